"""The articles that may be like a new one. What is asked grows with the article, never with the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kronik.link import encoder, headlines, meaning
from kronik.link.weights import PAIR, SIZE, Census, alike

ASKED = 16
"""Terms by which an article is found and asks for others: the weightiest of its vector."""
WINDOW = 14 * 24
"""Hours before and after."""
MOST = 256
"""Articles that one term gives on either side in time, the nearest first."""
SHARED = 0.02
"""Likeness by those terms alone from which whole vectors are compared. It is a property of the two, whichever comes
first: with the likest 60 in its place, what a story was depended on the order of arrival. It finds 94 in 100 of the
pairs of June 2025 that are alike at all, .03 finds 85; an article is compared with some 30 others."""
COMPARED = 400
"""Articles of these that are compared at most, the likest."""

MEANT = 24
"""Hours either way within which a headline is found by what it means: beyond, time leaves less than half of that."""
AROUND = 256
"""Headlines on either side in time that are looked at, the nearest."""
KEPT = 16 * AROUND
"""Headlines whose meaning is kept at hand."""
MEANING = 0.2
"""How alike in meaning they must be to be compared, a property of the two: of two languages one pair in 25 within
these hours is, and of those of one event three in five."""

_AROUND = """
SELECT article FROM (SELECT article FROM link WHERE meaning != x'' AND hour BETWEEN ?1 - ?2 AND ?1
    ORDER BY hour DESC, article LIMIT ?3)
UNION ALL SELECT article FROM (SELECT article FROM link WHERE meaning != x'' AND hour > ?1 AND hour <= ?1 + ?2
    ORDER BY hour, article LIMIT ?3)
"""

_HAVING = """
SELECT article, weight FROM (
    SELECT article, weight FROM link_word WHERE word = ?1 AND hour BETWEEN ?2 - ?3 AND ?2
    ORDER BY hour DESC, article LIMIT ?4)
UNION ALL SELECT article, weight FROM (
    SELECT article, weight FROM link_word WHERE word = ?1 AND hour > ?2 AND hour <= ?2 + ?3
    ORDER BY hour, article LIMIT ?4)
