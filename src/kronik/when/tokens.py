"""A text as chunks: runs of words of time and numbers with nothing but light punctuation between them.

A chunk is what the grammar sees. It ends where another word, a line or a sentence comes between, so a rule can never
reach across what it does not understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from kronik.when.lexicon import Lexicon, Word

LONGEST = 24
"""Tokens in a chunk; no expression of time has more, and a list of weekdays without end is cut."""

FARTHEST = 16
"""Code points between two tokens of a chunk: ", sekitar pukul " without its clock word."""

ROMAN = re.compile(r"\s(x{0,2}(?:ix|iv|v?i{0,3}))(?![^\W_])")
"""A Roman numeral from 1 to 29, where one follows a quarter, a half-year or a century."""

_ROMANS = {"i": 1, "v": 5, "x": 10}
_LIGHT = str.maketrans({"|": ",", "–": "-", "—": "-", "−": "-", "[": "(", "]": ")"})


class Token(NamedTuple):
    """A word or number with its readings: a letter for each kind, a value for each letter."""

    kinds: str
    values: tuple[Any, ...]
    start: int
    end: int


class Chunk(NamedTuple):
    """Tokens, and the punctuation before each."""

    tokens: tuple[Token, ...]
    gaps: tuple[str, ...]
    """`gaps[i]` stands before `tokens[i]`, in the grammar's letters; the first is empty."""


def chunks(line: str, text: str, words: Lexicon) -> Iterator[Chunk]:
    """Every chunk of a text that could hold an expression. `line` is the text in `plain` letters; spans count in both."""
    run: list[re.Match[str]] = []
    end = -1
    addresses = _addresses(line)
    for match in words.token.finditer(line):
        start = match.start()
        if addresses and any(a <= start < b for a, b in addresses):
            continue
        if start != end and line[end:start] != " " and not _near(run, line, end, start, words):
            if len(run) > 1 or (run and _alone(run[0], words)):
                yield from _split(run, line, text, words)
            run = []
        run.append(match)
        end = match.end()
    if len(run) > 1 or (run and _alone(run[0], words)):
        yield from _split(run, line, text, words)


_ADDRESS = re.compile(r"(?:https?://|www\.|(?<![^\s(])@)[^\s<>\"]{1,400}")


def _addresses(line: str) -> list[tuple[int, int]]:
    """Where addresses and account names stand: their words tell no time."""
    if "://" not in line and "www." not in line and "@" not in line:
        return []
    return [match.span() for match in _ADDRESS.finditer(line)]


def _near(run: list[re.Match[str]], line: str, end: int, start: int, words: Lexicon) -> bool:
    """Whether what stands between two words or numbers lets them belong together."""
    if start - end > FARTHEST or end < 0:
        return False
    if _light(line[end:start], words.gaps) is not None:
        return True
    numeral = ROMAN.match(line, end)
    if not numeral or run[-1].lastgroup != "word" or _entry(run[-1][0], words).kinds[0] not in "QBC":
        return False
    return _light(line[numeral.end() : start], words.gaps) is not None


def _alone(match: re.Match[str], words: Lexicon) -> bool:
    """Whether a word or number can tell a time by itself: most cannot, and most stand by themselves."""
    if match.lastgroup == "word":
        word = words.words.get(match[0])
        return word is None or word.alone
    return len(match[0]) > 3


def _split(run: list[re.Match[str]], line: str, text: str, words: Lexicon) -> Iterator[Chunk]:
    """The chunks of a run of neighbours: what is never a time parts them, and so does the end of a sentence."""
    tokens: list[Token] = []
    gaps: list[str] = []
    for token in _tokens(run, line, text, words):
        gap = _gap(tokens[-1], token, line, words) if tokens else ""
        if gap is None or len(tokens) == LONGEST or token.kinds == "!":
            if tokens:
                yield Chunk(tuple(tokens), tuple(gaps))
            tokens, gaps, gap = [], [], ""
            if token.kinds == "!":
                continue
        tokens.append(token)
        gaps.append(gap)
    if tokens:
        yield Chunk(tuple(tokens), tuple(gaps))


