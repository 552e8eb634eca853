"""The archive as a plain SQLite file for Datasette and the like: every field a column, every word to be searched.

The archive's own database keeps records compressed. Sources: docs.datasette.io (foreign keys, full-text tables and
views are found by themselves); sqlite.org/fts5.html.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from kronik.archive.folder import Archive
from kronik.archive.types import Stored, Story
from kronik.records import Passage, ReadAlso, Related
from kronik.render import authors, stamp, value

TABLES = """
CREATE TABLE stories (
    id TEXT PRIMARY KEY, headline TEXT, first TEXT, last TEXT, articles INTEGER, outlets TEXT
);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, title TEXT, outlet TEXT, published TEXT, published_utc TEXT, modified TEXT, kind TEXT,
    language TEXT, section TEXT, dateline TEXT, authors TEXT, standfirst TEXT, body TEXT, picture TEXT, caption TEXT,
    url TEXT, captured TEXT, versions INTEGER, story TEXT REFERENCES stories (id), copy_of TEXT
);
CREATE TABLE bylines (article TEXT NOT NULL REFERENCES articles (id), name TEXT NOT NULL, role TEXT NOT NULL);
CREATE TABLE tags (article TEXT NOT NULL REFERENCES articles (id), tag TEXT NOT NULL);
CREATE TABLE links (
    article TEXT NOT NULL REFERENCES articles (id), list TEXT NOT NULL, title TEXT NOT NULL, url TEXT,
    leads_to TEXT REFERENCES articles (id)
);
CREATE TABLE refusals (id TEXT, url TEXT, outcome TEXT NOT NULL, why TEXT NOT NULL, place TEXT NOT NULL);
"""

INDEXES = """
CREATE INDEX articles_published ON articles (published_utc);
CREATE INDEX articles_outlet ON articles (outlet);
CREATE INDEX articles_story ON articles (story);
CREATE INDEX bylines_article ON bylines (article);
CREATE INDEX bylines_name ON bylines (name);
CREATE INDEX tags_tag ON tags (tag);
CREATE INDEX links_article ON links (article);
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, standfirst, body, content=articles);
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
CREATE VIEW articles_by_month AS
    SELECT substr(published, 1, 7) AS month, outlet, count(*) AS articles FROM articles
    WHERE published GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*' GROUP BY 1, 2 ORDER BY 1, 2;
CREATE VIEW outlets AS
    SELECT outlet, count(*) AS articles, min(published_utc) AS first, max(published_utc) AS last FROM articles
    GROUP BY outlet ORDER BY 2 DESC;
CREATE VIEW story_timeline AS
    SELECT stories.id AS story, stories.headline AS about, articles.published_utc, articles.outlet, articles.title,
           articles.id AS article
    FROM articles JOIN stories ON stories.id = articles.story ORDER BY 1, 3;
CREATE VIEW writers AS
    SELECT name, role, count(*) AS articles FROM bylines GROUP BY 1, 2 ORDER BY 3 DESC;
"""


def write(archive: Archive, query: str | None, out: BinaryIO) -> int:
    """Write the articles that a query finds, or all, with what belongs to them; give how many."""
    with tempfile.TemporaryDirectory(prefix="kronik-export-") as made:
        path = Path(made) / "archive.db"
        db = sqlite3.connect(path)
        try:
            count = fill(db, archive, query)
        finally:
            db.close()
        with path.open("rb") as file:
            shutil.copyfileobj(file, out)
    return count


def fill(db: sqlite3.Connection, archive: Archive, query: str | None) -> int:
    """Make the tables in an empty database and fill them; give the number of articles."""
    groups = {page.article: (page.story, page.copies) for page in archive.pages()}
    with db:
        db.executescript(TABLES)
        count, told = 0, set[str]()
        for stored in archive.articles(query):
            story, copies = groups.get(stored.id, (None, None))
            _put(db, "articles", 20, [(*_article(stored), story, copies)])
            _put(db, "bylines", 3, _bylines(stored))
            _put(db, "tags", 2, ((stored.id, tag) for tag in stored.article.tags))
            _put(db, "links", 5, _links(archive, stored))
            count += 1
            told |= {story} if story else set()
        _put(db, "stories", 6, (_story(found) for name in sorted(told) if (found := archive.story(name))))
        _put(db, "refusals", 5, _refusals(archive))
        # A link may lead to an article that the query leaves out.
        db.execute("UPDATE links SET leads_to = NULL WHERE leads_to NOT IN (SELECT id FROM articles)")
        db.executescript(INDEXES)
    return count


def _put(db: sqlite3.Connection, table: str, columns: int, rows: Iterable[tuple[Any, ...]]) -> None:
    db.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * columns)})", rows)


def _story(story: Story) -> tuple[Any, ...]:
    return story.id, story.headline, story.first, story.last, story.articles, ", ".join(story.outlets)


def _article(stored: Stored) -> tuple[Any, ...]:
    article = stored.article
    published, picture, dateline = value(article.published), value(article.picture), value(article.dateline)
    return (
        stored.id,
        value(article.headline),
        value(article.outlet),
        stamp(published),
        f"{published.sort:%Y-%m-%dT%H:%M:%SZ}" if published else None,
        stamp(value(article.modified)),
        article.outcome.value,
        value(article.language),
        value(article.section),
        dateline.place if dateline else None,
        ", ".join(authors(article)) or None,
        value(article.standfirst),
        _text(article.body),
        picture.url if picture else None,
        picture.caption if picture else None,
        article.url,
        stamp(article.captured),
        stored.versions,
    )


def _text(body: tuple[Passage, ...]) -> str:
    return "\n\n".join(passage.text for passage in body)


def _bylines(stored: Stored) -> Iterator[tuple[str, str, str]]:
    for byline in stored.article.bylines:
        yield stored.id, byline.value.name, byline.value.role


def _links(archive: Archive, stored: Stored) -> Iterator[tuple[Any, ...]]:
    article = stored.article
    links: tuple[tuple[str, ReadAlso | Related], ...] = (
        *(("read_also", link) for link in article.read_also),
        *(("related", item) for item in article.related),
    )
    held = archive.held(link.url for _, link in links if link.url)
    for name, link in links:
        yield stored.id, name, link.title, link.url, held.get(link.url) if link.url else None


def _refusals(archive: Archive) -> Iterator[tuple[Any, ...]]:
    for refusal in archive.refusals(-1):
        yield refusal.id, refusal.url, refusal.outcome.value, refusal.detail, str(refusal.place)
