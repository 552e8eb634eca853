"""A text as chunks: runs of words of time and numbers with nothing but light punctuation between them.

A chunk is what the grammar sees. It ends where another word, a line or a sentence comes between, so a rule can never
reach across what it does not understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from kronik.language.time import Time
from kronik.when.lexicon import UNIT, Lexicon, Word
from kronik.when.numbers import numbers, short

LONGEST = 24
"""Tokens in a chunk; no expression of time has more, and a list of weekdays without end is cut."""

FARTHEST = 16
"""Code points between two tokens of a chunk: ", sekitar pukul " without its clock word."""

SPACES = 3
"""White space between two words of one phrase, on a line."""

POWERS = (10, 100, 1000, 1_000_000, 1_000_000_000)
"""Number words that count what stands before them."""

HALF = 0.5
"""What "and" adds to a whole number: "five and a half"."""

COUNTS = "w9"
"""Kinds of numbers that are no day of a month."""

EARLIEST, LATEST = 1900, 2100
"""Between these a number of several words may be a year ("dua ribu lima belas"), but for the thousands."""

GAPS = 4096
"""Gaps that are remembered for a language; most are among the first few hundred."""

ROMAN = re.compile(r"[\s\-–](x{0,2}(?:ix|iv|v?i{0,3}))(?![^\W_])")
"""A Roman numeral from 1 to 29, where one follows a quarter, a half-year or a century."""

JOINED = re.compile(r"(?P<joiner>\s?[^\s\w]?\s?(?:\w{1,8}\s)?)(?P<numeral>x{0,2}(?:ix|iv|v?i{0,3}))(?![^\W_])")
"""A second one behind it, and what joins the two: "I dan II", "II-IV"."""

JOINERS = frozenset("-&%/")

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

    tokens: list[Token]
    shape: tuple[str, ...]
    """Before each token the gap in the grammar's letters, then the token's kinds: what the rules see."""


def chunks(line: str, text: str, words: Lexicon) -> Iterator[Chunk]:
    """Every chunk that could hold an expression. `line` is the text in `plain` letters; spans count in both."""
    run: list[re.Match[str]] = []
    end = -1
    addresses = _addresses(line)
    for match in words.token.finditer(line):
        start = match.start()
        while addresses and addresses[-1][1] <= start:
            addresses.pop()
        if addresses and addresses[-1][0] <= start:
            continue
        if line[match.end() : match.end() + 1] == "." and text[match.end() + 1 : match.end() + 2].islower():
            continue  # a site's name: "monday.com"
        if start != end and line[end:start] != " " and not _near(run, line, end, start, words):
            if len(run) > 1 or (run and _alone(run[0], text, words)):
                yield from _split(run, line, text, words)
            run = []
        run.append(match)
        end = match.end()
    if len(run) > 1 or (run and _alone(run[0], text, words)):
        yield from _split(run, line, text, words)


_ADDRESS = re.compile(r"(?:https?://|www\.|(?<![^\s(])[@#])[^\s<>\"]{1,400}")


def _addresses(line: str) -> list[tuple[int, int]]:
    """Where addresses, account names and hashtags stand, the last first: their words tell no time."""
    if "://" not in line and "www." not in line and "@" not in line and "#" not in line:
        return []
    return [match.span() for match in _ADDRESS.finditer(line)][::-1]


def _near(run: list[re.Match[str]], line: str, end: int, start: int, words: Lexicon) -> bool:
    """Whether what stands between two words or numbers lets them belong together."""
    if start - end > FARTHEST or end < 0:
        return False
    if _light(line[end:start], words) is not None:
        return True
    if run[-1].lastgroup != "word" or _entry(run[-1][0], words).kinds[0] not in "QBC":
        return False
    numerals = _numerals(line, end, words)
    return bool(numerals) and _light(line[numerals[-1][1] : start], words) is not None


def _numerals(line: str, end: int, words: Lexicon) -> list[tuple[int, int]]:
    """Where the Roman numerals stand that follow a word: one, or two that something joins ("I dan II", "II-IV")."""
    first = ROMAN.match(line, end)
    if not first or not first[1]:
        return []
    second = JOINED.match(line, first.end())
    joined = second and second["numeral"] and _light(second["joiner"], words) in JOINERS
    return [first.span(1), second.span("numeral")] if second and joined else [first.span(1)]


def _alone(match: re.Match[str], text: str, words: Lexicon) -> bool:
    """Whether a word or number can tell a time by itself: most cannot, and most stand by themselves."""
    if match.lastgroup == "word":
        word = words.words.get(match[0])
        return word is None or word.alone
    return len(match[0]) > 3 or not match[0].isdecimal() or _short(text, match) or _era(text, match, words)


def _short(text: str, match: re.Match[str]) -> bool:
    """Whether an apostrophe stands before two digits: "'98"."""
    return len(match[0]) == len("98") and text[match.start() - 1 : match.start()] in tuple("'’‘")


def _era(text: str, match: re.Match[str], words: Lexicon) -> bool:
    """Whether a year's era stands beside a number: "AD 79", "300 BC"."""
    before, behind = words.era
    start = match.start()
    return behind.match(text, match.end("run")) is not None or (
        text[start - 1 : start] == " " and before.search(text, max(0, start - 6), start) is not None
    )


