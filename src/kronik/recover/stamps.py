"""Every moment that could date the page as a whole, each with where it stands and what it claims to be.

The finders `published` and `modified` choose among them by their own orders of trust.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from kronik import when
from kronik.language import load
from kronik.page import hints
from kronik.records import Block, Claim, Moment, Precision, Record, Role, Span
from kronik.recover import lines
from kronik.recover.trust import Candidate
from kronik.recover.view import View


class Kind(StrEnum):
    """What a stamp claims to date."""

    PUBLISHED = "published"
    MODIFIED = "modified"


class Stamp(Record):
    """One moment, and the reason to take it for the page's."""

    kind: Kind
    rule: str
    moment: Moment
    span: Span | None = None
    seen: str = ""

    def candidate(self, refused: str = "") -> Candidate[Moment]:
        """Give the stamp as a candidate, with the reason not to believe it."""
        return Candidate(value=self.moment, rule=self.rule, span=self.span, seen=self.seen, refused=refused)


LONGEST = 160
"""Characters of a line that is still a stamp; longer ones are prose that holds a date."""

OLDEST_PRINTED = 1990
"""A visible date before the web is the date of what the page tells of, not of the page."""

ABOVE = 8
"""So many lines above the heading may hold the stamp: a kicker, a crumb trail, a date above the headline."""

SPARE = {"stamp line": 8, "dated line": 3, "line above": 2, "line elsewhere": 3}
"""How many words a line of each rule may have beside its stamp. Chosen in bench/dates.py."""

FINE = frozenset({Precision.HOUR, Precision.MINUTE, Precision.SECOND})
"""Precisions that hold a clock."""

BODY_ENDS = frozenset({Role.PARAGRAPH, Role.LIST, Role.QUOTATION})


def every(view: View) -> list[Stamp]:
    """Give the stamps that are declared and those around the heading; where there are none, those elsewhere."""
    found = [*declared(view), *around(view)]
    return found if any(s.kind is Kind.PUBLISHED for s in found) else [*found, *elsewhere(view)]


# ---- in tags --------------------------------------------------------------------------------------------------


def declared(view: View) -> Iterator[Stamp]:
    """Give the stamps that the page's tags and the source declare, in the order of the declaration."""
    said = view.page.declaration
    for kind, claims in ((Kind.PUBLISHED, said.published), (Kind.MODIFIED, said.modified)):
        for claim in claims:
            if moment := _claimed(claim, view):
                yield Stamp(kind=kind, rule=claim.rule, moment=moment, seen=claim.value)
    text = view.page.declared.published
    if text and (moment := _claimed(Claim(value=text, rule="source published"), view)):
        yield Stamp(kind=Kind.PUBLISHED, rule="source published", moment=moment, seen=text)


def _claimed(claim: Claim, view: View) -> Moment | None:
    """Give the moment of a claim: a machine date, else a printed one."""
    return when.iso(claim.value) or _printed(claim.value, view) or _printed(claim.seen, view)


def _printed(text: str, view: View) -> Moment | None:
    captured = view.page.captured
    now = captured.latest if captured else None
    found = when.moment(text, pack=view.pack, now=now) or when.moment(text, pack=load(lines.ENGLISH), now=now)
    if found or captured is None:
        return found
    age = when.age(text, pack=view.pack)
    return when.ago(age, captured) if age else None


# ---- in print -------------------------------------------------------------------------------------------------


def around(view: View) -> Iterator[Stamp]:
    """Give the stamps between the headline and the body, then those a little above the headline."""
    labelled = {label.span.start for label in view.roles.get(Role.PUBLISHED, ())}
    headline = {label.span.start for label in view.roles.get(Role.HEADLINE, ())}
    blocks = [b for b in view.page.blocks if b.span.start <= view.body_starts]
    above = [b for b in blocks if b.span.start < view.heading_starts][-ABOVE:]
    below = [b for b in blocks if b.span.start >= view.heading_starts and b.span.start not in headline]
    below.sort(key=lambda block: block.span.start not in labelled)
    for block in (b for b in view.page.blocks if b.span.start in labelled and b.span.start > view.body_starts):
        yield from _of(block, view, "stamp line")
    for block in below:
        sure = block.span.start in labelled or block.near & hints.DATE
        yield from _of(block, view, "stamp line" if sure else "dated line")
    for block in reversed(above):
        yield from _of(block, view, "stamp line" if block.span.start in labelled else "line above")


def elsewhere(view: View) -> Iterator[Stamp]:
    """Give the stamps of the rest of the page: after the body, inside it, above it."""
    ends = [label.span.end for role in BODY_ENDS for label in view.roles.get(role, ())]
    end = max(ends, default=0)
    blocks = view.page.blocks
    after = [b for b in blocks if b.span.start >= end]
    inside = [b for b in blocks if view.body_starts <= b.span.start < end]
    before = [b for b in blocks if b.span.start < view.body_starts]
    for block in (*after, *inside, *reversed(before)):
        yield from _of(block, view, "line elsewhere")


def _of(block: Block, view: View, rule: str) -> Iterator[Stamp]:
    """Give the stamps of one line: its `<time>` elements, then its pieces."""
    text = block.text
    if len(text) > LONGEST or not lines.DIGIT.search(text):
        return
    for mark in block.marks:
        if mark.stamp and (moment := when.iso(mark.stamp)):
            before = text[: max(0, mark.span.end - block.span.start)]
            name = "time tag" if rule in ("stamp line", "dated line") else f"time tag, {rule}"
            seen = mark.span.of(view.page.text) or mark.stamp
            yield Stamp(kind=_kind(before, view), rule=name, moment=moment, span=mark.span, seen=seen)
    allowed = 0 if block.tag in ("h1", "h2", "h3") else SPARE[rule]
    for start, end in lines.pieces(text, view.pack):
        piece = text[start:end]
        if lines.spare(piece, view.pack) > allowed:
            continue
        if (moment := _printed(piece, view)) and int(moment.edtf[:4]) >= OLDEST_PRINTED:
            span = block.cut(start, end)
            yield Stamp(kind=_kind(piece, view), rule=rule, moment=moment, span=span, seen=piece.strip())


def _kind(text: str, view: View) -> Kind:
    return Kind.MODIFIED if lines.updated(text, view.pack) else Kind.PUBLISHED
