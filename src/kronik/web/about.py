"""About this archive: how the pages that were read ended, the outlets, and what is missing."""

from __future__ import annotations

from kronik.archive import Archive
from kronik.records import KEPT
from kronik.web import links
from kronik.web.render import Answer
from kronik.web.visit import Visit


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the counts that add up."""
    counts = archive.counts()
    outlets = archive.outlets()
    return Answer(
        template="about.html",
        values={
            "folder": str(archive.folder.resolve()),
            "counts": counts,
            "kept": KEPT,
            "pages": sum(counts.values()),
            "outlets": outlets,
            "articles": sum(outlet.articles for outlet in outlets),
            "outlet_href": lambda name: visit.href("/search", q=links.asked("outlet", name)),
        },
    )
