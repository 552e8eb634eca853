"""The capture of a page that does not tell it: from the ages on it and the articles that the archive holds.

An article that comes later narrows the pages that name it. What is inferred stands beside the record, never in it:
`shown` lays it over the record when the article is asked for.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone, tzinfo

import msgspec

from kronik import when
from kronik.archive import codec
from kronik.archive.links import items
from kronik.records import Article, Found, Inferred, Moment, Related
from kronik.when import capture

FARTHEST = timedelta(hours=14)
"""From Greenwich to Kiritimati: no zone is further ahead."""

_inferred = msgspec.json.Decoder(Inferred)


def infer(db: sqlite3.Connection, seq: int, article: Article) -> None:
    """Infer the capture of an article's page, and anew that of the pages that name the article."""
    _page(db, seq, article)
    if isinstance(article.published, Found):
        for one in sorted({item.article for item in items.backward(db, seq) if item.list == "related"}):
            _page(db, one, _record(db, one))


def _page(db: sqlite3.Connection, seq: int, article: Article) -> None:
    db.execute("DELETE FROM inferred WHERE article = ?", (seq,))
    if article.captured or not any(item.age for item in article.related):
        return
    dated = []
    for item in items.forward(db, seq):
        if item.list != "related" or (age := article.related[item.place].age) is None:
            continue
        name, moment = _published(db, item.other)
        if moment:
            dated.append((name, age, moment))
    if dated:
        own = article.published.value if isinstance(article.published, Found) else None
        moments = [*([own] if own else []), *(moment for _, _, moment in dated)]
        found = capture.infer(dated, zone=next((zone for m in moments if (zone := _zone(m))), UTC), published=own)
        db.execute("INSERT INTO inferred VALUES (?, ?)", (seq, msgspec.json.encode(found)))


def _zone(moment: Moment) -> tzinfo | None:
    """The zone by which a moment's day was bounded, printed or assumed; None where its day is not known."""
    try:
        wall = datetime.fromisoformat(moment.edtf)
    except ValueError:
        return None
    if wall.tzinfo:
        return wall.tzinfo
    ahead = wall - moment.earliest.astimezone(UTC).replace(tzinfo=None)
    return timezone(ahead) if abs(ahead) <= FARTHEST else None


def evidence(db: sqlite3.Connection, name: str) -> Inferred | None:
    """What was inferred of the capture of an article's page; None where it tells its own, or nothing is known."""
    row = db.execute(
        "SELECT evidence FROM inferred JOIN article ON article.seq = inferred.article WHERE article.id = ?", (name,)
    ).fetchone()
    return _inferred.decode(row[0]) if row else None


def shown(article: Article, evidence: bytes | None) -> Article:
    """Give an article with its inferred capture, and its related items with the dates that follow from it."""
    inferred = _inferred.decode(evidence) if evidence and not article.captured else None
    if inferred is None or inferred.moment is None:
        return article
    moment = inferred.moment
    # Hours of a day may be known, from which the zone of the day cannot be told again: the bounds are in that zone.
    zone = next((zone for bound in inferred.bounds if (zone := _zone(bound.published))), None)
    return msgspec.structs.replace(
        article, captured=moment, related=tuple(_dated(item, moment, zone) for item in article.related)
    )


def _dated(item: Related, captured: Moment, zone: tzinfo | None) -> Related:
    if item.published or item.age is None:
        return item
    return msgspec.structs.replace(item, published=when.ago(item.age, captured, zone=zone))


def _published(db: sqlite3.Connection, seq: int) -> tuple[str, Moment | None]:
    name, record = db.execute(
        "SELECT article.id, record FROM article JOIN version ON version.seq = article.version WHERE article.seq = ?",
        (seq,),
    ).fetchone()
    field = codec.readable(record).published
    return name, field.value if isinstance(field, Found) else None


def _record(db: sqlite3.Connection, seq: int) -> Article:
    (record,) = db.execute(
        "SELECT record FROM article JOIN version ON version.seq = article.version WHERE article.seq = ?", (seq,)
    ).fetchone()
    return codec.article(record)
