"""Time expressions of running text, each with its value.

A text is read from its start to its end once. What a sentence tells first helps with what it tells later ("that
year", a clock time without a day); inside a quotation "yesterday" is counted from the day the words were said, where
the text states it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from kronik.language import Pack
from kronik.records import Expression, Moment
from kronik.when import grammar
from kronik.when.context import Context
from kronik.when.lengths import moved
from kronik.when.letters import plain
from kronik.when.lexicon import Lexicon, lexicon
from kronik.when.match import Match, Value
from kronik.when.tokens import chunks

SAID = 14
"""Days before the publication within which a stated day is taken for that of a quotation beside it."""

BESIDE = 700
"""Code points between a quotation and the day of its saying; a paragraph of news has half as many."""

DEICTIC = frozenset({"day", "part of day", "unit", "ago", "ahead"})
"""Rules whose value follows the speaker's own today."""

_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,1500}[\"”]")
_DATED = re.compile(r"\d{4}-\d\d-\d\d")

Anchor = Moment | date | datetime | None


def find(text: str, *, pack: Pack, anchor: Anchor) -> tuple[Expression, ...]:
    """Every expression of time, in order and apart.

    Args:     anchor: when the text was published. Its clock, where it has one, is the time of "three hours ago", and
              its offset that of clock times without a zone. With None only what needs no anchor is found.
    Returns:  spans that cut `text`; values as `Expression` says.
    """
    words = lexicon(pack)
    if anchor is None:
        return _timeless(text, words)
    return _found(text, words, *_anchored(anchor))


def _timeless(text: str, words: Lexicon) -> tuple[Expression, ...]:
    """The expressions that mean the same whatever the anchor: read from two, those that agree."""
    early, late = (_found(text, words, day, None, "") for day in (date(2001, 3, 14), date(2013, 7, 19)))
    other = {(e.start, e.end, e.value) for e in late}
    return tuple(replace(e, anchor=None) for e in early if (e.start, e.end, e.value) in other)


def _anchored(anchor: Moment | date | datetime) -> tuple[date, datetime | None, str]:
    """The anchor's day, its local clock, and its offset."""
    if isinstance(anchor, Moment):
        day = _DATED.match(anchor.edtf)
        if day is None:
            return anchor.earliest.date(), None, ""
        try:
            at = datetime.fromisoformat(anchor.edtf)
        except ValueError:
            return date.fromisoformat(day[0]), None, ""
        anchor = at if "T" in anchor.edtf else at.date()
    if isinstance(anchor, datetime):
        zone = anchor.isoformat()[19:] if anchor.tzinfo else ""
        offset = zone[-6:] if zone and not zone.endswith("+00:00") else ""
        return anchor.date(), anchor.replace(tzinfo=None), offset
    return anchor, None, ""


def _found(text: str, words: Lexicon, day: date, clock: datetime | None, offset: str) -> tuple[Expression, ...]:
    line = plain(text)
    at = Context(text=text, line=line, words=words, anchor=day, clock=clock, offset=offset)
    found: list[tuple[grammar.Candidate, Match, Expression]] = []
    for chunk in chunks(line, text, words):
        taken = -1
        for candidate in grammar.candidates(chunk):
            if candidate.first <= taken:
                continue
            match = grammar.matched(candidate, chunk)
            value = grammar.reading(candidate)(match, at)
            if value is None:
                continue
            taken = candidate.last
            if value.type:
                found.append((candidate, match, _expression(candidate, match, value, at)))
                at = _learned(at, candidate, match, value)
    quoted = '"' in text or "“" in text
    told = _quoted(text, found, at) if quoted else [expression for *_, expression in found]
    return tuple(told if words.past is None else _aged(told, at))


def _aged(told: list[Expression], at: Context) -> list[Expression]:
    """The expressions with the ages among them in the CLDR's whole forms, which take the place of their parts."""
    ages = []
    for match in at.words.past.finditer(at.line) if at.words.past else ():
        amount, unit = int(match[match.lastindex or 0]), at.words.aged[(match.lastindex or 1) - 1]
        value = moved([(amount, unit)], -1, at.anchor, at)
        ages.append(_told(match.start(), match.end(), value, "ago", at))
    starts = [age.start for age in ages]
    kept = [e for e in told if not ages or ages[max(bisect_left(starts, e.end) - 1, 0)].end <= e.start]
    return sorted([*kept, *ages], key=lambda e: e.start)


