"""A pack's words of time as one expression that finds them, and a kind for each.

The kinds are the alphabet of `kronik.when.grammar`: a stretch of text becomes a string of kinds, one letter a word,
and the rules are patterns over such strings. No word of any language is known beyond this module.

    1 number 0-31   4 year        9 other number   w number word   x vague number   o ordinal      8 decade
    n 7/5, 7/5/12   I 2012-05-07  c 10.53          y short year    2 2016/2017      r Roman numeral  ð '90s
    f one of a unit u many of a unit m month        v weak month    d weekday        e weak weekday đ small weekday
    Y year          M month       W week           D day           H hour           N minute       S second
    E decade        C century     Q quarter        B half-year     G weekend        s season       a academic year
    p part of day   k day by itself                q day and part  z zone           Z local time   P vague reference
    K before a clock              T before a day   U edge          h every  ~ per   J rate         = times
    O count to a feast            V feast          ! never         & until and % and, between two
    ĥ Islamic month               ŧ day from what was told         ǫ quarter     ċ noon  ŝ since then
    ƕ minutes from an hour  ƨ o'clock                             ṗ part of many days  ƶ whole
    l last   t this   g next   j ago   0 ahead   b recent   5 coming   6 later   3 earlier   i that
    < preceding   # following
                                                                                     after what they place
    L last   R this   X next   F recent   7 coming   @ that   « preceding   » following   before what they place

Where a word has several kinds, each is tried.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from kronik.language import Pack
from kronik.language.facts import Reporting
from kronik.language.time import Beside, Time, Unit
from kronik.when.cldr import time
from kronik.when.letters import plain
from kronik.when.memo import by_pack
from kronik.when.zones import CLASHING, HOURS, SPANNING

UNIT: dict[Unit, str] = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "N", "second": "S", "decade": "E",
    "century": "C", "quarter": "Q", "half": "B", "weekend": "G",
}  # fmt: skip

AFTER = {"last": "l", "this": "t", "next": "g", "ago": "j", "ahead": "0", "recent": "b", "coming": "5",
         "later": "6", "earlier": "3", "following": "#", "preceding": "<", "that": "i"}  # fmt: skip
"""Kinds of the words that follow what they place."""

BEFORE = {"last": "L", "this": "R", "next": "X", "ago": "", "ahead": "", "recent": "F", "coming": "7",
          "later": "", "earlier": "", "following": "»", "preceding": "«", "that": "@"}  # fmt: skip
"""Kinds of the words that precede what they place."""


PERHAPS, BEEN = 2, -3
"""What a phrase of foretelling says that is something else as well; what one of the past says."""

HYPHENED = frozenset("Umvdeo")
"""Kinds that a hyphen may join to a number."""

ALONE = frozenset("dmvkqpPJVfuGQBCĥŧǫċŝðs")
"""Kinds that a rule takes alone."""


class Word(NamedTuple):
    """What a word is: the kinds that it may have, in order of preference, each with its value."""

    kinds: str
    values: tuple[Any, ...]
    alone: bool = False
    """Whether it can tell a time with no other beside it."""


class Lexicon(NamedTuple):
    """A language's words of time, compiled."""

    words: dict[str, Word]
    token: re.Pattern[str]
    """Every word of time and every number of a text in `plain` letters."""
    gaps: tuple[tuple[re.Pattern[str], str], ...]
    """Words between two tokens, and what each becomes: a letter of the grammar, or nothing."""
    light: dict[str, str | None]
    """What gaps became that were met before: a memo, with no say in any answer."""
    about: re.Pattern[str]
    """Words that make a value approximate."""
    vague: frozenset[str]
    """The last word of each of them."""
    before: re.Pattern[str]
    """The same, at the end of what stands before an expression."""
    prefix: re.Pattern[str]
    """What may be joined to a number by a hyphen before it: an edge ("mid-2016"), a month, a weekday."""
    within: frozenset[str]
    until: re.Pattern[str]
    """Words between the ends of a stretch, at the end of what stands before an expression."""
    closing: frozenset[str]
    """The last word of each that has several."""
    counted: re.Pattern[str]
    """What follows a number of things, where a bare year would be looked for."""
    era: tuple[re.Pattern[str], re.Pattern[str]]
    """What before or behind a year says of which era it is, in capitals: "AD 79", "300 BC"."""
    christian: re.Pattern[str]
    """The same behind a year that a word shows to be one, however it is written: "tahun 732 M"."""
    ancient: re.Pattern[str]
    """What follows a year or century before Christ."""
    cues: dict[str, list[tuple[tuple[str, ...], int]]]
    """By its last word, a phrase that foretells (1, `PERHAPS`), that somebody spoke (-1), or of the past (`BEEN`)."""
    awaits: frozenset[str]
    """Words after which a day that they stand right before lies ahead."""
    was: frozenset[str]
    """Verbs of what has been."""
    participles: frozenset[str]
    """Words before a form of the past that make it a participle, of no tense."""
    clauses: frozenset[str]
    """Words that begin a clause."""
    cited: re.Pattern[str]
    """Phrases before the source that a report was taken from."""
    naming: frozenset[str]
    """Small words between such a phrase, the source's name and the day of the citation."""
    persons: frozenset[str]
    """Forms of address and ranks, before a person's name."""
    abbreviations: frozenset[str]
    """Words whose full stop ends no sentence."""
    zoned: re.Pattern[str]
    """What follows four digits that are a clock: "0800 GMT"."""
    past: re.Pattern[str] | None
    """Ages in the CLDR's whole forms ("vor 3 Stunden"), a group for each; None where a pack has words of its own."""
    aged: tuple[Unit, ...]
    """The unit of each group."""
    time: Time
    spaced: bool
    """Whether words stand apart."""


