"""People, organisations and places: the lists, and a page for each."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice

from kronik.archive import Archive, Entity, Happening, Statement
from kronik.archive.facts.answers import Sheet, about, by, happenings, statements
from kronik.archive.facts.gather import Part
from kronik.errors import QueryError
from kronik.web import atlas, attention
from kronik.web.feeds import room as feed
from kronik.web.kept import LONG, Kept
from kronik.web.render import QUERY_LIMIT, Answer, Lost
from kronik.web.visit import Visit

PAGE = 60
"""Entities of one page of a list."""

ARTICLES = 20
"""Articles of an entity that are listed on one page of it."""

SOME = 5
"""Statements, and events, that an entity's page shows; the tables have the rest."""

BESIDE = 12
"""Entities of a kind that are named as company."""

COMPANY = ("person", "organisation", "place")

FIELDS = {"person": "person", "organisation": "org", "place": "place"}
"""The field of the query language that asks for an entity of a kind."""

told = Kept(lambda archive: archive.known(), lag=LONG).of
"""Of how many articles the facts are known."""

beside = Kept(lambda archive, name: archive.register.company(name, BESIDE), most=256).of
"""Whom the newest articles of an entity name beside it."""


def people(archive: Archive, visit: Visit) -> Answer:
    """Show the people, those in most articles in front; of ?name=, those so named."""
    return _list(archive, visit, "person")


def organisations(archive: Archive, visit: Visit) -> Answer:
    """Show the organisations."""
    return _list(archive, visit, "organisation")


def places(archive: Archive, visit: Visit) -> Answer:
    """Show the places, and where in the world they lie."""
    return _list(archive, visit, "place")


def _list(archive: Archive, visit: Visit, kind: str) -> Answer:
    name = visit.params.get("name", "").strip()[:QUERY_LIMIT]
    notes: tuple[str, ...] = ()
    try:
        found, cursor = archive.register.entities(kind, name, PAGE, visit.params.get("page") or None)
    except QueryError:
        notes = (visit.words.say("search.stale"),)
        found, cursor = archive.register.entities(kind, name, PAGE)
    known = told(archive)
    return Answer(
        template="entities.html",
        values={
            "kind": kind,
            "found": found,
            "name": name,
            "notes": notes,
            "untold": known.articles - known.told,
            "top": found[0].articles if found else 1,
            "map": atlas.of(found) if kind == "place" else None,
            "at_first": "page" not in visit.params,
            "first": visit.here(page=None),
            "next": cursor and visit.here(page=cursor),
        },
    )


def person(archive: Archive, visit: Visit) -> Answer:
    """Show a person."""
    return _page(archive, visit, "person")


def organisation(archive: Archive, visit: Visit) -> Answer:
    """Show an organisation."""
    return _page(archive, visit, "organisation")


def place(archive: Archive, visit: Visit) -> Answer:
    """Show a place."""
    return _page(archive, visit, "place")


def _page(archive: Archive, visit: Visit, kind: str) -> Answer:
    """Show the entity of a kind that the address names. Raises Lost where there is none."""
    register = archive.register
    one = register.entity(visit.names["id"])
    if one is None or one.kind != kind:
        raise Lost(visit.words.say("error.no_entity", id=visit.names["id"]))
    query = f"{FIELDS[kind]}:{one.id}"
    skip = _skip(visit)
    articles = register.articles(one.id, ARTICLES + 1, skip)
    with_whom = beside(archive, one.id)
    company = {other: with_whom.get(other, ()) for other in COMPANY}
    deeds = (Part.WHERE,) if kind == "place" else (Part.ACTS, Part.ACTED)
    return Answer(
        template="entity.html",
        values={
            "one": one,
            "path": f"/{kind}/{one.id}",
            "list_path": LISTS[kind],
            "ends": register.ends(one.id),
            "attention": attention.of(archive, visit, query),
            "said": _some(statements(sheet, by(one.id)) for sheet in register.parts(one.id, (Part.SAYS,), SOME)),
            "told": _some(statements(sheet, about(one.id)) for sheet in register.parts(one.id, (Part.SAID,), SOME)),
            "deeds": _deeds(register.parts(one.id, deeds, SOME), one),
            "articles": articles[:ARTICLES],
            "older": visit.here(page=str(skip + ARTICLES)) if len(articles) > ARTICLES else None,
            "newest": visit.here(page=None) if skip else None,
            "company": company,
            "names": register.forms(one.id),
            "map": atlas.of((one,) if kind == "place" else tuple(other.entity for other in company["place"])),
            "feeds": feed.ways(visit, kind, id=one.id),
            "search_href": visit.href("/search", q=query, sort="date"),
            "quotes_href": visit.href("/quotes", who=one.id),
            "events_href": visit.href("/events", **{"place" if kind == "place" else "who": one.id}),
        },
    )


LISTS = {"person": "/people", "organisation": "/organisations", "place": "/places"}
"""Where the entities of a kind are listed."""


def _skip(visit: Visit) -> int:
    mark = visit.params.get("page", "0")
    return int(mark) if mark.isascii() and mark.isdigit() and len(mark) < 8 else 0


def _some(found: Iterable[Iterable[Statement]]) -> list[Statement]:
    return list(islice(chain.from_iterable(found), SOME))


def _deeds(sheets: tuple[Sheet, ...], one: Entity) -> list[Happening]:
    found = (event for sheet in sheets for event in happenings(sheet))
    return [event for event in found if one.id in {p.id for p in (*event.who, *event.whom, event.where) if p}][:SOME]
