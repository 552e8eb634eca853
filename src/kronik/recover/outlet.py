"""Which outlet the page is of: what it declares, what its source says, its host, or the owner of its rights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kronik.page import address
from kronik.records import Found, Missing, Page
from kronik.recover.trust import Candidate, choose, fold
from kronik.recover.view import View

TRUST = ("meta og:site_name", "json-ld publisher", "meta publisher", "meta dc.publisher", "meta application-name")
"""The order of trust among declared names; then comes the source, then the host."""

COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s|©|\(c\)|\d{4}|[-–,])*(?P<name>[^\W\d_][^.|–—,©\d]{2,40}?)(?=\s+[-–—|]\s|[.|–—,©\d]|$)",
    re.I,
)
"""The owner that a copyright line names: "© 2018 Ranah - suara dari bukit"."""

DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,4}", re.I)
"""An address as an outlet's name: "kabar-ranah.co.id"."""

LAST, LONGEST = 20, 160
"""Lines from the end of a page, and code points of one, in which the copyright stands."""


def find(view: View) -> Found[str] | Missing:
    """Say which outlet published the page, as it writes its own name.

    Missing:  "not-on-page", where nothing is declared and the page has no address.
    """
    return choose(_candidates(view), same=fold)


def _candidates(view: View) -> Iterator[Candidate[str]]:
    claims = [c for c in view.page.declaration.outlets if c.rule in TRUST]
    for claim in sorted(claims, key=lambda claim: TRUST.index(claim.rule)):
        refused = "an address" if claim.value.startswith(("http:", "https:", "//")) else ""
        yield Candidate(value=claim.value, rule=claim.rule, refused=refused)
    if name := view.page.declared.outlet:
        yield Candidate(value=name, rule="source outlet")
    if name := address.site(address.host(view.page.url or view.page.declaration.canonical)):
        yield Candidate(value=name, rule="host")
    yield from _copyright(view.page)


def _copyright(page: Page) -> Iterator[Candidate[str]]:
    """Give the names that the last lines of the page claim its rights for."""
    for block in page.blocks[-LAST:]:
        if owned(block.text[:LONGEST]) and (found := COPYRIGHT.search(block.text[:LONGEST])):
            yield Candidate(value=found["name"].strip(), rule="copyright line", span=block.span, seen=block.text)


def owned(text: str) -> bool:
    """Say whether a line claims rights."""
    low = text.lower()
    return "copyright" in low or "©" in low or "(c)" in low


def names(page: Page) -> frozenset[str]:
    """Give every name that a page's outlet goes by, folded: declared, owner of its rights, host, host's label."""
    host = address.site(address.host(page.url or page.declaration.canonical))
    said = [claim.value for claim in page.declaration.outlets]
    owner = [candidate.value for candidate in _copyright(page)]
    labels = [name.partition(".")[0] for name in (host, *said) if DOMAIN.fullmatch(name)]
    every = {fold(name) for name in (*said, *owner, page.declared.outlet or "", host, *labels)}
    return frozenset(every - {""})
