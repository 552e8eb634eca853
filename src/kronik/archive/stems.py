"""Text to words, and words to what the index holds of them: the folded word and its stem.

A word is a run of letters and digits with the marks that belong to them (Unicode categories L, N, Mn, Mc); an
apostrophe inside joins ("Jum'at"), a hyphen divides ("multi-agent" is two words side by side). Scripts written
without spaces give one word a character, so that a run of them is found as a phrase.

Folding removes case, accents and apostrophes after stemming, because stemmers know the accents of their language.
A stem carries its language ("id:tulis"): what one language's stemmer makes of a word must not meet another's.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice

import Stemmer  # type: ignore[import-not-found]  # PyStemmer has no types

from kronik.language import codes, load
from kronik.records import Lang

LONGEST = 64
"""Code points of a word that count; no word of a language is longer, and an index term must be bounded."""

KNOWN = 1 << 17
"""Words whose stems are kept at hand: some 20 MB. 45,000 articles have 300,000 words, most of them once."""

_UNSPACED = (
    "\u0e00-\u0eff"  # Thai, Lao
    "\u1000-\u109f"  # Myanmar
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3041-\u3096\u309d-\u309f\u30a1-\u30ff\u31f0-\u31ff"  # kana, iteration marks
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""Unicode blocks of the scripts that put no spaces between words."""

_APOSTROPHES = "'\u2019\u02bc"
_DROPPED = re.compile(f"[\u0300-\u036f{_APOSTROPHES}]")
"""Combining Diacritical Marks: accents as NFKD takes them off Latin, Greek and Cyrillic letters."""


def _marks() -> str:
    """The combining marks of the Basic Multilingual Plane as ranges for a character class."""
    ranges: list[list[int]] = []
    for point in range(0x300, 0xFE30):
        if unicodedata.category(chr(point)) not in ("Mn", "Mc"):
            continue
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


_PLAIN = "".join(sign if (sign := chr(point)).isalnum() else " " for point in range(128))
"""ASCII with a space for every sign that is in no word."""


@cache
def _pattern() -> re.Pattern[str]:
    letter, mark = rf"[^\W_{_UNSPACED}]", f"[{_marks()}]"
    joined = f"(?:{mark}|[{_APOSTROPHES}](?={letter}))"
    return re.compile(f"{letter}+(?:{joined}+{letter}*)*|[{_UNSPACED}]{mark}*")


def words(text: str) -> list[str]:
    """The words of a text in lower case, not yet folded."""
    # Most are plain, and cutting these at every other sign gives the same in half the time.
    plain = text.isascii() and "'" not in text
    found = text.lower().translate(_PLAIN).split() if plain else _pattern().findall(text.lower())
    if max(map(len, found), default=0) > LONGEST:
        found = [word[:LONGEST] for word in found]
    return found


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """Each word with the code points between which it stands."""
    for match in _pattern().finditer(text):
        yield match.start(), match.end(), match.group().lower()[:LONGEST]


def where(text: str, number: int) -> tuple[int, int]:
    """The code points between which the word of a number stands, counted from 0."""
    return next(islice(_pattern().finditer(text), number, None)).span()


@lru_cache(1 << 16)
def fold(word: str) -> str:
    """A word without accents and apostrophes: "jum'at" and "jumat" are one, "café" and "cafe" are one."""
    if word.isascii():
        return word.replace("'", "")
    return unicodedata.normalize("NFC", _DROPPED.sub("", unicodedata.normalize("NFKD", word)))


def stems(found: Iterable[str], lang: Lang | None) -> list[str]:
    """The stem of each word, tagged with its language; none where the language has no stemmer."""
    terms = _stems(lang) if lang else None
    return [] if terms is None else list(map(terms.__getitem__, found))


def forms(word: str, lang: Lang | None) -> tuple[str, str]:
    """A word folded, and its tagged stem: "" where the language has no stemmer."""
    terms = _stems(lang) if lang else None
    return fold(word), "" if terms is None else terms[word]


class _Stems(dict[str, str]):
    """The tagged stems of the words of one language, found as they are asked for."""

    def __init__(self, lang: Lang, stemmer: str) -> None:
        super().__init__()
        # One for all threads: PyStemmer keeps the interpreter lock while it works.
        self._lang, self._stem = lang, Stemmer.Stemmer(stemmer).stemWord
        roots = load(lang).roots
        self._prefixes = tuple(roots.prefixes.items())
        self._roots = {form: self._stem(root) for root in roots.words for form in (root, self._stem(root))}

    def __missing__(self, word: str) -> str:
        if len(self) >= KNOWN:
            self.clear()
        self[word] = stem = f"{self._lang}:{fold(self._whole(word, self._stem(word)))}"
        return stem

    def _whole(self, word: str, stem: str) -> str:
        """Give a root back the letter that its prefix has swallowed."""
        for prefix, letter in self._prefixes:
            root: str | None = self._roots.get(letter + stem)
            if root and prefix + stem in word:
                return root
        return stem


@cache
def _stems(lang: Lang) -> _Stems | None:
    name = load(lang).stemmer if lang in codes() else None
    return _Stems(lang, name) if name else None


@cache
def form() -> str:
    """Names what the terms of an index depend on. An index of another form has to be built anew."""
    packs = [load(code) for code in codes() if load(code).stemmer]
    rules = hashlib.blake2b(repr([(pack.stemmer, pack.roots) for pack in packs]).encode(), digest_size=8).hexdigest()
    return f"words 1, snowball {Stemmer.version()}, {','.join(pack.code for pack in packs)} {rules}"
