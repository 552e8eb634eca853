"""Counts of what a query finds: each is what the query finds once it is narrowed to the value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from kronik import flow, sources
from kronik.archive import Archive, Facets, spread
from kronik.archive.index import LOTS, lot
from kronik.archive.query import parse, parts
from kronik.archive.spread import chosen
from kronik.records import Outcome, Precision
from kronik.web import links
from tests.archive.facts.told import add, person
from tests.archive.fiction import day, make
from tests.conftest import ROOT
from tests.link.test_archive import articles

QUERIES = [
    "",
    "feri OR bendungan",
    "feri",
    'tirtasela outlet:"pos contoh"',
    "after:2019 before:2020",
    "feri after:2019-01 before:2019-02",
    "feri after:2019-01-18 before:2019-01-19",
    "-feri",
    "kind:article",
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """Stories and copies, two spellings of an outlet, a month without a day, an article without any date."""
    month = day("2020-05-01")
    vague = type(month)(
        seen="Mei 2020", edtf="2020-05", earliest=month.earliest, latest=day("2020-05-31").latest,
        precision=Precision.MONTH,
    )  # fmt: skip
    more = [
        make("Feri Baru Datang", id="e", url="https://pos.example/e", outlet="POS Contoh", published=vague),
        make("Ferry arrives", id="f", url="https://pos.example/f", outlet=None, lang="en", published=None),
        make(
            "Langsung: Feri", id="g", url="https://pos.example/g", published="2021-01-01", outcome=Outcome.LIVE_BLOG
        ),
    ]
    folder = tmp_path_factory.mktemp("spread") / "arsip"
    with Archive.create(folder) as archive, archive.batch():
        for article in (*articles(), *more):
            archive.add(article)
    with Archive.open(folder) as archive:
        yield archive


def narrowed(found: Facets) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    """Each value as a query writes it, with its number and the fields whose limits it replaces."""
    for field, tallies in (
        ("outlet", found.outlets), ("lang", found.languages), ("kind", found.kinds),
        ("story", found.stories), ("person", found.people), ("place", found.places), ("org", found.organisations),
    ):  # fmt: skip
        replaces = (field,) if field in ("outlet", "lang", "kind") else ()
        for tally in tallies:
            yield links.asked(field, tally.value), tally.articles, replaces
    for times in (found.years, found.months, found.days):
        for time, n in times.items():
            yield links.within(time), n, ("after", "before")


def without(query: str, fields: tuple[str, ...]) -> str:
    return " ".join(str(part) for part in parts(parse(query).tree) if not str(part).startswith(fields or ("#",)))


@pytest.mark.parametrize("query", QUERIES)
def test_every_number_is_what_the_narrowed_query_finds(archive: Archive, query: str) -> None:
    found = archive.facets(query)
    assert found.total == archive.search(query).total
    for limit, n, replaced in narrowed(found):
        assert archive.search(f"{without(query, replaced)} {limit}").total == n, (query, limit)


def test_the_values_are_those_of_the_articles(archive: Archive) -> None:
    found = archive.facets("")
    assert [(one.name, one.articles) for one in found.outlets] == [
        ("Warta Contoh", 3), ("POS Contoh", 2), ("Kawat Contoh", 1),
    ]  # fmt: skip
    assert found.years == {"2019": 4, "2020": 1, "2021": 1}
    assert (found.months, found.days) == ({}, {})
    assert max(one.articles for one in found.stories) == 3
    assert [one.name for one in found.kinds] == ["article", "live_blog"]


def test_months_and_days_are_told_of_the_time_that_was_chosen(archive: Archive) -> None:
    assert archive.facets("after:2020 before:2021").months == {"2020-05": 1}
    assert archive.facets("after:2020-05 before:2020-06").days == {}
    assert archive.facets("after:2019-01 before:2019-02").days == {"2019-01-18": 3, "2019-01-19": 1}


@pytest.mark.parametrize("time", ["2017", "2017-11", "2017-12", "2017-12-31", "2016-02-29", "9999"])
def test_a_chosen_time_is_known_again(time: str) -> None:
    if time != "9999":
        assert chosen(parts(parse(links.within(time)).tree)) == time
    assert chosen(parts(parse(f"after:{time}").tree)) == ""
    assert chosen(parts(parse(f"after:{time} before:{time}").tree)) == ""


def test_names_are_counted_by_whom_they_mean(tmp_path: Path) -> None:
    pages = sources.open([str(ROOT / "examples" / "pages" / "kabarlaut")])
    with Archive.create(tmp_path / "arsip") as archive:
        list(flow.add(archive, flow.telling(pages, jobs=1), flow.Tally()))
    with Archive.open(tmp_path / "arsip") as archive:
        found = archive.facets("")
        assert found.people
        assert found.places
        for limit, n, _ in narrowed(found):
            assert archive.search(limit).total == n, limit


@pytest.mark.parametrize("query", ["", "pulau", 'outlet:"kabar laut"'])
def test_of_many_articles_some_are_drawn_to_see_whom_they_name_and_all_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    pages = sources.open([str(ROOT / "examples" / "pages" / "kabarlaut")])
    with Archive.create(tmp_path / "arsip") as archive:
        list(flow.add(archive, flow.telling(pages, jobs=1), flow.Tally()))
    with Archive.open(tmp_path / "arsip") as archive:
        every = archive.facets(query)
        monkeypatch.setattr(spread, "SAMPLE", every.total // 2)
        drawn = archive.facets(query)
        assert msgspec.structs.replace(drawn, people=(), places=(), organisations=()) == msgspec.structs.replace(
            every, people=(), places=(), organisations=()
        )
        assert drawn.people
        assert [one.articles for one in drawn.places[:2]] == [one.articles for one in every.places[:2]]
        for limit, n, _ in narrowed(drawn):
            replaced = ("outlet",) if limit.startswith("outlet:") else ()
            assert archive.search(f"{without(query, replaced)} {limit}").total == n, limit


def test_a_reader_that_stays_counts_by_whom_a_name_means_now(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "arsip") as archive:
        for number in range(3):
            add(archive, number, person("Ayu Lestari", "Bupati Elok"))
            add(archive, number + 3, person("Rui Almonte", "Kepala Badan Cuaca"))
    with Archive.open(tmp_path / "arsip") as reader:
        assert {one.name: one.articles for one in reader.facets("").people} == {"Ayu Lestari": 3, "Rui Almonte": 3}
        with Archive.open(tmp_path / "arsip", write=True) as writer:
            (one,), (other,) = (writer.register.named(name) for name in ("Ayu Lestari", "Rui Almonte"))
            writer.merge(one, other, datetime(2024, 5, 1, tzinfo=UTC))
        assert [one.articles for one in reader.facets("").people] == [6]


def test_lots_are_even() -> None:
    drawn = Counter(lot(seq) for seq in range(1, 6401))
    assert len(drawn) == LOTS
    assert max(drawn.values()) <= 1.1 * min(drawn.values())


# ---- over time ------------------------------------------------------------------------------------------------


def test_attention_is_counted_beside_all_articles_of_the_time(archive: Archive) -> None:
    beats = archive.attention("feri", "day")
    assert [(beat.time, beat.articles, beat.of) for beat in beats] == [
        ("2019-01-18", 2, 3), ("2019-01-19", 1, 1), ("2021-01-01", 1, 1),
    ]  # fmt: skip
    assert round(beats[0].per_thousand) == 667
    assert [beat.time for beat in archive.attention("feri", "week")] == ["2019-W03", "2020-W53"]
    assert [(beat.time, beat.articles) for beat in archive.attention("feri", "month")] == [
        ("2019-01", 3), ("2020-05", 1), ("2021-01", 1),
    ]  # fmt: skip
    assert sum(beat.articles for beat in archive.attention("", "year")) == 6
    assert archive.attention("xyzzy", "month") == ()


# ---- copies ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sort", ["match", "date"])
@pytest.mark.parametrize("query", ["", "feri", "feri OR bendungan", 'outlet:"kawat contoh"'])
def test_every_article_is_a_hit_or_shown_by_the_first_of_its_copies(archive: Archive, query: str, sort: str) -> None:
    whole = archive.search(query, sort=sort)  # type: ignore[arg-type]
    hits, cursor = [], None
    while True:
        page = archive.search(query, limit=1, sort=sort, cursor=cursor, fold=True)  # type: ignore[arg-type]
        assert page.total == whole.total
        hits += page.hits
        cursor = page.cursor
        if cursor is None:
            break
    shown = [hit.id for hit in hits] + [copy.id for hit in hits for copy in hit.copies]
    assert sorted(shown) == sorted(hit.id for hit in whole.hits)
    order = [hit.id for hit in whole.hits]
    assert [hit.id for hit in hits] == [name for name in order if name in {hit.id for hit in hits}]


def test_a_copy_is_folded_only_into_what_the_query_finds(archive: Archive) -> None:
    assert [len(hit.copies) for hit in archive.search("karam OR tenggelam", fold=True).hits] == [1]
    (alone,) = archive.search('outlet:"kawat contoh"', fold=True).hits
    assert alone.copies == ()


def test_a_story_is_searched_by_any_of_its_articles(archive: Archive) -> None:
    names = [hit.id for hit in archive.search("feri after:2019 before:2020").hits]
    for name in names:
        assert {hit.id for hit in archive.search(f"story:{name}").hits} == set(names)
    assert archive.search("story:nosuch").total == 0
    assert archive.search(f"bendungan story:{names[0]}").total == 0


def test_queries_that_are_printed_alike_are_counted_apart(archive: Archive) -> None:
    for text in ("", "''", "()", "feri -", "feri", '"feri"'):
        with Archive.open(archive.folder) as fresh:
            assert archive.times(text, "year") == fresh.times(text, "year")
            assert archive.facets(text).total == fresh.search(text).total
