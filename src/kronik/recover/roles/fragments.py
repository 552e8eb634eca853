"""Lines that were one sentence before a tool broke them at a link or a name, judged as one again.

Only where there are no tags: in HTML an inline element breaks no line.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from kronik.records import Page
from kronik.recover.roles import cues
from kronik.recover.roles.sheet import BODY_AT, RAISED

LONGEST_RUN: Final = 12
"""Lines of one sentence."""

OUT: Final = cues.AD | cues.SCRIPT | cues.READ_ALSO | cues.READ_ALSO_ALONE | cues.MORE | cues.RELATED | cues.PROMO
"""Lines that begin something else, however the line before ended."""

CREDITED: Final = cues.CREDIT_TAIL | cues.OUTLET_TAIL
"""Lines that end with a credit: captions, with which no sentence goes on and which go on with none."""


def together(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the lines between two likely lines of one broken sentence their share; other shares as they are.

    The pieces of one long line are sentences, and keep their own.
    """
    if page.parents:
        return shares
    answer = list(shares)
    start = 0
    for place in range(1, len(shares) + 1):
        if place == len(shares) or not _goes_on(page, told, place) or place - start > LONGEST_RUN:
            inside = [at for at in range(start, place) if answer[at] >= BODY_AT]
            if inside:
                share = min(answer[inside[0]], answer[inside[-1]])
                for at in range(_beginning(page, start, inside[0]), inside[-1]):
                    answer[at] = max(answer[at], share)
            start = place
    return answer


def whole(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the sentences that a paragraph was cut into the mean of their shares, each by its characters.

    A line that may hold a whole page, and what begins something else inside one, keep their own.
    """
    if page.parents:
        return shares
    answer, edges = list(shares), _lines(page)
    longest = min(PARAGRAPH, len(page.text) // PART)
    for start, end in pairwise(edges):
        inside = [at for at in range(start, end) if not told[at] & OUT]
        if end - start > 1 and page.blocks[end - 1].span.end - page.blocks[start].span.start <= longest:
            sizes = [len(page.blocks[at].text) for at in inside]
            mean = sum(shares[at] * size for at, size in zip(inside, sizes, strict=True)) / max(sum(sizes), 1)
            for at in inside:
                answer[at] = mean
    return answer


def amid(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for what stands amid the report of a line that is nearly all report: only without tags.

    The entries of a list that ran into one line, a short sentence and a day alone are doubted one by one.

    Args:     told: the cues of each block; what has any stays as it is.
    """
    if page.parents:
        return shares
    raised, blocks = list(shares), page.blocks
    for start, end in pairwise(_lines(page)):
        likely = [at for at in range(start, end) if shares[at] >= BODY_AT]
        if len(likely) < AMID:
            continue
        within = range(likely[0], likely[-1] + 1)
        if sum(len(blocks[at].text) for at in likely) >= NEARLY * sum(len(blocks[at].text) for at in within):
            for at in within:
                if not told[at]:
                    raised[at] = max(shares[at], RAISED)
    return raised


AMID: Final = 3
NEARLY: Final = 0.8
"""Likely pieces that a line has, and the part of its letters between the first and the last that they hold."""


def _lines(page: Page) -> list[int]:
    """Give the places where lines begin, and the number of blocks."""
    begun = [at for at, (a, b) in enumerate(pairwise(page.blocks), 1) if a.group != b.group]
    return [0, *begun, len(page.blocks)]


PARAGRAPH: Final = 2_000
PART: Final = 4
"""Characters of the longest line that is one paragraph, and the part of its page that it is at most."""


def _beginning(page: Page, start: int, likely: int) -> int:
    """Go back from a likely line to the one that begins its sentence: a small letter begins none, nor a closing mark.

    A line with a capital begins none either where the last word before it is a small one, or alone on its line.
    """
    while likely > start and (not _capital(page.blocks[likely].text[:1]) or not _ended(page, likely - 1)):
        likely -= 1
    return likely


def _capital(sign: str) -> bool:
    return not sign.islower() and sign not in CLOSING


def _ended(page: Page, at: int) -> bool:
    words = page.blocks[at].text.split()
    return len(words) > 1 and _capital(words[-1][:1])


CLOSING: Final = frozenset("),;.")


def _goes_on(page: Page, told: list[int], place: int) -> bool:
    """Say whether a line goes on with the sentence of the line before."""
    before, block = page.blocks[place - 1], page.blocks[place]
    apart = (told[place] | told[place - 1]) & (OUT | CREDITED)
    return bool(block.joined) and block.group != before.group and not apart
