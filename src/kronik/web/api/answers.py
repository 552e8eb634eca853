"""The API's questions, one function each. Raises Lost for what the archive does not hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any

import msgspec

from kronik import render
from kronik.archive import Archive, Entity, Facets, Results, Stored, Story
from kronik.archive.export.forms import Form
from kronik.archive.facts.answers import Sheet, by, happenings, statements
from kronik.archive.facts.gather import Part
from kronik.errors import QueryError
from kronik.web.api.shapes import (
    Attention,
    Contradictions,
    Copies,
    Course,
    Doings,
    Entities,
    Happenings,
    Links,
    Named,
    Near,
    Neighbours,
    Nothing,
    One,
    Outcomes,
    Outlets,
    Rate,
    Refusals,
    Refused,
    Said,
    Search,
    Some,
    Someone,
    Statements,
    Stories,
    Timeline,
    Told,
    Versions,
    Whoever,
    Whole,
)
from kronik.web.render import Lost


def search(archive: Archive, asked: Search) -> Results:
    """Find articles: one page of hits, each with the passages that matched."""
    by_date = asked.sort == "date" or not asked.q.strip()
    try:
        return archive.search(
            asked.q, limit=asked.limit, cursor=asked.cursor, sort="date" if by_date else "match", fold=asked.fold
        )
    except QueryError:
        if asked.cursor is None:
            raise
        archive.search(asked.q, limit=1)  # is it the query itself?
        raise Lost(f"{asked.cursor} is no cursor of this search. Start without one") from None


def facets(archive: Archive, asked: Whole) -> Facets:
    """Count what a query finds by outlet, language, kind, time, story, and by who and what it names."""
    return archive.facets(asked.q)


def attention(archive: Archive, asked: Course) -> Attention:
    """Count what a query finds by day, week, month or year, beside all articles of that time."""
    beats = archive.attention(asked.q, asked.by)
    rates = (
        Rate(time=beat.time, articles=beat.articles, of=beat.of, per_thousand=round(beat.per_thousand, 2))
        for beat in beats
    )
    return Attention(by=asked.by, attention=tuple(rates))


def article(archive: Archive, asked: Said) -> dict[str, Any]:
    """Give an article, as `kronik read --json` prints it."""
    return render.public(_stored(archive, asked).article)


def formed(form: Form) -> Callable[[Archive, Said], msgspec.Raw]:
    """Make the question that gives an article in a form of other programs."""
    return lambda archive, asked: msgspec.Raw(form.one(_stored(archive, asked)))


def _stored(archive: Archive, asked: Said) -> Stored:
    stored = archive.article(asked.id, asked.version)
    if stored is None:
        raise Lost(f"The archive holds no article {asked.id}" + (f" {asked.version}" if asked.version else ""))
    return stored


def versions(archive: Archive, asked: One) -> Versions:
    """Give the versions of an article."""
    return Versions(versions=_held(archive.versions(asked.id), asked.id))


def related(archive: Archive, asked: Near) -> Neighbours:
    """Give the articles about the subject of one."""
    _held(archive.versions(asked.id), asked.id)
    return Neighbours(related=archive.related(asked.id, asked.limit))


def copies(archive: Archive, asked: One) -> Copies:
    """Give the articles with the text of one."""
    _held(archive.versions(asked.id), asked.id)
    return Copies(copies=archive.copies(asked.id))


def links(archive: Archive, asked: One) -> Links:
    """Give the articles that the links of one name, and those that link to it."""
    _held(archive.versions(asked.id), asked.id)
    to, by = archive.linked(asked.id)
    return Links(to=to, by=by)


def stories(archive: Archive, asked: Some) -> Stories:
    """Give the stories, the one that went on last in front."""
    found = tuple(islice(archive.stories(), asked.cursor, asked.cursor + asked.limit + 1))
    more = len(found) > asked.limit
    return Stories(stories=found[: asked.limit], cursor=asked.cursor + asked.limit if more else None)


def story(archive: Archive, asked: One) -> Story:
    """Give the story that an article is part of, day by day."""
    found = archive.story(asked.id)
    if found is None:
        raise Lost(f"No article {asked.id} of the archive is in a story with another")
    return found


def timeline(archive: Archive, asked: One) -> Timeline:
    """Give what happened in the story of an article, and what was published of it, by day."""
    return Timeline(timeline=archive.timeline(story(archive, asked).id))


def contradictions(archive: Archive, asked: One) -> Contradictions:
    """Give what the outlets of the story of an article tell differently: figures, days, names."""
    return Contradictions(contradictions=archive.contradictions(story(archive, asked).id))


def outlets(archive: Archive, _asked: Nothing) -> Outlets:
    """Count the articles of each outlet."""
    return Outlets(outlets=archive.outlets())


def outcomes(archive: Archive, _asked: Nothing) -> Outcomes:
    """Count the pages that were read, by how their reading ended."""
    counts = {outcome.value: n for outcome, n in archive.counts().items()}
    return Outcomes(pages=sum(counts.values()), outcomes=counts)


def refusals(archive: Archive, asked: Some) -> Refusals:
    """Give the pages that became no article, and why."""
    refused = archive.refusals(asked.cursor + asked.limit)[asked.cursor :]
    return Refusals(refusals=tuple(Refused(**render.refused(one)) for one in refused))


def entities(kind: str) -> Callable[[Archive, Named], Entities]:
    """Make the question that lists the entities of a kind."""

    def put(archive: Archive, asked: Named) -> Entities:
        found, cursor = archive.register.entities(kind, asked.name, asked.limit, asked.cursor)
        return Entities(entities=found, cursor=cursor)

    return put


KINDS = ("person", "organisation", "place")
"""In the order in which they are told."""


def entity(archive: Archive, asked: Someone) -> Whoever:
    """Give a person, organisation or place: its names, when it was seen, and with whom."""
    one = _somebody(archive, asked.id)
    register = archive.register
    ends, company = register.ends(one.id), register.company(one.id)
    return Whoever(
        entity=one,
        forms=register.forms(one.id),
        first=ends[0] if ends else None,
        last=ends[-1] if ends else None,
        months=register.months(one.id),
        beside=tuple(other for kind in KINDS for other in company.get(kind, ())),
    )


def said_by(archive: Archive, asked: Doings) -> Statements:
    """Give what an entity said, the newest articles in front."""
    one = _somebody(archive, asked.id)
    sheets = archive.register.parts(one.id, (Part.SAYS,), asked.limit, asked.cursor)
    rows = tuple(said for sheet in sheets for said in statements(sheet, by(one.id)))
    return Statements(quotes=rows, cursor=_further(asked, sheets))


def done_by(archive: Archive, asked: Doings) -> Happenings:
    """Give the events in which an entity acts, is acted on, or is the place, the newest articles in front."""
    one = _somebody(archive, asked.id)
    sheets = archive.register.parts(one.id, (Part.ACTS, Part.ACTED, Part.WHERE), asked.limit, asked.cursor)
    found = (event for sheet in sheets for event in happenings(sheet))
    rows = tuple(event for event in found if one.id in {p.id for p in (*event.who, *event.whom, event.where) if p})
    return Happenings(events=rows, cursor=_further(asked, sheets))


def quotes(archive: Archive, asked: Told) -> Statements:
    """Give the statements of the articles that a query finds, the newest in front."""
    sheets, cursor = _told(archive, asked)
    return Statements(quotes=tuple(said for sheet in sheets for said in statements(sheet)), cursor=cursor)


def events(archive: Archive, asked: Told) -> Happenings:
    """Give the events of the articles that a query finds, the newest in front."""
    sheets, cursor = _told(archive, asked)
    return Happenings(events=tuple(event for sheet in sheets for event in happenings(sheet)), cursor=cursor)


def _told(archive: Archive, asked: Told) -> tuple[tuple[Sheet, ...], str | None]:
    try:
        return archive.told(asked.q, limit=asked.limit, cursor=asked.cursor)
    except QueryError:
        if asked.cursor is None:
            raise
        archive.search(asked.q, limit=1)  # is it the query itself?
        raise Lost(f"{asked.cursor} is no cursor of this search. Start without one") from None


def _further(asked: Doings, sheets: Sequence[Sheet]) -> int | None:
    return asked.cursor + asked.limit if sheets else None


def _somebody(archive: Archive, name: str) -> Entity:
    one = archive.register.entity(name)
    if one is None:
        raise Lost(f"The archive knows nobody and nothing under {name}")
    return one


def _held(found: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    if not found:
        raise Lost(f"The archive holds no article {name}")
    return found
