"""A chart of attention: how many articles each month, or each year where there are many months. Pure numbers.

The template draws it as SVG; nothing here knows of colours or fonts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kronik.records import Record

WIDTH, HEIGHT = 720, 96
"""Of the drawing, in its own units; a browser scales it."""

MOST = 180
"""Bars that can still be told apart at this width. Fifteen years by month; more are drawn by year."""


class Bar(Record, frozen=True):
    """One month or year, with where its bar stands."""

    name: str
    """YYYY-MM or YYYY."""
    n: int
    x: float
    y: float
    width: float
    height: float


class Chart(Record, frozen=True):
    """The bars from the first month to the last, without a gap: a month without articles has a bar of no height."""

    bars: tuple[Bar, ...]
    top: int
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
    """Lay out the counts of months (YYYY-MM); None where there are fewer than two to compare."""
    counts = _filled(months)
    if len(counts) > MOST:
        counts = _yearly(counts)
    if len(counts) < 2:
        return None
    top = max(counts.values())
    step = WIDTH / len(counts)
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
            for at, (name, n) in enumerate(counts.items())
        ),
        top=top,
    )


def _filled(months: Mapping[str, int]) -> dict[str, int]:
    """Every month from the first to the last."""
    if not months:
        return {}
    return {month: months.get(month, 0) for month in _between(min(months), max(months))}


def _between(first: str, last: str) -> Iterator[str]:
    year, month = int(first[:4]), int(first[5:])
    while f"{year:04}-{month:02}" <= last:
        yield f"{year:04}-{month:02}"
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _yearly(months: Mapping[str, int]) -> dict[str, int]:
    years: dict[str, int] = {}
    for month, n in months.items():
        years[month[:4]] = years.get(month[:4], 0) + n
    return years
