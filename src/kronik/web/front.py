"""The front page: the newest articles by the day that stood on them, and the ways into the rest."""

from __future__ import annotations

from kronik.archive import Archive, Hit
from kronik.records import Record
from kronik.web import moments
from kronik.web.links import asked
from kronik.web.render import Answer
from kronik.web.visit import Visit

NEWEST = 30
"""Articles on the front page: some five screens, and well under 60 kB."""


class Day(Record, frozen=True):
    """The articles of one day, newest first."""

    day: str
    """YYYY-MM-DD as the pages printed it, or less where they printed less; "" for articles without a date."""
    hits: tuple[Hit, ...]


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the newest articles, the outlets and the size of the archive."""
    results = archive.search("", limit=NEWEST, sort="date")
    return Answer(
        template="front.html",
        values={
            "archive_name": archive.folder.resolve().name,
            "folder": str(archive.folder),
            "total": results.total,
            "days": days(results.hits),
            "outlets": [one for one in archive.outlets() if one.name],
            "outlet_href": lambda name: visit.href("/search", q=asked("outlet", name)),
            "years": (),
            "older": results.cursor and visit.href("/search", sort="date", page=results.cursor),
        },
    )


def days(hits: tuple[Hit, ...]) -> tuple[Day, ...]:
    """Group hits by their printed day, keeping their order.

    Around midnight the pages of two zones may alternate in the order of time, so a day may come up twice: it is
    put where it came first.
    """
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(moments.day(hit.published) if hit.published else "", []).append(hit)
    return tuple(Day(day=day, hits=tuple(members)) for day, members in found.items())
