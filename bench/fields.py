"""Headline, day and authors against trafilatura, on the same pages in one run, by half of the outlets.

    python bench/fields.py SHARED [--set fundus-dev] [--misses]

Scored by SHARED/score/pages.py. The halves are those of bench/dates.py: rules were looked at on half 0. The pages
flattened by two tools (SHARED/data/flat) follow, for Kronik alone: no peer reads them. The peer is pinned in
bench/requirements.txt; without it only Kronik is measured.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from dates import side
from extract import scorer

from kronik import flow, render
from kronik.records import Article, Capture, Form, Place, Url

Row = dict[str, Any]
Reader = Callable[[Row, bytes | str], Row]


def kronik(row: Row, payload: bytes | str) -> Row:
    """All that `kronik read --json` prints."""
    form = Form.TEXT if isinstance(payload, str) else Form.HTML
    place, url = Place(file=row["id"]), row.get("url")
    article = flow.read(Capture(id=row["id"], form=form, payload=payload, place=place, url=Url(url) if url else None))
    return render.public(article) if isinstance(article, Article) else {}


def trafilatura(row: Row, payload: bytes | str) -> Row:
    """The metadata of trafilatura."""
    import trafilatura as peer

    found = peer.extract_metadata(payload, default_url=row.get("url"))
    authors = [name for name in (found.author or "").split("; ") if name]
    return {"title": found.title, "published": found.date, "authors": authors}


READERS: dict[str, Reader] = {"kronik": kronik, "trafilatura": trafilatura}


def pages(shared: Path, name: str) -> Iterator[tuple[Row, bytes]]:
    """The pages of a set that have a true headline, with their bytes."""
    folder = shared / "data" / "pages" / name
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row.get("title"):
            yield row, gzip.decompress((folder / row["html"]).read_bytes())


def flat(shared: Path, name: str, rows: list[Row]) -> Iterator[tuple[str, list[tuple[Row, str]]]]:
    """The same pages as two tools flattened them."""
    truth = {row["id"]: row for row in rows}
    for file in sorted((shared / "data" / "flat").glob(f"{name}.*.jsonl.gz")):
        lines = [json.loads(line) for line in gzip.decompress(file.read_bytes()).decode().splitlines()]
        yield file.name.split(".")[1], [(truth[line["id"]], line["text"]) for line in lines if line["id"] in truth]


def measure(name: str, reader: Reader, material: list[tuple[Row, Any]], score: ModuleType, *, misses: bool) -> None:
    """Print a line of the table for each half."""
    for half in (0, 1):
        rows = [(row, payload) for row, payload in material if side(row) == half]
        truth, answers = [row for row, _ in rows], {}
        for row, payload in rows:
            answers[row["id"]] = reader(row, payload)
            if misses and score.fold(answers[row["id"]].get("title")) != score.fold(row["title"]):
                print(f"    {row['id']}  true {row['title']!r}  found {answers[row['id']].get('title')!r}")
        title = score.score_titles(truth, answers)["accuracy"]
        days = score.score_dates(truth, answers) or dict.fromkeys(("accuracy", "wrong", "none"), 0)
        authors = score.score_authors(truth, answers) or dict.fromkeys(("f1", "precision"), 0.0)
        print(
            f"{name:24}{half:>5}{title:>10.3f}{days['accuracy']:>8.3f}{days['wrong']:>7}{days['none']:>6}"
            f"{authors['f1']:>11.3f}{authors['precision']:>11.3f}"
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", default="fundus-dev")
    parser.add_argument("--misses", action="store_true", help="list the headlines that were missed")
    options = parser.parse_args()
    material, score = list(pages(options.shared, options.set)), scorer(options.shared)
    print(f"{len(material)} pages of {options.set}")
    print(f"{'':24}{'half':>5}{'headline':>10}{'day':>8}{'wrong':>7}{'none':>6}{'authors F1':>11}{'precision':>11}")
    for name, reader in READERS.items():
        try:
            measure(name, reader, material, score, misses=options.misses and reader is kronik)
        except ImportError as missing:
            print(f"{name:24}   {missing}; see bench/requirements.txt")
    for tool, lines in flat(options.shared, options.set, [row for row, _ in material]):
        measure(f"kronik, flat ({tool})", kronik, lines, score, misses=options.misses)


if __name__ == "__main__":
    main()
