from __future__ import annotations

import pytest

from kronik.facts.edges import mended
from kronik.facts.tokens import cut

O = "O"  # noqa: E741 - the label's own name


@pytest.mark.parametrize(
    ("text", "labels", "mends"),
    [
        ("kata kabarlaut.com kemarin", [O, "B-ORG", O, O, O], [O, "B-ORG", "I-ORG", "I-ORG", O]),
        ("kata kabarlaut.co.id", [O, "B-ORG", "I-ORG", O, O, O], [O, "B-ORG", *["I-ORG"] * 4]),
        (
            "politisi PL-A Budi Weil",
            [O, "B-ORG", "I-ORG", "B-PER", "I-PER", "I-PER"],
            [O, "B-ORG", "I-ORG", "I-ORG", "B-PER", "I-PER"],
        ),
        ("partai PL-Layar", [O, "B-ORG", O, O], [O, "B-ORG", "I-ORG", "I-ORG"]),
        ("kata F-PLL kemarin", [O, O, O, "B-ORG", O], [O, "B-ORG", "I-ORG", "I-ORG", O]),
        ("di Randai ?", [O, "B-LOC", "I-LOC"], [O, "B-LOC", O]),
        ("? kata", ["B-LOC", O], [O, O]),
    ],
)
def test_a_name_ends_where_print_ends_it(text, labels, mends):
    assert mended(cut(text), labels) == mends


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("laga Layar-Randai", [O, "B-ORG", O, "B-ORG"]),
        ("jalan Randai-Lumbira", [O, "B-LOC", O, "B-LOC"]),
        ("di Randai. com", [O, "B-LOC", O, O]),
        ("Bank Layar, Anna", ["B-ORG", "I-ORG", O, "B-PER"]),
        ("Bank Layar - Anna", ["B-ORG", "I-ORG", O, O]),
        ("", []),
    ],
)
def test_names_apart_stay_apart(text, labels):
    assert mended(cut(text), labels) == labels
