"""Text with tags -> blocks with hints.

lexbor parses the page as browsers do and serialises its body again: after that every element that is opened is
closed, every attribute stands in double quotes, and `<`, `>` and `&` stand for themselves nowhere. The kernel walks
that once and answers all blocks, of which msgspec makes records at once: `kernel/walk.c` and `kernel/draft.c`.

A block is what a browser sets on lines of its own: the text between the edges of block elements. Inline elements are
joined without a space. A `<br>` ends a block as well; the next one then says that it is joined by a line break, so
an article of 2004 that is one table cell falls into its paragraphs, and a verse can still be put together again.
Text that no reader sees (scripts, styles, form fields) is left out; text that a style sheet hides is kept and hinted.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser

from kronik.kernel import Exhausted, Kernel
from kronik.page import declared, hints
from kronik.page.decode import Decoded
from kronik.records import Block, Capture, Image, Outcome, Page, Refusal

TAGS: Final = 400_000
"""The most elements read. The fullest of some 2,000 real pages has 40,000; so many cost about a second."""

MOST_BLOCKS: Final = 60_000
"""The most blocks read: labelling so many costs about a second and 230 MB."""

NESTING: Final = 15_000
"""The most elements open at once. lexbor looks through the open ones for each block that begins, so its cost grows
with the square: 20,000 in one another cost 0.7 s, 100,000 half a minute. Real pages nest some 50."""

UNSEEN: Final = ["script", "style", "svg", "template", "iframe", "noscript", "select", "textarea", "video"]
"""Elements without text for a reader. `noscript` mostly repeats a picture or counts the visit."""

RARELY: Final = "object,audio,canvas,math,datalist,noembed,noframes,xmp,plaintext"
"""The same, looked for only when they are there; the serialiser leaves the text of the last four unescaped."""

FEED: Final = re.compile(r"(?:\s*<(?:\?xml|!--|!DOCTYPE)[^>]*>)*\s*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
"""How RSS and Atom begin."""

EDGE: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
UNENDED: Final = frozenset(
    (
        *("area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source"),
        *("track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option"),
    )
)
"""Elements that end by themselves, or where the next of their kind begins."""


class Laid(msgspec.Struct, array_like=True):
    """A page as the kernel lays it out."""

    text: str
    blocks: tuple[Block, ...]
    images: tuple[Image, ...]
    parents: tuple[int, ...]
    relative: list[tuple[int, int]]
    """Addresses that are relative to the page's folder: the block and which of its links, or -1 and the image."""


_laid = msgspec.msgpack.Decoder(Laid).decode
_kernel = Kernel("learn_hints", lambda: (hints.tables(),))


def read(capture: Capture, decoded: Decoded) -> Page | Refusal:
    """Lay the page out as blocks.

    Returns:  a Page, or Refusal OVER_BUDGET (more than `TAGS`, `MOST_BLOCKS` or `NESTING`), EMPTY (no visible
              text) or INDEX (a feed).
    Cost:     some 6 ms for a news page of 280 KB (train/body/README.md has the stages); linear up to the budget.
    """
    if FEED.match(decoded.text):
        return _refuse(capture, Outcome.INDEX, "a feed: titles of other pages")
    edges = decoded.text.count("<")
    if edges > 2 * TAGS:
        return _refuse(capture, Outcome.OVER_BUDGET, f"more than {TAGS:,} elements")
    if edges > NESTING and _deep(decoded.text):
        return _refuse(capture, Outcome.OVER_BUDGET, f"more than {NESTING:,} elements in one another")
    tree = LexborHTMLParser(decoded.text)
    declaration = declared.read(tree, capture.url)
    try:
        laid = lay(_body(tree), capture.url)
    except Exhausted as full:
        return _refuse(capture, Outcome.OVER_BUDGET, full.what)
    if len(laid.blocks) > MOST_BLOCKS:
        return _refuse(capture, Outcome.OVER_BUDGET, f"more than {MOST_BLOCKS:,} blocks")
    if not laid.blocks:
        return _refuse(capture, Outcome.EMPTY, "no visible text")
    return Page(
        id=capture.id,
        text=laid.text,
        blocks=laid.blocks,
        place=capture.place,
        url=capture.url,
        captured=capture.captured,
        declared=capture.declared,
        declaration=declaration,
        images=laid.images,
        parents=laid.parents,
        repairs=decoded.repairs,
    )


def _refuse(capture: Capture, outcome: Outcome, detail: str) -> Refusal:
    return Refusal(id=capture.id, outcome=outcome, place=capture.place, detail=detail, url=capture.url)


def _deep(html: str) -> bool:
    """Whether more than `NESTING` elements are open at once."""
    depth = 0
    for closing, name in EDGE.findall(html):
        if name.lower() not in UNENDED:
            depth = max(0, depth - 1) if closing else depth + 1
            if depth > NESTING:
                return True
    return False


def _body(tree: LexborHTMLParser) -> str:
    """Serialise what a reader sees. The tree is used up."""
    tree.strip_tags(UNSEEN, recursive=True)
    if tree.css_first(RARELY) is not None:
        tree.strip_tags(RARELY.split(","), recursive=True)
    return (tree.body.html if tree.body is not None else None) or ""


def lay(html: str, url: str | None) -> Laid:
    """Lay serialised HTML out as blocks, its addresses absolute where `url` is known."""
    scheme, origin = _origin(url)
    given = html.encode("utf-8", "replace"), scheme.encode(), origin.encode(), b"1" if url else b""
    laid = _laid(_kernel.call("lay", *given))
    if laid.relative and url:
        _resolve(laid, url)
    return laid


def _resolve(laid: Laid, url: str) -> None:
    """Make the addresses absolute that begin with neither a host nor a slash."""
    blocks, images = list(laid.blocks), list(laid.images)
    for place, number in laid.relative:
        if place < 0:
            images[number] = replace(images[number], url=_joined(url, images[number].url))
        else:
            links = list(blocks[place].links)
            links[number] = replace(links[number], url=_joined(url, links[number].url))
            blocks[place] = replace(blocks[place], links=tuple(links))
    laid.blocks, laid.images = tuple(blocks), tuple(images)


def _joined(url: str, href: str) -> str:
    try:
        return urljoin(url, href)
    except ValueError:  # a bracket that opens no IPv6 address
        return href


def _origin(url: str | None) -> tuple[str, str]:
    """Give the scheme with its colon, and scheme and host, of the page's address."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return "https:", ""
    return f"{parts.scheme or 'https'}:", f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
