"""The front page: the newest articles by the day that stood on them, and the ways into the rest."""

from __future__ import annotations

from itertools import islice

from kronik.archive import Archive, Hit
from kronik.records import Record
from kronik.web import census, chart, moments
from kronik.web.feeds import room as feed
from kronik.web.kept import LONG, Kept
from kronik.web.links import within
from kronik.web.render import Answer
from kronik.web.visit import Visit

NEWEST = 24
"""Articles on the front page: some four screens, and a third of the 60 kB that it may weigh."""

OUTLETS = 20
"""Outlets named on the front page, the largest in front; the rest are in "about this archive"."""


STORIES = 4
"""Running stories that are shown."""


class Count(Record, frozen=True):
    """Something to enter by, with how many articles lie behind it."""

    name: str
    n: int
    href: str


class Day(Record, frozen=True):
    """The articles of one day, newest first."""

    day: str
    """YYYY-MM-DD as the pages printed it, or less where they printed less; "" for articles without a date."""
    hits: tuple[Hit, ...]

    @property
    def machine(self) -> str:
        """The value of <time datetime>; "" where HTML has no form for it."""
        return moments.machine(self.hits[0].published).partition("T")[0] if self.hits[0].published else ""


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the newest articles, the outlets and the size of the archive."""
    results = archive.search("", limit=NEWEST, sort="date")
    counted = census.of(archive)
    named = [outlet for outlet in counted.outlets if outlet.name]

    def search(query: str) -> str:
        return visit.href("/search", q=query, sort="date")

    return Answer(
        template="front.html",
        values={
            "archive_name": archive.folder.resolve().name,
            "folder": str(archive.folder),
            "total": results.total,
            "days": days(results.hits),
            "running": running(archive) or latest(archive),
            "still": bool(running(archive)),
            "feeds": feed.ways(visit, "search"),
            "outlets": [
                Count(name=one.name, n=one.articles, href=visit.href("/outlet", name=one.name))
                for one in named[:OUTLETS]
                if one.name
            ],
            "n_outlets": len(named),
            "years": [Count(name=year, n=n, href=search(within(year))) for year, n in counted.years.items()],
            "chart": chart.of(counted.months),
            "older": results.cursor and visit.href("/search", sort="date", page=results.cursor),
        },
    )


running = Kept(lambda archive: archive.running(STORIES), lag=LONG).of
"""The running stories."""

latest = Kept(lambda archive: tuple(islice(archive.stories(), STORIES))).of
"""The stories that went on last, for an archive in whose last days nothing was reported twice."""


def days(hits: tuple[Hit, ...]) -> tuple[Day, ...]:
    """Group hits by their printed day, keeping their order.

    Around midnight the pages of two zones may alternate in the order of time, so a day may come up twice: it is
    put where it came first.
    """
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        found.setdefault(moments.day(hit.published) if hit.published else "", []).append(hit)
    return tuple(Day(day=day, hits=tuple(members)) for day, members in found.items())
