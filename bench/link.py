"""What linking is worth and what it costs, beside the usual ways of doing it.

    pip install -r bench/requirements-link.txt
    python bench/link.py quality ../shared/data
    python bench/link.py cost ../shared/data/text [--most 100000]
    python bench/link.py scale ../shared/data/text [--most 1000000]
    python bench/link.py related FOLDER [--searches 500]

quality: stories and copies of labelled pairs of Indonesian reports among some 4,000 of the same days, and stories of
headlines in nine languages. Peers in the same run, on the same articles: TF-IDF with single-pass clustering in a
window of 14 days, at the threshold that suits the gold best (a favour: it could not know it); MinHash LSH of
datasketch, likewise. cost: real texts multiplied with other names, words and days, linked in an archive; time of the
processor for each ten thousand. scale: the tables of 2,500 linked articles multiplied to later days, and the time of
linking 300 real articles more at each size, undone again. related: time of the related articles of random articles
of an archive.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import shutil
import sqlite3
import tempfile
import time
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any

from archive import article

from kronik.archive import Archive, export, store
from kronik.archive.links import census
from kronik.archive.links.linker import Linker
from kronik.records import Place

Line = dict[str, Any]
Groups = dict[str, Any]
WINDOW = 14 * 24
TOGETHER = ("same_report", "same_story")


def main() -> None:
    """Run the part that is asked for."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("part", choices=("quality", "cost", "scale", "related"))
    options.add_argument("where", type=Path)
    options.add_argument("--most", type=int, default=100_000)
    options.add_argument("--searches", type=int, default=500)
    options.add_argument("--keep", type=Path, help="make the archive of `cost` here and leave it")
    asked = options.parse_args()
    if asked.part == "quality":
        pairs(asked.where)
        headlines(asked.where)
    elif asked.part == "cost":
        cost(asked.where, asked.most, asked.keep)
    elif asked.part == "scale":
        scale(asked.where, asked.most)
    else:
        related(asked.where, asked.searches)


# ---- quality --------------------------------------------------------------------------------------------------


def pairs(data: Path) -> None:
    """Labelled pairs among the reports of the same days."""
    labelled = [json.loads(line) for line in (data / "gold/pairs-dev.jsonl").open()]
    gold = {row["pair"]: row for row in map(json.loads, (data / "gold/pairs-gold-dev.jsonl").open())}
    lines = {pair[side]["url"]: pair[side] for pair in labelled for side in "ab"}
    for name in ("indonews-2025-06-early", "jogja-2025-06"):
        for line in read(data / "text" / f"{name}.jsonl.gz"):
            if line.get("url") and hour(line) is not None:
                lines.setdefault(line["url"], line)
    for url, line in lines.items():
        line["id"] = url
    ordered = sorted(lines.values(), key=lambda line: (line["published"], line["id"]))
    shuffled = random.Random(1).sample(ordered, len(ordered))
    few = [line for line in ordered if any(line["id"] in (p["a"]["url"], p["b"]["url"]) for p in labelled)]
    print(f"pairs: {len(labelled)} among {len(ordered)} articles")
    for name, some in (("by date", ordered), ("shuffled", shuffled), ("the pairs' articles alone", few)):
        stories, copies = kronik(some)
        print(f"  kronik, {name}: stories {scored(labelled, gold, stories)} copies {copied(labelled, gold, copies)}")
        if name == "by date":
            whole = stories
        elif name == "shuffled":
            print(f"  adjusted Rand index of shuffled and by date: {rand_index(whole, stories):.3f}")
    vectors = tfidf(ordered, stop=None)
    best = max((scored(labelled, gold, single_pass(ordered, vectors, at / 100)), at) for at in range(20, 60, 4))
    print(f"  TF-IDF, single pass at {best[1] / 100}: stories {best[0]}")
    best = max((copied(labelled, gold, minhash(ordered, at / 100)), at) for at in (30, 40, 50))
    print(f"  datasketch at {best[1] / 100}: copies {best[0]}")


def headlines(data: Path) -> None:
    """Headlines in nine languages."""
    rows = list(read(data / "stories/og2021-titles-dev.jsonl.gz"))
    lines = [
        {"id": row["id"], "title": row["title"], "text": "", "published": row["published"], "lang": None}
        for row in rows
    ]
    lines.sort(key=lambda line: (line["published"], line["id"]))
    gold: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        if row["cluster_gold"]:
            gold["all"][row["id"]] = gold[row["lang"]][row["id"]] = row["cluster_gold"]
    print(f"headlines: {len(gold['all'])}; B-cubed F1 each language by itself / across")
    print(f"  kronik: {by_language(gold, kronik(lines)[0])}")
    vectors = tfidf(lines, stop=None)
    best = max((by_language(gold, single_pass(lines, vectors, at / 100)), at) for at in range(16, 60, 6))
    print(f"  TF-IDF, single pass at {best[1] / 100}: {best[0]}")


