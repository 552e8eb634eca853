"""Names folded so that they can be compared: keys of names and offices, shorter forms, initials. Pure."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations

from kronik import language
from kronik.archive.stems import fold, words
from kronik.facts import gazetteer

LONGEST = 5
"""Words of a name of which shorter forms are made: a name of five has 30, and longer ones are mostly lists."""

SHORTEST = 2
"""Letters of a shorter form; one is an initial."""

LENGTH = 10
"""Letters of 5 bits in the id of a form: of a million forms two share one with a chance of 1 in 2,200."""


def identity(kind: str, key: str, head: str) -> str:
    """The id of a form."""
    digest = hashlib.blake2b("\0".join(("form", kind, key, head)).encode("utf-8", "surrogatepass"), digest_size=10)
    return base64.b32encode(digest.digest()).decode().lower()[:LENGTH]


def number(name: str) -> int:
    """The id of a form as the number that it is, for the index to count by; -1, which none has, for what is no id.

    >>> number("aaaaaaaabc"), named(34)
    (34, 'aaaaaaaabc')
    """
    try:
        return int.from_bytes(base64.b32decode(f"{name}{_FILL}".upper())) >> _SPARE if len(name) == LENGTH else -1
    except ValueError:
        return -1


@lru_cache(1 << 14)
def named(number: int) -> str:
    """The id of a form of which `number` was made."""
    return base64.b32encode((number << _SPARE).to_bytes(_BYTES)).decode().lower()[:LENGTH]


_BYTES, _FILL = 10, "a" * 6
_SPARE = 8 * _BYTES - 5 * LENGTH
"""Base 32 goes by five bytes: an id is ten with zeros at its end."""


def key(text: str) -> str:
    """A name without case, accents and marks.

    >>> key("Deir ez-Zor")
    'deir ez zor'
    """
    return " ".join(map(fold, words(text)))


def bracketed(text: str) -> tuple[str, str]:
    """A name, and what stands in the bracket after it: "Badan Cuaca (BC)" is "Badan Cuaca" and "BC"."""
    name, _, rest = text.partition("(")
    return name.strip(), rest.partition(")")[0].strip() if name.strip() else ""


def shorter(long: str) -> Iterator[str]:
    """The shorter forms that a person's name can have: each of its words, and words of it in their order."""
    parts = long.split()
    if not 1 < len(parts) <= LONGEST:
        return
    found = (" ".join(some) for size in range(1, len(parts)) for some in combinations(parts, size))
    yield from dict.fromkeys(form for form in found if len(form) >= SHORTEST)


def abbreviates(short: str, long: str) -> bool:
    """Whether letters of a name, its first in front, make an abbreviation of it.

    >>> abbreviates("bnpb", "badan nasional penanggulangan bencana"), abbreviates("persero", "pt pertamina")
    (True, False)
    """
    if " " in short or len(short) < SHORTEST or len(long) <= len(short) or long[0] != short[0]:
        return False
    letters = iter(long.replace(" ", ""))
    return all(letter in letters for letter in short)


def related(one: str, other: str) -> bool:
    """Whether two offices or organisations can be one, told otherwise: half of the shorter one's words are shared."""
    a, b = set(one.split()), set(other.split())
    shared = sum(1 for word in a & b if len(word) > 3)
    return 2 * shared >= min(len(a), len(b)) or abbreviates(one, other) or abbreviates(other, one)


@cache
def common() -> frozenset[str]:
    """Words of which so many names are made that two persons may well share two of them; of all packs."""
    return frozenset(word for code in language.codes() for word in language.load(code).entities.common)


@cache
def local() -> frozenset[str]:
    """First words of institutions and spots that every town has of its own; of all packs."""
    return frozenset(word for code in language.codes() for word in language.load(code).entities.local)


@cache
def nationwide() -> frozenset[str]:
    """Words of institutions of which a country has one; of all packs."""
    return frozenset(word for code in language.codes() for word in language.load(code).entities.nationwide)


def everywhere(name: str) -> bool:
    """Whether a name does not tell which is meant: it begins as what every town has, and holds no place's name.

    Nor a word of what a country has one of: "Badan Nasional …".
    """
    parts = name.split()
    if not parts or parts[0] not in local() or not nationwide().isdisjoint(parts):
        return False
    rest = parts[1:]
    stretches = (rest[a:b] for a in range(len(rest)) for b in range(a + 1, min(a + 4, len(rest) + 1)))
    return not any(gazetteer.table().find("".join(some)) for some in stretches)
