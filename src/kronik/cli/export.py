"""`kronik export`: what leaves the archive, every row of it."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import typer

from kronik.archive import Archive
from kronik.archive.export import articles, copies, csv, jsonl, members, stories, timeline, versions
from kronik.cli.options import Folder, Json

TABLES = {"members": members, "stories": stories, "timeline": timeline, "copies": copies, "versions": versions}
"""The tables that are written whole."""


def export(
    archive: Folder,
    table: Annotated[
        Literal["articles", "members", "stories", "timeline", "copies", "versions"],
        typer.Argument(help="Articles; pages with their story and copies; stories; their days; copies; versions."),
    ],
    json: Json = False,
    query: Annotated[str | None, typer.Option(help="Only the articles that this search finds.")] = None,
) -> None:
    """Write a table of the archive as CSV, or with --json as JSON lines: every row, streamed."""
    if query and table != "articles":
        raise typer.BadParameter("--query goes with the table articles")
    with Archive.open(archive) as store:
        rows = articles(store, query) if table == "articles" else TABLES[table](store)
        count = (jsonl if json else csv).write(rows, sys.stdout.buffer)
    sys.stdout.flush()
    print(f"{count} rows of {table}" + (f" for {query!r}" if query else ""), file=sys.stderr)
