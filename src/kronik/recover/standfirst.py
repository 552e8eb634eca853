"""The standfirst: the sentence or two under the headline that say what the article is about.

A declared description counts only where it is no copy of the body's opening: descriptions cut from the first
paragraph, and the outlet's own slogan, are not the article's standfirst.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import unescape

from kronik.page import hints
from kronik.records import Block, Found, Missing, Passage, Role
from kronik.recover import dateline, heading, names, picture
from kronik.recover.trust import Candidate, choose, fold
from kronik.recover.view import TEXT, View

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
    shown = False
    for text, span in view.of(Role.STANDFIRST):
        refused = "a caption" if picture.opened(text, view.pack) else ""
        refused = "same-as-headline" if fold(text) == fold(headline) else refused
        shown = shown or not refused
        yield Candidate(value=" ".join(text.split()), rule="standfirst block", span=span, refused=refused)
    if not shown:
        yield from _marked(view, headline)
    claims = view.page.declaration.standfirsts
    opening = " ".join(passage.text for passage in body[:6])[:OPENING] if claims else ""
    begun, whole = fold(opening[:BEGINNING]), cache(partial(fold, opening))
    for claim in claims:
        text = plain(claim.value)
        line = dateline.read(text)
        folded = fold(text[line[0] :] if line else text)
        refused = _refused(folded, fold(headline)) or _copied(folded[:PROOF], begun, whole)
        refused = "a caption" if picture.opened(text, view.pack) else refused
        yield Candidate(value=text, rule=claim.rule, seen=claim.value, refused=refused)


def _marked(view: View, headline: str) -> Iterator[Candidate[str]]:
    """Give the line under the headline that its element marks as a standfirst, or that is a heading there.

    It may be the first passage of the body as well. A line that nothing marks counts where it stands between the
    headline and a byline, a stamp or a picture, and takes up words of the report.
    """
    headed = [label.span for label in view.roles.get(Role.HEADLINE, ())]
    if not headed or not view.page.parents:
        return
    blocks = view.between(headed[0].end, headed[0].end + UNDER * LONGEST)[:UNDER]
    for place, block in enumerate(blocks[:-1]):
        role = view.role(block)
        if role not in LINES:
            continue
        if rule := _rule(view, place, blocks[place:], role):
            text = " ".join(block.text.split())
            small = block.linked * 2 <= len(text) and SHORTEST <= len(text) <= LONGEST
            if small and not names.openers(view.pack).match(text) and fold(text) != fold(headline):
                refused = "a caption" if picture.opened(text, view.pack) else ""
                yield Candidate(value=text, rule=rule, span=block.span, refused=refused)
                return
        elif role in TEXT:
            return


def _rule(view: View, place: int, blocks: tuple[Block, ...], role: Role | None) -> str:
    """Say what makes the first of some blocks a standfirst; "" where nothing does."""
    block, after = blocks[:2]
    if block.near & MARKS:
        return "" if block.near & NOT_MARKED else "line marked as a standfirst"
    if place == 0 and block.tag in SUBTITLES:
        return "" if _again(view, block) else "heading under the headline"
    if role in TEXT:
        bold = _bold(block) and view.role(after) in (*TEXT, *FOLLOWS) and not _bold(after)
        return "bold first passage" if bold else ""
    if place or role is not Role.OTHER or len(block.text) < SHORTEST or TRAIL.search(block.text):
        return ""
    takes_up = _heads(view, blocks[1:]) and heading.share(block.text, heading.words(view)) >= TAKEN_UP
    return "line under the headline" if takes_up else ""


LINES = (Role.OTHER, Role.SUBHEADING, Role.DATELINE, *TEXT)
"""Roles that a standfirst may have been given."""


def _again(view: View, block: Block) -> bool:
    """Say whether another heading of the same level stands in the report: then both head parts of it."""
    return any(one.tag == block.tag for one in view.between(block.span.end, view.body_ends))


def _heads(view: View, below: tuple[Block, ...]) -> bool:
    """Say whether a byline, a stamp or a picture stands below a line, before the report."""
    roles = [view.role(block) for block in below]
    first = next((place for place, role in enumerate(roles) if role in (*TEXT, Role.DATELINE)), len(roles))
    return any(role in FOLLOWS for role in roles[:first])


def _bold(block: Block) -> bool:
    """Say whether a passage is bold throughout, as no line of a few words is."""
    return len(block.text) >= BOLD and block.strong >= WHOLE * len(block.text)


MARKS, NOT_MARKED = (
    hints.LEAD | hints.SUBHEAD,
    hints.CAPTION | hints.FIGURE | hints.AUTHOR | hints.BIO | hints.RELATED,
)
"""What marks a line as a standfirst, and what such words mark in a picture, an author's box or a list."""

TRAIL = re.compile(r"[|»›>\d]|^\W*[a-zà-ÿ]|^[^\w\"“„«‘¿¡]")
"""What a line of sections, stamps or the rest of a headline has, and a sentence without a mark has not."""

BOLD, WHOLE = 60, 0.9
SUBTITLES = ("h2", "h3", "h4")
FOLLOWS = (Role.BYLINE, Role.PUBLISHED, Role.CAPTION, Role.CREDIT)
UNDER, LONGEST = 6, 600
"""Blocks under the headline that are looked at, and code points of one."""

TAKEN_UP = 0.3
"""Share of its letters in words of the report, as in `roles.above`."""


def plain(text: str) -> str:
    """Give a description without the tags and entities that some templates leave in it.

    >>> plain("- &nbsp; <b>Ranah</b> &ndash; Pasar dibuka")
    'Ranah – Pasar dibuka'
    """
    return " ".join(TAG.sub(" ", unescape(text)).split()).lstrip("-–— ") if "&" in text or "<" in text else text


TAG = re.compile(r"</?[a-z][^<>]*>", re.I)


def _refused(text: str, headline: str) -> str:
    if len(text) < SHORTEST:
        return "too-short"
    return "same-as-headline" if text == headline else ""


def _copied(text: str, begun: str, whole: Callable[[], str]) -> str:
    """Say whether the folded opening of the body has a text: mostly its very beginning, the whole costs to fold."""
    return "opening-of-the-body" if text in begun or text in whole() else ""
