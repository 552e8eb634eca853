"""Articles made of a few sentences of fiction, read as a page of one passage or more."""

from __future__ import annotations

from kronik.facts import facts
from kronik.records import (
    NOWHERE,
    Article,
    Facts,
    Found,
    Labelled,
    Moment,
    Outcome,
    Passage,
    Place,
    Role,
    Span,
)
from kronik.when import edtf

DAY = "2021-06-16"


def article(*passages: str, lang: str = "id", published: str | None = DAY, between: str = "\n\n") -> Article:
    """An article whose body is the passages, with an empty line or something else between."""
    text = between.join(passages)
    body, at = [], 0
    for passage in passages:
        span = Span(at, at + len(passage))
        body.append(Passage(role=Role.PARAGRAPH, text=passage, span=span))
        at += len(passage) + len(between)
    moment = edtf(published, seen=published) if published else None
    return Article(
        id="fiction",
        outcome=Outcome.ARTICLE,
        why="",
        text=text,
        url=None,
        canonical=None,
        outlet=NOWHERE,
        language=Found(value=lang, rule="said"),
        headline=NOWHERE,
        standfirst=NOWHERE,
        published=Found(value=moment, rule="said") if isinstance(moment, Moment) else NOWHERE,
        modified=NOWHERE,
        bylines=(),
        dateline=NOWHERE,
        picture=NOWHERE,
        section=NOWHERE,
        tags=(),
        body=tuple(body),
        read_also=(),
        related=(),
        ads=(),
        captured=None,
        paywalled=False,
        next_page=None,
        roles=tuple(Labelled(span=p.span, role=p.role, rule="said") for p in body),
        place=Place(file="fiction"),
    )


def told(*passages: str, lang: str = "id", between: str = "\n\n") -> Facts:
    """The facts of such an article."""
    return facts(article(*passages, lang=lang, between=between))
