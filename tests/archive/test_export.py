"""What leaves the archive."""

from __future__ import annotations

import csv as reader
import io
import json

import pytest

from kronik.archive import Archive, export
from kronik.archive.export import csv, jsonl
from tests.archive.fiction import capture, make


def test_every_article_of_a_query_is_a_line(archive: Archive) -> None:
    with archive.batch():
        for n in range(450):
            article = make(f"Kabar {n}", id=f"a{n}", url=f"https://a.example/{n}", published=f"20{10 + n % 2}-01-01")
            archive.add(article, capture(article))
    out = io.BytesIO()
    assert jsonl.write(export.articles(archive, "before:2011"), out) == 225
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert [line["id"] for line in lines] == [f"a{n}" for n in range(0, 450, 2)]
    assert lines[0]["title"] == "Kabar 0"
    assert jsonl.write(export.articles(archive), io.BytesIO()) == 450


def test_every_page_is_a_member_by_the_id_its_source_gave(archive: Archive) -> None:
    for n, headline in (("1", "Lama"), ("2", "Baru"), ("2", "Baru")):
        article = make(headline, id=n, captured=f"2020-01-0{n}")
        archive.add(article, capture(article))
    rows = list(export.members(archive))
    assert [(row["id"], row["url"], row["story"], row["copies"]) for row in rows] == [
        ("1", "https://warta.example/jembatan", None, None),
        ("2", "https://warta.example/jembatan", None, None),
    ]
    assert rows[0]["article"] == rows[1]["article"]


def test_csv_comes_back_as_it_went_out(archive: Archive) -> None:
    article = make('Kata "kutip", koma', "Baris satu.", "Baris dua;\tsekat.")
    archive.add(article, capture(article))
    out = io.BytesIO()
    assert csv.write(export.articles(archive), out) == 1
    [row] = reader.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    assert (row["title"], row["body"]) == ('Kata "kutip", koma', "Baris satu.\nBaris dua;\tsekat.")
    assert not out.closed


@pytest.mark.parametrize("headline", ["=1+1", "+62", "-5 derajat", "@warta"])
def test_no_field_of_csv_is_a_formula(archive: Archive, headline: str) -> None:
    archive.add(make(headline), None)
    out = io.BytesIO()
    csv.write(export.articles(archive), out)
    [row] = reader.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    assert row["title"] == "'" + headline


def test_an_empty_export_is_empty(archive: Archive) -> None:
    out = io.BytesIO()
    assert csv.write(export.articles(archive), out) == jsonl.write(export.members(archive), out) == 0
    assert out.getvalue() == b""
