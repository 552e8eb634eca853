"""A linear-chain conditional random field: the most probable labels of words, and how probable they are.

Weights come from CRFsuite (Okazaki 2007), trained by train/names. The kernel reads them (`kernel/chain.c`): it looks
the features of each word up, sums their weights, mixes in what the network beside the chain says (`kernel/gates.c`)
and finds the best path. Here words are described and handed over.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from kronik.facts import network
from kronik.facts.features import EDGE, line
from kronik.facts.lexicon import Lexicon
from kronik.facts.network import LABELS, Layers
from kronik.kernel import Kernel

Floats = NDArray[np.float32]
Path = tuple[list[int], list[float]]
"""The label of each token of a sentence by number, and its marginal probability."""

MARGIN = 9.0
"""A word that scores so much more outside names than in any is outside whatever its neighbours are: twice the largest
weight of a move between labels."""
KEPT = 40_000
"""Words whose descriptions are kept; then all are dropped."""
AT_ONCE = 4_000
"""Words that are handed over at once, but for a longer sentence: they bound what the kernel needs."""


class Weights(msgspec.Struct, frozen=True, eq=False):
    """A trained chain: a row of weights for each feature, a column for each label."""

    labels: tuple[str, ...]
    features: bytes
    """The names of the features, a line each."""
    table: Floats
    """One row a feature."""
    moves: Floats
    """Weight of going from one label (row) to the next (column)."""


class Chain:
    """Weights with a lexicon, ready to label. It keeps how words are described; no answer depends on what it met.

    A network beside it has its share in the scores of the words that the chain does not settle.
    """

    def __init__(self, weights: Weights, lexicon: Lexicon, layers: Layers | None = None) -> None:
        """Make ready; the kernel learns the weights when it is first asked."""
        self.weights, self.lexicon, self.layers = weights, lexicon, layers
        self._lines: dict[str, str] = {}
        self._kernel = Kernel("learn_chain", self._tables)

    def label(self, sentences: Sequence[Sequence[str]]) -> list[Path]:
        """Label the words of each sentence.

        Most words of news are in no name by a wide margin. They are labelled at once, and only the stretches between
        them go through the chain.
        """
        return [path for some in _some(sentences) for path in self._labelled(some)]

    def _labelled(self, sentences: Sequence[Sequence[str]]) -> Iterator[Path]:
        """Label the sentences that are handed over at once."""
        if len(self._lines) > KEPT:
            self._lines.clear()
        words = [EDGE, EDGE]
        for sentence in sentences:
            words += [*sentence, EDGE, EDGE]
        numbers = {word: n for n, word in enumerate(dict.fromkeys(words))}
        answer = self._kernel.call(
            "label",
            "\n".join(map(self._line, numbers)).encode("utf-8", "surrogatepass"),
            array("I", map(numbers.__getitem__, words)).tobytes(),
            array("I", map(len, sentences)).tobytes(),
        )
        count = len(answer) // 5  # a label is a byte, a probability four
        labels, sure = list(answer[:count]), array("f", answer[count:]).tolist()
        at = 0
        for sentence in sentences:
            yield labels[at : at + len(sentence)], sure[at : at + len(sentence)]
            at += len(sentence)

    def _line(self, word: str) -> str:
        """Describe a word."""
        known = self._lines.get(word)
        if known is None:
            known = self._lines[word] = line(word, self.lexicon)
        return known

    def _tables(self) -> tuple[bytes, ...]:
        """Give what `learn_chain` wants to know."""
        weights, layers, size = self.weights, self.layers, len(self.weights.labels)
        share = layers.share if layers else 0.0
        table = np.zeros((len(weights.table), LABELS), np.float32)
        table[:, :size] = weights.table
        moves = np.zeros((LABELS, LABELS), np.float32)
        moves[:size, :size] = weights.moves * (1 - share)
        if layers:
            moves[:size, :size] += layers.moves * share
        told = size, weights.labels.index("O"), round(MARGIN * 1000), round(share * 1000)
        return (
            table.tobytes(),
            "\n".join(map(str, told)).encode(),
            weights.features,
            moves.tobytes(),
            *(network.tables(layers) if layers else (b"0", b"", b"", b"", b"")),
        )


def _some(sentences: Sequence[Sequence[str]]) -> Iterator[Sequence[Sequence[str]]]:
    """Give the sentences in groups of about `AT_ONCE` words."""
    start, words = 0, 0
    for end, sentence in enumerate(sentences, 1):
        words += len(sentence)
        if words >= AT_ONCE or end == len(sentences):
            yield sentences[start:end]
            start, words = end, 0
