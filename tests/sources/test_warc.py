"""What a web archive gives, whole and broken."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fastwarc.stream_io import BrotliWriter
from fastwarc.warc import ArchiveIterator, WarcRecordType

from kronik import sources
from kronik.records import Capture, Outcome, Refusal
from kronik.sources import stream
from tests.sources.warcs import HTML, chunked, packed, page, record, response, zstd

Read = Callable[..., list[Capture | Refusal]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def read(data: bytes, name: str = "arsip.warc") -> list[Capture | Refusal]:
        (tmp_path / name).write_bytes(data)
        return list(sources.open([str(tmp_path / name)]))

    return read


def brotli(data: bytes) -> bytes:
    out = io.BytesIO()
    writer = BrotliWriter(out)
    writer.write(data)
    writer.close()
    return out.getvalue()


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize("pack", [b"".join, lambda records: packed(*records)], ids=["plain", "gzip"])
def test_a_response_becomes_a_capture_with_its_address_day_and_charset(read, pack):
    data = pack([record("warcinfo", b"software: uji"), response()])
    (capture,) = read(data)
    assert isinstance(capture, Capture)
    assert capture.payload == HTML
    assert capture.url == "http://kabarlembah.example/pasar"
    assert capture.charset == "utf-8"
    assert capture.captured is not None
    assert capture.captured.edtf.startswith("2024-04-30T05:06:07")
    assert capture.id.startswith("urn:uuid:")
    (expected,) = [
        r.stream_pos for r in ArchiveIterator(io.BytesIO(data)) if r.record_type == WarcRecordType.response
    ]
    assert capture.place.offset == expected


def test_a_resource_becomes_a_capture_by_its_own_media_type(read):
    data = record("resource", HTML, url="<http://kabarlembah.example/a>", media="text/html; charset=ISO-8859-1")
    (capture,) = read(data)
    assert capture.payload == HTML
    assert capture.charset == "ISO-8859-1"
    assert capture.url == "http://kabarlembah.example/a"


@pytest.mark.parametrize("kind", ["request", "metadata", "revisit", "warcinfo", "conversion", "continuation"])
def test_records_that_hold_no_page_pass_without_a_word(read, kind):
    assert len(read(record(kind, b"GET / HTTP/1.1\r\n\r\n") + response())) == 1


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(HTML)),
        ("x-gzip", gzip.compress(HTML)),
        ("deflate", zlib.compress(HTML)),
        ("deflate", bare(HTML)),
        ("br", brotli(HTML)),
        ("zstd", zstd.compress(HTML)),
        ("gzip, br", brotli(gzip.compress(HTML))),
        ("identity", HTML),
        ("gzip", HTML),
        ("br", HTML),
        ("deflate", HTML),
    ],
)
@pytest.mark.parametrize("transfer", [False, True])
def test_codings_are_undone_where_the_bytes_bear_them_out(read, coding, body, transfer):
    headers = ("Content-Type: text/html", f"Content-Encoding: {coding}")
    if transfer:
        headers, body = (*headers, "Transfer-Encoding: chunked"), chunked(body)
    (capture,) = read(response(body, headers=headers))
    assert capture.payload == HTML


def test_a_body_that_is_called_chunked_and_is_not_stays_as_it_is(read):
    (capture,) = read(response(headers=("Content-Type: text/html", "Transfer-Encoding: chunked")))
    assert capture.payload == HTML


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (response(b"{}", headers=("Content-Type: application/json",)), Outcome.NOT_HTML),
        (response(b"\x89PNG\r\n\x1a\n", headers=("Content-Type: text/html",)), Outcome.NOT_HTML),
        (response(b"kabar", headers=()), Outcome.NOT_HTML),
        (record("resource", b"1.2.3.4", url="dns:kabarlembah.example", media="text/dns"), Outcome.NOT_HTML),
        (response(b""), Outcome.EMPTY),
        (response(status="404 Not Found"), Outcome.ERROR_PAGE),
        (response(status="503 Busy"), Outcome.ERROR_PAGE),
        (response(status="301 Moved", headers=("Location: http://b.example/",)), Outcome.NOT_ARTICLE),
        (
            response(
                gzip.compress(HTML)[:-8] + b"x" * 8, headers=("Content-Type: text/html", "Content-Encoding: gzip")
            ),
            Outcome.BAD_RECORD,
        ),
    ],
)
def test_a_record_that_is_no_page_is_refused_by_name_and_costs_itself_alone(read, data, outcome):
    before, refusal, after = read(packed(page(1), data, page(2)))
    assert isinstance(before, Capture)
    assert isinstance(after, Capture)
    assert refusal.outcome is outcome


def test_html_without_a_media_type_is_known_by_its_first_bytes(read):
    (capture,) = read(response(headers=()))
    assert capture.payload == HTML


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(bytes(64 << 20))),
        ("br", brotli(bytes(64 << 20))),
        ("zstd", zstd.compress(bytes(64 << 20))),
        ("deflate", zlib.compress(bytes(64 << 20))),
    ],
)
def test_a_bomb_in_a_body_is_over_budget_and_costs_itself_alone(read, coding, body):
    bomb = response(body, headers=("Content-Type: text/html", f"Content-Encoding: {coding}"))
    before, refusal, after = read(packed(page(1), bomb, page(2)))
    assert (type(before), type(after)) == (Capture, Capture)
    assert refusal.outcome is Outcome.OVER_BUDGET


def test_a_record_larger_than_a_page_is_over_budget_and_a_film_is_no_page(read):
    large = response(b"<p>" + b"x" * (stream.PAGE + 1))
    film = response(bytes(stream.PAGE + 1), headers=("Content-Type: video/mp4",))
    got = read(packed(page(1), large, film, page(2)))
    outcomes = [r.outcome if isinstance(r, Refusal) else Outcome.ARTICLE for r in got]
    assert outcomes == [Outcome.ARTICLE, Outcome.OVER_BUDGET, Outcome.NOT_HTML, Outcome.ARTICLE]


@pytest.mark.parametrize("cut", [1, 30, 200])
def test_a_clipped_gzip_archive_is_reported_at_the_byte_of_the_clipped_record(read, cut):
    whole = packed(page(1), page(2))
    last = page(3)
    *pages, refusal = read(whole + packed(last)[:-cut], "arsip.warc.gz")
    assert [type(p) for p in pages] == [Capture, Capture]
    assert refusal.outcome is Outcome.BAD_RECORD
    assert refusal.place.offset == len(whole)


@pytest.mark.parametrize("cut", [5, 60, len(page(3)) - 3])
def test_a_clipped_plain_archive_is_reported_at_the_byte_of_the_clipped_record(read, cut):
    whole = page(1) + page(2)
    *pages, refusal = read(whole + page(3)[:-cut])
    assert [type(p) for p in pages] == [Capture, Capture]
    assert refusal.outcome is Outcome.BAD_RECORD
    assert refusal.place.offset == len(whole)


@pytest.mark.parametrize("at", [0, 1, 12, 40, 120, 250])
def test_a_corrupt_gzip_member_costs_itself_alone_and_is_counted(read, at):
    first, second, third = packed(page(1)), bytearray(packed(page(2))), packed(page(3))
    second[min(at, len(second) - 5)] ^= 0xFF
    before, refusal, after = read(first + bytes(second) + third)
    assert [p.url[-1] for p in (before, after)] == ["1", "3"]
    assert refusal.place.offset == len(first)
    assert f"{len(second)} bytes" in refusal.detail


@pytest.mark.parametrize("length", [b"99999999", b"10", b"-1", b"satu"])
def test_a_wrong_length_in_a_plain_archive_costs_its_own_record(read, length):
    second = page(2)
    start = second.index(b"Content-Length: ") + 16
    broken = second[:start] + length + second[second.index(b"\r\n", start) :]
    before, refusal, after = read(page(1) + broken + page(3))
    assert [p.url[-1] for p in (before, after)] == ["1", "3"]
    assert refusal.place.offset == len(page(1))
    assert f"{len(broken)} bytes" in refusal.detail


def test_rubbish_between_records_is_counted_and_passed_over(read):
    before, refusal, after = read(page(1) + b"sampah " * 30_000 + page(2))
    assert [p.url[-1] for p in (before, after)] == ["1", "2"]
    assert refusal.outcome is Outcome.BAD_RECORD


def test_an_archive_packed_as_one_stream_reads_like_any_other(read):
    (one, two) = read(gzip.compress(page(1) + page(2)), "arsip.warc.gz")
    assert [p.url[-1] for p in (one, two)] == ["1", "2"]


def test_an_archive_packed_in_small_members_that_cut_records_reads_like_any_other(read):
    whole = page(1) + page(2)
    pieces = packed(*[whole[at : at + 100] for at in range(0, len(whole), 100)])
    assert [p.url[-1] for p in read(pieces, "arsip.warc.gz")] == ["1", "2"]


def test_pages_of_a_sound_archive_agree_with_fastwarc(read):
    records = [page(n) if n % 3 else response(b"GIF89a", headers=("Content-Type: image/gif",)) for n in range(60)]
    data = packed(*records)
    theirs = [
        (r.stream_pos, r.reader.read())
        for r in ArchiveIterator(io.BytesIO(data), record_types=WarcRecordType.response)
        if r.http_content_type == "text/html"
    ]
    ours = [(c.place.offset, c.payload) for c in read(data) if isinstance(c, Capture)]
    assert ours == theirs


def test_a_hostile_archive_of_wrong_lengths_is_read_in_linear_time(read):
    claims = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 15000000\r\n\r\n"
    got = read(claims * 20_000 + page(1))
    assert all(isinstance(one, Refusal) for one in got[:-1])
