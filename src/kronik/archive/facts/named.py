"""Who and what a set of articles names most, from how often each form of a name stands in them."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from kronik.archive.facts import keys


class Root(NamedTuple):
    """A person, an organisation or a place."""

    kind: str
    id: str
    name: str
    forms: list[str]
    """Ids of every form of its name."""


def frequent(db: sqlite3.Connection, counts: Mapping[int, int], most: int) -> list[Root]:
    """Give so many of each kind whose forms are counted most, the most in front; `counts` is by a form's number."""
    by_id = {keys.named(form): n for form, n in counts.items()}
    rows = db.execute(
        "SELECT form.id, root.seq, root.kind, root.id, root.name FROM form JOIN form AS root ON root.seq = form.root"
        " WHERE form.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(by_id)),),
    ).fetchall()
    sums = Counter[tuple[int, str, str, str]]()
    for form, *root in rows:
        sums[tuple(root)] += by_id[form]
    left = Counter[str]()
    first = []
    for root, _ in sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])):
        left[root[1]] += 1
        if left[root[1]] <= most:
            first.append(root)
    forms = _forms(db, [seq for seq, *_ in first])
    return [Root(kind, name_id, name, forms[seq]) for seq, kind, name_id, name in first]


def _forms(db: sqlite3.Connection, roots: list[int]) -> dict[int, list[str]]:
    """The ids of all forms of each root."""
    found: dict[int, list[str]] = {root: [] for root in roots}
    within = "root IN (SELECT value FROM json_each(?))"
    for root, form in db.execute(f"SELECT root, id FROM form WHERE {within}", (json.dumps(roots),)):
        found[root].append(form)
    return found
