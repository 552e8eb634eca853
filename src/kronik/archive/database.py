"""The database file: opening it for one writer or for readers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kronik.archive import failure, lock, schema
from kronik.errors import ArchiveError, ArchiveFull, NotAnArchive


@contextmanager
def opened(folder: Path, *, write: bool) -> Iterator[sqlite3.Connection]:
    """Open the database of an archive for the block, which may keep it; an error inside closes it.

    Raises: NotAnArchive, ArchiveError; what the block's own statements raise, told as ArchiveError.
    """
    with failure.told(folder), ExitStack() as undo:
        db = _connect(folder / "kronik.db", "rwc" if write else "rw")
        undo.callback(db.close)
        if not _readable(db, write=write):
            db.close()
            db = _alone(folder)
            undo.callback(db.close)
        if not write or db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            verify(db, folder)
        db.execute("PRAGMA foreign_keys = ON")
        if write:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
        else:
            db.execute("PRAGMA query_only = ON")
        yield db
        undo.pop_all()


def _readable(db: sqlite3.Connection, *, write: bool) -> bool:
    try:
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        if write or not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
            raise
        return False
    return True


def _alone(folder: Path) -> sqlite3.Connection:
    """Open the file by itself: a folder that may not be written has no place for the log's shared memory."""
    log = folder / "kronik.db-wal"
    if log.exists() and log.stat().st_size:
        raise ArchiveFull(
            "The process that wrote here was killed, and its log can only be read where it may be written",
            place=str(folder),
            mend=failure.WRITABLE,
        )
    return _connect(folder / "kronik.db", "ro&immutable=1")


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    # SQLite is built thread-safe, and a server reads from several threads.
    return sqlite3.connect(
        f"{file.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=lock.PATIENCE,
        isolation_level=None,
        check_same_thread=False,
    )


def verify(db: sqlite3.Connection, folder: Path) -> None:
    """Raise NotAnArchive unless the database is an archive's, ArchiveError if a newer program has made it."""
    if db.execute("PRAGMA application_id").fetchone()[0] != schema.MARK:
        raise NotAnArchive("kronik.db is no archive's database", place=str(folder))
    if schema.newer(db):
        raise ArchiveError("A newer Kronik has made this archive", place=str(folder), mend="Update Kronik to read it")
