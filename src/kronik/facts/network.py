"""A small recurrent network over the words of a sentence: how well each label fits each word.

It sees what the chain of `kronik.facts.crf` sees of a word (its letters, outline, clusters and places in lists of
names) and, unlike the chain, the whole sentence: gates read a word with its two neighbours and carry what they let
through along the sentence, in both directions (quasi-recurrent, Bradbury et al. 2017). train/names/network.py made
the weights.

What a word adds to the gates depends on the word alone and is kept. Those sums are of whole numbers that fit a
float's mantissa, so that they are the same whichever words are summed at one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain as joined
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from kronik.facts.features import shape
from kronik.facts.lexicon import Lexicon

Floats = NDArray[np.float32]

REACH = (-1, 0, 1)
"""Offsets from which a word counts for the gates of a position."""
GATES = 3
"""What is let in, what is kept of the words before, and what is let out."""
BLANK = ""
"""Stands between sentences and adds nothing."""
KEPT, FREQUENT = 8_000, 6_000
"""Words of which the sums are kept, some 37 MB; then those are dropped that are not among the most frequent."""
AT_ONCE = 1_500
"""Words that are read abreast at most, but for a longer sentence."""


class Layers(msgspec.Struct, frozen=True, eq=False):
    """Trained weights. The first two are whole numbers from -127 to 127."""

    rows: tuple[dict[str, int], ...]
    """For each feature of `described`, its values and their rows in the table of that feature."""
    tables: tuple[Floats, ...]
    """What tells of a value of each feature, with row 0 for those that training never saw; then of each place of a
    word's code (`placed`)."""
    gates: Floats
    """A row for each number that tells of a word, a column for each offset, direction, gate and cell."""
    scale: Floats
    """What a whole number of each column of `gates` is worth."""
    rest: Floats
    """What is added to the gates."""
    out: Floats
    """A row for each cell of both directions, a column for each label; the last row is added."""
    moves: Floats
    """Weight of going from one label (row) to the next (column)."""
    share: float
    """How much of the answer is the network's; the rest is the chain's."""

    @property
    def cells(self) -> int:
        """Cells in each direction."""
        return len(self.out) // 2


def described(word: str, lexicon: Lexicon) -> list[str]:
    """The features of a word but for its places in lists of names."""
    low = word.lower()
    return [low, *lexicon.of(word), shape(word), low[-3:], low[:3], low[-2:], low[-4:], low[:4]]


def placed(codes: Sequence[str]) -> list[NDArray[np.intp]]:
    """The row of each code in the tables of its places: 0 where no list holds the word there, else 1 to 4."""
    signs = np.frombuffer("".join(codes).encode(), np.uint8).reshape(len(codes), -1)
    return list(np.where(signs == ord("-"), 0, signs.astype(np.intp) - ord("0") + 1).T)


