"""Where the words of a query stand in an article: found anew in the stored text, as the index found them.

Tantivy's own highlighter knows one passage of one field and nothing of our stems, so the words are matched here
again, with the same words, folding and stems that the index was made with.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from itertools import chain, compress
from typing import NamedTuple

from kronik.archive import parts
from kronik.archive.codec import Readable
from kronik.archive.query import Words
from kronik.archive.stems import fold, forms, spans, stems, where, words
from kronik.archive.types import Excerpt
from kronik.records import Lang, Span

PASSAGES = 3
"""Passages that a hit shows."""

LENGTH = 280
"""Code points of a passage: about three lines of a results page."""

LEAD = 60
"""Of these, so many before the first word that was found."""


class Wanted:
    """The words that one search marks: runs of terms, each as folded words or as tagged stems.

    Most words of an article are none of them. Whether one is, is found out once for the word, not at every place.
    """

    def __init__(self, leaves: Iterable[Words], langs: Sequence[Lang]) -> None:
        self._runs: dict[str, list[Run]] = {}
        self._terms: set[str] = set()
        self._known: dict[Lang | None, tuple[set[str], set[str]]] = {}
        for leaf in leaves:
            self._want(tuple(map(fold, leaf.words)))
            if not leaf.exact:
                for lang in langs:
                    self._want(tuple(stems(leaf.words, lang)))

    def _want(self, run: Run) -> None:
        if run:
            self._runs.setdefault(run[0], []).append(run)
            self._terms.update(run)

    def __bool__(self) -> bool:
        return bool(self._runs)

    def near(self, found: Collection[str], lang: Lang | None) -> Set[str]:
        """Give which of some words are in any run."""
        known, wanted = self._known.setdefault(lang, (set(), set()))
        if unknown := list(set(found) - known):
            for terms in (map(fold, unknown), stems(unknown, lang)):
                wanted.update(compress(unknown, map(self._terms.__contains__, terms)))
            known.update(unknown)
        return wanted.intersection(found)

    def hits(self, found: list[str], lang: Lang | None, near: Set[str] | None = None) -> list[Match]:
        """Give which words, in order, begin a run and where it ends; `near`: what is in a run of these or more."""
        near = self.near(found, lang) if near is None else near
        if near.isdisjoint(found):
            return []
        return [hit for at, word in enumerate(found) if word in near for hit in self._at(found, at, lang)]

    def _at(self, found: list[str], at: int, lang: Lang | None) -> Iterator[Match]:
        for form, term in enumerate(forms(found[at], lang)):
            for run in self._runs.get(term, ()):
                end = at + len(run)
                if len(run) == 1 or tuple(forms(word, lang)[form] for word in found[at:end]) == run:
                    yield Match(at, end, run)


Run = tuple[str, ...]


class Match(NamedTuple):
    """A run found in a list of words."""

    start: int
    end: int
    run: Run


def marks(text: str, lang: Lang | None, want: Wanted) -> tuple[Span, ...]:
    """Give where the runs stand in a text, in order and apart."""
    hits = want.hits(words(text), lang)
    if not hits:
        return ()
    at = [(start, end) for start, end, _ in spans(text)]
    return tuple(_apart((at[hit.start][0], at[hit.end - 1][1]) for hit in hits))


def _apart(stretches: Iterable[tuple[int, int]]) -> Iterator[Span]:
    """Stretches that overlap become one."""
    last: tuple[int, int] | None = None
    for start, end in stretches:
        if last and start < last[1]:
            last = (last[0], max(end, last[1]))
            continue
        if last:
            yield Span(*last)
        last = (start, end)
    if last:
        yield Span(*last)


def passages(article: Readable, want: Wanted) -> tuple[Excerpt, ...]:
    """Give the passages that hold most of what is wanted, in reading order; else the opening of the article."""
    lang = parts.language(article)
    texts = list(parts.texts(article))
    scored: list[tuple[int, int, int, Match]] = []
    if want:
        found = list(map(words, texts))
        near = want.near(set(chain.from_iterable(found)), lang)
        for number, some in enumerate(found):
            if hits := want.hits(some, lang, near):
                scored.append((-len({hit.run for hit in hits}), -len(hits), number, hits[0]))
    if not scored:
        opening = article.body[0].text if article.body else next(iter(texts), "")
        return (Excerpt(text=_cut(opening, 0, 0)),) if opening else ()
    best = sorted(sorted(scored)[:PASSAGES], key=lambda item: item[2])
    return tuple(_excerpt(texts[number], first, lang, want) for _, _, number, first in best)


def _excerpt(text: str, first: Match, lang: Lang | None, want: Wanted) -> Excerpt:
    if len(text) > LENGTH:
        text = _cut(text, where(text, first.start)[0], where(text, first.end - 1)[1])
    return Excerpt(text=text, marks=marks(text, lang, want))


def _cut(text: str, start: int, end: int) -> str:
    """Cut a piece of about `LENGTH` that holds start to end, at spaces where there are some near."""
    if len(text) <= LENGTH:
        return text
    left = max(start - LEAD, 0)
    if left:
        left = text.find(" ", left, start) + 1 or start
    right = min(max(left + LENGTH, end), len(text))
    if right < len(text):
        space = text.rfind(" ", max(end, left + LENGTH // 2), right)
        right = space if space >= 0 else right
    return ("…" if left else "") + text[left:right] + ("…" if right < len(text) else "")
