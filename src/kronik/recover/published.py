"""When the article was published.

By the order of trust below, and never later than the capture; a date in the address only corroborates. A claim of
the day alone gives way to one of the same day that prints the clock, and an instant in UTC is told in the local zone
where the page tells the same instant locally: readers' days are local.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone
from functools import cache

from kronik import when
from kronik.records import NOWHERE, Found, Missing, Moment, Precision, Rival
from kronik.recover import permalink
from kronik.recover.permalink import Named
from kronik.recover.stamps import AS_OF, FINE, Kind, Stamp
from kronik.recover.trust import choose
from kronik.recover.view import View

TRUST: tuple[tuple[str, str], ...] = (
    ("the article's JSON-LD", r"json-ld datePublished"),
    ("microdata", r"microdata datepublished"),
    ("OpenGraph", r"meta (?:og:)?article:published"),
    ("other meta that says published", r"meta .*(?:publi[sc]|pubdate|pub-date|fpubli|issued|displaydate|sailthru)"),
    ("a stamp of the heading", r"stamp line$"),
    ("a <time> of the heading", r"time tag$"),
    ("the WebPage's JSON-LD", r"json-ld webpage datePublished"),
    ("the source of the page", r"source published"),
    ("meta that says date", r"meta "),
    ("a day that the text is of", r"as-of line"),
    ("a line with a date under the headline", r"dated line"),
    ("a date in the dateline", r"dateline"),
    ("a microformat", r"hatom"),
    ("other dates in tags", r"json-ld |microdata "),
    ("a date in the page's data", r"script "),
    ("a stamp elsewhere", r".*stamp line elsewhere"),
    ("a line with a date above the headline", r".*line above"),
    ("a line that agrees with the address", r"line that agrees"),
    ("a <time> anywhere", r"time datetime"),
    ("a line with a date elsewhere", r".*line elsewhere"),
)
"""The order of trust, most trusted first: what it is, and the rules it covers. Measured in bench/dates.py."""

HEADING = [name for name, _ in TRUST].index("a stamp of the heading")

_FORMS = [re.compile(form) for _, form in TRUST]

_STAMPED = re.compile(r".*stamp line elsewhere")
_FAR = re.compile(r".*line (?:elsewhere|above)|time datetime")
MOST_DAYS = 3
"""Different days that lines far from the heading may name before all of them are doubted. From bench/dates.py."""

SLACK = timedelta(days=1)
"""A stamp may be later than the capture by this much: a zone that was not printed can move it so far."""


def find(view: View, stamps: list[Stamp]) -> Found[Moment] | Missing:
    """Say when the article was published.

    Args:     stamps: every moment that could date the page (`stamps.every`).
    Returns:  a Moment at the precision that was printed or declared; zone None where neither gives one.
    Missing:  "not-recognised"; "only-url" where the address alone holds a date (told as a rival); "only-future";
              "no-day" where only a month or year is told.
    """
    named = permalink.named(view.page.url or view.page.declaration.canonical)
    dating = [s for s in stamps if s.kind is Kind.PUBLISHED]
    lone = _lone(dating)
    ranked = sorted(dating, key=lambda s: rank(s, named, lone))
    clash = _clash(ranked)
    believed = _outvoted([s for s in ranked if not refused(s, view)], named)
    ranked = [*believed, *(s for s in ranked if refused(s, view))]
    ranked = _earlier(ranked, believed)
    best = choose((s.candidate(refused(s, view) or _doubt(s, clash, named)) for s in ranked), same=_day)
    if isinstance(best, Missing):
        return _only_url(best, named)
    believed = [s for s in believed if s.rule != AS_OF]
    return _finer(_readers_day(local(best, believed), believed, named), believed)


PRINTED = r"stamp line$|time tag$|as-of line$"
WITNESSES = tuple(map(re.compile, (r"json-ld datePublished", r"microdata", r"meta ", PRINTED)))
"""What templates fill separately: JSON-LD, microdata, meta elements, what a reader sees under the headline."""


def _outvoted(ranked: list[Stamp], named: Named | None) -> list[Stamp]:
    """Put first the day on which two witnesses agree, where the most trusted stands alone against them.

    The day of the address is a witness for what another says, too.
    """
    said: dict[str, set[int]] = {}
    for stamp in ranked:
        for witness, form in enumerate(WITNESSES):
            if form.match(stamp.rule):
                said.setdefault(_day(stamp.moment), set()).add(witness)
    for stamp in ranked:
        if named and named.day and named.agrees(stamp.moment) and _day(stamp.moment) in said:
            said[_day(stamp.moment)].add(len(WITNESSES))
    if not ranked or len(said.get(_day(ranked[0].moment), ())) != 1:
        return ranked
    agreed = max(said, key=lambda day: len(said[day]))
    return sorted(ranked, key=lambda s: _day(s.moment) != agreed) if len(said[agreed]) > 1 else ranked


def _earlier(ranked: list[Stamp], believed: list[Stamp]) -> list[Stamp]:
    """Put a day that the text is of before what is no more trusted than a heading's stamp and later than that day."""
    texts = [s for s in believed if s.rule == AS_OF]
    if not texts or _place(ranked[0].rule) < HEADING or texts[0].moment.latest >= ranked[0].moment.earliest:
        return ranked
    return [texts[0], *(s for s in ranked if s is not texts[0])]


