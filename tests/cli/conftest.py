"""What the tests of the verbs share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.program import Run


@pytest.fixture(scope="session")
def archive(kronik: Run, examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the example pages."""
    folder = tmp_path_factory.mktemp("cli") / "archive"
    done = kronik("add", folder, examples / "pages")
    assert done.returncode == 0, done.stderr
    return folder
