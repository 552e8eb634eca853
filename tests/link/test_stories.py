"""Groups by likeness: what joins, what does not, and that order is nothing."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.link.headlines import grams, likeness
from kronik.link.stories import BRIEF, NEAR, fade, groups, near_enough
from kronik.link.weights import Census

Edges = list[tuple[int, int, float]]


def parted(count: int, edges: Edges, briefs: int = 0) -> list[list[int]]:
    """The stories of so many articles, of which the first are headlines without a text."""
    table = np.zeros((count, count), dtype=np.float64)
    for one, other, weight in edges:
        table[one, other] = table[other, one] = weight
    return groups(table, np.arange(count) < briefs)


def clique(members: range, weight: float) -> Edges:
    return [(a, b, weight) for a in members for b in members if a < b]


def test_articles_that_are_alike_are_one_story_and_others_are_alone() -> None:
    assert parted(4, [(0, 1, 0.8), (1, 2, 0.7), (0, 2, 0.6)]) == [[0, 1, 2], [3]]


def test_what_is_less_alike_than_near_stays_apart() -> None:
    assert parted(2, [(0, 1, NEAR - 0.01)]) == [[0], [1]]


@pytest.mark.parametrize("briefs", [0, 16])
def test_one_likeness_between_two_large_stories_does_not_join_them(briefs: int) -> None:
    edges = [*clique(range(8), 0.6), *clique(range(8, 16), 0.6), (7, 8, 0.95)]
    assert max(map(len, parted(16, edges, briefs))) < 12


def test_a_chain_of_neighbours_is_no_story() -> None:
    found = parted(30, [(n, n + 1, 0.5) for n in range(29)])
    assert max(map(len, found)) < 6


def test_a_large_event_needs_no_likeness_of_all_with_all_but_headlines_do() -> None:
    edges = [(a, b, 0.6) for a in range(40) for b in range(a + 1, min(a + 9, 40))]
    assert len(parted(40, edges)) < len(parted(40, edges, briefs=40))


def test_a_headline_joins_reports_that_it_is_like() -> None:
    edges = [*clique(range(1, 7), 0.6), *((0, n, 0.4) for n in range(1, 7))]
    assert parted(8, edges, briefs=1) == [[*range(7)], [7]]


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(20, 99)), max_size=40), st.randoms())
def test_the_order_of_the_likenesses_is_nothing(pairs: list[tuple[int, int, int]], draw: random.Random) -> None:
    edges = [(a, b, weight / 100) for (a, b), weight in {(min(p), max(p)): w for *p, w in pairs}.items() if a != b]
    assert parted(12, edges) == parted(12, draw.sample(edges, len(edges)))


@given(st.integers(0, 100_000))
def test_time_takes_from_a_likeness_and_never_all(hours: int) -> None:
    assert 0.5 <= fade(hours) <= 1.0
    assert fade(hours) == fade(-hours) >= fade(hours + 1)
    assert fade(hours, brief=True) <= fade(hours)


def test_a_story_too_large_to_part_anew_takes_what_is_like_several_of_it() -> None:
    assert near_enough([0.6] * 5, 400) >= NEAR > near_enough([0.9], 400)


def test_headlines_in_other_forms_and_scripts_are_alike_and_others_are_not() -> None:
    titles = ("Bandara Randai ditutup", "Penutupan Bandara Randai", "Аэропорт Рандаи закрыт", "Harga cabai naik lagi")
    table = likeness([grams(title).tobytes() for title in titles], Census())
    assert table[0, 1] * BRIEF > NEAR
    assert table[0, 2] > table[0, 3] + 0.1
    assert np.allclose(np.diag(table), 1.0)
