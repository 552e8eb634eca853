"""The join: a page in, every field with its evidence out."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kronik
from kronik import page, recover, when
from kronik.records import Article, Capture, Declared, Form, Found, Missing, Outcome, Page, Place, Role
from kronik.recover import why
from kronik.recover.body import printed, unspaced

FLAT = """Jembatan Gantung Desa Wonosari Rampung, Warga Tak Lagi Menyeberang dengan Rakit

Kamis, 6 Mei 2021 14:20 WIB

Warga mencoba jembatan gantung yang baru selesai dibangun di atas Kali Pule, Desa Wonosari, Kabupaten Lembah, \
5 Mei 2021. KNB Photo

SUARA.EXAMPLE, Wonosari - Jembatan gantung yang menghubungkan Desa Wonosari dan Desa Karangpule akhirnya rampung \
setelah dikerjakan sebelas bulan. Warga kini tidak lagi menyeberangi sungai dengan rakit bambu.

Kepala Desa Wonosari, Murtini, mengatakan jembatan sepanjang 84 meter itu dibangun dengan dana desa dan sumbangan \
perantau. Ia berharap anak-anak tidak lagi terlambat ke sekolah saat hujan.

Baca: Rakit Terbalik di Karangpule, Dua Pelajar Selamat

Pemerintah kabupaten berjanji mengaspal jalan menuju jembatan itu pada tahun depan. Menurut Murtini, janji yang sama \
pernah disampaikan dua tahun lalu.

Advertising

Berita terkait

Rakit Terbalik di Karangpule, Dua Pelajar Selamat

12 hari lalu

Rakit Terbalik di Karangpule, Dua Pelajar Selamat

Dua pelajar selamat setelah rakit yang mereka tumpangi terbalik di Karangpule.

