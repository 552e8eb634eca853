"""What readers of an archive ask about links: the story of an article, its copies, what is related, why."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
import tantivy
from tantivy import Occur, Query

from kronik.archive import codec, days, fetch, parts
from kronik.archive.facts.gather import PERSON, PLACE, Part
from kronik.archive.index import SCHEMA
from kronik.archive.links import clash, common, items
from kronik.archive.links import timeline as steps
from kronik.archive.links.linker import body, outlets
from kronik.archive.stems import fold, words
from kronik.archive.types import (
    Cast,
    Contradiction,
    Copy,
    Dated,
    Member,
    Neighbour,
    Revision,
    Side,
    Step,
    Story,
    Telling,
)
from kronik.facts import reprints
from kronik.language import codes, load
from kronik.link import changes, credit, related
from kronik.link import why as reasons
from kronik.link.clashes import Clash
from kronik.link.notes import notes
from kronik.link.weights import PAIR, Census
from kronik.link.words import terms
from kronik.records import Article, Found, Lang, Missing, Moment, Record, Span, Url

DRAWN = 40
"""Matches of the search that are put in order by time, too."""

CREDITED = 40
"""Copies of a group that are asked whom they credit: the earliest."""
NAMED = 12
"""People, and places, that a story shows."""

_MEMBER = (
    "SELECT article.id, headline, url, outlet, published, hour FROM link JOIN article ON article.seq = link.article"
)


def story(db: sqlite3.Connection, name: str) -> Story | None:
    """Give the story of an article, by the id of any of its articles; None where it is alone or not there."""
    head = _head(db, name)
    return _story(db, head) if head is not None else None


def stories(db: sqlite3.Connection) -> Iterator[Story]:
    """Give every story of more than one article, the one that went on last in front."""
    heads = db.execute(
        "SELECT story FROM link GROUP BY story HAVING count(*) > 1 ORDER BY max(hour) DESC, story"
    ).fetchall()
    for (head,) in heads:
        if found := _story(db, head):  # while pages are added, two stories may become one meanwhile
            yield found


def timeline(db: sqlite3.Connection, name: str) -> tuple[Dated, ...]:
    """Give the dated steps of a story, by the id of an article; or of a person, organisation or place, by its id."""
    head = _head(db, name)
    if head is not None:
        rows = _rows(db, head)
        return steps.of_articles(db, [steps.Row(row[0], _member(row[1:7]), _day(row), row[7]) for row in rows])
    root = steps.root(db, name)
    return steps.of_entity(db, root) if root is not None else ()


def contradictions(db: sqlite3.Connection, name: str) -> tuple[Contradiction, ...]:
    """Give what the outlets of an article's story tell differently, what most take part in in front."""
    head = _head(db, name)
    rows = sorted(_rows(db, head), key=lambda row: (-row[7], row[1])) if head is not None else []
    read = sorted(rows[: clash.READ], key=lambda row: (row[6], row[1]))
    members = {row[0]: _member(row[1:7]) for row in read}
    found = clash.of(db, [(seq, member.outlet or member.id) for seq, member in members.items()])
    return tuple(_contradiction(one, members) for one in found)


def _contradiction(one: Clash, members: dict[int, Member]) -> Contradiction:
    sides = [
        Side(
            value=value,
            tellings=tuple(
                Telling(member=members[t.sentence.report], sentence=t.sentence.text, mark=Span(t.start, t.end))
                for t in tellings
            ),
        )
        for value, tellings in one.sides
    ]
    return Contradiction(kind=one.kind, about=one.about, sides=tuple(sides), outlets=one.outlets)


def _head(db: sqlite3.Connection, name: str) -> int | None:
    found = db.execute(
        "SELECT link.story FROM link JOIN article ON article.seq = link.article WHERE id = ?", (name,)
    ).fetchone()
    return found[0] if found else None


