"""Choosing one value among candidates by an order of trust, and keeping the evidence.

A finder lists what it saw, most trusted first, each candidate with the reason for which it cannot be believed, if
there is one. The first that can be believed is the value; every other becomes a rival with the reason it lost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Generic, TypeVar

from kronik.records import NOWHERE, Found, Missing, Record, Rival, Span

T = TypeVar("T")


class Candidate(Record, Generic[T], frozen=True):
    """One value that the field might have."""

    value: T
    rule: str
    span: Span | None = None
    seen: str = ""
    refused: str = ""
    """Why it cannot be believed; "" where it can."""


def choose(
    candidates: Iterable[Candidate[T]], *, same: Callable[[T], str] = str, missing: str = NOWHERE.reason
) -> Found[T] | Missing:
    """Give the first candidate that can be believed, with the others as its rivals.

    Args:     candidates: most trusted first.
              same: the form under which two values agree; a candidate that agrees with the value is no rival.
              missing: the reason given where nothing was seen; where all were refused, the first refusal.
    """
    seen = list(candidates)
    best = next((c for c in seen if not c.refused), None)
    if best is None:
        rivals = tuple(_rival(c, c.refused) for c in seen)
        return Missing(reason=seen[0].refused if seen else missing, rivals=rivals)
    agreed = same(best.value)
    rivals = tuple(
        _rival(c, c.refused or f"less trusted than {best.rule}")
        for c in seen
        if c is not best and (c.refused or same(c.value) != agreed)
    )
    return Found(value=best.value, rule=best.rule, span=best.span, seen=best.seen or str(best.value), rivals=rivals)


_WORD = re.compile(r"\w+")


def fold(text: str) -> str:
    """Give the form under which two wordings agree: compatible, caseless, nothing but words and single spaces."""
    return _line(text) if len(text) < LINE else _fold(text)


def may_fold(text: str, folded: str) -> bool:
    """Say whether a text may fold to `folded` or to what begins so: by its first letter, which costs next to nothing.

    >>> may_fold("Pasar dibuka", "kapal"), may_fold("„Kapal“", "kapal"), may_fold("KAPAL", "kapal")
    (False, True, True)
    """
    first = text[:2].lower()
    return not (first.isascii() and first[:1].isalnum()) or first[:1] == folded[:1]


LINE = 200
"""Code points up to which foldings are remembered: a page says its titles many times."""


def _fold(text: str) -> str:
    plain = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_WORD.findall(plain))


_line = lru_cache(8192)(_fold)


def _rival(candidate: Candidate[T], reason: str) -> Rival:
    return Rival(
        value=candidate.seen or str(candidate.value), rule=candidate.rule, reason=reason, span=candidate.span
    )