Baca Selengkapnya
"""


def read(payload, *, form=Form.TEXT, **fields):
    leaf = page.read(Capture(id="leaf", form=form, payload=payload, place=Place(file="leaf"), **fields))
    return recover.article(leaf)


@pytest.fixture(scope="module")
def flat():
    return read(FLAT, captured=when.iso("2021-05-20"))


def test_flattened_text_gives_every_part_of_its_page(flat: Article):
    assert flat.outcome is Outcome.ARTICLE
    assert flat.headline.value.startswith("Jembatan Gantung")
    assert flat.published.value.edtf.startswith("2021-05-06T14:20")
    assert (flat.dateline.value.place, flat.dateline.value.outlet) == ("Wonosari", "SUARA.EXAMPLE")
    assert flat.picture.value.credit == "KNB Photo"
    assert [passage.text.split()[0] for passage in flat.body] == ["Jembatan", "Kepala", "Pemerintah"]
    assert [(link.title, link.after) for link in flat.read_also] == [(flat.related[0].title, 2)]
    assert len(flat.ads) == 1
    assert (flat.related[0].age.amount, flat.related[0].published.edtf) == (12, "2021-05-08")
    assert flat.language.value == "id"


def test_the_body_as_printed_has_its_dateline_and_its_initials(flat: Article):
    assert printed(flat)[0].startswith("SUARA.EXAMPLE, Wonosari - Jembatan gantung yang")
    assert flat.body[0].text.startswith("Jembatan gantung yang")
    assert [text.partition(" (")[0] for text in printed(flat)[1:]] == [passage.text for passage in flat.body[1:]]
    signed = read(FLAT.replace("dua tahun lalu.", "dua tahun lalu. (mr/ks)"))
    assert printed(signed)[-1].endswith("dua tahun lalu. (mr/ks)")
    assert signed.body[-1].text.endswith("dua tahun lalu.")


def test_the_body_as_printed_begins_with_the_standfirst_of_the_page():
    paragraphs = "".join(f"<p>{text}</p>" for text in FLAT.split("\n\n")[3:5])
    lead = "Setelah sebelas bulan, rakit bambu di atas Kali Pule tinggal kenangan bagi warga."
    html = f"<h1>Jembatan Rampung</h1><p class='standfirst'>{lead}</p><article>{paragraphs * 3}</article>"
    article = read(html, form=Form.HTML)
    assert printed(article)[0] == lead
    assert len(printed(article)) == len(article.body) + (article.body[0].text != lead)


def test_every_span_cuts_the_text_that_it_claims(flat: Article):
    for passage in flat.body:
        assert passage.span.of(flat.text).split() == passage.text.split()
    assert flat.headline.span.of(flat.text) == flat.headline.value
    assert flat.published.span.of(flat.text) == flat.published.seen
    for link in (*flat.read_also, *flat.related):
        assert link.span.of(flat.text) == link.title


def test_roles_cover_the_page_in_reading_order(flat: Article):
    edges = [edge for label in flat.roles for edge in (label.span.start, label.span.end)]
    assert edges == sorted(edges)


def test_a_page_that_is_only_a_headline_is_a_brief():
    brief = read("Jembatan Gantung Desa Wonosari Rampung")
    assert brief.outcome is Outcome.BRIEF
    assert brief.headline.value == "Jembatan Gantung Desa Wonosari Rampung"
    assert brief.body == ()


def test_a_line_whose_text_is_only_a_body_has_the_title_and_date_of_its_source():
    text = FLAT.split("SUARA.EXAMPLE, Wonosari - ")[1].split("Advertising")[0]
    declared = Declared(title="Jembatan Gantung Wonosari Rampung", published="2021-05-06 14:20:00")
    line = read(text, declared=declared)
    assert line.headline.value == "Jembatan Gantung Wonosari Rampung"
    assert line.published.rule == "source published"
    assert line.body[0].text.startswith("Jembatan gantung yang menghubungkan")


def test_a_page_in_tags_and_the_same_page_flattened_say_the_same(flat: Article):
    lines = [line for line in FLAT.split("\n") if line]
    tags = {0: "h1", 1: "time"}
    body = "".join(f"<{tags.get(n, 'p')}>{line}</{tags.get(n, 'p')}>" for n, line in enumerate(lines))
    html = read(f"<html lang=id><body><article>{body}</article></body></html>", form=Form.HTML)
    assert html.headline.value == flat.headline.value
    assert html.published.value.edtf == flat.published.value.edtf
    assert html.dateline.value == flat.dateline.value


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_the_reading(text):
    leaf = page.read(Capture(id="x", form=Form.TEXT, payload=text, place=Place(file="x")))
    if isinstance(leaf, Page):
        assert recover.article(leaf).outcome in Outcome


def test_why_tells_the_value_its_rule_its_line_and_its_rivals(flat: Article):
    (reason,) = why.explain(flat, "published")
    assert reason.value == flat.published.value.edtf
    assert reason.line == "Kamis, 6 Mei 2021 14:20 WIB"
    assert reason.rule == "stamp line"
    text = "\n".join(why.lines(reason))
    assert "stamp line" in text and "Kamis" in text


@pytest.mark.parametrize("field", why.FIELDS)
def test_every_field_can_be_explained(flat: Article, field: str):
    reasons = why.explain(flat, field)
    found = getattr(flat, field)
    assert all(reason.rule for reason in reasons)
    if isinstance(found, Missing):
        assert reasons[0].value is None
    elif isinstance(found, Found):
        assert reasons[0].value == why.told(found.value)


def test_a_role_is_explained_at_an_offset(flat: Article):
    at = flat.text.index("Kepala Desa")
    reason = why.role(flat, at)
    assert reason.value == Role.PARAGRAPH.value
    assert reason.line.startswith("Kepala Desa")
    assert why.role(flat, len(flat.text) + 5) is None


def test_a_field_that_does_not_exist_is_an_error(flat: Article):
    with pytest.raises(KeyError):
        why.explain(flat, "colour")


def test_a_short_report_is_told_from_its_next_of_kin_by_the_lines_around_it():
    """No word of the report itself is Indonesian and not Malay; its stamp and headline are."""
    text = """Kapal Berlayar Lagi Setelah Tiga Pekan

Selasa, 21 November 2017 10:53 WIB

