"""An article as its terms: what it is about, counted.

A term is the first letters of a word in Latin letters, so that inflected forms and cognates meet without knowing the
language: identification errs on headlines, and two stemmers would part what belongs together. Numbers are terms. The
words of a headline also give their bones, by which languages meet. Terms are kept as 32-bit numbers.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kronik.link.letters import bones, latin

STEM = 7
"""Letters of a term. On the labelled pairs 6, 7 and 8 give the same F1; 5 costs .03 on headlines."""
BODY = 400
"""Words of the text that count: what follows is background."""
LEAD = 60
TITLE_WEIGHT, LEAD_WEIGHT, BONES_WEIGHT = 3.0, 1.5, 0.5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_SAID = re.compile(rf"([.!?:…\"“”\n]\s*)?({_WORD.pattern})")
"""A word, and before it what a sentence or a quotation begins after: there every word has a capital."""
_GLUED = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Saved pages often lose the space between a link and its neighbour: "PresidenJoko"."""
UNSPACED = 0x2E80
"""From here on scripts put no spaces between words (CJK): their terms are pairs of characters."""


def tokens(text: str) -> list[str]:
    """The words and numbers of a text, as written."""
    return _WORD.findall(_GLUED.sub(" ", text))


@lru_cache(1 << 17)
def terms(token: str) -> tuple[int, ...]:
    """The terms of one word: one, or for a script without spaces one for each two characters."""
    if ord(token[0]) >= UNSPACED:
        return tuple(number(token[at : at + 2]) for at in range(max(len(token) - 1, 1)))
    return (number(plain(token)),)


@lru_cache(1 << 17)
def plain(token: str) -> str:
    """The form in which a word or a number is counted."""
    if token[0].isdigit():
        return token.replace(".", "").replace(",", "")
    return latin(token)[:STEM]


def number(term: str) -> int:
    """A term as 32 bits: the same in every process and archive. Two terms share one by chance of 1 in 4 billion."""
    return zlib.crc32(term.encode("utf-8", "surrogatepass"))


@lru_cache(1 << 17)
def _bones(token: str) -> int | None:
    found = bones(token) if len(token) >= 4 and token[0].isalpha() else ""
    return number("~" + found) if len(found) >= 3 else None


class Counts(NamedTuple):
    """An article as its terms."""

    said: dict[int, float]
    """How much each is said; those of the headline and of the opening say more."""
    names: set[int]
    """Those that are mostly written with a capital within sentences; of the headline alone, as there."""


def count(headline: str, text: str) -> Counts:
    """Give the terms of an article.

    >>> count("Kapal Karam", "Kata Rima, kapal itu karam. Kapal milik Rima.").names == {number("rima")}
    True
    """
    said: dict[int, float] = {}
    title = tokens(headline)
    for token in title:
        for term in terms(token):
            said[term] = said.get(term, 0.0) + TITLE_WEIGHT
    if not text:
        for bone in _bare(headline):
            said[bone] = said.get(bone, 0.0) + BONES_WEIGHT * TITLE_WEIGHT
    found = _SAID.findall("\n" + _GLUED.sub(" ", text[: BODY * 12]))[:BODY]
    capitals: dict[int, int] = {}
    for some, weight in ((found[:LEAD], LEAD_WEIGHT), (found[LEAD:], 1.0)):
        for (begins, token), times in Counter(some).items():
            for term in terms(token):
                said[term] = said.get(term, 0.0) + weight * times
                if not begins:
                    capitals[term] = capitals.get(term, 0) + (times if token[0].isupper() else -times)
    names = {term for term, more in capitals.items() if more >= 0}
    for token in title:
        if token[0].isupper():
            names.update(term for term in terms(token) if term not in capitals)
    return Counts(said, names)


def _bare(headline: str) -> Iterator[int]:
    return (bone for token in tokens(headline) if (bone := _bones(token)) is not None)
