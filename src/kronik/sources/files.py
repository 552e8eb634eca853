"""Files and folders: which there are, in which order, and the page that one file holds.

A folder is walked in the order of its names, folders and files alike, without following links to other folders.
Names that begin with a dot are not looked at: they are the system's, not the user's. Every other file gives pages or
exactly one refusal, so the counts of a run add up to the files of a folder.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

import msgspec

from kronik.errors import SourceError
from kronik.records import Capture, Form, Moment, Outcome, Place, Refusal
from kronik.sources import sniff
from kronik.sources.stream import PAGE, Stream

STDIN = "-"


class File(msgspec.Struct, frozen=True):
    """One file to read."""

    path: Path
    id: str
    """Its name without its known endings; under a folder that the user named, its path below that folder."""
    named: bool
    """Whether the user named this very file."""
    size: int | None
    """Bytes on disk; None for standard input, a pipe or a device."""

    @property
    def name(self) -> str:
        """The path as the user gave it, with bytes that are no UTF-8 replaced."""
        return _printable(str(self.path))

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Open the file for reading; standard input stays open behind the reader."""
        return nullcontext(sys.stdin.buffer) if str(self.path) == STDIN else self.path.open("rb")


class Source(msgspec.Struct, frozen=True):
    """An opened file on the way to its reader."""

    file: str
    id: str
    folder: Path
    """What the names inside a table are relative to."""
    stream: Stream
    captured: Moment | None
    """When the pages were fetched, where they do not say so themselves."""

    def place(self, *, offset: int | None = None, line: int | None = None) -> Place:
        """Give a place inside this file."""
        return Place(file=self.file, offset=offset, line=line)


def check(paths: Iterable[str]) -> None:
    """Make sure that everything named is there and may be read.

    Raises: SourceError naming the first path that is not, and what mends it.
    """
    for path in paths:
        if path == STDIN:
            continue
        if not Path(path).exists():
            raise SourceError("no such file or folder", place=path, mend=f"Check the name; {_near(Path(path))}")
        if not os.access(path, os.R_OK):
            raise SourceError("may not be read", place=path, mend=f"Allow it with: chmod u+r '{path}'")


def walk(paths: Iterable[str]) -> Iterator[File]:
    """Give every file that the paths stand for, in the order given, folders in the order of their names."""
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from _below(Path(path))
        else:
            yield _named(Path(path))


def page(source: Source, form: Form) -> Capture | Refusal:
    """Give the one page that a file holds."""
    data = load(source.stream, source.id, source.place())
    if isinstance(data, Refusal):
        return data
    return Capture(id=source.id, form=form, payload=data, place=source.place(), captured=source.captured)


def load(stream: Stream, name: str, place: Place) -> bytes | Refusal:
    """Read a stream to its end as one page: its bytes, or why there are none."""
    data = stream.take(PAGE + 1)
    if len(data) > PAGE:
        detail = f"the page is larger than {PAGE >> 20} MiB"
        return Refusal(id=name, outcome=Outcome.OVER_BUDGET, place=place, detail=detail)
    if stream.damage is not None:
        return broken(stream, name, place)
    if not data:
        return Refusal(id=name, outcome=Outcome.EMPTY, place=place, detail="the file is empty")
    return data


def broken(stream: Stream, name: str, place: Place) -> Refusal:
    """Refuse what a damaged stream held from the damage on."""
    damage = stream.damage
    assert damage is not None
    place = Place(file=place.file, offset=damage.offset, line=place.line)
    return Refusal(id=name, outcome=Outcome.BAD_RECORD, place=place, detail=damage.what)


def _named(path: Path) -> File:
    return File(path, _id(path.name), named=True, size=None if str(path) == STDIN else _size(path))


def _below(top: Path) -> Iterator[File]:
    """Walk a folder without recursion: nesting is bounded by the disk, not by Python's stack."""
    waiting = [iter(_entries(top))]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
            continue
        path = Path(entry.path)
        try:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(iter(_entries(path)))
                continue
        except OSError:  # the folder may not be listed: it becomes the one refusal
            pass
        yield File(path, _id(path.relative_to(top).as_posix()), named=False, size=_size(path))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if not e.name.startswith(".")), key=lambda e: e.name)


def _id(name: str) -> str:
    return sniff.ending(_printable(name))[0]


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def _size(path: Path) -> int | None:
    """Give the bytes of a regular file; None for anything else, or what has gone meanwhile."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _near(path: Path) -> str:
    """Say what there is instead of a path that does not exist."""
    if not path.parent.is_dir():
        return f"there is no folder {path.parent}"
    return f"list what is there with: ls '{path.parent}'"
