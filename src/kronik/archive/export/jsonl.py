"""Rows as JSON Lines: one object a line, UTF-8. Source: jsonlines.org."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from kronik.archive.export import Row


def write(rows: Iterable[Row], out: BinaryIO) -> int:
    """Write every row; give how many."""
    count = 0
    for row in rows:
        out.write(msgspec.json.encode(row) + b"\n")
        count += 1
    return count
