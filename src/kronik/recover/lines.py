"""What a line says of its own date: where a stamp begins and ends in it, and what kind it is.

"Published 3 May | Updated 5 May" is two stamps of two kinds; "Match of 3 May: eleven goals" is none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from kronik.language import Pack, load
from kronik.language.page import Words
from kronik.records import Lang
from kronik.when import cldr
from kronik.when.memo import by_pack
from kronik.when.zones import fixed

ENGLISH = Lang("en")
"""Templates everywhere speak English beside their own language."""

MARKS = re.compile(
    r"\s*(?:[•·●▪](?!\s*\d\d?[:.]\d\d(?!\d|[.:/-]\d))|(?<!\d)(?<!\d\s)\||\|(?!\s*(?:\d\d?\s*[:.|]|(?:19|20)\d\d)))\s*|\s+[-–—]+\s+(?=[^\W\d])|\s{3,}|\n"
)
"""What parts two stamps, or a stamp and a byline, in one line."""

DIGIT = re.compile(r"\d")
BEGINS = re.compile(r"(?<![^\W_])\d|\d(?!\d*\.?[^\W\d_])")
"""A digit that can begin a date; not the one of a name such as "Ranah6.com"."""
WORD = re.compile(r"[^\W\d_]{2,}")


def pieces(text: str, pack: Pack, *, openers: bool = True) -> list[tuple[int, int]]:
    """Cut a line at its marks and, where asked, before each opener; give the stretches that hold a digit."""
    cuts = {0, len(text), *(mark.end() for mark in MARKS.finditer(text))}
    cuts.update(opener.start() for opener in _form(pack).finditer(text) if openers)
    edges = sorted(cuts)
    return [(a, b) for a, b in pairwise(edges) if DIGIT.search(text, a, b)]


def updated(text: str, pack: Pack) -> bool:
    """Say whether the last opener of a stretch tells a modification."""
    kinds = [opener.lastgroup for opener in openers(pack).finditer(text)]
    return kinds[-1:] == ["updated"]


def as_of(text: str, pack: Pack) -> bool:
    """Say whether the last opener of a stretch tells of when the text is: "Stand: 18.07.2023"."""
    if not pack.page.as_of:
        return False
    said = [opener[0].lower() for opener in openers(pack).finditer(text)]
    return bool(said) and said[-1] in pack.page.as_of


def opened(text: str, pack: Pack) -> bool:
    """Say whether a stretch has an opener of either kind."""
    return openers(pack).search(text) is not None


def bare(text: str, pack: Pack) -> str:
    """Give a stretch without the opener it begins with, and what parts the two."""
    opener = openers(pack).match(text.lstrip())
    return text.lstrip()[opener.end() :].lstrip(" :.–—-") if opener else text


def spare(text: str, pack: Pack) -> int:
    """Count the words of a stretch that no date, clock, zone or opener needs."""
    rest = openers(pack).sub(" ", text)
    return sum(not needed(word, pack) for word in WORD.findall(rest))


def needed(word: str, pack: Pack) -> bool:
    """Say whether a word is one of dates, clocks or zones."""
    return word.lower() in _known(pack.code) or fixed(word) is not None


def first_date(text: str, start: int, end: int, pack: Pack) -> int:
    """Say where, between two offsets, a date begins: at its first digit, or at the weekday or month before it."""
    digit = BEGINS.search(text, start, end)
    if digit is None:
        return end
    cut = digit.start()
    for word in reversed(list(WORD.finditer(text, start, cut))):
        if word[0].lower() not in _known(pack.code) or text[word.end() : cut].strip(" ,.|·•-–—"):
            break
        cut = word.start()
    return cut


def date(text: str, start: int, end: int, pack: Pack) -> tuple[int, int]:
    """Say where, between two offsets, the first date begins and ends; the same offset twice where none stands."""
    at = first_date(text, start, end, pack)
    stops = (word.start() for word in WORD.finditer(text, at, end) if not needed(word[0], pack))
    stretch = text[at : next(stops, end)]
    digits = [digit.end() for digit in DIGIT.finditer(stretch)]
    return (at, at + digits[-1]) if digits else (at, at)


@by_pack
def openers(pack: Pack) -> re.Pattern[str]:
    """Give the form of the openers of stamps: the pack's, and English."""
    return _openers(pack.page.updated, pack.page.published)


_form = openers


@lru_cache(64)
def _openers(updated_words: Words, published_words: Words) -> re.Pattern[str]:
    english = load(ENGLISH).page
    kinds = (
        ("updated", {*updated_words, *english.updated}),
        ("published", {*published_words, *english.published}),
    )
    either = [
        rf"(?P<{kind}>{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})" for kind, words in kinds
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(either)})(?!\w)", re.I)


@cache
def _known(code: Lang) -> frozenset[str]:
    """Give the words of dates in a language and in English, in lower case."""
    words: set[str] = set()
    for times in (cldr.time(load(code)), cldr.time(load(ENGLISH))):
        groups = (*times.months, *times.weekdays, *times.parts.values(), *times.periods.values(), times.glue)
        words.update(part for group in groups for word in group for part in WORD.findall(word))
    return frozenset(words | {"uhr", "hrs", "st", "nd", "rd", "th"})
