"""The day or month that an address names: "/2024/05/17/", "/2024/05/", "17-05-2024", "20240517".

It only corroborates: addresses are dated by drafts, by events and by captures, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from kronik.records import Moment, Precision, Record

YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/_-]?)(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01]|[1-9](?=/))(?!\d)"
)
DAY_FIRST = re.compile(r"(?<![\d.-])(?P<d>\d\d?)(?P<s>[._-])(?P<m>\d\d?)(?P=s)(?P<y>(?:19|20)\d\d)(?![\d.-])")
MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])/")


class Named(Record, frozen=True):
    """What an address names: a day, or a month alone."""

    year: int
    month: int
    day: int | None = None

    @property
    def iso(self) -> str:
        """ISO 8601 at the precision named."""
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")

    def agrees(self, moment: Moment) -> bool:
        """Say whether a moment of a day or finer falls in what the address names."""
        return moment.precision not in COARSE and moment.edtf.startswith(self.iso)


COARSE = frozenset({Precision.CENTURY, Precision.DECADE, Precision.YEAR, Precision.SEASON, Precision.MONTH})
"""Precisions that tell no day."""


@lru_cache(64)
def named(url: str | None) -> Named | None:
    """Give the day that an address names, else the month, None where it names neither.

    >>> named("https://ranah.example/2024/05/pasar-ikan").iso
    '2024-05'
    """
    for at in _days(url or ""):
        return Named(year=at.year, month=at.month, day=at.day)
    month = MONTH.search(url or "")
    return Named(year=int(month["y"]), month=int(month["m"])) if month else None


def _days(url: str) -> Iterator[date]:
    for form in (YEAR_FIRST, DAY_FIRST):
        for match in form.finditer(url):
            try:
                yield date(int(match["y"]), int(match["m"]), int(match["d"]))
            except ValueError:  # 31 June: a number that only looks like a day
                continue
