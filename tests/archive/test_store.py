"""What the archive keeps of the pages that are added to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from kronik import when
from kronik.archive import Added, Archive
from kronik.errors import ArchiveError, NotAnArchive
from kronik.records import Outcome, Place, Refusal, Url
from tests.archive.fiction import capture, day, make


def only(archive: Archive) -> str:
    [stored] = archive.articles()
    return stored.id


def test_an_article_comes_back_as_it_was_put_in(archive: Archive) -> None:
    article = make("Banjir di Desa Lembah", "Air naik pada malam hari.", "Warga mengungsi.")
    assert archive.add(article, capture(article)) is Added.NEW
    stored = archive.article(only(archive))
    assert stored is not None
    assert stored.article == article
    assert (stored.outlet, stored.versions) == ("Warta Contoh", 1)


def test_the_original_comes_back_byte_for_byte(archive: Archive) -> None:
    article = make()
    page = msgspec.structs.replace(capture(article), payload=b"<p>\xff\x00</p>", charset="latin-1")
    archive.add(article, page)
    original = archive.original(only(archive))
    assert original is not None
    assert (original.payload, original.charset, original.form) == (b"<p>\xff\x00</p>", "latin-1", "text")


def test_adding_twice_adds_nothing(archive: Archive) -> None:
    article = make()
    archive.add(article, capture(article))
    before = dump(archive)
    assert archive.add(article, capture(article)) is Added.SAME
    assert dump(archive) == before


def test_the_same_file_in_another_folder_is_no_second_page(archive: Archive) -> None:
    article = make()
    moved = msgspec.structs.replace(article, place=Place(file="/lain/halaman.jsonl", line=9))
    archive.add(article, capture(article))
    before = dump(archive)
    assert archive.add(moved, capture(moved)) is Added.SAME
    assert dump(archive) == before


def test_a_changed_page_is_a_version_of_the_same_article(archive: Archive) -> None:
    first = make("Jembatan Dibuka", captured="2021-03-04")
    second = make("Jembatan Dibuka Sebagian", captured="2021-03-06")
    assert archive.add(first, capture(first)) is Added.NEW
    assert archive.add(second, capture(second)) is Added.VERSION
    stored = archive.article(only(archive))
    assert stored is not None
    assert (stored.article, stored.versions) == (second, 2)
    old, new = archive.versions(stored.id)
    assert (old.captured, new.captured, old.current, new.current) == ("2021-03-04", "2021-03-06", False, True)
    earlier = archive.article(stored.id, old.id)
    assert earlier is not None
    assert earlier.article == first
    original = archive.original(stored.id, old.id)
    assert original is not None
    assert original.payload.decode() == first.text


def test_space_between_words_makes_no_version(archive: Archive) -> None:
    one, other = make("Jembatan  Dibuka", "Sejak\u00a0pagi."), make("Jembatan Dibuka ", "Sejak pagi.")
    archive.add(one, capture(one))
    assert archive.add(other, capture(other)) is Added.SAME


def test_the_version_seen_last_is_current_whatever_the_order_of_arrival(archive: Archive) -> None:
    first, second = make("Lama", captured="2021-03-04"), make("Baru", captured="2021-03-06")
    archive.add(second, capture(second))
    assert archive.add(first, capture(first)) is Added.VERSION
    stored = archive.article(only(archive))
    assert stored is not None
    assert stored.article == second
    assert [hit.headline for hit in archive.search("").hits] == ["Baru"]


def test_an_article_that_went_back_to_what_it_said_shows_that(archive: Archive) -> None:
    for headline, seen in (("Awal", "2021-03-04"), ("Ubah", "2021-03-05"), ("Awal", "2021-03-06")):
        article = make(headline, captured=seen)
        archive.add(article, capture(article))
    assert [(hit.headline, hit.versions) for hit in archive.search("").hits] == [("Awal", 2)]
    assert archive.check().problems == ()


def test_a_page_seen_again_unchanged_is_another_capture_and_no_version(archive: Archive) -> None:
    first, again = make(captured="2021-03-04"), make(captured="2021-05-01")
    archive.add(first, capture(first))
    assert archive.add(again, capture(again)) is Added.SAME
    assert archive.counts() == {Outcome.ARTICLE: 2}
    assert len(archive.versions(only(archive))) == 1


@pytest.mark.parametrize(
    "url",
    [
        "http://www.warta.example/jembatan/",
        "https://m.warta.example/jembatan?utm_source=surel",
        "https://warta.example/jembatan#komentar",
    ],
)
def test_addresses_of_one_article_are_one_article(archive: Archive, url: str) -> None:
    article, other = make(), make(url=url)
    archive.add(article, capture(article))
    assert archive.add(other, capture(other)) is Added.SAME
    assert archive.held([url, "https://warta.example/lain"]) == {url: only(archive)}
    by_address = archive.article(url)
    assert by_address is not None
    assert by_address.id == only(archive)


def test_the_declared_address_is_the_article_s(archive: Archive) -> None:
    article = make()
    print_view = msgspec.structs.replace(
        make(url="https://warta.example/lihat?nomor=77"), canonical=Url("https://warta.example/jembatan")
    )
    archive.add(article, capture(article))
    assert archive.add(print_view, capture(print_view)) is Added.SAME


def test_the_second_part_of_a_split_article_does_not_replace_the_first(archive: Archive) -> None:
    first = make("Laporan Panjang", "Bagian awal.")
    second = make("Laporan Panjang", "Bagian akhir.", url="https://warta.example/jembatan?page=2")
    archive.add(first, capture(first))
    assert archive.add(second, capture(second)) is Added.NEW


def test_pages_without_an_address_are_told_apart_by_source_and_headline(archive: Archive) -> None:
    one, two, three = (make(h, url=None, id=i) for h, i in (("A", "1"), ("B", "1"), ("A", "2")))
    assert [archive.add(a, capture(a)) for a in (one, two, three, one)] == [Added.NEW] * 3 + [Added.SAME]
    revised = make("A", "Kalimat yang lain.", url=None, id="1")
    assert archive.add(revised, capture(revised)) is Added.VERSION


def test_ids_do_not_depend_on_the_order_of_arrival(tmp_path: Path) -> None:
    articles = [make(f"Berita {n}", url=f"https://warta.example/{n}") for n in range(5)]
    ids = []
    for name, order in (("a", articles), ("b", articles[::-1])):
        with Archive.create(tmp_path / name) as archive:
            for article in order:
                archive.add(article, capture(article))
            ids.append({s.article.headline: (s.id, s.version) for s in archive.articles()}.values())
    assert sorted(ids[0]) == sorted(ids[1])
    assert all(len(name) == 12 and name.isalnum() for name, _ in ids[0])


def test_a_page_that_is_read_better_replaces_its_record_and_makes_no_version(archive: Archive) -> None:
    worse = make("Jembatan Dibuka | Warta Contoh")
    page = capture(worse)
    better = msgspec.structs.replace(make("Jembatan Dibuka"), text=worse.text)
    archive.add(worse, page)
    assert archive.add(better, page) is Added.SAME
    stored = archive.article(only(archive))
    assert stored is not None
    assert (stored.article, stored.versions) == (better, 1)
    assert [hit.headline for hit in archive.search("jembatan").hits] == ["Jembatan Dibuka"]
    assert archive.search("title:contoh").total == 0
    assert archive.check().sound


def test_refusals_are_counted_once_and_with_their_reason(archive: Archive) -> None:
    refusal = Refusal(id="b", outcome=Outcome.INDEX, place=Place(file="b.html"), detail="a list of 40 links")
    archive.refuse(refusal)
    archive.refuse(refusal)
    article = make()
    archive.add(article, capture(article))
    assert archive.counts() == {Outcome.ARTICLE: 1, Outcome.INDEX: 1}


def test_a_page_refused_before_and_kept_now_counts_once(archive: Archive) -> None:
    article = make()
    page = capture(article)
    archive.refuse(Refusal(id="satu", outcome=Outcome.TOO_SHORT, place=page.place, detail="8 words"), page)
    assert archive.add(article, page) is Added.NEW
    assert archive.counts() == {Outcome.ARTICLE: 1}


def headlines(archive: Archive) -> list[str]:
    return [stored.article.headline.value for stored in archive.articles()]  # type: ignore[union-attr]


def test_an_interrupted_batch_keeps_what_was_added(archive: Archive) -> None:
    def interrupted() -> None:
        with archive.batch():
            archive.add(make("Sebelumnya"), None)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    archive.add(make("Sesudahnya", url="https://warta.example/c"), None)
    assert headlines(archive) == ["Sebelumnya", "Sesudahnya"]
    assert archive.check().problems == ()


def test_an_error_while_a_page_is_stored_leaves_nothing_of_it(archive: Archive) -> None:
    archive._db.execute("CREATE TEMP TRIGGER trap BEFORE INSERT ON original BEGIN SELECT raise(ABORT, 'trap'); END")
    article = make()
    with pytest.raises(ArchiveError, match="trap"):
        archive.add(article, capture(article))
    archive._db.execute("DROP TRIGGER trap")
    assert (headlines(archive), archive.counts()) == ([], {})
    assert archive.add(article, capture(article)) is Added.NEW
    assert archive.check().problems == ()


def test_a_commit_that_fails_leaves_nothing_of_its_pages(archive: Archive) -> None:
    trap = "CREATE TEMP TRIGGER trap AFTER INSERT ON capture BEGIN UPDATE article SET version = 99; END"
    archive._db.execute(trap)  # a reference that is looked at when the transaction ends
    with pytest.raises(ArchiveError, match="FOREIGN KEY"), archive.batch():
        archive.add(make(), None)
    archive._db.execute("DROP TRIGGER trap")
    assert headlines(archive) == []
    assert archive.add(make("Lain", url="https://warta.example/lain"), None) is Added.NEW
    assert (headlines(archive), archive.check().problems) == (["Lain"], ())


def test_a_batch_that_outlives_its_archive_does_no_harm(folder: Path) -> None:
    def adding(archive: Archive) -> Iterator[Added]:
        with archive.batch():
            yield archive.add(make(), None)

    with Archive.create(folder) as archive:
        steps = adding(archive)
        next(steps)
    steps.close()
    with Archive.open(folder) as archive:
        assert headlines(archive) == [make().headline.value]  # type: ignore[union-attr]


def test_a_reader_cannot_write(archive: Archive, folder: Path) -> None:
    with Archive.open(folder) as reader, pytest.raises(ArchiveError, match="reading only"):
        reader.add(make(), None)


def test_outlets_are_counted_the_largest_first(archive: Archive) -> None:
    for number, outlet in enumerate(["Warta Contoh", "Kabar Rekaan", "Warta Contoh"]):
        archive.add(make(url=f"https://a.example/{number}", outlet=outlet, published=f"2021-01-0{number + 1}"), None)
    first, second = archive.outlets()
    assert (first.name, first.articles, second.name, second.articles) == ("Warta Contoh", 2, "Kabar Rekaan", 1)
    assert first.first == int(day("2021-01-01").earliest.timestamp())


def test_the_number_of_the_last_change_rises_with_each_and_with_nothing_else(archive: Archive) -> None:
    numbers = [archive.change()]
    for article in (make(), make(), make("Jembatan Ditutup", captured="2021-05-01"), make(url="https://b.example/1")):
        archive.add(article, None)
        numbers.append(archive.change())
    assert numbers == [0, 1, 1, 2, 3]


def test_months_are_counted_as_the_pages_printed_them(archive: Archive) -> None:
    season = when.edtf("2021-21")
    for number, printed in enumerate(["2021-03-01", "2021-03-31", "2020-12-31", season, None]):
        archive.add(make(url=f"https://a.example/{number}", published=printed), None)
    assert list(archive.months().items()) == [("2020-12", 1), ("2021-03", 2)]


def test_what_was_refused_is_told_the_last_in_front(archive: Archive) -> None:
    refused = [
        Refusal(id=str(n), outcome=Outcome.EMPTY, place=Place(file="a.warc", offset=n), detail=f"nothing in {n}")
        for n in range(3)
    ]
    archive.add(make(), None)
    for refusal in refused:
        archive.refuse(refusal)
    assert archive.refusals() == tuple(reversed(refused))
    assert archive.refusals(1) == (refused[2],)


def test_a_folder_without_an_archive_is_said_to_have_none(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive, match="no archive here"):
        Archive.open(tmp_path / "kosong")


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "surat.txt").write_text("Halo")
    with pytest.raises(NotAnArchive, match="other files"):
        Archive.create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["surat.txt"]


@pytest.mark.parametrize("content", [b"bukan basis data sama sekali" * 100, b""])
def test_a_file_that_is_no_archive_s_database_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "kronik.db").write_bytes(content)
    with pytest.raises(NotAnArchive):
        Archive.open(tmp_path)


def dump(archive: Archive) -> list[str]:
    """The whole database as SQL, and the documents of the index."""
    return [*archive._db.iterdump(), str(archive.search("").total)]
