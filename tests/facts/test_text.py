"""Tokens, sentences and marks: the layers below."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.facts import marks, sentences, tokens
from kronik.facts.tokens import Vocabulary
from kronik.language import load
from kronik.records import Lang, Span

WORDS = ["ke", "dari", "mengatakan", "Sarai", "Wulan", "perang", "bahwa", "kabar", "laut", "Boruwanda"]
KNOWN = Vocabulary({word: rank for rank, word in enumerate(WORDS)}, frozenset({"ke", "bahwa"}), ("me", "di"))
SHORT = load(Lang("id")).facts.abbreviations
TEXT = st.text(alphabet='aB."”“ \n?é1,', max_size=80)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("PresidenJoko", ["Presiden", "Joko"]),
        ("Boruwandamengatakan", ["Boruwanda", "mengatakan"]),
        ("Saraibahwa", ["Sarai", "bahwa"]),
        ("Saraike", ["Saraike"]),
        ("Boruwandake", ["Boruwanda", "ke"]),
        ("Selayang", ["Selayang"]),
        ("bahwaperang", ["bahwa", "perang"]),
        ("McDonald", ["McDonald"]),
        ("Wulandari", ["Wulandari"]),
        ("kabarlaut", ["kabarlaut"]),
        ("Jum'at", ["Jum'at"]),
        ("Liputan6", ["Liputan6"]),
        ("18/6/2021", ["18", "/", "6", "/", "2021"]),
    ],
)
def test_words_are_cut_at_their_seams(word, parts):
    assert [token.text for token in tokens.cut(word, KNOWN)] == parts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kapal tiba. Hujan turun.", 2),
        ("Plt. Kepala Dinas hadir.", 1),
        ("M. Santoso hadir.", 1),
        ("Kapal tiba di Sarai.Hujan turun.", 2),
        ("Dilansir KabarLaut.Com hari ini.", 1),
        ('"Kapal tiba." Ia pergi.', 2),
        ("Berapa? Tiga! Ya.", 3),
        ("Kapal tiba hari ini.,Hujan turun lagi.", 2),
        ("Ia bergelar S.H.,M.H. sejak lama.", 1),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, count):
    assert len(sentences.split(text, Span(0, len(text)), SHORT)) == count


@given(TEXT)
def test_tokens_cut_the_text_they_claim_and_rise(text):
    found = tokens.cut(text, KNOWN)
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join(t.text for t in found) == "".join(text.split())


@given(TEXT)
def test_sentences_lose_nothing_but_space(text):
    spans = sentences.split(text, Span(0, len(text)), SHORT)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(TEXT)
def test_quoted_stretches_stand_apart_inside_the_text(text):
    found = marks.find(text, Span(0, len(text)))
    assert all(0 <= q.inside.start < q.inside.end <= len(text) for q in found)
    assert all(a.inside.end <= b.inside.start for a, b in pairwise(found))


def test_the_sentence_around_a_stretch_is_the_same_in_a_text_of_lines_and_in_one_without() -> None:
    sentence = "Bupati Elok membuka jembatan itu pada Kamis pagi."
    before, after = "Warga datang sejak pagi. " * 400, " Hujan turun sebentar." * 400
    for gap in ("\n", " "):
        text = before + gap + sentence + gap.strip(" ") + after
        at = text.index("jembatan itu")
        assert sentences.around(text, Span(at, at + 8)) == sentence
    assert sentences.around("Satu dua. Tiga", Span(5, 12)) == "Satu dua. Tiga"