def rank(stamp: Stamp, named: Named | None, lone: str) -> int:
    """Give the place of a stamp in the order of trust, 0 first.

    Args:     named: the day of the page's address; a line that agrees with it ranks as the heading's.
              lone: the one day that all stamps far from the heading name, "" where they name several.
    """
    place = _place(stamp.rule)
    agrees = named is not None and named.agrees(stamp.moment)
    if (agrees and "line" in stamp.rule) or (_STAMPED.match(stamp.rule) and _day(stamp.moment) == lone):
        return min(place, HEADING + 1)
    return place


@cache
def _place(rule: str) -> int:
    return next((n for n, form in enumerate(_FORMS) if form.match(rule)), len(_FORMS))


def _lone(stamps: list[Stamp]) -> str:
    days = {_day(s.moment) for s in stamps if _STAMPED.match(s.rule)}
    return days.pop() if len(days) == 1 else ""


def refused(stamp: Stamp, view: View) -> str:
    """Say why a stamp cannot date the page; "" where it can."""
    captured = view.page.captured
    if captured and stamp.moment.earliest > captured.latest + SLACK:
        return "only-future"
    return "" if stamp.moment.precision in FINE or stamp.moment.precision is Precision.DAY else "no-day"


def _clash(ranked: list[Stamp]) -> frozenset[str]:
    """Give the rules under which lines far from the heading name so many days that they date other things."""
    days: dict[str, set[str]] = {}
    for stamp in ranked:
        if _FAR.match(stamp.rule):
            days.setdefault(_family(stamp), set()).add(_day(stamp.moment))
    return frozenset(rule for rule, named in days.items() if len(named) > MOST_DAYS)


def _family(stamp: Stamp) -> str:
    return stamp.rule.removeprefix("time tag, ")


def _doubt(stamp: Stamp, clash: frozenset[str], named: Named | None) -> str:
    """Say that a line dates something else, unless the address names its very day."""
    sure = named is not None and named.day is not None and named.agrees(stamp.moment)
    return "clash" if _family(stamp) in clash and not sure else ""


def _day(moment: Moment) -> str:
    return moment.edtf[:10]


# ---- the same instant, told better ----------------------------------------------------------------------------


def local(best: Found[Moment], others: list[Stamp]) -> Found[Moment]:
    """Tell an instant in UTC, or a clock without a zone, with the offset that another stamp of it gives."""
    if best.value.precision not in FINE:
        return best
    told = _told if _utc(best.value) else None if best.value.zone else _zoned
    for stamp in others if told else ():
        if told and stamp.moment.precision in FINE and (moment := told(best.value, stamp.moment)):
            rule = f"{best.rule}, zone from {stamp.rule}"
            span = stamp.span or best.span
            return Found(value=moment, rule=rule, span=span, seen=best.seen, rivals=best.rivals)
    return best


