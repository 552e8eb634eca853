"""What a reader asked for: the room, its parameters, and the language they read."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from starlette.requests import Request

from kronik.records import Record
from kronik.web import catalogue
from kronik.web.catalogue import Catalogue


class Visit(Record, frozen=True):
    """One request, as the rooms see it."""

    path: str
    """Decoded, without the query."""
    params: Mapping[str, str]
    names: Mapping[str, str]
    """The named parts of the path."""
    words: Catalogue
    origin: str
    """Scheme and host by which the room was asked for: what absolute addresses begin with."""
    ui: str | None
    """The language that the address fixes; None where the browser's own wish was followed."""

    def href(self, path: str, **params: str | None) -> str:
        """Give the address of a room, which keeps the language where this address fixes one.

        A parameter that is None or "" is left out, and `ui=None` drops the language too.
        """
        named = {"ui": self.ui} | params
        query = urlencode({name: value for name, value in named.items() if value})
        return quote(path, safe="/") + (f"?{query}" if query else "")

    def here(self, **params: str | None) -> str:
        """Give the address of this very view with some parameters changed."""
        return self.href(self.path, **{**dict(self.params), **params})


def of(request: Request) -> Visit:
    """Read a request; nothing in it can be wrong."""
    words = catalogue.choose(request.query_params.get("ui"), request.headers.get("accept-language", ""))
    asked = request.query_params.get("ui")
    return Visit(
        path=request.url.path,
        params=dict(request.query_params),
        names=dict(request.path_params),
        words=words,
        origin=f"{request.url.scheme}://{request.url.netloc}",
        ui=asked if asked == words.code else None,
    )