TELUK.EXAMPLE, Ranah - Mereka yang menumpang kapal dari ladang di selatan pulau itu kini sudah kembali dan tidak \
lagi takut pada laut.
"""
    assert read(text).language.value == "id"


def test_the_body_as_printed_has_no_blanks_around_links_in_scripts_that_part_no_words():
    told = "県警は 山本市 の港で、 三日 に 船を見つけた。 山本 太郎氏 が話した。"
    assert unspaced(told) == "県警は山本市の港で、三日に船を見つけた。山本 太郎氏が話した。"
    assert unspaced("山本市 の港") == "山本市 の港"  # no sentence
    assert unspaced("The ship , seen . ") == "The ship , seen . "


GERMAN = (
    "Nach zweijährigem Streit hat der Rat den Bau mit knapper Mehrheit gebilligt. Anwohner wollen klagen.",
    "Moorau - Der Stadtrat hat am Dienstagabend den Bau eines Radwegs beschlossen. 21 Räte stimmten dafür.",
    "„Das ist ein guter Tag für den Klimaschutz“, sagte Oberbürgermeisterin Paula Lind.",
    "Die Stadt rechnet mit Kosten von 2,1 Millionen Euro.",
)


@pytest.mark.parametrize(
    "stamp",
    [
        "<p>15. März 2022, 17:42 Uhr | Aktualisiert: 16. März 2022, 08:10 Uhr | Lesedauer: 3 Min.</p>",
        "<p>15. März 2022, 17:42 Uhr | Lesedauer: 3 Min.</p>",
        "<p>15.03.2022, 17:42 Uhr</p><p>Lesedauer: 3 Min.</p>",
    ],
)
def test_a_reading_time_behind_the_stamp_hides_neither_it_nor_the_report(stamp):
    lead, *report = (f"<p>{text}</p>" for text in GERMAN)
    page = f"<html lang='de'><h1>Stadtrat beschließt Radweg</h1>{lead}<p>Von Karin Vogel und dpa</p>{stamp}"
    found = kronik.read(page + "".join(report) + "</html>")
    assert found.outcome is Outcome.ARTICLE
    assert found.published.value.edtf == "2022-03-15T17:42"
    assert found.bylines[0].value.name == "Karin Vogel"
    assert found.dateline.value.place == "Moorau"
    assert [passage.text for passage in found.body][1:] == [GERMAN[1].removeprefix("Moorau - "), *GERMAN[2:]]


def test_initials_at_the_end_of_a_column_of_print_sign_it():
    text = "Empat Penambang Tewas di Ranah\nSabtu, 9 November 2013\n\nRANAH, LEMBAH - Empat penambang emas tertimbun"
    found = kronik.read(f"{text} longsor di Bukit Ranah pada Jumat petang. Jenazah mereka dibawa pulang.      (KOR)")
    assert found.body[-1].text.endswith("dibawa pulang.")
    assert [byline.value.name for byline in found.bylines] == ["KOR"]


def test_a_line_of_place_day_and_outlet_is_the_dateline_and_dates_the_page():
    report = (
        "Menteri Penerangan Harsono Wira mengatakan, pers nasional harus bebas dan bertanggung jawab.\n"
        '"Kebebasan tanpa tanggung jawab adalah anarki," katanya ketika membuka kongres wartawan di Ranah.\n'
        "Menurut Harsono, pembangunan nasional memerlukan pers yang sehat dan wartawan yang terdidik.\n"
    )
    found = kronik.read(f"MENTERI: PERS HARUS BEBAS\nRanah, 12 Maret 1987 (KAWAT)\n\n{report}")
    assert found.published.value.edtf == "1987-03-12"
    assert (found.dateline.value.place, found.dateline.value.outlet) == ("Ranah", "KAWAT")
    assert isinstance(found.picture, Missing)


def test_a_flash_of_two_wrapped_lines_without_a_headline_is_an_article_and_no_headline():
    flash = (
        "SINGKARANAH (KAWAT News) - Tim SAR menemukan dua nelayan yang hilang di\nperairan Pulau Karang, Jumat.\n\n"
        "Pewarta: Evi Ratna\nEditor: Heru Dwi\nCOPYRIGHT © KAWAT 2011\n\nJumat, 8 April 2011 17:05 WIB\n"
    )
    found = kronik.read(flash)
    assert found.outcome is Outcome.ARTICLE
    assert [p.text for p in found.body] == [
        "Tim SAR menemukan dua nelayan yang hilang di perairan Pulau Karang, Jumat."
    ]
    assert isinstance(found.headline, Missing)
    assert isinstance(found.picture, Missing)
