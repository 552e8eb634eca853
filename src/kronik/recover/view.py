"""What a finder reads: one page, the role of each stretch of it, and the words of its language."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import pairwise

from kronik.language import Pack
from kronik.records import BODY, Block, Labelled, Page, Role, Span

TEXT = (Role.PARAGRAPH, Role.LIST, Role.QUOTATION, Role.LIVE_ENTRY)
"""Roles that end a body; a table or a subheading may be another article's."""

ARTICLES = re.compile(r"(?!og:|microdata:).*(?:article|blogposting|reportage|liveblog)")
"""Types of JSON-LD that only articles declare; the others are those of every page at some outlets."""


class View:
    """A page with its roles, looked up by role and by place. Nothing in it changes after it is made."""

    def __init__(self, page: Page, labels: tuple[Labelled, ...], pack: Pack) -> None:
        """Look at `page` through its `labels`, with the words of `pack`."""
        self.page, self.labels, self.pack = page, labels, pack
        self.roles: dict[Role, list[Labelled]] = {}
        self.starts: dict[int, Role] = {}
        for label in labels:
            role = self.starts[label.span.start] = label.role
            if role in self.roles:
                self.roles[role].append(label)
            else:
                self.roles[role] = [label]
        self.starting: dict[int, Block] = {block.span.start: block for block in page.blocks}

    @cached_property
    def declares_article(self) -> bool:
        """Whether the page declares itself an article, in JSON-LD."""
        return any(map(ARTICLES.match, self.page.declaration.types))

    def of(self, *roles: Role) -> Iterator[tuple[str, Span]]:
        """Give the text and span of every stretch of a role, in reading order within the role."""
        for role in roles:
            for label in self.roles.get(role, ()):
                yield self.text(label.span), label.span

    def role(self, block: Block) -> Role | None:
        """Give the role of the stretch that a block begins with."""
        return self.starts.get(block.span.start)

    def sentence(self, block: Block) -> bool:
        """Say whether a block is one sentence of a long line that was cut: text without tags, its breaks lost."""
        if self.page.parents:
            return False
        place = bisect_right(self._starts, block.span.start)
        near = (*self.page.blocks[max(0, place - 2) : max(0, place - 1)], block, *self.page.blocks[place : place + 1])
        return any(b.joined and a.group == b.group for a, b in pairwise(near))

    def text(self, span: Span) -> str:
        """Give the mended text of a stretch, white space at its ends left out."""
        block = self.block(span)
        if block is not None and (block.span == span or (block.shifts and span.end <= block.span.end)):
            return block.of(span).strip()
        return span.of(self.page.text).strip()

    def block(self, span: Span) -> Block | None:
        """Give the block that a stretch lies in."""
        found = self.starting.get(span.start)
        return found if found is not None else self._at(span.start)

    def _at(self, offset: int) -> Block | None:
        place = bisect_right(self._starts, offset) - 1
        block = self.page.blocks[place] if place >= 0 else None
        return block if block and offset < block.span.end else None

    def between(self, start: int, end: int) -> tuple[Block, ...]:
        """Give the blocks that begin at `start` or after it, and before `end`."""
        return self.page.blocks[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def saying(self, phrases: Iterable[str], longest: int) -> Iterator[tuple[str, Block]]:
        """Give the blocks of at most `longest` code points that hold a phrase, without regard to case."""
        low = self._low
        for phrase in dict.fromkeys(phrases):  # a pack may have English ones
            at = low.find(phrase)
            while at >= 0:
                block = self._at(at)
                if block is not None and len(block.text) <= longest:
                    yield phrase, block
                at = low.find(phrase, at + len(phrase))

    @cached_property
    def _low(self) -> str:
        """The page's text in lower case, code point for code point."""
        return self.page.text.replace("\u0130", "I").lower()  # İ alone is two code points in lower case

    @cached_property
    def _starts(self) -> list[int]:
        return [block.span.start for block in self.page.blocks]

    def url(self, span: Span) -> str | None:
        """Give the address of the first link inside a stretch."""
        block = self.block(span)
        for link in block.links if block else ():
            if link.span.start < span.end and link.span.end > span.start and not link.url.startswith("#"):
                return link.url
        return None

    @cached_property
    def heading_starts(self) -> int:
        """Where the article's heading begins: its headline, else its first stamp or byline, else its body."""
        for roles in ((Role.HEADLINE,), (Role.STANDFIRST, Role.PUBLISHED, Role.BYLINE), BODY):
            if starts := [label.span.start for role in roles for label in self.roles.get(role, ())]:
                return min(starts)
        return len(self.page.text)

    @cached_property
    def body_starts(self) -> int:
        """Where the body begins below the heading; the end of the text where there is none."""
        starts = (label.span.start for role in BODY for label in self.roles.get(role, ()))
        return min((s for s in starts if s >= self.heading_starts), default=len(self.page.text))

    @cached_property
    def body_ends(self) -> int:
        """Where the last paragraph ends, or the last of a body without any; where the heading begins without both."""
        for roles in (TEXT, BODY):
            if ends := [label.span.end for role in roles for label in self.roles.get(role, ())]:
                return max(ends)
        return self.heading_starts
