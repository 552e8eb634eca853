"""Text with tags -> blocks with hints.

lexbor parses the page as browsers do and serialises its body again: after that every element that is opened is
closed, every attribute stands in double quotes, and `<`, `>` and `&` stand for themselves nowhere. So one regular
expression cuts the page into tokens and one loop walks them with a stack of its own. Visiting the same elements one
by one from Python costs three times as much.

A block is what a browser sets on lines of its own: the text between the edges of block elements. Inline elements are
joined without a space. A `<br>` ends a block as well; the next one then says that it is joined by a line break, so
an article of 2004 that is one table cell falls into its paragraphs, and a verse can still be put together again.
Text that no reader sees (scripts, styles, form fields) is left out; text that a style sheet hides is kept and hinted.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from kronik.page import declared, hints
from kronik.page.decode import Decoded
from kronik.page.draft import LINKED, OUTSIDE, STRONG, Around, Draft
from kronik.records import Capture, Outcome, Page, Refusal

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

TOKEN: Final = re.compile(r"(?:<(?:!--.*?--|([^/ >!]+)([^>]*))>)?([^<]*)((?:</[^>]+>(?:\s+(?=<))?)*)", re.DOTALL)
"""One opened element or comment if there is one, the text after it, and the elements closed right after that."""

HREF: Final = ' href="'
SOURCE: Final = re.compile(r' (?:data-(?:lazy-|original-)?src|data-original|src)="((?!data:)[^"]+)"')
ALT: Final = re.compile(r' alt="([^"]*)"')
STAMP: Final = re.compile(r' datetime="([^"]*)"')

BLOCK, INLINE, VOID, NOTHING = range(4)
"""What an element does to the line it stands in."""

BLOCKS: Final = (
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup html label legend li listing main menu nav ol "
    "optgroup option p pre search section summary table tbody td tfoot th thead tr ul"
)
VOIDS: Final = "area base br col embed frame hr img input link meta param source track wbr"

KINDS: Final = {**dict.fromkeys(BLOCKS.split(), BLOCK), **dict.fromkeys(VOIDS.split(), VOID), "": NOTHING}
"""After the rendering section of the HTML standard. What is not named, custom elements too, is inline, as there. A
comment and the text after a closing tag have no name."""

FEED: Final = re.compile(r"(?:\s*<(?:\?xml|!--|!DOCTYPE)[^>]*>)*\s*<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
"""How RSS and Atom begin."""

EDGE: Final = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
UNENDED: Final = frozenset(f"{VOIDS} p li dt dd td th tr option".split())
"""Elements that end by themselves, or where the next of their kind begins."""

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

MARKED: Final = (
    hints.AUTHOR | hints.DATE | hints.CREDIT | hints.CAPTION | hints.TITLE | hints.LEAD | hints.KICKER | hints.STRONG
)
"""Inline elements with these hints are kept as marks: finders look for names and times in them."""

_closings: dict[str, tuple[int, bool, bool]] = {}


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
    draft = Draft(capture.url)
    walk(_body(tree), draft)
    if len(draft.blocks) > MOST_BLOCKS:
        return _refuse(capture, Outcome.OVER_BUDGET, f"more than {MOST_BLOCKS:,} blocks")
    if not draft.blocks:
        return _refuse(capture, Outcome.EMPTY, "no visible text")
    return Page(
        id=capture.id,
        text="\n".join(draft.lines),
        blocks=tuple(draft.blocks),
        place=capture.place,
        url=capture.url,
        captured=capture.captured,
        declared=capture.declared,
        declaration=declaration,
        images=tuple(draft.images),
        parents=tuple(draft.parents),
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


def walk(html: str, draft: Draft) -> None:
    """Write the blocks of serialised HTML into `draft`.

    One long loop by intent: it runs some 900 times a page, and a call costs as much as the work done here.
    """
    around = OUTSIDE
    stack: list[Around] = []
    push, pop = stack.append, stack.pop
    kind_of, say, remembered, parents = KINDS.get, hints.TAGS_SAY.get, hints.remembered, draft.parents
    parts, looks = draft.parts, draft.looks
    for tag, attributes, text, closings in TOKEN.findall(html):
        kind = kind_of(tag, INLINE)
        if kind == BLOCK:
            if parts:
                draft.end(around)
            push(around)
            far, _, own, outer, node, _, href, look, _ = around
            bits = say(tag, 0)
            if attributes and tag != "body":  # what holds for the whole page tells no part from another
                found = remembered.get(attributes)
                bits |= hints.of(attributes) if found is None else found
            parents.append(node)
            around = (far | bits, bits | own | outer, bits, own, len(parents) - 1, tag, href, look, attributes)
        elif kind == INLINE:
            push(around)
            bits = say(tag, 0)
            if attributes:
                found = remembered.get(attributes)
                bits |= hints.of(attributes) if found is None else found
            if bits:
                around = _inline(tag, attributes, bits, draft, around, len(stack))
        elif kind == VOID:
            _void(tag, attributes, draft, around)
        if text:
            if "&" in text:
                text = unescape(text)
            if parts or not text.isspace():
                parts.append(text)
                looks.append(around[7])
        if closings:
            levels, ends, space = _closings.get(closings) or _closing(closings)
            if parts:
                if ends:
                    draft.end(around)
                elif space:
                    parts.append(" ")
                    looks.append(0)
            if levels <= len(stack):
                if around[6] or draft.opened:
                    around = _leave(stack, levels, draft, around)
                elif levels == 1:
                    around = pop()
                else:
                    around = stack[-levels]
                    del stack[-levels:]
    draft.end(around)


def _inline(tag: str, attributes: str, bits: int, draft: Draft, around: Around, depth: int) -> Around:
    """Enter an inline element: its hints hold for the block it stands in, and for blocks inside it."""
    far, near, own, outer, node, block, href, look, outside = around
    if tag == "a":
        href = _href(attributes)
        look = look | LINKED if href else look & ~LINKED
        draft.link()
    elif tag in ("b", "strong"):
        look |= STRONG
    if bits & MARKED:
        stamp = STAMP.search(attributes) if tag == "time" else None
        draft.mark(depth, bits, stamp[1] if stamp else "")
    draft.extra |= bits
    return far | bits, near | bits, own, outer, node, block, href, look, outside


def _href(attributes: str) -> str:
    begin = attributes.find(HREF) + len(HREF)
    href = attributes[begin : attributes.find('"', begin)].strip() if begin >= len(HREF) else ""
    return unescape(href).strip() if "&" in href else href


def _leave(stack: list[Around], levels: int, draft: Draft, around: Around) -> Around:
    """Close the innermost elements, and with them their marks and their link."""
    before = stack[-levels]
    if draft.opened:
        draft.unmark(len(stack) - levels + 1)
    del stack[-levels:]
    if around[6] and around[6] != before[6]:
        draft.unlink(around[6])
    return before


def _void(tag: str, attributes: str, draft: Draft, around: Around) -> None:
    if tag == "br":
        if around[5] in HEADINGS:
            if draft.parts:
                draft.parts.append(" ")
                draft.looks.append(0)
        else:
            draft.line_break(around)
    elif tag == "hr":
        draft.end(around)
    elif tag == "img" and (source := SOURCE.search(attributes)):
        alt = ALT.search(attributes)
        draft.image(unescape(source[1]).strip(), unescape(alt[1]).strip() if alt else "", around)


def _closing(closings: str) -> tuple[int, bool, bool]:
    """Say how many elements a run of closing tags closes, whether one is a block, whether there is space."""
    tags = [tag.strip().removesuffix(">") for tag in closings.split("</")[1:]]
    answer = len(tags), any(KINDS.get(tag) == BLOCK for tag in tags), any(map(str.isspace, closings))
    if len(_closings) < hints.KEPT and len(closings) < 400:
        _closings[closings] = answer
    return answer
