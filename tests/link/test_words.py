"""Terms, letters, headlines and runs of words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.link import copies, shingles, titles
from kronik.link.letters import bones, latin
from kronik.link.weights import SIZE, Census, alike, pack, vector
from kronik.link.words import count, number, plain, tokens


def test_words_that_lost_their_space_are_parted() -> None:
    assert tokens("BupatiSalma Tahirun, 1.200 orang") == ["Bupati", "Salma", "Tahirun", "1.200", "orang"]


def test_a_number_is_one_however_it_is_pointed() -> None:
    assert plain("1.200") == plain("1,200") == "1200"


@pytest.mark.parametrize(("one", "other"), [("Tandipau", "Тандипау"), ("Labuan", "Лабуан"), ("Olympic", "Олимпик")])
def test_a_name_has_the_same_bones_in_another_script(one: str, other: str) -> None:
    assert bones(one) == bones(other) != ""


@given(st.text())
def test_any_word_has_letters_and_bones(word: str) -> None:
    assert latin(word) == latin(word.lower()) or not word.isascii()
    assert len(bones(word)) <= 5


@given(st.text(max_size=60), st.text(max_size=200))
def test_any_article_has_a_vector_of_length_one_or_none(headline: str, text: str) -> None:
    made = vector(pack(count(headline, text)), Census())
    assert made.shape == (SIZE,)
    assert float((made["weight"] ** 2).sum()) == pytest.approx(1.0, abs=1e-5) or not made["weight"].any()
    if made["weight"].any():
        assert float(alike(made, made[np.newaxis, :])[0]) == pytest.approx(1.0, abs=1e-5)


def test_a_word_that_many_articles_have_says_less() -> None:
    census = Census()
    for n in range(2000):
        census.add(np.array(list(count(f"Pelabuhan kabar{n}", "").said), dtype=np.uint32))
    rare, common = (
        census.rarity(np.array(list(count(w, "x").said)[:1], dtype=np.uint32))[0] for w in ("Sunggul", "Pelabuhan")
    )
    assert rare > 2 * common


def test_a_name_is_what_has_a_capital_within_sentences() -> None:
    said = count(
        "Banjir di Randai", "Warga mengungsi. Kata Rima Sola, banjir itu surut. Banjir besar, ujar Rima."
    ).names
    assert {number("rima"), number("sola"), number("randai")} == said


def test_names_weigh_more_than_words() -> None:
    headline, text = "kapal karam", "Di laut kapal milik Rima karam."
    made = dict(vector(pack(count(headline, text)), Census()).tolist())
    assert made[number("rima")] > made[number("milik")]


def test_half_of_a_text_is_a_copy_of_one_as_long_and_not_of_one_much_longer() -> None:
    half = " ".join(TEXT.split()[:90]) + " " + " ".join(f"baru{n}" for n in range(90))
    longer = TEXT + " " + " ".join(f"lain{n}" for n in range(400))
    one, same, more = (shingles.runs(text) for text in (half, TEXT, longer))
    assert copies.shared(one, same) >= copies.COPY > copies.shared(one, more)


TEXT = " ".join(f"kata{n} warga{n % 7} laut{n % 11}" for n in range(60))


def test_a_text_is_a_copy_of_itself_and_inside_a_longer_one() -> None:
    longer = TEXT + " " + " ".join(f"lain{n}" for n in range(200))
    assert copies.shared(shingles.runs(TEXT), shingles.runs(TEXT)) == 1.0
    assert 0.8 < copies.shared(shingles.runs(TEXT), shingles.runs(longer)) < 1.0
    assert set(shingles.bands(shingles.runs(TEXT))) == set(shingles.bands(shingles.runs(TEXT.upper())))


def test_a_shared_quotation_makes_no_copy() -> None:
    quote = '"' + " ".join(f"ucap{n}" for n in range(60)) + '"'
    one, other = (" ".join(f"{name}{n}" for n in range(60)) + " " + quote for name in ("pagi", "sore"))
    assert copies.shared(shingles.runs(one), shingles.runs(other)) == 0.0


def test_a_notice_is_too_short_to_be_a_copy() -> None:
    assert (
        copies.shared(shingles.runs("dilarang mengutip tanpa izin"), shingles.runs("dilarang mengutip tanpa izin"))
        == 0
    )


def test_a_headline_is_found_whatever_stands_around_its_words() -> None:
    assert titles.key("Feri Karam di Selat Randai") == titles.key(" FERI karam, di Selat Randai! ") is not None
    assert titles.key("Kabar Terkini") is None
