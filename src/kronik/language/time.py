"""How a language tells time: the [time] section of a pack.

Words are written in lower case; where a language tells a word's meaning by its capital (Indonesian "Minggu" Sunday,
"minggu" week) the code looks at the page's own letters. A list's order is the order of preference when Kronik
prints a moment.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Words = tuple[str, ...]


class Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words and forms of time."""

    zone: str = "UTC"
    """The tz database zone in which a moment without a zone is bounded."""
    order: Literal["dmy", "mdy", "ymd"] = "dmy"
    """How 04/05/2012 is read where nothing else decides."""
    months: tuple[Words, ...] = ()
    """Twelve lists, January first: full names, short names, old spellings."""
    weekdays: tuple[Words, ...] = ()
    """Seven lists, Monday first."""
    units: dict[str, Words] = {}
    """second, minute, hour, day, week, month, year: every form."""
    numbers: dict[str, float] = {}
    """Numbers in words, and the word for a half."""
    parts: dict[str, Words] = {}
    """Parts of a day by TIMEX3 code: TMO, TMI, TAF, TEV, TNI; and am, pm for the halves."""
    zones: dict[str, float] = {}
    """Zone names of the language's own, in hours east of UTC, beside those of kronik.when.zones."""
    glue: Words = ()
    """Words that stand between day, month and year (Spanish "de"), and between a date and its clock ("pukul")."""
    clock: Words = (":", ".")
    """What stands between hour and minute."""
    ago: Words = ()
    """Frames of an age, {0} for amount and unit: "{0} yang lalu", "{0} ago"."""
    past: dict[str, Words] = {}
    """By unit, whole forms of an age with {0} for the amount alone, as the CLDR gives them: "vor {0} Stunden"."""
    now: Words = ()
    """Phrases for an age of nothing: "baru saja", "just now"."""
    ages: dict[str, tuple[int, str]] = {}
    """Phrases that are an age by themselves: kemarin = [1, "day"]."""
    about: Words = ()
    """Words that make a value approximate: "sekitar", "about"."""
