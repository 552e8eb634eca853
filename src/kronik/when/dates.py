"""Readings of days and hours: calendar dates, weekdays, days from the anchor, clock times."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from kronik.when import feasts, values
from kronik.when.context import MISPRINT, SURE, WITHIN, Context, day_of
from kronik.when.match import DATE, NO_TIME, SET, TIME, Match, Value, code, side


def calendar(m: Match, at: Context) -> Value | None:
    """A day by month and number or by numbers, with whatever weekday, part, clock and zone stand about it."""
    weekday = m.get("deđ")
    if (m.kinds[0] in "1o" and at.site(m.start)) or at.street(m.end):
        return NO_TIME
    day = _numbered(m, at, weekday) if m.has("nI") else _named(m, at, weekday)
    if day is None or (m.kinds[0] in "LXR" and weekday not in (None, day.weekday())):
        return None  # "last Friday" is one day and no other: what contradicts it is another
    return _timed(m, at, day)


def _named(m: Match, at: Context, weekday: int | None) -> date | None:
    month, year, number = m.get("mv"), m.get("4y") or at.year_told(m.kinds), _day_number(m)
    if number is None or not 1 <= number <= 31:
        return None
    if _apart(m, at):
        return None  # "Bill 10 in May"
    if m.has("o") and (_NUMBER.match(at.line, m.end) or _ranked(m, at)):
        return None  # "the first on February 19", "the first in February"
    if m.kinds[0] == "4" and _YEAR.match(at.line, m.end):
        return None  # the day has a year of its own behind it
    if year is None:
        if side(m) == 2:
            return day_of(at.anchor.year, month, number)
        if "Y" in m.kinds and side(m):
            return day_of(at.anchor.year + side(m), month, number)
        return at.near(month, number, m.start, side(m), weekday)
    day = day_of(year, month, number)
    return _mended(day, weekday, at, [(number, month, year)])


_YEAR = re.compile(r"\s?[12]\d{3}(?!\d)")


def _apart(m: Match, at: Context) -> bool:
    """Whether a word stands between day and month that joins none: "in March about 12 people"."""
    of, words = at.words.time.of, at.line[m.start : m.end].split()
    if not of or re.match("[1ow][mv]|[mv][1o]", m.kinds) is None:
        return False
    return words[1] in at.words.time.glue and words[1] not in of and words[1] not in at.words.time.articles


def _ranked(m: Match, at: Context) -> bool:
    """Whether an ordinal in letters counts something else than days of the month: "the first in March"."""
    words = at.line[m.start : m.end].split()
    return m.kinds[0] == "o" and words[0].isalpha() and not any(word in at.words.time.of for word in words[1:3])


_NUMBER = re.compile(r"\s\d{1,2}(?![\d:.])")


def _day_number(m: Match) -> int | None:
    """The day of the month: the first number that no clock word stands before, and that is no hour of a part."""
    before = ""
    hour = _HOUR.match(m.kinds)
    for kind, value in list(zip(m.kinds, m.values, strict=True))[hour.end() if hour else 0 :]:
        if kind in "1o" and before != "K":
            return int(value)
        if kind == "w" and value == int(value) > (before != "T"):  # one is an article as well: "a March 16 request"
            return int(value)
        before = kind
    return None


_HOUR = re.compile(r"[1w]p(?=.*[1ow])")
"""An hour with its part of the day before a date: "10 a.m. on Dec. 3"."""


def _numbered(m: Match, at: Context, weekday: int | None) -> date | None:
    """A date in numbers: the order that is possible, that the weekday agrees with, that is the language's."""
    if (iso := m.get("I")) is not None:
        return day_of(*iso)
    first, second, year = m.get("n")
    year = year or at.words.time.attacks.get(at.line[m.start : m.end])
    if year is None and not (
        weekday is not None or at.opened(m.start) or m.has("Tk(") or at.whole(m.start, m.end) or _shown(m, at)
    ):
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
    if year is None and fitting and abs(fitting[0] - at.anchor) > WITHIN:
        fitting.sort(key=lambda day: abs(day - at.anchor))  # in either order it is told without a year
    swapped = fitting and fitting[0] != found[0]
    if fitting and not (swapped and fitting[0] - at.anchor > timedelta(SURE)):
        return fitting[0]
    told = next(((day, month) for day, month in orders if month <= 12), None)
    mended = _mended(found[0] if found else None, weekday, at, [(*told, year or at.anchor.year)] if told else [])
    return fitting[0] if fitting and (mended is None or mended.weekday() != weekday) else mended


