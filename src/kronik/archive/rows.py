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


def mask(searcher: tantivy.Searcher, planned: tantivy.Query, total: int) -> Mask:
    """Give which rows a query finds that is known to find so many.

    Of more than half of all it asks which it does not find: a row costs the same whether it is found or not.
    """
    if 2 * total <= searcher.num_docs:
        return _marked(every(searcher, planned, total))
    rest = tantivy.Query.boolean_query([(Occur.Must, tantivy.Query.all_query()), (Occur.MustNot, planned)])
    last = searcher.search(tantivy.Query.all_query(), limit=1, count=False, order_by_field="seq")
    told = np.ones(last.hits[0][0] + 1, np.bool_)
    told[every(searcher, rest, searcher.num_docs - total)] = False
    return told


def _marked(found: Rows) -> Mask:
    told = np.zeros(int(found[-1]) + 1 if len(found) else 0, np.bool_)
    told[found] = True
    return told


def every(searcher: tantivy.Searcher, planned: tantivy.Query, total: int | None = None) -> Rows:
    """Give the rows of all articles that a query finds; `total` says how many, where that is known."""
    most = number(searcher, planned) if total is None else total
    if not most:
        return np.empty(0, np.int32)
    result = searcher.search(planned, limit=most, count=False, order_by_field="seq", order=tantivy.Order.Asc)
    return np.fromiter((row for row, _ in result.hits), np.int32)


def number(searcher: tantivy.Searcher, planned: tantivy.Query) -> int:
    """Count the articles that a query finds."""
    # In the order of a column, so that no article is scored.
    found = searcher.search(planned, limit=1, order_by_field="seq")
    return int(getattr(found, "count", 0) or 0)  # tantivy's stubs do not know it


def inside(told: Mask, some: Rows) -> int:
    """Count how many of some rows are among those found."""
    return int(np.count_nonzero(told[some[: np.searchsorted(some, len(told))]]))
