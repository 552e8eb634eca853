"""The letters in which the time stage compares: lower case, ASCII digits, plain spaces; as many as there were."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WIDE = re.compile(r"[^\x00-\x7f]")


def plain(text: str) -> str:
    """Lower case with ASCII digits and plain spaces, code point for code point."""
    low = text.lower()
    if len(low) != len(text):  # a letter such as U+0130 has two in lower case
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return low if low.isascii() else _WIDE.sub(_narrow, low)


@lru_cache(maxsize=512)
def _plain(c: str) -> str:
    if c.isdecimal():
        return str(unicodedata.decimal(c))
    return " " if c.isspace() or c in "\u200e\u200f" else c


def _narrow(match: re.Match[str]) -> str:
    return _plain(match[0])
