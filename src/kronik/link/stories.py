"""Groups of articles that report one running event.

Two groups are as near as the mean likeness between them, over every pair, measured by how alike each is within: of a
large event not all reports are like all, and neither need they be like those of another group. One likeness between
two large groups never joins them (no chains, no giant). The nearest two groups are joined until none are near enough.
The result depends on the likenesses alone, not on the order in which they are given.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

NEAR = 0.36
"""How near two groups must be. On labelled pairs among whole days .32 to .40 have a precision of .93 to .94, and each
.04 less has .04 more recall; on those of 9 and 10 June 2025 it is .91 to .96."""
FLOOR, FLOOR_BRIEF = 0.12, 0.1
"""How near two articles, or a headline and another, must be to be noted as like each other: what is less counts as
nothing. With .18 for articles large stories stay in parts."""
HALF = 48.0
"""Hours in which the part of a likeness that depends on time halves."""
LASTING = 0.6
"""The part that does not: a report of the verdict is still of the story of the crime. On pairs of June 2025 .5 and .7
give the same F1; on pairs of other months .7 gains .01 and costs as much precision."""
NEAR_BRIEF = 0.25
"""Likewise of groups of headlines without a text: their likeness is measured otherwise. On headlines in
nine languages .235 to .275 give B-cubed F1 within .01; .29 costs .01, .22 as much."""
BRIEF = 3.1
"""What the likeness of headlines counts beside that of reports: every pair of a story counts, so .08 is near."""
HALF_BRIEF, LASTING_BRIEF = 24.0, 0.05
"""Headlines that share words a week apart are of two events, far more often than whole reports are."""

Matrix = NDArray[np.float64]
Hours = TypeVar("Hours", float, Matrix)


LINKED = 1.4
"""What the likeness of two articles counts when one links to the other, whatever the time within `REACH`."""
REACH = 42 * 24
"""Hours beyond which a link says nothing: pages link to what was of the same kind, another lorry overturned, months
and years back. What is one event is alike without it."""


def near(likeness: float, hours: float, *, brief: bool, linked: bool = False) -> float:
    """Give how near two articles are that are so alike, so many hours apart; `brief` if one has no text.

    `linked` says whether one links to the other.
    """
    linked = linked and abs(hours) <= REACH
    full = likeness * fade(0 if linked else hours, brief=brief) * (BRIEF if brief else 1.0)
    return min(full * LINKED, 1.0) if linked else full


def needed(briefs: int) -> float:
    """Give how near two articles by themselves must be, of which so many have no text."""
    return math.sqrt((NEAR_BRIEF if briefs else NEAR) * (NEAR_BRIEF if briefs > 1 else NEAR))


def fade(hours: Hours, *, brief: bool = False) -> Hours:
    """Give what is left of a likeness between articles so many hours apart."""
    half, lasting = (HALF_BRIEF, LASTING_BRIEF) if brief else (HALF, LASTING)
    left: Hours = lasting + (1 - lasting) * 0.5 ** (abs(hours) / half)
    return left


Edge = tuple[int, int, float]
"""The numbers of two articles, the lower first, and how near they are."""


def groups(
    count: int, edges: Iterable[Edge], together: Iterable[Sequence[int]] = (), briefs: Iterable[int] = ()
) -> list[list[int]]:
    """Part articles into stories: the numbers of each one's articles, in rising order.

    Each pair is in `edges` once or, if it is not near at all, not. What is `together` is not parted. `briefs` are the
    articles without a text.
    """
    parting = _Parting(count, edges, briefs)
    for known in together:
        for other in known[1:]:
            parting.join(known[0], other)
    heap = [(-parting.nearness(one, other), one, other, 0, 0) for one, other in parting.pairs()]
    heap = [entry for entry in heap if -entry[0] >= NEAR]
    heapq.heapify(heap)
    age = [0] * count
    while heap:  # the nearest two, of several the first in order
        _, one, other, *ages = heapq.heappop(heap)
        if ages != [age[one], age[other]]:
            continue
        parting.join(one, other)
        age[one] += 1
        age[other] = -1
        for near in parting.near[one]:
            if (nearness := parting.nearness(one, near)) >= NEAR:
                low, high = (one, near) if one < near else (near, one)
                heapq.heappush(heap, (-nearness, low, high, age[low], age[high]))
    return sorted(sorted(found) for found in parting.members if found)


class _Parting:
    """Groups that are joined one by one, and the sums of likenesses between and within them."""

    def __init__(self, count: int, edges: Iterable[Edge], briefs: Iterable[int]) -> None:
        self.members = [[number] for number in range(count)]
        self.near: list[dict[int, float]] = [{} for _ in range(count)]
        for one, other, weight in edges:
            self.near[one][other] = self.near[other][one] = weight
        self._inner = [1.0] * count
        """Each article counts as like itself."""
        self._counts = [1.0] * count
        """What its nearness counts to either side: of two groups of headlines `NEAR_BRIEF` is near."""
        for number in briefs:
            self._counts[number] = math.sqrt(NEAR / NEAR_BRIEF)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """The groups that are near to one another at all."""
        return ((one, other) for one, others in enumerate(self.near) for other in others if one < other)

    def nearness(self, one: int, other: int) -> float:
        """How near two groups are: the cosine of their means, had all likenesses been cosines."""
        alike = self.near[one][other] / math.sqrt(self._inner[one] * self._inner[other])
        return alike * self._counts[one] * self._counts[other]

    def join(self, one: int, other: int) -> None:
        """Make the second group a part of the first."""
        into, gone = self.near[one], self.near[other]
        sizes = len(self.members[one]), len(self.members[other])
        self._counts[one] = (sizes[0] * self._counts[one] + sizes[1] * self._counts[other]) / sum(sizes)
        self._inner[one] += self._inner[other] + 2 * into.pop(other, 0.0)
        gone.pop(one, None)
        for near, weight in gone.items():
            into[near] = self.near[near][one] = into.get(near, 0.0) + weight
            del self.near[near][other]
        self.near[other] = {}
        self.members[one] += self.members[other]
        self.members[other] = []
