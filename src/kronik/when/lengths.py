"""Readings of units: those told from the anchor ("tahun lalu"), lengths of time, and sets."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from kronik.when import feasts, values
from kronik.when.context import Context, day_of
from kronik.when.match import DATE, DURATION, SET, TIME, UNITS, Match, Value, code, side


def unit_beside(m: Match, at: Context) -> Value | None:
    """Last month, this year, next week; with an edge ("awal", "late") only about."""
    unit = m.get(UNITS)
    move = {-1: -1, 1: 1}.get(side(m), 0)
    if m.kinds[0] in "LXR" and at.loose(m.start, m.end):
        return None  # "last for years"
    if m.has("U") and not side(m) and "u" in m.readings[-1]:
        return None  # "the early months"
    if not side(m) and unit == "week" and "d" in m.readings[m.kinds.index("W")]:
        return None  # with a capital, and nothing that places it: the Sunday
    if unit == "weekend" and not side(m) and at.text[m.start].isupper() and at.named(m.end):
        return None  # "The Weekend Beacon"
    if unit == "weekend" and not side(m) and at.anchor.weekday() < 4 and not at.ahead(m.start):
        move = -1  # on Monday "the weekend" is over
    if side(m) and abs(side(m)) == 1 and "u" in m.readings[-1] and m.kinds[-1] in UNITS:
        return Value(DATE, "PAST_REF" if side(m) < 0 else "FUTURE_REF")  # "in past years"
    value = values.around(unit, move, at.anchor, at.clock)
    return Value(DATE, value, m.has("U")) if value else None


def that_unit(m: Match, at: Context) -> Value | None:
    """That year, that day: the one told before, cut to the unit."""
    unit, told = m.get(UNITS), at.told
    if at.loose(m.start, m.end):
        return None  # "said that on the day"
    width = {"year": 4, "month": 7, "day": 10, "decade": 3}.get(unit, 0)
    whole = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\dX])", told)
    if unit == "week" and (day := at.reference()):
        return Value(DATE, values.of_week(day, 0))
    if not width or not whole or len(whole[0]) < width:
        return Value(DATE, "PAST_REF")
    return Value(DATE, whole[0][:width])


def that_unit_of(m: Match, at: Context) -> Value | None:
    """The same month or quarter of another year: "bulan yang sama tahun lalu", "the same quarter last year"."""
    unit, move = m.get("MQ"), {-1: -1, 1: 1}.get(side(m), 0)
    told = re.match(r"(\d{4})-(Q\d|\d\d)(?!\d)", at.told)
    if told and (told[2][0] == "Q") == (unit == "quarter"):
        return Value(DATE, f"{int(told[1]) + move:04}-{told[2]}")
    day = day_of(at.anchor.year + move, at.anchor.month, 1)
    value = values.around(unit, 0, day) if day else None
    return Value(DATE, value) if value else None


def counted(m: Match, at: Context) -> Value | None:
    """So many units ago or ahead: "35 hari lalu", "in two weeks' time"."""
    parts = _amounts(m)
    sign = 1 if m.has("0g") else -1
    return moved(parts, sign, at.anchor, at)


def to_the_day(m: Match, at: Context) -> Value | None:
    """So many weeks, months or years ago to the day: "a week ago today"."""
    (amount, unit), count = _amounts(m)[0], (m.get("k") or (0,))[0]
    if (weekday := m.get("d")) is not None and amount == int(amount or 0):
        return Value(DATE, values.of_day(at.weekday(weekday, m.start), -7 * int(amount)))
    if count or amount is None or amount != int(amount) or unit not in ("week", "month", "year"):
        return None
    if unit == "week":
        return Value(DATE, values.of_day(at.anchor, -7 * int(amount)))
    year, month = divmod(at.anchor.year * 12 + at.anchor.month - 1 - int(amount) * (12 if unit == "year" else 1), 12)
    day = day_of(year, month + 1, at.anchor.day)
    return Value(DATE, day.isoformat()) if day else None


def to_the_unit(m: Match, at: Context) -> Value | None:
    """The week or month that many years ago: "ten years ago this week"."""
    amount, unit = _amounts(m)[0][0], m.get("WMG")
    year = at.anchor.year - int(amount or 0)
    day = day_of(year, at.anchor.month, min(at.anchor.day, 28)) if amount == int(amount or 0) else None
    value = values.around(unit, 0, day) if day else None
    return Value(DATE, value) if value else None


def from_the_day(m: Match, at: Context) -> Value | None:
    """So many days, weeks or months from a day: "a week from Friday", "two weeks from today"."""
    (amount, unit), (count, named) = _amounts(m)[0], m.get("k") or (0, "day")
    if at.words.time.hence == () or amount != int(amount or 0) or named != "day":
        return None
    if at.line[m.start : m.end].split()[-2] not in at.words.time.hence:
        return None
    day = at.anchor + timedelta(count)
    if (weekday := m.get("d")) is not None:
        day = at.anchor + timedelta((weekday - at.anchor.weekday()) % 7)
    if unit == "month":
        return Value(DATE, values.of_month(day, int(amount)))
    return Value(DATE, values.of_day(day, int(amount) * (7 if unit == "week" else 1)))


def half_ago(m: Match, at: Context) -> Value | None:
    """So many units and a half ago: "a year and a half ago"."""
    amount, unit = _amounts(m)[0]
    return moved([(amount + HALF, unit)], -1, at.anchor, at) if m.get("w") and HALF in m.values and amount else None


HALF = 0.5


def counted_between(m: Match, at: Context) -> Value | None:
    """From so many to so many units ago: "1-2 tahun yang lalu"."""
    near, far = m.all("19w")
    unit = m.get(UNITS)
    ends = [values.around(unit, -amount, at.anchor, at.clock) for amount in (far, near)]
    if near >= far or unit in values.CLOCKED or unit in _YEARS:
        return None
    return Value(DATE, f"{ends[0]}/{ends[1]}" if all(ends) else "PAST_REF", True)


def unit_told(m: Match, at: Context) -> Value | None:
    """The unit before or after the one told, or else the anchor's: "tahun sebelumnya", "hari berikutnya"."""
    unit, move = m.get(UNITS), 1 if m.has("#»") else -1
    value = values.around(unit, move, at.reference(unit) or at.anchor)
    return Value(DATE, value) if value else None


