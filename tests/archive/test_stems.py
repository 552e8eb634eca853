"""Words, their folding and their stems."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.archive.stems import LONGEST, fold, spans, stems, words
from kronik.records import Lang


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Multi-agent, 20/05!", ["multi", "agent", "20", "05"]),
        ("Jum'at ini 'dikutip'", ["jum'at", "ini", "dikutip"]),
        ("Jumat\x1cini\x00(dikutip)", ["jumat", "ini", "dikutip"]),
        ("kata_kunci", ["kata", "kunci"]),
        ("São Tomé", ["são", "tomé"]),
        ("東京タワー", ["東", "京", "タ", "ワ", "ー"]),
        ("हिन्दी भाषा", ["हिन्दी", "भाषा"]),
        ("สวัสดี", ["ส", "วั", "ส", "ดี"]),
        ("…—!", []),
    ],
)
def test_the_words_of_a_text(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("word", "folded"), [("jum'at", "jumat"), ("jum’at", "jumat"), ("são", "sao"), ("हिन्दी", "हिन्दी")]
)
def test_folding_takes_off_accents_and_apostrophes(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_forms_of_a_word_share_a_stem_and_name_their_language() -> None:
    assert len(set(stems(["melaporkan", "dilaporkan", "laporan"], Lang("id")))) == 1
    assert stems(["floods"], Lang("en")) == ["en:flood"]


@pytest.mark.parametrize(
    "family",
    [
        ["tulis", "menulis", "ditulis", "penulisan", "tulisannya"],
        ["kata", "mengatakan", "dikatakan", "perkataan"],
        ["teliti", "meneliti", "penelitian", "diteliti"],
        ["undang", "mengundang", "undangan"],
    ],
)
def test_a_root_that_lost_its_first_letter_to_a_prefix_gets_it_back(family: list[str]) -> None:
    assert len(set(stems(family, Lang("id")))) == 1


@pytest.mark.parametrize(("one", "other"), [("meneliti", "elit"), ("menuang", "uang"), ("mengakui", "kaku")])
def test_a_root_is_not_taken_for_another(one: str, other: str) -> None:
    assert len(set(stems([one, other], Lang("id")))) == 2


def test_a_language_without_a_stemmer_gives_no_stems() -> None:
    assert stems(["kata"], Lang("xx")) == stems(["kata"], None) == []


@given(st.text())
def test_spans_cut_the_words_they_claim(text: str) -> None:
    found = list(spans(text))
    assert [word for _, _, word in found] == words(text)
    assert all(text[start:end].lower()[:LONGEST] == word for start, end, word in found)
    assert all(" " not in fold(word) and fold(word) for word in words(text))
