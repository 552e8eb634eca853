"""The report of a page that shows none.

Some pages are made by a program in the reader's browser. What was saved shows a title, or nothing; what the page
declares of itself, for search engines, holds the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from kronik.page import hints
from kronik.records import Block, Page, Span

LEAST: Final = 200
"""Characters of a declared report; a shorter one is a teaser."""

PROSE: Final = 80
"""Characters of a line without links that is prose."""

SHOWN: Final = 400
"""Characters of prose from which a page shows something of its own."""

KEY: Final = 40
"""Characters by which a declared paragraph is known among the shown ones."""

SAID: Final = "the page shows no report: it stands in what the page declares of itself"


def laid_out(page: Page) -> Page:
    """Give a page whose report is declared and not shown with the report below what it shows; others as they are.

    Returns:  `Page.text` with a line for each declared paragraph, each a block of one new container.
    """
    told = [line for line in page.declaration.body.split("\n") if line]
    if sum(map(len, told)) < LEAST or _shows(page, told):
        return page
    above, parents = f"{page.text}\n" if page.text else "", page.parents or (0,)
    added = tuple(_blocks(told, len(above), len(parents)))
    return replace(
        page,
        text=above + "\n".join(told),
        blocks=page.blocks + added,
        parents=(*parents, 0, *[len(parents)] * len(added)),
        repairs=(*page.repairs, SAID),
        packed=b"",
    )


def _shows(page: Page, told: list[str]) -> bool:
    """Say whether a page shows a declared paragraph, or prose of its own."""
    if any(line[:KEY] in page.text for line in told if len(line) >= KEY):  # as on most pages
        return True
    return sum(len(block.text) for block in page.blocks if not block.linked and len(block.text) >= PROSE) >= SHOWN


def _blocks(told: list[str], start: int, container: int) -> Iterator[Block]:
    """Give a block for each paragraph: of a container that comes after all others, below the first element."""
    for node, line in enumerate(told, container + 1):
        span = Span(start, start + len(line))
        yield Block(span=span, text=line, tag="p", near=hints.BODY, far=hints.BODY, node=node, group=container)
        start = span.end + 1
