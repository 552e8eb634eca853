"""The page that shows every operation as a form. It needs no script: answers open in a frame of the page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kronik.archive import Archive
from kronik.web.api import document
from kronik.web.api.operations import OPERATIONS, Operation
from kronik.web.render import Answer, Lost
from kronik.web.visit import Visit


def room(_archive: Archive, _visit: Visit) -> Answer:
    """Show every operation with its parameters."""
    shown = [(one, document.parameters(one)) for one in OPERATIONS]
    return Answer(template="api.html", values={"operations": shown})


async def lead(request: Request) -> Response:
    """Lead from a filled form to the address that it means: a form cannot fill the path of an address."""
    name = request.path_params["name"]
    operation = next((one for one in OPERATIONS if one.name == name), None)
    if operation is None:
        raise Lost(f"There is no operation {name}")
    return RedirectResponse(address(operation, dict(request.query_params)), 303)


def address(operation: Operation, values: Mapping[str, str]) -> str:
    """Give the address of an operation with its parameters filled; what was left empty is left out."""
    path, rest = operation.path, dict(values)
    for one in document.parameters(operation):
        if one.path:
            path = path.replace("{" + one.name + "}", quote(rest.pop(one.name, "") or "-", safe=""))
    query = urlencode({name: value for name, value in rest.items() if value})
    return f"/api{path}" + (f"?{query}" if query else "")
