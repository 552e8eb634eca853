"""The shape of a language pack: one section for each stage that reads words.

Every key of a pack file is a field here, and a file with any other key is refused by name, so a misspelt key cannot
be ignored.
"""

from __future__ import annotations

import msgspec

from kronik.language.entities import Names
from kronik.language.facts import Reporting
from kronik.language.furniture import Furniture
from kronik.language.links import Linking
from kronik.language.page import Phrases
from kronik.language.roots import Roots
from kronik.language.time import Time
from kronik.records import Lang


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of the sections: frozen, and strict about its keys."""


class Pack(Section, frozen=True):
    """All that Kronik knows of one language."""

    code: Lang
    name: str
    """The language's own name for itself."""
    stemmer: str | None = None
    """Name of its Snowball stemmer."""
    roots: Roots = Roots()
    """What that stemmer gets wrong."""
    furniture: Furniture = Furniture()
    """What stands inside an article and is none of it."""
    page: Phrases = Phrases()
    """The words around an article."""
    time: Time = Time()
    """How the language tells time; empty where the CLDR is to say."""
    facts: Reporting = Reporting()
    """How the language reports who said and did what."""
    entities: Names = Names()
    """Names that do not tell who or what is meant."""
    links: Linking = Linking()
    """Words by which no two texts are told to be about one thing."""
