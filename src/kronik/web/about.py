"""About this archive: how the pages that were read ended, the outlets, and what is missing."""

from __future__ import annotations

from kronik.archive import Archive
from kronik.records import KEPT
from kronik.web import census, chart, links
from kronik.web.render import Answer
from kronik.web.visit import Visit

REFUSALS = 100
"""Refused pages that are listed; the counts above them are of all."""


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the counts that add up, what was refused and why, and how the articles lie in time."""
    counts = archive.counts()
    refused = sum(n for outcome, n in counts.items() if outcome not in KEPT)
    refusals = archive.refusals(REFUSALS)
    counted = census.of(archive)
    return Answer(
        template="about.html",
        values={
            "folder": str(archive.folder.resolve()),
            "counts": counts,
            "kept": KEPT,
            "pages": sum(counts.values()),
            "census": counted,
            "undated": counted.articles - archive.search("after:0001").total,
            "chart": chart.of(counted.months),
            "outlet_href": lambda name: visit.href("/search", q=links.asked("outlet", name)),
            "time_href": lambda time: visit.href("/search", q=links.within(time), sort="date"),
            "refusals": refusals,
            "more": refused - len(refusals),
        },
    )
