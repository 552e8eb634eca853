"""What the archive holds, counted: outlets, months, years.

Counting goes through every article (some 30 ms for 45,000), which is too much for each opening of the front page, and
it comes out the same until something is added. So a count is kept until the archive has changed, and while pages are
being added it is taken anew every few seconds at most. One count serves all threads of the room.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from kronik.archive import Archive, Outlet
from kronik.records import Record

LAG = 5.0
"""Seconds by which the counts may lie behind while pages are being added. What is listed and found never does."""


class Census(Record, frozen=True):
    """The counts of one state of the archive."""

    articles: int
    outlets: tuple[Outlet, ...]
    months: dict[str, int]
    """Articles of each month that has any, YYYY-MM, the first in front."""

    @property
    def years(self) -> dict[str, int]:
        """Articles of each year that has any, the last in front."""
        found: dict[str, int] = {}
        for month, n in reversed(self.months.items()):
            found[month[:4]] = found.get(month[:4], 0) + n
        return found


class Counter:
    """Counts archives, and keeps the last count of each."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: dict[Path, tuple[int, float, Census]] = {}

    def of(self, archive: Archive) -> Census:
        """Give the counts of an archive, not older than LAG seconds unless nothing has changed since."""
        change, now = archive.change(), self._clock()
        with self._lock:
            kept = self._kept.get(archive.folder)
            if kept and (kept[0] == change or now < kept[1] + LAG):
                return kept[2]
            counted = count(archive)
            self._kept[archive.folder] = (change, now, counted)
            return counted


def count(archive: Archive) -> Census:
    """Count an archive as it now is."""
    outlets = archive.outlets()
    return Census(articles=sum(outlet.articles for outlet in outlets), outlets=outlets, months=archive.months())


of = Counter().of
"""The counts of the room's own process."""
