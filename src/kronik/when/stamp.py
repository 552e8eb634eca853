"""Publication stamps: a short string that prints one moment, in any layout of any language.

The caller cuts the string ("Selasa, 21 November 2017 10:53 WIB"); words around the moment are passed over, the first
date in it counts. The layout is not prescribed: a date by name or by numbers in any order, then a clock and a zone
wherever they stand. Running text is for `kronik.when.find`, which is stricter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from kronik.language import Pack, load
from kronik.language.time import Part, Time
from kronik.records import Lang, Moment
from kronik.when.cldr import time
from kronik.when.edtf import ABOUT, BETWEEN, edtf
from kronik.when.iso import build, iso
from kronik.when.letters import plain
from kronik.when.memo import by_pack
from kronik.when.zones import OFFSET, fixed

LONGEST = 200
"""Code points; a longer string is text, not a stamp."""

FALLBACK = Lang("en")
"""The language of stamps made by software that nobody translated."""

BUDDHIST = 543
"""Years from the Buddhist era to the common one; a stamp from 2443 on can be in no other calendar."""


MONTH, GLUE, MORE = "\ufdd0", "\ufdd1", "\ufdd2"
"""What stands for a month's name and for a word between the parts of a date, and for each further letter of either:
code points that Unicode keeps free of characters."""

_GAP = rf"(?:[^\w{MONTH}-{MORE}]|_|{GLUE}{MORE}*){{0,8}}?"
_NAME = rf"(?P<month>{MONTH}{MORE}*)"
_FIRST = rf"(?<![^\W_])(?<![{MONTH}-{MORE}]){_NAME}"
_ORDINAL = r"(?:st|nd|rd|th|er|re)"
_DAY = rf"(?<![\d:])(?P<day>\d{{1,2}})(?![\d:])(?:{_ORDINAL}|[ºª°])?"
_YEAR = rf"(?<!\d)(?P<year>\d{{4}}|\d{{2}}(?![.:h{GLUE}]\d|\s?:))(?!\d)"
_FULL = r"(?<!\d)(?P<year>\d{4})(?!\d)"
_BETWEEN = rf"\s?(?:[/.\-–]|{GLUE}{MORE}*)\s?"

NAMED = tuple(
    re.compile("".join(parts))
    for parts in (
        (_FULL, _GAP, _NAME, _GAP, _DAY),
        (_FULL, _GAP, _DAY, _GAP, _NAME),
        (_DAY, _GAP, _NAME, _GAP, _YEAR),
        (_FIRST, _GAP, _DAY, _GAP, _YEAR),
        (_DAY, _GAP, _NAME),
        (_FIRST, _GAP, _DAY),
        (r"(?<!\d )(?<!\d\. )", _FIRST, _GAP, _FULL),
        (_FULL, _GAP, _NAME),
    )
)
"""Dates with the month's name, those with a year first. One set for all languages: their words are `_masked`."""

NUMERIC = re.compile(rf"(?<![\d.])(\d{{1,2}})(?P<sep>{_BETWEEN})(\d{{1,2}})(?:{_BETWEEN}(\d{{4}}|\d{{2}}))?(?![\d:])")
YEARS_FIRST = re.compile(rf"{_FULL}{_BETWEEN}(?P<month>\d{{1,2}}){_BETWEEN}(?P<day>\d{{1,2}})(?![\d:])")


class Forms(NamedTuple):
    """What a language's words become, compiled once."""

    clock: re.Pattern[str]
    month: re.Pattern[str]
    """A month's name where a date's next part may follow."""
    glue: re.Pattern[str]
    """A word between the parts of a date; without its group, the ending of an ordinal, which is none."""
    months: dict[str, int]
    weekdays: dict[str, int]
    weekday: re.Pattern[str]
    halves: dict[str, Part]
    words: Time


class Day(NamedTuple):
    """The numbers of a date as read, and where they stand. 0 is unseen."""

    year: int
    month: int
    day: int
    start: int
    end: int


def moment(text: str, *, pack: Pack, now: datetime | None = None, zone: tzinfo | None = None) -> Moment | None:
    """The moment that a stamp prints, at the precision printed; None where it prints none.

    Args:     now: aware; settles 03/04/2024 where only one reading is past, and a stamp without a year, which
              otherwise is None. zone: bounds a stamp that prints none; the pack's zone where not given.
    Returns:  `seen` is the text as given.
    """
    if not 4 <= len(text) <= LONGEST or not any(c.isdigit() for c in text):
        return None
    zone = zone or ZoneInfo(_forms(pack).words.zone)
    if text.startswith(ABOUT):
        about = moment(text[len(ABOUT) :], pack=pack, now=now, zone=zone)
        return about and replace(about, seen=text, edtf=about.edtf + "~")
    if BETWEEN in text and (both := _between(text, pack, now, zone)):
        return both
    return _remembered(pack)(text, now, zone)