def _utc(moment: Moment) -> bool:
    return moment.edtf.endswith(("Z", "+00:00"))


def _told(instant: Moment, local: Moment) -> Moment | None:
    """Give `instant` with the offset that `local` implies: the same clock but for hours that some zone is off UTC.

    Where both have the same clock and `local` prints another zone, the tag's UTC is what its template always writes.
    """
    if _utc(local):
        return None
    clock, at = _clock(local), _clock(instant)
    rough = at if local.precision is Precision.SECOND else at.replace(second=0)
    offset = clock - rough.replace(microsecond=0)
    if local.zone and not offset and (printed := datetime.fromisoformat(local.edtf).utcoffset()):
        return when.iso(at.replace(tzinfo=timezone(printed)).isoformat())
    return when.iso((at + offset).replace(tzinfo=timezone(offset)).isoformat()) if _kept(offset) else None


QUARTERS = frozenset(timedelta(minutes=m) for m in (-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 765))
"""Offsets of the time zone database since 1990 that are no whole hours."""


def _kept(offset: timedelta) -> bool:
    """Say whether some zone keeps a clock that is so far from UTC."""
    whole = not offset % timedelta(hours=1) and timedelta(hours=-12) <= offset <= timedelta(hours=14)
    return whole or offset in QUARTERS


def _zoned(bare: Moment, other: Moment) -> Moment | None:
    """Give `other` where it has a zone and the same clock, to the minute, as `bare`."""
    if other.zone is None or _clock(other).replace(second=0) != _clock(bare).replace(second=0):
        return None
    return other


def _clock(moment: Moment) -> datetime:
    return datetime.fromisoformat(moment.edtf).replace(tzinfo=None, microsecond=0)


def _readers_day(best: Found[Moment], others: list[Stamp], named: Named | None) -> Found[Moment]:
    """Give the day that the page prints, or its address names, where UTC is then in another day than its readers.

    Only the day: which zone the page is in, it does not say.
    """
    if best.value.precision not in FINE or not _utc(best.value) or ", zone from " in best.rule:
        return best
    printed = [s for s in others if s.moment.precision is Precision.DAY and _PRINTED.match(s.rule)]
    days = [(s.moment, s.rule, s.span) for s in printed]
    if named and named.day and (moment := when.iso(named.iso)):
        days.append((moment, "the address", None))
    if any(_day(moment) == _day(best.value) for moment, *_ in days):
        return best
    for moment, rule, span in days:
        if _reachable(_clock(best.value), date.fromisoformat(_day(moment))):
            rule = f"{best.rule}, day from {rule}"
            return Found(value=moment, rule=rule, span=span or best.span, seen=best.seen, rivals=best.rivals)
    return best


_PRINTED = re.compile(r"(?:stamp line|time tag)$")


def _reachable(instant: datetime, day: date) -> bool:
    """Say whether some zone has this day at an instant of UTC: they reach from -12 to +14 hours."""
    return any((instant + timedelta(hours=hours)).date() == day for hours in (-12, 14))


def _finer(best: Found[Moment], others: list[Stamp]) -> Found[Moment]:
    """Prefer, to a day without a clock, a stamp of the same day that has one."""
    if best.value.precision in FINE:
        return best
    for s in others:
        if s.moment.precision in FINE and _day(s.moment) == _day(best.value):
            return Found(value=s.moment, rule=s.rule, span=s.span, seen=s.seen, rivals=best.rivals)
    return best


# ---- the address ----------------------------------------------------------------------------------------------


def _only_url(missing: Missing, named: Named | None) -> Missing:
    if named is None or named.day is None:
        return missing
    rival = Rival(value=named.iso, rule="date in the address", reason="an address only corroborates")
    reason = "only-url" if missing.reason == NOWHERE.reason else missing.reason
    return Missing(reason=reason, rivals=(*missing.rivals, rival))
