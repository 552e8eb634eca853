"""Letters of several scripts brought together, so that a name is known again in another language.

A word is written in plain Latin letters; what is left after vowels go and like sounds fall together is its bones:
a name has much the same bones in each language that writes it by ear. Bones are weak evidence, and only together
with others do they mean anything.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = (
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
    "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh sh - y - e yu ya i i e g",
)
_ARABIC = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآؤئء",
    "a b t th j h kh d d r z s sh s d t z a gh f q k l m n h w y a a a a a w y -",
)
_GREEK = ("αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t i f ch ps o")
_LATIN = ("ßæœøłđðþı", "ss ae oe o l d d th i")
"""Letters and what is written for them; "-" is nothing. Source: BGN/PCGN romanisation of Russian, Ukrainian,
Arabic and Greek, without its marks."""

_PLAIN = str.maketrans(
    {
        letter: "" if plain == "-" else plain
        for letters, plains in (_CYRILLIC, _ARABIC, _GREEK, _LATIN)
        for letter, plain in zip(letters, plains.split(" "), strict=True)
    }
)

_SOUNDS = (
    ("sch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("kh", "k"), ("ts", "s"), ("tz", "s"), ("ph", "f"),
    ("th", "t"), ("gh", "g"), ("ck", "k"), ("x", "ks"), ("q", "k"), ("c", "k"), ("z", "s"), ("w", "v"), ("j", "i"),
    ("g", "k"), ("d", "t"), ("b", "p"), ("v", "p"), ("f", "p"),
)  # fmt: skip
"""Spellings that languages exchange for one another, in the order in which they are replaced."""
_SOFT = re.compile("[aeiouyh]")
_TWICE = re.compile(r"(.)\1+")
_BONES = 5


@lru_cache(1 << 17)
def latin(word: str) -> str:
    """Give a word in lower-case Latin letters without marks; letters of scripts not listed stay.

    >>> latin("Нисия"), latin("Łódź")
    ('nisiya', 'lodz')
    """
    plain = word.lower().translate(_PLAIN)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


@lru_cache(1 << 17)
def bones(word: str) -> str:
    """Give the first consonants of a word, like sounds as one letter; a vowel in front counts as "a".

    >>> bones("Randai") == bones("Рандаи"), bones("Olympic")
    (True, 'almpk')
    """
    word = latin(word)
    for spelt, sound in _SOUNDS:
        word = word.replace(spelt, sound)
    if not word:
        return ""
    head = "a" if word[0] in "aeiouy" else word[0]
    return _TWICE.sub(r"\1", head + _SOFT.sub("", word[1:]))[:_BONES]
