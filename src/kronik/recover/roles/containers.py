"""What the containers of a page tell of its blocks: passages of one markup are of one kind.

Flattened text has none, and stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from kronik.page import hints
from kronik.records import Block, Page
from kronik.recover.roles import split
from kronik.recover.roles.below import AROUND
from kronik.recover.roles.sheet import BODY_AT, HEADINGS, RAISED, RUNNING, SENTENCE, characters, doubtful

MAIN: Final = 0.5
"""The share of the likely text that one container holds where it is the report's own, and not one entry of many."""

TEASERS: Final = 3
"""Likely blocks under a linked title from which they are the teasers of a list."""

LINKED_TITLE: Final = 15
"""The fewest characters of such a title."""

UNDER: Final = 4
"""Blocks above a teaser in which its title is looked for: a name and a time may stand between them."""


def teasers(page: Page, shares: list[float]) -> list[float]:
    """Give the shares with those of the teasers of other articles set to 0; flattened text as it is.

    A teaser stands outside the report's own container, right under a title that is a link.
    """
    likely = [at for at, share in enumerate(shares) if share >= BODY_AT]
    if not page.parents or not likely:
        return shares
    blocks, mass = page.blocks, dict[int, int]()
    for at in likely:
        mass[blocks[at].group] = mass.get(blocks[at].group, 0) + len(blocks[at].text)
    main = max(mass, key=mass.__getitem__)
    if mass[main] < MAIN * sum(mass.values()):
        return shares
    found = {at for at in likely if blocks[at].group != main and _under_link(page, at, shares)}
    if len(found) < TEASERS:
        return shares
    return [0.0 if at in found else share for at, share in enumerate(shares)]


def _under_link(page: Page, at: int, shares: list[float]) -> bool:
    """Say whether the last title above a block is a link; only what is no body itself stands between them."""
    for above in range(at - 1, max(-1, at - 1 - UNDER), -1):
        block = page.blocks[above]
        linked = len(block.text) >= LINKED_TITLE and block.linked >= 0.8 * len(block.text)
        if linked and (block.tag in HEADINGS or above == at - 1):
            return True
        if block.tag in HEADINGS or shares[above] >= BODY_AT:
            return False
    return False


KIN: Final = 5
"""Running blocks of one markup from which its likely ones speak for the others."""

MOST: Final = 0.7
"""The share of their text that must be likely."""

KIN_AT: Final = 0.25
BESIDE: Final = 8
"""The share from which another block of that markup, among them or so many blocks beside them, is body too."""


