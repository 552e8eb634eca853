"""Common first names, by which a person is told where nothing else tells one."""

from __future__ import annotations

from functools import cache
from importlib import resources

from kronik.records import Lang


@cache
def first_names(code: Lang) -> frozenset[str]:
    """Common first names of a language in small letters; the card of the file names its source."""
    file = resources.files("kronik.models") / f"firstnames-{code}.txt"
    return frozenset(file.read_text(encoding="utf-8").split()) if file.is_file() else frozenset()
