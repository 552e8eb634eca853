"""Headlines of one series: issues of each day, numbered parts, and one form filled with other names.

What makes a series is that its issues come again and again with numbers of their own: days, parts, the price of the
morning. Figures that two reports give of one event are not of that kind: "5 orang tewas" and "7 orang tewas" within
hours, or from two outlets, are one story that goes on, or one that is told differently.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from kronik.language import codes, load
from kronik.link.letters import bones, latin
from kronik.link.words import tokens

SHORTEST = 3
"""Words that two headlines share up to a colon for that to be the title of a series."""
SAME = 0.6
"""Share of the words of two headlines of one series that are the same."""
FILLED = 0.7
"""Likewise, in order, of two that are one form filled with other names: exams of two subjects, lists of two towns."""
LONG = 8
"""Words that such a headline has at least: in a shorter one two outlets may well choose the same words."""
ENDS = 2
"""Words that two of one form have in common at either end."""
VARIANTS = 0.4
"""Likewise of two that tell the same day: a timetable of one station and of another."""
BETWEEN = 18
"""Hours from which two measures are of two issues: those of one morning and evening tell of one day."""
LARGE = 1_000_000
"""Money of millions and more is what an event costs; less is a price."""
_DAY = re.compile(r"\b(?:[12]?\d|3[01]) [^\W\d_]{3,} (?:19|20)\d\d\b")
"""A day written out in a headline, in any language that writes day, month, year. News has no need of it."""
_NUMERIC = re.compile(r"\b(\d{1,2})[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b|\b(\d{1,2})/\d{1,2}\b")
_TOKENS = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_FINE = re.compile(r"\d+[.,]\d{1,2}$")
"""A figure with decimals is measured, not counted."""
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")
_SIGNS = ("$", "€", "£", "¥")


class _Words(NamedTuple):
    """Words of all packs that tell what a number of a headline is, without accents."""

    months: frozenset[str]
    issues: frozenset[str]
    money: frozenset[str]
    numbers: frozenset[str]
    large: frozenset[str]


@cache
def _words() -> _Words:
    packs = [load(code) for code in codes()]
    numbers = {word: value for pack in packs for word, value in pack.time.numbers.items()}
    return _Words(
        months=_plain(word for pack in packs for names in pack.time.months for word in names),
        issues=_plain(word for pack in packs for word in pack.links.issues),
        money=_plain(word for pack in packs for word in pack.links.money),
        numbers=_plain(part for word in numbers for part in word.split()),
        large=_plain(word for word, value in numbers.items() if value >= LARGE),
    )


def _plain(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(latin, words))


def series(one: str, other: str, *, apart: int | None = None, alone: bool = True) -> bool:
    """Whether two headlines, or their beginnings before a colon, are of a series: the same words, other numbers.

    The numbers must be days, or parts ("Episode 12"), or, where so many hours lie between that they are of two days,
    measures: prices, rates, magnitudes. Numbers that count something make no series, unless one outlet has another
    name in its form as well. So are two a series that tell the same day and begin alike, each with words of its own,
    and two that begin and end alike and have other names in one place.

    Args:   apart: hours between; None where that is not known.
            alone: whether both are of one outlet.

    >>> series("Jadwal Kapal 10 Juni 2031", "Jadwal Kapal 11 Juni 2031"), series("Dua Kapal Karam", "2 Kapal Karam")
    (True, False)
    >>> series("Harga Cabai Hari Ini 5 Juni 2031: Turun Lagi", "Harga Cabai Hari Ini 6 Juni 2031: Pedagang Resah")
    True
    >>> series("Korban Tewas Banjir Jadi 5 Orang", "Korban Tewas Banjir Jadi 7 Orang", apart=24)
    False
    """
    head, another = (text.partition(":")[0] for text in (one, other))
    return (
        _numbered(one, other, apart, alone)
        or _numbered(head, another, apart, alone, least=SHORTEST)
        or _varied(one, other)
        or _filled(one, other)
    )


def alone(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two articles may be of one outlet: they share what tells it, or of one nothing does."""
    return not one.isdisjoint(other) or not (one and other)


def apart(one: int, other: int) -> int | None:
    """Hours between two; None where one is not known."""
    return abs(one - other) if one and other else None


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
    return _renamed(mine, others)


