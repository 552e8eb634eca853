"""Every moment that could date the page as a whole, each with where it stands and what it claims to be.

The finders `published` and `modified` choose among them by their own orders of trust.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from kronik import when
from kronik.language import load
from kronik.page import hints
from kronik.records import Block, Claim, Lang, Moment, Precision, Record, Role, Span
from kronik.recover import lines, order, outlet, permalink
from kronik.recover.trust import Candidate
from kronik.recover.view import View
from kronik.when import cldr


class Kind(StrEnum):
    """What a stamp claims to date."""

    PUBLISHED = "published"
    MODIFIED = "modified"


class Stamp(Record, frozen=True):
    """One moment, and the reason to take it for the page's."""

    kind: Kind
    rule: str
    moment: Moment
    span: Span | None = None
    seen: str = ""

    def candidate(self, refused: str = "") -> Candidate[Moment]:
        """Give the stamp as a candidate, with the reason not to believe it."""
        return Candidate(value=self.moment, rule=self.rule, span=self.span, seen=self.seen, refused=refused)


AS_OF = "as-of line"
"""The rule of a stamp that tells of when the text is: "Stand: 18.07.2023"."""

LONGEST = 160
"""Characters of a line that is still a stamp; longer ones are prose that holds a date."""

PIPED = re.compile(r"(?<!\d)(\d\d?)\s*\|\s*(\d\d?)\s*\|\s*((?:19|20)\d\d)(?!\d)")
"""A date whose parts stand in cells: "26 | 01 | 2022"."""

OLDEST_PRINTED = 1990
"""A visible date before the web is the date of what the page tells of, not of the page."""

ABOVE = 8
"""So many lines above the heading may hold the stamp: a kicker, a crumb trail, a date above the headline."""

TIMES = 12
"""So many `<time>` elements are looked at where nothing is declared."""

UNDER = 30
"""So many lines under the headline belong to the heading; where the body is not found, the rest is not it."""

OVER = 4
"""So many lines over the body belong to the heading too, however far the headline is: the site's name may be one."""

NEAR = 3
"""So many lines above the headline belong to the heading if their element says that they are dates."""

AFTER = 6
"""So many lines below the body may hold the stamp where an opener says so."""

ANYWHERE = 500
"""So many lines after the body, inside it and above it are looked at where none of the heading dates the page."""

APART = 80
"""Characters at the start of a longer line in which its date must stand."""

TOLD, BEHIND = 600, 40
"""Characters of a line in which a page tells of itself, and how far behind the date its verb may stand."""

PLACED = re.compile(
    r"\s*[^\W\d_](?<=[^a-z])[^\W\d_'’.-]+(?:[\s/]+(?:[a-z]{1,3}\s+)?(?<![a-z])[^\W\d_][^\W\d_'’.-]*){0,3}[\s,]*[\s,(\[]"
)
"""A place before the date that opens a body."""

CLOSED = re.compile(r"\s*[)\]][\s.,:–—-]|\s*[–—]|\s+-+\s|\s*[:/]\s|\.?\s*/|\.\s|\s\(")
"""What ends such a date; where the sentence goes on, the date is the report's."""

ALONE, BEGUN = (
    re.compile(r"\s*[(\[]?"),
    re.compile(r"[)\]]?\s*(?:[–—-]+\s+|[:.]\s+)?[\"“„«‘']?(?<=\W)[^\W\d_](?<![a-z])"),
)
"""What stands before a date that opens the body without a place, and the sentence that begins behind it."""

SPARE = {"stamp line": 8, "dated line": 3, "line above": 2, "stamp line elsewhere": 3, "line elsewhere": 3}
"""How many words a line of each rule may have beside its stamp. Chosen in bench/dates.py."""

OPENED = 8
"""How many more it may have where an opener says what it is."""

FINE = frozenset({Precision.HOUR, Precision.MINUTE, Precision.SECOND})
"""Precisions that hold a clock."""