def kronik(lines: list[Line]) -> tuple[Groups, Groups]:
    """Give story and group of copies of each line, by its id."""
    folder = Path(tempfile.mkdtemp(prefix="kronik-bench-"))
    try:
        with Archive.create(folder / "archive") as archive, archive.batch():
            for number, line in enumerate(lines):
                archive.add(*article(line, Place(file="bench", line=number)))
        with Archive.open(folder / "archive") as archive:
            rows = list(export.members(archive))
    finally:
        shutil.rmtree(folder)
    return {row["id"]: row["story"] or row["article"] for row in rows}, {
        row["id"]: row["copies"] or row["article"] for row in rows
    }


def tfidf(lines: list[Line], stop: None) -> Any:
    """Vectors as scikit-learn makes them."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(sublinear_tf=True, stop_words=stop).fit_transform(
        f"{line['title']} {line['title']} {line['text']}" for line in lines
    )


def single_pass(lines: list[Line], vectors: Any, threshold: float) -> Groups:
    """Each article joins the story whose mean is nearest, if it is near enough and went on within the window."""
    import numpy as np

    sizes: list[int] = []
    last: list[float] = []
    story: Groups = {}
    sums: list[dict[int, float]] = []
    postings: dict[int, set[int]] = defaultdict(set)
    for number, line in enumerate(lines):
        row = vectors[number]
        words = dict(zip(row.indices.tolist(), row.data.tolist(), strict=True))
        now = hour(line) or 0.0
        scores: Counter[int] = Counter()
        for word, weight in sorted(words.items(), key=lambda item: -item[1])[:40]:
            for centre in postings[word]:
                scores[centre] += weight * sums[centre][word]
        near = [
            (score / float(np.sqrt(sum(v * v for v in sums[centre].values()))), centre)
            for centre, score in scores.most_common(20)
            if abs(now - last[centre]) <= WINDOW
        ]
        score, centre = max(near, default=(0.0, -1))
        if score < threshold:
            centre = len(sums)
            sums.append({})
            sizes.append(0)
            last.append(now)
        for word, weight in words.items():
            sums[centre][word] = sums[centre].get(word, 0.0) + weight
            postings[word].add(centre)
        sizes[centre] += 1
        last[centre] = max(now, last[centre])
        story[line["id"]] = centre
    return story


def minhash(lines: list[Line], threshold: float) -> Groups:
    """Groups of articles of which one leads to the next by datasketch's LSH."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=128)
    group: Groups = {}
    for line in lines:
        words = re.findall(r"\w+", line["text"].lower())
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[at : at + 4]).encode() for at in range(len(words) - 3)])
        same = {group[other] for other in index.query(sketch)}
        index.insert(line["id"], sketch)
        group[line["id"]] = name = min(same, default=line["id"])
        for other, old in group.items() if len(same) > 1 else ():
            if old in same:
                group[other] = name
    return group


# ---- scores ---------------------------------------------------------------------------------------------------


def scored(labelled: list[Line], gold: dict[str, Line], groups: Groups) -> str:
    """F1, precision and recall of being together."""
    return f1(
        (gold[p["pair"]]["label"] in TOGETHER, groups[p["a"]["url"]] == groups[p["b"]["url"]]) for p in labelled
    )


def copied(labelled: list[Line], gold: dict[str, Line], groups: Groups) -> str:
    """F1, precision and recall of being copies."""
    return f1((bool(gold[p["pair"]]["copy"]), groups[p["a"]["url"]] == groups[p["b"]["url"]]) for p in labelled)


def f1(cases: Iterator[tuple[bool, bool]]) -> str:
    """Pairs of wanted and given as a score."""
    counts = Counter(cases)
    right = counts[True, True]
    precision = right / ((right + counts[False, True]) or 1)
    recall = right / ((right + counts[True, False]) or 1)
    return f"F1 {2 * precision * recall / ((precision + recall) or 1):.3f} (P {precision:.3f} R {recall:.3f})"


def by_language(gold: dict[str, dict[str, str]], groups: Groups) -> str:
    """B-cubed F1 of each language by itself, weighted by size, and across all."""
    own = {lang: bcubed(truth, groups) * len(truth) for lang, truth in gold.items() if lang != "all"}
    return f"{sum(own.values()) / len(gold['all']):.3f} / {bcubed(gold['all'], groups):.3f}"


