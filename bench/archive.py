"""What the archive costs: adding, size, memory, and the time of searches.

    python bench/archive.py ../shared/data/text [--keep FOLDER] [--most N]

Articles are made straight from the lines of JSONL files (title, date, address, outlet, text), without reading
pages, so that what is measured is the archive alone. Adding is reported for each thousand articles, taken from all
files in step: the cost of the last must be that of the first. Times are of the processor (all threads), so that a
busy machine tells the same; the whole is given in seconds of the clock, too. Searches are run over words and pairs
of words drawn from the texts, by a fixed seed.
"""

from __future__ import annotations

import argparse
import gzip
import heapq
import json
import random
import resource
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kronik.archive import Added, Archive
from kronik.archive.search import Sort
from kronik.archive.stems import words
from kronik.records import (
    NOWHERE,
    Article,
    Capture,
    Form,
    Found,
    Moment,
    Outcome,
    Passage,
    Place,
    Precision,
    Role,
    Span,
    Url,
)

SORTS: tuple[Sort, ...] = ("match", "date")

JAKARTA = timedelta(hours=7)


def main() -> None:
    """Run and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("texts", type=Path)
    options.add_argument("--keep", type=Path, help="make the archive here and leave it")
    options.add_argument("--most", type=int, default=10**9, help="articles to add")
    options.add_argument("--searches", type=int, default=2000)
    asked = options.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="kronik-bench-")) / "archive"
    try:
        sample = add(folder, asked.texts, asked.most)
        size(folder)
        search(folder, sample, asked.searches)
        check(folder)
    finally:
        if not asked.keep:
            shutil.rmtree(folder.parent)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def add(folder: Path, texts: Path, most: int) -> list[str]:
    """Add every line; give a sample of the texts to draw searches from."""
    sample: list[str] = []
    counts = dict.fromkeys(Added, 0)
    times: list[float] = []
    start, clock = time.process_time(), time.perf_counter()
    with Archive.create(folder) as archive, archive.batch():
        last = time.process_time()
        for number, (article, capture) in enumerate(articles(texts), 1):
            counts[archive.add(article, capture)] += 1
            if number % 97 == 0:
                sample.append(article.text)
            if number % 1000 == 0:
                times.append(time.process_time() - last)
                last = time.process_time()
            if number == most:
                break
    whole = time.process_time() - start
    clock = time.perf_counter() - clock
    print(
        f"added {number} in {whole:.1f} s ({clock:.1f} s by the clock), {1000 * whole / number:.2f} ms each:",
        dict(counts),
    )
    print("ms an article, thousand by thousand:", " ".join(f"{t:.2f}" for t in times))
    tenth = max(len(times) // 10, 1)
    first, end = (sum(part) / len(part) for part in (times[:tenth], times[-tenth:]))
    print(f"the first tenth {first:.2f}, the last {end:.2f}")
    return sample


def articles(texts: Path) -> Iterator[tuple[Article, Capture]]:
    """Make an article of each line, taking all files in step, so that every thousand articles is like the others."""
    files = sorted(texts.glob("*.jsonl.gz"))
    streams = [lines(file, sum(1 for _ in lines(file, 1))) for file in files]
    for _, file, number, line in heapq.merge(*streams):
        yield article(json.loads(line), Place(file=file, line=number))


def lines(file: Path, count: int) -> Iterator[tuple[float, str, int, bytes]]:
    """Each line with the part of its file that comes before it."""
    with gzip.open(file) as opened:
        for number, line in enumerate(opened, 1):
            yield number / count, file.name, number, line


def article(line: dict[str, str], place: Place) -> tuple[Article, Capture]:
    """Make an article of a line: its paragraphs are its lines."""
    title, text = line.get("title") or "", line.get("text") or ""
    whole = f"{title}\n{text}"
    body, at = [], len(title) + 1
    for paragraph in text.split("\n"):
        if paragraph.strip():
            body.append(Passage(role=Role.PARAGRAPH, text=paragraph, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    made = Article(
        id=line["id"],
        outcome=Outcome.ARTICLE if body else Outcome.BRIEF,
        why="made by the benchmark",
        text=whole,
        url=Url(line["url"]) if line.get("url") else None,
        canonical=None,
        outlet=Found(value=line["outlet"], rule="line") if line.get("outlet") else NOWHERE,
        language=Found(value=lang, rule="line") if (lang := line.get("lang", "id")) else NOWHERE,
        headline=Found(value=title, rule="line", span=Span(0, len(title))) if title else NOWHERE,
        standfirst=NOWHERE,
        published=published(line.get("published")),
        modified=NOWHERE,
        bylines=(),
        dateline=NOWHERE,
        picture=NOWHERE,
        section=NOWHERE,
        tags=(),
        body=tuple(body),
        read_also=(),
        related=(),
        ads=(),
        captured=None,
        paywalled=False,
        next_page=None,
        roles=(),
        place=place,
    )
    return made, Capture(id=made.id, form=Form.TEXT, payload=text, place=place, url=made.url)


def published(stamp: str | None) -> Found[Moment] | object:
    """Read an ISO 8601 stamp, a day where it has no time."""
    try:
        start = datetime.fromisoformat(stamp or "")
    except ValueError:
        return NOWHERE
    day = len(stamp or "") == 10
    start = (start - JAKARTA).replace(tzinfo=UTC) if start.tzinfo is None else start.astimezone(UTC)
    end = start + timedelta(days=1, seconds=-1) if day else start
    moment = Moment(
        seen=stamp or "",
        edtf=stamp or "",
        earliest=start,
        latest=end,
        precision=Precision.DAY if day else Precision.SECOND,
    )
    return Found(value=moment, rule="line")


def size(folder: Path) -> None:
    """Print what the folder takes."""
    database = (folder / "kronik.db").stat().st_size
    index = sum(file.stat().st_size for file in (folder / "index").iterdir())
    print(f"database {database / 1e6:.0f} MB, index {index / 1e6:.0f} MB")


def queries(sample: list[str], count: int) -> Iterator[tuple[str, str]]:
    """Draw queries of several kinds from the texts: frequent words come as often as they stand there."""
    draw = random.Random(20171121)
    for _ in range(count):
        found = words(draw.choice(sample)) or ["kosong"]
        at = draw.randrange(len(found))
        pair = found[at : at + 2]
        yield "word", found[at]
        yield "two words", f"{found[at]} {draw.choice(found)}"
        yield "phrase", f'"{" ".join(pair)}"'
        yield "either", " OR ".join(draw.choices(found, k=4))
        yield "dated", f"{found[at]} after:2019-09 before:2025"


def search(folder: Path, sample: list[str], count: int) -> None:
    """Time searches, each with its twenty hits and their passages."""
    times: dict[str, list[float]] = {}
    with Archive.open(folder) as archive:
        for kind, text in queries(sample, count // 5):
            for sort in SORTS:
                start = time.process_time()
                archive.search(text, sort=sort)
                times.setdefault(f"{kind}, by {sort}", []).append(time.process_time() - start)
    times["all"] = [t for kind in times.values() for t in kind]
    for kind, values in times.items():
        values.sort()
        median, high, most = values[len(values) // 2], values[int(len(values) * 0.95)], values[-1]
        print(f"search, {kind}: median {median * 1e3:.1f} ms, 95% {high * 1e3:.1f} ms, most {most * 1e3:.1f} ms")


def check(folder: Path) -> None:
    """Time a check and an opening."""
    start = time.process_time()
    with Archive.open(folder) as archive:
        opened = time.process_time()
        report = archive.check()
    print(f"opened in {(opened - start) * 1e3:.0f} ms, checked in {time.process_time() - opened:.1f} s")
    print("\n".join(report.lines()))


if __name__ == "__main__":
    main()
