"""Names that do not tell who or what is meant: the [entities] section of a pack."""

from __future__ import annotations

import msgspec

Words = tuple[str, ...]


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in small letters, without accents."""

    common: Words = ()
    """Words of so many persons' names that two persons may well share two of them: "budi santoso", "john smith"."""
    nationwide: Words = ()
    """Words of institutions of which a country has one: "nasional"."""
    local: Words = ()
    """First words of institutions and spots that every town has of its own: "dinas kesehatan", "city council"."""
