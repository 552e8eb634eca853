"""`kronik add`: pages into an archive."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from kronik import flow, sources
from kronik.archive import Archive
from kronik.cli.options import Captured, Files, Folder, Jobs, Json, Language, language, moment
from kronik.cli.run import close, meter, stand_back
from kronik.records import KEPT, Refusal


def add(
    archive: Folder,
    files: Files,
    json: Json = False,
    captured: Captured = None,
    lang: Language = None,
    facts: Annotated[
        bool, typer.Option("--facts/--no-facts", help="Find who said and did what; `kronik facts` does so later.")
    ] = True,
    jobs: Jobs = None,
) -> None:
    """Read pages and store them with their facts. A page added again changes nothing; a changed one is a version.

    Each page that is no article is named on standard error, with the reason.
    """
    stand_back()
    reader = sources.open(files, captured=moment(captured))
    tally = flow.Tally()
    with Archive.create(archive) as store, meter(reader, tally) as line:
        read = flow.telling if facts else flow.run
        readings = read(reader, jobs=jobs or os.cpu_count() or 1, lang=language(lang))
        for result in flow.add(store, readings, tally):
            line.tick()
            if result.outcome not in KEPT and not json:
                detail = result.detail if isinstance(result, Refusal) else result.why
                print(f"{result.place}: {result.outcome.value}: {detail}", file=sys.stderr)
    raise typer.Exit(close(tally, as_json=json))
