"""The outlet's name: names before addresses, without slogans, and no headline."""

from __future__ import annotations

import pytest

from kronik import page, recover
from kronik.records import Capture, Form, Found, Page, Place

TITLE = "Jembatan Gantung Muara Lestari Ditutup Dua Bulan"
TEXT = "<p>Pemerintah Kabupaten Sembilang menutup jembatan gantung Muara Lestari mulai pekan depan.</p>" * 3
URL = "https://www.kabarteluk.example/berita/jembatan-gantung"


def outlet(head: str = "", *, title: str = TITLE, above: str = "", foot: str = "", url: str = URL) -> str | None:
    body = f"<header>{above}</header><h1>{TITLE}</h1>{TEXT}<footer><p>{foot}</p></footer>"
    html = f'<html lang="id"><head><title>{title}</title>{head}</head><body>{body}</body></html>'
    leaf = page.read(Capture(id="p", form=Form.HTML, payload=html, place=Place(file="-"), url=url))
    assert isinstance(leaf, Page)
    found = recover.article(leaf).outlet
    return found.value if isinstance(found, Found) else None


def site(name: str) -> str:
    return f'<meta property="og:site_name" content="{name}">'


def publisher(name: str) -> str:
    node = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "publisher": {{"name": "{name}"}}}}'
    return f'<script type="application/ld+json">{node}</script>'


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        ("Kabar Teluk | Suara dari muara", "Kabar Teluk"),
        ("Suara dari muara – Kabar Teluk", "Kabar Teluk"),
        ("Kabar Teluk", "Kabar Teluk"),
        ("www.lain.example", "lain.example"),
        ("Warta Muara - Suara Bukit", "Warta Muara - Suara Bukit"),
        ("Sinta Ranu sinta@ranah.example", "Sinta Ranu"),
    ],
)
def test_a_slogan_beside_the_name_is_cut_where_the_host_tells_which_is_which(declared: str, expected: str) -> None:
    assert outlet(site(declared)) == expected


def test_a_slogan_is_cut_where_another_tag_or_the_link_home_has_the_name_alone() -> None:
    assert outlet(site("Muara - Suara Bukit") + publisher("Muara")) == "Muara"
    assert outlet(site("Muara - Suara Bukit"), above='<a href="/">Muara</a>') == "Muara"


def test_a_name_that_another_tag_declares_is_believed_before_an_address() -> None:
    assert outlet(site("kabarteluk.example") + publisher("Kabar Teluk")) == "Kabar Teluk"
    assert outlet(site("Kabar Teluk.id") + publisher("Kabar Teluk")) == "Kabar Teluk"


def test_a_firm_that_publishes_comes_after_the_name_in_the_title() -> None:
    assert outlet(publisher("Teluk Media GmbH"), title=f"{TITLE} - Kabar Teluk") == "Kabar Teluk"
    assert outlet(publisher("Teluk Media GmbH")) == "Teluk Media GmbH"


@pytest.mark.parametrize(
    ("above", "foot"),
    [
        ('<a href="/">Kabar Teluk</a>', ""),
        ('<img src="/l.png" alt="Logo Kabar Teluk">', ""),
        ("", "© 2023 Kabar Teluk"),
        ("", "Copyright 2023 by Kabar Teluk GmbH"),
    ],
)
def test_a_page_calls_itself_what_its_host_spells(above: str, foot: str) -> None:
    assert outlet(above=above, foot=foot) == "Kabar Teluk"
    assert outlet(site("kabarteluk.example"), above=above, foot=foot) == "Kabar Teluk"


@pytest.mark.parametrize("foot", ["© 2023 KabarTeluk.example", "© 2023 Warta Muara", "© kabarteluk ist frei"])
def test_an_address_or_another_owner_names_no_outlet(foot: str) -> None:
    assert outlet(foot=foot) == "kabarteluk.example"


def test_an_address_written_as_a_name_stays_one() -> None:
    assert outlet(site("KabarTeluk.com"), above='<img src="/l.png" alt="Logo Kabar Teluk">') == "KabarTeluk.com"


def test_a_tag_that_holds_the_headline_names_no_outlet() -> None:
    head = f"{TITLE} di Sembilang"
    assert outlet(site(head) + f'<meta property="og:title" content="{TITLE}">') == "kabarteluk.example"


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("Übersee-Jäger", "https://uebersee-jaeger.example/a/b"),
        ("Øresund", "https://oresund.example/a/b"),
        ("KTL", "https://www.ktl.example/a/b"),
        ("MLK", "https://mlk.sembilang.example/a/b"),
    ],
)
def test_a_host_spells_umlauts_initials_and_its_own_inner_parts(name: str, url: str) -> None:
    assert outlet(title=f"{TITLE} › {name}", url=url) == name


def test_a_name_behind_a_colon_has_a_logo_for_its_witness() -> None:
    title = "Jembatan gantung ditutup: Warta Laut"
    assert outlet(title=title, above='<img src="/l.png" alt="Logo Warta Laut">') == "Warta Laut"
    assert outlet(title=title) == "kabarteluk.example"
