"""What the reading room costs: time of each kind of page, under load, with slow clients, while pages are added.

    python bench/serve.py ARCHIVE [--requests 400] [--rate 50] [--seconds 30] [--slow 200] [--adding]

`kronik serve` runs as a process of its own. Searches are words and pairs of words drawn from the archive's articles
by a fixed seed, each word as often as it stands there; articles are drawn likewise. Times are of the clock, seen from
the client; "cpu" is the server's processor time for each request, which a busy machine leaves as it is. With
--adding the archive is copied, and a writer adds articles to the copy all the while.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import multiprocessing
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import msgspec

from kronik.archive import Archive
from kronik.archive.stems import words
from kronik.records import Article, Url

TOGETHER = 50
"""Pages that the writer commits at a time; `kronik add` takes 500."""

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
    kronik = [sys.executable, "-c", "from kronik.cli import main; main()"]
    process = subprocess.Popen([*kronik, "serve", str(folder), "--port", "0", "--json"], stdout=subprocess.PIPE)
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

    asyncio.run(ask([path for paths in rounds[:5] for path in paths.values()]))  # every thread opens its reader
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
    """Add articles to an archive until the block ends, in a process of its own: a sample under ever new addresses."""
    if not sample:
        yield
        return
    spawn = multiprocessing.get_context("spawn")
    ended, added = spawn.Event(), spawn.Value("q", 0)
    writer = spawn.Process(target=write, args=(folder, sample, ended, added))
    writer.start()
    try:
        yield
    finally:
        ended.set()
        writer.join()
        print(f"{added.value} articles were added meanwhile")


def write(folder: Path, sample: list[Article], ended: Any, added: Any) -> None:
    """Add articles, some fifty a second at most, until the event is set."""
    with Archive.open(folder, write=True) as archive:
        while not ended.is_set():
            with archive.batch():
                for _ in range(TOGETHER):
                    article = sample[added.value % len(sample)]
                    address = Url(f"https://added.example/{added.value}")
                    archive.add(msgspec.structs.replace(article, url=address, canonical=None))
                    added.value += 1
                    if ended.wait(0.02):
                        break


def told(kind: str, times: list[float], each: float) -> None:
    """Print the times of one kind of page."""
    times = sorted(times)
    at = [times[min(len(times) - 1, int(len(times) * share))] * 1e3 for share in (0.5, 0.95, 0.99)]
    print(f"{kind:16} {at[0]:>8.1f} {at[1]:>8.1f} {at[2]:>8.1f} {each * 1e3:>8.1f}")


def cpu(process: subprocess.Popen[bytes]) -> float:
    """Processor seconds that a process has used."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident(process: subprocess.Popen[bytes]) -> int:
    """Memory that a process holds, in MiB."""
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    main()
