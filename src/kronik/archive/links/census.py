"""The census of terms in the database: pages of cells, of which a commit writes those that changed."""

from __future__ import annotations

import sqlite3
import struct

import numpy as np
from numpy.typing import NDArray

from kronik.link.weights import CELLS, Census, Numbers

PAGE = 256
"""Cells of a page: 1 KiB, so that storing one article rewrites some 150 KiB and not all 4 MiB."""
PAGES = CELLS // PAGE
TOTAL, STEP = -1, -2
"""Rows that hold the number of articles, now and at the last step; the pages of that come after those of now."""


def load(db: sqlite3.Connection) -> Census:
    """Give the census as it was last saved."""
    cells = np.zeros(2 * CELLS, dtype=np.uint32)
    articles = {TOTAL: 0, STEP: 0}
    for page, blob in db.execute("SELECT page, cells FROM link_census"):
        if page < 0:
            (articles[page],) = struct.unpack("<q", blob)
        else:
            cells[page * PAGE : (page + 1) * PAGE] = np.frombuffer(blob, dtype="<u4")
    step = (articles[STEP], cells[CELLS:]) if articles[STEP] else None
    return Census(articles[TOTAL], cells[:CELLS], step)


class Counter:
    """A census that grows and knows what of it is not saved."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.census = load(db)
        self._changed: set[int] = set()

    def add(self, terms: Numbers) -> None:
        """Count an article."""
        self._changed.update((self.census.add(terms) // PAGE).tolist())

    def measure(self) -> None:
        """Measure rarity from now on as it stands now."""
        before = self.census.step[1] if self.census.step else np.zeros(CELLS, dtype=np.uint32)
        self.census.measure()
        other = (self.census.cells != before).reshape(PAGES, PAGE).any(axis=1)
        self._changed.update((np.flatnonzero(other) + PAGES).tolist())

    def save(self, db: sqlite3.Connection) -> None:
        """Write what has changed since the last time."""
        if not self._changed:
            return
        articles, cells = self.census.step or (0, self.census.cells)
        rows = [(page, _page(self.census.cells, page)) for page in sorted(self._changed) if page < PAGES]
        rows += [(page, _page(cells, page - PAGES)) for page in sorted(self._changed) if page >= PAGES]
        rows += [(TOTAL, struct.pack("<q", self.census.articles)), (STEP, struct.pack("<q", articles))]
        db.executemany("INSERT OR REPLACE INTO link_census VALUES (?, ?)", rows)
        self._changed.clear()


def _page(cells: NDArray[np.uint32], page: int) -> bytes:
    return cells[page * PAGE : (page + 1) * PAGE].astype("<u4").tobytes()
