"""Stories and groups of copies in the database: what new articles touch is parted anew, once a commit.

A story and a group of copies are named by their first article: the earliest, of several the one of the lowest id.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from kronik.link import copies, headlines, meaning, stories
from kronik.link.weights import Census

LEAST, EACH = 400, 4
"""Articles that are parted anew together: so many, or so many for each new one where that is more. Of the stories
that the new ones touch those nearest are taken; one that would make it more is taken as it is, and joined or not."""
WHOLE = 8
"""Stories that are taken as they are, the nearest."""
SPOKEN_FOR = 150
"""Articles that stand for such a story: those nearest in time to the new ones."""


_POOLED = (
    "SELECT hour, id, link.article, brief, grams, meaning, story FROM link JOIN article ON article.seq = link.article"
)


class _Pool(NamedTuple):
    """Articles that are parted together, in the order of their time."""

    articles: list[int]
    hours: list[int]
    briefs: list[bool]
    grams: list[bytes]
    meanings: list[bytes]
    stories: list[int]


def settle(db: sqlite3.Connection, census: Census, common: meaning.Common, articles: Iterable[int]) -> None:
    """Find the stories of articles that are new or that lost one of theirs; the stories they touch join or part."""
    new = sorted(articles)
    sizes = _touched(db, new)
    room = max(LEAST, EACH * len(new))
    anew: list[int] = []
    whole: list[int] = []
    for story, (count, own) in sizes.items():
        if own or count <= room:
            anew.append(story)
            room -= count
        elif len(whole) < WHOLE:
            whole.append(story)
    pool = _read(db, anew, whole, new)
    at = {article: number for number, article in enumerate(pool.articles)}
    together = [[at[one] for one, story in zip(pool.articles, pool.stories, strict=True) if story == big]
                for big in whole]  # fmt: skip
    edges = [*_noted(db, at), *_headed(census, common, pool)]
    named: dict[int, int] = {}
    for members in stories.groups(len(at), _highest(edges), together, _briefs(pool)):
        large = sorted({pool.stories[number] for number in members} & set(whole))
        if large:
            _join(db, [pool.articles[number] for number in members], large)
        else:
            named.update((pool.articles[number], pool.articles[members[0]]) for number in members)
    before = dict(zip(pool.articles, pool.stories, strict=True))
    db.executemany(
        "UPDATE link SET story = ? WHERE article = ?",
        [(story, article) for article, story in named.items() if before[article] != story],
    )


def _touched(db: sqlite3.Connection, new: list[int]) -> dict[int, tuple[int, bool]]:
    """Give the stories of articles, and those with articles like them, the nearest in front.

    With each is how many articles it has, and whether some of the articles given are of it already.
    """
    some = json.dumps(new)
    own = db.execute("SELECT DISTINCT story FROM link WHERE article IN (SELECT value FROM json_each(?))", (some,))
    known = {story: True for (story,) in own}
    near = db.execute(
        "SELECT story FROM link_edge JOIN link ON link.article = other"
        " WHERE link_edge.article IN (SELECT value FROM json_each(?))"
        " GROUP BY story ORDER BY total(weight) DESC, story",
        (some,),
    )
    for (story,) in near:
        known.setdefault(story, False)
    counts = dict(
        db.execute(
            "SELECT story, count(*) FROM link WHERE story IN (SELECT value FROM json_each(?)) GROUP BY story",
            (json.dumps([*known]),),
        ).fetchall()
    )
    return {story: (counts[story], own) for story, own in known.items()}


def _read(db: sqlite3.Connection, anew: list[int], whole: list[int], new: list[int]) -> _Pool:
    rows = db.execute(f"{_POOLED} WHERE story IN (SELECT value FROM json_each(?))", (json.dumps(anew),)).fetchall()
    if whole:
        wanted = set(new)
        hours = sorted(row[0] for row in rows if row[2] in wanted)
        middle = hours[len(hours) // 2]
        for story in whole:
            rows += db.execute(
                f"{_POOLED} WHERE story = ? ORDER BY abs(hour - ?), id LIMIT ?", (story, middle, SPOKEN_FOR)
            ).fetchall()
    rows.sort(key=lambda row: row[:2])
    return _Pool(
        articles=[row[2] for row in rows],
        hours=[row[0] for row in rows],
        briefs=[bool(row[3]) for row in rows],
        grams=[row[4] for row in rows],
        meanings=[row[5] for row in rows],
        stories=[row[6] for row in rows],
    )


def _noted(db: sqlite3.Connection, at: dict[int, int]) -> Iterator[stories.Edge]:
    """How near articles are, as was noted when the later of two came."""
    rows = db.execute(
        "SELECT article, other, weight FROM link_edge WHERE article IN (SELECT value FROM json_each(?))"
        " AND article < other",
        (json.dumps([*at]),),
    )
    for one, other, weight in rows:
        if other in at:
            low, high = sorted((at[one], at[other]))
            yield low, high, weight


def _headed(census: Census, common: meaning.Common, pool: _Pool) -> Iterator[stories.Edge]:
    """How near headlines without a text are: every two of them, since most share no whole word."""
    briefs = _briefs(pool)
    if len(briefs) < 2:
        return
    hour = np.array([pool.hours[number] for number in briefs], dtype=np.float64)
    grams = [pool.grams[number] for number in briefs]
    near = headlines.likeness(grams, census)
    meaning.join(near, [pool.meanings[number] for number in briefs], [headlines.tongue(one) for one in grams], common)
    near *= stories.fade(hour[:, None] - hour, brief=True) * stories.BRIEF
    for one, other in np.argwhere(np.triu(near, 1) >= stories.FLOOR_BRIEF).tolist():
        yield briefs[one], briefs[other], float(near[one, other])


def _briefs(pool: _Pool) -> list[int]:
    return [number for number, brief in enumerate(pool.briefs) if brief]


def _highest(edges: Iterable[stories.Edge]) -> list[stories.Edge]:
    """Each pair once, with the most that is known of it."""
    found: dict[tuple[int, int], float] = {}
    for one, other, weight in edges:
        found[one, other] = max(weight, found.get((one, other), 0.0))
    return [(one, other, weight) for (one, other), weight in sorted(found.items())]


def _join(db: sqlite3.Connection, articles: list[int], large: list[int]) -> None:
    """Make one story of large ones and some articles."""
    rows = db.execute(
        "SELECT article FROM link WHERE story IN (SELECT value FROM json_each(?))", (json.dumps(large),)
    )
    _name(db, sorted({*articles, *(article for (article,) in rows)}))


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


def _marks(articles: Iterable[int]) -> str:
    return ",".join("?" for _ in articles)
