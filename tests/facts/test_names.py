from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronik.facts import names, tokens
from kronik.records import Lang
from tests.facts.telling import told

CHAIN = names.chain(Lang("id"))


def kinds(sentence: str) -> dict[str, str]:
    return {name.text: name.kind.value for name in told(sentence).names}


def test_persons_organisations_and_places_are_told_apart():
    found = kinds("Direktur Bank Indonesia Budi Santoso tiba di Surabaya dari Jakarta.")
    assert found["Budi Santoso"] == "PER"
    assert found["Bank Indonesia"] == "ORG"
    assert found["Surabaya"] == "LOC"


def test_an_acronym_in_brackets_belongs_to_the_name():
    assert any(text.endswith("(KPU)") for text in kinds("Komisi Pemilihan Umum (KPU) menetapkan hasil."))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["Budi", "Santoso", "di", "Jakarta", "kata", "PT", ".", "ia"]), max_size=8))
def test_a_sentence_is_labelled_alike_alone_and_among_others(words):
    assert CHAIN is not None
    other = ["Polisi", "tiba", "."]
    (alone,) = CHAIN.label([words])
    _, among = CHAIN.label([other, words])
    assert alone[0] == among[0]


def test_a_language_without_words_has_no_names():
    assert told("Budi Santoso tiba di Jakarta.").names != ()
    assert told("Budi Santoso tiba di Jakarta.", lang="xx").names == ()


def test_an_age_in_brackets_makes_a_person():
    assert kinds("Menurut Lumbira Wasela (34), pasar itu besar.")["Lumbira Wasela"] == "PER"
    assert "Liga" not in str(kinds("Ia menonton Liga (20) di rumah."))


@pytest.mark.parametrize(
    "sentence",
    [
        "MENTERI PERHUBUNGAN BUDI SANTOSO TIBA DI SURABAYA, SENIN.",
        "menteri perhubungan budi santoso tiba di surabaya, senin.",
    ],
)
def test_a_sentence_that_lost_its_case_keeps_its_names(sentence):
    found = {text.lower(): kind for text, kind in kinds(sentence).items()}
    assert found["budi santoso"] == "PER"
    assert found["surabaya"] == "LOC"


def test_initials_with_an_age_are_a_person():
    assert kinds("Polisi memeriksa AN (34) di Surabaya.")["AN"] == "PER"


def test_a_joining_hyphen_is_told_from_a_dash():
    assert tokens.texts(tokens.cut("Al-Fauzi - Surabaya -")) == ["Al", tokens.JOINT, "Fauzi", "-", "Surabaya", "-"]
