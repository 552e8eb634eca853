"""How likely each block is to be body, by a few rules."""

from __future__ import annotations

from kronik.page import hints
from kronik.records import Page
from kronik.recover.roles import cues

OUT = (
    hints.NAV
    | hints.FOOTER
    | hints.ASIDE
    | hints.COMMENT
    | hints.RELATED
    | hints.CONSENT
    | hints.MENU
    | hints.FORM
    | hints.CAPTION
)
WORDS_OUT = (
    cues.AD | cues.READ_ALSO | cues.READ_ALSO_ALONE | cues.MORE | cues.SHARE | cues.PROMO | cues.SCRIPT | cues.RELATED
)


def body(page: Page, told: list[int]) -> list[float]:
    """Give each block a share between 0 and 1."""
    shares = [0.0] * len(page.blocks)
    ended = False
    for place, block in enumerate(page.blocks):
        text = block.text
        ended = ended or bool(not block.tag and told[place] & cues.RELATED and sum(shares) > 2)
        if ended or told[place] & WORDS_OUT or block.near & OUT or block.linked * 2 > len(text):
            continue
        good = len(text) > 80 and (text[-1] in '.!?"”…:),' or bool(block.tag == "p"))
        if block.joined == " ":
            good = True
        shares[place] = 0.8 if good else 0.0
    return shares