def _split(run: list[re.Match[str]], line: str, text: str, words: Lexicon) -> Iterator[Chunk]:
    """The chunks of a run of neighbours: what is never a time parts them, and so does the end of a sentence."""
    tokens: list[Token] = []
    shape: list[str] = []
    for token in _tokens(run, line, text, words):
        gap = _gap(tokens[-1], token, line, words) if tokens else ""
        if gap is None or len(tokens) == LONGEST or token.kinds == "!":
            if tokens:
                yield Chunk(tokens, tuple(shape))
            tokens, shape, gap = [], [], ""
            if token.kinds == "!":
                continue
        if tokens and gap in ("", "-", "%") and (one := _joined(tokens[-1], token, gap)):
            tokens[-1], shape[-1] = one, one.kinds
            continue
        tokens.append(token)
        shape += gap, token.kinds
    if tokens:
        yield Chunk(tokens, tuple(shape))


def _joined(left: Token, right: Token, gap: str) -> Token | None:
    """Two tokens that are one: numbers in words, an hour with the minutes before it or its "o'clock" behind it."""
    article = right.end - right.start < ONE and right.values[0] == 1  # "4 billion a year"
    if right.kinds == "w" and not article and (one := _summed(left, right, gap)):
        return one
    if gap or (left.kinds != "ƕ" and right.kinds != "ƨ"):
        return None
    if left.kinds == "ƕ" and right.kinds == "ċ":
        clock = divmod(right.values[0][0] * 60 + left.values[0], 60)
        return Token("ċ", ((*clock, None),), left.start, right.end)
    hour, minutes = (right, left.values[0]) if left.kinds == "ƕ" else (left, 0)
    if hour.kinds not in ("1", "w") or not 1 <= hour.values[0] <= HOURS or hour.values[0] % 1:
        return None
    clock = divmod(int(hour.values[0]) * 60 + minutes, 60)
    return Token("ċ", ((*clock, None),), left.start, right.end)


ONE = 3
"""Letters of the shortest word for one that is no article as well."""

HOURS = 12
"""The hours that are told with "past", "to" and "o'clock"."""


