"""What stands below the body and beside it: the related list, tags, comments, menus."""

from __future__ import annotations

import re
from typing import Final

from kronik import when
from kronik.language import load
from kronik.page import hints
from kronik.records import Block, Role
from kronik.recover import lines
from kronik.recover.lines import ENGLISH
from kronik.recover.roles import cues
from kronik.recover.roles.sheet import BODY_AT, DIGIT, FURNITURE, SENTENCE, Answer, Sheet, byline
from kronik.recover.trust import fold, may_fold

LONGEST_AGE: Final = 40

TITLED: Final = 2
"""Words that no date needs from which a link with a date in it is a title."""

AROUND: Final = hints.NAV | hints.MENU | hints.FOOTER | hints.HEADER
"""What holds nothing of an article."""
BESIDE: Final = hints.RELATED | hints.CARD | hints.ASIDE
"""What holds other articles."""

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
        if role is Role.RELATED_TEASER and not block.text.endswith(SENTENCE) and _aged(sheet, place + 1):
            role = Role.RELATED_TITLE
        sheet.give(place, role, "in the related list")
        if role is Role.RELATED_TITLE:
            title = fold(block.text)
        if role is not Role.OTHER:
            before = role


def _aged(sheet: Sheet, place: int) -> bool:
    """Say whether a line of a flattened list is an age: what stands above it is a title, and no teaser."""
    if sheet.page.parents or place >= len(sheet.blocks):
        return False
    text = sheet.blocks[place].text
    return len(text) <= LONGEST_AGE and when.age(text, pack=sheet.pack) is not None


def _item(sheet: Sheet, block: Block, told: int, title: str, before: Role) -> Role:
    text = block.text
    if told & cues.MORE:
        return Role.NAVIGATION
    linked = block.linked * 2 > len(text)
    if len(text) <= LONGEST_AGE and (
        when.age(text, pack=sheet.pack) or (DIGIT.search(text) and when.moment(text, pack=sheet.pack))
    ):
        titled = linked and lines.spare(text, sheet.pack) >= TITLED
        return Role.RELATED_TITLE if titled else Role.RELATED_AGE
    if title and may_fold(text, title) and fold(text) == title:
        return Role.OTHER
    if len(text) < 15 or (told & FURNITURE and len(text) < 80):
        return Role.OTHER
    if told & cues.PROMO and not linked:
        return Role.PROMO
    told_enough = before in (Role.RELATED_TITLE, Role.RELATED_AGE) and title
    if told_enough and not linked and (text.endswith(SENTENCE) or len(text) > 110 or before is Role.RELATED_AGE):
        return Role.RELATED_TEASER
    return Role.RELATED_TITLE


def promoted(sheet: Sheet) -> None:
    """Give a request to readers whole, where a tool broke its sentence at the links and no line is marked as more."""
    if sheet.page.parents:
        return
    last = -1
    for place in [place for place, told in enumerate(sheet.told) if told & cues.PROMO]:
        if place <= last:  # told with the line before
            continue
        first, before, last = place, last, place
        while (
            first > before + 1
            and sheet.blocks[first].joined
            and sheet.blocks[first].group != sheet.blocks[first - 1].group
        ):
            first -= 1
        while last + 1 < len(sheet.blocks) and _asks_on(sheet, last + 1):
            last += 1
        if first < last and all(sheet.body[at] < BODY_AT for at in range(first, last + 1)):
            for at in sheet.open(range(first, last + 1)):
                sheet.give(at, Role.PROMO, "asks readers to do something")


def _asks_on(sheet: Sheet, place: int) -> bool:
    """Say whether a line goes on with the one before: with its sentence, with an address, with the stop behind it."""
    before, block = sheet.blocks[place - 1], sheet.blocks[place]
    if before.group == block.group:
        return False
    return bool(block.joined) or block.text[0] in ".,;" or (block.text.startswith("http") and " " not in block.text)


def tags(sheet: Sheet) -> None:
    """Find the tags right below the report: behind their label, in flattened text in small letters or glued, too."""
    if sheet.last < 0:
        return
    for at in sheet.open(range(sheet.last + 1, min(sheet.last + TAGS, len(sheet.blocks)))):
        block = sheet.blocks[at]
        told = sheet.body[at] >= BODY_AT or not block.near & hints.TAGS  # what is marked is told by its links
        if told and _filed(sheet, block):
            sheet.give(at, Role.TAG, "behind a label below the body")
    if sheet.page.parents:
        return
    below = [
        at for at in range(sheet.last + 1, min(sheet.last + TAGS, len(sheet.blocks))) if sheet.answers[at] is None
    ]
    small = [at for at in below if TAG.fullmatch(sheet.blocks[at].text) and not sheet.told[at]]
    runs = [at for at in small if at - 1 in small or at + 1 in small]
    joined = [at for at in below[:GLUED_WITHIN] if _glued(sheet.blocks[at].text) and not sheet.told[at]]
    for at in (*runs, *joined):
        sheet.give(at, Role.TAG, "in small letters below the body" if at in runs else "glued names below the body")
    for at in below:
        if HASHED.fullmatch(sheet.blocks[at].text):
            sheet.give(at, Role.TAG, "marked names below the body")


