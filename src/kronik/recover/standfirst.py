"""The standfirst: the sentence or two under the headline that say what the article is about.

A declared description counts only where it is no copy of the body's opening: descriptions cut from the first
paragraph, and the outlet's own slogan, are not the article's standfirst.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from kronik.records import Found, Missing, Passage, Role
from kronik.recover import dateline, picture
from kronik.recover.trust import Candidate, choose, fold
from kronik.recover.view import View

SHORTEST = 25
"""Code points; shorter lines under a headline are kickers and labels."""

OPENING = 2_500
"""Characters of the body from which descriptions are cut."""

BEGINNING = 199
"""The same, where it is looked for first."""

PROOF = 50
"""So many folded characters of a description, found in the body, show that it was cut from there."""


def find(view: View, body: tuple[Passage, ...], headline: str) -> Found[str] | Missing:
    """Say what stands under the headline.

    Missing:  "not-recognised"; "opening-of-the-body" or "same-as-headline" where what is declared says nothing more.
    """
    return choose(_candidates(view, body, headline), same=fold)


def _candidates(view: View, body: tuple[Passage, ...], headline: str) -> Iterator[Candidate[str]]:
    for text, span in view.of(Role.STANDFIRST):
        refused = "a caption" if picture.opened(text, view.pack) else ""
        yield Candidate(value=" ".join(text.split()), rule="standfirst block", span=span, refused=refused)
    claims = view.page.declaration.standfirsts
    opening = " ".join(passage.text for passage in body[:6])[:OPENING] if claims else ""
    for claim in claims:
        text = plain(claim.value)
        line = dateline.read(text)
        refused = _refused(fold(text[line[0] :] if line else text), opening, fold(headline))
        refused = "a caption" if picture.opened(text, view.pack) else refused
        yield Candidate(value=text, rule=claim.rule, seen=claim.value, refused=refused)


def plain(text: str) -> str:
    """Give a description without the tags and entities that some templates leave in it.

    >>> plain("- &nbsp; <b>Ranah</b> &ndash; Pasar dibuka")
    'Ranah – Pasar dibuka'
    """
    return " ".join(TAG.sub(" ", unescape(text)).split()).lstrip("-–— ") if "&" in text or "<" in text else text


TAG = re.compile(r"</?[a-z][^<>]*>", re.I)


def _refused(text: str, opening: str, headline: str) -> str:
    if len(text) < SHORTEST:
        return "too-short"
    if text == headline:
        return "same-as-headline"
    begun = text[:PROOF]  # most descriptions are cut from the very beginning, and a long text costs to fold
    return "opening-of-the-body" if begun in fold(opening[:BEGINNING]) or begun in fold(opening) else ""
