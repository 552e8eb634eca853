"""Compare what Kronik read with the truth: `kronik read --json examples/pages | python examples/score.py`.

A field is right or wrong on a page, nothing between: lists must be equal item by item, moments to the second and with
their offset, texts to the letter after runs of white space are made one blank. The days of related items count only
where the capture of the page was known to the reader.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]


def squeeze(text: str | None) -> str:
    """A text with each run of white space made one blank."""
    return " ".join((text or "").split())


def instant(value: str | None) -> datetime | str | None:
    """A moment as a moment, a day as it is written."""
    return datetime.fromisoformat(value) if value and "T" in value else value


def part(name: str, key: str) -> Callable[[Row], str]:
    """One text of the picture or the dateline."""
    return lambda row: squeeze((row.get(name) or {}).get(key))


def column(name: str, key: str) -> Callable[[Row], list[str]]:
    """One text of every item of a list."""
    return lambda row: [squeeze(item.get(key)) for item in row.get(name) or []]


FIELDS: dict[str, Callable[[Row], Any]] = {
    "outcome": lambda row: row.get("outcome"),
    "url": lambda row: row.get("url"),
    "canonical": lambda row: row.get("canonical"),
    "language": lambda row: row.get("language"),
    "title": lambda row: squeeze(row.get("title")),
    "standfirst": lambda row: squeeze(row.get("standfirst")),
    "published": lambda row: instant(row.get("published")),
    "modified": lambda row: instant(row.get("modified")),
    "authors": lambda row: row.get("authors"),
    "bylines": lambda row: sorted((b["name"], b["role"]) for b in row.get("bylines") or []),
    "dateline place": part("dateline", "place"),
    "dateline outlet": part("dateline", "outlet"),
    "picture url": part("picture", "url"),
    "picture caption": part("picture", "caption"),
    "picture credit": part("picture", "credit"),
    "body": lambda row: [squeeze(text) for text in row.get("body") or []],
    "section": lambda row: row.get("section"),
    "tags": lambda row: row.get("tags"),
    "read also": column("read_also", "title"),
    "read also url": column("read_also", "url"),
    "related": column("related", "title"),
    "related url": column("related", "url"),
    "related age": column("related", "age"),
    "related teaser": column("related", "teaser"),
    "related day": lambda row: [days(item) for item in row.get("related") or []],
    "ads": lambda row: row.get("ads"),
    "paywalled": lambda row: row.get("paywalled"),
    "next page": lambda row: row.get("next_page"),
}
"""What is compared, by the name it has in the report."""


def days(item: Row) -> str:
    """The day of a related item; EDTF of less than a day is kept as it is, and `covers` judges it."""
    return (item.get("published") or "")[:10]


def covers(found: list[str], true: list[str]) -> bool:
    """Whether each day found is the true one, or a month or year that holds it."""
    return len(found) == len(true) and all(f and t.startswith(f) for f, t in zip(found, true, strict=True))


def scored(truth: Row, found: Row) -> Iterator[str]:
    """The fields that the truth of this page speaks of."""
    single = {
        "related day": "related",
        "read also url": "read_also",
        "read also": "read_also",
        "next page": "next_page",
    }
    for name in FIELDS:
        key = single.get(name, name.split(" ")[0])
        if key in truth and (name != "related day" or found.get("captured")):
            yield name


def wrong(truth: Row, found: Row) -> dict[str, tuple[Any, Any]]:
    """The fields that differ on one page, each with what was found and what is true."""
    out = {}
    for name in scored(truth, found):
        a, b = FIELDS[name](found), FIELDS[name](truth)
        if not (covers(a, b) if name == "related day" else a == b):
            out[name] = (a, b)
    return out


def shares(truths: list[Row], founds: dict[str, Row]) -> dict[str, float]:
    """The share of pages on which each field is right, of the pages whose truth speaks of it."""
    right, seen = dict.fromkeys(FIELDS, 0), dict.fromkeys(FIELDS, 0)
    for truth in truths:
        found = founds.get(truth["id"], {})
        differing = wrong(truth, found)
        for name in scored(truth, found):
            seen[name] += 1
            right[name] += name not in differing
    return {name: right[name] / seen[name] for name in FIELDS if seen[name]}


def report(truths: list[Row], founds: dict[str, Row]) -> Iterator[str]:
    """The share of each field, and under it the pages on which it is wrong."""
    for name, share in shares(truths, founds).items():
        yield f"{name:16} {share:.3f}"
        for truth in truths:
            if name in (differing := wrong(truth, founds.get(truth["id"], {}))):
                a, b = differing[name]
                yield f"    {truth['style']:9} {truth['id']}\n        found {a!r:.300}\n        true  {b!r:.300}"


def rows(text: str) -> list[Row]:
    """The objects of JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


if __name__ == "__main__":
    known = rows((Path(__file__).parent / "truth.jsonl").read_text("utf-8"))
    read = {row["id"].rpartition("/")[2]: row for row in rows(sys.stdin.read())}
    print("\n".join(report(known, read)))