def _rows(db: sqlite3.Connection, head: int) -> list[tuple[Any, ...]]:
    """The articles of a story in time: row, what a member is made of, how like the others, and language."""
    return db.execute(
        "SELECT article.seq, article.id, headline, url, outlet, published, hour,"
        " (SELECT total(weight) FROM link_edge JOIN link AS near ON near.article = other"
        "  WHERE link_edge.article = link.article AND near.story = link.story), lang"
        " FROM link JOIN article ON article.seq = link.article WHERE story = ? ORDER BY hour, article.id",
        (head,),
    ).fetchall()


def _story(db: sqlite3.Connection, head: int) -> Story | None:
    rows = _rows(db, head)
    if len(rows) < 2:
        return None
    by_day: dict[str, list[tuple[float, Member]]] = {}
    for row in rows:
        by_day.setdefault(_day(row), []).append((row[7], _member(row[1:7])))
    central = max(rows, key=lambda row: (row[7], -row[6], row[1]))
    return Story(
        id=rows[0][1],
        headline=central[2],
        first=rows[0][5],
        last=rows[-1][5],
        outlets=tuple(sorted({row[4] for row in rows if row[4]})),
        articles=len(rows),
        steps=tuple(_step(day, members) for day, members in sorted(by_day.items())),
        people=_cast(db, head, PERSON),
        places=_cast(db, head, PLACE),
    )


def _day(row: tuple[Any, ...]) -> str:
    return days.told(row[5], row[8]) if row[5] else ""


def _cast(db: sqlite3.Connection, head: int, kind: str) -> tuple[Cast, ...]:
    rows = db.execute(
        # CROSS JOIN keeps the order: from the articles to their forms, and not from all forms of the kind.
        "SELECT root.id, root.name, count(DISTINCT part.article) AS articles"
        " FROM link CROSS JOIN part ON part.article = link.article AND part.part = ?"
        " CROSS JOIN form ON form.seq = part.form CROSS JOIN form AS root ON root.seq = form.root"
        " WHERE link.story = ? AND form.kind = ? GROUP BY root.seq ORDER BY articles DESC, root.id LIMIT ?",
        (Part.NAMED, head, kind, NAMED),
    )
    return tuple(Cast(id=row[0], name=row[1], articles=row[2]) for row in rows.fetchall())


def _step(day: str, members: list[tuple[float, Member]]) -> Step:
    """One day of a story; the article that is most like the others leads."""
    lead = max(members, key=lambda pair: (pair[0], pair[1].id))[1]
    outlets = {member.outlet for _, member in members if member.outlet}
    return Step(
        day=day or None,
        lead=lead,
        others=tuple(member for _, member in members if member is not lead),
        outlets=len(outlets),
    )


def copies(db: sqlite3.Connection, name: str) -> tuple[Copy, ...]:
    """Give the articles that have one text with this one, itself among them, the original in front; none if alone.

    The original is the one whose outlet most of the others credit, else the earliest; the others follow in time.
    """
    rows = db.execute(
        f"{_MEMBER} WHERE copies = (SELECT copies FROM link JOIN article ON article.seq = link.article WHERE id = ?)"
        " ORDER BY hour, article.id",
        (name,),
    ).fetchall()
    if len(rows) < 2:
        return ()
    credits = _credits(db, [(row[0], row[3]) for row in rows])
    original = max(rows, key=lambda row: credits.get(row[3], 0))  # of several the earliest
    rows = [original, *(row for row in rows if row is not original)]
    return tuple(
        Copy(
            member=_member(row),
            credits=credits.get(row[3], 0),
            shared=_shared(db, original[0], row[0]) if row is not original else None,
        )
        for row in rows
    )


def _credits(db: sqlite3.Connection, articles: list[tuple[str, str | None]]) -> dict[str | None, int]:
    """Count for each outlet the articles of other outlets that name it where a source is named."""
    outlets = {outlet for _, outlet in articles if outlet}
    counts: dict[str | None, int] = {}
    for name, own in articles[:CREDITED] if len(outlets) > 1 else ():
        stored = fetch.article(db, name)
        if stored is None:
            continue
        lang = parts.language(stored.article)
        pack = load(lang if lang in codes() else Lang("en"))
        said = credit.names(stored.article, (found.name for found in reprints.find(stored.article, pack)))
        for outlet in outlets - {own}:
            counts[outlet] = counts.get(outlet, 0) + credit.credits(said, outlet)
    return counts


