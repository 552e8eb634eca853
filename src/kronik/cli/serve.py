"""`kronik serve`: the reading room."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
import uvicorn

from kronik import web
from kronik.archive import Archive
from kronik.cli.options import Folder


def serve(
    archive: Folder,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0 takes a free one.")] = 8080,
) -> None:
    """Open the archive as web pages on this machine (http://127.0.0.1:PORT), until interrupted."""
    with Archive.open(archive):  # an archive that cannot be opened is said before a port is taken
        pass
    print(f"reading room at http://127.0.0.1:{port} (Ctrl-C ends it)", file=sys.stderr)
    uvicorn.run(web.app(archive), host="127.0.0.1", port=port, log_level="warning")
