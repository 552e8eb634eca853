"""The originals as one file that ReplayWeb.page opens: WACZ 1.1.1. Source: specs.webrecorder.net/wacz/1.1.1.

archive/data.warc.gz      the pages                       indexes/index.cdx.gz, index.idx   where each stands
pages/pages.jsonl         their titles and texts          datapackage.json                  the files with digests
"""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

import msgspec

from kronik import __version__
from kronik.archive.export import cdxj, warc
from kronik.archive.folder import Archive

SOFTWARE = f"kronik {__version__}"
WARC, NAME = "archive/data.warc.gz", "data.warc.gz"


class _Part:
    """A file of the package while it is written: what was written is counted and digested."""

    def __init__(self, path: str, out: BinaryIO) -> None:
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
    lines: list[bytes] = []
    listed: list[dict[str, str | bool]] = [
        {"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": True}
    ]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        told = []
        with package.open(_named(WARC, now), "w", force_zip64=True) as file:
            part = _Part(WARC, file)  # type: ignore[arg-type]
            part.write(warc.info(SOFTWARE))
            for page in _pages(archive, query):
                record = warc.resource(page)
                lines.append(cdxj.line(page, NAME, part.size, len(record)))
                listed.append(_listed(page))
                part.write(record)
            told.append(part.told)
        packed, index = cdxj.blocks(lines)
        pages = b"".join(msgspec.json.encode(one) + b"\n" for one in listed)
        for path, data in (
            ("indexes/index.cdx.gz", packed),
            ("indexes/index.idx", index),
            ("pages/pages.jsonl", pages),
        ):
            told.append(_put(package, path, data, now))
        described = msgspec.json.encode(_package(told, now))
        _put(package, "datapackage.json", described, now)
        digest = {"path": "datapackage.json", "hash": warc.digest(described)}
        _put(package, "datapackage-digest.json", msgspec.json.encode(digest), now)
    return len(lines)


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
    with package.open(_named(path, now), "w") as file:
        part = _Part(path, file)  # type: ignore[arg-type]
        part.write(data)
    return part.told


def _named(path: str, now: datetime) -> zipfile.ZipInfo:
    at = now.astimezone(UTC)
    return zipfile.ZipInfo(path, (at.year, at.month, at.day, at.hour, at.minute, at.second))
