"""`kronik search`: find articles in an archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from kronik import render
from kronik.archive import Archive, Hit
from kronik.cli.options import Folder, Json


def search(
    archive: Folder,
    query: Annotated[list[str], typer.Argument(help='Words, "phrases", outlet: lang: title: after: before:')],
    json: Json = False,
    limit: Annotated[int, typer.Option(min=1, help="So many results.")] = 20,
    sort: Annotated[Literal["match", "date"], typer.Option(help="Best match or newest first.")] = "match",
) -> None:
    """Search an archive; the passages that matched are shown with the matching words marked."""
    with Archive.open(archive) as store:
        results = store.search(" ".join(query), limit=limit, sort=sort)
    if json:
        for hit in results.hits:
            sys.stdout.buffer.write(msgspec.json.encode(hit) + b"\n")
        sys.stdout.flush()
    else:
        out = Console(highlight=False, soft_wrap=True)
        for hit in results.hits:
            for line in lines(hit):
                out.print(line)
    for note in results.notes:
        print(note, file=sys.stderr)
    shown = len(results.hits)
    print(f"{results.total} found" + (f", {shown} shown" if shown < results.total else ""), file=sys.stderr)


def lines(hit: Hit) -> Iterator[Text]:
    """A result: headline, outlet and date, its id for `show`, then its passages."""
    yield Text(hit.headline, style="bold")
    facts = (hit.outlet, render.stamp(hit.published), hit.id)
    yield Text("  " + " · ".join(fact for fact in facts if fact), style="dim")
    for passage in hit.passages:
        line = Text("  " + passage.text)
        for span in passage.marks:
            line.stylize("bold yellow", span.start + 2, span.end + 2)
        yield line
    yield Text("")
