"""The facts of an article written down, and taken back when it says something else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from kronik.archive import codec
from kronik.archive.facts import decide, gather, keys, settle
from kronik.archive.facts.gather import SPLIT, Appearance, Form
from kronik.archive.facts.settle import Work
from kronik.archive.types import Known
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


def remember(db: sqlite3.Connection, article: int, found: Facts, work: Work, fault: str | None = None) -> None:
    """Store the facts of an article in place of those it had; `work` tells what is to be settled after."""
    blob = codec.pack(msgspec.json.encode(found))
    _forget(db, article, work)
    db.execute("INSERT OR REPLACE INTO fact VALUES (?, ?, ?, ?)", (article, rules(), fault, blob))
    _appear(db, article, gather.gather(found), work)


def follow(db: sqlite3.Connection, article: int, shown: Article, told: Told | None, work: Work) -> None:
    """Store the facts of what an article shows now; without `told` drop those of what it showed before.

    What was told may be of another version, or of the same one on another page: then its facts are found here.
    """
    if told is None:
        if held(db, article):
            forget(db, article, work)
        return
    if (shown.text, shown.body, shown.roles) != (told.article.text, told.article.body, told.article.roles):
        told = understand(shown)
    remember(db, article, told.facts, work, told.fault)


def known(db: sqlite3.Connection) -> Known:
    """Count the articles by what is known of their facts."""
    (articles,) = db.execute("SELECT count(*) FROM article").fetchone()
    told, older, faults = db.execute(
        "SELECT count(*), total(form != ?), count(fault) FROM fact", (rules(),)
    ).fetchone()
    return Known(articles=articles, told=told, older=int(older), faults=faults)


def lacking(db: sqlite3.Connection) -> int:
    """Count the articles of which no facts are stored."""
    return int(db.execute("SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM fact)").fetchone()[0])


def untold(db: sqlite3.Connection, *, again: bool) -> Iterator[Capture]:
    """Give the articles without facts, each as a capture: its row is the id, its packed record the payload.

    With `again` also those whose facts were found by other rules than these.
    """
    last = 0
    while rows := db.execute(
        "SELECT article.seq, version.record FROM article JOIN version ON version.seq = article.version"
        " LEFT JOIN fact ON fact.article = article.seq"
        " WHERE article.seq > ? AND (fact.article IS NULL OR (? AND fact.form != ?)) ORDER BY article.seq LIMIT ?",
        (last, again, rules(), CHUNK),
    ).fetchall():
        for seq, record in rows:
            yield Capture(id=str(seq), form=Payload.TEXT, payload=record, place=Place(file=f"row {seq}"))
        last = rows[-1][0]


def forget(db: sqlite3.Connection, article: int, work: Work) -> None:
    """Drop the facts of an article, which were of what it no longer says."""
    _forget(db, article, work)
    db.execute("DELETE FROM fact WHERE article = ?", (article,))


def again(db: sqlite3.Connection, article: int, work: Work) -> None:
    """Gather the facts of an article anew, after a decision about it."""
    row = db.execute("SELECT record FROM fact WHERE article = ?", (article,)).fetchone()
    if row:
        _forget(db, article, work)
        _appear(db, article, gather.gather(facts(row[0])), work)


def _forget(db: sqlite3.Connection, article: int, work: Work) -> None:
    """Take an article out of its forms."""
    rows = db.execute(
        "SELECT seq, kind, key, head, appearance.name, appearance.role, root FROM appearance JOIN form ON seq = form"
        " WHERE article = ?",
        (article,),
    ).fetchall()
    if article in work.come:
        work.come.remove(article)
    else:
        work.gone.update({row[6] for row in rows if row[6] is not None})
    if not rows:
        return
    work.forms |= {Form(*row[1:4]) for row in rows}
    work.called |= set(db.execute("SELECT DISTINCT kind, short FROM alias WHERE article = ?", (article,)).fetchall())
    db.execute("DELETE FROM appearance WHERE article = ?", (article,))
    db.execute("DELETE FROM alias WHERE article = ?", (article,))
    for seq, kind, _, _, name, role, _ in rows:
        db.execute("DELETE FROM part WHERE form = ? AND article = ?", (seq, article))
        _print(db, seq, kind, name, role, -1)


def _appear(db: sqlite3.Connection, article: int, appearances: tuple[Appearance, ...], work: Work) -> None:
    """Write down who appears in an article, and in which parts."""
    (name, moment) = db.execute(
        "SELECT id, coalesce(moment, ?) FROM article WHERE seq = ?", (UNDATED, article)
    ).fetchone()
    split = decide.splits(db, name)
    seen: set[Form] = set()
    for one in appearances:
        form = one.form
        if label := split.get((form.kind, form.key)):
            form = Form(form.kind, form.key, f"{SPLIT}{label}")
        seq = settle.node(db, form, one.name, (one.country, one.lat, one.lon))
        if form not in seen:
            db.execute("INSERT INTO appearance VALUES (?, ?, ?, ?)", (article, seq, one.name, one.role or ""))
            _print(db, seq, form.kind, one.name, one.role or "", 1)
        seen.add(form)
        db.executemany(
            "INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?, ?)",
            sorted((seq, int(part), moment, article, number) for part, number in one.parts),
        )
        db.executemany(
            "INSERT OR IGNORE INTO alias VALUES (?, ?, ?, ?)",
            [(form.kind, alias, form.key, article) for alias in sorted(one.aliases)],
        )
    work.forms |= seen
    work.come.add(article)


def _print(db: sqlite3.Connection, form: int, kind: str, name: str, role: str, count: int) -> None:
    """Count an article that prints a form so, or no longer does; the form is shown as most print it."""
    db.execute(
        "INSERT INTO printed VALUES (?, ?, ?, ?)"
        " ON CONFLICT (form, name, role) DO UPDATE SET articles = articles + excluded.articles",
        (form, name, role, count),
    )
    words = [name]
    if count < 0:
        db.execute("DELETE FROM printed WHERE form = ? AND articles = 0", (form,))
        db.execute("DELETE FROM form_word WHERE form = ?", (form,))
        words = [row[0] for row in db.execute("SELECT DISTINCT name FROM printed WHERE form = ?", (form,))]
    db.execute(_SHOWN, (form, count))
    db.executemany(
        "INSERT OR IGNORE INTO form_word VALUES (?, ?, ?)",
        [(word, kind, form) for word in sorted({word for one in words for word in keys.key(one).split()})],
    )


_SHOWN = (
    "UPDATE form SET articles = articles + ?2, name = coalesce((SELECT name FROM printed WHERE form = ?1"
    "  GROUP BY name ORDER BY sum(articles) DESC, name LIMIT 1), name), role = (SELECT role FROM printed"
    "  WHERE form = ?1 AND role != '' GROUP BY role ORDER BY sum(articles) DESC, role LIMIT 1) WHERE seq = ?1"
)
