"""The program as a user has it: a process with arguments, two output streams and an exit code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

KRONIK = Path(sys.executable).with_name("kronik")
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def kronik() -> Run:
    """Run the program to its end."""

    def run(*args: object, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [str(KRONIK), *(str(arg) for arg in args)]
        return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120, check=False)

    return run


@pytest.fixture(scope="session")
def archive(kronik: Run, examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the example pages."""
    folder = tmp_path_factory.mktemp("cli") / "archive"
    done = kronik("add", folder, examples / "pages")
    assert done.returncode == 0, done.stderr
    return folder
