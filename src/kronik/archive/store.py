"""Writing to the database: what was read goes in. Nothing here knows of the index.

Every write is part of a transaction that the caller opens and commits; what was committed survives a kill.
"""

from __future__ import annotations

import sqlite3

import msgspec

from kronik.archive import codec, days, identity, naming, parts
from kronik.archive.types import Added
from kronik.page import reserved
from kronik.records import Article, Capture, Found, Moment, Outcome, Place, Record, Refusal, Url


class Change(Record, frozen=True):
    """What a write did, for the index to follow."""

    added: Added
    seq: int
    change: int | None = None
    """The number of the change; None where what the archive shows of the article is what it was."""
    shown: Article | None = None
    """What it shows now."""


def add(db: sqlite3.Connection, article: Article, capture: Capture | None) -> Change:
    """Store a page that is an article."""
    key = identity.capture(capture) if capture else identity.record(article)
    known = db.execute("SELECT version FROM capture WHERE key = ?", (key,)).fetchone()
    if known and known[0] is not None:
        return _again(db, article, key, known[0])
    change, version = _place(db, article, key)
    if capture and change.added is not Added.SAME:
        _keep(db, version, capture)
    if capture:
        reserve(db, version, capture)
    _log(db, key, article.id, article.url, article.place, article.outcome, article.why, article.captured, version)
    return change


def refuse(db: sqlite3.Connection, refusal: Refusal, capture: Capture | None) -> None:
    """Store that a page became no article, and why."""
    key = identity.capture(capture) if capture else identity.refusal(refusal)
    _log(db, key, refusal.id, refusal.url, refusal.place, refusal.outcome, refusal.detail, None, None)


def touch(db: sqlite3.Connection, seq: int) -> int:
    """Number a change of what belongs to an article that says what it said before, for the index to follow."""
    change = _next(db, "article", "change")
    db.execute("UPDATE article SET change = ? WHERE seq = ?", (change, seq))
    return change


def _log(
    db: sqlite3.Connection,
    key: str,
    source: str,
    url: Url | None,
    place: Place,
    outcome: Outcome,
    why: str,
    captured: Moment | None,
    version: int | None,
) -> None:
    """Write down that a page was read; what is known of the same page from before is replaced."""
    db.execute(
        "INSERT INTO capture (key, id, url, file, offset, line, captured, outcome, why, version)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
        " outcome = excluded.outcome, why = excluded.why, version = coalesce(excluded.version, version)",
        (
            key, source, url, place.file, place.offset, place.line,
            captured.edtf if captured else None, outcome.value, why, version,
        ),
    )  # fmt: skip


def _place(db: sqlite3.Connection, article: Article, key: str) -> tuple[Change, int]:
    """Find or make the article and the version; give the version's row."""
    name, said = identity.article(article), identity.version(article)
    row = db.execute("SELECT seq FROM article WHERE id = ?", (name,)).fetchone()
    if row is None:
        seq = _next(db, "article", "seq")
        change = _next(db, "article", "change")
        db.execute(
            "INSERT INTO article (seq, id, source, outcome, change) VALUES (?, ?, ?, ?, ?)",
            (seq, name, article.id, article.outcome.value, change),
        )
        version = _version(db, seq, said, article, key)
        _show(db, seq, version, article, change)
        return Change(added=Added.NEW, seq=seq, change=change, shown=article), version
    seq = row[0]
    same = db.execute("SELECT seq FROM version WHERE article = ? AND id = ?", (seq, said)).fetchone()
    if same:
        version = same[0]
        db.execute(
            "UPDATE version SET seen = ?1 WHERE seq = ?2 AND coalesce(seen < ?1, ?1 IS NOT NULL)",
            (_seen(article), version),
        )
    else:
        version = _version(db, seq, said, article, key)
    return _promote(db, seq, Added.SAME if same else Added.VERSION), version


