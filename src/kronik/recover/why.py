"""Why a field is what it is: its value, the rule that gave it, where it stands, and what lost to it.

Everything here was kept while the page was read; nothing is looked for again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

import msgspec

from kronik.records import NOWHERE, Article, Bound, Found, Inferred, Missing, Record, Rival, Role, Span
from kronik.recover.body import entries

FIELDS = (
    "outcome",
    "outlet",
    "language",
    "headline",
    "standfirst",
    "published",
    "modified",
    "bylines",
    "dateline",
    "picture",
    "section",
    "captured",
)
"""The fields that carry evidence. Any stretch of the page is explained by `role`."""

LISTS = ("body", "entries", "tags", "read_also", "related", "ads")
"""Fields of stretches of the page, which have the evidence of their roles."""

PLAIN = {
    "url": "told by the source",
    "canonical": "declared by the page, or its own address without what only tracks readers",
    "paywalled": "declared free or not, or a line below the headline that says the rest is for subscribers",
    "next_page": "declared by the page, or a link below its headline whose words or number lead to the next part",
}
"""Fields of a value alone, and where it is looked for."""

ALSO = {"title": "headline", "authors": "bylines"}
"""Fields that a record in JSON calls by another name."""


class Reason(Record, frozen=True):
    """The evidence for one value of one field."""

    field: str
    value: str | None
    """The value as a person would read it; None where the field is missing."""
    rule: str
    """What gave it, or why it is missing."""
    span: Span | None = None
    line: str = ""
    """The line of the page that it stands in."""
    seen: str = ""
    """The words from which it was read, where they are not the value itself."""
    since: str = ""
    """The day from which a relative value was counted, and what states it."""
    rivals: tuple[Rival, ...] = ()
    confidence: float | None = None
    """Of a fact; a field of the page has its rule's place in the order of trust instead."""


def explain(article: Article, field: str) -> tuple[Reason, ...]:
    """Give the reasons for a field, one for each value it has; one that says why for a field that is missing.

    Args:     field: one of `FIELDS`, `LISTS` or `PLAIN`, or a name of `ALSO`.
    Raises:   KeyError for a name that is no field with evidence.
    """
    field = ALSO.get(field, field)
    if field in PLAIN:
        value = getattr(article, field)
        if value is None:
            return (Reason(field=field, value=None, rule=f"nothing is {PLAIN[field]}"),)
        return (Reason(field=field, value=told(value), rule=PLAIN[field]),)
    if field in LISTS:
        return tuple(_listed(field, article)) or (Reason(field=field, value=None, rule=NOWHERE.reason),)
    if field not in FIELDS:
        raise KeyError(field)
    if field == "outcome":
        return (Reason(field=field, value=article.outcome.value, rule=article.why),)
    if field == "captured":
        return (_captured(article),)
    found = getattr(article, field)
    every = found if isinstance(found, tuple) else (found,)
    return tuple(_reason(field, one, article) for one in every) or (
        Reason(field=field, value=None, rule=NOWHERE.reason),
    )


def _reason(field: str, found: Found[object] | Missing, article: Article) -> Reason:
    if isinstance(found, Missing):
        return Reason(field=field, value=None, rule=found.reason, rivals=found.rivals)
    value = told(found.value)
    return Reason(
        field=field,
        value=value,
        rule=found.rule,
        span=found.span,
        line=line(article.text, found.span) if found.span else "",
        seen=found.seen if found.seen != value else "",
        rivals=found.rivals,
    )


