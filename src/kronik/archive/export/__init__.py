"""What leaves the archive: rows of one table, streamed, in a format that other programs read.

    articles   one row an article: its public JSON record
    members    one row a page: which article, story and group of copies it belongs to

Nothing is capped: what a query finds is what is written. The caller says how many rows that were.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kronik import render
from kronik.archive.folder import Archive
from kronik.archive.types import Stored

Row = dict[str, Any]


def articles(archive: Archive, query: str | None = None) -> Iterator[Row]:
    """Give the public record of every article, or of every one that a query finds. `archive` is its id there."""
    return (_article(stored) for stored in archive.articles(query))


def members(archive: Archive) -> Iterator[Row]:
    """Give every page that was kept, by the id and address that its source gave."""
    for page in archive.pages():
        yield {
            "url": page.url,
            "id": page.id,
            "story": page.story,
            "copies": page.copies,
            "article": page.article,
        }


def _article(stored: Stored) -> Row:
    return {**render.public(stored.article), "archive": stored.id, "versions": stored.versions}
