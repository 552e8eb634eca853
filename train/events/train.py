"""Fit the weights of kronik.facts.salience on annotated articles and write kronik/models/events.json.

usage: train.py OUT.json SHARED [--leave OUTLET ...]

Reads SHARED/data/gold (without the outlets left out), our own annotations in train/gold/events.jsonl with the texts
they point to in SHARED/data/text, and the fictional pages of examples/. Prints, by leaving out one article at a time,
how many of the events found are on an annotated sentence and how many annotated ones are found.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path

import msgspec
import numpy as np

from kronik import language
from kronik.facts import dates, events, people, quotes, salience, tell, triggers
from kronik.records import Article, Capture, Declared, Form, Lang, Passage, Place, Role, Span

HERE = Path(__file__).parent
STRENGTH = 4.0
"""Of the L2 penalty, chosen among .5, 1.5, 4 and 10 by leaving out one article at a time."""


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


def offered(read: Article, told: list[tuple[int, int, str]]):
    """The signs of each trigger of an article, its sentence, and whether it is an annotated event."""
    story = tell(read, language.load(Lang("id")))
    found = dates.find(read, story)
    scene = salience.scene(story, quotes.find(story, people.find(story)), found)
    rows = []
    for number, sentence in enumerate(story.body):
        outside = story.outside(sentence)
        some = triggers.find(sentence, outside, story.pack.code)
        for trigger in some:
            words = set(sentence.words(trigger.first, trigger.last).lower().split())
            on = [t for s, e, t in told if s < sentence.span.end and sentence.span.start < e]
            right = any(w in t.lower() for t in on for w in words if len(w) > 3)
            rows.append((salience.signs(scene, sentence, number, some, trigger), number, right, bool(on)))
    return rows, len(told)


def fit(rows: list[tuple[list[str], bool, bool]]) -> dict[str, float]:
    """Logistic regression with an L2 penalty, by Newton's method.

    A trigger that is not the annotated one but stands in its sentence counts half: both are asked of an event, that
    its sentence reports one and that its word is the one that does.
    """
    names = sorted({sign for shown, *_ in rows for sign in shown})
    column = {sign: n for n, sign in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for n, (shown, *_) in enumerate(rows):
        x[n, [column[sign] for sign in shown]] = 1
    y = np.array([(right + on) / 2 for _, right, on in rows])
    w = np.zeros(len(names))
    for _ in range(12):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + STRENGTH * w
        bend = x.T @ (x * (p * (1 - p))[:, None]) + STRENGTH * np.eye(len(names))
        w -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, w, strict=True)}


def chosen(rows, weights: dict[str, float], least: float):
    """The triggers that events.find would keep: the best of each sentence, at most MOST."""
    best: dict[int, tuple[float, bool, bool]] = {}
    for shown, number, right, on in rows:
        sure = 1 / (1 + np.exp(-sum(weights.get(sign, 0) for sign in shown)))
        if sure >= least and (number not in best or sure > best[number][0]):
            best[number] = (sure, right, on)
    return sorted(best.values(), reverse=True)[: events.MOST]


def main() -> None:
    """Fit, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--leave", nargs="*", default=[])
    args = parser.parse_args()
    some = list(gold(args.shared, set(args.leave)))
    data = [offered(*pair) for pair in [*some, *own(args.shared), *examples()]]
    everything = [(shown, right, on) for rows, _ in data for shown, _, right, on in rows]
    report(data, len(some))
    args.out.write_text(json.dumps(fit(everything), indent=0, sort_keys=True) + "\n", encoding="utf-8")


def report(data, size: int) -> None:
    """Print the figures of leaving out one article at a time, on the first `size` articles."""
    folds = []
    for n in range(size):
        others = [rows for m, (rows, _) in enumerate(data) if m != n]
        folds.append(fit([(s, r, o) for rows in others for s, _, r, o in rows]))
    data = data[:size]
    for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6):
        kept = [chosen(rows, weights, least) for (rows, _), weights in zip(data, folds, strict=True)]
        picked = [one for some in kept for one in some]
        on, right, told = sum(o for *_, o in picked), sum(r for _, r, _ in picked), sum(n for _, n in data)
        precision = on / max(len(picked), 1)
        print(
            f"least {least}: {len(picked)} kept, on an annotated sentence {precision:.3f}, found {right / told:.3f}"
        )


if __name__ == "__main__":
    main()
