"""The grammar of time: one rule a row, each a pattern over the kinds of `kronik.when.lexicon` and a reading.

The longest match wins; of two as long, the one that stands first. A reading that finds no value (day 45, a bare year
that nothing shows to be one) gives way to the next longest.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from kronik.when import feasts, values
from kronik.when.context import MISPRINT, SURE, Context, day_of
from kronik.when.edtf import PARTS, SEASONS

DATE, TIME, DURATION, SET = "DATE", "TIME", "DURATION", "SET"


class Match(NamedTuple):
    """A rule's stretch of a chunk: a letter and a value for each token or mark, and the place in the text."""

    kinds: str
    values: tuple[Any, ...]
    starts: tuple[int, ...]
    start: int
    end: int

    def get(self, kinds: str) -> Any:
        """The value of the first of these kinds; None where there is none."""
        for kind, value in zip(self.kinds, self.values, strict=True):
            if kind in kinds:
                return value
        return None

    def all(self, kinds: str) -> list[Any]:
        """The values of these kinds, in order."""
        return [value for kind, value in zip(self.kinds, self.values, strict=True) if kind in kinds]

    def has(self, kinds: str) -> bool:
        """Whether one of these kinds occurs."""
        return any(kind in kinds for kind in self.kinds)


class Value(NamedTuple):
    """What an expression means."""

    type: str
    value: str
    approx: bool = False


Reading = Callable[[Match, Context], Value | None]

SIDES = {"l": -1, "L": -1, "g": 1, "X": 1, "t": 2, "R": 2}
"""Which side of the anchor: before, after, or the present one."""

UNITS = "YMWDHNSECQBG"
_UNIT_OF = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "N": "minute", "S": "second",
            "E": "decade", "C": "century", "Q": "quarter", "B": "half", "G": "weekend"}  # fmt: skip


def side(m: Match) -> int:
    """The side that the match names, 0 for none."""
    return next((SIDES[k] for k in m.kinds if k in SIDES), 0)


# ---- dates of the calendar ------------------------------------------------------------------------------------


def calendar(m: Match, at: Context) -> Value | None:
    """A day by month and number or by numbers, with whatever weekday, part, clock and zone stand about it."""
    weekday = m.get("de")
    day = _numbered(m, at, weekday) if m.has("nI") else _named(m, at, weekday)
    return _timed(m, at, day) if day else None


def _named(m: Match, at: Context, weekday: int | None) -> date | None:
    month, year, number = m.get("mv"), m.get("4y"), _day_number(m)
    if number is None or not 1 <= number <= 31:
        return None
    if year is None:
        if side(m) == 2:
            return day_of(at.anchor.year, month, number)
        return at.near(month, number, m.start, side(m), weekday)
    day = day_of(year, month, number)
    return _mended(day, weekday, at, [(number, month, year)])


def _day_number(m: Match) -> int | None:
    """The day of the month: the first number that no clock word stands before."""
    before = ""
    for kind, value in zip(m.kinds, m.values, strict=True):
        if kind in "1o" and before != "K":
            return int(value)
        before = kind
    return None


def _numbered(m: Match, at: Context, weekday: int | None) -> date | None:
    """A date in numbers: the order that is possible, that the weekday agrees with, that is the language's."""
    if (iso := m.get("I")) is not None:
        return day_of(*iso)
    first, second, year = m.get("n")
    if year is None and not (weekday is not None or at.opened(m.start) or m.has("Tk(") or _shown(m, at)):
        return None
    orders = [(first, second), (second, first)]
    if at.words.time.order == "mdy":
        orders.reverse()
    if year is None:
        days = [at.near(month, day, m.start, side(m), weekday) for day, month in orders if month <= 12]
    else:
        days = [day_of(year, month, day) for day, month in orders if month <= 12]
    found = [d for d in days if d]
    fitting = [d for d in found if weekday is None or d.weekday() == weekday]
    if fitting:
        return fitting[0]
    return _mended(found[0] if found else None, weekday, at, [(d, n, year or at.anchor.year) for d, n in orders])


def _shown(m: Match, at: Context) -> bool:
    """Whether a bare 7/5 is shown to be a date by the word before it."""
    return at.within(m.start) and at.words.time.order != "mdy"


