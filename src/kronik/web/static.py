"""The style sheet, the script and the sign of the room: kept in memory, under addresses that name their content.

Since an address goes with its content, a browser may keep what it got for good, and no page is ever shown in the
style of another version.
"""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from importlib import resources

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

TYPES = {
    "kronik.css": "text/css",
    "kronik.js": "text/javascript",
    "kronik.svg": "image/svg+xml",
    "world.svg": "image/svg+xml",
}
"""The files, and what they are."""


@cache
def content(name: str) -> bytes:
    """Read a file of `static/`."""
    return (resources.files(__package__) / "static" / name).read_bytes()


@cache
def address(name: str) -> str:
    """Give the address of a file of `static/`."""
    return f"/static/{name}?v={blake2b(content(name), digest_size=6).hexdigest()}"


async def send(request: Request) -> Response:
    """Send the file that the address names."""
    name = request.path_params["name"]
    if name not in TYPES:
        raise HTTPException(404)
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(content(name), media_type=TYPES[name], headers=headers)
