"""What is counted follows the index: a reader that was open all the while counts as one that has just been opened."""

from __future__ import annotations

import shutil
from pathlib import Path

from kronik.archive import Archive, spread
from tests.archive.facts.told import add, facts, person
from tests.archive.fiction import make

QUERIES = ("", "feri", "-feri", "outlet:pos feri", "after:2019-01 before:2019-02", "lang:en")


def counted(archive: Archive) -> list[object]:
    """All that is counted of some queries."""
    times = [archive.times(text, unit) for text in QUERIES for unit in ("day", "week", "month", "year")]
    return [*(archive.facets(text) for text in QUERIES), *times]


def test_counts_follow_what_is_added_and_changed(folder: Path) -> None:
    with Archive.create(folder) as writer:
        writer.add(make("Feri tiba", "Feri tiba.", id="a", url="https://pos.example/a", outlet="Pos"))
        with Archive.open(folder) as reader:
            for n in range(8):
                article = make(
                    f"Kabar {n}", "Feri tiba." if n % 3 else "Panen raya.", id=f"k{n % 6}",  # two are changed
                    url=f"https://pos.example/k{n % 6}", outlet=("Pos", "Warta", None)[n % 3],
                    published=f"2019-0{n + 1}-0{n + 1}" if n % 4 else None, lang="en" if n == 5 else "id",
                )  # fmt: skip
                writer.add(article)
                with Archive.open(folder) as fresh:
                    assert counted(reader) == counted(fresh)
            assert reader.facets("").total == 7
            assert sum(tally.articles for tally in reader.facets("").outlets) <= 7


def test_names_follow_what_is_told_otherwise(folder: Path) -> None:
    ayu, rui = person("Ayu Lestari", "Bupati Elok"), person("Rui Almonte", "Kepala Badan Cuaca")
    with Archive.create(folder) as writer:
        add(writer, 1, ayu)
        with Archive.open(folder) as reader:
            for number, told in ((2, (ayu, rui)), (3, (rui,)), (4, ()), (5, (ayu,))):
                add(writer, number, *told)
                with Archive.open(folder) as fresh:
                    assert reader.facets("").people == fresh.facets("").people
            for row, told in ((1, (rui,)), (2, ()), (5, (rui, ayu))):
                writer.tell(row, facts(*told))
                with Archive.open(folder) as fresh:
                    assert reader.facets("").people == fresh.facets("").people
            assert {one.name: one.articles for one in reader.facets("").people} == {
                "Rui Almonte": 3,
                "Ayu Lestari": 1,
            }


def test_counts_follow_an_archive_that_was_put_in_the_place_of_another(folder: Path, tmp_path: Path) -> None:
    for path, many in ((folder, 3), (tmp_path / "lain", 5)):
        with Archive.create(path) as writer:
            for n in range(many):
                writer.add(
                    make(f"Kabar {many}-{n}", f"Panen ke-{n}.", id=f"{many}-{n}", url=f"https://k.example/{many}{n}")
                )
    known = spread.Known()
    for path, many in ((folder, 3), (tmp_path / "lain", 5), (folder, 3)):
        with Archive.open(path) as archive:
            archive._known = known
            assert archive.facets("").total == many
            assert sum(archive.times("", "year").values()) == many
    shutil.rmtree(tmp_path / "lain")
