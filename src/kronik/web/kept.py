"""Answers that are dear and come out the same until something is added: kept until the archive has changed.

While pages are being added, an answer is asked for anew every few seconds at most. One serves all threads.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from kronik.archive import Archive

T = TypeVar("T")

LAG = 5.0
"""Seconds by which a count may lie behind while pages are being added. What is listed and found never does."""

LONG = 60.0
"""Seconds by which a count of the whole archive may: it goes through every article, and one more changes little."""


class Known(NamedTuple, Generic[T]):
    """An answer, with the change of the archive and the time at which it was given."""

    change: int
    time: float
    answer: T


class Kept(Generic[T]):
    """Asks archives one question, with different words, and keeps the last answers."""

    def __init__(
        self, ask: Callable[..., T], *, most: int = 1, lag: float = LAG, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`ask` takes the archive and the words; `most` answers are kept, those longest unused let go first."""
        self._ask, self._most, self._lag, self._clock = ask, most, lag, clock
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[type[Archive], Path, tuple[str, ...]], Known[T]] = OrderedDict()

    def of(self, archive: Archive, *words: str) -> T:
        """Give the answer, at most `lag` seconds old unless nothing has changed since. Raises what `ask` raises."""
        change, now = archive.change(), self._clock()
        key = type(archive), archive.folder, words  # what the public may see is another answer
        with self._lock:
            known = self._known.get(key)
            if known and (known.change == change or now < known.time + self._lag):
                self._known.move_to_end(key)
                return known.answer
        answer = self._ask(archive, *words)
        with self._lock:
            self._known[key] = Known(change, now, answer)
            self._known.move_to_end(key)
            while len(self._known) > self._most:
                self._known.popitem(last=False)
        return answer
