"""Markdown in text without tags: marks are no text, what they said is kept, and spans lead back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.page import hints, markdown
from kronik.page.given import Given
from kronik.records import Block, Form
from tests.page.leaves import opened, texts

PAGE = """[ Lewati ](#isi)

# [Kabar Lembah](/)

  * [Desa](/desa)
  * [Pasar](/pasar)

# Jembatan gantung __putus__

Oleh [Rini Salma](/penulis/rini) | **3 Mei 2019**

[![Jembatan](https://kabar-lembah.example/a_(1).jpg)](/foto)
_Warga di tepi sungai. Foto: Toni Braja_

Jembatan di [Dusun
Sumber](https://kabar-lembah.example/tag/sumber "Dusun Sumber") putus, kata *camat*.

> "Kami memutar," kata Rini.

**Baca juga:** [Banjir di Randu](/desa/banjir)

## Warga khawatir ##

1\\. Sawah *tergenang*. Harga 5 * 3 dan nama_berkas_ini tetap.
<https://kabar-lembah.example/peta>
"""


def block(text: str) -> Block:
    return next(one for one in opened(PAGE, Form.TEXT).blocks if text in one.text)


def test_marks_are_no_text():
    assert texts(PAGE, Form.TEXT) == [
        "Lewati",
        "Kabar Lembah",
        "Desa",
        "Pasar",
        "Jembatan gantung putus",
        "Oleh Rini Salma | 3 Mei 2019",
        "Warga di tepi sungai. Foto: Toni Braja",
        "Jembatan di Dusun",
        "Sumber putus, kata camat.",
        '"Kami memutar," kata Rini.',
        "Baca juga: Banjir di Randu",
        "Warga khawatir",
        "1. Sawah tergenang. Harga 5 * 3 dan nama_berkas_ini tetap.",
        "https://kabar-lembah.example/peta",
    ]


def test_links_are_links_and_lead_from_the_pages_address():
    (link,) = block("Banjir").links
    assert link.url == "https://lentera.example/desa/banjir"
    assert link.span.of(PAGE) == "Banjir di Randu"
    assert block("Banjir").linked == len("Banjir di Randu")
    assert [link.url for link in block("Sumber putus").links] == ["https://kabar-lembah.example/tag/sumber"]
    assert (block("Lewati").links, block("Lewati").linked) == ((), len("Lewati"))
    assert block("peta").links[0].url == "https://kabar-lembah.example/peta"


def test_headings_items_and_quotations_have_their_elements():
    assert [(one.tag, one.text) for one in opened(PAGE, Form.TEXT).blocks if one.tag] == [
        ("h1", "Kabar Lembah"),
        ("li", "Desa"),
        ("li", "Pasar"),
        ("h1", "Jembatan gantung putus"),
        ("blockquote", '"Kami memutar," kata Rini.'),
        ("h2", "Warga khawatir"),
    ]
    assert block("khawatir").near & hints.HEADING


def test_bold_words_are_marked_and_all_is_said():
    marked = block("Oleh")
    assert [mark.span.of(PAGE) for mark in marked.marks] == ["3 Mei 2019"]
    assert marked.strong == len("3 Mei 2019")
    (said,) = opened(PAGE, Form.TEXT).repairs
    assert said.startswith("Markdown: ")


def test_spans_count_the_text_as_given():
    page = opened(PAGE, Form.TEXT)
    assert page.text == PAGE
    for one in page.blocks:
        for place, char in enumerate(one.text):
            assert page.text[one.at(place)] == char


@pytest.mark.parametrize(
    "text",
    [
        "#randu #banjir\n# 3 di klasemen\nSkor 5 * 3 * 2.",
        "*Waspada!* Pesan *berantai* itu _bohong_.\n* Satu\n* Dua\n> Tiga",
        "Ia [menangis] (terisak). [Lihat](catatan) dan [1](lampiran a).",
        "**Catatan** redaksi: **tiga** bintang.",
        "- Siapa?\n- Saya.\n\n1. Satu\n2. Dua",
        "kode a[i](b) dan f[0](x, y)",
    ],
)
def test_text_that_is_no_markdown_beyond_doubt_is_left_alone(text):
    assert not markdown.told(text)
    page = opened(text, Form.TEXT)
    assert page.repairs == ()
    assert all(one.span.of(text) == one.text for one in page.blocks)


def test_headings_and_bold_words_are_enough():
    assert texts("# Judul\n\n**Rini** dan **Toni** pulang.", Form.TEXT) == ["Judul", "Rini dan Toni pulang."]


@given(st.text(alphabet="ab *_[]()#>!\\\n/:-", max_size=120))
def test_whatever_the_text_every_offset_leads_back(text):
    whole = f"[a](/b)\n{text}"
    marked = markdown.read(Given(whole))
    for place, char in enumerate(marked.given.text):
        assert whole[marked.given.place(place)] == char
    for start, end, _ in marked.links:
        assert 0 <= start < end <= len(marked.given.text)
