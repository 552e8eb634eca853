"""The kernel's chain and network against their definitions, a number at a time."""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronik.facts import crf, names
from kronik.facts.crf import Chain
from kronik.facts.features import EDGE, REACH, line, of_pair, of_word, shape
from kronik.facts.network import Layers, described, placed
from kronik.records import Lang

SHIPPED = names.chain(Lang("id"))
assert SHIPPED is not None and SHIPPED.layers is not None
CHAIN, LAYERS, LEXICON = SHIPPED, SHIPPED.layers, SHIPPED.lexicon
WORDS = ["Budi", "Santoso", "di", "Jakarta", "kata", "PT", ".", "ia", "KPU", "Ḿiriam", "Çelik", "İnci", "34", "日本"]
READ = [
    ["Budi", "Santoso", "tiba", "di", "Surabaya", "."],
    ["Rapat", "digelar", "Senin"],
    [],
    ["KPU"],
    ["Jum'at", "(", "3/4", ")", "Ḿiriam", "dari", "São", "Paulo", "‐", "Ḿiriam", "\u01c5an"],
]


def emissions(sentence: list[str], chain: Chain) -> np.ndarray:
    """The scores of the chain's features, looked up by their names."""
    weights = dict(zip(chain.weights.features.decode().split("\n"), chain.weights.table.astype(float), strict=True))
    words = [EDGE, EDGE, *sentence, EDGE, EDGE]
    total = np.zeros((len(sentence), len(chain.weights.labels)))
    for at in range(2, len(words) - 2):
        told = [f"{d}{f}" for d in REACH for f in of_word(words[at + d], chain.lexicon)[abs(d)]]
        told += ["<" + f for f in of_pair(words[at - 1], words[at], chain.lexicon)]
        told += [">" + f for f in of_pair(words[at], words[at + 1], chain.lexicon)]
        told.append("s3=" + "".join(shape(word) for word in words[at - 1 : at + 2]))
        total[at - 2] = sum((weights[f] for f in told if f in weights), start=np.zeros(total.shape[1]))
    return total


def gated(sentence: list[str], layers: Layers) -> np.ndarray:
    """The scores of a quasi-recurrent network."""
    told = []
    for word in sentence:
        rows = [known.get(value, 0) for known, value in zip(layers.rows, described(word, LEXICON), strict=True)]
        rows += [int(column[0]) for column in placed([LEXICON.code(word)])]
        told.append(np.concatenate([t[row] for t, row in zip(layers.tables, rows, strict=True)]).astype(float))
    size = layers.cells
    weights = (layers.gates.astype(float) * layers.scale).reshape(-1, 3, 2, 3, size)
    rest = layers.rest.astype(float).reshape(2, 3, size)
    cells = np.zeros((len(sentence), 2, size))
    for way in (0, 1):
        cell = np.zeros(size)
        for at in range(len(sentence)) if way == 0 else range(len(sentence) - 1, -1, -1):
            gates = rest[way].copy()
            for n, offset in enumerate((-1, 0, 1)):
                if 0 <= at + offset < len(sentence):
                    gates += np.tensordot(told[at + offset], weights[:, n, way], 1)
            kept, out = (1 / (1 + np.exp(-gates[n])) for n in (1, 2))
            cell = kept * cell + (1 - kept) * np.tanh(gates[0])
            cells[at, way] = cell * out
    return cells.reshape(len(sentence), -1) @ layers.out[:-1] + layers.out[-1]


def plainly(sentence: list[str], chain: Chain) -> tuple[list[int], np.ndarray]:
    """The best labels of a sentence, and how probable each label of each word is."""
    scores, moves, layers = emissions(sentence, chain), chain.weights.moves.astype(float), chain.layers
    if layers:
        scores = scores * (1 - layers.share) + gated(sentence, layers) * layers.share
        moves = moves * (1 - layers.share) + layers.moves * layers.share
    best, back = scores[0], []
    for row in scores[1:]:
        back.append((best[:, None] + moves).argmax(0))
        best = (best[:, None] + moves).max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    forward, backward = [scores[0]], [np.zeros(len(moves))]
    for row in scores[1:]:
        forward.append(np.logaddexp.reduce(forward[-1][:, None] + moves, 0) + row)
    for row in scores[:0:-1]:
        backward.append(np.logaddexp.reduce(moves + row + backward[-1], 1))
    joint = np.array(forward) + np.array(backward[::-1])
    return path[::-1], np.exp(joint - np.logaddexp.reduce(joint, 1, keepdims=True))


