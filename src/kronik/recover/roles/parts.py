"""What the report's own container holds beside sentences: tables of figures, and sections that count on.

The model is shy of both: it learned from bodies that leave tables out, and short lines under short headings look like
cards. Flattened text has no containers; of a text in Markdown the rows are marked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from kronik.page import hints
from kronik.records import Block, Page
from kronik.recover.roles import cues
from kronik.recover.roles.below import AROUND
from kronik.recover.roles.sheet import BODY_AT, FURNITURE, HEADINGS, RAISED

CELLS: Final = frozenset({"td", "th"})

CELL: Final = 80
"""Characters of a cell of a table of figures; longer ones are passages of a page laid out by tables."""

ROWS: Final = 2
"""Rows, and cells of each, from which cells are a table."""

EVEN: Final = 0.6
"""The part of the rows that must have as many cells as most."""

NESTED: Final = 5
"""Elements from a row up to the container of the passages around its table: the table, its body, a figure."""

PASSAGES: Final = 2
"""Passages that hold a table between or below them."""

FURNISHED: Final = AROUND | hints.RELATED | hints.TAGS | hints.SHARE | hints.COMMENT | hints.FORM | hints.AD


def tabled(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for tables that stand between or right below the report's own passages.

    Args:     told: the cues of each block; a table that has any stays as it is.
    """
    cells = [at for at, block in enumerate(page.blocks) if block.tag in CELLS and shares[at] < BODY_AT]
    if not cells:
        return shares
    held = _held(page, shares)
    raised = list(shares)
    for table in _runs(page):
        if _plain(page, told, table) and _even(page, table) and _amid(page, shares, held, table):
            titled = table.start and page.blocks[table.start - 1].tag == "caption" and not told[table.start - 1]
            for at in range(table.start - 1 if titled else table.start, table.stop):
                raised[at] = max(raised[at], RAISED)
    return raised


def _held(page: Page, shares: list[float]) -> Counter[int]:
    """Count the passages that each element holds itself."""
    return Counter(
        block.group
        for block, share in zip(page.blocks, shares, strict=True)
        if share >= BODY_AT and block.tag not in CELLS
    )


def _runs(page: Page) -> Iterator[range]:
    """Give the runs of cells."""
    at = 0
    for cell, blocks in groupby(page.blocks, key=lambda block: block.tag in CELLS):
        size = len(list(blocks))
        if cell:
            yield range(at, at + size)
        at += size


def _plain(page: Page, told: list[int], table: range) -> bool:
    """Say whether cells hold figures and names, and nothing that leads elsewhere or asks for something."""
    return not any(
        told[at] or page.blocks[at].linked or len(page.blocks[at].text) > CELL or page.blocks[at].far & FURNISHED
        for at in table
    )


def _even(page: Page, table: range) -> bool:
    """Say whether cells stand in rows of one length; a row of Markdown is one block."""
    if not page.parents:
        return len(table) >= ROWS
    rows = Counter(page.blocks[at].group for at in table)
    sizes = Counter(rows.values())
    most = max(sizes, key=lambda size: (sizes[size], size))
    return len(rows) >= ROWS and most >= ROWS and sizes[most] >= EVEN * len(rows)


def _amid(page: Page, shares: list[float], held: Counter[int], table: range) -> bool:
    """Say whether a table stands below a passage of its container, with another or little between."""
    if not page.parents:
        return any(share >= BODY_AT for share in shares[max(0, table.start - NEAR) : table.start])
    element = page.blocks[table.start].group
    for _ in range(NESTED):
        element = page.parents[element]
        if held[element] >= PASSAGES:
            above = range(max(0, table.start - NEAR), table.start)
            return any(page.blocks[at].group == element and shares[at] >= BODY_AT for at in above)
    return False


NEAR: Final = 3
"""Blocks above a table among which its passage stands: a heading and the table's title may lie between."""


NUMBER: Final = re.compile(r"(?:#|\w{2,8} )?(\d{1,2})(?:[.):]|\s[-–—])\s?(?=\S)")
"""How a heading begins that counts: "1. Marram Bay", "#3: The pier", "Step 2: Sand"."""

COUNTED: Final = 3
"""Headings of one markup that count on, up or down, from which what stands under them is the report's."""


def counted(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for the passages under headings that count on, where those under some are body.

    What stands between belongs to the report if it is of the headings' container and of the markup of passages there:
    a newsletter's box or an advertisement is of neither.
    """
    if not page.parents:
        return shares
    raised = list(shares)
    for heads in _counting(page, told):
        group = page.blocks[heads[0]].group
        kinds = {
            _kin(page.blocks[at])
            for at, share in enumerate(shares)
            if share >= BODY_AT and at > heads[0] and page.blocks[at].group == group
        } - {_kin(page.blocks[heads[0]])}
        if 2 * sum(_over(page, shares, kinds, at) for at in heads) < len(heads):
            continue
        for at in range(heads[0], len(page.blocks)):
            block = page.blocks[at]
            own = at in heads or _kin(block) in kinds
            if at > heads[-1] and not own:
                break
            if own and not told[at] & (FURNITURE | ASIDE) and 2 * block.linked <= len(block.text):
                raised[at] = max(raised[at], RAISED)
    return raised


def _over(page: Page, shares: list[float], kinds: set[tuple[int, str, str]], at: int) -> bool:
    """Say whether a passage stands right under a heading, or under its picture."""
    under = range(at + 1, min(at + 3, len(shares)))
    return any(shares[one] >= BODY_AT and _kin(page.blocks[one]) in kinds for one in under)


ASIDE: Final = cues.AD | cues.READ_ALSO | cues.MORE | cues.CREDIT_ALONE | cues.WRITER | cues.EDITOR


def _counting(page: Page, told: list[int]) -> Iterator[list[int]]:
    """Give the headings of one container and markup that count on."""
    kinds: dict[tuple[int, str, str], list[tuple[int, int]]] = {}
    for at, block in enumerate(page.blocks):
        if block.tag in HEADINGS and not told[at] and (number := NUMBER.match(block.text)):
            kinds.setdefault(_kin(block), []).append((at, int(number[1])))
    for found in kinds.values():
        steps = {after - before for (_, before), (_, after) in pairwise(found)}
        if len(found) >= COUNTED and (steps == {1} or steps == {-1}):
            yield [at for at, _ in found]


def _kin(block: Block) -> tuple[int, str, str]:
    return block.group, block.tag, block.style