@by_pack
def lexicon(pack: Pack) -> Lexicon:
    """The pack's lexicon."""
    return _built(time(pack), pack.facts)


def _built(words: Time, facts: Reporting) -> Lexicon:
    table: dict[str, Word] = {}
    for kind, form, value in _entries(words):
        _enter(table, kind, plain(form), value)
    spaced = not any(ord(c) > 0x0E00 and not c.isspace() for names in words.months for n in names for c in n)
    return Lexicon(
        words=table,
        token=re.compile(_token(table, words, spaced)),
        gaps=tuple(
            (re.compile(rf"\b(?:{_any(forms)})(?![^\W\d_])"), letter)
            for forms, letter in ((words.until, "&"), (words.both, "%"), ((*words.glue, *words.about), ""))
        ),
        light={},
        about=re.compile(rf"\b(?:{_any(words.about)})\b"),
        vague=frozenset(plain(form).split()[-1] for form in words.about),
        before=re.compile(rf"\b(?:{_any(words.about)})\s*$"),
        prefix=re.compile(rf"\b(?:{_any(_hyphened(table))}|[ivx]{{1,4}})[-–]$"),
        within=frozenset(plain(w) for w in words.within),
        until=re.compile(rf"\b(?:{_any(words.until)})\s*$"),
        closing=frozenset(plain(form).split()[-1] for form in words.until if " " in form),
        counted=re.compile(rf"\s?(?:[%°²]|(?:{_any(words.counted)})(?![^\W\d_]))"),
        era=(
            re.compile(rf"(?<![^\W_])(?:{_any_upper(words.christian)})\s$"),
            re.compile(rf"\s?(?:{_any_upper((*words.christian, *words.ancient))})(?![^\W_])"),
        ),
        christian=re.compile(rf"\s?(?:{_any(words.christian)})(?![^\W\d_])"),
        ancient=re.compile(rf"\s?(?:{_any(words.ancient)})(?![^\W\d_])"),
        cues=_cues(words),
        awaits=frozenset(words.awaits),
        was=frozenset(words.was),
        participles=frozenset(words.participles),
        clauses=frozenset(words.clauses),
        cited=re.compile(rf"\b(?:{_any(facts.quoted)})(?![^\W\d_])"),
        naming=frozenset((*facts.quoted_fillers, *facts.where, *facts.name_joins, *facts.joins, *words.glue)),
        persons=frozenset((*facts.honorifics, *facts.ranks)),
        abbreviations=frozenset(facts.abbreviations),
        zoned=re.compile(rf" ?(?:{_capitals(set(_zones(words)) - CLASHING)})(?![^\W_])"),
        past=_past(words, spaced),
        aged=tuple(unit for unit, forms in words.past.items() for _ in forms),
        time=words,
        spaced=spaced,
    )


