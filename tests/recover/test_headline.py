"""The headline, without its outlet and without the number of a part."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kronik
from kronik.language import load
from kronik.records import Declared, Missing, Role
from kronik.recover import headline, outlet

from .leaf import says, view

TITLE = "Pasar Ikan Ranah Dibuka Lagi: Nelayan Lega"
STAMP = (Role.PUBLISHED, "4 Mei 2021")
BODY = (Role.PARAGRAPH, "Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak.")


def find(*lines, **fields):
    leaf = view([*lines, BODY], **{"url": "https://www.kabarranah.example/a/7", **fields})
    return headline.find(leaf, outlet.named(leaf.page).names)


@pytest.mark.parametrize(
    "title",
    [
        TITLE,
        f"{TITLE} - Kabar Ranah",
        f"{TITLE} | KabarRanah.example",
        f"{TITLE} - Ekonomi - Kabar Ranah",
        f"Kabar Ranah | {TITLE}",
        f"Kabar Ranah: {TITLE}",
        f"{TITLE} | suara-bukit.co.id",
        f"{TITLE} - Halaman 2",
        f"{TITLE} (Halaman all) - Kabar Ranah",
        f"{TITLE} - Page 3",
    ],
)
def test_the_outlet_and_the_part_are_cut_off(title):
    claims = says(titles={"meta og:title": title}, outlets={"meta og:site_name": "Kabar Ranah"})
    found = find(declaration=claims)
    # a section between headline and outlet cannot be told from the headline's own words
    assert found.value in (TITLE, f"{TITLE} - Ekonomi")


def test_what_stands_beside_the_words_of_the_heading_is_cut_off():
    claims = says(titles={"meta og:title": f"{TITLE} - Suara dari Bukit", "json-ld headline": TITLE})
    assert find(declaration=claims).value == TITLE


def test_a_kicker_before_the_words_of_the_heading_is_cut_off():
    heading = (Role.HEADLINE, "Pasar Ikan Ranah Dibuka Lagi")
    claims = says(titles={"meta og:title": f"Ekonomi: {heading[1]}", "title": f"Ekonomi: {heading[1]} - Kabar Ranah"})
    found = find(heading, declaration=claims)
    assert (found.value, found.seen) == (heading[1], f"Ekonomi: {heading[1]}")


def test_a_title_that_was_cut_short_gives_way_to_the_heading():
    short = "Nelayan lega karena pasar ikan di Ranah dibuka lagi setelah tutup..."
    found = find((Role.HEADLINE, TITLE), declaration=says(titles={"meta og:title": short}))
    assert found.value == TITLE
    assert ("meta og:title", "cut-short") in [(rival.rule, rival.reason) for rival in found.rivals]
    assert find(declaration=says(titles={"meta og:title": short})).value == short


def test_a_dash_of_the_headline_itself_stays():
    claims = says(titles={"meta og:title": "Nelayan Ranah - Siapa yang Menang?"})
    assert find(declaration=claims).value == "Nelayan Ranah - Siapa yang Menang?"


def test_the_words_and_the_span_are_those_of_the_page_where_it_shows_them():
    shown = "Pasar  ikan ranah dibuka lagi: nelayan lega"
    leaf = view([(Role.HEADLINE, shown), BODY], tags={0: "h1"}, declaration=says(titles={"meta og:title": TITLE}))
    found = headline.find(leaf, frozenset())
    assert found.value == "Pasar ikan ranah dibuka lagi: nelayan lega"
    assert found.span.of(leaf.page.text) == shown
    assert found.rule == "meta og:title"


def test_a_title_of_nothing_but_the_outlet_is_no_headline():
    claims = says(titles={"title": "Kabar Ranah"}, outlets={"meta og:site_name": "Kabar Ranah"})
    assert find(declaration=claims).reason == "only-the-outlet"


def test_the_editors_words_win_where_the_title_element_repeats_the_sharing_title():
    claims = says(
        titles={"meta og:title": "Cara Beli Ikan Murah", "title": "Cara Beli Ikan Murah", "json-ld headline": TITLE}
    )
    assert find(declaration=claims).value == TITLE


def test_the_sharing_title_wins_where_the_title_element_repeats_the_json_ld():
    claims = says(titles={"meta og:title": TITLE, "title": "Cara Beli Ikan", "json-ld headline": "Cara Beli Ikan"})
    assert find(declaration=claims).value == TITLE


def test_flattened_text_gives_its_heading_line():
    found = find((Role.HEADLINE, TITLE), STAMP, url=None)
    assert (found.value, found.rule) == (TITLE, "headline block")


def test_the_title_of_the_source_counts_where_the_text_is_only_a_body():
    assert find(url=None, declared=Declared(title=f"{TITLE} - Halaman all")).value == TITLE


OTHER_WORDS = (Role.PARAGRAPH, "Harga garam naik dua kali lipat sejak awal musim hujan, kata para petambak.")


def test_a_page_without_headings_has_its_headline_over_the_stamp():
    lines = [(Role.NAVIGATION, "Beranda"), (Role.OTHER, TITLE), (Role.OTHER, "Beranda > Ekonomi"), STAMP, OTHER_WORDS]
    found = headline.find(view(lines), frozenset())
    assert (found.value, found.rule) == (TITLE, "line over the stamp")


def test_a_line_whose_words_the_body_repeats_wins_over_a_label_that_shares_none():
    lines = [(Role.HEADLINE, "Langsung ke konten utama halaman"), (Role.OTHER, TITLE), (Role.OTHER, "Bagikan"), BODY]
    found = headline.find(view(lines), frozenset())
    assert (found.value, found.rule) == (TITLE, "line that the body repeats")


def test_a_title_element_flattened_into_the_text_is_cut_down_to_the_heading_below_it():
    lines = [(Role.HEADLINE, f"{TITLE} - Ekonomi - Kabar"), (Role.OTHER, TITLE), STAMP, BODY]
    assert headline.find(view(lines), frozenset()).value == TITLE


def test_a_page_without_any_title_has_none():
    assert find(url=None) == Missing(reason="not-recognised")


def test_an_outlet_named_twice_is_no_headline():
    found = find(
        (Role.HEADLINE, "Kabar Ranah | Kabar Ranah"), declaration=says(outlets={"meta og:site_name": "Kabar Ranah"})
    )
    assert isinstance(found, Missing)


@given(st.text(max_size=80), st.frozensets(st.text(max_size=8), max_size=3))
def test_cleaning_only_cuts_and_is_done_once(title, names):
    form = headline.part(load("id"))
    cleaned = headline.clean(title, names, frozenset(), form)
    assert cleaned in " ".join(title.split())
    assert headline.clean(cleaned, names, frozenset(), form) == cleaned


@pytest.mark.parametrize("title", ["Jalan «Séjour» Dibuka Wali Kota Ranah", "Ranah: »Wir warten« sagt der Fischer"])
def test_marks_of_quotation_are_no_steps_of_a_trail(title):
    assert find((Role.HEADLINE, title), STAMP, tags={0: "", 1: "", 2: ""}).value == title


def test_a_trail_of_sections_is_no_headline_of_flattened_text():
    found = find((Role.HEADLINE, "Beranda » Ekonomi » Pasar Ikan"), STAMP, tags={0: "", 1: "", 2: ""})
    assert isinstance(found, Missing)


OLD = (
    "<head><title>Suara Ranah CyberNews</title></head><body><table><tr><td><font size=1>Jumat, 19 Maret "
    "2004</font></td></tr><tr><td><a href=nas.htm>Nasional</a><br><a href=kota.htm>Ranah &amp; "
    "Sekitarnya</a></td><td><font size=5><b>Pemilu di Kabupaten Lembah Diundur "
    "Sepekan</b></font><br><br><font size=2><b>LEMBAH - </b>Komisi Pemilihan Umum Kabupaten Lembah "
    "mengundurkan pemungutan suara di 14 desa selama sepekan karena surat suara belum tiba.<br><br>Ketua "
    "komisi itu mengatakan, kapal pengangkut logistik terlambat akibat ombak tinggi.<br><br>Panwaslu "
    "setempat meminta komisi itu menjaga kotak suara.</font></td></tr></table></body>"
)


def test_in_a_page_laid_out_by_tables_the_bold_line_is_the_headline_and_the_title_element_the_papers_name():
    found = kronik.read(OLD)
    assert found.headline.value == "Pemilu di Kabupaten Lembah Diundur Sepekan"
    assert found.body[0].text.startswith("Komisi Pemilihan Umum")
    assert len(found.body) == 3