class Network:
    """Layers with a lexicon, ready to score. It keeps the sums of words it has met; no answer depends on them."""

    def __init__(self, layers: Layers, lexicon: Lexicon) -> None:
        self.layers = layers
        self.lexicon = lexicon
        # a logistic function is half a hyperbolic tangent of half, and a half
        half = np.array([1.0, *[0.5] * (GATES - 1)], np.float32)[:, None] * np.ones((2, 1, layers.cells), np.float32)
        self._rest = layers.rest * half.ravel()
        self._scale = layers.scale * np.tile(half.ravel(), len(REACH))
        self._known = {BLANK: 0}
        self._sums = np.zeros((KEPT, len(REACH), len(self._rest)), np.float32)

    def scores(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """The scores of the labels of every word, sentence after sentence; none of the sentences is empty."""
        ends = np.cumsum([len(sentence) for sentence in sentences])
        parts = np.searchsorted(ends, np.arange(AT_ONCE, ends[-1] + AT_ONCE, AT_ONCE)) + 1
        cut = dict.fromkeys([0, *parts.tolist()])
        return np.concatenate([self._abreast(sentences[a:b]) for a, b in pairwise(cut) if sentences[a:b]])

    def _abreast(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """The scores of sentences that are read side by side."""
        gates = self._gates(sentences)
        order, running = _order([len(sentence) for sentence in sentences])
        let, kept, out = (np.stack([gates[order[way], way, gate] for way in (0, 1)]) for gate in range(GATES))
        let *= 1 - kept
        cells = np.zeros((2, len(sentences), self.layers.cells), np.float32)
        at = 0
        for live in running:
            cells = kept[:, at : at + live] * cells[:, :live] + let[:, at : at + live]
            let[:, at : at + live] = cells
            at += live
        let *= out
        told = np.empty((at, 2, self.layers.cells), np.float32)
        for way in (0, 1):
            told[order[way], way] = let[way]
        total: Floats = told.reshape(at, -1) @ self.layers.out[:-1] + self.layers.out[-1]
        return total

    def _gates(self, sentences: Sequence[Sequence[str]]) -> Floats:
        """For each word and direction: what is let in, from -1 to 1, what is kept and what let out, from 0 to 1."""
        words = [BLANK, *joined.from_iterable((*sentence, BLANK) for sentence in sentences)]
        rows = np.array(self._rows(words))
        here = np.flatnonzero(rows[1:-1]) + 1
        total = self._sums[rows[here], 1]
        total += self._sums[rows[here - 1], 0]
        total += self._sums[rows[here + 1], 2]
        total += self._rest
        told: Floats = np.tanh(total, out=total).reshape(len(total), 2, GATES, -1)
        told[:, :, 1:] *= 0.5
        told[:, :, 1:] += 0.5
        return told

    def _rows(self, words: list[str]) -> list[int]:
        """The row of each word in the table of what words add to the gates of the next, their own and the last."""
        known = self._known
        missing = [word for word in dict.fromkeys(words) if word not in known]
        if len(known) + len(missing) > len(self._sums):
            self._forget()
            missing = [word for word in dict.fromkeys(words) if word not in known]
        if missing:
            first, last = len(known), len(known) + len(missing)
            known.update(zip(missing, range(first, last), strict=True))
            sums = self._told(missing) @ self.layers.gates
            sums *= self._scale
            self._sums[first:last] = sums.reshape(len(missing), len(REACH), -1)
        return [known[word] for word in words]

    def _forget(self) -> None:
        """Drop the words that are not frequent in the language."""
        known, vocabulary = self._known, self.lexicon.vocabulary
        kept = [word for word in known if not word or vocabulary.within(word, FREQUENT)]
        self._sums[: len(kept)] = self._sums[[known[word] for word in kept]]
        known.clear()
        known.update(zip(kept, range(len(kept)), strict=True))

    def _told(self, words: Sequence[str]) -> Floats:
        """The numbers that tell of each word."""
        columns = zip(*(described(word, self.lexicon) for word in words), strict=True)
        rows = [
            np.array([known.get(value, 0) for value in column])
            for column, known in zip(columns, self.layers.rows, strict=True)
        ]
        rows += placed([self.lexicon.code(word) for word in words])
        return np.concatenate([table[some] for table, some in zip(self.layers.tables, rows, strict=True)], 1)


def _order(sizes: list[int]) -> tuple[tuple[NDArray[np.intp], NDArray[np.intp]], list[int]]:
    """The words in the order in which sentences read abreast come to them, from their starts and from their ends.

    And how many sentences are still read at each step: the longest stand in front.
    """
    lengths = np.array(sizes)
    starts = np.cumsum(lengths) - lengths
    steps = np.arange(lengths.sum()) - np.repeat(starts, lengths)
    rank = np.empty(len(sizes), np.intp)
    rank[np.argsort(-lengths, kind="stable")] = np.arange(len(sizes))
    onward = np.lexsort((np.repeat(rank, lengths), steps))
    back = np.repeat(2 * starts + lengths - 1, lengths)[onward] - onward
    return (onward, back), np.bincount(steps).tolist()
