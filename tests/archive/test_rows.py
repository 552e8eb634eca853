"""All rows that a query finds at once are those that it finds one by one, of few and of nearly all."""

from __future__ import annotations

import numpy as np
import pytest

from kronik.archive import Archive, plan, query, rows, search, spread
from tests.archive.fiction import make


@pytest.fixture
def held(archive: Archive) -> Archive:
    """Twelve articles; one was changed, so that its document stands behind those that came later."""
    for n in range(12):
        archive.add(
            make(f"Kabar {n}", "Feri tiba." if n % 3 else "Panen raya.", id=f"a{n}", url=f"https://k.example/{n}")
        )
    archive.add(make("Kabar 4 baru", "Feri tiba lagi.", id="a4", url="https://k.example/4"))
    return archive


@pytest.mark.parametrize("text", ["feri", "panen", "-feri", "-panen", "", "kabar", "badai", "baru", "-baru"])
def test_a_mask_marks_what_is_found(held: Archive, text: str) -> None:
    searcher = held._searcher()
    planned = plan.plan(query.parse(text).tree, search.ground(held._db, searcher)._replace(scored=False))
    found = [row for some in search.rows(held._db, searcher, text) for row in some]
    assert rows.every(searcher, planned).tolist() == found
    told = spread.Known().mask(searcher, search.ground(held._db, searcher), query.parse(text).tree)
    assert np.flatnonzero(told[1:]).tolist() == [row - 1 for row in found]
    every = np.arange(1, 40, dtype=np.int32)  # some that the index does not hold yet
    assert rows.inside(told, every) == len(found)
    assert rows.inside(told, every[:5]) == len([row for row in found if row <= 5])