def _summed(left: Token, right: Token, gap: str) -> Token | None:
    """Two number words, or digits and a power of ten, as one: "tiga puluh" 30, "thirty-five" 35, "2 ribu" 2000.

    A power of ten counts what stands before it, a smaller number is added. None for two numbers that are no sum.
    """
    if left.kinds not in ("w", "1", "9", "w4"):
        return None
    low, high = left.values[0], right.values[0]
    if gap == "%" and high == HALF and low == int(low) < POWERS[1]:
        return Token("w", (low + high,), left.start, right.end)
    if gap == "%" and not (low >= 100 > high and low % 100 == 0 and left.kinds == "w"):
        return None  # "and" joins only what is less than a hundred: "five hundred and eighty"
    rest = low % 10 if high == 10 and low > 10 else low % 100 if high == 100 and low > 100 else low
    if rest < high and high in POWERS:
        value = low - rest + rest * high
    elif left.kinds[0] == "w" and low >= 10 and high < 10 ** _zeros(low):
        value = low + high
    else:
        return None
    year = low != value and EARLIEST < value < LATEST and value not in POWERS and value != 2 * POWERS[2]
    kinds, values = ("w4", (value, int(value))) if year else ("w", (value,))
    return Token(kinds, values, left.start, right.end)


def _zeros(number: float) -> int:
    """How many zeros a number ends in: the room for what is added to it."""
    digits = f"{int(number)}"
    return len(digits) - len(digits.rstrip("0"))


def _gap(left: Token, right: Token, line: str, words: Lexicon) -> str | None:
    """The punctuation between two tokens; None where they do not belong together."""
    between = line[left.end : right.start]
    if between in ("", " ") or (between.isspace() and len(between) <= SPACES and "\n" not in between):
        return ""
    if len(between) > FARTHEST:
        return None
    gap = _light(between, words)
    counts = left.kinds[0] in COUNTS and right.kinds[0] in UNIT.values()
    if gap == "" and (counts or (left.kinds[0] in UNIT.values() and right.kinds[0] in COUNTS)):
        return None  # "150 juta pada tahun ini": what counts a unit stands right beside it
    if gap is not None and gap[:1] == ".":
        short = left.kinds[0] in "mvdeKTp1" and left.end - left.start <= 4
        return gap[1:] if short else None
    return gap


def _light(between: str, words: Lexicon) -> str | None:
    """A gap in the grammar's letters; None where it holds more than light punctuation and words of no meaning."""
    if between not in words.light:
        if len(words.light) >= GAPS:
            words.light.clear()
        words.light[between] = _lightened(between, words)
    return words.light[between]


def _lightened(between: str, words: Lexicon) -> str | None:
    if "\n" in between:
        return None
    for pattern, letter in words.gaps:
        between = pattern.sub(letter, between)
    bare = "".join(between.split()).translate(_LIGHT).rstrip("'’`")
    return bare if len(bare) <= 3 and not bare.strip(",()-/.&%") else None


# ---- tokens ---------------------------------------------------------------------------------------------------


def _tokens(run: list[re.Match[str]], line: str, text: str, words: Lexicon) -> Iterator[Token]:
    taken = -1  # where an ordinal ended that took the number behind it
    for match in run:
        start, end = match.span()
        if start < taken:
            continue
        name = match.lastgroup
        if name == "word":
            yield from _word(_entry(match[0], words), start, end, line, text, words)
        elif name == "count":
            sign = 1 if "+" in match[0] else -1
            yield Token("O", (sign * int(re.sub(r"\D", "", match[0])),), start, end)
        elif name == "before":
            number = _ORDINAL.match(line, end)
            if number:
                taken = number.end()
                yield Token("o", (int(number[0]),), start, taken)
        elif match["iso"]:
            yield from _machine(match)
        else:
            yield from _counted(match, line, text, words)


_ORDINAL = re.compile(r"\d{1,3}(?!\d|[.,:/]\d)")


def _entry(form: str, words: Lexicon) -> Word:
    return words.words.get(form) or words.words[" ".join(form.split())]


