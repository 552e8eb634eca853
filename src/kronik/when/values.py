"""Arithmetic of the calendar, in TIMEX3's values.

A value is as coarse as its unit: two months before 2018-01-15 is 2017-11, not a day of it.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, datetime, timedelta

from kronik.language.time import Unit

LETTER = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S",
          "decade": "DE", "century": "CE", "quarter": "Q", "half": "H", "weekend": "WE"}  # fmt: skip
"""TIMEX3's letters for the units of a duration; hours, minutes and seconds come after a T."""

CLOCKED = ("hour", "minute", "second")


def around(unit: Unit, count: float, day: date, at: datetime | None = None) -> str | None:
    """The value of the unit that lies `count` units from the anchor; None outside the calendar.

    Hours, minutes and seconds need the anchor's clock; without it the day is all that is known, and only a
    distance that cannot leave it is told.
    """
    try:
        if unit in CLOCKED:
            return _clocked(unit, count, at)
        whole = int(count) if count == int(count) else None
        if whole is None:
            return _broken(unit, count, day)
        return _UNITS[unit](day, whole)
    except (ValueError, OverflowError):
        return None


def _clocked(unit: Unit, count: float, at: datetime | None) -> str | None:
    if at is None:
        return None
    moved = at + timedelta(seconds=count * {"hour": 3600, "minute": 60, "second": 1}[unit])
    return moved.strftime("%Y-%m-%dT%H:%M")


def _broken(unit: Unit, count: float, day: date) -> str | None:
    """Half a year is months away, half a month days."""
    smaller: dict[Unit, tuple[Unit, int]] = {
        "century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "month": ("day", 30),
        "week": ("day", 7),
    }  # fmt: skip
    if unit not in smaller:
        return None
    name, factor = smaller[unit]
    return _UNITS[name](day, round(count * factor))


def of_day(day: date, days: int) -> str:
    """The day so many days away. Raises OverflowError outside the calendar."""
    return (day + timedelta(days=days)).isoformat()


def of_week(day: date, weeks: int, suffix: str = "") -> str:
    """The ISO week so many weeks away."""
    year, week, _ = (day + timedelta(weeks=weeks)).isocalendar()
    return f"{year:04}-W{week:02}{suffix}"


def of_month(day: date, months: int) -> str:
    """The month so many months away."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{_year(year):04}-{month + 1:02}"


def of_year(day: date, years: int) -> str:
    """The year so many years away."""
    return f"{_year(day.year + years):04}"


def _of_span(letter: str, months: int, day: date, count: int) -> str:
    """The quarter or half-year so many away."""
    year, number = divmod(day.year * (12 // months) + (day.month - 1) // months + count, 12 // months)
    return f"{_year(year):04}-{letter}{number + 1}"


def _year(year: int) -> int:
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return year


_UNITS: dict[str, Callable[[date, int], str]] = {
    "day": of_day,
    "week": of_week,
    "weekend": lambda day, count: of_week(day, count, "-WE"),
    "month": of_month,
    "quarter": lambda day, count: _of_span("Q", 3, day, count),
    "half": lambda day, count: _of_span("H", 6, day, count),
    "year": of_year,
    "decade": lambda day, count: f"{_year(day.year + count * 10) // 10:03}",
    "century": lambda day, count: f"{_year(day.year + count * 100) // 100:02}",
}


def duration(parts: list[tuple[float | None, Unit]]) -> str:
    """The TIMEX3 duration of amounts and units; None as an amount is an unknown number."""
    parts = [_whole(amount, unit) for amount, unit in parts]
    days = "".join(_amount(a) + LETTER[u] for a, u in parts if u not in CLOCKED)
    hours = "".join(_amount(a) + LETTER[u] for a, u in parts if u in CLOCKED)
    return f"P{days}" + (f"T{hours}" if hours else "")


def _whole(amount: float | None, unit: Unit) -> tuple[float | None, Unit]:
    """Half an hour is 30 minutes, half a year six months; a half-year as a unit is six months too."""
    if unit == "half":
        return (None if amount is None else amount * 6), "month"
    if amount in (0.25, 0.5, 0.75) and unit in ("hour", "minute"):
        return int(amount * 60), "minute" if unit == "hour" else "second"
    if amount == 0.5 and unit == "year":
        return 6, "month"
    if amount is not None and amount < 1 and unit in ("century", "decade"):
        return amount * (100 if unit == "century" else 10), "year"
    return amount, unit


def _amount(amount: float | None) -> str:
    return "X" if amount is None else f"{amount:g}" if amount < 1_000_000 else str(int(amount))


def monthly(year: int, month: int) -> str:
    """A month's value."""
    return f"{year:04}-{month:02}"


def week_of_month(year: int, month: int, number: int) -> str | None:
    """The n-th week of a month: as in ISO 8601 the first is the one that holds its fourth day; -1 is the last."""
    if number == -1:
        last = date(year, month, calendar.monthrange(year, month)[1])
        return of_week(last - timedelta(days=3), 0)
    return of_week(date(year, month, 4), number - 1) if 1 <= number <= 5 else None
