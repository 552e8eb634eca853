"""What the reading room costs: time of each kind of page, under load, with slow clients, while pages are added.

    python bench/serve.py ARCHIVE [--requests 400] [--rate 50] [--seconds 30] [--slow 200] [--adding]

`kronik serve` runs as a process of its own. Searches are words and pairs of words drawn from the archive's articles
by a fixed seed, each word as often as it stands there; articles are drawn likewise. Times are of the clock, seen from
the client; "cpu" is the processor time of all the server's processes for each request, which a busy machine leaves as
it is. With --adding the archive is copied, and `kronik add` adds articles to the copy all the while.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, islice
from pathlib import Path
from typing import IO
from urllib.parse import quote_plus

from kronik.archive import Archive
from kronik.archive.stems import words
from kronik.records import Article

KRONIK = [sys.executable, "-c", "from kronik.cli import main; main()"]

WARMING = 8
"""Connections on which the first pages are asked for, so that every thread of every process opens its reader."""

TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--requests", type=int, default=400, help="of each kind, one after another")
    parser.add_argument("--rate", type=float, default=50, help="requests a second under load")
    parser.add_argument("--seconds", type=float, default=30, help="of load")
    parser.add_argument("--slow", type=int, default=200, help="clients that never finish their request")
    parser.add_argument("--adding", action="store_true", help="add articles meanwhile")
    asked = parser.parse_args()
    with Archive.open(asked.archive) as archive:
        ids = [hit.id for year in range(2000, 2030) for hit in archive.search(f"after:{year}", limit=50).hits]
        sample = [stored.article for name in dict.fromkeys(ids) if (stored := archive.article(name))]
        paths = list(islice(drawn(ids, sample), asked.requests))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "copy" if asked.adding else asked.archive
        if asked.adding:
            shutil.copytree(asked.archive, folder)
        with serving(folder) as (port, process):
            measure(port, process, paths)
            with writing(folder, sample if asked.adding else []):
                asyncio.run(load(port, process, paths, asked.rate, asked.seconds, asked.slow))


def drawn(ids: list[str], sample: list[Article]) -> Iterator[dict[str, str]]:
    """Draw the addresses of one round: a page of each kind."""
    draw = random.Random(20171121)
    texts = [found for article in sample if (found := words(article.text))]
    while True:
        found = draw.choice(texts)
        at = draw.randrange(len(found))
        yield {
            "front": "/",
            "word, by match": f"/search?q={quote_plus(found[at])}",
            "word, by date": f"/search?sort=date&q={quote_plus(found[at])}",
            "two words": f"/search?q={quote_plus(found[at] + ' ' + draw.choice(found))}",
            "phrase": f"/search?q={quote_plus(chr(34) + ' '.join(found[at : at + 2]) + chr(34))}",
            "dated": f"/search?q={quote_plus(found[at] + ' after:2019-09 before:2025')}",
            "article": f"/article/{draw.choice(ids)}",
        }


@contextmanager
def serving(folder: Path) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """Run `kronik serve` on a free port until the block ends."""
    process = subprocess.Popen([*KRONIK, "serve", str(folder), "--port", "0", "--json"], stdout=subprocess.PIPE)
    assert process.stdout
    try:
        told = process.stdout.readline()
        if not told:
            sys.exit("the room did not open")
        yield int(json.loads(told)["url"].rpartition(":")[2]), process
    finally:
        process.terminate()
        process.wait()


def measure(port: int, process: subprocess.Popen[bytes], rounds: list[dict[str, str]]) -> None:
    """Ask for each kind of page, one after another, and print its times."""
    print(f"{'page':16} {'median':>8} {'95%':>8} {'99%':>8} {'cpu':>8}   ms")

    async def ask(paths: list[str]) -> list[float]:
        client = Client(port)
        times = [await client.get(path) for path in paths]
        client.close()
        return times

    async def warm(paths: list[str]) -> None:
        await asyncio.gather(*(ask(paths) for _ in range(WARMING)))

    asyncio.run(warm([path for paths in rounds[:5] for path in paths.values()]))
    for kind in rounds[0]:
        before = cpu(process)
        times = asyncio.run(ask([paths[kind] for paths in rounds]))
        told(kind, times, (cpu(process) - before) / len(times))


async def load(
    port: int, process: subprocess.Popen[bytes], rounds: list[dict[str, str]], rate: float, seconds: float, slow: int
) -> None:
    """Ask for all kinds at a steady rate, whether or not the answers keep up, with slow clients hanging on."""
    waiting = [await asyncio.open_connection("127.0.0.1", port) for _ in range(slow)]
    for _, writer in waiting:
        writer.write(b"GET /search?q=")
    paths = [path for each in rounds for path in each.values()]
    idle = [Client(port) for _ in range(64)]
    before, memory = cpu(process), resident(process)
    start = time.perf_counter()

    async def one(path: str, due: float) -> float:
        client = idle.pop() if idle else Client(port)
        await client.get(path)
        idle.append(client)
        return time.perf_counter() - due

    tasks = []
    for number in range(int(rate * seconds)):
        due = start + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        tasks.append(asyncio.create_task(one(paths[number % len(paths)], due)))
    times = await asyncio.gather(*tasks)
    told(f"{rate:.0f} a second", times, (cpu(process) - before) / len(times))
    print(f"{len(times)} answers, {slow} slow clients; server memory {memory} -> {resident(process)} MiB")
    for _, writer in waiting:
        writer.close()


class Client:
    """One connection that is kept open. Small, so that on the same machine the server is what is measured."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._pair: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def get(self, path: str) -> float:
        """Ask for a page; give the seconds until the whole of it was there."""
        start = time.perf_counter()
        try:
            await self._ask(path)
        except (asyncio.IncompleteReadError, ConnectionError):  # the server closes what was idle for some seconds
            self.close()
            await self._ask(path)
        return time.perf_counter() - start

    async def _ask(self, path: str) -> None:
        if self._pair is None:
            self._pair = await asyncio.open_connection("127.0.0.1", self._port)
        reader, writer = self._pair
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"content-length: (\d+)", head, re.I)
        if not head.startswith(b"HTTP/1.1 200") or not length:
            raise RuntimeError(f"{path}: {head[:200]!r}")
        await reader.readexactly(int(length[1]))

    def close(self) -> None:
        """Let go of the connection."""
        if self._pair:
            self._pair[1].close()
            self._pair = None


