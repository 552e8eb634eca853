"""A linear-chain conditional random field read with numpy: the most probable labels, and how probable they are.

Weights come from CRFsuite (Okazaki 2007), trained by train/names; reading them here rather than there lets the
weights of a word and of a pair of words be summed once and kept, since news repeats its words, and lets all sentences
of a page go through the chain side by side: some twelve times the speed of building the features anew each time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from kronik.facts.features import EDGE, REACH, of_pair, of_word, shape
from kronik.facts.lexicon import Lexicon
from kronik.facts.network import Network

Floats = NDArray[np.float32]
Path = tuple[list[int], list[float]]
"""The label of each token of a sentence by number, and its marginal probability."""

MARGIN = 9.0
"""A word that scores so much more outside names than in any is outside whatever its neighbours are: twice the largest
weight of a move between labels."""
KEPT = 40_000
"""Words, and pairs of words, of which the sums are kept; then all of these are dropped. Some 30 MB."""


class Weights(msgspec.Struct, frozen=True, eq=False):
    """A trained chain: a row of weights for each feature, a column for each label."""

    labels: tuple[str, ...]
    rows: dict[str, int]
    """Row by feature."""
    table: Floats
    """One row a feature and a last one of zeros, for features that training never saw."""
    moves: Floats
    """Weight of going from one label (row) to the next (column)."""

    def of(self, features: list[str]) -> Floats:
        """The weights of each feature, in order."""
        rows, last = self.rows, len(self.table) - 1
        found: Floats = self.table[[rows.get(feature, last) for feature in features]]
        return found


class Chain:
    """Weights with a lexicon, ready to label. It keeps the sums of words it has met; no answer depends on them.

    A network beside it has its share in the scores of the words that the chain does not settle.
    """

    def __init__(self, weights: Weights, lexicon: Lexicon, network: Network | None = None) -> None:
        self.weights = weights
        self.lexicon = lexicon
        self.network = network
        self._moves = _mixed(weights.moves, network.layers.moves, network.layers.share) if network else weights.moves
        self._words: dict[str, Floats] = {}
        self._pairs: dict[tuple[str, str], Floats] = {}
        self._outlines: dict[tuple[str, str, str], Floats] = {}

    def label(self, sentences: Sequence[Sequence[str]]) -> list[Path]:
        """Label the words of each sentence.

        Most words of news are in no name by a wide margin. They are labelled at once, and only the stretches between
        them go through the chain.
        """
        if not any(sentences):
            return [([], []) for _ in sentences]
        words, places = [EDGE, EDGE], []
        for sentence in sentences:
            places.append(len(words))
            words += [*sentence, EDGE, EDGE]
        scores = self._emissions(words)
        outside = self.weights.labels.index("O")
        spans = [(p, p + len(s)) for p, s in zip(places, sentences, strict=True)]
        lead = scores[:, outside] - np.delete(scores, outside, 1).max(1)
        stretches = _stretches(lead < MARGIN, spans)
        if self.network:
            rows = np.concatenate([np.arange(*span) for span in spans])
            told = self.network.scores([sentence for sentence in sentences if sentence])
            scores[rows] = _mixed(scores[rows], told, self.network.layers.share)
        best, sure = self._settled(scores, stretches, outside)
        return [
            (best[p : p + len(s)].tolist(), sure[p : p + len(s)].tolist())
            for p, s in zip(places, sentences, strict=True)
        ]

    def _settled(
        self, scores: Floats, stretches: list[tuple[int, int, bool, bool]], outside: int
    ) -> tuple[NDArray[np.intp], Floats]:
        """The label of every word and its probability, stretch by stretch."""
        moves = self._moves
        best = np.full(len(scores), outside, np.intp)
        sure = np.ones(len(scores), np.float32)
        if not stretches:
            return best, sure
        longest = max(end - start for start, end, *_ in stretches)
        table = np.zeros((len(stretches), longest, scores.shape[1]), np.float32)
        mask = np.zeros((len(stretches), longest), np.bool_)
        for row, (start, end, after, before) in enumerate(stretches):
            table[row, : end - start] = scores[start:end]
            mask[row, : end - start] = True
            if after:
                table[row, 0] += moves[outside]
            if before:
                table[row, end - start - 1] += moves[:, outside]
        path = viterbi(table, mask, moves)
        probable = np.take_along_axis(marginals(table, mask, moves), path[:, :, None], 2)[:, :, 0]
        for row, (start, end, *_) in enumerate(stretches):
            best[start:end] = path[row, : end - start]
            sure[start:end] = probable[row, : end - start]
        return best, sure

    def _emissions(self, words: list[str]) -> Floats:
        """The scores of the labels of each word of a text whose sentences stand between edges."""
        for kept in (self._words, self._pairs):
            if len(kept) > KEPT:
                kept.clear()
        own = np.array(_each(self._words, words, self._word))
        pairs = np.array(_each(self._pairs, list(pairwise(words)), self._pair))
        outlines = [shape(word) for word in words]
        triples = list(zip(outlines, outlines[1:], outlines[2:], strict=False))
        total: Floats = np.zeros((len(words), own.shape[2]), np.float32)
        for column, offset in enumerate(REACH):
            total[2:-2] += own[2 + offset : len(words) - 2 + offset, column]
        total[1:] += pairs[:, 0]
        total[:-1] += pairs[:, 1]
        total[1:-1] += np.array(_each(self._outlines, triples, self._outline))
        return total

    def _word(self, words: list[str]) -> Floats:
        """What each word adds to the scores at each offset of `REACH`."""
        told = [of_word(word, self.lexicon) for word in words]
        parts = [
            self.weights.of([f"{d}{f}" for features in told for f in features[abs(d)]])
            .reshape(len(words), -1, len(self.weights.labels))
            .sum(1)
            for d in REACH
        ]
        return np.stack(parts, 1)

    def _pair(self, pairs: list[tuple[str, str]]) -> Floats:
        """What each pair of neighbours adds to the scores of its second and of its first."""
        told = [of_pair(*pair, self.lexicon) for pair in pairs]
        found = self.weights.of([side + f for features in told for side in "<>" for f in features])
        total: Floats = found.reshape(len(pairs), 2, -1, len(self.weights.labels)).sum(2)
        return total

    def _outline(self, outlines: list[tuple[str, str, str]]) -> Floats:
        """What the outlines of three words add to the scores of the middle one."""
        return self.weights.of(["s3=" + "".join(three) for three in outlines])


def _mixed(own: Floats, other: Floats, share: float) -> Floats:
    """A mean of two, of which the second has a share."""
    mixed: Floats = own * np.float32(1 - share) + other * np.float32(share)
    return mixed


def _stretches(open_: NDArray[np.bool_], sentences: list[tuple[int, int]]) -> list[tuple[int, int, bool, bool]]:
    """The runs of open words in each sentence: start, end, whether a settled word stands before and after."""
    flags = open_.tolist()
    found = []
    for first, last in sentences:
        at = first
        while at < last:
            if flags[at]:
                start = at
                while at < last and flags[at]:
                    at += 1
                found.append((start, at, start > first, at < last))
            at += 1
    return found


def _each(kept: dict[Any, Floats], keys: Sequence[Any], make: Callable[[list[Any]], Floats]) -> list[Floats]:
    """The sums of the keys, from those kept; what is missing is made at one go, each key with the same work."""
    missing = [key for key in dict.fromkeys(keys) if key not in kept]
    if missing:
        kept.update(zip(missing, make(missing), strict=True))
    return [kept[key] for key in keys]


def viterbi(scores: Floats, mask: NDArray[np.bool_], moves: Floats) -> NDArray[np.intp]:
    """The best labels of sentences side by side; what stands after a sentence's end means nothing."""
    rows, length, size = scores.shape
    best = scores[:, 0]
    back = np.zeros((length, rows, size), np.intp)
    back[:] = np.arange(size)
    for t in range(1, length):
        ways = best[:, :, None] + moves
        chosen = ways.argmax(1)
        live = mask[:, t]
        back[t, live] = chosen[live]
        best = np.where(live[:, None], np.take_along_axis(ways, chosen[:, None], 1)[:, 0] + scores[:, t], best)
    path = np.zeros((rows, length), np.intp)
    path[:, -1] = best.argmax(1)
    everyone = np.arange(rows)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = back[t, everyone, path[:, t]]
    return path


