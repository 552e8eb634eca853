"""What searches find, in which order, and what they show of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronik.archive import Archive, Hit
from kronik.archive.stems import words
from kronik.errors import QueryError
from kronik.records import Article, Moment, Outcome
from tests.archive.fiction import capture, make

ARTICLES: dict[str, Article] = {
    "banjir": make(
        "Banjir Merendam Desa Lembah",
        "Hujan deras membuat Sungai Elok meluap. Warga mengungsi ke balai desa.",
        "Petugas menulis laporan kerugian pada hari Jum'at.",
        url="https://warta.example/banjir",
        published="2017-11-20",
    ),
    "jembatan": make(
        "Jembatan Baru di Kota Elok",
        "Wali kota membuka jembatan itu. Tulisan di prasasti menyebut tahun 2018.",
        url="https://kabar.example/jembatan",
        outlet="Kabar Rekaan",
        published="2018-02-01",
    ),
    "flood": make(
        "Floods Hit Three Villages",
        "Rivers flooded after a week of rain, the multi-agent rescue team said on 20/05.",
        url="https://post.example/flood",
        outlet="The Invented Post",
        lang="en",
        published="2017-05-20",
    ),
    "siaran": make(
        "Siaran Langsung Pemilihan",
        "Penghitungan suara dimulai.",
        url="https://warta.example/siaran",
        published=None,
        outcome=Outcome.LIVE_BLOG,
    ),
}


@pytest.fixture
def find(archive: Archive) -> Callable[[str], set[str]]:
    with archive.batch():
        for article in ARTICLES.values():
            archive.add(article, capture(article))
    names = {article.url: name for name, article in ARTICLES.items()}
    return lambda text: {names[hit.url] for hit in archive.search(text).hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"banjir", "jembatan", "flood", "siaran"}),
        ("banjir", {"banjir"}),
        ("BANJIR", {"banjir"}),
        ("elok", {"banjir", "jembatan"}),
        ("elok -kota", {"banjir"}),
        ("-elok", {"flood", "siaran"}),
        ("banjir OR jembatan", {"banjir", "jembatan"}),
        ("(banjir desa) OR suara", {"banjir", "siaran"}),
        ("tulis", {"banjir", "jembatan"}),
        ('"tulis"', set()),
        ('"tulisan di prasasti"', {"jembatan"}),
        ('"desa lembah hujan"', set()),
        ("flooding", {"flood"}),
        ("jumat", {"banjir"}),
        ("title:elok", {"jembatan"}),
        ("title:banjir title:desa", {"banjir"}),
        ('title:"jembatan baru"', {"jembatan"}),
        ("outlet:warta", {"banjir", "siaran"}),
        ('outlet:"kabar rekaan"', {"jembatan"}),
        ('-outlet:"Warta Contoh"', {"jembatan", "flood"}),
        ("lang:en", {"flood"}),
        ("kind:live_blog", {"siaran"}),
        ("after:2017-11", {"banjir", "jembatan"}),
        ("after:2017-11-21", {"jembatan"}),
        ("after:2017 before:2018", {"banjir", "flood"}),
        ("before:05/2017", set()),
        ("before:21/05/2017", {"flood"}),
        ("@elok", {"banjir", "jembatan"}),
        ("20/05", {"flood"}),
        ("multi-agent", {"flood"}),
        ('"tak tutup', set()),
        ("outlet:tiada", set()),
        ("kind:puisi", set()),
        (":", set()),
    ],
)
def test_a_query_finds(find: Callable[[str], set[str]], query: str, found: set[str]) -> None:
    assert find(query) == found


def test_the_phrase_does_not_reach_from_one_paragraph_into_the_next(find: Callable[[str], set[str]]) -> None:
    assert find('"balai desa petugas"') == set()
    assert find('"balai desa"') == {"banjir"}


def marked(hit: Hit) -> list[str]:
    return [span.of(passage.text) for passage in hit.passages for span in passage.marks]


def test_words_are_marked_where_they_stand_in_headline_and_passages(
    archive: Archive, find: Callable[[str], set[str]]
) -> None:
    [hit] = archive.search('"sungai elok" dilaporkan banjir').hits
    assert [span.of(hit.headline) for span in hit.marks] == ["Banjir"]
    assert marked(hit) == ["Sungai Elok", "laporan"]
    assert len(hit.passages) == 2


def test_without_words_the_opening_is_shown(archive: Archive, find: Callable[[str], set[str]]) -> None:
    [hit] = archive.search("outlet:kabar").hits
    assert (hit.passages[0].text[:10], hit.passages[0].marks) == ("Wali kota ", ())


def test_a_long_paragraph_is_cut_around_the_first_word_found(archive: Archive) -> None:
    body = "awan " * 200 + "gerhana terlihat, lalu gerhana hilang " + "bintang " * 200
    archive.add(make("Langit", body), None)
    [passage] = archive.search("gerhana").hits[0].passages
    assert len(passage.text) < 300
    assert passage.text.startswith("…awan") and passage.text.endswith("…")
    assert [span.of(passage.text) for span in passage.marks] == ["gerhana", "gerhana"]


def test_a_headline_counts_more_than_the_text(archive: Archive) -> None:
    archive.add(make("Rapat Dewan", "Rapat membahas gempa.", url="https://a.example/1"), None)
    archive.add(make("Gempa", "Rapat membahas dewan.", url="https://a.example/2"), None)
    assert [hit.headline for hit in archive.search("gempa").hits] == ["Gempa", "Rapat Dewan"]


def test_words_side_by_side_count_more_than_words_apart(archive: Archive) -> None:
    archive.add(make("Dua", "Terasa gempa bumi di kota besar itu, kata warga.", url="https://a.example/2"), None)
    archive.add(make("Tiga", "Bumi terasa besar di kota itu, kata warga gempa.", url="https://a.example/3"), None)
    assert [hit.headline for hit in archive.search("gempa bumi").hits] == ["Dua", "Tiga"]


def test_by_date_the_newest_comes_first_and_the_undated_last(
    archive: Archive, find: Callable[[str], set[str]]
) -> None:
    dates = [hit.published and hit.published.edtf for hit in archive.search("", sort="date").hits]
    assert dates == ["2018-02-01", "2017-11-20", "2017-05-20", None]


@pytest.mark.parametrize("sort", ["match", "date"])
def test_pages_of_results_follow_each_other_without_gap_or_repeat(archive: Archive, sort: str) -> None:
    with archive.batch():
        for n in range(25):  # of one moment, so that only the tie-breaker orders them
            archive.add(make(f"Kabar {n}", url=f"https://a.example/{n}"), None)
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(9):
        results = archive.search("kabar", limit=4, cursor=cursor, sort=sort)  # type: ignore[arg-type]
        assert results.total == 25
        seen += [hit.id for hit in results.hits]
        cursor = results.cursor
        if cursor is None:
            break
    assert len(seen) == len(set(seen)) == 25


def test_by_date_pages_stay_in_step_while_articles_are_added(archive: Archive) -> None:
    for n in range(1, 5):
        archive.add(make(f"Kabar {n}", url=f"https://a.example/{n}", published=f"2020-01-0{n}"), None)
    first = archive.search("kabar", limit=2, sort="date")
    archive.add(make("Kabar 9", url="https://a.example/9", published="2020-01-09"), None)
    second = archive.search("kabar", limit=2, sort="date", cursor=first.cursor)
    assert [hit.headline for hit in (*first.hits, *second.hits)] == [f"Kabar {n}" for n in (4, 3, 2, 1)]


@pytest.mark.parametrize("cursor", ["", "m", "dx", "d1", "m²", "m" + "9" * 30])
def test_a_cursor_of_another_search_is_refused(archive: Archive, cursor: str) -> None:
    with pytest.raises(QueryError, match="no cursor"):
        archive.search("kabar", cursor=cursor)


def month(edtf: str, article: Article) -> Moment:
    published = article.published.value  # type: ignore[union-attr]
    return Moment(
        seen=edtf, edtf=edtf, earliest=published.earliest, latest=published.latest, precision=published.precision
    )


@pytest.mark.parametrize(
    ("edtf", "query", "found"),
    [
        ("2017-11", "after:2017-11 before:2017-12", True),
        ("2017-11", "after:2017-11-02", False),
        ("2017", "after:2017 before:2018", True),
        ("2017", "after:2017-01 before:2017-12", False),
        ("2017-11-21T00:30:00+07:00", "after:2017-11-21", True),
        ("2017-11-20T23:30:00-05:00", "before:2017-11-21", True),
        ("2015~", "after:2015 before:2016", True),
    ],
)
def test_a_date_lies_where_it_was_printed_and_as_wide(archive: Archive, edtf: str, query: str, found: bool) -> None:
    archive.add(make(published=month(edtf, make())), None)
    assert bool(archive.search(query).total) is found


def test_articles_of_a_query_are_streamed_without_a_cap(archive: Archive) -> None:
    with archive.batch():
        for n in range(450):
            archive.add(make(f"Kabar {n}", url=f"https://a.example/{n}", outlet="AB"[n % 2]), None)
    found = [stored.article.url for stored in archive.articles("outlet:a")]
    assert found == [f"https://a.example/{n}" for n in range(0, 450, 2)]
    assert len(list(archive.articles())) == 450


def test_a_reader_finds_what_a_writer_adds_meanwhile(archive: Archive, folder: Path) -> None:
    with Archive.open(folder) as one, Archive.open(folder) as two:
        assert one.search("jembatan").total == 0
        archive.add(make(), None)
        assert one.search("jembatan").total == two.search("jembatan").total == 1


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of texts in several scripts."""
    with Archive.create(tmp_path_factory.mktemp("aneh") / "arsip") as archive:
        for number, (lang, text) in enumerate(
            [
                ("id", "Jum'at 20/05 @nasa"),
                ("en", "don’t re-enter"),
                ("ja", "東京タワー"),
                (None, "हिन्दी สวัสดี \x00 𝒜"),
            ]
        ):
            archive.add(make(text, text, url=f"https://a.example/{number}", lang=lang), None)
        yield archive


@given(text=st.text(max_size=80))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_a_search_fail(odd: Archive, text: str) -> None:
    assert 0 <= odd.search(text).total <= 4


@pytest.mark.parametrize("text", ["東京", "タワー", "สวัสดี", "हिन्दी", "dont", "re-entering", "@NASA", "20/05"])
def test_words_of_any_script_are_found_and_marked(odd: Archive, text: str) -> None:
    [hit] = odd.search(text).hits
    assert hit.marks
    assert hit.passages[0].marks


def test_whatever_a_search_finds_it_marks(archive: Archive, find: Callable[[str], set[str]]) -> None:
    """The words of every article, alone, in pairs and side by side: index and highlighter read them alike."""
    for article in ARTICLES.values():
        found = words(article.text)
        for one, two in pairwise(found):
            for query in (one, f"{one} OR {two}", f"{one}-{two}"):
                for hit in archive.search(query).hits:
                    assert hit.marks or any(passage.marks for passage in hit.passages), query
