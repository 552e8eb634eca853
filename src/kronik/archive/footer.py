"""The checksums of the index's files, which Tantivy writes and does not look at again.

Source: tantivy, src/directory/footer.rs: a segment file is its contents, a JSON object with their CRC-32, the length
of that JSON and a magic number. `meta.json` names the segments; files of others are being written or thrown away.
"""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec

ENDINGS = frozenset({".term", ".idx", ".pos", ".fast", ".fieldnorm", ".store", ".del"})
MAGIC = 1337
STEP = 1 << 20
"""Bytes read at a time."""


def damaged(folder: Path) -> Iterator[str]:
    """Give the names of the files whose contents are not what was written."""
    segments = _segments(folder)
    for file in sorted(folder.iterdir()):
        if file.suffix in ENDINGS and file.name.partition(".")[0] in segments and not _whole(file):
            yield file.name


def _segments(folder: Path) -> frozenset[str]:
    try:
        meta = msgspec.json.decode((folder / "meta.json").read_bytes())
    except (OSError, msgspec.DecodeError):
        return frozenset()
    return frozenset(segment["segment_id"].replace("-", "") for segment in meta["segments"])


def _whole(file: Path) -> bool:
    try:
        with file.open("rb") as data:
            size = data.seek(0, os.SEEK_END)
            data.seek(max(size - 8, 0))
            length, magic = struct.unpack("<II", data.read(8).rjust(8, b"\0"))
            if magic != MAGIC or length > size - 8:
                return False
            data.seek(size - 8 - length)
            footer = msgspec.json.decode(data.read(length))
            data.seek(0)
            left, crc = size - 8 - length, 0
            while left and (chunk := data.read(min(STEP, left))):
                left, crc = left - len(chunk), zlib.crc32(chunk, crc)
            return bool(crc == footer["crc"])
    except FileNotFoundError:  # merged into another meanwhile
        return True
    except msgspec.DecodeError:
        return False
