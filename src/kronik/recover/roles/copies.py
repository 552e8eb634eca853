"""The report stands on a page once: what is likely a second time is a copy for another screen or printer."""

from __future__ import annotations

from typing import Final

from kronik.records import Page
from kronik.recover.roles.sheet import BODY_AT, RUNNING, characters

COPY: Final = 1_000
"""Characters from which a block may be a copy of the whole report, put into one element for another screen."""

COPIES: Final = 4
"""Such blocks that are looked at."""

PIECE: Final = 40
"""Characters by which a paragraph is known again."""


def dropped(page: Page, shares: list[float]) -> list[float]:
    """Give the shares with those of repeated text set to 0: of a paragraph's second copy, and of the whole report's.

    The copy that is in paragraphs stays.
    """
    likely = [at for at, share in enumerate(shares) if share >= BODY_AT]
    seen, again = set[str](), set[int]()
    for at in likely:
        text = page.blocks[at].text
        if len(text) > RUNNING and text in seen:
            again.add(at)
        seen.add(text)
    pieces = [at for at in likely if len(page.blocks[at].text) > RUNNING]
    for whole in [at for at in likely if len(page.blocks[at].text) >= COPY and at not in again][:COPIES]:
        text = page.blocks[whole].text
        inside = [at for at in pieces if at != whole and page.blocks[at].text[5 : 5 + PIECE] in text]
        if len(inside) > 1 and 2 * characters(page, inside) >= len(text):
            again.add(whole)
    return [0.0 if at in again else share for at, share in enumerate(shares)] if again else shares
