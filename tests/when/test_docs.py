"""What the guide shows is what happens."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

DOCS = Path(__file__).resolve().parents[2] / "docs"


def test_the_guide_shows_what_happens() -> None:
    failed, tried = doctest.testfile(str(DOCS / "when.md"), module_relative=False)
    assert (failed, tried > 4) == (0, True)


def test_the_examples_of_the_code_hold() -> None:
    assert doctest.testmod(import_module("kronik.when.iso")).failed == 0