def changed(db: sqlite3.Connection, one: str, other: str) -> tuple[str, ...]:
    """Give what the second of two articles changed against the first, a line each, in reading order."""
    texts = [fetch.article(db, name) for name in (one, other)]
    if texts[0] is None or texts[1] is None:
        return ()
    return tuple(map(changes.told, changes.between(texts[0].article, texts[1].article)))


def revisions(db: sqlite3.Connection, name: str) -> tuple[Revision, ...]:
    """Give the versions of an article with what each changed, the one seen first in front."""
    found: list[Revision] = []
    before: Article | None = None
    for version in fetch.versions(db, name):
        stored = fetch.version(db, name, version.id)
        assert stored is not None
        now = stored.article
        lang = parts.language(now)
        found.append(
            Revision(
                version=version,
                headline=parts.headline(now),
                published=now.published.value.edtf if isinstance(now.published, Found) else None,
                modified=now.modified.value.edtf if isinstance(now.modified, Found) else None,
                changes=tuple(map(changes.told, changes.between(before, now))) if before else (),
                notes=notes(now.text, load(lang if lang in codes() else Lang("en"))),
            )
        )
        before = now
    return tuple(found)


def copied(db: sqlite3.Connection) -> Iterator[tuple[Copy, ...]]:
    """Give every group of copies, in the order in which their first articles came."""
    for (head,) in db.execute(
        "SELECT id FROM article WHERE seq IN (SELECT copies FROM link GROUP BY copies HAVING count(*) > 1)"
        " ORDER BY seq"
    ).fetchall():
        yield copies(db, head)


def _shared(db: sqlite3.Connection, one: str, other: str) -> float | None:
    """Share of text that two articles have in common, where they were compared."""
    found = db.execute(
        "SELECT shared FROM link_edge JOIN article AS a ON a.seq = link_edge.article"
        " JOIN article AS b ON b.seq = other WHERE a.id = ? AND b.id = ?",
        (one, other),
    ).fetchone()
    return round(found[0], 3) if found and found[0] else None


def linked(db: sqlite3.Connection, name: str) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Give the articles that this one's read-also and related links name, and those whose links name it."""
    row = db.execute("SELECT seq FROM article WHERE id = ?", (name,)).fetchone()
    if row is None:
        return (), ()
    to = dict.fromkeys(item.other for item in items.forward(db, row[0]))
    by = dict.fromkeys(item.article for item in items.backward(db, row[0]))
    return tuple(_members(db, list(to))), tuple(_members(db, list(by)))


def near(
    db: sqlite3.Connection, searcher: tantivy.Searcher, census: Census, name: str, limit: int
) -> tuple[Neighbour, ...]:
    """Give the articles about the subject of one, closest first; copies of it are left out."""
    row = db.execute(
        "SELECT article.seq, record, hour, copies FROM article JOIN version ON version.seq = article.version"
        " JOIN link ON link.article = article.seq WHERE article.id = ?",
        (name,),
    ).fetchone()
    if row is None:
        return ()
    seq, record, hour, group = row
    article = codec.readable(record)
    wanted = related.asked(parts.headline(article), body(article), census)
    if not wanted:
        return ()
    clauses = [
        (Occur.Should, Query.boost_query(Query.term_query(SCHEMA, "text", form, "freq"), weight))
        for word, weight in wanted.items()
        for form in map(fold, words(word)[:1])
    ]
    hits = searcher.search(Query.boolean_query(clauses), limit=DRAWN, count=False).hits
    seqs = [int(value or 0) for value in searcher.fast_field_values("seq", [address for _, address in hits])]
    scores = dict(zip(seqs, (score for score, _ in hits), strict=True))
    marks = ",".join("?" * len(seqs))
    found = db.execute(
        f"SELECT article, hour FROM link WHERE article IN ({marks}) AND article != ? AND copies != ?",
        (*seqs, seq, group),
    ).fetchall()
    order = sorted(found, key=lambda row: (-related.fresh(scores[row[0]], (row[1] - hour) / 24), row[0]))[:limit]
    return tuple(_neighbour(db, other, wanted) for other, _ in order)