def _mended(day: date | None, weekday: int | None, at: Context, numbers: list[tuple[int, int, int]]) -> date | None:
    """A date whose weekday contradicts it, set right where one number changed makes all agree near the anchor."""
    if weekday is None or (day and (day.weekday() == weekday or abs((day - at.anchor).days) <= SURE)):
        return day
    last = at.anchor.replace(day=1) - timedelta(1)
    for number, month, year in numbers:
        for y, n in ((at.anchor.year, month), (year, at.anchor.month), (at.anchor.year, at.anchor.month),
                     (last.year, last.month)):  # fmt: skip
            other = day_of(y, n, number) if n <= 12 else None
            if other and other.weekday() == weekday and abs((other - at.anchor).days) <= MISPRINT:
                return other
    return day


def _timed(m: Match, at: Context, day: date) -> Value | None:
    """A day with the clock or part of the day that the match holds."""
    part = _part(m)
    clock = _clock(m)
    if clock is not None:
        return _at(m, at, day, clock, part)
    if part in ("am", "pm"):
        return None
    if part:
        return Value(TIME, day.isoformat() + _code(part))
    return Value(DATE, day.isoformat())


def _part(m: Match) -> str | None:
    parts = m.all("p")
    halves = [p for p in parts if p in ("am", "pm")]
    return (halves or parts or [None])[-1]


def _code(part: str) -> str:
    return "TNI" if part == "dawn" else part


def _clock(m: Match) -> tuple[int, int, int | None] | None:
    """The clock: hh.mm, or the number after a clock word or before a part of the day."""
    if (clock := m.get("c")) is not None:
        return clock  # type: ignore[no-any-return]
    pairs = list(zip(m.kinds, m.values, m.kinds[1:] + " ", strict=True))
    for i, (kind, value, after) in enumerate(pairs):
        before = m.kinds[i - 1] if i else ""
        if kind in "1w" and value <= 24 and value == int(value) and (before == "K" or (after == "p" and before in ",")):
            return int(value), 0, None
    return None


def _at(m: Match, at: Context, day: date, clock: tuple[int, int, int | None], part: str | None) -> Value | None:
    """A clock time on a day, with the zone printed or else the text's own."""
    hour, minute, second = clock
    if part:
        hour = halved(hour, part)
    if hour == 24:
        day, hour = day + timedelta(1), 0
    if hour > 24:
        return None
    value = f"{day.isoformat()}T{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")
    zone = m.get("z")
    return Value(TIME, value + ("" if m.has("Z") and not zone else at.shift(zone, value)))


def halved(hour: int, part: str) -> int:
    """The hour of 24 that an hour of 12 is in a part of the day."""
    if hour > 12 or part in ("am", "TMO", "dawn"):
        return hour % 12 if hour == 12 else hour
    if part == "TMI" and hour in (10, 11):
        return hour
    if part == "TNI" and (hour < 5 or hour == 12):
        return hour % 12
    return hour % 12 + 12


def clock_first(m: Match, at: Context) -> Value | None:
    """A clock time, then its day: "pukul 19.30 WIB, Rabu (7/5)", "10:53 GMT on 7 May"."""
    return calendar(m, at) if m.has("mvnI") else weekday(m, at)


def spread(m: Match, at: Context) -> Value | None:
    """A stretch from day to day: "25 Juli hingga 3 Agustus 2014", "20-22 Juni"."""
    cut = max(m.kinds.rfind("-"), m.kinds.rfind("&"), m.kinds.rfind("/"), m.kinds.rfind("%"))
    month, year = m.all("mv"), m.all("4y")
    numbers = [v for k, v in zip(m.kinds, m.values, strict=True) if k in "1o"]
    if m.has("n"):
        second = calendar(m._replace(kinds="(" * (cut + 1) + m.kinds[cut + 1 :]), at)
        last = date.fromisoformat(second.value) if second else None
        first = day_of(last.year, last.month, numbers[0]) if last else None
    else:
        if len(numbers) < 2:
            return None
        last = day_of(year[-1], month[-1], numbers[-1]) if year else at.near(month[-1], numbers[-1], m.start, side(m))
        own = year[0] if len(year) > 1 else None
        first = day_of(own or last.year, month[0], numbers[0]) if last else None
        if first and last and first > last and own is None:
            first = day_of(last.year - 1, month[0], numbers[0])
    if not first or not last or first >= last:
        return None
    return Value(DATE, f"{first.isoformat()}/{last.isoformat()}")