def alike(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for prose of the markup in which nearly all is likely; flattened text as it is.

    Where each paragraph has an element of its own, the model sees no common container, and doubts single ones.

    Args:     told: the cues of each block; what has any stays as it is.
    """
    doubted = [at for at, share in enumerate(shares) if KIN_AT <= share < BODY_AT]
    wanted = {_markup(page.blocks[at]) for at in doubted if len(page.blocks[at].text) >= RUNNING and not told[at]}
    if not page.parents or not wanted:
        return shares
    kinds: dict[tuple[str, str, int], list[int]] = {markup: [] for markup in wanted}
    for at, block in enumerate(page.blocks):
        if len(block.text) >= RUNNING and not told[at] and 2 * block.linked < len(block.text):
            kinds.get(_markup(block), []).append(at)
    raised = set[int]()
    for kin in kinds.values():
        likely = [at for at in kin if shares[at] >= BODY_AT]
        if len(likely) < KIN or len(likely) == len(kin):
            continue
        near = [at for at in kin if likely[0] - BESIDE <= at <= likely[-1] + BESIDE]
        if characters(page, likely) >= MOST * characters(page, kin):
            raised.update(at for at in near if KIN_AT <= shares[at] < BODY_AT)
    return [RAISED if at in raised else share for at, share in enumerate(shares)] if raised else shares


def _markup(block: Block) -> tuple[str, str, int]:
    return block.tag, block.style, block.near & ~hints.LINK


SIBLINGS: Final = 3
"""Passages of one container, element and class from which a sentence beside them, of the same, is one of them."""

PAIR: Final = 2
ALMOST: Final = 0.45
NOTE: Final = 600
"""Passages from which a sentence right above or below is one, too, that the model half believes; in a note of so many
characters one passage is enough, from that share on."""

NEAR: Final = 3
"""Blocks between it and them at most: a read-also and an advertisement."""

HELD_AT: Final = 0.25
"""The share of such a sentence from which a list or a table that their container holds does not part them."""

DEEP: Final = 4
"""Elements from the items of a list, the cells of a table, up to the container of the passages around."""


def siblings(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for sentences among the report's own passages; flattened text as it is.

    In a short article the model doubts a short last sentence, and a first one, with its dateline, in an element of
    its own.
    """
    if not page.parents:
        return shares
    kinds: dict[tuple[int, str, str], list[int]] = {}
    for at, share in enumerate(shares):
        if share >= BODY_AT:
            kinds.setdefault(_kin(page.blocks[at]), []).append(at)
    raised = list(shares)
    likely = [at for kin in kinds.values() for at in kin]
    brief = characters(page, likely) < NOTE
    near = {at for place in likely for at in range(place - NEAR, place + NEAR + 1) if 0 <= at < len(shares)}
    near.update(at for at, share in enumerate(shares) if HELD_AT <= share < BODY_AT)
    for at in near.difference(likely) if likely else ():
        block = page.blocks[at]
        if shares[at] >= BODY_AT or told[at] or not _sentence(block, shares[at]):
            continue
        kin = kinds.get(_kin(block), ())
        nearest = min(kin, key=lambda place: abs(at - place), default=at)
        if len(kin) >= SIBLINGS:
            speaks = _near(page, at, nearest, shares[at])
        else:
            least = HELD_AT if len(kin) >= PAIR else ALMOST if brief else BODY_AT
            speaks = abs(at - nearest) == 1 and shares[at] >= least
        if speaks:
            raised[at] = RAISED
    first = next((at for at, share in enumerate(raised) if share >= BODY_AT), 0) - 1
    if (
        first >= 0
        and doubtful(page.blocks[first], told[first], shares[first])
        and split.dateline(page.blocks[first].text)
    ):
        raised[first] = RAISED
    return raised


def _sentence(block: Block, share: float) -> bool:
    """Say whether a block ends as a sentence does, who signs in brackets behind it; a brief one is doubted."""
    if len(block.text) < (BRIEF if share >= BRIEF_AT and " " in block.text else SHORTEST):
        return False
    told = SIGNED.sub("", block.text) if block.text[-1:] in ")]" else block.text
    return told.endswith(SENTENCE) and 2 * block.linked < len(block.text)


SIGNED: Final = re.compile(r"\s?[(\[][^()\[\]]{2,60}[)\]]$")
"""Who signs, behind the last sentence: "(Ana Lestari)", "(ana/ls)"."""


def _near(page: Page, at: int, place: int, share: float) -> bool:
    """Say whether hardly anything stands between a sentence and a passage but what their container holds."""
    if abs(at - place) <= NEAR:
        return True
    group = page.blocks[at].group
    outside = sum(not _holds(page, group, between) for between in range(min(at, place) + 1, max(at, place)))
    return share >= HELD_AT and outside < NEAR


def _holds(page: Page, group: int, at: int) -> bool:
    """Say whether a container holds an item or a cell."""
    block = page.blocks[at]
    element = block.group if block.tag in HELD else 0
    for _ in range(DEEP):
        if element == group:
            return True
        element = page.parents[element]
    return False


HELD: Final = frozenset({"li", "dd", "dt", "td", "th"})

SHORTEST: Final = 20
BRIEF: Final = 8
BRIEF_AT: Final = 0.35
"""Characters of such a sentence; of a brief one ("He left."), and the share from which it is one."""


ITEMS: Final = frozenset({"li", "dd", "dt"})

FURNISHED: Final = AROUND | hints.RELATED | hints.TAGS | hints.SHARE


def listed(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for the lists of the report: hours, ingredients, papers to bring along.

    Such a list has no links and stands in the container of two passages or more, right under one of them, or under a
    heading with a passage below it. In long reports the model finds them by itself; on 2,556 real pages some twenty
    lists came in, of offers, dates and steps, and nothing else.
    """
    if not page.parents:
        return shares
    held = Counter(page.blocks[at].group for at, share in enumerate(shares) if share >= BODY_AT)
    holding = {group for group, count in held.items() if count > 1}
    if not holding:
        return shares
    places: dict[int, list[int]] = {}
    for at, block in enumerate(page.blocks):
        if block.tag in ITEMS and page.parents[block.group] in holding:
            places.setdefault(block.group, []).append(at)
    raised = list(shares)
    for items in places.values():
        if _plain(page, told, items) and _led(page, shares, items):
            for at in items:
                raised[at] = max(raised[at], RAISED)
    return raised


def _plain(page: Page, told: list[int], items: list[int]) -> bool:
    """Say whether items say nothing but what they tell."""
    return not any(told[at] or page.blocks[at].linked or page.blocks[at].far & FURNISHED for at in items)


def _led(page: Page, shares: list[float], items: list[int]) -> bool:
    """Say whether items stand under what leads to a list."""
    above, below = items[0] - 1, items[-1] + 1
    if above < 0 or page.blocks[above].group != page.parents[page.blocks[items[0]].group]:
        return False
    colon = page.blocks[above].text.endswith((":", "："))
    heads = shares[above] >= BODY_AT or page.blocks[above].tag in HEADINGS or colon
    goes_on = any(share >= BODY_AT for share in shares[below:][: NEAR * NEAR])
    ends = len(items) > 1 and shares[above] >= BODY_AT and page.blocks[above].tag not in HEADINGS
    return heads and (goes_on or ends or (colon and any(share >= BODY_AT for share in shares[:above])))


def quoted(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for quotations set apart right below a passage of their container, or of Markdown.

    What a passage says as well is a quotation pulled out of it, and no part of the report.

    Args:     told: the cues of each block; what has any stays as it is.
    """
    raised = shares
    for at, block in enumerate(page.blocks):
        if not block.near & hints.QUOTE or shares[at] >= BODY_AT or told[at] or not _spoken(block):
            continue
        inner = block.tag in PROSE and shares[at] >= HELD_AT and block.text.endswith(SENTENCE)
        if block.tag != "blockquote" and not inner:
            continue
        if not at or raised[at - 1] < BODY_AT or (page.parents and not _below(page, at)):
            continue
        if raised is shares:
            raised = list(shares)
        raised[at] = shares[at] if _pulled(page, shares, at) else RAISED
    return raised


def _spoken(block: Block) -> bool:
    """Say whether a quotation set apart is a sentence or more, and nothing that another site embeds."""
    whole = len(block.text) >= SHORTEST and 2 * block.linked < len(block.text)
    return whole and not (block.near | block.far) & APART


PROSE: Final = frozenset({"p", "div"})
APART: Final = FURNISHED | hints.EMBED | hints.COMMENT | hints.BOX | hints.PROMO | hints.FIGURE | hints.FORM


def _below(page: Page, at: int) -> bool:
    """Say whether a quotation stands in the container of the block above it, or that in a quotation beside it."""
    above, block = page.blocks[at - 1], page.blocks[at]
    return above.group in (block.group, page.parents[block.group])


def _pulled(page: Page, shares: list[float], at: int) -> bool:
    """Say whether a passage says what a quotation set apart says."""
    words = page.blocks[at].text.strip(MARKS)[:PULLED]
    return any(share >= BODY_AT and words in page.blocks[one].text for one, share in enumerate(shares) if one != at)


MARKS: Final = " \"“”„«»'‘’…"
PULLED: Final = 40
"""The first characters of a quotation that a passage has again."""


def _kin(block: Block) -> tuple[int, str, str]:
    return block.group, block.tag, block.style


ENOUGH: Final = 120
"""Characters outside the comments from which these are the report: a short note under a picture."""


def commented(page: Page, shares: list[float]) -> list[float]:
    """Give the shares with those of readers' comments set to 0, where the report stands outside them."""
    likely = [at for at, share in enumerate(shares) if share >= BODY_AT]
    outside = [at for at in likely if not (page.blocks[at].near | page.blocks[at].far) & hints.COMMENT]
    if characters(page, outside) < ENOUGH:
        return shares
    first = outside[0]
    below = zip(page.blocks[first:], shares[first:], strict=True)
    return [*shares[:first], *[0.0 if (b.near | b.far) & hints.COMMENT else share for b, share in below]]
