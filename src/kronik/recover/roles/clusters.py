"""The report stands together: what is likely but lies apart from it, is another story's teaser.

Only where there are no tags: in HTML the model sees the containers.
"""

from __future__ import annotations

from typing import Final

from kronik.records import Page
from kronik.recover.roles.assign import BODY_AT

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
