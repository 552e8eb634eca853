"""What stands below the body and beside it: the related list, tags, comments, menus."""

from __future__ import annotations

import re
from typing import Final

from kronik import when
from kronik.page import hints
from kronik.records import Block, Role
from kronik.recover.roles import cues
from kronik.recover.roles.sheet import DIGIT, FURNITURE, SENTENCE, Answer, Sheet, byline
from kronik.recover.trust import fold

LONGEST_AGE: Final = 40

NAMES_IN_CAPITALS: Final = re.compile(r"(?=.*[A-Z]{3})[A-Z .,'’-]{4,60}(?:[|/][A-Z .,'’-]{2,60})+")
"""NAME | NAME: how agencies and desks sign below a report."""


def related(sheet: Sheet) -> None:
    """Read the related list: a heading, then items of title, age, teaser and a word that leads on."""
    for place in sheet.open([place for place, told in enumerate(sheet.told) if told & cues.RELATED]):
        block = sheet.blocks[place]
        if place <= sheet.last and not block.far & hints.RELATED:
            continue
        if len(block.text) < 60 and not block.far & (hints.NAV | hints.FOOTER):
            sheet.give(place, Role.RELATED_HEADING, "a heading over other articles")
            _items(sheet, place + 1)


def _items(sheet: Sheet, start: int) -> None:
    """Read items from `start` on, until something that is none."""
    title, before = "", Role.RELATED_HEADING
    for place in range(start, len(sheet.blocks)):
        block, told = sheet.blocks[place], sheet.told[place]
        other = told & (cues.RELATED | cues.COMMENTS | cues.NOTICE | cues.AD) and not told & cues.MORE
        decided = sheet.answers[place] is not None and not told & cues.MORE
        if other or decided or block.far & (hints.FOOTER | hints.NAV | hints.COMMENT):
            return
        role = _item(sheet, block, told, title, before)
        sheet.give(place, role, "in the related list")
        if role is Role.RELATED_TITLE:
            title = fold(block.text)
        if role is not Role.OTHER:
            before = role


def _item(sheet: Sheet, block: Block, told: int, title: str, before: Role) -> Role:
    text = block.text
    if told & cues.MORE:
        return Role.NAVIGATION
    if len(text) <= LONGEST_AGE and (
        when.age(text, pack=sheet.pack) or (DIGIT.search(text) and when.moment(text, pack=sheet.pack))
    ):
        return Role.RELATED_AGE
    if title and fold(text) == title:
        return Role.OTHER
    if len(text) < 15 or (told & FURNITURE and len(text) < 80):
        return Role.OTHER
    linked = block.linked * 2 > len(text)
    if told & cues.PROMO and not linked:
        return Role.PROMO
    told_enough = before in (Role.RELATED_TITLE, Role.RELATED_AGE) and title
    if told_enough and not linked and (text.endswith(SENTENCE) or len(text) > 110 or before is Role.RELATED_AGE):
        return Role.RELATED_TEASER
    return Role.RELATED_TITLE


def rest(sheet: Sheet) -> None:
    """Decide what is left, by hints and cues alone."""
    answers, told = sheet.answers, sheet.told
    for place, block in enumerate(sheet.blocks):
        if answers[place] is None:
            answers[place] = _left(sheet, place, block, told[place])


def _left(sheet: Sheet, place: int, block: Block, told: int) -> Answer:
    after = place > sheet.last
    linked = block.linked * 2 > len(block.text)
    if block.near & hints.TAGS and linked and not block.far & hints.NAV and len(block.text) < 60:
        return Role.TAG, "marked as a tag"
    if after and place < sheet.last + 8 and byline(block, told) and not told & cues.SHARE:
        return Role.BYLINE, "a byline below the body"
    if after and place <= sheet.last + 2 and NAMES_IN_CAPITALS.fullmatch(block.text):
        return Role.BYLINE, "names in capitals below the body"
    if block.far & hints.COMMENT and not linked:
        return Role.COMMENT, "in the comments"
    if block.far & (hints.NAV | hints.MENU | hints.FOOTER | hints.HEADER):
        return Role.NAVIGATION, "in the navigation"
    if linked and len(block.text) >= 25 and block.far & (hints.RELATED | hints.CARD | hints.ASIDE):
        return Role.RELATED_TITLE, "a card"
    if told & cues.PROMO or block.near & hints.PROMO:
        return Role.PROMO, "asks readers to do something"
    if told & (cues.MORE | cues.SHARE | cues.NOTICE):
        return Role.NAVIGATION, "a button or a notice"
    if after and place <= sheet.last + 2 and re.fullmatch(r"[(\[][^()]{1,60}[)\]]\.?", block.text):
        return Role.SIGNOFF, "brackets below the body"
    if linked:
        return Role.NAVIGATION, "a link"
    return Role.OTHER, "none"
