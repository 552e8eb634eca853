"""The report stands together.

Where there are no tags, what is likely but lies apart from it is another story's teaser; in HTML the model sees the
containers. Where it sees next to no body in them, the container that holds most of what is faintly likely is the
body: its prose may stand in an element named after pictures, menus or cards.
"""

from __future__ import annotations

from typing import Final

from kronik.records import Page
from kronik.recover.roles.sheet import BODY_AT, RUNNING, SURE

GAP: Final = 8
"""Unlikely lines in a row that part the report from what follows; inside it, lists of links are shorter."""

ENOUGH: Final = 0.5
"""Likely characters, as a share of the largest cluster's, from which a cluster is another part of the report. Both
numbers are the best of a small grid on pages of sites not trained on: body F1 of flattened pages rose by .009."""


def largest(page: Page, shares: list[float]) -> list[float]:
    """Give the shares with those of small clusters apart from the largest one set to 0."""
    if page.parents:
        return shares
    clusters: list[list[int]] = []
    for place, share in enumerate(shares):
        if share >= BODY_AT:
            if clusters and place - clusters[-1][-1] <= GAP + 1:
                clusters[-1].append(place)
            else:
                clusters.append([place])
    masses = [sum(len(page.blocks[place].text) * shares[place] for place in cluster) for cluster in clusters]
    least = ENOUGH * max(masses, default=0)
    apart = {place for cluster, mass in zip(clusters, masses, strict=True) if mass < least for place in cluster}
    return [0.0 if place in apart else share for place, share in enumerate(shares)]


THIN: Final = 150
"""Characters of running text below which a body is none yet."""

FAINT: Final = 0.15
"""The least share of a passage of a faint body. Teasers of other stories mostly have less than .1."""

WHOLE: Final = 250
"""Characters that a faint body must have: two sentences of news."""


def faint(page: Page, shares: list[float]) -> list[float]:
    """Give the shares, raised in one container where the page has no likely body; flattened text as it is."""
    blocks = page.blocks
    if not page.parents or _running(page, [at for at, share in enumerate(shares) if share >= BODY_AT]) >= THIN:
        return shares
    groups: dict[int, list[int]] = {}
    for place, share in enumerate(shares):
        if share >= FAINT and 2 * blocks[place].linked < len(blocks[place].text):
            groups.setdefault(blocks[place].group, []).append(place)
    best = max(groups.values(), key=lambda group: sum(len(blocks[at].text) * shares[at] for at in group), default=[])
    if len(best) < 2 or _running(page, best) < WHOLE:
        return shares
    raised = set(best)
    return [SURE if place in raised else share for place, share in enumerate(shares)]


def _running(page: Page, places: list[int]) -> int:
    return sum(len(page.blocks[at].text) for at in places if len(page.blocks[at].text) >= RUNNING)
