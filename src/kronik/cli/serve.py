"""`kronik serve`: the reading room."""

from __future__ import annotations

import os
import socket
import sys
from typing import Annotated

import msgspec
import typer

from kronik.archive import Archive
from kronik.cli.options import Folder, Json
from kronik.errors import KronikError
from kronik.web import servers

USUAL = 4
"""Processes that answer where nothing is told: each holds some 100 MB."""


def serve(
    archive: Folder,
    json: Json = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0 takes a free one.")] = 8080,
    public: Annotated[
        bool, typer.Option("--public", help="For strangers: excerpts, no originals, reservations honoured, a pace.")
    ] = False,
    name: Annotated[
        list[str] | None, typer.Option(metavar="HOST", help="A name of the outside under which it is asked for.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Processes that answer; one a core, and at most four, unless told.")
    ] = None,
) -> None:
    """Open the archive as web pages on this machine (http://127.0.0.1:PORT), until interrupted."""
    with Archive.open(archive):  # an archive that cannot be opened is said before a port is taken
        pass
    with _listen(port) as listener:
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        if json:
            print(msgspec.json.encode({"url": address}).decode(), flush=True)
        else:
            print(f"reading room at {address} (Ctrl-C ends it)", file=sys.stderr)
        processes = jobs or min(os.cpu_count() or 1, USUAL)
        servers.serve(archive, listener, processes=processes, hosts=name or (), public=public)


def _listen(port: int) -> socket.socket:
    """Take the port before anything is said of it."""
    # With the protocol named, asyncio sets TCP_NODELAY: without it each page waits 40 ms between its head and body.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(("127.0.0.1", port))
        listener.listen()
    except OSError as error:
        listener.close()
        mend = "Choose another with --port; 0 takes a free one"
        raise KronikError(error.strerror or "not free", place=f"port {port}", mend=mend) from error
    return listener
