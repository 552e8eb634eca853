"""What stands between the room and the browser: who may ask, what a page may do, what need not be sent again.

- A page may load its own style, script and frame, and nothing else: no inline script or style, no other origin.
- The room is known by the names of this machine. A page of the outside that has its own name point here (DNS
  rebinding) is refused, or it could read the archive through its visitor's browser.
- A page that has not changed is answered with 304 and no body.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from hashlib import blake2b

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kronik.web import catalogue

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content-Security-Policy of every page of the room. A saved page has a stricter one of its own (`original`)."""

HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def local(host: str, names: Iterable[str]) -> bool:
    """Whether a Host header names this machine: an address, a name without a dot, *.localhost, or one of `names`.

    A name of one label cannot be registered by anybody, so it is no door for rebinding.
    """
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
    name = name.strip("[]").rstrip(".").lower()
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return "." not in name or name.endswith(".localhost") or name in names
    return True


class Guard:
    """Wraps the room: refuses strange names, sets the headers, and answers a conditional GET."""

    def __init__(self, app: ASGIApp, *, names: frozenset[str]) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and what comes back through `_Reply`."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        send = _Reply(send, headers.get("if-none-match", ""))
        host = headers.get("host", "")
        app = self._app if local(host, self._names) else _stranger(host, headers.get("accept-language", ""))
        await app(scope, receive, send)


def _stranger(host: str, accepted: str) -> ASGIApp:
    words = catalogue.choose(None, accepted)
    return PlainTextResponse(words.say("error.wrong_host", host=host), status_code=421)


class _Reply:
    """Holds the head of a reply until its body is known, so that both can be replaced by a 304."""

    def __init__(self, send: Send, known: str) -> None:
        self._send, self._known = send, known
        self._start: Message | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            if message["status"] == 200 and "etag" not in headers:
                self._start = message
                return
        elif self._start is not None:
            message = await self._begin(self._start, message)
            self._start = None
        await self._send(message)

    async def _begin(self, start: Message, body: Message) -> Message:
        """Send the head, with a tag where the whole body is at hand; give the body that is to follow."""
        if not body.get("more_body") and body.get("body"):
            headers = MutableHeaders(scope=start)
            tag = f'W/"{blake2b(body["body"], digest_size=12).hexdigest()}"'
            headers["etag"] = tag
            headers.setdefault("cache-control", "no-cache")
            if tag in self._known:
                start = {**start, "status": 304}
                del headers["content-length"]
                body = {**body, "body": b""}
        await self._send(start)
        return body
