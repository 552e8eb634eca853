"""Groups by likeness: what joins, what does not, and that order is nothing."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.link.headlines import counted, grams, likeness
from kronik.link.stories import BRIEF, NEAR, NEAR_BRIEF, fade, groups
from kronik.link.weights import Census

Edges = list[tuple[int, int, float]]


def parted(count: int, edges: Edges) -> list[list[int]]:
    """The stories of so many articles."""
    return groups(count, edges)


def clique(members: range, weight: float) -> Edges:
    return [(a, b, weight) for a in members for b in members if a < b]


def test_articles_that_are_alike_are_one_story_and_others_are_alone() -> None:
    assert parted(4, [(0, 1, 0.8), (1, 2, 0.7), (0, 2, 0.6)]) == [[0, 1, 2], [3]]


def test_what_is_less_alike_than_near_stays_apart() -> None:
    assert parted(2, [(0, 1, NEAR - 0.01)]) == [[0], [1]]


def test_one_likeness_between_two_large_stories_does_not_join_them() -> None:
    edges = [*clique(range(8), 0.6), *clique(range(8, 16), 0.6), (7, 8, 0.95)]
    assert max(map(len, parted(16, edges))) < 12


def test_a_chain_of_neighbours_is_no_story() -> None:
    found = parted(30, [(n, n + 1, 0.5) for n in range(29)])
    assert max(map(len, found)) < 6


def test_two_wide_groups_need_less_than_two_articles() -> None:
    """Reports of one large event are of many sides: less alike than two of one side, and no further from the rest."""
    between = [(a, b, NEAR * 0.9) for a in range(6) for b in range(6, 12)]
    wide = [*clique(range(6), NEAR + 0.05), *clique(range(6, 12), NEAR + 0.05)]
    assert parted(2, [(0, 1, NEAR * 0.9)]) == [[0], [1]]
    assert parted(12, [*wide, *between]) == [[*range(12)]]


def test_nothing_is_no_story() -> None:
    assert parted(0, []) == []


@given(st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.integers(20, 99)), max_size=40), st.randoms())
def test_the_order_of_the_likenesses_is_nothing(pairs: list[tuple[int, int, int]], draw: random.Random) -> None:
    edges = [(a, b, weight / 100) for (a, b), weight in {(min(p), max(p)): w for *p, w in pairs}.items() if a != b]
    assert parted(12, edges) == parted(12, draw.sample(edges, len(edges)))


@given(st.integers(0, 100_000))
def test_time_takes_from_a_likeness_and_never_all(hours: int) -> None:
    assert 0.5 <= fade(hours) <= 1.0
    assert fade(hours) == fade(-hours) >= fade(hours + 1)
    assert fade(hours, brief=True) <= fade(hours)


def test_a_story_that_is_taken_as_it_is_takes_what_parting_anew_would_give_it() -> None:
    story = clique(range(30), 0.5)
    few, most = ([*story, *((number, 30, 0.6) for number in range(alike))] for alike in (5, 25))
    assert groups(31, most, [range(30)]) == groups(31, most) == [[*range(31)]]
    assert groups(31, few, [range(30)]) == [[*range(30)], [30]]


def test_what_is_taken_as_it_is_stays_together_however_little_alike() -> None:
    assert groups(4, [(2, 3, 0.8)], [[0, 1]]) == [[0, 1], [2, 3]]


def test_headlines_in_other_forms_and_scripts_are_alike_and_others_are_not() -> None:
    titles = ("Bandara Randai ditutup", "Penutupan Bandara Randai", "Аэропорт Рандаи закрыт", "Harga cabai naik lagi")
    alike = likeness([grams(title).tobytes() for title in titles], Census())
    assert alike[0, 1] * BRIEF > NEAR_BRIEF
    assert alike[0, 2] > alike[0, 3]
    assert np.allclose(np.diag(alike), 1.0)


def test_an_ordinary_word_of_a_language_says_little_though_the_archive_has_little_of_it() -> None:
    """Of a thousand headlines three are Spanish, and all of these have "alcalde": it tells no event from another."""
    census = Census()
    for number in range(1000):
        census.add(counted(grams(f"The harbour of the town was closed again {number}")))
    spanish = (
        "El alcalde de Nisia abre la feria",
        "El alcalde de Roba cierra el puerto",
        "La feria de Nisia abre ya",
    )
    for title in (*spanish * 100,):
        census.add(counted(grams(title)))
    alike = likeness([grams(title).tobytes() for title in spanish], census)
    assert alike[0, 2] > alike[0, 1]


@pytest.mark.parametrize("many", [3, 40])
def test_what_headlines_share_is_the_same_whether_few_have_it_or_many(many: int) -> None:
    """Runs that few headlines have are gone through, those of many multiplied: the cosine is one."""
    titles = ["Kapal Nisia karam", "Kapal Roba karam", *["Kapal Nisia karam"] * (many - 2)]
    alike = likeness([grams(title).tobytes() for title in titles], Census())
    assert np.allclose(alike[0], [1.0, alike[0, 1], *[1.0] * (many - 2)], atol=1e-6)
    assert np.isclose(alike[0, 1], likeness([grams(title).tobytes() for title in titles[:2]], Census())[0, 1])


def test_a_script_without_spaces_has_runs_of_two() -> None:
    alike = likeness([grams(title).tobytes() for title in ("中国女篮获胜", "中国女篮夺冠", "东京台风来袭")], Census())
    assert alike[0, 1] > 0.2 > alike[0, 2]
