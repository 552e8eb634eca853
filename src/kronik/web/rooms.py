"""Which address opens which room, and what is shown when one cannot be opened."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from kronik.archive import Archive
from kronik.errors import KronikError
from kronik.web import (
    about,
    article,
    entity,
    front,
    help,
    ledger,
    original,
    outlet,
    render,
    search,
    searches,
    static,
    story,
    visit,
)
from kronik.web.api import desk as api
from kronik.web.api import problems, trial
from kronik.web.desk import PATIENCE, Crowded, Desk
from kronik.web.feeds import room as feed
from kronik.web.feeds import sitemap
from kronik.web.guard import HEADERS, Guard
from kronik.web.pace import Pace
from kronik.web.render import Answer, Lost
from kronik.web.visit import Visit

log = logging.getLogger(__name__)

Room = Callable[[Archive, Visit], Answer | Response]

ROOMS: tuple[tuple[str, Room], ...] = (
    ("/", front.room),
    ("/search", search.room),
    ("/article/{id}", article.room),
    ("/article/{id}/{version}", article.room),
    ("/article/{id}/{version}/changes", article.differences),
    ("/article/{id}/{version}/reading", article.reading),
    ("/article/{id}/{version}/original", original.room),
    ("/article/{id}/{version}/saved", original.saved),
    ("/stories", story.stories),
    ("/story/{id}", story.room),
    ("/outlet", outlet.room),
    ("/people", entity.people),
    ("/organisations", entity.organisations),
    ("/places", entity.places),
    ("/person/{id}", entity.person),
    ("/organisation/{id}", entity.organisation),
    ("/place/{id}", entity.place),
    ("/quotes", ledger.quotes),
    ("/events", ledger.events),
    ("/searches", searches.room),
    ("/searches/{name}", searches.one),
    ("/about", about.room),
    ("/help", help.room),
    ("/api", trial.room),
    ("/feed/{kind}.{form}", feed.room),
    ("/sitemap.xml", sitemap.index),
    ("/sitemap/{part}.xml", sitemap.part),
)
"""Every address of the room. They are part of what readers cite: one that was given out stays."""


def app(archive: str | Path, *, hosts: Iterable[str] = (), public: bool = False) -> Starlette:
    """Give the reading room of an archive folder as an ASGI application.

    The archive is opened for reading, once for each thread that answers; what another process adds meanwhile is
    seen at once.

    hosts: names beside those of this machine under which the room may be asked for.
    public: show excerpts, honour what pages reserve, show no originals, and limit how fast one client may ask.
    """
    desk = Desk(Path(archive), public=public)

    @asynccontextmanager
    async def open_(_app: Starlette) -> AsyncIterator[None]:
        desk.warm()
        yield
        desk.close()

    routes = [Route(path, _opened(room, desk)) for path, room in ROOMS]
    return Starlette(
        routes=[*routes, Mount("/api", api.app(desk)), Route("/static/{name}", static.send)],
        middleware=[
            Middleware(GZipMiddleware, compresslevel=5),
            Middleware(Guard, names=frozenset(hosts)),
            *([Middleware(Pace, refuse=_hasty)] if public else []),
        ],
        exception_handlers={
            HTTPException: _refused,
            Lost: _lost,
            KronikError: _damaged,
            TimeoutError: _late,
            Crowded: _crowded,
            Exception: _broken,
        },
        lifespan=open_,
    )


def _opened(room: Room, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of a room: it is entered, and its answer printed, at the desk."""

    async def endpoint(request: Request) -> Response:
        asked = visit.of(request)

        def enter(archive: Archive) -> Response:
            answer = room(archive, asked)
            return answer if isinstance(answer, Response) else render.page(answer, asked)

        return await desk.ask(enter)

    return endpoint


# ---- what is shown when a room cannot be opened ---------------------------------------------------------------


async def _refused(request: Request, error: Exception) -> Response:
    """Say that the address or the method is none of the room's."""
    if request.url.path.startswith("/api/"):  # an address with a line feed gets past the API's own door
        return await problems.refused(request, error)
    status = error.status_code if isinstance(error, HTTPException) else 400
    text = "not_found_text" if status == 404 else "method"
    return _sorry(request, status, "not_found", text)


def _lost(request: Request, error: Exception) -> Response:
    """Say what the archive does not hold."""
    return _sorry(request, 404, "not_found", None, detail=str(error))


def _damaged(request: Request, error: Exception) -> Response:
    """Say what is wrong with the archive, and the command that mends it."""
    log.error("%s: %s", request.url.path, error)
    return _sorry(request, 503, "damaged", None, detail=str(error))


def _late(request: Request, _error: Exception) -> Response:
    """Say that the answer took too long."""
    log.warning("%s: no answer within %s seconds", request.url, PATIENCE)
    return _sorry(request, 503, "busy", "busy_text", seconds=int(PATIENCE))


def _crowded(request: Request, _error: Exception) -> Response:
    """Say that others come first, and when to try again."""
    response = _sorry(request, 503, "busy", "crowded_text")
    response.headers["retry-after"] = str(int(PATIENCE))
    return response


def _hasty(request: Request) -> Response:
    """Say that this client asks too fast."""
    if request.url.path.startswith("/api/"):
        return problems.problem(429, "Too many requests from this address: wait as long as Retry-After says")
    return _sorry(request, 429, "busy", "hasty_text")


def _broken(request: Request, _error: Exception) -> Response:
    """Say that the fault is ours; the traceback goes to the log when Starlette raises it again."""
    return _sorry(request, 500, "broken", "broken_text")


def _sorry(
    request: Request, status: int, heading: str, text: str | None, *, detail: str = "", **values: object
) -> Response:
    asked = visit.of(request)
    say = asked.words.say
    told = detail or say(f"error.{text}", **values)
    answer = Answer(template="error.html", values={"heading": say(f"error.{heading}"), "text": told}, status=status)
    response = render.page(answer, asked)
    response.headers.update(HEADERS)  # a fault is answered outside of the guard
    return response