def listed(m: Match, at: Context) -> Value | None:
    """One of several that share what follows the last: "24 dan 26 September", "Juni dan Juli 2025", "2014, 2015 dan 2016"."""
    month, year = m.get("mv"), m.get("4y")
    if month is None:
        return Value(DATE, f"{year:04}") if 1900 <= year <= 2100 else None
    shared = m.all("4y")
    if m.kinds[0] in "1o":
        number = m.get("1o")
        if shared:
            day = day_of(shared[-1], month, number)
        else:
            day = at.near(month, number, m.start, side(m))
        return Value(DATE, day.isoformat()) if day else None
    if shared:
        return Value(DATE, values.monthly(shared[-1], month))
    near = at.near_month(month, m.start, side(m))
    return Value(DATE, values.monthly(near.year, near.month)) if near else None


# ---- weekdays -------------------------------------------------------------------------------------------------


def weekday(m: Match, at: Context) -> Value | None:
    """A weekday: the last or next by the words beside it, else by the tense.

    Where the word is a week as well, words beside it place the week: "Minggu lalu" at the head of a sentence.
    """
    if side(m) and not m.has("D") and "W" in at.words.words[at.line[m.starts[0] :].split(maxsplit=1)[0]].kinds:
        return None
    return _timed(m, at, at.weekday(m.get("de"), m.start, side(m)))


def weekday_of_week(m: Match, at: Context) -> Value | None:
    """A weekday of a week told from the anchor: "Sabtu pekan lalu"."""
    move = {-1: -7, 1: 7}.get(side(m), 0)
    monday = at.anchor - timedelta(at.anchor.weekday()) + timedelta(move)
    return _timed(m, at, monday + timedelta(m.get("de")))


# ---- days from the anchor -------------------------------------------------------------------------------------


def day_away(m: Match, at: Context) -> Value | None:
    """A day by itself: kemarin, tomorrow night, besok pukul 10.00."""
    count, unit = m.get("k")
    if unit != "day":
        value = values.around(unit, count, at.anchor, at.clock)
        return Value(DATE, value) if value else None
    return _timed(m, at, at.anchor + timedelta(count))


def part_away(m: Match, at: Context) -> Value | None:
    """A part of a day by itself: "tadi malam", "tonight"."""
    count, part = m.get("q")
    day = at.anchor + timedelta(count)
    if (clock := _clock(m)) is not None:
        after = part == "TNI" and clock[0] < 6  # one o'clock of last night is this morning's
        return _at(m, at, day + timedelta(after), clock, part)
    return Value(TIME, day.isoformat() + _code(part))


def part_here(m: Match, at: Context) -> Value | None:
    """This evening; that evening is the one of the day told before."""
    part = m.get("p")
    if "T" + part[1:] not in PARTS and part != "dawn":
        return None
    if m.has("i"):
        day = at.reference()
        return Value(TIME, day.isoformat() + _code(part) if day else "PAST_REF")
    return Value(TIME, at.anchor.isoformat() + _code(part))


def clock(m: Match, at: Context) -> Value | None:
    """A clock time alone: on the day told before, or the anchor's."""
    found = _clock(m)
    if found is None or found[0] > 24:
        return None
    if not m.has("KzZp") and at.before(m.start) not in at.words.time.hours:
        return None
    if m.kinds == "K1" and found[0] == 0:
        return None
    return _at(m, at, at.reference() or at.anchor, found, _part(m))


def clocks(m: Match, at: Context) -> Value | None:
    """From clock to clock: "pukul 10.00-12.00 WIB"."""
    both = m.all("c")
    if not m.has("KzZ"):
        return None
    day = at.reference() or at.anchor
    ends = [_at(m, at, day, c, None) for c in both]
    if not all(ends) or both[0] >= both[1]:
        return None
    return Value(TIME, "/".join(e.value for e in ends if e))


# ---- units from the anchor ------------------------------------------------------------------------------------


def unit_beside(m: Match, at: Context) -> Value | None:
    """Last month, this year, next week; with an edge ("awal", "late") only about."""
    unit = m.get(UNITS)
    move = {-1: -1, 1: 1}.get(side(m), 0)
    if unit == "weekend" and not side(m) and at.anchor.weekday() < 4 and not at.ahead(m.start):
        move = -1  # on Monday "the weekend" is over
    value = values.around(unit, move, at.anchor, at.clock)
    return Value(DATE, value, m.has("U")) if value else None


