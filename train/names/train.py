"""Train the names of a language and write kronik/models/names-<code>.npz.

usage: train.py CLUSTERS.tsv LISTS.tsv OUT.npz [--folds N] [--persons FILE.txt ...] FILE.txt ...

Files hold a token and its IOB label a line, an empty line between sentences; PERSON, PLACE and ORGANISATION are read
as PER, LOC and ORG. With --folds the model is not written: each fold is labelled by a model of the others, and the
score is printed.

Files after --persons follow another convention for places and organisations: their persons are kept, and the rest of
their labels is what a model of the other files says. The weights written are a mean of those with and without them.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pycrfsuite

import score
from kronik.facts import features, tokens
from kronik.facts.crf import Chain, Weights
from kronik.facts.lexicon import Lexicon

KINDS = {"PERSON": "PER", "PLACE": "LOC", "ORGANISATION": "ORG"}
SETTINGS = {"c1": 0.02, "c2": 0.3, "max_iterations": 120, "feature.possible_transitions": True}
"""Chosen by three-fold cross-validation on idner-news-2k train + dev among c1 .02-.3 and c2 .02-1."""
SMALLEST = 0.02
"""Weights smaller than this change no label of the development set and are left out."""
SHARES = {"": 0.5, "PER": 0.0, "ORG": 0.5, "LOC": 0.5}
"""Of each kind of label (and of being in no name), how much of the model that saw one convention is taken. Chosen
on idner-news-2k dev and the persons of annotated articles among 0, .2, .3, .5 and .7."""
STEPS = 32_767
"""Weights are kept in two bytes each; one byte costs .006 of F1."""


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The labelled sentences of a file."""
    words: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        parts = line.split()
        if parts:
            label = parts[-1]
            words.append((parts[0], label[:2] + KINDS.get(label[2:], label[2:])))
        elif words:
            yield words
            words = []


def example(words: list[tuple[str, str]], lexicon: Lexicon) -> tuple[list[str], list[str]]:
    """A labelled sentence cut as the tagger cuts it."""
    text = " ".join(word for word, _ in words)
    cut = tokens.cut(text, lexicon.vocabulary)
    labels = ["O"] * len(cut)
    for start, end, kind in score.entities(words):
        inside = [n for n, token in enumerate(cut) if token.start < end and token.end > start]
        for n in inside:
            labels[n] = ("B-" if n == inside[0] else "I-") + kind
    return tokens.texts(cut), labels


def described(words: list[str], lexicon: Lexicon) -> list[list[str]]:
    """The features of each word of a sentence, under the names that kronik.facts.crf looks up."""
    padded = [features.EDGE, features.EDGE, *words, features.EDGE, features.EDGE]
    outlines = [features.shape(word) for word in padded]
    own = [features.of_word(word, lexicon) for word in padded]
    pairs = [features.of_pair(a, b, lexicon) for a, b in pairwise(padded)]
    out = []
    for at in range(2, len(padded) - 2):
        found = [f"{d}{f}" for d in features.REACH for f in own[at + d][abs(d)]]
        found += ["<" + f for f in pairs[at - 1]] + [">" + f for f in pairs[at]]
        out.append([*found, "s3=" + "".join(outlines[at - 1 : at + 2])])
    return out


def fit(examples: list[tuple[list[str], list[str]]], lexicon: Lexicon) -> Weights:
    """Train on labelled sentences."""
    trainer = pycrfsuite.Trainer(verbose=False)
    for words, labels in examples:
        if words:
            trainer.append(described(words, lexicon), labels)
    trainer.set_params(SETTINGS)
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "model")
        trainer.train(file)
        tagger = pycrfsuite.Tagger()
        tagger.open(file)
        info = tagger.info()
    return weights(info)


def weights(info) -> Weights:
    """What CRFsuite learned, as rows and columns."""
    labels = tuple(info.labels)
    column = {label: n for n, label in enumerate(labels)}
    largest: Counter[str] = Counter()
    for (feature, _), weight in info.state_features.items():
        largest[feature] = max(largest[feature], abs(weight))
    kept = sorted(feature for feature, weight in largest.items() if weight >= SMALLEST)
    rows = {feature: n for n, feature in enumerate(kept)}
    table = np.zeros((len(kept), len(labels)), np.float32)
    for (feature, label), weight in info.state_features.items():
        if feature in rows:
            table[rows[feature], column[label]] = weight
    moves = np.zeros((len(labels), len(labels)), np.float32)
    for (a, b), weight in info.transitions.items():
        moves[column[a], column[b]] = weight
    for a in labels:
        for b in labels:
            if b[0] == "I" and a[2:] != b[2:]:
                moves[column[a], column[b]] = -30  # a name does not begin in its middle
    return Weights(labels=labels, features=_lines(kept), table=table, moves=moves)


