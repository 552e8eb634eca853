"""Records laid out for the templates: the body, the evidence, moments, charts and searches."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.archive import Archive
from kronik.archive.query import Is, parse
from kronik.records import Age, ReadAlso, Role, Span
from kronik.web import catalogue, census, chart, evidence, kept, links, moments, sheet
from tests.web import fiction

ID, EN = catalogue.load("id"), catalogue.load("en")
MONTH = st.dates(date(1950, 1, 1), date(2080, 12, 31)).map(lambda day: f"{day:%Y-%m}")


RAIN = "Hujan deras sejak Minggu sore merendam enam dusun. " * 3


# ---- the body -------------------------------------------------------------------------------------------------


def test_the_body_keeps_every_passage_and_link_in_order():
    article = fiction.ferry()
    pieces = sheet.body(article, {})
    assert tuple(passage for piece in pieces for passage in piece.passages) == article.body
    assert [link.title for piece in pieces for link in piece.links] == [link.title for link in article.read_also]
    assert [piece.role for piece in pieces] == [
        Role.PARAGRAPH, Role.PARAGRAPH, Role.READ_ALSO, Role.SUBHEADING, Role.PARAGRAPH, Role.LIST, Role.TABLE,
        Role.QUOTATION, Role.PARAGRAPH, Role.READ_ALSO,
    ]  # fmt: skip


def test_a_paragraph_in_a_table_cell_is_shown_as_a_paragraph():
    paper = fiction.Sheet("x", "Warta Teluk", "id", None)
    for text in ("Golongan\tTarif", "Rp14.000", "Kapal cepat", "“Kami menunggu,” katanya.", RAIN):
        paper.passage(text, Role.TABLE)
    pieces = sheet.body(paper.article("", None), {})
    assert [(piece.role, len(piece.passages)) for piece in pieces] == [
        (Role.TABLE, 3),
        (Role.PARAGRAPH, 1),
        (Role.PARAGRAPH, 1),
    ]


@given(st.lists(st.integers(-3, 9)), st.integers(0, 5))
def test_no_link_is_lost_wherever_it_says_it_stands(places, passages):
    paper = fiction.Sheet("x", "Warta Teluk", "id", None)
    for n in range(passages):
        paper.passage(f"paragraf {n}")
    paper.also = [ReadAlso(title=str(n), url=None, span=Span(n, n + 1), after=at) for n, at in enumerate(places)]
    pieces = sheet.body(paper.article("", None), {})
    assert sorted(link.title for piece in pieces for link in piece.links) == sorted(map(str, range(len(places))))
    assert sum(len(piece.passages) for piece in pieces) == passages


def test_a_link_leads_to_what_the_archive_holds_and_else_to_the_original():
    held = {fiction.T + "2023/04/feri-berhenti": "/article/abc"}
    first, second, third = fiction.ferry().read_also
    assert links.target(first, held) == links.Target(title=first.title, href="/article/abc", held=True)
    assert links.target(second, held).href == "https://lain.example/cakalang"
    assert links.target(third, held) == links.Target(title="Tanpa alamat", href=None, held=False)


def test_only_addresses_that_may_be_followed_are_asked_for():
    assert links.addresses(fiction.hostile()) == ()
    assert len(links.addresses(fiction.ferry())) == 4


# ---- how it is known ------------------------------------------------------------------------------------------


def test_the_words_are_shown_within_their_line():
    text = "satu\ndua tiga empat\nlima"
    found = evidence.extract(text, Span(9, 13), "tiga")
    assert found == evidence.Extract(before="dua ", seen="tiga", after=" empat", visible=True)


def test_a_value_from_a_tag_shows_the_tag():
    found = evidence.extract("teks", None, "2017-11-21T10:53")
    assert found == evidence.Extract(before="", seen="2017-11-21T10:53", after="", visible=False)
    assert evidence.extract("teks", None, "") is None


def test_every_field_has_its_evidence():
    fields = [one.field for one in evidence.of(fiction.ferry())]
    assert fields.count("byline") == 2
    assert set(fields) == set(ID.sections["field"])
    assert {one.missing for one in evidence.of(fiction.undated()) if one.missing} == {"not-recognised"}


# ---- moments --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edtf", "zone", "indonesian", "english", "machine"),
    [
        ("2017-11-21T10:53:00+07:00", "WIB", "Selasa, 21 November 2017 10.53 WIB",
         "Tuesday, 21 November 2017 10:53 WIB", "2017-11-21T10:53:00+07:00"),
        ("2017-11-01T10:53:07+07:00", "WIB", "Rabu, 1 November 2017 10.53.07 WIB",
         "Wednesday, 1 November 2017 10:53:07 WIB", "2017-11-01T10:53:07+07:00"),
        ("2017-11-21T10:53:00Z", None, "Selasa, 21 November 2017 10.53 UTC", "Tuesday, 21 November 2017 10:53 UTC",
         "2017-11-21T10:53:00Z"),
        ("2017-11-21T10:53Z", "Z", "Selasa, 21 November 2017 10.53 UTC", "Tuesday, 21 November 2017 10:53 UTC",
         "2017-11-21T10:53Z"),
        ("2017-11-21", None, "Selasa, 21 November 2017", "Tuesday, 21 November 2017", "2017-11-21"),
        ("2017-11", None, "November 2017", "November 2017", "2017-11"),
        ("2017", None, "2017", "2017", "2017"),
        ("2015~", None, "sekitar 2015", "about 2015", "2015"),
        ("199X", None, "199X", "199X", ""),
        ("2017-11-21/2017-11-22", None, "Selasa, 21 November 2017 – Rabu, 22 November 2017",
         "Tuesday, 21 November 2017 – Wednesday, 22 November 2017", ""),
    ],
)  # fmt: skip
def test_a_moment_is_printed_as_finely_as_it_was_seen(edtf, zone, indonesian, english, machine):
    moment = fiction.moment(edtf, zone)
    assert moments.full(moment, ID) == indonesian
    assert moments.full(moment, EN) == english
    assert moments.machine(moment) == machine


@pytest.mark.parametrize(
    ("printed", "shown"), [("Z", "UTC"), ("+0000", "UTC"), ("+0700", "+07:00"), ("+07:00", "+07:00"), ("WIT", "WIT")]
)
def test_a_zone_is_shown_as_people_write_it(printed, shown):
    moment = fiction.moment("2017-11-21T10:53:00+07:00", printed)
    assert moments.clock(moment, EN) == f"10:53 {shown}"


def test_a_list_prints_moments_short():
    moment = fiction.moment("2017-05-21T10:53:00+07:00", "WIB")
    assert moments.short(moment, ID) == "21 Mei 2017 10.53 WIB"
    assert moments.clock(moment, EN) == "10:53 WIB"
    assert moments.clock(fiction.moment("2017-05-21"), EN) == ""


@pytest.mark.parametrize(
    ("age", "indonesian", "english"),
    [
        (Age(seen="35 hari lalu", amount=35, unit="day"), "35 hari", "35 days"),
        (Age(seen="1 jam lalu", amount=1, unit="hour"), "1 jam", "1 hour"),
        (Age(seen="14 bulan lalu", amount=14, unit="month"), "14 bulan", "14 months"),
        (Age(seen="3 windu lalu", amount=3, unit="windu"), "3 windu lalu", "3 windu lalu"),
    ],
)
def test_an_age_keeps_its_unit(age, indonesian, english):
    assert moments.age(age, ID) == indonesian
    assert moments.age(age, EN) == english


@given(st.text(max_size=12))
def test_what_is_no_day_is_printed_as_it_is(text):
    assert isinstance(moments.heading(text, "id"), str)


# ---- counts ---------------------------------------------------------------------------------------------------


@given(st.dictionaries(MONTH, st.integers(1, 500), max_size=8))
def test_a_chart_shows_every_article_and_no_gap(months):
    drawn = chart.of(months)
    if drawn is None:
        assert len(months) < 2
        return
    assert sum(bar.n for bar in drawn.bars) == sum(months.values())
    assert len(drawn.bars) <= max(chart.MOST, 131)
    assert all(bar.x >= 0 and bar.x + bar.width <= drawn.width + 0.1 for bar in drawn.bars)
    assert all(bar.y >= 0 and abs(bar.y + bar.height - drawn.height) < 0.1 for bar in drawn.bars)
    names = [bar.name for bar in drawn.bars]
    assert names == sorted(set(names))


@pytest.mark.parametrize(
    ("time", "query"),
    [
        ("2017", "after:2017 before:2018"),
        ("2017-11", "after:2017-11 before:2017-12"),
        ("2017-12", "after:2017-12 before:2018-01"),
        ("2017-12-31", "after:2017-12-31 before:2018-01-01"),
        ("2020-W53", "after:2020-12-28 before:2021-01-04"),
    ],
)
def test_a_time_is_searched_from_its_first_day_to_its_last(time, query):
    assert links.within(time) == query


@given(st.text())
def test_a_value_that_is_searched_is_one_phrase(value):
    """Whatever stands in an outlet's name, the search is for that outlet and for nothing else."""
    query = parse(links.asked("outlet", value))
    assert isinstance(query.tree, Is) or links.asked("outlet", value) == 'outlet:""'


def test_the_archive_is_counted_again_once_it_has_changed_and_some_seconds_have_passed(tmp_path):
    now = 100.0
    counter = kept.Kept(census.count, clock=lambda: now)
    with Archive.create(tmp_path / "a") as archive:
        archive.add(fiction.halted())
        first = counter.of(archive)
        now += kept.LAG + 1
        assert counter.of(archive) is first
        archive.add(fiction.ferry())
        assert counter.of(archive).months == {"2023-04": 1, "2023-05": 1}
        archive.add(fiction.harbour())
        assert counter.of(archive).months == {"2023-04": 1, "2023-05": 1}
        now += kept.LAG
        assert counter.of(archive).years == {"2023": 3}