def day_told(m: Match, at: Context) -> Value | None:
    """A day by its distance from the one told before: "keesokan harinya"."""
    count, unit = m.get("ŧ")
    word = at.line[m.start : m.end].split()[-1]
    if word in at.words.time.hours and at.governs(m.end):
        return None  # "the day before the vote"
    if unit in ("year", "month", "week"):
        base = at.reference(unit)
        value = values.around(unit, count, base) if base else "PAST_REF"
        return Value(DATE, value) if value else None
    day = at.reference()
    if day is None:
        return Value(DATE, "PAST_REF")
    if unit == "day":
        return Value(DATE, values.of_day(day, count))
    return Value(TIME, values.of_day(day, count) + code(unit))


def told(m: Match, at: Context) -> Value | None:
    """So many units after or before what was told: "dua hari kemudian"."""
    sign, parts = 1 if m.has("6") else -1, _amounts(m)
    day = at.reference(parts[0][1])
    if day is None or any(amount is None for amount, _ in parts):
        return Value(DATE, "PAST_REF")
    return moved(parts, sign, day, at)


def moved(parts: list[tuple[float | None, Any]], sign: int, day: date, at: Context) -> Value:
    """The value that lies so many units before (-1) or after (1) a day; vague where an amount is."""
    if any(amount is None for amount, _ in parts):
        return Value(DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    (amount, unit), rest = parts[0], parts[1:]
    if rest and unit == "year" and rest[0][1] == "month":
        amount, unit = (amount or 0) * 12 + (rest[0][0] or 0), "month"
    coarse = unit in _YEARS
    if coarse:  # "two decades ago" is a year about then, not a decade
        amount, unit = (amount or 0) * _YEARS[unit], "year"
    clock = at.clock if day == at.anchor else None
    if unit in values.CLOCKED and clock is None:
        return _within_day(amount or 0, unit, sign, day)
    value = values.around(unit, sign * (amount or 0), day, clock)
    if value is None:  # before or after all calendars: "66 juta tahun lalu"
        return Value(DATE, "PAST_REF" if sign < 0 else "FUTURE_REF")
    if unit in values.CLOCKED:
        return Value(TIME, value + at.offset)
    return Value(DATE, value, coarse)


_YEARS = {"decade": 10, "century": 100}


def _within_day(amount: float, unit: str, sign: int, day: date) -> Value:
    """Hours from an anchor whose clock is not known: its day or the one beside it."""
    hours = amount / {"hour": 1, "minute": 60, "second": 3600}[unit]
    if hours < 1:
        return Value(DATE, day.isoformat(), True)
    days = [day + timedelta(sign * int(hours // 24)), day + timedelta(sign * int(-(-hours // 24)))]
    return Value(DATE, "/".join(d.isoformat() for d in sorted(set(days))), True)


def _amounts(m: Match) -> list[tuple[float | None, Any]]:
    """Amounts with their units, in order; a fused or vague word is one or an unknown number."""
    found: list[tuple[float | None, Any]] = []
    amount: float | None = 1
    for kind, value in zip(m.kinds, m.values, strict=True):
        if kind in "19w4":
            amount = value
        elif kind in "xu":
            amount = None
        if kind == "f":
            one, unit = value
            found.append((None if amount is None else amount * one, unit))
        elif kind == "u":
            found.append((None, value))
        elif kind in UNITS:
            found.append((amount, value))
    return found


# ---- durations and sets ---------------------------------------------------------------------------------------


def duration(m: Match, at: Context) -> Value | None:
    """A length of time: "5 tahun dan 6 bulan", "several days", "lima tahun terakhir"."""
    parts = _amounts(m)
    if m.kinds[-1] in UNITS and (_numbered_after(m, at) or _entitled(m, at) or _fraction(m, at)):
        return None
    if m.kinds[0] in "F7" and len(m.kinds) == 2 and "u" in m.readings[1]:
        parts = [(None, parts[0][1])]  # "in the past years"
    before = at.before(m.start)
    shown = before in at.words.time.lasting or (at.within(m.start) and not at.edge(before))
    if m.kinds[0] == "u" and len(m.readings[0]) > 1 and not shown:
        return None  # a plain plural: "for years", but not "the years" or "the early years"
    if any((u == "weekend" and a is not None) or a == 0 for a, u in parts):
        return None
    if m.kinds[-1] == "B" and at.line[m.start : m.end].split()[-1].rpartition("-")[2] in at.words.time.weak:
        return None  # "one half of it"
    if parts[-1][1] == "second" and (lap := _LAP.search(at.line, m.start, m.end)):
        parts[-1] = (float(f"{lap[1]}.{lap[2]}"), "second")
    sizes = [DAYS[unit] for _, unit in parts]
    if any(a <= b for a, b in pairwise(sizes)) or any(_whole(a, b) for a, b in pairwise(parts)):
        return None  # two lengths, not one: "5 jam dan 7 jam", "lima abad atau 500 tahun"
    return Value(DURATION, values.duration(parts), _amounts_vague(parts))


_LAP = re.compile(r"(?<!\d)([0-5]?\d)[.,](\d{3})(?!\d)")
"""Seconds and thousandths, as races are timed: "36,439 detik" is no day's length."""


def _entitled(m: Match, at: Context) -> bool:
    """Whether a length is part of a title, all its words with capitals: "The Seven Year Harvest"."""
    words = at.text[m.start : m.end].split()
    return len(words) > 1 and all(word[0].isupper() for word in words) and at.named(m.end)


def _fraction(m: Match, at: Context) -> bool:
    """Whether quarters are no part of a year: "three quarters of it", "a three-quarter coat", "a quarter million"."""
    behind = at.behind(m.end)
    return m.kinds[-1] == "Q" and ("-" in m.kinds or behind in at.words.time.of or behind in at.words.time.numbers)


def _whole(large: tuple[float | None, Any], small: tuple[float | None, Any]) -> bool:
    """Whether the smaller length is a whole one of the larger unit or more, and so no rest of it."""
    return small[0] is not None and small[0] * DAYS[small[1]] >= DAYS[large[1]]


DAYS = {"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1, "weekend": 2, "week": 7, "month": 30,
        "quarter": 91, "half": 182, "year": 365, "decade": 3652, "century": 36524}  # fmt: skip


def days_to_now(m: Match, at: Context) -> Value | None:
    """So many days up to today: "dua hari ini"; of several up to yesterday only that they are past.

    A number in digits counts them only where a word before it shows a time: "nomor 6. Hari ini" is two things.
    """
    count, unit = m.get("k")
    amount = m.get("19wx")
    if m.has("x"):
        return Value(DATE, "PAST_REF", True) if count < 0 else Value(DURATION, values.duration([(None, unit)]), True)
    shown = m.has("w") or at.within(m.start)
    if count or not shown or amount > MOST or not at.line[m.start : m.end].split()[0].isalnum():
        return None
    return Value(DURATION, values.duration([(amount, unit)]))


MOST = 31
"""Days that are counted up to today; of more, news tells weeks and months."""


def and_half(m: Match, _: Context) -> Value | None:
    """A length and a half: "an hour and a half"."""
    (amount, unit), *_rest = _amounts(m)
    if m.values[-1] != 0.5 or amount is None:
        return None
    return Value(DURATION, values.duration([(amount + 0.5, unit)]))


def _amounts_vague(parts: list[tuple[float | None, Any]]) -> bool:
    return any(amount is None for amount, _ in parts)


def _numbered_after(m: Match, at: Context) -> bool:
    """Whether a number follows the unit, so that it counts no length: "menit ke-90", "5 Tahun 2014"."""
    return re.match(r"\s?(?:ke-?\s?)?\d", at.line[m.end : m.end + 8]) is not None and m.get(UNITS) in (
        "minute",
        "year",
        "quarter",
        "half",
    )


def durations(m: Match, at: Context) -> Value | None:
    """From length to length: "15 hingga 20 tahun", "2-3 days"."""
    low, high = m.all("19w")[:2]
    unit = m.get(UNITS)
    if low >= high or _numbered_after(m, at):
        return None
    both = [values.duration([(n, unit)]) for n in (low, high)]
    return Value(DURATION, both[0] if m.has("%") else "/".join(both), True)


def each(m: Match, at: Context) -> Value | None:
    """A set: every day, every Monday night, every 17 August."""
    part, number, month = m.get("pṗ"), m.get("1" if m.has("d") else "1o"), m.get("mv")
    if part in ("am", "pm") or (number is not None and not 1 <= number <= 31):
        return None
    if (weekday := m.get("deđ")) is not None:
        return Value(SET, f"XXXX-WXX-{weekday + 1}" + (code(part) if part else ""))
    if month is not None:
        return Value(SET, f"XXXX-{month:02}" + ("" if number is None else f"-{number:02}"))
    if m.has("T"):
        return Value(SET, f"XXXX-XX-{number:02}")
    if part:
        return Value(SET, f"XXXX-XX-XX{code(part)}")
    if m.has("G"):
        return Value(SET, "XXXX-WXX-WE")
    if m.has("B") and at.line[m.start : m.end].split()[-1] in at.words.time.weak:
        return None  # "each half" of a match
    if m.has("s"):
        return Value(SET, f"XXXX-{m.get('s')}")
    if m.has("V"):
        return _yearly(m.get("V"), at)
    if m.has("c"):
        hour, minute, _ = m.get("c")
        return Value(SET, f"T{hour:02}:{minute:02}")
    if m.has("~") and m.has("W") and re.match(r"\s?\(\d", at.line[m.end : m.end + 3]):
        return None  # "per Minggu (20/4)": the day
    if m.has("~") and m.has("QB") and re.match(r"\s[IVX\d]", at.text[m.end : m.end + 2]):
        return None  # "per kuartal I 2020": since that quarter
    if len(counts := m.all("19w")) > 1:
        return Value(SET, "/".join(values.duration([(n, m.get(UNITS))]) for n in counts))
    step = m.get("h") or 1
    return Value(SET, values.duration([(amount and amount * step, unit) for amount, unit in _amounts(m)]))


def _yearly(feast: str, at: Context) -> Value | None:
    """Every feast: on its day where that is fixed, else once a year."""
    days = feasts.in_year(feast, at.anchor.year)
    fixed = feast[:5].replace("-", "").isdecimal()
    return Value(SET, f"XXXX{days[0].isoformat()[4:]}" if days and fixed else "P1Y")


def often(m: Match, at: Context) -> Value | None:
    """A number of times in a unit: "dua kali seminggu", "setahun sekali", "three times a day"."""
    if m.kinds[0] == "=" and at.text[m.start].isupper() and at.text[m.start - 2 : m.start - 1].isalnum():
        return None  # a newspaper's name before a length
    if m.kinds[0] == "=" and not set(at.line[m.start : m.end].split()).isdisjoint(at.words.time.of):
        return None  # "the best times of the year"
    parts = [(a, u) for a, u in _amounts(m) if u]
    unit = parts[-1][1]
    count = m.get("19w") if m.kinds.endswith("=") and m.kinds[0] != "f" and m.has("19w") else 1
    return Value(SET, values.duration([(count, unit)]))


def rate(m: Match, at: Context) -> Value | None:
    """A set by itself: daily; of several units: "lima tahunan".

    Before a capital it is part of a name, a daily and what it is called; with one behind another it is one.
    """
    value, number = m.get("J"), m.get("19w")
    if at.text[m.start].isupper() and at.capital(m.start):
        return None
    if number is not None and not at.words.time.numbered_rates:
        return None
    if at.text[m.end : m.end + 2].strip().isupper() or (number is not None and not value.startswith("P1")):
        return None
    return Value(SET, value if number is None else f"P{number:g}{value[2:]}")
