"""The articles that may be like a new one. What is asked grows with the article, never with the archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from kronik.link import headlines, meaning
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
    common: meaning.Common,
    article: int,
    brief: bool,
    found: list[tuple[int, int, bool, float]],
) -> list[tuple[int, int, bool, float]]:
    """Give the same with the likeness of headlines for each pair of which one has no text."""
    wanted = [other for other, _, short, _ in found if brief or short]
    marks = ",".join("?" * (len(wanted) + 1))
    rows = db.execute(f"SELECT article, grams, meaning FROM link WHERE article IN ({marks})", (article, *wanted))
    held = {seq: (grams, meant) for seq, grams, meant in rows}
    grams, meant = zip(*(held[seq] for seq in (article, *wanted)), strict=True)
    likeness = headlines.likeness(grams, census)
    meaning.join(likeness, meant, [headlines.tongue(one) for one in grams], common)
    alike = dict(zip(wanted, likeness[0, 1:].tolist(), strict=True))
    return [(other, hour, short, alike.get(other, like)) for other, hour, short, like in found]


def _asked(vector: NDArray[np.void]) -> list[tuple[int, float]]:
    return [(word, weight) for word, weight in vector[:ASKED].tolist() if weight > 0]
