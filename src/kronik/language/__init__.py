"""Languages are data: one TOML file each, read once, checked when read.

A pack holds the words and forms by which a language tells time, opens and closes an article, and fills the space
around one. The code that uses a pack knows no word of any language. Files named `<code>.toml` in this folder are
the packs that ship; adding a language is adding a file (see CONTRIBUTING.md). A language without a file still gets
its dates and ages from the CLDR, through Babel.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec

from kronik.errors import PackError
from kronik.language.pack import Pack
from kronik.records import Lang

__all__ = ["Pack", "codes", "load"]


@cache
def codes() -> tuple[Lang, ...]:
    """The languages that have a pack of their own, in alphabetical order."""
    files = resources.files(__name__).iterdir()
    return tuple(sorted(Lang(f.name.removesuffix(".toml")) for f in files if f.name.endswith(".toml")))


@cache
def load(code: Lang) -> Pack:
    """Give the pack of a language; one with empty word lists where the language has no file.

    Raises: PackError naming the file and the key when a pack holds a wrong one.
    """
    file = resources.files(__name__) / f"{code}.toml"
    if not file.is_file():
        return Pack(code=code, name=code)
    try:
        return msgspec.toml.decode(file.read_bytes(), type=Pack)
    except msgspec.DecodeError as error:
        raise PackError(str(error), place=f"language/{code}.toml") from error
