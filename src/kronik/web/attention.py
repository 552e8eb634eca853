"""How much attention a search's subject had over time, as a chart with its table."""

from __future__ import annotations

from typing import get_args

from kronik.archive import Archive, Beat, spread
from kronik.archive.spread import Unit
from kronik.records import Record
from kronik.web import chart, links
from kronik.web.kept import Kept
from kronik.web.visit import Visit

UNITS: tuple[Unit, ...] = get_args(Unit)

SPREAD = 12
"""Bars below which a finer unit says more."""


class Row(Record, frozen=True):
    """One line of the table."""

    time: str
    n: int
    of: int
    per_thousand: float
    href: str


class Way(Record, frozen=True):
    """Another way to draw the chart."""

    name: str
    """Key of its word in the catalogue."""
    href: str
    on: bool


class Attention(Record, frozen=True):
    """The chart and what can be made of it."""

    chart: chart.Chart
    unit: Unit
    thousand: bool
    """Whether the bars are of each thousand articles of their time, not of all."""
    units: tuple[Way, ...]
    scales: tuple[Way, ...]
    rows: tuple[Row, ...]


timed = Kept(lambda archive, text, unit: archive.times(text, unit), most=512).of
"""When what a search finds was published, in a unit."""

whole = Kept(lambda archive, unit: archive.times("", unit), most=len(UNITS)).of
"""When all that there is was published."""


def counted(archive: Archive, text: str, unit: Unit) -> tuple[Beat, ...]:
    """Give the beats of a search in a unit."""
    return spread.attention(timed(archive, text, unit), whole(archive, unit))


def of(archive: Archive, visit: Visit, asked: str) -> Attention | None:
    """Give the attention for a search, by ?by= and ?per=; None where there is nothing to compare."""
    months = timed(archive, asked, "month")
    if not months:
        return None
    drawable = [unit for unit in UNITS if chart.fits(min(months), _end(max(months)), unit)]
    wish = visit.params.get("by")
    unit: Unit = next((one for one in drawable if one == wish), _fitting(archive, asked, drawable))
    thousand = visit.params.get("per") == "thousand"
    beats = counted(archive, asked, unit)
    drawn = chart.drawn(
        {beat.time: round(beat.per_thousand, 1) if thousand else beat.articles for beat in beats}, unit
    )
    if drawn is None:
        return None
    return Attention(
        chart=drawn,
        unit=unit,
        thousand=thousand,
        units=tuple(Way(name=one, href=visit.here(by=one, page=None), on=one == unit) for one in drawable),
        scales=tuple(
            Way(name=name, href=visit.here(per=per, page=None), on=thousand == bool(per))
            for name, per in (("absolute", None), ("thousand", "thousand"))
        ),
        rows=tuple(
            Row(
                time=beat.time,
                n=beat.articles,
                of=beat.of,
                per_thousand=beat.per_thousand,
                href=visit.href("/search", q=f"{asked} {links.within(beat.time)}".strip()),
            )
            for beat in beats
            if beat.articles
        ),
    )


def _fitting(archive: Archive, asked: str, drawable: list[Unit]) -> Unit:
    """The coarsest unit that still shows a course."""
    for unit in reversed(drawable):
        beats = counted(archive, asked, unit)
        if len(beats) >= SPREAD:
            return unit
    return drawable[0]


def _end(month: str) -> str:
    """The last day of a month, as far as a chart needs it."""
    return f"{month}-28"
