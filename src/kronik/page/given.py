"""A text as it was given, and the same text put right, with the place of every character in the first.

Whatever mends a text or takes marks out of it goes through `Given.replaced`, so spans lead back to the text as it was
given however often it was mended.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple


class Given(NamedTuple):
    """A text on the way to its blocks."""

    text: str
    places: array[int] | None = None
    """The offset of each character, and of the end, in the text as it was given; None where they are the same."""
    changed: int = 0
    """So many stretches were replaced."""

    def place(self, offset: int) -> int:
        """Give the offset in the text as given of an offset in `text`."""
        return offset if self.places is None else self.places[offset]

    def of(self, start: int, end: int) -> str:
        """Give the part of `text` that lies between two offsets of the text as given."""
        if self.places is None:
            return self.text[start:end]
        return self.text[bisect_left(self.places, start) : bisect_left(self.places, end)]

    def shifts(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Give where the offsets of a stretch of `text` move, as `Block.shifts` has it."""
        if self.places is None or self.places[end] - self.places[start] == end - start:
            return ()
        found, moved, base = [], 0, self.places[start]
        for offset in range(end - start + 1):
            add = self.places[start + offset] - base - offset
            if add != moved:
                found.append((offset, add))
                moved = add
        return tuple(found)

    def replaced(self, form: re.Pattern[str], meant: Callable[[re.Match[str]], str | None]) -> Given:
        """Give the text with each match replaced by what it `meant`; it stays where that is None."""
        pieces: list[str] = []
        places: array[int] = array("q")
        before = self.places if self.places is not None else range(len(self.text) + 1)
        done = count = 0
        for found in form.finditer(self.text):
            fixed = meant(found)
            if fixed is None:
                continue
            start, end = found.span()
            pieces += (self.text[done:start], fixed)
            places.extend(before[done:start])
            places.extend(before[min(start + step, max(start, end - 1))] for step in range(len(fixed)))
            done, count = end, count + 1
        if not count:
            return self
        places.extend(before[done:])
        return Given("".join((*pieces, self.text[done:])), places, self.changed + count)
