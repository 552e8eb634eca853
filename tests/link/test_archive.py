"""Links in an archive: kept as pages arrive, in any order, and made again the same."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable
from datetime import UTC
from pathlib import Path

import msgspec
import pytest

from kronik import flow, sources, when
from kronik.archive import Archive, export
from kronik.link.why import Why
from kronik.records import Age, Article, Found, Labelled, Moment, ReadAlso, Related, Role, Span
from tests.archive.fiction import day, make

FERRY = (
    "Feri KM Sinar Randai tenggelam di Selat Randai, 131 orang di atasnya, kata Bagas Irawanto dari tim itu.",
    "Kapal itu berangkat dari Labuan Peri menuju Tanjung Sarai pada Jumat pagi ketika ombak setinggi tiga meter.",
    "Nakhoda Yunus Larengkeng ditemukan selamat, sedangkan pencarian korban di Selat Randai diteruskan sampai malam.",
)
RESCUE = (
    "Pencarian korban KM Sinar Randai di Selat Randai memasuki hari kedua, kata Bagas Irawanto di Labuan Peri.",
    "Nakhoda Yunus Larengkeng diperiksa polisi; penumpang feri mencapai 131 orang, lebih dari manifes.",
)
DAM = (
    "Bendungan Tirtasela mulai diisi, tetapi 19 keluarga di Gedang Kulon bertahan di rumah mereka.",
    "Wening Daryatmo dari proyek bendungan meminta warga Gedang Kulon pindah sebelum hujan tiba.",
)


def articles() -> list[Article]:
    return [
        make("Feri Tenggelam di Selat Randai", *FERRY, id="a", url="https://laut.example/a", published="2019-01-18"),
        make("Pencarian Korban Feri Randai Diteruskan", *RESCUE, id="b", url="https://pos.example/b",
             outlet="Pos Contoh", published="2019-01-19"),
        make("Kapal Karam, 131 Orang di Atasnya", *FERRY, id="c", url="https://kawat.example/c",
             outlet="Kawat Contoh", published="2019-01-18"),
        make("Bendungan Tirtasela Mulai Diisi", *DAM, id="d", url="https://laut.example/d", published="2019-01-18"),
    ]  # fmt: skip


def grown(folder: Path, items: Iterable[Article]) -> dict[str, tuple[str | None, str | None]]:
    with Archive.create(folder) as archive, archive.batch():
        for item in items:
            archive.add(item)
    with Archive.open(folder) as archive:
        rows = archive._db.execute(
            "SELECT own.source, story.id, same.id FROM link JOIN article AS own ON own.seq = link.article"
            " JOIN article AS story ON story.seq = link.story JOIN article AS same ON same.seq = link.copies"
        )
        return {name: (story, same) for name, story, same in rows}


def test_reports_of_one_event_are_one_story_and_copies_one_group(tmp_path: Path) -> None:
    found = grown(tmp_path / "arsip", articles())
    assert found["a"][0] == found["b"][0] == found["c"][0] != found["d"][0]
    assert found["a"][1] == found["c"][1] != found["b"][1]


def test_the_order_of_arrival_within_a_day_is_nothing(tmp_path: Path) -> None:
    orders = itertools.permutations(articles())
    results = [grown(tmp_path / str(n), order) for n, order in enumerate(itertools.islice(orders, 0, 24, 5))]
    assert all(result == results[0] for result in results)


def test_added_one_by_one_and_all_at_once_are_the_same_stories_and_copies(tmp_path: Path) -> None:
    for item in articles():
        one = grown(tmp_path / "satu", [item])
    assert grown(tmp_path / "sekaligus", articles()) == one


def test_made_again_in_one_go_it_is_the_same_to_the_byte_in_whatever_order(tmp_path: Path) -> None:
    def dump(folder: Path) -> list[str]:
        with Archive.open(folder) as archive:
            rows = archive._db.execute(
                "SELECT id, hour, title, vector, grams, brief FROM link JOIN article ON article.seq = link.article"
            )
            return sorted(map(repr, rows))

    grown(tmp_path / "satu", articles())
    grown(tmp_path / "dua", articles()[::-1])
    assert dump(tmp_path / "satu") == dump(tmp_path / "dua")


def test_an_archive_from_before_there_were_links_is_linked_when_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "arsip"
    before = grown(folder, articles())
    with Archive.create(folder) as archive:
        for table in ("link", "link_word", "link_band", "link_edge", "link_item", "link_census", "inferred"):
            archive._db.execute(f"DELETE FROM {table}")
    assert grown(folder, []) == before


def test_an_article_that_says_something_else_leaves_its_story(tmp_path: Path) -> None:
    folder = tmp_path / "arsip"
    grown(folder, articles())
    other = make("Bendungan Tirtasela Retak", *DAM, id="b", url="https://pos.example/b", published="2019-01-19")
    found = grown(folder, [other])
    assert found["b"][0] != found["a"][0] == found["c"][0]


def test_a_short_text_twice_under_one_headline_is_a_copy_and_a_notice_under_two_is_none(tmp_path: Path) -> None:
    short = "Budi Arwana dilantik menjadi Camat Rajawali oleh wali kota di pendopo, Senin pagi, disaksikan warga."
    pages = [
        make(headline, short, id=name, url=f"https://{name}.example/1", published="2019-01-18")
        for name, headline in (
            ("laut", "Budi Arwana Dilantik Jadi Camat"),
            ("pos", "Budi Arwana Dilantik Jadi Camat"),
            ("kawat", "Camat Rajawali Berganti Hari Ini"),
        )
    ]
    found = grown(tmp_path / "arsip", pages)
    assert found["laut"][1] == found["pos"][1] != found["kawat"][1]
    with Archive.open(tmp_path / "arsip") as archive:
        names = dict(archive._db.execute("SELECT source, id FROM article").fetchall())
        told = archive.why(names["laut"], names["pos"])
    assert told.copy
    assert told.shared == 1.0


def test_issues_of_a_series_are_neither_copies_nor_a_story(tmp_path: Path) -> None:
    tide = [
        f"Pasang tertinggi di dermaga {n} Labuan Peri diperkirakan dua meter menjelang sore hari." for n in range(9)
    ]
    issues = [
        make(f"Pasut Labuan Peri {n} Juni 2019", *tide, id=str(n), url=f"https://laut.example/{n}",
             published=f"2019-06-{n}")
        for n in (10, 11, 12)
    ]  # fmt: skip
    found = grown(tmp_path / "arsip", issues)
    assert len({story for story, _ in found.values()}) == len({same for _, same in found.values()}) == 3


def test_links_are_resolved_both_ways_by_address_and_by_headline(tmp_path: Path) -> None:
    first, second, _, dam = articles()
    span = Span(0, 5)
    links = (
        ReadAlso(title="Apa saja", url="https://www.laut.example/a?utm_source=x", span=span, after=0),
        ReadAlso(title="BENDUNGAN Tirtasela mulai diisi", url=None, span=span, after=1),
    )
    for order in ((first, second, dam), (second, dam, first)):
        folder = tmp_path / order[0].id
        with Archive.create(folder) as archive:
            for item in order:
                archive.add(msgspec.structs.replace(item, read_also=links) if item is second else item)
            names = {stored.article.id: stored.id for stored in archive.articles()}
            to, by = archive.linked(names["b"])
            assert [member.id for member in to] == [names["a"], names["d"]]
            assert by == ()
            assert [member.id for member in archive.linked(names["d"])[1]] == [names["b"]]
            reason = archive.why(names["d"], names["b"])
            assert reason is not None
            assert not reason.together
            assert any("read also" in line for line in reason.lines())


LORRIES = (
    ("Truk Semen Terguling di Jalur Roba", "Truk bermuatan semen terguling di jalur Roba, dan macet tujuh kilometer.",
     "Kasat Lantas Rima Sola mengalihkan kendaraan ke jalan lain sampai truk itu ditarik derek."),
    ("Truk Tabrak Warung di Jalur Roba", "Sebuah truk menabrak warung makan di jalur Roba, dua pembeli tewas.",
     "Kasat Lantas Rima Sola menduga sopirnya mengantuk; Bahrul ditahan di kantor polisi pagi harinya."),
)  # fmt: skip


@pytest.mark.parametrize(("day", "joined"), [("2023-07-01", True), ("2024-02-03", False)])
def test_a_link_joins_reports_some_weeks_apart_and_none_of_last_year(tmp_path: Path, day: str, joined: bool) -> None:
    """Two lorries overturned: pages link to what was of the same kind, however long ago."""
    (new, *text), (old, *before) = LORRIES
    link = ReadAlso(title=old, url="https://laut.example/lama", span=Span(0, 5), after=0)
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(make(old, *before, id="lama", url="https://laut.example/lama", published="2023-06-12"))
        page = make(new, *text, id="baru", url="https://laut.example/baru", published=day)
        archive.add(msgspec.structs.replace(page, read_also=(link,)))
        names = {stored.article.id: stored.id for stored in archive.articles()}
        told = archive.why(names["baru"], names["lama"])
        assert told.together is joined
        assert any("more than 42 days counts nothing" in line for line in told.lines()) is not joined


# ---- the capture day ------------------------------------------------------------------------------------------


def listing(*ages: tuple[str, int]) -> Article:
    related = tuple(
        Related(title=title, url=None, span=Span(0, 4), age=Age(seen=f"{days} hari lalu", amount=days, unit="day"))
        for title, days in ages
    )
    return msgspec.structs.replace(make("Pasar Kota Elok Ramai", id="daftar"), related=related)


def captured(archive: Archive) -> tuple[str | None, list[str | None]]:
    stored = next(s for s in archive.articles() if s.article.id == "daftar")
    moments: list[Moment | None] = [item.published for item in stored.article.related]
    return (
        stored.article.captured.edtf if stored.article.captured else None,
        [moment.edtf if moment else None for moment in moments],
    )


AGES = (("Panen Padi di Desa Hulu", 5), ("Hujan Lebat di Kota Elok", 8))


@pytest.mark.parametrize("first", [True, False])
def test_an_article_that_a_page_names_dates_the_page_and_all_it_names(tmp_path: Path, first: bool) -> None:
    named = make("Panen Padi di Desa Hulu", url="https://warta.example/panen", published="2021-03-10", id="panen")
    with Archive.create(tmp_path / "arsip") as archive:
        for item in (listing(*AGES), named) if first else (named, listing(*AGES)):
            archive.add(item)
        assert captured(archive) == ("2021-03-15", ["2021-03-10", "2021-03-07"])
        assert archive.check().sound


def test_ages_are_counted_in_the_zone_in_which_the_capture_was_inferred(tmp_path: Path) -> None:
    """Five hours after 11:00+09:00 it is 16:00 or later of that day, and three days before it the third."""
    hours = Age(seen="5 jam lalu", amount=5, unit="hour")
    days = Age(seen="3 hari lalu", amount=3, unit="day")
    items = ((AGES[0][0], hours), (AGES[1][0], days))
    related = tuple(Related(title=title, url=None, span=Span(0, 4), age=age) for title, age in items)
    named = make(AGES[0][0], url="https://warta.example/panen", published="2023-03-06", id="panen")
    at = when.iso("2023-03-06T11:00+09:00")
    assert isinstance(named.published, Found)
    assert at is not None
    named = msgspec.structs.replace(named, published=msgspec.structs.replace(named.published, value=at))
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(msgspec.structs.replace(listing(), related=related))
        archive.add(named)
        assert captured(archive) == ("2023-03-06", ["2023-03-06", "2023-03-03"])


def test_without_such_an_article_ages_stay_ages(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(listing(*AGES))
        archive.add(make("Sesuatu yang Lain Sama Sekali", url="https://warta.example/lain", id="lain"))
        assert captured(archive) == (None, [None, None])


def test_a_capture_that_is_known_is_not_inferred(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(msgspec.structs.replace(listing(*AGES), captured=day("2022-01-01")))
        archive.add(make("Panen Padi di Desa Hulu", url="https://warta.example/panen", published="2021-03-10"))
        assert captured(archive)[0] == "2022-01-01"


@pytest.mark.shared
def test_one_of_its_related_articles_dates_the_founding_page(shared: Path, tmp_path: Path) -> None:
    with Archive.create(tmp_path / "arsip") as archive:
        page = next(iter(sources.open([str(shared / "data/seed/page.txt")], captured=None)))
        read = flow.read(page)  # type: ignore[arg-type]
        assert isinstance(read, Article)
        archive.add(read, page)  # type: ignore[arg-type]
        item = read.related[0]
        assert item.age is not None
        archive.add(make(item.title, url="https://warta.example/x", published="2024-03-26"))
        stored = next(s for s in archive.articles() if s.article.id == read.id)
        assert stored.article.captured is not None
        assert stored.article.captured.edtf == "2024-04-30"
        assert all(related.published for related in stored.article.related)
        assert len(stored.article.related) == 10


# ---- what readers ask -----------------------------------------------------------------------------------------


def test_a_story_has_days_leads_and_outlets(tmp_path: Path) -> None:
    grown(tmp_path / "arsip", articles())
    with Archive.open(tmp_path / "arsip") as archive:
        (story,) = archive.stories()
        assert (story.articles, story.outlets) == (3, ("Kawat Contoh", "Pos Contoh", "Warta Contoh"))
        assert [(step.day, step.outlets) for step in story.steps] == [("2019-01-18", 2), ("2019-01-19", 1)]
        assert archive.story(story.steps[1].lead.id) == story
        assert not story.people, "facts were not asked for"
        group = archive.copies(story.id)
        assert [copy.shared for copy in group] == [None, 1.0]
        assert list(archive.copied()) == [group]


def test_a_step_is_a_day_of_the_readers_and_not_of_greenwich(tmp_path: Path) -> None:
    """Half past midnight in Jakarta is still the day before in Greenwich, where many pages count."""
    moment = when.edtf("2019-01-18T17:30:00Z", zone=UTC)
    late = make("Feri Tenggelam di Selat Randai", *FERRY, id="z", url="https://pos.example/z", published=moment)
    grown(tmp_path / "arsip", [*articles()[:2], late])
    with Archive.open(tmp_path / "arsip") as archive:
        (story,) = archive.stories()
        assert [(step.day, 1 + len(step.others)) for step in story.steps] == [("2019-01-18", 1), ("2019-01-19", 2)]
        days = [step for step in archive.timeline(story.id) if step.what == "article"]
        assert [(step.day, 1 + len(step.others)) for step in days] == [("2019-01-18", 1), ("2019-01-19", 2)]


def test_a_young_archive_links_all_again_when_it_doubles(tmp_path: Path) -> None:
    """So what came first does not weigh by chance: with so many articles their order is nothing."""
    some = [*articles(), *(make(f"Kabar Nomor {n}", f"Warga desa {n} panen padi {n * 7}.", id=f"n{n}",
            url=f"https://laut.example/{n}", published="2019-01-18") for n in range(28))]  # fmt: skip
    one = grown(tmp_path / "satu", some)
    other = grown(tmp_path / "dua", some[::-1])
    assert one == other
    assert one["a"][0] == one["b"][0] == one["c"][0]


def test_the_original_of_copies_is_the_credited_one_else_the_earliest(tmp_path: Path) -> None:
    late = make("Feri Tenggelam", *FERRY, id="k", url="https://kawat.example/k", outlet="Kawat Contoh",
                published="2019-01-20")  # fmt: skip
    early = make("Feri Tenggelam di Selat", *FERRY[:2], FERRY[2] + " (Kawat Contoh)", id="w",
                 url="https://laut.example/w", published="2019-01-18")  # fmt: skip
    other = make(
        "Feri Karam", *FERRY, id="p", url="https://pos.example/p", outlet="Pos Contoh", published="2019-01-19"
    )
    with Archive.create(tmp_path / "arsip") as archive:
        for item in (early, other):
            archive.add(item)
        names = {stored.article.id: stored.id for stored in archive.articles()}
        assert [copy.member.id for copy in archive.copies(names["p"])] == [names["w"], names["p"]]
        archive.add(late)
        names = {stored.article.id: stored.id for stored in archive.articles()}
        found = archive.copies(names["p"])
        assert [(copy.member.id, copy.credits) for copy in found] == [
            (names["k"], 1),
            (names["w"], 0),
            (names["p"], 0),
        ]
        rows = list(export.copies(archive))
        assert [row["changes"] for row in rows] == [
            [],
            ["inserted: di Selat", "inserted: (Kawat Contoh)"],
            ["corrected: Tenggelam → Karam"],
        ]


def test_a_line_below_the_report_credits_the_original_too(tmp_path: Path) -> None:
    """It asks readers to go there, so it is none of the report's passages."""
    first = make("Feri Tenggelam", *FERRY, id="k", url="https://kawat.example/k", outlet="Kawat Contoh",
                 published="2019-01-18")  # fmt: skip
    later = make("Feri Karam", *FERRY, id="p", url="https://pos.example/p", outlet="Pos Contoh",
                 published="2019-01-17")  # fmt: skip
    line = "Artikel ini telah tayang di Kawat Contoh dengan judul Feri Tenggelam"
    text = f"{later.text}\n{line}"
    promo = Labelled(span=Span(len(later.text) + 1, len(text)), role=Role.PROMO, rule="asks readers")
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(first)
        archive.add(msgspec.structs.replace(later, text=text, roles=(promo,)))
        names = {stored.article.id: stored.id for stored in archive.articles()}
        found = [(copy.member.id, copy.credits) for copy in archive.copies(names["p"])]
        assert found == [(names["k"], 1), (names["p"], 0)]
        assert [row["credits"] for row in export.copies(archive)] == [1, 0]


