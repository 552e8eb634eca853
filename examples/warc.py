"""The WARC file of the examples: gzip members of WARC/1.1, the same bytes on each build."""

from __future__ import annotations

import base64
import gzip
import hashlib
import struct
import uuid
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "https://www.kabarlaut.example/crawl")
"""Record ids are derived from address and moment, so that they do not change."""


@dataclass(frozen=True)
class Fetched:
    """One answer of a server."""

    url: str
    moment: datetime
    payload: bytes
    mime: str = "text/html; charset=utf-8"
    coding: str = ""
    """ "gzip", "chunked" or nothing."""


def record_id(url: str, moment: datetime, kind: str = "response") -> str:
    """The id of the record of this address at this moment."""
    return f"<urn:uuid:{uuid.uuid5(NAMESPACE, f'{kind} {url} {moment.isoformat()}')}>"


def write(pages: list[Fetched], again: Fetched) -> bytes:
    """The file: warcinfo, a response for each page, and a revisit of the first, seen unchanged once more."""
    info = b"software: examples/build.py\r\nformat: WARC File Format 1.1\r\ndescription: pages of fiction\r\n"
    out = [record("warcinfo", "", pages[0].moment, "application/warc-fields", info)]
    out += [response(page) for page in pages]
    out.append(revisit(pages[0], again.moment))
    return b"".join(out)


def response(page: Fetched) -> bytes:
    """A response record."""
    head, body = http(page)
    extra = {"WARC-Payload-Digest": digest(page.payload)}
    return record("response", page.url, page.moment, "application/http; msgtype=response", head + body, extra)


def revisit(page: Fetched, moment: datetime) -> bytes:
    """A revisit record: the HTTP head alone, and a reference to the response with the same payload."""
    extra = {
        "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        "WARC-Payload-Digest": digest(page.payload),
        "WARC-Refers-To": record_id(page.url, page.moment),
        "WARC-Refers-To-Target-URI": page.url,
        "WARC-Refers-To-Date": stamp(page.moment),
    }
    return record("revisit", page.url, moment, "application/http; msgtype=response", http(page)[0], extra)


def record(
    kind: str, url: str, moment: datetime, mime: str, block: bytes, extra: dict[str, str] | None = None
) -> bytes:
    """One record as a gzip member of its own."""
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": record_id(url, moment, kind),
        "WARC-Date": stamp(moment),
        **({"WARC-Target-URI": url} if url else {}),
        **(extra or {}),
        "WARC-Block-Digest": digest(block),
        "Content-Type": mime,
        "Content-Length": str(len(block)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return zipped(b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n")


def http(page: Fetched) -> tuple[bytes, bytes]:
    """Head and body of the HTTP answer, coded as the server sent it."""
    body = zipped(page.payload) if page.coding == "gzip" else page.payload
    lines = ["HTTP/1.1 200 OK", f"Content-Type: {page.mime}", f"Date: {page.moment:%a, %d %b %Y %H:%M:%S} GMT"]
    if page.coding == "gzip":
        lines.append("Content-Encoding: gzip")
    if page.coding == "chunked":
        body = b"".join(b"%x\r\n%b\r\n" % (len(c), c) for c in cut(page.payload)) + b"0\r\n\r\n"
        lines.append("Transfer-Encoding: chunked")
    else:
        lines.append(f"Content-Length: {len(body)}")
    return ("\r\n".join(lines) + "\r\n\r\n").encode(), body


def cut(payload: bytes, size: int = 4000) -> list[bytes]:
    """The payload in chunks."""
    return [payload[at : at + size] for at in range(0, len(payload), size)]


def digest(data: bytes) -> str:
    """The digest as WARC writes it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def stamp(moment: datetime) -> str:
    """The moment as WARC writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def zipped(data: bytes) -> bytes:
    """Gzip without a name or a moment."""
    packed = gzip.compress(data, 9, mtime=0)
    return packed[:9] + b"\x03" + packed[10:]  # "Unix" (RFC 1952): Pythons differ in what they write


def picture() -> bytes:
    """A PNG of one sea-blue pixel: the record of the crawl that is no page."""
    rows = zlib.compress(b"\x00\x1a\x6b\x8f", 9)
    parts = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")]
    chunk = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + chunk