def that_unit(m: Match, at: Context) -> Value | None:
    """That year, that day: the one told before, cut to the unit."""
    unit, told = m.get(UNITS), at.told[-1] if at.told else ""
    width = {"year": 4, "month": 7, "day": 10, "decade": 3}.get(unit, 0)
    whole = re.match(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?![\dX])", told)
    if unit == "week" and (day := at.reference()):
        return Value(DATE, values.of_week(day, 0))
    if not width or not whole or len(whole[0]) < width:
        return Value(DATE, "PAST_REF")
    return Value(DATE, whole[0][:width])


def counted(m: Match, at: Context) -> Value | None:
    """So many units ago or ahead: "35 hari lalu", "in two weeks' time"."""
    parts = _amounts(m)
    sign = 1 if m.has("0g") else -1
    return _moved(parts, sign, at.anchor, at)


def unit_told(m: Match, at: Context) -> Value | None:
    """The unit before or after the one told, or else the anchor's: "tahun sebelumnya", "hari berikutnya"."""
    unit, move = m.get(UNITS), 1 if m.has("#»") else -1
    day = at.reference()
    if day is None and at.told and (match := re.match(r"(\d{4})(?:-(\d\d))?(?![\dX-])", at.told[-1])):
        day = date(int(match[1]), int(match[2] or 1), 1) if unit in ("year", "month") else None
    value = values.around(unit, move, day or at.anchor)
    return Value(DATE, value) if value else None


def told(m: Match, at: Context) -> Value | None:
    """So many units after or before what was told: "dua hari kemudian"."""
    sign = 1 if m.has("6") else -1
    day = at.reference()
    if day is None:
        return Value(DATE, "PAST_REF")
    return _moved(_amounts(m), sign, day, at)


def _moved(parts: list[tuple[float | None, Any]], sign: int, day: date, at: Context) -> Value | None:
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
    if value is None:
        return None
    if unit in values.CLOCKED:
        return Value(TIME, value + at.offset)
    return Value(DATE, value, coarse)


_YEARS = {"decade": 10, "century": 100}


def _within_day(amount: float, unit: str, sign: int, day: date) -> Value | None:
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
            found.append((1, value))
        elif kind == "u":
            found.append((None, value))
        elif kind in UNITS:
            found.append((amount, value))
    return found


# ---- durations and sets ---------------------------------------------------------------------------------------


SIZES = ("second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "half", "year", "decade", "century")


def duration(m: Match, at: Context) -> Value | None:
    """A length of time: "5 tahun dan 6 bulan", "several days", "lima tahun terakhir"."""
    parts = _amounts(m)
    if m.kinds[-1] in UNITS and _numbered_after(m, at):
        return None
    if any(u == "weekend" and a is not None for a, u in parts):
        return None
    sizes = [SIZES.index(unit) for _, unit in parts]
    if any(a <= b for a, b in zip(sizes, sizes[1:], strict=False)):
        return None  # two lengths, not one: "5 jam dan 7 jam"
    return Value(DURATION, values.duration(parts), _amounts_vague(parts))


def days_to_now(m: Match, at: Context) -> Value | None:
    """So many days up to today: "dua hari ini"."""
    count, unit = m.get("k")
    return Value(DURATION, values.duration([(m.get("19wx"), unit)])) if count == 0 else None


def _amounts_vague(parts: list[tuple[float | None, Any]]) -> bool:
    return any(amount is None for amount, _ in parts)


def _numbered_after(m: Match, at: Context) -> bool:
    """Whether a number follows the unit, so that it counts no length: "menit ke-90", "5 Tahun 2014"."""
    return re.match(r"\s?(?:ke-?\s?)?\d", at.line[m.end : m.end + 8]) is not None and m.get(UNITS) in ("minute", "year")


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
    if (number := m.get("de")) is not None:
        part = m.get("p")
        return Value(SET, f"XXXX-WXX-{number + 1}" + (_code(part) if part else ""))
    if m.has("mv"):
        day = f"-{m.get('1o'):02}" if m.has("1o") else ""
        return Value(SET, f"XXXX-{m.get('mv'):02}{day}")
    if m.has("T"):
        return Value(SET, f"XXXX-XX-{m.get('1'):02}")
    if m.has("p"):
        return Value(SET, f"XXXX-XX-XX{_code(m.get('p'))}") if m.get("p") not in ("am", "pm") else None
    if m.has("G"):
        return Value(SET, "XXXX-WXX-WE")
    if m.has("~") and m.has("W") and re.match(r"\s?\(\d", at.line[m.end : m.end + 3]):
        return None  # "per Minggu (20/4)": the day
    if m.has("C") and not m.has("c"):
        return Value(SET, values.duration(_amounts(m)))
    if m.has("c"):
        hour, minute, _ = m.get("c")
        return Value(SET, f"T{hour:02}:{minute:02}")
    return Value(SET, values.duration(_amounts(m)))


def often(m: Match, at: Context) -> Value | None:
    """A number of times in a unit: "dua kali seminggu", "setahun sekali", "three times a day"."""
    parts = [(a, u) for a, u in _amounts(m) if u]
    unit = parts[-1][1]
    count = m.get("19w") if m.kinds.endswith("=") and m.has("19w") else 1
    return Value(SET, values.duration([(count, unit)]))


def rate(m: Match, at: Context) -> Value | None:
    """A set by itself: daily. Before a name it is part of it ("harian Kompas")."""
    return Value(SET, m.get("J"))


# ---- months, years, and what is longer ------------------------------------------------------------------------


def month(m: Match, at: Context) -> Value | None:
    """A month with or without its year."""
    number, year = m.get("mv"), m.get("4y")
    if year is None and (of := [k for k in m.kinds if k in "YE"]) and side(m) and of:
        year = at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0)
    if year is not None:
        return Value(DATE, values.monthly(year, number), m.has("U"))
    if not (m.has("UMlgtLXR") or _bare_month(m, at)):
        return None
    first = at.near_month(number, m.start, {2: 0}.get(side(m), side(m)))
    if side(m) == 2:
        return Value(DATE, values.monthly(at.anchor.year, number), m.has("U"))
    return Value(DATE, values.monthly(first.year, first.month), m.has("U")) if first else None


