from __future__ import annotations

import msgspec
import pytest

from kronik.facts import facts
from kronik.records import Found, Labelled, Role, Span
from tests.facts.telling import article, told


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Kapal itu tenggelam, seperti dikutip dari Kabar Laut, Rabu.", "Kabar Laut", "outlet"),
        ("Kapal itu tenggelam, dilansir laman kabarlaut.com, Rabu.", "kabarlaut.com", "outlet"),
        ("Berdasarkan data Bank Indonesia, harga naik.", "Bank Indonesia", "institution"),
        (
            "Hal itu diatur dalam Peraturan Daerah Nomor 3 Tahun 2020 tentang nelayan.",
            "Peraturan Daerah Nomor 3 Tahun 2020",
            "document",
        ),
        ("Kapal itu aman, berdasarkan PMK 20/PMK.04/2015.", "PMK 20/PMK.04/2015", "document"),
        ("Mengutip keterangan resmi, kapal itu aman.", "keterangan resmi", "document"),
        ("Berdasarkan data Lumbira, harga naik.", "Lumbira", "institution"),
        ("Berdasarkan data Terminal Randai, harga naik.", "Terminal Randai", "institution"),
        ("Menurut data pemerintah Jepang, harga naik.", "pemerintah Jepang", "institution"),
        ("Surat kabar Lumbira, Kamis (7/9), mengabarkan bahwa kapal itu tenggelam.", "Lumbira", "outlet"),
        ("Marca melaporkan, kapal itu tenggelam.", "Marca", "outlet"),
        ("Kapal itu tenggelam, dilansir dari Antara Minggu (17/8/2025).", "Antara", "outlet"),
        ("Kapal itu tenggelam, dilansir laman Inggris, Kabar Laut.", "Kabar Laut", "outlet"),
        ("Media Jepang, Lumbira, menyebut kapal itu tenggelam.", "Lumbira", "outlet"),
        ("Kapal itu tenggelam, dikutip dari informasi Balai Layar.", "Balai Layar", "outlet"),
        ("Berdasarkan acuan pasar Bank Indonesia, harga naik.", "Bank Indonesia", "institution"),
        ("Menurut data yang dihimpun Bank Indonesia, harga naik.", "Bank Indonesia", "institution"),
        ("Menurut survei yang dilakukan oleh Bank Indonesia, harga naik.", "Bank Indonesia", "institution"),
        ("Berdasarkan laporan terbaru dari Bank Indonesia, harga naik.", "Bank Indonesia", "institution"),
        ("Sementara itu, data Bank Indonesia menunjukkan harga naik.", "Bank Indonesia", "institution"),
        (
            "Berdasarkan data Kementerian Laut dan Perikanan Rakyat (KLPR), harga naik.",
            "Kementerian Laut dan Perikanan Rakyat (KLPR)",
            "institution",
        ),
        (
            "Menurut data Badan Layar, Angin, dan Ombak (BLAO), kapal itu aman.",
            "Badan Layar, Angin, dan Ombak (BLAO)",
            "institution",
        ),
        ("Melansir rilis dari Dinas Kelautan Randai, kapal itu aman.", "Dinas Kelautan Randai", "institution"),
        ("Dalam pernyataan resminya, Bank Indonesia mengatakan harga naik.", "Bank Indonesia", "institution"),
        (
            "Berdasarkan Laporan Harta Pejabat Layar (LHPL), kapal itu miliknya.",
            "Laporan Harta Pejabat Layar (LHPL)",
            "document",
        ),
        ("Kapal itu aman, dikutip dari buku Kitab Pelaut Randai karya Budi.", "Kitab Pelaut Randai", "document"),
        ("Menurut lansiran Kabar Laut, kapal itu aman.", "Kabar Laut", "outlet"),
        ("Kapal itu aman, dikutip darikabarLaut.", "kabarLaut", "outlet"),
        ("Berdasarkan Forbes Harbour Index, kapal itu termahal.", "Forbes Harbour Index", "outlet"),
        ("Dari laman kabarlaut.com, kapal itu tenggelam.", "kabarlaut.com", "outlet"),
        ("Dilansir dari randai.kabarlaut.com, kapal itu tenggelam.", "randai.kabarlaut.com", "outlet"),
        ("Merujuk data Direktorat Jenderal Layar, harga naik.", "Direktorat Jenderal Layar", "institution"),
        ("Menurut Survei Pemantauan Layar, harga naik.", "Survei Pemantauan Layar", "document"),
        (
            "Berdasarkan data yang tercatat di Dinas Kelautan Randai, harga naik.",
            "Dinas Kelautan Randai",
            "institution",
        ),
        (
            "Menurut studi yang dilakukan oleh para peneliti dari Universitas Randai, ikan tidur.",
            "Universitas Randai",
            "institution",
        ),
        ("Kapal itu aman karena survei Bank Indonesia menunjukkan hal itu.", "Bank Indonesia", "institution"),
        ("Kapal itu dapat dilihat pada media Kabarlaut.com, Rabu.", "Kabarlaut.com", "outlet"),
        ('"Kapal aman," kata Budi Santoso di kanal YouTube Layar Biru.', "Layar Biru", "outlet"),
        ('"Kapal aman," kata Komisi, demikian Lumbira melaporkan.', "Lumbira", "outlet"),
        ("Surat kabar Italia Lumbira mengabarkan kapal itu tenggelam.", "Lumbira", "outlet"),
        ("Laporan media terkemuka, New York Times (NYT), mengungkapkan hal itu.", "New York Times (NYT)", "outlet"),
    ],
)
def test_a_phrase_credits_the_source_after_it(sentence, name, kind):
    (credit,) = told(sentence).credits
    assert (credit.name, credit.kind) == (name, kind)