@contextmanager
def writing(folder: Path, sample: list[Article]) -> Iterator[None]:
    """Have `kronik add` add a sample under ever new addresses, as fast as it takes them, until the block ends."""
    if not sample:
        yield
        return
    command = [*KRONIK, "add", str(folder), "-", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdin and process.stderr
        ended = threading.Event()
        feeder = threading.Thread(target=feed, args=(process.stdin, sample, ended))
        feeder.start()
        try:
            yield
        finally:
            ended.set()
            feeder.join()
            print(f"kronik add meanwhile: {process.stderr.read().decode().strip()}")


def feed(pages: IO[bytes], sample: list[Article], ended: threading.Event) -> None:
    """Write pages as lines of JSON until the event is set."""
    for number in count():
        if ended.is_set():
            break
        article = sample[number % len(sample)]
        line = {"id": str(number), "text": article.text, "url": f"https://added.example/{number}"}
        pages.write(json.dumps(line).encode() + b"\n")
    pages.close()


def told(kind: str, times: list[float], each: float) -> None:
    """Print the times of one kind of page."""
    times = sorted(times)
    at = [times[min(len(times) - 1, int(len(times) * share))] * 1e3 for share in (0.5, 0.95, 0.99)]
    print(f"{kind:16} {at[0]:>8.1f} {at[1]:>8.1f} {at[2]:>8.1f} {each * 1e3:>8.1f}")


def family(process: subprocess.Popen[bytes]) -> list[Path]:
    """Give the folders of a process and of those it has started."""
    first = Path(f"/proc/{process.pid}")
    children = (first / "task" / str(process.pid) / "children").read_text().split()
    return [first, *(Path(f"/proc/{child}") for child in children)]


def cpu(process: subprocess.Popen[bytes]) -> float:
    """Processor seconds that a process and its children have used."""
    fields = [(folder / "stat").read_text().rpartition(")")[2].split() for folder in family(process)]
    return sum(int(each[11]) + int(each[12]) for each in fields) / TICKS


def resident(process: subprocess.Popen[bytes]) -> int:
    """Memory that a process and its children hold, shared pages shared out (PSS), in MiB."""
    rolls = [(folder / "smaps_rollup").read_text() for folder in family(process)]
    return sum(int(found[1]) for roll in rolls if (found := re.search(r"Pss:\s+(\d+)", roll))) // 1024


if __name__ == "__main__":
    main()
