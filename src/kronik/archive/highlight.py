"""Where the words of a query stand in an article: found anew in the stored text, as the index found them.

Tantivy's own highlighter knows one passage of one field and nothing of our stems, so the words are matched here
again, with the same words, folding and stems that the index was made with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kronik.archive import parts
from kronik.archive.codec import Readable
from kronik.archive.query import Words
from kronik.archive.stems import fold, spans, stems
from kronik.archive.types import Excerpt
from kronik.records import Lang, Record, Span

PASSAGES = 3
"""Passages that a hit shows."""

LENGTH = 280
"""Code points of a passage: about three lines of a results page."""

LEAD = 60
"""Of these, so many before the first word that was found."""


class Wanted(Record, frozen=True):
    """The words to mark: runs of terms, each as folded words or as tagged stems."""

    runs: frozenset[tuple[str, ...]]
    firsts: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.runs)


def wanted(leaves: Iterable[Words], langs: Sequence[Lang]) -> Wanted:
    """Give the runs of terms that the leaves of a query match."""
    runs: set[tuple[str, ...]] = set()
    for leaf in leaves:
        runs.add(tuple(map(fold, leaf.words)))
        if not leaf.exact:
            runs.update(tuple(stems(leaf.words, lang)) for lang in langs)
    runs.discard(())
    return Wanted(runs=frozenset(runs), firsts=frozenset(run[0] for run in runs))


def marks(text: str, lang: Lang | None, want: Wanted) -> tuple[list[Span], set[str]]:
    """Give where the runs stand in a text, in order and apart, and which of them do."""
    found = list(spans(text))
    rows = [[fold(word) for _, _, word in found], stems((word for _, _, word in found), lang)]
    hits: dict[int, int] = {}
    seen: set[str] = set()
    for row in rows:
        for at, term in enumerate(row):
            if term in want.firsts:
                for run in want.runs:
                    if run[0] == term and tuple(row[at : at + len(run)]) == run:
                        hits[at] = max(hits.get(at, 0), at + len(run))
                        seen.add(" ".join(run))
    return list(_apart([(found[a][0], found[b - 1][1]) for a, b in sorted(hits.items())])), seen


def _apart(stretches: list[tuple[int, int]]) -> Iterator[Span]:
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
    scored: list[tuple[int, int, int, list[Span]]] = []
    if want:
        for number, text in enumerate(texts):
            stretches, seen = marks(text, lang, want)
            if stretches:
                scored.append((-len(seen), -len(stretches), number, stretches))
    if not scored:
        opening = article.body[0].text if article.body else next(iter(texts), "")
        return (_excerpt(opening, []),) if opening else ()
    best = sorted(sorted(scored)[:PASSAGES], key=lambda item: item[2])
    return tuple(_excerpt(texts[number], stretches) for _, _, number, stretches in best)


def _excerpt(text: str, stretches: list[Span]) -> Excerpt:
    """Cut a piece of `LENGTH` around the first stretch, at spaces where there are some near."""
    if len(text) <= LENGTH:
        return Excerpt(text=text, marks=tuple(stretches))
    start = max(stretches[0].start - LEAD, 0) if stretches else 0
    if start:
        space = text.find(" ", start, stretches[0].start)
        start = space + 1 if space >= 0 else start
    end = min(start + LENGTH, len(text))
    if stretches:
        end = max(end, min(stretches[0].end, start + 2 * LENGTH))
    if end < len(text):
        space = text.rfind(" ", start + LENGTH // 2, end)
        end = space if space > (stretches[0].end if stretches else 0) - 1 else end
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    inside = (span for span in stretches if start <= span.start and span.end <= end)
    return Excerpt(
        text=before + text[start:end] + after,
        marks=tuple(Span(span.start + shift, span.end + shift) for span in inside),
    )
