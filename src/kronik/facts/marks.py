"""Quotation marks of a passage paired, the careless ways of scraped text included.

Straight marks take turns; typographic ones say which they are, but a page may open with one kind and close with the
other. A closing mark that nothing opened closes what began with its sentence; an opening mark that nothing closes
opens what ends with the passage. A scraper may have left a mark as an entity, or lost it to a question mark where no
question mark can stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from kronik.records import Span

MARK = re.compile(
    r"""[“”"„«»]|‘‘|’’|''|&(?:amp;)?[lr]dquo;|&(?:amp;)?quot;|(?<!\S)\?{1,2}(?=\w)|(?<=[,.])\?{1,2}(?=\s|$)"""
)
OPENING = frozenset({"“", "„", "«", "‘‘", "&ldquo;", "&amp;ldquo;"})
CLOSING = frozenset({"”", "»", "’’", "&rdquo;", "&amp;rdquo;"})


class Quoted(msgspec.Struct, frozen=True):
    """What stands between two marks."""

    inside: Span
    """Without the marks."""
    past: int
    """Where the text after the closing mark begins."""
    opened: bool = True
    closed: bool = True


def find(text: str, span: Span) -> list[Quoted]:
    """Give the quoted stretches of a passage in order; they never overlap."""
    found: list[Quoted] = []
    start: int | None = None
    free = span.start
    for match in MARK.finditer(text, span.start, span.end):
        opens = _opens(text, match, span, inside=start is not None)
        if opens:
            start = match.end()
        elif start is not None:
            _add(found, text, Quoted(Span(start, match.start()), match.end()))
            start, free = None, match.end()
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