def _renamed(mine: list[str], others: list[str]) -> bool:
    """Whether one has other names in a place where the other has as many."""
    mine, others = sorted((mine, others))
    plain = [[token.lower() for token in words] for words in (mine, others)]
    parts = SequenceMatcher(None, plain[0], plain[1], autojunk=False).get_opcodes()
    places = [(mine[a:b], others[c:d]) for what, a, b, c, d in parts if what == "replace"]
    return any(len(ours) == len(theirs) and all(map(_other_name, ours, theirs)) for ours, theirs in places)


def _other_name(one: str, other: str) -> bool:
    """Whether two words are names, and two: no numbers in words, no forms of one name."""
    capitals = one[0].isupper() and other[0].isupper()
    return capitals and bones(one) != bones(other) and not {latin(one), latin(other)} & _words().numbers


def _numbered(one: str, other: str, apart: int | None, alone: bool, *, least: int = 1) -> bool:
    """Whether words, `least` of them or more, are the same around numbers of two issues."""
    mine, others = (frozenset(token.lower() for token in tokens(text)) for text in (one, other))
    numbers = [frozenset(word for word in words if word[0].isdigit()) for words in (mine, others)]
    if not all(numbers) or numbers[0] == numbers[1]:
        return False
    plain = mine - numbers[0], others - numbers[1]
    shared = len(plain[0] & plain[1])
    if shared < least or shared < SAME * len(plain[0] | plain[1]):
        return False
    told = [_numbers(text) for text in (one, other)]
    kinds = {kind for kind in told[0] if told[0][kind] - told[1][kind] and told[1][kind] - told[0][kind]}
    if kinds & {"day", "year", "issue"} or ("measure" in kinds and (apart is None or apart >= BETWEEN)):
        return True
    return alone and _renamed(tokens(one), tokens(other))


def _numbers(headline: str) -> defaultdict[str, set[str]]:
    """The numbers of a headline by what they are: days, years, issues, measures and counts.

    >>> sorted(_numbers("Cerita Episode 12, 5 Juni: Harga Rp9.000, 7 Orang Antre").items())
    [('count', {'7'}), ('day', {'5'}), ('issue', {'12'}), ('measure', {'9.000'})]
    """
    words, found = _words(), defaultdict[str, set[str]](set)
    dates = {at for match in _NUMERIC.finditer(headline) for at in range(*match.span())}
    for match in _NUMERIC.finditer(headline):
        found["day"].add(str(int(match[1] or match[2])))
    some = [match for match in _TOKENS.finditer(headline) if match.start() not in dates]
    listed = -1
    for at, match in enumerate(some):
        if not match[0][0].isdigit():
            continue
        before = latin(some[at - 1][0]) if at else ""
        after = latin(some[at + 1][0]) if at + 1 < len(some) else ""
        gap = headline[some[at - 1].end() : match.start()] if at else ""
        follows = headline[match.end() : some[at + 1].start()] if at + 1 < len(some) else headline[match.end() :]
        if match[0].isdigit() and int(match[0]) <= 31 and (after in words.months or before in words.months):
            kind, value = "day", str(int(match[0]))
        elif _YEAR.match(match[0]):
            kind, value = "year", match[0]
        else:
            kind, value = _kind(match[0], before, after, gap, follows, listed=listed == at - 1), match[0]
        if kind == "issue":
            listed = at
        found[kind].add(value)
    return found


def _kind(number: str, before: str, after: str, gap: str, follows: str, *, listed: bool) -> str:
    """What a number is by the words beside it, and what stands between it and them."""
    words = _words()
    label = bool(before) and before.isalpha() and before not in words.money and gap in ("", "-")
    alone = gap[-1:] == "(" and follows[:1] == ")"
    if number.isdigit() and (label or alone or before in words.issues or (listed and not gap.strip(" ,&-"))):
        return "issue"
    if before in words.money or after in words.money or gap[-1:] in _SIGNS:
        return "count" if after in words.large else "measure"
    bare = _GROUPED.match(number) and (not after or follows.strip())  # "IHSG Turun ke 6.331", "Rp753.000/Gram"
    return "measure" if bare or _FINE.match(number) else "count"