def _bare_month(m: Match, at: Context) -> bool:
    """Whether a month's name alone is the month and not a person or a word."""
    return at.within(m.start)


def months(m: Match, at: Context) -> Value | None:
    """From month to month: "Mei-Juni 2025"."""
    (first, last), year = m.all("mv")[:2], m.all("4y")
    if not year and not (m.has("M") or at.within(m.start)):
        return None
    end = year[-1] if year else None
    if end is None:
        near = at.near_month(last, m.start, side(m))
        end = near.year if near else at.anchor.year
    begin = year[0] if len(year) > 1 else end - (first > last)
    return Value(DATE, f"{values.monthly(begin, first)}/{values.monthly(end, last)}")


def year(m: Match, at: Context) -> Value | None:
    """A year that something shows to be one: a unit, an edge, a word beside it, or the word before."""
    number = m.get("4y")
    if not m.has("YUlgtia") and (not 1500 <= number <= 2100 or not at.within(m.start) or at.counts(m.end)):
        return None
    return Value(DATE, f"{number:04}", m.has("U"))


def years(m: Match, at: Context) -> Value | None:
    """From year to year, or a year of two numbers: "periode 2020-2023", "tahun ajaran 2016/2017"."""
    first, last = m.get("2") or m.all("4")[:2]
    if first >= last or not (m.has("Ya") or at.within(m.start) or at.opened(m.start)):
        return None
    return Value(DATE if m.has("a") else DURATION, f"{first:04}/{last:04}")


def law(m: Match, at: Context) -> Value | None:
    """A number and a year: "Nomor 12 Tahun 2025" is a law, and no date at all."""
    return Value("", "")


def decade(m: Match, at: Context) -> Value | None:
    """The nineties; one of two digits only where something shows that it counts years, not things."""
    if m.has("ð") and not m.has("YEU") and not at.within(m.start):
        return None
    return Value(DATE, f"{m.get('8ð'):03}", m.has("U"))


def century(m: Match, at: Context) -> Value | None:
    """The n-th century; the 19th begins in 1800."""
    number = m.get("o1r")
    return Value(DATE, f"{number - 1:02}", m.has("U")) if number and 1 <= number <= 25 else None


def quarter(m: Match, at: Context) -> Value | None:
    """The n-th quarter or half of a year."""
    number, year = m.get("1orw"), m.get("4y")
    letter, most = ("Q", 4) if m.has("Q") else ("H", 2)
    if number is None or not 1 <= number <= most:
        return None
    if year is None:
        year = at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0)
        if not m.has("YQLlgt") and not at.within(m.start):
            return None  # "semester 2" is a student's
    return Value(DATE, f"{year:04}-{letter}{int(number)}")


