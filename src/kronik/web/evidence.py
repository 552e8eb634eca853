"""How each field of an article is known: the rule, the words it was read from, and what it beat.

Pure. A field that was not found says why. The words are shown in the line of the page where they stand; a value from
a tag has no line, and shows the tag's content instead.
"""

from __future__ import annotations

from kronik.records import NOWHERE, Article, Byline, Dateline, Found, Missing, Moment, Picture, Record, Rival, Span

Answer = Found[str] | Found[Moment] | Found[Byline] | Found[Dateline] | Found[Picture] | Missing

CONTEXT = 60
"""Code points of the page shown on either side of the words: about a line of print."""


class Extract(Record, frozen=True):
    """Words of the page in the line around them; for a value from a tag, the tag's content alone."""

    before: str
    seen: str
    after: str
    visible: bool
    """Whether the words stand in the visible text."""


class Evidence(Record, frozen=True):
    """One field: its value, rule and words, or why there is none."""

    field: str
    value: str | Moment | None
    note: str
    """A fixed word that belongs to the value: the role of a byline."""
    rule: str
    extract: Extract | None
    missing: str
    rivals: tuple[Rival, ...]


def of(article: Article) -> tuple[Evidence, ...]:
    """Give the evidence of every field, in the order in which the article's page shows them."""
    bylines = article.bylines or (NOWHERE,)
    fields: tuple[tuple[str, Answer], ...] = (
        ("headline", article.headline),
        ("standfirst", article.standfirst),
        ("published", article.published),
        ("modified", article.modified),
        *(("byline", byline) for byline in bylines),
        ("picture", article.picture),
        ("dateline", article.dateline),
        ("section", article.section),
        ("outlet", article.outlet),
        ("language", article.language),
    )
    return tuple(_one(name, answer, article.text) for name, answer in fields)


def _one(field: str, answer: Answer, text: str) -> Evidence:
    if isinstance(answer, Missing):
        return Evidence(
            field=field, value=None, note="", rule="", extract=None, missing=answer.reason, rivals=answer.rivals
        )
    return Evidence(
        field=field,
        value=_value(answer.value),
        note=answer.value.role if isinstance(answer.value, Byline) else "",
        rule=answer.rule,
        extract=extract(text, answer.span, answer.seen),
        missing="",
        rivals=answer.rivals,
    )


def _value(value: str | Moment | Byline | Dateline | Picture) -> str | Moment:
    """The value in one line; a moment stays one, to be printed in the reader's language."""
    match value:
        case str() | Moment():
            return value
        case Byline(name=name):
            return name
        case Dateline(place=place, outlet=outlet):
            return ", ".join(part for part in (outlet, place) if part)
        case Picture(url=url, caption=caption, credit=credit):
            return " · ".join(part for part in (caption, credit, url) if part)


def extract(text: str, span: Span | None, seen: str) -> Extract | None:
    """Cut the words out of the page with the rest of their line, up to `CONTEXT` code points on either side."""
    if span is None:
        return Extract(before="", seen=seen, after="", visible=False) if seen else None
    before = text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + CONTEXT].partition("\n")[0]
    return Extract(before=before, seen=span.of(text), after=after, visible=True)
