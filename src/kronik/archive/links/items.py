"""What an article's own links name: read-also and related items, resolved by address, else by headline.

The item is kept as it stands; what it names is looked up when asked, so an article that comes later is found by the
links that waited for it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Literal, NamedTuple

from kronik.archive import identity
from kronik.link import titles
from kronik.records import Article

List = Literal["read_also", "related"]


class Item(NamedTuple):
    """A link of one article to another that the archive holds."""

    article: int
    list: List
    place: int
    other: int


def remember(db: sqlite3.Connection, article: int, record: Article) -> None:
    """Keep what the article's links name."""
    named: list[tuple[str, int, str, str | None]] = [
        ("read_also", place, link.title, link.url) for place, link in enumerate(record.read_also)
    ]
    named += [("related", place, item.title, item.url) for place, item in enumerate(record.related)]
    db.executemany(
        "INSERT INTO link_item VALUES (?, ?, ?, ?, ?)",
        [
            (article, kind, place, identity.address(url) if url else None, titles.key(title))
            for kind, place, title, url in named
        ],
    )


def forward(db: sqlite3.Connection, article: int) -> Iterator[Item]:
    """Give the articles that this one's links name: by address; by headline where there is none or it is not held.

    Of several articles of one headline the nearest in time is meant; a headline is not asked of the article itself.
    """
    rows = db.execute(
        "SELECT list, place, coalesce("
        " (SELECT seq FROM article WHERE id = item.target),"
        " (SELECT link.article FROM link, link AS own WHERE link.title = item.title AND own.article = item.article"
        "  AND link.article != item.article ORDER BY abs(link.hour - own.hour), link.article LIMIT 1)) AS other"
        " FROM link_item AS item WHERE article = ? ORDER BY list, place",
        (article,),
    ).fetchall()
    for kind, place, other in rows:
        if other is not None and other != article:
            yield Item(article, kind, place, other)


def backward(db: sqlite3.Connection, article: int) -> Iterator[Item]:
    """Give the links of other articles that name this one."""
    rows = db.execute(
        "SELECT DISTINCT item.article FROM link_item AS item, article, link"
        " WHERE article.seq = ?1 AND link.article = ?1 AND item.article != ?1"
        " AND (item.target = article.id OR item.title = link.title) ORDER BY item.article",
        (article,),
    ).fetchall()
    for (one,) in rows:
        for item in forward(db, one):
            if item.other == article:
                yield item


def forget(db: sqlite3.Connection, article: int) -> None:
    """Drop the links of an article that is about to be read anew."""
    db.execute("DELETE FROM link_item WHERE article = ?", (article,))