def _learned(at: Context, candidate: grammar.Candidate, match: Match, value: Value) -> Context:
    """The context after an expression: what it told, and the page's own zone where it is the page's own stamp."""
    if value.type in ("DURATION", "SET") or not value.value[:1].isdigit():
        return at
    offset = at.offset
    if match.has("z") and value.value.startswith(at.anchor.isoformat()) and grammar.name(candidate) == "calendar":
        offset = offset or re.sub(r".*T[\d:]+", "", value.value)
    dated = _DATED.match(value.value)
    return Context(
        text=at.text,
        line=at.line,
        words=at.words,
        anchor=at.anchor,
        clock=at.clock,
        offset=offset,
        told=at.told if match.has("deđ") and at.spoken(match.start) else value.value,
        day=date.fromisoformat(dated[0]) if dated else at.day,
    )


def _expression(candidate: grammar.Candidate, match: Match, value: Value, at: Context) -> Expression:
    """The record of a match: with the bracket that it opened, and the word before that makes it approximate."""
    line, start, end = at.line, match.start, match.end
    if "(" in match.kinds and line[end : end + 1] == ")" and match.kinds.count("(") > match.kinds.count(")"):
        end += 1
    about = at.about(start)
    if about is not None:
        start = about
    vague = about is not None or (match.has("cK") and at.words.about.search(line, start, end) is not None)
    dated = value.value[:1].isdigit() and value.type != "SET" and "/" not in value.value
    meant = Value(value.type, value.value + ("~" if vague and dated else ""), value.approx or vague)
    return _told(start, end, meant, grammar.name(candidate), at)


def _told(start: int, end: int, value: Value, rule: str, at: Context) -> Expression:
    return Expression(
        start=start,
        end=end,
        text=at.text[start:end],
        type=value.type,
        value=value.value,
        rule=rule,
        approx=value.approx,
        anchor=at.anchor.isoformat() if value.type in ("DATE", "TIME") else None,
    )


# ---- quotations -----------------------------------------------------------------------------------------------


def _quoted(text: str, found: list[tuple[grammar.Candidate, Match, Expression]], at: Context) -> list[Expression]:
    """The expressions, with those of a quotation read again from the day of its saying."""
    quotes = [m.span() for m in _QUOTED.finditer(text)]
    stated = [e for _, m, e in found if m.has("deđ") and m.has("nmvI") and not _inside(e, quotes)]
    starts = [e.start for e in stated]
    out = []
    for candidate, match, expression in found:
        quote = _inside(expression, quotes) if grammar.name(candidate) in DEICTIC else None
        day = _said(quote, stated, starts, at.anchor) if quote else None
        if day and day != at.anchor:
            other = Context(text=text, line=at.line, words=at.words, anchor=day, offset=at.offset)
            value = grammar.reading(candidate)(match, other)
            if value:
                expression = _expression(candidate, match, value, other)
        out.append(expression)
    return out


def _inside(expression: Expression, quotes: list[tuple[int, int]]) -> tuple[int, int] | None:
    at = bisect_right(quotes, (expression.start, expression.start)) - 1
    return quotes[at] if at >= 0 and expression.end < quotes[at][1] else None


def _said(quote: tuple[int, int], stated: list[Expression], starts: list[int], anchor: date) -> date | None:
    """The day stated nearest a quotation, after it rather than before, and not long before the publication."""
    at = bisect_left(starts, quote[1])
    after = [e for e in stated[at : at + 1] if e.start - quote[1] <= BESIDE // 3]
    before = [e for e in stated[max(0, at - 1) : at] if 0 <= quote[0] - e.end <= BESIDE]
    for expression in (*after, *before):
        match = _DATED.match(expression.value)
        if match and timedelta(0) <= anchor - (day := date.fromisoformat(match[0])) <= timedelta(SAID):
            return day
    return None
