"""What the words of a line say about its role, as bits: the pack's phrases, looked up.

Phrases are found by their first word, so a line costs about a microsecond however many phrases a pack holds. English
phrases count in every language: advertisements and buttons are English the world over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Final

from kronik import language
from kronik.language import Pack
from kronik.records import Lang

CUES: Final = (
    *("read_also", "read_also_alone", "related", "more", "ad", "writer", "editor", "published", "updated", "credit"),
    *("credit_alone", "share", "comments", "contents", "promo", "notice", "paywall", "consent", "ages", "script"),
    *("credit_tail", "outlet_tail"),
)
"""Every cue, in the order of its bit."""

BIT: Final = {name: 1 << place for place, name in enumerate(CUES)}

READ_ALSO, READ_ALSO_ALONE, RELATED, MORE, AD = (BIT[name] for name in CUES[:5])
WRITER, EDITOR, PUBLISHED, UPDATED, CREDIT = (BIT[name] for name in CUES[5:10])
CREDIT_ALONE, SHARE, COMMENTS, CONTENTS, PROMO = (BIT[name] for name in CUES[10:15])
NOTICE, PAYWALL, CONSENT, AGES, SCRIPT = (BIT[name] for name in CUES[15:20])
CREDIT_TAIL, OUTLET_TAIL = (BIT[name] for name in CUES[20:])

HEAD: Final = 90
"""Characters at the start of a line in which an opener may stand."""

SCRIPT_FORM = re.compile(
    r"\b\w+\.\w+[.\w]*\(|function ?\(|\bvar \w+ ?=|[{};]\s*$|https?://\S+$|\bdiv-gpt|^\[\w+:[^\]]+\]$"
)
"""Program text and embedding codes that a flattening tool left in: "x.cmd.push(function() {", "[Video:20]"."""

SIGNED = re.compile(r"(?:,? +(?:[A-ZÀ-Þ][\w.'’-]+|[&/]|\w{1,4}(?= +[A-ZÀ-Þ]))){2,9}")
"""Names alone after the opener of a byline: "By Ana Lestari and Rui Peña"."""

FIRST = re.compile(r"[\w’']+|\S")
COLONS: Final = frozenset(":：-–—|»>/")
EDGES: Final = " .:…!?»›>()[]-–—*\u00a0"

TAIL: Final = 70
"""Characters at the end of a line in which a credit may stand."""

CREDIT_SIGN = re.compile(r"[(:/©|\[]")
LAST_NAME = re.compile(r"[(\[/|]\s?([\w .]{2,25})[)\]]?\.?$")

SHORT: Final = 60
"""Characters below which a line may tell a reading time or a number of views and nothing else."""

REMEMBERED: Final = 8_192
"""Short lines whose cues are remembered: the menus of a site stand on each of its pages."""

LINE: Final = 400
"""Characters of a line in which phrases are looked for: notices are short, and a long paragraph may well hold one."""


START: Final = 2
"""Characters of the phrases that open lines: a line that begins with no such two, nor with a phrase of one, is asked
no further."""


class Cues:
    """The phrases of one pack, ready for looking up."""

    def __init__(self, packs: tuple[Pack, ...]) -> None:
        """Gather the phrases of `packs`."""
        self._openers: dict[str, list[tuple[str, int, int]]] = {}
        self._wholes: dict[str, int] = {}
        inside: dict[str, int] = {}
        for pack in packs:
            page, more = pack.page, pack.furniture
            self._open(page.read_also, READ_ALSO, READ_ALSO_ALONE)
            self._open(page.credits, CREDIT, 0)
            self._open(page.published, PUBLISHED, PUBLISHED)
            self._open(page.updated, UPDATED, UPDATED)
            for role, words in page.bylines.items():
                self._open(words, WRITER if role == "writer" else EDITOR, WRITER if role == "writer" else EDITOR)
            for words, bit in (
                *((page.related, RELATED), (page.more, MORE), (page.ads, AD), (more.share, SHARE)),
                *((more.comments, COMMENTS), (more.contents, CONTENTS), (more.outlets, CREDIT_ALONE)),
            ):
                for phrase in words:
                    self._wholes[phrase] = self._wholes.get(phrase, 0) | bit
            for words, bit in (
                *((more.promo, PROMO), (more.notice, NOTICE), (page.paywall, PAYWALL), (page.consent, CONSENT)),
                (more.ages, AGES),
            ):
                inside.update({phrase: inside.get(phrase, 0) | bit for phrase in words})
        self._packs = packs
        self._inside: dict[str, list[tuple[str, int]]] = {}
        for phrase, bits in inside.items():
            self._inside.setdefault(phrase.split()[0], []).append((f" {phrase}", bits))
        self._inside_firsts = frozenset(self._inside)
        self._starts = frozenset(phrase[:START] for every in self._openers.values() for phrase, *_ in every)
        self._remembered = lru_cache(REMEMBERED)(self._of)

    def _open(self, phrases: Iterable[str], opens: int, alone: int) -> None:
        for phrase in phrases:
            first = FIRST.match(phrase)
            if first:
                self._openers.setdefault(first[0], []).append((phrase, opens, alone))
            if alone:
                self._wholes[phrase] = self._wholes.get(phrase, 0) | alone

    @cached_property
    def swallowed(self) -> re.Pattern[str]:
        """The form of a read-also that begins inside a line."""
        return _swallowed({phrase for pack in self._packs for phrase in pack.page.read_also if len(phrase) > 3})

    @cached_property
    def _credited(self) -> re.Pattern[str]:
        credits = sorted({phrase for pack in self._packs for phrase in pack.page.credits}, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, credits)) or '(?!)'})\s?[:/©]|©")

    def of(self, text: str) -> int:
        """Give the cues of one line."""
        return self._remembered(text) if len(text) < SHORT else self._of(text)

    def _of(self, text: str) -> int:
        low = text[:LINE].lower()
        words = low.split()
        bits = self._wholes.get(low.strip(EDGES), 0) if len(low) < HEAD else 0
        if not bits and (low[:START] in self._starts or low[:1] in self._starts):
            bits = self._opening(text, low)
        if not self._inside_firsts.isdisjoint(words):
            bits |= self._phrases(words, len(text))
        if 15 < len(text) < LINE and CREDIT_SIGN.search(text, len(text) - TAIL if len(text) > TAIL else 0):
            bits |= self._tail(text[-TAIL:].lower())
        if low.startswith(("©", "(c) ", "&copy")):
            bits |= CREDIT_ALONE
        if (text[-1:] in "{};]" or "://" in low or ".push(" in low) and SCRIPT_FORM.search(text[-300:]):
            bits |= SCRIPT
        return bits

    def _opening(self, text: str, low: str) -> int:
        """Give the cues of the phrases that a line opens with."""
        bits = 0
        first = FIRST.match(low)
        for phrase, opens, _ in self._openers.get(first[0], ()) if first else ():
            if low.startswith(phrase) and (
                low[len(phrase) : len(phrase) + 2].lstrip()[:1] in COLONS
                or _opens(text, phrase)
                or (opens & (WRITER | EDITOR) and SIGNED.fullmatch(text, len(phrase)))
            ):
                bits |= opens
        return bits

    def _phrases(self, words: list[str], size: int) -> int:
        """Give the cues of the phrases that a line of so many characters holds."""
        bits = 0
        spaced = f" {' '.join(words)}"
        for word in self._inside_firsts.intersection(words):
            for phrase, bit in self._inside[word]:
                if phrase in spaced and (bit != AGES or size < SHORT):
                    bits |= bit
        return bits

    def _tail(self, low: str) -> int:
        """Give the cues of a line's end, where captions name the photographer or the agency."""
        bits = CREDIT_TAIL if self._credited.search(low) else 0
        name = LAST_NAME.search(low)
        return bits | OUTLET_TAIL if name and self._wholes.get(name[1].strip(), 0) & CREDIT_ALONE else bits

    def opener(self, text: str, wanted: int) -> int:
        """Give the length of the opener that a line starts with, its colon and space included; 0 where none."""
        low = text[:HEAD].lower()
        first = FIRST.match(low)
        best = 0
        for phrase, opens, _ in self._openers.get(first[0], ()) if first else ():
            if opens & wanted and low.startswith(phrase) and len(phrase) > best:
                best = len(phrase)
        return best and best + len(text[best:]) - len(text[best:].lstrip(" \u00a0:：-–—|»>/"))