def _shown(m: Match, at: Context) -> bool:
    """Whether a bare 7/5 is shown to be a date by the word before it."""
    return at.within(m.start) and at.words.time.order != "mdy" and not at.counts(m.end)


def _mended(day: date | None, weekday: int | None, at: Context, numbers: list[tuple[int, int, int]]) -> date | None:
    """A date whose weekday contradicts it, set right where one number changed makes all agree near the anchor."""
    if weekday is None or (day and (day.weekday() == weekday or abs((day - at.anchor).days) <= SURE)):
        return day
    last = at.anchor.replace(day=1) - timedelta(1)
    for number, month, year in numbers:
        months = [month for y, month in ((at.anchor.year, at.anchor.month), (last.year, last.month)) if y == year]
        for y, n in ((at.anchor.year, month), *((year, other) for other in months)):
            other = day_of(y, n, number) if n <= 12 else None
            if other and other.weekday() == weekday and abs((other - at.anchor).days) <= MISPRINT:
                return other
    return day


def _timed(m: Match, at: Context, day: date) -> Value | None:
    """A day with the clock or part of the day that the match holds."""
    part = _part(m)
    clock = _clock(m)
    if clock is not None and len(_told(m)) > 1:
        return _hours(m, at, day)
    if clock is not None:
        return _at(m, at, day, clock, part)
    if part in ("am", "pm") or m.has("Kcċ"):
        return None  # half a day without its hour, or an hour that no clock has
    if part:
        return Value(TIME, day.isoformat() + code(part))
    return Value(DATE, day.isoformat())


def _part(m: Match) -> str | None:
    parts = [*m.all("p"), *(part for _, part in m.all("q"))]
    halves = [p for p in parts if p in ("am", "pm")]
    return str((halves or parts)[-1]) if parts else None


def _clock(m: Match) -> tuple[int, int, int | None] | None:
    """The clock: hh.mm, or the number after a clock word or before a part of the day."""
    if (clock := m.get("cċ")) is not None:
        return clock  # type: ignore[no-any-return]  # the value of these kinds
    for i, kind in enumerate(m.kinds):
        if kind in "1w" and (found := _spoken(m, i)):
            return found
    return None


def _spoken(m: Match, i: int) -> tuple[int, int, None] | None:
    """The hour that a bare number is: after a clock word, or before a part of the day. Half to eight is 7.30."""
    value, before, after = m.values[i], m.kinds[i - 1 : i], m.kinds[i + 1 : i + 2]
    if value == 0.5 and before == "K" and after == "w":
        return int(m.values[i + 1] - 1) % 24, 30, None
    day = before in ("1", "o") or (before in ("m", "v") and m.kinds[i - 2 : i - 1] not in ("1", "o"))
    hour = before == "K" or (after == "p" and not day) or after in ("z", "Z")
    return (int(value), 0, None) if hour and value <= 24 and value == int(value) else None


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
    """A clock time, then its day: "pukul 19.30 WIB, Rabu (7/5)", "10:53 GMT on 7 May".

    The same time of another zone in brackets between them adds nothing.
    """
    if other := _OTHER.search(m.kinds):
        start, end = other.span()
        m = m._replace(
            kinds=m.kinds[:start] + m.kinds[end:],
            values=m.values[:start] + m.values[end:],
            readings=m.readings[:start] + m.readings[end:],
        )
    return calendar(m, at) if m.has("mvnI") else weekday(m, at)


_OTHER = re.compile(r"\(c[zZ]\)")


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
        if first and last and first > last and own is None and month[0] != month[-1]:
            first = day_of(last.year - 1, month[0], numbers[0])
    if not first or not last or first >= last:
        return None
    return Value(DATE, f"{first.isoformat()}/{last.isoformat()}")


