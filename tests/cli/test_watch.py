"""Saved searches: kept as files, run as a user runs them, shown in the room and as feeds."""

from __future__ import annotations

import json
from pathlib import Path

import feedparser
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.archive import Archive, Saved, saved
from kronik.errors import ArchiveError
from tests.archive.fiction import make
from tests.program import Run
from tests.web.conftest import serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Archive.create(tmp_path / "arsip") as archive:
        archive.add(make("Jembatan Elok Dibuka", id="a", url="https://warta.example/a"))
    return tmp_path / "arsip"


def arrive(folder: Path, name: str, headline: str, **more: str) -> None:
    with Archive.create(folder) as archive:
        url = f"https://warta.example/{name}"
        archive.add(make(headline, "Begitulah kabar dari kota itu.", id=name, url=url, **more))  # type: ignore[arg-type]


def rows(done: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.splitlines()]


def test_a_run_tells_each_new_article_once_whatever_its_date(kronik: Run, folder: Path) -> None:
    added = kronik("watch", folder, "add", "jembatan", "jembatan", "outlet:warta")
    assert added.returncode == 0
    assert "jembatan: 1 articles now" in added.stderr
    assert (folder / "searches" / "jembatan.toml").read_text() == 'query = "jembatan outlet:warta"\n'
    assert kronik("watch", folder, "run", "--json").stdout == ""  # what was there is not new
    arrive(folder, "b", "Jembatan Lama Ditutup", published="1999-01-01")
    arrive(folder, "c", "Harga Cakalang Naik")
    (listed,) = rows(kronik("watch", folder, "--json").stdout)
    assert listed == {"search": "jembatan", "query": "jembatan outlet:warta", "articles": 2, "new": 1}
    (row,) = rows(kronik("watch", folder, "run", "--json").stdout)
    assert (row["search"], row["headline"]) == ("jembatan", "Jembatan Lama Ditutup")
    again = kronik("watch", folder, "run")
    assert (again.stdout, again.stderr.strip()) == ("", "jembatan: 0 new")


def test_a_changed_page_is_not_new(kronik: Run, folder: Path) -> None:
    kronik("watch", folder, "add", "elok", "elok")
    arrive(folder, "a", "Jembatan Elok Dibuka Kembali")
    assert rows(kronik("watch", folder, "run", "--json").stdout) == []


def test_it_prints_for_people_too(kronik: Run, folder: Path) -> None:
    kronik("watch", folder, "add", "elok", "elok")
    arrive(folder, "b", "Sungai Elok Surut")
    assert "elok: elok\n  2 articles, 1 new" in kronik("watch", folder, "list").stdout
    assert "Sungai Elok Surut" in kronik("watch", folder, "run", "elok").stdout


def test_a_search_is_removed(kronik: Run, folder: Path) -> None:
    kronik("watch", folder, "add", "elok", "elok")
    assert kronik("watch", folder, "remove", "elok").returncode == 0
    assert list((folder / "searches").iterdir()) == []
    gone = kronik("watch", folder, "remove", "elok")
    assert gone.returncode == 1
    assert "no saved search 'elok'" in gone.stderr
    assert "makes one" in kronik("watch", folder).stderr


@pytest.mark.parametrize("name", ["../naik", "Besar", "a b", "", "-", "a" * 65, "a/b", "à"])
def test_a_name_that_is_no_file_name_is_refused(folder: Path, name: str) -> None:
    with Archive.open(folder) as archive:
        with pytest.raises(ArchiveError, match="is no name for a search"):
            archive.keep(Saved(name=name, query="x"))
        assert archive.saved(name) is None
        assert not archive.forget(name)


@given(query=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_query_is_read_back_as_it_was_kept(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    folder = tmp_path_factory.mktemp("kept")
    saved.save(folder, Saved(name="a", query=query, seen=3))
    assert saved.one(folder, "a") == Saved(name="a", query=query, seen=3)


@pytest.mark.parametrize("arguments", [["add"], ["add", "x"], ["remove"], ["list", "x", "y"], ["nonsense"]])
def test_wrong_usage_is_said_as_such(kronik: Run, folder: Path, arguments: list[str]) -> None:
    assert kronik("watch", folder, *arguments).returncode == 2


@pytest.mark.parametrize("content", ["", "query = 3", "question = 'x'", "\x00", "query = 'x'\nmore = 1"])
def test_a_file_that_is_no_search_is_named_with_its_mend(kronik: Run, folder: Path, content: str) -> None:
    (folder / "searches").mkdir()
    (folder / "searches" / "rusak.toml").write_text(content)
    done = kronik("watch", folder)
    assert done.returncode == 1
    assert "rusak.toml" in done.stderr
    assert "It should hold one line" in done.stderr


def test_a_file_written_by_hand_is_a_search_of_which_everything_is_new(kronik: Run, folder: Path) -> None:
    (folder / "searches").mkdir()
    (folder / "searches" / "tangan.toml").write_text('query = "jembatan"\n')
    (row,) = rows(kronik("watch", folder, "run", "--json").stdout)
    assert row["headline"] == "Jembatan Elok Dibuka"
    assert kronik("watch", folder, "run", "--json").stdout == ""


def test_each_has_a_page_and_a_feed(kronik: Run, folder: Path) -> None:
    kronik("watch", folder, "add", "elok", "elok")
    (folder / "searches" / "salah.toml").write_text('query = "after:2017-13-45"\n')
    arrive(folder, "b", "Sungai Elok Surut")
    with serving(folder) as site, httpx.Client(base_url=site, headers={"accept-language": "en"}) as room:
        listed = room.get("/searches").text
        assert 'href="/searches/elok"' in listed
        assert '<td class="n">2</td><td class="n">1</td>' in listed
        page = room.get("/searches/elok").text
        assert "Sungai Elok Surut" in page.replace("<mark>", "").replace("</mark>", "")
        assert "1 new since it was last run" in page
        for form in ("rss", "atom", "json"):
            feed = room.get(f"/feed/saved.{form}?name=elok")
            assert feed.status_code == 200
            assert "Sungai Elok Surut" in feed.text
        assert len(feedparser.parse(room.get("/feed/saved.atom?name=elok").content).entries) == 2
        assert room.get("/searches/salah").status_code == 200
        for lost in ("/searches/none", "/searches/..%2fkronik", "/feed/saved.rss?name=none", "/feed/saved.rss"):
            assert room.get(lost).status_code == 404
