"""What a user decides carried out: two entities made one, names or articles split off, and either undone.

A decision is written down with the names that it is about, and goes before all evidence: whatever is added, found
again or made anew later is settled by it, until it is undone.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

import msgspec

from kronik.archive.facts import answers, decide, keep, keys, settle
from kronik.archive.facts.decide import Decision
from kronik.archive.facts.gather import Form, Part
from kronik.archive.types import Entity
from kronik.errors import ArchiveError


class Undecidable(ArchiveError):
    """Asked for a decision that cannot be made."""


def merge(db: sqlite3.Connection, one: Entity, other: Entity, now: datetime, work: settle.Work) -> Decision:
    """Make the second entity a part of the first. Raises Undecidable where they are of two kinds, or one already."""
    if one.kind != other.kind:
        raise Undecidable(f"{one.name!r} is a {one.kind} and {other.name!r} a {other.kind}; only one kind is merged")
    if one.id == other.id:
        raise Undecidable(f"{one.name!r} and {other.name!r} are one entity already ({one.id})")
    first, second = _form(db, one), _form(db, other)
    told = f"{other.name} ({other.id}) is {one.name} ({one.id})"
    number = decide.write(db, "merge", first, [second.key, second.head], told, now)
    work.forms |= {first, second}
    return _decision(db, number)


def split_names(
    db: sqlite3.Connection, entity: Entity, names: list[str], now: datetime, work: settle.Work
) -> Decision:
    """Split names off an entity: each is an entity of its own. Raises Undecidable for one that it does not have."""
    known = {row[0]: row[1] for row in db.execute(_KEYS, (entity.id,))}
    wanted = [keys.key(name) for name in names]
    for name, key in zip(names, wanted, strict=True):
        if key not in known:
            forms = ", ".join(sorted(known.values()))
            raise Undecidable(f"{entity.name!r} has no form {name!r}; it has {forms}")
    own = _form(db, entity)
    if own.key in wanted:
        others = ", ".join(f"--name {known[key]!r}" for key in sorted(known) if key != own.key)
        mend = f"Split off the others: {others}" if others else "Name the articles to split off, with --article"
        raise Undecidable(f"{entity.name!r} is the name that stands for the entity", mend=mend)
    told = f"{', '.join(known[key] for key in wanted)} is not {entity.name} ({entity.id})"
    number = decide.write(db, "split", own, {"keys": wanted}, told, now)
    _touch(db, entity, work)
    return _decision(db, number)


_KEYS = "SELECT DISTINCT key, name FROM form WHERE root = (SELECT root FROM form WHERE id = ?) AND head NOT LIKE '#%'"


def split_articles(
    db: sqlite3.Connection, entity: Entity, articles: list[str], now: datetime, work: settle.Work
) -> tuple[Decision, list[int]]:
    """Split an entity as these articles name it off as another; give the rows of the articles, too.

    Raises Undecidable for an article that does not name it.
    """
    pairs, rows = [], []
    for name in articles:
        found = db.execute(
            "SELECT article.seq, form.key FROM article JOIN part ON part.article = article.seq AND part = ?"
            " JOIN form ON form.seq = part.form WHERE article.id = ?"
            " AND coalesce(root, form.seq) = (SELECT coalesce(root, seq) FROM form WHERE id = ?)",
            (Part.NAMED, name, entity.id),
        ).fetchall()
        if not found:
            mend = f"`kronik search ARCHIVE person:{entity.id}` lists those that do"
            raise Undecidable(f"No article {name!r} of this archive names {entity.name!r}", mend=mend)
        pairs += sorted({(name, row[1]) for row in found})
        rows.append(found[0][0])
    told = f"{entity.name} ({entity.id}) is another one in {', '.join(articles)}"
    number = decide.write(db, "split", _form(db, entity), {"articles": pairs}, told, now)
    for row in rows:
        keep.again(db, row, work)
    _touch(db, entity, work)
    return _decision(db, number), rows


def undo(db: sqlite3.Connection, number: int, now: datetime, work: settle.Work) -> tuple[Decision, list[int]]:
    """Undo a decision; give the rows of the articles that it was about. Raises Undecidable where none holds."""
    row = db.execute("SELECT verb, kind, one, other, undone FROM decision WHERE seq = ?", (number,)).fetchone()
    if row is None:
        raise Undecidable(f"There is no decision {number}", mend="`kronik entity ARCHIVE log` lists them")
    verb, kind, one, other, undone = row
    if undone:
        raise Undecidable(f"Decision {number} was undone {undone[:10]}")
    about = msgspec.json.decode(other)
    forms = {Form(kind, *msgspec.json.decode(one))}
    articles = [] if verb == "merge" else about.get("articles", [])
    if verb == "merge":
        forms.add(Form(kind, *about))
    else:
        forms |= {Form(*found) for key in about.get("keys", []) for found in db.execute(_BEARING, (kind, key))}
    decide.undo(db, number, now)
    names = sorted({name for name, _ in articles})
    rows = [row[0] for name in names for row in db.execute("SELECT seq FROM article WHERE id = ?", (name,))]
    for seq in rows:
        keep.again(db, seq, work)
    work.forms |= forms
    return _decision(db, number), rows


_BEARING = "SELECT kind, key, head FROM form WHERE kind = ? AND key = ?"


def _form(db: sqlite3.Connection, entity: Entity) -> Form:
    return Form(*db.execute("SELECT kind, key, head FROM form WHERE id = ?", (entity.id,)).fetchone())


def _touch(db: sqlite3.Connection, entity: Entity, work: settle.Work) -> None:
    rows = answers.roots(db, entity.id)
    marks = ",".join("?" * len(rows))
    work.forms |= {Form(*row) for row in db.execute(f"SELECT kind, key, head FROM form WHERE seq IN ({marks})", rows)}


def _decision(db: sqlite3.Connection, number: int) -> Decision:
    return next(one for one in decide.every(db) if one.number == number)
