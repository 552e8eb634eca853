from __future__ import annotations

import shutil
import subprocess
from importlib import resources
from pathlib import Path

import pytest

KERNEL = Path(str(resources.files("kronik.kernel")))
BUILDER = "14.0.6"
"""Debian 12's clang, whose bytes are the package's."""


def test_the_kernel_is_built_from_the_sources_beside_it(tmp_path: Path) -> None:
    if not (shutil.which("clang") and shutil.which("wasm-ld")):
        pytest.skip("no clang and lld here: whether kernel.wasm is built from its sources was NOT tested")
    version = subprocess.run(["clang", "--version"], capture_output=True, text=True, check=True).stdout.splitlines()[
        0
    ]
    if BUILDER not in version:
        pytest.skip(f"{version} builds other bytes than clang {BUILDER}: this was NOT tested")
    built = tmp_path / "kernel.wasm"
    subprocess.run(["sh", KERNEL / "build.sh", built], check=True)
    assert built.read_bytes() == (KERNEL / "kernel.wasm").read_bytes(), "run `make kernel` and commit what it gives"
