"""An outlet's page: how long it has been in the archive, how much there is of it, the latest, the most linked to."""

from __future__ import annotations

from kronik.archive import Archive, Outlet
from kronik.web import attention, census, facets, links
from kronik.web.feeds import room as feed
from kronik.web.kept import Kept
from kronik.web.render import Answer, Lost
from kronik.web.visit import Visit

LATEST = 20
"""Articles that are listed; the search has the rest."""

LINKED = 10
"""Articles that are listed as linked to."""

cited = Kept(lambda archive, name: archive.cited(name, LINKED), most=64).of
"""The articles of an outlet to which most others link."""


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the outlet ?name=. Raises Lost where no article is of one so named."""
    name = " ".join(visit.params.get("name", "").split())
    found = _outlet(archive, name)
    if found is None or found.name is None:
        raise Lost(visit.words.say("error.no_outlet", name=name))
    query = links.asked("outlet", found.name)
    told = facets.counted(archive, query)
    dated = attention.counted(archive, query, "day")
    results = archive.search(query, limit=LATEST, sort="date")
    return Answer(
        template="outlet.html",
        values={
            "outlet": found,
            "first": dated[0].time if dated else "",
            "last": dated[-1].time if dated else "",
            "attention": attention.of(archive, visit, query),
            "hits": results.hits,
            "total": results.total,
            "undated": results.total - sum(told.years.values()),
            "cited": cited(archive, found.name),
            "feeds": feed.ways(visit, "outlet", name=found.name),
            "older": results.cursor and visit.href("/search", q=query, sort="date", page=results.cursor),
            "search_href": visit.href("/search", q=query, sort="date"),
            "stories": [(tally, visit.href(f"/story/{tally.value}")) for tally in told.stories],
        },
    )


def _outlet(archive: Archive, name: str) -> Outlet | None:
    """The outlet of a name, in whatever case it is written; the largest where several differ in case alone."""
    outlets = [one for one in census.of(archive).outlets if one.name]
    exact = (one for one in outlets if one.name == name)
    folded = (one for one in outlets if one.name and one.name.casefold() == name.casefold())
    return next(exact, None) or next(folded, None)