def week_of(m: Match, at: Context) -> Value | None:
    """The n-th week of a month."""
    number, year = m.get("o"), m.get("4y")
    near = at.near_month(m.get("mv"), m.start, side(m)) if year is None else date(year, m.get("mv"), 1)
    value = values.week_of_month(near.year, near.month, number) if near else None
    return Value(DATE, value, True) if value else None


def season(m: Match, at: Context) -> Value | None:
    """A season of a year."""
    year, name = m.get("4"), m.get("s")
    if year is None:
        year = at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0)
        first = SEASONS[name]
        if side(m) < 0 and at.anchor.month >= first:  # the last one is this year's once it has begun
            year += 1
        if side(m) > 0 and at.anchor.month < first:
            year -= 1
    return Value(DATE, f"{year:04}-{name}", m.has("U"))


def day_of_month(m: Match, at: Context) -> Value | None:
    """A day by its number alone: "tanggal 5", "tanggal 5 bulan depan"."""
    number, move = m.get("1o"), {-1: -1, 1: 1}.get(side(m))
    if move is not None or m.has("t"):
        first = date.fromisoformat(values.of_month(at.anchor, move or 0) + "-01")
        day = day_of(first.year, first.month, number)
    else:
        day = _near_number(number, m, at)
    return _timed(m, at, day) if day else None


def _near_number(number: int, m: Match, at: Context) -> date | None:
    day = day_of(at.anchor.year, at.anchor.month, number)
    if at.ahead(m.start) and day and day < at.anchor:
        following = date.fromisoformat(values.of_month(at.anchor, 1) + "-01")
        return day_of(following.year, following.month, number)
    return day


# ---- feasts and phrases ---------------------------------------------------------------------------------------


def feast(m: Match, at: Context) -> Value | None:
    """A feast of a year told or the nearest by tense; H-3 counts from its first day, H+3 from its last."""
    if not at.words.time.feasts or not _capital(m, at):
        return None
    year = m.get("4") or (at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0) if side(m) else None)
    spec = m.get("V")
    found = feasts.in_year(spec, year) if year else feasts.near(spec, at.anchor, ahead=at.ahead(m.start))
    if found is None:
        return None
    day, last = found
    count = m.get("O")
    if count is not None:
        day = (day if count < 0 else last) + timedelta(count)
    if (part := m.get("p")) is not None:
        eve = m.kinds.index("p") < m.kinds.index("V") and part in ("TNI", "TEV")
        return Value(TIME, (day - timedelta(eve)).isoformat() + _code(part))
    return Value(DATE, day.isoformat(), m.has("U"))


def _capital(m: Match, at: Context) -> bool:
    del m, at
    return True


def vague(m: Match, at: Context) -> Value | None:
    """A phrase of no measurable distance."""
    return Value(DATE, m.get("P"))


# ---- the table ------------------------------------------------------------------------------------------------

N, U, SIDE = "[19w4]", f"[{UNITS}]", "[lgt]"
CLOCK = r"[,(/\-]{0,2}(?:K?cp?|K1p?|1p)\)?\(?[zZ]{0,2}"
PART = r"[,(.]?p?\)?"
WEEKDAY = rf"(?:[LXR]?D?[de]p?t?[,(.\-]{{0,3}}p?[,(]?)?"
DMY = r"T?[1o]-?M?[mv]-?,?(?:Y?[4y])?"
MDY = r"[mv][1o](?:,?[4y])?"
NUMBERS = r"(?:k\(?)?T?D?\(?[nI]"
DAY = rf"(?:{DMY}|{MDY}|{NUMBERS})"

