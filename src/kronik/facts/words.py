"""Words of a list, whose unions with other lists are made once: finders ask for them word by word."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from typing import Any


class Words(frozenset[str]):
    """A set of words.

    >>> both = Words(("desa", "kota")) | Words(("jalan",))
    >>> sorted(both), both is Words(("desa", "kota")) | Words(("jalan",))
    (['desa', 'jalan', 'kota'], True)
    """

    __slots__ = ()

    def __or__(self, other: Set[Any]) -> Words:
        """Give the words of both."""
        return _both(self, _frozen(other))

    def __and__(self, other: Set[Any]) -> Words:
        """Give the words that both have."""
        return _shared(self, _frozen(other))

    def __sub__(self, other: Set[Any]) -> Words:
        """Give the words that the other has not."""
        return _rest(self, _frozen(other))


def _frozen(other: Set[Any]) -> frozenset[str]:
    return other if isinstance(other, frozenset) else frozenset(other)


@cache
def _both(one: frozenset[str], other: frozenset[str]) -> Words:
    return Words(frozenset.__or__(one, other))


@cache
def _shared(one: frozenset[str], other: frozenset[str]) -> Words:
    return Words(frozenset.__and__(one, other))


@cache
def _rest(one: frozenset[str], other: frozenset[str]) -> Words:
    return Words(frozenset.__sub__(one, other))
