"""Text that a tool wrapped at a width, as text browsers and mail do: its lines joined into paragraphs again.

Such a tool breaks a line where the next word would no longer fit. So there is one width at which nearly every line
that is not a paragraph's last was broken, and many lines begin in mid-sentence; the lines of a page that is laid out
one paragraph to a line fit no width. Pages in scripts without small letters stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from kronik.page.given import Given

NARROW: Final = 50
WIDE: Final = 105
"""The widths looked for: mail is wrapped from 60 columns on, tools wrap at 72 to 80, terminals have 100."""

OVER: Final = 0.1
"""The part of a text that may stand in longer lines: addresses that no blank parts, a menu."""

FEWEST: Final = 3
"""Line breaks that only the width explains, from which a text is wrapped."""

MOST: Final = 60_000
"""Lines from which a text is no page: as many as blocks are read of one."""

FITS: Final = 0.75
"""The part of the text in lines with another right below it that must be such. In pages of one line a paragraph, and
in lists of titles, it stays below .4."""

SMALL: Final = 0.3
"""The part of them behind which a word in small letters follows: titles and rows of a table begin with none."""

SLACK: Final = 2
"""Columns that a line may end too early: tools count marks that they leave out, or keep lines even."""

WORD: Final = 32
"""Characters of the longest word by which a line is seen to be full; what is longer is an address."""

ITEM: Final = re.compile(r"[*+•◦▪●·‣o#|]\s|\d{1,3}[.)]\s|[-–—]\s|\[\d+\]|https?://")
"""How a line begins that goes on with no other: an item of a list, a heading of Markdown, a row, an address."""

QUOTED: Final = re.compile(r"[ \t]*(?:>[ \t]?)+")
"""The marks of what a mail quotes."""


class Line(NamedTuple):
    """A line of text: where it begins and ends without the blanks around it, and its first column."""

    start: int
    end: int
    indent: int
    quoted: str
    """The marks before it, of what a mail quotes."""


def joined(given: Given) -> Given:
    """Give a wrapped text with its paragraphs in one line each; any other text as it is.

    Cost:     some 10 µs for a text that has paragraphs in its lines, 1 ms for a wrapped page of 300 lines.
    """
    sizes = [len(line) for line in given.text.split("\n")]
    if not FEWEST < len(sizes) <= MOST or sum(size for size in sizes if size > WIDE) > OVER * len(given.text):
        return given
    lines = list(_lines(given.text))
    pairs = [(one, two) for one, two in pairwise(lines) if one and two]
    if columns := _columns(given.text, pairs):
        return given.exchanged(columns)
    width = _width(given.text, pairs)
    if not width:
        return given
    gaps = [(one, two) for one, two in pairs if _goes_on(given.text, one, two, width)]
    return given.exchanged([(one.end, two.start, _joint(given.text, one, two)) for one, two in gaps])


HYPHENATED: Final = re.compile(r"[^\W\d_]{2}-[ \t\r]*\n[ \t]*(?![A-ZÀ-Þ])[^\W\d_]")
"""A word that a column of print broke at its end."""

HYPHENS: Final = 3
BROKEN: Final = 0.12
"""Such words from which a text is of columns, and the part of its lines that end with one."""

SHORT: Final = 0.75
LONG: Final = 1.5
"""Lines of a column, in parts of one that ends with a broken word: a shorter one ends a paragraph or is a heading, a
longer one is none of it."""


def _columns(text: str, pairs: list[tuple[Line, Line]]) -> list[tuple[int, int, str]]:
    """Give what parts the lines of columns with broken words, and what shall stand there; nothing of other texts."""
    if len(HYPHENATED.findall(text)) < HYPHENS:
        return []
    broken = [bool(HYPHENATED.match(text, one.end - 3)) for one, _ in pairs]
    if sum(broken) < max(HYPHENS, BROKEN * len(pairs)):
        return []
    sizes = sorted(one.end - one.start for (one, _), cut in zip(pairs, broken, strict=True) if cut)
    width = sizes[len(sizes) // 2]
    gaps = []
    for (one, two), cut in zip(pairs, broken, strict=True):
        if cut:
            gaps.append((one.end - (not _twice(text, one, two)), two.start, ""))
        elif _in_column(text, one, two, width):
            gaps.append((one.end, two.start, " "))
    return gaps


def _twice(text: str, one: Line, two: Line) -> bool:
    """Say whether a broken word is one that is said twice, whose hyphen stays: "anak-anak"."""
    last = text[one.start : one.end - 1].rpartition(" ")[2].lower()
    return text[two.start : two.end].lower().startswith(last)


def _in_column(text: str, one: Line, two: Line, width: int) -> bool:
    """Say whether a line goes on with the one before it, as the lines of a column do."""
    if ITEM.match(text, two.start, two.end) or two.indent > one.indent + INDENT:
        return False
    return SHORT * width <= one.end - one.start <= LONG * width


def _lines(text: str) -> Iterator[Line | None]:
    """Give every line; None for an empty one."""
    at = 0
    for raw in text.split("\n"):
        marks = QUOTED.match(raw) if ">" in raw[:8] else None
        begin = marks.end() if marks else 0
        told = raw[begin:].strip(BLANK)
        indent = raw.find(told, begin) if told else 0
        yield Line(at + indent, at + indent + len(told), indent, marks[0].strip() if marks else "") if told else None
        at += len(raw) + 1


BLANK: Final = " \t\r\u00a0"


def _word(text: str, line: Line) -> int:
    """Give the characters of a line's first word."""
    size = line.end - line.start
    blank = text.find(" ", line.start, line.end)
    return blank - line.start if blank >= 0 else size


