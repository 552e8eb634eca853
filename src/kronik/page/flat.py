"""Text without tags -> blocks by the shape of its lines.

A line is a block. Where a scraper lost the line breaks and a whole article stands on one line, the line is cut at
the ends of its sentences, so that a caption or a "read also" in the middle can be told from what is around it; the
pieces say that a space joins them. Offsets count code points of the text exactly as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from msgspec.structs import replace

from kronik.page import hints, markdown, mojibake, wrapped
from kronik.page.address import absolute
from kronik.page.decode import Decoded
from kronik.page.given import Given
from kronik.page.markdown import Marked
from kronik.records import Block, Capture, Link, Mark, Outcome, Page, Refusal, Span

CHARACTERS: Final = 2_000_000
"""The longest text read: a thousand articles long."""

BLOCKS: Final = 60_000
"""The most blocks read of one page; so many cost about a second to label."""

LONG: Final = 600
"""Characters from which a line is cut into sentences: paragraphs of news seldom reach it, lost paragraphs do."""

LINE: Final = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
EDGE: Final = " \t\u00a0\u200b\u200c\u200d\u2060\ufeff\u3000\u00ad\0"
VISIBLE: Final = re.compile(r"\w")

BROKEN: Final = 40
"""Characters of a broken sentence from which a line that starts with a capital goes on with it too."""

LINKED: Final = 60
"""Characters of a link inside a sentence: a name, a few words."""

FINAL: Final = '.!?…:;。！？"”'
"""What a finished line ends with."""

SENTENCE_END: Final = re.compile(
    r"""(?P<lost>(?<=[.!?"”])\s?,+\s?(?=["“'‘(]?[A-ZÀ-Þ0-9]))"""  # a scraper's list joined with commas: ".,Next"
    r"""|(?P<wide>\s{3,})"""  # a gap that a line break or a tab left
    r"""|(?P<end>(?<=[.!?…])["”»’')\]]*(?:\s+|(?=[A-ZÀ-Þ“"][a-zà-þ’'-])|(?<=[a-zà-þ)"”][.!?])(?=[A-ZÀ-Þ]{3}))|(?<=[。！？])[」』）]*)"""
)
"""Where a long line is cut. A cut too many does no harm: pieces of one paragraph are joined again."""


TITLED: Final = re.compile(r"(?<![\w.])(?:[A-ZÀ-Þ][a-zà-þ]{0,2}\.){2,}$|(?<![\w.])[A-ZÀ-Þ][a-zà-þ]?\.$")
"""What ends with a stop that ends no sentence, where a comma or a capital follows it: "M.Sc.", "Ph.D.", "Dr."."""


def read(capture: Capture, decoded: Decoded) -> Page | Refusal:
    """Lay flattened text out as blocks.

    Returns:  a Page whose text is the text as given, or Refusal OVER_BUDGET (more than `CHARACTERS` or
              `BLOCKS`) or EMPTY.
    Cost:     linear; some 0.2 ms for an article of 2,000 characters.
    """
    text = decoded.text
    if len(text) > CHARACTERS:
        return _refuse(capture, Outcome.OVER_BUDGET, f"more than {CHARACTERS:,} characters")
    marked, repairs = righted(text)
    blocks = _mailed(tuple(islice(_blocks(marked, capture.url), BLOCKS + 1)), text)
    if len(blocks) > BLOCKS:
        return _refuse(capture, Outcome.OVER_BUDGET, f"more than {BLOCKS:,} lines or sentences")
    if not blocks:
        return _refuse(capture, Outcome.EMPTY, "no visible text")
    return Page(
        id=capture.id,
        text=text,
        blocks=blocks,
        place=capture.place,
        url=capture.url,
        captured=capture.captured,
        declared=capture.declared,
        repairs=decoded.repairs + repairs,
    )


MAIL: Final = re.compile(
    r"\s*(?:(?:From|To|Cc|Date|Sent|Subject|Reply-To|Return-Path|Received|Message-ID|MIME-Version|"
    r"Content-[\w-]+|List-[\w-]+|X-[\w-]+):[ \t][^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,}(?=\r?\n)"
)
"""The head of a mail (RFC 5322): two fields or more and an empty line, no part of the news it brings."""

DATED: Final = ("Date:", "Sent:")
"""The fields that tell when it was sent; they stay, as a stamp does."""


def _mailed(blocks: tuple[Block, ...], text: str) -> tuple[Block, ...]:
    """Give the blocks, those of a mail's head as part of a menu."""
    head = MAIL.match(text)
    if not head:
        return blocks
    return tuple(
        replace(block, far=block.far | hints.NAV)
        if block.span.end <= head.end() and not block.text.startswith(DATED)
        else block
        for block in blocks
    )


@lru_cache(2)
def righted(text: str) -> tuple[Marked, tuple[str, ...]]:
    """Give a text without tags as it was meant, and what was mended in it, a sentence each."""
    given, said = mojibake.whole(Given(text))
    lines = wrapped.joined(given)
    if lines is not given:
        said += (f"wrapped text: {lines.changed - given.changed} lines were joined; {mojibake.SAID}",)
        given = lines
    marked = markdown.read(given)
    if marked.given is not given:
        said += (f"Markdown: {marked.given.changed - given.changed} marks were read; {mojibake.SAID}",)
    return marked, said


def shown(text: str, span: Span) -> str:
    """Give a stretch of a text without tags as it was meant; the span counts in the text as given."""
    return righted(text)[0].given.of(span.start, span.end)


def _blocks(marked: Marked, url: str | None) -> Iterator[Block]:
    text, tags = marked.given.text, marked.tags
    first = before = broken = size = 0
    last, plain = "", marked.given.starts is None
    for number, line in enumerate(LINE.finditer(text), 1):
        tag = tags.get(line.start(), "") if tags else ""
        for start, end, joined in _pieces(text, *line.span()):
            piece = text[start:end]
            start += len(piece) - len(piece.lstrip(EDGE))
            piece = piece.strip(EDGE)
            if VISIBLE.search(piece):
                end = start + len(piece)
                if not (joined or tag or last):
                    joined = _continues(text, before, start, broken) or _linked(text, first, before, start, end)
                first, before, last = start, end, tag
                broken = max(broken, size) + len(piece) if joined else 0
                size = len(piece)
                if plain:
                    span = Span(start, end)
                    yield Block(span=span, text=piece, node=number, group=number, joined=joined)
                else:
                    yield _block(marked, start, end, number, joined, tag, url)


def _block(marked: Marked, start: int, end: int, number: int, joined: str, tag: str, url: str | None) -> Block:
    given = marked.given
    span, text, shifts = Span(given.place(start), given.end(end)), given.text[start:end], given.shifts(start, end)
    links = [link for link in markdown.among(marked.links, start, end) if link.end > start]
    bold = [(max(a, start), min(b, end)) for a, b in markdown.among(marked.bold, start, end) if b > start]
    return Block(
        span=span,
        text=text,
        tag=tag,
        links=tuple(_links(links, given, start, end, url)),
        marks=tuple(Mark(span=Span(given.place(a), given.end(b)), hints=hints.STRONG) for a, b in bold),
        near=hints.TAGS_SAY.get(tag, 0),
        node=number,
        group=number,
        linked=sum(min(link.end, end) - max(link.start, start) for link in links),
        strong=sum(b - a for a, b in bold),
        joined=joined,
        shifts=shifts,
    )


def _links(links: list[markdown.Link], given: Given, start: int, end: int, url: str | None) -> Iterator[Link]:
    """Give the links of a block that lead to a page, their addresses absolute where the page's is known."""
    for link in links:
        a, b = max(link.start, start), min(link.end, end)
        text = given.text[a:b]
        a += len(text) - len(text.lstrip(EDGE))
        b = a + len(text.strip(EDGE))
        if b > a and not link.url.startswith(NOWHERE):
            yield Link(url=absolute(link.url, url) or link.url, span=Span(given.place(a), given.end(b)))


NOWHERE: Final = ("#", "mailto:", "tel:", "data:", "javascript:")
"""Addresses that lead to no page; their words still count as link text."""


def _continues(text: str, before: int, start: int, broken: int) -> str:
    """Say what joins a line to the one that ends at `before`: tools break lines at links and names, in mid-sentence.

    A line goes on that starts with a small letter or a closing mark, and any line after one that went on itself.
    `broken` is how many characters the broken sentence has so far, 0 where it is whole.
    """
    if not before or start - before > 3 or text[before - 1] in FINAL:
        return ""
    return " " if _small(text, start) or broken > BROKEN else ""


def _small(text: str, start: int) -> bool:
    """Say whether a line begins with what begins no sentence: a small letter, a closing mark, a stop alone."""
    return text[start].islower() or text[start] in "),;" or text[start : start + 2] in (".", ". ", ".\n", ".\r")


def _linked(text: str, first: int, before: int, start: int, end: int) -> str:
    """Say what joins a line with a capital to the one from `first` to `before`, where it is the text of a link.

    Such a line is short, and the next one goes on with its sentence. The line before must be unfinished for sure: its
    last word is a small one, or its only one; in capitals it may be a heading.
    """
    whole = not before or text[before - 1] in FINAL or text[end - 1] in FINAL
    if whole or start - before > 3 or end - start > LINKED:
        return ""
    after, words = text[end : end + 4].lstrip(), text[first:before].split()
    hangs = len(words) == 1 or words[-1][0].islower()
    return " " if hangs and after and _small(after, 0) else ""


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Cut a long line: where each piece begins and ends, and what joins it to the one before.

    A mark of quotation that is glued between two sentences opens the second where all before it are closed:
    `… malam."Kami …`.
    """
    joined, counted, marks = "", start, 0
    for cut in SENTENCE_END.finditer(text, start, end) if end - start > LONG else ():
        blank = cut[0][-1:].isspace()
        doubtful = cut.lastgroup != "wide" and blank is (cut.lastgroup == "lost")  # "M.Sc., Ph.D.", "M.Sc"
        if doubtful and TITLED.search(text, max(0, cut.start() - 12), cut.start()):
            continue
        begins = cut.end()
        if cut[0] == '"':
            marks += text.count('"', counted, cut.start())
            counted = cut.start()
            begins = cut.end() if marks % 2 else cut.start()
        inside = cut.lastgroup == "end"
        yield start, begins if inside else cut.start(), joined
        start, joined = begins, " " if inside else ""
    yield start, end, joined


def _refuse(capture: Capture, outcome: Outcome, detail: str) -> Refusal:
    return Refusal(id=capture.id, outcome=outcome, place=capture.place, detail=detail, url=capture.url)
