"""Groups by likeness: what joins, what does not, and that order is nothing."""

from __future__ import annotations

import random
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from kronik.link.stories import NEAR, fade, groups, near_enough

Edges = list[tuple[int, int, float]]


def likeness(edges: Edges) -> dict[int, dict[int, float]]:
    both: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, weight in edges:
        both[one][other] = both[other][one] = weight
    return both


def clique(members: range, weight: float) -> Edges:
    return [(a, b, weight) for a in members for b in members if a < b]


def test_articles_that_are_alike_are_one_story_and_others_are_alone() -> None:
    assert groups(range(4), likeness([(0, 1, 0.8), (1, 2, 0.7), (0, 2, 0.6)])) == [[0, 1, 2], [3]]


def test_what_is_less_alike_than_near_stays_apart() -> None:
    assert groups(range(2), likeness([(0, 1, NEAR - 0.01)])) == [[0], [1]]


def test_one_likeness_between_two_large_stories_does_not_join_them() -> None:
    edges = [*clique(range(8), 0.6), *clique(range(8, 16), 0.6), (7, 8, 0.95)]
    found = groups(range(16), likeness(edges))
    assert sorted(map(len, found)) != [16]


def test_a_chain_of_neighbours_is_no_story() -> None:
    found = groups(range(30), likeness([(n, n + 1, 0.5) for n in range(29)]))
    assert max(map(len, found)) < 6


def test_a_large_event_needs_no_likeness_of_all_with_all() -> None:
    edges = [(a, b, 0.6) for a in range(40) for b in range(a + 1, min(a + 9, 40))]
    assert len(groups(range(40), likeness(edges))) < 4


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(20, 99)), max_size=40), st.randoms())
def test_the_order_of_the_likenesses_is_nothing(pairs: list[tuple[int, int, int]], draw: random.Random) -> None:
    edges = [(a, b, weight / 100) for (a, b), weight in {(min(p), max(p)): w for *p, w in pairs}.items() if a != b]
    shuffled = draw.sample(edges, len(edges))
    members = draw.sample(range(12), 12)
    assert groups(range(12), likeness(edges)) == groups(members, likeness(shuffled))


@given(st.integers(0, 100_000))
def test_time_takes_from_a_likeness_and_never_all(hours: int) -> None:
    assert 0.5 <= fade(hours) <= 1.0
    assert fade(hours) == fade(-hours) >= fade(hours + 1)


def test_a_story_too_large_to_part_anew_takes_what_is_like_several_of_it() -> None:
    assert near_enough([0.6] * 5, 400) >= NEAR > near_enough([0.9], 400)
