"""The census of terms in the database: pages of cells, of which a commit writes those that changed."""

from __future__ import annotations

import sqlite3
import struct

import numpy as np

from kronik.link.weights import CELLS, Census, Numbers

PAGE = 256
"""Cells of a page: 1 KiB, so that storing one article rewrites some 150 KiB and not all 4 MiB."""
TOTAL = -1


def load(db: sqlite3.Connection) -> Census:
    """Give the census as it was last saved."""
    cells = np.zeros(CELLS, dtype=np.uint32)
    articles = 0
    for page, blob in db.execute("SELECT page, cells FROM link_census"):
        if page == TOTAL:
            (articles,) = struct.unpack("<q", blob)
        else:
            cells[page * PAGE : (page + 1) * PAGE] = np.frombuffer(blob, dtype="<u4")
    return Census(articles, cells)


class Counter:
    """A census that grows and knows what of it is not saved."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.census = load(db)
        self._changed: set[int] = set()

    def add(self, terms: Numbers) -> None:
        """Count an article."""
        self._changed.update((self.census.add(terms) // PAGE).tolist())

    def save(self, db: sqlite3.Connection) -> None:
        """Write what has changed since the last time."""
        if not self._changed:
            return
        cells = self.census.cells
        rows = [
            (page, cells[page * PAGE : (page + 1) * PAGE].astype("<u4").tobytes()) for page in sorted(self._changed)
        ]
        rows.append((TOTAL, struct.pack("<q", self.census.articles)))
        db.executemany("INSERT OR REPLACE INTO link_census VALUES (?, ?)", rows)
        self._changed.clear()
