"""Kronik turns saved news pages into a dated, sourced, linked archive.

    Archive    an archive folder: add, search, read, export
    facts      who said and did what in an article
    pages      every page that files and folders hold
    read       one page that is in memory
    record     what was read, as the public JSON
    when       the times that a text tells

`docs/python.md` shows them at work. A name is imported when it is asked for, so that a verb of the command line loads
no more than it needs.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kronik import facts, when
    from kronik.archive import Archive
    from kronik.reading import pages, read, record

__version__ = "0.1.0"

__all__ = ["Archive", "facts", "pages", "read", "record", "when"]

_LIVES_IN = {
    "Archive": "kronik.archive",
    "pages": "kronik.reading",
    "read": "kronik.reading",
    "record": "kronik.reading",
}


def __getattr__(name: str) -> object:
    if name in _LIVES_IN:
        return getattr(import_module(_LIVES_IN[name]), name)
    if name in __all__:
        return import_module(f"kronik.{name}")
    raise AttributeError(f"module 'kronik' has no attribute {name!r}")
