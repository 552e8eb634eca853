"""Word clusters from running text: words that stand in the same places share a number.

usage: clusters.py OUT.tsv FILE.jsonl.gz ...

Counts of the words one and two to the left and right, weighted by positive PMI, brought to 64 dimensions by a
randomized SVD (Halko, Martinsson, Tropp 2011), then k-means on the unit sphere at two sizes. Only the words and
their cluster numbers are written: no sentence of the text can be got back.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np

from kronik.facts import tokens

WORDS, CONTEXTS, LEAST = 40_000, 1_500, 8
SIZES = (60, 250, 1000)
OFFSETS = (-2, -1, 1, 2)


class Line(msgspec.Struct):
    """What is used of a record."""

    text: str = ""
    title: str | None = None


def paragraphs(paths: list[str]):
    """Each line of each text once, as words; digits are one digit."""
    decoder, seen = msgspec.json.Decoder(Line), set()
    for path in paths:
        with gzip.open(path) as file:
            for raw in file:
                line = decoder.decode(raw)
                for text in [line.title or "", *line.text.split("\n")]:
                    key = hash(text)
                    if len(text) > 20 and key not in seen:
                        seen.add(key)
                        yield [fold(t.text) for t in tokens.cut(text)]


def fold(word: str) -> str:
    """A word as it is counted: digits as one."""
    return "0" * min(len(word), 4) if word[0].isdigit() else word


def count(paths: list[str]) -> tuple[list[str], np.ndarray]:
    """The words and their counts of contexts, a row a word."""
    lines = list(paragraphs(paths))
    freq = Counter(w for line in lines for w in line)
    words = [w for w, n in freq.most_common(WORDS) if n >= LEAST]
    number = {w: i for i, w in enumerate(words)}
    table = np.zeros((len(words), CONTEXTS * len(OFFSETS)), np.float32)
    ids = [np.array([-1, -1, *(number.get(w, -1) for w in line), -1, -1], np.int32) for line in lines]
    flat = np.concatenate(ids)
    for k, offset in enumerate(OFFSETS):
        a = flat[max(0, -offset) : len(flat) - max(0, offset)]
        b = flat[max(0, offset) : len(flat) - max(0, -offset)]
        keep = (a >= 0) & (b >= 0) & (b < CONTEXTS)
        pairs = a[keep].astype(np.int64) * table.shape[1] + b[keep] + k * CONTEXTS
        where, times = np.unique(pairs, return_counts=True)
        table.reshape(-1)[where] += times
    return words, table


def embed(table: np.ndarray, size: int = 64) -> np.ndarray:
    """Unit vectors of the words: randomized SVD of the positive PMI."""
    total = table.sum()
    row, col = table.sum(1, keepdims=True) + 1, table.sum(0, keepdims=True) ** 0.75
    col *= total / col.sum()
    pmi = np.log(np.maximum(table * total / (row * (col + 1)), 1e-9))
    np.maximum(pmi, 0, out=pmi)
    rng = np.random.default_rng(5)
    base = pmi @ rng.standard_normal((pmi.shape[1], size + 16), np.float32)
    for _ in range(3):
        base, _ = np.linalg.qr(pmi @ (pmi.T @ base))
    left, values, _ = np.linalg.svd(base.T @ pmi, full_matrices=False)
    vectors = (base @ left)[:, :size] * np.sqrt(values[:size])
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def kmeans(vectors: np.ndarray, k: int, rounds: int = 25) -> np.ndarray:
    """Cluster numbers of unit vectors, by cosine; an empty cluster takes the point that fits its own worst."""
    rng = np.random.default_rng(k)
    centres = vectors[rng.choice(min(len(vectors), 10_000), k, replace=False)]
    for _ in range(rounds):
        near = np.concatenate([(part @ centres.T).argmax(1) for part in np.array_split(vectors, 10)])
        sums = np.zeros_like(centres)
        np.add.at(sums, near, vectors)
        empty = np.flatnonzero(np.bincount(near, minlength=k) == 0)
        if len(empty):
            fit = (vectors * centres[near]).sum(1)
            sums[empty] = vectors[np.argsort(fit)[: len(empty)]]
        centres = sums / (np.linalg.norm(sums, axis=1, keepdims=True) + 1e-9)
    return near


def main(out: str, *paths: str) -> None:
    """Write `word TAB coarse TAB fine` a line, the most frequent word first."""
    words, table = count(list(paths))
    print(len(words), "words", flush=True)
    vectors = embed(table)
    columns = [kmeans(vectors, k) for k in SIZES]
    with Path(out).open("w", encoding="utf-8") as file:
        for word, *numbers in zip(words, *columns, strict=True):
            file.write("\t".join([word, *map(str, numbers)]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
