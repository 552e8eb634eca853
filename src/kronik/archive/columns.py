"""What is counted of articles, by row, in memory: the index would go through all that is found once for each count.

The columns follow the index: after a commit only what it changed is read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import FieldType

from kronik.archive import plan
from kronik.archive.index import SCHEMA
from kronik.archive.rows import Mask, Rows, every

NUMBERS = ("year", "month", "day")
TEXTS = ("outlet_name", "lang", "kind")

VALUES = 100_000
"""Values of a column that are asked for: no archive has so many outlets."""

T = TypeVar("T")

Codes = NDArray[np.int32]
"""For each row the number of its value in the dictionary of a column; 0 where it has none."""


class Dictionary(Generic[T]):
    """The values of a column, each with its number."""

    def __init__(self, nothing: T) -> None:
        """`nothing` is what 0 stands for."""
        self._values = [nothing]
        self._codes = {nothing: 0}

    def code(self, value: T) -> int:
        """Give the number of a value, a new one where it has none."""
        if value not in self._codes:
            self._codes[value] = len(self._values)
            self._values.append(value)
        return self._codes[value]

    def find(self, value: T) -> int:
        """Give the number of a value, -1 where it has none."""
        return self._codes.get(value, -1)

    def counted(self, codes: Codes) -> Iterator[tuple[T, int]]:
        """Give each value that some codes stand for, with how many do."""
        counts = np.bincount(codes)
        return ((self._values[code], int(counts[code])) for code in np.flatnonzero(counts).tolist() if code)


class Columns:
    """The columns that searches count."""

    held: Mask
    """Which rows the index holds."""
    change: int
    """The last change that was read."""

    begun = 0
    """How often they were read from nothing: what was known before may be of another archive."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self.begun += 1
        self.held = np.zeros(0, np.bool_)
        self.change = 0
        self._changes = np.zeros(0, np.int64)
        self._searcher: tantivy.Searcher | None = None
        self._codes: dict[str, Codes] = {name: np.zeros(0, np.int32) for name in (*NUMBERS, *TEXTS)}
        self._texts = {name: Dictionary("") for name in TEXTS}
        self._numbers = {name: Dictionary(0) for name in NUMBERS}

    def follow(self, searcher: tantivy.Searcher) -> None:
        """Bring the columns to where the index is."""
        if searcher is self._searcher:
            return
        self._read(searcher)
        if np.count_nonzero(self.held) != searcher.num_docs:  # another index than the one that was read before
            self._clear()
            self._read(searcher)
        self._searcher = searcher

    def numbers(self, name: str, found: Mask) -> dict[int, int]:
        """Count the articles found by the values of a column of numbers, rising."""
        return dict(sorted(self._numbers[name].counted(self._codes[name][found])))

    def texts(self, name: str, found: Mask) -> list[tuple[str, int]]:
        """Count the articles found by the values of a column of texts, those of most articles in front."""
        pairs = self._texts[name].counted(self._codes[name][found])
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def equal(self, name: str, number: int, found: Mask) -> Mask:
        """Give which of the articles found have this number in a column."""
        same: Mask = self._codes[name] == self._numbers[name].find(number)
        return found & same

    def kept(self, rows: Rows, change: int) -> Rows:
        """Give those of some rows that the index has as it had them at a change."""
        return rows[self._changes[rows] <= change]

    def _read(self, searcher: tantivy.Searcher) -> None:
        """Read the rows that the index has, or has otherwise, since the last change that was read."""
        fresh = since(self.change)
        hits = searcher.search(fresh, limit=max(searcher.num_docs, 1), count=False, order_by_field="seq").hits
        if not hits:
            return
        rows = np.fromiter((row for row, _ in hits), np.int32)
        addresses = [address for _, address in hits]
        self._grow(int(rows[0]) + 1)
        self.held[rows] = True
        self._changes[rows] = [int(change or 0) for change in searcher.fast_field_values("change", addresses)]
        self.change = int(self._changes[rows].max())
        for name in NUMBERS:
            found = searcher.fast_field_values(name, addresses)
            self._codes[name][rows] = [self._numbers[name].code(int(value or 0)) for value in found]
        for name in TEXTS:
            self._codes[name][rows] = 0
            for text in _texts(searcher, fresh, name):
                term = tantivy.Query.term_query(SCHEMA, name, text, "basic")
                self._codes[name][every(searcher, plan.both(fresh, term))] = self._texts[name].code(text)

    def _grow(self, size: int) -> None:
        if size > len(self.held):
            more = size - len(self.held)
            self.held, self._changes = np.pad(self.held, (0, more)), np.pad(self._changes, (0, more))
            self._codes = {name: np.pad(codes, (0, more)) for name, codes in self._codes.items()}


def since(change: int) -> tantivy.Query:
    """The articles that the index has otherwise than at a change, or has not had then."""
    return tantivy.Query.range_query(SCHEMA, "change", FieldType.Integer, lower_bound=change, include_lower=False)


def _texts(searcher: tantivy.Searcher, planned: tantivy.Query, name: str) -> Sequence[str]:
    """The texts that a column has among the articles that a query finds."""
    terms = {"terms": {"field": name, "size": VALUES, "segment_size": VALUES}}
    return [bucket["key"] for bucket in searcher.aggregate(planned, {name: terms})[name]["buckets"]]
