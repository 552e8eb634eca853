"""A text as its runs of words, and the sketch by which near copies are found among millions.

Quotations and the words around an article are shared by chance: what stands in quotation marks is left out, so that
two reports that quote one speaker are no copies for that alone.
"""

from __future__ import annotations

import re

from rensa import RMinHash  # type: ignore[import-untyped]  # rensa has no types

from kronik.link.words import tokens

RUN = 4
"""Words of a run, by judgement: fewer meet by chance, more are lost to light rewriting."""
BANDS, ROWS = 8, 6
"""Texts of which 7 in 10 runs are the same share a band with a chance of .63, 9 in 10 of .99, 4 in 10 of .03."""
SEED = 6

_QUOTED = re.compile(r"[\"“”„«][^\"“”„«»]{40,600}[\"“”»]")


Runs = frozenset[tuple[str, ...]]


def runs(text: str) -> Runs:
    """The runs of words of a text, in lower case, without its quotations."""
    words = tokens(_QUOTED.sub(" ", text).lower())
    return frozenset(zip(*(words[at:] for at in range(RUN)), strict=False))


def bands(found: Runs) -> list[int]:
    """Give the keys under which a near copy would be found, as signed 64-bit numbers; none for a text too short."""
    if len(found) < ROWS:
        return []
    sketch = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    sketch.update([" ".join(run) for run in found])
    digest = sketch.digest()
    return [_key(band, digest[band * ROWS : (band + 1) * ROWS]) for band in range(BANDS)]


def _key(band: int, rows: list[int]) -> int:
    key = band + 1
    for row in rows:
        key = (key * 0x9E3779B97F4A7C15 + row) & 0xFFFFFFFFFFFFFFFF
    return key - (1 << 63)
