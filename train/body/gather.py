"""The material of the body model: features and labels of every block of every page, as HTML and flattened.

    python train/body/gather.py SHARED VOTES.jsonl OUT.pickle

Labels are 0 to 1, or -1 where the truth accepts both (a standfirst that one form of the true body has and the other
has not). Gold pages have a true body, or none because they are no articles. Silver pages have the votes of the peers,
corrected by the snippets that must and must not be in the body, and by a declared articleBody long enough to be one.
"""

from __future__ import annotations

import gzip
import json
import pickle
import random
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import align
import numpy as np

from kronik import page
from kronik.language import codes, load
from kronik.page import address
from kronik.records import Capture, Form, Lang, Page, Place, Refusal
from kronik.recover.roles import cues, features

SETS = ("fundus-dev", "newspaper4k", "indonesia-dev", "trafilatura", "htmldate_default")
NO_ARTICLE = frozenset(("index", "gallery", "imitation", "today-card"))
VOTES = {"precise": 0.3, "paper": 0.2, "resilient": 0.2, "readable": 0.15, "fast": 0.15}
SHORTEST_VOTE = 200
"""Characters of a peer's body below which it has found nothing and does not vote."""
SHORTEST_DECLARED = 1_500
"""Characters of a declared body from which it is no teaser."""
SURE_SNIPPET = 30
"""Characters of a block from which a snippet that it holds makes it body."""
OFTEN = 3
"""Blocks of one page that may hold a snippet: beyond, it is a phrase of its menus."""
BETWEEN = 0.85
"""The label of blocks of the same markup between two that hold snippets of the body."""
SILVER_FLAT = 0.35
"""Share of the silver pages that are flattened too."""


class Example(NamedTuple):
    """One page as the network reads it."""

    id: str
    form: str
    kind: str
    site: str
    rows: np.ndarray
    labels: np.ndarray
    groups: np.ndarray
    sizes: np.ndarray


def gather(shared: Path, votes: dict[str, dict[str, str]]) -> Iterator[Example]:
    """Give the examples of all pages: HTML, flattened, a flattened container, and two tools' flattenings."""
    rng = random.Random(5)
    truth: dict[str, dict[str, Any]] = {}
    for name, row, leaf in pages(shared):
        answer = labels(name, row, leaf, votes)
        if answer is None:
            continue
        kind, values = answer
        truth[row["id"]] = row if name == "fundus-dev" else {}
        about = (row, kind, "id" if name == "indonesia-dev" else row.get("lang"))
        yield example("html", about, leaf, values)
        lines = [(block.text, value) for block, value in zip(leaf.blocks, values, strict=True)]
        if kind == "gold" or rng.random() < SILVER_FLAT:
            yield from flattened("flat", about, lines, "\n")
        if (kind == "gold" or rng.random() < SILVER_FLAT) and (values >= 0.5).any():
            yield from flattened("crop", about, crop(leaf, values, rng), rng.choice(("\n", "\n", "\n\n", " ")))
    yield from tools(shared, truth)


def pages(shared: Path) -> Iterator[tuple[str, dict[str, Any], Page]]:
    """Give every page that can be read, once."""
    seen: set[str] = set()
    for name in SETS:
        folder = shared / "data" / "pages" / name
        for line in (folder / "truth.jsonl").open(encoding="utf-8"):
            row = json.loads(line)
            html = gzip.decompress((folder / row["html"]).read_bytes())
            leaf = page.read(
                Capture(id=row["id"], form=Form.HTML, payload=html, place=Place(file="-"), url=row["url"])
            )
            if row["id"] not in seen and isinstance(leaf, Page):
                seen.add(row["id"])
                yield name, row, leaf


def labels(
    name: str, row: dict[str, Any], leaf: Page, votes: dict[str, dict[str, str]]
) -> tuple[str, np.ndarray] | None:
    """Give the kind of a page's labels and the labels; None where nothing is known of it."""
    texts = [block.text for block in leaf.blocks]
    if row.get("kind") in NO_ARTICLE:
        return "gold", np.zeros(len(texts), np.float32)
    if row.get("body"):
        return "weak" if name == "newspaper4k" else "gold", true_labels(texts, row)
    values = voted(texts, votes.get(row["id"], {}))
    if values is None and row.get("with"):
        values = np.zeros(len(texts), np.float32)
    return None if values is None else ("silver", corrected(values, texts, row, leaf))


def true_labels(texts: list[str], row: dict[str, Any]) -> np.ndarray:
    """Label blocks by a true body, and by its form without standfirst where there is one."""
    whole = align.shares(texts, row["body"] if isinstance(row["body"], list) else [row["body"]])
    if row.get("body_no_summary"):
        without = align.shares(texts, row["body_no_summary"])
        return np.where((whole >= 0.5) & (without < 0.5), -1, whole).astype(np.float32)
    return whole


def voted(texts: list[str], bodies: dict[str, str]) -> np.ndarray | None:
    """Give each block the share of the peers' votes for it."""
    values, total = np.zeros(len(texts), np.float32), 0.0
    for name, weight in VOTES.items():
        if len(bodies.get(name, "")) > SHORTEST_VOTE:
            values += weight * (align.shares(texts, bodies[name].split("\n")) >= 0.5)
            total += weight
    return values / total if total >= 0.5 else None


