"""The captions of a photo gallery: lines that counters tell ("1/4", "2/4"), and the captions of a page of pictures.

The report of a gallery is a few lines, and what stands under its pictures looks like prose. Where its pictures are
counted, the line beside each counter, in its element or on the next line, is a caption. Where a page has hardly any
report, the captions of its figures are the gallery's, though they stand below it.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final

from kronik.page import hints
from kronik.records import Role
from kronik.recover.picture import COUNTER, counter
from kronik.recover.roles.below import AROUND, BESIDE
from kronik.recover.roles.sheet import BODY_AT, FURNITURE, Sheet, characters

COUNTED: Final = 3
"""Counters, one higher than the other, from which they count pictures."""

FIGURES: Final = 4
"""Captions from which a page with hardly a report is a gallery."""

REPORT: Final = 250
"""Characters of a report beside which captions are no gallery's, but its own: two sentences of news."""

SHORTEST: Final = 15


def captions(sheet: Sheet) -> None:
    """Decide the captions of a gallery."""
    places = [at for at, block in enumerate(sheet.blocks) if block.text[:1] in STARTS and counter(block.text)]
    for run in _runs(sheet, places):
        for at in run:
            sheet.give(at, Role.CAPTION, "counts the pictures of a gallery")
            for beside in _beside(sheet, at):
                sheet.give(beside, Role.CAPTION, "beside the counter of a gallery")
    _figures(sheet)


STARTS: Final = frozenset("0123456789([")


def _runs(sheet: Sheet, places: list[int]) -> list[list[int]]:
    """Give the runs of counters that count on to one sum."""
    counts = [(at, found) for at in places if (found := COUNTER.fullmatch(sheet.blocks[at].text))]
    steps = [(at, int(found["which"]), int(found["all"])) for at, found in counts]
    runs: list[list[int]] = []
    for (_, _), some in groupby(enumerate(steps), key=lambda one: (one[1][1] - one[0], one[1][2])):
        run = [at for _, (at, _, _) in some]
        if len(run) >= COUNTED:
            runs.append(run)
    return runs


def _beside(sheet: Sheet, at: int) -> list[int]:
    """Give the caption beside a counter: in its element, else the next line."""
    blocks, group = sheet.blocks, sheet.blocks[at].group
    if sheet.page.parents:
        near = [one for one in (at + 1, at - 1) if 0 <= one < len(blocks) and blocks[one].group == group]
    else:
        near = [at + 1] if at + 1 < len(blocks) else []
    return [one for one in near[:1] if len(blocks[one].text) >= SHORTEST and not sheet.told[one] & FURNITURE]


def _figures(sheet: Sheet) -> None:
    """Give the captions of a page of pictures."""
    found = [
        at
        for at, block in enumerate(sheet.blocks)
        if block.tag == "figcaption" and not block.linked and not block.far & (AROUND | BESIDE | hints.COMMENT)
    ]
    if len(found) < FIGURES:
        return
    report = [at for at, share in enumerate(sheet.body) if share >= BODY_AT and sheet.blocks[at].tag != "figcaption"]
    if characters(sheet.page, report) < REPORT:
        for at in found:
            sheet.give(at, Role.CAPTION, "inside a picture")
