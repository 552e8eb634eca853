"""How any language of the CLDR tells time, drawn from Babel: what a pack without a [time] section gets.

The CLDR knows the names of months and days, the order and the words between the parts of a date, the words that
part hours from minutes, and how an age is said. It knows no colloquial forms; those are what a pack is for.

Babel takes some 8 ms to load one language, as long as a page takes to read. So the sections of the languages that
`kronik.language.identify` can tell are kept as drawn, in models/cldr.gz; any other is drawn when it is asked for.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any, Literal

import msgspec
from babel import Locale
from msgspec.structs import replace

from kronik.language import Pack
from kronik.language.locales import locale as found
from kronik.language.time import Part, Time, Unit, Words
from kronik.when.memo import by_pack

UNITS: tuple[Unit, ...] = ("second", "minute", "hour", "day", "week", "month", "year")
_LITERAL = re.compile(r"'([^']*)'|([^\W\d_GyMLdEcahHKkmszZvVxXQqwBbYu]+)")
_CLOCK = re.compile(r"[Hh]{1,2}(?:'([^']+)'|([^msa'\s]+))\s?m")


Order = Literal["dmy", "mdy", "ymd"]


class Kept(msgspec.Struct, frozen=True):
    """What models/cldr.gz holds, in msgpack."""

    times: dict[str, msgspec.Raw]
    """[time] sections by the code of the language."""
    orders: dict[str, Order]
    """The order of short dates by locale ("en_AU")."""
    joins: dict[str, str]
    """What joins two names (" und ") by the code of the language."""


@cache
def _kept() -> Kept:
    file = resources.files("kronik.models") / "cldr.gz"
    return msgspec.msgpack.decode(gzip.decompress(file.read_bytes()), type=Kept)


def kept(code: str) -> bool:
    """Say whether the words of a language are kept: those that a text can be told to be in."""
    return code in _kept().times


@by_pack
def time(pack: Pack) -> Time:
    """The pack's own [time] section, else what the CLDR says; empty words where it knows no such language.

    A section without months adds to the CLDR's what stands between the parts of a date and of a clock.
    """
    own = pack.time
    if own.months:
        return own
    known = drawn(pack.code)
    if not (own.glue or own.clock):
        return known
    return replace(known, glue=(*known.glue, *own.glue), clock=(*known.clock, *own.clock))


def order(code: str, region: str) -> Order | None:
    """The order of short dates that the CLDR gives for a language in a region; None where it does not say."""
    return _kept().orders.get(f"{code}_{region}")


def joins(code: str) -> str:
    """What the CLDR's lists of two have between the two of a language: " und "; "" where it does not say."""
    kept = _kept().joins.get(code)
    return join(code) if kept is None else kept


def join(code: str) -> str:
    """Draw what joins two names from Babel."""
    locale = found(code)
    pattern = str(locale.list_patterns.get("standard", {}).get("2", "")) if locale else ""
    return pattern.partition("{0}")[2].partition("{1}")[0]


@cache
def drawn(code: str) -> Time:
    """The CLDR's words for a language or locale code ("pt", "pt_BR"), as a [time] section."""
    kept = _kept().times.get(code)
    return msgspec.msgpack.decode(kept, type=Time) if kept else draw(code)


def draw(code: str) -> Time:
    """Draw the words of a code from Babel."""
    locale = known(code)
    if locale is None:
        return Time()
    return Time(
        order=_order(locale),
        months=tuple(_names(locale.months, n) for n in range(1, 13)),
        weekdays=tuple(_names(locale.days, n) for n in range(7)),
        units={unit: _unit(locale, unit) for unit in UNITS},
        parts=_parts(locale),
        periods=_periods(locale),
        glue=_glue(locale),
        clock=_clock(locale),
        past={unit: _past(locale, unit) for unit in UNITS},
        days=_ones(locale),
    )


def known(code: str) -> Locale | None:
    """Babel's locale for a code; None where it has none, or has no month names for it."""
    locale = found(code)
    return locale if locale and len(locale.months["format"]["wide"]) >= 12 else None


def _low(words: Iterable[str]) -> Words:
    """Lower case, without a final dot, each once, empty ones dropped."""
    return tuple(dict.fromkeys(w for word in words if (w := word.strip().lower().rstrip(".").strip())))


def _names(table: Mapping[str, Any], key: int) -> Words:
    """The full and short names of a month or day; a bare number is none, a single letter says nothing."""
    found = (table[c][w].get(key, "") for c in ("format", "stand-alone") for w in ("wide", "abbreviated"))
    return tuple(n for n in _low(str(f) for f in found) if not n.isdecimal() and (len(n) > 1 or ord(n) > 0x2E7F))