def corrected(values: np.ndarray, texts: list[str], row: dict[str, Any], leaf: Page) -> np.ndarray:
    """Correct votes by what the page declares and by the snippets known of it."""
    declared = re.sub(r"<[^>]+>", " ", leaf.declaration.body)
    if len(declared) > SHORTEST_DECLARED:
        inside = align.shares(texts, declared.split("\n")) >= 0.5
        values = np.where(inside, values * 0.5 + 0.5, values * 0.7)
    within = _holding(texts, row.get("with", []), OFTEN)
    values = _between(values, within, leaf)
    values[within] = [1 if len(texts[place]) >= SURE_SNIPPET else max(values[place], 0.5) for place in within]
    values[_holding(texts, row.get("without", []), len(texts))] = 0
    return values.astype(np.float32)


def _holding(texts: list[str], snippets: list[str], often: int) -> list[int]:
    """Give the blocks that hold a snippet, where at most so many do."""
    held = {" ".join(snippet.split()) for snippet in snippets}
    found = [[place for place, text in enumerate(texts) if snippet in text] for snippet in held]
    return sorted({place for places in found if len(places) <= often for place in places})


def _between(values: np.ndarray, within: list[int], leaf: Page) -> np.ndarray:
    """Raise the votes for what stands, in the same container and markup, between blocks known to be body."""
    raised = values.copy()
    for first, last in pairwise(within):
        for place in range(first, last + 1):
            block = leaf.blocks[place]
            alike = any((block.group, block.tag, block.style) == _kind(leaf, end) for end in (first, last))
            if alike and 2 * block.linked < len(block.text):
                raised[place] = max(raised[place], BETWEEN)
    return raised


def _kind(leaf: Page, place: int) -> tuple[int, str, int]:
    block = leaf.blocks[place]
    return block.group, block.tag, block.style


About = tuple[dict[str, Any], str, str | None]


def example(form: str, about: About, leaf: Page, values: np.ndarray) -> Example:
    """Make the numbers of one page."""
    row, kind, lang = about
    code = {"nb": "no", "nn": "no"}.get((lang or "")[:2].lower(), (lang or "")[:2].lower())
    cue = cues.of(load(Lang(code if code in codes() else "en")))
    rows = features.of(leaf, [cue.of(block.text) for block in leaf.blocks]).T.astype(np.float16)
    groups = np.array([block.group for block in leaf.blocks])
    sizes = np.array([len(block.text) for block in leaf.blocks])
    host = urlsplit(row["url"] or "").hostname or row.get("outlet") or row["id"]
    return Example(row["id"], form, kind, address.site(host), rows, values, groups, sizes)


def flattened(form: str, about: About, lines: list[tuple[str, float]], joint: str) -> Iterator[Example]:
    """Make a flattened page of labelled lines; where lines are lost, its blocks are labelled by where they stand."""
    starts = np.cumsum([0] + [len(text) + len(joint) for text, _ in lines[:-1]])
    text = joint.join(text for text, _ in lines)
    url = about[0]["url"]
    leaf = page.read(Capture(id="flat", form=Form.TEXT, payload=text, place=Place(file="-"), url=url))
    if not isinstance(leaf, Refusal):
        owners = np.searchsorted(starts, [block.span.start for block in leaf.blocks], side="right") - 1
        values = np.array([value for _, value in lines], np.float32)[owners]
        yield example(form, about, leaf, values)


def crop(leaf: Page, values: np.ndarray, rng: random.Random) -> list[tuple[str, float]]:
    """Cut out the article's container as scrapers do, a third of the time with lines broken at links."""
    inside = np.flatnonzero(values >= 0.5)
    start = max(0, inside[0] - rng.choice((0, 1, 2, 4, 8)))
    end = inside[-1] + 1 + rng.choice((0, 1, 3, 8, 20))
    broken = rng.random() < 0.35
    lines: list[tuple[str, float]] = []
    for block, value in zip(leaf.blocks[start:end], values[start:end], strict=True):
        cuts = {0, len(block.text)}
        if broken and block.linked < 0.8 * len(block.text):
            cuts |= {edge - block.span.start for link in block.links for edge in (link.span.start, link.span.end)}
        edges = sorted(cuts)
        pieces = [block.text[a:b] for a, b in pairwise(edges)]
        lines += [(piece, float(value)) for piece in pieces if piece.strip()]
    return lines


def tools(shared: Path, truth: dict[str, dict[str, Any]]) -> Iterator[Example]:
    """Give the flattenings that two tools made of the first set."""
    for tool in ("html_text", "resiliparse"):
        with gzip.open(shared / "data" / "flat" / f"fundus-dev.{tool}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                flat = json.loads(line)
                row = truth[flat["id"]]
                capture = Capture(
                    id=flat["id"], form=Form.TEXT, payload=flat["text"], place=Place(file="-"), url=flat["url"]
                )
                leaf = page.read(capture)
                if isinstance(leaf, Page):
                    values = true_labels([block.text for block in leaf.blocks], row)
                    yield example(tool, (row, "gold", row.get("lang")), leaf, values)


def main() -> None:
    """Write all examples to one file."""
    shared, voting, out = (Path(argument) for argument in sys.argv[1:4])
    votes = {row["id"]: row for row in map(json.loads, voting.open(encoding="utf-8"))}
    examples = [tuple(made) for made in gather(shared, votes)]
    out.write_bytes(pickle.dumps(examples))
    print(f"{len(examples):,} pages, {sum(len(made[5]) for made in examples):,} blocks")


if __name__ == "__main__":
    main()
