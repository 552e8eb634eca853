"""What the verbs that read pages share: the progress line, the counts at the end, the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from kronik.errors import KronikError
from kronik.flow import Tally
from kronik.records import Outcome
from kronik.sources import Reader

NOTHING_READ = "none; name files, or folders that hold some"
TROUBLE = (Outcome.BAD_RECORD, Outcome.CRASHED, Outcome.FAULT)
"""Outcomes that a person has to look at: they make the exit code 1."""


COURTESY = 10
"""How much a run that may take hours stands back: on busy cores, what `kronik serve` is asked goes before it."""


def stand_back() -> None:
    """Lower the priority of this process and of its workers, where the system knows that (POSIX nice)."""
    if hasattr(os, "nice"):
        os.nice(COURTESY)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Say which file cannot be written, where the block may not open or write it. Raises KronikError."""
    if path.is_dir():
        raise KronikError("This is a folder, and a file is to be written", place=str(path), mend="Name a file in it")
    try:
        yield
    except FileNotFoundError as error:
        mend = f"Make it with: mkdir -p '{path.parent}'"
        raise KronikError("The folder to write into is not there", place=str(path.parent), mend=mend) from error
    except PermissionError as error:
        raise KronikError("The file may not be written", place=str(path), mend="Name another place") from error


class _Pace(ProgressColumn):
    """Pages a second since the start."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.fields['pages'] / max(task.elapsed or 0.0, 0.001):.0f} pages/s")


class Meter:
    """The progress line of one run; silent where standard error is no terminal."""

    def __init__(self, progress: Progress, reader: Reader, tally: Tally) -> None:
        self._progress, self._reader, self._tally = progress, reader, tally
        self._task = progress.add_task("", total=reader.total, pages=0, articles=0)

    def tick(self) -> None:
        """Show where the run stands."""
        self._progress.update(
            self._task,
            completed=self._reader.done,
            pages=self._tally.pages,
            articles=self._tally.articles,
        )


@contextmanager
def meter(reader: Reader, tally: Tally) -> Iterator[Meter]:
    """Draw a progress line on standard error while the block runs, if that is a terminal."""
    console = Console(stderr=True)
    columns = (
        BarColumn(),
        TextColumn("{task.fields[pages]} pages, {task.fields[articles]} articles"),
        _Pace(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Meter(progress, reader, tally)


class Counter:
    """The progress line of a run over what is in the archive already."""

    def __init__(self, progress: Progress, total: int) -> None:
        self._progress, self.count = progress, 0
        self._task = progress.add_task("", total=total, pages=0)

    def tick(self) -> None:
        """Count one more."""
        self.count += 1
        self._progress.update(self._task, completed=self.count, pages=self.count)


@contextmanager
def counter(total: int) -> Iterator[Counter]:
    """Draw a progress line of so many articles while the block runs, where standard error is a terminal."""
    console = Console(stderr=True)
    columns = (BarColumn(), TextColumn("{task.completed} of {task.total} articles"), _Pace(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Counter(progress, total)


def close(tally: Tally, *, as_json: bool) -> int:
    """Say on standard error how the run ended, and give the exit code."""
    if as_json:
        sys.stderr.write(msgspec.json.encode(summary(tally)).decode() + "\n")
    else:
        counts = ", ".join(f"{outcome.value} {count}" for outcome, count in tally.outcomes.most_common())
        stored = ", ".join(f"{added.value} {count}" for added, count in tally.added.most_common())
        sys.stderr.write(
            f"{tally.pages} pages: {counts or NOTHING_READ}" + (f"; stored: {stored}" if stored else "") + "\n"
        )
    return 1 if any(tally.outcomes[outcome] for outcome in TROUBLE) else 0


def summary(tally: Tally) -> dict[str, object]:
    """The counts of a run as one JSON object."""
    return {
        "pages": tally.pages,
        "articles": tally.articles,
        "outcomes": {outcome.value: count for outcome, count in sorted(tally.outcomes.items())},
        "stored": {added.value: count for added, count in sorted(tally.added.items())},
    }
