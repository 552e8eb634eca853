"""Names of persons, organisations and places: a conditional random field and a network over the sentences of a page.

The model of a language is a file of `kronik/models` with a card beside it; train/names makes both. A language
without a model but with word lists has the names that `kronik.facts.capitals` finds; one without either has none.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import islice
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from kronik import language
from kronik.facts import called, capitals, edges, tokens
from kronik.facts.crf import Chain, Weights
from kronik.facts.lexicon import Lexicon
from kronik.facts.network import Layers
from kronik.facts.wording import wording
from kronik.language import Pack
from kronik.records import Lang, Name, NameKind, Span

RULE = "names crf"
MARGINALS = (0.0, 0.55, 0.65, 0.75, 0.85, 0.925, 0.97, 0.99, 1.0)
SHARES = (0.2, 0.41, 0.5, 0.64, 0.77, 0.87, 0.91, 0.96, 0.98)
"""How often names of such a least marginal were right, on sentences that the model had not seen (idner-news-2k dev,
556 names): the model is surer than it should be, and its confidence is brought down to what was counted. Below .7 it
was right more often there (.68 of 46), but less often of persons in whole articles (.38 of 21, train/gold), which
these numbers follow."""
CASED = 5
"""Words from which a sentence without a change of case is believed to have lost it."""
TEXTS = ("labels", "words", "listed")
"""Parts of a model that are text, an entry a line, beside the names of the features."""
LONGEST = 250
"""Words of a sentence that are labelled; a longer one is a table, and what follows is left without names."""


@cache
def chain(lang: Lang) -> Chain | None:
    """The model of a language, read once; None where it has none."""
    file = resources.files("kronik.models") / f"names-{lang}.npz"
    return read(file.read_bytes()) if file.is_file() else None


def read(raw: bytes) -> Chain:
    """Read a model as train/names/train.py writes it, with the network that train/names/network.py adds."""
    with np.load(io.BytesIO(raw), allow_pickle=False) as data:
        layers = _layers(data) if "net_out" in data else None
        texts = {key: data[key].tobytes().decode().split("\n") for key in TEXTS}
        weights = Weights(
            labels=tuple(texts["labels"]),
            features=data["features"].tobytes(),
            table=data["table"].astype(np.float32) * data["scale"],
            moves=data["moves"],
        )
    listed = dict(line.split("\t") for line in texts["listed"])
    known = (line.split("\t") for line in texts["words"])
    lexicon = Lexicon(words={word: (a, b, c) for word, a, b, c in known}, listed=listed)
    return Chain(weights, lexicon, layers)


def _layers(data: Mapping[str, NDArray[Any]]) -> Layers:
    """Read a network; the tables of its features stand one after another."""
    values = iter(data["net_values"].tobytes().decode().split("\n"))
    shapes = data["net_shapes"]
    tables = np.split(data["net_tables"].astype(np.float32), np.cumsum(shapes.prod(1))[:-1])
    return Layers(
        rows=tuple({value: n + 1 for n, value in enumerate(islice(values, size))} for size in data["net_sizes"]),
        tables=tuple(table.reshape(shape) for table, shape in zip(tables, shapes, strict=True)),
        gates=data["net_gates"].astype(np.float32),
        scale=data["net_scale"],
        rest=data["net_rest"],
        out=data["net_out"],
        moves=data["net_moves"],
        share=float(data["net_share"]),
    )


@cache
def known(code: Lang) -> tokens.Vocabulary:
    """The words by which glued text of a language is cut; none where it has no model."""
    model, words = chain(code), wording(code)
    if model is None:
        return tokens.NONE
    joints = frozenset(language.load(code).facts.glued)
    return msgspec.structs.replace(model.lexicon.vocabulary, joints=joints, verbs=words.verbs)


def find(text: str, spans: list[Span], pack: Pack) -> list[tuple[tuple[tokens.Token, ...], tuple[Name, ...]]]:
    """Give the words of each sentence and the names in it, both in reading order."""
    model = chain(pack.code)
    vocabulary = known(pack.code)
    cut = [_shifted(tokens.cut(span.of(text), vocabulary), span.start) for span in spans]
    if model is None:
        listed = bool(pack.facts.offices)
        return [(tuple(words), capitals.find(text, tuple(words), pack) if listed else ()) for words in cut]
    paths = model.label([_cased(tokens.texts(words[:LONGEST]), vocabulary) for words in cut])
    labels = model.weights.labels
    lists = wording(pack.code)
    out = []
    for words, (numbers, sure) in zip(cut, paths, strict=True):
        told = [labels[n] for n in numbers]
        whole = edges.mended(words[: len(told)], told)
        # a word that follows from its neighbours makes a name no less sure
        found = _names(text, words, whole, [1 if a != b else p for a, b, p in zip(told, whole, sure, strict=True)])
        out.append((tuple(words), tuple(called.find(text, words, found, lists, model.lexicon))))
    return out


def _cased(words: list[str], vocabulary: tokens.Vocabulary) -> list[str]:
    """The words as running text would print them, where a sentence is in capitals or in small letters throughout."""
    letters = [word for word in words if word.isalpha()]
    if len(letters) < CASED or not (all(map(str.isupper, letters)) or all(map(str.islower, letters))):
        return words
    ranks = vocabulary.ranks
    ways = ((word, (word.lower(), word.capitalize(), word.upper())) for word in words)
    last = len(ranks)
    return [min(forms, key=lambda form: ranks.get(form, last)) if w.isalpha() else w for w, forms in ways]


def _shifted(words: list[tokens.Token], start: int) -> list[tokens.Token]:
    """Words counted from the start of the text."""
    return [tokens.Token(w.text, w.start + start, w.end + start) for w in words]


def _names(text: str, words: list[tokens.Token], labels: list[str], sure: list[float]) -> list[Name]:
    """The names that a path of labels marks; the confidence of a name follows its least certain word."""
    names: list[Name] = []
    start = 0
    for number, label in enumerate([*labels, "O"]):
        inside = number < len(labels) and label[0] == "I" and label[2:] == labels[number - 1][2:]
        if number and labels[number - 1] != "O" and not inside:
            span = Span(words[start].start, _end(text, words[start:number]))
            names.append(
                Name(
                    span=span,
                    rule=RULE,
                    confidence=round(float(np.interp(min(sure[start:number]), MARGINALS, SHARES)), 3),
                    text=span.of(text),
                    kind=NameKind(labels[number - 1][2:]),
                )
            )
        if not inside:
            start = number
    return names


def _end(text: str, words: list[tokens.Token]) -> int:
    """Where a name ends: a bracket opened in it and closed right after it belongs to it."""
    end = words[-1].end
    inside = text[words[0].start : end]
    return end + 1 if inside.count("(") > inside.count(")") and text[end : end + 1] == ")" else end
