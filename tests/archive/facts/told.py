"""Articles of fiction with facts said outright: what the archive makes of them is under test, not their finding."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from kronik.archive import Archive, schema
from kronik.records import Article, Event, Facts, Name, NameKind, Person, Quote, Span, Spot, Told
from tests.archive.fiction import make

Form = tuple[str, str, str]


def person(name: str, office: str | None = None, *aliases: str, at: Iterable[int] = (0,)) -> Person:
    """A person with an office and other forms, named at some places."""
    spans = tuple(Span(start, start + len(name)) for start in at)
    return Person(
        span=spans[0], rule="said", confidence=0.9, name=name, role=office, aliases=aliases, mentions=spans
    )  # fmt: skip


def organisation(name: str, at: int = 0) -> Name:
    """An organisation as it is named once."""
    return Name(span=Span(at, at + len(name)), rule="said", confidence=0.9, text=name, kind=NameKind.ORGANISATION)


def spot(name: str, id: str | None = None, rule: str = "said", country: str | None = None) -> Spot:
    """A place."""
    return Spot(
        span=Span(0, len(name)), rule=rule, confidence=0.9, name=name, id=id, country=country,
        lat=-6.2 if id else None, lon=106.8 if id else None,
    )  # fmt: skip


def quote(text: str, speaker: str | None, at: int = 0) -> Quote:
    """A statement."""
    return Quote(
        span=Span(at, at + len(text)), rule="said", confidence=0.9, text=text, direct=True, speaker=speaker,
        voice=None, cue="kata",
    )  # fmt: skip


def event(trigger: str, who: Iterable[str] = (), whom: Iterable[str] = (), place: str | None = None) -> Event:
    """An event of the type that its trigger names."""
    return Event(
        span=Span(0, 10), rule="said", confidence=0.9, trigger=trigger, at=Span(0, len(trigger)), who=tuple(who),
        whom=tuple(whom), place=place, plover="PROTEST" if trigger == "unjuk rasa" else None,
    )  # fmt: skip


def facts(*found: Person | Name | Spot | Quote | Event) -> Facts:
    """Facts of all kinds, each in its list."""
    return Facts(
        people=tuple(one for one in found if isinstance(one, Person)),
        names=tuple(one for one in found if isinstance(one, Name)),
        places=tuple(one for one in found if isinstance(one, Spot)),
        quotes=tuple(one for one in found if isinstance(one, Quote)),
        events=tuple(one for one in found if isinstance(one, Event)),
    )


def article(number: int, *, day: int = 1, body: str = "Warga Kota Elok menyeberangi jembatan itu.") -> Article:
    """An article of a number; a later day makes another version of it."""
    return make(
        f"Kabar {number}", f"{body} Hari ke-{day}.", id=f"a{number}", url=f"https://warta.example/{number}",
        captured=f"2021-03-{day:02}",
    )  # fmt: skip


def add(archive: Archive, number: int, *found: Person | Name | Spot | Quote | Event, day: int = 1) -> None:
    """Add an article with its facts."""
    one = article(number, day=day)
    archive.add(one, None, Told(article=one, facts=facts(*found)))


def tables(count: int = 40) -> sqlite3.Connection:
    """The tables of an archive in memory, with articles that say nothing: facts alone are under test."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(db)
    db.executemany(
        "INSERT INTO article (seq, id, source, outcome, change) VALUES (?1, 'a' || ?1, '', 'article', ?1)",
        [(n,) for n in range(1, count + 1)],
    )
    return db


def forms(db: sqlite3.Connection) -> dict[Form, tuple[Form | None, int, str]]:
    """For every form that an article has: the form that stands for its entity, its articles, and the evidence."""
    rows = db.execute(
        "SELECT f.kind, f.key, f.head, r.kind, r.key, r.head, f.articles, f.why FROM form AS f"
        " LEFT JOIN form AS r ON r.seq = f.root WHERE f.articles > 0"
    )
    return {row[:3]: (row[3:6] if row[3] else None, row[6], row[7]) for row in rows}


def entities(db: sqlite3.Connection) -> dict[Form, tuple[str, int]]:
    """Name and articles of every entity, by the form that stands for it."""
    rows = db.execute("SELECT kind, key, head, name, total FROM form WHERE root = seq AND total > 0")
    return {row[:3]: row[3:] for row in rows}
