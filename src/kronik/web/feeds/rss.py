"""A feed as RSS 2.0, with Atom's links from page to page. Sources: rssboard.org/rss-specification; RFC 5005."""

from __future__ import annotations

from email.utils import format_datetime
from xml.etree import ElementTree as Tree

from kronik.web.feeds.entry import Entry, Feed
from kronik.web.feeds.xml import child, written

TYPE = "application/rss+xml"


def write(feed: Feed) -> bytes:
    """Give the feed as an RSS document."""
    namespaces = {"xmlns:atom": "http://www.w3.org/2005/Atom", "xmlns:dc": "http://purl.org/dc/elements/1.1/"}
    root = Tree.Element("rss", {"version": "2.0"} | namespaces)
    channel = child(root, "channel")
    child(channel, "title", feed.title)
    child(channel, "link", feed.home)
    child(channel, "description", feed.about)
    child(channel, "language", feed.language)
    if feed.entries:
        child(channel, "lastBuildDate", format_datetime(feed.updated))
    child(channel, "generator", "Kronik")
    child(channel, "atom:link", rel="self", type=TYPE, href=feed.url)
    child(channel, "atom:link", rel="first", type=TYPE, href=feed.first)
    if feed.next:
        child(channel, "atom:link", rel="next", type=TYPE, href=feed.next)
    for entry in feed.entries:
        _item(channel, entry)
    return written(root)


def _item(channel: Tree.Element, entry: Entry) -> None:
    item = child(channel, "item")
    child(item, "title", entry.title or "-")
    child(item, "link", entry.url)
    child(item, "guid", entry.urn, isPermaLink="false")
    child(item, "description", entry.summary)
    if entry.outlet:
        child(item, "dc:creator", entry.outlet)
    if entry.published:
        child(item, "pubDate", format_datetime(entry.published))
