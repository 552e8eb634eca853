"""Searching: a query's tree to Tantivy, its rows to the database, its words to marks in the stored text."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from typing import Literal, NamedTuple

import msgspec
import tantivy
from tantivy import FieldType

from kronik.archive import codec, fetch, highlight, parts, plan, query
from kronik.archive.facts import keep, seek
from kronik.archive.index import SCHEMA
from kronik.archive.links import members
from kronik.archive.rows import every, number
from kronik.archive.types import Hit, Member, Results, Stored
from kronik.errors import QueryError
from kronik.records import Found, Url

Sort = Literal["match", "date"]

STEP = 10_000
"""Rows that a stream of articles asks the index for at a time."""

MOST = 1_000
"""Hits of one page of results."""

ROUNDS = 8
"""Pages that are read to fill one from which copies are left out; where nearly all are copies it stays shorter."""


def search(
    db: sqlite3.Connection,
    searcher: tantivy.Searcher,
    text: str,
    *,
    limit: int,
    cursor: str | None,
    sort: Sort,
    fold: bool = False,
    since: int = 0,
    excerpt: int | None = None,
) -> Results:
    """Give one page of what a query finds. Raises QueryError for a date or a cursor that does not exist."""
    asked = query.parse(text)
    known = ground(db, searcher)
    wanted = highlight.Wanted(query.leaves(asked.tree), known.langs)
    planned = plan.plan(asked.tree, known)
    if since:
        planned = _later(planned, since)
    limit = min(max(limit, 1), MOST)
    # Without words every article matches as well as any other.
    by_date = sort == "date" or not wanted
    turn = partial(_by_date if by_date else _by_match, searcher, planned)
    page, told = turn(limit, cursor), dict[int, tuple[Member, ...]]()
    total = page.total
    if fold:
        page, told = _folded(db, searcher, planned, turn, page, limit)
    return Results(
        query=str(asked),
        total=total,
        hits=tuple(_hits(db, page.rows, wanted, told, excerpt)),
        cursor=page.cursor,
        notes=(*asked.notes, *_lacking(db, asked.tree, known)),
    )


def newest(
    db: sqlite3.Connection, searcher: tantivy.Searcher, text: str, limit: int, cursor: str | None
) -> tuple[list[int], str | None]:
    """Give the rows of the newest articles that a query finds, and the cursor of the next ones. Raises QueryError."""
    planned = plan.plan(query.parse(text).tree, ground(db, searcher))
    page = _by_date(searcher, planned, min(max(limit, 1), MOST), cursor)
    return page.rows, page.cursor


def ground(db: sqlite3.Connection, searcher: tantivy.Searcher) -> plan.Ground:
    """Give what queries are planned on."""

    @cache
    def forms(node: query.Named) -> list[str]:
        return seek.forms(db, query.NAMED[node.field], node.value)

    @cache
    def story(name: str) -> list[int]:
        return members.story(db, name)

    return plan.Ground(searcher, plan.languages(searcher), forms, story)


def _folded(
    db: sqlite3.Connection,
    searcher: tantivy.Searcher,
    planned: tantivy.Query,
    turn: Callable[[int, str | None], Leaf],
    page: Leaf,
    limit: int,
) -> tuple[Leaf, dict[int, tuple[Member, ...]]]:
    """Leave out of a page every article that is shown by the first of its copies, and go on until the page is full.

    The first is that of those which the query finds, whatever the order, so that it is the same on every page.
    """
    kept, told = list[int](), dict[int, tuple[Member, ...]]()
    for _ in range(ROUNDS):
        groups = members.copies(db, page.rows)
        found = among(searcher, planned, {seq for group in groups.values() for seq, _ in group})
        for seq in page.rows:
            group = [(other, member) for other, member in groups.get(seq, ()) if other in found]
            if not group or group[0][0] == seq:
                kept.append(seq)
                told[seq] = tuple(member for _, member in group[1:])
        if len(kept) >= limit or page.cursor is None:
            break
        page = turn(limit - len(kept), page.cursor)
    return page._replace(rows=kept), told


def among(searcher: tantivy.Searcher, planned: tantivy.Query, seqs: Collection[int]) -> set[int]:
    """Which of some rows a query finds."""
    if not seqs:
        return set()
    return set(every(searcher, plan.both(planned, plan.rows(sorted(seqs)))).tolist())


def _lacking(db: sqlite3.Connection, tree: query.Node, ground: plan.Ground) -> Iterator[str]:
    """What a query that asks for facts cannot find, a sentence each."""
    asked = list(query.names(tree))
    for node in asked:
        if isinstance(node, query.Named) and not ground.forms(node):
            yield f"No {query.NAMED[node.field]} of the archive is named {node.value!r}"
    if untold := keep.lacking(db) if asked else 0:
        told = "1 article are" if untold == 1 else f"{untold} articles are"
        yield f"The facts of {told} not known; `kronik facts` finds them"


class Leaf(NamedTuple):
    """The rows of one page of results, how many there are in all, and where the next page begins."""

    rows: list[int]
    total: int
    cursor: str | None


def rows(db: sqlite3.Connection, searcher: tantivy.Searcher, text: str) -> Iterator[list[int]]:
    """Give the rows of all articles that a query finds, rising, some at a time. Raises QueryError."""
    planned = plan.plan(query.parse(text).tree, ground(db, searcher))
    last = 0
    while True:
        found = _addresses(
            searcher.search(
                _later(planned, last), limit=STEP, count=False, order_by_field="seq", order=tantivy.Order.Asc
            )
        )
        if not found:
            return
        seqs = _values(searcher, "seq", found)
        yield seqs
        last = seqs[-1]


def _later(planned: tantivy.Query, seq: int) -> tantivy.Query:
    """Only the articles that arrived after a row."""
    later = tantivy.Query.range_query(SCHEMA, "seq", FieldType.Integer, lower_bound=seq, include_lower=False)
    return plan.both(planned, later)


def _by_match(searcher: tantivy.Searcher, planned: tantivy.Query, limit: int, cursor: str | None) -> Leaf:
    """The next rows by score. The cursor counts hits: scores have ties and change as articles come."""
    offset = _read(cursor, "m", below=max(searcher.num_docs, 1))
    result = searcher.search(planned, limit=limit + 1, offset=offset)
    seqs = _values(searcher, "seq", _addresses(result))
    return Leaf(seqs[:limit], number(result), f"m{offset + limit}" if len(seqs) > limit else None)


def _by_date(searcher: tantivy.Searcher, planned: tantivy.Query, limit: int, cursor: str | None) -> Leaf:
    """The next rows by date, newest first. The cursor is the place of the last hit: nothing comes twice."""
    rest = planned
    if cursor is not None:
        older = tantivy.Query.range_query(
            SCHEMA, "order", FieldType.Integer, upper_bound=_read(cursor, "d", below=1 << 63), include_upper=False
        )
        rest = plan.both(planned, older)
    result = searcher.search(rest, limit=limit + 1, order_by_field="order")
    total = number(result) if cursor is None else number(searcher.search(planned, limit=1))
    addresses = _addresses(result)
    seqs = _values(searcher, "seq", addresses)
    if len(seqs) <= limit:
        return Leaf(seqs, total, None)
    return Leaf(seqs[:limit], total, f"d{_values(searcher, 'order', addresses[limit - 1 : limit])[0]}")


def _read(cursor: str | None, kind: str, *, below: int) -> int:
    """The number of a cursor of this kind. One that is too large is none of ours, and would take all memory."""
    if cursor is None:
        return 0
    number = cursor[1:20]
    if cursor[:1] != kind or not (number.isascii() and number.isdigit()) or cursor[20:] or int(number) >= below:
        raise QueryError(f"{cursor!r} is no cursor of this search", mend="Start at the first page")
    return int(number)


def _addresses(result: tantivy.SearchResult) -> list[tantivy.DocAddress]:
    return [address for _, address in result.hits]


def _values(searcher: tantivy.Searcher, field: str, addresses: list[tantivy.DocAddress]) -> list[int]:
    return [int(value or 0) for value in searcher.fast_field_values(field, addresses)]


def _hits(
    db: sqlite3.Connection,
    seqs: list[int],
    wanted: highlight.Wanted,
    told: Mapping[int, tuple[Member, ...]],
    excerpt: int | None,
) -> Iterator[Hit]:
    shown = fetch.shown(db, seqs)
    for seq in seqs:
        if seq in shown:  # the index never holds what the database has not, unless it is another's
            yield _hit(shown[seq], wanted, told.get(seq, ()), excerpt)


def _hit(row: fetch.Shown, wanted: highlight.Wanted, copies: tuple[Member, ...], excerpt: int | None) -> Hit:
    article = codec.readable(row.record)
    if excerpt is not None:
        article = msgspec.structs.replace(article, body=tuple(parts.opening(article.body, excerpt)))
    headline = parts.headline(article)
    return Hit(
        id=row.id,
        headline=headline,
        marks=highlight.marks(headline, parts.language(article), wanted),
        url=Url(row.url) if row.url else None,
        outlet=row.outlet,
        language=row.lang,
        kind=row.outcome,
        published=article.published.value if isinstance(article.published, Found) else None,
        passages=highlight.passages(article, wanted),
        versions=row.versions,
        copies=copies,
    )


def matching(db: sqlite3.Connection, searcher: tantivy.Searcher, text: str) -> Iterator[Stored]:
    """Give every article that a query finds, in the order in which they came."""
    for seqs in rows(db, searcher, text):
        for start in range(0, len(seqs), fetch.CHUNK):
            yield from fetch.some(db, seqs[start : start + fetch.CHUNK])
