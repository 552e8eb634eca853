"""Train the network of a language's names, and write it into the model that train.py made.

usage: network.py MODEL.npz [--out OUT.npz] [--folds N | --on FILE.txt] [--persons FILE.txt ...] FILE.txt ...

Files are as train.py reads them; MODEL.npz gives words with their clusters and lists, and the chain beside which the
network stands. Files after --persons follow another convention: of theirs the network learns who is a person, while a
second set of labels that is thrown away learns the rest. Where a file has a part of speech between word and label,
it learns these too, and they are thrown away as well: what all three need of a sentence is what is kept.

With --on nothing is written: the score on another file is printed for each share of the network, and how often names
of each marginal were right. Needs torch (train/names/requirements.txt); four minutes of one core.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from train import Labelled, example, labelled, sentences

import score
from kronik.facts import names, tokens
from kronik.facts.crf import Chain
from kronik.facts.lexicon import Lexicon
from kronik.facts.network import GATES, REACH, Layers, described, placed

WIDTHS = (32, 12, 24, 32, 12, 16, 16, 8, 8, 8, *(6,) * 9)
"""Numbers that tell of each feature of `described`, and of each place of a code of lists."""
TOLD, PLACES, STEPS = 10, 9, 5
"""Features of `described`, places of a code, and values of a place."""
CELLS = 64
ROUNDS, BATCH, RATE, DECAY = 20, 32, 2e-3, 1e-2
DROPPED, BLANKED, LESS = 0.5, 0.3, 0.1
"""Of the numbers, of the words as such, and of their ends and beginnings, so many are left out in training."""
BLANKED_TOO = (5, 6, 8, 9)
LEAST = 2
"""Times that a value must be seen to have numbers of its own."""
OTHERS, SECOND, SPEECH = 0.7, 0.5, 0.3
"""What the persons of other files, their own labels, and parts of speech weigh beside the labels wanted."""
NEVER = -1e4
LONGEST = 120
"""Words of the longest sentence of other files that is learned from."""
WHOLE = 127
"""The largest whole number of what is kept."""
SHARE = 0.6
STAGES = 8
"""Parts of the names of a check, by how sure they are."""


class Seen(msgspec.Struct, frozen=True):
    """A labelled sentence in numbers."""

    words: list[str]
    rows: np.ndarray
    labels: np.ndarray
    speech: np.ndarray
    """Part of speech of each word; -1 where it is not told."""
    other: bool
    """Whether it follows the other convention."""


class Model(nn.Module):
    """The arithmetic of `kronik.facts.network`, to be trained."""

    def __init__(self, sizes: Sequence[int], labels: Sequence[str], speech: int) -> None:
        super().__init__()
        self.tables = nn.ModuleList(
            nn.Embedding(size, width, padding_idx=0 if n < TOLD else None)
            for n, (size, width) in enumerate(zip(sizes, WIDTHS, strict=True))
        )
        for table in self.tables[:TOLD]:
            nn.init.normal_(table.weight, std=1.5 * table.weight.shape[1] ** -0.5)
            nn.init.zeros_(table.weight[0])
        self.gates = nn.Conv1d(sum(WIDTHS), 2 * GATES * CELLS, len(REACH), padding=len(REACH) // 2)
        self.heads = nn.ModuleList(nn.Linear(2 * CELLS, len(labels)) for _ in range(2))
        self.free = nn.ParameterList(nn.Parameter(torch.zeros(len(labels), len(labels))) for _ in range(2))
        self.speech = nn.Linear(2 * CELLS, max(speech, 1))
        self.register_buffer("barred", NEVER * barred(labels))
        self.register_buffer("start", NEVER * torch.tensor([float(label[0] == "I") for label in labels]))

    def forward(self, rows: Tensor, mask: Tensor) -> Tensor:
        """The cells of each word."""
        parts = []
        for n, table in enumerate(self.tables):
            column = rows[:, :, n]
            if self.training and (n == 0 or n in BLANKED_TOO):
                column = column.masked_fill(torch.rand(column.shape) < (LESS if n else BLANKED), 0)
            parts.append(table(column))
        told = functional.dropout(torch.cat(parts, 2), DROPPED, self.training) * mask[:, :, None]
        gates = self.gates(told.transpose(1, 2)).transpose(1, 2)
        both = torch.stack([gates[:, :, : GATES * CELLS], gates[:, :, GATES * CELLS :].flip(1)])
        live = torch.stack([mask, mask.flip(1)])[..., None]
        let, kept, out = both.split(CELLS, 3)
        kept = torch.where(live, kept.sigmoid(), torch.ones(()))
        steps, cell = [], torch.zeros(2, len(rows), CELLS)
        for keep, new in zip(kept.unbind(2), ((1 - kept) * let.tanh()).unbind(2), strict=True):
            cell = keep * cell + new
            steps.append(cell)
        onward, back = torch.stack(steps, 2) * out.sigmoid()
        return functional.dropout(torch.cat([onward, back.flip(1)], 2), DROPPED, self.training)

    def loss(self, batch: list[Seen]) -> Tensor:
        """How improbable what is annotated is, by sentence."""
        rows, labels, speech, mask = padded(batch)
        other = torch.tensor([seen.other for seen in batch])
        cells = self(rows, mask)
        exact = functional.one_hot(labels, len(self.start)).bool()
        persons = exact[:, :, self.persons].any(2)
        allowed = torch.where((other[:, None] & ~persons)[:, :, None], self.unpersonal, exact)
        weight = torch.where(other, OTHERS, 1.0)
        loss = (self.improbable(0, cells, mask, allowed) * weight).sum()
        if other.any():
            loss = loss + SECOND * self.improbable(1, cells[other], mask[other], exact[other]).sum()
        if (speech >= 0).any():
            told = self.speech(cells).flatten(0, 1)
            loss = loss + SPEECH * functional.cross_entropy(told, speech.flatten(), ignore_index=-1, reduction="sum")
        return loss / len(batch)

    def improbable(self, head: int, cells: Tensor, mask: Tensor, allowed: Tensor) -> Tensor:
        """Minus the logarithm of how probable the allowed labels of each sentence are."""
        scores, moves = self.heads[head](cells), self.free[head] + self.barred
        held = scores.masked_fill(~allowed & mask[:, :, None], NEVER)
        return self.total(scores, mask, moves) - self.total(held, mask, moves)

    def total(self, scores: Tensor, mask: Tensor, moves: Tensor) -> Tensor:
        """The logarithm of the sum over all paths."""
        sums = scores[:, 0] + self.start
        for at in range(1, scores.shape[1]):
            after = torch.logsumexp(sums[:, :, None] + moves, 1) + scores[:, at]
            sums = torch.where(mask[:, at, None], after, sums)
        return torch.logsumexp(sums, 1)


def barred(labels: Sequence[str]) -> Tensor:
    """One where a label may not follow another: a name does not begin in its middle."""
    return torch.tensor([[float(b[0] == "I" and a[2:] != b[2:]) for b in labels] for a in labels])


def padded(batch: list[Seen]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Sentences side by side: rows, labels, parts of speech, and where words are."""
    longest = max(len(seen.labels) for seen in batch)
    rows = np.zeros((len(batch), longest, len(WIDTHS)), np.int64)
    labels, speech = np.zeros((len(batch), longest), np.int64), np.full((len(batch), longest), -1, np.int64)
    mask = np.zeros((len(batch), longest), np.bool_)
    for n, seen in enumerate(batch):
        size = len(seen.labels)
        rows[n, :size], labels[n, :size], speech[n, :size], mask[n, :size] = seen.rows, seen.labels, seen.speech, True
    return torch.from_numpy(rows), torch.from_numpy(labels), torch.from_numpy(speech), torch.from_numpy(mask)


