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
    Cost:     some 4 ms a page of 240 blocks, most of it the features; linear.
    """
    groups = np.array([block.group for block in page.blocks])
    sizes = np.array([len(block.text) for block in page.blocks], np.float32)
    shares: list[float] = evaluate(weights(), features.of(page, told).T, groups, sizes).tolist()
    return shares


def evaluate(w: dict[str, Floats], rows: Floats, groups: Ints, sizes: Floats) -> Floats:
    """Run the network over one page: a row of features, a group and a number of characters for each block."""
    order = Groups(groups)
    own = _relu(_times(rows, w["W1"]) + w["b1"])
    near = _relu(_around(own, w["W2"]) + w["b2"])
    wide = np.concatenate([near, order.means(near)], axis=1)
    far = _relu(_around(wide, w["W3"]) + w["b3"])
    seen = np.concatenate([far, near], axis=1)
    first = (seen * w["W4"][:, 0]).sum(axis=1) + w["b4"][0]
    whole = np.concatenate([seen, _spread(_sigmoid(first), np.minimum(sizes, HEAVIEST), order)], axis=1)
    last = _relu(_times(whole, w["W5"]) + w["b5"])
    return _sigmoid(first + (last * w["W6"][:, 0]).sum(axis=1) + w["b6"][0])


def _sigmoid(logit: Floats) -> Floats:
    return (1 / (1 + np.exp(-np.clip(logit, -30, 30)))).astype(np.float32)


def _relu(values: Floats) -> Floats:
    return np.maximum(values, 0, out=values)


def _times(rows: Floats, matrix: Floats) -> Floats:
    step = max(1, CHUNK // matrix.size)
    return np.concatenate([rows[start : start + step] @ matrix for start in range(0, len(rows), step)])


def _around(rows: Floats, matrix: Floats) -> Floats:
    """Multiply each row, with those of the blocks before and after beside it, by a matrix."""
    padded = np.zeros((len(rows) + 2 * SIDE, rows.shape[1]), np.float32)
    padded[SIDE:-SIDE] = rows
    step = max(1, CHUNK // matrix.size)
    pieces = []
    for start in range(0, len(rows), step):
        size = min(step, len(rows) - start)
        beside = [padded[start + place : start + place + size] for place in range(2 * SIDE + 1)]
        pieces.append(np.concatenate(beside, axis=1) @ matrix)
    return np.concatenate(pieces)


class Groups:
    """The blocks of each container, for means over them."""

    def __init__(self, groups: Ints) -> None:
        """Sort the blocks by group."""
        self.order = np.argsort(groups, kind="stable")
        ordered = groups[self.order]
        self.starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        self.sizes = np.diff(np.concatenate([self.starts, [len(groups)]]))

    def sums(self, rows: Floats) -> Floats:
        """Give each row the sum of the rows of its group."""
        result = np.empty_like(rows)
        result[self.order] = np.repeat(np.add.reduceat(rows[self.order], self.starts, axis=0), self.sizes, axis=0)
        return result

    def means(self, rows: Floats) -> Floats:
        """Give each row the mean of the rows of its group."""
        sums = np.add.reduceat(rows[self.order], self.starts, axis=0) / self.sizes[:, None]
        result = np.empty_like(rows)
        result[self.order] = np.repeat(sums, self.sizes, axis=0)
        return result


def _spread(shares: Floats, sizes: Floats, order: Groups) -> Floats:
    """Say for each block where it stands to the likely body of the whole page."""
    n, index = len(shares), np.arange(len(shares), dtype=np.float32)
    mass = shares * sizes
    total = mass.sum() + 1
    masses = np.concatenate([[0], np.cumsum(mass)])
    lengths = np.concatenate([[0], np.cumsum(sizes)])
    before = masses[:-1] / total
    columns = [before, np.maximum(1 - before - mass / total, 0)]
    places = np.arange(n)
    for side in DENSITY:
        start, end = np.maximum(places - side, 0), np.minimum(places + side + 1, n)
        columns.append((masses[end] - masses[start]) / (lengths[end] - lengths[start] + 30))
    columns.append(order.sums(mass) / (order.sums(sizes) + 30))
    centre = (mass * index).sum() / total
    width = np.sqrt((mass * (index - centre) ** 2).sum() / total + 1)
    off = (index - centre) / (width + 2)
    columns += [np.clip(off, -4, 4) / 2, np.clip(np.abs(off), 0, 4) / 2, np.full(n, np.log(total) / 8)]
    return np.stack(columns, axis=1).astype(np.float32)
