"""What the headlines of the archive have in common (kronik.link.meaning), in the database: written when measured."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import numpy as np

from kronik.link import encoder
from kronik.link.headlines import tongue
from kronik.link.meaning import LATEST, NOTHING, Common, measure

Pair = tuple[bytes, bytes]
"""The runs of a headline and its meaning; empty where it has a text."""


def load(db: sqlite3.Connection) -> Common:
    """Give what was last measured."""
    rows = db.execute("SELECT tongue, count, mean FROM link_common").fetchall()
    if not rows:
        return NOTHING
    (turn,) = db.execute("SELECT turn FROM link_turn").fetchone()
    return Common(
        count=next(count for number, count, _ in rows if number < 0),
        means={number: np.frombuffer(mean, dtype="<f4") for number, _, mean in rows},
        turn=np.frombuffer(turn, dtype="<f4").reshape(encoder.SIZE, encoder.SIZE),
    )


def renew(db: sqlite3.Connection, new: Iterable[Pair] = ()) -> Common:
    """Measure the latest headlines without a text, with those that are about to be linked; write and give it."""
    rows: list[Pair] = db.execute(
        "SELECT grams, meaning FROM link WHERE meaning != x'' ORDER BY hour DESC, article LIMIT ?", (LATEST,)
    ).fetchall()
    rows += [pair for pair in new if pair[1]]
    found = measure([meaning for _, meaning in rows], [tongue(grams) for grams, _ in rows])
    db.execute("DELETE FROM link_common")
    db.execute("DELETE FROM link_turn")
    if found.turn is not None:
        db.executemany(
            "INSERT INTO link_common VALUES (?, ?, ?)",
            [(number, found.count, mean.astype("<f4").tobytes()) for number, mean in found.means.items()],
        )
        db.execute("INSERT INTO link_turn VALUES (?)", (found.turn.astype("<f4").tobytes(),))
    return found
