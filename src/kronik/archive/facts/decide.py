"""What a user decides about entities, kept for as long as the archive: merged, split, undone."""

from __future__ import annotations

import sqlite3
from datetime import datetime

import msgspec

from kronik.archive.facts.gather import Form
from kronik.records import Record


class Decision(Record, frozen=True):
    """One decision."""

    number: int
    verb: str
    """merge or split."""
    told: str
    """What was decided, for a person."""
    made: str
    """ISO 8601, UTC."""
    undone: str | None
    """When it was undone; None while it holds."""


class Decided:
    """The decisions that hold, as settling asks for them."""

    def __init__(self, merged: dict[Form, tuple[Form, int]], split: set[Form]) -> None:
        self._merged, self._split = merged, split
        self._named = {form for pair in merged.items() for form in (pair[0], pair[1][0])}

    def parent(self, db: sqlite3.Connection, form: Form) -> tuple[int, str] | None:
        """The form that a user has merged this one into."""
        found = self._merged.get(form)
        if found is None:
            return None
        row = db.execute("SELECT seq FROM form WHERE kind = ? AND key = ? AND head = ?", found[0]).fetchone()
        return (row[0], f"decision {found[1]}") if row else None

    def apart(self, kind: str) -> frozenset[str]:
        """The names that a user has split from the entity they were of."""
        return frozenset(form.key for form in self._split if form.kind == kind)

    def names(self, form: Form) -> bool:
        """Whether a decision names a form: then it is somebody, whatever else is known of it."""
        return form in self._named or (form.key in self.apart(form.kind) and not form.head)


def load(db: sqlite3.Connection) -> Decided:
    """Give the decisions that hold; of two about one form the later holds."""
    merged: dict[Form, tuple[Form, int]] = {}
    split: set[Form] = set()
    rows = db.execute("SELECT seq, verb, kind, one, other FROM decision WHERE undone IS NULL ORDER BY seq")
    for seq, verb, kind, one, other in rows.fetchall():
        if verb == "merge":
            merged[_form(kind, other)] = _form(kind, one), seq
        else:
            split.update(Form(kind, key, "") for key in msgspec.json.decode(other).get("keys", []))
    return Decided(merged, split)


def _form(kind: str, text: str) -> Form:
    key, head = msgspec.json.decode(text)
    return Form(kind, key, head)


def splits(db: sqlite3.Connection, article: str) -> dict[tuple[str, str], int]:
    """The names of an article that a user has split from their entities there, each with the decision's number."""
    found: dict[tuple[str, str], int] = {}
    rows = db.execute("SELECT seq, kind, other FROM decision WHERE verb = 'split' AND undone IS NULL ORDER BY seq")
    for seq, kind, other in rows.fetchall():
        for one, key in msgspec.json.decode(other).get("articles", []):
            if one == article:
                found[kind, key] = seq
    return found


def write(db: sqlite3.Connection, verb: str, one: Form, other: object, told: str, now: datetime) -> int:
    """Write a decision down; give its number."""
    cursor = db.execute(
        "INSERT INTO decision (verb, kind, one, other, told, made) VALUES (?, ?, ?, ?, ?, ?)",
        (verb, one.kind, _json([one.key, one.head]), _json(other), told, now.isoformat(timespec="seconds")),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def undo(db: sqlite3.Connection, number: int, now: datetime) -> None:
    """Mark a decision as undone."""
    db.execute("UPDATE decision SET undone = ? WHERE seq = ?", (now.isoformat(timespec="seconds"), number))


def every(db: sqlite3.Connection) -> tuple[Decision, ...]:
    """Give all decisions, undone ones too, in the order in which they were made."""
    rows = db.execute("SELECT seq, verb, told, made, undone FROM decision ORDER BY seq")
    return tuple(Decision(number=r[0], verb=r[1], told=r[2], made=r[3], undone=r[4]) for r in rows.fetchall())


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
