"""An outlet goes by one name, however little some of its pages tell of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kronik.archive import Archive, naming
from tests.archive.fiction import make


def page(number: int, outlet: str, host: str = "lembahpos.example"):
    return make(f"Bendungan {number}", id=f"p{number}", url=f"https://www.{host}/{number}", outlet=outlet)


@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 1, 3)])
def test_pages_that_name_their_host_alone_are_of_the_outlet_that_others_name(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    pages = {1: page(1, "lembahpos.example"), 2: page(2, "Lembah Pos"), 3: page(3, "lembahpos.example")}
    with Archive.create(tmp_path / "arsip") as archive:
        for number in order:
            archive.add(pages[number])
        assert [(one.name, one.articles) for one in archive.outlets()] == [("Lembah Pos", 3)]
        assert archive.search('outlet:"lembah pos"').total == 3
        assert [(one.name, one.articles) for one in archive.facets("").outlets] == [("Lembah Pos", 3)]
        assert {hit.outlet for hit in archive.search("bendungan").hits} == {"Lembah Pos"}
        assert archive.check().problems == ()


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_a_text_that_names_a_host_in_its_dateline_is_of_the_outlet_of_that_host(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    bare = make("Bendungan 2", id="p2", url=None, outlet="lembahpos.example")
    pages = {1: page(1, "Lembah Pos"), 2: bare}
    with Archive.create(tmp_path / "arsip") as archive:
        for number in order:
            archive.add(pages[number])
        assert [(one.name, one.articles) for one in archive.outlets()] == [("Lembah Pos", 2)]


@pytest.mark.parametrize("order", [(1, 2), (2, 1)])
def test_a_page_without_an_address_names_the_host_whose_label_is_its_name(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    bare = make("Bendungan 2", id="p2", url=None, outlet="Lembah Pos")
    pages = {1: page(1, "lembahpos.example"), 2: bare}
    with Archive.create(tmp_path / "arsip") as archive:
        for number in order:
            archive.add(pages[number])
        archive.add(page(3, "lembahposter.example", "lembahposter.example"))
        assert {(one.name, one.articles) for one in archive.outlets()} == {
            ("Lembah Pos", 2), ("lembahposter.example", 1),
        }  # fmt: skip


def test_a_portal_is_not_named_after_those_whose_reports_it_shows(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(page(1, "portal.example", "portal.example"))
        archive.add(page(2, "Kabar Laut", "portal.example"))
        assert {one.name for one in archive.outlets()} == {"portal.example", "Kabar Laut"}


def test_an_archive_from_before_names_its_outlets_when_it_is_opened_to_write(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(page(2, "Lembah Pos"))
        archive._db.execute("DELETE FROM host")
        archive.add(page(1, "lembahpos.example"))
        assert len(archive.outlets()) == 2
    with Archive.open(tmp_path / "arsip", write=True) as archive:
        assert archive.search('outlet:"lembah pos"').total == 2
        assert [one.name for one in archive.outlets()] == ["Lembah Pos"]
    with Archive.open(tmp_path / "arsip", write=True) as archive:
        assert not naming.missing(archive._db)


@pytest.mark.parametrize(
    ("name", "host", "is_its"),
    [
        ("The Strait Courier", "straitcourier.example", True),
        ("Warta-Kota", "warta-kota.example.id", True),
        ("POS", "posbelitar.example", False),
        ("Suara Lembah", "lembahpos.example", False),
        ("LEMBAHPOS.example", "lembahpos.example", False),
    ],
)
def test_a_name_is_that_of_a_host_that_has_it_in_its_label(name: str, host: str, is_its: bool) -> None:
    assert naming.names(name, host) is is_its
