"""The section: the folder that the page lies in as the page calls it, its trail, the kicker over the headline."""

from __future__ import annotations

import pytest

from kronik import page, recover
from kronik.records import Capture, Form, Found, Page, Place

TITLE = "Jembatan Gantung Muara Lestari Ditutup Dua Bulan"
TEXT = "<p>Pemerintah Kabupaten Sembilang menutup jembatan gantung Muara Lestari mulai pekan depan.</p>" * 3
URL = "https://www.kabarteluk.example/waerme/laut-bukit/jembatan-gantung"


def section(above: str = "", *, head: str = "", url: str = URL) -> str | None:
    body = f"{above}<article><h1>{TITLE}</h1>{TEXT}</article>"
    html = f'<html lang="id"><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>'
    leaf = page.read(Capture(id="p", form=Form.HTML, payload=html, place=Place(file="-"), url=url))
    assert isinstance(leaf, Page)
    found = recover.article(leaf).section
    return found.value if isinstance(found, Found) else None


def trail(*names: str) -> str:
    steps = ", ".join(f'{{"@type": "ListItem", "name": "{name}"}}' for name in names)
    node = f'{{"@type": "BreadcrumbList", "itemListElement": [{steps}]}}'
    return f'<script type="application/ld+json">{node}</script>'


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ('<a href="/waerme/">Wärme</a>', "Wärme"),
        ('<a href="/waerme/">Wärme</a> <a href="/waerme/laut-bukit">Laut & Bukit</a>', "Laut & Bukit"),
        ('<a href="/waerme/">Wärme</a> <a href="/waerme/laut-bukit/">Laut-Bukit Raya</a>', "Laut-Bukit Raya"),
        (
            '<a href="/waerme/laut-bukit/">Alle Laut-Bukit</a><a href="/waerme/laut-bukit/">Laut-Bukit</a>',
            "Laut-Bukit",
        ),
        ('<a href="/waerme/">Langganan</a>', None),
        ('<a href="/lain/">Wärme</a>', "waerme"),
    ],
)
def test_the_section_is_the_innermost_folder_that_the_page_links_by_its_name(
    links: str, expected: str | None
) -> None:
    assert section(f"<nav>{links}</nav>") == expected


def test_a_folder_of_a_date_is_no_section() -> None:
    url = "https://www.kabarteluk.example/2023/05/jembatan-gantung"
    assert section('<nav><a href="/2023/">2023</a></nav>', url=url) is None


def test_the_declared_trail_ends_before_the_page_itself() -> None:
    assert section(head=trail("Beranda", "Teluk", TITLE)) == "Teluk"
    assert section(head=trail("Beranda", "Teluk", "News")) == "Teluk"
    assert section(head=trail("Beranda", TITLE)) is None


def test_a_trail_that_the_page_shows_ends_before_the_page_itself() -> None:
    assert section(f"<p>Beranda &gt; Teluk &gt; {TITLE[:20]}…</p>") == "Teluk"
    assert (
        section(f'<ul><li><a href="/">Beranda</a></li><li><a href="/t">Teluk</a></li><li>{TITLE}</li></ul>')
        == "Teluk"
    )
    assert section(f'<ul><li><a href="/">Beranda</a></li><li>{TITLE}</li></ul>') is None
    assert section("<p>» Langganan</p>") is None


def test_a_kicker_over_the_headline_is_the_section() -> None:
    assert section('<div class="kicker">/ Teluk</div>') == "Teluk"
    assert section('<div class="kicker">Iklan</div>') is None
    assert section('<nav><ul><li class="kicker">Teluk</li></ul></nav>') is None
