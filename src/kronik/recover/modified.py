"""When the article was last changed: what says "updated" in tags or in print, never before the publication."""

from __future__ import annotations

import re

from kronik.records import Found, Missing, Moment
from kronik.recover import published as publication
from kronik.recover.stamps import Kind, Stamp
from kronik.recover.trust import choose
from kronik.recover.view import View

TRUST: tuple[tuple[str, str], ...] = (
    ("the article's JSON-LD", r"json-ld dateModified"),
    ("microdata", r"microdata"),
    ("OpenGraph", r"meta (?:og:)?article:modified"),
    ("a line of the page", r"stamp line|time tag|dated line|line "),
    ("the WebPage's JSON-LD", r"json-ld webpage"),
    ("other meta", r"meta "),
)
"""The order of trust, most trusted first: what it is, and the rules it covers."""

_FORMS = [re.compile(form) for _, form in TRUST]


def find(view: View, stamps: list[Stamp], published: Found[Moment] | Missing) -> Found[Moment] | Missing:
    """Say when the article was last changed.

    Missing:  "not-on-page"; "before-publication"; "same-as-publication" where nothing tells the two apart.
    """
    found = sorted((s for s in stamps if s.kind is Kind.MODIFIED), key=_rank)
    return choose((s.candidate(_refused(s, view, published)) for s in found), same=lambda m: m.edtf)


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
