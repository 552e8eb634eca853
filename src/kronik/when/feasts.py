"""Feasts: fixed days, days counted from Easter, weekdays of a month, and what the holidays library knows.

The moving feasts of Islam, Buddhism and the lunar new year were proclaimed year by year; the library lists them as
proclaimed, which no formula gives (Lebaran by Umm al-Qura is a day off in one year of three).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

Days = tuple[date, date]
"""First and last day."""

NEAR = timedelta(days=75)
"""How far a feast of another year may lie and still be the one that is meant: Christmas, in February."""

JUST = timedelta(days=14)
"""How long ago a feast may lie that a sentence seems to foretell: what was sold "for Christmas", on 28 December."""

LATEST_HIJRI = 1500
"""The last year of the Umm al-Qura tables; a smaller number beside a feast or an Islamic month is such a year."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPEC = re.compile(r"(?P<base>\d\d-(?:\d\d|[a-z]{3}-?\d)|easter|[A-Z]{2}:.+?)(?P<shift>[+-]\d+)?(?:/(?P<length>\d))?$")


def beside(spec: str, anchor: date, side: int) -> Days | None:
    """The last feast before (-1) or the next after (1) the anchor."""
    found = [days for n in (-1, 0, 1) if (days := in_year(spec, anchor.year + n))]
    if side < 0:
        return max((d for d in found if d[0] < anchor), default=None)
    return min((d for d in found if d[0] > anchor), default=None)


def near(spec: str, anchor: date, *, ahead: bool) -> Days | None:
    """The feast of the anchor's year, or of the one before or after where that is much nearer and fits the tense."""
    found = [days for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (days := in_year(spec, year))]
    if not found:
        return None
    if ahead:
        return min((d for d in found if d[1] >= anchor - JUST), default=found[-1])
    nearest = min(found, key=lambda d: abs(d[0] - anchor))
    same = next((d for d in found if d[0].year == anchor.year), nearest)
    return nearest if abs(nearest[0] - anchor) <= NEAR else same


@lru_cache(maxsize=1024)
def in_year(spec: str, year: int) -> Days | None:
    """First and last day of a feast in a year; None where the year has none or it is not known."""
    match = SPEC.fullmatch(spec)
    if not match or not 1 < year < 9999:
        return None
    first = _first(match["base"], year)
    if first is None:
        return None
    first += timedelta(int(match["shift"] or 0))
    return first, first + timedelta(int(match["length"] or 1) - 1)


def _first(base: str, year: int) -> date | None:
    if base == "easter":
        return easter(year) if year >= 1583 else None
    if ":" in base:
        country, _, name = base.partition(":")
        return _proclaimed(country, year).get(name)
    month, _, day = base.partition("-")
    if day.isdecimal():
        return date(year, int(month), int(day))
    return _nth(year, int(month), WEEKDAYS.index(day[:3]), int(day[3:]))


def _nth(year: int, month: int, weekday: int, number: int) -> date:
    """The n-th weekday of a month; -1 is the last."""
    days = [w[weekday] for w in calendar.monthcalendar(year, month) if w[weekday]]
    return date(year, month, days[number - (number > 0)])


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar: the algorithm of Meeus, Jones and Butcher."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


@cache
def _proclaimed(country: str, year: int) -> dict[str, date]:
    """A country's holidays of a year by their English names, the first day of each; none for a country not known."""
    days: dict[str, date] = {}
    calendar_of = _country(country)
    listed = calendar_of(years=year, language="en_US") if calendar_of else {}
    for day, names in sorted(listed.items()):
        for name in names.split("; "):
            days.setdefault(re.sub(r" \((?:estimated|observed)\)", "", name), day)
    return days


@cache
def _country(code: str) -> Callable[..., Mapping[date, str]] | None:
    """The library's class for a country.

    It is loaded when a feast is first named, and from its own file: the package of countries imports all 250 of
    them, half a second for the sake of one.
    """
    import holidays
    from holidays.registry import COUNTRIES

    name = next((module for module, names in COUNTRIES.items() if code in names), None)
    if name is None:
        return None
    path = Path(holidays.__path__[0], "countries", f"{name}.py")
    spec = spec_from_file_location(f"holidays.countries.{name}", path)
    if spec is None or spec.loader is None:
        return None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found: Callable[..., Mapping[date, str]] = getattr(module, code)
    return found


def in_hijri(spec: str, year: int) -> Days | None:
    """The feast of an Islamic year."""
    first, last = _islamic(year, 1, None), _islamic(year, 12, None)
    if not first or not last:
        return None
    found = (in_year(spec, common) for common in range(first[0].year, last[1].year + 1))
    return next((days for days in found if days and first[0] <= days[0] <= last[1]), None)


def islamic(
    month: int, anchor: date, *, year: int | None = None, day: int | None = None, ahead: bool = False
) -> Days | None:
    """First and last day of an Islamic month, or one day of it twice; of a year by either calendar, or the nearest.

    By Umm al-Qura, as hijridate has it: what was proclaimed may be a day off. None outside 1924-2077.
    """
    now = year if year and year < LATEST_HIJRI else int(((year or anchor.year) - 621.5774) / 0.970224)
    spans = [span for n in (now - 1, now, now + 1) if (span := _islamic(n, month, day))]
    if year and year < LATEST_HIJRI:
        return _islamic(year, month, day)
    if year:
        return next((span for span in spans if span[0].year == year), None)
    coming = [span for span in spans if span[1] >= anchor]
    if ahead and coming:
        return coming[0]
    nearest = min(spans, key=lambda span: abs(span[0] - anchor), default=None)
    same = next((span for span in spans if span[0].year == anchor.year), nearest)
    return nearest if nearest and abs(nearest[0] - anchor) <= NEAR else same


def _islamic(year: int, month: int, day: int | None) -> Days | None:
    # Loading the tables takes some milliseconds, and few texts name an Islamic month.
    from hijridate import Hijri

    try:
        first = Hijri(year, month, day or 1)
        length = 1 if day else first.month_length()
        start = date(*first.to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None
    return start, start + timedelta(length - 1)
