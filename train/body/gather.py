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
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import align
import html_text
import numpy as np
from resiliparse.extract.html2text import extract_plain_text

from kronik import page
from kronik.language import Pack, codes, load
from kronik.page import address
from kronik.records import Block, Capture, Form, Lang, Page, Place, Refusal
from kronik.recover import unfold
from kronik.recover.roles import cues, features
from kronik.recover.roles.cues import Lines

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
"""Share of the silver pages that are flattened too, in each of the ways."""
JOINED = 0.5
"""Share of the line breaks that are lost where paragraphs are joined at random."""


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
    """Give the examples of all pages: HTML, and flattened in as many ways as scrapers have."""
    rng = random.Random(5)
    truth: dict[str, dict[str, Any]] = {}
    for name, row, html, leaf in pages(shared):
        answer = labels(name, row, leaf, votes)
        if answer is None:
            continue
        kind, values = answer
        truth[row["id"]] = row if name == "fundus-dev" else {}
        about = (row, kind, "id" if name == "indonesia-dev" else row.get("lang"))
        yield example("html", about, leaf, values)
        lines = [(block.text, value) for block, value in zip(leaf.blocks, values, strict=True)]

        def taken(kind: str = kind) -> bool:
            return kind == "gold" or rng.random() < SILVER_FLAT

        if taken():
            yield from flattened("flat", about, lines, ["\n"])
        if taken() and (values >= 0.5).any():
            yield from flattened("crop", about, crop(leaf, values, rng), [rng.choice(("\n", "\n", "\n\n", " "))])
        if taken():
            yield from flattened(
                "glued", about, list(zip(map(glued, leaf.blocks), values.tolist(), strict=True)), ["\n"]
            )
        if taken():
            yield from flattened("joined", about, lines, [" " if rng.random() < JOINED else "\n" for _ in lines])
        if taken():
            yield from flattened("line", about, lines, [rng.choice((" ", " ", ""))])
        for tool, flatten in TOOLS.items():
            if name != "fundus-dev" and taken():
                yield from tooled(tool, about, flatten(html), lines)
    yield from tools(shared, truth)


def pages(shared: Path) -> Iterator[tuple[str, dict[str, Any], str, Page]]:
    """Give every page that can be read, once, with its HTML."""
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
                yield name, row, html.decode("utf-8", "replace"), leaf


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
    cue = cues.of(pack_of(lang))
    rows = features.of(leaf, cue.of(leaf, Lines.of(leaf))).T.astype(np.float16)
    groups = np.array([block.group for block in leaf.blocks])
    sizes = np.array([len(block.text) for block in leaf.blocks])
    return Example(row["id"], form, kind, site(row), rows, values, groups, sizes)


def site(row: dict[str, Any]) -> str:
    """Give the registered name of a page's site: pages of one site are seen or unseen together."""
    return address.site(urlsplit(row["url"] or "").hostname or row.get("outlet") or row["id"])


def pack_of(lang: str | None) -> Pack:
    """Give the words of a language; English where there are none."""
    code = {"nb": "no", "nn": "no"}.get((lang or "")[:2].lower(), (lang or "")[:2].lower())
    return load(Lang(code if code in codes() else "en"))


def text_page(text: str, about: About) -> Page | Refusal:
    """Read flattened text as the product does, lines that a tool joined laid out in lines again."""
    leaf = page.read(Capture(id="flat", form=Form.TEXT, payload=text, place=Place(file="-"), url=about[0]["url"]))
    return leaf if isinstance(leaf, Refusal) else unfold.page(leaf, pack_of(about[2]))


def flattened(form: str, about: About, lines: list[tuple[str, float]], joints: list[str]) -> Iterator[Example]:
    """Make a flattened page of labelled lines, with these joints between them in turn.

    A block has the label of most of its characters, be they of several lines or part of one.
    """
    joined = [joints[place % len(joints)] for place in range(len(lines))]
    text = "".join(line + joint for (line, _), joint in zip(lines, joined, strict=True))
    leaf = text_page(text, about)
    if isinstance(leaf, Refusal):
        return
    each = np.concatenate(
        [np.full(len(line) + len(joint), value) for (line, value), joint in zip(lines, joined, strict=True)]
    )
    values = [_label(each[block.span.start : block.span.end]) for block in leaf.blocks]
    yield example(form, about, leaf, np.array(values, np.float32))


def _label(each: np.ndarray) -> float:
    """Give the mean label of the characters of a block; -1 where the truth accepts both for most of them."""
    known = each[each >= 0]
    return float(known.mean()) if 2 * len(known) > len(each) else -1.0


def glued(block: Block) -> str:
    """Give the text of a block with its links glued to their neighbours, as some tools print it."""
    text, start = block.text, block.span.start
    if block.shifts:
        return text
    for link in sorted(block.links, key=lambda link: -link.span.start):
        begin, end = link.span.start - start, link.span.end - start
        text = text[:begin].rstrip() + text[begin:end] + text[end:].lstrip()
    return text


def _html_text(html: str) -> str:
    return str(html_text.extract_text(html))


def _resiliparse(html: str) -> str:
    return str(extract_plain_text(html, main_content=False, preserve_formatting=True, alt_texts=False, links=False))


TOOLS: dict[str, Callable[[str], str]] = {"html_text": _html_text, "resiliparse": _resiliparse}
"""Tools that flatten a whole page, menus and all."""


def tooled(tool: str, about: About, text: str, lines: list[tuple[str, float]]) -> Iterator[Example]:
    """Make what a tool made of a page: a line has the label of the block of the same words, else by the body's."""
    leaf = text_page(text, about)
    if isinstance(leaf, Refusal):
        return
    known: dict[str, float] = {}
    for line, value in lines:
        known[" ".join(align.words(line))] = max(value, known.get(" ".join(align.words(line)), value))
    body = [line for line, value in lines if value >= 0.5]
    shares = align.shares([block.text for block in leaf.blocks], body)
    pairs = zip(leaf.blocks, shares, strict=True)
    values = [known.get(" ".join(align.words(block.text)), share) for block, share in pairs]
    yield example(tool, about, leaf, np.array(values, np.float32))


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
    """Give the flattenings that two tools made of the first set, labelled by its true bodies."""
    for tool in TOOLS:
        with gzip.open(shared / "data" / "flat" / f"fundus-dev.{tool}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for flat in map(json.loads, lines):
                row = truth[flat["id"]]
                about = (row, "gold", row.get("lang"))
                leaf = text_page(flat["text"], about)
                if isinstance(leaf, Page):
                    yield example(tool, about, leaf, true_labels([block.text for block in leaf.blocks], row))


def main() -> None:
    """Write all examples to one file."""
    shared, voting, out = (Path(argument) for argument in sys.argv[1:4])
    votes = {row["id"]: row for row in map(json.loads, voting.open(encoding="utf-8"))}
    examples = [tuple(made) for made in gather(shared, votes)]
    out.write_bytes(pickle.dumps(examples))
    print(f"{len(examples):,} pages, {sum(len(made[5]) for made in examples):,} blocks")


if __name__ == "__main__":
    main()