def _filed(sheet: Sheet, block: Block) -> bool:
    """Say whether a line is a label and what is filed under it: "Tags: bridge, river"."""
    labelled = LABELLED.match(block.text)
    if labelled is None or len(block.text) > LONGEST_FILED or block.text.endswith(SENTENCE):
        return False
    if labelled["label"].lower() not in (*sheet.pack.furniture.tags, *load(ENGLISH).furniture.tags):
        return False
    rest = block.text[labelled.end() :]
    return bool(block.links or PARTED.search(rest)) or rest.count(" ") <= 1


LABELLED: Final = re.compile(r"(?P<label>[^\W\d_][\w -]{2,24}?)\s?[:：]\s*(?=[#\w])")
LONGEST_FILED: Final = 200
PARTED: Final = re.compile(r"[,;|•·#]")
"""How a line of tags begins, how long it is, and what parts them."""


def _glued(text: str) -> bool:
    """Say whether a line is capitalised words alone, two of which stand together without a blank."""
    return bool(CAPITALS.fullmatch(text)) and any(JOINT.search(word) for word in text.split() if len(word) >= TWO)


TAGS: Final = 14
"""Lines below the body in which its tags stand."""
GLUED_WITHIN: Final = 4
TWO: Final = 9
"""Characters of two glued words: a name that is written so ("YouTube", "WhatsApp") is shorter."""
HASHED: Final = re.compile(r"(?:\w+\s?:?\s)?(?:#\s?[^\W\d_][^#]{1,40}){2,12}")
"""A line of tags that are marked: "Tags # Kapal # Selat"."""
TAG: Final = re.compile(r"#?[^\W\dA-ZÀ-Þ_][^\W_A-ZÀ-Þ]*(?: [^\W_A-ZÀ-Þ]+){0,4}")
CAPITALS: Final = re.compile(r"[A-ZÀ-Þ][\w-]*(?: [A-ZÀ-Þ0-9][\w-]*){0,9}")
JOINT: Final = re.compile(r"[a-zà-þ][A-ZÀ-Þ][a-zà-þ]")


def rest(sheet: Sheet) -> None:
    """Decide what is left, by hints and cues alone."""
    answers, told = sheet.answers, sheet.told
    for place, block in enumerate(sheet.blocks):
        if answers[place] is None:
            answers[place] = _left(sheet, place, block, told[place])


IN_NAVIGATION: Final = (Role.NAVIGATION, "in the navigation")
LINK: Final = (Role.NAVIGATION, "a link")
NONE: Final = (Role.OTHER, "none")
"""The answers for most blocks of a page: an enum's member costs more to look up than all that is asked of a block."""

BRACKETED: Final = re.compile(r"[(\[][^()]{1,60}[)\]]\.?")


def _left(sheet: Sheet, place: int, block: Block, told: int) -> Answer:
    text, near, far = block.text, block.near, block.far
    below = place - sheet.last
    if far & AROUND and not (far & hints.COMMENT or near & hints.TAGS or 0 < below < 8):  # as most are
        return IN_NAVIGATION
    linked = block.linked * 2 > len(text)
    if near & hints.TAGS and linked and not far & hints.NAV and len(text) < 60:
        return Role.TAG, "marked as a tag"
    title = block.linked >= len(text) and not near & hints.AUTHOR  # "Pictures: fog over the bay" leads elsewhere
    if 0 < below < 8 and byline(block, told) and not told & cues.SHARE and not title:
        return Role.BYLINE, "a byline below the body"
    if 0 < below <= 2 and NAMES_IN_CAPITALS.fullmatch(text):
        return Role.BYLINE, "names in capitals below the body"
    if far & hints.COMMENT and not linked:
        return Role.COMMENT, "in the comments"
    if far & AROUND:
        return IN_NAVIGATION
    if linked and len(text) >= 25 and far & BESIDE:
        return Role.RELATED_TITLE, "a card"
    if told & cues.PROMO or near & hints.PROMO:
        return Role.PROMO, "asks readers to do something"
    if told & (cues.MORE | cues.SHARE | cues.NOTICE):
        return Role.NAVIGATION, "a button or a notice"
    if 0 < below <= 2 and BRACKETED.fullmatch(text):
        return Role.SIGNOFF, "brackets below the body"
    if linked:
        return LINK
    return NONE
