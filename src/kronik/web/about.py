"""About this archive: how the pages that were read ended, the outlets, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping

from kronik.archive import Archive, Outlet
from kronik.records import KEPT, Record
from kronik.web import census, chart, links
from kronik.web.kept import LONG, Kept
from kronik.web.render import Answer
from kronik.web.visit import Visit

REFUSALS = 100
"""Refused pages that are listed; the counts above them are of all."""


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the counts that add up, what was refused and why, and how the articles lie in time."""
    counts, reserved, refusals = pages(archive), reservations(archive), lately(archive)
    refused = sum(n for outcome, n in counts.items() if outcome not in KEPT)
    counted = census.of(archive)
    return Answer(
        template="about.html",
        values={
            "folder": str(archive.folder.resolve()),
            "counts": counts,
            "kept": KEPT,
            "pages": sum(counts.values()),
            "census": counted,
            "gaps": gaps(counted.months),
            "outlets": lines(archive),
            "grid": grid(archive, visit),
            "reserved": reserved,
            "undated": counted.articles - archive.search("after:0001").total,
            "chart": chart.of(counted.months),
            "outlet_href": lambda name: visit.href("/outlet", name=name),
            "time_href": lambda time: visit.href("/search", q=links.within(time), sort="date"),
            "refusals": refusals,
            "more": refused - len(refusals),
        },
    )


class Way(Record, frozen=True):
    """Another year."""

    name: str
    href: str
    on: bool


class Grid(Record, frozen=True):
    """The articles of each outlet in each month of a year, those with most in front."""

    year: str
    years: tuple[Way, ...]
    months: tuple[tuple[str, str], ...]
    """Name and search of each."""
    rows: tuple[tuple[str, tuple[int, ...]], ...]


def grid(archive: Archive, visit: Visit) -> Grid | None:
    """Give the outlets by the months of ?year=, the last where it is none; None where nothing names a month."""
    found = calendar(archive)
    years = sorted({month[:4] for months in found.values() for month in months})
    if not years:
        return None
    wish = visit.params.get("year", "")
    year = wish if wish in years else years[-1]
    months = [f"{year}-{month:02}" for month in range(1, 13)]
    names = visit.words.locale.months["stand-alone"]["abbreviated"]
    rows = [(outlet, tuple(counts.get(month, 0) for month in months)) for outlet, counts in found.items()]
    rows = sorted((row for row in rows if any(row[1])), key=lambda row: (-sum(row[1]), row[0]))
    return Grid(
        year=year,
        years=tuple(Way(name=one, href=visit.here(year=one) + "#months", on=one == year) for one in years),
        months=tuple(
            (names[number], visit.href("/search", q=links.within(month), sort="date"))
            for number, month in enumerate(months, 1)
        ),
        rows=tuple(rows[:GRID]),
    )


GRID = 60
"""Outlets of the table by month, those with most articles of the year; a page with more would be too heavy."""

calendar = Kept(lambda archive: archive.calendar(), lag=LONG).of
"""The articles of each outlet by month."""

pages = Kept(lambda archive: archive.counts()).of
"""How the pages that were read ended."""

reservations = Kept(lambda archive: archive.reservations(), lag=LONG).of
"""What pages reserve."""

lately = Kept(lambda archive: archive.refusals(REFUSALS)).of
"""The pages that were refused last."""


class Line(Record, frozen=True):
    """An outlet with its months."""

    name: str | None
    articles: int
    first: str
    last: str
    """YYYY-MM; "" where none of its articles names a month."""
    empty: int
    """Months between them of which the archive has no article."""
    path: str
    """Its bars as one SVG path, on the months of the whole archive; "" where there are fewer than two."""


def _lines(archive: Archive) -> tuple[Line, ...]:
    counted, months = census.of(archive), calendar(archive)
    every = chart.of(counted.months)
    return tuple(_line(outlet, months.get(outlet.name or "", {}), every) for outlet in counted.outlets)


lines = Kept(_lines, lag=LONG).of
"""The outlets, the largest in front."""


def _line(outlet: Outlet, months: Mapping[str, int], every: chart.Chart | None) -> Line:
    first, last = (min(months), max(months)) if months else ("", "")
    return Line(
        name=outlet.name,
        articles=outlet.articles,
        first=first,
        last=last,
        empty=len(chart.between(first, last, "month")) - len(months) if months else 0,
        path=chart.against(months, every) if every else "",
    )


def gaps(months: Mapping[str, int]) -> tuple[str, ...]:
    """Give the stretches without any article, as 2017-03 or 2017-03/2017-08."""
    if not months:
        return ()
    found: list[list[str]] = []
    before = ""
    for month in chart.between(min(months), max(months), "month"):
        if month not in months:
            if before in months or not found:
                found.append([month])
            found[-1].append(month)
        before = month
    return tuple(one[0] if one[0] == one[-1] else f"{one[0]}/{one[-1]}" for one in found)
