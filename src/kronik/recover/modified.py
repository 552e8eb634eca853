"""When the article was last changed: what says "updated" in tags or in print, never before the publication."""

from __future__ import annotations

import re
from datetime import datetime

from msgspec.structs import replace

from kronik import when
from kronik.records import Found, Missing, Moment
from kronik.recover import published as publication
from kronik.recover.stamps import Kind, Stamp
from kronik.recover.trust import choose
from kronik.recover.view import View

TRUST: tuple[tuple[str, str], ...] = (
    ("the article's JSON-LD", r"json-ld dateModified"),
    ("microdata", r"microdata"),
    ("OpenGraph", r"meta (?:og:)?article:modified"),
    ("a line of the page", r"stamp line|as-of line|time tag|dated line|line "),
    ("the WebPage's JSON-LD", r"json-ld webpage"),
    ("other meta", r"meta "),
)
"""The order of trust, most trusted first: what it is, and the rules it covers."""

_FORMS = [re.compile(form) for _, form in TRUST]


def find(view: View, stamps: list[Stamp], published: Found[Moment] | Missing) -> Found[Moment] | Missing:
    """Say when the article was last changed.

    Missing:  "not-recognised"; "before-publication"; "same-as-publication" where nothing tells the two apart.
    """
    found = sorted((s for s in stamps if s.kind is Kind.MODIFIED), key=_rank)
    best = choose((s.candidate(_refused(s, view, published)) for s in found), same=lambda m: m.edtf)
    if isinstance(best, Missing):
        return best
    return _beside(publication.local(best, [s for s in found if not _refused(s, view, published)]), published)


def _beside(best: Found[Moment], published: Found[Moment] | Missing) -> Found[Moment]:
    """Tell an instant in UTC with the offset in which the publication is told."""
    if not isinstance(published, Found) or not best.value.edtf.endswith(UTC) or "T" not in best.value.edtf:
        return best
    if "T" not in published.value.edtf or published.value.edtf.endswith(UTC):
        return best
    zone = datetime.fromisoformat(published.value.edtf).tzinfo
    moment = when.iso(datetime.fromisoformat(best.value.edtf).astimezone(zone).isoformat()) if zone else None
    return replace(best, value=moment, rule=f"{best.rule}, zone from the publication") if moment else best


UTC = ("Z", "+00:00")
"""How the EDTF of an instant in UTC ends."""


def _rank(stamp: Stamp) -> int:
    return next((n for n, form in enumerate(_FORMS) if form.match(stamp.rule)), len(_FORMS))


def _refused(stamp: Stamp, view: View, published: Found[Moment] | Missing) -> str:
    if reason := publication.refused(stamp, view):
        return reason
    if isinstance(published, Found):
        if stamp.moment.latest < published.value.earliest:
            return "before-publication"
        if stamp.moment.earliest == published.value.earliest:
            return "same-as-publication"
    return ""
