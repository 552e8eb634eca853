"""Timelines: what happened when, in a story or to a person or place, each step with the articles that report it.

A step is an event whose day is told, at the precision in which it was told; or the articles of a day, of which one
leads. Events are there as far as the archive has facts.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC
from typing import NamedTuple

import msgspec

from kronik.archive import codec, days
from kronik.archive.facts import keep
from kronik.archive.facts.gather import Part
from kronik.archive.types import Dated, Member
from kronik.link.alike import together
from kronik.records import Event, Precision, Record, Url
from kronik.when import edtf

READ = 400
"""Articles of a person or place that a timeline reads: the newest. Reading one takes some 0.5 ms."""
COARSE = (Precision.CENTURY, Precision.DECADE, Precision.YEAR, Precision.SEASON)
"""Too coarse for a step: a year that a sentence names in passing dates nothing in a story of weeks."""
REAL = ("happened", "planned", "alleged", "denied")
"""Statuses of events that a timeline tells; what would be or might be has no day."""


Wanted = dict[int, set[int]] | dict[int, None]
"""The events of each article that are asked for, by their numbers; None: all."""


class Row(NamedTuple):
    """An article in a timeline."""

    seq: int
    member: Member
    day: str
    """On which its readers saw it; "" where that is not known."""
    weight: float
    """How well it stands for its day."""


class _Told(NamedTuple):
    day: str
    precision: str
    text: str
    row: Row


class _Text(Record, frozen=True):
    text: str


_text = msgspec.json.Decoder(_Text)
"""Decodes the one field from which sentences are cut."""


def of_articles(db: sqlite3.Connection, rows: list[Row]) -> tuple[Dated, ...]:
    """Give the timeline of articles: every dated event of theirs, and their own days."""
    return _steps([*_articles(rows), *_events(db, {row.seq: None for row in rows}, rows)])


def of_entity(db: sqlite3.Connection, root: int) -> tuple[Dated, ...]:
    """Give the timeline of an entity: events it takes part in or is the place of, and the articles that name it."""
    parts: dict[int, set[int]] = {}
    named: dict[int, int] = defaultdict(int)
    rows = db.execute(
        "SELECT article, part, number FROM part WHERE form IN (SELECT seq FROM form WHERE root = ?)"
        " ORDER BY moment DESC, article",
        (root,),
    )
    for article, part, number in rows:
        if article not in named and len(named) == READ:
            break
        named[article] += 1
        if part >= Part.ACTS:
            parts.setdefault(article, set()).add(number)
    found = [Row(seq, *_member(db, seq), float(count)) for seq, count in named.items()]
    return _steps([*_articles(found), *_events(db, parts, found)])


def root(db: sqlite3.Connection, name: str) -> int | None:
    """The entity that a form's id leads to."""
    row = db.execute("SELECT coalesce(root, seq) FROM form WHERE id = ?", (name,)).fetchone()
    return row[0] if row else None


def _articles(rows: Iterable[Row]) -> Iterator[Dated]:
    by_day: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.day:
            by_day[row.day].append(row)
    for day, found in by_day.items():
        found.sort(key=lambda row: (-row.weight, row.member.published, row.member.id))
        lead = found[0].member
        precision = {4: Precision.YEAR, 7: Precision.MONTH}.get(len(day), Precision.DAY)
        yield _dated(day, precision.value, "article", lead.headline, [row.member for row in found])


def _events(db: sqlite3.Connection, wanted: Wanted, rows: list[Row]) -> Iterator[Dated]:
    by_day: dict[str, list[_Told]] = defaultdict(list)
    for row in rows:
        if row.seq in wanted:
            for told in _told(db, row, wanted[row.seq]):
                by_day[told.day].append(told)
    for tellings in by_day.values():
        tellings.sort(key=lambda told: (told.row.member.published or "", told.row.member.id))
        for group in together([told.text for told in tellings]):
            first = tellings[group[0]]
            members = dict.fromkeys(tellings[number].row.member for number in group)
            yield _dated(first.day, first.precision, "event", first.text, list(members))


def _told(db: sqlite3.Connection, row: Row, numbers: set[int] | None) -> Iterator[_Told]:
    found = db.execute(
        "SELECT fact.record, version.record FROM fact JOIN article ON article.seq = fact.article"
        " JOIN version ON version.seq = article.version WHERE fact.article = ?",
        (row.seq,),
    ).fetchone()
    if found is None:
        return
    text = _text.decode(codec.unpack(found[1])).text
    for number, event in enumerate(keep.facts(found[0]).events):
        if numbers is None or number in numbers:
            yield from _event(event, text, row)


def _event(event: Event, text: str, row: Row) -> Iterator[_Told]:
    moment = edtf(event.date, zone=UTC) if event.date and event.status in REAL else None
    if moment and moment.precision not in COARSE:
        first, last = moment.earliest.date(), moment.latest.date()
        day = f"{first}/{last}" if moment.precision is Precision.WEEK else str(first)
        if moment.precision is Precision.MONTH:
            day = moment.edtf
        yield _Told(day, _precision(moment.precision), " ".join(event.span.of(text).split()), row)


def _precision(found: Precision) -> str:
    return found.value if found in (Precision.MONTH, Precision.WEEK) else Precision.DAY.value


def _dated(day: str, precision: str, what: str, text: str, members: list[Member]) -> Dated:
    outlets = {member.outlet for member in members if member.outlet}
    return Dated(
        day=day, precision=precision, what=what, text=text, lead=members[0], others=tuple(members[1:]),
        outlets=len(outlets),
    )  # fmt: skip


def _steps(found: list[Dated]) -> tuple[Dated, ...]:
    def order(step: Dated) -> tuple[float, bool, int, str]:
        moment = edtf(step.day, zone=UTC)
        return (moment.sort.timestamp() if moment else 0.0, step.what == "article", -step.outlets, step.text)

    return tuple(sorted(found, key=order))


def _member(db: sqlite3.Connection, seq: int) -> tuple[Member, str]:
    name, headline, url, outlet, published, lang = db.execute(
        "SELECT id, headline, url, outlet, published, lang FROM article WHERE seq = ?", (seq,)
    ).fetchone()
    member = Member(
        id=name, headline=headline or "", url=Url(url) if url else None, outlet=outlet, published=published
    )
    return member, days.told(published, lang) if published else ""
