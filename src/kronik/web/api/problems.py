"""What goes wrong in the API, as application/problem+json. Source: RFC 9457."""

from __future__ import annotations

import logging
from http import HTTPStatus

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from kronik.errors import KronikError, QueryError
from kronik.web.api.shapes import Problem
from kronik.web.desk import PATIENCE, Crowded
from kronik.web.render import Lost

TYPE = "application/problem+json"

POLICY = "default-src 'none'; frame-ancestors 'self'"
"""Content-Security-Policy of an answer: it loads nothing, and shows in the frame of the page to try it."""

log = logging.getLogger(__name__)


class Wrong(Exception):
    """Raised for a request that cannot be meant; the text says what is wrong with it."""


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """Give the reply that says what is wrong."""
    told = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    ours = {"cache-control": "no-store", "content-security-policy": POLICY}
    return Response(msgspec.json.encode(told), status, ours | (headers or {}), TYPE)


async def refused(_request: Request, error: Exception) -> Response:
    """Say that the address or the method is none of the API's."""
    assert isinstance(error, HTTPException)
    detail = (
        "There is nothing at this address; /api lists what there is" if error.status_code == 404 else error.detail
    )
    return problem(error.status_code, detail, dict(error.headers or {}))


async def lost(_request: Request, error: Exception) -> Response:
    """Say what the archive does not hold."""
    return problem(404, str(error))


async def wrong(_request: Request, error: Exception) -> Response:
    """Say what is wrong with the request."""
    return problem(400, str(error))


async def damaged(request: Request, error: Exception) -> Response:
    """Say what is wrong with the archive, and the command that mends it."""
    log.error("%s: %s", request.url.path, error)
    return problem(503, str(error))


async def late(_request: Request, _error: Exception) -> Response:
    """Say that the answer took too long, or that others come first."""
    text = "The answer took too long, or too many are asking: try again, or ask for less"
    return problem(503, text, {"retry-after": str(int(PATIENCE))})


async def broken(_request: Request, _error: Exception) -> Response:
    """Say that the fault is ours; the traceback goes to the log when Starlette raises it again."""
    return problem(500, "Something in Kronik failed; the archive is read only here and is unharmed")


HANDLERS = {
    HTTPException: refused,
    Lost: lost,
    Wrong: wrong,
    QueryError: wrong,
    KronikError: damaged,
    TimeoutError: late,
    Crowded: late,
    Exception: broken,
}
"""Who answers for which exception."""
