"""The API's questions, one function each. Raises Lost for what the archive does not hold."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Any

import msgspec

from kronik import render
from kronik.archive import Archive, Facets, Results, Stored, Story
from kronik.archive.export.forms import Form
from kronik.errors import QueryError
from kronik.web.api.shapes import (
    Attention,
    Copies,
    Course,
    Links,
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
    Stories,
    Versions,
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


def _held(found: tuple[Any, ...], name: str) -> tuple[Any, ...]:
    if not found:
        raise Lost(f"The archive holds no article {name}")
    return found
