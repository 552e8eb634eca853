"""What a run of digits can be: a day, a year, a date, a clock time, a range, an amount; or no part of a time."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

Part = tuple[str, Any, int, int]

_DATE = re.compile(r"(\d{1,2})([/.\-–])(\d{1,2})\2(\d{4}|(?<=/)\d{2})$")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})$")
_ISO = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})$")
_PAIR = re.compile(r"(\d{4})([/\-–])(\d{4}|\d{2})$")
_CLOCK = re.compile(r"(\d{1,2})[.:h](\d{2})(?:[.:](\d{2}))?$")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+$")
_PRODUCT = re.compile(r"(\d{1,2})[x×](\d{1,3})$")
_DECIMAL = re.compile(r"\d{1,4}[.,]\d{1,2}$")


@lru_cache(maxsize=8192)
def numbers(run: str, after: str | None, decades: tuple[str, ...]) -> tuple[Part, ...]:
    """What a run of digits can be; nothing where it can be no part of a time."""
    if after:
        return _suffixed(run, after, decades)
    if run.isdecimal():
        return _plain(run, 0)
    bare = run.replace(" ", "")
    if product := _PRODUCT.match(bare):
        return (("w", int(product[1]) * int(product[2]), 0, len(run)),)
    for form, read in ((_ISO, _iso), (_DATE, _date), (_SHORT, _date), (_PAIR, _pair)):
        if (match := form.match(bare)) and (part := read(match)):
            return ((*part, 0, len(run)),)
    if ("-" in run or "–" in run) and (cut := max(run.find("-"), run.find("–"))) > 0:
        left, right = numbers(run[:cut], None, decades), numbers(run[cut + 1 :].strip(), None, decades)
        shift = cut + 1
        return (*left, *((k, v, a + shift, b + shift) for k, v, a, b in right)) if left and right else ()
    return _pointed(bare, len(run))


def _plain(run: str, at: int) -> tuple[Part, ...]:
    value = int(run)
    if len(run) <= 2 and value <= 31:
        return (("1", value, at, at + len(run)),)
    if len(run) == 4 and 1000 <= value <= 2199:
        return (("4", value, at, at + 4),)
    return (("9", value, at, at + len(run)),)


def short(value: int) -> int:
    """A year of two digits: the century that news of today would mean, which writes '45 of the last one."""
    return value + (2000 if value < 40 else 1900)


def _suffixed(run: str, after: str, decades: tuple[str, ...]) -> tuple[Part, ...]:
    if not run.isdecimal():
        return ()
    value, end = int(run), len(run) + len(after)
    if after in decades:
        if value % 10 or not (len(run) == 2 or 1100 <= value <= 2090):
            return ()
        if value < 100:  # the thirties are the last century's: this one's have not been
            return (("ð", value // 10 + (190 if value >= 30 else 200), 0, end),)
        return (("8", value // 10, 0, end),)
    return (("o", value, 0, end),) if value <= 400 and len(run) <= 3 else ()


def _iso(match: re.Match[str]) -> tuple[str, Any] | None:
    year, month, day = int(match[1]), int(match[3]), int(match[4])
    fits = 1000 <= year <= 2199 and 1 <= month <= 12 and 1 <= day <= 31
    return ("I", (year, month, day)) if fits else None


def _date(match: re.Match[str]) -> tuple[str, Any] | None:
    numbers = [int(g) for g in match.groups() if g and g[0].isdigit()]
    first, second = numbers[:2]
    year = numbers[2] if len(numbers) > 2 else None
    if not (1 <= first <= 31 and 1 <= second <= 31 and min(first, second) <= 12):
        return None
    if year is not None and year < 100:
        year = short(year)
    if year is not None and not 1000 <= year <= 2199:
        return None
    return "n", (first, second, year)


def _pair(match: re.Match[str]) -> tuple[str, Any] | None:
    first, last = int(match[1]), int(match[3])
    if len(match[3]) == 2:
        last += first // 100 * 100
    fits = 1000 <= first < last <= 2199 and last - first <= 150
    return ("2", (first, last)) if fits else None


def _pointed(run: str, end: int) -> tuple[Part, ...]:
    """A clock, a number with a decimal part, or one with its thousands apart."""
    if (match := _CLOCK.match(run)) and int(match[1]) <= 24 and int(match[2]) < 60 and int(match[3] or 0) < 60:
        clock = (int(match[1]), int(match[2]), int(match[3]) if match[3] else None)
        return (("c", clock, 0, end),)
    if _GROUPED.match(run):
        return (("9", int(re.sub(r"\D", "", run)), 0, end),)
    if _DECIMAL.match(run):
        return (("9", float(run.replace(",", ".")), 0, end),)
    return ()
