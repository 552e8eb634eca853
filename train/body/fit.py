"""Train the body model: cross-validated by site for its card, then on everything for the product.

python train/body/fit.py EXAMPLES.pickle folds      body F1 and exact bodies of pages of sites not trained on;
                                                    writes fold0.npz ... beside the examples
python train/body/fit.py EXAMPLES.pickle ship       writes src/kronik/models/body.npz
"""

from __future__ import annotations

import hashlib
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

import network
import numpy as np
from gather import Example

from kronik.recover.roles import model

FOLDS = 4
FIRST, SECOND = 7, 12
"""Epochs on everything, then on gold pages and a tenth of the silver ones."""
MODEL = Path(__file__).parents[2] / "src" / "kronik" / "models" / "body.npz"


def fold(site: str) -> int:
    """Say in which fold a site is: by its name, so that it stays there when pages are added."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def fit(pages: Sequence[Example], seed: int = 0) -> network.Weights:
    """Train on all pages, then once more where labels are true."""
    w = network.train(pages, FIRST, rate=2e-3, seed=seed)
    silver = [page for page in pages if page.kind == "silver"][::10]
    return network.train([p for p in pages if p.kind != "silver"] + silver, SECOND, rate=7e-4, seed=seed + 1, w=w)


def answers(w: network.Weights, page: Example) -> np.ndarray:
    """Give the shares of one page, by the product's own arithmetic."""
    weights = {name: np.asarray(array, np.float32) for name, array in w.items()}
    return model.evaluate(weights, page.rows.astype(np.float32), page.groups, page.sizes.astype(np.float32))


def folds(pages: Sequence[Example], beside: Path) -> None:
    """Write each fold's weights; print, by form of page, how much of the true body is found, and how many whole."""
    found: dict[str, list[tuple[float, float, bool]]] = {}
    for number in range(FOLDS):
        w = fit([page for page in pages if fold(page.site) != number])
        save(w, beside / f"fold{number}.npz")
        for page in pages:
            if fold(page.site) == number and page.kind == "gold" and (page.labels > 0).any():
                known, true, told = page.labels >= 0, page.labels >= 0.5, answers(w, page) >= 0.5
                both = page.sizes[known & true & told].sum()
                precision, recall = (
                    both / max(1, page.sizes[known & told].sum()),
                    both / page.sizes[known & true].sum(),
                )
                found.setdefault(page.form, []).append((precision, recall, bool((true == told)[known].all())))
    for form, scores in found.items():
        precision, recall, exact = np.mean(scores, axis=0)
        f1 = 2 * precision * recall / (precision + recall)
        figures = f"F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}  exact {exact:.3f}"
        print(f"{form:<12} pages {len(scores)}  {figures}")


def ship(pages: Sequence[Example], _beside: Path) -> None:
    """Write the weights of the product."""
    save(fit(pages), MODEL)


def save(w: network.Weights, file: Path) -> None:
    """Write weights in half precision."""
    np.savez_compressed(file, **{name: array.astype(np.float16) for name, array in w.items()})


def main() -> None:
    """Do what the command line says."""
    examples = Path(sys.argv[1])
    pages = [Example(*made) for made in pickle.loads(examples.read_bytes())]
    {"folds": folds, "ship": ship}[sys.argv[2]](pages, examples.parent)


if __name__ == "__main__":
    main()
