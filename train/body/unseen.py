"""Bodies of pages that the network has not seen: each read by the whole program with the weights of its fold.

    python train/body/unseen.py SHARED FOLDS

FOLDS is the folder where `fit.py folds` left its weights. A page of a site is read by the networks that were trained
on no page of that site. The scorer is SHARED/score/pages.py: body F1 and exact bodies, or F1, precision and recall of
snippets.
"""

from __future__ import annotations

import gzip
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gather
import numpy as np
from fit import FOLDS, fold

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from extract import scorer

from kronik import flow
from kronik.records import Article, Capture, Form, Page, Place
from kronik.recover.body import printed
from kronik.recover.roles import model

Row = dict[str, Any]
Case = tuple[str, Row, Form, str]
"""The form of a page, its truth, and the page."""

SCORED = {"fundus-dev": "body", "newspaper4k": "body", "trafilatura": "with"}
PART = 3
"""Of the pages with snippets every so-many-th is flattened."""


def cases(shared: Path) -> Iterator[Case]:
    """Give the pages with a truth: as HTML, and flattened by tools, with their links glued, joined, on one line."""
    truth: dict[str, Row] = {}
    for number, (name, row, html, leaf) in enumerate(gather.pages(shared)):
        if not row.get(SCORED.get(name, "")):
            continue
        yield f"{name}, HTML", row, Form.HTML, html
        if name == "fundus-dev":
            truth[row["id"]] = row
            for form, text in flattened(leaf):
                yield f"{name}, {form}", row, Form.TEXT, text
        elif name == "newspaper4k" or number % PART == 0:
            for tool, flatten in gather.TOOLS.items():
                yield f"{name}, {tool}", row, Form.TEXT, flatten(html)
    for tool in gather.TOOLS:
        with gzip.open(shared / "data" / "flat" / f"fundus-dev.{tool}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for flat in map(json.loads, lines):
                yield f"fundus-dev, {tool}", truth[flat["id"]], Form.TEXT, flat["text"]


def flattened(leaf: Page) -> Iterator[tuple[str, str]]:
    """Give a page with its links glued, with half of its line breaks lost, and on one line."""
    rng = random.Random(leaf.id)
    lines = [block.text for block in leaf.blocks]
    yield "glued", "\n".join(map(gather.glued, leaf.blocks))
    yield "joined", "".join(line + (" " if rng.random() < gather.JOINED else "\n") for line in lines)
    yield "line", " ".join(lines)


def networks(folder: Path, name: str) -> list[model.Network]:
    """Read the weights of each fold."""
    made = []
    for number in range(FOLDS):
        with np.load(folder / f"{name}{number}.npz") as arrays:
            made.append(model.Network({name: arrays[name].astype(np.float32) for name in arrays.files}))
    return made


def body(form: Form, row: Row, text: str) -> dict[str, Any]:
    """Read one page by the whole program."""
    capture = Capture(id=row["id"], form=form, payload=text, place=Place(file="-"), url=row["url"])
    article = flow.read(capture)
    return {"body": list(printed(article)) if isinstance(article, Article) else []}


def main() -> None:
    """Print the table."""
    shared, folder = map(Path, sys.argv[1:])
    kept, joined = networks(folder, "body"), networks(folder, "joined")
    score = scorer(shared)
    found: dict[str, tuple[list[Row], dict[str, Row]]] = {}
    for name, row, form, text in cases(shared):
        number = fold(gather.site(row))
        model.KEPT, model.JOINED = kept[number], joined[number]
        rows, answers = found.setdefault(name, ([], {}))
        rows.append(row)
        answers[row["id"]] = body(form, row, text)
    for name, (rows, answers) in found.items():
        result = score.score(rows, answers)[0]
        figures = result.get("body") or result["snippets"]
        f1, precision, recall = (figures[key] for key in ("f1", "precision", "recall"))
        exact = f"  exact {figures['accuracy']:.3f}" if "body" in result else ""
        print(f"{name:<26}{len(rows):>5}  F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}{exact}")


if __name__ == "__main__":
    main()
