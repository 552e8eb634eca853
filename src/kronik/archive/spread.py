"""How what a query finds is spread: over outlets, languages, kinds, stories, time, and over who and what it names.

Every number is that of the articles which the query finds once it is narrowed to that value. Where the query is
narrow already (`outlet:harian`), the values of that field are counted without its own limit: a reader can change it.

The rows that a query finds are read from the index once, and counted in memory.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal

import numpy as np
import tantivy

from kronik.archive import days, plan, query
from kronik.archive.columns import Columns
from kronik.archive.facts.named import Names
from kronik.archive.index import LOTS
from kronik.archive.links import members
from kronik.archive.rows import Mask, inside, mask
from kronik.archive.types import Beat, Facets, Tally

Unit = Literal["day", "week", "month", "year"]

MOST = 12
"""Values of one field that are told, the most frequent in front."""

DRAWN = 1_000
"""Articles among which stories are looked for, drawn evenly from all that are found. What is found among them is then
counted among all."""

FEW = 5
"""Stories, persons, places and organisations that are told."""

NEAR = 6
"""Persons, places and organisations that are counted where the most frequent are only guessed from a sample."""

FORMS = 200
"""Names among which persons, places and organisations are looked for, the most frequent in front."""

SAMPLE = 2_500
"""Articles of which all names are counted to find the most frequent. Of more, so many are drawn, and what is frequent
in them is counted among all: an article has some twenty names, and counting those of 100,000 takes 50 ms."""

MASKS = 8
"""Queries whose rows are kept at hand: a page counts them by several fields and times; 1 MB of a million articles."""

COLUMNS: Mapping[str, str] = {"outlet": "outlet_name", "lang": "lang", "kind": "kind"}
"""The column that counts each field of the query language whose values exclude each other."""


class Known:
    """What searches have in common, kept from one to the next by the reader of an archive."""

    def __init__(self) -> None:
        self.headlines: dict[tuple[int, int], str] = {}
        self.columns = Columns()
        self.names = Names(self.columns)
        self._searcher: tantivy.Searcher | None = None
        self._masks: dict[query.Node, Mask] = {}

    def mask(self, searcher: tantivy.Searcher, ground: plan.Ground, tree: query.Node) -> Mask:
        """Give which rows a query finds: its page counts them several times."""
        if searcher is not self._searcher or len(self._masks) >= MASKS:
            self._searcher, self._masks = searcher, {}
        self.columns.follow(searcher)
        if tree not in self._masks:
            self._masks[tree] = mask(searcher, plan.plan(tree, ground._replace(scored=False)), self.columns.held)
        return self._masks[tree]


def facets(
    db: sqlite3.Connection,
    searcher: tantivy.Searcher,
    ground: plan.Ground,
    text: str,
    known: Known,
) -> Facets:
    """Count what a query finds, field by field. Raises QueryError for a date that does not exist."""
    tree = query.parse(text).tree
    parts = query.parts(tree)
    columns = known.columns

    def found(without: Callable[[query.Node], bool]) -> Mask:
        return known.mask(searcher, ground, query.joined(part for part in parts if not without(part)))

    def texts(field: str) -> list[tuple[str, int]]:
        free = found(lambda part: isinstance(part, query.Is) and part.field == field)
        return columns.texts(COLUMNS[field], free)

    def within(column: str, time: str, finer: str) -> dict[str, int]:
        return _dates(columns.numbers(finer, columns.equal(column, _number(time), years)))

    span = chosen(parts)
    whole = known.mask(searcher, ground, tree)
    years = found(lambda part: isinstance(part, query.When)) if span else whole
    told = _named(db, searcher, plan.plan(tree, ground._replace(scored=False)), whole, known.names)
    return Facets(
        total=int(np.count_nonzero(whole)),
        outlets=tuple(_outlets(texts("outlet"))[:MOST]),
        languages=tuple(_tallies(texts("lang")[:MOST])),
        kinds=tuple(_tallies(texts("kind")[:MOST])),
        years=_dates(columns.numbers("year", years)),
        months=within("year", span[:4], "month") if span else {},
        days=within("month", span[:7], "day") if len(span) > 4 else {},
        stories=tuple(_stories(db, ground, whole, known.headlines)),
        people=told["person"],
        places=told["place"],
        organisations=told["organisation"],
    )


def times(searcher: tantivy.Searcher, ground: plan.Ground, text: str, unit: Unit, known: Known) -> dict[str, int]:
    """Count what a query finds in each day, week, month or year that has any. Raises QueryError."""
    found = known.mask(searcher, ground, query.parse(text).tree)
    counts = _dates(known.columns.numbers("day" if unit == "week" else unit, found))
    return _weeks(counts) if unit == "week" else counts


def attention(found: Mapping[str, int], whole: Mapping[str, int]) -> tuple[Beat, ...]:
    """Set what a query finds in each time beside all articles of that time.

    From the first that a match falls into to the last, without those of which the archive has no article; articles
    whose page told less than the unit are in none.
    """
    if not found:
        return ()
    first, last = min(found), max(found)
    return tuple(
        Beat(time=time, articles=found.get(time, 0), of=of) for time, of in whole.items() if first <= time <= last
    )


def chosen(parts: Sequence[query.Node]) -> str:
    """The year, month or day that a query is narrowed to: 2017, 2017-11, 2017-11-21; "" where it is to none."""
    firsts = [part.first for part in parts if isinstance(part, query.When) and part.first]
    ends = [part.end for part in parts if isinstance(part, query.When) and part.end]
    if not firsts or not ends:
        return ""
    first, end = max(firsts), min(ends)
    for size, time in ((4, f"{first:08}"[:4]), (7, _dashed(first // 100)), (10, _dashed(first))):
        if len(time) == size and days.following(time) == end and _first(time) == first:
            return time
    return ""


def _first(time: str) -> int:
    return int((time.replace("-", "") + "0101")[:8]) if len(time) < 10 else int(time.replace("-", ""))


@lru_cache(1 << 14)
def _dashed(number: int) -> str:
    """2017, 201711 or 20171121 as ISO 8601 writes it."""
    text = f"{number:04}" if number < 10_000 else f"{number:06}" if number < 1_000_000 else f"{number:08}"
    return "-".join(part for part in (text[:4], text[4:6], text[6:8]) if part)


def _tallies(found: Iterable[tuple[str, int]]) -> list[Tally]:
    return [Tally(value=value, name=value, articles=n) for value, n in found]


def _outlets(found: Iterable[tuple[str, int]]) -> list[Tally]:
    """Outlets, however their names are cased; each is called as most of its articles call it."""
    names: dict[str, str] = {}
    counts = Counter[str]()
    for name, n in found:
        names.setdefault(name.lower(), name)
        counts[name.lower()] += n
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Tally(value=value, name=names[value], articles=n) for value, n in ranked]


def _dates(found: Mapping[int, int]) -> dict[str, int]:
    """Counts by time, the first in front."""
    return {_dashed(number): n for number, n in found.items()}


def _weeks(found: Mapping[str, int]) -> dict[str, int]:
    """Counts of days as those of their weeks, each named as ISO 8601 does: 2017-W47."""
    weeks: dict[str, int] = {}
    for day, n in found.items():
        week = days.week(day)
        weeks[week] = weeks.get(week, 0) + n
    return weeks


def _number(time: str) -> int:
    return int(time.replace("-", ""))


def _stories(
    db: sqlite3.Connection, ground: plan.Ground, found: Mask, headlines: dict[tuple[int, int], str]
) -> list[Tally]:
    rows = np.flatnonzero(found)
    drawn = rows[:: len(rows) // DRAWN + 1].tolist()
    tallies = [
        Tally(value=name, name=headline, articles=inside(found, np.array(ground.members(name), np.int32)))
        for name, headline in members.stories(db, drawn, FEW, headlines)
    ]
    return sorted(tallies, key=lambda tally: -tally.articles)


def _named(
    db: sqlite3.Connection, searcher: tantivy.Searcher, planned: tantivy.Query, found: Mask, names: Names
) -> dict[str, tuple[Tally, ...]]:
    """Who and what is named in what is found, by kind. One may have several names, two of them in one article."""
    lots = LOTS * SAMPLE // max(int(np.count_nonzero(found)), 1)
    some = plan.both(planned, plan.lots(max(lots, 1))) if lots < LOTS else planned
    terms = {"terms": {"field": "form", "size": FORMS, "segment_size": FORMS}}
    buckets = searcher.aggregate(some, {"form": terms})["form"]["buckets"]
    counts = {int(bucket["key"]): int(bucket["doc_count"]) for bucket in buckets}
    told: dict[str, list[Tally]] = {"person": [], "place": [], "organisation": []}
    for root in names.frequent(db, searcher, counts, NEAR if lots < LOTS else FEW):
        told[root.kind].append(Tally(value=root.id, name=root.name, articles=inside(found, root.rows)))
    return {kind: tuple(sorted(some, key=lambda tally: -tally.articles)[:FEW]) for kind, some in told.items()}