def _version(db: sqlite3.Connection, seq: int, said: str, article: Article, key: str) -> int:
    cursor = db.execute(
        "INSERT INTO version (article, id, seen, captured, capture, record) VALUES (?, ?, ?, ?, ?, ?)",
        (seq, said, _seen(article), _edtf(article.captured), key, codec.pack(codec.encode(article))),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _promote(db: sqlite3.Connection, seq: int, added: Added) -> Change:
    """Make the version that was seen last the current one."""
    version, record, current = db.execute(
        "SELECT version.seq, record, version.seq = article.version FROM version JOIN article ON article.seq = article"
        " WHERE article.seq = ? ORDER BY seen DESC NULLS LAST, version.seq DESC LIMIT 1",
        (seq,),
    ).fetchone()
    if current:
        return Change(added=added, seq=seq)
    shown = codec.article(record)
    change = _next(db, "article", "change")
    _show(db, seq, version, shown, change)
    return Change(added=added, seq=seq, change=change, shown=shown)


def _show(db: sqlite3.Connection, seq: int, version: int, article: Article, change: int) -> None:
    """Copy into the article's row what lists ask for."""
    published = article.published.value if isinstance(article.published, Found) else None
    db.execute(
        "UPDATE article SET source = ?, url = ?, outcome = ?, outlet = ?, lang = ?, headline = ?, published = ?,"
        " moment = ?, version = ?, change = ? WHERE seq = ?",
        (
            article.id,
            parts.address(article),
            article.outcome.value,
            naming.shown(db, parts.outlet(article), parts.address(article)),
            parts.language(article),
            parts.headline(article) or None,
            _edtf(published),
            days.second(published) if published else None,
            version,
            change,
            seq,
        ),
    )


def _keep(db: sqlite3.Connection, version: int, capture: Capture) -> None:
    payload = (
        capture.payload.encode("utf-8", "surrogatepass") if isinstance(capture.payload, str) else capture.payload
    )
    charset = "utf-8" if isinstance(capture.payload, str) else capture.charset
    db.execute(
        "INSERT INTO original VALUES (?, ?, ?, ?)", (version, capture.form.value, charset, codec.pack(payload))
    )


def reserve(db: sqlite3.Connection, version: int, capture: Capture) -> None:
    """Note what a page of a version reserves; what another page of it reserved before stays."""
    db.execute(
        "INSERT INTO reserved VALUES (?, ?) ON CONFLICT (version) DO UPDATE SET said = excluded.said"
        " WHERE excluded.said != ''",
        (version, "\n".join(reserved.find(capture))),
    )


def _again(db: sqlite3.Connection, article: Article, key: str, version: int) -> Change:
    """Replace the record that was read from this page before, where the page now reads otherwise."""
    seq, source, record, current = db.execute(
        "SELECT article, capture, record, article.version = version.seq"
        " FROM version JOIN article ON article.seq = article WHERE version.seq = ?",
        (version,),
    ).fetchone()
    unchanged = Change(added=Added.SAME, seq=seq)
    if source != key or codec.unpack(record) == codec.encode(article):
        return unchanged
    old = codec.article(record)
    article = msgspec.structs.replace(article, place=old.place)  # where it lies is no part of what it says
    said = identity.version(article)
    other = db.execute("SELECT 1 FROM version WHERE article = ? AND id = ? AND seq != ?", (seq, said, version))
    if article == old or other.fetchone():
        return unchanged
    db.execute(
        "UPDATE version SET id = ?, seen = coalesce(?, seen), record = ? WHERE seq = ?",
        (said, None if article.captured else _seen(article), codec.pack(codec.encode(article)), version),
    )
    if not current:
        return unchanged
    change = _next(db, "article", "change")
    _show(db, seq, version, article, change)
    return Change(added=Added.SAME, seq=seq, change=change, shown=article)


def _next(db: sqlite3.Connection, table: str, column: str) -> int:
    return int(db.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}").fetchone()[0])


def _edtf(moment: Moment | None) -> str | None:
    return moment.edtf if moment else None


def _seen(article: Article) -> int | None:
    """When the article said this: when it was captured, else the last date that it gives itself."""
    if article.captured:
        return days.second(article.captured)
    for field in (article.modified, article.published):
        if isinstance(field, Found):
            return days.second(field.value)
    return None
