"""Is the archive whole? The database by its own checks, every record by decoding it, the index by comparing rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

import tantivy
from tantivy import FieldType

from kronik.archive import codec, fetch, footer
from kronik.archive.index import SCHEMA, Index

STEP = 10_000
"""Documents of the index that are compared at a time."""

NAMED = 5
"""Articles that a problem names; the rest are counted."""


class Held(NamedTuple):
    """A row, and the change that it is as of."""

    seq: int
    change: int


def damage(db: sqlite3.Connection) -> Iterator[str]:
    """Say what of the database file cannot be read, a sentence each."""
    try:
        for (found,) in db.execute("PRAGMA integrity_check"):
            if found != "ok":
                yield f"the database is damaged: {found}"
    except sqlite3.DatabaseError as error:
        yield f"the database is damaged: {error}"


def references(db: sqlite3.Connection) -> Iterator[str]:
    """Say which rows point to rows that do not exist, a sentence each."""
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield f"row {row} of {table} points to a row of {parent} that does not exist"
    for (name,) in db.execute("SELECT id FROM article WHERE version IS NULL"):
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


def agreement(db: sqlite3.Connection, index: Index) -> Iterator[str]:
    """Say where the index differs from the database, a sentence each."""
    # The index first: what the database gets from now on is later than `followed`, and not yet due.
    searcher, followed = index.searcher(), index.followed()
    if searcher is None or followed is None:
        yield "there is no index that can be opened"
        return
    damaged = list(footer.damaged(index.folder))
    for name in damaged:
        yield f"the file {name} of the index is damaged"
    if not damaged:  # else what it says of its documents is worth nothing
        yield from _differences(db, searcher, followed)


def _differences(db: sqlite3.Connection, searcher: tantivy.Searcher, followed: int) -> Iterator[str]:
    found: dict[str, list[int]] = {}
    for what, seq in _compare(_rows(db), _documents(searcher), followed):
        found.setdefault(what, []).append(seq)
    for what, seqs in found.items():
        named = ", ".join(map(str, seqs[:NAMED])) + (" …" if len(seqs) > NAMED else "")
        yield f"{'1 article is' if len(seqs) == 1 else f'{len(seqs)} articles are'} {what} (rows {named})"


def _compare(rows: Iterator[Held], documents: Iterator[Held], followed: int) -> Iterator[tuple[str, int]]:
    """Walk through both by row and say of each row that differs, how."""
    row, document = next(rows, None), next(documents, None)
    last = 0
    while row or document:
        if document is None or (row and row.seq < document.seq):
            assert row is not None
            if row.change <= followed:
                yield "missing from the index", row.seq
            row = next(rows, None)
        elif row is None or document.seq < row.seq:
            twice = document.seq == last
            yield "more than once in the index" if twice else "in the index but not in the database", document.seq
            document = next(documents, None)
        else:
            if row.change != document.change and row.change <= followed:
                yield "in the index as before the last change", row.seq
            last = row.seq
            row, document = next(rows, None), next(documents, None)


def _rows(db: sqlite3.Connection) -> Iterator[Held]:
    last = 0
    query = "SELECT seq, change FROM article WHERE seq > ? ORDER BY seq LIMIT ?"
    while rows := db.execute(query, (last, STEP)).fetchall():
        yield from (Held(*row) for row in rows)
        last = rows[-1][0]


def _documents(searcher: tantivy.Searcher) -> Iterator[Held]:
    """Row and change of every document, by row."""
    last = 0
    while True:
        later = tantivy.Query.range_query(SCHEMA, "seq", FieldType.Integer, lower_bound=last, include_lower=False)
        hits = searcher.search(later, limit=STEP, count=False, order_by_field="seq", order=tantivy.Order.Asc).hits
        addresses = [address for _, address in hits]
        seqs = [int(seq or 0) for seq in searcher.fast_field_values("seq", addresses)]
        changes = [int(change or 0) for change in searcher.fast_field_values("change", addresses)]
        if not seqs:
            return
        # A row may be there twice, so the last of a full page is left for the next one.
        end = len(seqs) if len(seqs) < STEP else seqs.index(seqs[-1]) or len(seqs)
        yield from map(Held, seqs[:end], changes[:end])
        last = seqs[end - 1]
