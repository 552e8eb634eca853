"""Who and what a set of articles names most, from how often each form of a name stands in them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import numpy as np
import tantivy

from kronik.archive import plan
from kronik.archive.columns import Columns, since
from kronik.archive.facts import keys
from kronik.archive.rows import Rows, every


class Root(NamedTuple):
    """A person, an organisation or a place."""

    kind: str
    id: str
    name: str
    rows: Rows
    """Of the articles that name it by any of its forms."""


class Names:
    """Whom forms mean. The same few hundred come up in search after search, so they are kept until that changes."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._state: tuple[object, ...] = ()
        self._of: dict[int, int | None] = {}
        self._kinds: dict[int, str] = {}
        self._roots: dict[int, Root] = {}
        self._rows: dict[tuple[str, ...], tuple[Rows, int]] = {}
        """The rows that some forms have, as of a change."""
        self._held = self._begun = 0

    def frequent(
        self, db: sqlite3.Connection, searcher: tantivy.Searcher, counts: Mapping[int, int], most: int
    ) -> list[Root]:
        """Give so many of each kind whose forms are counted most, the most in front; `counts`: by a form's number."""
        # others' writes, its own, and what the index has of them
        state = (db.execute("PRAGMA data_version").fetchone()[0], db.total_changes, searcher)
        if state != self._state:
            self._state, self._of, self._kinds, self._roots = state, {}, {}, {}
        if self._held > HELD or self._begun != self._columns.begun:
            self._begun = self._columns.begun
            self._roots, self._rows, self._held = {}, {}, 0
        if len(self._of) > KEPT:
            self._of = {}
        self._look_up(db, [form for form in counts if form not in self._of])
        sums = Counter[int]()
        for form, n in counts.items():
            if (root := self._of[form]) is not None:
                sums[root] += n
        found: dict[str, list[Root]] = {}
        for seq, _ in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])):
            kind = self._kinds[seq]
            if len(found.setdefault(kind, [])) < most:
                found[kind].append(self._root(db, searcher, seq))
        return [root for some in found.values() for root in some]

    def _look_up(self, db: sqlite3.Connection, forms: Iterable[int]) -> None:
        """Learn the roots of forms."""
        by_id = {keys.named(form): form for form in forms}
        self._of |= dict.fromkeys(by_id.values())
        rows = db.execute(
            "SELECT form.id, root.seq, root.kind FROM form JOIN form AS root ON root.seq = form.root"
            " WHERE form.id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(by_id)),),
        )
        for form, seq, kind in rows if by_id else ():
            self._of[by_id[form]] = seq
            self._kinds[seq] = kind

    def _root(self, db: sqlite3.Connection, searcher: tantivy.Searcher, seq: int) -> Root:
        if seq not in self._roots:
            kind, name_id, name = db.execute("SELECT kind, id, name FROM form WHERE seq = ?", (seq,)).fetchone()
            forms = [one for (one,) in db.execute("SELECT id FROM form WHERE root = ? ORDER BY seq", (seq,))]
            self._roots[seq] = Root(kind, name_id, name, self._having(searcher, tuple(forms)))
        return self._roots[seq]

    def _having(self, searcher: tantivy.Searcher, forms: tuple[str, ...]) -> Rows:
        """Give the rows of the articles that have one of some forms; of known forms only changes are read."""
        rows, change = self._rows.get(forms, (np.empty(0, np.int32), 0))
        if change == self._columns.change:
            return rows
        fresh = every(searcher, plan.both(plan.named(forms), since(change)) if change else plan.named(forms))
        found = np.union1d(self._columns.kept(rows, change), fresh)
        self._rows[forms] = found, self._columns.change
        self._held += len(found) - len(rows)
        return found


KEPT = 20_000
"""Forms that are kept at hand: some 4 MB."""

HELD = 2_000_000
"""Rows of their articles that are kept at hand: 8 MB."""
