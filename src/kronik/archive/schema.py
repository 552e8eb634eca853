"""The tables, and the steps by which an older archive becomes a newer one.

    capture    every page that was read, whatever came of it: where it stood, what it is, why
    article    one row an article: what lists and filters ask for, copied from its current version
    version    what the article said at one time: the whole record, and when it was seen saying so
    original   the payload that a version was read from, compressed

`version.record` is the truth; the columns of `article` repeat parts of it so that a list needs no decoding.
Later stages add tables that point to `article.seq`. A step that has shipped is never edited: a change is a new step.
"""

from __future__ import annotations

import sqlite3

from kronik.archive.facts.tables import FACTS
from kronik.archive.links.tables import ENCODED, HEADLINES, LINKS, MEANINGS, RUNS, TERMS, TOGETHER, WEIGHED

ARTICLES = """
CREATE TABLE article (
    seq       INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,       -- short, made from the address: the same in every archive
    source    TEXT NOT NULL,              -- the id that the page's source gave
    url       TEXT,                       -- as found
    outcome   TEXT NOT NULL,
    outlet    TEXT,
    lang      TEXT,
    headline  TEXT,
    published TEXT,                       -- EDTF, as precise as it was printed
    moment    INTEGER,                    -- its earliest instant, seconds since 1970 UTC
    version   INTEGER REFERENCES version (seq) DEFERRABLE INITIALLY DEFERRED,  -- the current one
    change    INTEGER NOT NULL UNIQUE     -- rises with each change: how far the index has followed
) STRICT;
CREATE INDEX article_outlet ON article (outlet, moment);
CREATE INDEX article_moment ON article (moment);

CREATE TABLE version (
    seq      INTEGER PRIMARY KEY,
    article  INTEGER NOT NULL REFERENCES article (seq),
    id       TEXT NOT NULL,               -- made from headline, standfirst, date and body
    seen     INTEGER,                     -- seconds since 1970 UTC of its capture, else of its own last date
    captured TEXT,                        -- EDTF
    capture  TEXT NOT NULL,               -- key of the page that the record was read from
    record   BLOB NOT NULL,               -- records.Article as JSON, Zstandard
    UNIQUE (article, id)
) STRICT;

CREATE TABLE original (
    version INTEGER PRIMARY KEY REFERENCES version (seq),
    form    TEXT NOT NULL,
    charset TEXT,
    payload BLOB NOT NULL                 -- as it was read, Zstandard; text as UTF-8
) STRICT;

CREATE TABLE capture (
    seq      INTEGER PRIMARY KEY,
    key      TEXT NOT NULL UNIQUE,        -- made from what was read: reading it again changes nothing
    id       TEXT NOT NULL,
    url      TEXT,
    file     TEXT NOT NULL,
    "offset" INTEGER,
    line     INTEGER,
    captured TEXT,
    outcome  TEXT NOT NULL,
    why      TEXT NOT NULL,
    version  INTEGER REFERENCES version (seq)
) STRICT;
CREATE INDEX capture_outcome ON capture (outcome);
CREATE INDEX capture_version ON capture (version) WHERE version IS NOT NULL;
"""

RIGHTS = """
CREATE TABLE reserved (
    version INTEGER PRIMARY KEY REFERENCES version (seq),
    said    TEXT NOT NULL                 -- what its pages reserve, one line each; '' for nothing
) STRICT;
"""

HOSTS = """
CREATE TABLE host (
    site TEXT PRIMARY KEY,                -- as pages that tell no name of their outlet call it, or its first label
    name TEXT NOT NULL                    -- as the first page does that tells one
) STRICT, WITHOUT ROWID;
"""

STEPS: tuple[tuple[str, str], ...] = (
    ("articles", ARTICLES),
    ("links", LINKS),
    ("facts", FACTS),
    ("rights", RIGHTS),
    ("headlines", HEADLINES),
    ("terms", TERMS),
    ("hosts", HOSTS),
    ("weighed", WEIGHED),
    ("together", TOGETHER),
    ("runs", RUNS),
    ("meanings", MEANINGS),
    ("encoded", ENCODED),
)
"""Name and statements of each step, in the order in which they are taken."""

MARK = 0x6B726E6B
"""SQLite's application_id of an archive ("krnk"): tells it from any other database."""


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps that this database has not taken, each in a transaction of its own."""
    if not _has_steps(db):
        _together(db, f"CREATE TABLE step (name TEXT PRIMARY KEY) STRICT; PRAGMA application_id = {MARK}")
    taken = taken_steps(db)
    for name, statements in STEPS:
        if name not in taken:
            _together(db, f"{statements}; INSERT INTO step VALUES ('{name}')")


def _together(db: sqlite3.Connection, statements: str) -> None:
    db.executescript(f"BEGIN IMMEDIATE; {statements}; COMMIT")


def taken_steps(db: sqlite3.Connection) -> frozenset[str]:
    """The names of the steps that this database has taken."""
    return frozenset(name for (name,) in db.execute("SELECT name FROM step")) if _has_steps(db) else frozenset()


def _has_steps(db: sqlite3.Connection) -> bool:
    return bool(db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'step'").fetchone()[0])


def current(db: sqlite3.Connection) -> bool:
    """Whether every step has been taken."""
    return taken_steps(db) >= KNOWN


def newer(db: sqlite3.Connection) -> bool:
    """Whether steps have been taken that this program does not know."""
    return bool(taken_steps(db) - KNOWN)


KNOWN = frozenset(name for name, _ in STEPS)
