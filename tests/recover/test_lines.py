"""What a line says of its own date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.language import load
from kronik.recover import lines

ID, EN, DE = load("id"), load("en"), load("de")


def cut(text, pack):
    return [text[a:b].strip() for a, b in lines.pieces(text, pack)]


@pytest.mark.parametrize(
    ("text", "pack", "pieces"),
    [
        ("Selasa, 4 Mei 2021 10:53 WIB", ID, ["Selasa, 4 Mei 2021 10:53 WIB"]),
        ("Published 3 May 2021 | Updated 5 May 2021", EN, ["Published 3 May 2021 |", "Updated 5 May 2021"]),
        ("Terbit 3 Mei 2021 Diperbarui 5 Mei 2021", ID, ["Terbit 3 Mei 2021", "Diperbarui 5 Mei 2021"]),
        ("Oleh Sinta Ranu · 3 Mei 2021", ID, ["3 Mei 2021"]),
        ("Sinta Ranu - Ranah", ID, []),
    ],
)
def test_a_line_is_cut_at_its_marks_and_openers(text, pack, pieces):
    assert cut(text, pack) == pieces


@pytest.mark.parametrize(
    ("text", "pack", "updated"),
    [
        ("Diperbarui: 5 Mei 2021", ID, True),
        ("Last updated on 5 May 2021", EN, True),
        ("Aktualisiert am 5. Mai 2021", DE, True),
        ("Terbit 5 Mei 2021", ID, False),
        ("5 Mei 2021", ID, False),
        ("Veröffentlicht am 5. Mai 2021", DE, False),
    ],
)
def test_a_stamp_is_a_modification_where_its_opener_says_so(text, pack, updated):
    assert lines.updated(text, pack) is updated


@pytest.mark.parametrize(
    ("text", "pack", "count"),
    [
        ("Selasa, 4 Mei 2021 10:53 WIB", ID, 0),
        ("Tuesday, May 4, 2021 at 10:53 PM EST", EN, 0),
        ("Published on 4 May 2021", EN, 0),
        ("Dienstag, 4. Mai 2021, 10:53 Uhr", DE, 0),
        ("Banjir 4 Mei 2021 di Ranah", ID, 3),
    ],
)
def test_spare_words_are_those_that_no_date_needs(text, pack, count):
    assert lines.spare(text, pack) == count


def test_a_date_begins_at_its_weekday():
    text = "Sinta Ranu Minggu, 28 Mei 2023"
    assert text[: lines.first_date(text, 0, len(text), ID)].strip() == "Sinta Ranu"


def test_the_opener_is_left_out():
    assert lines.bare("Datum: 26. Januar 2022", DE) == "26. Januar 2022"
    assert lines.bare("26. Januar 2022", DE) == "26. Januar 2022"


@given(st.text(max_size=120))
def test_pieces_never_overlap_and_stay_inside_the_line(text):
    edges = [edge for piece in lines.pieces(text, ID) for edge in piece]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
