"""Entity F1 of labelled sentences: exact span and kind, micro-averaged.

Printed in two ways: as it is, and as ../shared/score/names.py counts it, which takes closing brackets and stops off
what is predicted but not off what is annotated ("Bank X (BX)" can then never be right).
"""

from __future__ import annotations

import re
from collections import Counter

Entity = tuple[int, int, str]
TRAILING = re.compile(r"[\s.,;:\"')]+$")


def entities(words: list[tuple[str, str]]) -> set[Entity]:
    """The entities of a labelled sentence, in characters of its words joined by spaces."""
    found: set[Entity] = set()
    at, current = 0, None
    for word, label in [*words, ("", "O")]:
        kind = label[2:]
        if current and (label[0] != "I" or kind != current[2]):
            found.add(current)
            current = None
        if label != "O":
            current = (current[0] if current else at, at + len(word), kind)
        at += len(word) + 1
    return found


def stripped(text: str, found: set[Entity]) -> set[Entity]:
    """Entities without trailing marks."""
    return {(a, a + len(TRAILING.sub("", text[a:b])), kind) for a, b, kind in found}


class Tally:
    """Counts of right, predicted and annotated entities."""

    def __init__(self) -> None:
        self.fair: Counter[tuple[str, str]] = Counter()
        self.raw: Counter[tuple[str, str]] = Counter()

    def add(self, words: list[tuple[str, str]], found: set[Entity]) -> None:
        """Count one sentence."""
        text = " ".join(word for word, _ in words)
        gold = entities(words)
        self._count(self.fair, stripped(text, gold), stripped(text, found))
        self._count(self.raw, gold, stripped(text, found))

    @staticmethod
    def _count(counts: Counter[tuple[str, str]], gold: set[Entity], found: set[Entity]) -> None:
        for name, some in (("right", gold & found), ("found", found), ("gold", gold)):
            counts.update((name, kind) for *_, kind in some)
            counts.update((name, "all") for _ in some)

    def __str__(self) -> str:
        return f"fair  {self._line(self.fair)}\nraw   {self._line(self.raw)}"

    @staticmethod
    def _line(counts: Counter[tuple[str, str]]) -> str:
        parts = []
        for kind in ("PER", "ORG", "LOC", "all"):
            right, found, gold = (counts[name, kind] for name in ("right", "found", "gold"))
            f1 = 2 * right / (found + gold or 1)
            parts.append(f"{kind} P={right / (found or 1):.3f} R={right / (gold or 1):.3f} F1={f1:.3f}")
        return "  ".join(parts)
