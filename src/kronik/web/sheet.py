"""An article laid out for reading: what stands where on its page, in order.

Pure: an `Article` goes in, and what the template prints comes out. Passages that belong together (the items of one
list) are joined, and read-also links are put back where they stood. Whether the archive holds what a link points to
is an argument.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from kronik.records import Article, Passage, Record, Related, Role
from kronik.web.links import Target, target


class Piece(Record, frozen=True):
    """One block of the body: its role, and its passages or links (more than one for a list)."""

    role: Role
    passages: tuple[Passage, ...] = ()
    links: tuple[Target, ...] = ()


class Item(Record, frozen=True):
    """A related item with where it leads."""

    related: Related
    target: Target


_JOINED = frozenset({Role.LIST, Role.QUOTATION, Role.TABLE, Role.READ_ALSO})
"""Roles whose neighbours read as one block."""


PROSE = 120
"""Characters from which a table's cell is a paragraph whatever it says."""

_SENTENCE = re.compile(r"\w[.?!…][”’»\"']?$|[”»]$")
"""How a sentence ends, and a cell of numbers or names does not. Pages of the 2000s are laid out in one table cell."""


def body(article: Article, held: Mapping[str, str]) -> tuple[Piece, ...]:
    """Lay the body out in the order of the page, with each read-also link after the passage it followed.

    held: the addresses that the archive holds, and the page it shows for each.
    """
    return tuple(_joined(_stream(article, held)))


def related(article: Article, held: Mapping[str, str]) -> tuple[Item, ...]:
    """Lay the related list out in its order on the page."""
    return tuple(Item(related=item, target=target(item, held)) for item in article.related)


def _stream(article: Article, held: Mapping[str, str]) -> Iterator[Piece]:
    """Passages and read-also links one by one, in reading order."""
    waiting = sorted(article.read_also, key=lambda link: (link.after, link.span.start))
    for index, passage in enumerate(article.body):
        while waiting and waiting[0].after <= index:
            yield Piece(role=Role.READ_ALSO, links=(target(waiting.pop(0), held),))
        yield Piece(role=_laid_out(passage), passages=(passage,))
    for link in waiting:
        yield Piece(role=Role.READ_ALSO, links=(target(link, held),))


def _laid_out(passage: Passage) -> Role:
    """As what a passage is shown."""
    if passage.role is not Role.TABLE or "\t" in passage.text:
        return passage.role
    prose = len(passage.text) > PROSE or (" " in passage.text and _SENTENCE.search(passage.text))
    return Role.PARAGRAPH if prose else Role.TABLE


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Make one piece of each run that reads as one block."""
    for role, run in groupby(pieces, key=lambda piece: piece.role):
        if role not in _JOINED:
            yield from run
            continue
        parts = tuple(run)
        yield Piece(
            role=role,
            passages=tuple(passage for part in parts for passage in part.passages),
            links=tuple(link for part in parts for link in part.links),
        )
