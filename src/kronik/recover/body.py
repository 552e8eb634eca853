"""The body: the passages of the report, put together from the roles of its blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kronik.page import flat, mojibake
from kronik.records import BODY, Article, Block, Found, Labelled, Page, Passage, Role, Span
from kronik.recover import picture
from kronik.recover.trust import fold, may_fold
from kronik.recover.view import View

PASSAGES = BODY - {Role.LIVE_ENTRY}


def body(page: Page, labels: tuple[Labelled, ...]) -> tuple[Passage, ...]:
    """Give the passages of the report in reading order.

    Args:     labels: from `roles.label`, covering every block once.
    Returns:  one passage for each paragraph, subheading, list item, quotation or row of a table, whose cells a tab
              parts. What `<br>` or the cutting of a long line parted is one paragraph again; its span then runs from
              its first piece to its last. The first passage under the time of an entry is a live entry; its moment is
              for `live` to add.
    """
    passages: list[Passage] = []
    timed, row, cell = False, -1, -1
    going_on, blocks, live = False, iter(page.blocks), Role.LIVE_ENTRY
    block = next(blocks)
    for label in labels:
        if label.role not in PASSAGES:
            going_on, timed = False, timed or label.role is live
            continue
        while block.span.end <= label.span.start:
            block = next(blocks)
        text = block.of(label.span).strip()
        if not text:
            going_on = False
        elif going_on and block.joined and label.span.start == block.span.start and passages[-1].role is label.role:
            passages[-1] = _longer(passages[-1], text, label.span, block.joined)
        elif going_on and block.group == row and block.node != cell and _cell(block, label.role):
            passages[-1] = _longer(passages[-1], text, label.span, "\t")
            cell = block.node
        else:
            role = Role.LIVE_ENTRY if timed else label.role
            passages.append(Passage(role=role, text=text, span=label.span))
            row, cell = (block.group, block.node) if _cell(block, role) else (-1, -1)
            going_on, timed = not timed, False
    return tuple(passages)


def under(headline: str, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Give the passages of a report without the headline, where that stands once more over them."""
    if len(passages) < 2 or not headline:
        return passages
    first, known = passages[0].text, fold(headline)
    return passages[1:] if may_fold(first, known) and fold(first) == known else passages


def _cell(block: Block, role: Role) -> bool:
    """Say whether a block is a cell of a table, and no column of a page that is laid out by tables."""
    return role is Role.TABLE and block.tag in ("td", "th") and len(block.text) <= CELL


CELL = 200
"""Characters of a cell; a longer one is prose."""


def captioned(view: View, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Give the passages of a gallery: its captions in their places among what else it tells."""
    told = ((text, span) for text, span in view.of(Role.CAPTION) if not picture.counter(text))
    captions = [Passage(role=Role.CAPTION, text=text, span=span) for text, span in told]
    return tuple(sorted((*passages, *captions), key=lambda passage: passage.span.start))


def _longer(passage: Passage, text: str, span: Span, joined: str) -> Passage:
    return Passage(role=passage.role, text=f"{passage.text}{joined}{text}", span=Span(passage.span.start, span.end))


def entries(article: Article) -> tuple[tuple[Passage, ...], ...]:
    """Give the passages of each entry of a live blog; the first has its moment. What stands above them is in none."""
    found: list[list[Passage]] = []
    for passage in article.body:
        if passage.role is Role.LIVE_ENTRY:
            found.append([passage])
        elif found:
            found[-1].append(passage)
    return tuple(map(tuple, found))


def printed(article: Article) -> tuple[str, ...]:
    """Give the report as its page prints it, paragraph by paragraph.

    The standfirst, where it is a block of the page, stands before the passages; the dateline before its paragraph and
    initials in brackets behind theirs. The passages of `Article.body` are without them, so that a sentence begins
    where its speaker or its deed does.
    """
    within = {label.span.end: label for label in article.roles if label.role is Role.DATELINE}
    behind = {label.span.start: label for label in article.roles if label.role is Role.SIGNOFF}
    paragraphs = list(_lead(article))
    for passage in article.body:
        text = unspaced(passage.text)
        if opening := within.get(passage.span.start):
            text = f"{_line(article, opening)} {text}"
        if closing := behind.get(passage.span.end):
            text = f"{text} {_line(article, closing)}"
        paragraphs.append(text)
    return tuple(paragraphs)


def _lead(article: Article) -> Iterator[str]:
    """Give the paragraphs of the standfirst: the run of blocks that holds the one found, above the body."""
    found = article.standfirst
    if not isinstance(found, Found) or found.span is None:
        return
    first = min((passage.span.start for passage in article.body), default=len(article.text))
    inside = False
    for label in article.roles:
        if label.span.start >= first:
            return
        inside = label.role is Role.STANDFIRST and (inside or label.span == found.span)
        if inside:
            yield _line(article, label)


def _line(article: Article, label: Labelled) -> str:
    return unspaced(" ".join(shown(article, label.span).split()))


def unspaced(text: str) -> str:
    """Give a sentence of Japanese or Chinese without the blanks that a tool put around its links.

    These scripts part no words. Between two Chinese characters a blank stays: it may part a name's halves.
    """
    return GAP.sub("", text) if FULL_STOP.search(text) else text


FULL_STOP = re.compile("[。、]")
GAP = re.compile(
    r"(?<=[\u3001-\u30ff\uff01-\uff60]) +(?=[\u3001-\u30ff\u4e00-\u9fff\uff01-\uff60])"
    r"|(?<=[\u4e00-\u9fff]) +(?=[\u3001-\u30ff\uff01-\uff60])"
)
"""Blanks with kana or a mark of full width on one side: Unicode blocks CJK Symbols, Hiragana, Katakana, Unified
Ideographs, Fullwidth Forms."""


def shown(article: Article, span: Span) -> str:
    """Give what stands in a span of the article's text, as it was meant where it was mended."""
    mended = any(said.endswith(mojibake.SAID) for said in article.repairs)
    return flat.shown(article.text, span) if mended else span.of(article.text)
