"""Archives written by hand, byte for byte, so that they can be broken at a known place."""

from __future__ import annotations

import gzip
import sys
import zlib

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["HTML", "chunked", "packed", "page", "record", "response", "zstd"]

HTML = b"<!DOCTYPE html><html lang=id><title>Pasar Wonosuko dibuka</title><body><p>Isi.</p><p>Lagi.</p></body></html>"


def response(
    body: bytes = HTML,
    *,
    url: str = "http://kabarlembah.example/pasar",
    status: str = "200 OK",
    headers: tuple[str, ...] = ("Content-Type: text/html; charset=utf-8",),
) -> bytes:
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""])
    return record("response", head.encode() + body, url=url, media="application/http; msgtype=response")


def record(kind: str, block: bytes, *, url: str = "", media: str = "", version: str = "1.1") -> bytes:
    lines = [
        f"WARC/{version}",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(kind.encode() + block + url.encode()):032x}>",
        "WARC-Date: 2024-04-30T05:06:07Z",
        *([f"WARC-Target-URI: {url}"] if url else []),
        *([f"Content-Type: {media}"] if media else []),
        f"Content-Length: {len(block)}",
        "",
        "",
    ]
    return "\r\n".join(lines).encode() + block + b"\r\n\r\n"


def page(number: int) -> bytes:
    """A record of its own address and text."""
    return response(HTML.replace(b"Isi", b"Isi nomor %d" % number), url=f"http://kabarlembah.example/{number}")


def packed(*records: bytes) -> bytes:
    """One gzip member a record, as the standard advises."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def chunked(body: bytes, size: int = 20) -> bytes:
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
