"""`kronik read`: pages to records, without an archive."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from kronik import flow, render, report, sources
from kronik.cli.options import Captured, Files, Json, Language, language, moment
from kronik.cli.run import close, meter, writing
from kronik.errors import KronikError
from kronik.reading import record
from kronik.records import Article, Refusal


def read(
    files: Files,
    json: Json = False,
    blocks: Annotated[bool, typer.Option("--blocks", help="Add every block with its role to the JSON.")] = False,
    with_facts: Annotated[
        bool, typer.Option("--facts", help="Add people, quotes, dates, sources, places and events to the JSON.")
    ] = False,
    captured: Captured = None,
    lang: Language = None,
    html_report: Annotated[
        Path | None,
        typer.Option(help="Write a page that shows the text with every block coloured by its role."),
    ] = None,
) -> None:
    """Read saved pages and print what they say: text for people, or one JSON object a line."""
    if (blocks or with_facts) and not json:
        raise typer.BadParameter("--blocks and --facts add to the JSON: ask for --json, too")
    reader = sources.open(files, captured=moment(captured))
    tally = flow.Tally()
    with meter(reader, tally) as line, _report(html_report) as paint:
        for _, result in flow.run(reader, jobs=os.cpu_count() or 1, lang=language(lang)):
            tally.outcomes[result.outcome] += 1
            line.tick()
            paint(result)
            if json:
                sys.stdout.buffer.write(msgspec.json.encode(record(result, blocks=blocks, facts=with_facts)) + b"\n")
            else:
                sys.stdout.writelines(f"{text}\n" for text in lines(result))
    sys.stdout.flush()
    raise typer.Exit(close(tally, as_json=json))


@contextmanager
def _report(path: Path | None) -> Iterator[Callable[[Article | Refusal], object]]:
    """Open the report, and give what paints one page into it; without a path, what paints nothing."""
    if path is None:
        yield lambda _: None
        return
    if path.is_file() and not _replaceable(path):
        mend = "Name another file for the report, and the pages after it"
        raise KronikError("This file is there, and it is no report of Kronik", place=str(path), mend=mend)
    with writing(path):
        file = path.open("w", encoding="utf-8")
    with file:
        file.write(report.opening())
        yield lambda result: file.writelines(report.page(result))
        file.write(report.CLOSING)


def _replaceable(path: Path) -> bool:
    """Say whether a report may take the place of a file: an older report, or an empty file. No page is lost so."""
    head = report.opening().partition("</title>")[0].encode()
    with path.open("rb") as file:
        return file.read(len(head)) in (b"", head)


def lines(result: Article | Refusal) -> Iterator[str]:
    """What people are shown of a page."""
    yield f"=== {result.place}"
    if isinstance(result, Article):
        yield from render.text(result)
    else:
        yield f"[{result.outcome.value}: {result.detail}]"
    yield ""
