"""Headlines as links name them."""

from __future__ import annotations

from kronik.link.words import number, tokens

SHORTEST = 3
"""Words of a headline that a link without an address may name an article by: "Breaking News" names none."""


def key(headline: str) -> int | None:
    """The number under which a headline is found again: its words in lower case; None where they are too few."""
    words = [token.lower() for token in tokens(headline)]
    return number(" ".join(words)) if len(words) >= SHORTEST else None


def same(one: str, other: str) -> bool:
    """Whether two headlines have the same words, and enough of them to tell."""
    mine = key(one)
    return mine is not None and mine == key(other)
