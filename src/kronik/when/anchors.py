"""Which day "today" is: the publication, or the day stated in the quotation, the caption or the citation around.

An anchor is moved only by a day that the text states, and only for words that are counted from the speaker's own day:
a weekday with its numbers means the same whoever says it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from kronik.records import Expression, Span
from kronik.when.context import DAY, Context, Today, Whose
from kronik.when.match import Match

SAID = 14
"""Days before the publication within which a stated day is taken for that of a quotation beside it."""

BESIDE = 700
"""Code points between a quotation and the day of its saying; a paragraph of news has half as many."""

CITED = 120
"""Code points between the words that cite and the day of the citation: the name of a source and its place."""

CLAUSE = 600
"""Code points on either side of a citation in which its sentence begins and ends."""

DEICTIC = frozenset({"day", "part of day", "unit", "ago", "ahead"})
"""Rules whose value follows the speaker's own today."""

NEAR = DEICTIC | {
    "weekday of week", "weekday", "clock, weekday", "eve", "month", "months", "quarter", "season", "feast",
}  # fmt: skip
"""Rules whose value follows the writer's today. A quotation leaves the last of them to the publication: the report
that prints it has made "Friday" its own."""

_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,1500}[\"”]")
_STOP = re.compile(r"(?<!\w)(\w*)([.!?…]+)[\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W_])|\n")
_WORD = re.compile(r"\w[\w.\-'’&]*")
_BROKEN = re.compile(r"[;\"“”]")
"""What no name of a source runs across, beside the end of a sentence."""

Read = tuple[Match, Expression]


class Stated(NamedTuple):
    """A day that the text states, and the stretch of text whose words are counted from it."""

    start: int
    end: int
    day: date
    within: Span
    whose: Whose

    @property
    def today(self) -> Today:
        """The day as an anchor."""
        return Today(self.day, self.whose, Span(self.start, self.end))


class Moved(NamedTuple):
    """What is counted from another day than the text's anchor."""

    days: dict[int, Today]
    """By the offset at which an expression starts, the day from which it is counted."""
    cited: tuple[Span, ...] = ()
    """The sentences that cite, in order: what they tell is forgotten after them."""

    def sentence(self, start: int) -> Span | None:
        """The sentence that cites and that an offset lies in."""
        return _at(self.cited, start) if self.cited else None


NOTHING = Moved({})


def days(read: Sequence[Read], at: Context, captions: Iterable[Span], latest: date) -> Moved:
    """The days from which expressions are counted, where those are not the text's anchor.

    The nearest stated day of its caption or of the citation in its sentence; in a quotation that of the saying.
    A day after `latest` is none on which anything was said.
    """
    counted = [(match, expression) for match, expression in read if _counted(match, expression)]
    if not counted:
        return NOTHING
    quotes = [Span(*m.span()) for m in _QUOTED.finditer(at.text)] if '"' in at.text or "“" in at.text else []
    stated = [(match, expression) for match, expression in read if DAY.match(expression.value)]
    places = _places(stated, at, tuple(captions), quotes, latest)
    starts = [place.start for place in places]
    sayings = [e for m, e in stated if m.has("deđ") and m.has("nmvI") and not _holding(quotes, e)]
    said = [e.start for e in sayings]
    moved = {}
    for _, expression in counted:
        place = _nearest(expression, places, starts, at.text)
        quote = _holding(quotes, expression) if expression.rule in DEICTIC else None
        saying = _saying(quote, sayings, said, place, at.anchor) if quote else None
        today = saying or (place.today if place else None)
        if today and today.day != at.anchor:
            moved[expression.start] = today
    return Moved(moved, tuple(place.within for place in places if place.whose == "citation"))


def _counted(match: Match, expression: Expression) -> bool:
    """Whether an expression is counted from somebody's today, and not from what was told ("that evening")."""
    return expression.rule in NEAR and not match.has("i")


def _day(expression: Expression) -> date:
    return date.fromisoformat(expression.value[:10])


# ---- captions and citations -----------------------------------------------------------------------------------


