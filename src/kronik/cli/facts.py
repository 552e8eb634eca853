"""`kronik facts`: the facts of the articles that an archive holds without them."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import msgspec
import typer

from kronik import flow
from kronik.archive import Archive
from kronik.cli.options import Folder, Jobs, Json
from kronik.cli.run import counter, stand_back


def facts(
    archive: Folder,
    again: Annotated[bool, typer.Option("--again", help="Also where an older Kronik found them.")] = False,
    json: Json = False,
    jobs: Jobs = None,
) -> None:
    """Find the facts of the articles that have none yet; interrupted, it goes on from there when called again."""
    stand_back()
    with Archive.open(archive, write=True) as store:
        before = store.known()
        left = before.articles - before.told + (before.older if again else 0)
        with counter(left) as line:
            for _ in flow.catch_up(store, jobs=jobs or os.cpu_count() or 1, again=again):
                line.tick()
        known = store.known()
    if json:
        sys.stdout.buffer.write(msgspec.json.encode({"read": line.count, **msgspec.structs.asdict(known)}) + b"\n")
        sys.stdout.flush()
        return
    told = f"{line.count} articles read for facts; {known.told} of {known.articles} have been"
    older = f"; {known.older} by an older Kronik, --again reads these anew" if known.older else ""
    faults = f"; {known.faults} woke a bug of Kronik's" if known.faults else ""
    print(f"{told}{older}{faults}", file=sys.stderr)
