"""How likely each block is to be body: a small network over the features of the page, evaluated in numpy.

    64 numbers of each block, from its own features
    48 numbers from those of five blocks in reading order
    32 numbers from those of five blocks and of the means over each block's siblings: a first answer
    24 numbers from these and from where the first answers lie on the page: the answer

The last step lets the model see the page as a whole: how much of the likely body stands before a block and after it,
how dense it is around, and in the block's own container. `train/` made it; `models/body.md` is its card.
"""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Final

import numpy as np

from kronik.records import Page
from kronik.recover.roles import features
from kronik.recover.roles.features import Floats, Ints

SIDE: Final = 2
"""Blocks to either side that a layer sees."""

DENSITY: Final = (3, 8, 20)
"""Blocks to either side over which the density of the likely body is taken."""

HEAVIEST: Final = 600
"""Characters beyond which a block weighs no more."""

CHUNK: Final = 260_000
"""Multiplications done in one call. Beyond 4 x 65,536 OpenBLAS starts threads, which on a busy machine cost a page of
common size more than all else together; for the same reason the last layers are sums and no products of matrices."""


@cache
def weights() -> dict[str, Floats]:
    """Read the weights, once."""
    file = resources.files("kronik.models") / "body.npz"
    with file.open("rb") as stream, np.load(stream) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def body(page: Page, told: list[int]) -> list[float]:
    """Give the likelihood of each block to be part of the report, 0 to 1.

    Args:     told: the cues of each block.
    Cost:     some 3.5 ms a page of 240 blocks, two thirds of it the features; linear.
    """
    groups = np.array([block.group for block in page.blocks])
    sizes = np.array([len(block.text) for block in page.blocks], np.float32)
    shares: list[float] = evaluate(weights(), features.of(page, told).T, groups, sizes).tolist()
    return shares


def evaluate(w: dict[str, Floats], rows: Floats, groups: Ints, sizes: Floats) -> Floats:
    """Run the network over one page: a row of features, a group and a number of characters for each block."""
    order = Groups(groups)
    own = _relu(_times(rows, w["W1"]), w["b1"])
    near = _relu(_around(own, w["W2"]), w["b2"])
    wide = np.concatenate([near, order.means(near)], axis=1)
    far = _relu(_around(wide, w["W3"]), w["b3"])
    seen = np.concatenate([far, near], axis=1)
    first = (seen * w["W4"][:, 0]).sum(axis=1) + w["b4"][0]
    whole = np.concatenate([seen, _spread(_sigmoid(first), np.minimum(sizes, HEAVIEST), order)], axis=1)
    last = _relu(_times(whole, w["W5"]), w["b5"])
    return _sigmoid(first + (last * w["W6"][:, 0]).sum(axis=1) + w["b6"][0])


def _sigmoid(logit: Floats) -> Floats:
    return (1 / (1 + np.exp(-_within(logit, 30)))).astype(np.float32)


def _within(values: Floats, most: float) -> Floats:
    """Keep values between -most and most: numpy's own clip takes thrice as long for the few values of a page."""
    return np.minimum(np.maximum(values, -most), most)


def _relu(values: Floats, bias: Floats) -> Floats:
    values += bias
    return np.maximum(values, 0, out=values)


def _step(matrix: Floats) -> int:
    """Give the rows to multiply by a matrix in one call: fours, for which OpenBLAS is quickest."""
    return max(1, CHUNK // matrix.size // 4) * 4


def _times(rows: Floats, matrix: Floats) -> Floats:
    step = _step(matrix)
    return np.concatenate([rows[start : start + step] @ matrix for start in range(0, len(rows), step)])


def _around(rows: Floats, matrix: Floats) -> Floats:
    """Multiply each row, with those of the blocks before and after beside it, by a matrix."""
    padded = np.zeros((len(rows) + 2 * SIDE, rows.shape[1]), np.float32)
    padded[SIDE:-SIDE] = rows
    shape = (len(rows), (2 * SIDE + 1) * rows.shape[1])
    beside = np.lib.stride_tricks.as_strided(padded, shape, padded.strides, writeable=False)
    step = _step(matrix)
    pieces = [np.ascontiguousarray(beside[start : start + step]) @ matrix for start in range(0, len(rows), step)]
    return np.concatenate(pieces)


class Groups:
    """The blocks of each container, for means over them."""

    def __init__(self, groups: Ints) -> None:
        """Sort the blocks by group."""
        self.order = np.argsort(groups, kind="stable")
        ordered = groups[self.order]
        self.starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        sizes = np.diff(np.concatenate([self.starts, [len(groups)]]))
        self.sizes = sizes.astype(np.float32)
        self.which = np.empty(len(groups), np.int64)
        self.which[self.order] = np.repeat(np.arange(len(sizes)), sizes)

    def sums(self, rows: Floats) -> Floats:
        """Give each row the sum of the rows of its group."""
        return np.add.reduceat(rows[self.order], self.starts, axis=0)[self.which]

    def means(self, rows: Floats) -> Floats:
        """Give each row the mean of the rows of its group."""
        sums = np.add.reduceat(rows[self.order], self.starts, axis=0)
        sums /= self.sizes[:, None]
        return sums[self.which]


def _spread(shares: Floats, sizes: Floats, order: Groups) -> Floats:
    """Say for each block where it stands to the likely body of the whole page."""
    n, index = len(shares), np.arange(len(shares), dtype=np.float32)
    mass = shares * sizes
    total = mass.sum() + 1
    masses = np.concatenate([[0], np.cumsum(mass)])
    lengths = np.concatenate([[0], np.cumsum(sizes)])
    before = masses[:-1] / total
    columns = [before, np.maximum(1 - before - mass / total, 0)]
    places, side = np.arange(n), np.array(DENSITY)[:, None]
    start, end = np.maximum(places - side, 0), np.minimum(places + side + 1, n)
    columns += [*((masses[end] - masses[start]) / (lengths[end] - lengths[start] + 30))]
    columns.append(order.sums(mass) / (order.sums(sizes) + 30))
    centre = (mass * index).sum() / total
    width = np.sqrt((mass * (index - centre) ** 2).sum() / total + 1)
    off = (index - centre) / (width + 2)
    columns += [_within(off, 4) / 2, np.minimum(np.abs(off), 4) / 2, np.full(n, np.log(total) / 8)]
    return np.stack(columns, axis=1).astype(np.float32)
