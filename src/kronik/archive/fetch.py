"""Reading from the database: what was stored comes out, as it was put in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from kronik.archive import codec, identity
from kronik.archive.links import capture
from kronik.archive.types import Original, Outlet, Page, Stored, Version
from kronik.records import Article, Outcome, Place, Refusal, Span

CHUNK = 200
"""Rows that a stream takes at a time. Between two takes no read is open, so a slow reader does not hold the
write-ahead log back."""

_STORED = """
    SELECT article.seq, article.id, article.outlet, version.id, version.record,
           (SELECT count(*) FROM version WHERE version.article = article.seq),
           (SELECT evidence FROM inferred WHERE inferred.article = article.seq)
    FROM article JOIN version ON version.seq = article.version
"""


def stored(row: tuple[int, str, str | None, str, bytes, int, bytes | None]) -> Stored:
    """Give the record of a row of `_STORED`, with the capture that was inferred for it where it tells none."""
    record = capture.shown(codec.article(row[4]), row[6])
    return Stored(id=row[1], article=record, outlet=row[2], version=row[3], versions=row[5])


def article(db: sqlite3.Connection, name: str) -> Stored | None:
    """Give an article by its id or its address, in its current version."""
    row = db.execute(f"{_STORED} WHERE article.id = ?", (name,)).fetchone()
    if row is None:
        row = db.execute(f"{_STORED} WHERE article.id = ?", (identity.address(name),)).fetchone()
    return stored(row) if row else None


def held(db: sqlite3.Connection, urls: Iterable[str]) -> dict[str, str]:
    """Give the id of the article that each address names, for those that the archive holds."""
    names = {url: identity.address(url) for url in urls}
    found: set[str] = set()
    wanted = list(set(names.values()))
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        marks = ",".join("?" * len(chunk))
        found.update(name for (name,) in db.execute(f"SELECT id FROM article WHERE id IN ({marks})", chunk))
    return {url: name for url, name in names.items() if name in found}


class Shown(NamedTuple):
    """What a hit shows of an article's row."""

    id: str
    url: str | None
    outlet: str | None
    lang: str | None
    outcome: str
    record: bytes
    versions: int


def shown(db: sqlite3.Connection, seqs: list[int]) -> dict[int, Shown]:
    """Give, by row, what hits show of some articles."""
    marks = ",".join("?" * len(seqs))
    rows = db.execute(
        "SELECT article.seq, article.id, url, outlet, lang, outcome, record,"
        " (SELECT count(*) FROM version WHERE version.article = article.seq)"
        f" FROM article JOIN version ON version.seq = article.version WHERE article.seq IN ({marks})",
        seqs,
    )
    return {row[0]: Shown(*row[1:]) for row in rows}


def some(db: sqlite3.Connection, seqs: list[int]) -> Iterator[Stored]:
    """Give the articles of some rows, in the order of the rows."""
    marks = ",".join("?" * len(seqs))
    rows = db.execute(f"{_STORED} WHERE article.seq IN ({marks}) ORDER BY article.seq", seqs).fetchall()
    yield from map(stored, rows)


def articles(db: sqlite3.Connection) -> Iterator[Stored]:
    """Give every article in the order in which they came."""
    last = 0
    while rows := db.execute(
        f"{_STORED} WHERE article.seq > ? ORDER BY article.seq LIMIT {CHUNK}", (last,)
    ).fetchall():
        yield from map(stored, rows)
        last = rows[-1][0]


def changed(db: sqlite3.Connection, after: int, limit: int) -> list[tuple[int, int, bytes, str | None]]:
    """Give row, change, packed record and outlet of the articles that changed after a change, in that order."""
    return db.execute(
        "SELECT article.seq, change, record, outlet FROM article JOIN version ON version.seq = article.version"
        " WHERE change > ? ORDER BY change LIMIT ?",
        (after, limit),
    ).fetchall()


def shows(db: sqlite3.Connection, seq: int) -> Article:
    """Give what an article of a row says now."""
    (record,) = db.execute(
        "SELECT record FROM article JOIN version ON version.seq = article.version WHERE article.seq = ?", (seq,)
    ).fetchone()
    return codec.article(record)


def outlet(db: sqlite3.Connection, seq: int) -> str | None:
    """Give what the outlet of an article of a row is called."""
    (name,) = db.execute("SELECT outlet FROM article WHERE seq = ?", (seq,)).fetchone()
    return name if name is None else str(name)


