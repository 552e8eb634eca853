"""One page while its roles are decided, and what a single line can be told to be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final

from kronik import when
from kronik.language import Pack
from kronik.page import hints
from kronik.records import Block, Page, Role
from kronik.recover import lines
from kronik.recover.roles import cues

Answer = tuple[Role, str]
"""A role and the rule that gave it."""

BODY_AT: Final = 0.55
"""The share from which a block is body: the best of .45 to .7 for exact bodies of pages of sites not trained on."""
RUNNING: Final = 60
"""Characters from which a block of the body counts as running text."""

SURE: Final = 0.97
"""The share given to a block that is body whatever the model says."""

RAISED: Final = 0.6
"""The share given to a doubtful block that its neighbours speak for: body, and not beyond doubt."""

LONGEST_STAMP: Final = 110
LONGEST_PARTED: Final = 240
PARTED: Final = re.compile(r"(?:.{4,60}?\s[|•·]\s){3}|(?:[^\W\d_]{3,20}:\s[^:]{3,40}?\s){2}")
"""A longer line that is one all the same: names, stamps and changes between bars, or each behind its label."""
TOLD: Final = 5
"""Words that no date needs from which a line that ends with a stop is a sentence."""
NO_STAMP: Final = cues.CREDIT | cues.CREDIT_TAIL | cues.OUTLET_TAIL
"""A line with a credit is a caption, whatever day it names."""
LONGEST_BYLINE: Final = 120
DIGIT: Final = re.compile(r"\d")
SENTENCE: Final = (".", "!", "?", "…", '."', ".”", "?”", "!”", '?"', '!"', "。", "」")
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
FURNITURE: Final = cues.PROMO | cues.SHARE | cues.NOTICE | cues.COMMENTS | cues.AGES | cues.RELATED | cues.CONSENT


REPORT: Final = 3_000
"""Characters of the report whose words are compared."""
WORD: Final = re.compile(r"\w{4,}")


class Sheet:
    """One page while its roles are decided: blocks, cues, body, and the roles so far."""

    def __init__(self, page: Page, pack: Pack, told: list[int], body: list[float]) -> None:
        """Start with no role decided."""
        self.page, self.pack, self.told, self.body = page, pack, told, body
        self.blocks = page.blocks
        self.answers: list[Answer | None] = [None] * len(page.blocks)
        inside = [place for place, share in enumerate(body) if share >= BODY_AT]
        running = [place for place in inside if len(page.blocks[place].text) >= RUNNING] or inside
        self.first = _begun(page.blocks, body, running[0]) if running else len(page.blocks)
        """The first block of running text in the body: what is above it is the article's heading."""
        self.last = running[-1] if running else -1
        """The last one."""
        self.headline = -1

    @cached_property
    def said(self) -> frozenset[str]:
        """The longer words that the report begins with, in small letters."""
        report = " ".join(self.blocks[at].text for at, share in enumerate(self.body) if share >= BODY_AT)
        return frozenset(WORD.findall(report[:REPORT].lower()))

    def shared(self, place: int) -> float:
        """Give the share of a block's letters that stand in words which the report says, too."""
        words = WORD.findall(self.blocks[place].text.lower())
        return sum(len(word) for word in words if word in self.said) / max(sum(map(len, words)), 1)

    def give(self, place: int, role: Role, rule: str) -> None:
        """Decide a block's role, unless it is decided."""
        if self.answers[place] is None:
            self.answers[place] = (role, rule)

    def open(self, places: Iterable[int]) -> Iterable[int]:
        """Give those blocks of `places` whose role is still open."""
        return (place for place in places if self.answers[place] is None)


def characters(page: Page, places: Iterable[int]) -> int:
    """Give the characters of some blocks."""
    return sum(len(page.blocks[at].text) for at in places)


EDGE_AT: Final = 0.25
"""The share from which a sentence at the edge of the report is part of it."""


def doubtful(block: Block, told: int, share: float) -> bool:
    """Say whether a block is a sentence without any cue that the model half believes."""
    return share >= EDGE_AT and not told and len(block.text) >= RUNNING and block.text.endswith(SENTENCE)


def _begun(blocks: Sequence[Block], body: Sequence[float], place: int) -> int:
    """Go back from a sentence to the first of its line that is body: a long line may open with short ones."""
    while (
        place
        and blocks[place].joined
        and not blocks[place].tag
        and blocks[place - 1].text.endswith(SENTENCE)
        and body[place - 1] >= BODY_AT
    ):
        place -= 1
    return place


def stamp(sheet: Sheet, block: Block, told: int) -> bool:
    """Say whether a line prints a moment and hardly more."""
    if len(block.text) > LONGEST_STAMP or not DIGIT.search(block.text) or told & NO_STAMP:
        return False
    if block.near & hints.CAPTION and not block.near & hints.DATE:
        return False
    if block.text.endswith(".") and lines.spare(block.text, sheet.pack) > TOLD:
        return False  # "The harbour master, in his office on Monday, 6 May 2024."
    return when.moment(block.text, pack=sheet.pack) is not None or when.age(block.text, pack=sheet.pack) is not None


def byline(block: Block, told: int) -> bool:
    """Say whether a line names who made the article."""
    if told & (cues.SHARE | cues.PROMO) or len(block.text) > LONGEST_PARTED:
        return False
    if len(block.text) > LONGEST_BYLINE:
        return bool(told & cues.WRITER and PARTED.match(block.text))
    return bool(told & (cues.WRITER | cues.EDITOR) or (block.near & hints.AUTHOR and not block.near & hints.BIO))