def bcubed(truth: dict[str, str], groups: Groups) -> float:
    """B-cubed F1 (Bagga and Baldwin, 1998)."""
    true, given = Counter(truth.values()), Counter(groups[name] for name in truth)
    both = Counter((truth[name], groups[name]) for name in truth)
    precision = sum(both[truth[n], groups[n]] / given[groups[n]] for n in truth) / len(truth)
    recall = sum(both[truth[n], groups[n]] / true[truth[n]] for n in truth) / len(truth)
    return 2 * precision * recall / (precision + recall)


def rand_index(one: Groups, other: Groups) -> float:
    """The adjusted Rand index (Hubert and Arabie, 1985)."""

    def two(counts: Counter[Any]) -> float:
        return sum(n * (n - 1) / 2 for n in counts.values())

    both = two(Counter((one[name], other[name]) for name in one))
    left, right = two(Counter(one.values())), two(Counter(other[name] for name in one))
    chance = left * right / (len(one) * (len(one) - 1) / 2)
    return (both - chance) / ((left + right) / 2 - chance)


# ---- cost -----------------------------------------------------------------------------------------------------


def cost(texts: Path, most: int, keep: Path | None) -> None:
    """Time of linking, ten thousand by ten thousand."""
    folder = keep or Path(tempfile.mkdtemp(prefix="kronik-bench-")) / "archive"
    spent = [0.0]
    plain = Linker.save

    def timed(self: Linker) -> None:
        start = time.process_time()
        plain(self)
        spent[0] += time.process_time() - start

    Linker.save = timed  # type: ignore[method-assign]  # what is timed is put in its place
    try:
        with Archive.create(folder) as archive, archive.batch():
            for number, line in enumerate(islice(multiplied(texts), most), 1):
                archive.add(*article(line, Place(file="bench", line=number)))
                if number % 10_000 == 0:
                    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
                    print(f"{number:>8} {spent[0] / 10:.2f} ms of linking each, {memory:.0f} MiB", flush=True)
                    spent[0] = 0.0
        size = (folder / "kronik.db").stat().st_size
        print(f"the database has {size / most / 1024:.1f} KiB an article")
    finally:
        if not keep:
            shutil.rmtree(folder.parent)


def multiplied(texts: Path) -> Iterator[Line]:
    """The dated texts again and again, each time with other names, other words and later days."""
    lines = sorted(dated(texts), key=lambda line: line["published"])
    for turn in count():
        for line in lines:
            yield line if turn == 0 else changed(line, turn)


def dated(texts: Path) -> list[Line]:
    """The lines of all files that have a date and a text."""
    return [
        line
        for file in sorted(texts.glob("*.jsonl.gz"))
        for line in read(file)
        if hour(line) is not None and len(line.get("text") or "") > 400
    ]


