"""All rows that a query finds, at once: what they have in common with others is then counted in memory.

To put a query to the index again for each thing that is counted costs more than all its rows do: 1,000 cost .1 ms.
"""

from __future__ import annotations

import numpy as np
import tantivy
from numpy.typing import NDArray
from tantivy import Occur

Rows = NDArray[np.int32]
"""Rows of articles, rising."""

Mask = NDArray[np.bool_]
"""For each row of an archive whether it is among those found."""


def mask(searcher: tantivy.Searcher, planned: tantivy.Query, held: Mask) -> Mask:
    """Give which rows a query finds, of those that the index holds.

    Of more than half of all it asks which it does not find: a row costs the same whether it is found or not.
    """
    half = max(searcher.num_docs // 2, 1)
    result = _search(searcher, planned, half, count=True)
    if number(result) <= half:
        told = np.zeros_like(held)
        told[_rows(result)] = True
        return told
    rest = tantivy.Query.boolean_query([(Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, planned)])
    told = held.copy()
    told[_rows(_search(searcher, rest, half + 1))] = False
    return told


def every(searcher: tantivy.Searcher, planned: tantivy.Query) -> Rows:
    """Give the rows of all articles that a query finds."""
    return _rows(_search(searcher, planned, max(searcher.num_docs, 1)))


def number(result: tantivy.SearchResult) -> int:
    """Give how many articles a search found in all."""
    return int(getattr(result, "count", 0) or 0)  # tantivy's stubs do not know it


def _search(
    searcher: tantivy.Searcher, planned: tantivy.Query, most: int, *, count: bool = False
) -> tantivy.SearchResult:
    # In the order of a column, whose value then comes with each hit, and no article is scored.
    return searcher.search(planned, limit=most, count=count, order_by_field="seq", order=tantivy.Order.Asc)


def _rows(result: tantivy.SearchResult) -> Rows:
    return np.fromiter((row for row, _ in result.hits), np.int32)


def inside(told: Mask, some: Rows) -> int:
    """Count how many of some rows are among those found."""
    return int(np.count_nonzero(told[some[: np.searchsorted(some, len(told))]]))
