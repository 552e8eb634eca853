"""Search: what was asked, how it was understood, and a page of what was found.

No query fails. One that cannot mean anything (a day that does not exist) gets a page that says so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from kronik.archive import Archive, Results, query
from kronik.archive.export.forms import FORMS
from kronik.archive.search import Sort
from kronik.errors import QueryError
from kronik.records import Record
from kronik.web import attention, facets
from kronik.web.api import streams
from kronik.web.feeds import room as feed
from kronik.web.render import QUERY_LIMIT, Answer
from kronik.web.visit import Visit

PAGE = 10
"""Results of one page: two screens. Each costs a third of a millisecond, most of it for its passages."""


class Way(Record, frozen=True):
    """A link that changes the search."""

    name: str
    href: str
    on: bool = False


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the results of ?q=, in the order of ?sort=, from the mark ?page= on."""
    words = visit.words
    asked = visit.params.get("q", "").strip()
    if len(asked) > QUERY_LIMIT:
        note = words.say("search.too_long", n=len(asked), limit=QUERY_LIMIT)
        return _answer(visit, asked[:QUERY_LIMIT], None, (note,), status=400)
    try:
        tree = query.parse(asked).tree
        results, notes = _found(archive, visit, asked)
    except QueryError as error:
        return _answer(visit, asked, None, (words.say("search.wrong"),), remarks=(str(error),))
    more = {
        "groups": facets.groups(archive, visit, asked, tree) if results.total or asked else (),
        "limits": facets.limits(archive, visit, asked, tree),
        "attention": attention.of(archive, visit, asked) if results.total else None,
        "takes": takes(archive, visit, asked, results) if results.total else (),
    }
    return _answer(visit, asked, results, notes, items=_items(tree), remarks=results.notes, more=more)


_LIMIT = re.compile(r'\b(?:outlet|lang|kind|person|place|org|story|after|before):(?:"[^"]*"?|\S+)', re.I)
"""What a search is narrowed to; it is told apart from its words."""


def order(visit: Visit, asked: str) -> Sort:
    """The order asked for; without a query nothing matches better than anything else, so newest first."""
    wish = visit.params.get("sort")
    if wish == "date" or not asked:
        return "date"
    return "match"


NOTHING: Mapping[str, object] = {"groups": (), "limits": (), "attention": None, "takes": ()}
"""What a search that was not carried out has beside its words."""

TAKES = {
    "csv": "CSV", "ndjson": "NDJSON", "parquet": "Parquet", "sqlite": "SQLite", "jsonld": "JSON-LD", "ninjs": "ninjs",
    "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON", "wacz": "WACZ",
}  # fmt: skip
"""Whole results for other programs; the names are proper ones."""


def takes(archive: Archive, visit: Visit, asked: str, results: Results) -> tuple[Way, ...]:
    """Give the addresses of the whole result in the forms of other programs."""
    can = streams.takes(archive, results.total)
    suffixes = {name: form.suffix for name, form in FORMS.items()}
    return tuple(
        Way(name=name, href=visit.href(f"/api/articles.{suffixes.get(form, form)}", ui=None, q=asked))
        for form, name in TAKES.items()
        if form in can
    )


def _found(archive: Archive, visit: Visit, asked: str) -> tuple[Results, tuple[str, ...]]:
    """The results from the page mark on; from the start, with a note, where the mark leads nowhere."""
    sort = order(visit, asked)
    cursor = visit.params.get("page")
    if not cursor:
        return archive.search(asked, limit=PAGE, sort=sort, fold=True), ()
    try:
        results = archive.search(asked, limit=PAGE, sort=sort, cursor=cursor, fold=True)
    except QueryError:  # the query itself was read before: it is the mark
        results = None
    if results and (results.hits or not results.total):
        return results, ()
    return archive.search(asked, limit=PAGE, sort=sort, fold=True), (visit.words.say("search.stale"),)


def _items(tree: query.Node) -> tuple[str, ...]:
    """What was asked for, one by one, as the query language spells it."""
    nodes = tree.items if isinstance(tree, query.All) else (tree,)
    return tuple(f"({node})" if isinstance(node, query.Any) and len(nodes) > 1 else str(node) for node in nodes)


def _understood(asked: str, items: tuple[str, ...]) -> tuple[str, ...]:
    """What was asked for, where its words were not read as they were typed."""
    read = [item for item in items if not _LIMIT.fullmatch(item)]
    return items if _LIMIT.sub(" ", asked).casefold().split() != read else ()


def _fewer(visit: Visit, items: tuple[str, ...]) -> list[Way]:
    """The same search with one thing less, for each thing it asks for."""
    if len(items) < 2:
        return []
    rests = [" ".join(items[:at] + items[at + 1 :]) for at in range(len(items))]
    return [Way(name=item, href=visit.href("/search", q=rest)) for item, rest in zip(items, rests, strict=True)]


def _answer(
    visit: Visit,
    asked: str,
    results: Results | None,
    notes: tuple[str, ...],
    items: tuple[str, ...] = (),
    remarks: tuple[str, ...] = (),
    status: int = 200,
    more: Mapping[str, object] = NOTHING,
) -> Answer:
    sort = order(visit, asked)
    cursor = results.cursor if results else None
    return Answer(
        template="search.html",
        status=status,
        values={
            "query": asked,
            "feeds": feed.ways(visit, "search", q=asked),
            "results": results,
            "notes": notes,
            "remarks": remarks,
            "understood": _understood(asked, items),
            "fewer": _fewer(visit, items),
            "sorts": [
                Way(name=label, href=visit.here(sort=name, page=None), on=sort == name)
                for name, label in (("match", "match"), ("date", "newest"))
                if asked
            ],
            "at_first": "page" not in visit.params,
            "first": visit.here(page=None),
            "next": cursor and visit.here(page=cursor),
            **more,
        },
    )