def values(read: list[list[str]], lexicon: Lexicon) -> tuple[dict[str, int], ...]:
    """The rows of the values of each feature that are seen often enough, and of all clusters."""
    counts = [Counter[str]() for _ in range(TOLD)]
    for words in read:
        for word in words:
            for count, value in zip(counts, described(word, lexicon), strict=True):
                count[value] += 1
    found = []
    for n, count in enumerate(counts):
        if 1 <= n <= 3:
            some = sorted({clusters[n - 1] for clusters in lexicon.words.values()}, key=int)
        else:
            some = sorted(value for value, times in count.items() if times >= LEAST)
        found.append({value: row + 1 for row, value in enumerate(some)})
    return tuple(found)


def seen(words: Labelled, said: list[str], chain: Chain, rows: tuple[dict[str, int], ...], other: bool) -> Seen:
    """A labelled sentence, with its parts of speech where it has any."""
    cut, labels = example(words, chain.lexicon)
    told = [described(word, chain.lexicon) for word in cut]
    found = [[known.get(v, 0) for known, v in zip(rows, one, strict=True)] for one in told]
    codes = placed([chain.lexicon.code(word) for word in cut]) if cut else []
    return Seen(
        words=cut,
        rows=np.concatenate([np.array(found, np.int64).reshape(len(cut), TOLD), *(c[:, None] for c in codes)], 1),
        labels=np.array([chain.weights.labels.index(label) for label in labels], np.int64),
        speech=np.array(spoken(words, said, chain.lexicon), np.int64),
        other=other,
    )


