"""Moments printed back in the reader's language, by the CLDR through Babel.

What is printed can be read again: `moment(format(m))` is m, at m's precision, in every language whose stamps
`kronik.when.stamp` reads.
"""

from __future__ import annotations

import re
from datetime import date, time

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time

from kronik.language import Pack
from kronik.records import Lang, Moment
from kronik.when.cldr import known
from kronik.when.edtf import ABOUT, BETWEEN

_CLOCKED = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d))?")


def format(moment: Moment, language: Pack | Lang | str, *, weekday: bool = True) -> str:
    """The moment in a language, no finer than its precision; its EDTF where the language has no words for that.

    The zone is printed as the page printed it.
    """
    locale = known(language if isinstance(language, str) else language.code) or Locale("en")
    bare = moment.edtf.rstrip("~?%")
    first, _, last = bare.partition("/")
    told = _told(first, locale, weekday)
    if last:
        told = f"{told}{BETWEEN}{_told(last, locale, weekday)}"
    zone = f" {moment.zone}" if moment.zone and "T" in bare else ""
    return f"{ABOUT if bare != moment.edtf else ''}{told}{zone}"


def _told(value: str, locale: Locale, weekday: bool) -> str:
    """One end of a moment."""
    if clock := _CLOCKED.match(value):
        day, hour, minute, second = clock.groups()
        at = time(int(hour), int(minute), int(second or 0))
        return f"{_day(date.fromisoformat(day), locale, weekday)} {_clock(at, second is not None, locale)}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return _day(date.fromisoformat(value), locale, weekday)
    if re.fullmatch(r"\d{4}-\d\d", value):
        year, month = map(int, value.split("-"))
        return str(format_skeleton("yMMMM", date(year, month, 1), locale=locale))
    return value


def _day(day: date, locale: Locale, weekday: bool) -> str:
    return str(format_date(day, "full" if weekday else "long", locale=locale))


def _clock(at: time, seconds: bool, locale: Locale) -> str:
    return str(format_time(at, "medium" if seconds else "short", locale=locale))
