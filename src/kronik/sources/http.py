"""One HTTP response as an archive keeps it: what the server called it, and its body as a browser would see it.

Archives disagree on bodies: some keep them chunked and compressed as sent, some undo both and leave the headers
standing. So a coding is undone only where the bytes bear it out, and a body that was cut off gives what is there,
as a browser does.
"""

from __future__ import annotations

import io
import re
import zlib

import msgspec
from fastwarc.stream_io import BrotliReader

from kronik.sources.zstd import ZstdDecompressor, ZstdError

STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
"""RFC 9112, section 4: the status line; HTTP/2 responses are archived without the minor version."""
CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
"""RFC 9112, section 7.1."""
CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)


CORRUPT = (zlib.error, ZstdError, OSError)
"""What `body` raises for a body that begins as its coding says and turns out corrupt; OSError is Brotli's."""


class TooLarge(Exception):
    """The body unpacks to more than the limit."""


class Response(msgspec.Struct, frozen=True):
    """The head of a response; the body is undone by `body` once the media type is known to be wanted."""

    status: int
    """0 where the status line is not one."""
    headers: dict[str, str]
    """Names in lower case; of a repeated header the first."""
    payload: bytes
    """The body as stored."""

    @property
    def media(self) -> str:
        """The media type in lower case, "" where the server names none."""
        return media(self.headers.get("content-type", ""))

    @property
    def charset(self) -> str | None:
        """The charset the server names."""
        return charset(self.headers.get("content-type", ""))


def media(content_type: str) -> str:
    """Give the media type of a Content-Type header: `Text/HTML; charset=x` is text/html."""
    return content_type.partition(";")[0].strip().lower()


def charset(content_type: str) -> str | None:
    """Give the charset of a Content-Type header."""
    match = CHARSET.search(content_type)
    return match[1] if match else None


def parse(block: bytes) -> Response:
    """Split a response into its head and its body; a block with no blank line is all head."""
    head, _, payload = block.partition(b"\r\n\r\n")
    if len(head) == len(block) and b"\n\n" in block:
        head, _, payload = block.partition(b"\n\n")
    first, _, rest = head.partition(b"\n")
    status = STATUS.match(first)
    return Response(int(status[1]) if status else 0, fields(rest), payload)


def fields(lines: bytes) -> dict[str, str]:
    """Read header lines as WARC and HTTP write them: names in lower case, folded lines joined, the first wins."""
    found: dict[str, str] = {}
    name = ""
    for line in lines.decode("utf-8", "replace").splitlines():
        if line[:1] in (" ", "\t") and name:
            found[name] += " " + line.strip()
            continue
        name, colon, value = line.partition(":")
        name = name.strip().lower() if colon and name.strip().lower() not in found else ""
        if name:
            found[name] = value.strip()
    return found


def body(response: Response, limit: int) -> bytes:
    """Undo the transfer and content codings of a response.

    Raises: TooLarge beyond `limit` bytes; one of `CORRUPT`.
    """
    data = response.payload
    if "chunked" in response.headers.get("transfer-encoding", "").lower():
        data = unchunk(data)
    codings = response.headers.get("content-encoding", "").lower().split(",")
    for coding in reversed(codings):  # RFC 9110, section 8.4: listed in the order they were applied
        data = _undo(coding.strip(), data, limit)
    return data


def unchunk(data: bytes) -> bytes:
    """Join the chunks of a body; a body that is not chunked, and what follows a broken chunk, stays as it is."""
    parts: list[bytes] = []
    at = 0
    while match := CHUNK_SIZE.match(data, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(parts)
        parts.append(data[match.end() : match.end() + size])
        at = match.end() + size
        at += 2 if data[at : at + 2] == b"\r\n" else data[at : at + 1] == b"\n"
    return b"".join([*parts, data[at:]])


def _undo(coding: str, data: bytes, limit: int) -> bytes:
    if coding in ("gzip", "x-gzip") and data.startswith(b"\x1f\x8b"):
        return _inflate(data, 31, limit)
    if coding == "deflate":
        return _deflate(data, limit)
    if coding == "zstd" and data.startswith(b"\x28\xb5\x2f\xfd"):
        return _bounded(ZstdDecompressor().decompress(data, limit + 1), limit)
    if coding == "br" and not _legible(data):
        return _bounded(BrotliReader(io.BytesIO(data)).read(limit + 1), limit)
    return data


def _deflate(data: bytes, limit: int) -> bytes:
    """Undo "deflate": zlib's format by RFC 9110, bare deflate from servers that took the word literally."""
    if _legible(data):
        return data
    zlib_header = data[:1] == b"\x78" and int.from_bytes(data[:2], "big") % 31 == 0  # RFC 1950, section 2.2
    return _inflate(data, 15 if zlib_header else -15, limit)


def _inflate(data: bytes, window: int, limit: int) -> bytes:
    return _bounded(zlib.decompressobj(window).decompress(data, limit + 1), limit)


def _bounded(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise TooLarge
    return data


def _legible(data: bytes) -> bool:
    """Whether a body that its header calls packed is markup already. Brotli and bare deflate have no magic bytes."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<")
