"""The facts of an article written down, and taken back when it says something else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from kronik.archive import codec
from kronik.archive.facts import decide, gather, keys, settle
from kronik.archive.facts.gather import SPLIT, Appearance, Form, Part
from kronik.facts.understand import form as rules
from kronik.facts.understand import understand
from kronik.records import Article, Capture, Facts, Place, Told
from kronik.records import Form as Payload

CHUNK = 200
"""Records that a stream takes at a time."""

UNDATED = 0
"""Stands for the moment of an article without a date."""

_facts = msgspec.json.Decoder(Facts)


def facts(blob: bytes) -> Facts:
    """Give the facts of a packed record."""
    return _facts.decode(codec.unpack(blob))


def held(db: sqlite3.Connection, article: int) -> bool:
    """Whether the facts of an article are stored."""
    return bool(db.execute("SELECT 1 FROM fact WHERE article = ?", (article,)).fetchone())


def remember(db: sqlite3.Connection, article: int, found: Facts, fault: str | None = None) -> None:
    """Store the facts of an article in place of those it had; part of the caller's transaction."""
    blob = codec.pack(msgspec.json.encode(found))
    touched = _forget(db, article)
    db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?, ?, ?)", (article, rules(), fault, blob))
    touched |= _appear(db, article, gather.gather(found))
    settle.settle(db, touched)


def follow(db: sqlite3.Connection, article: int, shown: Article, told: Told | None) -> None:
    """Store the facts of what an article shows now; without `told` drop those of what it showed before.

    What was told may be of another version, or of the same one on another page: then its facts are found here.
    """
    if told is None:
        if held(db, article):
            forget(db, article)
        return
    if (shown.text, shown.body, shown.roles) != (told.article.text, told.article.body, told.article.roles):
        told = understand(shown)
    remember(db, article, told.facts, told.fault)


def untold(db: sqlite3.Connection, *, again: bool) -> Iterator[Capture]:
    """Give the articles without facts, each as a capture: its row is the id, its packed record the payload.

    With `again` also those whose facts were found by other rules than these.
    """
    last = 0
    while rows := db.execute(
        "SELECT article.seq, record FROM article JOIN version ON version.seq = article.version"
        " LEFT JOIN fact ON fact.article = article.seq"
        " WHERE article.seq > ? AND (fact.article IS NULL OR (? AND fact.form != ?)) ORDER BY article.seq LIMIT ?",
        (last, again, rules(), CHUNK),
    ).fetchall():
        for seq, record in rows:
            yield Capture(id=str(seq), form=Payload.TEXT, payload=record, place=Place(file=f"row {seq}"))
        last = rows[-1][0]


def forget(db: sqlite3.Connection, article: int) -> None:
    """Drop the facts of an article, which were of what it no longer says."""
    touched = _forget(db, article)
    db.execute("DELETE FROM fact WHERE article = ?", (article,))
    settle.settle(db, touched)


def again(db: sqlite3.Connection, article: int) -> None:
    """Gather the facts of an article anew, after a decision about it."""
    row = db.execute("SELECT record FROM fact WHERE article = ?", (article,)).fetchone()
    if row:
        touched = _forget(db, article) | _appear(db, article, gather.gather(facts(row[0])))
        settle.settle(db, touched)


def _forget(db: sqlite3.Connection, article: int) -> set[Form]:
    """Take an article out of its forms; give these."""
    rows = db.execute(
        "SELECT DISTINCT seq, kind, key, head FROM part JOIN form ON form.seq = part.form"
        " WHERE article = ? AND part = ?",
        (article, Part.NAMED),
    ).fetchall()
    db.executemany("UPDATE form SET articles = articles - 1 WHERE seq = ?", [row[:1] for row in rows])
    keys_of = [(row[0],) for row in db.execute("SELECT DISTINCT form FROM part WHERE article = ?", (article,))]
    db.executemany("DELETE FROM part WHERE form = ? AND article = ?", [(*one, article) for one in keys_of])
    db.execute("DELETE FROM alias WHERE article = ?", (article,))
    return {Form(*row[1:]) for row in rows}


def _appear(db: sqlite3.Connection, article: int, appearances: tuple[Appearance, ...]) -> set[Form]:
    """Write down who appears in an article, and in which parts; give the forms."""
    (name, moment) = db.execute(
        "SELECT id, coalesce(moment, ?) FROM article WHERE seq = ?", (UNDATED, article)
    ).fetchone()
    split = decide.splits(db, name)
    touched: dict[Form, int] = {}
    parts: set[tuple[int, int, int, int, int]] = set()
    for one in appearances:
        form = one.form
        if label := split.get((form.kind, form.key)):
            form = Form(form.kind, form.key, f"{SPLIT}{label}")
        seq = touched.get(form)
        if seq is None:
            seq = touched[form] = _form(db, form, one)
        parts.update((seq, int(part), moment, article, number) for part, number in one.parts)
        db.executemany(
            "INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?)",
            [(form.kind, alias, form.key, article) for alias in sorted(one.aliases)],
        )
    db.executemany("INSERT INTO part VALUES (?, ?, ?, ?, ?)", sorted(parts))
    return set(touched)


def _form(db: sqlite3.Connection, form: Form, one: Appearance) -> int:
    """Count an article to a form, which is made where there is none."""
    known = db.execute("SELECT seq, name FROM form WHERE kind = ? AND key = ? AND head = ?", form).fetchone()
    if known is None:
        return settle.node(db, form, one.name, one.role, (one.country, one.lat, one.lon), articles=1)
    seq, name = known
    db.execute(
        "UPDATE form SET articles = articles + 1, name = ?, role = coalesce(role, ?) WHERE seq = ?",
        (min(name, one.name, key=_shown), one.role, seq),
    )
    words = keys.key(one.name).split() if one.name != name else ()
    db.executemany("INSERT OR IGNORE INTO form_word VALUES (?, ?, ?)", [(word, form.kind, seq) for word in words])
    return int(seq)


def _shown(name: str) -> tuple[bool, bool, int, str]:
    """The order in which printed names are chosen for showing: not in capitals, not in small letters, not a few."""
    return name.isupper(), name.islower(), -len(name), name
