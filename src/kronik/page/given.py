"""A text as it was given, and the same text put right, with the place of every character in the first.

Whatever mends a text or takes marks out of it goes through `Given`, so spans lead back to the text as it was given
however often it was mended.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable
from itertools import chain
from typing import NamedTuple


class Given(NamedTuple):
    """A text on the way to its blocks."""

    text: str
    starts: array[int] | None = None
    """Where each character begins in the text as it was given, and where that ends; None where nothing has moved."""
    ends: array[int] | None = None
    """Where each character ends there: marks that were taken out behind it are no part of it."""
    changed: int = 0
    """So many stretches were replaced or taken out."""

    def place(self, offset: int) -> int:
        """Give the offset in the text as given of an offset in `text`."""
        return offset if self.starts is None else self.starts[offset]

    def end(self, offset: int) -> int:
        """Give where a stretch that ends at an offset of `text` ends in the text as given."""
        return offset if self.ends is None or not offset else self.ends[offset - 1]

    def of(self, start: int, end: int) -> str:
        """Give the part of `text` that lies between two offsets of the text as given."""
        if self.starts is None:
            return self.text[start:end]
        last = len(self.text)
        return self.text[bisect_left(self.starts, start, 0, last) : bisect_left(self.starts, end, 0, last)]

    def shifts(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Give where the offsets of a stretch of `text` move, as `Block.shifts` has it."""
        if self.starts is None or self.end(end) - self.starts[start] == end - start:
            return ()
        found, moved, base = [], 0, self.starts[start]
        for offset, place in enumerate(chain(self.starts[start:end], [self.end(end)])):
            add = place - base - offset
            if add != moved:
                found.append((offset, add))
                moved = add
        return tuple(found)

    def replaced(self, form: re.Pattern[str], meant: Callable[[re.Match[str]], str | None]) -> Given:
        """Give the text with each match replaced by what it `meant`; it stays where that is None."""
        found = ((*one.span(), meant(one)) for one in form.finditer(self.text))
        return self._with([(start, end, fixed) for start, end, fixed in found if fixed is not None])

    def without(self, spans: list[tuple[int, int]]) -> Given:
        """Give the text without some stretches, which rise and lie apart."""
        return self._with([(start, end, "") for start, end in spans])

    def exchanged(self, changes: list[tuple[int, int, str]]) -> Given:
        """Give the text with other words for some stretches, which rise and lie apart."""
        return self._with(changes)

    def _with(self, changes: list[tuple[int, int, str]]) -> Given:
        if not changes:
            return self
        size = len(self.text)
        before = self.starts if self.starts is not None else array("q", range(size + 1))
        behind = self.ends if self.ends is not None else array("q", range(1, size + 1))
        pieces: list[str] = []
        starts, ends = array("q"), array("q")
        done = 0
        for start, end, fixed in changes:
            pieces += (self.text[done:start], fixed)
            starts.extend(before[done:start])
            ends.extend(behind[done:start])
            for step in range(len(fixed)):
                at = min(start + step, end - 1)
                starts.append(before[at])
                ends.append(behind[end - 1] if step == len(fixed) - 1 else behind[at])
            done = end
        starts.extend(before[done:])
        ends.extend(behind[done:])
        return Given("".join((*pieces, self.text[done:])), starts, ends, self.changed + len(changes))
