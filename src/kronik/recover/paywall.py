"""Whether the page shows only a stub of its article, and where its next part is."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from kronik.language import load
from kronik.page import address, hints
from kronik.records import Passage, Record, Role, Span
from kronik.recover.lines import ENGLISH
from kronik.recover.view import View

WHOLE = 6_000
"""Characters of body from which a page shows its article whole, whatever it prints beside it."""

LONGEST = 240
"""Code points of a notice; a longer line that holds the phrase tells of a paywall and is none."""


class Wall(Record, frozen=True):
    """What says that the rest is for subscribers."""

    closed: bool
    """The page declares its article not free, or prints a notice of it."""
    rule: str = ""
    span: Span | None = None


def find(view: View, body: tuple[Passage, ...]) -> Wall:
    """Say whether the page's article is behind a paywall, and by what."""
    if view.page.declaration.free is True:
        return Wall(closed=False)
    notice = _notice(view) if sum(len(passage.text) for passage in body) < WHOLE else None
    if view.page.declaration.free is False:
        return Wall(closed=True, rule="isAccessibleForFree", span=notice)
    return Wall(closed=notice is not None, rule="notice" if notice else "", span=notice)


def _notice(view: View) -> Span | None:
    """Give the first line after the headline that says the rest is for subscribers."""
    phrases = (*view.pack.page.paywall, *load(ENGLISH).page.paywall)
    body = {label.span.start for label in view.roles.get(Role.PARAGRAPH, ())}
    starts = (block.span for _, block in view.saying(phrases, LONGEST) if block.span.start not in body)
    return min((s for s in starts if s.start >= view.heading_starts), key=lambda s: s.start, default=None)


def next_page(view: View) -> str | None:
    """Give the address of the article's next part, where the page declares or links one on its own site."""
    found, own = view.page.declaration.next, view.page.url or view.page.declaration.canonical
    if own is None:
        return found if found and PART.search(found) else _linked(view, "")
    if found and address.site(address.host(found)) == address.site(address.host(own)) and _same_article(found, own):
        return found
    return _linked(view, own)


def _linked(view: View, own: str) -> str | None:
    """Give the address of the first link below the headline that leads on to a part, by its words or its number."""
    words = (*view.pack.page.next, *load(ENGLISH).page.next)
    stem, part = QUERY.split(OWN_PART.sub("", own))[0].rstrip("/"), _part(own) or 1
    if numbered := NUMBERED.match(stem):
        stem = numbered[0]
    if not stem and view.page.url:
        return None
    leads = (stem, "?") if stem else ("?",)
    blocks = (block for block in view.page.blocks if block.links and not block.far & hints.COMMENT)
    links = [(block, link) for block in blocks for link in block.links if link.url.startswith(leads)]
    for block, link in links:
        if link.span.start > view.heading_starts and (leads_to := _part(link.url)) > part:
            text = block.of(link.span).lower().strip(EDGES)
            if text in words or text == str(part + 1) == str(leads_to):
                return _absolute(own, link.url)
    return None


def _part(url: str) -> int:
    """Give the number of the part that an address leads to; 0 where it names none."""
    found = OWN_PART.search(url)
    return int(found["part"]) if found else 0


def _absolute(own: str, url: str) -> str:
    try:
        return urljoin(own, url)
    except ValueError:  # a bracket that opens no IPv6 address
        return url


EDGES = " \u00a0\n»›>→«‹<←|·[]()."
NUMBERED = re.compile(r".*/\d{5,}/(?=[^/]+$)")
"""An address up to its article's number; the words behind it are for people, and may differ from part to part."""

OWN_PART = re.compile(r"(?:/|[?&][a-z]+=|\bpage[-_]?)(?P<part>\d{1,2})/?$")
QUERY = re.compile(r"[?#]")

PART = re.compile(r"(?:[/?&=_.-]|page)\d{1,2}/?$")
"""The number of a part at the end of an address."""


def _same_article(found: str, url: str) -> bool:
    """Say whether two addresses differ in the number of the part alone; "next" often leads to the next article."""
    return address.normal(found) == address.normal(url) or found.startswith(url.rstrip("/") + "/")