def test_a_person_who_speaks_is_no_credit():
    assert told('"Kapal aman," kata Budi Santoso, pelaut.').credits == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Ia dijerat Pasal 3 Undang-Undang Nomor 6 Tahun 2020.",
        "Warga menggugat Undang-Undang Nomor 6 Tahun 2020.",
        "Siaran itu disiarkan Jepang pada 2020.",
        "Warga menerima laporan SPBU.",
        "Ia mengutip pernyataan seorang sopir.",
        "Ketua Harian Layar Budi Santoso mengatakan hal itu.",
        "Deputi Bidang Analisis Layar Budi Santoso mengungkapkan hal itu.",
        "Menurut keterangan dari Irjen Budi Santoso, kapal itu aman.",
        "Guru tahu itu dari hasil UN kemarin.",
        "Pernyataan ini sejalan dengan sikap Presiden Budi Santoso yang mengatakan hal itu.",
        "Kasus itu tercatat dalam Laporan Polisi Nomor 12.",
        "Berdasarkan data COVID-19, warga sakit.",
        "Kapal itu aman, tulis pernyataan tersebut.",
        "Dari Stasiun Randai jaraknya 160 meter.",
        "Menteri menunggu laporan dari PT Layar Biru.",
        "Obligasi itu diterbitkan PT Layar Biru.",
        "Berdasarkan keterangan Khariq, itu satire.",
        "Menurut informasi dari akun Facebook resminya, kapal itu aman.",
        "Media lokal Belgia merilis foto kapal itu.",
        "Ia menepis laporan media Barat yang menyebut hal itu.",
        "Rancangan itu memuat perubahan kedua atas Undang-Undang Nomor 6 Tahun 2020.",
    ],
)
def test_what_no_fact_rests_on_is_no_source(sentence):
    assert told(sentence).credits == ()


def test_a_source_credited_twice_is_credited_once():
    found = told("Kapal tenggelam, dikutip dari Kabar Laut.", "Hujan turun, dikutip dari Kabar Laut.").credits
    assert [credit.name for credit in found] == ["Kabar Laut"]


def sources(passage: str, outlet: str | None = None) -> set[str]:
    page = article(passage)
    if outlet:
        page = msgspec.structs.replace(page, outlet=Found(value=outlet, rule="said"))
    return {credit.name for credit in facts(page).credits}


def test_a_report_that_a_sentence_begins_with_credits_its_maker():
    assert sources("Data Badan Layar Nasional menunjukkan harga naik.") == {"Badan Layar Nasional"}
    assert sources("Catatan polisi menunjukkan harga naik.") == {"Catatan polisi"}
    assert sources("Penelitian itu menunjukkan harga naik.") == set()


def test_another_outlet_that_was_spoken_to_is_credited():
    said = '"Harga naik," kata Budi Santoso kepada Kontan, Selasa.'
    assert sources(said, "kabarlaut.example") == {"Kontan"}
    assert sources(said, "kontan.co.id") == set()
    assert sources(said) == set()