def _order(locale: Locale) -> Order:
    """The order of day, month and year in the short form."""
    letters = re.sub(r"[^dMy]", "", str(locale.date_formats["short"].pattern).replace("L", "M"))
    return "ymd" if letters[:1] == "y" else "mdy" if letters[:1] == "M" else "dmy"


def _patterns(locale: Locale) -> list[str]:
    dates = [str(f.pattern) for f in locale.date_formats.values()]
    joins = [str(f).replace("{0}", "").replace("{1}", "") for f in locale.datetime_formats.values()]
    skeletons = [str(f.pattern) for key, f in locale.datetime_skeletons.items() if {*key} <= {*"yMdEG"}]
    return dates + joins + skeletons


def _glue(locale: Locale) -> Words:
    """The literal words of the date and time patterns, and the names of the eras."""
    clocks = [str(f.pattern) for f in locale.time_formats.values()]
    eras = [str(name) for names in locale.eras.values() for name in names.values()]
    literals = (quoted or plain for p in _patterns(locale) + clocks for quoted, plain in _LITERAL.findall(p))
    return _low([*(word for text in literals for word in re.split(r"[\s,.،、()]+", text)), *eras])


def _clock(locale: Locale) -> Words:
    """What stands between hour and minute in the time patterns, beside colon and dot."""
    found = (a or b for f in locale.time_formats.values() for a, b in _CLOCK.findall(str(f.pattern)))
    narrow = locale._data["unit_patterns"].get("duration-hour", {}).get("narrow", {}).values()
    literals = [text.replace("{0}", "").strip() for text in (*found, *narrow)]
    return tuple(dict.fromkeys((":", ".", *(t.lower() for t in literals if t and not t.isdecimal()))))


def _parts(locale: Locale) -> dict[Part, Words]:
    """The words for the two halves of the day, in every width."""
    widths = [w for context in locale.day_periods.values() for w in context.values()]
    halves: tuple[Part, ...] = ("am", "pm")
    return {half: _low(str(w[half]) for w in widths if half in w) for half in halves}


_PERIODS: dict[str, Part] = {"morning": "TMO", "afternoon": "TMI", "evening": "TEV", "night": "TNI"}
"""The CLDR's day periods and the parts of the day that they are; an afternoon may begin before noon, as TMI does."""


def _periods(locale: Locale) -> dict[Part, Words]:
    """The words for the parts of the day, in every width; one that is two of them is the earlier."""
    widths = [w for context in locale.day_periods.values() for w in context.values()]
    taken: set[str] = {form for forms in _parts(locale).values() for form in forms}
    found: dict[Part, Words] = {}
    for name, part in _PERIODS.items():
        forms = _low(str(form) for w in widths for key, form in w.items() if key.rstrip("0123456789") == name)
        found[part] = tuple(form for form in forms if form not in taken and len(form) > 1)
        taken.update(forms)
    return {part: forms for part, forms in found.items() if forms}


def _plurals(locale: Locale, unit: str, way: str) -> list[tuple[str, str]]:
    fields = locale._data["date_fields"]
    return [
        (str(plural), str(form))
        for width in ("", "-short", "-narrow")
        for plural, form in fields.get(unit + width, {}).get(way, {}).items()
    ]


def _unit(locale: Locale, unit: str) -> Words:
    """The unit's own forms, without the number that they stand with."""
    widths = locale._data["unit_patterns"].get(f"duration-{unit}", {})
    forms = (str(form) for width in ("long", "short") for form in widths.get(width, {}).values())
    found = _low(form.replace("{0}", "") for form in forms if "{0}" in form)
    return tuple(form for form in found if len(form) > 1 or not form.isascii())


def _past(locale: Locale, unit: str) -> Words:
    """How an age of this unit is said, in every plural and width."""
    return _low(form for _, form in _plurals(locale, unit, "past") if "{0}" in form)


def _ones(locale: Locale) -> dict[str, tuple[int, Unit]]:
    """Ages that the CLDR writes without a number: Arabic "قبل يومين" is two days."""
    amounts = {"zero": 0, "one": 1, "two": 2}
    return {
        form.strip().lower(): (-amounts[plural], unit)
        for unit in UNITS
        for plural, form in _plurals(locale, unit, "past")
        if "{0}" not in form and plural in amounts
    }
