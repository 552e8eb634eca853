"""Join our annotations with the texts that they point to.

usage: join.py SHARED OUT [--part tune|test|fresh|learn|late|look|blind|plain|wide|seen]

articles.jsonl holds, for each article, the file of SHARED/data/text and the record's id, and everything annotated as
offsets into its text, never the text itself. Written are OUT/articles.jsonl and OUT/gold.jsonl, in the shapes of
SHARED/data/gold. The parts `test`, `fresh`, `late`, `blind`, `plain` and `wide` are for counting only: no rule, word
or weight was chosen by them.
"""

from __future__ import annotations

import argparse
import gzip
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def notes(part: str | None) -> list[dict[str, Any]]:
    """Our annotations, of one part or of both."""
    lines = (HERE / "articles.jsonl").open(encoding="utf-8")
    return [note for note in map(json.loads, lines) if part in (None, note["part"])]


def records(shared: Path, some: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The records that annotations point to, in their order."""
    texts: dict[str, dict[str, dict[str, Any]]] = {}
    for file in {note["file"] for note in some}:
        with gzip.open(shared / f"data/text/{file}.jsonl.gz") as lines:
            texts[file] = {record["id"]: record for record in map(json.loads, lines)}
    return [texts[note["file"]][note["id"]] for note in some]


def spelled(value: Any, text: str) -> Any:
    """An annotation with the words that its offsets point to; a pair of numbers is a stretch of text."""
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(one, int) for one in value):
            return " ".join(text[value[0] : value[1]].split())
        return [spelled(one, text) for one in value]
    return {key: spelled(one, text) for key, one in value.items()} if isinstance(value, dict) else value


def joined(shared: Path, part: str | None) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Each annotated record with its annotation in words."""
    some = notes(part)
    told = []
    for note, record in zip(some, records(shared, some), strict=True):
        told.append((record, {**spelled(note, record["text"]), "segments": [], "dates": []}))
    return told


def main() -> None:
    """Join and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--part", choices=("tune", "test", "fresh", "learn", "late", "look", "blind", "plain", "wide", "seen")
    )
    args = parser.parse_args()
    told = joined(args.shared, args.part)
    args.out.mkdir(parents=True, exist_ok=True)
    for name, which in (("articles.jsonl", 0), ("gold.jsonl", 1)):
        lines = (json.dumps(pair[which], ensure_ascii=False) for pair in told)
        (args.out / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
