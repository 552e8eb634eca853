"""Sentences that say the same in other words: one event, reported again."""

from __future__ import annotations

from collections.abc import Sequence

from kronik.link.words import plain, tokens

SAME = 0.5
"""Share of the words of the shorter sentence that the longer has, from which two report one event of one day."""
FEW = 3
"""Words that two must share for that."""


def together(sentences: Sequence[str]) -> list[list[int]]:
    """Give groups of the sentences' numbers, each in rising order: every one is like the first of its group."""
    said = [frozenset(plain(token) for token in tokens(sentence) if len(token) > 3) for sentence in sentences]
    groups: list[list[int]] = []
    for number, words in enumerate(said):
        near = max(groups, key=lambda group: _share(said[group[0]], words), default=None)
        if near is not None and _share(said[near[0]], words) >= SAME:
            near.append(number)
        else:
            groups.append([number])
    return groups


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    shared = len(one & other)
    return shared / min(len(one), len(other)) if shared >= FEW else 0.0
