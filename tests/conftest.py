"""What the tests share: where the material lies that is not part of the project."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.program import Run, run

# In CI a law is tried on the same examples each time, so that what breaks there was broken by the change. Elsewhere
# every run tries new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real pages beside the checkout; the test is skipped, and says so, where it is absent."""
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip(f"no material at {folder}: this test reads real pages that are not part of the project")
    return folder


@pytest.fixture(scope="session")
def examples() -> Path:
    """The pages of fiction that ship with the project."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def kronik() -> Run:
    """The program, run to its end: `kronik("read", path).stdout`."""
    return run
