"""A feed as JSON Feed 1.1. Source: jsonfeed.org/version/1.1."""

from __future__ import annotations

from typing import Any

import msgspec

from kronik.web.feeds.entry import Entry, Feed
from kronik.web.links import safe

VERSION = "https://jsonfeed.org/version/1.1"
TYPE = "application/feed+json"


def write(feed: Feed) -> bytes:
    """Give the feed as JSON."""
    found: dict[str, Any] = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "language": feed.language,
        "next_url": feed.next,
        "items": [_item(entry) for entry in feed.entries],
    }
    return msgspec.json.encode({key: value for key, value in found.items() if value is not None})


def _item(entry: Entry) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": entry.urn,
        "url": entry.url,
        "external_url": safe(entry.original),
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.published.isoformat() if entry.published else None,
        "authors": [{"name": entry.outlet}] if entry.outlet else None,
    }
    return {key: value for key, value in found.items() if value is not None}