def listed(m: Match, at: Context) -> Value | None:
    """One of several that share what follows the last: "24 dan 26 September", "2014, 2015 dan 2016"."""
    year, months = m.get("4y"), m.all("mv")
    month = months[0] if months else None
    if month is None:
        return Value(DATE, f"{year:04}") if 1900 <= year <= 2100 else None
    shared = m.all("4y")
    if m.kinds[0] in "T1o":
        number = m.get("1o")
        near = at.near(month, number, m.start, side(m)) if not shared else day_of(shared[-1], month, number)
        return Value(DATE, near.isoformat()) if near else None
    if shared:
        return Value(DATE, values.monthly(shared[-1], month))
    first = at.near_month(month, m.start, side(m))
    return Value(DATE, values.monthly(first.year, first.month)) if first else None


# ---- weekdays -------------------------------------------------------------------------------------------------


def weekday(m: Match, at: Context) -> Value | None:
    """A weekday: the last or next by the words beside it, else by the tense.

    Where the word is a week as well, words beside it place the week: "Minggu lalu" at the head of a sentence. A day
    told by itself beside it ("Rabu lusa") must be that weekday, or the two are told apart.
    """
    alone = m.kinds == "d"
    if alone and at.before(m.start) in at.words.time.titles:
        return None  # "tabloid Minggu Ria"
    if alone and (at.person(m.start) or at.titled(m.start, m.end) or (at.capital(m.start) and at.named(m.end))):
        return None  # "Pak Minggu"; names on both sides, and no comma: a name of three words
    if alone and at.named(m.end) and (at.opens(m.start) or at.before(m.start) in at.words.time.both):
        return None  # a first name: "Wednesday Cole sang"
    if side(m) and not m.has("D") and "W" in m.readings[m.kinds.index("d")]:
        return None
    if away := m.get("k"):
        day = date.fromisoformat(values.of_day(at.anchor, away[0])) if away[1] == "day" else None
        return _timed(m, at, day) if day and day.weekday() == m.get("deđ") else None
    return _timed(m, at, at.weekday(m.get("deđ"), m.start, side(m), m.end))


def weekdays(m: Match, at: Context) -> Value | None:
    """From weekday to weekday: "Senin-Rabu", "Senin hingga Rabu pekan depan"; with "setiap" a set."""
    first, last = m.all("d")
    if m.has("h") or (not m.has("W") and at.regular(m.start)):
        return Value(SET, f"XXXX-WXX-{first + 1}/XXXX-WXX-{last + 1}")
    length = timedelta((last - first) % 7)
    if not length:
        return None
    if m.has("W"):
        begin = _monday(m, at) + timedelta(first)
    elif at.ahead(m.start):
        begin = at.weekday(first, m.start)
    else:
        begin = at.weekday(last, m.start) - length
    return Value(DATE, f"{begin.isoformat()}/{(begin + length).isoformat()}")


def _monday(m: Match, at: Context) -> date:
    """The Monday of the week before, after or of the anchor, as the match has it."""
    return at.anchor + timedelta({-1: -7, 1: 7}.get(side(m), 0) - at.anchor.weekday())


def week_of_day(m: Match, at: Context) -> Value | None:
    """The week or weekend of a day: "the week of March 10"."""
    if "d" in m.readings[0] or "đ" in m.readings[0]:
        return None  # "Minggu 22 Maret" is the Sunday
    day = _named(m, at, None)
    return Value(DATE, values.of_week(day, 0, "-WE" if m.has("G") else "")) if day else None


def nth_weekday(m: Match, at: Context) -> Value | None:
    """The n-th weekday of a month: "the last Friday in May"."""
    number, month, year = m.get("o") or -1, m.get("mv"), m.get("4")
    if not (-1 <= number <= 5 and number):
        return None
    first = date(year, month, 1) if year else at.near_month(month, m.start)
    days = [d for n in range(1, 32) if first and (d := day_of(first.year, month, n)) and d.weekday() == m.get("d")]
    at_ = number - (number > 0)
    return Value(DATE, days[at_].isoformat()) if days and at_ < len(days) else None


