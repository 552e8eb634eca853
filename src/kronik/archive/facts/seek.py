"""Facts in searches: what the index holds of an article's facts, and which forms a name in a query means."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence

from kronik.archive.facts import keep
from kronik.archive.facts.gather import Part
from kronik.archive.stems import fold, stems, words
from kronik.records import Event, Lang, Record

SHORT = 4
"""Letters from which a word in a statement is noted with its speaker; shorter ones are in everybody's mouth."""

MOST = 5_000
"""Forms that one name of a query may mean; `person:muhammad` means some 3,000 among 45,000 articles."""


class Terms(Record, frozen=True):
    """What the index holds of the facts of an article."""

    forms: tuple[str, ...] = ()
    """Ids of the forms that it names."""
    said: tuple[str, ...] = ()
    """Every statement."""
    by: tuple[str, ...] = ()
    """Who says what: `spoken` of speaker and word."""
    events: tuple[str, ...] = ()


def terms(db: sqlite3.Connection, article: int, lang: Lang | None) -> Terms:
    """Give what the index holds of the facts of an article; nothing where it has none."""
    row = db.execute("SELECT record FROM fact WHERE article = ?", (article,)).fetchone()
    if row is None:
        return Terms()
    facts = keep.facts(row[0])
    named = db.execute(
        "SELECT DISTINCT id, part, CASE part WHEN ?1 THEN number END FROM part JOIN form ON form.seq = part.form"
        " WHERE article = ?2 AND part IN (?3, ?1)",
        (Part.SAYS, article, Part.NAMED),
    ).fetchall()
    says = [(form, facts.quotes[number].text) for form, part, number in named if part == Part.SAYS]
    return Terms(
        forms=tuple(sorted({form for form, part, _ in named if part == Part.NAMED})),
        said=tuple(quote.text for quote in facts.quotes),
        by=tuple(sorted({term for form, text in says for term in _by(form, text, lang)})),
        events=tuple(sorted({term for event in facts.events for term in _event(event, lang)})),
    )


def _by(form: str, text: str, lang: Lang | None) -> Iterator[str]:
    yield spoken(form, "")
    long = [word for word in words(text) if len(word) >= SHORT]
    yield from (spoken(form, term) for term in (stems(long, lang) or map(fold, long)))


def spoken(form: str, term: str) -> str:
    """The term of the index that says that a form speaks; with a word, that it says this word."""
    return f"{form} {term}"


def _event(event: Event, lang: Lang | None) -> Iterator[str]:
    if event.plover:
        yield event.plover.lower()
    found = words(event.trigger)
    yield from map(fold, found)
    yield from stems(found, lang)


def wanted(form: str, found: Sequence[str], langs: Sequence[Lang]) -> Iterator[list[str]]:
    """For each word of a statement that is looked for, the terms one of which its speaker must have."""
    yield [spoken(form, "")]
    for word in found:
        if len(word) >= SHORT:
            yield [spoken(form, term) for term in (fold(word), *(s for lang in langs for s in stems([word], lang)))]


def forms(db: sqlite3.Connection, kind: str, value: str) -> list[str]:
    """Give the ids of the forms of the entities that a name means, or of the one that has this id or code.

    A name means every entity of which a form holds its words, side by side; of "Widodo" that is everybody so named.
    """
    named = _named(db, kind, value)
    roots = {row[1] for row in named if row[1] is not None}
    alone = [row[2] for row in named if row[1] is None]
    found = db.execute(
        "SELECT id FROM form WHERE root IN (SELECT value FROM json_each(?)) LIMIT ?",
        (json.dumps(sorted(roots)), MOST),
    )
    return [*alone, *(one for (one,) in found)][:MOST]


def _named(db: sqlite3.Connection, kind: str, value: str) -> list[tuple[int, int | None, str]]:
    """Row, root and id of the forms that have this id, or this code, or hold these words side by side."""
    exact = db.execute(
        "SELECT seq, root, id FROM form WHERE kind = ? AND (id = ? OR (key = ? AND head = 'code'))",
        (kind, value.lower(), value.upper() if len(value) < 6 else value),
    ).fetchall()
    return exact or [row[:3] for row in holding(db, kind, list(map(fold, words(value))))]


def holding(
    db: sqlite3.Connection, kind: str, found: Sequence[str], *, begun: bool = False
) -> Iterator[tuple[int, int | None, str, str]]:
    """Row, root, id and name of the forms in which words stand side by side; `begun`: the last may be a beginning."""
    if not found:
        return
    conditions, values = [], list[str]()
    for number, word in enumerate(found):
        end = word + "\U0010ffff" if begun and number == len(found) - 1 else word
        conditions.append("seq IN (SELECT form FROM form_word WHERE word BETWEEN ? AND ? AND kind = ?)")
        values += [word, end, kind]
    rows = db.execute(f"SELECT seq, root, id, name, key, head FROM form WHERE {' AND '.join(conditions)}", values)
    phrase = " ".join(found)
    for seq, root, name_id, name, key, head in rows.fetchall():
        text = key if head != "code" else " ".join(map(fold, words(name)))
        if len(found) == 1 or phrase in text:
            yield seq, root, name_id, name
