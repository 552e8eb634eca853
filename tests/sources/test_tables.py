"""What a JSONL table gives, whole and broken."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kronik import sources
from kronik.records import Capture, Declared, Form, Outcome, Refusal
from kronik.sources import stream, tables
from tests.sources.warcs import HTML


def read(folder: Path, *lines: object, name: str = "halaman.jsonl") -> list[Capture | Refusal]:
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    (folder / name).write_bytes(b"\n".join(raw))
    return list(sources.open([str(folder / name)]))


def test_a_line_becomes_a_capture_with_what_the_source_declares(tmp_path):
    line = {
        "id": 7,
        "text": "Pasar dibuka.",
        "url": "http://kabarlembah.example/7",
        "title": "Pasar",
        "published": "2017-11-21",
        "captured": "2024-04-30",
        "lang": "id",
        "outlet": "Kabar Lembah",
        "lain": [1, 2],
    }
    (capture,) = read(tmp_path, line)
    assert (capture.id, capture.form, capture.payload) == ("7", Form.TEXT, "Pasar dibuka.")
    assert capture.url == "http://kabarlembah.example/7"
    assert capture.declared == Declared(title="Pasar", published="2017-11-21", lang="id", outlet="Kabar Lembah")
    assert capture.captured.edtf == "2024-04-30"
    assert capture.place.line == 1


def test_html_stands_before_text_and_text_before_the_title(tmp_path):
    whole = {"html": "<p>a", "text": "b", "title": "c"}
    lines = [whole, {**whole, "html": None}, {"title": "c"}, {"text": "", "title": "c"}]
    assert [one.payload for one in read(tmp_path, *lines)] == ["<p>a", "b", "c", "c"]


def test_html_may_name_a_file_beside_the_table(tmp_path):
    (tmp_path / "arsip").mkdir()
    (tmp_path / "arsip" / "1.html.gz").write_bytes(gzip.compress(HTML))
    (capture,) = read(tmp_path, {"id": "satu", "html": "arsip/1.html.gz"})
    assert (capture.id, capture.payload, capture.place.line) == ("satu", HTML, 1)


@pytest.mark.parametrize("name", ["../luar.html", "/etc/hostname.html", "hilang.html", "a\0.html", "."])
def test_html_reaches_no_further_than_the_folder_of_the_table(tmp_path, name):
    (tmp_path / "luar.html").write_bytes(HTML)
    (tmp_path / "dalam").mkdir()
    got = read(tmp_path / "dalam", {"html": name}, {"text": "b"})
    assert not isinstance(got[0], Capture) or got[0].payload == name
    assert isinstance(got[1], Capture)


def test_a_table_in_the_working_folder_reaches_no_further_either(tmp_path, monkeypatch):
    (tmp_path / "luar.html").write_bytes(HTML)
    (tmp_path / "dalam").mkdir()
    (tmp_path / "dalam" / "a.jsonl").write_text('{"html": "../luar.html"}')
    monkeypatch.chdir(tmp_path / "dalam")
    (refusal,) = sources.open(["a.jsonl"])
    assert refusal.outcome is Outcome.BAD_RECORD


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        (b"ini bukan JSON", Outcome.BAD_RECORD),
        (b'{"text": "terpotong', Outcome.BAD_RECORD),
        (b"[1, 2]", Outcome.BAD_RECORD),
        (b'{"text": 5}', Outcome.BAD_RECORD),
        (b'{"text": "\xff\xfe"}', Outcome.BAD_RECORD),
        (b'{"x": ' + b"[" * 100_000, Outcome.BAD_RECORD),
        (b"\0\0\0", Outcome.BAD_RECORD),
        (b"{}", Outcome.EMPTY),
        (b'{"text": "' + b"x" * (stream.PAGE + 1) + b'"}', Outcome.OVER_BUDGET),
        (b'{"text": "' + b"x" * (tables.LINE + 1) + b'"}', Outcome.OVER_BUDGET),
    ],
    ids=["no-json", "clipped", "list", "wrong-type", "no-utf-8", "deep", "nul", "empty", "large", "long"],
)
def test_a_line_that_is_no_page_costs_itself_alone_and_is_named_by_its_number(tmp_path, line, outcome):
    before, refusal, after = read(tmp_path, {"text": "a"}, line, {"text": "b"})
    assert (type(before), type(after)) == (Capture, Capture)
    assert (refusal.outcome, refusal.place.line) == (outcome, 2)
    assert after.place.line == 3


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b'{"text": "a\tb", "title": "c"}', "a\tb"),
        (b'{"text": "a", "published": NaN}', "a"),
        (rb'{"text": "a \ud83d", "title": "\ude00"}', "a \ufffd"),
        (rb'{"text": "\ud83d\ude00 a\tb"}', "\U0001f600 a\tb"),
        (b'{"text": "a \xed\xa0\xbd"}', "a \ufffd"),
    ],
    ids=["tab", "nan", "half-emoji", "whole-emoji", "half-emoji-in-bytes"],
)
def test_what_scrapers_write_for_json_is_read(tmp_path, line, text):
    (capture,) = read(tmp_path, line)
    assert capture.payload == text
    (capture.declared.title or "").encode()


def test_empty_lines_are_no_pages_but_count_as_lines(tmp_path):
    (capture,) = read(tmp_path, b"", b"  ", {"text": "a"}, b"")
    assert capture.place.line == 3


def test_a_byte_order_mark_before_the_first_line_is_passed_over(tmp_path):
    (capture,) = read(tmp_path, b'\xef\xbb\xbf{"text": "a"}')
    assert capture.payload == "a"


def test_a_clipped_gzip_table_gives_its_whole_lines_and_the_place_of_the_break(tmp_path):
    lines = b"".join(json.dumps({"text": f"kabar nomor {n} {n**9}"}).encode() + b"\n" for n in range(5000))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-2000])
    *pages, refusal = sources.open([str(tmp_path / "a.jsonl.gz")])
    assert 3000 < len(pages) < 5000
    assert all(isinstance(page, Capture) for page in pages)
    assert refusal.outcome is Outcome.BAD_RECORD
    assert refusal.place.line == len(pages) + 1


def test_a_line_whose_text_has_another_name_is_refused_and_the_name_told(tmp_path):
    named = {"title": "Pasar dibuka", "content": "Pasar dibuka hari ini. " * 20, "date": "2017-11-21"}
    refused, brief = read(tmp_path, named, {"title": "Pasar dibuka", "date": "2017-11-21", "tag": "pasar"})
    assert isinstance(refused, Refusal)
    assert refused.outcome is Outcome.BAD_RECORD
    assert "'content'" in refused.detail
    assert isinstance(brief, Capture)


def test_broken_bytes_in_a_field_that_is_not_read_cost_nothing(tmp_path):
    (brief,) = read(tmp_path, b'{"title": "Pasar dibuka", "content": "' + b"\xb5 kata " * 60 + b'"}')
    assert isinstance(brief, Capture)
    (refused,) = read(tmp_path, b'{"title": "Pasar dibuka", "content": "' + b"kata\t" * 60 + b'", "n": NaN}')
    assert isinstance(refused, Refusal)
    assert "'content'" in refused.detail