class _Dated(Record, frozen=True):
    published: Found[Moment] | Missing


_dated = msgspec.json.Decoder(_Dated)
"""Decodes the one field that a neighbour shows beside its row; the rest of the record is skipped."""


def _neighbour(db: sqlite3.Connection, seq: int, wanted: dict[str, float]) -> Neighbour:
    name, headline, url, outlet, record, vector = db.execute(
        "SELECT article.id, headline, url, outlet, record, vector FROM article"
        " JOIN version ON version.seq = article.version JOIN link ON link.article = article.seq"
        " WHERE article.seq = ?",
        (seq,),
    ).fetchone()
    article = _dated.decode(codec.unpack(record))
    here = set(np.frombuffer(vector, dtype=PAIR)["term"].tolist())
    return Neighbour(
        id=name,
        headline=headline or "",
        url=Url(url) if url else None,
        outlet=outlet,
        published=article.published.value if isinstance(article.published, Found) else None,
        words=tuple(word for word in wanted if here.issuperset(terms(word))),
    )


def why(db: sqlite3.Connection, census: Census, one: str, other: str) -> reasons.Why | None:
    """Say why two articles are together or not; None where the archive does not hold both."""
    sides = _side(db, one), _side(db, other)
    if sides[0] is None or sides[1] is None:
        return None
    rows = dict(db.execute("SELECT id, seq FROM article WHERE id IN (?, ?)", (one, other)).fetchall())
    named = [(one, other), (other, one)]
    links = tuple(
        f"{a} names {b} in its {item.list.replace('_', ' ')} links"
        for a, b in named
        for item in items.forward(db, rows[a])
        if item.other == rows[b]
    )
    found = db.execute("SELECT 1 FROM link_edge WHERE article = ? AND other = ?", (rows[one], rows[other])).fetchone()
    return reasons.explain(
        sides[0], sides[1], census, common=common.load(db), links=links,
        noted=found is not None, alone=(_alone(db, rows[one]), _alone(db, rows[other])),
    )  # fmt: skip


def _alone(db: sqlite3.Connection, seq: int) -> bool:
    """Whether an article is in no story with another."""
    (count,) = db.execute(
        "SELECT count(*) FROM link WHERE story = (SELECT story FROM link WHERE article = ?)", (seq,)
    ).fetchone()
    return bool(count < 2)


def _side(db: sqlite3.Connection, name: str) -> reasons.Side | None:
    row = db.execute(
        "SELECT record, hour, (SELECT id FROM article AS head WHERE head.seq = story),"
        " (SELECT id FROM article AS head WHERE head.seq = copies), meaning, outlet, url"
        " FROM article JOIN version ON version.seq = article.version JOIN link ON link.article = article.seq"
        " WHERE article.id = ?",
        (name,),
    ).fetchone()
    if row is None:
        return None
    article = codec.readable(row[0])
    return reasons.Side(
        id=name, headline=parts.headline(article), text=body(article), hour=row[1], story=row[2], copies=row[3],
        lang=parts.language(article) if article.body else None, meaning=row[4],
        outlets=outlets(row[5], row[6]),
    )  # fmt: skip


def _members(db: sqlite3.Connection, seqs: list[int]) -> Iterator[Member]:
    for seq in seqs:
        yield _member(db.execute(f"{_MEMBER} WHERE article.seq = ?", (seq,)).fetchone())


def _member(row: tuple[str, str | None, str | None, str | None, str | None, int]) -> Member:
    return Member(
        id=row[0], headline=row[1] or "", url=Url(row[2]) if row[2] else None, outlet=row[3], published=row[4]
    )
