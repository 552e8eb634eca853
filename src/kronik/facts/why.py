"""Why a fact is stated: its value, the rule or model that gave it, its sentence, how sure it is, and what lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kronik import language
from kronik.facts import sentences
from kronik.records import Article, Event, Expression, Fact, Facts, Found, Lang, Person, Quote, Rival, Span, Spot
from kronik.recover.why import Reason

LAYERS = ("names", "people", "quotes", "dates", "sources", "places", "events")
"""The lists of facts, as `kronik read --facts` names them."""

Value = Callable[[Fact], str]


def explain(facts: Facts, article: Article, layer: str) -> Iterator[Reason]:
    """Give the reasons for all facts of a layer, in the order in which they are listed; of "facts", of all layers.

    Raises: KeyError for a name that is no layer.
    """
    if layer == "facts":
        for one in LAYERS:
            yield from explain(facts, article, one)
        return
    if layer not in LAYERS:
        raise KeyError(layer)
    for fact in facts.credits if layer == "sources" else getattr(facts, layer):
        yield _date(fact, article) if isinstance(fact, Expression) else _reason(fact, article)


def _reason(fact: Fact, article: Article) -> Reason:
    field, value = _told(fact)
    seen = fact.span.of(article.text)
    return Reason(
        field=field,
        value=value,
        rule=f"{fact.rule}; speaker: {fact.chosen}" if isinstance(fact, Quote) and fact.chosen else fact.rule,
        span=fact.span,
        line=_sentence(article, fact.span),
        seen=" ".join(seen.split()) if isinstance(fact, Quote | Person) and seen != value else "",
        rivals=tuple(_rivals(fact)),
        confidence=fact.confidence,
    )


def _date(date: Expression, article: Article) -> Reason:
    span = Span(date.start, date.end)
    return Reason(
        field="date",
        value=date.value,
        rule=date.rule,
        span=span,
        line=_sentence(article, span),
        seen=date.text,
        since=_since(date, article.text),
    )


def _since(date: Expression, text: str) -> str:
    """The day from which it was counted, whose that is, and what states it."""
    if date.anchor is None:
        return ""
    since = f"{date.anchor}, the day of the {date.whose or 'publication'}"
    if (stated := date.stated) is None:
        return since
    return f"{since}, stated at {stated.start}-{stated.end}: {stated.of(text)}"


def _told(fact: Fact) -> tuple[str, str]:
    """What a fact is called, and what it says, on one line."""
    match fact:
        case Person():
            return "person", ", ".join(part for part in (fact.name, fact.role) if part)
        case Quote():
            kind = "said" if fact.direct else "said in other words"
            via = f", taken from {fact.via}" if fact.via else ""
            return "quote", f"{fact.speaker or 'somebody'} {kind} ({fact.cue}{via})"
        case Spot():
            where = f"{fact.id} at {fact.lat}, {fact.lon}, {fact.country}" if fact.id else "not told which"
            return "place", f"{fact.name}: {where}"
        case Event():
            return "event", _event(fact)
    name = getattr(fact, "name", None) or getattr(fact, "text", "")
    return ("source" if hasattr(fact, "phrase") else "name"), f"{name} ({fact.kind})"  # type: ignore[attr-defined]  # every other has one


def _event(event: Event) -> str:
    parts = [f"{event.plover or 'no PLOVER type'}, {event.status}: {event.trigger}"]
    parts += [f"who {', '.join(event.who)}"] if event.who else []
    parts += [f"whom {', '.join(event.whom)}"] if event.whom else []
    told = (("where", event.place), ("when", event.date), ("according to", event.source))
    return "; ".join(parts + [f"{word} {value}" for word, value in told if value])


def _rivals(fact: Fact) -> Iterator[Rival]:
    """What lost: other places of the name, and shorter forms of a person's."""
    if isinstance(fact, Spot):
        reason = "another one" if fact.id else "it may be any of them"
        for one in fact.rivals:
            yield Rival(value=one, rule="a place of this name", reason=reason)
    if isinstance(fact, Person):
        for alias in fact.aliases:
            yield Rival(value=alias, rule="another form of the name", reason="shorter, or with a title")


def _sentence(article: Article, span: Span) -> str:
    code = article.language.value if isinstance(article.language, Found) else ""
    known = language.load(Lang(code)).facts.abbreviations if code in language.codes() else ()
    return sentences.around(article.text, span, known)
