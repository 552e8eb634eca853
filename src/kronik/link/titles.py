"""Headlines as links name them, and headlines of one series: of each day, or of each place on one day."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from kronik.link.letters import bones
from kronik.link.words import number, tokens

SHORTEST = 3
"""Words of a headline that a link without an address may name an article by: "Breaking News" names none."""
SERIES = 0.6
"""Share of the words of two headlines of one series that are the same."""
FILLED = 0.7
"""Likewise, in order, of two that are one form filled with other names: exams of two subjects, lists of two towns."""
LONG = 8
"""Words that such a headline has at least: in a shorter one two outlets may well choose the same words."""
ENDS = 2
"""Words that two of one form have in common at either end."""
VARIANTS = 0.4
"""Likewise of two that tell the same day: a timetable of one station and of another."""
_DAY = re.compile(r"\b(?:[12]?\d|3[01]) [^\W\d_]{3,} (?:19|20)\d\d\b")
"""A day written out in a headline, in any language that writes day, month, year. News has no need of it."""


def key(headline: str) -> int | None:
    """The number under which a headline is found again: its words in lower case; None where they are too few."""
    words = [token.lower() for token in tokens(headline)]
    return number(" ".join(words)) if len(words) >= SHORTEST else None


def same(one: str, other: str) -> bool:
    """Whether two headlines have the same words, and enough of them to tell."""
    mine = key(one)
    return mine is not None and mine == key(other)


def series(one: str, other: str) -> bool:
    """Whether two headlines, or their beginnings before a colon, are of a series: the same words, other numbers.

    So are two that tell the same day and begin alike, each with words of its own, and two that begin and end alike
    and have other names in one place.

    >>> series("Jadwal Kapal 10 Juni 2031", "Jadwal Kapal 11 Juni 2031"), series("Dua Kapal Karam", "2 Kapal Karam")
    (True, False)
    >>> series("Harga Cabai Hari Ini 5 Juni 2031: Turun Lagi", "Harga Cabai Hari Ini 6 Juni 2031: Pedagang Resah")
    True
    """
    heads = [text.partition(":")[0] for text in (one, other)]
    return _numbered(one, other) or _numbered(*heads, least=SHORTEST) or _varied(one, other) or _filled(one, other)


def day(headline: str) -> str | None:
    """The day that is written out in a headline: "10 juni 2031"."""
    found = _DAY.search(headline)
    return found[0].lower() if found else None


def _varied(one: str, other: str) -> bool:
    """Whether two headlines begin alike and tell the same day, and each has words that the other has not.

    >>> series("Jadwal Kapal Nisia 10 Juni 2031", "Jadwal Kapal Roba Hari Ini 10 Juni 2031")
    True
    """
    if (told := day(one)) is None or told != day(other):
        return False
    mine, others = ([token.lower() for token in tokens(text)] for text in (one, other))
    shared, all_words = set(mine) & set(others), set(mine) | set(others)
    own = set(mine) - shared and set(others) - shared
    return mine[0] == others[0] and bool(own) and len(shared) >= VARIANTS * len(all_words)


def _filled(one: str, other: str) -> bool:
    """Whether two headlines are one form in which a place is filled with other names.

    >>> series("Daftar Sekolah Terbaik Provinsi Nisia Tahun Ini dan Alamatnya",
    ...        "Daftar Sekolah Terbaik Provinsi Roba Tahun Ini dan Alamatnya")
    True
    """
    mine, others = sorted((tokens(one), tokens(other)))  # what stands first decides what is matched
    plain = [[token.lower() for token in words] for words in (mine, others)]
    longest = max(map(len, plain))
    alike = plain[0][:ENDS] == plain[1][:ENDS] and plain[0][-ENDS:] == plain[1][-ENDS:]
    if not alike or min(map(len, plain)) < max(LONG, longest - ENDS):
        return False
    parts = SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes()
    if sum(end - start for what, start, end, _, _ in parts if what == "equal") < FILLED * longest:
        return False
    places = [(mine[a:b], others[c:d]) for what, a, b, c, d in parts if what == "replace"]
    return any(len(ours) == len(theirs) and all(map(_other_name, ours, theirs)) for ours, theirs in places)


def _other_name(one: str, other: str) -> bool:
    return one[0].isupper() and other[0].isupper() and bones(one) != bones(other)


def _numbered(one: str, other: str, *, least: int = 1) -> bool:
    """Whether words, `least` of them or more, are the same around other numbers."""
    mine, others = (frozenset(token.lower() for token in tokens(text)) for text in (one, other))
    numbers = [frozenset(word for word in words if word[0].isdigit()) for words in (mine, others)]
    if not all(numbers) or numbers[0] == numbers[1]:
        return False
    plain = mine - numbers[0], others - numbers[1]
    shared = len(plain[0] & plain[1])
    return shared >= least and shared >= SERIES * len(plain[0] | plain[1])
