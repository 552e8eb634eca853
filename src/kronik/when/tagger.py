"""Time expressions of running text, each with its value.

A text is read from its start to its end once. What a sentence tells first helps with what it tells later ("that
year", a clock time without a day); inside a quotation "yesterday" is counted from the day the words were said, where
the text states it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from msgspec.structs import replace

from kronik.language import Pack
from kronik.records import Expression, Moment, Span
from kronik.when import anchors, grammar
from kronik.when.context import DAY, Context, Today
from kronik.when.edtf import edtf
from kronik.when.lengths import moved
from kronik.when.letters import plain
from kronik.when.lexicon import Lexicon, lexicon
from kronik.when.match import DATE, TIME, Match, Value
from kronik.when.tokens import Chunk, chunks

Anchor = Moment | date | datetime | None


def find(text: str, *, pack: Pack, anchor: Anchor, captions: Iterable[Span] = ()) -> tuple[Expression, ...]:
    """Every expression of time, in order and apart.

    Args:     anchor: when the text was published. Its clock, where it has one, is the time of "three hours ago", and
              its offset that of clock times without a zone. With one coarser than a day only what is the same from
              its first and its last day is found; with None only what needs no anchor.
              captions: where captions of pictures stand in the text; each has the day that it states for its own.
    Returns:  spans that cut `text`; values and the day that each was counted from as `Expression` says.
    """
    words, spans = lexicon(pack), tuple(captions)
    if anchor is None:
        return _agreeing(text, words, spans, _APART, date.max)
    if isinstance(anchor, Moment) and (ends := _ends(anchor)):
        return _agreeing(text, words, spans, ends, ends[1])
    day, clock, offset = _anchored(anchor)
    at = Context(text=text, line=plain(text), words=words, anchor=day, clock=clock, offset=offset)
    return _found(at, spans, day)


ASIDE = frozenset({"unit told", "feast", "Islamic date"})
"""Rules whose day is compared with or named, and is seldom that of the clock time told next."""

_APART = (date(2001, 3, 14), date(2013, 7, 19))
"""Two days that share nothing: not the weekday, the day, the month, the year."""


def _ends(anchor: Moment) -> tuple[date, date] | None:
    """The first and last day of an anchor that is no one day: "2024-05", "2024-04-10/2024-04-19"."""
    if DAY.match(anchor.edtf) and "/" not in anchor.edtf:
        return None
    days = edtf(anchor.edtf, zone=UTC)
    return (days.earliest.date(), days.latest.date()) if days else None


def _agreeing(
    text: str, words: Lexicon, captions: tuple[Span, ...], days: tuple[date, date], latest: date
) -> tuple[Expression, ...]:
    """The expressions that mean the same from either day, the first and last on which "today" may lie.

    Where both readings counted from one day, the text itself states it.
    """
    line = plain(text)
    early, late = (_found(Context(text=text, line=line, words=words, anchor=day), captions, latest) for day in days)
    other = {(e.start, e.end, e.value): e.anchor for e in late}
    both = ((e, other[key]) for e in early if (key := (e.start, e.end, e.value)) in other)
    return tuple(e if e.anchor == anchor else replace(e, anchor=None, whose=None, stated=None) for e, anchor in both)


def _anchored(anchor: Moment | date | datetime) -> tuple[date, datetime | None, str]:
    """The anchor's day, its local clock, and its offset."""
    if isinstance(anchor, Moment):
        day = DAY.match(anchor.edtf)
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


def _found(at: Context, captions: tuple[Span, ...], latest: date) -> tuple[Expression, ...]:
    """The expressions, read a second time where some are counted from a day that the text states."""
    pieces = list(chunks(at.line, at.text, at.words))
    read = _read(at, pieces, anchors.NOTHING)
    if (moved := anchors.days(read, at, captions, latest)).days:
        read = _read(at, pieces, moved)
    told = _stretched([expression for _, expression in read], at)
    return tuple(told if at.words.past is None else _aged(told, at))


def _read(at: Context, pieces: list[Chunk], moved: anchors.Moved) -> list[tuple[Match, Expression]]:
    """The matches of a text and what they mean, each counted from the day given for its start or from the anchor."""
    found: list[tuple[Match, Expression]] = []
    kept: tuple[int, Context] | None = None
    for chunk in pieces:
        taken = -1
        for candidate in grammar.candidates(chunk):
            if candidate.first <= taken:
                continue
            match = grammar.matched(candidate, chunk)
            if kept and match.start >= kept[0]:  # what a citation told stays in its sentence
                at, kept = kept[1], None
            here = _from(moved.days[match.start], at) if match.start in moved.days else at
            value = grammar.reading(candidate)(match, here)
            if value is None:
                continue
            taken = candidate.last
            if value.type:
                expression = _expression(candidate, match, value, here)
                found.append((match, expression))
                if kept is None and (cited := moved.sentence(expression.start)):
                    kept = cited.end, at
                at = _learned(at, candidate, match, value)
    return found


