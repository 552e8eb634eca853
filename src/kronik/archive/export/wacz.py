"""The originals as one file that ReplayWeb.page opens: WACZ 1.1.1. Source: specs.webrecorder.net/wacz/1.1.1.

archive/data.warc.gz      the pages                       indexes/index.cdx.gz, index.idx   where each stands
pages/pages.jsonl         their titles and texts          datapackage.json                  the files with digests
"""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import IO, BinaryIO

import msgspec

from kronik import __version__
from kronik.archive.export import cdxj, warc
from kronik.archive.export.drain import Drain
from kronik.archive.folder import Archive

SOFTWARE = f"kronik {__version__}"
WARC, NAME = "archive/data.warc.gz", "data.warc.gz"
PAGES = "pages/pages.jsonl"
LISTED = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": True}
CHUNK = 1 << 16


class _Part:
    """A file of the package while it is written: what was written is counted and digested."""

    def __init__(self, path: str, out: IO[bytes]) -> None:
        self.path, self._out, self.size, self._hash = path, out, 0, hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._out.write(data)
        self._hash.update(data)
        self.size += len(data)

    @property
    def told(self) -> dict[str, str | int]:
        name = self.path.rpartition("/")[2]
        return {"name": name, "path": self.path, "hash": f"sha256:{self._hash.hexdigest()}", "bytes": self.size}


def write(archive: Archive, query: str | None, out: BinaryIO, *, now: datetime) -> int:
    """Write every version of the articles that a query finds, or of all; give how many pages.

    now: aware; what the package says of itself.
    """
    done = 0
    for number, piece in pieces(archive, query, now=now):
        out.write(piece)
        done = number
    return done


def pieces(archive: Archive, query: str | None, *, now: datetime) -> Iterator[tuple[int, bytes]]:
    """Give the same package piece by piece, each with how many pages are done; what is held does not grow with them.

    But for the index, of which a page has some 200 bytes.
    """
    lines: list[bytes] = []
    drain = Drain()
    with tempfile.TemporaryFile() as listed, zipfile.ZipFile(drain, "w", zipfile.ZIP_STORED) as package:
        listed.write(msgspec.json.encode(LISTED) + b"\n")
        told = []
        with package.open(_named(WARC, now), "w", force_zip64=True) as file:
            part = _Part(WARC, file)
            part.write(warc.info(SOFTWARE))
            for page in _pages(archive, query):
                record = warc.resource(page)
                lines.append(cdxj.line(page, NAME, part.size, len(record)))
                listed.write(msgspec.json.encode(_listed(page)) + b"\n")
                part.write(record)
                yield len(lines), drain.taken()
            told.append(part.told)
        packed, index = cdxj.blocks(lines)
        told.append(_put(package, "indexes/index.cdx.gz", packed, now))
        told.append(_put(package, "indexes/index.idx", index, now))
        listed.seek(0)
        with package.open(_named(PAGES, now), "w", force_zip64=True) as file:
            part = _Part(PAGES, file)
            while some := listed.read(CHUNK):
                part.write(some)
                yield len(lines), drain.taken()
            told.append(part.told)
        described = msgspec.json.encode(_package(told, now))
        _put(package, "datapackage.json", described, now)
        digest = {"path": "datapackage.json", "hash": warc.digest(described)}
        _put(package, "datapackage-digest.json", msgspec.json.encode(digest), now)
    yield len(lines), drain.taken()


def _pages(archive: Archive, query: str | None) -> Iterator[warc.Page]:
    for current in archive.articles(query):
        for version in archive.versions(current.id):
            stored = current if version.id == current.version else archive.article(current.id, version.id)
            original = archive.original(current.id, version.id)
            if stored and original:
                yield warc.page(stored, original)


def _listed(page: warc.Page) -> dict[str, str | bool]:
    stamp = f"{page.taken:%Y-%m-%dT%H:%M:%SZ}"
    return {"id": page.id, "url": page.url, "ts": stamp, "title": page.title or page.url, "text": page.text}


def _package(told: list[dict[str, str | int]], now: datetime) -> dict[str, object]:
    made = f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return {
        "profile": "data-package",
        "wacz_version": "1.1.1",
        "title": "Kronik",
        "software": SOFTWARE,
        "created": made,
        "resources": told,
    }


def _put(package: zipfile.ZipFile, path: str, data: bytes, now: datetime) -> dict[str, str | int]:
    with package.open(_named(path, now), "w", force_zip64=True) as file:
        part = _Part(path, file)
        part.write(data)
    return part.told


def _named(path: str, now: datetime) -> zipfile.ZipInfo:
    at = now.astimezone(UTC)
    return zipfile.ZipInfo(path, (at.year, at.month, at.day, at.hour, at.minute, at.second))
