"""Pages whose lines a tool joined into one, laid out in lines again."""

import re

import pytest

from kronik import flow
from kronik import page as pages
from kronik.language import load
from kronik.records import Article, Capture, Form, Found, Place
from kronik.recover import unfold

LINES = [
    "Warta Ranah",
    "Beranda",
    "Pasar",
    "Beranda > Pasar",
    "Pasar Ikan Ranah Dibuka Lagi Setelah Dua Pekan",
    "Oleh Sinta Wirawan",
    "Selasa, 4 Mei 2021 10:53 WITA",
    "Bagikan",
    "Facebook",
    "WhatsApp",
    "Pedagang menata ikan di Pasar Ranah, Selasa, 4 Mei 2021. Warta Ranah/Bayu Lesmana",
    "WARTARANAH.EXAMPLE, Ranah - Pasar ikan Ranah dibuka lagi setelah dua pekan ditutup karena ombak besar merusak "
    "dermaga dan menghanyutkan belasan lapak pedagang di tepi pantai. Dermaga itu kini baik kembali.",
    "Baca: Ombak Tutup Pasar Ikan Ranah Selama Dua Pekan",
    "Sebanyak 40 pedagang kembali ke lapaknya sejak subuh. Mereka menjual cakalang dan tongkol.",
    "Advertising",
    '"Kami senang bisa berjualan lagi setelah dua pekan menganggur," kata seorang pedagang, Wati, di lapaknya.',
    "Kepala pasar mengatakan perbaikan dermaga menelan biaya dua miliar rupiah. Ia berharap kapal dari seberang "
    "kembali bersandar mulai pekan depan, karena pasokan cakalang selama ini datang dari sana.",
    "Editor: Hasan Tualeka",
    "Berita terkait",
    "Ombak Tutup Pasar Ikan Ranah Selama Dua Pekan",
    "13 hari lalu",
    "Ombak Tutup Pasar Ikan Ranah Selama Dua Pekan",
    "Dermaga rusak. Pedagang pindah ke terminal.",
    "Baca Selengkapnya",
    "Nelayan Ranah Mendapat Kapal Baru",
    "40 hari lalu",
    "Nelayan Ranah Mendapat Kapal Baru",
    "Sepuluh kapal kayu diserahkan.",
    "Baca Selengkapnya",
]


def read(text):
    article = flow.read(Capture(id="leaf", form=Form.TEXT, payload=text, place=Place(file="leaf")))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("between", ["\n\n", " ", ""], ids=["lines", "joined", "glued"])
def test_a_page_gives_the_same_fields_whatever_became_of_its_line_breaks(between):
    article = read(between.join(LINES))
    assert article.headline.value == LINES[4]
    assert article.published.value.edtf == "2021-05-04T10:53+08:00"
    assert [(b.value.name, b.value.role) for b in article.bylines] == [
        ("Sinta Wirawan", "writer"),
        ("Hasan Tualeka", "editor"),
    ]
    assert (article.dateline.value.place, article.dateline.value.outlet) == ("Ranah", "WARTARANAH.EXAMPLE")
    assert [link.title for link in article.read_also] == [LINES[19]]
    assert [(item.title, item.age.seen) for item in article.related] == [
        (LINES[19], "13 hari lalu"),
        (LINES[24], "40 hari lalu"),
    ]
    assert article.body[0].text == LINES[11].partition(" - ")[2]


@pytest.mark.parametrize("between", [" ", ""], ids=["joined", "glued"])
def test_every_span_cuts_its_words_from_the_text_as_it_was_given(between):
    text = between.join(LINES)
    article = read(text)
    assert article.text == text
    assert article.headline.span.of(text) == LINES[4]
    assert article.published.span.of(text) == LINES[6]
    covered = "".join(label.span.of(text) for label in article.roles)
    assert re.sub(r"\s", "", covered) == re.sub(r"\s", "", text)


def test_running_text_with_a_moment_in_a_sentence_stays_as_it_is():
    text = (
        "Gempa mengguncang Ranah pada Selasa, 4 Mei 2021 pukul 10.53 WITA, kata badan meteorologi setempat. "
        "Warga berlarian ke bukit. Tidak ada korban jiwa, tetapi dua dermaga retak dan satu gudang roboh. "
    )
    page = pages.read(Capture(id="leaf", form=Form.TEXT, payload=text * 4, place=Place(file="leaf")))
    assert unfold.page(page, load("id")) is page


def test_html_is_never_laid_out_anew():
    html = f"<html><body><p>{' '.join(LINES)}</p></body></html>"
    page = pages.read(Capture(id="leaf", form=Form.HTML, payload=html.encode(), place=Place(file="leaf")))
    assert unfold.page(page, load("id")) is page


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Laporan Sara Wirawan | Ranah", "a byline"),
        ("Ketua koperasi nelayan (", "part of a sentence"),
        ("Beranda > Pasar Ikan", "a trail of sections"),
        ("1. Dermaga Lama", "an item of a list"),
        ("Pedagang menata ikan di Pasar Ranah | WARTARANAH.EXAMPLE/Bayu Lesmana", "a caption with its credit"),
    ],
)
def test_a_line_that_is_no_headline_by_its_form_is_none(line, reason):
    report = "Sebanyak 40 pedagang kembali ke lapaknya sejak subuh di Pasar Ranah, dan mereka menjual cakalang.\n" * 4
    article = read(f"{line}\n\nRANAH - {report}")
    assert not isinstance(article.headline, Found) or article.headline.value != line
    assert reason in {rival.reason for rival in article.headline.rivals}
