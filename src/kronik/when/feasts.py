"""Feasts: fixed days, days counted from Easter, weekdays of a month, and what the holidays library knows.

The moving feasts of Islam, Buddhism and the lunar new year were proclaimed year by year; the library lists them as
proclaimed, which no formula gives (Lebaran by Umm al-Qura is a day off in one year of three).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache, lru_cache

Days = tuple[date, date]
"""First and last day."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPEC = re.compile(r"(?P<base>\d\d-(?:\d\d|[a-z]{3}-?\d)|easter|[A-Z]{2}:.+?)(?P<shift>[+-]\d+)?(?:/(?P<length>\d))?$")


def near(spec: str, anchor: date, *, ahead: bool) -> Days | None:
    """The feast of the anchor's year, or of the one before or after where that is much nearer and fits the tense."""
    found = [days for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (days := in_year(spec, year))]
    if not found:
        return None
    if ahead:
        return min((d for d in found if d[1] >= anchor), default=found[-1])
    return min(found, key=lambda d: abs((d[0] - anchor).days))


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
    """A country's holidays of a year by their English names, the first day of each."""
    # Loading the library takes 0.14 s, and most texts name no moving feast.
    import holidays

    days: dict[str, date] = {}
    listed = holidays.country_holidays(country, years=year, language="en_US")
    for day, names in sorted(listed.items()):
        for name in names.split("; "):
            days.setdefault(re.sub(r" \((?:estimated|observed)\)", "", name), day)
    return days
