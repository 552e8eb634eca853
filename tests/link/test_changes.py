"""What changed between two versions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kronik.link.changes import MOST, Sort, between
from kronik.records import Article, Role
from tests.web import fiction

TEXT = st.lists(st.text(st.sampled_from("ab c.\n"), max_size=30), max_size=8)


def saying(*lines: str) -> Article:
    sheet = fiction.Sheet("x", "Warta Teluk", "id", None)
    sheet.line("Judul", Role.HEADLINE)
    for line in lines:
        sheet.passage(line)
    return sheet.article("Judul", None)


def told(*pair: tuple[str, ...]) -> list[list[tuple[str, str]]]:
    lines = between(saying(*pair[0]), saying(*pair[1]))
    return [[(piece.sort.value, piece.text) for piece in line] for line in lines]


def test_a_number_that_was_corrected_is_all_that_is_marked():
    before, after = ("Tarifnya 15.500 rupiah sejak Senin.",), ("Tarifnya 16.000 rupiah sejak Senin.",)
    assert told(before, after) == [
        [("same", "Tarifnya"), ("gone", " 15.500"), ("new", " 16.000"), ("same", " rupiah sejak Senin.")]
    ]


def test_a_paragraph_that_came_is_new_and_one_that_went_is_gone():
    assert told(("satu dua", "tiga empat"), ("satu dua", "lima enam", "tiga empat")) == [[("new", "lima enam")]]
    assert told(("satu dua", "tiga empat"), ("tiga empat",)) == [[("gone", "satu dua")]]


def test_lines_that_have_nothing_in_common_are_not_mixed():
    assert told(("kapal tiba pagi",), ("harga beras naik",)) == [
        [("new", "harga beras naik")],
        [("gone", "kapal tiba pagi")],
    ]


@given(TEXT)
def test_what_reads_the_same_has_not_changed(lines):
    assert between(saying(*lines), saying(*lines)) == ()


@given(TEXT, TEXT)
def test_nothing_is_called_new_that_the_later_version_does_not_say(old, new):
    for line in between(saying(*old), saying(*new)):
        later = "".join(piece.text for piece in line if piece.sort is not Sort.GONE)
        earlier = "".join(piece.text for piece in line if piece.sort is not Sort.NEW)
        assert not later.strip() or later.split() in [text.split() for text in new]
        assert not earlier.strip() or earlier.split() in [text.split() for text in old]


def test_a_text_too_long_to_compare_is_shown_replaced():
    long = "kata " * (MOST + 1)
    assert [line[0][0] for line in told((long + "a",), (long + "b",))] == ["new", "gone"]
    many = [f"baris {n} lama" for n in range(5000)]
    assert len(told(tuple(many), tuple(line.upper() for line in many))) == 10_000
