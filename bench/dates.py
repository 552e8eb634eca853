"""Publication days against htmldate, on the same pages in the same run.

    python bench/dates.py ../shared/data/pages/htmldate_default [--half 0|1] [--misses]

Each page counts once: right (the day as printed or in UTC is the true one), wrong, or none. `--half` takes one half
of the outlets, split by a hash of the registered name: constants of `kronik.recover` that name this file were chosen
on half 0. htmldate is read with `original_date=True`, which on these pages is its better side. Peers are pinned in
bench/requirements.txt; without htmldate only Kronik is measured.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from kronik import page, recover
from kronik.page import address
from kronik.records import Capture, Form, Found, Page, Place, Url

try:
    from htmldate import find_date
except ImportError:
    find_date = None


class Saved(NamedTuple):
    """One page of the material, with its true day."""

    id: str
    url: str
    payload: bytes
    published: str


def pages(folder: Path, half: int | None) -> Iterator[Saved]:
    """The pages of a folder that have a true day, of one half of the outlets or of all."""
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row.get("published") and half in (None, side(row)):
            data = (folder / row["html"]).read_bytes()
            payload = gzip.decompress(data) if row["html"].endswith(".gz") else data
            yield Saved(row["id"], row.get("url") or "", payload, row["published"])


def side(row: dict[str, Any]) -> int:
    """Which half an outlet falls in."""
    name = address.site(address.host(row.get("url"))) or row["id"]
    return hashlib.md5(name.encode()).digest()[0] % 2  # a split, not a secret


def days(value: str | None) -> set[str]:
    """The days a date may stand for: as written, and in UTC where it has an offset."""
    if not value:
        return set()
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        return {value[:10]}
    return {at.date().isoformat()} | ({at.astimezone(UTC).date().isoformat()} if at.tzinfo else set())


def kronik(saved: Saved) -> str | None:
    """The moment that Kronik finds, all of `kronik read` included."""
    place = Place(file=saved.id)
    capture = Capture(id=saved.id, form=Form.HTML, payload=saved.payload, place=place, url=Url(saved.url) or None)
    leaf = page.read(capture)
    found = recover.article(leaf).published if isinstance(leaf, Page) else None
    return found.value.edtf if isinstance(found, Found) else None


def htmldate(saved: Saved) -> str | None:
    """The day that htmldate finds; it is given text, as its own evaluation does."""
    text = saved.payload.decode("utf-8", "replace")
    return find_date(text, url=saved.url or None, original_date=True)


def measure(name: str, reader: Callable[[Saved], str | None], material: list[Saved], *, misses: bool) -> None:
    """Print one line of the table, and the pages that were missed."""
    started, answers = time.process_time(), []
    for saved in material:
        answers.append(reader(saved))
    seconds = time.process_time() - started
    right = wrong = none = 0
    for saved, answer in zip(material, answers, strict=True):
        if not days(answer):
            none += 1
        elif days(answer) & days(saved.published):
            right += 1
            continue
        else:
            wrong += 1
        if misses:
            print(f"    {saved.id}  true {saved.published}  found {answer}")
    count = len(material)
    print(f"{name:10} {right / count:9.3f} {right:6} {wrong:6} {none:6} {1000 * seconds / count:8.1f}")


def main() -> None:
    """Measure the readers that are installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--misses", action="store_true", help="list the pages that were missed")
    options = parser.parse_args()
    material = list(pages(options.folder, options.half))
    print(f"{len(material)} pages of {options.folder.name}")
    print(f"{'':10} {'accuracy':>9} {'right':>6} {'wrong':>6} {'none':>6} {'ms/page':>8}")
    measure("kronik", kronik, material, misses=options.misses)
    if find_date is not None:
        measure("htmldate", htmldate, material, misses=options.misses)


if __name__ == "__main__":
    main()
