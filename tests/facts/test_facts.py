from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronik.facts import facts, public
from tests.facts.telling import article

PIECES = [
    "Menteri Perhubungan Dewi Hartono ",
    '"Kami siap," ',
    "kata ",
    "mengatakan ",
    "ujarnya. ",
    "Menurut ",
    "dikutip dari Kabar Laut, ",
    "PT Samudra Jaya ",
    "ditangkap ",
    "di Surabaya, ",
    "Selasa (15/6/2021). ",
    "( ",
    '" ',
    ". ",
    "Ia ",
    ", ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25), st.sampled_from(["id", "en", "xx"]))
def test_no_order_of_words_crashes_it_and_every_span_lies_in_the_text(pieces, lang):
    page = article("".join(pieces), lang=lang)
    found = facts(page)
    for layer in (found.names, found.people, found.quotes, found.credits, found.places, found.events):
        for fact in layer:
            assert 0 <= fact.span.start < fact.span.end <= len(page.text)
            assert 0 <= fact.confidence <= 1
            assert fact.rule
    for name in found.names:
        assert name.span.of(page.text) == name.text


def test_the_public_layers_are_plain_json():
    page = article('"Kami siap membantu," kata Menteri Perhubungan Dewi Hartono di Surabaya, Selasa (15/6/2021).')
    layers = public(facts(page), page)
    assert set(layers) == {"segments", "names", "people", "quotes", "dates", "sources", "places", "events"}
    assert json.loads(msgspec.json.encode(layers)) == layers
    assert layers["quotes"][0]["speaker"] == "Dewi Hartono"


def test_a_page_without_a_body_is_read_whole():
    page = msgspec.structs.replace(article("Budi Santoso tiba di Jakarta."), body=(), roles=())
    assert [person.name for person in facts(page).people] == ["Budi Santoso"]


def test_a_line_alone_is_read_with_what_looks_like_its_dateline():
    page = article("Anna Wibisana - Budi Santoso unggul di Jakarta.")
    assert [person.name for person in facts(page).people] == ["Anna Wibisana", "Budi Santoso"]


@pytest.mark.shared
def test_the_annotated_articles_keep_their_floors(shared):
    """Floors may be raised freely, and lowered only on purpose."""
    bench = Path(__file__).resolve().parents[2] / "bench/facts.py"
    out = subprocess.run([sys.executable, str(bench), str(shared)], capture_output=True, text=True, check=True).stdout
    assert figure(out, r"people .* F1=([.\d]+)") > 0.88
    assert figure(out, r"people .*role right=([.\d]+)") > 0.75
    assert figure(out, r"quotes .* F1=([.\d]+)") > 0.88
    assert figure(out, r"quotes .*speaker right=([.\d]+)") > 0.92
    assert figure(out, r"events .*on a gold sentence=([.\d]+)") > 0.70


def figure(out: str, pattern: str) -> float:
    found = re.search(pattern, out)
    assert found, out
    return float(found[1])
