"""Rows as CSV: a heading, then one row a line, UTF-8. Source: RFC 4180.

A list of texts is joined by line feeds, which a quoted field may hold; anything deeper is JSON in its field.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from kronik.archive.export import Row


def write(rows: Iterable[Row], out: BinaryIO) -> int:
    """Write the heading and every row; give how many rows. Without rows nothing is written: they name the columns."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    count = 0
    try:
        lines = csv.writer(text)
        for count, row in enumerate(rows, 1):
            if count == 1:
                lines.writerow(row)
            lines.writerow(map(field, row.values()))
    finally:
        text.detach()  # `out` is the caller's to close
    return count


def field(value: object) -> str | int | float | None:
    """Give a value as a field: one that a spreadsheet would read as a formula has an apostrophe in front."""
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return _harmless(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return _harmless("\n".join(value))
    return msgspec.json.encode(value).decode()


def _harmless(text: str) -> str:
    """Keep a spreadsheet from reading a text as a formula: a quote in front of what would start one (OWASP)."""
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