def every(view: View) -> list[Stamp]:
    """Give the stamps that are declared and those around the heading; where there are none, those elsewhere."""
    said = list(declared(view))
    found = [*said, *_later_changed(list(around(view)), view)]
    if not _enough(said):
        found.extend(agreeing(view))
    return found if _enough(found) else [*found, *elsewhere(view)]


def _enough(found: list[Stamp]) -> bool:
    sure = (s for s in found if s.kind is Kind.PUBLISHED and s.rule != "time datetime")
    return any(s.moment.precision in FINE or s.moment.precision is Precision.DAY for s in sure)


# ---- in tags --------------------------------------------------------------------------------------------------


def declared(view: View) -> Iterator[Stamp]:
    """Give the stamps that the page's tags and the source declare, in the order of the declaration."""
    said = view.page.declaration
    for kind, claims in ((Kind.PUBLISHED, said.published), (Kind.MODIFIED, said.modified)):
        for claim in claims:
            if moment := _claimed(claim, view):
                yield Stamp(kind=kind, rule=claim.rule, moment=moment, seen=claim.value)
    for claim in () if said.published else said.times[:TIMES]:
        if moment := _machine(claim.value, view):
            kind = _kind(claim.seen, view)
            yield Stamp(kind=kind, rule="time datetime", moment=moment, seen=claim.value)
    text = view.page.declared.published
    if text and (moment := _claimed(Claim(value=text, rule="source published"), view)):
        yield Stamp(kind=Kind.PUBLISHED, rule="source published", moment=moment, seen=text)


def _claimed(claim: Claim, view: View) -> Moment | None:
    """Give the moment of a claim: a machine date, else a printed one."""
    return _machine(claim.value, view) or _printed(claim.value, view) or _printed(claim.seen, view)


def _machine(text: str, view: View) -> Moment | None:
    """Read a machine date; without an offset it is bounded in the zone of the language, as a printed one is."""
    return _iso(text, zone=ZoneInfo(cldr.time(view.pack).zone))


_iso = lru_cache(512)(when.iso)
"""A page says each of its dates some four times."""


def _printed(text: str, view: View) -> Moment | None:
    captured = view.page.captured
    now = captured.latest if captured else None
    found = when.moment(text, pack=order.of(text, view), now=now)
    if found is None and view.pack.code != lines.ENGLISH:
        found = when.moment(text, pack=load(lines.ENGLISH), now=now)
    if found is None and (other := _template(view)):
        found = when.moment(text, pack=load(other), now=now)
    if found or captured is None:
        return found
    age = when.age(text, pack=view.pack)
    return when.ago(age, captured) if age else None


def _template(view: View) -> Lang | None:
    """Give the language that the page declares, where its text is in another: its template prints stamps in it."""
    said = next((claim.value for claim in view.page.declaration.languages), "")
    code = Lang(said.replace("_", "-").partition("-")[0].lower())
    return code if code not in (view.pack.code, lines.ENGLISH) and cldr.kept(code) else None


# ---- in print -------------------------------------------------------------------------------------------------


def around(view: View) -> Iterator[Stamp]:
    """Give the stamps of the heading, the nearest to the headline first, then those of lines that are labelled."""
    headline = {label.span.start for label in view.roles.get(Role.HEADLINE, ())}
    above = view.between(0, view.heading_starts)[-ABOVE:]
    heading = view.between(view.heading_starts, view.body_starts + 1)
    below = (*heading[:UNDER], *heading[UNDER:][-OVER:])
    for block in below:
        if block.span.start in headline or len(block.text) > LONGEST:
            yield from _marked(block, view, "stamp line")
            yield from _opening(block, view)
            yield from _after_title(block, view)
        elif not lines.DIGIT.search(block.text):
            continue
        elif _says_date(block, view):
            yield from _of(block, view, "stamp line")
        else:
            yield from _of(block, view, "line elsewhere" if _linked(block) else "dated line")
    alone = sum(_says_date(block, view) for block in above) == 1
    for distance, block in enumerate(reversed(above)):
        sure = alone and (view.role(block) is Role.PUBLISHED or (distance < NEAR and _says_date(block, view)))
        yield from _of(block, view, "stamp line" if sure else "dated line" if distance == 0 else "line above")
    yield from _below(view, {b.span.start for b in (*below, *above)})


