"""Links to other articles inside the body, each with its place in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kronik.language import Pack, load
from kronik.language.page import Words
from kronik.records import Passage, ReadAlso, Role, Span
from kronik.recover.lines import ENGLISH
from kronik.recover.trust import fold
from kronik.recover.view import View

SHORTEST = 8
"""Code points of a title; shorter ones are what is left of an opener."""


def find(view: View, body: tuple[Passage, ...]) -> tuple[ReadAlso, ...]:
    """Give the read-also links in reading order.

    Returns:  title without its opener, address where the page has one, span of the title, and how many passages of
              the body stand before it.
    """
    starts = [passage.span.start for passage in body]
    return tuple(
        ReadAlso(title=title, url=url, span=span, after=sum(start < span.start for start in starts))
        for title, url, span in _titles(view)
    )


def _titles(view: View) -> Iterator[tuple[str, str | None, Span]]:
    for text, span in view.of(Role.READ_ALSO):
        links = list(_links(view, span))
        for title, url, where in links or _plain(text, span, view.pack):
            at = opener_end(title, view.pack)
            if len(title) - at >= SHORTEST and fold(title) not in _alone(view.pack.page.read_also):
                yield " ".join(title[at:].split()), url, Span(where.start + at, where.end)


def _links(view: View, span: Span) -> Iterator[tuple[str, str | None, Span]]:
    """Give the links of a line that are long enough to be titles."""
    block = view.block(span)
    for link in block.links if block else ():
        if link.span.start >= span.end or link.span.end <= span.start:
            continue
        text = block.of(link.span) if block else ""
        title = text.strip()
        if len(title) >= SHORTEST:
            start = link.span.start + text.index(title)
            yield title, link.url, Span(start, start + len(title))


def _plain(text: str, span: Span, pack: Pack) -> Iterator[tuple[str, str | None, Span]]:
    """Give the title of a line without links: what follows its opener."""
    at = opener_end(text, pack)
    title = text[at:].strip()
    start = span.start + text.index(title, at) if title else span.start
    yield title, None, Span(start, start + len(title))


def opener_end(text: str, pack: Pack) -> int:
    """Say how many code points of a line its opener takes, colon and space included; 0 where it has none."""
    found = _openers(pack.page.read_also).match(text)
    return found.end() if found else 0


@lru_cache(64)
def _alone(words: Words) -> frozenset[str]:
    """Give the openers as lines of their own: the heading over a list of links, and no title."""
    return frozenset(map(fold, (*words, *load(ENGLISH).page.read_also)))


@lru_cache(64)
def _openers(words: Words) -> re.Pattern[str]:
    every = sorted({*words, *load(ENGLISH).page.read_also}, key=len, reverse=True)
    return re.compile(
        rf"\W{{0,4}}(?:{'|'.join(map(re.escape, every))})\s*(?:[:：\]>»|]+|[-–—](?=\s)|(?=[\"“]))\s*", re.I
    )