def _from(today: Today, at: Context) -> Context:
    """The context of words that are counted from another day: of what the story told before they know nothing."""
    return Context(
        text=at.text,
        line=at.line,
        words=at.words,
        anchor=today.day,
        offset=at.offset,
        whose=today.whose,
        stated=today.stated,
    )


def _stretched(told: list[Expression], at: Context) -> list[Expression]:
    """The expressions, two as one where they are the ends of a stretch: "Friday night until Sunday morning"."""
    kept: list[Expression] = []
    for one in told:
        if kept and (both := _stretch(kept[-1], one, at)):
            kept[-1] = both
        else:
            kept.append(one)
    return kept


def _stretch(first: Expression, last: Expression, at: Context) -> Expression | None:
    """From a part of a day or a clock time to a later one, or from a month to a month or day; None for no stretch."""
    between = at.line[first.end : last.start]
    if first.type != last.type or len(between) > FARTHEST or first.approx or last.approx:
        return None
    begin, end, pattern = first.value, last.value, DATED if first.type == DATE else TIMED
    if first.type not in (DATE, TIME) or not (pattern.fullmatch(begin) and pattern.fullmatch(end)):
        return None
    if first.type == DATE and first.text.isalpha():
        begin = end[:4] + begin[4:]  # the year is told with the end
    joined = between.strip() in at.words.time.both and at.before(first.start) in at.words.time.between
    if not joined and not at.words.until.fullmatch(between.lstrip()):
        return None
    if first.type == TIME and begin[:10] > end[:10] and last.rule in WEEKLY:
        end = (date.fromisoformat(end[:10]) + timedelta(7)).isoformat() + end[10:]
    if begin[:10] > end[:10] or begin == end or (begin[:10] == end[:10] and CLOCK.match(begin) and end < begin):
        return None
    text = at.text[first.start : last.end]
    return replace(first, end=last.end, text=text, value=f"{begin}/{end}", rule="stretch")


DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
"""The value of a month or a day."""
WEEKLY = frozenset({"weekday", "clock, weekday"})
"""Rules whose day is a weekday's: where it ends a stretch, it follows the beginning."""
CLOCK = re.compile(r".{10}T\d")
TIMED = re.compile(r"\d{4}-\d\d-\d\dT[^/]+")
"""The value of a part of a day or a clock time."""
FARTHEST = 16
"""Code points between the two ends of a stretch."""


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
    dated = DAY.match(value.value)
    return Context(
        text=at.text,
        line=at.line,
        words=at.words,
        anchor=at.anchor,
        clock=at.clock,
        offset=offset,
        told=at.told if match.has("deđ") and at.spoken(match.start) else value.value,
        day=date.fromisoformat(dated[0]) if dated and grammar.name(candidate) not in ASIDE else at.day,
    )


def _expression(candidate: grammar.Candidate, match: Match, value: Value, at: Context) -> Expression:
    """The record of a match: with the bracket that it opened, and the word before that makes it approximate."""
    line, start, end = at.line, match.start, match.end
    if match.kinds.count("(") > match.kinds.count(")") and (close := _CLOSE.match(line, end)):
        end = close.end()
    about = at.about(start)
    if about is not None:
        start = about
    vague = about is not None or (match.has("cK") and at.words.about.search(line, start, end) is not None)
    dated = value.value[:1].isdigit() and value.type != "SET" and "/" not in value.value
    meant = Value(value.type, value.value + ("~" if vague and dated else ""), value.approx or vague)
    return _told(start, end, meant, grammar.name(candidate), at)


_CLOSE = re.compile(r" ?\)")


def _told(start: int, end: int, value: Value, rule: str, at: Context) -> Expression:
    anchored = value.type in ("DATE", "TIME")
    return Expression(
        start=start,
        end=end,
        text=at.text[start:end],
        type=value.type,
        value=value.value,
        rule=rule,
        approx=value.approx,
        anchor=at.anchor.isoformat() if anchored else None,
        whose=at.whose if anchored else None,
        stated=at.stated if anchored else None,
    )
