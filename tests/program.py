"""The program as a user has it: a process with arguments, two output streams and an exit code."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

KRONIK = Path(sys.executable).with_name("kronik")
Done = subprocess.CompletedProcess[str]
Run = Callable[..., Done]


def run(*args: object, stdin: str | None = None) -> Done:
    """Run the program to its end."""
    command = [str(KRONIK), *(str(arg) for arg in args)]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, timeout=120, check=False)
