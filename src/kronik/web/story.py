"""A story's page: its days with one lead each, its outlets side by side, and what its chart and feeds say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from babel.dates import format_timedelta

from kronik import when
from kronik.archive import Archive, Dated, Facets, Member, Story, Tally
from kronik.records import Moment, Precision, Record
from kronik.web import chart, facets, links
from kronik.web.feeds import room as feed
from kronik.web.kept import LONG, Kept
from kronik.web.render import Answer, Lost
from kronik.web.visit import Visit

PAGE = 20
"""Stories of one page of the list."""

RUNNING = 6
"""Running stories that stand above the list."""

_CLOCKED = (Precision.HOUR, Precision.MINUTE, Precision.SECOND)


class Side(Record, frozen=True):
    """What one outlet has of a story."""

    outlet: str
    articles: tuple[Member, ...]
    """The earliest in front."""
    first: Moment | None
    behind: str
    """How long after the first outlet, in the reader's words; "" for the first and where it is not known."""


class Day(Record, frozen=True):
    """A day, week or month of a story: the article that leads it, and what is told to have happened then."""

    day: str
    lead: Member | None
    """None where only events are told of it."""
    others: tuple[Member, ...]
    events: tuple[Dated, ...]


class Named(Record, frozen=True):
    """Somebody or something that the story names, with the search for the articles of the story that do."""

    name: str
    n: int
    href: str


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the story of the article that the address names. Raises Lost where it is in none."""
    name = visit.names["id"]
    story = archive.story(name)
    if story is None:
        raise Lost(visit.words.say("error.no_story", id=name))
    told = facets.counted(archive, f"story:{story.id}")
    return Answer(
        template="story.html",
        values={
            "story": story,
            "first": moment(story.first),
            "last": moment(story.last),
            "feeds": feed.ways(visit, "story", id=story.id),
            "chart": _chart(story),
            "days": days(story, timeline(archive, story.id)),
            "clashes": clashes(archive, story.id),
            "sides": tuple(sides(story, visit)),
            "named": tuple(_named(visit, story, told)),
            "search_href": visit.href("/search", q=f"story:{story.id}", sort="date"),
        },
    )


def stories(archive: Archive, visit: Visit) -> Answer:
    """Show the stories, the one that went on last in front, from the mark ?page= on."""
    mark = visit.params.get("page", "0")
    start = int(mark) if mark.isascii() and mark.isdigit() and len(mark) < 8 else 0
    found = listed(archive, str(start))
    more = len(found) > PAGE
    return Answer(
        template="stories.html",
        values={
            "stories": found[:PAGE],
            "running": running(archive) if not start else (),
            "first": visit.here(page=None) if start else "",
            "next": visit.here(page=str(start + PAGE)) if more else "",
        },
    )


listed = Kept(lambda archive, start: tuple(islice(archive.stories(), int(start), int(start) + PAGE + 1)), most=8).of
"""The stories of one page of the list and the next."""

running = Kept(lambda archive: archive.running(RUNNING), lag=LONG).of
"""The running stories."""

timeline = Kept(lambda archive, name: archive.timeline(name), most=64).of
"""The timeline of a story: reading the facts of a hundred articles takes some 50 ms."""

clashes = Kept(lambda archive, name: archive.contradictions(name), most=64).of
"""What the outlets of a story tell differently."""


def days(story: Story, steps: tuple[Dated, ...]) -> tuple[Day, ...]:
    """Put what happened and what was published of one day together, in the order of the timeline."""
    found: dict[str, list[Dated]] = {}
    for step in steps:
        found.setdefault(step.day, []).append(step)
    told = [
        Day(
            day=day,
            lead=next((step.lead for step in some if step.what == "article"), None),
            others=next((step.others for step in some if step.what == "article"), ()),
            events=tuple(step for step in some if step.what == "event"),
        )
        for day, some in found.items()
    ]
    undated = tuple(member for member in members(story) if not member.published)
    if undated:
        told.append(Day(day="", lead=undated[0], others=undated[1:], events=()))
    return tuple(told)


def moment(edtf: str | None) -> Moment | None:
    """Give what a member of a story says of its publication as a moment."""
    return when.edtf(edtf) if edtf else None


def members(story: Story) -> Iterator[Member]:
    """Give every article of a story, day by day."""
    for step in story.steps:
        yield step.lead
        yield from step.others


def sides(story: Story, visit: Visit) -> Iterator[Side]:
    """Give what each outlet has of a story, the one that was first in front."""
    by_outlet: dict[str, list[Member]] = {}
    for member in members(story):
        by_outlet.setdefault(member.outlet or "", []).append(member)
    starts = {outlet: min(some, key=_order) for outlet, some in by_outlet.items()}
    ranked = sorted(starts, key=lambda outlet: (_order(starts[outlet]), outlet))
    begun = moment(starts[ranked[0]].published)
    for outlet in ranked:
        first = moment(starts[outlet].published)
        yield Side(
            outlet=outlet,
            articles=tuple(sorted(by_outlet[outlet], key=_order)),
            first=first,
            behind=_behind(begun, first, visit),
        )


def _order(member: Member) -> tuple[bool, float]:
    at = moment(member.published)
    return at is None, at.earliest.timestamp() if at else 0.0


def _behind(begun: Moment | None, first: Moment | None, visit: Visit) -> str:
    """How much later, to the hour where both pages print a time, else to the day."""
    if begun is None or first is None or begun.earliest >= first.earliest:
        return ""
    later = first.earliest - begun.earliest
    if {begun.precision, first.precision} <= set(_CLOCKED):
        return format_timedelta(later, granularity="minute", threshold=1.5, locale=visit.words.locale)
    return format_timedelta(later, granularity="day", threshold=45, locale=visit.words.locale) if later.days else ""


def _chart(story: Story) -> chart.Chart | None:
    """Articles by day, or by month where the story is long."""
    days = Counter(
        day[:10] for member in members(story) if len(day := member.published or "") >= 10 and day[4] == day[7] == "-"
    )
    if not days:
        return None
    if chart.fits(min(days), max(days), "day"):
        return chart.drawn(days, "day")
    months = Counter[str]()
    for day, n in days.items():
        months[day[:7]] += n
    return chart.of(months)


def _named(visit: Visit, story: Story, told: Facets) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """Who and what is named, each with the search within the story."""

    def some(field: str, tallies: tuple[Tally, ...]) -> tuple[Named, ...]:
        return tuple(
            Named(
                name=tally.name,
                n=tally.articles,
                href=visit.href("/search", q=f"story:{story.id} {links.asked(field, tally.value)}"),
            )
            for tally in tallies
        )

    for key, field, tallies in (
        ("people", "person", told.people),
        ("places", "place", told.places),
        ("organisations", "org", told.organisations),
    ):
        if tallies:
            yield key, some(field, tallies)
