"""Quotation marks of a passage paired, the careless ways of scraped text included.

Straight marks take turns; typographic ones say which they are, but a page may open with one kind and close with the
other. A closing mark that nothing opened closes what began with its sentence; an opening mark that nothing closes
opens what ends with the passage, unless a passage soon after closes it: then all between is one quotation. A scraper
may have left a mark as an entity, read its bytes in another encoding, or lost it to a question mark where no question
mark can stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kronik.records import Span

MARK = re.compile(
    r"""[“”"„«»]|‘‘|’’|''|&(?:amp;)?[lr]dquo;|&(?:amp;)?quot;|‚Ä[úù]|â€[œ\x9d]?"""
    r"""|(?<!\S)\?{1,2}(?=\w)|(?<=[,.])\?{1,2}(?=\s|$|\w)|(?<=\w)\?(?=,? ?[a-z])"""
)
"""“ and ” read as Mac Roman are ‚Äú and ‚Äù, read as Windows-1252 â€œ and â€ with a control mark or nothing."""
OPENING = frozenset({"“", "„", "«", "‘‘", "&ldquo;", "&amp;ldquo;", "‚Äú", "â€œ"})
CLOSING = frozenset({"”", "»", "’’", "&rdquo;", "&amp;rdquo;", "‚Äù", "â€", "â€\x9d"})
LOST = re.compile(r"\?+")
"""A mark that was lost to question marks. Right after a word it may be one that asks: it closes only what such a mark
opened."""
FARTHEST = 4
"""Passages over which a quotation that nothing closes is followed."""
LONGEST = 1500
"""Characters of the longest quotation of several passages."""


class Quoted(msgspec.Struct, frozen=True):
    """What stands between two marks."""

    inside: Span
    """Without the marks."""
    past: int
    """Where the text after the closing mark begins."""
    opened: bool = True
    closed: bool = True
    whole: bool = True
    """Whether it is all of its quotation: else a later passage holds the rest, and the whole."""


def find(text: str, span: Span) -> list[Quoted]:
    """Give the quoted stretches of a passage in order; they never overlap."""
    found: list[Quoted] = []
    start: int | None = None
    free, mark = span.start, ""
    for match in MARK.finditer(text, span.start, span.end):
        lost = LOST.fullmatch(match.group()) and text[match.start() - 1 : match.start()].isalnum()
        if lost and not LOST.fullmatch(mark):
            continue
        opens = _opens(text, match, span, inside=start is not None)
        if opens:
            start, mark = match.end(), match.group()
        elif start is not None:
            _add(found, text, Quoted(Span(start, match.start()), match.end()))
            start, free, mark = None, match.end(), ""
        else:
            _add(found, text, Quoted(Span(free, match.start()), match.end(), opened=False))
            free = match.end()
    if start is not None:
        _add(found, text, Quoted(Span(start, span.end), span.end, closed=False))
    return found


def begun(quoted: Quoted, starts: Sequence[int]) -> Quoted:
    """A quotation that nothing opened, begun with the last sentence that starts before its end."""
    if quoted.opened:
        return quoted
    start = max((s for s in starts if s < quoted.inside.end), default=quoted.inside.start)
    inside = Span(max(start, quoted.inside.start), quoted.inside.end)
    return msgspec.structs.replace(quoted, inside=inside)


def joined(passages: Sequence[Sequence[Quoted]], spans: Sequence[Span]) -> list[list[Quoted]]:
    """The quotations of consecutive passages: what one leaves open and another soon closes is one, where it ends."""
    found = [list(some) for some in passages]
    opened: int | None = None
    for number, some in enumerate(found):
        if opened is not None and some and not some[0].opened:
            first = found[opened][-1].inside.start
            if some[0].inside.end - first <= LONGEST:
                _join(found, spans, opened, number)
        if some:
            opened = number if not some[-1].closed else None
        elif opened is not None and number - opened >= FARTHEST:
            opened = None
    return found


def _join(found: list[list[Quoted]], spans: Sequence[Span], first: int, last: int) -> None:
    """Make one quotation of what begins with the end of one passage and ends with the beginning of another."""
    start, end = found[first][-1], found[last][0]
    found[first][-1] = msgspec.structs.replace(start, whole=False)
    for number in range(first + 1, last):
        found[number] = [Quoted(spans[number], spans[number].end, whole=False)]
    inside = Span(start.inside.start, end.inside.end)
    found[last][0] = msgspec.structs.replace(end, inside=inside, opened=True)


def _opens(text: str, match: re.Match[str], span: Span, *, inside: bool) -> bool:
    """Whether a mark opens a quotation."""
    mark = match.group()
    before = text[match.start() - 1 : match.start()] if match.start() > span.start else " "
    after = text[match.end() : match.end() + 1] if match.end() < span.end else " "
    if mark in CLOSING:
        # A page that writes ” at both ends: it opens where a word follows and none precedes.
        return not inside and (before.isspace() or before == "(") and not after.isspace()
    if mark in OPENING:
        return not (inside and (after.isspace() or after in ",.;") and not before.isspace())
    return not inside and not (after.isspace() and not before.isspace())


def _add(found: list[Quoted], text: str, quoted: Quoted) -> None:
    """Add a quotation without the space at its ends, if words are in it."""
    start, end = quoted.inside.start, quoted.inside.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if any(char.isalnum() for char in text[start:end]):
        found.append(msgspec.structs.replace(quoted, inside=Span(start, end)))
