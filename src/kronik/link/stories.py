"""Groups of articles that report one running event.

Two groups are as near as the mean likeness between them, over every pair, measured by how alike each is within: of a
large event not all reports are like all, and neither need they be like those of another group. One likeness between
two large groups never joins them (no chains, no giant). The nearest two groups are joined until none are near enough.
The result depends on the likenesses alone, not on the order in which they are given.
"""

from __future__ import annotations

from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

NEAR = 0.32
"""How near two groups must be. On the labelled pairs of 9 and 10 June 2025, and on pairs of other days and years, .28
to .34 give the same F1 within .01; the lower has more false joins."""
LOOSE = 0.3
"""How much of their inner likeness groups are measured by: the power of it. 0 is the mean likeness alone, .5 the
cosine of their means. On pairs of June 2025 alone and among 4,093, and on headlines, .2 to .4 are the best."""
HALF = 48.0
"""Hours in which the part of a likeness that depends on time halves."""
LASTING = 0.6
"""The part that does not: a report of the verdict is still of the story of the crime. On pairs of June 2025 .5 and .7
give the same F1; on pairs of other months .7 gains .01 and costs as much precision."""
BRIEF = 3.1
"""What the likeness of headlines counts beside that of reports: every pair of a story counts, so .10 is near."""
HALF_BRIEF, LASTING_BRIEF = 24.0, 0.1
"""Headlines that share words a week apart are of two events, far more often than whole reports are."""

Matrix = NDArray[np.float64]
Hours = TypeVar("Hours", float, Matrix)


def near(likeness: float, hours: float, *, brief: bool) -> float:
    """Give how near two articles are that are so alike, so many hours apart; `brief` if one has no text."""
    return likeness * fade(hours, brief=brief) * (BRIEF if brief else 1.0)


def fade(hours: Hours, *, brief: bool = False) -> Hours:
    """Give what is left of a likeness between articles so many hours apart."""
    half, lasting = (HALF_BRIEF, LASTING_BRIEF) if brief else (HALF, LASTING)
    left: Hours = lasting + (1 - lasting) * 0.5 ** (abs(hours) / half)
    return left


def groups(likeness: Matrix) -> list[list[int]]:
    """Part articles into stories: the numbers of each one's articles, in rising order.

    `likeness` is how near each two are, symmetric.
    """
    sums = likeness.copy()
    np.fill_diagonal(sums, 0.0)
    size = np.ones(len(sums))
    inner = np.ones(len(sums))
    members = [[number] for number in range(len(sums))]
    near = sums.copy()
    np.fill_diagonal(near, -1.0)
    best = near.argmax(axis=1) if len(near) else np.zeros(0, dtype=np.intp)
    most = near.max(axis=1) if len(near) else np.zeros(0)
    while len(most) and most[nearest := int(most.argmax())] >= NEAR:  # the first in order of several
        one, other = sorted((nearest, int(best[nearest])))
        members[one] += members[other]
        members[other] = []
        inner[one] += inner[other] + 2 * sums[one, other]
        size[one] += size[other]
        sums[one] += sums[other]
        sums[:, one] = sums[one]
        sums[one, one] = 0.0
        row = _nearness(sums[one], size[one], size, inner[one], inner)
        row[size == 0] = row[one] = row[other] = -1.0
        size[other] = 0.0
        near[one] = near[:, one] = row
        near[other] = near[:, other] = most[other] = -1.0
        lost = np.flatnonzero((best == one) | (best == other))
        best[lost] = near[lost].argmax(axis=1)
        most[lost] = near[lost, best[lost]]
        closer = row > most
        best[closer], most[closer] = one, row[closer]
        best[one] = row.argmax()
        most[one] = row[best[one]]
    return sorted(sorted(found) for found in members if found)


def joins(likenesses: Matrix, within: Matrix) -> bool:
    """Whether one article is near enough to a group too large to part anew: its likeness to some, and theirs."""
    count = len(within)
    inner = np.array([count + within.sum() - np.trace(within)])
    return bool(_nearness(np.array([likenesses.sum()]), 1.0, np.array([count]), 1.0, inner)[0] >= NEAR)


def _nearness(sums: Matrix, size: float, sizes: Matrix, inner: float, inners: Matrix) -> Matrix:
    """How near a group is to others, by the sums of likenesses between them and within each, itself counted as 1."""
    sizes = np.maximum(sizes, 1.0)
    alike: Matrix = sums / (size * sizes) / (inner / size**2 * inners / sizes**2) ** LOOSE
    return alike
