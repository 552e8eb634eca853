"""What changed from one version of an article to the next, word by word. Pure.

Lines are matched first, and only within a line that was rewritten are words compared: what a reader wants to see is
the sentence that changed, not that the whole paragraph is another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum

from kronik.records import Article, Found, Record

ALIKE = 0.5
"""Share of two lines that must be equal for one to be the other rewritten: below it nothing lines up to the eye."""

AHEAD = 3
"""Lines of the earlier version among which a rewritten line is looked for; editors do not move them further."""

MOST = 200
"""Lines, and words of a line, that are compared: the work grows with their square. What is more is shown replaced."""

_WORD = re.compile(r"\s*\S+")


class Sort(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


class Piece(Record, frozen=True):
    """A stretch of a line and what became of it."""

    sort: Sort
    text: str


Line = tuple[Piece, ...]


def between(before: Article, after: Article) -> tuple[Line, ...]:
    """Give the lines that changed, in the order of the later version; none where the two read the same."""
    old, new = _lines(before), _lines(after)
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    changed: list[Line] = []
    for kind, a, b, c, d in _opcodes(old, new):
        if kind != "equal":
            changed += _rewritten(old[a:b], new[c:d])
    return tuple(changed)


def told(line: Line) -> str:
    """Say in one line of text what became of a line: inserted, removed, or corrected, and from what to what."""
    gone = " … ".join(piece.text.strip() for piece in line if piece.sort is Sort.GONE)
    new = " … ".join(piece.text.strip() for piece in line if piece.sort is Sort.NEW)
    if gone and new:
        return f"corrected: {gone} → {new}"
    return f"removed: {gone}" if gone else f"inserted: {new}"


def _lines(article: Article) -> list[str]:
    """What a reader sees of an article, part by part."""
    heads = (article.headline, article.standfirst)
    return [head.value for head in heads if isinstance(head, Found)] + [passage.text for passage in article.body]


def _rewritten(old: list[str], new: list[str]) -> Iterator[Line]:
    """Pair the lines that are alike, in order; the others are gone or new."""
    start = 0
    for line in new:
        near = range(start, min(start + AHEAD, len(old)))
        at = next((n for n in near if _alike(old[n], line)), None)
        if at is None:
            yield (Piece(sort=Sort.NEW, text=line),)
            continue
        for gone in old[start:at]:
            yield (Piece(sort=Sort.GONE, text=gone),)
        yield tuple(_words(old[at], line))
        start = at + 1
    for gone in old[start:]:
        yield (Piece(sort=Sort.GONE, text=gone),)


def _alike(old: str, new: str) -> bool:
    a, b = _WORD.findall(old), _WORD.findall(new)
    if max(len(a), len(b)) > MOST:
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _words(old: str, new: str) -> Iterator[Piece]:
    """The words of two lines, gone ones before those that took their place."""
    a, b = _WORD.findall(old), _WORD.findall(new)
    for kind, i, j, k, m in _opcodes(a, b):
        if kind == "equal":
            yield Piece(sort=Sort.SAME, text="".join(b[k:m]))
            continue
        if i < j:
            yield Piece(sort=Sort.GONE, text="".join(a[i:j]))
        if k < m:
            yield Piece(sort=Sort.NEW, text="".join(b[k:m]))


def _opcodes(a: Sequence[str], b: Sequence[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if max(len(a), len(b)) > MOST:
        return [("replace", 0, len(a), 0, len(b))]
    return SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
