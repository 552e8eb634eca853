"""Reading pages in worker processes: in order, with one page the most that a crash or a hang can cost.

Each worker gets a batch over its own pipe and sends back one answer a page. When a worker dies, the page it was at
ends as `crashed`; when it stays at one page too long, it is killed and the page ends as `over_budget`. The rest of
its batch goes to a fresh worker. Batches are bounded in pages and bytes, and so is how far reading may run ahead of
the slowest page, so memory does not grow with the input.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any, TypeVar, cast

import msgspec

from kronik.records import Article, Capture, Outcome, Refusal, Told

BATCH_PAGES = 32
BATCH_BYTES = 4 << 20
AHEAD = 4
"""Batches in flight for each worker: one being read, the others waiting for their turn in the output."""

PATIENCE = 20.0
"""Seconds of wall time for one page, ten times the budget of `page.read`: only a hang in C code comes here."""

Item = Capture | Refusal
Answer = Article | Told | Refusal
A = TypeVar("A", bound=Answer)
Read = Callable[[Capture], Answer]
"""What a worker does with a page. It is sent to the worker by name, so it must be importable."""

_encode = msgspec.msgpack.Encoder().encode
_decoders: dict[str, Callable[[bytes], Any]] = {
    "Article": msgspec.msgpack.Decoder(Article).decode,
    "Told": msgspec.msgpack.Decoder(Told).decode,
    "Refusal": msgspec.msgpack.Decoder(Refusal).decode,
}


def _context() -> SpawnContext | ForkServerContext:
    """How a process is started: clean of our threads, and with the imports done once where the system can."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["kronik.recover", "kronik.facts", "kronik.kernel.ready"])
    return context


class _Batch:
    """Some items in order, and the answers that have come so far."""

    def __init__(self, items: list[Item]) -> None:
        self.items = items
        self.answers: dict[int, Answer] = {i: x for i, x in enumerate(items) if isinstance(x, Refusal)}

    @property
    def open(self) -> list[tuple[int, Capture]]:
        return [(i, x) for i, x in enumerate(self.items) if isinstance(x, Capture) and i not in self.answers]

    def results(self) -> Iterator[tuple[Capture | None, Answer]]:
        for i, item in enumerate(self.items):
            yield (item if isinstance(item, Capture) else None), self.answers[i]


class _Worker:
    """One process, its pipe, and the batch it is at."""

    def __init__(self, read: Read) -> None:
        context = _context()
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(target=_serve, args=(theirs, read), daemon=True)
        self.process.start()
        theirs.close()
        self.batch: _Batch | None = None
        self.pending: deque[tuple[int, Capture]] = deque()
        self.ready = False
        self.since = math.inf
        """When it took up the page that it is at; the time it takes to start is not the page's."""

    def give(self, batch: _Batch) -> None:
        self.batch, self.pending = batch, deque(batch.open)
        self.since = monotonic() if self.ready else math.inf
        with suppress(BrokenPipeError):  # it has died already: `lost` will see to the batch
            self.pipe.send([capture for _, capture in self.pending])

    def receive(self) -> bool:
        """Take the sign that it is ready, or one answer; False when the worker is gone."""
        assert self.batch is not None
        try:
            kind, data = self.pipe.recv()
        except (EOFError, OSError):
            return False
        self.since = monotonic()
        if not self.ready:
            self.ready = True
            return True
        i, _ = self.pending.popleft()
        self.batch.answers[i] = _decoders[kind](data)
        return True

    def lost(self, outcome: Outcome, detail: str) -> None:
        """Close the page that the worker was at with a refusal, and the worker with it."""
        assert self.batch is not None
        i, capture = self.pending.popleft()
        self.batch.answers[i] = Refusal(
            id=capture.id, outcome=outcome, place=capture.place, detail=detail, url=capture.url
        )
        self.stop()

    def stop(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


def each(
    read: Callable[[Capture], A], captures: Iterable[Item], *, jobs: int
) -> Iterator[tuple[Capture | None, A | Refusal]]:
    """Give every item's answer in the order of the items. Closing the iterator ends the workers."""
    batches = _batches(captures)
    workers = [_Worker(read) for _ in range(max(1, jobs))]
    flight: deque[_Batch] = deque()
    try:
        while True:
            for worker in workers:
                if worker.batch is None and len(flight) < AHEAD * len(workers):
                    batch = next(batches, None)
                    if batch is None:
                        break
                    flight.append(batch)
                    if batch.open:
                        worker.give(batch)
            if not flight:
                return
            workers = _listen(workers, read)
            while flight and not flight[0].open:
                for capture, answer in flight.popleft().results():
                    yield capture, cast("A | Refusal", answer)  # a worker answers what `read` does
    finally:
        for worker in workers:
            worker.stop()


def _listen(workers: list[_Worker], read: Read) -> list[_Worker]:
    """Wait for news from any worker, and give the workers as they stand after it."""
    busy = {worker.pipe: worker for worker in workers if worker.batch is not None}
    if not busy:  # all that is in flight was refused by its source
        return workers
    heard = {busy[pipe] for pipe in wait(list(busy), timeout=0.5) if isinstance(pipe, Connection)}
    return [_after(worker, worker in heard, read) for worker in workers]


def _after(worker: _Worker, heard: bool, read: Read) -> _Worker:
    batch = worker.batch
    if batch is None:
        return worker
    if heard and worker.receive():
        if not worker.pending:
            worker.batch = None
        return worker
    if heard:
        code = worker.process.exitcode
        worker.lost(Outcome.CRASHED, f"the worker process died on this page (exit code {code})")
    elif monotonic() - worker.since > PATIENCE:
        worker.lost(Outcome.OVER_BUDGET, f"not read within {PATIENCE:.0f} s of wall time")
    else:
        return worker
    fresh = _Worker(read)
    if batch.open:
        fresh.give(batch)
    return fresh


def _batches(captures: Iterable[Item]) -> Iterator[_Batch]:
    items: list[Item] = []
    size = 0
    for item in captures:
        items.append(item)
        size += len(item.payload) if isinstance(item, Capture) else 0
        if len(items) == BATCH_PAGES or size >= BATCH_BYTES:
            yield _Batch(items)
            items, size = [], 0
    if items:
        yield _Batch(items)


def _serve(pipe: Connection, read: Read) -> None:
    """What a worker does: read batches until the pipe closes. An interrupt is the parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    pipe.send(("", b""))  # ready
    while True:
        try:
            batch: list[Capture] = pipe.recv()
        except (EOFError, OSError):
            os._exit(0)
        for capture in batch:
            answer = read(capture)
            pipe.send((type(answer).__name__, _encode(answer)))