def _machine(match: re.Match[str]) -> Iterator[Token]:
    """The day, the clock and the offset of a machine's moment: 2017-11-20T10:00Z."""
    clock = [int(part) for part in match["at"].split(":")]
    year, month, day = (int(part) for part in match["iso"].split("-"))
    if not (1 <= month <= 12 and 1 <= day <= 31 and clock[0] <= 24 and max(clock[1:]) < 60):
        return
    yield Token("I", ((year, month, day),), *match.span("iso"))
    yield Token("c", ((*clock[:2], clock[2] if len(clock) > 2 else None),), match.end("iso"), match.end("at"))
    if match["off"]:
        yield Token("z", (match["off"],), *match.span("off"))


MILITARY = re.compile(r"(?:[01]\d|2[0-4])[0-5]\d")
"""Four digits that are a clock where a zone follows: "0800 GMT"."""


def _counted(match: re.Match[str], line: str, text: str, words: Lexicon) -> Iterator[Token]:
    """The tokens of a run of digits and of the letters glued to it; none where the letters are no word of time."""
    start, end = match.span("run")
    digits, glued, time = match["run"], match["glued"], words.time
    if start and line[start - 1] in "-–'’`":
        if line[start - 1] not in "-–" and len(digits) == 2 and not line[start - 2 : start - 1].isalnum():
            yield _shortened(start - 1, end, match, time)
            return
        if line[start - 2 : start - 1].isalnum() and not words.prefix.search(line, max(0, start - 12), start):
            return  # Covid-19, U-17
    suffix = glued if glued and glued in (*time.ordinal_after, *time.decade_after) else None
    word = words.words.get(glued) if glued and not suffix else None
    if glued and not suffix and not word and (words.spaced and glued[0] not in "-'’"):
        return  # 4K, 3D
    if digits.isdecimal() and len(digits) < 5 and not glued and _era(text, match, words):
        yield Token("4", (int(digits),), start, end)
        return
    if MILITARY.fullmatch(digits) and words.zoned.match(text, end):
        yield Token("c", ((int(digits[:2]), int(digits[2:]), None),), start, end)
        return
    for kinds, value, a, b in numbers(digits, suffix, time.decade_after):
        yield Token(kinds, (value,) * len(kinds), start + a, start + b)
    if word and glued:
        yield Token(word.kinds, word.values, end, match.end())


def _shortened(start: int, end: int, match: re.Match[str], time: Time) -> Token:
    """A year of two digits after its apostrophe ("'98"), or the decade that it begins ("'90s")."""
    year = short(int(match["run"]))
    if match["glued"] in time.decade_after and year % 10 == 0:
        return Token("8", (year // 10,), start, match.end())
    return Token("y", (year,), start, end)


def _word(word: Word, start: int, end: int, line: str, text: str, words: Lexicon) -> Iterator[Token]:
    kinds, values, _ = word
    if "v" in kinds and text[start].islower() and line[start:end] in words.time.weak and not _small(text, start, end):
        kinds, values = "!", (None,)  # a word of its own: "this may", "3 march on"
    if "d" in kinds and "W" in kinds:
        kinds, values = _capital(kinds, values, text[start].isupper())
    yield Token(kinds, values, start, end)
    for first, last in _numerals(line, end, words) if kinds[0] in "QBC" else ():
        yield Token("r", (_roman(line[first:last]),), first, last)


def _small(text: str, start: int, end: int) -> bool:
    """Whether no letter about a word is a capital, as in what people write to each other."""
    return not any(c.isupper() for c in text[max(0, start - AROUND) : end + AROUND])


AROUND = 200
"""Code points on each side in which a capital would stand."""


def _capital(kinds: str, values: tuple[Any, ...], upper: bool) -> tuple[str, tuple[Any, ...]]:
    """A word that is a weekday and a week: with a capital either, without one the weekday must be shown to be one."""
    return (kinds if upper else kinds.replace("d", "đ")), values


def _roman(text: str) -> int:
    digits = [_ROMANS[c] for c in text]
    return sum(-d if d < after else d for d, after in zip(digits, [*digits[1:], 0], strict=True))
