"""Train the two networks: `body`, and `joined` for flattened pages that lost their line breaks.

python train/body/fit.py EXAMPLES.pickle folds           both, without the sites of each fold: body0.npz, ...
                                                         beside the examples, for unseen.py
python train/body/fit.py EXAMPLES.pickle ship body joined  one or both, on everything: into src/kronik/models
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import network
import numpy as np
from gather import TOOLS, Example

FOLDS = 4
FIRST = 7
"""Epochs of the first training."""
MODELS = Path(__file__).parents[2] / "src" / "kronik" / "models"


class Recipe(NamedTuple):
    """What a network is trained on: first on much, then once more where labels are true and on some silver pages."""

    first: Callable[[Example], bool]
    second: Callable[[Example], bool]
    silver: int
    """Of the silver pages every so-many-th is in the second training."""
    epochs: int
    """Of the second training."""


def _plain(page: Example) -> bool:
    """Say whether a page is as its source has it or flattened line by line, as `body` was trained on."""
    return page.form in ("html", "flat", "crop") or (page.form in TOOLS and page.kind == "gold")


RECIPES = {
    "body": Recipe(first=_plain, second=_plain, silver=10, epochs=12),
    "joined": Recipe(first=lambda _: True, second=lambda page: page.form != "html", silver=4, epochs=10),
}
"""Pages whose blocks or lines are their own lose by examples on one line, which such pages gain by (README.md)."""


def fold(site: str) -> int:
    """Say in which fold a site is: by its name, so that it stays there when pages are added."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def fit(name: str, pages: Sequence[Example], seed: int = 0) -> network.Weights:
    """Train one of the networks."""
    recipe = RECIPES[name]
    w = network.train([page for page in pages if recipe.first(page)], FIRST, rate=2e-3, seed=seed)
    pages = [page for page in pages if recipe.second(page)]
    silver = [page for page in pages if page.kind == "silver"][:: recipe.silver]
    true = [page for page in pages if page.kind != "silver"]
    return network.train(true + silver, recipe.epochs, rate=7e-4, seed=seed + 1, w=w)


def folds(pages: Sequence[Example], beside: Path) -> None:
    """Write the weights of each fold, trained on no page of its sites."""
    for number in range(FOLDS):
        seen = [page for page in pages if fold(page.site) != number]
        for name in RECIPES:
            save(fit(name, seen), beside / f"{name}{number}.npz")


def save(w: network.Weights, file: Path) -> None:
    """Write weights in half precision."""
    np.savez_compressed(file, **{name: array.astype(np.float16) for name, array in w.items()})


def main() -> None:
    """Do what the command line says."""
    examples, task, *names = sys.argv[1:]
    pages = [Example(*made) for made in pickle.loads(Path(examples).read_bytes())]
    if task == "folds":
        folds(pages, Path(examples).parent)
    for name in names:
        save(fit(name, pages), MODELS / f"{name}.npz")


if __name__ == "__main__":
    main()
