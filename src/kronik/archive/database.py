"""The database file: opening it for one writer or for readers."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from kronik.archive import failure, lock, schema
from kronik.errors import NotAnArchive


def connect(folder: Path, *, write: bool) -> sqlite3.Connection:
    """Open the database of an archive. Raises ArchiveError."""
    file = folder / "kronik.db"
    with failure.told(folder):
        db = _connect(file, "rwc" if write else "rw")
        try:
            db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            # A folder that may not be written has no place for the log's shared memory: read the file alone.
            if write or not error.sqlite_errorname.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
            db.close()
            db = _connect(file, "ro&immutable=1")
        db.execute("PRAGMA foreign_keys = ON")
        if write:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
        else:
            db.execute("PRAGMA query_only = ON")
        return db


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
    """Raise NotAnArchive unless the database is an archive's, of this version of the schema or an older one."""
    if db.execute("PRAGMA application_id").fetchone()[0] != schema.MARK:
        raise NotAnArchive("kronik.db is no archive's database", place=str(folder))
