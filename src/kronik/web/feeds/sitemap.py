"""The sitemap: the address of every article in the room. Source: sitemaps.org/protocol.html."""

from __future__ import annotations

from xml.etree import ElementTree as Tree

from starlette.responses import Response

from kronik.archive import Archive
from kronik.web.feeds.xml import child, written
from kronik.web.render import Lost
from kronik.web.visit import Visit

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

PART = 10_000
"""Addresses of one file, some 600 kB; the protocol allows 50,000 and 50 MB."""


def index(archive: Archive, visit: Visit) -> Response:
    """Send the list of the sitemap's files."""
    root = Tree.Element("sitemapindex", {"xmlns": NAMESPACE})
    for number in range(-(-archive.size() // PART)):
        child(child(root, "sitemap"), "loc", f"{visit.origin}/sitemap/{number + 1}.xml")
    return Response(written(root), media_type="application/xml")


def part(archive: Archive, visit: Visit) -> Response:
    """Send one file of the sitemap. Raises Lost where there is none such."""
    number = visit.names["part"]
    known = number.isascii() and number.isdigit() and len(number) < 6
    names = archive.ids((int(number) - 1) * PART, PART) if known and int(number) else ()
    if not names:
        raise Lost(visit.words.say("error.not_found_text"))
    root = Tree.Element("urlset", {"xmlns": NAMESPACE})
    for name in names:
        child(child(root, "url"), "loc", f"{visit.origin}/article/{name}")
    return Response(written(root), media_type="application/xml")
