"""Where a report was filed, and through which outlet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kronik
from kronik.records import NOWHERE, Article, Found, Passage, Role, Span
from kronik.recover import dateline
from kronik.recover.roles import split

from .leaf import view


@pytest.mark.parametrize(
    ("text", "place", "outlet"),
    [
        ("RANAH.CO, Padangsari - Dua kapal bertabrakan", "Padangsari", "RANAH.CO"),
        ("PADANGSARI, RANAH.co.id - Dua kapal", "PADANGSARI", "RANAH.co.id"),
        ("Berita7.com, Padangsari Dua", None, None),
        ("Berita7.com, Padangsari – Dua kapal", "Padangsari", "Berita7.com"),
        ("Padangsari, KNB Ranah -- Dua kapal", "Padangsari", "KNB Ranah"),
        ("Padangsari (KAWAT) - Dua kapal", "Padangsari", "KAWAT"),
        ("Padangsari, NTX (KAWAT News) - Dua kapal", "Padangsari, NTX", "KAWAT News"),
        ("DALE, May 7 (Kawat) - Two ships", "DALE", "Kawat"),
        ("TANJUNG SARAI, NUSANTARA — Two ships", "TANJUNG SARAI, NUSANTARA", None),
        ("Padangsari - Dua kapal", "Padangsari", None),
        ("BERLIN — Zwei Schiffe", "BERLIN", None),
        ("Ranah.com - Dua kapal", None, "Ranah.com"),
        ("TANJUNG SARAI, RK — Dua kapal", "TANJUNG SARAI", "RK"),
        ("TANJUNG SARAI, NTT — Dua kapal", "TANJUNG SARAI, NTT", None),
        ("PULAU SARAI, Jawa Timur -- Dua kapal", "PULAU SARAI, Jawa Timur", None),
        ("PORT SARAI, OR — Two ships", "PORT SARAI, OR", None),
        ("KABAR-RANAH.EXAMPLE, PADANGSARI - Dua kapal", "PADANGSARI", "KABAR-RANAH.EXAMPLE"),
        ("kabarranah.example, PADANGSARI – Dua kapal", "PADANGSARI", "kabarranah.example"),
        ("PADANGSARI, KABARRANAH.example - Dua kapal", "PADANGSARI", "KABARRANAH.example"),
        ("SARAI HOLLOW, W.Va. — Two ships", "SARAI HOLLOW, W.Va.", None),
        ("PORT SARAI, La. (KAWAT) — Two ships", "PORT SARAI, La.", "KAWAT"),
        ("ST. SARAI, D.C. (Kawat) -- Two ships", "ST. SARAI, D.C.", "Kawat"),
        ("PADANGSARI, KABARRANAH.example.- Dua kapal", "PADANGSARI", "KABARRANAH.example"),
        ("TELUK SARAI (Kawat): Dua kapal", "TELUK SARAI", "Kawat"),
        ("SARAI, kabarranah.example | Dua kapal", "SARAI", "kabarranah.example"),
    ],
)
def test_a_dateline_gives_place_and_outlet(text, place, outlet):
    read = dateline.read(text)
    if place is outlet is None:
        assert read is None
    else:
        assert (read[1].place, read[1].outlet) == (place, outlet)
        assert text[read[0] :].startswith(("Dua", "Two", "Zwei"))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor – who won – said nothing",
        "Nelayan di Ranah - dan keluarganya - melaut",
        "Dua kapal bertabrakan di Selat Ranah",
        "Apa kabar? - Baik",
        "",
        "- -",
        "Budi Sarai (Persaran/Lari): Saya senang",
        "SOROTAN | Dua kapal bertabrakan",
    ],
)
def test_prose_with_a_dash_is_no_dateline(text):
    assert dateline.read(text) is None


def test_the_outlet_is_known_by_its_own_name():
    assert dateline.read("Padangsari, Suara Bukit - Dua", frozenset({"suara bukit"}))[1].outlet == "Suara Bukit"


def test_the_town_after_which_an_outlet_is_named_is_the_place():
    own = frozenset({"padangsari kini", "padangsarikini"})
    for text, place, outlet in (
        ("Padangsari - Dua kapal", "Padangsari", None),
        ("PADANGSARI, Padangsari Kini - Dua kapal", "PADANGSARI", "Padangsari Kini"),
        ("Padangsari Kini - Dua kapal", None, "Padangsari Kini"),
    ):
        read = dateline.read(text, own)[1]
        assert (read.place, read.outlet) == (place, outlet)


@pytest.mark.parametrize(
    ("text", "place", "outlet"),
    [
        ("PULAU SARAI, Kabar Selat -- Dua kapal", "PULAU SARAI", "Kabar Selat"),
        ("Kabar Selat, PULAU SARAI -- Dua kapal", "PULAU SARAI", "Kabar Selat"),
        ("Pulau Sarai, Lembah Pos - Dua kapal", "Pulau Sarai", "Lembah Pos"),
        ("PULAU SARAI, Nusa Barat -- Dua kapal", "PULAU SARAI, Nusa Barat", None),
        ("PULAU SARAI, Kabar -- Dua kapal", "PULAU SARAI, Kabar", None),
    ],
)
def test_a_name_with_a_word_that_only_outlets_have_is_the_outlet(text, place, outlet):
    read = dateline.read(text, press=("kabar", "pos"))[1]
    assert (read.place, read.outlet) == (place, outlet)


def test_initials_of_the_own_name_are_the_outlet():
    read = dateline.read("TANJUNG SARAI, HLBM — Dua kapal", frozenset({"harian lembah bukit manis"}))[1]
    assert (read.place, read.outlet) == ("TANJUNG SARAI", "HLBM")


def test_the_span_of_a_dateline_cuts_it_from_the_page():
    text = "RANAH.CO, Padangsari - Dua kapal bertabrakan"
    leaf = view([(Role.PARAGRAPH, text)])
    body = (Passage(role=Role.PARAGRAPH, text=text, span=Span(0, len(text))),)
    found = dateline.find(leaf, body, frozenset())
    assert found.span.of(leaf.page.text) == "RANAH.CO, Padangsari - "


def test_only_the_first_paragraph_has_one():
    passages = tuple(
        Passage(role=Role.PARAGRAPH, text=text, span=Span(0, len(text)))
        for text in ("Dua kapal bertabrakan.", "Padangsari - Satu tenggelam.")
    )
    assert dateline.find(view([]), passages, frozenset()) == NOWHERE


@given(st.text(max_size=120))
def test_no_text_breaks_the_reading_and_a_dateline_never_takes_the_paragraph(text):
    read = dateline.read(text)
    assert read is None or (0 < read[0] <= len(text) and (read[1].place or read[1].outlet))


@pytest.mark.parametrize(
    ("text", "lang", "place", "name"),
    [
        ("KABAR BUKIT - Dua kapal", "id", None, "KABAR BUKIT"),
        ("LENTERA BUKIT - Dua kapal", "id", None, "LENTERA BUKIT"),
        ("Padangsari, Bukit Terkini - Dua kapal", "id", "Padangsari", "Bukit Terkini"),
        ("POST SARAI — Two ships", "en", "POST SARAI", None),
    ],
)
def test_a_name_with_a_word_that_only_outlets_have_is_no_place(text, lang, place, name):
    read = dateline.read(text, press=view([], lang=lang).pack.page.mastheads)
    assert (read[1].place, read[1].outlet) == (place, name)


def test_a_name_behind_a_desk_in_the_byline_is_the_outlet():
    leaf = view([(Role.BYLINE, "Tim Redaksi, Bukit Kita"), (Role.PARAGRAPH, "Padangsari, Bukit Kita - Dua kapal.")])
    passages = (Passage(role=Role.PARAGRAPH, text="Padangsari, Bukit Kita - Dua kapal.", span=Span(24, 59)),)
    found = dateline.find(leaf, passages, frozenset())
    assert (found.value.place, found.value.outlet) == ("Padangsari", "Bukit Kita")


def test_a_loud_dateline_is_found_under_a_standfirst():
    first = Passage(role=Role.PARAGRAPH, text="In Sarai a plan has divided neighbours.", span=Span(0, 39))
    report = "PORT SARAI, W.Va. — The letter came on a Tuesday."
    second = Passage(role=Role.PARAGRAPH, text=report, span=Span(40, 89))
    found = dateline.find(view([]), (first, second), frozenset())
    assert (found.value.place, found.span) == ("PORT SARAI, W.Va.", Span(40, 60))


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("KABAR-RANAH.EXAMPLE, PADANGSARI - Dua kapal bertabrakan", "KABAR-RANAH.EXAMPLE, PADANGSARI - "),
        ("KABAR-RANAH, PADANGSARI - Dua kapal bertabrakan", "KABAR-RANAH, PADANGSARI - "),
        ("PADANGSARI-Dua kapal bertabrakan di selat", "PADANGSARI-"),
    ],
)
def test_the_hyphen_of_an_outlet_ends_no_dateline(text, cut):
    assert text[: split.dateline(text)] == cut


PROSE = (
    "Dua kapal bertabrakan di Selat Ranah pada Senin pagi, dan semua penumpang diselamatkan oleh nelayan setempat.",
    "Kepala pelabuhan mengatakan kabut tebal menutup selat itu sejak Minggu malam, dan lampu kapal tidak terlihat.",
    "Pelayaran akan dibuka lagi pada Selasa siang setelah bangkai salah satu kapal ditarik ke dermaga, katanya.",
)


@pytest.mark.parametrize("mark", ["-", "–"])
def test_names_and_a_dash_in_front_of_the_first_paragraph_are_the_dateline(mark: str) -> None:
    paragraphs = "".join(f"<p>{one}</p>" for one in PROSE)
    stamp = "<p>Senin, 4 Maret 2019 10:00 WIB</p>"
    page = f"<h1>Dua Kapal Bertabrakan</h1>{stamp}<div><strong>Padangsari</strong> {mark} {paragraphs}</div>"
    read = kronik.read(f"<body>{page}</body>")
    assert isinstance(read, Article)
    assert isinstance(read.dateline, Found)
    assert read.dateline.value.place == "Padangsari"
    assert [passage.text for passage in read.body] == list(PROSE)


def test_the_outlet_behind_the_town_without_a_mark_is_no_place() -> None:
    read = dateline.read("New Harbour CBN — Two ships", frozenset(("cbn",)))
    assert read is not None
    assert (read[1].place, read[1].outlet) == ("New Harbour", "CBN")
