"""One writer at a time: a lock that the system lets go of when its process ends, however it ends."""

from __future__ import annotations

import fcntl
import os
import time
from pathlib import Path

from kronik.archive import failure

PATIENCE = 5.0
"""Seconds to wait for another process that writes to the archive."""


class Lock:
    """The right to write to an archive folder, held from `take` to `release`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file: int | None = None

    def take(self, *, wait: bool = True) -> None:
        """Take the lock. Raises ArchiveBusy when another process keeps it, ArchiveFull when nobody may write."""
        deadline = time.monotonic() + (PATIENCE if wait else 0.0)
        with failure.told(self._folder):
            file = os.open(self._folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() >= deadline:
                    os.close(file)
                    raise failure.busy(self._folder) from error
                time.sleep(0.05)
            else:
                self._file = file
                return

    def release(self) -> None:
        """Let go."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
