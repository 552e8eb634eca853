"""How likely each block is to be body: a small network over the features of the page, evaluated by the kernel.

    64 numbers of each block, from its own features
    48 numbers from those of five blocks in reading order
    32 numbers from those of five blocks and of the means over each block's siblings: a first answer
    24 numbers from these and from where the first answers lie on the page: the answer

The last step lets the model see the page as a whole: how much of the likely body stands before a block and after it,
how dense it is around, and in the block's own container. `kernel/network.c` has the arithmetic, `train/` made the
weights, one set for pages and one for text whose line breaks are lost; `models/body.md` is their card.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import cached_property
from importlib import resources
from itertools import groupby
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kronik.kernel import Kernel
from kronik.records import Page
from kronik.recover.roles import features
from kronik.recover.roles.cues import Lines
from kronik.recover.roles.features import Floats

LAYERS = ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4", "W5", "b5", "W6", "b6")
"""The weights in the order in which the kernel reads them."""


class Network:
    """A set of weights, ready to be asked."""

    def __init__(self, weights: Mapping[str, Floats] | str) -> None:
        """Take weights, or the name of those in `models/`, which are read when first asked for."""
        self._weights = weights
        self._kernel = Kernel("learn_body", self._tables)

    @cached_property
    def weights(self) -> Mapping[str, Floats]:
        """The weights, by the names of `LAYERS`."""
        if not isinstance(self._weights, str):
            return self._weights
        file = resources.files("kronik.models") / f"{self._weights}.npz"
        with file.open("rb") as stream, np.load(stream) as arrays:
            return {name: arrays[name].astype(np.float32) for name in arrays.files}

    def _tables(self) -> tuple[bytes, ...]:
        given = [np.ascontiguousarray(self.weights[name], np.float32).tobytes() for name in LAYERS]
        return *features.tables(), b"".join(given)

    def body(self, page: Page, told: list[int], lines: Lines) -> list[float]:
        """Give the likelihood of each block of a page: see `body` below."""
        return array("f", self._kernel.call("body", *features.inputs(page, told, lines))).tolist()

    def evaluate(self, rows: Floats, groups: npt.NDArray[Any], sizes: Floats) -> Floats:
        """Give that of each block from its row of features, its group and its characters."""
        given = rows.astype("<f4"), groups.astype("<u4"), sizes.astype("<f4")
        answer = self._kernel.call("evaluate", *(numbers.tobytes() for numbers in given))
        return np.frombuffer(answer, np.float32)


KEPT, JOINED = Network("body"), Network("joined")
"""The networks for pages whose blocks or lines are their own, and for texts whose line breaks a tool lost. One for
both, and both for flattened pages, were tried, and lost (train/body/README.md)."""

LONG: Final = 600
"""Characters of a line that is no paragraph of news: the length from which `page.flat` cuts it into sentences."""

PAGE: Final = 3_000
"""Characters of a page with all its menus; of 126 that were put on one line, two are shorter."""

LOST: Final = 0.5
"""The part of a text in such lines from which its line breaks are lost."""


def body(page: Page, told: list[int], lines: Lines) -> list[float]:
    """Give the likelihood of each block to be part of the report, 0 to 1.

    Args:     told: the cues of each block.
              lines: the texts of the blocks.
    Cost:     some .8 ms a page of 250 blocks, half of it the features; linear.
    """
    if page.parents or not lost(page):
        return KEPT.body(page, told, lines)
    shares = JOINED.body(page, told, lines)
    return KEPT.body(page, told, lines) if _likely(page, shares) >= BARE else shares


BARE: Final = 0.7
"""The part of a text on one line that is likely from which it is a bare article: then the network that leaves less
out judges it. Chosen, with `PAGE`, so that scraped articles keep what they had."""


def _likely(page: Page, shares: list[float]) -> float:
    """Give the part of a text that is likely body."""
    sizes = [len(block.text) for block in page.blocks]
    return sum(size for size, share in zip(sizes, shares, strict=True) if share >= 0.5) / max(sum(sizes), 1)


def lost(page: Page) -> bool:
    """Say whether a text without tags is a page, and most of it stands in lines that hold several of a page's."""
    if len(page.text) < PAGE:
        return False
    lines = [list(line) for _, line in groupby(page.blocks, key=lambda block: block.group)]
    sizes = [line[-1].span.end - line[0].span.start for line in lines]
    return sum(size for size in sizes if size > LONG) > LOST * sum(sizes)
