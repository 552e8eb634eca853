"""The facts of one article as the archive keeps them: who is named, and what part each has in which fact. Pure.

A person is known by the full name and by what was told with it: the organisation, else the office. A name that the
tagger doubts is left out: it would be an entity that is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from kronik.archive.facts import keys
from kronik.records import Facts, Name, NameKind, Person, Record, Span, Spot

PERSON, ORGANISATION, PLACE = "person", "organisation", "place"
KINDS = (PERSON, ORGANISATION, PLACE)

CODE, AMBIGUOUS = "code", "?"
"""Heads of places: one whose key is its number in the table of places, or its country's code; one of several of that
name. A place that is in no table has no head."""
SPLIT = "#"
"""Begins the head of a form that a user has split from its entity."""

EDGES = " .,;:!?\"'“”‘’-–—([/"
"""What scraped text leaves at the ends of names."""

LEAST = 0.5
"""Confidence below which an organisation or place is left out; persons are asked for theirs when they are found."""


class Part(IntEnum):
    """What a form does in a fact of an article."""

    NAMED = 0
    """`number` counts in people, names or places."""
    SAYS = 1
    """`number` counts in quotes."""
    SAID = 2
    """Is spoken of in a statement of another; `number` counts in quotes."""
    ACTS = 3
    """`number` counts in events, from here on."""
    ACTED = 4
    """Is acted on."""
    WHERE = 5


class Form(NamedTuple):
    """What a form is known by."""

    kind: str
    key: str
    head: str


class Appearance(Record, frozen=True):
    """A form as an article tells it."""

    form: Form
    name: str
    role: str | None = None
    aliases: frozenset[str] = frozenset()
    """Keys of the other forms that the article gives it."""
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    parts: tuple[tuple[Part, int], ...] = ()


class _Found:
    """An appearance that is being put together."""

    def __init__(self, form: Form, name: str, number: int) -> None:
        self.form, self.name = form, name
        self.role: str | None = None
        self.aliases: set[str] = set()
        self.spot: Spot | None = None
        self.parts: dict[tuple[Part, int], None] = {(Part.NAMED, number): None}

    def done(self) -> Appearance:
        spot = self.spot
        return Appearance(
            form=self.form,
            name=self.name,
            role=self.role,
            aliases=frozenset(self.aliases - {self.form.key}),
            country=spot.country if spot else None,
            lat=spot.lat if spot else None,
            lon=spot.lon if spot else None,
            parts=tuple(self.parts),
        )


def gather(facts: Facts) -> tuple[Appearance, ...]:
    """Give every person, organisation and place of an article, each once, with its parts in the facts."""
    found: dict[Form, _Found] = {}
    called: dict[str, _Found] = {}
    spans: list[tuple[Span, _Found]] = []
    for number, person in enumerate(facts.people):
        if one := _person(person, number, found):
            for alias in (person.name, *person.aliases):
                called.setdefault(_plain(alias), one)
            spans += [(span, one) for span in person.mentions]
    for number, spot in enumerate(facts.places):
        if spot.confidence >= LEAST and (one := _place(spot, number, found)):
            called.setdefault(_plain(spot.name), one)
    for number, name in enumerate(facts.names):
        if one := _organisation(name, number, found):
            called.setdefault(_plain(name.text), one)
            called.setdefault(_plain(keys.bracketed(name.text)[0]), one)
            spans.append((name.span, one))
    _said(facts, called, spans)
    _done(facts, called)
    return tuple(one.done() for one in found.values())


def _add(found: dict[Form, _Found], form: Form, name: str, number: int) -> _Found | None:
    """Add a form, or a place where it is named again; None for a name without a letter."""
    plain = keys.key(name)
    if len(plain) < keys.SHORTEST or plain.replace(" ", "").isdigit():
        return None
    one = found.setdefault(form, _Found(form, _plain(name).strip(EDGES) or name, number))
    one.parts[Part.NAMED, number] = None
    return one


def _person(person: Person, number: int, found: dict[Form, _Found]) -> _Found | None:
    name, bracket = keys.bracketed(person.name)
    one = _add(found, Form(PERSON, keys.key(name), _head(person)), name, number)
    if one:
        one.role = one.role or (_plain(person.role) if person.role else None)
        for alias in (bracket, *person.aliases):
            one.aliases.add(keys.key(keys.bracketed(alias)[0]))
        one.aliases.discard("")
    return one


def _head(person: Person) -> str:
    """The organisation told with a person, else the office; "" where neither is."""
    return keys.key(keys.bracketed(person.organisation or "")[0] or keys.bracketed(person.role or "")[0])


def _organisation(name: Name, number: int, found: dict[Form, _Found]) -> _Found | None:
    if name.kind is not NameKind.ORGANISATION or name.confidence < LEAST:
        return None
    text, bracket = keys.bracketed(name.text)
    one = _add(found, Form(ORGANISATION, keys.key(text), ""), text, number)
    if one and bracket:
        one.aliases.add(keys.key(bracket))
    return one


def _place(spot: Spot, number: int, found: dict[Form, _Found]) -> _Found | None:
    known = Form(PLACE, spot.id, CODE) if spot.id else None
    form = known or Form(PLACE, keys.key(spot.name), AMBIGUOUS if spot.rule == "ambiguous" else "")
    if one := _add(found, form, spot.name, number):
        one.spot = one.spot or spot
        return one
    return None


def _said(facts: Facts, called: dict[str, _Found], spans: list[tuple[Span, _Found]]) -> None:
    """Who says each statement, and who is spoken of in it."""
    for number, quote in enumerate(facts.quotes):
        speaker = called.get(_plain(quote.speaker)) if quote.speaker else None
        if speaker:
            speaker.parts[Part.SAYS, number] = None
        for span, one in spans:
            if quote.span.start <= span.start and span.end <= quote.span.end and one is not speaker:
                one.parts[Part.SAID, number] = None


def _done(facts: Facts, called: dict[str, _Found]) -> None:
    """Who acts in each event, on whom, and where."""
    for number, event in enumerate(facts.events):
        for part, names in ((Part.ACTS, event.who), (Part.ACTED, event.whom), (Part.WHERE, (event.place or "",))):
            for one in filter(None, (called.get(_plain(name)) for name in names)):
                one.parts[part, number] = None


def speakers(appearances: tuple[Appearance, ...]) -> dict[int, Form]:
    """Who says each statement, by its number."""
    return {number: one.form for one in appearances for part, number in one.parts if part is Part.SAYS}


def parts(appearances: tuple[Appearance, ...]) -> Iterator[tuple[Form, Part, int]]:
    """Every part of every form."""
    return ((one.form, part, number) for one in appearances for part, number in one.parts)


def _plain(text: str) -> str:
    return " ".join(text.split())
