"""Fit the weights of kronik.facts.salience on annotated articles and write kronik/models/events.json.

usage: train.py OUT.json SHARED [--leave OUTLET ...]

Reads SHARED/data/gold (without the outlets left out), our own annotations in train/gold with the texts they point to
in SHARED/data/text (of articles.jsonl the parts `tune`, `learn` and `look`), and the fictional pages of examples/.
Prints, as a mean over two draws of five folds, how many of the events found are on an annotated sentence and how
many annotated ones are found, for the articles of SHARED/data/gold and for all.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import msgspec
import numpy as np

from kronik import language
from kronik.facts import dates, events, people, quotes, salience, tell, triggers
from kronik.records import Article, Capture, Declared, Form, Lang, Passage, Place, Role, Span

HERE = Path(__file__).parent
FORM, PLACE = 3.0, 5.0
"""Of the L2 penalties of triggers and of sentences, chosen among 2 to 20 in the folds."""
OFTEN = 8
"""Rows that must show a sign for it to have a weight."""
WORD, COMMON = 40.0, 25
"""The penalty of a word of the sentence, chosen of 15 and 40, and the rows that must show it."""
FREE = 0.001
"""Of the constant: only so much that it has a value whatever the rows."""
FOLDS = 5
SEEDS = (1, 2)
"""Of the draws of folds over which the printed figures are a mean."""

Shown = list[str]


class Told(msgspec.Struct):
    """A sentence to learn from: its triggers, and its own signs."""

    triggers: list[tuple[Shown, frozenset[int]]]
    """The signs of each, and the numbers of the annotated events that it is the word of."""
    place: Shown
    on: bool
    """Whether it is annotated."""


def article(record: dict, segments: list[dict]) -> Article:
    """An article whose body is all but the annotated furniture, so that the fit does not depend on the reading."""
    from kronik import page, recover

    capture = Capture(
        id=record["id"],
        form=Form.TEXT,
        payload=record["text"],
        place=Place(file=record["id"]),
        declared=Declared(title=record.get("title"), published=record.get("published"), lang="id"),
    )
    read = recover.article(page.read(capture))
    if not segments:
        return read
    return msgspec.structs.replace(read, body=tuple(passages(record["text"], segments)), roles=())


def passages(text: str, segments: list[dict]):
    """The lines between segments."""
    at = 0
    for segment in [*sorted(segments, key=lambda s: s["start"]), {"start": len(text), "end": len(text)}]:
        for line in text[at : segment["start"]].splitlines(keepends=True):
            if line.strip():
                yield Passage(role=Role.PARAGRAPH, text=line.strip(), span=Span(at, at + len(line.rstrip())))
            at += len(line)
        at = segment["end"]


def gold(shared: Path, left: set[str]):
    """Each annotated article with its events as (start, end, trigger)."""
    folder = shared / "data/gold"
    notes = {r["id"]: r for r in map(json.loads, (folder / "gold-dev.jsonl").open(encoding="utf-8"))}
    for record in map(json.loads, (folder / "articles-dev.jsonl").open(encoding="utf-8")):
        if record["outlet"] not in left:
            note = notes[record["id"]]
            yield article(record, note["segments"]), [(e["start"], e["end"], e["trigger"]) for e in note["events"]]


def own(shared: Path):
    """Our own annotations: offsets only, joined here with the texts."""
    texts: dict[str, dict[str, dict]] = {}
    for line in (HERE.parent / "gold/events.jsonl").open(encoding="utf-8"):
        note = json.loads(line)
        if note["file"] not in texts:
            with gzip.open(shared / f"data/text/{note['file']}.jsonl.gz") as file:
                texts[note["file"]] = {r["id"]: r for r in map(json.loads, file)}
        record = texts[note["file"]][note["id"]]
        text = record["text"]
        told = [(e["start"], e["end"], text[e["trigger"][0] : e["trigger"][1]]) for e in note["events"]]
        yield article(record, [{"start": 0, "end": 0}]), told


def whole(shared: Path, part: str):
    """Our wholly annotated articles of one part."""
    sys.path.insert(0, str(HERE.parent / "gold"))
    import join  # a script beside this one

    for record, note in join.joined(shared, part):
        told = [(e["start"], e["end"], e["trigger"]) for e in note["events"]]
        yield article(record, [{"start": 0, "end": 0}]), told


def examples():
    """The annotated fictional pages."""
    folder = HERE.parents[1] / "examples"
    files = {r["id"]: r for r in map(json.loads, (folder / "truth.jsonl").open(encoding="utf-8"))}
    for line in (folder / "facts.jsonl").open(encoding="utf-8"):
        note = json.loads(line)
        path = folder / files[note["id"]]["file"]
        if path.suffix == ".txt" and files[note["id"]]["language"] == "id":
            record = {**files[note["id"]], "text": path.read_text(encoding="utf-8")}
            yield article(record, note["segments"]), [(e["start"], e["end"], e["trigger"]) for e in note["events"]]


def offered(read: Article, told: list[tuple[int, int, str]]) -> list[Told]:
    """The sentences of an article that have triggers."""
    story = tell(read, language.load(Lang("id")))
    found = dates.find(read, story)
    scene = salience.scene(story, quotes.find(story, people.find(story)), found)
    out = []
    for number, sentence in enumerate(story.body):
        some = triggers.find(sentence, story.outside(sentence), story.pack.code)
        on = [n for n, (s, e, _) in enumerate(told) if s < sentence.span.end and sentence.span.start < e]
        words = {n: {word for word in bare(told[n][2]) if len(word) > 3} for n in on}
        shown = [
            (
                salience.form(scene, sentence, some, trigger),
                frozenset(
                    n for n in on if not words[n].isdisjoint(bare(sentence.words(trigger.first, trigger.last)))
                ),
            )
            for trigger in some
        ]
        if some:
            out.append(Told(shown, salience.place(scene, sentence, number, len(out), [], some), bool(on)))
    return out


def bare(text: str) -> list[str]:
    """The words of a text in small letters."""
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def fit(rows: list[tuple[Shown, bool]], strength: float) -> dict[str, float]:
    """Logistic regression with an L2 penalty on all but the constant, by Newton's method."""
    times = Counter(sign for shown, _ in rows for sign in shown)
    names = sorted(sign for sign, n in times.items() if n >= (COMMON if sign.startswith("stem ") else OFTEN))
    column = {sign: n for n, sign in enumerate(names)}
    x = np.zeros((len(rows), len(names)), np.float32)
    for n, (shown, _) in enumerate(rows):
        x[n, [column[sign] for sign in shown if sign in column]] = 1
    y = np.array([right for _, right in rows], float)
    w = np.zeros(len(names))
    strengths = np.array(
        [FREE if name == "always" else WORD if name.startswith("stem ") else strength for name in names]
    )
    for _ in range(10):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + strengths * w
        bend = x.T @ (x * (p * (1 - p)).astype(np.float32)[:, None]) + np.diag(strengths)
        w -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, w, strict=True) if abs(weight) >= 0.001}