TABLE: tuple[tuple[str, str, Reading], ...] = (
    ("law", r"[19]Y4", law),
    ("calendar", rf"p?{WEEKDAY}(?:{DAY})\)?[,(]?(?:[lgk]|t(?![YMW]))?{PART}(?:{CLOCK})?Z?", calendar),
    ("clock, calendar", rf"(?:K?cp?|1p)[zZ]?,?\(?{WEEKDAY}(?:{DAY})\)?", clock_first),
    ("spread", r"T?[1o]M?[mv]?(?:,?Y?4)?[-&/]T?[1o]M?[mv](?:,?Y?[4y])?[lgt]?", spread),
    ("spread", r"(?:[de][-&%][de][,(]{0,2})?T?[1o]\(?[-&%]n", spread),
    ("spread", r"[mv][1o](?:,?4)?[-&/](?:[mv])?[1o](?:,?4)?", spread),
    ("list", r"(?P<own>[1o])(?:,[1o]){0,4},?%[1o]M?[mv](?:,?Y?[4y])?[lgt]?", listed),
    ("list", r"(?P<own>m)(?:,m){0,4},?%m(?:,?Y?4)?[lgt]?", listed),
    ("list", r"(?P<own>4)(?:,4){0,6},?%4", listed),
    ("weekday of week", r"D?[de]p?,?[LXR]?W[lgt]p?", weekday_of_week),
    ("weekday", rf"D?[LXR]?dp?[lgtk]?p?[,(]?(?:{CLOCK})?Z?", weekday),
    ("clock, weekday", rf"(?:K?cp?|1p)[zZ]?,?D?[d]", clock_first),
    ("day", rf"k(?:(?:[,(]|p){{0,2}}{CLOCK}|p?)Z?", day_away),
    ("part of day", rf"q(?:{CLOCK})?Z?", part_away),
    ("part of day", r"p[ti]", part_here),
    ("clock", r"(?:K(?:c|1)p?|cp?|1p)\)?\(?[zZ]{0,2}", clock),
    ("clocks", r"Kc[zZ]?[-&]K?c[zZ]{0,2}|c[-&]c[zZ]{1,2}", clocks),
    ("unit", r"U?[YMWQBEGC][lgt]|U?[LXR][YMWQBEGC]|U[YM]|G", unit_beside),
    ("that unit", r"[YMWDE]i|@[YMWDE]", that_unit),
    ("ago", rf"U?(?:[19wx]{U}(?:[%,]?[19w]{U})?|f)[lj]", counted),
    ("ahead", rf"(?:[19wx]{U}|f)0", counted),
    ("unit told", r"[YMWDQ][<#]|[«»][YMWDQ]", unit_told),
    ("told", rf"(?:[19wx]{U}|f)[63]", told),
    ("duration", rf"[19wx4]-?{U}[%,]?[19w]{U}[%,]?[19w]{U}[b5go]?", duration),
    ("duration", rf"[19wx4]-?{U}[%,]?[19w]{U}[b5go]?", duration),
    ("duration", rf"(?:[19wx4]-?{U}|f|u)[b5go]?", duration),
    ("duration", rf"[F7](?:[19wx]?{U}|f)", duration),
    ("days to now", r"[19wx]k", days_to_now),
    ("durations", rf"[19w][-&%][19w]{U}[b5g]?", durations),
    ("set", rf"h(?:D?dp?|T?[1o]?[mv]|T1|p|G|c|Kc|[19w]?{U}|f)|~(?:[19w]?{U}|f|p)", each),
    ("set", rf"=f|f=|=[19w]?{U}|[19w]{U}=|[19w]=(?:[h~]?f|[h~]{U}|w{U}|1{U})", often),
    ("rate", r"J", rate),
    ("month", r"U?(?:M?[mv][-,/]?Y?[4y]|M?m,?Y[lgt]|m,?[LXR]Y|M?m[lgt]?|Mv|[LXR][mv])", month),
    ("month", r"[mv]", month),
    ("months", r"M?[mv](?:Y?4)?[-&/]M?[mv](?:,?Y?4)?", months),
    ("year", r"U?(?:Y[4y][lgti]?|4[lgt]|4)", year),
    ("years", r"[Ya]?(?:2|4[-&]4)|aY?2", years),
    ("academic", r"a4", year),
    ("decade", r"U?(?:[YE]?8|[YE]ð)|ð", decade),
    ("century", r"U?(?:C[o1r]|oC)", century),
    ("quarter", r"[QB][1orw][-/,]?(?:Y?4|Y[lgt])?|o[QB],?(?:Y?4|[LXR]Y)?", quarter),
    ("week of month", r"Wo,?M?[mv],?(?:Y?4)?|oW,?M?[mv],?(?:Y?4)?", week_of),
    ("season", r"U?s(?:Y?4|[lgt])|[LXR]s", season),
    ("day of month", rf"T1(?:M[lgt])?[,(]?(?:{CLOCK})?", day_of_month),
    ("feast", r"(?:O|U|p)?V(?:Y?4|Y[lgt]|[lg])?p?", feast),
    ("phrase", r"P", vague),
)
"""Name, pattern, reading."""
