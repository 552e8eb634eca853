"""Who and what a set of articles names most, from how often each form of a name stands in them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple


class Root(NamedTuple):
    """A person, an organisation or a place."""

    kind: str
    id: str
    name: str
    forms: list[str]
    """Ids of every form of its name."""


def frequent(db: sqlite3.Connection, counts: Mapping[str, int], most: int) -> list[Root]:
    """Give so many of each kind whose forms are counted most, the most in front; `counts` is by a form's id."""
    rows = db.execute(
        "SELECT form.id, root.seq, root.kind, root.id, root.name FROM form JOIN form AS root ON root.seq = form.root"
        " WHERE form.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(counts)),),
    ).fetchall()
    sums = Counter[tuple[int, str, str, str]]()
    for form, *root in rows:
        sums[tuple(root)] += counts[form]
    left = Counter[str]()
    found = []
    for (seq, kind, name_id, name), _ in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])):
        left[kind] += 1
        if left[kind] <= most:
            forms = [one for (one,) in db.execute("SELECT id FROM form WHERE root = ?", (seq,))]
            found.append(Root(kind, name_id, name, forms))
    return found
