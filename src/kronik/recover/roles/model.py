"""How likely each block is to be body: a small network over the features of the page, evaluated by the kernel.

    64 numbers of each block, from its own features
    48 numbers from those of five blocks in reading order
    32 numbers from those of five blocks and of the means over each block's siblings: a first answer
    24 numbers from these and from where the first answers lie on the page: the answer

The last step lets the model see the page as a whole: how much of the likely body stands before a block and after it,
how dense it is around, and in the block's own container. `kernel/network.c` has the arithmetic, `train/` made the
weights; `models/body.md` is their card.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from kronik.kernel import Kernel
from kronik.records import Page
from kronik.recover.roles import features
from kronik.recover.roles.features import Floats

LAYERS = ("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4", "W5", "b5", "W6", "b6")
"""The weights in the order in which the kernel reads them."""


@cache
def weights() -> dict[str, Floats]:
    """Read the weights, once."""
    file = resources.files("kronik.models") / "body.npz"
    with file.open("rb") as stream, np.load(stream) as arrays:
        return {name: arrays[name].astype(np.float32) for name in arrays.files}


def _tables(w: Mapping[str, Floats]) -> tuple[bytes, ...]:
    return *features.tables(), b"".join(np.ascontiguousarray(w[name], np.float32).tobytes() for name in LAYERS)


_kernel = Kernel("learn_body", lambda: _tables(weights()))


def body(page: Page, told: list[int]) -> list[float]:
    """Give the likelihood of each block to be part of the report, 0 to 1.

    Args:     told: the cues of each block.
    Cost:     some 1 ms a page of 250 blocks, half of it the features; linear.
    """
    return array("f", _kernel.call("body", *features.inputs(page, told))).tolist()


def evaluate(w: Mapping[str, Floats], rows: Floats, groups: npt.NDArray[Any], sizes: Floats) -> Floats:
    """Run a network of other weights over one page: a row of features, a group and characters for each block."""
    given = rows.astype("<f4"), groups.astype("<u4"), sizes.astype("<f4")
    answer = Kernel("learn_body", lambda: _tables(w)).call("evaluate", *(array.tobytes() for array in given))
    return np.frombuffer(answer, np.float32)