def _swallowed(openers: Iterable[str]) -> re.Pattern[str]:
    """Make the form of a read-also that begins inside a line: an opener with a capital, and a colon."""
    words = "|".join(re.escape(phrase) for phrase in sorted(openers, key=len, reverse=True))
    return re.compile(
        rf"(?<![\w“\"])(?i:{words or '(?!)'})\s?[:：]\s?(?=[\w“\"‘'])|(?<=[.!?”\"])(?i:{words or '(?!)'})\s?[:：]\s?"
    )


def _opens(text: str, phrase: str) -> bool:
    """Say whether an opener of two words or more opens a title although no colon follows it."""
    rest = text[len(phrase) :].lstrip(" \u00a0")
    starts = rest[:1].isupper() or rest[:1] in tuple("\"“'‘")
    return " " in phrase and starts and len(text) < 200 and (text[-1:] == ":" or not text.endswith((".", '."')))


_built: dict[int, tuple[Pack, Cues]] = {}


def of(pack: Pack) -> Cues:
    """Give the cues of a pack, built once for each."""
    known = _built.get(id(pack))
    if known is None or known[0] is not pack:
        english = language.load(Lang("en"))
        known = _built[id(pack)] = (pack, Cues((pack,) if pack.code == "en" else (pack, english)))
    return known[1]


def names(bits: int) -> tuple[str, ...]:
    """Spell out a set of cues, in the order of their bits."""
    return tuple(name for name, bit in BIT.items() if bits & bit)
