"""A chart of attention: how many articles each day, week, month or year. Pure numbers.

The template draws it as SVG; nothing here knows of colours or fonts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from kronik.archive import days
from kronik.archive.spread import Unit
from kronik.records import Record

WIDTH, HEIGHT = 720, 96
"""Of the drawing, in its own units; a browser scales it."""

MOST = 180
"""Bars that can still be told apart at this width: fifteen years by month, half a year by day."""


class Bar(Record, frozen=True):
    """One day, week, month or year, with where its bar stands."""

    name: str
    """2017-11-21, 2017-W47, 2017-11 or 2017."""
    n: float
    x: float
    y: float
    width: float
    height: float


class Chart(Record, frozen=True):
    """The bars from the first time to the last, without a gap: a time without articles has a bar of no height."""

    bars: tuple[Bar, ...]
    top: float
    """What the highest bar stands for."""
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def path(self) -> str:
        """All bars as one SVG path: a fifth of the bytes, where none needs a name of its own."""
        return "".join(
            f"M{bar.x:g} {self.height}V{bar.y:g}h{bar.width:g}V{self.height}" for bar in self.bars if bar.n
        )


def of(months: Mapping[str, int]) -> Chart | None:
    """Lay out the counts of months (YYYY-MM), by year where they are many; None where there is nothing to compare."""
    if months and not fits(min(months), max(months), "month"):
        return drawn(_yearly(months), "year")
    return drawn(months, "month")


def fits(first: str, last: str, unit: Unit) -> bool:
    """Whether the bars from one day or month (YYYY-MM-DD, YYYY-MM) to another can be told apart."""
    start, end = _day(first), _day(last)
    months = (end.year - start.year) * 12 + end.month - start.month
    bars = {"day": (end - start).days, "week": (end - start).days // 7, "month": months, "year": 0}
    return bars[unit] < MOST


def _day(time: str) -> date:
    return date.fromisoformat((time + "-01-01")[:10])


def drawn(counts: Mapping[str, float], unit: Unit) -> Chart | None:
    """Lay out counts by the times of a unit; None where there are fewer than two times to compare."""
    if not counts or min(counts) == max(counts):
        return None
    filled = {time: counts.get(time, 0) for time in _between(min(counts), max(counts), unit)}
    top = max(filled.values()) or 1
    step = WIDTH / len(filled)
    gap = min(2.0, step / 4)
    return Chart(
        bars=tuple(
            Bar(
                name=name,
                n=n,
                x=round(at * step, 2),
                y=round(HEIGHT - HEIGHT * n / top, 2),
                width=round(step - gap, 2),
                height=round(HEIGHT * n / top, 2),
            )
            for at, (name, n) in enumerate(filled.items())
        ),
        top=top,
    )


def against(months: Mapping[str, int], other: Chart) -> str:
    """Give the bars of months as one SVG path, each where the month or year stands in another chart."""
    yearly = len(other.bars[0].name) == 4
    counts = _yearly(months) if yearly else dict(months)
    if not counts:
        return ""
    top = max(counts.values())
    return "".join(
        f"M{bar.x:g} {HEIGHT}V{HEIGHT - HEIGHT * counts[bar.name] / top:.1f}h{bar.width:g}V{HEIGHT}"
        for bar in other.bars
        if bar.name in counts
    )


def between(first: str, last: str, unit: Unit) -> tuple[str, ...]:
    """Give every time of a unit from the first to the last."""
    return tuple(_between(first, last, unit))


def _between(first: str, last: str, unit: Unit) -> Iterator[str]:
    """Every time of a unit from the first to the last."""
    if unit in ("day", "week"):
        at = date.fromisoformat(first)
        while (name := days.week(at.isoformat()) if unit == "week" else at.isoformat()) <= last:
            yield name
            at += timedelta(days=7 if unit == "week" else 1)
    elif unit == "month":
        year, month = int(first[:4]), int(first[5:])
        while f"{year:04}-{month:02}" <= last:
            yield f"{year:04}-{month:02}"
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    else:
        yield from (f"{year:04}" for year in range(int(first), int(last) + 1))


def _yearly(months: Mapping[str, int]) -> dict[str, int]:
    years: dict[str, int] = {}
    for month, n in months.items():
        years[month[:4]] = years.get(month[:4], 0) + n
    return years