def learn(articles: list[list[Told]]) -> salience.Weights:
    """The weights of triggers, from annotated sentences, and then those of sentences with their fittest trigger."""
    sentences = [one for some in articles for one in some]
    reporting = [one for one in sentences if any(right for _, right in one.triggers)]
    form = fit([(shown, bool(right)) for one in reporting for shown, right in one.triggers], FORM)
    place = fit([([*fittest(one, form)[0], *one.place], one.on) for one in sentences], PLACE)
    return salience.Weights(form=form, place=place)


def fittest(one: Told, form: dict[str, float]) -> tuple[Shown, frozenset[int]]:
    """The trigger that fits best."""
    return max(one.triggers, key=lambda row: salience.logistic(row[0], form))


def given(some: list[Told], weights: salience.Weights) -> list[tuple[bool, frozenset[int]]]:
    """The events that events.find would give: whether on an annotated sentence, and the events told by that word."""
    best = []
    for one in some:
        sure = salience.logistic([*fittest(one, weights.form)[0], *one.place], weights.place)
        ranked = [(salience.logistic(shown, weights.form), right) for shown, right in one.triggers]
        ranked.sort(key=lambda pair: -pair[0])
        words = [(one.on, right) for fit, right in ranked[: events.WORDS] if events.worth(sure, fit)]
        if words:
            best.append((sure, words))
    return [word for _, words in sorted(best, key=lambda pair: -pair[0])[: events.MOST] for word in words]


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--leave", nargs="*", default=[])
    args = parser.parse_args()
    some = list(gold(args.shared, set(args.leave)))
    parts = [pair for part in ("tune", "learn", "look") for pair in whole(args.shared, part)]
    others = [*own(args.shared), *parts, *examples()]
    data = [(offered(*pair), len(pair[1])) for pair in [*some, *others]]
    report(data, len(some))
    found = learn([one for one, _ in data])
    kept = {"form": found.form, "place": found.place}
    args.out.write_text(json.dumps(kept, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def report(data: list[tuple[list[Told], int]], size: int) -> None:
    """Print the figures of folds, on the first `size` articles and on all."""
    kept: list[list[bool]] = [[] for _ in data]
    found = [0] * len(data)
    for seed in SEEDS:
        fold = np.random.default_rng(seed).permutation(len(data)) % FOLDS
        for k in range(FOLDS):
            weights = learn([one for n, (one, _) in enumerate(data) if fold[n] != k])
            for n in np.flatnonzero(fold == k):
                events_given = given(data[n][0], weights)
                kept[n] += [on for on, _ in events_given]
                found[n] += len(frozenset().union(*(right for _, right in events_given)))
    for last in (size, len(data)):
        picked = [one for some in kept[:last] for one in some]
        told = sum(count for _, count in data[:last]) * len(SEEDS)
        precision, share = sum(picked) / max(len(picked), 1), sum(found[:last]) / told
        print(f"{last} articles: of the events given on an annotated sentence {precision:.3f}, found {share:.3f}")


if __name__ == "__main__":
    main()
