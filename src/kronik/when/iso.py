"""Machine dates: ISO 8601 in the forms that pages really hold, RFC 5322, the C and JavaScript clocks, epochs.

Nothing is guessed: two numbers that could be day and month are no machine date, a placeholder (0001-01-01,
1970-01-01T00:00:00Z) is no date at all, and what is not printed is not filled in.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache

from kronik.records import Moment
from kronik.when.edtf import edtf
from kronik.when.zones import OFFSET, fixed

_ZONE = rf"(?P<zone>z\b|{OFFSET}|(?![ap]m\b)[a-z]{{2,5}}\b|[a-z]+/[a-z_/]+)?"
_CLOCK = r"(?P<hour>\d{2}):?(?P<minute>\d{2})(?::?(?P<second>\d{2})(?:[.,:]\d{1,9})?)?"
_TAIL = r"(?:\s*[\[(][^\])]{0,60}[\])])?"

EXTENDED = re.compile(
    rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<month>\d{{1,2}})(?:(?P=sep)(?P<day>\d{{1,2}})"
    rf"(?:(?:\s*t\s*|\s*,\s*|\s+|_){_CLOCK.replace('{2})', '{1,2})', 1)}\s*{_ZONE}{_TAIL})?)?$",
    re.IGNORECASE,
)
BASIC = re.compile(rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}})(?:t?{_CLOCK}\s*{_ZONE})?$", re.IGNORECASE)
YEAR = re.compile(r"(?P<year>\d{4})$")

# RFC 5322 section 3.3 names months in English whatever the language; so do asctime and JavaScript's Date.
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?P<name>{'|'.join(MONTHS)})[a-z]*\.?"
_COLONS = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?"
RFC = re.compile(
    rf"(?:[^\W\d_]{{2,12}}\.?,?\s+)?(?P<day>\d{{1,2}})[\s-]+{_NAME}[\s-]+(?P<year>\d{{4}}|\d{{2}})"
    rf"(?:,?\s+{_COLONS}\s*{_ZONE}{_TAIL})?$",
    re.IGNORECASE,
)
CTIME = re.compile(
    rf"[^\W\d_]{{3,9}}\s+{_NAME}\s+(?P<day>\d{{1,2}})\s+(?:(?P<year>\d{{4}})\s+)?{_COLONS}\s*{_ZONE}"
    rf"(?:\s+(?P<late>\d{{4}}))?{_TAIL}$",
    re.IGNORECASE,
)

EPOCH = (631_152_000, 4_102_444_800)
"""Seconds of 1990 and of 2100: the web is not older, and a number outside is a number."""

PLACEHOLDERS = frozenset({date(1, 1, 1), date(1970, 1, 1), date(1900, 1, 1)})


def iso(text: str, *, zone: tzinfo = UTC) -> Moment | None:
    """The moment that a machine date names; None where the text is not one, or no such moment exists.

    `zone` bounds a moment that has no offset of its own.

    >>> iso("2017-11-21T10:53:00+0700").edtf
    '2017-11-21T10:53:00+07:00'
    """
    text = text.strip().strip("\"'").replace("\u2212", "-")
    if not 4 <= len(text) <= 90 or not any(c.isdigit() for c in text):
        return None
    return _iso(text, zone)


@lru_cache(maxsize=1024)
def _iso(text: str, zone: tzinfo) -> Moment | None:
    """Remembered, since the lines of a table and the tags of a page repeat their dates."""
    if text.isdecimal() and (moment := _epoch(text)):
        return moment
    for form in (EXTENDED, BASIC, RFC, CTIME, YEAR):
        if match := form.match(text):
            return _read(match, text, zone)
    return None


def _epoch(text: str) -> Moment | None:
    """Seconds (10 digits) or milliseconds (13) since 1970."""
    if len(text) not in (9, 10, 13):
        return None
    seconds = int(text) // (1000 if len(text) == 13 else 1)
    if not EPOCH[0] <= seconds < EPOCH[1]:
        return None
    at = datetime.fromtimestamp(seconds, UTC)
    return edtf(at.isoformat(), seen=text, named="Z")


def _read(match: re.Match[str], text: str, zone: tzinfo) -> Moment | None:
    parts = match.groupdict()
    year = _year(parts.get("late") or parts["year"])
    if year is None:
        return None
    month = MONTHS.index(parts["name"].lower()) + 1 if parts.get("name") else int(parts.get("month") or 0)
    return build(
        text,
        year=year,
        month=month or None,
        day=int(parts["day"]) if parts.get("day") else None,
        clock=(parts.get("hour"), parts.get("minute"), parts.get("second")),
        named=parts.get("zone"),
        zone=zone,
    )


def _year(text: str | None) -> int | None:
    """RFC 5322 section 4.3: two digits below 50 are of this century."""
    if not text:
        return None
    number = int(text)
    if len(text) == 2:
        return number + (2000 if number < 50 else 1900)
    return number if 1000 <= number <= 2200 else None


def build(
    seen: str,
    *,
    year: int,
    month: int | None = None,
    day: int | None = None,
    clock: tuple[str | None, str | None, str | None] = (None, None, None),
    named: str | None = None,
    offset: tzinfo | None = None,
    zone: tzinfo = UTC,
) -> Moment | None:
    """A moment from its printed numbers; None where they name none (31 June, 25:00, a placeholder).

    A zone name that is not known is left out with its offset: the local clock is what the page said.
    """
    if month is None:
        return edtf(f"{year:04}", zone=zone, seen=seen)
    if day is None:
        return edtf(f"{year:04}-{month:02}", zone=zone, seen=seen)
    try:
        at = date(year, month, day)
    except ValueError:
        return None
    if at in PLACEHOLDERS:
        return None
    hour, minute, second = clock
    if hour is None:
        return edtf(at.isoformat(), zone=zone, seen=seen)
    if int(hour) == 24 and not int(minute or 0) and not int(second or 0):
        at, hour = at + timedelta(days=1), "00"  # ISO 8601-1:2019/Amd 1: the end of a day
    value = f"{at.isoformat()}T{int(hour):02}:{int(minute or 0):02}" + (f":{second}" if second else "")
    offset = offset or (fixed(named) if named else None)
    if offset is None:
        return edtf(value, zone=zone, seen=seen)
    return edtf(value + _suffix(value, offset), zone=zone, seen=seen, named=named)


def _suffix(value: str, offset: tzinfo) -> str:
    """The offset on that day as ISO 8601 writes it."""
    try:
        return datetime.fromisoformat(value).replace(tzinfo=offset).isoformat()[-6:]
    except ValueError:
        return ""
