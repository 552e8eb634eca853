from __future__ import annotations

import math

import numpy as np
import pytest

from kronik.facts import names, network
from kronik.facts.network import Layers, Network, described, placed
from kronik.records import Lang

CHAIN = names.chain(Lang("id"))
assert CHAIN is not None and CHAIN.network is not None
LAYERS, LEXICON = CHAIN.network.layers, CHAIN.lexicon
READ = [["Budi", "Santoso", "tiba", "di", "Surabaya", "."], ["Rapat", "digelar", "Senin"], ["KPU"]]


def plainly(sentence: list[str], layers: Layers) -> list[list[float]]:
    """The scores of one sentence by the definition of a quasi-recurrent network, a number at a time."""
    told = []
    for word in sentence:
        rows = [known.get(value, 0) for known, value in zip(layers.rows, described(word, LEXICON), strict=True)]
        rows += [int(column[0]) for column in placed([LEXICON.code(word)])]
        told.append(np.concatenate([t[row] for t, row in zip(layers.tables, rows, strict=True)]).astype(float))
    size = layers.cells
    weights = (layers.gates.astype(float) * layers.scale).reshape(len(told[0]), 3, 2, 3, size)
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
    return (cells.reshape(len(sentence), -1) @ layers.out[:-1] + layers.out[-1]).tolist()


def test_the_scores_are_those_of_the_definition():
    found = Network(LAYERS, LEXICON).scores(READ)
    plain = [row for sentence in READ for row in plainly(sentence, LAYERS)]
    assert found == pytest.approx(np.array(plain), abs=1e-3)


def test_a_sentence_is_scored_alike_alone_and_among_others():
    among = Network(LAYERS, LEXICON).scores(READ)
    alone = np.concatenate([Network(LAYERS, LEXICON).scores([sentence]) for sentence in READ])
    assert among == pytest.approx(alone, abs=1e-4)


def test_what_a_network_has_read_changes_nothing_that_it_reads():
    one = Network(LAYERS, LEXICON)
    one.scores([["Kabar", "Budi", "dari", "Jakarta"]])
    assert (one.scores(READ) == Network(LAYERS, LEXICON).scores(READ)).all()


def test_a_network_that_forgets_words_answers_the_same(monkeypatch: pytest.MonkeyPatch):
    full = Network(LAYERS, LEXICON).scores(READ)
    monkeypatch.setattr(network, "KEPT", 14)
    monkeypatch.setattr(network, "FREQUENT", 100)
    monkeypatch.setattr(network, "AT_ONCE", 6)
    small = Network(LAYERS, LEXICON)
    assert small.scores(READ) == pytest.approx(full, abs=1e-4)
    assert small.scores(READ[::-1][:2]) == pytest.approx(np.concatenate([full[9:], full[6:9]]), abs=1e-4)


def test_the_sums_of_words_are_whole_numbers_that_a_float_holds():
    largest = max(float(np.abs(table).max()) for table in LAYERS.tables) * np.abs(LAYERS.gates).sum(0).max()
    assert largest < 2**24
    assert (LAYERS.gates == np.round(LAYERS.gates)).all()
    assert all((table == np.round(table)).all() for table in LAYERS.tables)
    assert math.isclose(LAYERS.share, 0.7, abs_tol=0.3)
