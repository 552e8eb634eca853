"""The facts of an archive as rows: one row a fact, each with the article, the sentence and the place it stands at.

    people          persons of articles: the entity, the name and office as printed
    organisations   organisations of articles, each once
    places          places of articles, with coordinates where it is certain which is meant
    quotes          attributed statements
    events          what is reported: who, whom, where, when, of which PLOVER type

Spans count code points of the article's text. `confidence` is how often such facts are right (docs/facts.md).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from kronik.archive.export import Row
from kronik.archive.facts.answers import EACH, Sheet
from kronik.archive.folder import Archive
from kronik.archive.types import Happening, Member, Mention, Party, Statement
from kronik.records import Fact, Person, Spot


def rows(table: str, archive: Archive, query: str | None = None) -> Iterator[Row]:
    """Give the rows of a table of facts: of all articles, or of those that a query finds."""
    for sheet in archive.sheets(query):
        yield from of(table, sheet)


def of(table: str, sheet: Sheet) -> Iterator[Row]:
    """Give the rows of one article."""
    return map(row, EACH[table](sheet))


def row(one: Mention | Statement | Happening) -> Row:
    """Give a fact as a row."""
    match one:
        case Mention():
            return _mention(one)
        case Statement():
            return _statement(one)
        case Happening():
            return _happening(one)


def _mention(one: Mention) -> Row:
    fact = one.fact
    return {
        "entity": _id(one.entity),
        "name": one.entity.name if one.entity else None,
        "printed": fact.name if isinstance(fact, Person | Spot) else fact.text,
        **_own(fact),
        **_evidence(one, fact),
    }


def _own(fact: Fact) -> Row:
    """What persons alone have, and places."""
    if isinstance(fact, Person):
        return {
            "role": fact.role,
            "organisation": fact.organisation,
            "aliases": list(fact.aliases),
            "mentions": len(fact.mentions),
        }
    if isinstance(fact, Spot):
        return {
            "code": fact.id,
            "country": fact.country,
            "lat": fact.lat,
            "lon": fact.lon,
            "rivals": list(fact.rivals),
        }
    return {}


def _statement(one: Statement) -> Row:
    return {
        "text": one.quote.text,
        "kind": "direct" if one.quote.direct else "indirect",
        "speaker": one.quote.speaker,
        "speaker_entity": _id(one.speaker),
        "cue": one.quote.cue,
        "via": one.quote.via,
        "about": [party.id for party in one.about if party.settled],
        **_evidence(one, one.quote),
    }


def _happening(one: Happening) -> Row:
    event = one.event
    return {
        "type": event.plover,
        "status": event.status,
        "trigger": event.trigger,
        "who": list(event.who),
        "who_entities": _ids(one.who),
        "whom": list(event.whom),
        "whom_entities": _ids(one.whom),
        "place": event.place,
        "place_entity": _id(one.where),
        "date": event.date,
        "source": event.source,
        **_evidence(one, event),
    }


def _evidence(one: Mention | Statement | Happening, fact: Fact) -> Row:
    article: Member = one.article
    return {
        "article": article.id,
        "outlet": article.outlet,
        "published": article.published,
        "url": article.url,
        "headline": article.headline,
        "sentence": one.sentence,
        "start": fact.span.start,
        "end": fact.span.end,
        "confidence": fact.confidence,
        "rule": fact.rule,
    }


def _id(party: Party | None) -> str | None:
    """The entity; None where the name does not tell who is meant."""
    return party.id if party and party.settled else None


def _ids(parties: Iterable[Party]) -> list[str]:
    return [party.id for party in parties if party.settled]


TABLES: dict[str, Callable[[Archive, str | None], Iterator[Row]]] = {name: partial(rows, name) for name in EACH}
"""Every table of facts, with what gives its rows."""