def _later_changed(found: list[Stamp], view: View) -> Iterator[Stamp]:
    """Give the stamps of the heading; one without an opener is a change where another, earlier, says "published"."""
    said = [s.moment.latest for s in found if s.kind is Kind.PUBLISHED and s.rule == "stamp line" and _opens(s, view)]
    for stamp in found:
        plain = stamp.kind is Kind.PUBLISHED and stamp.rule == "stamp line" and not _opens(stamp, view)
        changed = plain and bool(said) and stamp.moment.earliest > said[0]
        yield replace(stamp, kind=Kind.MODIFIED) if changed else stamp


def _opens(stamp: Stamp, view: View) -> bool:
    """Say whether the line of a stamp begins with an opener."""
    block = view.block(stamp.span) if stamp.span else None
    return block is not None and lines.openers(view.pack).match(block.text.lstrip()) is not None


def _below(view: View, seen: set[int]) -> Iterator[Stamp]:
    """Give the stamps under the body that have an opener, those of datelines, and of lines labelled anywhere."""
    for block in view.between(view.body_ends, len(view.page.text))[:AFTER]:
        if len(block.text) > LONGEST:
            yield from _opening(block, view)
        elif lines.opened(block.text, view.pack) and not _owns(block):
            yield from _of(block, view, "stamp line")
    yield from _itself(view)
    yield from _dated(view)
    for text, span in view.of(Role.DATELINE):
        if lines.DIGIT.search(text) and (moment := _printed(text, view)):
            yield Stamp(kind=Kind.PUBLISHED, rule="dateline", moment=moment, span=span, seen=text)
    for label in view.roles.get(Role.PUBLISHED, ()):
        line = view.block(label.span)
        if line is not None and label.span.start not in seen:
            yield from _of(line, view, "stamp line elsewhere")


def _after_title(block: Block, view: View) -> Iterator[Stamp]:
    """Give the stamps that stand in one line with the headline, behind the words that the page declares as such."""
    titles = (claim.value for claim in view.page.declaration.titles)
    title = next((t for t in titles if t and len(t) < len(block.text) and block.text.startswith(t)), None)
    if title and lines.DIGIT.search(block.text, len(title)):
        for start, end in lines.pieces(block.text[len(title) :], view.pack):
            piece = block.text[len(title) + start : len(title) + end]
            if lines.spare(piece, view.pack) <= SPARE["dated line"]:
                yield from _one(piece, piece, block.cut(len(title) + start, len(title) + end), "dated line", view)


def _itself(view: View) -> Iterator[Stamp]:
    """Give the stamps of sentences in which the page tells of itself: "This entry was posted on 4 May 2021"."""
    own = (*view.pack.page.itself, *load(lines.ENGLISH).page.itself)
    for phrase, block in view.saying(own, TOLD):
        at = block.text.lower().find(phrase)
        start, end = lines.date(block.text, at + len(phrase), at + APART, view.pack)
        told = block.text[at : end + BEHIND]
        if start < end and lines.opened(told, view.pack):
            yield from _one(block.text[start:end], told, block.cut(start, end), "stamp line", view)


def _opening(block: Block, view: View) -> Iterator[Stamp]:
    """Give the stamp that a longer line begins with: "This entry was posted on 4 May 2021 by Sinta."""
    opener = lines.openers(view.pack).match(block.text)
    if opener:
        start, end = lines.date(block.text, opener.end(), opener.end() + APART, view.pack)
        yield from _one(block.text[start:end], opener[0], block.cut(start, end), "stamp line", view)


def _dated(view: View) -> Iterator[Stamp]:
    """Give the date that opens the body, alone or beside a place: "Ranah, 4 May 2021 -", "RANAH (4 May 2021)."."""
    first = [block for label in view.roles.get(Role.PARAGRAPH, ())[:1] if (block := view.block(label.span))]
    for block in first:
        start, end = lines.date(block.text, 0, APART, view.pack)
        placed = _placed(block.text, start, view) and CLOSED.match(block.text, end)
        if start < end and (placed or (ALONE.fullmatch(block.text, 0, start) and BEGUN.match(block.text, end))):
            yield from _one(block.text[start:end], "", block.cut(start, end), "dateline", view)