def _hyphened(table: dict[str, Word]) -> Iterable[str]:
    return (form.rstrip("-") for form, word in table.items() if not HYPHENED.isdisjoint(word.kinds))


def _capitals(forms: Iterable[str]) -> str:
    """An alternation of what has three letters or more, in capitals: "pt" is much else."""
    return "|".join(re.escape(form.upper()) for form in sorted(forms) if len(form) > 2)


def _any_upper(forms: Iterable[str]) -> str:
    """An alternation in capitals of forms that are no more than a letter."""
    return _any_of(form.upper() for form in forms if len(form) > 1)


def _any(forms: Iterable[str]) -> str:
    """An alternation in `plain` letters, longest first."""
    return _any_of(plain(form) for form in forms)


def _any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True)) or "(?!)"


def _enter(table: dict[str, Word], kind: str, form: str, value: object) -> None:
    """Add a reading to a word; a word with two keeps both, but the same kind only once."""
    old = table.get(form, Word("", ()))
    if kind and kind not in old.kinds:
        kinds = old.kinds + kind
        table[form] = Word(kinds, (*old.values, value), not ALONE.isdisjoint(kinds))


def _entries(words: Time) -> Iterable[tuple[str, str, Any]]:
    """Every kind, form and value of the section. The order settles what a word of two kinds is tried as first."""
    yield from (("!", form, None) for form in words.never)
    for n, names in enumerate(words.months, 1):
        yield from (("v" if _weak(i, name, words) else "m", name, n) for i, name in enumerate(names))
    for n, names in enumerate(words.weekdays):
        yield from (("e" if _weak(i, name, words) else "d", name, n) for i, name in enumerate(names))
    for n, names in enumerate(words.hijri, 1):
        yield from (("ĥ", name, n) for name in names)
    for unit, forms in words.units.items():
        yield from ((UNIT[unit], form, unit) for form in forms)
    for beside, kinds in ((words.after, AFTER), (words.before, BEFORE)):
        yield from _beside(beside, kinds)
    yield from (("w", form, value) for form, value in words.numbers.items())
    yield from (("o", form, value) for form, value in words.ordinals.items())
    yield from (("ǫ", form, number) for form, number in words.quarters.items())
    yield from (("ð", form, decade) for form, decade in words.decades.items())
    yield from (("ċ", form, (*map(int, at.split(":")), None)) for form, at in words.noons.items())
    yield from (("ƕ", form, minutes) for form, minutes in words.minutes.items())
    yield from (("f", form, (1, value) if isinstance(value, str) else value) for form, value in words.fused.items())
    yield from (("h", form, 2) for form in words.alternate)
    yield from (("u", form, unit) for form, unit in words.many.items())
    yield from (("k", form, value) for form, value in words.days.items())
    yield from (("ŧ", form, value) for form, value in words.told.items())
    yield from (("q", form, value) for form, value in words.dayparts.items())
    yield from (("J", form, value) for form, value in words.rates.items())
    yield from (("V", form, value) for form, value in words.feasts.items())
    tables = (("p", words.parts), ("ṗ", words.often), ("P", words.refs), ("U", words.edges), ("s", words.seasons))
    for kind, table in tables:
        yield from ((kind, form, value) for value, forms in table.items() for form in forms)
    lists = (("x", words.vague), ("a", words.academic), ("h", words.every), ("~", words.per), ("=", words.once),
             ("K", words.clocks), ("ƨ", words.struck), ("ƶ", words.whole),
             ("T", words.dates), ("ŝ", words.then), ("Z", words.local))  # fmt: skip
    for kind, forms in lists:
        yield from ((kind, form, None) for form in forms)
    yield from (("z", form, form) for form in _zones(words))
    yield from (("z", form, name) for form, name in words.zoned.items())


