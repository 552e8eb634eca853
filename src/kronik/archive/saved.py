"""Saved searches: one small file each, in the folder `searches` of the archive.

    searches/banjir.toml    the query, for people to read and edit
    searches/banjir.seen    the number of the last article that was there when it was run

A file may be written by hand and copied from one archive to another; only `.seen` is of this archive. What a search
has that is new is what arrived after that number, whatever date stands on its page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from kronik.archive import failure
from kronik.errors import ArchiveError
from kronik.records import Record

FOLDER = "searches"

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
"""A name is a file's name and a part of an address, on every system."""


class Saved(Record, frozen=True):
    """A saved search."""

    name: str
    query: str
    seen: int = 0
    """Row of the last article that was in the archive when it was last run."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the file."""

    query: str


def every(archive: Path) -> tuple[Saved, ...]:
    """Give the saved searches of an archive, by name.

    Raises: ArchiveError naming the file that is none.
    """
    return tuple(_read(file) for file in _files(archive))


def one(archive: Path, name: str) -> Saved | None:
    """Give a saved search by its name; None where there is none such. Raises ArchiveError as `every`."""
    file = archive / FOLDER / f"{name}.toml"
    return _read(file) if NAME.fullmatch(name) and file.is_file() else None


def save(archive: Path, saved: Saved) -> None:
    """Write a saved search, in the place of one of its name.

    Raises: ArchiveError for a name that is none; ArchiveFull where the folder may not be written.
    """
    if not NAME.fullmatch(saved.name):
        mend = "Use small letters, digits and hyphens, 64 at most"
        raise ArchiveError(f"{saved.name!r} is no name for a search", mend=mend)
    with failure.told(archive):
        (archive / FOLDER).mkdir(exist_ok=True)
        _write(archive / FOLDER / f"{saved.name}.toml", _toml(saved.query))
    mark(archive, saved)


def mark(archive: Path, saved: Saved) -> None:
    """Note what a search has seen."""
    with failure.told(archive):
        _write(archive / FOLDER / f"{saved.name}.seen", f"{saved.seen}\n".encode())


def remove(archive: Path, name: str) -> bool:
    """Take a saved search away; whether there was one."""
    if not NAME.fullmatch(name):
        return False
    with failure.told(archive):
        (archive / FOLDER / f"{name}.seen").unlink(missing_ok=True)
        file = archive / FOLDER / f"{name}.toml"
        there = file.exists()
        file.unlink(missing_ok=True)
    return there


def _toml(query: str) -> bytes:
    """The line of a file. A JSON string is a basic string of TOML 1.0, which forbids DEL beside what JSON does."""
    text = json.dumps(query.encode("utf-8", "replace").decode(), ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"query = {text}\n".encode()


def _files(archive: Path) -> Iterator[Path]:
    with failure.told(archive):
        folder = archive / FOLDER
        yield from sorted(file for file in folder.glob("*.toml") if NAME.fullmatch(file.stem))


def _read(file: Path) -> Saved:
    try:
        told = msgspec.toml.decode(file.read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        mend = 'It should hold one line such as query = "banjir outlet:harian"'
        raise ArchiveError(f"This is no saved search ({error})", place=str(file), mend=mend) from error
    return Saved(name=file.stem, query=told.query, seen=_seen(file.with_suffix(".seen")))


def _seen(file: Path) -> int:
    """The number in a file; 0, so that everything is new, where it is not there or holds none."""
    try:
        return max(int(file.read_bytes()[:20]), 0)
    except (OSError, ValueError):
        return 0


def _write(file: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    part = file.with_name(file.name + ".part")
    part.write_bytes(content)
    part.replace(file)
