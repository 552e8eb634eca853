"""The facts of an article beside its text, each leading to its sentence, which is marked in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kronik.archive import Archive, Mention, Party, Stored
from kronik.archive.facts.answers import Sheet, happenings, organisations, people, places, statements
from kronik.records import Fact, Name, Passage, Person, Record, Span

CLOSE = 0.5
"""Confidence below which a place or organisation is not shown beside the text."""


class Note(Record, frozen=True):
    """One fact beside the text."""

    party: Party | None
    """Who or what it is about, where the name tells."""
    name: str
    told: str
    """What is told of it, as printed."""
    fact: Fact
    at: Span
    """What of the text states it."""


class Mark(Record, frozen=True):
    """A sentence of the text that states something."""

    span: Span
    anchors: tuple[int, ...]
    """Where the facts in it begin: `f` and this number lead to it, from wherever such a fact is shown."""


class Piece(Record, frozen=True):
    """A stretch of a passage, with the anchors of the sentence that it is."""

    text: str
    anchors: tuple[int, ...] = ()


class Beside(Record, frozen=True):
    """The facts of an article by kind, and the sentences that state them."""

    groups: tuple[tuple[str, tuple[Note, ...]], ...]
    marks: tuple[Mark, ...]

    def cut(self, passage: Passage) -> tuple[Piece, ...]:
        """Cut a passage where marked sentences begin and end.

        A passage whose text is not what stands at its span (white space that was folded) is one piece.
        """
        text, start, end = passage.text, passage.span.start, passage.span.end
        if len(text) != end - start:
            return (Piece(text=text),)
        pieces, at = [], start
        for mark in self.marks:
            if at <= mark.span.start and mark.span.end <= end:
                pieces.append(Piece(text=text[at - start : mark.span.start - start]))
                at = mark.span.end
                pieces.append(Piece(text=text[mark.span.start - start : at - start], anchors=mark.anchors))
        pieces.append(Piece(text=text[at - start :]))
        return tuple(piece for piece in pieces if piece.text)


NOTHING = Beside(groups=(), marks=())


def of(archive: Archive, stored: Stored) -> Beside:
    """Give the facts of an article in the version that is shown; none where these are of another version."""
    sheet = archive.register.sheet(stored.id)
    if sheet is None or sheet.text != stored.article.text:
        return NOTHING
    groups = (
        ("people", tuple(_mentions(people(sheet)))),
        ("quotes", tuple(_quotes(sheet))),
        ("events", tuple(_events(sheet))),
        ("organisations", tuple(_mentions(organisations(sheet)))),
        ("places", tuple(_mentions(places(sheet)))),
    )
    shown = tuple((name, notes) for name, notes in groups if notes)
    sentences = [span for passage in stored.article.body for span in sheet.cut(passage.span)]
    return Beside(groups=shown, marks=tuple(_marks(sentences, [note.at for _, notes in shown for note in notes])))


def _marks(sentences: Sequence[Span], facts: Sequence[Span]) -> Iterator[Mark]:
    """The sentences that state facts: each fact stands in the first that it has a letter of."""
    anchors: dict[Span, set[int]] = {}
    for fact in facts:
        found = next((one for one in sentences if fact.start < one.end and one.start < fact.end), None)
        if found:
            anchors.setdefault(found, set()).add(fact.start)
    for span in sorted(anchors, key=lambda span: span.start):
        yield Mark(span=span, anchors=tuple(sorted(anchors[span])))


def _mentions(found: Iterator[Mention]) -> Iterator[Note]:
    for one in found:
        fact = one.fact
        person = fact if isinstance(fact, Person) else None
        if fact.confidence >= CLOSE:
            yield Note(
                party=one.entity,
                name=fact.text if isinstance(fact, Name) else fact.name,
                told=(person.role if person else None) or "",
                fact=fact,
                at=person.evidence if person and person.evidence else fact.span,
            )


def _quotes(sheet: Sheet) -> Iterator[Note]:
    for one in statements(sheet):
        quote = one.quote
        yield Note(party=one.speaker, name=quote.speaker or "", told=quote.text, fact=quote, at=quote.span)


def _events(sheet: Sheet) -> Iterator[Note]:
    for one in happenings(sheet):
        event = one.event
        party = next(iter(one.who), None)
        yield Note(party=party, name=event.plover or "none", told=event.trigger, fact=event, at=event.span)