def _width(text: str, pairs: list[tuple[Line, Line]]) -> int:
    """Give the column at which nearly all lines were broken that another follows; 0 where there is none."""
    spans = [
        (one.end - one.start + one.indent, _word(text, two), one, two)
        for one, two in pairs
        if not ITEM.match(text, two.start, two.end)
    ]
    at = Counter(width for size, word, _, _ in spans if word <= WORD for width in range(size, size + word + 1))
    likely = [width for width in at if NARROW <= width <= WIDE]
    if not likely:
        return 0
    width = max(likely, key=lambda one: (at[one], -one))
    full = [(size, one, two) for size, word, one, two in spans if _full(size, word, width)]
    long = [size for size, _, _, _ in spans if 2 * size >= width]
    small = sum(text[two.start].islower() for _, _, two in full)
    wrapped = len(full) >= FEWEST and sum(size for size, _, _ in full) >= FITS * sum(long)
    return width if wrapped and small >= SMALL * len(full) else 0


def _full(size: int, word: int, width: int) -> bool:
    """Say whether a line of so many columns had no room for the next line's first word."""
    return size <= width and size + 1 + word > width - SLACK and 2 * size >= width


def _goes_on(text: str, one: Line, two: Line, width: int) -> bool:
    """Say whether a line goes on with the one before it: a number or a dash may begin it, where it is no item."""
    if one.quoted != two.quoted or not _full(one.end - one.start + one.indent, _word(text, two), width):
        return False
    listed = ITEM.match(text, one.start, one.end)
    item = ITEM.match(text, two.start, two.end)
    if not item:
        return two.indent <= one.indent + INDENT or bool(listed)
    open_ended = text[one.end - 1] not in ".!?:;" and not listed and two.indent == one.indent
    return open_ended and (item[0][0] in "-–—" or item[0][0].isdigit())


INDENT: Final = 1
"""Columns that a line may stand further in than the one before; more begin a paragraph, but below an item's mark."""


def _joint(text: str, one: Line, two: Line) -> str:
    """Give what parts two lines of one paragraph: nothing behind a hyphen inside a word."""
    hyphen = text[one.end - 1] == "-" and text[one.end - 2].isalnum() and text[two.start].isalnum()
    return "" if hyphen else " "
