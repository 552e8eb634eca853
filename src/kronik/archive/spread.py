"""How what a query finds is spread: over outlets, languages, kinds, stories, time, and over who and what it names.

Every number is that of the articles which the query finds once it is narrowed to that value. Where the query is
narrow already (`outlet:harian`), the values of that field are counted without its own limit: a reader can change it.

The index counts from its columns, all of a query in one pass; names and stories are counted by the rows found.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

import numpy as np
import tantivy
from tantivy import Occur

from kronik.archive import days, plan, query
from kronik.archive.facts.named import Names
from kronik.archive.index import LOTS, SCHEMA
from kronik.archive.links import members
from kronik.archive.rows import Mask, inside, mask
from kronik.archive.types import Beat, Facets, Tally

Unit = Literal["day", "week", "month", "year"]

MOST = 12
"""Values of one field that are told, the most frequent in front."""

DRAWN = 500
"""Best matches among which stories are looked for. What is found among them is then counted among all."""

FEW = 5
"""Stories, persons, places and organisations that are told."""

NEAR = 6
"""Persons, places and organisations that are counted where the most frequent are only guessed from a sample."""

FORMS = 200
"""Names among which persons, places and organisations are looked for, the most frequent in front."""

SAMPLE = 2_500
"""Articles of which all names are counted to find the most frequent. Of more, so many are drawn, and what is frequent
in them is counted among all: an article has some twenty names, and counting those of 100,000 takes 50 ms."""

TIMES = 100_000
"""Buckets of a count by time: every day of 270 years."""

COLUMNS: Mapping[str, str] = {"outlet": "outlet_name", "lang": "lang", "kind": "kind"}
"""The column that counts each field of the query language whose values exclude each other."""

SIZES: Mapping[str, int] = {"form": FORMS}
"""Values of a column that are asked for, where they are not all."""

Count = tuple[Any, int]
"""A value and its articles."""

TOTAL = "total"
"""The aggregation that counts the articles: every one has a row."""


class Known:
    """What searches have in common, kept from one to the next by the reader of an archive."""

    def __init__(self) -> None:
        self.headlines: dict[tuple[int, int], str] = {}
        self.names = Names()


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

    def planned(without: Callable[[query.Node], bool] = lambda _: False) -> tantivy.Query:
        counted = query.joined(part for part in parts if not without(part))
        return plan.plan(counted, ground._replace(scored=False))

    def lifted(field: str) -> tantivy.Query:
        return planned(lambda part: isinstance(part, query.Is) and part.field == field)

    whole = planned()
    span = chosen(parts)
    limited = {part.field for part in parts if isinstance(part, query.Is)} & COLUMNS.keys()
    # One pass counts all that has no limit of its own.
    alike = [*(COLUMNS[field] for field in COLUMNS.keys() - limited), *([] if span else ["year"])]
    total, counts = _counts(searcher, whole, alike)
    for field in limited:
        counts |= _counts(searcher, lifted(field), [COLUMNS[field]])[1]
    free = planned(lambda part: isinstance(part, query.When)) if span else whole
    found = mask(searcher, whole, total)
    told = _named(db, searcher, whole, total, found, known.names)
    return Facets(
        total=total,
        outlets=tuple(_outlets(counts["outlet_name"])[:MOST]),
        languages=tuple(_tallies(counts["lang"][:MOST])),
        kinds=tuple(_tallies(counts["kind"][:MOST])),
        years=_times(searcher, free, "year") if span else _dates(counts["year"]),
        months=_times(searcher, _within(free, "year", span[:4]), "month") if span else {},
        days=_times(searcher, _within(free, "month", span[:7]), "day") if len(span) > 4 else {},
        stories=tuple(_stories(db, searcher, ground, tree, found, known.headlines)),
        people=told["person"],
        places=told["place"],
        organisations=told["organisation"],
    )


def times(searcher: tantivy.Searcher, ground: plan.Ground, text: str, unit: Unit) -> dict[str, int]:
    """Count what a query finds in each day, week, month or year that has any. Raises QueryError."""
    planned = plan.plan(query.parse(text).tree, ground._replace(scored=False))
    return _weeks(_times(searcher, planned, "day")) if unit == "week" else _times(searcher, planned, unit)


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


def _counts(
    searcher: tantivy.Searcher, planned: tantivy.Query, columns: Sequence[str]
) -> tuple[int, dict[str, list[Count]]]:
    """How many articles a query finds, and the values of columns among them, those of most articles in front."""
    sizes = {column: SIZES.get(column, TIMES) for column in columns}
    wanted = {
        column: {"terms": {"field": column, "size": size, "segment_size": size}} for column, size in sizes.items()
    }
    found = searcher.aggregate(planned, {**wanted, TOTAL: {"value_count": {"field": "seq"}}})
    counts = {
        column: sorted(
            ((bucket["key"], int(bucket["doc_count"])) for bucket in found[column]["buckets"]),
            key=lambda pair: (-pair[1], pair[0]),
        )
        for column in columns
    }
    return int(found[TOTAL]["value"]), counts


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


def _times(searcher: tantivy.Searcher, planned: tantivy.Query, column: str) -> dict[str, int]:
    return _dates(_counts(searcher, planned, [column])[1][column])


def _dates(found: Iterable[Count]) -> dict[str, int]:
    """Counts by time, the first in front."""
    return {_dashed(int(number)): n for number, n in sorted(found)}


def _weeks(found: Mapping[str, int]) -> dict[str, int]:
    """Counts of days as those of their weeks, each named as ISO 8601 does: 2017-W47."""
    weeks: dict[str, int] = {}
    for day, n in found.items():
        week = days.week(day)
        weeks[week] = weeks.get(week, 0) + n
    return weeks


def _within(planned: tantivy.Query, column: str, time: str) -> tantivy.Query:
    number = int(time.replace("-", ""))
    return _both(planned, tantivy.Query.term_query(SCHEMA, column, number, "basic"))


def _both(one: tantivy.Query, other: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, one), (Occur.Must, other)])


def _stories(
    db: sqlite3.Connection,
    searcher: tantivy.Searcher,
    ground: plan.Ground,
    tree: query.Node,
    found: Mask,
    headlines: dict[tuple[int, int], str],
) -> list[Tally]:
    hits = searcher.search(plan.plan(tree, ground), limit=DRAWN, count=False).hits
    seqs = [int(value or 0) for value in searcher.fast_field_values("seq", [address for _, address in hits])]
    tallies = [
        Tally(value=name, name=headline, articles=inside(found, np.array(ground.members(name), np.int32)))
        for name, headline in members.stories(db, seqs, FEW, headlines)
    ]
    return sorted(tallies, key=lambda tally: -tally.articles)


def _named(
    db: sqlite3.Connection, searcher: tantivy.Searcher, whole: tantivy.Query, total: int, found: Mask, names: Names
) -> dict[str, tuple[Tally, ...]]:
    """Who and what is named in what is found, by kind. One may have several names, two of them in one article."""
    lots = LOTS * SAMPLE // max(total, 1)
    sampled = _both(whole, plan.lots(max(lots, 1))) if lots < LOTS else whole
    _, counts = _counts(searcher, sampled, ["form"])
    told: dict[str, list[Tally]] = {"person": [], "place": [], "organisation": []}
    for root in names.frequent(db, searcher, dict(counts["form"]), FEW if sampled is whole else NEAR):
        told[root.kind].append(Tally(value=root.id, name=root.name, articles=inside(found, root.rows)))
    return {kind: tuple(sorted(some, key=lambda tally: -tally.articles)[:FEW]) for kind, some in told.items()}