@pytest.fixture
def open_(monkeypatch: pytest.MonkeyPatch) -> None:
    """All words go through the chain."""
    monkeypatch.setattr(crf, "MARGIN", 1e6)


@pytest.mark.parametrize("layers", [None, LAYERS, msgspec.structs.replace(LAYERS, share=1.0)])
def test_labels_and_probabilities_are_those_of_the_definition(open_: None, layers: Layers | None) -> None:
    chain = Chain(CHAIN.weights, LEXICON, layers)
    for sentence, (labels, sure) in zip(READ, chain.label(READ), strict=True):
        if sentence:
            path, probable = plainly(sentence, chain)
            assert labels == path
            assert sure == pytest.approx(probable[range(len(path)), path], abs=1e-4)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9))
def test_any_words_have_the_labels_of_the_definition(sentence: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crf, "MARGIN", 1e6)
        chain = Chain(CHAIN.weights, LEXICON, LAYERS)
        ((labels, sure),) = chain.label([sentence])
    path, probable = plainly(sentence, chain)
    assert sure == pytest.approx(probable[range(len(path)), labels], abs=1e-4)
    assert labels == path


def test_what_is_settled_at_once_has_the_label_that_the_chain_would_give(monkeypatch: pytest.MonkeyPatch) -> None:
    some = CHAIN.label(READ)
    monkeypatch.setattr(crf, "MARGIN", 1e6)
    assert [labels for labels, _ in Chain(CHAIN.weights, LEXICON, LAYERS).label(READ)] == [path for path, _ in some]


def test_what_a_chain_has_read_changes_nothing_that_it_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Chain(CHAIN.weights, LEXICON, LAYERS)
    monkeypatch.setattr(crf, "KEPT", 5)
    one.label([[f"Kata{n}", "Budi", f"{n}", "dari", "Jakarta"] for n in range(3_000)])  # more than are remembered
    assert one.label(READ) == Chain(CHAIN.weights, LEXICON, LAYERS).label(READ)


def test_a_long_text_is_labelled_as_its_sentences_are(monkeypatch: pytest.MonkeyPatch) -> None:
    together = CHAIN.label(READ)
    monkeypatch.setattr(crf, "AT_ONCE", 7)
    assert CHAIN.label(READ) == together == [path for sentence in READ for path in CHAIN.label([sentence])]


def test_nothing_has_no_labels() -> None:
    assert CHAIN.label([]) == []
    assert CHAIN.label([[], []]) == [([], []), ([], [])]


def test_a_word_is_described_whole() -> None:
    told = line("Çelik", LEXICON).split("\t")
    assert told[:3] == ["Çelik", "çelik", "Xx"]
    assert (*told[3:6],) == LEXICON.of("Çelik")
    assert told[6:] == [LEXICON.code("Çelik"), LEXICON.kind("Çelik")]


def test_the_sums_of_words_are_whole_numbers_that_the_kernel_holds() -> None:
    largest = max(float(np.abs(table).max()) for table in LAYERS.tables) * np.abs(LAYERS.gates).sum(0).max()
    assert largest < 2**24  # a float's mantissa
    assert (LAYERS.gates == np.round(LAYERS.gates)).all() and np.abs(LAYERS.gates).max() < 2**7
    assert all((table == np.round(table)).all() for table in LAYERS.tables)
    assert math.isclose(LAYERS.share, 0.7, abs_tol=0.3)


def test_a_name_never_begins_in_its_middle() -> None:
    labels = CHAIN.weights.labels
    for sentence, (path, _) in zip(READ, CHAIN.label(READ), strict=True):
        told = ["O", *(labels[n] for n in path)]
        assert len(path) == len(sentence)
        assert all(b[0] != "I" or a[2:] == b[2:] for a, b in pairwise(told))
