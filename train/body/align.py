"""Which blocks of a page are in a given body: the labels that the model is trained on.

A body is a string of words, and so is every block. Long blocks are found in the body by their words; of several
places or several copies, the run of blocks that follows the body's order and covers most of it is kept. Short blocks
(subheadings, list items) count where they stand right after such a block, or fill a line of the body.
"""

from __future__ import annotations

import re
from typing import Final

import numpy as np

WORD = re.compile(r"\w+")
LONG: Final = 5
"""Words from which a block may be found anywhere; shorter ones occur by accident."""
GAP: Final = 4
"""Words that may be missing between a block and a short one that follows it."""


def words(text: str) -> list[str]:
    """Give the words of a text, as the scorer cuts them."""
    return WORD.findall(text)


def shares(blocks: list[str], body: list[str]) -> np.ndarray:
    """Give for each block the share of its words that are in the body, at a place that fits the body's order."""
    truth = [word for paragraph in body for word in words(paragraph)]
    text = f" {' '.join(truth)} "
    starts = _starts(text)
    lines = {" ".join(words(line)) for paragraph in body for line in paragraph.split("\n")}
    grams = _grams(truth)
    cut = [words(block) for block in blocks]
    found = np.zeros(len(blocks), np.float32)
    candidates = [c for place, block in enumerate(cut) for c in _places(place, block, text, starts, lines)]
    kept = _chain(candidates)
    for place, *_ in kept:
        found[place] = 1
    _fill_short(cut, truth, kept, found)
    for place, block in enumerate(cut):
        if found[place]:
            grams -= _grams(block)
    for place, block in enumerate(cut):
        if not found[place] and len(block) >= 8:
            here = _grams(block)
            hit = len(here & grams) / len(here)
            found[place] = hit if hit > 0.3 else 0
            grams -= here if hit > 0.3 else set()
    return found


def _grams(block: list[str]) -> set[tuple[str, ...]]:
    return {tuple(block[i : i + 4]) for i in range(len(block) - 3)}


def _starts(text: str) -> dict[int, int]:
    """Give the number of the word that begins at each offset of the joined text."""
    return {match.start(): number for number, match in enumerate(WORD.finditer(text))}


def _places(place: int, block: list[str], text: str, starts: dict[int, int], lines: set[str]):
    joined = " ".join(block)
    if not block or (len(block) < LONG and joined not in lines):
        return
    at = text.find(f" {joined} ")
    for _ in range(4):
        if at < 0:
            return
        first = starts[at + 1]
        yield place, first, first + len(block)
        at = text.find(f" {joined} ", at + 1)


def _chain(candidates: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Keep the candidates that follow the body's order and together cover most words."""
    best: list[tuple[float, int]] = []
    for i, (place, first, last) in enumerate(candidates):
        top, back = 0.0, -1
        for j in range(i - 1, -1, -1):
            if candidates[j][0] < place and candidates[j][2] <= first and best[j][0] > top:
                top, back = best[j][0], j
        best.append((top + last - first, back))
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    chain = []
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    return chain[::-1]


def _fill_short(cut: list[list[str]], truth: list[str], kept: list[tuple[int, int, int]], found: np.ndarray) -> None:
    """Add the short blocks between kept ones whose words come next in the body."""
    ends = {place: last for place, _, last in kept}
    pointer = None
    for place, block in enumerate(cut):
        if place in ends:
            pointer = ends[place]
        elif pointer is not None and block and len(block) < 12:
            for skip in range(GAP):
                if truth[pointer + skip : pointer + skip + len(block)] == block:
                    found[place] = 1
                    pointer += skip + len(block)
                    break
