"""What pages were read from, as WARC 1.1: one gzip member a record. Source: iipc.github.io/warc-specifications, 1.1.

The archive keeps what a server sent, not how it sent it: the headers of the transfer are not there to be written down
again. So each page is a `resource` record, which is what the standard has for a payload without its exchange.
"""

from __future__ import annotations

import gzip
import hashlib
import uuid
from datetime import UTC, datetime

from kronik.archive.export.addresses import uri
from kronik.archive.types import Original, Stored
from kronik.records import Form, Record
from kronik.render import value

UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
"""The date of a page of which neither the capture nor any date of its own is known."""


class Page(Record, frozen=True):
    """A page on its way into a web archive."""

    id: str
    url: str
    taken: datetime
    type: str
    title: str
    text: str
    payload: bytes


def page(stored: Stored, original: Original) -> Page:
    """Give the page that a version was read from.

    Where the capture has no date, the last date that the page gives itself stands for it: it was saved then or later.
    A page without an address gets one that can never lead anywhere (RFC 2606).
    """
    article = stored.article
    moment = article.captured or value(article.modified) or value(article.published)
    charset = "utf-8" if original.form == Form.TEXT else original.charset
    kind = "text/plain" if original.form == Form.TEXT else "text/html"
    return Page(
        id=f"{stored.id}-{stored.version}",
        url=uri(article.url) or uri(article.canonical) or f"http://{stored.id}.article.invalid/",
        taken=moment.latest.astimezone(UTC).replace(microsecond=0) if moment else UNKNOWN,
        type=kind + (f"; charset={charset}" if charset and charset.isascii() and charset.isprintable() else ""),
        title=value(article.headline) or "",
        text="\n".join(passage.text for passage in article.body),
        payload=original.payload,
    )


def info(software: str) -> bytes:
    """Give the record that says what made the file."""
    block = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    named = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, software)}>",
        "WARC-Date": f"{UNKNOWN:%Y-%m-%dT%H:%M:%SZ}",
        "Content-Type": "application/warc-fields",
    }
    return _record(named, block)


def resource(page: Page) -> bytes:
    """Give the record of a page."""
    named = {
        "WARC-Type": "resource",
        "WARC-Target-URI": page.url,
        "WARC-Date": f"{page.taken:%Y-%m-%dT%H:%M:%SZ}",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, 'urn:kronik:' + page.id)}>",
        "WARC-Block-Digest": digest(page.payload),
        "WARC-Payload-Digest": digest(page.payload),
        "Content-Type": page.type,
    }
    return _record(named, page.payload)


def digest(data: bytes) -> str:
    """Give the digest of some bytes with the name of its algorithm."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _record(named: dict[str, str], block: bytes) -> bytes:
    head = "".join(f"{name}: {text}\r\n" for name, text in {**named, "Content-Length": str(len(block))}.items())
    return gzip.compress(f"WARC/1.1\r\n{head}\r\n".encode() + block + b"\r\n\r\n", mtime=0)
