"""The block being written while a page is walked, and the page that grows from finished ones.

White space is folded as a browser folds it when a block ends. Most blocks are one piece of text, all of it link or
none of it; where there are more, the folded length of each piece says where in the text a link begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin, urlsplit

from kronik.records import Block, Image, Link, Mark, Span

NOWHERE: Final = ("#", "javascript:", "mailto:", "tel:", "data:", "about:")
"""Addresses that lead to no page; their words still count as link text."""

CLASS: Final = ' class="'

VISIBLE = re.compile(r"\w")
"""A line of bars, bullets and arrows only is decoration."""


Around = tuple[int, int, int, int, int, str, str, int, str]
"""Where in the tree the walk stands; restored whole when an element closes. In order: hints of all elements around;
of the nearest three; of the innermost block element; of the one around that; its number; its tag; the address of the
link that is open, or ""; how the text looks, as `LINKED` and `STRONG`; the attributes of the innermost block element.
A plain tuple: the walk makes one for each element."""

OUTSIDE: Final[Around] = (0, 0, 0, 0, 0, "body", "", 0, "")

LINKED, STRONG = 1, 2


class Draft:
    """Blocks, images and the element tree of one page, growing.

    The walk itself appends to `parts` and `looks`: a call for each piece of text would cost as much as all else.
    """

    __slots__ = (
        *("blocks", "images", "lines", "offset", "parents"),
        *("parts", "looks", "opened", "extra", "_base", "_scheme", "_origin", "_links", "_marks", "_joined"),
        "_link_from",
    )

    def __init__(self, url: str | None) -> None:
        """Start an empty page; `url` makes its links absolute where it is known."""
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.lines: list[str] = []
        self.offset = 0
        self.parents = [0]
        self._base = url
        self._scheme, self._origin = _origin(url)
        self.opened: list[tuple[int, int, int, str]] = []
        self._joined = ""
        self.parts: list[str] = []
        """The pieces of text of the block being written, entities read; the first is not blank."""
        self.looks: list[int] = []
        """How each piece looks."""
        self._clear()

    def _clear(self) -> None:
        self.parts.clear()
        self.looks.clear()
        self._links: list[tuple[str, int, int]] = []
        self._marks: list[tuple[int, int, int, str]] = []
        self.extra = self._link_from = 0

    # ---- inline elements, placed by the pieces before them ----------------------------------------------------

    def line_break(self, around: Around) -> None:
        """End the line at a `<br>`: the next block continues the paragraph, unless a second `<br>` follows."""
        if self.parts:
            self.end(around)
            self._joined = "\n"
        else:
            self._joined = ""

    def link(self) -> None:
        """Note that a link begins here."""
        self._link_from = len(self.parts)

    def unlink(self, href: str) -> None:
        """Note that the link ends here."""
        if len(self.parts) > self._link_from and not href.startswith(NOWHERE):
            self._links.append((href, self._link_from, len(self.parts)))

    def mark(self, depth: int, bits: int, stamp: str) -> None:
        """Note that an inline element worth marking begins here, on the stack at `depth`."""
        self.opened.append((depth, len(self.parts), bits, stamp))

    def unmark(self, depth: int) -> None:
        """End the marks of all elements that were opened at `depth` or deeper."""
        while self.opened and self.opened[-1][0] >= depth:
            _, first, bits, stamp = self.opened.pop()
            if len(self.parts) > first:
                self._marks.append((first, len(self.parts), bits, stamp))

    def _cut_marks(self) -> None:
        """Cut marks that go on in the next block: a card is often one element around three blocks."""
        count = len(self.parts)
        for place, (depth, first, bits, stamp) in enumerate(self.opened):
            if count > first:
                self._marks.append((first, count, bits, stamp))
            self.opened[place] = (depth, 0, bits, stamp)

    # ---- blocks -----------------------------------------------------------------------------------------------

    def image(self, src: str, alt: str, around: Around) -> None:
        """Add a picture that stands after the blocks so far."""
        far, near, _, _, node, _, _, _, _ = around
        image = Image(
            url=self._absolute(src),
            alt=alt,
            at=len(self.blocks) + bool(self.parts),
            near=near,
            far=far,
            group=node,
        )
        self.images.append(image)

    def end(self, around: Around) -> None:
        """Finish the block being written, if it says anything."""
        parts, looks = self.parts, self.looks
        ends: Sequence[int]
        if len(parts) == 1:
            text, look = " ".join(parts[0].split()), looks[0]
            size = len(text)
            ends, linked, strong = (0, size), size if look & LINKED else 0, size if look & STRONG else 0
        else:
            text, ends, linked, strong = _folded(parts, looks)
        if text[:1].isalnum() or VISIBLE.search(text):
            if around[6]:
                self.unlink(around[6])
            if self.opened:
                self._cut_marks()
            start = self.offset
            whole = Span(start, start + len(text))
            far, near, _, _, node, tag, _, _, attributes = around
            self.blocks.append(
                Block(
                    span=whole,
                    text=text,
                    tag=tag,
                    links=self._linked(text, ends, whole) if self._links else (),
                    marks=_marked(self._marks, text, ends, whole) if self._marks else (),
                    near=near | self.extra,
                    far=far | self.extra,
                    node=node,
                    group=self.parents[node],
                    style=_style(attributes) if attributes else "",
                    linked=linked,
                    strong=strong,
                    joined=self._joined,
                )
            )
            self.lines.append(text)
            self.offset = whole.end + 1
            self._joined = ""
        self._clear()

    def _linked(self, text: str, ends: Sequence[int], whole: Span) -> tuple[Link, ...]:
        """Place the links of a block; `ends` says where in `text` each piece ends, after a 0."""
        spans = [(href, _span(text, ends[a], ends[b], whole)) for href, a, b in self._links]
        return tuple([Link(url=self._absolute(href), span=span) for href, span in spans if span])

    def _absolute(self, href: str) -> str:
        if href.startswith("http") or self._base is None:
            return href
        if href.startswith("//"):
            return self._scheme + href
        if href.startswith("/"):
            return self._origin + href
        try:
            return urljoin(self._base, href)
        except ValueError:  # a bracket that opens no IPv6 address
            return href


def _folded(parts: list[str], looks: list[int]) -> tuple[str, list[int], int, int]:
    """Join pieces with their white space folded.

    Returns: the text; where each piece ends in it, after a 0; how much of it is linked, and how much bold.
    """
    pieces: list[str] = []
    ends, size, spaced, linked, strong = [0], 0, True, 0, 0
    for part, look in zip(parts, looks, strict=True):
        piece = " ".join(part.split())
        if look:
            linked += len(piece) if look & LINKED else 0
            strong += len(piece) if look & STRONG else 0
        if not spaced and part[0].isspace():
            piece = " " + piece
        if piece and piece != " " and part[-1].isspace():
            piece += " "
        if piece:
            pieces.append(piece)
            size += len(piece)
            spaced = piece[-1] == " "
        ends.append(size)
    return "".join(pieces).rstrip(), ends, linked, strong


def _marked(marks: list[tuple[int, int, int, str]], text: str, ends: Sequence[int], whole: Span) -> tuple[Mark, ...]:
    seen = [(_span(text, ends[a], ends[b], whole), bits, stamp) for a, b, bits, stamp in marks]
    return tuple([Mark(span=span, hints=bits, stamp=stamp) for span, bits, stamp in seen if span])


def _style(attributes: str) -> str:
    """Give the class among serialised attributes."""
    begin = attributes.find(CLASS) + len(CLASS)
    return attributes[begin : attributes.find('"', begin)] if begin >= len(CLASS) else ""


def _span(text: str, start: int, end: int, whole: Span) -> Span | None:
    """Place a stretch of a block on the page, without the spaces at its edges; None where it is empty."""
    if end <= start or start >= len(text):
        return None
    if not start and end == len(text):
        return whole
    start += text[start : start + 1] == " "
    end = min(end, len(text))
    end -= text[end - 1] == " "
    return Span(whole.start + start, whole.start + max(start, end))


def _origin(url: str | None) -> tuple[str, str]:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return "https:", ""
    return f"{parts.scheme or 'https'}:", f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
