"""What a tagger sees of a word and of two neighbours: the features of `kronik.facts.crf`.

`of_word` and `of_pair` define them: train/names learns from what they give, and the kernel (`kernel/chain.c`) makes
the same of each word's `line` when it reads; tests/facts/test_chain.py holds the two together. The names of the
features are the model's keys: to change one is to train again.
"""

from __future__ import annotations

import re
from functools import lru_cache

from kronik.facts.lexicon import Lexicon

EDGE = "^^"
"""Stands before the first and after the last word of a sentence; no token has two such marks."""
REACH = (-2, -1, 0, 1, 2)
"""Offsets from which a word's features count for a position."""

_SHAPES = ((re.compile(r"[A-ZÀ-Þ]"), "X"), (re.compile(r"[a-zß-ÿ]"), "x"), (re.compile(r"\d"), "0"))
_RUNS = re.compile(r"(.)\1+")
WORDS = 50_000
"""Words of which the outline is kept."""


@lru_cache(WORDS)
def shape(word: str) -> str:
    """The outline of a word: "Jakarta" Xx, "KPK" XX, "Kabar6" Xx0, "al" x."""
    if word == EDGE:
        return "^"
    for pattern, letter in _SHAPES:
        word = pattern.sub(letter, word)
    return word if len(word) < 3 else _RUNS.sub(r"\1\1" if word[0] == "X" and word[1] == "X" else r"\1", word)


def of_word(word: str, lexicon: Lexicon) -> tuple[list[str], list[str], list[str]]:
    """Features of a word for its own position, for its neighbours' and for those two away."""
    low, outline = word.lower(), shape(word)
    coarse, middle, fine = lexicon.of(word)
    far = [f"w={low}", f"s={outline}", f"c={coarse}", f"m={middle}"]
    listed = [f"g{place}{step}" for place, step in enumerate(lexicon.code(word))]
    near = [*far, f"f={fine}", f"e={low[-3:]}", f"b={low[:3]}", *listed]
    own = [
        *near,
        f"W={word}",
        f"e2={low[-2:]}",
        f"e4={low[-4:]}",
        f"b2={low[:2]}",
        f"b4={low[:4]}",
        f"n={min(len(word), 9)}",
        f"cs={coarse}|{outline}",
        f"ms={middle}|{outline}",
    ]
    return own, near, far


def of_pair(left: str, right: str, lexicon: Lexicon) -> list[str]:
    """Features of two neighbours, for the position of either."""
    a, b = left.lower(), right.lower()
    sa, sb = shape(left), shape(right)
    (ca, ma, _), (cb, mb, _) = lexicon.of(left), lexicon.of(right)
    return [
        f"ww={a}|{b}",
        f"ws={a}|{sb}",
        f"sw={sa}|{b}",
        f"cc={ca}|{cb}",
        f"mm={ma}|{mb}",
        f"ms={ma}|{sb}",
        f"sm={sa}|{mb}",
        f"ss={sa}|{sb}",
        f"kk={lexicon.kind(left)}|{lexicon.kind(right)}",
    ]


def line(word: str, lexicon: Lexicon) -> str:
    """All that the kernel is told of a word (`kernel/words.h`), parted by tabs: of it all features are made."""
    parts = word, word.lower(), shape(word), *lexicon.of(word), lexicon.code(word), lexicon.kind(word)
    return "\t".join(parts)
