"""An archive of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kronik.archive import Archive


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where an archive may be made."""
    return tmp_path / "arsip"


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    """An empty archive, open for writing."""
    with Archive.create(folder) as opened:
        yield opened
