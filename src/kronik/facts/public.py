"""Facts written out as the public JSON of `kronik read --json --facts`: each layer a list, spans as start and end."""

from __future__ import annotations

from typing import Any

from kronik.records import BODY, Article, Credit, Event, Fact, Facts, Name, Person, Quote, Role, Spot
from kronik.when.lines import expression


def public(facts: Facts, article: Article) -> dict[str, Any]:
    """Give the layers that `--facts` adds to the record of an article."""
    return {
        "segments": segments(article),
        "names": [_name(name) for name in facts.names],
        "people": [_person(person) for person in facts.people],
        "quotes": [_quote(quote) for quote in facts.quotes],
        "dates": [expression(date) for date in facts.dates],
        "sources": [_credit(credit) for credit in facts.credits],
        "places": [_spot(spot) for spot in facts.places],
        "events": [_event(event) for event in facts.events],
    }


SEGMENT = {
    Role.RELATED_HEADING: "related",
    Role.RELATED_TITLE: "related",
    Role.RELATED_AGE: "related",
    Role.RELATED_TEASER: "related",
    Role.NAVIGATION: "page_nav",
    Role.COMMENT: "other",
}
"""Names of roles in the layer of segments, where they differ from the role's own."""


def segments(article: Article) -> list[dict[str, Any]]:
    """Every stretch of the page that is no body, with its role."""
    return [
        {"start": r.span.start, "end": r.span.end, "role": SEGMENT.get(r.role, r.role.value)}
        for r in article.roles
        if r.role not in BODY
    ]


def _fact(fact: Fact) -> dict[str, Any]:
    """What every fact carries."""
    return {
        "start": fact.span.start,
        "end": fact.span.end,
        "rule": fact.rule,
        "confidence": fact.confidence,
    }


def _name(name: Name) -> dict[str, Any]:
    return {**_fact(name), "text": name.text, "type": name.kind.value}


def _person(person: Person) -> dict[str, Any]:
    return {
        **_fact(person),
        "name": person.name,
        "aliases": list(person.aliases),
        "role": person.role,
        "organisation": person.organisation,
        "mentions": [[span.start, span.end] for span in person.mentions],
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        **_fact(quote),
        "text": quote.text,
        "kind": "direct" if quote.direct else "indirect",
        "speaker": quote.speaker,
        "cue": quote.cue,
        "via": quote.via,
    }


def _credit(credit: Credit) -> dict[str, Any]:
    return {**_fact(credit), "name": credit.name, "kind": credit.kind, "phrase": credit.phrase}


def _spot(spot: Spot) -> dict[str, Any]:
    return {
        **_fact(spot),
        "name": spot.name,
        "id": spot.id,
        "country": spot.country,
        "lat": spot.lat,
        "lon": spot.lon,
        "rivals": list(spot.rivals),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        **_fact(event),
        "trigger": event.trigger,
        "who": list(event.who),
        "whom": list(event.whom),
        "place": event.place,
        "date": event.date,
        "plover": event.plover,
        "status": event.status,
        "source": event.source,
    }
