"""An archive of fiction, and the room opened on it by a real server."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from kronik import web
from kronik.archive import Archive
from tests.web import fiction


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with an article of each kind, two versions of one, and two refusals."""
    folder = tmp_path_factory.mktemp("web") / "arsip-teluk"
    with Archive.create(folder) as archive, archive.batch():
        for article in (fiction.ferry(), fiction.halted(), fiction.live(), fiction.hostile()):
            archive.add(article, fiction.capture(article))
        for article in (fiction.harbour(), fiction.harbour("16,000")):
            archive.add(article, fiction.capture(article, article.text))
        archive.add(fiction.undated())
        for refusal in fiction.refusals():
            archive.refuse(refusal)
    return folder


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """The address of the room, served by uvicorn as `kronik serve` does."""
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="session")
def room(site: str) -> Iterator[httpx.Client]:
    """A client of the room that reads English."""
    with httpx.Client(base_url=site, headers={"accept-language": "en"}) as client:
        yield client


class serving:  # noqa: N801 - used as a function
    """Serve the room of an archive on a free port, in a thread, until the block ends."""

    def __init__(self, folder: Path, **options: object) -> None:
        config = uvicorn.Config(web.app(folder, **options), log_level="critical", lifespan="on")  # type: ignore[arg-type]
        self._server = uvicorn.Server(config)
        # With the protocol named, asyncio sets TCP_NODELAY, as it does for a server that opens its own socket.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.listen()
        self._thread = threading.Thread(target=self._server.run, args=([self._socket],))

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()
