"""`kronik check`: is the archive whole, and do its two halves agree?"""

from __future__ import annotations

import sys
from typing import Annotated

import msgspec
import typer

from kronik.archive import Archive
from kronik.cli.options import Folder, Json


def check(
    archive: Folder,
    json: Json = False,
    repair: Annotated[bool, typer.Option("--repair", help="Rebuild the search index from the database.")] = False,
) -> None:
    """Verify database, search index and their agreement; exit code 1 where something is wrong."""
    with Archive.open(archive, write=repair) as store:
        report = store.check(repair=repair)
    if json:
        sys.stdout.buffer.write(msgspec.json.encode(report) + b"\n")
        sys.stdout.flush()
    else:
        sys.stdout.writelines(f"{line}\n" for line in report.lines())
    raise typer.Exit(0 if report.sound else 1)
