"""The packs that the time tests read with."""

from __future__ import annotations

import pytest

from kronik import language
from kronik.language import Pack
from kronik.records import Lang


@pytest.fixture(scope="session")
def indonesian() -> Pack:
    return language.load(Lang("id"))


@pytest.fixture(scope="session")
def english() -> Pack:
    return language.load(Lang("en"))
