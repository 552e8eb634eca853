"""Who made an article: names split right, and none that is no name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kronik
from kronik.language import load
from kronik.records import Byline, Claim, Declaration, Passage, Role, Span
from kronik.recover import bylines, names, outlet

from .leaf import says, view

HEAD = (Role.HEADLINE, "Pasar ikan di Ranah dibuka lagi")
BODY = (Role.PARAGRAPH, "Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak.")


def find(*lines, after=(), lang="id", **fields):
    leaf = view([HEAD, *lines, BODY, *after], lang=lang, **fields)
    start = leaf.body_starts
    body = (Passage(role=Role.PARAGRAPH, text=BODY[1], span=Span(start, start + len(BODY[1]))),)
    return bylines.find(leaf, body, outlet.named(leaf.page).names)


def told(found):
    return [(one.value.name, one.value.role) for one in found]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Oleh: Sinta Ranu dan Bima Arwana", "id", ["Sinta Ranu", "Bima Arwana"]),
        ("By Jane Marlow, John Q. Teller and Ann Reed", "en", ["Jane Marlow", "John Q. Teller", "Ann Reed"]),
        ("Von Anna Muldner und Bernd Mai", "de", ["Anna Muldner", "Bernd Mai"]),
        ("Par Luc Morin et Anne Berger", "fr", ["Luc Morin", "Anne Berger"]),
        ("Sinta Ranu; Bima Arwana", "id", ["Sinta Ranu", "Bima Arwana"]),
        ("Jane Marlow, Political Editor", "en", ["Jane Marlow"]),
        ("Jane Marlow (in Dale)", "en", ["Jane Marlow"]),
        ("Ludwig van der Aue", "de", ["Ludwig van der Aue"]),
        ("SINTA RANU", "id", ["SINTA RANU"]),
        ("Sinta Ranu, S.E. dan Bima A.", "id", ["Sinta Ranu", "Bima A."]),
        ("Recipe by", "en", []),
        ("Rubrik: Otomotif", "de", []),
        ("» Politik", "id", []),
        ("山田太郎", "ja", ["山田太郎"]),
        ("Admin", "id", []),
        ("Redaksi", "id", []),
        ("Staff Writer", "en", []),
        ("Die Redaktion", "de", []),
        ("sinta@ranah.example", "id", []),
        ("https://ranah.example/sinta", "id", []),
        ("4 Mei 2021", "id", []),
        ("Nelayan kembali melaut setelah ombak reda di Ranah", "id", []),
        ("", "id", []),
    ],
)
def test_names_are_split_and_what_is_no_name_is_left(text, code, expected):
    assert names.split(text, load(code)) == expected


def test_persons_declared_as_authors_win():
    claims = says(authors={"json-ld author": "Sinta Ranu", "meta author": "Admin", "link author": "Bima Arwana"})
    found = find(declaration=claims)
    assert told(found) == [("Sinta Ranu", "writer")]
    assert [(r.value, r.rule) for r in found[0].rivals] == [("Bima Arwana", "link author")]


def test_a_person_in_a_line_wins_over_the_outlet_in_a_tag():
    claims = says(authors={"json-ld author organization": "Ranah"}, outlets={"meta og:site_name": "Ranah"})
    assert told(find((Role.BYLINE, "Oleh Sinta Ranu"), declaration=claims)) == [("Sinta Ranu", "writer")]


def test_an_outlet_signs_only_where_nobody_else_does():
    claims = says(authors={"json-ld author organization": "Ranah"}, outlets={"meta og:site_name": "Ranah"})
    assert told(find(declaration=claims)) == [("Ranah", "agency")]


def test_of_the_names_in_microdata_those_of_teasers_give_way_to_those_in_the_byline():
    authors = tuple(Claim(value=name, rule="microdata author") for name in ("Sinta Ranu", "Bima Arwana"))
    claims = Declaration(authors=authors)
    assert told(find((Role.BYLINE, "Oleh Sinta Ranu"), declaration=claims)) == [("Sinta Ranu", "writer")]
    assert told(find(declaration=claims)) == [("Sinta Ranu", "writer"), ("Bima Arwana", "writer")]


def test_a_long_line_of_names_stamps_and_changes_is_a_byline():
    line = (
        "Penulis: Sinta Ranuwijaya | Editor: Bima Arwanasari | Selasa, 14 Februari 2023 | 09:35 WIB"
        " | Diperbarui: Rabu, 15 Februari 2023 | 07:10 WIB"
    )
    page = f"<h1>Jembatan Ranah Ambruk Diterjang Banjir</h1><p>{line}</p>" + "".join(
        f"<p>Jembatan gantung di Ranah ambruk diterjang banjir pada {day} malam, kata camat.</p>"
        for day in ("Senin", "Rabu")
    )
    article = kronik.read(page)
    assert told(article.bylines) == [("Sinta Ranuwijaya", "writer"), ("Bima Arwanasari", "editor")]
    assert (article.published.value.edtf, article.modified.value.edtf) == (
        "2023-02-14T09:35+07:00",
        "2023-02-15T07:10+07:00",
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sinta Ranu, Kabar Ranah", [("Sinta Ranu", "writer")]),
        ("Sinta Ranu - Kabar Ranah", [("Sinta Ranu", "writer")]),
        ("Ann Reed, Staff Writer | 3 May 2021", [("Ann Reed", "writer")]),
        ("Sinta Ranu, Suara Bukit", []),
        ("Kabar Ranah, Ekonomi", []),
    ],
)
def test_a_name_before_the_outlet_or_an_office_is_the_writers(line, expected):
    claims = says(outlets={"meta og:site_name": "Kabar Ranah"})
    assert told(find((Role.OTHER, line), declaration=claims)) == expected


def test_a_name_alone_between_headline_and_stamp_is_the_writers_unless_the_page_is_filed_under_it():
    head, stamp = (Role.HEADLINE, "Pasar Ikan Ranah Dibuka Lagi"), (Role.PUBLISHED, "Selasa, 4 Mei 2021")

    def under(line, **fields):
        leaf = view([head, line, stamp, BODY], parents=(0,), **fields)
        return bylines.find(leaf, (), outlet.named(leaf.page).names)

    found = under((Role.OTHER, "Sinta Ranu"))
    assert (told(found), found[0].rule) == ([("Sinta Ranu", "writer")], "name under the headline")
    assert under((Role.OTHER, "Liga Ranah"), declaration=says(sections={"meta article:section": "Liga Ranah"})) == ()
    assert under((Role.OTHER, "Jawa Lembah"), url="https://ranah.example/jawa-lembah/pasar") == ()
    assert under((Role.OTHER, "Sinta Ranu", "https://ranah.example/rubrik")) == ()


def test_what_a_desk_signs_with_is_nobody():
    assert told(find(declaration=says(authors={"meta author": "admin"}))) == []


def test_a_line_that_introduces_what_somebody_wrote_is_no_byline():
    assert told(find(after=[(Role.BYLINE, "Sinta Ranu menulis:")])) == []


def test_a_source_that_a_line_credits_is_no_writer():
    assert told(find(after=[(Role.BYLINE, "Sumber: Dinas Pasar Ranah")])) == [("Dinas Pasar Ranah", "agency")]


def test_an_agency_and_a_person_stand_together():
    authors = (
        Claim(value="Sinta Ranu", rule="json-ld author"),
        Claim(value="KNB", rule="json-ld author organization"),
    )
    found = find(declaration=Declaration(authors=authors))
    assert told(found) == [("Sinta Ranu", "writer"), ("KNB", "agency")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Penulis: Sinta Ranu Editor: Bima Arwana", [("Sinta Ranu", "writer"), ("Bima Arwana", "editor")]),
        ("Penulis: Sinta Ranu Minggu, 28 Mei 2023 19:10 WITA", [("Sinta Ranu", "writer")]),
        ("Penerjemah: Bima Arwana", [("Bima Arwana", "translator")]),
        ("Reporter: Sinta Ranu | Editor: Admin", [("Sinta Ranu", "writer")]),
    ],
)
def test_a_byline_says_who_did_what(line, expected):
    assert told(find((Role.BYLINE, line))) == expected


def test_the_span_of_a_byline_cuts_the_name():
    leaf = view([HEAD, (Role.BYLINE, "Oleh Sinta Ranu"), BODY])
    (found,) = bylines.find(leaf, (), frozenset())
    assert found.span.of(leaf.page.text) == "Sinta Ranu"


def test_a_byline_shares_its_line_with_a_stamp():
    line = (Role.PUBLISHED, "Penulis: Sinta Ranu Editor: Bima Arwana Minggu, 28 Mei 2023")
    assert told(find(line)) == [("Sinta Ranu", "writer"), ("Bima Arwana", "editor")]


def test_initials_close_the_article():
    assert told(find(after=[(Role.SIGNOFF, "(abc/def)")])) == [("abc", "initials"), ("def", "initials")]


def test_a_name_in_brackets_at_the_end_is_the_editors():
    assert told(find(after=[(Role.SIGNOFF, "(Bima Arwana)")])) == [("Bima Arwana", "editor")]


def test_a_line_further_down_names_the_makers_of_something_else():
    far = [(Role.OTHER, "x" * 300), (Role.BYLINE, "Oleh Bima Arwana")]
    assert told(find((Role.BYLINE, "Oleh Sinta Ranu"), after=far)) == [("Sinta Ranu", "writer")]


def test_nobody_named_is_nobody():
    assert find() == ()


@given(st.text(max_size=80))
def test_no_text_breaks_the_splitting_and_every_name_could_be_one(text):
    for name in names.split(text, load("id")):
        assert names.believable(name, load("id"))


@given(st.text(max_size=60))
def test_no_line_breaks_the_finder(text):
    for found in find((Role.BYLINE, text)):
        assert isinstance(found.value, Byline)


def test_a_digit_in_a_name_begins_no_date():
    found = find((Role.BYLINE, "Oleh Sinta Wirawan, Ranah6.com, 4 Mei 2021"))
    assert "Ranah" not in [byline.value.name for byline in found]


def test_a_name_that_begins_with_the_outlets_own_word_is_the_outlet():
    claims = says(authors={"json-ld author": "Ranahku Media Siber"}, outlets={"meta og:site_name": "RANAHKU.com"})
    assert told(find(declaration=claims)) == [("Ranahku Media Siber", "agency")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([(Role.OTHER, "Sinta Wirawan"), (Role.PUBLISHED, "Selasa, 4 Mei 2021 10:53 WIB")], ["Sinta Wirawan"]),
        ([(Role.PUBLISHED, "Sinta Wirawan 4 Mei 2021, 10:53")], ["Sinta Wirawan"]),
        (
            [(Role.OTHER, "Sinta Wirawan dan Bima Arwana"), (Role.PUBLISHED, "4 Mei 2021")],
            ["Sinta Wirawan", "Bima Arwana"],
        ),
        ([(Role.OTHER, "Pasar"), (Role.PUBLISHED, "4 Mei 2021")], []),
        ([(Role.OTHER, "Pedagang Ranah kembali ke lapaknya"), (Role.PUBLISHED, "4 Mei 2021")], []),
    ],
)
def test_a_name_beside_the_stamp_signs_a_page_without_tags(lines, expected):
    assert [name for name, _ in told(find(*lines))] == expected


def test_what_opens_a_stamp_ends_the_names_before_it():
    assert told(find((Role.BYLINE, "Oleh Sinta Wirawan Diterbitkan"))) == [("Sinta Wirawan", "writer")]


@pytest.mark.parametrize(
    ("line", "lang", "expected"),
    [
        ("Rep: Sinta Ranu/ Red: Bima Arwana", "id", [("Sinta Ranu", "writer"), ("Bima Arwana", "editor")]),
        (
            "Photographs by Ann Reed. Words by Bo Marlow",
            "en",
            [("Bo Marlow", "writer"), ("Ann Reed", "photographer")],
        ),
        ("Words: Ann Reed Pictures: Bo Marlow", "en", [("Ann Reed", "writer"), ("Bo Marlow", "photographer")]),
        ("By Ann Reed at Sarai Lane", "en", [("Ann Reed", "writer")]),
        ("Oleh Sinta Ranu di Padangsari", "id", [("Sinta Ranu", "writer")]),
        ("Por Rita Abreu, Folha do Vale — Santa Serra", "pt", [("Rita Abreu", "writer")]),
        ("By Ann Reed, Sarai Post; Bo Marlow, Dale Times", "en", [("Ann Reed", "writer"), ("Bo Marlow", "writer")]),
        ("Par Luc Morin, envoyé spécial à Pont-Sarai", "fr", [("Luc Morin", "writer")]),
        ("Door onze redacteur Jan Muldner", "nl", [("Jan Muldner", "writer")]),
        ("Oleh Nor Azlina Ranu", "ms", [("Nor Azlina Ranu", "writer")]),
        ("Penulis Sinta Ranu|Editor Bima Arwana", "id", [("Sinta Ranu", "writer"), ("Bima Arwana", "editor")]),
    ],
)
def test_a_byline_gives_names_and_roles_without_places_and_outlets(line, lang, expected):
    assert sorted(told(find((Role.BYLINE, line), lang=lang))) == sorted(expected)


def test_the_credits_in_brackets_under_a_report_name_its_editor():
    line = (Role.OTHER, "(Reporting by Ann Reed; Additional reporting by Bo Marlow in SARAI; Editing by Jo Teller)")
    found = told(find((Role.BYLINE, "By Ann Reed"), after=[line], lang="en"))
    assert found == [("Ann Reed", "writer"), ("Jo Teller", "editor")]


def test_the_sender_of_a_mail_is_no_author():
    lines = ((Role.BYLINE, "From: Sarai Star <post@sarai.example>"), (Role.BYLINE, "By Ann Reed"))
    assert told(find(*lines, lang="en")) == [("Ann Reed", "writer")]


def test_an_outlet_beside_the_stamp_is_an_agency():
    found = told(find((Role.OTHER, "SRI News"), (Role.PUBLISHED, "25 August 2018"), lang="en"))
    assert found == [("SRI News", "agency")]


def test_an_agency_before_a_writer_is_no_part_of_the_name():
    assert names.split("Kawat Press writer Ann Reed", load("en")) == []


PAGE = """<html lang='{lang}'><head><title>Pasar dibuka lagi</title></head><body><h1>Pasar dibuka lagi</h1>{line}
<p>Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak tinggi di selat itu.</p>
<p>Kepala pasar mengatakan pedagang kembali berjualan sejak Selasa pagi di kios lama mereka.</p></body></html>"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "<div><span>Penulis <a href='/p'>Sinta Ranu</a></span><span>|</span>"
            "<span>Editor <a href='/e'>Bima Arwana</a></span></div>",
            [("Sinta Ranu", "writer"), ("Bima Arwana", "editor")],
        ),
        (
            "<div><img src='x.jpg'><b>Sinta Ranu</b><br><i>Sosiolog, pengajar di Universitas Bukit</i></div>"
            "<div>Edisi 14 Mei 2012</div>",
            [("Sinta Ranu", "writer")],
        ),
    ],
)
def test_links_between_bars_and_a_bold_name_over_an_office_are_bylines(line, expected):
    assert told(kronik.read(PAGE.format(line=line, lang="id")).bylines) == expected