def nth_day(m: Match, at: Context) -> Value | None:
    """The n-th day of a month or year: "the last day of May", "the first day of 2002"."""
    number, month, year = m.get("o") or -1, m.get("mv"), m.get("4")
    if not at.loose(m.start, m.end) or any("D" in reading and "u" in reading for reading in m.readings):
        return None  # "the last days of May"
    if month is None:
        day = date(year, 12, 31) if number == -1 else date(year, 1, 1) + timedelta(number - 1)
        return Value(DATE, day.isoformat()) if number <= 31 else None
    first = date(year, month, 1) if year else at.near_month(month, m.start)
    if first is None:
        return None
    found = day_of(first.year, month, number if number > 0 else monthrange(first.year, month)[1])
    return Value(DATE, found.isoformat()) if found else None


def nth_weekday_set(m: Match, _: Context) -> Value:
    """A weekday of every month: EDTF and TIMEX3 have no word for the n-th, the weekday is told."""
    return Value(SET, f"XXXX-WXX-{m.get('d') + 1}")


def eve(m: Match, at: Context) -> Value | None:
    """The night before a weekday: "malam Minggu" is Saturday's; with "setiap" a set.

    With a word between that means nothing, a part of the day itself: "the night of Sunday".
    """
    own = at.loose(m.start, m.end) or not at.words.time.eve
    if own and not m.has("h") and m.get("p") not in ("am", "pm"):
        return Value(TIME, at.weekday(m.get("dđ"), m.start, side(m)).isoformat() + code(m.get("p")))
    if m.get("p") not in ("TNI", "TEV") or m.kinds[-1] == "p":
        return None
    number = (m.get("dđ") - 1) % 7
    if m.has("h"):
        return Value(SET, f"XXXX-WXX-{number + 1}TNI")
    day = at.weekday(number, m.start, side(m))
    return Value(TIME, day.isoformat() + "TNI")


def weekday_told(m: Match, at: Context) -> Value | None:
    """The weekday before or after the day told: "the following Monday"; with none told, the anchor's."""
    day, number = at.reference() or at.anchor, m.get("d")
    if m.has("»"):
        return _timed(m, at, day + timedelta((number - day.weekday()) % 7 or 7))
    return _timed(m, at, day - timedelta((day.weekday() - number) % 7 or 7))


def weekday_of_week(m: Match, at: Context) -> Value | None:
    """A weekday of a week told from the anchor: "Sabtu pekan lalu"."""
    return _timed(m, at, _monday(m, at) + timedelta(m.get("deđ")))


def weekday_of_weeks_ago(m: Match, at: Context) -> Value | None:
    """A weekday of the week that lies so many back: "Senin dua pekan lalu"."""
    weeks = m.get("f")[0] if m.has("f") and m.get("f")[1] == "week" else m.get("19w")
    if weeks is None or weeks != int(weeks):
        return None
    monday = at.anchor - timedelta(7 * int(weeks) + at.anchor.weekday())
    return _timed(m, at, monday + timedelta(m.get("d")))


# ---- days from the anchor -------------------------------------------------------------------------------------


def clock_of_feast(m: Match, at: Context) -> Value | None:
    """A clock time on a feast: "at 6 p.m. on Thanksgiving"."""
    found = feasts.near(m.get("V"), at.anchor, ahead=at.ahead(m.start))
    clock = _clock(m)
    return _at(m, at, found[0], clock, _part(m)) if found and clock else None


def hour_before(m: Match, at: Context) -> Value | None:
    """An hour without minutes, then its day: "at nine on Wednesday morning", "at 4 this morning"."""
    if m.kinds[0] in "cċ":
        return _on(m, at, m.values[0])
    article = at.line[m.start : m.end].split()[0] in at.words.time.articles
    if article or at.before(m.start) not in at.words.time.hours or not _hour(m.values[0]):
        return None
    return _on(m, at, (int(m.values[0]), 0, None))


def hour_behind(m: Match, at: Context) -> Value | None:
    """A part of a day, then its hour: "Wednesday morning at nine"; but not "tonight at 8 Mile Road"."""
    words = at.line[m.start : m.end].split()
    if words[-2] not in at.words.time.hours or at.followed(m.end) or not _hour(m.values[-1]):
        return None
    return _on(m, at, (int(m.values[-1]), 0, None))


def _hour(hour: float) -> bool:
    """Whether a number is an hour of twelve."""
    return 1 <= hour <= NOON and hour == int(hour)