def _placed(text: str, start: int, view: View) -> bool:
    """Say whether names of a place stand before a date, and no word of a date, as in "Pada Kamis (4/5/2021)"."""
    words = lines.WORD.findall(text[:start])
    return bool(PLACED.fullmatch(text, 0, start)) and not any(lines.needed(word, view.pack) for word in words)


def _says_date(block: Block, view: View) -> bool:
    return view.role(block) is Role.PUBLISHED or bool(block.near & hints.DATE)


def elsewhere(view: View) -> Iterator[Stamp]:
    """Give the stamps of the rest of the page: after the body, inside it, above it; those with an opener first."""
    blocks = [b for b in view.page.blocks if len(b.text) <= LONGEST and lines.DIGIT.search(b.text) and not _owns(b)]
    after = [b for b in blocks if b.span.start >= view.body_ends][:ANYWHERE]
    inside = [b for b in blocks if view.body_starts <= b.span.start < view.body_ends][:ANYWHERE]
    before = [b for b in blocks if b.span.start < view.heading_starts][-ANYWHERE:]
    for block in (*after, *inside, *reversed(before)):
        if _whole(block, view):
            yield from _of(block, view, "stamp line elsewhere")
    for block in (*after, *inside, *reversed(before)):
        if not _whole(block, view) and not _reported(block, view):
            yield from _of(block, view, "line elsewhere")


REPORT = (Role.PARAGRAPH, Role.CAPTION, Role.LIST, Role.QUOTATION, Role.TABLE)
"""Roles of lines whose dates are those of the report."""

SIGNED = 60
"""Characters of a line that closes a statement with place and date: "Ranah, 4 May 2021"."""


def _reported(block: Block, view: View) -> bool:
    """Say whether a line is of the report, and not only a place and a date under it."""
    if view.role(block) not in REPORT:
        return False
    if view.sentence(block) or "(" in block.text:
        return True
    return len(block.text) > SIGNED or lines.spare(block.text, view.pack) > SPARE["line above"]


def _owns(block: Block) -> bool:
    return outlet.owned(block.text)


def _whole(block: Block, view: View) -> bool:
    """Say whether a line is a stamp and nothing else, with an opener before it."""
    opener = lines.openers(view.pack).match(block.text.lstrip())
    return opener is not None and lines.spare(block.text, view.pack) == 0


def _of(block: Block, view: View, rule: str) -> Iterator[Stamp]:
    """Give the stamps of one line: its `<time>` elements, then its pieces. Comments date themselves alone."""
    text = block.text
    comment = block.near & hints.COMMENT and view.body_starts < view.body_ends < block.span.start
    comment = comment and view.role(block) not in (Role.PUBLISHED, Role.BYLINE)
    if len(text) > LONGEST or not lines.DIGIT.search(text) or comment:
        return
    yield from _timed(block, view, rule)
    for piece, before, span in _pieces(block, view, rule):
        if lines.spare(piece, view.pack) <= _allowed(piece, block, rule, view):
            yield from _one(piece, before, span, rule, view)


def _marked(block: Block, view: View, rule: str) -> Iterator[Stamp]:
    """Give the stamps that a longer line marks as dates."""
    yield from _timed(block, view, rule)
    for piece, before, span in _dates(block, view):
        yield from _one(piece, before, span, rule, view)


def _timed(block: Block, view: View, rule: str) -> Iterator[Stamp]:
    for mark in block.marks:
        if mark.stamp and (moment := _machine(mark.stamp, view)):
            before = block.text[: max(0, mark.span.end - block.span.start)]
            name = "time tag" if rule in ("stamp line", "dated line") else f"time tag, {rule}"
            seen = mark.span.of(view.page.text) or mark.stamp
            stamp = Stamp(kind=_kind(before, view), rule=name, moment=moment, span=mark.span, seen=seen)
            yield from _either(stamp, before, view)