def test_versions_tell_what_changed_and_what_the_article_says_of_it(tmp_path: Path) -> None:
    url = "https://laut.example/feri"
    first = make("Feri Tenggelam, 12 Orang Tewas", FERRY[0], FERRY[1], id="a", url=url, captured="2019-01-18")
    second = make("Feri Tenggelam, 15 Orang Tewas", FERRY[0], FERRY[2], "Ralat: jumlah korban diperbaiki.", id="a",
                  url=url, captured="2019-01-19")  # fmt: skip
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(second)
        archive.add(first)
        (name,) = archive.ids(0, 9)
        old, new = archive.revisions(name)
        assert (old.changes, old.notes, new.notes) == ((), (), ("Ralat: jumlah korban diperbaiki.",))
        assert new.changes[0] == "corrected: 12 → 15"
        assert f"removed: {FERRY[1]}" in new.changes
        assert f"inserted: {FERRY[2]}" in new.changes
        rows = list(export.versions(archive))
    assert [row["captured"] for row in rows] == ["2019-01-18", "2019-01-19"]
    assert rows[1]["changes"] == list(new.changes)


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_parts_of_an_article_split_over_pages_are_one_story_and_read_as_one(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    url = "https://laut.example/feri"
    pages = [
        make("Feri Tenggelam di Selat Randai", FERRY[0], id="a", url=url),
        make("Feri Tenggelam di Selat Randai", DAM[0], id="b", url=f"{url}?page=2"),
        make("Feri Tenggelam di Selat Randai", RESCUE[1], id="c", url=f"{url}?page=3"),
    ]
    with Archive.create(tmp_path / "arsip") as archive:
        for number in order:
            archive.add(pages[number])
        names = {stored.article.id: stored.id for stored in archive.articles()}
        assert archive.parts(names["b"]) == (names["a"], names["b"], names["c"])
        (story,) = archive.stories()
        assert story.articles == 3
        assert not list(archive.copied())
        whole = archive.whole(names["c"])
        assert whole is not None
        assert whole.id == names["a"]
        assert [p.text for p in whole.article.body] == [FERRY[0], DAM[0], RESCUE[1]]
        assert all(p.span.of(whole.article.text) == p.text for p in whole.article.body)


def test_an_article_on_one_page_is_its_only_part(tmp_path: Path) -> None:
    grown(tmp_path / "arsip", articles())
    with Archive.open(tmp_path / "arsip") as archive:
        assert all(archive.parts(name) == (name,) for name in archive.ids(0, 9))
        assert archive.parts("tidak-ada") == ()


def test_related_articles_share_the_words_they_name(tmp_path: Path) -> None:
    grown(tmp_path / "arsip", articles())
    with Archive.open(tmp_path / "arsip") as archive:
        names = {stored.article.id: stored.id for stored in archive.articles()}
        found = archive.related(names["b"])
        assert [item.id for item in found][:2] == sorted([names["a"], names["c"]], key=lambda n: n != found[0].id)
        assert "Randai" in found[0].words
        assert archive.related("tidak-ada") == ()
        assert names["c"] not in [item.id for item in archive.related(names["a"])], "a copy says nothing more"


def test_every_table_of_links_is_exported(tmp_path: Path) -> None:
    folder = tmp_path / "arsip"
    grown(folder, articles())
    with Archive.open(folder) as archive:
        rows = {
            table: list(getattr(export, table)(archive)) for table in ("stories", "timeline", "copies", "versions")
        }
        assert {table: len(found) for table, found in rows.items()} == {
            "stories": 1, "timeline": 2, "copies": 2, "versions": 0,
        }  # fmt: skip


def test_why_says_what_holds_two_together_and_what_parts_two(tmp_path: Path) -> None:
    grown(tmp_path / "arsip", articles())
    with Archive.open(tmp_path / "arsip") as archive:
        names = {stored.article.id: stored.id for stored in archive.articles()}
        near, far = archive.why(names["a"], names["b"]), archive.why(names["a"], names["d"])
        assert near is not None
        assert far is not None
        assert (near.together, near.copy, far.together) == (True, False, False)
        assert near.likeness > far.likeness
        assert any(word == "Randai" for word, _ in near.words)
        lines = list(near.lines())
        assert lines[0] == "They are in one story."
        assert any(line.startswith("Their words are ") and line.endswith("24 hours apart.") for line in lines)
        assert next(iter(far.lines())) == "They are not in one story."
        assert archive.why(names["a"], "tidak-ada") is None


@pytest.mark.parametrize(
    ("hours", "told"), [(0, "less than an hour"), (1, "an hour"), (30, "30 hours"), (240, "10 days")]
)
def test_why_tells_the_time_between_in_words(tmp_path: Path, hours: int, told: str) -> None:
    pages = [
        make("Feri Tenggelam di Selat Randai", *FERRY, id=name, url=f"https://{name}.example/1", published=moment)
        for name, moment in (
            ("laut", when.edtf("2019-01-18T03:10:00Z", zone=UTC)),
            ("pos", when.edtf(f"2019-01-{18 + (3 + hours) // 24}T{(3 + hours) % 24:02}:40:00Z", zone=UTC)),
        )
    ]
    with Archive.create(tmp_path / "arsip") as archive:
        for page in pages:
            archive.add(page)
        names = {stored.article.id: stored.id for stored in archive.articles()}
        assert any(f"they lie {told} apart." in line for line in archive.why(names["laut"], names["pos"]).lines())


def test_why_does_not_speak_of_the_stories_of_one_that_is_in_none() -> None:
    why = Why(together=False, copy=False, what="headlines", likeness=0.5, hours=1, near=1.4, needed=0.3, words=(),
              shared=0.0, series=False)  # fmt: skip
    replaced = msgspec.structs.replace
    assert "nearer to others" in [*why.lines()][-1]
    assert "One of them is alone" in [*replaced(why, alone=(False, True)).lines()][-1]
    assert "Neither was found" in [*replaced(why, noted=False).lines()][-1]


def test_the_examples_copies_are_found_and_no_others(examples: Path, tmp_path: Path) -> None:
    truth = [msgspec.json.decode(line) for line in (examples / "truth.jsonl").read_bytes().splitlines()]
    of = {row["id"]: row["copy_of"] or row["version_of"] or row["amp_of"] or row["id"] for row in truth}
    bodies = {row["id"]: row for row in truth if row.get("body")}
    draw = random.Random(4)
    with Archive.create(tmp_path / "arsip") as archive, archive.batch():
        for name in draw.sample(sorted(bodies), len(bodies)):
            row = bodies[name]
            archive.add(
                make(row["title"], *row["body"], id=name, url=f"https://{row['outlet']}.example/{name}",
                     published=row["published"][:10] if row["published"] else None)
            )  # fmt: skip
    with Archive.open(tmp_path / "arsip") as archive:
        ids = {stored.id: stored.article.id for stored in archive.articles()}
        for group in archive.copied():
            assert len({of[ids[copy.member.id]] for copy in group}) == 1
        copied = {ids[copy.member.id] for group in archive.copied() for copy in group}
    assert {name for name in bodies if bodies[name]["copy_of"]} <= copied
