"""How right the facts are, and how much their confidence says: annotated articles, counted.

usage: facts.py SHARED [--outlet OUTLET ...] [--own tune|test|fresh|learn|late|look|blind|plain|wide|seen] [--seconds]

Reads SHARED/data/gold as flattened pages, as `kronik read --facts` does, prints the figures of SHARED/score/facts.py
(for the outlets named, or for all), and a table: of the facts given with such a confidence, how many are right. Right
is a person that is annotated, a statement that is and has its speaker, an event on an annotated sentence, a source
that is annotated. With --own, the articles annotated by us (train/gold) are read instead; from their parts `test`,
`fresh`, `late`, `blind`, `plain` and `wide` nothing was learned, and in `learn`, `late` and `plain` no statements are
annotated. With --seconds, articles a second of one core, reading not counted.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from kronik import page, recover
from kronik.facts import facts, public
from kronik.records import Article, Capture, Declared, Form, Place

EDGES = (0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


def articles(shared: Path, outlets: set[str], own: str | None) -> list[tuple[Article, dict]]:
    """The annotated articles, read, each with its annotation."""
    if own:
        sys.path.insert(0, str(Path(__file__).parents[1] / "train/gold"))
        import join  # training is no package

        return [(read(record), note) for record, note in join.joined(shared, own)]
    folder = shared / "data/gold"
    notes = {r["id"]: r for r in map(json.loads, (folder / "gold-dev.jsonl").open(encoding="utf-8"))}
    records = list(map(json.loads, (folder / "articles-dev.jsonl").open(encoding="utf-8")))
    return [(read(r), notes[r["id"]]) for r in records if not outlets or r["outlet"] in outlets]


def read(record: dict) -> Article:
    """One record as a page."""
    capture = Capture(
        id=record["id"],
        form=Form.TEXT,
        payload=record["text"],
        place=Place(file=record["id"]),
        url=record["url"],
        declared=Declared(title=record["title"], published=record["published"] or None, lang="id"),
    )
    return recover.article(page.read(capture))


def right(found: dict, gold: dict, scorer) -> list[tuple[str, float, bool]]:
    """Each fact of one article: its layer, its confidence, whether it is right."""
    out = []
    for person in found["people"]:
        known = any(scorer.forms(person) & scorer.forms(other) for other in gold["people"])
        out.append(("people", person["confidence"], known))
    for quote in found["quotes"]:
        best = max(gold["quotes"], key=lambda other: scorer.overlap(quote, other), default=None)
        longer = max(quote["end"] - quote["start"], best["end"] - best["start"]) if best else 1
        hit = best is not None and scorer.overlap(quote, best) * 2 >= longer
        out.append(("quotes", quote["confidence"], hit and scorer.same(best["speaker"], quote["speaker"])))
    for event in found["events"]:
        out.append(("events", event["confidence"], any(scorer.overlap(event, other) for other in gold["events"])))
    for source in found["sources"]:
        known = any(scorer.same(source["name"], other["name"]) for other in gold["sources"])
        out.append(("sources", source["confidence"], known))
    return out


def table(rows: list[tuple[str, float, bool]]) -> None:
    """Print, by layer and step of confidence, how many facts there are and how many are right."""
    steps: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for layer, confidence, ok in rows:
        step = next(n for n, edge in enumerate(EDGES) if confidence < edge)
        steps[layer, step].append(ok)
        steps["all", step].append(ok)
    for (layer, step), some in sorted(steps.items()):
        low = EDGES[step - 1] if step else 0.0
        print(f"{layer:8} {low:.2f}-{min(EDGES[step], 1):.2f}  {len(some):4}  right {sum(some) / len(some):.2f}")


def main() -> None:
    """Score, tabulate, time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--outlet", action="append", default=[])
    parser.add_argument(
        "--own", choices=("tune", "test", "fresh", "learn", "late", "look", "blind", "plain", "wide", "seen")
    )
    parser.add_argument("--seconds", action="store_true")
    args = parser.parse_args()
    sys.path.insert(0, str(args.shared / "score"))
    import facts as scorer  # the scorer lies outside the project

    some = articles(args.shared, set(args.outlet), args.own)
    started = time.process_time()
    found = [{"id": note["id"], **public(facts(article), article)} for article, note in some]
    spent = time.process_time() - started
    with tempfile.TemporaryDirectory() as folder:
        gold, pred = Path(folder) / "gold.jsonl", Path(folder) / "pred.jsonl"
        gold.write_text("\n".join(json.dumps(note) for _, note in some), encoding="utf-8")
        pred.write_text("\n".join(map(json.dumps, found)), encoding="utf-8")
        scorer.main(str(gold), str(pred))
    table([row for one, (_, note) in zip(found, some, strict=True) for row in right(one, note, scorer)])
    if args.seconds:
        print(f"{len(some) / spent:.0f} articles a second, the first reading of the models among them")


if __name__ == "__main__":
    main()