def _zones(words: Time) -> Iterable[str]:
    return (form for form in (*words.zones, *HOURS, *SPANNING) if len(form) > 1)


def _weak(rank: int, name: str, words: Time) -> bool:
    return name in words.weak or (rank > 0 and len(name) <= 3)


def _beside(beside: Beside, kinds: dict[str, str]) -> Iterable[tuple[str, str, None]]:
    for field, kind in kinds.items():
        yield from ((kind, form, None) for form in getattr(beside, field))


# ---- the expression -------------------------------------------------------------------------------------------


def _token(table: dict[str, Word], words: Time, spaced: bool) -> str:
    """One alternative for words and one for numbers. No part of it repeats without a bound inside another.

    Where words stand apart, the look at the first letter spares most places the rest: 8 us a sentence, not 20.
    """
    firsts = {form[0] for form in (*table, *words.countdown, *words.ordinal_before)} | set("0123456789")
    start = rf"\b(?=[{re.escape(''.join(sorted(firsts)))}])" if spaced else ""
    end = r"(?![^\W\d_])" if spaced else ""
    digits = "" if spaced else r"(?<!\d)"
    return (
        rf"{start}(?:{digits}(?P<word>{_trie(table)}){end}"
        rf"|(?P<count>(?:{_any(words.countdown)}) ?[-+–−] ?\d{{1,2}})(?!\d)"
        rf"|(?P<before>{_any(words.ordinal_before)})(?=\d)"
        r"|(?P<iso>\d{4}-\d\d-\d\d)t(?P<at>\d\d:\d\d(?::\d\d)?)(?P<off>z|[+-]\d\d:?\d\d)?(?!\w)"
        rf"|(?<!\d)(?<!\d[.,])(?P<run>\d{{1,2}} ?[x×] ?\d{{1,3}}(?!\w)"
        rf"|\d{{1,2}}h\d\d(?!\w)|\d{{1,2}}\. \d{{1,2}}\. \d{{4}}|\d{{4}}\. \d{{1,2}}\. \d{{1,2}}"
        rf"|\d{{1,9}}(?:(?: ?/ ?|[.,:\-–])\d{{1,9}}){{0,5}})"
        rf"(?P<glued>(?:{_any((*words.ordinal_after, *words.decade_after))})(?![^\W\d_])|[a-z]{{1,6}}\b)?)"
    )


def _trie(words: Iterable[str]) -> str:
    """An alternation of words that reads each letter once."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, Any], digit: bool = False) -> str:
    """A node's branches, the longest word first: the end of a word is tried last."""
    forms = [
        (r"\s{1,3}" if char == " " else re.escape(char)) + _branch(child, char.isdigit())
        for char, child in node.items()
        if char
    ]
    end = r"(?!\d)" if digit else ""  # "q1" is not in "q10"
    if not forms:
        return end
    body = forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"
    if "" not in node:
        return body
    return f"(?:{body}|{end})"


def _cues(words: Time) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """The longest phrase of each last word first."""
    cues: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for forms, ahead in ((words.will, 1), (words.perhaps, PERHAPS), (words.said, -1), (words.been, BEEN)):
        for form in forms:
            phrase = tuple(plain(form).split())
            cues.setdefault(phrase[-1], []).append((phrase, ahead))
    return {last: sorted(phrases, key=lambda cue: -len(cue[0])) for last, phrases in cues.items()}


def _past(words: Time, spaced: bool) -> re.Pattern[str] | None:
    edge = r"(?<![^\W_])" if spaced else ""
    forms = [plain(form).split("{0}") for forms in words.past.values() for form in forms]
    whole = [f"{re.escape(before)}(\\d{{1,4}}){re.escape(after)}" for before, after in forms]
    return re.compile(rf"{edge}(?:{'|'.join(whole)})(?![^\W_])" if spaced else "|".join(whole)) if whole else None
