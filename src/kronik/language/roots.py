"""What a language's Snowball stemmer gets wrong by rule, put right by naming the words."""

from __future__ import annotations

import msgspec


class Roots(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Roots that lose their first letter to a prefix and do not get it back from the stemmer."""

    prefixes: dict[str, str] = {}
    """A prefix, as it stands before such a root, and the letter that it has swallowed."""
    words: tuple[str, ...] = ()
    """The roots, with their letter."""
