"""The tables of the archive's facts: statements, and events, the newest articles in front, narrowed as one likes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar, get_args

from kronik.archive import Archive, Happening, Party, Statement
from kronik.archive.facts.answers import Sheet, happenings, statements
from kronik.archive.stems import fold, stems, words
from kronik.errors import QueryError
from kronik.language.facts import Plover
from kronik.records import Lang, Quote, Record
from kronik.web import links
from kronik.web.entity import told
from kronik.web.render import QUERY_LIMIT, Answer
from kronik.web.visit import Visit

STEP = 9
"""Articles that are looked through at a time: some 30 statements."""

STEPS = 3
"""Times this is done for one page, where little of what the articles hold is asked for."""

ENOUGH = 15
"""Rows from which a page is full; all of an article stand on one page."""

TYPES = tuple(sorted(get_args(Plover)))

STATUSES = ("happened", "planned", "alleged", "denied", "hypothetical")

T = TypeVar("T", Statement, Happening)


class Asked(Record, frozen=True):
    """What a table is narrowed to."""

    who: str = ""
    """A person or organisation: an id or words of a name."""
    place: str = ""
    q: str = ""
    """Words of a statement, or those that an event is told with."""
    type: str = ""
    status: str = ""
    kind: str = ""
    """direct or indirect."""
    outlet: str = ""
    after: str = ""
    before: str = ""


class Page(Record, frozen=True):
    """Some rows, and where the next begin."""

    rows: tuple[Statement | Happening, ...]
    cursor: str | None
    notes: tuple[str, ...] = ()


def quotes(archive: Archive, visit: Visit) -> Answer:
    """Show what was said, by whom, where it stands."""
    asked = _asked(visit)
    terms = [f"said:{word}" for word in words(asked.q)]
    who = _ids(archive, asked.who, ("person", "organisation"))

    def rows(sheet: Sheet) -> Iterator[Statement]:
        def wanted(quote: Quote, speaker: Party | None, _about: tuple[Party, ...]) -> bool:
            return (
                (who is None or (speaker is not None and speaker.id in who))
                and (asked.kind not in ("direct", "indirect") or quote.direct == (asked.kind == "direct"))
                and _holds(quote.text, asked.q, sheet.lang)
            )

        return statements(sheet, wanted)

    page = _page(archive, visit, asked, [*_named(who, ("person", "org")), *terms], rows)
    return _answer("quotes.html", visit, asked, page, archive, who)


def events(archive: Archive, visit: Visit) -> Answer:
    """Show what is reported to have happened: who, whom, where, when."""
    asked = _asked(visit)
    terms = [f"event:{one}" for one in (*words(asked.type), *words(asked.q))]
    who = _ids(archive, asked.who, ("person", "organisation"))
    where = _ids(archive, asked.place, ("place",))

    def wanted(one: Happening, sheet: Sheet) -> bool:
        parties = {party.id for party in (*one.who, *one.whom)}
        return (
            (who is None or bool(parties & who))
            and (where is None or (one.where is not None and one.where.id in where))
            and (not asked.type or one.event.plover == asked.type.upper())
            and (not asked.status or one.event.status == asked.status)
            and _holds(one.event.trigger, asked.q, sheet.lang)
        )

    def rows(sheet: Sheet) -> Iterator[Happening]:
        return (one for one in happenings(sheet) if wanted(one, sheet))

    named = [*_named(who, ("person", "org")), *_named(where, ("place",))]
    page = _page(archive, visit, asked, [*named, *terms], rows)
    return _answer("events.html", visit, asked, page, archive, who if who is not None else where)


def _asked(visit: Visit) -> Asked:
    told = {name: " ".join(visit.params.get(name, "").split())[:QUERY_LIMIT] for name in Asked.__struct_fields__}
    return Asked(**told)


def _ids(archive: Archive, text: str, kinds: tuple[str, ...]) -> set[str] | None:
    """The entities that a text means; None where nothing is asked."""
    if not text:
        return None
    return {one.id for kind in kinds for one in archive.register.named(text, kind)}


def _named(ids: set[str] | None, fields: tuple[str, ...]) -> Iterator[str]:
    """The query for articles that name one of some entities."""
    if ids is not None:
        some = sorted(ids)[:MOST] or ["-"]
        yield "(" + " OR ".join(f"{field}:{one}" for one in some for field in fields) + ")"


MOST = 12
"""Entities of one name that are looked for."""


def _holds(text: str, asked: str, lang: str | None) -> bool:
    """Whether words stand in a text, in any of their forms."""
    if not asked:
        return True
    found, wanted = words(text), words(asked)
    held = {*map(fold, found), *(stems(found, Lang(lang)) if lang else ())}
    return all(fold(word) in held or (lang is not None and set(stems([word], Lang(lang))) & held) for word in wanted)


def _page(
    archive: Archive,
    visit: Visit,
    asked: Asked,
    terms: list[str],
    rows: Callable[[Sheet], Iterator[T]],
) -> Page:
    limits: list[str] = [links.asked("outlet", asked.outlet)] if asked.outlet else []
    limits += [f"{name}:{value}" for name, value in (("after", asked.after), ("before", asked.before)) if value]
    query = " ".join([*terms, *limits])
    found: list[T] = []
    cursor = visit.params.get("page") or None
    try:
        for _ in range(STEPS):
            sheets, cursor = archive.told(query, limit=STEP, cursor=cursor)
            found += [one for sheet in sheets for one in rows(sheet)]
            if cursor is None or len(found) >= ENOUGH:
                break
    except QueryError as error:
        return Page(rows=(), cursor=None, notes=(str(error),))
    return Page(rows=tuple(found), cursor=cursor)


def _answer(
    template: str, visit: Visit, asked: Asked, page: Page, archive: Archive, named: set[str] | None
) -> Answer:
    one = archive.register.entity(next(iter(named))) if named and len(named) == 1 else None
    known = told(archive)
    return Answer(
        template=template,
        values={
            "asked": asked,
            "one": one,
            "rows": page.rows,
            "notes": page.notes,
            "untold": known.articles - known.told,
            "types": TYPES,
            "statuses": STATUSES,
            "narrowed": any(getattr(asked, name) for name in Asked.__struct_fields__),
            "all": visit.href(visit.path),
            "at_first": "page" not in visit.params,
            "first": visit.here(page=None),
            "next": page.cursor and visit.here(page=page.cursor),
        },
    )
