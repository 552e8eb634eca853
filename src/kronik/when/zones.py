"""Zone names and offsets as pages print them, turned into offsets from UTC.

The names here belong to no language: they are the zone abbreviations of RFC 5322 (obs-zone), of the tz database and
of Indonesian law (Keppres 41/1987: WIB, WITA, WIT). A pack may add names of its own, or overrule one of these
(IST, CST and BST mean several zones); what is not known stays unknown, since a wrong zone is worse than none.
"""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

HOURS: dict[str, float] = {
    # RFC 5322 section 4.3, and ISO 8601's Z
    "z": 0, "ut": 0, "utc": 0, "gmt": 0,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    # Indonesia
    "wib": 7, "wita": 8, "wit": 9,
    # the tz database, where a name has one meaning among newsrooms
    "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2, "eet": 2, "eest": 3, "msk": 3,
    "trt": 3, "ast": -4, "adt": -3, "nst": -3.5, "ndt": -2.5, "akst": -9, "akdt": -8, "hst": -10,
    "brt": -3, "art": -3, "clt": -4, "cot": -5, "pet": -5, "sast": 2, "cat": 2, "eat": 3, "wat": 1,
    "gst": 4, "pkt": 5, "ist": 5.5, "npt": 5.75, "ict": 7, "sgt": 8, "myt": 8, "hkt": 8, "pht": 8, "awst": 8,
    "kst": 9, "jst": 9, "acst": 9.5, "acdt": 10.5, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip

SPANNING = {"et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles"}
"""American short names that mean winter or summer time by the day they stand beside."""

CLASHING = frozenset({"art", "cat", "cot", "eat", "pet", "west", "wet"})
"""Names that are words as well, also in capitals: after a year they are no zone."""

OFFSET = r"(?:(?:gmt|utc)\s?)?[+\-\u2212]\d{1,2}(?::?\d{2})?"
"""A numeric offset: +07:00, +0700, +7, GMT+7, UTC+07:00."""

_OFFSET = re.compile(r"(?:gmt|utc)?\s?([+\-\u2212])(\d{1,2}):?(\d{2})?$", re.IGNORECASE)


@cache
def fixed(name: str, extra: tuple[tuple[str, float], ...] = ()) -> tzinfo | None:
    """The zone that a printed name or offset means; None where it is not known.

    `extra` holds a pack's own names, in hours east of UTC.
    """
    key = name.strip().strip("()").lower().replace(".", "")
    if match := _OFFSET.match(key):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        return _shifted(-minutes if match[1] != "+" else minutes)
    hours = dict(extra).get(key, HOURS.get(key))
    if hours is not None:
        return _shifted(round(hours * 60))
    return _named(SPANNING.get(key) or name.strip())


def _shifted(minutes: int) -> timezone | None:
    """ISO 8601 offsets reach from -12:00 to +14:00; anything beyond is a misprint."""
    return timezone(timedelta(minutes=minutes)) if -12 * 60 <= minutes <= 14 * 60 else None


def _named(name: str) -> tzinfo | None:
    """A tz database name (Asia/Jakarta); short legacy names are not looked up, they clash with words."""
    if "/" not in name or not name.replace("/", "").replace("_", "").replace("-", "").isalnum():
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
