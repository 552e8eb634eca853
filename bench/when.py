"""Time expressions: how many values are right, how much a sentence costs, and what dateparser does on the same.

    python bench/when.py SHARED [--peer PYTHON]

SHARED is the folder of the material. PYTHON is an interpreter of an environment with bench/requirements-when.txt;
this file runs itself there as the peer. CPU time, one core; a list is scored as SHARED/score/when.py does it, once on
the sentence in which an expression was harvested and once on the expression alone, for which the list's values were
set (a sentence may tell another date beside it).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

SENTENCES = 2000
Found = list[dict[str, Any]]
Finder = Callable[[str, str, str], Found]


def kronik() -> Finder:
    """Our own tagger, in the shape of the scorer."""
    from kronik import language
    from kronik.records import Lang
    from kronik.when import find, iso

    def found(text: str, lang: str, anchor: str) -> Found:
        return [
            {"start": e.start, "end": e.end, "value": e.value}
            for e in find(text, pack=language.load(Lang(lang)), anchor=iso(anchor))
        ]

    return found


def dateparser() -> Finder:
    """The peer, asked for every date of a text; it has no durations, sets or vague values."""
    from dateparser.search import search_dates

    def found(text: str, lang: str, anchor: str) -> Found:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(anchor).replace(tzinfo=None), "PREFER_DATES_FROM": "past"}
        spans: Found = []
        for words, at in search_dates(text, languages=[lang], settings=settings) or []:
            start = text.find(words)
            for value in values(at):
                spans.append({"start": start, "end": start + len(words), "value": value})
        return spans

    return found


def values(at: datetime) -> Iterator[str]:
    """A datetime at every precision: the peer does not say which it saw, so any that fits counts for it."""
    yield at.strftime("%Y")
    yield at.strftime("%Y-%m")
    yield at.strftime("%Y-%m-%d")
    yield at.strftime("%Y-%m-%dT%H:%M")
    if at.tzinfo:
        yield at.isoformat()[:16] + at.isoformat()[19:]


def norm(value: object) -> str:
    """A value as the scorer compares it."""
    text = str(value or "").strip().replace("Z", "+00:00")
    text = re.sub(r"(T\d\d:\d\d):00(?=[+-]|$)", r"\1", text).replace("TEV", "TNI")
    return text.rstrip("~?%")


def lists(shared: Path, finder: Finder) -> None:
    """The share of values that are right on the two lists."""
    for lang in ("id", "en"):
        path = shared / "data" / "gold" / f"time_{lang}-dev.jsonl"
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        alone = sum(right(g, g["text"], lang, finder) for g in gold)
        within = sum(right(g, g.get("sentence") or g["text"], lang, finder) for g in gold)
        print(
            f"  {lang} list, n={len(gold)}: alone {alone / len(gold):.3f}, in its sentence {within / len(gold):.3f}"
        )


def right(gold: dict[str, str], text: str, lang: str, finder: Finder) -> bool:
    """Whether a span that overlaps the expression has its value."""
    start = max(text.find(gold["text"]), 0)
    end = start + len(gold["text"])
    return any(
        norm(f["value"]) == norm(gold["value"]) and f["start"] < end and f["end"] > start
        for f in finder(text, lang, gold["anchor"])
    )


def articles(shared: Path, finder: Finder) -> None:
    """Recognised and right on the annotated articles."""
    folder = shared / "data" / "gold"
    pages = {p["id"]: p for p in map(json.loads, (folder / "articles-dev.jsonl").open(encoding="utf-8"))}
    total = seen = good = 0
    for gold in map(json.loads, (folder / "gold-dev.jsonl").open(encoding="utf-8")):
        page = pages[gold["id"]]
        found = finder(page["text"], "id", page["published"])
        for one in gold["dates"]:
            hits = [f for f in found if f["start"] < one["end"] and f["end"] > one["start"]]
            total += 1
            seen += bool(hits)
            good += any(norm(f["value"]) == norm(one["value"]) for f in hits)
    print(f"  articles, n={total}: recognised {seen / total:.3f}, right {good / total:.3f}")


def speed(shared: Path, finder: Finder, count: int) -> None:
    """CPU microseconds a sentence of Indonesian news, with the caches warm."""
    sentences = list(prose(shared, count))
    for _ in range(2):
        start = time.process_time()
        found = sum(len(finder(s, "id", "2020-05-05")) for s in sentences)
        spent = time.process_time() - start
    print(f"  {spent / len(sentences) * 1e6:.0f} us a sentence ({len(sentences)} sentences, {found} found)")


def prose(shared: Path, count: int) -> Iterator[str]:
    """The first sentences of every source, in turn."""
    files = sorted((shared / "data" / "text").glob("*.jsonl.gz"))
    for path in files:
        left = count // len(files) + 1
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                text = json.loads(line).get("text") or ""
                for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
                    if 40 < len(sentence) < 400 and left:
                        left -= 1
                        yield sentence
                if not left:
                    break


def run(name: str, shared: Path) -> None:
    """All figures of one tagger."""
    print(name, date.today().isoformat(), sys.version.split()[0])
    finder = kronik() if name == "kronik" else dateparser()
    lists(shared, finder)
    articles(shared, finder)
    speed(shared, finder, SENTENCES if name == "kronik" else 100)


def main() -> None:
    """Run Kronik here, and the peer in its own environment."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--peer", metavar="PYTHON")
    options.add_argument("--as", dest="name", default="kronik", choices=["kronik", "dateparser"])
    given = options.parse_args()
    run(given.name, given.shared)
    if given.peer:
        sys.stdout.flush()
        subprocess.run([given.peer, __file__, str(given.shared), "--as", "dateparser"], check=True)


if __name__ == "__main__":
    main()
