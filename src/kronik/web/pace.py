"""How fast one client may ask, where the room is open to the public: so many at once, then so many a second.

A bucket for each address (RFC 6585, section 4: 429 and Retry-After). The style sheet and the script cost nothing:
a browser asks for them once. Each process of the room counts for itself.
"""

from __future__ import annotations

import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

BURST = 60
"""Pages at once: more than a reader opens in a minute, and a feed reader with fifty feeds gets them all."""

RATE = 1.0
"""Pages a second from then on: 86,400 a day, a third of what one core answers in an hour."""

CLIENTS = 20_000
"""Addresses that are remembered: some 5 MB. Of more, those that have not asked for longest are let go."""


class Buckets:
    """How much each client has left."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> float:
        """Take one from a client's bucket; give the seconds to wait, 0 where it may ask now."""
        now = self._clock()
        left, then = self._left.pop(client, (float(BURST), now))
        left = min(BURST, left + (now - then) * RATE)
        wait = 0.0 if left >= 1 else (1 - left) / RATE
        self._left[client] = (left - 1 if not wait else left, now)
        while len(self._left) > CLIENTS:
            self._left.popitem(last=False)
        return wait


def whose(host: str) -> str:
    """Give the name of a client's bucket: its address, of IPv6 the network of its line (RFC 6177)."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False))


class Pace:
    """Wraps the room: a client that asks too fast is told when to come back, and costs nothing else."""

    def __init__(self, app: ASGIApp, *, refuse: Callable[[Request], Response]) -> None:
        self._app, self._refuse = app, refuse
        self._buckets = Buckets()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and not scope["path"].startswith("/static/"):
            client = scope.get("client")
            if wait := self._buckets.take(whose(client[0]) if client else ""):
                response = self._refuse(Request(scope))
                response.headers["retry-after"] = str(math.ceil(wait))
                await response(scope, receive, send)
                return
        await self._app(scope, receive, send)