def changed(line: Line, turn: int) -> Line:
    """Names, and three in ten of the other words, with an ending of their own; some ten years later."""
    ending = "".join("aeiou"[turn // 5**place % 5] + "bdgkl"[turn % 5] for place in range(3))

    def other(match: re.Match[str]) -> str:
        word = match[0]
        return word + ending if word[0].isupper() or zlib.crc32(word.encode()) % 10 < 3 else word

    moved = datetime.fromisoformat(line["published"]) + timedelta(days=4018 * turn)
    return {
        **line,
        "id": f"{line['id']}-{turn}",
        "url": f"https://bench.example/{line['id']}/{turn}",
        "title": re.sub(r"\w{3,}", other, line.get("title") or ""),
        "text": re.sub(r"\w{3,}", other, line["text"]),
        "published": moved.isoformat(),
    }


def scale(texts: Path, most: int) -> None:
    """Time of linking at 2,500 articles and at each power of ten up to `most`."""
    lines = [line for line in dated(texts) if line["published"] >= "2025-06"]
    drawn = random.Random(5).sample(lines, 2800)
    new, base = drawn[:300], sorted(drawn[300:], key=lambda line: line["published"])
    folder = Path(tempfile.mkdtemp(prefix="kronik-bench-"))
    try:
        with Archive.create(folder / "archive") as archive, archive.batch():
            for number, line in enumerate(base):
                archive.add(*article(later(line, 0, "base"), Place(file="bench", line=number)))
        measured(folder / "archive", new, 0)
        for size in (10**power for power in range(4, 10) if 10**power <= most):
            turns = grown(folder / "archive", size)
            measured(folder / "archive", new, turns // 2)
    finally:
        shutil.rmtree(folder)


def later(line: Line, turn: int, name: str) -> Line:
    """The line again, `turn` times thirty days later."""
    moved = datetime.fromisoformat(line["published"]) + timedelta(days=30 * turn)
    address = f"https://bench.example/{name}/{line['id']}"
    return {**line, "id": f"{line['id']}-{name}", "url": address, "published": moved.isoformat()}


def measured(folder: Path, new: list[Line], turn: int) -> None:
    """Link some articles in a transaction that is undone, and print what one costs: together, and one by one."""
    db = sqlite3.connect(folder / "kronik.db", isolation_level=None)
    size = db.execute("SELECT count(*) FROM link").fetchone()[0]
    costs = []
    for some in (len(new), 1):
        linker, spent = Linker(db), 0.0
        db.execute("BEGIN")
        for first in range(0, len(new), some):
            for number, line in enumerate(new[first : first + some], first):
                made, _ = article(later(line, turn, "new"), Place(file="bench", line=number))
                linker.link(store.add(db, made, None).seq, made)
            start = time.thread_time()
            linker.save()
            spent += time.thread_time() - start
        db.execute("ROLLBACK")
        costs.append(1000 * spent / len(new))
    db.close()
    disk, memory = (folder / "kronik.db").stat().st_size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(
        f"{size:>8} articles: {costs[0]:.2f} ms of linking each of {len(new)} together, {costs[1]:.2f} one by one,"
        f" {disk / 2**20:.0f} MiB on disk, {memory / 2**20:.0f} MiB of memory",
        flush=True,
    )


COPIED = (
    "INSERT INTO article SELECT seq + :rows, id || '-' || :turn, source, url, outcome, outlet, lang, headline,"
    " published, moment, version, change + :rows FROM article WHERE seq <= :base",
    "INSERT INTO link (article, hour, title, vector, brief, story, copies, grams) SELECT article + :rows,"
    " hour + :hours, title + :turn, vector, brief, story + :rows, copies + :rows, grams FROM link"
    " WHERE article <= :base",
    "INSERT INTO link_word SELECT word, hour + :hours, article + :rows, weight FROM link_word WHERE article <= :base",
    "INSERT INTO link_band SELECT band + 7919 * :turn, article + :rows FROM link_band WHERE article <= :base",
    "INSERT INTO link_edge SELECT article + :rows, other + :rows, weight, shared FROM link_edge"
    " WHERE article <= :base",
)


def grown(folder: Path, size: int) -> int:
    """Multiply what is linked until there are so many articles; give how many times it is there."""
    db = sqlite3.connect(folder / "kronik.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = OFF")
    db.execute("PRAGMA cache_size = -1000000")
    count, base = db.execute("SELECT count(*), max(change) FROM article WHERE id NOT LIKE '%-%'").fetchone()
    turn = db.execute("SELECT count(*) FROM article").fetchone()[0] // count
    while turn * count < size:
        given = {"turn": turn, "rows": turn * base, "hours": turn * 30 * 24, "base": base}
        for statement in COPIED:
            db.execute(statement, given)
        turn += 1
    counted(db, turn * count)
    db.close()
    return int(turn)


def counted(db: sqlite3.Connection, articles: int) -> None:
    """Make the census that of so many articles, with the same share of each term."""
    counter = census.Counter(db)
    counter.census.cells *= max(articles // counter.census.articles, 1)
    counter.census.articles = articles
    counter.measure()
    rows = [(page, census._page(counter.census.cells, page)) for page in range(census.PAGES)]
    db.executemany("INSERT OR REPLACE INTO link_census VALUES (?, ?)", rows)
    counter.save(db)


def related(folder: Path, searches: int) -> None:
    """Time of the related articles of random articles."""
    with Archive.open(folder) as archive:
        ids = [name for (name,) in archive._db.execute("SELECT id FROM article ORDER BY id")]
        archive.related(ids[0])
        times = []
        for name in random.Random(2).sample(ids, min(searches, len(ids))):
            start = time.perf_counter()
            archive.related(name)
            times.append(time.perf_counter() - start)
    times.sort()
    half, most = times[len(times) // 2], times[len(times) * 95 // 100]
    print(
        f"related among {len(ids)} articles: {1000 * half:.1f} ms median, {1000 * most:.1f} ms at the 95th percentile"
    )


def read(file: Path) -> Iterator[Line]:
    """The objects of a gzipped JSONL file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def hour(line: Line) -> float | None:
    """Hours since 1970 of a line's date; None where it has none that can be read."""
    try:
        return datetime.fromisoformat((line.get("published") or "").replace("Z", "+00:00")).timestamp() / 3600
    except (ValueError, OverflowError):
        return None


if __name__ == "__main__":
    main()
