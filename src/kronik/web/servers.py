"""The room in as many processes as it may have: all of them take what is asked at one address.

Python runs one thread at a time, so one process answers on one core however many there are. The first process serves
as the others do; these end with it, however it ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import socket
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Any

import uvicorn

from kronik.web.rooms import app

GRACE = 15
"""Seconds that the other processes get to end the answers under way; longer than a question may take."""

CYCLES = 100_000
"""Objects that are made before Python looks for cycles among them, 700 unless told. The rows that a search finds are
as many objects and no cycle, and to look for one among them again and again took a third of a search's time."""


def serve(folder: Path, listener: socket.socket, *, processes: int, hosts: Iterable[str], public: bool) -> None:
    """Serve the archive's room from a listening socket until interrupted (SIGINT) or told to end (SIGTERM)."""
    spawn = multiprocessing.get_context("spawn")  # clean of whatever threads this one has
    room: dict[str, Any] = {"hosts": tuple(hosts), "public": public}
    others = [spawn.Process(target=_help, args=(folder, listener, room), daemon=True) for _ in range(processes - 1)]
    for process in others:
        process.start()
    try:
        _server(folder, room).run(sockets=[listener])
    finally:
        for process in others:
            process.terminate()
        for process in others:
            process.join(GRACE)


def _server(folder: Path, room: dict[str, Any]) -> uvicorn.Server:
    gc.freeze()  # what is loaded by now stays
    gc.set_threshold(CYCLES)
    return uvicorn.Server(uvicorn.Config(app(folder, **room), log_level="warning"))


def _help(folder: Path, listener: socket.socket, room: dict[str, Any]) -> None:
    """Serve until the first process tells so or is gone."""
    server = _server(folder, room)
    Thread(target=_end_with_first, args=(server,), daemon=True).start()
    with suppress(KeyboardInterrupt):  # a terminal sends it to every process; the first one says so
        server.run(sockets=[listener])


def _end_with_first(server: uvicorn.Server) -> None:
    first = multiprocessing.parent_process()
    assert first is not None
    wait([first.sentinel])
    server.should_exit = True
