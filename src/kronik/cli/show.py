"""`kronik show`: one article of an archive."""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from kronik import render
from kronik.archive import Archive
from kronik.cli.options import Folder, Json


def show(
    archive: Folder,
    article: Annotated[str, typer.Argument(help="An article's id (as `search` prints it) or its address.")],
    json: Json = False,
) -> None:
    """Print an article of the archive."""
    with Archive.open(archive) as store:
        stored = store.article(article)
    if stored is None:
        print(f"kronik: {archive}: no article {article!r}. `kronik search` prints ids", file=sys.stderr)
        raise typer.Exit(1)
    if json:
        sys.stdout.buffer.write(msgspec.json.encode(render.public(stored.article)) + b"\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in render.text(stored.article))
    sys.stdout.flush()
