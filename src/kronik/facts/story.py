"""An article laid out for finding facts: passages, sentences, words and names, all with places in its text.

Everything after this stage reads a `Story` and nothing else of the page, so that no finder asks whether a page came
from HTML or from flattened text. What is furniture is not in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property

import msgspec

from kronik.facts import marks, sentences
from kronik.facts.marks import Quoted
from kronik.facts.tokens import Token
from kronik.facts.wording import Wording, wording
from kronik.language import Pack
from kronik.records import BODY, Article, Found, Name, NameKind, Role, Span


class Part(StrEnum):
    """Which part of the article a sentence stands in."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    CAPTION = "caption"
    BODY = "body"


PARTS = {Role.HEADLINE: Part.HEADLINE, Role.STANDFIRST: Part.STANDFIRST, Role.CAPTION: Part.CAPTION}
"""Furniture that tells facts; of these only captions name persons that count as in the article."""


class Sentence(msgspec.Struct, frozen=True, dict=True, eq=False):
    """One sentence with its words and the names in it."""

    text: str
    """The article's whole text: spans count in it."""
    span: Span
    part: Part
    passage: int
    """Number of its passage."""
    tokens: tuple[Token, ...]
    names: tuple[Name, ...]

    @cached_property
    def low(self) -> tuple[str, ...]:
        """Its words in small letters."""
        return tuple(token.text.lower() for token in self.tokens)

    @cached_property
    def name_at(self) -> dict[int, Name]:
        """The name that each word stands in, by the word's number."""
        found = {}
        for name in self.names:
            for number in range(self.index(name.span.start), self.index(name.span.end)):
                if self.tokens[number].end <= name.span.end:
                    found[number] = name
        return found

    def words(self, first: int, last: int) -> str:
        """The text from one word to before another, on one line."""
        if first >= last:
            return ""
        return plain(self.text[self.tokens[first].start : self.tokens[last - 1].end])

    def index(self, offset: int) -> int:
        """Number of the first word that starts at an offset of the text or after it."""
        return bisect_left(self._starts, offset)

    @cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]


class Story(msgspec.Struct, frozen=True, dict=True, eq=False):
    """The parts of an article that tell facts, in reading order."""

    text: str
    passages: tuple[tuple[Span, Part], ...]
    sentences: tuple[Sentence, ...]
    pack: Pack
    headline: str = ""
    """The article's headline, wherever it was found."""
    filed: str = ""
    """The place of its dateline."""
    published: str = ""
    """When it was published, as far as that is known, in EDTF."""

    @cached_property
    def wording(self) -> Wording:
        """The words of its language."""
        return wording(self.pack.code)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Every name, in reading order."""
        return tuple(name for sentence in self.sentences for name in sentence.names)

    @cached_property
    def full(self) -> dict[str, str]:
        """The fullest form of each organisation and place, by its forms: "X Y (XY)" is that of "XY" and of "X Y"."""
        full: dict[str, str] = {}
        for name in self.names:
            text = plain(name.text)
            head, _, rest = text.partition(" (")
            if name.kind is not NameKind.PERSON and rest.endswith(")"):
                full.setdefault(head.lower(), text)
                full.setdefault(rest[:-1].lower(), text)
        return full

    @cached_property
    def placed(self) -> frozenset[str]:
        """The words that end names of places, and short forms of places and organisations, in small letters."""
        places = (name.text for name in self.names if name.kind is NameKind.PLACE)
        filed = self.filed.lower().split()[-1:]
        bodies = (n for n in self.names if n.kind is NameKind.ORGANISATION and n.confidence >= SURE)
        filed += [name.text.lower() for name in bodies if name.text.istitle() and name.text.isalpha()]
        return frozenset((*filed, *(text.split()[-1].lower() for text in places if text.split()))) | self.full.keys()

    @cached_property
    def single(self) -> frozenset[str]:
        """The names of persons of one word, as printed."""
        return frozenset(n.text for n in self.names if n.kind is NameKind.PERSON and n.text.isalpha())

    def has(self, word: str) -> bool:
        """Whether the text has a word, printed so."""
        return re.search(rf"\b{re.escape(word)}\b", self.text) is not None

    def alone(self, first: str, rest: str) -> bool:
        """Whether the text has some words also where a certain one does not stand before them."""
        return re.search(rf"\b(?<!{re.escape(first)} ){re.escape(rest)}\b", self.text) is not None

    def without(self, word: str, after: str) -> bool:
        """Whether the text has a word, in capitals or not, also where a certain one does not follow."""
        return re.search(rf"\b{re.escape(word)}\b(?! {re.escape(after)}\b)", self.text, re.IGNORECASE) is not None

    @cached_property
    def quoted(self) -> tuple[tuple[Quoted, ...], ...]:
        """The quoted stretches of each passage; one that nothing opened begins with the sentence it ends in."""
        starts: dict[int, list[int]] = {}
        for sentence in self.sentences:
            starts.setdefault(sentence.passage, []).append(sentence.span.start)
        spans = [span for span, _ in self.passages]
        found = marks.joined(
            [self._closed(number, marks.find(self.text, span)) for number, span in enumerate(spans)], spans
        )
        return tuple(
            tuple(marks.begun(quoted, starts.get(number, [])) for quoted in some) for number, some in enumerate(found)
        )

    def _closed(self, number: int, found: list[Quoted]) -> list[Quoted]:
        """The quotations of a passage; one that nothing closes ends before a comma and a cue: „Q, kata X."""
        if not found or found[-1].closed:
            return found
        lists, last = self.wording, found[-1]
        for sentence in self.sentences:
            if sentence.passage != number or sentence.span.end <= last.inside.start:
                continue
            for n in range(1, len(sentence.low) - 1):
                cue = sentence.low[n] in lists.cries and sentence.low[n - 1] == "," and sentence.low[n + 1] != '"'
                if cue and sentence.tokens[n - 1].start > last.inside.start:
                    end = sentence.tokens[n - 1].end
                    inside = Span(last.inside.start, end)
                    return [*found[:-1], msgspec.structs.replace(last, inside=inside, past=end, closed=True)]
        return found

    def outside(self, sentence: Sentence) -> list[bool]:
        """Which words of a sentence stand outside quotation marks."""
        quoted = (one.inside for one in self.quoted[sentence.passage])
        inside = [one for one in quoted if one.start < sentence.span.end and sentence.span.start < one.end]
        if not inside:
            return [True] * len(sentence.tokens)
        return [not any(span.start <= token.start < span.end for span in inside) for token in sentence.tokens]

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences of the body."""
        return tuple(sentence for sentence in self.sentences if sentence.part is Part.BODY)


