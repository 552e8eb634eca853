"""What the archive holds, counted: outlets, months, years.

Counting goes through every article (some 30 ms for 45,000), which is too much for each opening of the front page.
"""

from __future__ import annotations

from kronik.archive import Archive, Outlet
from kronik.records import Record
from kronik.web.kept import LONG, Kept


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


def count(archive: Archive) -> Census:
    """Count an archive as it now is."""
    outlets = archive.outlets()
    return Census(articles=sum(outlet.articles for outlet in outlets), outlets=outlets, months=archive.months())


of = Kept(count, lag=LONG).of
"""The counts of the room's own process."""
