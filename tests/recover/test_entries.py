"""The entries of a list of stories, and that a page of them is no article."""

import pytest

from kronik import page, recover
from kronik.records import Capture, Form, Missing, Outcome, Place

STORIES = (
    ("Pasar Ikan Wonosuko Dibuka Lagi Setelah Setahun", "Pedagang mulai menempati kios yang sudah diperbaiki kota."),
    ("Wali Kota Tanjung Sarai Resmikan Jembatan Baru", "Jembatan itu menghubungkan dua kampung di tepi Kali Pule."),
    ("Petani Karangsela Panen Raya Cabai Lebih Awal", "Hasil panen naik dua kali lipat dibanding tahun lalu."),
    ("Banjir Rendam Tiga Desa di Muarabening", "Sedikitnya 400 orang mengungsi ke balai desa sejak malam."),
    ("Klub Garuda Lembah Menang Tipis atas Persada", "Gol tunggal dicetak lewat tendangan bebas menit akhir."),
    ("Harga Beras di Lembahjati Turun Jelang Panen", "Penurunan terjadi di semua pasar, menurut dinas."),
)
DAY = "12 Mei 2021 10:15 WIB"
LAYOUTS = {
    "cards": '<div class="c"><h3><a href="{u}">{t}</a></h3><p>{x}</p><time>{d}</time></div>',
    "date first": '<div><time>{d}</time> <a href="{u}">{t}</a></div>',
    "rows": "<h2><a href='{u}'>{t}</a></h2><p>{d}</p><p>{x} {x}</p><p>{x}</p>",
    "tables": '<table><tr><td><a href="{u}"><b>{t}</b></a><br>{d}<br>{x}</td></tr></table>',
    "definitions": '<dl><dt><a href="{u}">{t}</a></dt><dd>{d}: {x}</dd></dl>',
    "no link on the title": '<div><h3>{t}</h3><p>{x} {x} <a href="{u}">Selengkapnya</a></p></div>',
    "no link at all": "<div><h3>{t}</h3><p>{x} {x}</p><time>{d}</time></div>",
    "rows without links": '<h3>{t}</h3><p class="date">{d}</p><p>{x} {x}</p><p>{x}</p>',
    "ages without links": "<div><h4>{t}</h4><span>2 jam lalu</span><p>{x} {x} {x}</p></div>",
    "whole posts": "<article><header><h2><a href='{u}'>{t}</a></h2>{d}</header>"
    "<div><p>{x} {x}</p><p>{x}</p></div></article>",
    "tiles": '<a class="tile" href="{u}"><h3>{t}</h3><p>{x}</p><span>{d}</span></a>',
}


def entries(layout):
    return "".join(
        layout.format(t=title, x=text, d=DAY, u=f"/berita/{number}") for number, (title, text) in enumerate(STORIES)
    )


def read(body, *, url=None, head=""):
    payload = f"<html lang=id><head><title>Daerah</title>{head}</head><body>{body}</body></html>".encode()
    leaf = page.read(Capture(id="leaf", form=Form.HTML, payload=payload, place=Place(file="leaf"), url=url))
    return recover.article(leaf)


@pytest.mark.parametrize("url", [None, "https://warta.example/topik/12345/", "https://warta.example/daerah"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_list_of_stories_is_an_index_whatever_its_layout_and_address(layout, url):
    article = read(f"<main><h1>Daerah</h1>{entries(LAYOUTS[layout])}</main>", url=url)
    assert article.outcome is Outcome.INDEX, article.why
    assert isinstance(article.published, Missing)


def test_a_link_that_leads_nowhere_is_no_entrys_text():
    card = LAYOUTS["cards"].replace(
        "</p>", '</p><p><a href="#top">Kembali ke bagian atas halaman ini untuk membaca</a></p>'
    )
    assert read(f"<main><h1>Daerah</h1>{entries(card)}</main>").outcome is Outcome.INDEX


def test_a_list_under_an_introduction_is_an_index():
    intro = (
        "<p>" + "Berita daerah dari seluruh Lembahjati, dikumpulkan redaksi setiap hari untuk pembaca. " * 4 + "</p>"
    )
    article = read(f"<main><h1>Daerah</h1>{intro}{entries(LAYOUTS['date first'])}</main>")
    assert article.outcome is Outcome.INDEX, article.why


def test_a_list_that_declares_the_day_of_its_web_page_is_an_index():
    head = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2019-01-02T08:00:00Z"}</script>'
    assert read(f"<main><h1>Daerah</h1>{entries(LAYOUTS['cards'])}</main>", head=head).outcome is Outcome.INDEX


REPORT = "".join(
    f"<p>{text} Pemerintah kota berjanji memeriksa lagi keadaan itu bersama warga pada pekan depan.</p>"
    for _, text in STORIES
)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_report_over_a_list_of_stories_is_an_article(layout):
    top = f"<article><h1>Warga Lembahjati Menata Kampung</h1><p class=date>{DAY}</p>{REPORT}</article>"
    article = read(f"{top}<section>{entries(LAYOUTS[layout])}</section>")
    assert article.outcome is Outcome.ARTICLE, article.why
    assert article.published.value.edtf.startswith("2021-05-12")


def test_links_between_the_paragraphs_make_no_list_of_a_report():
    links = [f'<p>Baca juga: <a href="/berita/{n}">{title}</a></p>' for n, (title, _) in enumerate(STORIES)]
    mixed = "".join(f"{paragraph}</p>{link}" for paragraph, link in zip(REPORT.split("</p>"), links, strict=False))
    article = read(f"<article><h1>Warga Lembahjati Menata Kampung</h1><p class=date>{DAY}</p>{mixed}</article>")
    assert article.outcome is Outcome.ARTICLE, article.why
    assert len(article.body) == len(STORIES)


def test_a_chronicle_under_its_own_stamp_is_an_article():
    days = "".join(
        f"<h3>{title}</h3><p>{n + 2} Mei 2021</p><p>{text} {text}</p>" for n, (title, text) in enumerate(STORIES)
    )
    article = read(f"<article><h1>Sepekan di Lembahjati yang Penuh Kabar</h1><p class=date>{DAY}</p>{days}</article>")
    assert article.outcome is Outcome.ARTICLE, article.why
    assert article.published.value.edtf.startswith("2021-05-12")


def test_flattened_text_with_a_date_between_its_passages_is_an_index():
    text = "\n".join(line for title, story in STORIES for line in (title, DAY, f"{story} {story}"))
    leaf = page.read(Capture(id="leaf", form=Form.TEXT, payload=text, place=Place(file="leaf")))
    assert recover.article(leaf).outcome is Outcome.INDEX
