"""When a page was captured, from the ages that it prints and the articles that are known by their own dates.

An item that says "35 hari lalu" and is known to be of 26 March was seen on 30 April. Each such item bounds the
capture; the bounds of all items intersect, and the more articles the archive holds, the narrower they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta, tzinfo

from kronik.records import Age, Bound, Inferred, Moment, Precision
from kronik.when.ages import SECONDS, forward
from kronik.when.edtf import edtf

ZONES = timedelta(days=1)
"""By how much two moments that print no zone may seem to change places."""

Item = tuple[str, Age, Moment]
"""What the article is known by, the age printed on the page, and the article's own publication moment."""


def infer(items: Iterable[Item], *, zone: tzinfo = UTC, published: Moment | None = None) -> Inferred:
    """The capture that the most items agree on.

    Args:     zone: where the page's days begin, if a publication moment has no offset of its own.
              published: the page's own; it was not captured before.
    Returns:  the intersection of all bounds that agree, and those that do not; no moment unless more agree than not,
              and none where all lie before the page's own publication.
              Days are counted by the calendar; where that contradicts itself, as portals that count full 24 hours
              do, days are taken that way.
    """
    known = tuple(items)
    zone = next((own for _, _, moment in known if (own := _offset(moment))), zone)
    whole, cut = (_agreed([_bound(item, zone, days) for item in known]) for days in (True, False))
    agreed, apart = cut if len(cut[1]) < len(whole[1]) else whole
    if len(agreed) <= len(apart):
        return Inferred(moment=None, bounds=(), contradictions=(*agreed, *apart))
    earliest = max(b.earliest for b in agreed)
    latest = min(b.latest for b in agreed)
    if published and published.earliest - latest > ZONES:
        return Inferred(moment=None, bounds=(), contradictions=(*agreed, *apart))
    if published and published.earliest > earliest:
        earliest = min(published.earliest, latest)
    return Inferred(moment=_moment(earliest, latest, zone), bounds=tuple(agreed), contradictions=tuple(apart))


def _bound(item: Item, zone: tzinfo, whole: bool) -> Bound:
    """The first and last instant at which an article of that moment was of that age."""
    name, age, published = item
    local = _offset(published) or zone
    first, last = published.earliest.astimezone(local), published.latest.astimezone(local)
    if age.unit == "day" and whole:
        days = timedelta(days=min(age.amount, 100_000))
        earliest = datetime.combine(first.date() + days, time(), local)
        latest = datetime.combine(last.date() + days, time(23, 59, 59), local)
    elif age.unit in SECONDS:
        step = timedelta(seconds=SECONDS[age.unit])
        earliest, latest = first + age.amount * step, last + (age.amount + 1) * step
    else:
        youngest, oldest = (
            forward(first.date(), age),
            forward(last.date(), Age(seen="", amount=age.amount + 1, unit=age.unit)),
        )
        earliest = datetime.combine(youngest - timedelta(days=_HALF[age.unit]), time(), local)
        latest = datetime.combine(oldest, time(23, 59, 59), local)
    return Bound(
        item=name, age=age, published=published, earliest=earliest.astimezone(UTC), latest=latest.astimezone(UTC)
    )


_HALF = {"week": 3, "month": 15, "year": 182}
"""Days by which rounding may call a younger article n units old."""


def _offset(moment: Moment) -> tzinfo | None:
    try:
        return datetime.fromisoformat(moment.edtf).tzinfo
    except ValueError:
        return None


def _agreed(bounds: list[Bound]) -> tuple[list[Bound], list[Bound]]:
    """The largest set of bounds that have an instant in common, and the rest. Of two as large the earlier one."""
    best: list[Bound] = []
    for start in sorted({b.earliest for b in bounds}):
        common = [b for b in bounds if b.earliest <= start <= b.latest]
        if len(common) > len(best):
            best = common
    return best, [b for b in bounds if b not in best]


def _moment(earliest: datetime, latest: datetime, zone: tzinfo) -> Moment:
    """A stretch as a moment: a day where it lies in one, else from day to day."""
    first, last = earliest.astimezone(zone).date(), latest.astimezone(zone).date()
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    spelt = edtf(value, zone=zone, seen="")
    assert spelt is not None  # two days of the calendar, in order
    return Moment(seen="", edtf=spelt.edtf, earliest=earliest, latest=latest, precision=Precision.DAY)
