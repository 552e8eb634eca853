"""Groups of articles that report one running event.

Two groups are as near as the sum of the likenesses between them, over as many pairs as could be near: every pair
where the groups are small, `REACH` for each article of the smaller where they are large. One likeness between two
large groups so never joins them (no chains, no giant), and a large event needs no likeness of all with all. The
nearest two groups are joined until none are near enough. The result depends on the likenesses alone, not on the
order in which they are given.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping

NEAR = 0.34
"""How near two groups must be. From the labelled pairs of June 2025: .30 F1 .97, .34 .98, .38 .98."""
REACH = 5
"""Articles that one must be like in a large group; of 3, 5 and 10 the best on the labelled pairs of June 2025."""
REACH_BRIEF = 3
"""The same among headlines."""
HALF = 48.0
"""Hours in which the part of a likeness that depends on time halves."""
LASTING = 0.5
"""The part that does not: a report of the verdict is still of the story of the crime."""
BRIEF = 1.4
"""What the likeness of an article with a headline that has no text counts: there are fewer words to share."""
HALF_BRIEF, LASTING_BRIEF = 24.0, 0.4
"""Headlines that share words a week apart are more often of two events than whole reports are. Chosen, with BRIEF and
REACH_BRIEF, on headlines in nine languages: B-cubed F1 .776 against .757 with the values for reports."""

Likeness = Mapping[int, Mapping[int, float]]
"""For each article the others that are like it, both ways round."""


def near(likeness: float, hours: float, *, brief: bool) -> float:
    """Give how near two articles are whose words are so alike, so many hours apart; `brief` if one has no text."""
    return min(likeness * BRIEF, 1.0) * fade(hours, brief=True) if brief else likeness * fade(hours)


def fade(hours: float, *, brief: bool = False) -> float:
    """Give what is left of a likeness between articles so many hours apart."""
    half, lasting = (HALF_BRIEF, LASTING_BRIEF) if brief else (HALF, LASTING)
    return lasting + (1 - lasting) * float(0.5 ** (abs(hours) / half))


def reach(briefs: int, articles: int) -> int:
    """How many an article must be like in a large group: fewer among headlines, which say the same in more ways."""
    return REACH_BRIEF if 2 * briefs > articles else REACH


def groups(articles: Iterable[int], likeness: Likeness, *, reach: int = REACH) -> list[list[int]]:
    """Part articles into stories, each in rising order; likenesses to other articles do not count."""
    clusters = {article: [article] for article in articles}
    sums = {
        one: {other: weight for other, weight in likeness.get(one, {}).items() if other in clusters}
        for one in clusters
    }
    queue = [
        (-weight, one, other)
        for one in clusters
        for other, weight in sums[one].items()
        if one < other and weight >= NEAR
    ]
    heapq.heapify(queue)
    while queue:
        distance, one, other = heapq.heappop(queue)
        if one in clusters and other in clusters and -distance == _near(one, other, clusters, sums, reach):
            _join(one, other, clusters, sums, queue, reach)
    return sorted(sorted(members) for members in clusters.values())


def _near(
    one: int, other: int, clusters: dict[int, list[int]], sums: dict[int, dict[int, float]], reach: int
) -> float:
    small, large = sorted((len(clusters[one]), len(clusters[other])))
    return sums[one].get(other, 0.0) / (small * min(large, reach))


def _join(
    one: int,
    other: int,
    clusters: dict[int, list[int]],
    sums: dict[int, dict[int, float]],
    queue: list[tuple[float, int, int]],
    reach: int,
) -> None:
    """Join the second group to the first, which keeps its name, the lower of the two."""
    clusters[one] += clusters.pop(other)
    for third, weight in sums.pop(other).items():
        del sums[third][other]
        if third != one:
            sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + weight
    for third in sums[one]:
        near = _near(one, third, clusters, sums, reach)
        if near >= NEAR:
            heapq.heappush(queue, (-near, min(one, third), max(one, third)))


def near_enough(likenesses: Iterable[float], size: int) -> float:
    """How near one article is to a group of so many: the measure by which it may join one too large to part anew."""
    best = sorted(likenesses, reverse=True)[:REACH]
    return sum(best) / min(size, REACH)