def _listed(field: str, article: Article) -> Iterator[Reason]:
    """Give the reason for each value of a field of stretches: that of the role of the stretch it stands in."""
    if field == "tags":
        shown = [(label.span, label.span.of(article.text)) for label in article.roles if label.role is Role.TAG]
        for tag in article.tags:
            span = next((span for span, text in shown if tag in text), None)
            at = role(article, span.start) if span else None
            rule = at.rule if at else "declared, or a link or line of the page's tags"
            yield Reason(field=field, value=tag, rule=rule, span=span, line=line(article.text, span) if span else "")
        return
    values: dict[str, Iterable[tuple[str, Span]]] = {
        "body": ((passage.text, passage.span) for passage in article.body),
        "entries": ((passages[0].text, passages[0].span) for passages in entries(article)),
        "read_also": ((link.title, link.span) for link in article.read_also),
        "related": ((item.title, item.span) for item in article.related),
        "ads": ((span.of(article.text), span) for span in article.ads),
    }
    for text, span in values[field]:
        at = role(article, span.start)
        rule = f"{at.value}: {at.rule}" if at else "a link of the page"
        yield Reason(field=field, value=_short(text), rule=rule, span=span, line=_short(line(article.text, span)))


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}…"


SHORT = 100
"""Characters of a passage that are printed with its reason."""


def _captured(article: Article) -> Reason:
    moment = article.captured
    if moment is None:
        return Reason(field="captured", value=None, rule="the source does not tell it")
    return Reason(field="captured", value=moment.edtf, rule="told by the source", seen=moment.seen)


def inferred(found: Inferred) -> tuple[Reason, ...]:
    """Give the reasons for a capture that an archive inferred: what it is, and what each dated item says of it.

    The bounds of all items that agree intersect in the capture; an item that contradicts them lost to it.
    """
    value = found.moment.edtf if found.moment else None
    agreed, apart = len(found.bounds), len(found.contradictions)
    lost = (Rival(value=_stretch(b), rule=_said(b), reason="contradicts the others") for b in found.contradictions)
    rule = f"inferred from the ages of related items, of which {agreed} of {agreed + apart} agree"
    whole = Reason(field="captured", value=value, rule=rule, rivals=tuple(lost))
    bounds = (Reason(field="bound", value=_stretch(bound), rule=_said(bound)) for bound in found.bounds)
    return (whole, *bounds)


def _said(bound: Bound) -> str:
    return f"{bound.item}, published {bound.published.edtf}, is of the age {bound.age.seen!r}"


def _stretch(bound: Bound) -> str:
    return f"{bound.earliest.isoformat(timespec='seconds')}/{bound.latest.isoformat(timespec='seconds')}"


def role(article: Article, offset: int) -> Reason | None:
    """Give the reason for the role of the stretch at an offset of the page's text; None between stretches."""
    starts = [label.span.start for label in article.roles]
    place = bisect_right(starts, offset) - 1
    if place < 0 or offset >= article.roles[place].span.end:
        return None
    label = article.roles[place]
    here = label.span.of(article.text)
    return Reason(field="role", value=label.role.value, rule=label.rule, span=label.span, line=here)


def line(text: str, span: Span) -> str:
    """Give the line of a text that a span stands in, without the space around it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].strip()


def told(value: object) -> str:
    """Give a value as a person would read it: a moment's EDTF, else the parts of a record that say something."""
    if isinstance(value, msgspec.Struct):
        if isinstance(edtf := getattr(value, "edtf", None), str):
            return edtf
        parts = (getattr(value, name) for name in value.__struct_fields__)
        return " · ".join(str(part) for part in parts if part)
    return str(value)


def lines(reason: Reason) -> Iterator[str]:
    """Give a reason as lines of text for a terminal."""
    yield f"{reason.field}: {reason.value if reason.value is not None else '(missing)'}"
    sure = f", sure to {reason.confidence:g}" if reason.confidence is not None else ""
    yield f"  because  {reason.rule}{sure}"
    if reason.span is not None:
        yield f"  at       {reason.span.start}-{reason.span.end}: {reason.line}"
    if reason.seen:
        yield f"  read as  {reason.seen}"
    if reason.since:
        yield f"  from     {reason.since}"
    for rival in reason.rivals:
        yield f"  not      {rival.value}  ({rival.rule}: {rival.reason})"
