"""The index of a web archive: CDXJ lines, sorted, in gzip blocks with an index of the blocks (ZipNum).

Sources: specs.webrecorder.net/cdxj/0.1.0; pywb's cdxj-gzip-1.0 for the blocks; the sort-friendly form of an address
is made as ReplayWeb.page makes it when it looks one up.
"""

from __future__ import annotations

import gzip
import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import msgspec

from kronik.archive.export.warc import Page, digest

LINES = 3_000
"""Lines of a block, as pywb and py-wacz have it."""

_WWW = re.compile(r"^(https?://)www\d*\.")


def line(page: Page, file: str, offset: int, length: int) -> bytes:
    """Give the line of a record."""
    told = {
        "url": page.url,
        "digest": digest(page.payload),
        "mime": page.type.partition(";")[0],
        "status": 200,
        "length": length,
        "offset": offset,
        "filename": file,
    }
    return f"{key(page.url)} {page.taken:%Y%m%d%H%M%S} ".encode() + msgspec.json.encode(told) + b"\n"


def key(url: str) -> str:
    """Give the form of an address by which lines are sorted: org,example)/path?query."""
    parts = urlsplit(_WWW.sub(r"\1", url.lower()))
    host = ",".join(reversed((parts.hostname or "").split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True), key=lambda pair: pair[0]))
    return f"{host}{port}){parts.path or '/'}" + (f"?{query}" if query else "")


def blocks(lines: list[bytes]) -> tuple[bytes, bytes]:
    """Give the sorted lines in gzip blocks, and the index of the blocks."""
    ordered = sorted(lines)
    packed, index = bytearray(), [b'!meta 0 {"format":"cdxj-gzip-1.0","filename":"index.cdx.gz"}\n']
    for start in range(0, len(ordered), LINES):
        block = gzip.compress(b"".join(ordered[start : start + LINES]), mtime=0)
        first = b" ".join(ordered[start].split(b" ", 2)[:2])
        told = {"offset": len(packed), "length": len(block), "digest": digest(block), "filename": "index.cdx.gz"}
        index.append(first + b" " + msgspec.json.encode(told) + b"\n")
        packed += block
    return bytes(packed), b"".join(index)
