"""What a file holds, from its name and its first bytes.

An ending that is ours decides; any other name is judged by content, since mirrors keep pages under names such as
`read.php` or `index`. Text of no known kind is a page only where the user named the file: in a folder it may as well
be a script or a licence.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """What a file, a body or standard input holds."""

    HTML = "html"
    TEXT = "text"
    WARC = "warc"
    JSONL = "jsonl"
    EMPTY = "empty"
    OTHER = "other"


ENDINGS = {
    ".html": Kind.HTML,
    ".htm": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".shtml": Kind.HTML,
    ".txt": Kind.TEXT,
    ".warc": Kind.WARC,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
}
PACKED = (".gz", ".zst")
HEAD = 2048
"""Bytes that are looked at. Doctype and head may follow a licence in a comment."""

MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a WebP picture or other RIFF medium"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"wOF", "a font"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
)
"""First bytes of what is commonly found beside pages; names as libmagic tells them, shortened."""

MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|div|article|p|h1|table|script|!--)[\s>/]?", re.IGNORECASE
)
"""What HTML may open with; the list is that of the WHATWG MIME Sniffing Standard, section 7.1, less rare tags."""
OBJECT_LINE = re.compile(rb'\{[ \t]*"')
"""A line of JSONL. A JSON document printed over several lines breaks after its brace."""
LOOSE_JSON = re.compile(rb'\[\s*[\[{]|\{\s*"')
XML = (b"<?xml", b"<rss", b"<feed")
BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def ending(name: str) -> tuple[str, Kind | None]:
    """Split a name into what is left without its known endings, and the kind that they tell.

    >>> ending("kota/banjir.v2.html.gz")
    ('kota/banjir.v2', <Kind.HTML: 'html'>)
    """
    stem = name
    for packed in PACKED:
        stem = _without(stem, packed)
    for suffix, kind in ENDINGS.items():
        if (bare := _without(stem, suffix)) != stem:
            return bare, kind
    return stem, None


def kind(name: str, head: bytes, *, named: bool) -> tuple[Kind, str]:
    """Tell what a file holds, with the words for a refusal where it holds nothing of ours.

    Args: head: its first `HEAD` bytes, unpacked; `named`: whether the user named this very file.
    """
    known = ending(name)[1]
    if known is Kind.WARC:  # a damaged beginning looks empty or binary, and the reader finds the next record
        return known, ""
    if not head:
        return Kind.EMPTY, "the file is empty"
    if what := binary(head):
        return Kind.OTHER, f"the file holds {what}"
    return (known, "") if known else _content(head, named=named)


def binary(head: bytes) -> str:
    """Name what the bytes are if they are no text in any charset; "" if they may be text."""
    for magic, what in MAGIC:
        if head.startswith(magic):
            return what
    if head[4:8] == b"ftyp":
        return "a film or picture (MP4, AVIF)"
    if head.startswith(BOMS) or _wide(head):
        return ""
    control = sum(head.count(byte) for byte in CONTROL)
    return "binary data" if control * 10 > len(head) else ""


CONTROL = bytes([*range(9), 14, 15, *range(16, 27), 28, 29, 30, 31])
"""Bytes that text hardly has in any charset; 27 stays out, ISO-2022-JP shifts with it."""


def markup(head: bytes) -> bool:
    """Whether the bytes open as HTML does, in UTF-16 too."""
    if _wide(head) or head.startswith(BOMS[:2]):
        head = head.replace(b"\0", b"")
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\f\0")[:HEAD]
    return bool(MARKUP.match(start)) or (start.startswith(b"<?xml") and b"<html" in start.lower())


def _content(head: bytes, *, named: bool) -> tuple[Kind, str]:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"WARC/"):
        return Kind.WARC, ""
    if OBJECT_LINE.match(start):
        return Kind.JSONL, ""
    if LOOSE_JSON.match(start):
        return Kind.OTHER, "the file holds JSON, but not one object a line; make it so with: jq -c '.[]'"
    if markup(head):
        return Kind.HTML, ""
    if start.startswith(XML):
        return Kind.OTHER, "the file holds XML that is no HTML, such as a feed"
    if named:
        return Kind.TEXT, ""
    return Kind.OTHER, "the file holds text of no known kind; name it on the command line, or end its name in .txt"


def _wide(head: bytes) -> bool:
    """Whether the bytes look like UTF-16 of a mostly Latin text: NULs, all on one side of the pairs."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    return min(even, odd) == 0 and max(even, odd) * 3 > len(head) / 2


def _without(name: str, suffix: str) -> str:
    return name[: -len(suffix)] if name.lower().endswith(suffix) and len(name) > len(suffix) else name