def save(path: Path, model: Weights, lexicon: Lexicon) -> None:
    """Write a model: weights as whole numbers with one scale, words with their clusters."""
    scale = np.float32(np.abs(model.table).max() / STEPS)
    table = np.round(model.table / scale).astype(np.int16)
    live = np.flatnonzero(np.abs(table).max(1))
    keys = keyed(model)
    words = "\n".join("\t".join([word, *clusters]) for word, clusters in lexicon.words.items())
    arrays = {
        "features": np.frombuffer(_lines([keys[n] for n in live]), np.uint8),
        "table": table[live],
        "scale": scale,
        "moves": model.moves,
        "labels": _bytes("\n".join(model.labels)),
        "words": _bytes(words),
        "listed": _bytes("\n".join(f"{word}\t{code}" for word, code in lexicon.listed.items())),
    }
    np.savez_compressed(path, **arrays)
    print(path, f"{path.stat().st_size / 1e6:.1f} MB", len(live), "features", len(lexicon.words), "words")


def keyed(model: Weights) -> list[str]:
    """The names of a model's features, in the order of its table."""
    return model.features.decode().split("\n")


def _lines(keys: list[str]) -> bytes:
    return "\n".join(keys).encode()


def _bytes(text: str) -> np.ndarray:
    return np.frombuffer(text.encode(), np.uint8)


def lexicon(clusters: Path, lists: Path) -> Lexicon:
    """What train/names/clusters.py and train/names/lists.py wrote."""
    lines = (line.split("\t") for line in clusters.read_text(encoding="utf-8").splitlines())
    listed = dict(line.split("\t") for line in lists.read_text(encoding="utf-8").splitlines())
    return Lexicon(words={word: (a, b, c) for word, a, b, c in lines}, listed=listed)


Labelled = list[tuple[str, str]]


def fitted(data: list[Labelled], more: list[Labelled], known: Lexicon) -> Weights:
    """Train on some files, and blend what is learned with what they and the persons of others teach."""
    examples = [example(words, known) for words in data]
    own = fit(examples, known)
    if not more:
        return own
    chain = Chain(own, known)
    return blended(own, fit(examples + [persons(words, chain) for words in more], known))


def blended(own: Weights, both: Weights) -> Weights:
    """One chain of two: for each label, so much of the first as `SHARES` says, and the rest of the second."""
    keys = sorted({*keyed(own), *keyed(both)})
    rows = {key: n for n, key in enumerate(keys)}
    order = [both.labels.index(label) for label in own.labels]
    share = np.array([SHARES[label[2:]] for label in own.labels], np.float32)
    table = np.zeros((len(keys), len(own.labels)), np.float32)
    for key, weights in zip(keyed(own), own.table, strict=True):
        table[rows[key]] += weights * share
    for key, weights in zip(keyed(both), both.table, strict=True):
        table[rows[key]] += weights[order] * (1 - share)
    moves = own.moves * share + both.moves[np.ix_(order, order)] * (1 - share)
    return Weights(labels=own.labels, features=_lines(keys), table=table, moves=moves)


def persons(words: Labelled, chain: Chain) -> tuple[list[str], list[str]]:
    """A sentence with its own persons, and with a model's places and organisations."""
    cut, own = example(words, chain.lexicon)
    ((path, _),) = chain.label([cut])
    guessed = [chain.weights.labels[n] for n in path]
    mixed = [
        a if a[2:] == "PER" else b if b[2:] not in ("", "PER") else "O" for a, b in zip(own, guessed, strict=True)
    ]
    for n, label in enumerate(mixed):
        if label[0] == "I" and (n == 0 or mixed[n - 1][2:] != label[2:]):
            mixed[n] = "B" + label[1:]
    return cut, mixed


def crossed(data: list[Labelled], more: list[Labelled], folds: int, known: Lexicon) -> None:
    """Print the score of labelling each fold by a model of the others."""
    tally = score.Tally()
    for fold in range(folds):
        train = [words for n, words in enumerate(data) if n % folds != fold]
        chain = Chain(fitted(train, more, known), known)
        for words in data[fold::folds]:
            tally.add(words, labelled(words, chain))
    print(tally)


def labelled(words: list[tuple[str, str]], chain: Chain) -> set[score.Entity]:
    """The entities that a model finds in a sentence."""
    text = " ".join(word for word, _ in words)
    cut = tokens.cut(text, chain.lexicon.vocabulary)
    ((path, _),) = chain.label([tokens.texts(cut)])
    names = [chain.weights.labels[n] for n in path]
    found, start = set(), 0
    for n, label in enumerate([*names, "O"]):
        if n and names[n - 1] != "O" and label != "I-" + names[n - 1][2:]:
            found.add((cut[start].start, cut[n - 1].end, names[n - 1][2:]))
        if label[0] != "I":
            start = n
    return {(a, b + bool(re.match(r"[^(]*\([^)]*$", text[a:b]) and text[b : b + 1] == ")"), k) for a, b, k in found}


def main() -> None:
    """Read the arguments; train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("clusters", type=Path)
    parser.add_argument("lists", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--persons", type=Path, nargs="*", default=[])
    args = parser.parse_args()
    known = lexicon(args.clusters, args.lists)
    data = [words for file in args.files for words in sentences(file)]
    more = [words for file in args.persons for words in sentences(file)]
    if args.folds:
        crossed(data, more, args.folds, known)
    else:
        save(args.out, fitted(data, more, known), known)


if __name__ == "__main__":
    main()