def _between(text: str, pack: Pack, now: datetime | None, zone: tzinfo) -> Moment | None:
    """From day to day, or month to month, as `kronik.when.show` prints it; None where an end is no date."""
    first, last = (_remembered(pack)(end, now, zone) for end in text.split(BETWEEN, 1))
    if not first or not last or first.precision != last.precision or "T" in first.edtf + last.edtf:
        return None
    return edtf(f"{first.edtf}/{last.edtf}", zone=zone, seen=text)


@by_pack
def _remembered(pack: Pack) -> Callable[[str, datetime | None, tzinfo], Moment | None]:
    """Give what reads a stamp in one language: a page's few lines with a digit are asked for several times."""
    return lru_cache(128)(lambda text, now, zone: _one(text, pack, now, zone))


def _one(text: str, pack: Pack, now: datetime | None, zone: tzinfo) -> Moment | None:
    forms, line = _forms(pack), plain(text)
    day = _day(line, forms, now)
    if day is None:
        forms = _forms(load(FALLBACK))
        day = _day(line, forms, now)
    if day is None:
        return iso(text, zone=zone) or edtf(text.strip(), zone=zone, seen=text)
    rest = line[: day.start] + "\x00" * (day.end - day.start) + line[day.end :]
    clock, named = _clock(rest, text, forms) if day.day else ((None, None, None), None)
    offset = fixed(named, tuple(forms.words.zones.items())) if named else None
    return build(
        text,
        year=day.year,
        month=day.month or None,
        day=day.day or None,
        clock=clock,
        named=named,
        offset=offset,
        zone=zone,
    )


# ---- what the words become ------------------------------------------------------------------------------------


@by_pack
def _forms(pack: Pack) -> Forms:
    return _built(time(pack))


def _any(words: list[str] | tuple[str, ...]) -> str:
    """An alternation, longest first."""
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) or r"(?!)"


def _built(words: Time) -> Forms:
    months = {plain(name): n for n, names in enumerate(words.months, 1) for name in names}
    weekdays = {plain(name): n for n, names in enumerate(words.weekdays) for name in names}
    halves = _halves(words)
    glue = _any([w for word in words.glue if re.search(r"\w", w := plain(word))])
    return Forms(
        clock=_clock_form(words, halves),
        month=re.compile(rf"(?:{_any(list(months))})(?=[\W\d_]|{glue}|$)"),
        glue=re.compile(rf"(?<=\d){_ORDINAL}|({glue})"),
        months=months,
        weekdays=weekdays,
        weekday=re.compile(rf"(?<![^\W_])(?:{_any([w for w in weekdays if len(w) > 1])})(?![^\W_])"),
        halves=halves,
        words=words,
    )


def _halves(words: Time) -> dict[str, Part]:
    """The words for parts of a day: the language's, and the English am and pm that untranslated software prints.

    A form with stops or spaces stands for those without ("p. m." for "p.m." and "pm"), one with marks for the bare.
    """
    english = load(FALLBACK).time.parts
    tables = ({half: english[half] for half in HALVES}, words.periods, words.parts)
    told = {plain(form): half for table in tables for half, forms in table.items() for form in forms}
    for form, half in list(told.items()):
        bare = "".join(c for c in form if not unicodedata.combining(c))
        solid = form.replace(" ", "")
        shorter = (bare, solid, solid.replace(".", "")) if "." in form else (bare,)
        for one in shorter:
            told.setdefault(one, half)
    return told


HALVES: tuple[Part, ...] = ("am", "pm")


def _clock_form(words: Time, halves: dict[str, Part]) -> re.Pattern[str]:
    part = _any(list(halves))
    glue = _any([plain(w) for w in words.glue])
    mark = rf"\s?(?:{_any([plain(w) for w in (*words.clock, 'h')])})\s?"  # h: the SI symbol of the hour
    zones = rf"(?:{_any([plain(z) for z in words.zones])}|[a-z]{{2,5}}(?![^\W\d_]))"
    long = _any([h for h in halves if len(h) > 1])  # a single letter before a clock is the end of a word
    return re.compile(
        rf"(?:(?P<before>{long})\s?)?(?<!\d)(?P<hour>\d{{1,2}})"
        rf"(?:{mark}(?P<minute>\d{{2}})(?!\d)(?:(?:{mark}|[^\W\d]\s?)(?P<second>\d{{2}})(?!\d))?"
        rf"|(?={mark}(?!\d))|(?=\s?(?:{part})(?![^\W\d_])))"
        rf"(?:{mark}(?!\d))?(?:\s?(?P<after>{part})(?![^\W_]))?(?:\s?(?:{glue})(?![^\W\d_]))?\.?\s?[(,|]?\s?(?P<zone>{OFFSET}|{zones})?"
    )


# ---- the date -------------------------------------------------------------------------------------------------