def _gap(left: Token, right: Token, line: str, words: Lexicon) -> str | None:
    """The punctuation between two tokens; None where they do not belong together."""
    between = line[left.end : right.start]
    if between in ("", " "):
        return ""
    if len(between) > FARTHEST:
        return None
    gap = _light(between, words.gaps)
    if gap is not None and gap[:1] == ".":
        short = left.kinds[0] in "mvdeKTp1" and left.end - left.start <= 4
        return gap[1:] if short else None
    return gap


@lru_cache(maxsize=4096)
def _light(between: str, gaps: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    """A gap in the grammar's letters; None where it holds more than light punctuation and words of no meaning."""
    if "\n" in between:
        return None
    for words, letter in gaps:
        between = words.sub(letter, between)
    bare = "".join(between.split()).translate(_LIGHT).rstrip("'’`")
    return bare if len(bare) <= 3 and not bare.strip(",()-/.&%") else None


# ---- tokens ---------------------------------------------------------------------------------------------------


def _tokens(run: list[re.Match[str]], line: str, text: str, words: Lexicon) -> Iterator[Token]:
    for match in run:
        start, end = match.span()
        name = match.lastgroup
        if name == "word":
            yield from _word(_entry(match[0], words), start, end, line, text)
        elif name == "count":
            sign = 1 if "+" in match[0] else -1
            yield Token("O", (sign * int(re.sub(r"\D", "", match[0])),), start, end)
        elif name == "before":
            number = _ORDINAL.match(line, end)
            if number:
                yield Token("o", (int(number[0]),), start, number.end())
        else:
            yield from _counted(match, line, words)


_ORDINAL = re.compile(r"\d{1,3}(?!\d|[.,:/]\d)")


def _entry(form: str, words: Lexicon) -> Word:
    return words.words.get(form) or words.words[" ".join(form.split())]


def _counted(match: re.Match[str], line: str, words: Lexicon) -> Iterator[Token]:
    """The tokens of a run of digits and of the letters glued to it; none where the letters are no word of time."""
    start, end = match.span("run")
    digits, glued, time = match["run"], match["glued"], words.time
    if start and line[start - 1] in "-–'’`":
        if line[start - 1] not in "-–" and len(digits) == 2 and digits.isdecimal() and not line[start - 2 : start - 1].isalnum():
            yield Token("y", (_short(int(digits)),), start - 1, end)
            return
        if line[start - 2 : start - 1].isalnum() and not words.prefix.search(line, max(0, start - 12), start):
            return  # Covid-19, U-17
    suffix = glued if glued and glued in (*time.ordinal_after, *time.decade_after) else None
    word = words.words.get(glued) if glued and not suffix else None
    if glued and not suffix and not word and (words.spaced and glued[0] not in "-'’"):
        return  # 4K, 3D
    for kinds, value, a, b in _numbers(digits, suffix, time.decade_after):
        yield Token(kinds, (value,) * len(kinds), start + a, start + b)
    if word and glued:
        yield Token(word.kinds, word.values, end, match.end())


def _word(word: Word, start: int, end: int, line: str, text: str) -> Iterator[Token]:
    kinds, values, _ = word
    if "d" in kinds and "W" in kinds:
        kinds, values = _capital(kinds, values, text[start].isupper())
    yield Token(kinds, values, start, end)
    if kinds[0] in "QBC" and (roman := ROMAN.match(line, end)) and roman[1]:
        yield Token("r", (_roman(roman[1]),), roman.start(1), roman.end(1))


def _capital(kinds: str, values: tuple[Any, ...], upper: bool) -> tuple[str, tuple[Any, ...]]:
    """A word that is a weekday and a week: with a capital either, without one a week."""
    if upper:
        return kinds, values
    at = kinds.index("d")
    return kinds[:at] + kinds[at + 1 :], values[:at] + values[at + 1 :]


def _roman(text: str) -> int:
    digits = [_ROMANS[c] for c in text]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))


