"""Which rules fit a chunk: every match of every row of the table, the most promising first.

Chunks that look alike share the answer: news says "d(n)" thousands of times. The cache holds patterns of kinds, never
text.
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import NamedTuple

from kronik.when.match import Match, Reading
from kronik.when.rules import TABLE
from kronik.when.tokens import Chunk, Token

VARIANTS = 24
"""Readings of a chunk's ambiguous words that are tried; what is beyond has no case in 45,000 articles."""

MARK = Token("", (), -1, -1)
"""What a mark is where tokens are expected."""

_RULES: tuple[tuple[str, re.Pattern[str], Reading], ...] = tuple(
    (name, re.compile(pattern), reading) for name, pattern, reading in TABLE
)


_ANY = re.compile("|".join(f"(?:{re.sub(r'[?]P<own>', '?:', pattern)})" for _, pattern, _ in TABLE))
"""All rules in one: where it fails, none needs to be tried."""


class Candidate(NamedTuple):
    """A rule that fits some tokens of a chunk."""

    first: int
    last: int
    """First and last token."""
    rule: int
    kinds: str
    tokens: tuple[int, ...]
    """The token that each letter of `kinds` stands for, -1 for a mark."""


def candidates(chunk: Chunk) -> tuple[Candidate, ...]:
    """What fits, by first token, then the longest, then the table's order."""
    return _fitting(chunk.shape)


def name(candidate: Candidate) -> str:
    """The rule's name."""
    return _RULES[candidate.rule][0]


def reading(candidate: Candidate) -> Reading:
    """The rule's reading."""
    return _RULES[candidate.rule][2]


def matched(candidate: Candidate, chunk: Chunk) -> Match:
    """The match that a candidate is in a chunk."""
    tokens = chunk.tokens
    values, readings = [], []
    for kind, i in zip(candidate.kinds, candidate.tokens, strict=True):
        token = tokens[i] if i >= 0 else MARK
        values.append(token.values[token.kinds.index(kind)] if i >= 0 else None)
        readings.append(token.kinds)
    return Match(candidate.kinds, values, readings, tokens[candidate.first].start, tokens[candidate.last].end)


@lru_cache(maxsize=16384)
def _fitting(shape: tuple[str, ...]) -> tuple[Candidate, ...]:
    found: dict[Candidate, None] = {}
    variants = itertools.islice(itertools.product(*shape[1::2]), VARIANTS)
    for letters in variants:
        line, places = _line(shape[::2], letters)
        for at, token in enumerate(places):
            if token >= 0:
                found.update(dict.fromkeys(_at(line, places, at)))
    return tuple(sorted(found, key=lambda c: (c.first, -c.last, c.rule)))


def _line(gaps: tuple[str, ...], letters: tuple[str, ...]) -> tuple[str, list[int]]:
    """One reading of a chunk as a string, and the token that each of its letters is."""
    line, places = "", []
    for i, (gap, letter) in enumerate(zip(gaps, letters, strict=True)):
        line += gap + letter
        places += [-1] * len(gap) + [i]
    return line, places


def _at(line: str, places: list[int], at: int) -> list[Candidate]:
    """The rules that fit from one place on, at every length: a reading may refuse the longest ("besok pukul 31").

    A rule that names its `own` part only looks at the rest: the first day of "24 dan 26 September".
    """
    found: list[Candidate] = []
    if not _ANY.match(line, at):
        return found
    for number, (_, pattern, _) in enumerate(_RULES):
        if not (match := pattern.match(line, at)):
            continue
        for end in range(match.end(), at, -1):
            if places[end - 1] < 0 or not pattern.fullmatch(line, at, end):
                continue  # ends in a mark, or is no match when cut here
            last = match.end("own") if "own" in pattern.groupindex else end
            found.append(Candidate(places[at], places[last - 1], number, line[at:end], tuple(places[at:end])))
    return found
