"""Text with tags -> blocks with hints.

The kernel makes of the page the tree that a browser makes of it (`kernel/tokens.c`, `kernel/tree.c`), lays out what
a reader sees of it (`kernel/walk.c`, `kernel/draft.c`) and picks what may say something of the page
(`kernel/said.c`). Here its answer becomes a `Page`.
"""

from __future__ import annotations

import re
from html.entities import html5
from typing import Final
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec.structs import replace

from kronik.kernel import Exhausted, Kernel
from kronik.page import declared, hidden, hints, mojibake
from kronik.page.declared import Said
from kronik.page.decode import Decoded
from kronik.page.given import Given
from kronik.records import Block, Capture, Image, Outcome, Page, Refusal

MOST_BLOCKS: Final = 60_000
"""The most blocks read: labelling so many costs about a second and 230 MB."""

FEED: Final = re.compile(r"(?:\s*<(?:\?xml|!--|!DOCTYPE)[^>]*>)*\s*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
"""How RSS and Atom begin."""


class Laid(msgspec.Struct, array_like=True):
    """A page as the kernel lays it out."""

    text: str
    packed: msgspec.Raw
    images: tuple[Image, ...]
    parents: tuple[int, ...]
    relative: list[tuple[int, int]]
    """Addresses that are relative to the page's folder: the block and which of its links, or -1 and the image."""
    said: list[Said]
    strange: bytes
    """All of the page's bytes that are not ASCII, in which wrong decoding shows."""

    blocks: tuple[Block, ...] = ()
    """What is in `packed`, addresses absolute."""


_laid, _blocks = msgspec.msgpack.Decoder(Laid).decode, msgspec.msgpack.Decoder(tuple[Block, ...]).decode


def tables() -> tuple[bytes, bytes]:
    """Give what the kernel must know: what names mean, and the standard's list of entities."""
    return hints.tables(), "".join([f"{name} {means}\0" for name, means in html5.items()]).encode()


_kernel = Kernel("learn_page", tables)


def read(capture: Capture, decoded: Decoded) -> Page | Refusal:
    """Lay the page out as blocks.

    Returns:  a Page, or Refusal OVER_BUDGET (more than `MOST_BLOCKS`, or more elements, steps or memory than the
              kernel allows), EMPTY (no visible text) or INDEX (a feed).
    Cost:     some 1.3 ms for a news page of 280 KB (train/body/README.md has the stages); linear up to the budget.
    """
    if FEED.match(decoded.text):
        return _refuse(capture, Outcome.INDEX, "a feed: titles of other pages")
    try:
        laid = lay(decoded.utf8, capture.url)
        if meant := _meant(decoded, laid.strange):
            decoded, laid = meant, lay(meant.utf8, capture.url)
    except Exhausted as full:
        return _refuse(capture, Outcome.OVER_BUDGET, full.what)
    if len(laid.blocks) > MOST_BLOCKS:
        return _refuse(capture, Outcome.OVER_BUDGET, f"more than {MOST_BLOCKS:,} blocks")
    page = Page(
        id=capture.id,
        text=laid.text,
        blocks=laid.blocks,
        place=capture.place,
        url=capture.url,
        captured=capture.captured,
        declared=capture.declared,
        declaration=declared.read(laid.said, capture.url, decoded.text),
        images=laid.images,
        parents=laid.parents,
        repairs=decoded.repairs + ((CUT_SHORT,) if _cut_short(decoded.text) else ()),
        packed=bytes(laid.packed),
    )
    page = hidden.laid_out(page)
    return page if page.blocks else _refuse(capture, Outcome.EMPTY, "no visible text")


MARKS: Final = tuple(mark.encode() for mark in mojibake.MARKS)
"""Looked for, as the runs of wrong letters are, among what is not ASCII, of which most pages have little: in all of a
page it would cost 1 ms, and 7 where a mark is a letter of the language."""


def _meant(decoded: Decoded, strange: bytes) -> Decoded | None:
    """Give a page without mojibake, None where it has none: its spans count what is laid out of it, so none moves."""
    if not any(mark in strange for mark in MARKS) or mojibake.detect(strange.decode("utf-8", "replace")) is None:
        return None
    given, said = mojibake.righted(Given(decoded.text))
    return Decoded(given.text, decoded.repairs + said, given.text.encode("utf-8", "replace")) if said else None


CUT_SHORT: Final = "the file ends in the middle of its page: what is behind is missing"

TAIL: Final = 2_000
"""Characters at its end in which a whole page closes itself."""

CLOSED: Final = re.compile(r"</(?:body|html)\b", re.IGNORECASE)


def _cut_short(text: str) -> bool:
    """Say whether a whole page's file ends inside a word, a tag or a script: the rest was never saved.

    A page that leaves out the tags that close it ends behind a tag all the same.
    """
    end = text[-TAIL:].rstrip()
    return not end.endswith((">", "\0")) and "<html" in text[:TAIL].lower() and not CLOSED.search(end)


def _refuse(capture: Capture, outcome: Outcome, detail: str) -> Refusal:
    return Refusal(id=capture.id, outcome=outcome, place=capture.place, detail=detail, url=capture.url)


def lay(html: bytes, url: str | None) -> Laid:
    """Lay HTML in UTF-8 out as blocks, its addresses absolute where `url` is known."""
    scheme, origin = _origin(url)
    laid = _laid(_kernel.call("lay", html, scheme.encode(), origin.encode(), b"1" if url else b""))
    laid.blocks = _blocks(laid.packed)
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
