"""`kronik export`: what leaves the archive, every row of it."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from kronik.archive import Archive
from kronik.archive.export import articles, csv, jsonl, members
from kronik.cli.options import Folder, Json


def export(
    archive: Folder,
    table: Annotated[Literal["articles", "members"], typer.Argument(help="One row an article, or one a page.")],
    json: Json = False,
    query: Annotated[str | None, typer.Option(help="Only the articles that this search finds.")] = None,
) -> None:
    """Write a table of the archive as CSV, or with --json as JSON lines: every row, streamed."""
    if query and table == "members":
        raise typer.BadParameter("--query goes with the table articles")
    with Archive.open(archive) as store:
        rows = articles(store, query) if table == "articles" else members(store)
        count = (jsonl if json else csv).write(rows, sys.stdout.buffer)
    sys.stdout.flush()
    print(f"{count} rows of {table}" + (f" for {query!r}" if query else ""), file=sys.stderr)
