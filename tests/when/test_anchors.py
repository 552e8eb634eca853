"""Which day "today" is. The sentences, sources and places are fiction."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik import language
from kronik.language import Pack
from kronik.records import Expression, Lang, Span
from kronik.when import find

PUBLISHED = date(2017, 11, 22)

Told = list[tuple[str, str, str | None]]


def told(found: tuple[Expression, ...]) -> Told:
    """The words, value and anchor of each expression."""
    return [(e.text, e.value, e.anchor) for e in found]


def read(text: str, pack: Pack, *captions: str) -> Told:
    spans = [Span(text.index(caption), text.index(caption) + len(caption)) for caption in captions]
    return told(find(text, pack=pack, anchor=PUBLISHED, captions=spans))


CITED = [
    (
        "id",
        "Gunung Sunyi meletus kemarin, seperti dikutip dari laman Kabar Laut, Senin, 16 November 2015.",
        ("kemarin", "2015-11-15"),
    ),
    (
        "id",
        "Dikutip dari laman resmi Balai Teluk Sunyi, Senin (16/11/2015), gelombang tinggi datang tadi malam.",
        ("tadi malam", "2015-11-15TNI"),
    ),
    (
        "id",
        "Mengutip kabarlaut.com, 16 November 2015, jembatan itu dibuka Sabtu pekan lalu.",
        ("Sabtu pekan lalu", "2015-11-14"),
    ),
    (
        "id",
        "Panen dimulai bulan lalu menurut laporan Kabar Laut di Lembah Hijau (16/11/2015).",
        ("bulan lalu", "2015-10"),
    ),
    ("id", "Menurut laporan Dr. Sekar Wening pada Senin (16/11/2015), air surut lusa.", ("lusa", "2015-11-18")),
    (
        "en",
        "The mill burned yesterday, as reported by the Harbour Gazette on Monday, November 16, 2015.",
        ("yesterday", "2015-11-15"),
    ),
    (
        "en",
        "As quoted from the website of Wenna Radio on 16 November 2015, the ferry sails tomorrow.",
        ("tomorrow", "2015-11-17"),
    ),
]


@pytest.mark.parametrize(("lang", "text", "expected"), CITED)
def test_what_a_cited_source_says_is_counted_from_the_day_of_the_citation(
    lang: str, text: str, expected: tuple[str, str]
) -> None:
    found = read(text, language.load(Lang(lang)))
    assert (*expected, "2015-11-16") in found
    (day,) = ((value, anchor) for _, value, anchor in found if value == "2015-11-16")
    assert day == ("2015-11-16", "2017-11-22"), "the citation's own day is counted from the publication"


def test_a_citation_ends_with_its_sentence(indonesian: Pack) -> None:
    text = "Lumbung dibuka kemarin. Dikutip dari Kabar Laut, Senin (16/11/2015), air naik. Warga pulang kemarin."
    assert read(text, indonesian) == [
        ("kemarin", "2017-11-21", "2017-11-22"),
        ("Senin (16/11/2015)", "2015-11-16", "2017-11-22"),
        ("kemarin", "2017-11-21", "2017-11-22"),
    ]


def test_the_weekday_alone_of_a_citation_is_a_day_and_stays(indonesian: Pack) -> None:
    assert read("Dilansir Kabar Laut, Senin, panen dimulai kemarin.", indonesian) == [
        ("Senin", "2017-11-20", "2017-11-22"),
        ("kemarin", "2017-11-19", "2017-11-20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Dikutip dari Kabar Laut, kapal tenggelam pada 3 Maret 2011 dan diangkat kemarin.",  # the day of the story
        "Dilaporkan warga hilang di Teluk Sunyi, Senin (16/11/2015), dan pulang kemarin.",
        "Lomba perahu digelar Senin (16/11/2015) dan diulang kemarin.",  # nobody is cited
        "Dikutip dari Kabar Laut, Senin (4/11/2019), perahu pulang kemarin.",  # after the publication
    ],
)
def test_a_day_that_is_not_the_citation_s_moves_nothing(text: str, indonesian: Pack) -> None:
    assert read(text, indonesian)[-1] == ("kemarin", "2017-11-21", "2017-11-22")


def test_a_quotation_in_a_citation_is_of_the_day_it_was_said(indonesian: Pack) -> None:
    text = '"Mulai besok," kata Bupati, Sabtu (14/11/2015), dikutip dari Kabar Laut, Senin (16/11/2015).'
    assert read(text, indonesian)[0] == ("besok", "2015-11-15", "2015-11-14")


def test_all_sentences_of_a_cited_quotation_are_of_its_day(indonesian: Pack) -> None:
    text = '"Kami mulai besok. Semua siap lusa," tulis laman Kabar Laut, Senin (16/11/2015).'
    assert read(text, indonesian)[:2] == [("besok", "2015-11-17", "2015-11-16"), ("lusa", "2015-11-18", "2015-11-16")]


def test_a_clock_time_falls_on_the_day_that_a_citation_told(indonesian: Pack) -> None:
    text = "Dikutip dari Kabar Laut, Senin (16/11/2015), pintu air dibuka kemarin dan ditutup lagi pukul 10.00 WIB."
    assert read(text, indonesian)[-1][1] == "2015-11-15T10:00+07:00"


CAPTION = "Warga memanen kopi kemarin sore. Foto: Kabar Laut/Sekar (Sabtu, 11 November 2017)"


def test_a_caption_is_counted_from_the_day_that_it_states(indonesian: Pack) -> None:
    text = f"Panen selesai kemarin.\n{CAPTION}\nPasar dibuka besok."
    assert read(text, indonesian, CAPTION) == [
        ("kemarin", "2017-11-21", "2017-11-22"),
        ("kemarin sore", "2017-11-10TAF", "2017-11-11"),
        ("Sabtu, 11 November 2017", "2017-11-11", "2017-11-22"),
        ("besok", "2017-11-23", "2017-11-22"),
    ]
    assert read(text, indonesian)[1] == ("kemarin sore", "2017-11-21TAF", "2017-11-22")


def test_of_two_days_in_a_caption_the_nearer_counts(indonesian: Pack) -> None:
    text = "Pada 4 Mei 2016 sungai surut; keesokan pagi perahu kembali seperti kemarin. Foto lama: 7 Agustus 2009"
    assert ("kemarin", "2009-08-06", "2009-08-07") in read(text, indonesian, text)


def test_a_day_that_explains_the_word_before_it_is_not_its_anchor(indonesian: Pack) -> None:
    text = "Warga menjemur kopi kemarin, Selasa (21/11/2017)."
    assert read(text, indonesian, text)[0] == ("kemarin", "2017-11-21", "2017-11-22")


def test_a_caption_without_a_day_is_of_the_publication(indonesian: Pack) -> None:
    text = "Panen pada 4 Mei 2016 di Lembah Hijau.\nWarga menjemur kopi kemarin."
    assert read(text, indonesian, text.split("\n")[1])[-1] == ("kemarin", "2017-11-21", "2017-11-22")


def test_a_stated_day_is_an_anchor_where_the_publication_is_not_known(indonesian: Pack) -> None:
    text = f"Panen selesai kemarin.\n{CAPTION}"
    found = find(text, pack=indonesian, anchor=None, captions=[Span(23, len(text))])
    assert told(found) == [
        ("kemarin sore", "2017-11-10TAF", "2017-11-11"),
        ("Sabtu, 11 November 2017", "2017-11-11", None),
    ]


@given(st.dates(date(1950, 1, 1), date(2017, 11, 22)))
def test_shifting_the_day_of_a_citation_shifts_what_it_says(day: date) -> None:
    pack = language.load(Lang("id"))
    text = f"Air naik kemarin, dikutip dari Kabar Laut, {day.day}/{day.month}/{day.year}."
    first = find(text, pack=pack, anchor=PUBLISHED)[0]
    assert (first.value, first.anchor) == ((day - timedelta(1)).isoformat(), day.isoformat())


@given(st.text(max_size=80), st.lists(st.integers(0, 90), min_size=2, max_size=2).map(sorted))
def test_captions_change_no_span(noise: str, ends: list[int]) -> None:
    text = f"kemarin 4 Mei 2016 {noise} lusa, Sabtu pekan lalu"
    pack = language.load(Lang("id"))
    plain = find(text, pack=pack, anchor=PUBLISHED)
    moved = find(text, pack=pack, anchor=PUBLISHED, captions=[Span(*ends)])
    assert [(e.start, e.end, e.rule) for e in plain] == [(e.start, e.end, e.rule) for e in moved]


def test_an_expression_says_whose_today_it_was_counted_from(indonesian: Pack) -> None:
    text = "Gunung Sunyi meletus kemarin, dikutip dari laman Kabar Laut, Senin, 16 November 2015. Tadi malam hujan."
    cited, day, own = find(text, pack=indonesian, anchor=date(2017, 11, 22))
    assert (cited.value, cited.whose) == ("2015-11-15", "citation")
    assert cited.stated is not None
    assert cited.stated.of(text) == day.text
    assert (own.value, own.whose, own.stated) == ("2017-11-21TNI", "publication", None)


def test_nothing_after_its_sentence_happens_on_the_day_of_a_citation(indonesian: Pack) -> None:
    text = "Warga mengungsi kemarin, dikutip dari Kabar Laut, Senin (16/11/2015). Rapat dibuka pukul 09.00."
    assert [found.value for found in find(text, pack=indonesian, anchor=date(2017, 11, 22))][-1] == "2017-11-22T09:00"
