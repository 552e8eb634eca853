"""A file that is sent while it is made: a writer of files writes here, and what it wrote is taken out in between."""

from __future__ import annotations

import io
from typing import Any


class Drain(io.RawIOBase):
    """What a writer writes to; nothing stays here that was taken out."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, data: Any) -> int:  # noqa: ANN401 - whatever zipfile writes
        """Keep what was written until it is taken out."""
        self._held += data
        return len(data)

    def taken(self) -> bytes:
        """Take out what was written."""
        taken, self._held = bytes(self._held), bytearray()
        return taken