def _on(m: Match, at: Context, clock: tuple[int, int, int | None]) -> Value | None:
    """A clock time on the day that a match names by a weekday or from the anchor."""
    count, part = m.get("q") or ((m.get("k") or (0, "day"))[0], _part(m))
    day = at.anchor + timedelta(count)
    if (weekday := m.get("d")) is not None:
        day = at.weekday(weekday, m.start, end=m.end)
    elif m.has("k") and m.get("k")[1] != "day":
        return None
    return _at(m, at, day, clock, part)


def minutes_from(m: Match, at: Context) -> Value | None:
    """Minutes before or after an hour: "ten minutes to three", "five minutes past midnight"."""
    minutes, noon = m.values[0], m.get("ċ")
    hour = noon[0] if noon else m.values[-1 - m.has("p")]
    if minutes != int(minutes) or not (noon or (at.before(m.start) in at.words.time.hours and 1 <= hour <= NOON)):
        return None
    clock = divmod(int(hour) * 60 + int(minutes) * (-1 if "&" in m.kinds else 1), 60)
    return _at(m, at, at.day or at.anchor, (*clock, None), _part(m))


def hour_minutes(m: Match, at: Context) -> Value | None:
    """Hour and minutes in words: "at eight thirty"."""
    hour, minute = m.values[:2]
    shown = at.before(m.start) in at.words.time.hours and not at.followed(m.end)
    if not (1 <= hour <= NOON and 10 <= minute < 60 and hour == int(hour) and minute == int(minute)):
        return None
    if not (shown or m.get("p") in ("am", "pm")):
        return None
    return _at(m, at, at.day or at.anchor, (int(hour), int(minute), None), _part(m))


def day_away(m: Match, at: Context) -> Value | None:
    """A day by itself: kemarin, tomorrow night, besok pukul 10.00."""
    count, unit = m.get("k")
    if (
        m.kinds == "k"
        and at.text[m.start].isupper()
        and not at.opens(m.start)
        and not at.text[m.start : m.end].isupper()
    ):
        return None  # the name of a paper
    if unit != "day":
        value = values.around(unit, count, at.anchor, at.clock)
        return Value(DATE, value) if value else None
    return _timed(m, at, at.anchor + timedelta(count))


def part_away(m: Match, at: Context) -> Value | None:
    """A part of a day by itself: "tadi malam", "tonight"."""
    count, part = m.get("q")
    if m.kinds == "q" and at.text[m.start].isupper() and at.capital(m.start):
        return None  # the name of a show
    day = at.anchor + timedelta(count)
    if (clock := _clock(m)) is not None:
        after = part == "TNI" and clock[0] < 6  # one o'clock of last night is this morning's
        return _at(m, at, day + timedelta(after), clock, part)
    return Value(TIME, day.isoformat() + code(part))


def part_here(m: Match, at: Context) -> Value | None:
    """A part of the present day; "malam itu" is of the day told before, "pada malam hari" of the one in question.

    A part alone is a time only where its form has more than one word, or after a word that it bounds ("sejak pagi"):
    "malam" is also a market, a meal, a prayer.
    """
    part = m.get("p")
    if part in ("am", "pm"):
        return None
    if m.has("i@"):
        if at.loose(m.start, m.end):
            return None
        day = at.reference()
        return Value(TIME, day.isoformat() + code(part) if day else "PAST_REF")
    if m.has("t"):
        return Value(TIME, at.anchor.isoformat() + code(part))
    before, time = at.before(m.start), at.words.time
    if m.kinds == "Up" and (not at.within(m.start) or at.followed(m.end)):
        return None  # "a late night show"
    bare = " " not in at.line[m.start : m.end] and not (before in time.spans and not at.named(m.end))
    return None if bare or before in at.words.words else Value(TIME, (at.day or at.anchor).isoformat() + code(part))