def _one(piece: str, before: str, span: Span, rule: str, view: View) -> Iterator[Stamp]:
    moment = _printed(PIPED.sub(r"\1.\2.\3", lines.bare(piece, view.pack)), view)
    if moment and moment.earliest.year >= OLDEST_PRINTED:
        stamp = Stamp(kind=_kind(before, view), rule=rule, moment=moment, span=span, seen=piece.strip())
        yield from _either(stamp, before, view)


def _either(stamp: Stamp, before: str, view: View) -> Iterator[Stamp]:
    """Give a stamp; one that tells of when the text is may be the publication or, where that is told, the change."""
    if lines.as_of(before, view.pack):
        yield replace(stamp, kind=Kind.PUBLISHED, rule=AS_OF)
        yield replace(stamp, kind=Kind.MODIFIED, rule=AS_OF)
    else:
        yield stamp


Piece = tuple[str, str, Span]
"""A stretch that may be a stamp, what stands before its end in the line, and its span."""


def _pieces(block: Block, view: View, rule: str) -> Iterator[Piece]:
    """Give the stretches of a line that may be stamps; where the page marks its dates, the marked ones alone.

    Of a line that is mostly a link those that are no part of it, unless the link's words are a date alone: it leads
    to all of that day or month. Far from the heading, openers cut no line.
    """
    marked = list(_dates(block, view))
    yield from marked
    stretches = [] if marked else lines.pieces(block.text, view.pack, openers=rule != "line elsewhere")
    if stretches and _names_others(block):
        free = [stretch for stretch in stretches if _linked(block) and not _in_link(block, *stretch, view)]
        stretches = free or [(0, len(block.text))]
    for start, end in stretches:
        yield block.text[start:end], block.text[start:end], block.cut(start, end)


def _in_link(block: Block, start: int, end: int, view: View) -> bool:
    """Say whether a stretch lies in a link that names something else than a day."""
    span = block.cut(start, end)
    inside = (link for link in block.links if link.span.start < span.end and span.start < link.span.end)
    return any(lines.spare(block.of(link.span), view.pack) or link.span == block.span for link in inside)


def _dates(block: Block, view: View) -> Iterator[Piece]:
    text = view.page.text
    for mark in block.marks:
        if mark.hints & hints.DATE and lines.DIGIT.search(piece := mark.span.of(text)) and len(piece) <= LONGEST:
            yield piece, text[block.span.start : mark.span.end], mark.span


def agreeing(view: View) -> Iterator[Stamp]:
    """Give the lines anywhere that name the day of the page's address, or a day of its month, the earliest first.

    Where the address names only a month, what other people wrote under an article is in that month, too, and later.
    """
    named = permalink.named(view.page.url)
    year = str(named.year)[2:] if named else ""
    found = []
    for block in view.page.blocks if named else ():
        if year not in block.text or len(block.text) > LONGEST or block.near & hints.COMMENT:
            continue
        moment = _printed(block.text, view)
        if moment and named and named.agrees(moment):
            rule = "line that agrees with the address"
            kind = _kind(block.text, view)
            found.append(Stamp(kind=kind, rule=rule, moment=moment, span=block.span, seen=block.text))
    yield from sorted(found, key=lambda stamp: stamp.moment.edtf[:10])


def _allowed(piece: str, block: Block, rule: str, view: View) -> int:
    """Say how many words a piece may have beside its stamp: none in a heading or a link, which name other things."""
    if view.sentence(block):
        return 0
    if lines.opened(piece, view.pack) and not _names_others(block):
        return SPARE[rule] + OPENED
    if view.role(block) is Role.PUBLISHED:
        return SPARE[rule]
    return 0 if _names_others(block) else SPARE[rule]


def _names_others(block: Block) -> bool:
    """Say whether a line is a heading or mostly a link: "Report of 6 May 2021" there dates what it leads to."""
    return block.tag in ("h1", "h2", "h3") or _linked(block)


def _linked(block: Block) -> bool:
    return 2 * block.linked > len(block.text)


def _kind(text: str, view: View) -> Kind:
    return Kind.MODIFIED if lines.updated(text, view.pack) else Kind.PUBLISHED
