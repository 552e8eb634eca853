"""What a long step of an archive says while it goes on: an older archive is made a newer one when it is opened."""

from __future__ import annotations

import logging
import time
from pathlib import Path

log = logging.getLogger(__name__)

FIRST, EVERY = 1.0, 10.0
"""Seconds until a step says that it is at work, and from then on until it says so again."""


class Progress:
    """Logs, at level INFO, how far a step is; nothing of one that is done within a second."""

    def __init__(self, folder: Path, what: str, total: int) -> None:
        """Begin the step `what` over `total` articles."""
        self._line = f"{folder}: {what}"
        self._total, self._done = total, 0
        self._next = time.monotonic() + FIRST

    def on(self, count: int) -> None:
        """Count so many articles more."""
        self._done += count
        now = time.monotonic()
        if now >= self._next:
            self._next = now + EVERY
            log.info("%s: %s of %s articles", self._line, f"{self._done:,}", f"{self._total:,}")