def plain(text: str) -> str:
    """Text on one line, with single plain spaces."""
    return " ".join(text.split())


def passages(article: Article) -> list[tuple[Span, Part]]:
    """The stretches of the article's text that tell facts, in reading order.

    A page on which no body was found (one line, a brief) is read whole: it may be a single sentence. So is a line
    with no more than a dateline before it: "Anna Weil - Budi Rahmat won" looks the same.
    """
    if not article.body or _alone(article):
        return [(Span(0, len(article.text)), Part.BODY)]
    parts = [(span, Part.BODY) for span in joined(article)]
    parts += [(label.span, PARTS[label.role]) for label in article.roles if label.role in PARTS]
    headline = article.headline
    if isinstance(headline, Found) and headline.span and all(part is not Part.HEADLINE for _, part in parts):
        parts.append((headline.span, Part.HEADLINE))
    return sorted(set(parts), key=lambda pair: (pair[0].start, pair[0].end))


def _alone(article: Article) -> bool:
    """Whether a page is one short line, and nothing of it but a dateline is furniture."""
    text, roles = article.text.strip(), {label.role for label in article.roles}
    single = len(text) <= LINE and "\n" not in text
    return single and Role.DATELINE in roles and roles <= BODY | {Role.DATELINE}


def joined(article: Article) -> list[Span]:
    """The passages of the body; lines of one paragraph that was broken at its links are one.

    A scraper that writes each link on a line of its own leaves "… the mayor of⏎Randai⏎said …". Consecutive lines, of
    which only the last ends a sentence, are one paragraph where one of them goes on in small letters or with a mark.
    """
    spans: list[Span] = []
    chain: list[Span] = []
    for passage in article.body:
        if passage.role not in BODY:
            continue
        if chain and (passage.role is not Role.PARAGRAPH or not _broken(article.text, chain[-1], passage.span)):
            spans += _chained(article.text, chain)
            chain = []
        if passage.role is Role.PARAGRAPH:
            chain.append(passage.span)
        else:
            spans.append(passage.span)
    return spans + _chained(article.text, chain)


def _broken(text: str, before: Span, after: Span) -> bool:
    """Whether a line break alone stands between two passages and the first ends no sentence."""
    between = text[before.end : after.start]
    return (
        before.end <= after.start
        and between.strip() == ""
        and between.count("\n") == 1
        and not _CLOSED.search(before.of(text))
    )


def _chained(text: str, chain: list[Span]) -> list[Span]:
    """The lines as one passage, if one of them goes on with the one before; else as they are.

    A few words at the very beginning go on, too, where the line after them was broken in several.
    """
    if len(chain) < 2:
        return chain
    goes_on = any(_GOES_ON.match(span.of(text)) for span in chain[1:])
    begun = text[: chain[0].start].count("\n") <= LEAD and len(chain[0].of(text).split()) <= FEW
    if goes_on or (begun and "\n" in chain[1].of(text).strip()):
        return [Span(chain[0].start, chain[-1].end)]
    return chain


SURE = 0.8
"""Confidence of a body's name of one word from which it is none of a person's."""
LINE = 400
"""Characters of the longest line that may be a single sentence; a report on one line has its dateline taken off."""
LEAD = 3
"""Lines of a dateline before the first words of a report."""
FEW = 8
"""Words of a line that cannot be a paragraph."""
_CLOSED = re.compile(r"[.!?…:;]\W*$")
_GOES_ON = re.compile(r"[a-z,.;)\"”]")


def cut(text: str, parts: Sequence[tuple[Span, Part]], pack: Pack) -> list[tuple[Span, Part, int]]:
    """The sentences of the passages, each with its part and the number of its passage."""
    lists = wording(pack.code)
    starts = frozenset(word for word in lists.grammar | lists.he if len(word) > 1)
    return [
        (span, part, number)
        for number, (stretch, part) in enumerate(parts)
        for span in sentences.split(text, stretch, pack.facts.abbreviations, starts)
    ]
