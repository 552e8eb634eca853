"""Stories and groups of copies in the database: the part that a new article touches is parted anew.

A story and a group of copies are named by their first article: the earliest, of several the one of the lowest id.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from kronik.link import copies, stories

LARGEST = 150
"""Articles that are parted anew together. A story that would make it more takes the newcomer whole or not at all."""
TOUCHED = 6
"""Stories that one article can bring together, those nearest first."""

Edges = dict[int, dict[int, float]]


def settle(db: sqlite3.Connection, article: int, near: list[tuple[int, float]]) -> None:
    """Find the story of an article that is like others, nearest first; their stories may join, part or stay."""
    known = _stories(db, [other for other, _ in near])
    touched = list(dict.fromkeys(known[other] for other, _ in near))[:TOUCHED]
    pool, left = [article], []
    for story in touched:
        members = _members(db, story, LARGEST + 1)
        if len(pool) + len(members) <= LARGEST:
            pool += members
        else:
            left.append(story)
    for story in left:
        likenesses = [weight for other, weight in near if known[other] == story]
        if len(pool) == 1 and stories.near_enough(likenesses, LARGEST) >= stories.NEAR:
            _name(db, [*_members(db, story, -1), article])
            return
    part(db, pool)


def part(db: sqlite3.Connection, articles: Iterable[int]) -> None:
    """Part articles, all members of whole stories, into stories anew."""
    pool = sorted(set(articles))
    briefs = set(_briefs(db, pool))
    for members in stories.groups(pool, _edges(db, pool), reach=stories.reach(len(briefs), len(pool))):
        _name(db, members)


def gather(db: sqlite3.Connection, article: int, others: Iterable[int]) -> None:
    """Make one group of copies of an article and those that have its text."""
    groups = {row[0] for row in db.execute(f"SELECT copies FROM link WHERE article IN ({_marks(others)})", [*others])}
    members = [article]
    for group in sorted(groups):
        members += [row[0] for row in db.execute("SELECT article FROM link WHERE copies = ?", (group,))]
    _name(db, members, "copies")


def scatter(db: sqlite3.Connection, article: int) -> None:
    """Take an article out of its group of copies; those that were together only through it part."""
    (group,) = db.execute("SELECT copies FROM link WHERE article = ?", (article,)).fetchone()
    rest = {row[0] for row in db.execute("SELECT article FROM link WHERE copies = ?", (group,))} - {article}
    while rest:
        reached, ahead = set[int](), [min(rest)]
        while ahead:
            one = ahead.pop()
            reached.add(one)
            rows = db.execute(
                "SELECT other FROM link_edge WHERE article = ? AND shared >= ?", (one, copies.COPY)
            ).fetchall()
            ahead += [other for (other,) in rows if other in rest and other not in reached]
        _name(db, sorted(reached), "copies")
        rest -= reached


def _name(db: sqlite3.Connection, members: list[int], column: str = "story") -> None:
    marks = _marks(members)
    (first,) = db.execute(
        f"SELECT link.article FROM link JOIN article ON article.seq = link.article WHERE link.article IN ({marks})"
        " ORDER BY hour, article.id LIMIT 1",
        members,
    ).fetchone()
    db.execute(f"UPDATE link SET {column} = ? WHERE article IN ({marks}) AND {column} != ?", (first, *members, first))


def _stories(db: sqlite3.Connection, articles: list[int]) -> dict[int, int]:
    return dict(db.execute(f"SELECT article, story FROM link WHERE article IN ({_marks(articles)})", articles))


def _members(db: sqlite3.Connection, story: int, most: int) -> list[int]:
    rows = db.execute("SELECT article FROM link WHERE story = ? ORDER BY article LIMIT ?", (story, most))
    return [row[0] for row in rows]


def _briefs(db: sqlite3.Connection, articles: list[int]) -> list[int]:
    rows = db.execute(f"SELECT article FROM link WHERE brief AND article IN ({_marks(articles)})", articles)
    return [row[0] for row in rows]


def _edges(db: sqlite3.Connection, articles: list[int]) -> Edges:
    edges: Edges = defaultdict(dict)
    marks = _marks(articles)
    for one, other, weight in db.execute(
        f"SELECT article, other, weight FROM link_edge WHERE article IN ({marks})", articles
    ):
        edges[one][other] = weight
    return edges


def _marks(articles: Iterable[int]) -> str:
    return ",".join("?" for _ in articles)