def marginals(scores: Floats, mask: NDArray[np.bool_], moves: Floats) -> Floats:
    """How probable each label of each word is, by the forward-backward rule (Rabiner 1989, scaled)."""
    weight = np.exp(scores - scores.max(2, keepdims=True))
    step = np.exp(moves)
    forward = _forward(weight, mask, step)
    backward = np.ones_like(weight)
    for t in range(weight.shape[1] - 2, -1, -1):
        before = (backward[:, t + 1] * weight[:, t + 1]) @ step.T
        before /= before.sum(1, keepdims=True)
        backward[:, t] = np.where(mask[:, t + 1, None], before, 1)
    joint = forward * backward
    total: Floats = joint / np.maximum(joint.sum(2, keepdims=True), 1e-30)
    return total


def _forward(weight: Floats, mask: NDArray[np.bool_], step: Floats) -> Floats:
    """The scaled forward sums; a sentence that has ended keeps its last."""
    forward = np.empty_like(weight)
    forward[:, 0] = weight[:, 0] / weight[:, 0].sum(1, keepdims=True)
    for t in range(1, weight.shape[1]):
        after = (forward[:, t - 1] @ step) * weight[:, t]
        after /= np.maximum(after.sum(1, keepdims=True), 1e-30)
        forward[:, t] = np.where(mask[:, t, None], after, forward[:, t - 1])
    return forward
