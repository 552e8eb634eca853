"""Which forms are of one entity: each has at most one form that it is another form of, and the last stands for all.

Persons:
- One full name is one person; only where all its words are common ("budi santoso") do unrelated offices tell two.
- A longer and a shorter full name are one where both are told with the same telling office or organisation.
- A single name is the person of a full name that holds it where both are told with the same telling office and no
  other full name is; or, told with nothing, where the archive calls hardly anybody else by it.
- Else a single name is a person of its own with its telling office, and nobody with none.

An office is telling where the archive sees it borne by the same persons again and again ("presiden"), not by ever
others ("saksi"). Organisations: an abbreviation is of the name that articles print it behind. Places: by their code.

What a user has decided goes before all that. The outcome depends on the facts that are stored, not on the order in
which they came: what a change touches is settled anew, and nothing else can be touched.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator

from kronik.archive.facts import decide, keys
from kronik.archive.facts.gather import AMBIGUOUS, CODE, ORGANISATION, PERSON, PLACE, SPLIT, Form

AGAIN = 2.0
"""Articles for each person that bears an office from which the office is telling. In 8,400 articles of 25 outlets
"presiden" has 6.9, "kpk" 2.2; "dpr ri" and "saksi" have 1.1 to 1.8."""
ENOUGH = 10
"""Articles of an office from which that is asked. Below, an office of several words is taken to be telling."""
CALLED = 3
"""Articles that call a person by a single name, at the least, for the name to be that person's elsewhere."""
HARDLY = 0.95
"""Share of what bears a name that one person must have for it to be "hardly anybody else"."""
MOSTLY = 0.9
"""Share of the articles that print an abbreviation behind a name, for it to be of this name."""

NOWHERE: tuple[None, None, None] = (None, None, None)

_HAS = "SELECT 1 FROM form WHERE kind = ? AND key = ? LIMIT 1"


class Work:
    """What has changed since names were last settled: it grows as articles come, and is settled once a commit."""

    def __init__(self) -> None:
        self.forms: set[Form] = set()
        """Forms that have come, gone, or are counted otherwise."""
        self.called: set[tuple[str, str]] = set()
        """Kinds and names by which articles no longer call one of them."""
        self.come: set[int] = set()
        """Articles of which it has been written down anew who is in them."""
        self.gone = Counter[int]()
        """How many articles a root has lost: those counted when names were last settled."""


def settle(db: sqlite3.Connection, changed: Work) -> None:
    """Settle what has changed, and all that depends on it; part of the caller's transaction."""
    forms = changed.forms
    if not forms:
        return
    decided = decide.load(db)
    work = {(form.kind, form.key) for form in forms} | set(_turned(db, forms)) | changed.called
    work |= {near for kind, key in work for near in _near(db, kind, key)}
    moved: set[int] = set()
    for kind, key in sorted(work, key=lambda one: (-one[1].count(" "), one)):
        moved |= _key(db, decided, kind, key)
    roots = _root(db, decided, moved)
    _total(db, roots)
    _shift(db, changed, roots)
    for form in forms:
        row = db.execute("SELECT root FROM form WHERE kind = ? AND key = ? AND head = ?", form).fetchone()
        roots.add(row[0] if row else None)
    _call(db, roots)
    _sweep(db, decided, work)


