"""Which files a path stands for, and the page that a file holds."""

from __future__ import annotations

import gzip
import io
import os
import sys
from pathlib import Path

import pytest

from kronik import sources
from kronik.errors import SourceError
from kronik.records import Capture, Form, Outcome, Refusal
from kronik.sources import stream
from kronik.when.iso import iso
from tests.sources.warcs import HTML, packed, page, zstd


def read(*paths: Path | str, **more) -> list[Capture | Refusal]:
    return list(sources.open([str(path) for path in paths], **more))


def stdin(monkeypatch, data: bytes) -> list[Capture | Refusal]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    return read("-")


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstd.compress], ids=["plain", "gzip", "zstd"])
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", Form.HTML),
        ("a.htm", Form.HTML),
        ("a.XHTML", Form.HTML),
        ("a.shtml", Form.HTML),
        ("a.txt", Form.TEXT),
    ],
)
def test_a_file_is_one_page_however_it_is_packed(tmp_path, pack, name, form):
    (tmp_path / name).write_bytes(pack(HTML))
    (capture,) = read(tmp_path / name)
    assert (capture.id, capture.form, capture.payload) == ("a", form, HTML)
    assert capture.place.file == str(tmp_path / name)


def test_the_id_is_the_name_without_its_known_endings(tmp_path):
    names = {"banjir.v2.html.gz": "banjir.v2", "read.php": "read.php", ".html": ".html"}
    for name, expected in names.items():
        (tmp_path / name).write_bytes(HTML)
        assert read(tmp_path / name)[0].id == expected


def test_a_folder_is_read_in_the_order_of_its_names_and_ids_tell_its_folders(tmp_path):
    for name in ("b/index.html", "a/index.html", "a.txt", "c/d/e.htm", ".git/x.html", "a/.tersembunyi.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    assert [one.id for one in read(tmp_path)] == ["a/index", "a", "b/index", "c/d/e"]


def test_every_file_of_a_folder_gives_a_page_or_one_refusal(tmp_path):
    files = {
        "1.jpg": b"\xff\xd8\xff\xe0" + bytes(50),
        "2.css": b"body { color: red }",
        "3.bin": bytes(100),
        "4": b"<html><p>Kabar",
        "5.php": b"\xef\xbb\xbf\n<!doctype HTML><p>Kabar",
        "6.html": b"",
        "7.json": b'{\n "name": "x"\n}',
        "8.pdf": b"%PDF-1.7 ...",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "9").symlink_to(tmp_path)
    (tmp_path / "91").symlink_to("nowhere")
    os.mkfifo(tmp_path / "92")
    got = {one.id: one.outcome if isinstance(one, Refusal) else one.form for one in read(tmp_path)}
    assert got == {
        **dict.fromkeys(["1.jpg", "2.css", "3.bin", "7.json", "8.pdf", "9", "91", "92"], Outcome.NOT_HTML),
        "4": Form.HTML,
        "5.php": Form.HTML,
        "6": Outcome.EMPTY,
    }


def test_text_of_no_known_kind_is_a_page_where_the_user_named_the_file(tmp_path):
    (tmp_path / "catatan").write_text("Pasar Wonosuko dibuka lagi.")
    assert read(tmp_path / "catatan")[0].form is Form.TEXT
    assert read(tmp_path)[0].outcome is Outcome.NOT_HTML


@pytest.mark.parametrize(
    "data", ["<html>Pasar".encode("utf-16"), "<html>Pasar".encode("utf-16-le"), b"<p>a\0b" + b"c" * 60]
)
def test_wide_charsets_and_stray_nuls_are_no_binary_data(tmp_path, data):
    (tmp_path / "a.html").write_bytes(data)
    assert read(tmp_path / "a.html")[0].payload == data


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b'[{"text": "a"}]', Outcome.NOT_HTML),
        (b'{\n  "text": "a"\n}', Outcome.NOT_HTML),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel>', Outcome.NOT_HTML),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml">', Form.HTML),
        (b"[SALAH] Pasar Wonosuko tutup", Form.TEXT),
        (b"{sic} Pasar Wonosuko tutup", Form.TEXT),
    ],
)
def test_a_named_file_of_no_known_ending_is_judged_by_its_content(tmp_path, data, kind):
    (tmp_path / "data.x").write_bytes(data)
    (one,) = read(tmp_path / "data.x")
    assert (one.outcome if isinstance(one, Refusal) else one.form) is kind