def unlinked(db: sqlite3.Connection, limit: int) -> list[tuple[int, bytes]]:
    """Give row and packed record of the first articles that have not been linked."""
    last = db.execute("SELECT coalesce(max(article), 0) FROM link").fetchone()[0]
    return db.execute(
        "SELECT article.seq, record FROM article JOIN version ON version.seq = article.version"
        " WHERE article.seq > ? ORDER BY article.seq LIMIT ?",
        (last, limit),
    ).fetchall()


def left_to_link(db: sqlite3.Connection) -> int:
    """How many articles have not been linked; they are linked in the order of their rows."""
    (left,) = db.execute(
        "SELECT count(*) FROM article WHERE seq > (SELECT coalesce(max(article), 0) FROM link)"
    ).fetchone()
    return int(left)


def change(db: sqlite3.Connection) -> int:
    """The number of the last change."""
    return int(db.execute("SELECT coalesce(max(change), 0) FROM article").fetchone()[0])


def reserved(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """What the pages of an article reserve, in any of its versions."""
    rows = db.execute(
        "SELECT said FROM reserved JOIN version ON version.seq = reserved.version JOIN article"
        " ON article.seq = version.article WHERE article.id = ? AND said != ''",
        (name,),
    )
    return tuple(dict.fromkeys(line for (said,) in rows for line in said.splitlines()))


def unasked(db: sqlite3.Connection, limit: int) -> list[tuple[int, Original]]:
    """Give the originals of which it is not noted what they reserve."""
    rows = db.execute(
        "SELECT version, form, charset, payload FROM original"
        " WHERE NOT EXISTS (SELECT 1 FROM reserved WHERE reserved.version = original.version) LIMIT ?",
        (limit,),
    ).fetchall()
    return [(row[0], Original(form=row[1], charset=row[2], payload=codec.unpack(row[3]))) for row in rows]


def last(db: sqlite3.Connection) -> int:
    """The row of the article that arrived last."""
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM article").fetchone()[0])


def parts(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """Give the ids of the parts of an article split over pages, in their order; its own alone where it is whole."""
    stored = article(db, name)
    if stored is None:
        return ()
    name, url = stored.id, stored.article.canonical or stored.article.url
    wanted = identity.parts(url) if url else ()
    marks = ",".join("?" * len(wanted))
    found = {one for (one,) in db.execute(f"SELECT id FROM article WHERE id IN ({marks})", wanted)}
    return tuple(one for one in wanted if one in found) if name in found else (name,)


def whole(db: sqlite3.Connection, name: str) -> Stored | None:
    """Give an article with the text and body of all its parts, spans counted on through them; by any part's id."""
    pieces = [stored for one in parts(db, name) if (stored := article(db, one))]
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    texts, body, at = [], [], 0
    for piece in pieces:
        texts.append(piece.article.text)
        for passage in piece.article.body:
            span = Span(passage.span.start + at, passage.span.end + at)
            body.append(msgspec.structs.replace(passage, span=span))
        at += len(piece.article.text) + 1
    first = pieces[0]
    joined = msgspec.structs.replace(first.article, text="\n".join(texts), body=tuple(body), roles=())
    return msgspec.structs.replace(first, article=joined)


def versions(db: sqlite3.Connection, name: str) -> tuple[Version, ...]:
    """Give the versions of an article, the one seen first in front."""
    rows = db.execute(
        "SELECT version.id, captured, version.seq = article.version"
        " FROM version JOIN article ON article.seq = version.article WHERE article.id = ?"
        " ORDER BY seen NULLS FIRST, version.seq",
        (name,),
    )
    return tuple(Version(id=row[0], captured=row[1], current=bool(row[2])) for row in rows)


def version(db: sqlite3.Connection, name: str, said: str) -> Stored | None:
    """Give an article in one of its versions."""
    row = db.execute(
        "SELECT article.seq, article.id, article.outlet, version.id, record,"
        " (SELECT count(*) FROM version WHERE version.article = article.seq),"
        " (SELECT evidence FROM inferred WHERE inferred.article = article.seq AND article.version = version.seq)"
        " FROM version JOIN article ON article.seq = version.article WHERE article.id = ? AND version.id = ?",
        (name, said),
    ).fetchone()
    return stored(row) if row else None


def original(db: sqlite3.Connection, name: str, said: str | None) -> Original | None:
    """Give what a version was read from; the current version where none is named."""
    row = db.execute(
        "SELECT form, charset, payload FROM original JOIN version ON version.seq = original.version"
        " JOIN article ON article.seq = version.article"
        " WHERE article.id = ? AND CASE WHEN ? IS NULL THEN version.seq = article.version ELSE version.id = ? END",
        (name, said, said),
    ).fetchone()
    return Original(form=row[0], charset=row[1], payload=codec.unpack(row[2])) if row else None


def counts(db: sqlite3.Connection) -> dict[Outcome, int]:
    """Count the pages that were read, by how their reading ended."""
    return {
        Outcome(name): count
        for name, count in db.execute("SELECT outcome, count(*) FROM capture GROUP BY outcome ORDER BY 2 DESC, 1")
    }


def sizes(db: sqlite3.Connection) -> tuple[int, int, int]:
    """Count articles, versions and pages read."""
    tables = ("article", "version", "capture")
    articles, versions, captures = (db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
    return articles, versions, captures


def ids(db: sqlite3.Connection, start: int, limit: int) -> tuple[str, ...]:
    """Give the ids of articles in the order in which they came."""
    rows = db.execute("SELECT id FROM article ORDER BY seq LIMIT ? OFFSET ?", (limit, start))
    return tuple(name for (name,) in rows)


def outlets(db: sqlite3.Connection) -> tuple[Outlet, ...]:
    """Count the articles of each outlet, the largest in front."""
    rows = db.execute(
        "SELECT outlet, count(*), min(moment), max(moment) FROM article GROUP BY outlet ORDER BY 2 DESC, 1"
    )
    return tuple(Outlet(name=row[0], articles=row[1], first=row[2], last=row[3]) for row in rows)


def months(db: sqlite3.Connection) -> dict[str, int]:
    """Count the articles of each month (YYYY-MM, as printed), the first in front; those that name a month."""
    rows = db.execute(
        "SELECT substr(published, 1, 7), count(*) FROM article"
        " WHERE published GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*' GROUP BY 1 ORDER BY 1"
    )
    return dict(rows.fetchall())


def calendar(db: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """Count the articles of each outlet by month (YYYY-MM, as printed); those that name an outlet and a month."""
    found: dict[str, dict[str, int]] = {}
    for outlet, month, n in db.execute(
        "SELECT outlet, substr(published, 1, 7), count(*) FROM article WHERE outlet IS NOT NULL"
        " AND published GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*' GROUP BY 1, 2 ORDER BY 1, 2"
    ):
        found.setdefault(outlet, {})[month] = n
    return found


def reservations(db: sqlite3.Connection) -> dict[str, int]:
    """Count the articles by what their pages reserve, the most frequent in front."""
    rows = db.execute(
        "SELECT said, count(DISTINCT article) FROM reserved JOIN version ON version.seq = reserved.version"
        " WHERE said != '' GROUP BY said ORDER BY 2 DESC, 1"
    )
    return dict(rows.fetchall())


def refusals(db: sqlite3.Connection, limit: int) -> tuple[Refusal, ...]:
    """Give the pages that became no article, and why, the last read in front."""
    rows = db.execute(
        "SELECT id, url, file, offset, line, outcome, why FROM capture WHERE version IS NULL"
        " ORDER BY seq DESC LIMIT ?",
        (limit,),
    )
    return tuple(
        Refusal(
            id=row[0],
            url=row[1],
            place=Place(file=row[2], offset=row[3], line=row[4]),
            outcome=Outcome(row[5]),
            detail=row[6],
        )
        for row in rows
    )


def _group(column: str) -> str:
    """SQL for the id of a group that the article of a row of `link` shares with others; NULL where it is alone."""
    return (
        f"(SELECT head.id FROM article AS head WHERE head.seq = link.{column} AND EXISTS (SELECT 1 FROM link AS other"
        f" WHERE other.{column} = link.{column} AND other.article != link.article))"
    )


def pages(db: sqlite3.Connection) -> Iterator[Page]:
    """Give every page that was kept, as its source named it, each once."""
    last = 0
    while rows := db.execute(
        f"SELECT capture.seq, capture.id, capture.url, article.id, {_group('story')}, {_group('copies')} FROM capture"
        " JOIN version ON version.seq = capture.version JOIN article ON article.seq = version.article"
        " JOIN link ON link.article = article.seq"
        " WHERE capture.seq > ? AND NOT EXISTS (SELECT 1 FROM capture AS earlier JOIN version AS v"
        "  ON v.seq = earlier.version WHERE v.article = article.seq AND earlier.id = capture.id"
        "  AND earlier.url IS capture.url AND earlier.seq < capture.seq)"
        f" ORDER BY capture.seq LIMIT {CHUNK}",
        (last,),
    ).fetchall():
        for row in rows:
            yield Page(id=row[1], url=row[2], article=row[3], story=row[4], copies=row[5])
        last = rows[-1][0]
