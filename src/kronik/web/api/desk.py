"""The operations as an application: parameters read, questions put, answers sent."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from hashlib import blake2b
from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from kronik.archive import Archive, Results
from kronik.web.api import document, problems, trial
from kronik.web.api.operations import OPERATIONS, Operation
from kronik.web.api.problems import Wrong
from kronik.web.api.streams import STREAMS, check
from kronik.web.desk import Desk


def app(desk: Desk) -> Starlette:
    """Give the API of an archive as an application, to be mounted at /api."""
    routes = [Route(one.path, _stream(one, desk) if one.put is None else _answer(one, desk)) for one in OPERATIONS]
    return Starlette(
        routes=[
            Route("/openapi.json", _document),
            Route("/try/{name}", trial.lead),
            *routes,
        ],
        exception_handlers=problems.HANDLERS,
    )


def asked(operation: Operation, request: Request) -> Any:  # noqa: ANN401 - a record of the operation's own type
    """Read the parameters of a request. Raises Wrong, naming the parameter."""
    values: dict[str, str] = {}
    for name, value in request.query_params.multi_items():
        if name in values or name in request.path_params:
            raise Wrong(f"The parameter {name} stands twice")
        values[name] = value
    try:
        return msgspec.convert(values | dict(request.path_params), operation.asked, strict=False)
    except msgspec.ValidationError as error:
        raise Wrong(f"{error}. Parameters: {', '.join(operation.asked.__struct_fields__) or 'none'}") from None


def _answer(operation: Operation, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        what = asked(operation, request)

        def put(archive: Archive) -> tuple[bytes, str | None]:
            assert operation.put
            answer = operation.put(archive, what)
            return msgspec.json.encode(answer), answer.cursor if isinstance(answer, Results) else None

        body, cursor = await desk.ask(put)
        headers = {"content-security-policy": problems.POLICY}
        if cursor:
            query = urlencode({**request.query_params, "cursor": cursor})
            headers["link"] = f'<{request.url.path}?{query}>; rel="next"'
        return Response(body, media_type=document.MEDIA[operation.form], headers=headers)

    return endpoint


def _stream(operation: Operation, desk: Desk) -> Callable[[Request], Awaitable[Response]]:
    rows = STREAMS[operation.name]
    name = operation.path.rpartition("/")[2]

    async def endpoint(request: Request) -> Response:
        what = asked(operation, request)

        def begin(archive: Archive) -> int:
            change = archive.change()
            check(archive, operation.form, archive.search(what.q, limit=1).total)
            return change

        change = await desk.ask(begin)
        sign = blake2b(f"{change} {request.url.path} {what.q}".encode("utf-8", "replace"), digest_size=12)
        tag = f'W/"{sign.hexdigest()}"'
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"etag": tag})
        headers = {"etag": tag, "content-disposition": f'attachment; filename="{name}"'}
        media = document.MEDIA[operation.form]
        body = await desk.stream(lambda archive: rows(archive, what))
        return StreamingResponse(body, media_type=media, headers=headers)

    return endpoint


async def _document(_request: Request) -> Response:
    return Response(document.made(), media_type="application/json")