@pytest.mark.parametrize("cut", [1, 8, 20, 60])
def test_a_clipped_gzip_page_is_refused_with_its_offset(tmp_path, cut):
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(HTML)[:-cut])
    (tmp_path / "b.html").write_bytes(HTML)
    refusal, page = read(tmp_path)
    assert (refusal.outcome, refusal.place.offset) == (Outcome.BAD_RECORD, 0)
    assert isinstance(page, Capture)


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress, bytes])
def test_a_page_that_unpacks_to_more_than_its_budget_is_refused(tmp_path, pack):
    (tmp_path / "a.html").write_bytes(pack(b"<p>" + b"x" * (stream.PAGE * 4)))
    reader = sources.open([str(tmp_path / "a.html")])
    (refusal,) = reader
    assert refusal.outcome is Outcome.OVER_BUDGET


def test_a_path_that_is_not_there_is_an_error_before_any_work(tmp_path):
    (tmp_path / "a.html").write_bytes(HTML)
    with pytest.raises(SourceError, match=r"hilang\.html: no such file or folder"):
        sources.open([str(tmp_path / "a.html"), str(tmp_path / "hilang.html")])


def test_a_file_that_goes_away_meanwhile_is_one_refusal(tmp_path):
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(HTML)
    reader = sources.open([str(tmp_path / "a.html"), str(tmp_path / "b.html")])
    (tmp_path / "a.html").unlink()
    refusal, page = reader
    assert refusal.outcome is Outcome.BAD_RECORD
    assert isinstance(page, Capture)


def test_a_name_that_is_no_utf_8_can_be_printed(tmp_path):
    path = os.fsencode(tmp_path) + b"/kabar\xff.html"
    with open(path, "wb") as file:  # noqa: PTH123 - a path in bytes
        file.write(HTML)
    (capture,) = read(os.fsdecode(path))
    assert capture.place.file.encode().endswith("kabar\ufffd.html".encode())
    capture.id.encode()


@pytest.mark.parametrize(
    ("data", "kinds"),
    [
        (HTML, [Form.HTML]),
        (gzip.compress(HTML), [Form.HTML]),
        (b"Pasar Wonosuko dibuka.\n", [Form.TEXT]),
        (b'{"text": "Pasar"}\n{"html": "<p>Pasar"}\n', [Form.TEXT, Form.HTML]),
        (page(1) + page(2), [Form.HTML, Form.HTML]),
        (packed(page(1), page(2)), [Form.HTML, Form.HTML]),
        (b"", [Outcome.EMPTY]),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), [Outcome.NOT_HTML]),
    ],
)
def test_standard_input_is_known_by_its_first_bytes(monkeypatch, data, kinds):
    got = stdin(monkeypatch, data)
    assert [one.outcome if isinstance(one, Refusal) else one.form for one in got] == kinds
    assert {one.place.file for one in got} == {"-"}


def test_the_day_of_the_capture_that_is_given_goes_to_pages_without_one_of_their_own(tmp_path):
    (tmp_path / "a.html").write_bytes(HTML)
    (tmp_path / "b.warc").write_bytes(page(1))
    given = iso("2020-02-02")
    page_, record = read(tmp_path, captured=given)
    assert page_.captured == given
    assert record.captured.edtf.startswith("2024-04-30")


def test_progress_ends_at_the_total_and_never_goes_back(tmp_path):
    broken = bytearray(packed(*map(page, range(2000))))
    broken[200] ^= 0xFF
    (tmp_path / "a.warc.gz").write_bytes(broken[:-9])
    (tmp_path / "b.html").write_bytes(HTML)
    (tmp_path / "c.jpg").write_bytes(b"\xff\xd8\xff" * 99_999)
    (tmp_path / "d").symlink_to("nowhere")
    reader = sources.open([str(tmp_path)])
    seen = [reader.done for _ in reader]
    assert seen == sorted(seen)
    assert reader.done == reader.total == sum(path.lstat().st_size for path in tmp_path.glob("*.*"))


def test_the_total_is_unknown_for_standard_input(tmp_path):
    assert sources.open(["-"]).total is None