def node(
    db: sqlite3.Connection, form: Form, name: str, place: tuple[str | None, float | None, float | None] = NOWHERE
) -> int:
    """Give the row of a form; make it, of no article yet, where there is none."""
    row = db.execute("SELECT seq FROM form WHERE kind = ? AND key = ? AND head = ?", form).fetchone()
    if row:
        return int(row[0])
    if form.kind == PERSON and not db.execute(_HAS, (form.kind, form.key)).fetchone():
        db.executemany("INSERT INTO longer VALUES (?, ?)", [(short, form.key) for short in keys.shorter(form.key)])
    cursor = db.execute(
        "INSERT INTO form (id, kind, key, head, name, country, lat, lon) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (keys.identity(*form), *form, name, *place),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


# ---- what is touched ------------------------------------------------------------------------------------------


def _turned(db: sqlite3.Connection, forms: set[Form]) -> Iterator[tuple[str, str]]:
    """The names told with an office that has become telling, or is no more."""
    for head in sorted({form.head for form in forms if form.kind == PERSON and form.head}):
        telling = _telling(db, head)
        known = db.execute("SELECT telling FROM head WHERE head = ?", (head,)).fetchone()
        if known is None or known[0] != telling:
            db.execute("INSERT OR REPLACE INTO head VALUES (?, ?)", (head, telling))
            yield from db.execute("SELECT DISTINCT kind, key FROM form WHERE kind = ? AND head = ?", (PERSON, head))


def _telling(db: sqlite3.Connection, head: str) -> bool:
    articles, persons = db.execute(
        "SELECT total(articles), count(DISTINCT key) FROM form WHERE kind = ? AND head = ? AND articles > 0"
        " AND key LIKE '% %'",
        (PERSON, head),
    ).fetchone()
    if articles < ENOUGH:
        return " " in head
    return bool(articles >= AGAIN * persons)


def _near(db: sqlite3.Connection, kind: str, key: str) -> Iterator[tuple[str, str]]:
    """The names whose person or organisation may be another once this name is counted otherwise."""
    for (short,) in db.execute(
        "SELECT DISTINCT short FROM alias WHERE kind = ? AND long = ?", (kind, key)
    ).fetchall():
        if db.execute(_HAS, (kind, short)).fetchone():
            yield kind, short
    if kind == PERSON:
        for short in keys.shorter(key):
            if db.execute(_HAS, (kind, short)).fetchone():
                yield kind, short
        if " " in key:
            yield from db.execute("SELECT ?, long FROM longer WHERE short = ?", (kind, key)).fetchall()


# ---- the form that a form is another of -----------------------------------------------------------------------


class Row:
    """A form as settling sees it."""

    __slots__ = ("articles", "form", "name", "parent", "seq", "why")

    def __init__(self, row: tuple[int, str, str, str, int, int | None, str, str]) -> None:
        self.seq, self.form, self.articles, self.parent, self.why, self.name = row[0], Form(*row[1:4]), *row[4:]


def _rows(db: sqlite3.Connection, kind: str, key: str) -> list[Row]:
    found = db.execute(
        "SELECT seq, kind, key, head, articles, parent, why, name FROM form WHERE kind = ? AND key = ? ORDER BY head",
        (kind, key),
    )
    return [Row(row) for row in found.fetchall()]


def _key(db: sqlite3.Connection, decided: decide.Decided, kind: str, key: str) -> set[int]:
    """Find for every form of a name the form that it is another of; give the rows that have changed."""
    rows = _rows(db, kind, key)
    if not rows:
        return set()
    apart = [row for row in rows if row.form.head.startswith(SPLIT)]
    rest = [row for row in rows if not row.form.head.startswith(SPLIT)]
    found = {row.seq: _split(db, row) for row in apart}
    if rest:
        if kind == PERSON and (" " in key or key in decided.apart(kind)):
            found |= _full(db, rest, alone=key in decided.apart(kind))
        elif key in decided.apart(kind):
            found |= {row.seq: (None, "") for row in rest}
        elif kind == PERSON:
            found |= {row.seq: _single(db, row) for row in rest}
        elif kind == ORGANISATION:
            found |= {row.seq: _abbreviated(db, key) for row in rest}
    changed: set[int] = set()
    for row in _rows(db, kind, key):
        parent, why = decided.parent(db, row.form) or found.get(row.seq, (None, ""))
        if parent == row.seq:
            parent, why = None, ""
        if new := (parent, why) != (row.parent, row.why):
            db.execute("UPDATE form SET parent = ?, why = ? WHERE seq = ?", (parent, why, row.seq))
        if new or parent is None:  # whether it is somebody by itself may have changed
            changed.add(row.seq)
    return changed


Parent = tuple[int | None, str]


def _split(db: sqlite3.Connection, row: Row) -> Parent:
    """What was split off together stays together."""
    first = db.execute(
        "SELECT seq FROM form WHERE kind = ? AND head = ? ORDER BY key LIMIT 1", (row.form.kind, row.form.head)
    ).fetchone()
    return first[0], "split off together"


def _full(db: sqlite3.Connection, rows: list[Row], *, alone: bool) -> dict[int, Parent]:
    """A full name: all its forms are of the one without an office, whatever is told with it."""
    kind, key = rows[0].form.kind, rows[0].form.key
    name = max(rows, key=lambda row: (row.articles, row.form.head)).name
    anchor = node(db, Form(kind, key, ""), name)
    found: dict[int, Parent] = {row.seq: (anchor, "the same full name") for row in rows if row.form.head}
    if not alone and set(key.split()) <= keys.common():
        found |= _namesakes(rows, anchor)
    found[anchor] = (None, "") if alone else _with_office(db, key)
    return found


def _namesakes(rows: list[Row], anchor: int) -> dict[int, Parent]:
    """A name that many bear: each office unrelated to the commonest is somebody else's."""
    held = sorted((row for row in rows if row.form.head), key=lambda row: (-row.articles, row.form.head))
    found: dict[int, Parent] = {}
    leaders: list[Row] = []
    for row in held:
        near = next((one for one in leaders if keys.related(one.form.head, row.form.head)), None)
        if near is None:
            leaders.append(row)
            found[row.seq] = (anchor, "the commonest of its name") if row is held[0] else (None, "")
        else:
            found[row.seq] = (
                anchor if near is held[0] else near.seq,
                f"the same name, and {row.form.head} is near {near.form.head}",
            )
    return found


def _articles(db: sqlite3.Connection, key: str) -> int:
    return int(db.execute("SELECT total(articles) FROM form WHERE kind = ? AND key = ?", (PERSON, key)).fetchone()[0])


_SHARED = (
    "SELECT b.key, b.seq, min(a.head) FROM form AS a JOIN head ON head.head = a.head AND telling"
    " JOIN form AS b ON b.kind = a.kind AND b.head = a.head AND b.articles > 0"
    " WHERE a.kind = 'person' AND a.key = ? AND a.articles > 0 AND b.key IN (SELECT value FROM json_each(?))"
    " GROUP BY b.key ORDER BY b.key"
)


def _with_office(db: sqlite3.Connection, key: str) -> Parent:
    """The full name, longer or shorter, that is told with the same telling office, and in more articles."""
    own = (_articles(db, key), key)
    longer = [long for (long,) in db.execute("SELECT long FROM longer WHERE short = ?", (key,))]
    shorter = [short for short in keys.shorter(key) if " " in short]
    both: dict[str, tuple[str, int, str]] = {}
    for names in (longer, shorter):
        found = {row[0]: row for row in db.execute(_SHARED, (key, json.dumps(names)))} if names else {}
        if names is shorter or len(_longest(found)) == 1:  # else it may be any of several
            both |= found
    above = [(_articles(db, name), name) for name in both]
    if not above or max(above) <= own:
        return None, ""
    name, _, head = both[max(above)[1]]
    return _anchor(db, name), f"both are {head}"


def _anchor(db: sqlite3.Connection, key: str) -> int:
    """The form of a full name without an office."""
    (name,) = db.execute(
        "SELECT name FROM form WHERE kind = ? AND key = ? ORDER BY articles DESC, head LIMIT 1", (PERSON, key)
    ).fetchone()
    return node(db, Form(PERSON, key, ""), name)


def _longest(names: Iterable[str]) -> list[str]:
    """The names that are no shorter form of another."""
    every = set(names)
    inside = {short for name in every for short in keys.shorter(name)}
    return sorted(every - inside)


def _single(db: sqlite3.Connection, row: Row) -> Parent:
    """A single name: the person of the one full name that holds it and has its office, or hardly anybody else."""
    key, head = row.form.key, row.form.head
    if not head:
        return _called(db, key)
    longer = [
        long
        for (long,) in db.execute(
            "SELECT long FROM form JOIN longer ON long = key AND short = ?"
            " WHERE kind = 'person' AND head = ? AND articles > 0",
            (key, head),
        )
    ]
    longer += [
        long for (long,) in db.execute("SELECT DISTINCT long FROM alias WHERE kind = ? AND short = ?", (PERSON, key))
    ]
    found = {row[0]: row for row in db.execute(_SHARED_HEAD, (head, json.dumps(longer)))}
    if not found or not db.execute("SELECT telling FROM head WHERE head = ?", (head,)).fetchone()[0]:
        return None, ""
    if len(_longest(found)) > 1:
        return None, ""
    best = max(found.values(), key=lambda one: (one[2], one[0]))
    return best[1], f"the only one of this name who is {head}"


_SHARED_HEAD = (
    "SELECT key, seq, articles FROM form WHERE kind = 'person' AND head = ? AND articles > 0"
    " AND key IN (SELECT value FROM json_each(?))"
)


def _called(db: sqlite3.Connection, key: str) -> Parent:
    """The person whom articles call by a single name, where hardly anybody else bears it."""
    if key in keys.common() or len(key) <= keys.SHORTEST:
        return None, ""
    called = db.execute(
        "SELECT long, count(*) FROM alias WHERE kind = ? AND short = ? AND instr(long, ' ') GROUP BY long",
        (PERSON, key),
    ).fetchall()
    best = _leading(dict(called))
    if best is None or best[1] < CALLED:
        return None, ""
    names = {long for (long,) in db.execute("SELECT long FROM longer WHERE short = ?", (key,))} | dict(called).keys()
    bearing = {name: _articles(db, name) for name in sorted(names)}
    most = _leading(bearing)
    if most is None or most[0] != best[0]:
        return None, ""
    whole = sum(bearing.values())
    return _anchor(db, best[0]), f"{most[1]} of {whole} articles with this name are of {best[0]}"


def _leading(counts: dict[str, int]) -> tuple[str, int] | None:
    """The name that has, with its longer and shorter forms, nearly all; and how many those have."""
    if not counts:
        return None
    best = max(counts, key=lambda name: (counts[name], name))
    shorter = set(keys.shorter(best))
    own = sum(n for name, n in counts.items() if name == best or name in shorter or best in set(keys.shorter(name)))
    return (best, own) if own >= HARDLY * sum(counts.values()) else None


def _abbreviated(db: sqlite3.Connection, key: str) -> Parent:
    """The name of an organisation that articles print an abbreviation behind."""
    counts = dict(
        db.execute(
            "SELECT long, count(*) FROM alias WHERE kind = ? AND short = ? GROUP BY long", (ORGANISATION, key)
        ).fetchall()
    )
    if not counts:
        return None, ""
    best = max(counts, key=lambda name: (counts[name], name))
    if not keys.abbreviates(key, best) or counts[best] < MOSTLY * sum(counts.values()):
        return None, ""
    row = db.execute("SELECT seq FROM form WHERE kind = ? AND key = ?", (ORGANISATION, best)).fetchone()
    times = "1 article prints" if counts[best] == 1 else f"{counts[best]} articles print"
    return (row[0], f"{times} it behind the name") if row else (None, "")


# ---- roots and counts -----------------------------------------------------------------------------------------


def _root(db: sqlite3.Connection, decided: decide.Decided, moved: set[int]) -> set[int | None]:
    """Give every form that has moved, and those under it, the root that it has now; give all roots concerned."""
    concerned: set[int | None] = set()
    ahead = sorted(moved)
    seen: set[int] = set()
    while ahead:
        seq = ahead.pop()
        if seq in seen:
            continue
        seen.add(seq)
        (old,) = db.execute("SELECT root FROM form WHERE seq = ?", (seq,)).fetchone()
        new = _end(db, decided, seq)
        if old != new:
            db.execute("UPDATE form SET root = ? WHERE seq = ?", (new, seq))
            concerned |= {old, new}
            ahead += [row[0] for row in db.execute("SELECT seq FROM form WHERE parent = ?", (seq,))]
    return concerned


def _end(db: sqlite3.Connection, decided: decide.Decided, seq: int) -> int | None:
    """The end of the chain of parents; None where that is nobody in particular."""
    chain = [seq]
    while True:
        row = db.execute("SELECT parent, kind, key, head FROM form WHERE seq = ?", (chain[-1],)).fetchone()
        if row[0] is None:
            break
        if row[0] in chain:  # a user has merged what evidence merges the other way round
            ring = chain[chain.index(row[0]) :]
            marks = ",".join("?" * len(ring))
            (first,) = db.execute(
                f"SELECT seq FROM form WHERE seq IN ({marks}) ORDER BY kind, key, head LIMIT 1", ring
            ).fetchone()
            return int(first)
        chain.append(row[0])
    form = Form(*row[1:])
    return chain[-1] if _somebody(db, form) or decided.names(form) else None


def _somebody(db: sqlite3.Connection, form: Form) -> bool:
    """Whether a form that is no other's tells by itself whom or what it means."""
    if form.head.startswith(SPLIT):
        return True
    if form.kind == PERSON and " " not in form.key:
        row = db.execute("SELECT telling FROM head WHERE head = ?", (form.head,)).fetchone()
        return bool(row and row[0])
    if form.kind == PLACE:
        return form.head == CODE or (form.head != AMBIGUOUS and not keys.everywhere(form.key))
    return form.kind == PERSON or not keys.everywhere(form.key)


_NAME = (
    "(SELECT printed.name FROM form AS f JOIN printed ON printed.form = f.seq WHERE f.kind = form.kind"
    " AND f.key = form.key GROUP BY printed.name ORDER BY sum(printed.articles) DESC, printed.name LIMIT 1)"
)


def _total(db: sqlite3.Connection, roots: set[int | None]) -> None:
    """Count the articles of entities whose forms have changed."""
    for root in roots - {None}:
        db.execute(
            "UPDATE form SET total = CASE WHEN root = seq THEN"
            " (SELECT count(DISTINCT article) FROM form AS f JOIN part ON part.form = f.seq AND part = 0"
            "  WHERE f.root = form.seq) ELSE 0 END WHERE seq = ?",
            (root,),
        )


def _shift(db: sqlite3.Connection, changed: Work, counted: set[int | None]) -> None:
    """Count what has come to the other entities, and what has gone from them.

    To count all articles of one that has 10,000 at every commit would cost the more, the larger the archive.
    """
    counts = Counter[int]()
    counts.subtract(changed.gone)
    for root, come in db.execute(
        "SELECT root, count(DISTINCT article) FROM appearance JOIN form ON form.seq = form"
        " WHERE article IN (SELECT value FROM json_each(?)) AND root IS NOT NULL GROUP BY root",
        (json.dumps(sorted(changed.come)),),
    ).fetchall():
        counts[root] += come
    db.executemany(
        "UPDATE form SET total = total + ? WHERE seq = ?",
        [(n, root) for root, n in sorted(counts.items()) if n and root not in counted],
    )


def _call(db: sqlite3.Connection, roots: set[int | None]) -> None:
    """Name each entity as most articles print the name that stands for it."""
    for root in roots - {None}:
        db.execute(f"UPDATE form SET name = coalesce({_NAME}, name) WHERE seq = ?", (root,))


def _sweep(db: sqlite3.Connection, decided: decide.Decided, work: set[tuple[str, str]]) -> None:
    """Delete the forms that no article has, and that stand for none."""
    for kind, key in sorted(work):
        empty = db.execute(
            "SELECT seq, head FROM form WHERE kind = ? AND key = ? AND articles = 0 ORDER BY head DESC", (kind, key)
        ).fetchall()
        for seq, head in empty:
            if decided.names(Form(kind, key, head)):
                continue
            if db.execute("SELECT 1 FROM form WHERE parent = ?", (seq,)).fetchone():
                continue
            db.execute("UPDATE form SET root = NULL, parent = NULL WHERE seq = ?", (seq,))
            db.execute("DELETE FROM form_word WHERE form = ?", (seq,))
            db.execute("DELETE FROM form WHERE seq = ?", (seq,))
        if empty and kind == PERSON and not db.execute(_HAS, (kind, key)).fetchone():
            db.execute("DELETE FROM longer WHERE long = ?", (key,))
