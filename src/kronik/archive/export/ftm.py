"""Facts as entities of FollowTheMoney, one JSON object a line, for OpenAleph and its kin.

Source: the schemata of followthemoney 4.11 (followthemoney.tech). An article is an Article; a person a Person, an
organisation an Organization, a place an Address. A person or organisation in an article is a Mention, a statement a
Note about its speaker, an event an Event with its sentence, proven by its article. Each entity stands once and before
what refers to it; ids are those of the archive, so a later export of more articles joins an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from kronik.archive.export import jsonl
from kronik.archive.facts.answers import EACH, Sheet
from kronik.archive.folder import Archive
from kronik.archive.types import Happening, Member, Mention, Party, Statement
from kronik.records import Person

Entity = dict[str, Any]

SCHEMA = {"person": "Person", "organisation": "Organization", "place": "Address"}
"""What an entity of each kind is."""

_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def write(archive: Archive, table: str, query: str | None, out: BinaryIO) -> int:
    """Write the facts of a table with all that they refer to; give how many entities."""
    return jsonl.write(entities(archive, table, query), out)


def entities(archive: Archive, table: str, query: str | None = None) -> Iterator[Entity]:
    """Give the entities of a table of facts, each once."""
    seen: set[str] = set()
    for sheet in archive.sheets(query):
        for number, fact in enumerate(EACH[table](sheet)):
            parties = list(_parties(fact))
            if not parties and table != "events":
                continue  # of nobody who is known, so nothing to attach it to
            article = [] if table == "places" else [_article(sheet)]
            yield from _fresh(seen, [*article, *(_party(archive, party) for party in parties)])
            if own := _fact(fact, number):
                yield own


def _fresh(seen: set[str], found: Iterable[Entity]) -> Iterator[Entity]:
    for one in found:
        if one["id"] not in seen:
            seen.add(one["id"])
            yield one


def _parties(fact: Mention | Statement | Happening) -> Iterator[Party]:
    """Whom a fact refers to: those only of whom it is known who they are."""
    match fact:
        case Mention():
            every: tuple[Party | None, ...] = (fact.entity,)
        case Statement():
            every = (fact.speaker,)
        case Happening():
            every = (*fact.who, *fact.whom)
    yield from (party for party in every if party and party.settled)


def _article(sheet: Sheet) -> Entity:
    source = sheet.source
    return _entity(
        _id(source), "Article", name=source.headline or source.id, title=source.headline, fileName=source.id,
        publisher=source.outlet, sourceUrl=source.url, publishedAt=_date(source.published), language=sheet.lang,
    )  # fmt: skip


def _party(archive: Archive, party: Party) -> Entity:
    found = archive.register.entity(party.id)
    role, country = (found.role, found.country) if found else (None, None)
    if party.kind == "place":
        lat, lon = (found.lat, found.lon) if found else (None, None)
        return _entity(
            f"kronik-{party.id}", "Address", name=party.name, full=party.name, country=country and country.lower(),
            latitude=lat, longitude=lon,
        )  # fmt: skip
    position = role if party.kind == "person" else None
    return _entity(f"kronik-{party.id}", SCHEMA[party.kind], name=party.name, position=position)


def _fact(fact: Mention | Statement | Happening, number: int) -> Entity | None:
    """The entity of the fact itself; None for a place, which is its own, and for what refers to nobody known."""
    source = fact.article
    match fact:
        case Mention():
            if fact.entity is None or not fact.entity.settled or fact.entity.kind == "place":
                return None
            printed = fact.fact.name if isinstance(fact.fact, Person) else fact.entity.name
            return _entity(
                f"kronik-mention-{source.id}-{fact.entity.id}", "Mention", document=_id(source), name=printed,
                resolved=f"kronik-{fact.entity.id}", detectedSchema=SCHEMA[fact.entity.kind],
            )  # fmt: skip
        case Statement():
            if fact.speaker is None or not fact.speaker.settled:
                return None
            return _entity(
                f"kronik-quote-{source.id}-{number}", "Note", name=f"{fact.speaker.name}: {fact.quote.cue}",
                description=fact.quote.text, summary=fact.sentence, entity=f"kronik-{fact.speaker.id}",
                sourceUrl=source.url, publisher=source.outlet,
            )  # fmt: skip
        case Happening():
            event = fact.event
            legal = [f"kronik-{one.id}" for one in (*fact.who, *fact.whom) if one.settled and one.kind != "place"]
            return _entity(
                f"kronik-event-{source.id}-{number}", "Event", name=f"{event.plover or 'event'}: {event.trigger}",
                summary=fact.sentence, date=_date(event.date), location=event.place, involved=legal,
                proof=_id(source), sourceUrl=source.url, publisher=source.outlet,
            )  # fmt: skip


def _entity(id_: str, schema: str, /, **properties: str | float | list[str] | None) -> Entity:
    """An entity: every value is a list of texts, and what is not known is left out."""
    found = {
        key: sorted(set(value)) if isinstance(value, list) else [str(value)]
        for key, value in properties.items()
        if value not in (None, "", [])
    }
    return {"id": id_, "schema": schema, "properties": found}


def _id(article: Member) -> str:
    return f"kronik-article-{article.id}"


def _date(text: str | None) -> str | None:
    """A day, month or year; nothing where less is known, or it is no date of a calendar."""
    found = _DATE.match(text) if text else None
    return found[0] if found else None
