"""A moment printed for the reader: their language's words, the page's own precision and zone.

The time shown is the one that stood on the page, never moved to another zone: 10:53 WIB stays 10:53 WIB. Nothing
finer than what was printed is shown, and the `datetime` attribute says the same to machines. Formats are the CLDR's.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from babel import Locale
from babel.dates import TIMEDELTA_UNITS, format_date, format_interval, format_skeleton, format_timedelta

from kronik.records import Age, Moment, Precision
from kronik.web.catalogue import Catalogue

_CLOCK = {Precision.HOUR: "H", Precision.MINUTE: "Hm", Precision.SECOND: "Hm"}
"""The CLDR skeleton of a time of day; the marks between its parts are the language's (10:53, 10.53)."""

_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?=T|$)")

_WEEK = re.compile(r"\d{4}-W\d\d")

_OFFSET = re.compile(r"[+-]\d\d:?\d\d")

_MACHINE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?)?|-W\d\d)?")
"""What HTML allows as <time datetime>: year, month, week, day, day with time (HTML standard, 4.5.14)."""


def full(moment: Moment, words: Catalogue) -> str:
    """Print a moment at length: "Selasa, 21 November 2017 10.53 WIB"."""
    return _printed(moment, words, "full")


def short(moment: Moment, words: Catalogue) -> str:
    """Print a moment for a list: "21 Nov 2017 10.53 WIB"."""
    return _printed(moment, words, "medium")


def clock(moment: Moment, words: Catalogue) -> str:
    """Print the time of day alone, as under the heading of its day; "" where no time was printed.

    Machines write 10:53:00 for what was 10:53 on the page, so seconds are shown only where there are any.
    """
    if moment.precision not in _CLOCK:
        return ""
    try:
        local = datetime.fromisoformat(_bare(moment))
    except ValueError:
        return ""
    skeleton = "Hms" if local.second else _CLOCK[moment.precision]
    zone = _zone(moment.zone or local.tzname() or "")
    return f"{format_skeleton(skeleton, local, locale=words.locale)} {zone}".rstrip()


def date_of(moment: Moment, words: Catalogue) -> str:
    """Print the day of a moment, or its month or year where there was no day: "21 Nov 2017"."""
    return heading(day(moment), words.locale, "medium")


def machine(moment: Moment) -> str:
    """Give the value of <time datetime>; "" for what HTML has no form for (a decade, a season)."""
    bare = _bare(moment)
    return bare if _MACHINE.fullmatch(bare) else ""


def day(moment: Moment) -> str:
    """Give the day that stood on the page as YYYY-MM-DD, or its month or year where there was no day."""
    return _bare(moment).partition("T")[0]


@lru_cache(maxsize=4096)
def heading(day: str, locale: Locale, form: str = "full") -> str:
    """Print what `day()` gives, long ("full") or short ("medium"); as it is where it is no date."""
    if "/" in day:
        return " – ".join(heading(end, locale, form) for end in day.split("/", 1))
    parts = _DAY.fullmatch(day)
    if parts is None:
        return _week(day, locale) if _WEEK.fullmatch(day) else day
    try:
        first = datetime(int(parts["year"]), int(parts["month"] or 1), int(parts["day"] or 1))
    except ValueError:
        return day
    if parts["day"]:
        # The CLDR writes 08 Mei; no newspaper does.
        pattern = locale.date_formats[form].pattern.replace("dd", "d")
        return format_date(first, format=pattern, locale=locale)
    if parts["month"]:
        return format_skeleton("yMMMM" if form == "full" else "yMMM", first, locale=locale)
    return parts["year"]


def _week(week: str, locale: Locale) -> str:
    """Print the days of a week: "20–26 Nov 2017"."""
    try:
        monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    except ValueError:
        return week
    return format_interval(monday, monday + timedelta(days=6), "yMMMd", locale=locale)


def age(age: Age, words: Catalogue) -> str:
    """Print the distance of an age in the reader's language: "35 days"; as seen where its unit is not known."""
    for unit, seconds in TIMEDELTA_UNITS:
        if unit == age.unit:
            return format_timedelta(
                age.amount * seconds,
                granularity=unit,  # type: ignore[arg-type] # Babel's own list of its units is of plain strings
                threshold=1e12,  # the unit that was printed stays: 35 days do not become a month
                locale=words.locale,
            )
    return age.seen


def _printed(moment: Moment, words: Catalogue, form: str) -> str:
    date = heading(day(moment), words.locale, form)
    about = words.say("article.approximate") + " " if moment.approximate else ""
    return f"{about}{date} {clock(moment, words)}".rstrip()


def _zone(printed: str) -> str:
    """The zone as it was printed; what machines write for it (Z, +0700) as people do."""
    printed = printed.removeprefix("UTC") or printed  # as Python names an offset
    if _OFFSET.fullmatch(printed):
        printed = f"{printed[:3]}:{printed[-2:]}"
    return "UTC" if printed in ("Z", "+00:00", "-00:00") else printed


def _bare(moment: Moment) -> str:
    return moment.edtf.rstrip("~?%")
