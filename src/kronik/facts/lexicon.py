"""What a tagger knows of words before it reads: which of them stand in the same places in running text and in names.

A lexicon is data of one language's model (train/names makes it). A word is looked up as it stands, then as a name
would be written ("JAKARTA" as "Jakarta"), then in small letters, so that headlines in capitals find what running text
taught.
"""

from __future__ import annotations

from functools import cached_property

import msgspec

from kronik.facts.tokens import Vocabulary

UNKNOWN = ("-", "-", "-")
UNLISTED = "---------"
"""The code of a word that stands in no list of names."""
LISTS = (("P", slice(0, 3)), ("L", slice(3, 6)), ("O", slice(6, 9)))
"""The places of a code that tell of persons, places and organisations."""


class Lexicon(msgspec.Struct, frozen=True, dict=True, eq=False):
    """Words of a language and their clusters."""

    words: dict[str, tuple[str, str, str]]
    """Coarse, middle and fine cluster of a word."""
    listed: dict[str, str] = {}
    """Code of a word in small letters: how often it stands first, last and within names of persons, places and
    organisations, in nine places (train/names/lists.py)."""

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Its words by frequency, the order in which they are kept."""
        return Vocabulary({word: rank for rank, word in enumerate(self.words)})

    def of(self, word: str) -> tuple[str, str, str]:
        """The clusters of a word."""
        words = self.words
        return words.get(word) or words.get(word.capitalize()) or words.get(word.lower()) or UNKNOWN

    def code(self, word: str) -> str:
        """Where names of lists hold a word; a word in small letters is in no name."""
        return self.listed.get(word.lower(), UNLISTED) if word[0].isupper() else UNLISTED

    def kind(self, word: str) -> str:
        """Which lists hold a word most often, or nearly so: "P", "LO"; "-" where none does."""
        code = self.code(word)
        held = [sum(int(step) + 1 for step in code[part] if step != "-") for _, part in LISTS]
        most = max(held)
        return "".join(name for (name, _), n in zip(LISTS, held, strict=True) if n and n >= most - 1) or "-"
