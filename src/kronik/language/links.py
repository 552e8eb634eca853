"""Words by which no two texts are told to be about one thing: the [links] section of a pack."""

from __future__ import annotations

import msgspec

SHORT = 3
"""Letters up to which every word is small in a language that lists none."""


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words in small letters, without accents."""

    small: tuple[str, ...] = ()
    """Words of grammar: prepositions, conjunctions, pronouns, auxiliaries, articles, words of amount."""
    issues: tuple[str, ...] = ()
    """Words whose number, behind them, tells an issue of a series: "Episode 12", "Kelas 5"."""
    money: tuple[str, ...] = ()
    """Words and signs of money in letters: "Rp", "dolar"."""

    ordinal: tuple[str, ...] = ()
    """What stands glued before a number that tells a place in a row: "ke-"."""
    persons: tuple[str, ...] = ()
    """Words for persons that are counted: of "12 orang tewas" and "12 warga tewas" the figures are of one thing."""
    others: tuple[str, ...] = ()
    """By which a figure is of those beside others: "dua korban lainnya"."""
    states: dict[str, tuple[str, ...]] = {}
    """Words by what has become of those that are counted: dead, hurt, missing, damaged."""

    def is_small(self, word: str) -> bool:
        """Whether a word in small letters says nothing of what its sentence is about."""
        return word in self.small if self.small else len(word) <= SHORT
