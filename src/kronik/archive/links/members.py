"""Which articles are together in a story or have one text: what searches ask about the rows that they find."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from kronik.archive.links import answers
from kronik.archive.types import Member, Story
from kronik.records import Url

RUNNING = 7
"""Days before the newest article in which a story goes on that is called running."""


KNOWN = 4096
"""Headlines of stories that are kept at hand: some 400 kB."""


def story(db: sqlite3.Connection, name: str) -> list[int]:
    """Give the rows of the articles in the story of an article; of one that is alone, its own; else none."""
    rows = db.execute(
        "SELECT article FROM link WHERE story ="
        " (SELECT story FROM link JOIN article ON article.seq = link.article WHERE id = ?) ORDER BY article",
        (name,),
    )
    return [seq for (seq,) in rows]


def stories(
    db: sqlite3.Connection, seqs: Sequence[int], most: int, known: dict[tuple[int, int], str]
) -> list[tuple[str, str]]:
    """Give id and headline of the stories of which more than one of some articles are, the most frequent in front.

    `known` has the headlines that were found before, by story and its size, and gets those that are found now: large
    stories come up in search after search, and finding the headline of one takes a millisecond.
    """
    heads = db.execute(
        "SELECT story FROM link INDEXED BY link_together WHERE article IN (SELECT value FROM json_each(?))"
        " GROUP BY story HAVING count(*) > 1 ORDER BY count(*) DESC, story LIMIT ?",
        (json.dumps(list(seqs)), most),
    ).fetchall()
    return [(_id(db, story), _known(db, story, known)) for (story,) in heads]


def _known(db: sqlite3.Connection, story: int, known: dict[tuple[int, int], str]) -> str:
    (size,) = db.execute("SELECT count(*) FROM link WHERE story = ?", (story,)).fetchone()
    if (story, size) not in known:
        if len(known) >= KNOWN:
            known.clear()
        known[story, size] = _headline(db, story)
    return known[story, size]


def _id(db: sqlite3.Connection, seq: int) -> str:
    (name,) = db.execute("SELECT id FROM article WHERE seq = ?", (seq,)).fetchone()
    return str(name)


def _headline(db: sqlite3.Connection, story: int) -> str:
    """That of the article that is most like others, as the story's page has it; without reading all of the story."""
    (headline,) = db.execute(
        "SELECT headline FROM link JOIN article ON article.seq = link.article WHERE story = ?"
        " ORDER BY (SELECT total(weight) FROM link_edge WHERE link_edge.article = link.article) DESC, hour, id DESC"
        " LIMIT 1",
        (story,),
    ).fetchone()
    return headline or ""


def running(db: sqlite3.Connection, most: int) -> tuple[Story, ...]:
    """Give the stories with the most articles of the last days, those with two at least, the most in front."""
    rows = db.execute(
        "SELECT head.id FROM article JOIN link ON link.article = article.seq JOIN article AS head"
        " ON head.seq = link.story WHERE article.moment > (SELECT max(moment) FROM article) - ?"
        " GROUP BY story HAVING count(*) > 1 ORDER BY count(*) DESC, story LIMIT ?",
        (RUNNING * 86_400, most),
    ).fetchall()
    found = (answers.story(db, name) for (name,) in rows)
    return tuple(story for story in found if story)


def cited(db: sqlite3.Connection, outlet: str, most: int) -> tuple[tuple[Member, int], ...]:
    """Give the articles of an outlet to which most other articles link by address, with how many do."""
    rows = db.execute(
        "SELECT id, headline, url, outlet, published, count(DISTINCT link_item.article) FROM article"
        " JOIN link_item ON target = article.id AND link_item.article != article.seq"
        " WHERE outlet = ? GROUP BY article.seq ORDER BY 6 DESC, moment DESC LIMIT ?",
        (outlet, most),
    )
    return tuple((_member(row[:5]), row[5]) for row in rows)


def _member(row: tuple[str, str | None, str | None, str | None, str | None]) -> Member:
    name, headline, url, outlet, published = row
    return Member(id=name, headline=headline or "", url=Url(url) if url else None, outlet=outlet, published=published)


def copies(db: sqlite3.Connection, seqs: Sequence[int]) -> dict[int, list[tuple[int, Member]]]:
    """Give, for each of some articles whose text others have, all that have it, the first in front."""
    rows = db.execute(
        "SELECT mine.article, other.article, id, headline, url, outlet, published FROM link AS mine"
        " JOIN link AS other ON other.copies = mine.copies JOIN article ON article.seq = other.article"
        " WHERE mine.article IN (SELECT value FROM json_each(?))"
        " AND EXISTS (SELECT 1 FROM link AS some WHERE some.copies = mine.copies AND some.article != mine.article)"
        " ORDER BY mine.article, other.hour, id",
        (json.dumps(list(seqs)),),
    )
    found: dict[int, list[tuple[int, Member]]] = {}
    for mine, other, *row in rows:
        found.setdefault(mine, []).append((other, _member(tuple(row))))
    return found
