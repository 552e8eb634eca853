"""The block being written while a page is walked, and the page that grows from finished ones.

White space is folded as a browser folds it, at the moment a piece of text arrives, so the place of a link in the
finished text is known at once and nothing is trimmed at the front later.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final
from urllib.parse import urljoin, urlsplit

from kronik.records import Block, Image, Link, Mark, Span

NOWHERE: Final = ("#", "javascript:", "mailto:", "tel:", "data:", "about:")
"""Addresses that lead to no page; their words still count as link text."""

CLASS: Final = re.compile(r' class="([^"]*)"')

VISIBLE = re.compile(r"\w")
"""A line of bars, bullets and arrows only is decoration."""


Around = tuple[int, int, int, int, int, str, str, bool, str]
"""Where in the tree the walk stands; restored whole when an element closes. In order: hints of all elements around;
of the nearest three; of the innermost block element; of the one around that; its number; its tag; the address of the
link that is open, or ""; whether the text is bold; the attributes of the innermost block element. A plain tuple: the
walk makes one for each element."""

OUTSIDE: Final[Around] = (0, 0, 0, 0, 0, "body", "", False, "")


class Draft:
    """Blocks, images and the element tree of one page, growing."""

    __slots__ = (
        *("blocks", "images", "lines", "offset", "parents"),
        *("parts", "opened", "extra", "_base", "_scheme", "_origin", "_links", "_marks", "_joined"),
        *("_size", "_spaced", "_linked", "_bold", "_link_from"),
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
        self._clear()

    def _clear(self) -> None:
        self.parts: list[str] = []
        self._links: list[tuple[str, int, int]] = []
        self._marks: list[tuple[int, int, int, str]] = []
        self._size = self._linked = self._bold = self.extra = self._link_from = 0
        self._spaced = True

    # ---- text -------------------------------------------------------------------------------------------------

    def write(self, text: str, linked: bool, strong: bool) -> None:
        """Add a piece of text to the block being written, white space folded and entities read."""
        if "&" in text:
            text = unescape(text)
        piece = " ".join(text.split())
        if piece and linked:
            self._linked += len(piece)
        if piece and strong:
            self._bold += len(piece)
        if not self._spaced and text[0].isspace():
            piece = " " + piece
        if piece and piece != " " and text[-1].isspace():
            piece += " "
        if piece:
            self.parts.append(piece)
            self._size += len(piece)
            self._spaced = piece[-1] == " "

    def line_break(self, around: Around) -> None:
        """End the line at a `<br>`: the next block continues the paragraph, unless a second `<br>` follows."""
        if self.parts:
            self.end(around)
            self._joined = "\n"
        else:
            self._joined = ""

    # ---- inline elements --------------------------------------------------------------------------------------

    def link(self) -> None:
        """Note that a link begins here."""
        self._link_from = self._size

    def unlink(self, href: str) -> None:
        """Note that the link ends here."""
        if self._size > self._link_from and not href.startswith(NOWHERE):
            self._links.append((href, self._link_from, self._size))

    def mark(self, depth: int, bits: int, stamp: str) -> None:
        """Note that an inline element worth marking begins here, on the stack at `depth`."""
        self.opened.append((depth, self._size, bits, stamp))

    def unmark(self, depth: int) -> None:
        """End the marks of all elements that were opened at `depth` or deeper."""
        while self.opened and self.opened[-1][0] >= depth:
            _, start, bits, stamp = self.opened.pop()
            if self._size > start:
                self._marks.append((start, self._size, bits, stamp))

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
        text = "".join(self.parts).rstrip()
        if VISIBLE.search(text):
            if around[6]:
                self.unlink(around[6])
            if self.opened:
                self._cut_marks(len(text))
            self.blocks.append(self._block(text, around))
            self.lines.append(text)
            self.offset += len(text) + 1
            self._joined = ""
        self._clear()

    def _cut_marks(self, size: int) -> None:
        """Cut marks that go on in the next block: a card is often one element around three blocks."""
        for place, (depth, start, bits, stamp) in enumerate(self.opened):
            if size > start:
                self._marks.append((start, size, bits, stamp))
            self.opened[place] = (depth, 0, bits, stamp)

    def _block(self, text: str, around: Around) -> Block:
        start = self.offset
        far, near, _, _, node, tag, _, _, attributes = around
        links, marks = self._links, self._marks
        style = CLASS.search(attributes)
        return Block(
            span=Span(start, start + len(text)),
            text=text,
            tag=tag,
            links=tuple([Link(url=self._absolute(href), span=_span(text, start, a, b)) for href, a, b in links])
            if links
            else (),
            marks=tuple([Mark(span=_span(text, start, a, b), hints=bits, stamp=stamp) for a, b, bits, stamp in marks])
            if marks
            else (),
            near=near | self.extra,
            far=far | self.extra,
            node=node,
            group=self.parents[node],
            style=style[1] if style else "",
            linked=self._linked,
            strong=self._bold,
            joined=self._joined,
        )

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


def _span(text: str, offset: int, start: int, end: int) -> Span:
    """Place a stretch of a block on the page, without the spaces at its edges."""
    start += text[start : start + 1] == " "
    end = min(end, len(text))
    end -= text[end - 1] == " "
    return Span(offset + start, offset + max(start, end))


def _origin(url: str | None) -> tuple[str, str]:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return "https:", ""
    return f"{parts.scheme or 'https'}:", f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