def test_a_name_and_a_desk_and_the_clock_of_a_change_are_none_of_the_body():
    html = """<html lang='es'><body><h1>El mercado de Sarai abre de nuevo</h1><p>Rita Abreu / Agencias</p>
    <p>Sarai - 12 ago 2022 - 09:41 CEST</p><p>Actualizado a las 13:05 h.</p>
    <p>El mercado de pescado de Sarai ha abierto de nuevo tras dos semanas de olas altas en el estrecho.</p>
    <p>"El viento no ayuda", ha dicho la alcaldesa de Villa Serra, Pilar Montes, en una rueda de prensa.</p>
    </body></html>"""
    article = kronik.read(html)
    assert told(article.bylines) == [("Rita Abreu", "writer")]
    assert [passage.text[:9] for passage in article.body] == ["El mercad", '"El vient']


@pytest.mark.parametrize("line", ["Von Ana Weil, dpa", "Von Ana Weil und dpa", "Von Ana Weil, dpa/AFP"])
def test_an_agency_in_small_letters_behind_a_name_is_no_writer(line: str) -> None:
    prose = "Der Hafen der Stadt wird im Herbst gebaut, wie die Verwaltung am Montag mitgeteilt hat. "
    page = f"<h1>Der Hafen wird gebaut</h1><p>{line}</p><p>4. März 2022, 10:00 Uhr</p>" + f"<p>{prose * 2}</p>" * 3
    read = kronik.read(f"<html lang=de><body>{page}</body></html>")
    assert [(one.value.name, one.value.role) for one in read.bylines if one.value.role == "writer"] == [
        ("Ana Weil", "writer")
    ]
    assert all(passage.text != line for passage in read.body)
