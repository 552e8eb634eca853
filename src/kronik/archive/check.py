"""Is the archive whole? The database by its own checks, every record by decoding it, the index by comparing rows."""

from __future__ import annotations

import sqlite3
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
import tantivy

from kronik.archive import codec, fetch

STEP = 10_000
"""Documents of the index that are compared at a time."""

SEGMENT = frozenset({".term", ".idx", ".pos", ".fast", ".fieldnorm", ".store"})
MAGIC = 1337
"""The endings of Tantivy's segment files, and the number with which each ends."""

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


def agreement(db: sqlite3.Connection, folder: Path, searcher: tantivy.Searcher | None) -> Iterator[str]:
    """Say where the index differs from the database, a sentence each."""
    if searcher is None:
        yield "there is no index that can be opened"
        return
    damaged = [file.name for file in sorted(folder.iterdir()) if not _whole(file)]
    for name in damaged:
        yield f"the file {name} of the index is damaged"
    if damaged:  # what it says of its documents is worth nothing
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
        ("in the index as before the last change", stale),
    ):
        if seqs:
            named = ", ".join(map(str, seqs[:NAMED])) + (" …" if len(seqs) > NAMED else "")
            yield f"{'1 article is' if len(seqs) == 1 else f'{len(seqs)} articles are'} {what} (rows {named})"


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


def _whole(file: Path) -> bool:
    """Whether a segment file has the bytes that its footer gives the checksum of; other files have no footer.

    Source: tantivy's src/directory/footer.rs: contents, a JSON with their CRC-32, its length, a magic number.
    """
    if file.suffix not in SEGMENT:
        return True
    data = file.read_bytes()
    length, magic = struct.unpack("<II", data[-8:]) if len(data) >= 8 else (0, 0)
    if magic != MAGIC or length > len(data) - 8:
        return False
    footer = msgspec.json.decode(data[-8 - length : -8])
    return bool(zlib.crc32(memoryview(data)[: -8 - length]) == footer["crc"])