def clock(m: Match, at: Context) -> Value | None:
    """A clock time alone: on the day told before, or the anchor's."""
    found = _clock(m)
    if found is None or found[0] > 24:
        return None
    if m.has("w") and not m.has("p") and at.counts(m.end):
        return None  # the word for "o'clock" is one for "to hit" as well
    if not m.has("KzZpċ") and at.before(m.start) not in at.words.time.hours:
        return None
    if m.kinds == "c" and (at.counts(m.end) or ("." in at.line[m.start : m.end] and at.followed(m.end))):
        return None  # "by 1.25 percentage points"
    if m.kinds[0] in "1w" and (m.kinds[1] == "z" or m.kinds == "wp") and not _told_hour(m, at):
        return None
    if m.kinds == "ċ" and at.text[m.start].isupper() and not (at.opens(m.start) and not at.upper(m.end)):
        return None  # "Noon Harbour Books"
    if m.kinds == "1p" and m.get("p") not in ("am", "pm") and at.before(m.start) not in at.words.time.hours:
        return None  # "3 hari 2 malam"
    return _at(m, at, at.day or at.anchor, found, _part(m))


def _told_hour(m: Match, at: Context) -> bool:
    """Whether an hour without minutes is one: "at 7 ET", "at two in the afternoon"."""
    zone = at.text[m.start : m.end].split()[-1]
    article = at.line[m.start : m.end].split()[0] in at.words.time.articles
    return not article and at.before(m.start) in at.words.time.hours and (m.has("p") or zone.isupper())


def clocks(m: Match, at: Context) -> Value | None:
    """From clock to clock: "pukul 10.00-12.00 WIB"."""
    halves = m.all("p")
    return _hours(m, at, at.day or at.anchor) if m.has("KzZ") or set(halves) & {"am", "pm"} else None


def _hours(m: Match, at: Context, day: date) -> Value | None:
    """From clock to clock of a day; None where the second is not later."""
    both = _told(m)
    ends = [_at(m, at, day, (*clock, None), None) for clock in both]
    if both[1] < both[0] and both[1][0] < NOON <= both[0][0]:  # "9 p.m. to 5 a.m.": of the next day
        ends[1] = _at(m, at, day + timedelta(1), (*both[1], None), None)
    elif both[0] >= both[1]:
        return None
    if not all(ends):
        return None
    return Value(TIME, "/".join(e.value for e in ends if e))


def _told(m: Match) -> list[tuple[int, int]]:
    """Every clock time of a match, hour and minute: an hour alone counts before its part of the day."""
    found = []
    for kind, value, after, part in zip(m.kinds, m.values, m.kinds[1:] + " ", [*m.values[1:], None], strict=True):
        if kind in "cċ" or (kind == "1" and after == "p"):
            hour, minute = value[:2] if kind in "cċ" else (int(value), 0)
            found.append((halved(hour, part) if after == "p" else hour, minute))
    if shared := _SHARED.search(m.kinds):  # "2 to 4 p.m.", "11:30-1 p.m."
        value, part, last = m.values[shared.start()], m.values[shared.end() - 1], found[-1]
        hour, minute = value[:2] if isinstance(value, tuple) else (int(value), 0)
        first = (halved(hour, part), minute)
        found = [first if first < last else (hour, minute), last]
    return found


NOON = 12
"""The hour from which a night's work may go on to the next morning."""

_SHARED = re.compile(r"[c1][-&][c1]p")
"""Two clock times that share the half of the day told with the second."""


def each_at(m: Match, at: Context) -> Value | None:
    """A set of several weekdays or with its hours: "setiap Selasa dan Kamis", "setiap Jumat pukul 10.00".

    From weekday to weekday with hours is a set too: "Senin-Jumat pukul 08.00-16.00", on an office's door.
    """
    often = m.get("J")
    if often and not (often == "P1D" or often.startswith("XXXX-W")):
        return None
    days = [f"XXXX-WXX-{weekday + 1}" for weekday in m.all("d")] or ["XXXX-XX-XX"]
    if often and often != "P1D":
        days = often.split("/")
    zone = m.get("z")
    offset = at.shift(zone, at.anchor.isoformat()) if zone else ""
    clocks = [f"T{hour:02}:{minute:02}{offset}" for hour, minute in _told(m) if hour <= 24]
    if m.has("%"):
        return Value(SET, "{" + ",".join(day + "/".join(clocks) for day in days) + "}") if len(clocks) < 2 else None
    if not clocks:
        return None
    ends = [days[min(n, len(days) - 1)] + clocks[min(n, len(clocks) - 1)] for n in range(max(len(days), len(clocks)))]
    return Value(SET, "/".join(ends))


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
