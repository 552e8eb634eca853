"""The calendar days that a moment or a date in a query covers, as printed: numbers like 20171121.

Searching by date asks what the page said, so the day is the one that was printed, in the page's own zone, and not
the day it was in Greenwich. A moment known to the month covers the whole month.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from kronik.errors import QueryError
from kronik.language import codes, load
from kronik.records import Lang, Moment

_PRINTED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[T~?%])")
"""The calendar part of an EDTF date or an ISO 8601 moment; seasons, decades and intervals do not match."""

_UTC = re.compile(r"T[\d:.]+(?:Z|[+-]00:?00)$")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_HALF = timedelta(hours=12)
"""A day without its zone is bounded as if in some zone between -12 and +12: half a day inwards lies within it."""

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_DAY_FIRST = re.compile(r"(?:(\d{1,2})[-/.])?(\d{1,2})[-/.](\d{4})")


def printed(moment: Moment) -> tuple[int, int]:
    """The first and the last day that the moment covers."""
    match = _PRINTED.match(moment.edtf)
    if match:
        try:
            return _bounds(int(match[1]), int(match[2] or 0), int(match[3] or 0))
        except ValueError:  # month 21-41 of EDTF are seasons and quarters
            pass
    return _number(_moved(moment.earliest, _HALF)), _number(_moved(moment.latest, -_HALF))


def told(published: str, lang: str | None) -> str:
    """The day on which an article's own readers saw it: 2017-11-21; less where less is known.

    It is the day as printed. A moment in UTC is for programs, not for readers: it has its day in the language's zone.
    """
    if _UTC.search(published):
        zone = ZoneInfo(load(Lang(lang)).time.zone) if lang in codes() else UTC
        return str(datetime.fromisoformat(published).astimezone(zone).date())
    return published[:10]


def second(moment: Moment) -> int:
    """The moment's earliest second, counted from 1970 UTC, also where its zone puts it before the year 1."""
    return int((moment.earliest - _EPOCH).total_seconds())


def _moved(instant: datetime, by: timedelta) -> date:
    try:
        return (instant.astimezone(UTC) + by).date()
    except OverflowError:  # the first or the last day there is
        return instant.date()


def asked(text: str) -> tuple[int, int] | None:
    """The first and the last day of a date in a query: 2017, 2017-11, 2017-11-21, 11/2017, 21/11/2017.

    Returns None for what has not the form of a date. Raises QueryError for a date that does not exist.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match[1], match[2], match[3]
    elif match := _DAY_FIRST.fullmatch(text):
        day, month, year = match[1], match[2], match[3]
    else:
        return None
    try:
        for part in (month, day):
            if part is not None and int(part) == 0:
                raise ValueError
        return _bounds(int(year), int(month or 0), int(day or 0))
    except ValueError:
        raise QueryError(
            f"{text} is no date that exists", mend="Write a year, a month or a day: 2017, 2017-11, 2017-11-21"
        ) from None


def _bounds(year: int, month: int, day: int) -> tuple[int, int]:
    """First and last day of a year, a month (day 0) or a day. Raises ValueError where there is none such."""
    if day:
        return (_number(date(year, month, day)),) * 2
    first = date(year, month or 1, 1)
    last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return _number(first), _number(last)


def _number(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


def following(time: str) -> int:
    """The first day after a year, a month or a day: of "2017-11", 20171201."""
    year, month, day = (int(part) for part in f"{time}-0-0".split("-")[:3])
    if day:
        return (
            _number(date(year, month, day)) + 1
            if time == "9999-12-31"
            else _number(date(year, month, day) + timedelta(days=1))
        )
    return year * 10_000 + (month + 1) * 100 + 1 if 0 < month < 12 else (year + 1) * 10_000 + 101


@lru_cache(1 << 14)
def week(day: str) -> str:
    """The week of a day, as ISO 8601 names it: of "2017-11-21", "2017-W47"."""
    year, number, _ = date.fromisoformat(day).isocalendar()
    return f"{year:04}-W{number:02}"
