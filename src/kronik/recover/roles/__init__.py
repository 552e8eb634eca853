"""Roles: what each block of a page is.

    cues        what the words of a line say, by the phrases of the language pack
    model       how likely each block is to be part of the report, from `features`
    fragments   the same for the pieces of one line or sentence
    clusters    what stands together where there are no tags
    containers  what stands together where there are
    parts       tables and numbered sections among what stands together
    faint       the report of a page of which the model believes next to nothing
    copies      the report's second copy
    live        the times of a live blog's entries
    assign      from all these, and from the block's place, its role
    split       blocks that hold two roles, cut between them

The same code reads HTML and flattened text: where there are no tags, hints are absent and words and shapes decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from kronik.language import Pack
from kronik.records import BODY, Block, Labelled, Page, Role, Span
from kronik.recover.roles import (
    assign,
    clusters,
    containers,
    copies,
    cues,
    faint,
    fragments,
    live,
    model,
    parts,
    split,
)
from kronik.recover.roles.cues import Cues, Lines
from kronik.recover.roles.sheet import Answer

__all__ = ["label"]

CUT = BODY | {Role.CAPTION, Role.READ_ALSO}
"""Roles of blocks that may hold a second one."""

SHORTEST_REPEAT = 25
"""Characters from which a declared title inside a paragraph is the headline again, and no accident."""


def label(page: Page, pack: Pack) -> tuple[Labelled, ...]:
    """Give every block its role, and two to a block that holds two.

    Args:     pack: the language of the page; English phrases count beside it.
    Returns:  stretches in reading order that cover every block once.
    """
    cue = cues.of(pack)
    lines = Lines.of(page)
    told = cue.of(page, lines)
    raw = fragments.together(page, told, fragments.whole(page, told, model.body(page, told, lines)))
    likely = clusters.topical(page, told, raw, clusters.edges(page, told, clusters.largest(page, told, raw)))
    likely = fragments.amid(page, told, likely)
    likely = containers.siblings(page, told, containers.alike(page, told, containers.commented(page, likely)))
    likely = containers.quoted(page, told, containers.listed(page, told, likely))
    likely = containers.teasers(page, parts.tabled(page, told, likely))
    shares = parts.counted(page, told, copies.dropped(page, faint.raised(page, told, likely)))
    timed = live.entries(page, pack, told)
    answers = assign.answers(page, pack, told, live.raised(page, told, shares, timed), timed)
    return tuple(_labels(page, answers, cue, {entry.place: entry.size for entry in timed}))


def _labels(page: Page, answers: list[Answer], cue: Cues, timed: dict[int, int]) -> Iterator[Labelled]:
    passages, again = 0, _title_again(page)
    body = [place for place, (role, _) in enumerate(answers) if role in BODY]
    for place, (block, (role, rule)) in enumerate(zip(page.blocks, answers, strict=True)):
        if role not in CUT and place not in timed:  # as most are
            yield Labelled(span=block.span, role=role, rule=rule)
        elif place in timed:
            yield from _cut(block, ((timed[place], Role.PARAGRAPH, "under the time of an entry"),), role, rule)
        elif role is Role.READ_ALSO and block.tag:
            yield Labelled(span=block.span, role=role, rule=rule)
        elif role is Role.READ_ALSO:
            rest = split.after_title(block.text)
            after = ((rest, Role.PARAGRAPH, "after a read-also"),) if rest < len(block.text) else ()
            sign = (split.signoff(block.text), Role.SIGNOFF, "initials in brackets")
            yield from _cut(block, (*after, sign), role, rule)
        elif role in BODY:
            passages += 1
            last = bool(body) and place >= body[-1] - 1
            yield from _paragraph(block, role, rule, cue, again, first=passages <= 2, last=last)
        else:
            yield from _cut(block, ((split.credit(block.text, cue), Role.CREDIT, "closes a caption"),), role, rule)


def _title_again(page: Page) -> Span:
    """Find the declared title where a flattened text repeats it; an empty span where it does not."""
    title = page.declared.title or ""
    begin = page.text.rfind(title) if len(title) >= SHORTEST_REPEAT and not page.parents else -1
    return Span(begin, begin + len(title)) if begin >= 0 else Span(0, 0)


def _paragraph(
    block: Block, role: Role, rule: str, cue: Cues, again: Span, *, first: bool, last: bool
) -> Iterator[Labelled]:
    """Cut a dateline, swallowed read-also links and initials off a paragraph."""
    size = len(block.text)
    cuts: list[tuple[int, Role, str]] = []
    start = split.dateline(block.text) if first and role is Role.PARAGRAPH else 0
    if start:
        yield Labelled(span=block.cut(0, start), role=Role.DATELINE, rule="names before a dash")
    if not block.tag:
        for begin, end in split.read_also(block.text, cue):
            cuts += [(begin, Role.READ_ALSO, "read-also inside a line"), (end, role, rule)]
        begin, end = again.start - block.span.start, again.end - block.span.start
        if end > 0 and begin < size and not cuts and not block.shifts:
            cuts += [(max(0, begin), Role.HEADLINE, "the declared title"), (min(size, end), role, rule)]
    sign = split.signoff(block.text) if last else size
    paid = sign < size and cue.whole(block.text[sign:].strip("()[]. ")) & cues.AD
    cuts.append((sign, *((Role.AD, "paid, in brackets") if paid else (Role.SIGNOFF, "initials in brackets"))))
    yield from _cut(block, tuple(cuts), role, rule, start=start)


def _cut(
    block: Block, cuts: tuple[tuple[int, Role, str], ...], role: Role, rule: str, *, start: int = 0
) -> Iterator[Labelled]:
    for place, next_role, next_rule in (*cuts, (len(block.text), role, rule)):
        place = max(start, place)
        if place > start:
            yield Labelled(span=block.cut(start, place), role=role, rule=rule)
        start, role, rule = place, next_role, next_rule