def _day(line: str, forms: Forms, now: datetime | None) -> Day | None:
    """The first date of the line; one with a year before one without."""
    with_months = forms.month.sub(_month, line)
    if with_months != line:
        masked = forms.glue.sub(_glue, with_months)
        for pattern in NAMED:
            for match in pattern.finditer(masked):
                if day := _named(match, line, forms, now):
                    return day
    masked = forms.glue.sub(_glue, line)
    return _years_first(masked) or _numeric(masked, line, forms, now)


def _month(match: re.Match[str]) -> str:
    return MONTH + MORE * (len(match[0]) - 1)


def _glue(match: re.Match[str]) -> str:
    return GLUE + MORE * (len(match[0]) - 1) if match[1] else match[0]


def _named(match: re.Match[str], line: str, forms: Forms, now: datetime | None) -> Day | None:
    parts = match.groupdict()
    month, day = forms.months.get(line[slice(*match.span("month"))], 0), int(parts.get("day") or 0)
    if not month or day > 31 or (day == 0 and parts.get("day")):
        return None
    if not parts.get("year"):
        year = _nearest(month, day, _weekday(line, forms), now)
        return Day(year, month, day, *match.span()) if year else None
    year = _year(parts["year"])
    return Day(year, month, day, *match.span()) if year else None


def _year(text: str) -> int:
    """A printed year in the common era; two digits as RFC 5322 reads them; 0 for what is no year of a page."""
    year = int(text)
    if len(text) == 2:
        return year + (2000 if year < 50 else 1900)
    if year >= 1900 + BUDDHIST:
        year -= BUDDHIST
    return year if 1900 <= year <= 2100 else 0


def _nearest(month: int, day: int, weekday: int | None, now: datetime | None) -> int:
    """The year that a stamp left out: the last not after now in which the weekday fits; 0 if there is none."""
    if now is None or not day:
        return 0
    for year in range(now.year, now.year - 7, -1):
        at = _date(year, month, day)
        if at and not _future(at, now) and weekday in (None, at.weekday()):
            return year
    return 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday(line: str, forms: Forms) -> int | None:
    found = forms.weekday.search(line)
    return forms.weekdays[found[0]] if found else None


def _years_first(masked: str) -> Day | None:
    for match in YEARS_FIRST.finditer(masked):
        year, month, day = _year(match["year"]), int(match["month"]), int(match["day"])
        if year and _date(year, month, day):
            return Day(year, month, day, *match.span())
    return None


def _numeric(masked: str, line: str, forms: Forms, now: datetime | None) -> Day | None:
    """Day and month in the order that is possible, fits the weekday, is not after now, is the language's."""
    weekday = _weekday(line, forms)
    for match in NUMERIC.finditer(masked):
        first, second, last = int(match[1]), int(match[3]), match[4]
        if last is None and (weekday is None or match["sep"] not in "/-"):
            continue
        readings = [(first, second), (second, first)]
        if forms.words.order == "mdy":
            readings.reverse()
        days = [d for day, month in readings if (d := _reading(day, month, last, weekday, now))]
        days.sort(key=lambda d: (weekday not in (None, d.weekday()), _future(d, now)))
        if days:
            return Day(days[0].year, days[0].month, days[0].day, *match.span())
    return None


def _future(day: date, now: datetime | None) -> bool:
    """Whether a day lies after now, wherever on earth it was printed."""
    return now is not None and day > now.date() + timedelta(days=1)


def _reading(day: int, month: int, last: str | None, weekday: int | None, now: datetime | None) -> date | None:
    if month > 12:
        return None
    year = _year(last) if last else _nearest(month, day, weekday, now)
    return _date(year, month, day) if year else None


# ---- the clock ------------------------------------------------------------------------------------------------

Clock = tuple[str | None, str | None, str | None]


def _clock(rest: str, text: str, forms: Forms) -> tuple[Clock, str | None]:
    """Hour, minute and second as two digits each, and the zone as printed; the clock nearest after the date wins."""
    found = [m for m in forms.clock.finditer(rest) if int(m["hour"]) <= 24 and int(m["minute"] or 0) < 60]
    found.sort(key=lambda m: (m["minute"] is None, "\x00" not in rest[: m.start()]))
    for match in found:
        hour = _hour(int(match["hour"]), match["before"] or match["after"], forms)
        if hour is None:
            continue
        minute, second = match["minute"], match["second"]
        clock = (f"{hour:02}", minute or "00", second)
        named = text[slice(*match.span("zone"))] if match["zone"] else None
        if named and fixed(named, tuple(forms.words.zones.items())) is None:
            named = None
        return clock, named
    return (None, None, None), None


def _hour(hour: int, part: str | None, forms: Forms) -> int | None:
    """The hour of the day, with "p.m." or a word such as "sore" taken in; None where they contradict."""
    if not part or hour > 12:
        return hour
    half = forms.halves[part]
    if half in ("am", "TMO", "dawn"):
        return hour % 12
    if half == "TNI":
        return hour % 12 + 12 if 5 < hour < 12 else hour % 12
    if half == "TMI" and hour in (10, 11):
        return hour
    return hour % 12 + 12
