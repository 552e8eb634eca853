"""Whole exports: Parquet, web archives and SQLite files, read back by their own readers."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sqlite3
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastwarc import GzipReader
from fastwarc.warc import ArchiveIterator, WarcRecordType
from pyarrow import parquet as reader

from kronik.archive import Archive, export
from kronik.archive.export import cdxj, parquet, views, wacz, warc
from kronik.errors import KronikError
from tests.web import fiction

NOW = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """Articles of every kind, one in two versions, one without an address."""
    for article in (fiction.ferry(), fiction.halted(), fiction.live(), fiction.hostile(), fiction.undated()):
        archive.add(article, fiction.capture(article))
    for article in (fiction.harbour(), fiction.harbour("16,000")):
        archive.add(article, fiction.capture(article, article.text))
    for refusal in fiction.refusals():
        archive.refuse(refusal)
    return archive


# ---- Parquet --------------------------------------------------------------------------------------------------


def test_parquet_comes_back_as_it_went_out(filled):
    rows = list(export.articles(filled))
    out = io.BytesIO()
    assert parquet.write(iter(rows), out) == 6
    assert reader.read_table(io.BytesIO(out.getvalue())).to_pylist() == rows


def test_parquet_has_no_end(filled, monkeypatch):
    monkeypatch.setattr(parquet, "GROUP", 2)
    out = io.BytesIO()
    parquet.write(export.versions(filled), out)
    assert reader.ParquetFile(io.BytesIO(out.getvalue())).num_row_groups == 1
    out = io.BytesIO()
    assert parquet.write(({"n": n, "nothing": None} for n in range(5)), out) == 5
    assert reader.read_table(io.BytesIO(out.getvalue())).num_rows == 5


def test_an_empty_table_is_a_file_all_the_same():
    out = io.BytesIO()
    assert parquet.write(iter(()), out) == 0
    assert reader.read_table(io.BytesIO(out.getvalue())).num_rows == 0


def test_without_the_extra_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(KronikError, match="tables"):
        parquet.write(iter(()), io.BytesIO())


# ---- WACZ -----------------------------------------------------------------------------------------------------


@pytest.fixture
def package(filled, tmp_path: Path) -> zipfile.ZipFile:
    with (tmp_path / "arsip.wacz").open("wb") as out:
        assert wacz.write(filled, None, out, now=NOW) == 7
    return zipfile.ZipFile(tmp_path / "arsip.wacz")


def test_a_package_holds_what_it_lists_with_its_digests(package):
    told = json.loads(package.read("datapackage.json"))
    assert told["profile"] == "data-package"
    assert told["wacz_version"] == "1.1.1"
    assert told["created"] == "2024-05-01T12:00:00Z"
    assert {one["path"] for one in told["resources"]} | {"datapackage.json", "datapackage-digest.json"} == set(
        package.namelist()
    )
    for one in told["resources"]:
        data = package.read(one["path"])
        assert one["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert one["bytes"] == len(data)
    seal = json.loads(package.read("datapackage-digest.json"))
    assert seal["hash"] == "sha256:" + hashlib.sha256(package.read("datapackage.json")).hexdigest()


def test_nothing_in_it_is_compressed_twice(package):
    assert {info.compress_type for info in package.infolist()} == {zipfile.ZIP_STORED}


def test_every_page_is_found_by_the_index(package, tmp_path):
    file = tmp_path / "data.warc.gz"
    file.write_bytes(package.read("archive/data.warc.gz"))
    lines = gzip.decompress(package.read("indexes/index.cdx.gz")).splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 7
    for line in lines:
        key, stamp, told = line.decode().split(" ", 2)
        told = json.loads(told)
        assert told["filename"] == file.name
        member = file.read_bytes()[told["offset"] : told["offset"] + told["length"]]
        # A record can be read only until the next one is asked for.
        record = next(ArchiveIterator(GzipReader(io.BytesIO(member)), record_types=WarcRecordType.resource))
        assert record.headers["WARC-Target-URI"] == told["url"]
        assert cdxj.key(told["url"]) == key
        assert f"{record.record_date:%Y%m%d%H%M%S}" == stamp
        assert "sha256:" + hashlib.sha256(record.reader.read()).hexdigest() == told["digest"]


def test_the_originals_are_in_it_byte_for_byte(package, filled, tmp_path):
    file = tmp_path / "data.warc.gz"
    file.write_bytes(package.read("archive/data.warc.gz"))
    records = [
        (record.headers["WARC-Target-URI"], record.headers["Content-Type"], record.reader.read())
        for record in ArchiveIterator(GzipReader(io.BytesIO(file.read_bytes())), record_types=WarcRecordType.resource)
    ]
    ferry = next(record for record in records if record[0] == fiction.ferry().url)
    assert ferry[1:] == ("text/html", fiction.SAVED)
    fares = [payload for url, _, payload in records if url == fiction.harbour().url]
    assert [b"15,500" in payload for payload in fares] == [True, False]


def test_the_list_of_pages_leads_to_every_page(package):
    head, *pages = map(json.loads, package.read("pages/pages.jsonl").splitlines())
    assert head["format"] == "json-pages-1.0"
    assert len({page["id"] for page in pages}) == len(pages) == 7
    assert all(page["url"].startswith("http") and page["title"] for page in pages)
    dates = {page["title"]: page["ts"] for page in pages}
    assert dates["Feri Bandar Sirih Berlayar Lagi Setelah Tiga Pekan Cuaca Buruk"] == "2023-05-09T04:00:00Z"


def test_the_index_of_blocks_leads_to_each(monkeypatch):
    monkeypatch.setattr(cdxj, "LINES", 2)
    lines = [f"example,a)/{n} 2023 {{}}\n".encode() for n in range(5)]
    packed, index = cdxj.blocks(lines)
    head, *told = index.splitlines()
    assert head.startswith(b"!meta 0 ")
    assert [line.partition(b" ")[0] for line in told] == [b"example,a)/0", b"example,a)/2", b"example,a)/4"]
    for line in told:
        block = json.loads(line.split(b" ", 2)[2])
        data = packed[block["offset"] : block["offset"] + block["length"]]
        assert gzip.decompress(data).startswith(line.rpartition(b" {")[0])


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Teluk.example/A/b?z=1&a=2", "example,teluk)/a/b?a=2&z=1"),
        ("http://www2.teluk.example:8080", "example,teluk:8080)/"),
    ],
)
def test_an_address_is_sorted_by_its_host(url, key):
    assert cdxj.key(url) == key


def test_a_page_without_an_address_or_date_is_in_it_too(filled):
    [stored] = filled.articles("mercusuar")
    original = filled.original(stored.id)
    page = warc.page(stored, original)
    assert page.url == f"http://{stored.id}.article.invalid/"
    assert page.taken == warc.UNKNOWN


def test_what_a_query_finds_is_packed(filled):
    assert wacz.write(filled, "outlet:harbour", io.BytesIO(), now=NOW) == 2


# ---- SQLite ---------------------------------------------------------------------------------------------------


@pytest.fixture
def tables(filled, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with (tmp_path / "arsip.db").open("wb") as out:
        assert views.write(filled, None, out) == 6
    with closing(sqlite3.connect(tmp_path / "arsip.db")) as db:
        yield db


def test_the_tables_hold_the_articles_and_what_belongs_to_them(tables):
    assert tables.execute("SELECT outlet, count(*) FROM articles GROUP BY 1 ORDER BY 2 DESC").fetchone() == (
        "Warta Teluk",
        3,
    )
    assert tables.execute("SELECT name FROM bylines WHERE role = 'photographer'").fetchall() == [("Joko Ombak",)]
    assert tables.execute("SELECT count(*) FROM refusals").fetchone() == (2,)
    assert tables.execute(
        "SELECT published, published_utc FROM articles WHERE authors = 'Ratri Manggala'"
    ).fetchall() == [("2023-05-08T10:53:00+07:00", "2023-05-08T03:53:00Z")]
    held = tables.execute(
        "SELECT articles.title FROM links JOIN articles ON articles.id = leads_to WHERE list = 'read_also'"
    )
    assert held.fetchall() == [("Gelombang Empat Meter, Feri Berhenti",)]


def test_the_words_are_searched(tables):
    found = tables.execute(
        "SELECT articles.title FROM articles JOIN articles_fts ON articles_fts.rowid = articles.rowid"
        " WHERE articles_fts MATCH 'cakalang OR gelombang' ORDER BY rank"
    )
    assert "Gelombang Empat Meter, Feri Berhenti" in {title for (title,) in found}


def test_every_view_answers_and_every_key_leads_somewhere(tables):
    names = [name for (name,) in tables.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    assert set(names) == {"articles_by_month", "outlets", "story_timeline", "writers"}
    assert all(tables.execute(f"SELECT count(*) FROM {name}").fetchone() for name in names)
    assert tables.execute("PRAGMA foreign_key_check").fetchall() == []
    assert tables.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_query_takes_its_articles_alone(filled, tmp_path):
    with (tmp_path / "few.db").open("wb") as out:
        assert views.write(filled, "berlayar", out) == 2
    with closing(sqlite3.connect(tmp_path / "few.db")) as few:
        assert few.execute("PRAGMA foreign_key_check").fetchall() == []
