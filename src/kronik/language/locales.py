"""The locales of the CLDR, as Babel reads them: each with data of its own.

Babel shares what a language inherits between all languages of a process, and writes into it what an alias led to:
once Azeri months have been looked up, the German ones that stand alone are Azeri (its issue 1234, open in 2.18). What
a page says must not hang on the pages before it, so every locale that Kronik uses comes from here.
"""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import Any, Final, cast

from babel import Locale, UnknownLocaleError, localedata

KEPT: Final = 8
"""Locales that are held: those of the readers of a room and of what is exported."""


@lru_cache(KEPT)
def locale(code: str) -> Locale | None:
    """Give the locale of a language or locale code ("pt", "pt_BR", "pt-BR"); None where Babel has none.

    Cost:   some 20 ms and 5 MB for each of the `KEPT` codes asked for last.
    """
    try:
        found = Locale.parse(code, sep="-" if "-" in code else "_")
    except (UnknownLocaleError, ValueError):
        return None
    shared = cast("dict[str | int | None, Any]", localedata.load(str(found)))
    setattr(found, "_Locale__data", localedata.LocaleDataDict(deepcopy(shared)))  # noqa: B010 - where Babel keeps what it loads, which has no other way in
    return found
