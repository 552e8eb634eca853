"""Groups of articles that report one running event.

Two groups are as near as the sum of the likenesses between them over as many pairs as could be near. Between
headlines without a text that is every pair. Between reports it is every pair where the groups are small, `REACH` for
each report of the smaller where they are large: a large event needs no likeness of all with all. One likeness between
two large groups so never joins them (no chains, no giant). The nearest two groups are joined until none are near
enough. The result depends on the likenesses alone, not on the order in which they are given.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

NEAR = 0.31
"""How near two groups must be. On the labelled pairs of 9 and 10 June 2025 .31 and .34 both give F1 of .97; on
pairs of other days and years, where reports of one story are less alike, the lower is the better."""
REACH = 5
"""Reports that one must be like in a large group; of 3, 5 and 10 the best on the labelled pairs of June 2025."""
HALF = 48.0
"""Hours in which the part of a likeness that depends on time halves."""
LASTING = 0.5
"""The part that does not: a report of the verdict is still of the story of the crime."""
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


def groups(likeness: Matrix, brief: NDArray[np.bool_]) -> list[list[int]]:
    """Part articles into stories: the numbers of each one's articles, in rising order.

    `likeness` is how near each two are, symmetric; `brief` says which have no text.
    """
    sums = likeness.copy()
    np.fill_diagonal(sums, 0.0)
    briefs = brief.astype(np.float64)
    reports = 1.0 - briefs
    members = [[number] for number in range(len(brief))]
    near = sums / np.maximum(_pairs(reports[:, None], briefs[:, None], reports, briefs), 1)
    np.fill_diagonal(near, -1.0)
    while len(near) and near.max() >= NEAR:
        one, other = divmod(int(near.argmax()), len(near))  # the first in order of several: one < other
        members[one] += members[other]
        members[other] = []
        sums[one] += sums[other]
        sums[:, one] += sums[:, other]
        reports[one] += reports[other]
        briefs[one] += briefs[other]
        near[one] = sums[one] / np.maximum(_pairs(reports[one], briefs[one], reports, briefs), 1)
        near[:, one] = near[one]
        near[other] = near[:, other] = -1.0
        near[one, [n for n, found in enumerate(members) if not found]] = -1.0
        near[:, one] = near[one]
        near[one, one] = -1.0
    return sorted(sorted(found) for found in members if found)


def _pairs(reports: Matrix, briefs: Matrix, other_reports: Matrix, other_briefs: Matrix) -> Matrix:
    """How many pairs of two groups could be near."""
    small, large = np.minimum(reports, other_reports), np.maximum(reports, other_reports)
    all_pairs = (reports + briefs) * (other_reports + other_briefs)
    pairs: Matrix = small * np.minimum(large, REACH) + all_pairs - small * large
    return pairs


def near_enough(likenesses: Iterable[float], size: int) -> float:
    """How near one report is to a group of so many: the measure by which it may join one too large to part anew."""
    best = sorted(likenesses, reverse=True)[:REACH]
    return sum(best) / min(size, REACH)
