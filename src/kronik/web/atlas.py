"""Where places lie: points on an outline of the world. Pure numbers; the outline is `static/world.svg`.

Longitudes and latitudes are drawn as they are, in tenths of a degree, north up (train/world/outline.py).
"""

from __future__ import annotations

from collections.abc import Iterable

from kronik.archive import Entity
from kronik.records import Record

LEAST = 300
"""Width of the smallest piece of the world that is shown, in tenths of a degree: a large country around a point."""

MARGIN = 1.25
"""Room around the points."""

SIZES = (0.007, 0.018)
"""Radius of the smallest and the largest point, as a share of the width."""


class Point(Record, frozen=True):
    """A place on the map."""

    entity: Entity
    x: float
    y: float
    r: float


class Map(Record, frozen=True):
    """A piece of the world with points on it, twice as wide as high; the largest points lie below."""

    x: float
    y: float
    width: float
    height: float
    points: tuple[Point, ...]

    @property
    def grid(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Meridians and parallels that lie in it: every ten degrees, of the whole world every thirty."""
        step = 300 if self.width > 1500 else 100
        return (
            tuple(float(at) for at in range(-1800, 1801, step) if self.x < at < self.x + self.width),
            tuple(float(at) for at in range(-900, 901, step) if self.y < at < self.y + self.height),
        )


def of(entities: Iterable[Entity]) -> Map | None:
    """Lay out the places whose coordinates are known; None where there are none."""
    known = [one for one in entities if one.lat is not None and one.lon is not None]
    if not known:
        return None
    spots = [(one, (one.lon or 0.0) * 10, -(one.lat or 0.0) * 10) for one in known]
    left, right = min(x for _, x, _ in spots), max(x for _, x, _ in spots)
    top, bottom = min(y for _, _, y in spots), max(y for _, _, y in spots)
    width = min(max((right - left) * MARGIN, (bottom - top) * MARGIN * 2, LEAST), 3600)
    height = width / 2
    x = min(max((left + right) / 2 - width / 2, -1800), 1800 - width)
    y = min(max((top + bottom) / 2 - height / 2, -900), 900 - height)
    most = max(one.articles for one in known)
    points = (
        Point(entity=one, x=round(px, 1), y=round(py, 1), r=round(width * _size(one.articles / most), 2))
        for one, px, py in sorted(spots, key=lambda spot: (-spot[0].articles, spot[0].id))
    )
    return Map(x=round(x, 1), y=round(y, 1), width=round(width, 1), height=round(height, 1), points=tuple(points))


def _size(share: float) -> float:
    """The area of a point goes with the articles that name the place, between two sizes."""
    return SIZES[0] + (SIZES[1] - SIZES[0]) * float(share**0.5)
