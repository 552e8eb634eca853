"""What SQLite, Tantivy and the disk say when they cannot go on, told as errors of this project.

The first of them is what the user can act on: make room, wait for the other process, repair.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kronik.errors import ArchiveBusy, ArchiveDamaged, ArchiveError, ArchiveFull, NotAnArchive

FULL = "No space is left, so nothing more was stored; what was stored before is whole"
MORE_ROOM = "Make room and give the same command again: it goes on where it stopped"
WRITABLE = "Give yourself the right to write there, or copy the archive to where you have it"


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Raise ArchiveError in place of what the database or the disk raises inside the block."""
    try:
        yield
    except sqlite3.Error as error:
        raise database(error, folder) from error
    except OSError as error:
        raise disk(str(error), folder) from error


def database(error: sqlite3.Error, folder: Path) -> ArchiveError:
    """Give the error that says what SQLite meant. Codes: sqlite.org/rescode.html."""
    name = getattr(error, "sqlite_errorname", "") or ""
    place = str(folder)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy(folder)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return ArchiveFull(FULL, place=place, mend=MORE_ROOM)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return ArchiveFull("The folder may not be written", place=place, mend=WRITABLE)
    if name.startswith("SQLITE_NOTADB"):
        return NotAnArchive("kronik.db is no SQLite database", place=place)
    return ArchiveDamaged(
        f"The database failed ({name or type(error).__name__}: {error})",
        place=place,
        mend="Put a copy of kronik.db in its place, or add the pages to a new archive",
    )


def busy(folder: Path) -> ArchiveBusy:
    """Give the error for a database or index that another process holds."""
    return ArchiveBusy(
        "Another process is writing to this archive",
        place=str(folder),
        mend="Wait until it has ended and give the same command again; reading works meanwhile",
    )


def disk(message: str, folder: Path) -> ArchiveError:
    """Give the error for a refused write, from what the operating system says of it."""
    if "Permission denied" in message or "Read-only file system" in message:
        return ArchiveFull("The folder may not be written", place=str(folder), mend=WRITABLE)
    if "No space left" in message or "File too large" in message or "quota" in message.lower():
        return ArchiveFull(FULL, place=str(folder), mend=MORE_ROOM)
    if "No such file or directory" in message:
        return ArchiveError("The folder is not there, and cannot be made", place=str(folder), mend="Name another")
    return ArchiveError(f"The disk failed ({message})", place=str(folder), mend="See `kronik check`")
