"""Fit the weights by which English triggers are weighed and write kronik/models/events-en.json.

usage: english.py OUT.json SHARED

The 161 gold records of the PLOVER manual (CC BY-SA 4.0) are single sentences that each report an event, so this fit
tells which word of a sentence is the event's, by its type, and not which sentence of an article matters: the
threshold of kronik.facts.events stays that of train.py. Prints the share of types right in ten folds.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from train import FORM, article, fit

from kronik import language
from kronik.facts import dates, people, quotes, salience, tell, triggers
from kronik.records import Found, Lang

FOLDS = 10


def offered(record: dict):
    """The signs and the type of each trigger of one record."""
    import msgspec

    read = article({"id": record["id"], "text": record["text"]}, [{"start": 0, "end": 0}])
    read = msgspec.structs.replace(read, language=Found(value="en", rule="said"))
    story = tell(read, language.load(Lang("en")))
    found = dates.find(read, story)
    scene = salience.scene(story, quotes.find(story, people.find(story)), found)
    rows = []
    for sentence in story.body:
        some = triggers.find(sentence, story.outside(sentence), story.pack.code)
        rows += [(salience.form(scene, sentence, some, trigger), trigger.plover) for trigger in some]
    return rows


def best(rows, weights: dict[str, float]) -> str | None:
    """The type of the likeliest trigger."""
    return max(rows, key=lambda row: sum(weights.get(sign, 0) for sign in row[0]), default=([], None))[1]


def main(out: str, shared: str) -> None:
    """Fit, report, write."""
    path = Path(shared) / "data/gold/plover_gsr-dev.jsonl"
    records = list(map(json.loads, path.open(encoding="utf-8")))
    data = [(offered(record), record["event_plover2021"]) for record in records]
    fold = np.random.default_rng(0).permutation(len(data)) % FOLDS
    right = 0
    for k in range(FOLDS):
        weights = learn([one for one, f in zip(data, fold, strict=True) if f != k])
        right += sum(best(rows, weights) == gold for (rows, gold), f in zip(data, fold, strict=True) if f == k)
    print(f"types right in {FOLDS} folds: {right / len(data):.3f} of {len(data)}")
    Path(out).write_text(json.dumps({"form": learn(data)}, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def learn(data) -> dict[str, float]:
    """The weights that tell the triggers of the right type."""
    return fit([(shown, plover == gold) for rows, gold in data for shown, plover in rows], FORM)


if __name__ == "__main__":
    main(*sys.argv[1:])
