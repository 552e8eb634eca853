"""Who signed, as content systems mark it up: invented pages, each by the whole reader."""

from __future__ import annotations

import pytest

from kronik.language import load
from kronik.recover import names

from .test_portals import BODY, FIRST, TITLE, bylines, paragraphs, read

TEXT = paragraphs(FIRST, *BODY)
STAMP = "<time>8 Mei 2023</time>"


def signed(above: str = "", *, head: str = "", below: str = "", lang: str = "id") -> list[str]:
    article = read(f"<article><h1>{TITLE}</h1>{above}{TEXT}{below}</article>", head=head, lang=lang)
    return [name for name, role in bylines(article) if role in ("writer", "agency")]


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def test_a_label_of_a_card_tells_whether_its_datum_is_the_author() -> None:
    labelled = meta("twitter:label1", "Written by") + meta("twitter:data1", "Sari Melati")
    assert signed(head=labelled) == ["Sari Melati"]
    assert signed(head=meta("twitter:label1", "Price") + meta("twitter:data1", "Sari Melati")) == []
    assert signed(head=meta("twitter:label1", "Written by") + meta("twitter:data1", "9 minutes")) == []


@pytest.mark.parametrize(
    "content",
    [
        "Kabar Teluk",
        "Kabar Teluk, Sembilang, Indonesia",
        "Teluk Media GmbH, Sembilang, Germany",
        "Copyright Teluk-Media GmbH",
        "Sahabat Teluk e.V.",
        "Ministerium für Fisch und Meer",
    ],
)
def test_an_outlet_or_a_firm_that_a_meta_element_alone_names_signs_nothing(content: str) -> None:
    assert signed(head=meta("og:site_name", "Kabar Teluk") + meta("author", content)) == []


def test_a_person_whose_site_bears_the_name_signs() -> None:
    head = meta("og:site_name", "Martin Beringin") + meta("author", "Martin Beringin")
    assert signed(head=head) == ["Martin Beringin"]


def test_an_outlet_that_the_page_shows_in_its_byline_signs() -> None:
    head = meta("og:site_name", "Kabar Teluk") + meta("author", "Kabar Teluk")
    assert signed(f'<div class="byline">Oleh Kabar Teluk</div>{STAMP}', head=head) == ["Kabar Teluk"]


def test_who_is_named_behind_a_comment_is_no_author() -> None:
    comment = '<div itemprop="comment" itemscope><span itemprop="author">Joni Teluk</span> Bagus sekali.</div>'
    assert signed(below=comment) == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        (f'<div>Posted on {STAMP} by <span class="author"><a href="/author/bo7/">bo7</a></span></div>', "bo7"),
        (f'<div>by <span class="author">oz</span> on {STAMP}</div>', "oz"),
        (f'<div class="meta">{STAMP} <span class="author">Melati</span></div>', "Melati"),
        (f"<div>{STAMP} | 13:10 Uhr | Sarah Melati</div>", "Sarah Melati"),
        (f"<div>Sarah Melati, {STAMP}</div>", "Sarah Melati"),
        (f'<ul><li><a href="/author/sari/">Sari Melati</a></li><li>{STAMP}</li></ul>', "Sari Melati"),
        (f'<div class="author"><div><span>BySari Melati</span></div></div><div>{STAMP}</div>', "Sari Melati"),
        (f"<ul><li>Thread starter Pohon</li><li>{STAMP}</li></ul>", "Pohon"),
    ],
)
def test_a_name_that_the_page_marks_links_or_sets_beside_its_stamp_is_the_author(line: str, name: str) -> None:
    assert signed(line, lang="de") == [name]


@pytest.mark.parametrize(
    "line",
    [
        f"<div>Ruang Publik, {STAMP}</div>",
        f'<div class="author">on</div><div>{STAMP}</div>',
        f'<div>{STAMP}</div><figure><div class="caption author"><span class="author">Sari Melati</span> (kiri) dan '
        "wartawan di jembatan yang akan ditutup dua bulan lamanya.</div></figure>",
    ],
)
def test_what_stands_there_and_is_no_name_is_left(line: str) -> None:
    assert signed(line) == []


def test_a_heading_or_a_label_is_no_bold_name() -> None:
    assert signed(below="<p><b>Perahu yang Disediakan</b></p>") == []
    assert signed(below="<h3><b>Ruang Publik Kota</b></h3>") == []
    assert signed(below="<p><b>Sari Melati</b></p>") == ["Sari Melati"]


def test_a_line_over_the_headline_signs_where_it_is_marked() -> None:
    line = f'<div><span class="author"><a href="/author/sari/">Sari Melati</a></span> {STAMP}</div>'
    article = read(f"<article>{line}<h1>{TITLE}</h1>{TEXT}</article>")
    assert bylines(article) == [("Sari Melati", "writer")]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Ann Reed, PhD", "en", ["Ann Reed"]),
        ("Ann Reed, MD and Bo Li, RD", "en", ["Ann Reed", "Bo Li"]),
        ("Ann Reed @annreed", "en", ["Ann Reed"]),
        ("~ Ann Reed", "en", ["Ann Reed"]),
        ("© Ann Reed", "en", ["Ann Reed"]),
        ("Ann Reed-LiAnn Reed-Li", "en", ["Ann Reed-Li"]),
        ("sárai", "es", []),
        ("Bild © Kanal", "de", []),
        ("Veröffentlicht von Anna Muldner", "de", ["Anna Muldner"]),
        ("Alle Artikel", "de", []),
        ("More Posts", "en", []),
        ("Prof. Dr. Ann Reed", "en", ["Ann Reed"]),
        ("Drs. Bima Arwana", "id", ["Bima Arwana"]),
        ("Ann Reed for Sarai Online", "en", ["Ann Reed"]),
        ("Centre for Coastal Fish", "en", ["Centre for Coastal Fish"]),
    ],
)
def test_a_name_is_told_from_what_clings_to_it(text: str, code: str, expected: list[str]) -> None:
    assert names.split(text, load(code)) == expected


def test_a_draughtsman_behind_the_writer_is_none() -> None:
    article = read(
        f'<h1>{TITLE}</h1><p class="byline">Text by Anna Muldner Illustration by Bernd Mai</p><p>{STAMP}</p>{TEXT}',
        lang="de",
    )
    assert bylines(article) == [("Anna Muldner", "writer"), ("Bernd Mai", "photographer")]


def test_an_agency_signs_where_nobody_else_does() -> None:
    first = FIRST.replace("Pemerintah", "Muara Lestari (AFP) - Pemerintah")
    assert bylines(read(f"<h1>{TITLE}</h1><p>{STAMP}</p>{paragraphs(first, *BODY)}")) == [("AFP", "agency")]
    assert bylines(read(f"<h1>{TITLE}</h1><p>{STAMP}</p>{TEXT}<p>(AFP)</p>")) == [("AFP", "agency")]
    named = f'<p class="byline">Oleh Sari Melati</p><p>{STAMP}</p>{paragraphs(first, *BODY)}'
    assert bylines(read(f"<h1>{TITLE}</h1>{named}")) == [("Sari Melati", "writer")]
