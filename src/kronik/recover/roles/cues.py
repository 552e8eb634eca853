"""What the words of a line say about its role, as bits: the pack's phrases, looked up.

The kernel finds them (`kernel/cues.c`), so that a line costs less than a microsecond however many phrases a pack
holds. English phrases count in every language: advertisements and buttons are English the world over.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from kronik import language
from kronik.kernel import Kernel
from kronik.language import Pack
from kronik.records import Lang, Page

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

LINE: Final = 400
"""Characters of a line in which phrases are looked for: notices are short, and a long paragraph may well hold one."""

SCRIPT_FORM = re.compile(
    r"\b\w+\.\w+[.\w]*\(|function ?\(|\bvar \w+ ?=|[{};]\s*$|https?://\S+$|\bdiv-gpt|^\[\w+:[^\]]+\]$"
)
"""Program text and embedding codes that a flattening tool left in: "x.cmd.push(function() {", "[Video:20]"."""

SIGNED = re.compile(
    r"(?:(?:,? +| ?[|·•] ?)(?:[A-ZÀ-Þ][\w.'’-]+|[&/]|\w{1,4}(?= +[A-ZÀ-Þ]))){2,9}"
    r"(?:(?:,| \w{1,4}) [a-z]{2,4}(?:/[A-Za-z]{2,4})*)?(?:, [a-zà-ÿ][^.!?:;\d]{3,50}(?<=\w))?"
)
"""Names alone after the opener of a byline: "By Ana Lestari and Rui Peña", a small-lettered agency and an office."""

FIRST = re.compile(r"[\w’']+|\S")
COLONS: Final = frozenset(":：-–—|»>/")

OPENS: Final = 1 << 31
PROGRAM: Final = 1 << 30
"""What the kernel marks for a second look: a line that begins with an opener, one that may be program text."""

DOUBTFUL: Final = OPENS | PROGRAM


class Lines(NamedTuple):
    """The lines of a page as the kernel is handed them: made once, for the cues and for the features."""

    given: bytes
    """Their texts, a line each; none holds a line break."""
    low: bytes
    """The same in lower case."""

    @classmethod
    def of(cls, page: Page) -> Lines:
        """Make them ready: the text of a page with tags has a block a line."""
        text = page.text if page.parents else "\n".join([block.text for block in page.blocks])
        return cls(text.encode("utf-8", "surrogatepass"), text.lower().encode("utf-8", "surrogatepass"))


class Cues:
    """The phrases of one pack, ready for looking up."""

    def __init__(self, packs: tuple[Pack, ...]) -> None:
        """Gather the phrases of `packs`."""
        self._packs = packs
        self._openers: dict[str, list[tuple[str, int]]] = {}
        self._wholes: dict[str, int] = {}
        self._inside: dict[str, int] = {}
        self._brief: dict[str, int] = {}
        for pack in packs:
            page, more = pack.page, pack.furniture
            self._open(page.read_also, READ_ALSO, READ_ALSO_ALONE)
            self._open(page.credits, CREDIT, 0)
            self._open(page.published, PUBLISHED, PUBLISHED)
            self._open(page.updated, UPDATED, UPDATED)
            for role, words in page.bylines.items():
                self._open(words, WRITER if role == "writer" else EDITOR, WRITER if role == "writer" else EDITOR)
            for words, bit in (
                *((page.related, RELATED), (page.more, MORE), (page.next, MORE), (page.ads, AD), (more.share, SHARE)),
                *((more.comments, COMMENTS), (more.contents, CONTENTS), (more.outlets, CREDIT_ALONE)),
            ):
                _tell(self._wholes, words, bit)
            asking = (more.promo, PROMO), (more.notice, NOTICE), (page.paywall, PAYWALL), (page.consent, CONSENT)
            for words, bit in asking:
                _tell(self._inside, words, bit)
            labels = (f"{word}:" for word in more.ages if " " not in word)
            _tell(self._brief, (*more.ages, *labels), AGES)
        self._kernel = Kernel("learn_cues", self._tables)

    def _open(self, phrases: Iterable[str], opens: int, alone: int) -> None:
        for phrase in phrases:
            first = FIRST.match(phrase)
            if first:
                self._openers.setdefault(first[0], []).append((phrase, opens))
        if alone:
            _tell(self._wholes, phrases, alone)

    def _tables(self) -> tuple[bytes, ...]:
        """Give what `learn_cues` in `kernel/cues.c` wants to know."""
        openers = {phrase: 0 for every in self._openers.values() for phrase, _ in every}
        credits = {phrase: 0 for pack in self._packs for phrase in pack.page.credits}
        told = self._wholes, self._inside, self._brief, openers, credits
        lines = ("\n".join(f"{bits} {phrase}" for phrase, bits in table.items()) for table in told)
        return *(line.encode() for line in lines), f"{CREDIT_ALONE}\n{CREDIT_TAIL}\n{OUTLET_TAIL}".encode()

    @cached_property
    def swallowed(self) -> re.Pattern[str]:
        """The form of a read-also that begins inside a line."""
        return _swallowed({phrase for pack in self._packs for phrase in pack.page.read_also if len(phrase) > 3})

    def of(self, page: Page, lines: Lines) -> list[int]:
        """Give the cues of each block of a page.

        Cost:     some .1 ms for 250 lines; linear.
        """
        told = array("I", self._kernel.call("cues", lines.given, lines.low)).tolist() if page.blocks else []
        if told and max(told) >= PROGRAM:
            for place, bits in enumerate(told):
                if bits >= PROGRAM:
                    told[place] = self._judged(page.blocks[place].text, bits)
        return told

    def _judged(self, text: str, bits: int) -> int:
        """Give the cues of a line that the kernel is in doubt about."""
        if bits & PROGRAM and SCRIPT_FORM.search(text[-300:]):
            bits |= SCRIPT
        return (bits | self._opening(text) if bits & OPENS else bits) & ~DOUBTFUL

    def _opening(self, text: str) -> int:
        """Give the cues of the phrases that a line opens with."""
        bits, low = 0, text[:LINE].lower()
        first = FIRST.match(low)
        for phrase, opens in self._openers.get(first[0], ()) if first else ():
            if low.startswith(phrase) and (
                phrase[-1] == ":"
                or low[len(phrase) : len(phrase) + 2].lstrip()[:1] in COLONS
                or _opens(text, phrase)
                or (opens & (WRITER | EDITOR) and SIGNED.fullmatch(text, len(phrase)))
            ):
                bits |= opens
        return bits

    def whole(self, text: str) -> int:
        """Give the cues of a whole line."""
        return self._wholes.get(text.lower(), 0)

    def opener(self, text: str, wanted: int) -> int:
        """Give the length of the opener that a line starts with, its colon and space included; 0 where none."""
        low = text[:HEAD].lower()
        first = FIRST.match(low)
        best = 0
        for phrase, opens in self._openers.get(first[0], ()) if first else ():
            if opens & wanted and low.startswith(phrase) and len(phrase) > best:
                best = len(phrase)
        return best and best + len(text[best:]) - len(text[best:].lstrip(" \u00a0:：-–—|»>/"))


def _tell(table: dict[str, int], phrases: Iterable[str], bit: int) -> None:
    for phrase in phrases:
        table[phrase] = table.get(phrase, 0) | bit


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
