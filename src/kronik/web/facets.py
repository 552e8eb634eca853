"""The facets of a search for its page: every value a link that narrows the search to it, or widens it again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kronik.archive import Archive, Facets, Tally, query
from kronik.archive.spread import chosen
from kronik.records import Record
from kronik.web import links, moments
from kronik.web.kept import Kept
from kronik.web.visit import Visit

KEPT = 256
"""Searches whose facets are kept at hand: some 2 MB."""

SHOWN = 8
"""Values that are seen at once; the rest of a field opens."""

TIMES = 12
"""Of years, months and days so many: a year is seen whole."""


class Value(Record, frozen=True):
    """A value of a facet."""

    name: str
    n: int
    href: str
    on: bool = False
    """Whether the search is narrowed to it; `href` then takes that away."""


class Group(Record, frozen=True):
    """A facet with its values."""

    name: str
    """Key of its heading in the catalogue."""
    values: tuple[Value, ...]
    more: tuple[Value, ...] = ()
    foreign: bool = False
    """Whether the values are words of the pages, and not of the room."""


class Limit(Record, frozen=True):
    """One thing to which a search is narrowed, with the search without it."""

    name: str
    href: str


counted = Kept(lambda archive, text: archive.facets(text), most=KEPT).of
"""The facets of a search."""


def groups(archive: Archive, visit: Visit, asked: str, tree: query.Node) -> tuple[Group, ...]:
    """Give the facets that can narrow or widen the search."""
    found = counted(archive, asked)
    parts = query.parts(tree)
    fields = (
        _field(visit, parts, "outlet", "outlets", found.outlets, foreign=True),
        *_times(visit, parts, found),
        _field(visit, parts, "story", "stories", found.stories, foreign=True),
        _field(visit, parts, "person", "people", found.people, foreign=True),
        _field(visit, parts, "place", "places", found.places, foreign=True),
        _field(visit, parts, "org", "organisations", found.organisations, foreign=True),
        _field(visit, parts, "kind", "kinds", found.kinds),
        _field(visit, parts, "lang", "languages", found.languages),
    )
    return tuple(group for group in fields if _useful(group, found.total))


def _useful(group: Group, total: int) -> bool:
    """Whether a facet can change the search: one value that all have cannot."""
    values = group.values
    return len(values) > 1 or any(value.on or value.n < total for value in values)


def _field(
    visit: Visit,
    parts: Sequence[query.Node],
    field: str,
    name: str,
    tallies: Iterable[Tally],
    *,
    foreign: bool = False,
) -> Group:
    """A facet of a field of the query language."""
    on = {_value(part) for part in parts if _names(part, field)}
    rest = [part for part in parts if not _names(part, field)]
    values = sorted(
        (
            Value(
                name=_printed(visit, field, tally),
                n=tally.articles,
                href=_search(visit, rest if tally.value in on else [*rest, links.asked(field, tally.value)]),
                on=tally.value in on,
            )
            for tally in tallies
        ),
        key=lambda value: not value.on,
    )
    return Group(name=name, values=tuple(values[:SHOWN]), more=tuple(values[SHOWN:]), foreign=foreign)


def _times(visit: Visit, parts: Sequence[query.Node], found: Facets) -> Iterator[Group]:
    """Years; in a year that was chosen its months; in a month its days."""
    rest = [part for part in parts if not isinstance(part, query.When)]
    on = chosen(parts)
    years = dict(reversed(found.years.items()))
    for name, counts, here, wider in (
        ("years", years, on[:4], ""),
        ("months", found.months, on[:7], on[:4]),
        ("days", found.days, on, on[:7]),
    ):
        values = [
            Value(
                name=moments.heading(time, visit.words.locale, "medium"),
                n=n,
                href=_search(
                    visit, [*rest, *([links.within(to)] if (to := wider if time == here else time) else [])]
                ),
                on=time == here,
            )
            for time, n in counts.items()
        ]
        values.sort(key=lambda value: not value.on)
        seen = 1 if values and values[0].on else TIMES
        yield Group(name=name, values=tuple(values[:seen]), more=tuple(values[seen:]))


def limits(archive: Archive, visit: Visit, asked: str, tree: query.Node) -> tuple[Limit, ...]:
    """Give what a search is narrowed to besides its words, each with the search without it."""
    parts = query.parts(tree)
    on = chosen(parts)
    whens = [part for part in parts if isinstance(part, query.When)]

    def without(some: Sequence[query.Node]) -> str:
        return _search(visit, [part for part in parts if not any(part is one for one in some)])

    found = [
        Limit(name=_label(archive, visit, asked, part), href=without([part]))
        for part in parts
        if isinstance(part, query.Is | query.Named | query.InStory) or (isinstance(part, query.When) and not on)
    ]
    if on:
        found.append(Limit(name=moments.heading(on, visit.words.locale, "medium"), href=without(whens)))
    return tuple(found)


def _label(archive: Archive, visit: Visit, asked: str, part: query.Node) -> str:
    """A limit in the reader's words; as the query language spells it where it is not among the counted."""
    if isinstance(part, query.Is) and part.field in ("kind", "lang"):
        return _printed(visit, part.field, Tally(value=part.value, name=part.value, articles=0))
    if isinstance(part, query.InStory):
        told = archive.story(part.id)
        return told.headline if told else str(part)
    found = counted(archive, asked)
    tallies = (*found.outlets, *found.people, *found.places, *found.organisations)
    return next((tally.name for tally in tallies if tally.value == _value(part)), str(part))


def _printed(visit: Visit, field: str, tally: Tally) -> str:
    """A value in the reader's words."""
    if field == "kind":
        return visit.words.name_of("outcome", tally.value)
    if field == "lang":
        return str(visit.words.locale.languages.get(tally.value, tally.value))
    return tally.name


def _names(part: query.Node, field: str) -> bool:
    """Whether a part of a query is about a field."""
    return getattr(part, "field", "story" if isinstance(part, query.InStory) else None) == field


def _value(part: query.Node) -> str | None:
    match part:
        case query.Is() | query.Named():
            return part.value
        case query.InStory():
            return part.id
    return None


def _search(visit: Visit, parts: Iterable[query.Node | str]) -> str:
    asked = " ".join(f"({part})" if isinstance(part, query.Any) else str(part) for part in parts)
    return visit.href("/search", q=asked, **{name: visit.params.get(name) for name in ("sort", "by", "per")})