"""


def remember(db: sqlite3.Connection, article: int, hour: int, vector: NDArray[np.void]) -> None:
    """Let an article be found by its weightiest terms."""
    db.executemany(
        "INSERT INTO link_word VALUES (?, ?, ?, ?)",
        [(word, hour, article, weight) for word, weight in _asked(vector)],
    )


def forget(db: sqlite3.Connection, article: int) -> None:
    """Let an article no longer be found by its terms."""
    hour, blob = db.execute("SELECT hour, vector FROM link WHERE article = ?", (article,)).fetchone()
    db.executemany(
        "DELETE FROM link_word WHERE word = ? AND hour = ? AND article = ?",
        [(word, hour, article) for word, _ in _asked(np.frombuffer(blob, dtype=PAIR))],
    )


def sharing(db: sqlite3.Connection, hour: int, vector: NDArray[np.void]) -> list[int]:
    """Give the articles near in time that are alike by their weightiest terms; the likest first."""
    found: dict[int, float] = {}
    for word, weight in _asked(vector):
        for article, theirs in db.execute(_HAVING, (word, hour, WINDOW, MOST)):
            found[article] = found.get(article, 0.0) + weight * theirs
    alike = [article for article, like in found.items() if like >= SHARED]
    return sorted(alike, key=lambda article: (-found[article], article))[:COMPARED]


class Meant:
    """What is left of the meanings of headlines without what is common; of neighbours in time it is kept at hand."""

    def __init__(self, common: meaning.Common) -> None:
        self.common = common
        self._left = np.empty((0, encoder.SIZE), dtype=np.float32)
        self._at: dict[int, int] = {}
        """Which row of it is that of an article."""
        self._used = 0

    def like(self, db: sqlite3.Connection, article: int, hour: int) -> list[int]:
        """Give the headlines near in time that mean what this one does, which has its row."""
        if not self.common.count:
            return []
        around = [seq for (seq,) in db.execute(_AROUND, (hour, MEANT, AROUND))]
        return [seq for seq, alike in self.alike(db, article, around) if alike >= MEANING]

    def alike(self, db: sqlite3.Connection, article: int, others: Sequence[int]) -> list[tuple[int, float]]:
        """Give those of other headlines whose meaning is known, with how alike they are in it to this one."""
        if not self.common.count:
            return []
        if self._used > KEPT:
            self._at.clear()
            self._used = 0
        self._read(db, {article, *others} - self._at.keys())
        known = [seq for seq in others if seq in self._at and seq != article]
        if not known or article not in self._at:
            return []
        alike = self._left[[self._at[seq] for seq in known]] @ self._left[self._at[article]]
        return list(zip(known, alike.tolist(), strict=True))

    def forget(self, article: int) -> None:
        """Keep nothing of an article whose headline may be another now."""
        self._at.pop(article, None)

    def _read(self, db: sqlite3.Connection, articles: set[int]) -> None:
        marks = ",".join("?" * len(articles))
        rows = db.execute(
            f"SELECT article, grams, meaning FROM link WHERE article IN ({marks}) AND meaning != x''", [*articles]
        ).fetchall()
        if not rows:
            return
        left = self.common.left([row[2] for row in rows], [headlines.tongue(row[1]) for row in rows])
        first, self._used = self._used, self._used + len(rows)
        if self._used > len(self._left):
            self._left = np.concatenate((self._left[:first], np.empty((KEPT + len(rows), encoder.SIZE), np.float32)))
        self._left[first : self._used] = left
        self._at.update(zip((row[0] for row in rows), range(first, self._used), strict=True))


def banded(db: sqlite3.Connection, bands: Sequence[int]) -> list[int]:
    """Give the articles of any time whose runs of words fall into a band with these."""
    marks = ",".join("?" * len(bands))
    rows = db.execute(f"SELECT DISTINCT article FROM link_band WHERE band IN ({marks}) LIMIT {MOST}", bands)
    return sorted(article for (article,) in rows)


def compared(
    db: sqlite3.Connection, vector: NDArray[np.void], articles: Iterable[int]
) -> list[tuple[int, int, bool, float]]:
    """Give each of the articles with its hour, whether it is a brief, and how alike it is without regard to time."""
    wanted = sorted(set(articles))
    marks = ",".join("?" * len(wanted))
    rows = db.execute(
        f"SELECT article, hour, brief, vector FROM link WHERE article IN ({marks}) ORDER BY article", wanted
    ).fetchall()
    if not rows:
        return []
    others = np.frombuffer(b"".join(row[3] for row in rows), dtype=PAIR).reshape(len(rows), SIZE)
    likeness = alike(vector, others).tolist()
    return [(row[0], row[1], bool(row[2]), like) for row, like in zip(rows, likeness, strict=True)]


def headed(
    db: sqlite3.Connection,
    census: Census,
    meant: Meant,
    article: int,
    brief: bool,
    found: list[tuple[int, int, bool, float]],
) -> list[tuple[int, int, bool, float]]:
    """Give the same with the likeness of headlines for each pair of which one has no text."""
    wanted = [other for other, _, short, _ in found if brief or short]
    marks = ",".join("?" * (len(wanted) + 1))
    grams = dict(db.execute(f"SELECT article, grams FROM link WHERE article IN ({marks})", (article, *wanted)))
    row = headlines.beside(grams[article], [grams[other] for other in wanted], census).tolist()
    alike = dict(zip(wanted, row, strict=True))
    for other, one in meant.alike(db, article, wanted):
        alike[other] = float(meant.common.both(alike[other], one))
    return [(other, hour, short, alike.get(other, like)) for other, hour, short, like in found]


def _asked(vector: NDArray[np.void]) -> list[tuple[int, float]]:
    return [(word, weight) for word, weight in vector[:ASKED].tolist() if weight > 0]
