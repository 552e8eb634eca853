"""Text that was decoded with the wrong charset once before: found, and mended.

UTF-8 read as Mac Roman turns “ into ‚Äú, read as windows-1252 into â€œ. Both leave runs of characters that, encoded
back, are valid UTF-8 again, which hardly happens by accident: the first character of a run must be one of the 51
that stand for lead bytes and each of the rest one of the 64 that stand for continuation bytes.

Mending changes lengths, so the text that is spanned stays as it was given and each block carries its shifts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

CHARSETS: Final = {"mac_roman": "Mac Roman", "cp1252": "windows-1252"}

ENOUGH: Final = 2
"""So many runs in one text, before any is mended: one alone may be meant."""


SAMPLE: Final = 200
"""So many runs are looked at to tell the charset."""


class Mended(NamedTuple):
    """A text put right, and where the offsets moved."""

    text: str
    shifts: tuple[tuple[int, int], ...]
    """From this offset of `text` on, add so many to reach the offset in the text as it was."""


def _alphabet(charset: str, first: int, last: int) -> str:
    chars = (bytes([byte]).decode(charset, "ignore") for byte in range(first, last + 1))
    return "".join(re.escape(char) for char in chars)


def _runs(charset: str) -> re.Pattern[str]:
    two, three, four = (_alphabet(charset, *lead) for lead in ((0xC2, 0xDF), (0xE0, 0xEF), (0xF0, 0xF4)))
    rest = f"[{_alphabet(charset, 0x80, 0xBF)}]"
    return re.compile(f"[{two}]{rest}|[{three}]{rest}{{2}}|[{four}]{rest}{{3}}")


RUNS: Final = {charset: _runs(charset) for charset in CHARSETS}


def detect(text: str) -> str | None:
    """Say which charset a text was wrongly read with, None where it was not."""
    if text.isascii():
        return None
    best, count = None, ENOUGH - 1
    for charset, runs in RUNS.items():
        found = sum(_mend(run[0], charset) != run[0] for run in islice(runs.finditer(text), SAMPLE))
        if found > count:
            best, count = charset, found
    return best


def mend(text: str, charset: str) -> Mended:
    """Put a text right that was wrongly read with `charset`."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    size = done = 0
    for run in RUNS[charset].finditer(text):
        fixed = _mend(run[0], charset)
        if fixed == run[0]:
            continue
        pieces += (text[done : run.start()], fixed)
        size += run.start() - done + len(fixed)
        done = run.end()
        shifts.append((size, done - size))
    return Mended("".join((*pieces, text[done:])), tuple(shifts))


@lru_cache(4096)
def _mend(run: str, charset: str) -> str:
    try:
        return run.encode(charset).decode("utf-8")
    except UnicodeError:  # an overlong form, or a half of a surrogate pair: it was meant
        return run
