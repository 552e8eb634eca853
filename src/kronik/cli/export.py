"""`kronik export`: what leaves the archive, every row of it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, BinaryIO, Literal

import typer

from kronik.archive import Archive
from kronik.archive.export import (
    Row,
    articles,
    contradictions,
    copies,
    csv,
    ftm,
    jsonl,
    members,
    parquet,
    stories,
    timeline,
    versions,
    views,
    wacz,
)
from kronik.archive.export.facts import TABLES as FACTS
from kronik.archive.export.forms import FORMS, Form
from kronik.cli.entity import only
from kronik.cli.options import Folder, Json
from kronik.cli.run import writing

TABLES: dict[str, Callable[[Archive], Iterator[Row]]] = {
    "members": members,
    "stories": stories,
    "timeline": timeline,
    "contradictions": contradictions,
    "copies": copies,
    "versions": versions,
}
"""The tables that are written whole."""

ROWS = {"csv": csv.write, "jsonl": jsonl.write, "parquet": parquet.write}
"""What the rows of any table can be written as."""

Writer = Callable[[Archive, str | None, BinaryIO], int]


def _form(form: Form) -> Writer:
    return lambda store, query, out: form.write(store.articles(query), out)


ARTICLES: dict[str, Writer] = {
    **{name: _form(form) for name, form in FORMS.items()},
    "wacz": lambda store, query, out: wacz.write(store, query, out, now=datetime.now(UTC)),
    "sqlite": views.write,
}
"""What articles alone can be written as."""


def export(
    archive: Folder,
    table: Annotated[
        Literal[
            "articles",
            "members",
            "stories",
            "timeline",
            "contradictions",
            "copies",
            "versions",
            "people",
            "organisations",
            "places",
            "quotes",
            "events",
        ],
        typer.Argument(
            help="Articles; pages with their story and copies; stories; what happened in them when; what outlets tell"
            " differently; copies; versions; facts, each with its article and sentence."
        ),
    ],
    json: Json = False,
    form: Annotated[
        Literal["csv", "jsonl", "parquet", "ftm", "jsonld", "ninjs", "bibtex", "ris", "csl", "wacz", "sqlite"] | None,
        typer.Option("--as", help="Written as; csv unless told. ftm: facts only; from jsonld on: articles only."),
    ] = None,
    query: Annotated[str | None, typer.Option(help="Only the articles that this search finds.")] = None,
    of: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Only the timeline of this person, place or article's story."),
    ] = None,
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here, and not to standard output.")] = None,
) -> None:
    """Write a table of the archive as CSV, or with --as as something else: every row, streamed."""
    form = form or ("jsonl" if json else "csv")
    if query and table in TABLES:
        raise typer.BadParameter("--query goes with articles and facts")
    if of and table != "timeline":
        raise typer.BadParameter("--of goes with the table timeline")
    if form in ARTICLES and table != "articles":
        raise typer.BadParameter(f"--as {form} goes with the table articles")
    if form == "ftm" and table not in FACTS:
        raise typer.BadParameter(f"--as ftm goes with {', '.join(FACTS)}")
    with Archive.open(archive) as store, _opened(to) as out:
        if of and not store.timeline(of):
            of = only(store, of).id  # the timeline of a name
        if form in ARTICLES:
            count = ARTICLES[form](store, query, out)
        elif form == "ftm":
            _warn(store)
            count = ftm.write(store, table, query, out)
        else:
            count = ROWS[form](_rows(store, table, query, of), out)
    told = f"{count} pages" if form == "wacz" else f"{count} {'entities' if form == 'ftm' else 'rows'} of {table}"
    print(told + (f" for {query!r}" if query else ""), file=sys.stderr)


def _rows(store: Archive, table: str, query: str | None, of: str | None) -> Iterator[Row]:
    if table == "articles":
        return articles(store, query)
    if table in FACTS:
        _warn(store)
        return FACTS[table](store, query)
    return timeline(store, of) if of else TABLES[table](store)


def _warn(store: Archive) -> None:
    """Say what facts lack."""
    known = store.known()
    if left := known.articles - known.told:
        print(
            f"the facts of {left} articles are not known; `kronik facts {store.folder}` finds them", file=sys.stderr
        )


@contextmanager
def _opened(to: Path | None) -> Iterator[BinaryIO]:
    """Give what is written to; a file that was not written to its end does not take its name."""
    if to is None:
        yield sys.stdout.buffer
        sys.stdout.flush()
        return
    part = to.with_name(to.name + ".part")
    with writing(to):
        out = part.open("wb")
    try:
        with out:
            yield out
        part.replace(to)
    finally:
        part.unlink(missing_ok=True)
