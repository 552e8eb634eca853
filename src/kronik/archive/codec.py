"""Records and payloads as the database keeps them: JSON and bytes, compressed with Zstandard.

Level 3 is the library's own default. A record shrinks to a third, and packing it costs less than writing the rest
to disk would.
"""

from __future__ import annotations

import sys

import msgspec

from kronik.records import Article, Byline, Dateline, Found, Lang, Missing, Moment, Passage, Picture, Record

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_articles = msgspec.json.Decoder(Article)


class Readable(Record, frozen=True):
    """The part of an article that search reads and shows; decoding it skips the rest."""

    headline: Found[str] | Missing
    standfirst: Found[str] | Missing
    language: Found[Lang] | Missing
    published: Found[Moment] | Missing
    bylines: tuple[Found[Byline], ...]
    dateline: Found[Dateline] | Missing
    picture: Found[Picture] | Missing
    tags: tuple[str, ...]
    body: tuple[Passage, ...]


_readables = msgspec.json.Decoder(Readable)


def pack(data: bytes) -> bytes:
    """Compress."""
    return zstd.compress(data)


def unpack(blob: bytes) -> bytes:
    """Give back what was packed."""
    return zstd.decompress(blob)


def encode(article: Article) -> bytes:
    """Give the JSON of a record, the same bytes for the same record."""
    return msgspec.json.encode(article)


def article(blob: bytes) -> Article:
    """Give the record of a packed JSON. Raises: msgspec.DecodeError, zstd.ZstdError when the blob is damaged."""
    return _articles.decode(unpack(blob))


def readable(blob: bytes) -> Readable:
    """Give only what search reads of a packed record."""
    return _readables.decode(unpack(blob))


DAMAGE: tuple[type[Exception], ...] = (msgspec.DecodeError, zstd.ZstdError)
"""What decoding a damaged blob raises."""
