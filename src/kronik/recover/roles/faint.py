"""A faint body: where the model sees next to none, the container or stretch that holds most of what is likely at all.

Its prose may stand in an element named after pictures, menus or cards.
"""

from __future__ import annotations

from typing import Final

from kronik.records import Page
from kronik.recover.roles import containers
from kronik.recover.roles.clusters import weight
from kronik.recover.roles.sheet import BODY_AT, FURNITURE, RUNNING, SENTENCE, SURE, characters

FAINT: Final = 0.12
"""The least share of a passage of a faint body. Teasers of other stories mostly have less than .1."""

WHOLE: Final = 250
"""Characters that a faint body must have: two sentences of news."""

HALF: Final = 120
"""Characters of a faint body whose share is at least `HALFWAY`: a short note under a picture."""
HALFWAY: Final = 0.3

OUTWEIGHS: Final = 3
"""How many times longer than what is likely a faint body must be to take its place; it must hold nearly all of it."""
NEARLY: Final = 0.8


def raised(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised in one container where the page has hardly a likely body.

    Of all containers, and of all stretches of a text without tags, that one is taken in which what is faintly likely
    most outweighs what is not, so that the parts of a list or a slide show, each in an element of its own, are found
    together.

    Args:     told: the cues of each block.
    """
    blocks = page.blocks
    likely = _running(page, [at for at, share in enumerate(shares) if share >= BODY_AT])
    if OUTWEIGHS * likely > len(page.text):
        return shares
    prose = [at for at, b in enumerate(blocks) if 2 * b.linked < len(b.text) and not told[at] & FURNITURE]
    fullest = _fullest(page, prose, shares) if page.parents else _stretch(page, prose, shares)
    found = [at for at in fullest if shares[at] >= FAINT]
    if not page.parents:
        prosaic = 2 * _running(page, found) >= characters(page, found)
        found = found if prosaic and _believable(page, found, shares, likely) else []
    elif not _believable(page, found, shares, likely):
        found = _beside(page, shares) if 0 < likely < WHOLE else [] if likely else _last_resort(page, prose)
    if not found:
        return shares
    among = set(found)
    return containers.listed(page, told, [SURE if place in among else share for place, share in enumerate(shares)])


def _believable(page: Page, found: list[int], shares: list[float], likely: int) -> bool:
    """Say whether a faint body is long enough, much longer than what is likely, and holds nearly all of that."""
    size = characters(page, found)
    mean = sum(len(page.blocks[at].text) * shares[at] for at in found) / max(size, 1)
    if size < (HALF if mean >= HALFWAY else WHOLE) or size < OUTWEIGHS * likely:
        return False
    return _running(page, [at for at in found if shares[at] >= BODY_AT]) >= NEARLY * likely


def _beside(page: Page, shares: list[float]) -> list[int]:
    """Give the half likely blocks in the containers of a short body, of its elements: lines of a list or a table."""
    likely = {(block.group, block.tag) for block, share in zip(page.blocks, shares, strict=True) if share >= BODY_AT}
    return [
        at
        for at, block in enumerate(page.blocks)
        if HALFWAY <= shares[at] < BODY_AT and (block.group, block.tag) in likely
    ]


def _last_resort(page: Page, prose: list[int]) -> list[int]:
    """Give the most sentences of one container and markup on a page of which the model believes nothing."""
    groups: dict[tuple[int, str, str], list[int]] = {}
    for at in prose:
        block = page.blocks[at]
        if len(block.text) >= RUNNING and block.text.endswith(SENTENCE):
            groups.setdefault((block.group, block.tag, block.style), []).append(at)

    best = max(groups.values(), key=lambda group: characters(page, group), default=[])
    return best if len(best) > 1 and characters(page, best) >= WHOLE else []


def _fullest(page: Page, prose: list[int], shares: list[float]) -> list[int]:
    """Give those blocks of `prose` that lie in the container where faintly likely text most outweighs other."""
    sums = [0.0] * len(page.parents)
    for at in prose:
        sums[page.blocks[at].group] += len(page.blocks[at].text) * (shares[at] - FAINT)
    for element in range(len(sums) - 1, 0, -1):
        sums[page.parents[element]] += sums[element]
    best = max(range(len(sums)), key=sums.__getitem__)
    inside = [False] * len(sums)
    inside[best] = True
    for element in range(best + 1, len(sums)):
        inside[element] = inside[page.parents[element]] if page.parents[element] >= best else False
    return [at for at in prose if inside[page.blocks[at].group]]


def _stretch(page: Page, prose: list[int], shares: list[float]) -> list[int]:
    """Give those blocks of `prose` that lie in the stretch where faintly likely text most outweighs other."""
    best, sum_, start, kept = 0.0, 0.0, 0, range(0)
    among = set(prose)
    for at, block in enumerate(page.blocks):
        sum_ += weight(block) * ((shares[at] if at in among else 0) - FAINT)
        if sum_ <= 0:
            sum_, start = 0.0, at + 1
        elif sum_ > best:
            best, kept = sum_, range(start, at + 1)
    return [at for at in kept if at in among]


def _running(page: Page, places: list[int]) -> int:
    return sum(len(page.blocks[at].text) for at in places if len(page.blocks[at].text) >= RUNNING)
