"""`kronik watch`: saved searches, and what they have that is new."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

import msgspec
import typer
from rich.console import Console

from kronik.archive import Archive, Saved
from kronik.cli.options import Folder, Json
from kronik.cli.search import lines
from kronik.errors import ArchiveError

PAGE = 100
"""Hits that are taken at a time; all are printed."""


def watch(
    archive: Folder,
    action: Annotated[
        Literal["list", "add", "remove", "run"],
        typer.Argument(help="List them; add or remove one; print what is new since the last run."),
    ] = "list",
    name: Annotated[str | None, typer.Argument(help="Of the search: small letters, digits, hyphens.")] = None,
    query: Annotated[list[str] | None, typer.Argument(help="As for `kronik search`; with add.")] = None,
    json: Json = False,
) -> None:
    """Keep searches in the archive, each with a feed in the reading room, and tell what is new in them."""
    if (action == "add") != bool(query):
        raise typer.BadParameter("add takes a name and a query; the others take no query")
    if action in ("add", "remove") and name is None:
        raise typer.BadParameter(f"{action} takes the name of a search")
    with Archive.open(archive) as store:
        if action == "add":
            _add(store, str(name), " ".join(query or ()), json)
        elif action == "remove":
            if not store.forget(str(name)):
                raise _unknown(str(name))
            print(f"removed {name}", file=sys.stderr)
        else:
            chosen = store.searches() if name is None else tuple(one for one in store.searches() if one.name == name)
            if name and not chosen:
                raise _unknown(name)
            for saved in chosen:
                (_list if action == "list" else _run)(store, saved, json)
            if not chosen:
                print("no saved search; `kronik watch ARCHIVE add NAME QUERY` makes one", file=sys.stderr)


def _add(store: Archive, name: str, query: str, json: bool) -> None:
    total = store.search(query, limit=1).total  # says at once where the query cannot be meant
    saved = Saved(name=name, query=query, seen=store.last())
    store.keep(saved)
    if json:
        _print({"search": name, "query": query, "articles": total, "new": 0})
    print(f"{name}: {total} articles now; `kronik watch {store.folder} run` tells what comes", file=sys.stderr)


def _list(store: Archive, saved: Saved, json: bool) -> None:
    total = store.search(saved.query, limit=1).total
    new = store.search(saved.query, limit=1, since=saved.seen).total
    if json:
        _print({"search": saved.name, "query": saved.query, "articles": total, "new": new})
    else:
        print(f"{saved.name}: {saved.query}\n  {total} articles, {new} new")


def _run(store: Archive, saved: Saved, json: bool) -> None:
    """Print every article that arrived since the last run, the newest in front, and note that it was told."""
    last, cursor, total = store.last(), None, 0
    out = Console(highlight=False, soft_wrap=True)
    while True:
        results = store.search(saved.query, limit=PAGE, cursor=cursor, sort="date", since=saved.seen)
        total += len(results.hits)
        for hit in results.hits:
            if json:
                _print({"search": saved.name, **msgspec.structs.asdict(hit)})
            else:
                for line in lines(hit):
                    out.print(line)
        cursor = results.cursor
        if cursor is None:
            break
    sys.stdout.flush()
    store.keep(msgspec.structs.replace(saved, seen=last))
    print(f"{saved.name}: {total} new", file=sys.stderr)


def _print(row: dict[str, object]) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(row) + b"\n")
    sys.stdout.flush()


def _unknown(name: str) -> ArchiveError:
    return ArchiveError(f"There is no saved search {name!r}", mend="`kronik watch ARCHIVE` lists them")
