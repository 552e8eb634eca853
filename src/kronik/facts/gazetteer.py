"""The table of places: GeoNames' cities and Indonesia's provinces by their folded names.

The file is kept as it is and searched by halving: to build a dictionary of its 180,000 names would take each process
longer than to read a dozen pages. train/places makes the file; its card says from what.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from functools import cache
from importlib import resources

import msgspec

_ARTICLES = re.compile(r"\b(?:al|ad|an|ar|as|ash|at|az|el|es|ez)[ -]", re.IGNORECASE)
_DOUBLE = re.compile(r"(.)\1")


class Site(msgspec.Struct, frozen=True):
    """One place of the table."""

    id: str
    name: str
    country: str
    lat: float | None
    lon: float | None
    people: int
    """In thousands."""


class Table(msgspec.Struct, frozen=True):
    """Places a line each, and folded names in byte order, each with the numbers of its places."""

    places: tuple[bytes, ...]
    names: bytes

    def find(self, key: str) -> list[Site]:
        """The places of a folded name."""
        wanted = key.encode()
        low, high = 0, len(self.names)
        while low < high:
            start = self.names.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self.names.index(b"\n", start)
            name, _, numbers = self.names[start:end].partition(b"\t")
            if name == wanted:
                return [self._site(int(number)) for number in numbers.split()]
            low, high = (end + 1, high) if name < wanted else (low, start)
        return []

    def _site(self, number: int) -> Site:
        """Read one place."""
        id_, name, country, lat, lon, people = self.places[number].decode().split("\t")
        return Site(id_, name, country, float(lat), float(lon), int(people))


@cache
def table() -> Table:
    """The table that ships, read once: some 30 ms."""
    raw = gzip.decompress((resources.files("kronik.models") / "places.gz").read_bytes())
    places, _, names = raw.partition(b"\n\n")
    return Table(tuple(places.split(b"\n")), names)


def fold(name: str) -> str:
    """A name without case, accents, marks and spaces.

    >>> fold("Deir ez-Zor")
    'deirezzor'
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if c.isalnum())


def loose(name: str) -> str:
    """A name folded further: Arabic articles left out, double letters and "ou" simplified."""
    folded = fold(_ARTICLES.sub("", name)).replace("ou", "u").replace("aw", "u").replace("oo", "u")
    return _DOUBLE.sub(r"\1", folded)
