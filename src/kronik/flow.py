"""The whole program on one screen.

    sources.open   what is on disk          -> Capture, or Refusal where a record is no page
    page.read      bytes or text            -> Page: blocks in reading order over one text
    recover        blocks                   -> Article: every field Found with its evidence, or Missing
    facts          Article                  -> Facts: who said and did what, each with its sentence
    archive.add    Article and its Capture  -> stored once, versions kept

`read` is one page through the pure stages, `tell` with its facts. `run` is many: in worker processes where there are
many, so that a crash or a hang in a C library costs one page, and always in the order of the sources. Each page ends
in exactly one `Outcome`; `Tally` counts them, and the counts add up to the pages read.
"""

from __future__ import annotations

import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, TypeVar

import msgspec

from kronik import page, recover, workers
from kronik.facts.understand import understand
from kronik.records import KEPT, Article, Capture, Facts, Lang, Outcome, Refusal, Told

if TYPE_CHECKING:  # a page is read in half the time of loading what stores it
    from kronik.archive import Added, Archive

HANDFUL = 8
"""Up to so many pages are read in this process: starting workers costs some 0.3 s, as much as reading 60 pages."""

LARGE = 500_000
"""Bytes from which a page is read in a worker even when it is alone: a page made to hang the parser needs so many,
and only a worker can be ended. Real pages have some 280,000."""

A = TypeVar("A", bound=Article | Told | Refusal)
Reading = tuple[Capture | None, Article | Refusal]
Telling = tuple[Capture | None, Told | Refusal]
"""What was read, with the capture it came from (None where the source itself refused)."""


class Tally(msgspec.Struct):
    """Counts of a run. The one record that changes, and only here."""

    outcomes: Counter[Outcome] = msgspec.field(default_factory=Counter)
    added: Counter[Added] = msgspec.field(default_factory=Counter)

    @property
    def pages(self) -> int:
        """Pages read so far, of whatever outcome."""
        return self.outcomes.total()

    @property
    def articles(self) -> int:
        """Pages kept as articles."""
        return sum(count for outcome, count in self.outcomes.items() if outcome in KEPT)


def read(capture: Capture, *, lang: Lang | None = None) -> Article | Refusal:
    """Read one page. Whatever the page holds, the answer is an article or a refusal, never an exception."""
    try:
        leaf = page.read(capture)
        return leaf if isinstance(leaf, Refusal) else recover.article(leaf, lang=lang)
    # The only broad catch of the program: a bug that one page wakes must not stop the pages after it.
    except Exception:
        return Refusal(
            id=capture.id,
            outcome=Outcome.FAULT,
            place=capture.place,
            detail=traceback.format_exc(),
            url=capture.url,
        )


def tell(capture: Capture, *, lang: Lang | None = None) -> Told | Refusal:
    """Read one page and find the facts of what it tells; a page that the archive would not keep is asked for none."""
    result = read(capture, lang=lang)
    if isinstance(result, Refusal):
        return result
    return understand(result) if result.outcome in KEPT else Told(article=result, facts=Facts())


def recall(capture: Capture) -> Told | Refusal:
    """Find the facts of a record of the archive, which `Archive.untold` hands on as the payload of a capture."""
    from kronik.archive import codec

    assert isinstance(capture.payload, bytes)
    return understand(codec.article(capture.payload))


def run(captures: Iterable[Capture | Refusal], *, jobs: int, lang: Lang | None = None) -> Iterator[Reading]:
    """Read pages in the order given, a handful of common size in this process, others in `jobs` worker processes."""
    return _each(partial(read, lang=lang), captures, jobs)


def telling(captures: Iterable[Capture | Refusal], *, jobs: int, lang: Lang | None = None) -> Iterator[Telling]:
    """Read pages as `run` does, with their facts."""
    return _each(partial(tell, lang=lang), captures, jobs)


def _each(
    act: Callable[[Capture], A], captures: Iterable[Capture | Refusal], jobs: int
) -> Iterator[tuple[Capture | None, A | Refusal]]:
    stream = iter(captures)
    first = list(islice(stream, HANDFUL + 1))
    if len(first) <= HANDFUL and not any(isinstance(c, Capture) and len(c.payload) > LARGE for c in first):
        for capture in first:
            yield (None, capture) if isinstance(capture, Refusal) else (capture, act(capture))
    else:
        yield from workers.each(act, chain(first, stream), jobs=jobs)


def add(archive: Archive, readings: Iterable[Reading | Telling], tally: Tally) -> Iterator[Article | Refusal]:
    """Store what was read and hand it on; `tally` counts it. What is stored survives a kill at any moment."""
    with archive.batch():
        for capture, answer in readings:
            told = answer if isinstance(answer, Told) else None
            result = answer.article if isinstance(answer, Told) else answer
            if isinstance(result, Article) and result.outcome in KEPT:
                tally.added[archive.add(result, capture, told)] += 1
            else:
                archive.refuse(_refused(result), capture)
            tally.outcomes[result.outcome] += 1
            yield result


def catch_up(archive: Archive, *, jobs: int, again: bool = False) -> Iterator[int]:
    """Find the facts of the articles that have none, with `again` also those of other rules; give each one's row."""
    with archive.batch():
        for capture, answer in _each(recall, archive.untold(again=again), jobs):
            assert capture is not None
            fault = answer.detail if isinstance(answer, Refusal) else answer.fault
            archive.tell(int(capture.id), Facts() if isinstance(answer, Refusal) else answer.facts, fault)
            yield int(capture.id)


def _refused(result: Article | Refusal) -> Refusal:
    """What the archive keeps of a page that was read well and is no article."""
    if isinstance(result, Refusal):
        return result
    return Refusal(id=result.id, outcome=result.outcome, place=result.place, detail=result.why, url=result.url)
