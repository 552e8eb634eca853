"""Values of time and what they bound: EDTF level 1 and TIMEX3 strings made into moments.

    2017  2017-11  2017-11-21  2017-11-21T10:53+07:00        ISO 8601, at any precision
    2015~  2015?  2015%                                      EDTF: about, uncertain, both
    199X  18XX  (199  18)                                    EDTF decade and century (TIMEX3's way of writing them)
    2017-W47  2017-W47-WE  2018-Q1  2018-H1  2018-SU         TIMEX3: week, weekend, quarter, half, season
    2017-11-21TNI                                            TIMEX3: part of a day
    2017-11-21/2017-11-25                                    an interval

A value that bounds nothing (P3D, PRESENT_REF, XXXX-WXX-1) is no moment.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from kronik.records import Moment, Precision

CLOCK = re.compile(r"(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d+)?)?)?(Z|[+-]\d\d:?\d\d)?$")
PARTS = {"TMO": (5, 11), "TMI": (11, 14), "TAF": (12, 18), "TEV": (17, 21), "TNI": (18, 29), "TDT": (6, 18)}
"""Hours that TIMEX3's parts of a day span, wide enough for both languages' use; night runs past midnight."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12, "21": 3, "22": 6, "23": 9, "24": 12}
"""First month of a season of the northern meteorological year, by TIMEX3's and EDTF's names."""

ABOUT, BETWEEN = "± ", " – "
"""How "about" and "from … to" are printed where a language's own words are not known, and read again."""

Bounds = tuple[datetime, datetime, Precision]


def edtf(value: str, *, zone: tzinfo = UTC, seen: str | None = None, named: str | None = None) -> Moment | None:
    """Say when a value is; None if it bounds nothing or does not exist (2017-02-30).

    `zone` bounds a value that has no offset of its own. `named` is the zone as the page printed it.
    """
    bare = value.rstrip("~?%")
    mark = value[len(bare) :][:1]
    try:
        first, _, last = bare.partition("/")
        start, end, precision = _bounds(first, zone)
        if last:
            end = _bounds(last, zone)[1]
    except (ValueError, OverflowError):
        return None
    if end < start:
        return None
    return Moment(
        seen=value if seen is None else seen,
        edtf=_spelt(bare) + mark,
        earliest=_utc(start),
        latest=_utc(end),
        precision=precision,
        zone=named,
    )


def _utc(at: datetime) -> datetime:
    """The instant in UTC; the first and last year of the calendar have none, and keep their own zone's clock."""
    try:
        return at.astimezone(UTC)
    except OverflowError:
        return at.replace(tzinfo=UTC)


def _spelt(value: str) -> str:
    """EDTF writes a decade 199X where TIMEX3 writes 199."""
    return "/".join(p + "X" * (4 - len(p)) if len(p) in (2, 3) and p.isdecimal() else p for p in value.split("/"))


def _bounds(value: str, zone: tzinfo) -> Bounds:
    """First and last second of a value, and its precision. Raises ValueError where there are none."""
    day, clock, rest = value.partition("T")
    if clock:
        return _within(date.fromisoformat(day), rest, zone)
    first, last, precision = _days(day)
    return (
        datetime.combine(first, time(), zone),
        datetime.combine(last, time(23, 59, 59), zone),
        precision,
    )


def _within(day: date, rest: str, zone: tzinfo) -> Bounds:
    """Bounds of a clock time or of a part of a day."""
    if hours := PARTS.get("T" + rest[:2]):
        midnight = datetime.combine(day, time(), zone)
        start, end = (midnight + timedelta(hours=h) for h in hours)
        return start, end - timedelta(seconds=1), Precision.HOUR
    match = CLOCK.match(rest)
    if not match:
        raise ValueError(rest)
    hour, minute, second, offset = match.groups()
    if offset:
        zone = datetime.fromisoformat(f"2000-01-01T00:00{offset}").tzinfo or zone
    start = datetime.combine(day, time(int(hour), int(minute or 0), int(second or 0)), zone)
    if second:
        return start, start, Precision.SECOND
    width, precision = (59, Precision.MINUTE) if minute else (3599, Precision.HOUR)
    return start, start + timedelta(seconds=width), precision


_YEAR = re.compile(r"\d{2,4}X{0,2}")


def _days(value: str) -> tuple[date, date, Precision]:
    """First and last day of a value without a clock."""
    year, _, rest = value.partition("-")
    if not _YEAR.fullmatch(year):
        raise ValueError(value)
    if not rest:
        return _years(year)
    if rest in SEASONS:
        return _months(int(year), SEASONS[rest], 3, Precision.SEASON)
    if rest[0] == "W":
        return _week(int(year), rest)
    if rest[0] in "QH":
        months = 3 if rest[0] == "Q" else 6
        return _months(int(year), (int(rest[1:]) - 1) * months + 1, months, Precision.SEASON)
    if len(rest) == 2:
        return _months(int(year), int(rest), 1, Precision.MONTH)
    return (day := date.fromisoformat(value)), day, Precision.DAY


def _years(year: str) -> tuple[date, date, Precision]:
    digits = year.rstrip("X")
    width = 10 ** (4 - len(digits))
    first = int(digits) * width
    precision = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}[width]
    return date(max(first, 1), 1, 1), date(first + width - 1, 12, 31), precision


def _week(year: int, rest: str) -> tuple[date, date, Precision]:
    number, _, weekend = rest[1:].partition("-")
    monday = date.fromisocalendar(year, int(number), 1)
    return monday + timedelta(5 if weekend == "WE" else 0), monday + timedelta(6), Precision.WEEK


def _months(year: int, month: int, width: int, precision: Precision) -> tuple[date, date, Precision]:
    last = month + width - 2  # months after January, which winter carries into the next year
    end_year, end_month = year + last // 12, last % 12 + 1
    return (
        date(year, month, 1),
        date(end_year, end_month, calendar.monthrange(end_year, end_month)[1]),
        precision,
    )
