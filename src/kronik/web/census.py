"""What the archive holds, counted: outlets, months, years. Counted once for each state of the archive.

Counting goes through every article, which is too much for each opening of the front page, and it comes out the same
until something is added.
"""

from __future__ import annotations

from functools import lru_cache

from kronik.archive import Archive, Outlet
from kronik.records import Record
from kronik.web.desk import THREADS


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


def of(archive: Archive) -> Census:
    """Count an archive as it now is."""
    return _counted(archive, archive.change())


@lru_cache(maxsize=THREADS)
def _counted(archive: Archive, _change: int) -> Census:
    outlets = archive.outlets()
    return Census(articles=sum(outlet.articles for outlet in outlets), outlets=outlets, months=archive.months())
