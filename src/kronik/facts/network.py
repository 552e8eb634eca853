"""A small recurrent network over the words of a sentence: how well each label fits each word.

It sees what the chain of `kronik.facts.crf` sees of a word (its letters, outline, clusters and places in lists of
names) and, unlike the chain, the whole sentence: gates read a word with its two neighbours and carry what they let
through along the sentence, in both directions (quasi-recurrent, Bradbury et al. 2017). train/names/network.py made
the weights; `kernel/gates.c` has the arithmetic. What a word adds to the gates is a sum of whole numbers.
"""

from __future__ import annotations

from collections.abc import Sequence

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
LABELS = 8
"""Columns in which the kernel holds scores: the most labels."""
STRIDE = 8
"""Numbers of a word that the kernel multiplies at once."""


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
    """The features of a word but for its places in lists of names: those that `row` of `kernel/gates.c` looks up."""
    low = word.lower()
    return [low, *lexicon.of(word), shape(word), low[-3:], low[:3], low[-2:], low[-4:], low[:4]]


def placed(codes: Sequence[str]) -> list[NDArray[np.intp]]:
    """The row of each code in the tables of its places: 0 where no list holds the word there, else 1 to 4."""
    signs = np.frombuffer("".join(codes).encode(), np.uint8).reshape(len(codes), -1)
    return list(np.where(signs == ord("-"), 0, signs.astype(np.intp) - ord("0") + 1).T)


def tables(layers: Layers) -> tuple[bytes, ...]:
    """Give what `learn_gates` of `kernel/gates.c` wants to know.

    Returns:  sizes, in digits, a line each; the values of each feature, a line each, features parted by NULs; the
              tables; for each number of a word's sum what it takes of each number that tells of the word; scale, rest
              and the last layer.
    """
    sizes = [layers.cells, len(layers.rows), *(size for table in layers.tables for size in table.shape)]
    numbers, sums = layers.gates.shape
    gates = np.zeros((sums, -(-numbers // STRIDE) * STRIDE), np.int8)
    gates[:, :numbers] = layers.gates.T
    out = np.zeros((len(layers.out), LABELS), np.float32)
    out[:, : layers.out.shape[1]] = layers.out
    return (
        "\n".join(map(str, sizes)).encode(),
        "\0".join("\n".join(known) for known in layers.rows).encode(),
        b"".join(table.astype(np.int8).tobytes() for table in layers.tables),
        gates.tobytes(),
        b"".join(part.astype(np.float32).tobytes() for part in (layers.scale, layers.rest, out)),
    )
