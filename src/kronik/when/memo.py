"""What is made from a pack is made once, and kept with the pack itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from kronik.language import Pack

T = TypeVar("T")


def by_pack(make: Callable[[Pack], T]) -> Callable[[Pack], T]:
    """A maker that remembers. A pack cannot be hashed (it holds tables), so its identity is the key.

    The pack is kept beside what was made from it, so that its identity is never another's.
    """
    made: dict[int, tuple[Pack, T]] = {}

    def remembered(pack: Pack) -> T:
        if (known := made.get(id(pack))) is None:
            known = made[id(pack)] = (pack, make(pack))
        return known[1]

    return remembered
