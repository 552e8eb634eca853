"""Makes src/kronik/web/static/world.svg, the outline of the world's countries that maps are drawn on.

    pip download --no-deps geopandas==0.14.4 && python train/world/outline.py geopandas-0.14.4-py3-none-any.whl

Source: Natural Earth, 1:110m, admin-0 countries (naturalearthdata.com), in the public domain; geopandas 0.14 carries
it. Longitudes and latitudes are drawn as they are (plate carrée), with north up, in tenths of a degree; lines are
simplified (Douglas and Peucker, 1973) by up to a fifth of a degree.
"""

from __future__ import annotations

import struct
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

MEMBER = "geopandas/datasets/naturalearth_lowres/naturalearth_lowres.shp"
OUT = Path(__file__).parents[2] / "src/kronik/web/static/world.svg"
TOLERANCE = 2.0
"""Tenths of a degree."""

Point = tuple[float, float]


def rings(shapes: bytes) -> Iterator[list[Point]]:
    """Read the rings of polygons of a shapefile. Source: ESRI Shapefile Technical Description, 1998."""
    at = 100
    while at < len(shapes):
        length = struct.unpack(">i", shapes[at + 4 : at + 8])[0] * 2
        body = shapes[at + 8 : at + 8 + length]
        at += 8 + length
        if struct.unpack("<i", body[:4])[0] != 5:
            continue
        count, points = struct.unpack("<2i", body[36:44])
        starts = [*struct.unpack(f"<{count}i", body[44 : 44 + 4 * count]), points]
        values = struct.unpack(f"<{2 * points}d", body[44 + 4 * count : 44 + 4 * count + 16 * points])
        for first, last in pairwise(starts):
            yield [(values[2 * n] * 10, -values[2 * n + 1] * 10) for n in range(first, last)]


def simplified(line: list[Point]) -> list[Point]:
    """Leave out the points of a line that lie near the line without them."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    dx, dy = x2 - x1, y2 - y1
    length = (dx * dx + dy * dy) ** 0.5

    def off(point: Point) -> float:
        x, y = point[0] - x1, point[1] - y1
        return abs(dy * x - dx * y) / length if length else (x * x + y * y) ** 0.5

    far, distance = max(((n, off(line[n])) for n in range(1, len(line) - 1)), key=lambda one: one[1])
    if distance <= TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: far + 1])[:-1] + simplified(line[far:])


def drawn(ring: list[Point]) -> str:
    """Give a ring as a part of an SVG path, in whole tenths, each point from the one before."""
    points = [(round(x), round(y)) for x, y in simplified(ring)]
    points = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
    if len(points) < 4:
        return ""
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points[:-1])]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-") + "z"


def main() -> None:
    """Write the file."""
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        path = "".join(map(drawn, rings(wheel.read(MEMBER))))
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1800 -900 3600 1800"><path id="land" d="'
    OUT.write_text(f'{head}{path}"/></svg>\n')


if __name__ == "__main__":
    main()