# ---- numbers --------------------------------------------------------------------------------------------------

Part = tuple[str, Any, int, int]

_DATE = re.compile(r"(\d{1,2})([/.\-–])(\d{1,2})\2(\d{4}|(?<=/)\d{2})$")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})$")
_ISO = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})$")
_PAIR = re.compile(r"(\d{4})([/\-–])(\d{4}|\d{2})$")
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:](\d{2}))?$")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,2}$")


@lru_cache(maxsize=8192)
def _numbers(run: str, after: str | None, decades: tuple[str, ...]) -> tuple[Part, ...]:
    """What a run of digits can be; nothing where it can be no part of a time."""
    if after:
        return _suffixed(run, after, decades)
    if run.isdecimal():
        return _plain(run, 0)
    bare = run.replace(" ", "")
    for form, read in ((_ISO, _iso), (_DATE, _date), (_SHORT, _date), (_PAIR, _pair)):
        if (match := form.match(bare)) and (part := read(match)):
            return ((*part, 0, len(run)),)
    if ("-" in run or "–" in run) and (cut := max(run.find("-"), run.find("–"))) > 0:
        left, right = _numbers(run[:cut], None, decades), _numbers(run[cut + 1 :].strip(), None, decades)
        shift = cut + 1
        return (*left, *((k, v, a + shift, b + shift) for k, v, a, b in right)) if left and right else ()
    return _pointed(run)


def _plain(run: str, at: int) -> tuple[Part, ...]:
    value = int(run)
    if len(run) <= 2 and value <= 31:
        return (("1", value, at, at + len(run)),)
    if len(run) == 4 and 1000 <= value <= 2199:
        return (("4", value, at, at + 4),)
    return (("9", value, at, at + len(run)),)


def _short(value: int) -> int:
    """A year of two digits: the century that news of today would mean."""
    return value + (2000 if value < 50 else 1900)


def _suffixed(run: str, after: str, decades: tuple[str, ...]) -> tuple[Part, ...]:
    if not run.isdecimal():
        return ()
    value, end = int(run), len(run) + len(after)
    if after in decades:
        if value % 10 or not (len(run) == 2 or 1100 <= value <= 2090):
            return ()
        if value < 100:  # the thirties are the last century's: this one's have not been
            return (("ð", value // 10 + (190 if value >= 30 else 200), 0, end),)
        return (("8", value // 10, 0, end),)
    return (("o", value, 0, end),) if value <= 400 and len(run) <= 3 else ()


def _iso(match: re.Match[str]) -> tuple[str, Any] | None:
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    fits = 1000 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31
    return ("I", (year, month, day)) if fits else None


def _date(match: re.Match[str]) -> tuple[str, Any] | None:
    numbers = [int(g) for g in match.groups() if g and g[0].isdigit()]
    first, second = numbers[:2]
    year = numbers[2] if len(numbers) > 2 else None
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    if year is not None and year < 100:
        year = _short(year)
    if year is not None and not 1000 <= year <= 2199:
        return None
    return "n", (first, second, year)


def _pair(match: re.Match[str]) -> tuple[str, Any] | None:
    first, last = int(match[1]), int(match[3])
    if len(match[3]) == 2:
        last += first // 100 * 100
    fits = 1000 <= first < last <= 2199 and last - first <= 150
    return ("2", (first, last)) if fits else None


def _pointed(run: str) -> tuple[Part, ...]:
    """A clock, a number with a decimal part, or one with its thousands apart."""
    if (match := _CLOCK.match(run)) and int(match[1]) <= 24 and int(match[2]) < 60 and int(match[3] or 0) < 60:
        clock = (int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
        return (("c", clock, 0, len(run)),)
    if _GROUPED.match(run):
        return (("9", int(re.sub(r"\D", "", run)), 0, len(run)),)
    if _DECIMAL.match(run):
        return (("9", float(run.replace(",", ".")), 0, len(run)),)
    return ()
