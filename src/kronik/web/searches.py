"""Saved searches: the list of them, and a page for each that leads to its articles and its feed."""

from __future__ import annotations

from kronik.archive import Archive, Results, Saved
from kronik.errors import QueryError
from kronik.records import Record
from kronik.web.feeds import room as feed
from kronik.web.feeds.room import Way
from kronik.web.render import Answer, Lost
from kronik.web.visit import Visit

LATEST = 20
"""Articles that are listed; the search has the rest."""


class Row(Record, frozen=True):
    """A saved search in the list."""

    name: str
    query: str
    total: int
    new: int
    """Articles that arrived since it was last run."""
    feeds: tuple[Way, ...]


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the saved searches."""
    rows = [_row(archive, visit, saved) for saved in archive.searches()]
    return Answer(template="searches.html", values={"rows": rows, "folder": str(archive.folder)})


def one(archive: Archive, visit: Visit) -> Answer:
    """Show a saved search. Raises Lost where there is none of the name."""
    saved = archive.saved(visit.names["name"])
    if saved is None:
        raise Lost(visit.words.say("error.no_search", name=visit.names["name"]))
    found = asked(archive, saved.query, LATEST)
    return Answer(
        template="saved.html",
        values={
            "row": _row(archive, visit, saved),
            "feeds": feed.ways(visit, "saved", name=saved.name),
            "hits": found.hits,
            "search_href": visit.href("/search", q=saved.query, sort="date"),
        },
    )


def asked(archive: Archive, query: str, limit: int, since: int = 0) -> Results:
    """Give what a saved search finds, newest first; nothing where its query cannot be meant."""
    try:
        return archive.search(query, limit=limit, sort="date", since=since)
    except QueryError as error:
        return Results(query=query, total=0, hits=(), notes=(str(error),))


def _row(archive: Archive, visit: Visit, saved: Saved) -> Row:
    return Row(
        name=saved.name,
        query=saved.query,
        total=asked(archive, saved.query, 1).total,
        new=asked(archive, saved.query, 1, saved.seen).total,
        feeds=feed.ways(visit, "saved", name=saved.name),
    )
