"""Pages that declare a report and show none."""

from __future__ import annotations

import json

import kronik
from kronik.page.hidden import SAID
from kronik.records import Article, Outcome, Refusal

PARAGRAPHS = (
    "KERTAWANA - Bandara Kertawana mulai beroperasi, Kamis (24/5/2018), dan pesawat pertama mendarat pagi itu.",
    "Menteri Perhubungan Budi Karso mengatakan bandara itu dapat menampung lima juta penumpang setiap tahun.",
    "Jalan menuju bandara itu masih dikerjakan, dan warga diminta memakai bus yang disediakan pemerintah kota.",
)


def page(body: str, shown: str) -> Article | Refusal:
    told = {
        "@type": "NewsArticle",
        "headline": "Bandara Kertawana Mulai Beroperasi",
        "datePublished": "2018-05-24T10:00:00+07:00",
        "author": {"@type": "Person", "name": "Agnes Wulan"},
        "articleBody": body,
    }
    script = f'<script type="application/ld+json">{json.dumps(told)}</script>'
    return kronik.read(f"<html><head><title>Bandara</title>{script}</head><body>{shown}</body></html>")


def test_a_page_without_text_has_the_report_that_it_declares() -> None:
    read = page("\n\n".join(PARAGRAPHS), '<div id="app"></div>')
    assert isinstance(read, Article)
    assert read.outcome is Outcome.ARTICLE
    assert [passage.span.of(read.text) for passage in read.body] == [passage.text for passage in read.body]
    assert "".join(passage.text for passage in read.body).endswith(PARAGRAPHS[2])
    assert len(read.body) == 3
    assert SAID in read.repairs


def test_a_declared_report_may_be_html() -> None:
    read = page("".join(f"<p>{one}</p>" for one in PARAGRAPHS), "<div>Memuat ...</div>")
    assert isinstance(read, Article)
    assert [passage.text for passage in read.body][1:] == list(PARAGRAPHS[1:])


def test_what_a_page_shows_is_believed_before_what_it_declares() -> None:
    shown = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
    read = page(" ".join(PARAGRAPHS), f"<h1>Bandara</h1><article>{shown}</article>")
    assert isinstance(read, Article)
    assert SAID not in read.repairs
    assert read.text.count(PARAGRAPHS[1]) == 1


def test_a_teaser_is_no_report() -> None:
    read = page(PARAGRAPHS[0], "<div></div>")
    assert isinstance(read, Refusal)
    assert read.outcome is Outcome.EMPTY
