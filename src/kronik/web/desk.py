"""Where questions to the archive are answered: a fixed set of threads, each with a reader of its own.

SQLite and the index answer while the caller waits, so they may not be asked from the event loop. A thread keeps its
reader for good, for opening one costs more than most questions; how many there are bounds the memory. Python runs
one thread at a time, so more of them would only wait for each other.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from kronik.archive import Archive, PublicArchive

T = TypeVar("T")

THREADS = 2
"""Answers at a time. An answer goes to the index and the database a hundred times, and each time waits for the
interpreter when it comes back: at 50 searches a second four threads took 1,000 ms for what two do in 60."""

PATIENCE = 10.0
"""Seconds after which a question is given up; the slowest search of 100,000 articles takes a hundredth of that."""

CROWD = 256
"""Questions that may wait at a time: those of 200 readers at once. Were more let in than can be answered within
PATIENCE, all of them would wait that long, and none would get an answer."""


STREAMS = 4
"""Whole results that are sent at a time; each has a thread and a reader of its own, some 20 MB."""

CHUNK = 1 << 16
"""Bytes of a stream that are made before they are sent."""


class Crowded(Exception):
    """More questions are waiting than can be answered in time; this one was not put."""


class Desk:
    """Answers questions to one archive, several at a time."""

    def __init__(self, folder: Path, *, public: bool = False) -> None:
        """`public`: what is asked gets answers for the public."""
        self._folder = folder
        self._kind = PublicArchive if public else Archive
        self._own = threading.local()
        self._readers: list[Archive] = []
        self._waiting = 0
        self._streams = 0
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="desk")

    def warm(self) -> None:
        """Have every thread open its reader and count the archive once, so that no first question waits for it."""
        gate = threading.Barrier(THREADS)

        def begin(archive: Archive) -> None:
            with suppress(threading.BrokenBarrierError):
                gate.wait(PATIENCE)  # else one thread would do it for all
            archive.facets("")

        for _ in range(THREADS):
            self._threads.submit(self._answer, begin)  # what is wrong with the archive, the first question will tell

    async def ask(self, question: Callable[[Archive], T]) -> T:
        """Put a question to a reader of the archive, and wait for its answer.

        Raises: Crowded at once, TimeoutError after PATIENCE seconds, and whatever the question raises.
        """
        if self._waiting >= CROWD:
            raise Crowded
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await asyncio.wait_for(loop.run_in_executor(self._threads, self._answer, question), PATIENCE)
        finally:
            self._waiting -= 1

    async def stream(self, question: Callable[[Archive], Iterator[bytes]]) -> AsyncIterator[bytes]:
        """Put a question whose answer is long, and give the answer as it comes, however slowly it is taken.

        Raises: Crowded at once; TimeoutError where the next piece takes more than PATIENCE seconds.
        """
        if self._streams >= STREAMS:
            raise Crowded
        return self._pieces(question)

    async def _pieces(self, question: Callable[[Archive], Iterator[bytes]]) -> AsyncIterator[bytes]:
        loop = asyncio.get_running_loop()
        # One thread, so that the reader is closed after the last piece has been made, and never beside it.
        own = ThreadPoolExecutor(1, thread_name_prefix="stream")
        self._streams += 1
        opened: list[Archive] = []

        def begin() -> Iterator[bytes]:
            opened.append(self._kind.open(self._folder))
            return question(opened[0])

        try:
            rows = await asyncio.wait_for(loop.run_in_executor(own, begin), PATIENCE)
            while piece := await asyncio.wait_for(loop.run_in_executor(own, _piece, rows), PATIENCE):
                yield piece
        finally:
            self._streams -= 1
            own.submit(_close, opened)
            own.shutdown(wait=False)

    def _answer(self, question: Callable[[Archive], T]) -> T:
        reader: Archive | None = getattr(self._own, "reader", None)
        if reader is None:
            reader = self._own.reader = self._kind.open(self._folder)
            self._readers.append(reader)
        try:
            with reader.still():
                return question(reader)
        except Exception:
            raise
        except BaseException as panic:  # the index is Rust, and its panics are no Exception: one answer, not the room
            raise RuntimeError("the search index panicked") from panic

    def close(self) -> None:
        """Let the answers under way end, then close every reader."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        _close(self._readers)


def _piece(rows: Iterator[bytes]) -> bytes:
    """Join the next rows; nothing after the last."""
    piece = bytearray()
    for row in rows:
        piece += row
        if len(piece) >= CHUNK:
            break
    return bytes(piece)


def _close(readers: list[Archive]) -> None:
    for reader in readers:
        reader.close()
