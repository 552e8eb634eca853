"""The report stands together: in flattened text, what is likely but lies apart from it is another story's teaser.

Without tags only the lines between two passages part them, and the words that both say bring them together. In HTML
`containers` sees what stands together.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import Final

from kronik.records import Block, Page
from kronik.recover.roles import cues
from kronik.recover.roles.sheet import BODY_AT, RAISED, RUNNING, SENTENCE, doubtful

GAP: Final = 8
"""Unlikely lines in a row that part the report from what follows; inside it, lists of links are shorter."""

ENOUGH: Final = 0.5
"""Likely characters, as a share of the largest cluster's, from which a cluster is another part of the report. Both
numbers are the best of a small grid on pages of sites not trained on: body F1 of flattened pages rose by .009."""


PROSE: Final = 400
"""Characters in paragraphs of which the model is sure that make a smaller cluster part of the report: a newsletter's
box or a list of links may stand before it, longer than `GAP`."""
PARAGRAPH: Final = 100
CONVINCED_AT: Final = 0.85

FAR: Final = 60
"""Lines from the nearest part of the report beyond which even these are another text's."""


def largest(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares with those of clusters that are no part of the report set to 0.

    Args:     told: the cues of each block; a cluster that asks for consent is none, however long its notice.
    """
    if page.parents:
        return shares
    steps = _steps(page)
    clusters = [found for found in _clusters(shares, steps) if not any(told[at] & cues.CONSENT for at in found)]
    masses = [sum(weight(page.blocks[place]) * shares[place] for place in cluster) for cluster in clusters]
    if not masses:
        return shares
    kept = {at for at, mass in enumerate(masses) if mass >= ENOUGH * max(masses)}
    convincing = [at for at, cluster in enumerate(clusters) if _convincing(page, cluster, shares)]
    for way in (convincing, convincing[::-1]):  # what is near a part of the report may be what another is near to
        for at in way:
            if any(_apart(clusters[at], clusters[near], steps) <= FAR for near in kept):
                kept.add(at)
    places = {place for at in kept for place in clusters[at]}
    return [0.0 if share >= BODY_AT and place not in places else share for place, share in enumerate(shares)]


def _steps(page: Page) -> list[int]:
    """Number the lines; one that stands on the page again and again, as between all passages, has that before it."""
    often = Counter(block.text for block in page.blocks)
    return list(accumulate(often[block.text] < OFTEN for block in page.blocks))


OFTEN: Final = 4
"""Times that a line stands on a page from which it parts nothing."""


def _apart(one: list[int], other: list[int], steps: list[int]) -> int:
    """Give the lines between two clusters."""
    return max(steps[one[0]] - steps[other[-1]], steps[other[0]] - steps[one[-1]])


def weight(block: Block) -> float:
    """Weigh a line by its characters; in a short one, as of a programme or a table, a few of them tell little."""
    size = len(block.text)
    return size if size >= RUNNING else size * SHORT


SHORT: Final = 0.25


def _clusters(shares: list[float], steps: list[int]) -> list[list[int]]:
    """Give the likely lines, parted where many unlikely ones follow one another."""
    clusters: list[list[int]] = []
    for place, share in enumerate(shares):
        if share >= BODY_AT:
            if clusters and steps[place] - steps[clusters[-1][-1]] <= GAP + 1:
                clusters[-1].append(place)
            else:
                clusters.append([place])
    return clusters


def _convincing(page: Page, cluster: list[int], shares: list[float]) -> bool:
    """Say whether a cluster holds enough paragraphs that are surely body."""
    sizes = [len(page.blocks[place].text) for place in cluster if shares[place] >= CONVINCED_AT]
    return sum(size for size in sizes if size >= PARAGRAPH) >= PROSE


BESIDE: Final = 2
"""The lines in which a doubtful sentence stands right above or below the report: five of six such characters were its
own, on sites not trained on. Between two passages, half were captions."""


def edges(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for doubtful sentences at the edges of the report, and for a short last one.

    Only where there are no tags.

    Args:     told: the cues of each line; what has any stays as it is.
    """
    if page.parents:
        return shares
    raised, count = list(shares), len(shares)
    for step, places in ((1, range(count)), (-1, range(count - 1, -1, -1))):
        last = -count
        for at in places:
            ahead = (
                shares[place] for place in range(at + step, at + step * (BESIDE + 1), step) if 0 <= place < count
            )
            if raised[at] >= BODY_AT:
                last = at
            elif (
                abs(at - last) <= BESIDE
                and doubtful(page.blocks[at], told[at], shares[at])
                and max(ahead, default=0) < BODY_AT
            ):
                raised[at] = RAISED
                last = at
    for at in range(1, count):
        closes = at + 1 == count or told[at + 1] & ELSEWHERE
        if closes and raised[at - 1] >= BODY_AT and _short(page.blocks[at]) and not told[at]:
            raised[at] = max(raised[at], RAISED)
    return raised


ELSEWHERE: Final = cues.READ_ALSO | cues.READ_ALSO_ALONE | cues.RELATED
SHORTEST: Final = 15
"""Characters of a short sentence that ends the report: it stands right below a passage, and below it the text ends or
leads elsewhere. Of 28 at the ends of scraped texts, 22 were the report's; above other lines one in three is."""


def _short(block: Block) -> bool:
    return SHORTEST <= len(block.text) < RUNNING and block.text.endswith(SENTENCE)


TOPICAL: Final = 0.9
"""What the share of a doubtful sentence and the part of its longer words that the report says, too, come to where it
belongs to the report: of such characters nine in ten did, on sites not trained on."""
LONGER: Final = re.compile(r"\w{6,}")
DOUBTED: Final = 0.1
"""The share that such a sentence has at least."""
SAID: Final = 0.35
"""The part of them that it says at least."""
END: Final = 40
"""Characters at its end by which a sentence is known again."""
HALF_INSIDE: Final = 0.4
"""The share from which a sentence between two parts of the report needs no more: again nine in ten."""


def topical(page: Page, told: list[int], raw: list[float], shares: list[float]) -> list[float]:
    """Give the shares, raised for sentences near the report that say its words; only without tags.

    None that stands on the page twice: a teaser of the report, a quotation drawn out of it.

    Args:     told: the cues of each line; what has any stays as it is.
              raw: the shares before any was taken for another text's.
    """
    kept = [at for at, share in enumerate(shares) if share >= BODY_AT]
    if page.parents or not kept:
        return shares
    report = " ".join(page.blocks[at].text for at in kept)
    said, steps, raised = frozenset(LONGER.findall(report.lower())), _steps(page), list(shares)
    for at, block in enumerate(page.blocks):
        if shares[at] >= BODY_AT or told[at] or len(block.text) < RUNNING:
            continue
        if raw[at] < (DOUBTED if at > kept[0] else BODY_AT):  # above the report stands what introduces it
            continue
        if not block.text.endswith(SENTENCE) or page.text.count(block.text[-END:]) > 1:
            continue
        words = LONGER.findall(block.text.lower())
        part = sum(len(word) for word in words if word in said) / max(sum(map(len, words)), 1)
        between = kept[0] < at < kept[-1] and raw[at] >= HALF_INSIDE
        near = min(abs(steps[at] - steps[place]) for place in kept) <= FAR
        if between or (part >= SAID and raw[at] + part >= TOPICAL and near):
            raised[at] = RAISED
    return raised
