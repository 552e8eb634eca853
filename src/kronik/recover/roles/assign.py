"""The role of every block, from where the body is and what each line says of itself.

The model says which blocks are body. The rest are told by their cues, their hints and their place: between headline
and body stand stamp, byline, standfirst and picture; after the body sign-off, tags and the related list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from kronik.language import Pack
from kronik.records import Page, Role
from kronik.recover.roles import above, below, cues, headline, inside, slides
from kronik.recover.roles.live import Entry
from kronik.recover.roles.sheet import BODY_AT, FURNITURE, RAISED, SENTENCE, SURE, Answer, Sheet
from kronik.recover.trust import fold


def answers(page: Page, pack: Pack, told: list[int], body: list[float], timed: Sequence[Entry] = ()) -> list[Answer]:
    """Give each block its role.

    Args:     told: the cues of each block.
              body: how likely each block is to be body, 0 to 1.
              timed: the times of the page's entries, where it is a live blog.
    """
    if not page.parents and not any(share >= BODY_AT for share in body):
        body = alone(page, told, body)
    sheet = Sheet(page, pack, told, body)
    for entry in timed:
        sheet.give(entry.place, Role.LIVE_ENTRY, "the time of an entry")
    below.promoted(sheet)
    marks(sheet)
    resumed(sheet)
    headline.find(sheet)
    above.hanging_dateline(sheet)
    above.above_dateline(sheet)
    above.head(sheet)
    below.tags(sheet)
    slides.captions(sheet)
    inside.passages(sheet)
    below.related(sheet)
    below.rest(sheet)
    return [answer or (Role.OTHER, "none") for answer in sheet.answers]


def alone(page: Page, told: list[int], body: list[float]) -> list[float]:
    """Where the model sees no body in flattened text, its prose is the body: a claim is short but whole."""
    title = fold(page.declared.title or "")
    shares = list(body)
    for first, after in _sentences(page):
        text = " ".join(block.text for block in page.blocks[first:after])
        furnished = any(cue & (FURNITURE | cues.AD | cues.SCRIPT | cues.READ_ALSO) for cue in told[first:after])
        whole = (text.endswith(SENTENCE) and len(text) >= SHORTEST_ALONE) or len(text) >= LONG_ALONE
        if whole and not furnished and fold(text) != title:
            shares[first:after] = [SURE] * (after - first)
    return shares


def _sentences(page: Page) -> Iterator[tuple[int, int]]:
    """Give the lines of a text, those together that a tool broke in a sentence."""
    first = 0
    for at, block in enumerate((*page.blocks[1:], None), 1):
        broken = block is not None and block.joined and block.group != page.blocks[at - 1].group
        if not broken:
            yield first, at
            first = at


SHORTEST_ALONE: Final = 60
LONG_ALONE: Final = 180
"""Characters of prose from which a text without any other body is one: with a stop at its end, and without."""


def marks(sheet: Sheet) -> None:
    """Decide what says of itself what it is: advertisements, program text, read-also lines."""
    for place, told in enumerate(sheet.told):
        if not told:  # as most lines
            continue
        if told & cues.AD:
            sheet.give(place, Role.AD, "a line that marks an advertisement")
        elif told & cues.SCRIPT and (sheet.body[place] < BODY_AT or _program(sheet, place) or _code(sheet, place)):
            sheet.give(place, Role.AD, "program text")
        elif told & cues.READ_ALSO and not told & cues.PROMO and sheet.first < place <= sheet.last + 3:
            sheet.give(place, Role.READ_ALSO, "opens as a read-also")
        elif told & cues.READ_ALSO_ALONE and sheet.first < place < sheet.last:
            sheet.give(place, Role.READ_ALSO, "read-also heading")
            _listed_after(sheet, place)


def resumed(sheet: Sheet) -> None:
    """What follows a read-also in one line with the report is the report's: a sentence, however the model doubts it.

    Only without tags: a tool joined the lines.
    """
    if sheet.page.parents:
        return
    for place in range(1, len(sheet.blocks) - 1):
        answer = sheet.answers[place]
        if answer is None or answer[0] is not Role.READ_ALSO or sheet.body[place - 1] < BODY_AT:
            continue
        block = sheet.blocks[place + 1]
        between = sheet.page.text[sheet.blocks[place - 1].span.start : block.span.start]
        ended = block.text.endswith(SENTENCE) and len(block.text) >= SHORTEST_ALONE // 3
        if ended and not sheet.told[place + 1] and "\n" not in between:
            sheet.body[place + 1] = max(sheet.body[place + 1], RAISED)


def _program(sheet: Sheet, place: int) -> bool:
    """Say whether a line of a text without tags calls a function, which no report does between its passages."""
    return not sheet.page.parents and bool(PROGRAM.search(sheet.blocks[place].text))


def _code(sheet: Sheet, place: int) -> bool:
    """Say whether a line is the code of an embedded video: "[Video:20]"."""
    return CODE.fullmatch(sheet.blocks[place].text) is not None


CODE: Final = re.compile(r"\[\w+:[^\]]+\]")
PROGRAM: Final = re.compile(r"\bfunction ?\(|\.push\(")


def _listed_after(sheet: Sheet, place: int) -> None:
    """The titles under a bare "read also" inside the body belong to it, as far as they look like titles."""
    for after in range(place + 1, min(place + 6, len(sheet.blocks))):
        block = sheet.blocks[after]
        title = block.linked * 2 > len(block.text) if block.tag else after == place + 1
        sentence = block.text.endswith(".") and not block.text.endswith("..")
        if not title or sentence or len(block.text) > 200:
            return
        sheet.give(after, Role.READ_ALSO, "under a read-also heading")