def _places(
    read: Sequence[Read], at: Context, captions: Sequence[Span], quotes: list[Span], latest: date
) -> list[Stated]:
    """The stated days that are anchors of their caption or of the sentence that cites, in order."""
    out = []
    spans = sorted(captions, key=lambda span: span.start)
    for match, expression in read:
        if not match.has("nmvIdeđ") or (day := _day(expression)) > latest:
            continue
        caption = _holding(spans, expression) if match.has("nmvI") else None
        within = caption or _citation(expression, at, quotes)
        if within:
            whose: Whose = "caption" if caption else "citation"
            out.append(Stated(expression.start, expression.end, day, within, whose))
    return out


def _nearest(expression: Expression, places: list[Stated], starts: list[int], text: str) -> Stated | None:
    """The nearest place whose stretch holds an expression; none for one that names a place's own day."""
    at = bisect_right(starts, expression.start)
    near = [place for place in places[max(0, at - 1) : at + 1] if _beside(expression, place)]
    if any(_same(expression, place, text) for place in near):
        return None
    return min(near, key=lambda place: max(place.start - expression.end, expression.start - place.end), default=None)


def _same(expression: Expression, place: Stated, text: str) -> bool:
    """Whether an expression is a stated day, or the day is its explanation: "kemarin, Sabtu (5/6)"."""
    apart = place.start - expression.end
    return place.start == expression.start or (
        0 <= apart <= 3 and not text[expression.end : place.start].strip(" ,(")
    )


def _beside(expression: Expression, place: Stated) -> bool:
    return place.within.start <= expression.start < place.within.end


def _citation(expression: Expression, at: Context, quotes: list[Span]) -> Span | None:
    """The sentence in which an expression is the day of a citation: words that cite, a source's name, the day."""
    start = expression.start
    cues = list(at.words.cited.finditer(at.line, max(0, start - CITED), start))
    cue = next((cue for cue in reversed(cues) if _named(at, cue.end(), start)), None)
    if cue is None:
        return None
    stops = list(_stops(at, max(0, cue.start() - CLAUSE), cue.start()))
    first = stops[-1] if stops else max(0, cue.start() - CLAUSE)
    opened = _at(quotes, first)
    ends = _stops(at, start, min(len(at.line), expression.end + CLAUSE))
    last = next((stop for stop in ends if stop > expression.end), expression.end + CLAUSE)
    return Span(opened.start if opened else first, last)


def _named(at: Context, start: int, end: int) -> bool:
    """Whether the name of a source stands here and nothing else: every word a name's, or small beside one."""
    if _BROKEN.search(at.text, start, end) or any(_stops(at, start, end)):
        return False
    words = [word[0] for word in _WORD.finditer(at.text, start, end) if word[0].lower() not in at.words.naming]
    return bool(words) and all(word[0].isupper() or not word.isalpha() for word in words)


def _stops(at: Context, start: int, end: int) -> Iterator[int]:
    """Where sentences end between two places."""
    for stop in _STOP.finditer(at.text, start, end + 2):  # a stop is told by what follows it
        word = (stop[1] or "").lower()
        short = (len(word) == 1 and word.isalpha()) or word in at.words.abbreviations
        if stop.end() <= end and not (stop[2] == "." and short):
            yield stop.end()


# ---- quotations -----------------------------------------------------------------------------------------------


def _holding(spans: Sequence[Span], expression: Expression) -> Span | None:
    """The span that an expression stands in."""
    span = _at(spans, expression.start)
    return span if span and expression.end <= span.end else None


def _at(spans: Sequence[Span], offset: int) -> Span | None:
    """The span that an offset lies in, of spans in order and apart."""
    at = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and offset < spans[at].end else None


def _saying(
    quote: Span, sayings: list[Expression], starts: list[int], place: Stated | None, anchor: date
) -> Today | None:
    """The day stated nearest a quotation, after it rather than before, and not long before the publication.

    Inside a caption or a citation only its own days count, however long ago.
    """
    at = bisect_left(starts, quote.end)
    after = [e for e in sayings[at : at + 1] if e.start - quote.end <= BESIDE // 3]
    before = [e for e in sayings[max(0, at - 1) : at] if 0 <= quote.start - e.end <= BESIDE]
    for saying in (*after, *before):
        old = anchor - _day(saying)
        if _beside(saying, place) if place else timedelta(0) <= old <= timedelta(SAID):
            return Today(_day(saying), "quotation", Span(saying.start, saying.end))
    return None