def test_a_paper_that_was_spoken_to_is_credited_by_the_word_for_one():
    said = '"Harga naik," kata Budi Santoso kepada harian Kabar Randai, Selasa.'
    assert sources(said) == sources(said, "kabarlaut.example") == {"Kabar Randai"}
    assert sources(said, "kabarrandai.example") == set()
    assert sources('"Harga naik," kata Budi Santoso kepada media Indonesia, Selasa.') == set()
    assert sources('"Harga naik," kata Budi Santoso kepada media.') == set()


def test_an_outlet_in_capitals_after_the_last_sentence_is_credited():
    assert sources("Harga beras naik di Bandung. ANTARA") == {"ANTARA"}
    assert sources("Harga beras naik di Bandung. SELESAI") == set()


@pytest.mark.parametrize(
    ("line", "lang", "outlet"),
    [
        ("Artikel ini telah tayang di Kabar Ranah dengan judul Feri Karam di Selat Randai", "id", {"Kabar Ranah"}),
        ("Berita ini sudah tayang di laman kabarranah.example berjudul Feri Karam", "id", {"kabarranah.example"}),
        ("Artikel ini telah tayang di Warta Elok", "id", set()),
        ("Baca berita lain di Kabar Ranah", "id", set()),
        ("This article was originally published by The Randai Post under the headline Ferry Sinks", "en",
         {"The Randai Post"}),
    ],
    ids=["with its headline", "an address", "its own outlet", "no phrase", "English"],
)  # fmt: skip
def test_a_line_outside_the_body_credits_the_outlet_where_the_report_stood_first(line, lang, outlet):
    page = article("Feri itu karam pada Senin pagi." if lang == "id" else "The ferry sank on Monday.", lang=lang)
    text = f"{page.text}\n{line}"
    promo = Labelled(span=Span(len(page.text) + 1, len(text)), role=Role.PROMO, rule="asks readers")
    page = msgspec.structs.replace(
        page, text=text, roles=(*page.roles, promo), outlet=Found(value="Warta Elok", rule="said")
    )
    assert {credit.name for credit in facts(page).credits} == outlet


def test_a_day_or_a_platform_after_the_phrase_is_no_outlet():
    assert sources("Angka itu dikutip Sabtu (12/6).") == set()
    assert sources("Video itu diunggah akun Instagram @layar, Senin.") == set()


def test_an_outlet_that_has_it_from_another_credits_both():
    credits = told("Kapal itu tenggelam, dilansir Antara dari Layar News, Rabu.").credits
    assert [credit.name for credit in credits] == ["Antara", "Layar News"]


def test_an_outlet_that_reports_from_a_town_credits_no_town():
    credits = told("Kapal itu tenggelam, dilansir Antara dari Surabaya, Rabu.").credits
    assert [credit.name for credit in credits] == ["Antara"]


def test_a_line_below_the_body_credits_its_outlets():
    page = article("Kapal itu tenggelam.")
    page = msgspec.structs.replace(
        page, text=page.text + "\n\nReporter: Anna Weil\nSumber: kabarlaut.com, Layar News [aw]"
    )
    assert [credit.name for credit in facts(page).credits] == ["kabarlaut.com", "Layar News"]


def test_a_line_below_the_body_with_no_outlet_credits_none():
    page = article("Kapal itu tenggelam.")
    page = msgspec.structs.replace(page, text=page.text + "\n\nSumber: Anna Weil\nKategori: kabarlaut.com")
    assert facts(page).credits == ()


def names(*passages: str) -> set[str]:
    return {credit.name for credit in told(*passages).credits}


@pytest.mark.parametrize(
    ("passage", "name"),
    [
        ("Pejabat Badan Layar mengatakan dalam pernyataan itu bahwa kapal itu aman.", "Badan Layar"),
        ("Berdasarkan laporan keuangan per 30 April 2017, omzet kapal itu naik.", "laporan keuangan"),
        ('"Kapal itu aman," ujar Dewi Hartono seperti dikutip,dari tayangan iLayar yang disiarkan Senin.', "iLayar"),
        ("KABAR.CO, Randai - Data Balai Layar menunjukkan kapal itu aman.", "Balai Layar"),
        ('Dewi Hartono mengatakan: "Ini bagus sekali."ANA | Layarbiru Selebritas', "Layarbiru"),
    ],
)
def test_statements_of_bodies_written_reports_and_what_a_scraper_broke_are_sources(passage, name):
    assert name in names(passage)


def test_reports_of_people_are_no_documents():
    assert (
        names("Berdasarkan laporan warga setempat, kapal itu karam.", "Berdasarkan laporan itu, kapal karam.")
        == set()
    )
