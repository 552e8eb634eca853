"""Documents that a fact rests on: laws and orders by their number, reports and statements of nobody by name."""

from __future__ import annotations

from kronik.facts import outlets
from kronik.facts.story import Sentence
from kronik.facts.wording import Wording
from kronik.records import NameKind

RESTS = 8
"""Words before an act in which it is said to be broken: "dijerat Pasal 3 ayat 1 …"."""


def written(sentence: Sentence, at: int, lists: Wording) -> tuple[int, int] | None:
    """The words of a report that no name stands behind, by what it is of: "berdasarkan laporan keuangan"."""
    low, first = sentence.low, at + 1
    if at > 0 and sentence.tokens[at].text.islower() and low[at - 1] not in lists.clause | lists.joins | {","}:
        return None
    if low[at] in lists.according | lists.fillers or first + 2 >= len(low) or low[first] not in lists.writings:
        return None
    none = lists.clause | lists.joins | lists.these | lists.speakers | lists.reports | lists.relative | lists.plain
    of = low[first + 1]
    told = of.isalpha() and sentence.tokens[first + 1].text.islower() and of not in none
    address = outlets.domain(sentence, first + 2) > first + 2
    return (first, first + 2) if told and not address and first + 1 not in sentence.name_at else None


def statement(sentence: Sentence, at: int, lists: Wording) -> tuple[int, int] | None:
    """The words of a statement without a name that stands after a phrase: "mengutip keterangan resmi"."""
    low = sentence.low
    if at >= len(low) or low[at] not in lists.reports or at in sentence.name_at or not _small(sentence, at):
        return None
    if at + 1 < len(low) and low[at + 1] in lists.speakers:
        return None  # "mengutip pernyataan seorang sopir"
    if at + 1 < len(low) and low[at + 1] in lists.these:
        return None  # "dikutip dari pernyataan itu": told before
    more = at + 1 < len(low) and low[at + 1].isalpha() and low[at + 1] not in lists.clause | lists.joins | lists.that
    return at, at + 1 + (more and at + 1 not in sentence.name_at and sentence.tokens[at + 1].text.islower())


def _small(sentence: Sentence, at: int) -> bool:
    """Whether a word is printed small, as no title of a report is: "Laporan Hasil Belajar"."""
    return sentence.tokens[at].text.islower()


def whose(sentence: Sentence, end: int, lists: Wording) -> int:
    """Past the organisation right behind a document: "keterbukaan informasi Bursa Layar"; the same word if none."""
    name = sentence.name_at.get(end)
    if name is None or name.kind is not NameKind.ORGANISATION:
        return end
    return outlets.whole(sentence, end, sentence.index(name.span.end), lists)


def bare(document: str, lists: Wording) -> str:
    """A document without the ending that says whose it is: "siaran persnya"."""
    for ending in lists.own:
        if document.endswith(ending) and document.removesuffix(ending).split()[0] in lists.documents:
            return document.removesuffix(ending)
    return document


def act(sentence: Sentence, at: int, lists: Wording) -> int:
    """Where a law or order with its number ends: "Peraturan Daerah Nomor 3 Tahun 2021"; 0 where none begins."""
    low = sentence.low
    if low[at] not in lists.acts or not sentence.tokens[at].text[0].isupper():
        return 0
    number = next((n for n in range(at + 1, min(at + 9, len(low) - 1)) if low[n] in lists.numbered), None)
    if number is None or not low[number + 1][0].isdigit():
        return _filed(sentence, at)
    end = number + 2
    return end + 2 if end + 1 < len(low) and low[end] in lists.years and low[end + 1].isdigit() else end


def broken(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether an act is one that somebody is said to have broken, by a word before it."""
    return not lists.broken.isdisjoint(sentence.low[max(0, at - RESTS) : at])


def _filed(sentence: Sentence, at: int) -> int:
    """Where an act ends that is named by its number in the files: "PMK 20/PMK.04/2015"; 0 where none is."""
    tokens = sentence.tokens
    end = at + 1
    while end < len(tokens) and (end == at + 1 or tokens[end].start == tokens[end - 1].end):
        end += 1
    while end > at and tokens[end - 1].text in ".,;:)":
        end -= 1
    words = [token.text for token in tokens[at + 1 : end]]
    return end if words and words[0][0].isdigit() and "/" in words else 0
