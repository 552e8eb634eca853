"""Stories and groups of copies in the database: the part that a new article touches is parted anew.

A story and a group of copies are named by their first article: the earliest, of several the one of the lowest id.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import numpy as np

from kronik.link import copies, headlines, stories
from kronik.link.weights import Census

LARGEST, LARGEST_BRIEF = 150, 400
"""Articles that are parted anew together, for a report and for a headline that comes. A story that would make it more
takes the newcomer whole or not at all. Of headlines 150 costs .01 of B-cubed F1 and saves a fifth of the time."""
TOUCHED = 6
"""Stories that one article can bring together, those nearest first."""


def settle(db: sqlite3.Connection, census: Census, article: int, near: list[tuple[int, float]]) -> None:
    """Find the story of an article that is like others, nearest first; their stories may join, part or stay."""
    known = _stories(db, [other for other, _ in near])
    touched = list(dict.fromkeys(known[other] for other, _ in near))[:TOUCHED]
    most = LARGEST_BRIEF if _brief(db, article) else LARGEST
    pool, left = [article], []
    for story in touched:
        members = _members(db, story, most + 1)
        if len(pool) + len(members) <= most:
            pool += members
        else:
            left.append(story)
    for story in left:
        if len(pool) == 1 and _joins(db, census, article, story):
            _name(db, [*_members(db, story, -1), article])
            return
    part(db, census, pool)


def _brief(db: sqlite3.Connection, article: int) -> bool:
    (brief,) = db.execute("SELECT brief FROM link WHERE article = ?", (article,)).fetchone()
    return bool(brief)


def _joins(db: sqlite3.Connection, census: Census, article: int, story: int) -> bool:
    """Whether an article joins a story too large to part anew: it is held against those nearest in time."""
    around = db.execute(
        "SELECT near.article FROM link AS near, link AS own WHERE own.article = ? AND near.story = ?"
        " ORDER BY abs(near.hour - own.hour), near.article LIMIT ?",
        (article, story, LARGEST),
    )
    found = sorted([article, *(row[0] for row in around)])
    likeness = _near(db, census, found)
    own = found.index(article)
    others = [number for number in range(len(found)) if number != own]
    return stories.joins(likeness[own, others], likeness[np.ix_(others, others)])


def part(db: sqlite3.Connection, census: Census, articles: Iterable[int]) -> None:
    """Part articles, all members of whole stories, into stories anew."""
    pool = sorted(set(articles))
    for members in stories.groups(_near(db, census, pool)):
        _name(db, [pool[number] for number in members])


def _near(db: sqlite3.Connection, census: Census, articles: list[int]) -> stories.Matrix:
    """How near each two articles are, in the order given, which must rise.

    Of reports it is what was noted when the later one came; where one has no text, the headlines are compared.
    """
    at = {article: number for number, article in enumerate(articles)}
    likeness = np.zeros((len(articles), len(articles)))
    marks = _marks(articles)
    rows = db.execute(f"SELECT hour, brief, grams FROM link WHERE article IN ({marks}) ORDER BY article", articles)
    hours, short, grams = zip(*rows.fetchall(), strict=True)
    brief = np.array(short, dtype=bool)
    if brief.any():
        hour = np.array(hours, dtype=np.float64)
        faded = stories.fade(hour[:, None] - hour, brief=True)
        likeness = headlines.likeness(grams, census) * faded * stories.BRIEF
        likeness[np.ix_(~brief, ~brief)] = 0.0
    for one, other, weight in db.execute(
        f"SELECT article, other, weight FROM link_edge WHERE article IN ({marks})", articles
    ):
        if other in at:
            likeness[at[one], at[other]] = max(likeness[at[one], at[other]], weight)
    return likeness


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


def _marks(articles: Iterable[int]) -> str:
    return ",".join("?" for _ in articles)
