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


MENU = [
    "Home Berita Daerah Internasional Kolom Foto Video wartaRanah News",
    "Gudang Petasan di Ranah Meledak, 2 Orang Tewas",
    "Sinta Wirawan - wartaRanah",
    "Minggu, 09 Apr 2023 20:31 WIB",
    "Rumah hancur akibat ledakan gudang petasan. Foto: Sinta Wirawan/wartaRanah",
    "Ranah - Gudang petasan di Dusun Karang, Ranah, meledak sore tadi. Dua orang tewas dan tiga luka berat.",
    '"Dua orang meninggal di rumahnya sendiri," kata Kapolsek Ranah Iptu Sutarman Wibawa saat dihubungi, Minggu.',
    "Ir. Bayu Lesmana, M.Sc., Ph.D. dari balai kota menyebut ledakan terdengar hingga radius lima kilometer.",
    "Baca juga: Polisi Sita Satu Ton Petasan di Pelabuhan",
    "Sementara itu, Kabid Humas Polda Ranah Hasan Tualeka meminta warga berhenti membuat petasan di rumah.",
    '"Ini sudah kejadian keempat selama Ramadan," kata Hasan dalam keterangan tertulis pada Minggu malam.',
]


@pytest.mark.parametrize("between", [" ", ""], ids=["joined", "glued"])
def test_a_menu_and_a_byline_before_the_stamp_are_no_part_of_the_headline(between):
    article = read(between.join(MENU))
    assert article.headline.value == MENU[1]
    assert [byline.value.name for byline in article.bylines] == ["Sinta Wirawan"]
    assert article.dateline.value.place == "Ranah"
    assert [link.title for link in article.read_also] == [MENU[8].removeprefix("Baca juga: ")]
    body = " ".join(passage.text for passage in article.body)
    assert "Sementara itu, Kabid Humas" in body
    assert "M.Sc., Ph.D. dari balai" in body
    assert not any(word in body for word in ("Kolom", "wartaRanah", "Pelabuhan"))


def test_several_names_may_sign_before_a_stamp():
    text = (
        "Harbour bank raises rates for the first time in nine years By Ingrid Salt and Tomas Wiel "
        "September 14, 2017 9:04 AM OLSHAVEN, Sept 14 (Ranah) - The harbour bank raised its rate on Thursday for the "
        'first time in nine years, saying prices were "close" to what it wants. "This is no race," its head told '
        "reporters at the old pier. Eleven of fourteen who were asked had expected it, and three had not at all."
    )
    article = read(text)
    assert article.headline.value == "Harbour bank raises rates for the first time in nine years"
    assert [byline.value.name for byline in article.bylines] == ["Ingrid Salt", "Tomas Wiel"]
    assert article.body[0].text.startswith("The harbour bank") or "OLSHAVEN" in article.body[0].text[:12]


BEHIND = [
    "ledakan",
    "petasan",
    "ranah karang",
    "Berita wartaRanah Lainnya News",
    "3 jam yang lalu",
    "Mudik Dibuka Lagi",
]


def test_behind_the_initials_of_its_writers_nothing_is_the_reports():
    article = read(" ".join([*MENU, "(sin/has)", *BEHIND]))
    names = [byline.value.name for byline in article.bylines]
    assert names == ["Sinta Wirawan", "sin", "has"]
    assert not any("ranah karang" in passage.text for passage in article.body)


FERRY = (
    "Beranda Nasional Internasional Ekonomi Olahraga Teknologi Hiburan Gaya Hidup Indeks Kapal Feri "
    "Terbakar di Selat Ranah, 11 Penumpang Luka Redaksi - Sabtu, 28 Mei 2022 | 06:12 WITA Kapal feri KM "
    "Ranah Indah terbakar di Selat Ranah. (Foto: Basarnas) RANAH, LEMBAHPOST - Kapal feri KM Ranah Indah "
    "terbakar di Selat Ranah, Jumat (27/5/2022) malam. Sebanyak 11 penumpang luka bakar. Kepala Basarnas "
    'Lembah, Andi Rahim, mengatakan seluruh 136 penumpang telah dievakuasi. "Api diduga dari ruang '
    'mesin," kata Andi. Baca Juga: Daftar Penumpang KM Ranah Indah Nakhoda kapal masih diperiksa polisi. '
    "Editor: Tini Lapu Tags # Kapal Terbakar # Selat Ranah Berita Terkait Harga Kakao Melonjak 12 menit "
    "lalu Rektor Baru Dilantik 1 jam lalu Copyright © 2022 LembahPost"
)


def test_a_page_on_one_line_keeps_headline_last_sentence_editor_tags_and_related_titles():
    article = read(FERRY)
    assert isinstance(article.headline, Found)
    assert article.headline.value == "Kapal Feri Terbakar di Selat Ranah, 11 Penumpang Luka"
    assert article.body[-1].text == "Nakhoda kapal masih diperiksa polisi."
    assert [also.title for also in article.read_also] == ["Daftar Penumpang KM Ranah Indah"]
    assert [(found.value.name, found.value.role) for found in article.bylines] == [("Tini Lapu", "editor")]
    assert article.tags == ("Kapal Terbakar", "Selat Ranah")
    assert [item.title for item in article.related] == ["Harga Kakao Melonjak", "Rektor Baru Dilantik"]


def test_a_name_that_was_glued_to_the_caption_is_the_editors():
    article = read(FERRY.replace("Redaksi - ", "").replace("WITA Kapal", "WITA Editor: Ika SafwanKapal"))
    assert ("Ika Safwan", "editor") in [(found.value.name, found.value.role) for found in article.bylines]


GLUED = (
    "Polisi Tangkap Pencuri Kotak Amal di Masjid Ranah\nJumat, 11 Jun 2021 08:17 WIB\nRanah - Polisi "
    "menangkap seorang pria berinisial RS (34) yang diduga mencuri kotak amal di Masjid Ranah. Pria itu "
    'ditangkap di rumah kontrakannya, Kamis (10/6/2021) malam."Pelaku kami amankan di rumahnya. Dia '
    'mengaku sudah beraksi di lima masjid," kata Kapolsek Ranah Dedi Kurnia kepada wartawan, Jumat '
    "(11/6/2021).Dedi mengatakan, RS beraksi seorang diri menggunakan obeng. Barang bukti telah disita "
    "polisi di rumah kontrakan itu.Baca juga:Viral Aksi Pencuri Kotak Amal Terekam CCTVAtas "
    "perbuatannya, RS dijerat pasal pencurian dengan ancaman tujuh tahun penjara.Simak juga 'Detik-detik "
    "Maling Motor Dihajar Massa':[Gambas:Video 20menit](rok/mbr)"
)


def test_a_sentence_that_was_glued_to_the_title_of_a_read_also_is_the_reports_and_initials_are_no_title():
    article = read(GLUED)
    assert article.read_also[0].title == "Viral Aksi Pencuri Kotak Amal Terekam CCTV"
    assert article.body[-1].text.startswith("Atas perbuatannya, RS dijerat")
    assert 'malam. "Pelaku kami' in article.body[0].text
    assert [found.value.name for found in article.bylines] == ["rok", "mbr"]
