"""Is the archive whole? The database by its own checks, every record by decoding it, the index by comparing rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import tantivy

from kronik.archive import codec, fetch

STEP = 10_000
"""Documents of the index that are compared at a time."""

NAMED = 5
"""Articles that a problem names; the rest are counted."""


def database(db: sqlite3.Connection) -> Iterator[str]:
    """Say what is wrong with the database, a sentence each."""
    for (found,) in db.execute("PRAGMA integrity_check"):
        if found != "ok":
            yield f"the database is damaged: {found}"
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to a row of {parent} that does not exist"
    for name, _ in db.execute("SELECT id, seq FROM article WHERE version IS NULL"):
        yield f"article {name} has no current version"


def records(db: sqlite3.Connection) -> Iterator[str]:
    """Say which records and originals cannot be read, a sentence each."""
    last = 0
    while rows := db.execute(
        "SELECT version.seq, article.id, version.id, record, payload FROM version"
        " JOIN article ON article.seq = version.article LEFT JOIN original ON original.version = version.seq"
        f" WHERE version.seq > ? ORDER BY version.seq LIMIT {fetch.CHUNK}",
        (last,),
    ).fetchall():
        for _, article, version, record, payload in rows:
            try:
                codec.article(record)
                if payload is not None:
                    codec.unpack(payload)
            except codec.DAMAGE as error:
                yield f"article {article}, version {version}: its record cannot be read ({error})"
        last = rows[-1][0]


def agreement(db: sqlite3.Connection, searcher: tantivy.Searcher | None) -> Iterator[str]:
    """Say where the index differs from the database, a sentence each."""
    if searcher is None:
        yield "there is no index that can be opened"
        return
    stored = dict(db.execute("SELECT seq, change FROM article"))
    total = len(stored)
    twice: list[int] = []
    extra: list[int] = []
    stale: list[int] = []
    for seq, change in _documents(searcher):
        if seq not in stored:
            (extra if seq > total else twice).append(seq)
        elif stored.pop(seq) != change:
            stale.append(seq)
    for what, seqs in (
        ("missing from the index", list(stored)),
        ("in the index but not in the database", extra),
        ("more than once in the index", twice),
        ("in the index as they were before their last change", stale),
    ):
        if seqs:
            named = ", ".join(map(str, seqs[:NAMED])) + (" …" if len(seqs) > NAMED else "")
            yield f"{len(seqs)} articles are {what} (rows {named})"


def _documents(searcher: tantivy.Searcher) -> Iterator[tuple[int, int]]:
    """Row and change of every document, by row."""
    everything = tantivy.Query.all_query()
    offset = 0
    while hits := searcher.search(everything, limit=STEP, offset=offset, count=False).hits:
        addresses = [address for _, address in hits]
        seqs = searcher.fast_field_values("seq", addresses)
        changes = searcher.fast_field_values("change", addresses)
        yield from ((int(seq or 0), int(change or 0)) for seq, change in zip(seqs, changes, strict=True))
        offset += STEP
