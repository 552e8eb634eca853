"""Languages: how many texts and headlines are told right, with and without a declaration, and what one costs.

    python bench/language.py SHARED

SHARED is the folder of the material. The Indonesian texts of half of the sources were looked at while the word lists
were written and are marked so; the other half were not. A true declaration is the label's own language, a false one
is English, or German above English. CPU time, one core.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from kronik.language.identify import identify

SEEN = ("babalenong", "bisnis", "ciletuh", "clickid", "detik", "purbaya")
"""Beginnings of the names of the files whose texts were looked at."""
LABELS = {"eng": "en", "por": "pt", "spa": "es", "fra": "fr", "rus": "ru", "deu": "de", "slv": "sl", "ara": "ar"}
LABELS["zho"] = "zh"
"""The language labels of the headlines, as ISO 639-1."""
MOST = 1000
Case = tuple[str, str]
"""A language and a text in it."""


def main(shared: Path) -> None:
    """Print a line for each set."""
    for file in sorted((shared / "data" / "text").glob("*.jsonl.gz")):
        lines = list(read(file))
        language = "ms" if file.name.startswith("malay") else "id"
        name = file.name.removesuffix(".jsonl.gz") + (" (seen)" if file.name.startswith(SEEN) else "")
        sample = lines[:: len(lines) // MOST + 1]
        report(name, [(language, f"{line['title']}\n{line['text']}") for line in sample])
        report("  headlines", [(language, line["title"]) for line in sample if len(line["title"].split()) > 2])
    headlines = list(read(shared / "data" / "stories" / "og2021-titles-dev.jsonl.gz"))
    cases = [(LABELS[line["lang"]], line["title"]) for line in headlines]
    report("headlines in nine languages", cases)
    report("  declared truly", cases, [language for language, _ in cases])
    report("  declared falsely", cases, ["en" if language != "en" else "de" for language, _ in cases])


def read(file: Path) -> Iterator[dict[str, str]]:
    """Give the lines of a table."""
    with gzip.open(file) as lines:
        yield from map(json.loads, lines)


def report(name: str, cases: list[Case], hints: Iterable[str | None] | None = None) -> None:
    """Print how many of the cases are told right."""
    if not cases:
        return
    start = time.process_time()
    told = [identify(text, hint=hint) for (_, text), hint in zip(cases, hints or [None] * len(cases), strict=True)]
    cost = (time.process_time() - start) / len(cases) * 1e6
    right = sum(getattr(found, "value", None) == language for found, (language, _) in zip(told, cases, strict=True))
    print(f"{name:45} {right / len(cases):6.3f} of {len(cases):5} {cost:5.0f} µs")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
