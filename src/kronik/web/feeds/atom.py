"""A feed as Atom. Sources: RFC 4287; RFC 5005 for the links from page to page."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from kronik.web.feeds.entry import UNDATED, Entry, Feed
from kronik.web.feeds.xml import child, written

NAMESPACE = "http://www.w3.org/2005/Atom"
TYPE = "application/atom+xml"


def write(feed: Feed) -> bytes:
    """Give the feed as an Atom document."""
    root = Tree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    child(root, "id", feed.first)
    child(root, "title", feed.title)
    child(root, "subtitle", feed.about)
    child(root, "updated", feed.updated.isoformat())
    child(child(root, "author"), "name", "Kronik")
    child(root, "link", rel="self", type=TYPE, href=feed.url)
    child(root, "link", rel="alternate", type="text/html", href=feed.home)
    child(root, "link", rel="first", type=TYPE, href=feed.first)
    if feed.next:
        child(root, "link", rel="next", type=TYPE, href=feed.next)
    for entry in feed.entries:
        _entry(root, entry)
    return written(root)


def _entry(root: Tree.Element, entry: Entry) -> None:
    item = child(root, "entry")
    child(item, "id", entry.urn)
    child(item, "title", entry.title)
    child(item, "updated", (entry.published or UNDATED).isoformat())
    if entry.published:
        child(item, "published", entry.published.isoformat())
    child(child(item, "author"), "name", entry.outlet or "-")
    child(item, "link", rel="alternate", type="text/html", href=entry.url)
    if entry.original:
        child(item, "link", rel="via", href=entry.original)
    child(item, "summary", entry.summary)
