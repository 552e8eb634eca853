"""What readers ask about the entities of an archive, and about the facts of its articles.

An entity goes by the id of any of its forms, so an address that was given out leads to it after a merge, too.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

import msgspec

from kronik import language
from kronik.archive import codec
from kronik.archive.facts import decide, keep, keys, seek
from kronik.archive.facts.gather import CODE, SPLIT, Part
from kronik.archive.types import Companion, Entity, Happening, Mention, Naming, Party, Statement
from kronik.archive.types import Member as Source
from kronik.errors import QueryError
from kronik.facts import sentences
from kronik.records import Facts, Lang, Name, Person, Quote, Record, Span, Spot

CHUNK = 200
"""Articles that a stream takes at a time."""

LATEST = 300
"""Articles of an entity, the newest, in which those named beside it are counted: some 7,000 names, 10 ms."""

_ROLE = (
    "(SELECT p.role FROM printed AS p JOIN form AS f ON f.seq = p.form WHERE f.root = form.seq AND p.role != ''"
    " GROUP BY p.role ORDER BY sum(p.articles) DESC, p.role LIMIT 1)"
)
_ENTITY = f"SELECT id, kind, name, {_ROLE}, total, key, head, country, lat, lon, seq FROM form"


def _entity(
    row: tuple[str, str, str, str | None, int, str, str, str | None, float | None, float | None, int],
) -> Entity:
    return Entity(
        id=row[0],
        kind=row[1],
        name=row[2],
        role=row[3],
        articles=row[4],
        code=row[5] if row[6] == CODE else None,
        country=row[7],
        lat=row[8],
        lon=row[9],
    )


# ---- entities -------------------------------------------------------------------------------------------------


def entities(
    db: sqlite3.Connection, kind: str, words: Sequence[str], limit: int, cursor: str | None
) -> tuple[tuple[Entity, ...], str | None]:
    """Give entities of a kind, those in most articles in front; with words, those of which a form holds them.

    The last word may be the beginning of one. Raises QueryError for a cursor that is none.
    """
    total, after = _mark(cursor)
    named = ""
    values: list[object] = [kind, total, total, after]
    if words:
        roots = {root for _, root, _, _ in seek.holding(db, kind, words, begun=True) if root is not None}
        named = " AND seq IN (SELECT value FROM json_each(?))"
        values.append(json.dumps(sorted(roots)))
    rows = db.execute(
        f"{_ENTITY} WHERE kind = ? AND root = seq AND total > 0 AND (total < ? OR (total = ? AND id > ?)){named}"
        " ORDER BY total DESC, id LIMIT ?",
        (*values, limit + 1),
    ).fetchall()
    found = tuple(map(_entity, rows[:limit]))
    return found, f"{found[-1].articles}-{found[-1].id}" if len(rows) > limit else None


def _mark(cursor: str | None) -> tuple[int, str]:
    """The place in the list that a cursor names."""
    if cursor is None:
        return 1 << 62, ""
    count, dash, name = cursor.partition("-")
    if not dash or not count.isascii() or not count.isdigit() or len(count) > 15:
        raise QueryError(f"{cursor!r} is no cursor of this list", mend="Start without one")
    return int(count), name


def entity(db: sqlite3.Connection, name: str) -> Entity | None:
    """Give the entity that the id of any of its forms names; of a form that is nobody in particular, the form."""
    row = db.execute(
        f"{_ENTITY} WHERE seq = (SELECT coalesce(root, seq) FROM form AS f WHERE f.id = ?)", (name,)
    ).fetchone()
    return _entity(row) if row else None


def named(db: sqlite3.Connection, text: str, kind: str | None = None) -> tuple[Entity, ...]:
    """Give the entities that a text names: by id, else by exactly this name, else by words of a name."""
    found = entity(db, text)
    if found is not None:
        return (found,) if kind in (None, found.kind) else ()
    words = keys.key(text).split()
    kinds = (kind,) if kind else ("person", "organisation", "place")
    rows = [row for one in kinds for row in seek.holding(db, one, words)]
    exact = [row for row in rows if keys.key(row[3]).split() == words]
    roots = {root for _, root, _, _ in exact or rows if root is not None}
    every = db.execute(
        f"{_ENTITY} WHERE seq IN (SELECT value FROM json_each(?)) ORDER BY total DESC, id",
        (json.dumps(sorted(roots)),),
    )
    return tuple(map(_entity, every.fetchall()))


def forms(db: sqlite3.Connection, name: str) -> tuple[Naming, ...]:
    """Give the forms of an entity, those in most articles in front, each with the evidence that it is one of them."""
    rows = db.execute(
        "SELECT f.id, f.name, f.head, f.role, f.articles, p.name, f.why FROM form AS f"
        " LEFT JOIN form AS p ON p.seq = f.parent WHERE f.articles > 0 AND f.seq IN (SELECT value FROM json_each(?))"
        " ORDER BY f.articles DESC, f.id",
        (json.dumps(roots(db, name)),),
    )
    told = {one.number: one.told for one in decide.every(db)}
    return tuple(
        Naming(
            id=row[0],
            name=row[1],
            office="" if row[2].startswith(SPLIT) or row[2] in ("code", "?") else row[2],
            role=row[3],
            articles=row[4],
            of=row[5],
            why=_why(row[6], row[2], told),
        )
        for row in rows
    )


def _why(why: str, head: str, told: dict[int, str]) -> str:
    """The evidence in words; a decision is told as it was made."""
    number = why.removeprefix("decision ") if why.startswith("decision ") else head.removeprefix(SPLIT)
    if (why.startswith("decision ") or head.startswith(SPLIT)) and number.isdigit() and int(number) in told:
        return f"decision {number}: {told[int(number)]}"
    return why


def roots(db: sqlite3.Connection, name: str) -> list[int]:
    """Give the rows of the forms of an entity; of a form that is nobody in particular, its own."""
    row = db.execute("SELECT seq, root FROM form WHERE id = ?", (name,)).fetchone()
    if row is None or row[1] is None:
        return [] if row is None else [row[0]]
    return [seq for (seq,) in db.execute("SELECT seq FROM form WHERE root = ?", (row[1],))]


# ---- an entity in its articles --------------------------------------------------------------------------------


def articles(db: sqlite3.Connection, name: str, parts: Sequence[Part], limit: int, skip: int = 0) -> list[int]:
    """Give the rows of the articles in which an entity has one of some parts, the newest in front."""
    found: set[tuple[int, int]] = set()
    for form in roots(db, name):
        for part in parts:
            # In the order of the key, so that no more is read than is given, of however many there are.
            found.update(
                db.execute(
                    "SELECT DISTINCT moment, article FROM part WHERE form = ? AND part = ?"
                    " ORDER BY moment DESC, article DESC LIMIT ?",
                    (form, part, limit + skip),
                )
            )
    return [article for _, article in sorted(found, reverse=True)[skip : skip + limit]]


def months(db: sqlite3.Connection, name: str) -> dict[str, int]:
    """Count the articles that name an entity by month (YYYY-MM, as printed), the first in front."""
    rows = db.execute(
        "SELECT substr(published, 1, 7), count(DISTINCT article.seq) FROM part JOIN article ON article.seq = article"
        " WHERE form IN (SELECT value FROM json_each(?)) AND part = ?"
        " AND published GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*' GROUP BY 1 ORDER BY 1",
        (json.dumps(roots(db, name)), Part.NAMED),
    )
    return dict(rows.fetchall())


def ends(db: sqlite3.Connection, name: str) -> tuple[Source, ...]:
    """Give the first and the last dated article that names an entity; one where they are the same."""
    forms_ = json.dumps(roots(db, name))
    found = []
    for way in ("ASC", "DESC"):
        row = db.execute(
            "SELECT article FROM part WHERE form IN (SELECT value FROM json_each(?)) AND part = ? AND moment != ?"
            f" ORDER BY moment {way}, article {way} LIMIT 1",
            (forms_, Part.NAMED, keep.UNDATED),
        ).fetchone()
        found += [row[0]] if row else []
    sources = _sources(db, found)
    return tuple(sources[seq] for seq in dict.fromkeys(found))


def company(db: sqlite3.Connection, name: str, limit: int) -> dict[str, tuple[Companion, ...]]:
    """Give, by kind, whom its newest articles (`LATEST`) name beside an entity, those in most of them in front."""
    own = set(roots(db, name))
    found = db.execute(
        # CROSS JOIN keeps the order: from the articles to their forms, and not from all forms.
        "SELECT form.kind, form.root, count(DISTINCT part.article) FROM json_each(?) AS newest"
        " CROSS JOIN part ON part.article = newest.value AND part.part = ? CROSS JOIN form ON form.seq = part.form"
        " WHERE form.root IS NOT NULL GROUP BY 1, 2 HAVING count(DISTINCT part.article) > 1 ORDER BY 3 DESC, 2",
        (json.dumps(articles(db, name, [Part.NAMED], LATEST)), Part.NAMED),
    ).fetchall()
    most: dict[str, list[tuple[int, int]]] = {}
    for kind, root, together in found:
        some = most.setdefault(kind, [])
        if root not in own and len(some) < limit:
            some.append((root, together))
    named_ = _by_row(db, [root for some in most.values() for root, _ in some])
    return {
        kind: tuple(Companion(entity=named_[root], together=together) for root, together in some)
        for kind, some in most.items()
    }


def _by_row(db: sqlite3.Connection, rows: Sequence[int]) -> dict[int, Entity]:
    found = db.execute(f"{_ENTITY} WHERE seq IN (SELECT value FROM json_each(?))", (json.dumps(rows),))
    return {row[-1]: _entity(row) for row in found.fetchall()}


# ---- facts with their articles --------------------------------------------------------------------------------


class _Text(Record, frozen=True):
    """The part of an article that sentences are cut from; decoding it skips the rest."""

    text: str


_texts = msgspec.json.Decoder(_Text)


class Sheet(Record, frozen=True):
    """The facts of one article, and which entity has which part in them."""

    source: Source
    lang: str | None
    text: str
    facts: Facts
    parts: dict[tuple[Part, int], tuple[Party, ...]]

    def parties(self, part: Part, number: int) -> tuple[Party, ...]:
        """The entities that have a part in a fact."""
        return self.parts.get((part, number), ())

    def cut(self, span: Span) -> list[Span]:
        """The sentences of a stretch."""
        return sentences.split(self.text, span, _abbreviations(self.lang))

    def sentence(self, span: Span) -> str:
        """The sentence of a stretch, on one line."""
        return sentences.around(self.text, span, _abbreviations(self.lang))


@cache
def _abbreviations(lang: str | None) -> tuple[str, ...]:
    return tuple(language.load(Lang(lang)).facts.abbreviations) if lang in language.codes() else ()


def sheets(db: sqlite3.Connection, rows: Iterable[int]) -> Iterator[Sheet]:
    """Give the facts of articles, in the order of the rows; nothing for those that have none."""
    stream = iter(rows)
    while chunk := list(islice(stream, CHUNK)):
        marks = ",".join("?" * len(chunk))
        found = {
            row[0]: row[1:]
            for row in db.execute(
                "SELECT article.seq, article.id, headline, url, outlet, published, lang, version.record, fact.record"
                " FROM article JOIN version ON version.seq = article.version JOIN fact ON fact.article = article.seq"
                f" WHERE article.seq IN ({marks})",
                chunk,
            )
        }
        parts = _parts(db, chunk)
        for seq in chunk:
            if row := found.get(seq):
                yield Sheet(
                    source=Source(id=row[0], headline=row[1] or "", url=row[2], outlet=row[3], published=row[4]),
                    lang=row[5],
                    text=_texts.decode(codec.unpack(row[6])).text,
                    facts=keep.facts(row[7]),
                    parts=parts.get(seq, {}),
                )


def _parts(db: sqlite3.Connection, rows: Sequence[int]) -> dict[int, dict[tuple[Part, int], tuple[Party, ...]]]:
    marks = ",".join("?" * len(rows))
    found: dict[int, dict[tuple[Part, int], tuple[Party, ...]]] = {}
    for article, part, number, kind, id_, name, root in db.execute(
        "SELECT part.article, part.part, part.number, form.kind, coalesce(root.id, form.id),"
        " coalesce(root.name, form.name), root.id IS NOT NULL FROM part JOIN form ON form.seq = part.form"
        f" LEFT JOIN form AS root ON root.seq = form.root WHERE part.article IN ({marks})"
        " ORDER BY part.article, part.part, part.number, form.id",
        rows,
    ):
        own = found.setdefault(article, {})
        one = Party(id=id_, kind=kind, name=name, settled=bool(root))
        own[Part(part), number] = (*own.get((Part(part), number), ()), one)
    return found


def _sources(db: sqlite3.Connection, rows: Sequence[int]) -> dict[int, Source]:
    found = db.execute(
        "SELECT seq, id, headline, url, outlet, published FROM article WHERE seq IN (SELECT value FROM json_each(?))",
        (json.dumps(rows),),
    )
    return {
        row[0]: Source(id=row[1], headline=row[2] or "", url=row[3], outlet=row[4], published=row[5]) for row in found
    }


def sources(db: sqlite3.Connection, rows: Sequence[int]) -> tuple[Source, ...]:
    """Give articles by their rows, in this order."""
    found = _sources(db, rows)
    return tuple(found[seq] for seq in rows)


def all_rows(db: sqlite3.Connection) -> Iterator[int]:
    """Give the rows of all articles that have facts."""
    last = 0
    while rows := db.execute(
        "SELECT article FROM fact WHERE article > ? ORDER BY article LIMIT ?", (last, CHUNK)
    ).fetchall():
        yield from (row[0] for row in rows)
        last = rows[-1][0]


Choice = Callable[[Quote, Party | None, tuple[Party, ...]], bool]
"""Whether a statement is wanted, by its speaker and whom it is about."""


def statements(sheet: Sheet, wanted: Choice = lambda *_: True) -> Iterator[Statement]:
    """Give the attributed statements of an article; the sentence is looked for of those alone that are wanted."""
    for number, quote in enumerate(sheet.facts.quotes):
        speaker, about = next(iter(sheet.parties(Part.SAYS, number)), None), sheet.parties(Part.SAID, number)
        if wanted(quote, speaker, about):
            sentence = sheet.sentence(quote.span)
            yield Statement(article=sheet.source, quote=quote, sentence=sentence, speaker=speaker, about=about)


def by(name: str) -> Choice:
    """What an entity said."""
    return lambda _, speaker, __: speaker is not None and speaker.id == name


def about(name: str) -> Choice:
    """What was said about an entity."""
    return lambda _, __, parties: any(party.id == name for party in parties)


def happenings(sheet: Sheet) -> Iterator[Happening]:
    """Give every event of an article."""
    for number, event in enumerate(sheet.facts.events):
        yield Happening(
            article=sheet.source,
            event=event,
            sentence=" ".join(event.span.of(sheet.text).split()),
            who=sheet.parties(Part.ACTS, number),
            whom=sheet.parties(Part.ACTED, number),
            where=next(iter(sheet.parties(Part.WHERE, number)), None),
        )


def people(sheet: Sheet) -> Iterator[Mention]:
    """Give every person of an article, with the sentence that tells the office, else that of the fullest mention."""
    for number, person in enumerate(sheet.facts.people):
        party = _of(sheet, number, "person")
        yield _mention(sheet, person, party, person.evidence or person.span)


def places(sheet: Sheet) -> Iterator[Mention]:
    """Give every place of an article."""
    for number, spot in enumerate(sheet.facts.places):
        yield _mention(sheet, spot, _of(sheet, number, "place"), spot.span)


def organisations(sheet: Sheet) -> Iterator[Mention]:
    """Give every organisation of an article once, where it is named first."""
    seen: set[str] = set()
    for number, name in enumerate(sheet.facts.names):
        party = _of(sheet, number, "organisation")
        if party and party.id not in seen:
            seen.add(party.id)
            yield _mention(sheet, name, party, name.span)


def _of(sheet: Sheet, number: int, kind: str) -> Party | None:
    return next((one for one in sheet.parties(Part.NAMED, number) if one.kind == kind), None)


def _mention(sheet: Sheet, fact: Person | Spot | Name, party: Party | None, span: Span) -> Mention:
    return Mention(article=sheet.source, entity=party, fact=fact, sentence=sheet.sentence(span))


EACH: dict[str, Callable[[Sheet], Iterator[Mention | Statement | Happening]]] = {
    "people": people,
    "places": places,
    "organisations": organisations,
    "quotes": statements,
    "events": happenings,
}
"""The tables of facts, by name."""
