"""Roles: what each block of a page is.

    cues     what the words of a line say, by the phrases of the language pack
    model    how likely each block is to be part of the report, from `features`
    assign   from both, and from the block's place, its role
    split    blocks that hold two roles, cut between them

The same code reads HTML and flattened text: where there are no tags, hints are absent and words and shapes decide.
"""

from __future__ import annotations

from collections.abc import Iterator

from kronik.language import Pack
from kronik.records import BODY, Block, Labelled, Page, Role
from kronik.recover.roles import assign, cues, guess, split
from kronik.recover.roles.cues import Cues

__all__ = ["label"]


def label(page: Page, pack: Pack) -> tuple[Labelled, ...]:
    """Give every block its role, and two to a block that holds two.

    Args:     pack: the language of the page; English phrases count beside it.
    Returns:  stretches in reading order that cover every block once.
    """
    cue = cues.of(pack)
    told = [cue.of(block.text) for block in page.blocks]
    answers = assign.answers(page, pack, told, guess.body(page, told))
    return tuple(_labels(page, answers, cue))


def _labels(page: Page, answers: list[assign.Answer], cue: Cues) -> Iterator[Labelled]:
    passages = 0
    body = [place for place, (role, _) in enumerate(answers) if role in BODY]
    for place, (block, (role, rule)) in enumerate(zip(page.blocks, answers, strict=True)):
        if role in BODY:
            passages += 1
            last = bool(body) and place >= body[-1] - 1
            yield from _paragraph(block, role, rule, cue, first=passages <= 2, last=last)
        elif role is Role.CAPTION:
            yield from _cut(block, ((split.credit(block.text, cue), Role.CREDIT, "closes a caption"),), role, rule)
        else:
            yield Labelled(span=block.span, role=role, rule=rule)


def _paragraph(block: Block, role: Role, rule: str, cue: Cues, *, first: bool, last: bool) -> Iterator[Labelled]:
    """Cut a dateline, swallowed read-also links and initials off a paragraph."""
    size = len(block.text)
    cuts: list[tuple[int, Role, str]] = []
    start = split.dateline(block.text) if first and role is Role.PARAGRAPH else 0
    if start:
        yield Labelled(span=block.cut(0, start), role=Role.DATELINE, rule="names before a dash")
    for begin, end in split.read_also(block.text, cue) if not block.tag else ():
        cuts += [(begin, Role.READ_ALSO, "read-also inside a line"), (end, role, rule)]
    sign = split.signoff(block.text) if last else size
    cuts.append((sign, Role.SIGNOFF, "initials in brackets"))
    yield from _cut(block, tuple(cuts), role, rule, start=start)


def _cut(
    block: Block, cuts: tuple[tuple[int, Role, str], ...], role: Role, rule: str, *, start: int = 0
) -> Iterator[Labelled]:
    for place, next_role, next_rule in (*cuts, (len(block.text), role, rule)):
        place = max(start, place)
        if place > start:
            yield Labelled(span=block.cut(start, place), role=role, rule=rule)
        start, role, rule = place, next_role, next_rule
