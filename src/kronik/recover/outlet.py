"""Which outlet the page is of: what it declares, what its source says, or the name that its host registered."""

from __future__ import annotations

from collections.abc import Iterator

from kronik.page import address
from kronik.records import Found, Missing
from kronik.recover.trust import Candidate, choose, fold
from kronik.recover.view import View

TRUST = ("meta og:site_name", "json-ld publisher", "meta publisher", "meta dc.publisher", "meta application-name")
"""The order of trust among declared names; then comes the source, then the host."""


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
    if name := address.site(address.host(view.page.url)):
        yield Candidate(value=name, rule="host")


def names(view: View) -> frozenset[str]:
    """Give every name that the page's outlet goes by, folded: what it declares, its host and its host's label."""
    host = address.site(address.host(view.page.url or view.page.declaration.canonical))
    said = [claim.value for claim in view.page.declaration.outlets]
    own = view.page.declared.outlet
    every = {fold(name) for name in (*said, own or "", host, host.partition(".")[0])}
    return frozenset(every - {""})