SPOKEN = ("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM")
SPOKEN += ("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X")
"""The parts of speech of Universal Dependencies that the files have."""


def spoken(words: Labelled, said: list[str], lexicon: Lexicon) -> list[int]:
    """The part of speech of each word as the tagger cuts the sentence."""
    cut = tokens.cut(" ".join(word for word, _ in words), lexicon.vocabulary)
    ends = np.cumsum([len(word) + 1 for word, _ in words])
    numbers = [SPOKEN.index(part) if part in SPOKEN else -1 for part in said]
    return [numbers[int(np.searchsorted(ends, token.start, "right"))] for token in cut]


def parts(path: Path) -> list[list[str]]:
    """What stands between word and label in a file, sentence by sentence; "" where nothing does."""
    found: list[list[str]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        split = line.split()
        if split:
            found[-1].append(split[1] if len(split) > 2 else "")
        elif found[-1]:
            found.append([])
    return [said for said in found if said]


def read(paths: list[Path]) -> list[tuple[Labelled, list[str]]]:
    """The labelled sentences of files, each with its parts of speech."""
    return [pair for path in paths for pair in zip(sentences(path), parts(path), strict=True)]


def fit(
    data: list[tuple[Labelled, list[str]]], more: list[tuple[Labelled, list[str]]], chain: Chain, seed: int
) -> Layers:
    """Train on labelled sentences, and keep what reading needs."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    rows = values([example(words, chain.lexicon)[0] for words, _ in [*data, *more]], chain.lexicon)
    own = [seen(words, said, chain, rows, False) for words, said in data]
    others = [seen(words, said, chain, rows, True) for words, said in more]
    some = [*filter(lambda s: s.words, own), *(s for s in others if 0 < len(s.words) < LONGEST)]
    labels = chain.weights.labels
    model = Model([*(len(known) + 1 for known in rows), *[STEPS] * PLACES], labels, len(SPOKEN))
    model.persons = torch.tensor([label[2:] == "PER" for label in labels])
    model.unpersonal = ~model.persons
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=DECAY)
    steps = ROUNDS * (len(some) // BATCH + 1)
    rate = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.1)
    model.train()
    for turn in range(ROUNDS):
        order = sorted(rng.permutation(len(some)), key=lambda n: len(some[n].words) + rng.random() * 8)
        batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
        rng.shuffle(batches)
        lost = 0.0
        for batch in batches:
            loss = model.loss([some[n] for n in batch])
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimiser.step()
            rate.step()
            lost += loss.item()
        print("round", turn + 1, round(lost / len(batches), 3), flush=True)
    return layers(model, rows)


def layers(model: Model, rows: tuple[dict[str, int], ...]) -> Layers:
    """The weights of a trained network, the large ones as whole numbers."""
    tables, factors = [], []
    for table in model.tables:
        weights = table.weight.detach().numpy()
        worth = np.maximum(np.abs(weights).max(0), 1e-6) / WHOLE
        tables.append(np.round(weights / worth).astype(np.float32))
        factors.append(worth)
    # of a convolution: what is told, what comes in, the offset
    gates = model.gates.weight.detach().numpy().transpose(1, 2, 0).reshape(sum(WIDTHS), -1)
    gates = gates * np.concatenate(factors)[:, None]
    scale = (np.abs(gates).max(0) / WHOLE).astype(np.float32)
    head = model.heads[0]
    out = np.concatenate([head.weight.detach().numpy().T, head.bias.detach().numpy()[None]])
    return Layers(
        rows=rows,
        tables=tuple(tables),
        gates=np.round(gates / scale).astype(np.float32),
        scale=scale,
        rest=model.gates.bias.detach().numpy().astype(np.float32),
        out=out.astype(np.float32),
        moves=np.maximum((model.free[0] + model.barred).detach().numpy(), -30).astype(np.float32),
        share=SHARE,
    )


def save(path: Path, model: Path, made: Layers) -> None:
    """Write a model with its network."""
    with np.load(model, allow_pickle=False) as data:
        arrays = {key: data[key] for key in data.files if not key.startswith("net_")}
    arrays |= {
        "net_values": np.frombuffer("\n".join(v for known in made.rows for v in known).encode(), np.uint8),
        "net_sizes": np.array([len(known) for known in made.rows], np.int32),
        "net_shapes": np.array([table.shape for table in made.tables], np.int32),
        "net_tables": np.concatenate([table.astype(np.int8).ravel() for table in made.tables]),
        "net_gates": made.gates.astype(np.int8),
        "net_scale": made.scale,
        "net_rest": made.rest,
        "net_out": made.out,
        "net_moves": made.moves,
        "net_share": np.float32(made.share),
    }
    np.savez_compressed(path, **arrays)
    print(path, f"{path.stat().st_size / 1e6:.1f} MB")


def check(data: list[tuple[Labelled, list[str]]], chain: Chain, made: Layers) -> None:
    """Print the score of each share, and for the one that is kept how often names of each marginal are right."""
    for share in (0.0, 0.5, 0.6, 0.7, 0.8, 1.0):
        mixed = msgspec.structs.replace(made, share=share)
        tally = score.Tally()
        for words, _ in data:
            tally.add(words, labelled(words, Chain(chain.weights, chain.lexicon, mixed)))
        print(share, tally, sep="\n")
    told = sorted(pair for words, _ in data for pair in sureness(words, Chain(chain.weights, chain.lexicon, made)))
    for some in np.array_split(np.array(told), STAGES):
        print(f"least marginal {some[:, 0].mean():.3f} of {len(some)}, right {some[:, 1].mean():.2f}")


def sureness(words: Labelled, chain: Chain) -> list[tuple[float, bool]]:
    """Of each name found in a sentence: its least marginal, and whether it is annotated."""
    text = " ".join(word for word, _ in words)
    cut = tokens.cut(text, chain.lexicon.vocabulary)
    ((_, sure),) = chain.label([tokens.texts(cut)])
    gold = score.stripped(text, score.entities(words))
    found = []
    for name in labelled(words, chain):
        least = min(p for token, p in zip(cut, sure, strict=True) if name[0] <= token.start < name[1])
        found.append((least, not score.stripped(text, {name}).isdisjoint(gold)))
    return found


def main() -> None:
    """Read the arguments; train, and write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--persons", type=Path, nargs="*", default=[])
    parser.add_argument("--out", type=Path)
    parser.add_argument("--on", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.set_num_threads(1)
    chain = names.read(args.model.read_bytes())
    made = fit(read(args.files), read(args.persons), chain, args.seed)
    if args.on:
        check(read([args.on]), chain, made)
    if args.out or not args.on:
        save(args.out or args.model, args.model, made)


if __name__ == "__main__":
    main()
