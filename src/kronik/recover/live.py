"""When each entry of a live blog was written: the time printed over it, on a day that the page and its order tell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from msgspec.structs import replace

from kronik import when
from kronik.records import Found, Missing, Moment, Passage, Role
from kronik.recover.roles.live import ANY_DAY, clock, minute, step, ticked
from kronik.recover.view import View


def timed(
    view: View, body: tuple[Passage, ...], published: Found[Moment] | Missing, modified: Found[Moment] | Missing
) -> tuple[Passage, ...]:
    """Give the passages of the body, those that begin an entry with its moment.

    A machine time (`<time datetime>`) is believed, then a day printed beside the time. Without either the entries
    begin on the day of publication or, where the newest is in front, end on that of the last change; where the times
    pass midnight the day changes. Without such a day an entry has no moment.
    """
    if not any(passage.role is Role.LIVE_ENTRY for passage in body):
        return body
    labels = view.roles.get(Role.LIVE_ENTRY, [])
    starts = [label.span.start for label in labels]
    printed = [ticked(view.text(label.span), view.pack).rstrip(" -–—|:[]()").lstrip("[(") for label in labels]
    moments = list(_moments(view, printed, _day(published), _day(modified)))
    machine = [_machine(view, label.span.start) for label in labels]
    return tuple(
        replace(passage, moment=machine[at] or moments[at]) if passage.role is Role.LIVE_ENTRY else passage
        for passage, at in ((passage, bisect_left(starts, passage.span.start) - 1) for passage in body)
    )


def _machine(view: View, start: int) -> Moment | None:
    """Give the machine time of the line that begins there."""
    block = view.starting.get(start)
    stamps = [mark.stamp for mark in block.marks if mark.stamp] if block else []
    moment = when.iso(stamps[0]) if stamps else None
    return replace(moment, seen=block.text) if moment and block else None


def _day(found: Found[Moment] | Missing) -> date | None:
    """The local day of a moment, None where there is none."""
    if isinstance(found, Missing) or len(found.value.edtf) < len("2024-05-01"):
        return None
    try:
        return date.fromisoformat(found.value.edtf[:10])
    except ValueError:
        return None


def _moments(view: View, printed: list[str], first: date | None, last: date | None) -> Iterator[Moment | None]:
    """Give the moment of each time, in reading order, its day changed where the times pass midnight."""
    told = [clock(text, ANY_DAY, view.pack, dated=True) for text in printed]
    minutes = [minute(moment) for moment in told if moment]
    if len(minutes) < len(printed):
        yield from [None] * len(printed)
        return
    steps = [step(before, after) for before, after in pairwise(minutes)]
    newest = sum(steps) < 0
    day = (last or first) if newest else (first or last)
    for text, before, now, taken in zip(printed, minutes[:1] + minutes, minutes, [0, *steps], strict=False):
        if day and (now - before) * taken < 0:  # midnight lies between
            day += timedelta(1 if taken > 0 else -1)
        moment = clock(text, day.isoformat(), view.pack, dated=True) if day else None
        yield replace(moment, seen=text) if moment else None
