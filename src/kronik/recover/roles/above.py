"""What stands between headline and body: the dateline on a line of its own, stamp, byline, picture, standfirst."""

from __future__ import annotations

import re
from typing import Final

from kronik import when
from kronik.page import hints
from kronik.records import Block, Role
from kronik.recover import lines, names
from kronik.recover.roles import cues, headline, split
from kronik.recover.roles.sheet import BODY_AT, DIGIT, FURNITURE, RUNNING, SENTENCE, SURE, Sheet, byline, stamp
from kronik.recover.trust import fold


def hanging_dateline(sheet: Sheet) -> None:
    """Where the line was broken at the dash, by a tool or by a page, the names alone before it are the dateline."""
    if sheet.page.parents:
        _bold_dateline(sheet)
        return
    for place in sheet.open(range(min(sheet.first + 2, len(sheet.blocks) - 1))):
        block, after = sheet.blocks[place], sheet.blocks[place + 1]
        between = sheet.page.text[block.span.end : after.span.start].strip()
        dashed = split.DASH.fullmatch(between) or (not between and split.DASH.match(after.text))
        if dashed and split.names(block.text):
            sheet.give(place, Role.DATELINE, "names on a line before a dash")
            for above in sheet.open(range(max(0, place - 3), place)):
                if sheet.body[above] >= BODY_AT:
                    sheet.give(above, Role.CAPTION, "above the dateline")
            sheet.first = place + 1
            _first_sentence(sheet, place + 1)
            return


def _bold_dateline(sheet: Sheet) -> None:
    """Names and a dash alone right above the first paragraph are its dateline: they stand in front of its element."""
    place = sheet.first - 1
    if place < 0 or sheet.answers[place] is not None:
        return
    text = sheet.blocks[place].text
    dash = split.DASH.search(text)
    if dash and dash.end() == len(text) and not sheet.blocks[place].linked and split.names(text[: dash.start()]):
        sheet.give(place, Role.DATELINE, "names and a dash right above the first paragraph")


def _first_sentence(sheet: Sheet, start: int) -> None:
    """What follows a dateline is body, up to the end of its sentence, into however many lines it was broken."""
    for place in range(start, min(start + FRAGMENTS, len(sheet.blocks))):
        sheet.body[place] = max(sheet.body[place], SURE)
        if sheet.blocks[place].text.endswith(SENTENCE):
            return


FRAGMENTS: Final = 8
"""Lines into which a first sentence is broken at most."""


def above_dateline(sheet: Sheet) -> None:
    """Where one of the first passages opens with a dateline that names an outlet, the report begins there.

    Only where there are no tags: in HTML the model tells a caption by its container.
    """
    passages = [place for place, share in enumerate(sheet.body) if share >= BODY_AT][:DATELINE_WITHIN]
    for place in passages[1:] if not sheet.page.parents else ():
        text = sheet.blocks[place].text
        end = split.dateline(text)
        above_it = sum(len(sheet.blocks[p].text) for p in passages if p < place)
        if end and split.OUTLET.search(text[:end]) and above_it <= LONGEST_ABOVE:
            sheet.first = place
            for above in sheet.open(p for p in passages if p < place):
                lead = above == sheet.headline + 1 < place - 1 and _lead(
                    sheet, above, sheet.blocks[above], sheet.told[above]
                )
                sheet.give(above, Role.STANDFIRST if lead else Role.CAPTION, "above the dateline")
            return


LONGEST_ABOVE: Final = 400
"""Characters that captions and a standfirst above the dateline hold at most; more is the report itself."""

DATELINE_WITHIN: Final = 4
"""Passages of the likely body among which the dateline is looked for."""


UNDER_HEADLINE: Final = 40
ABOVE_BODY: Final = 16
"""Blocks in which stamps, bylines and pictures are looked for: a flattened page may hold its menus in between."""


def head(sheet: Sheet) -> None:
    """Decide what stands between the headline and the body."""
    start = sheet.headline + 1 if 0 <= sheet.headline < sheet.first else max(0, sheet.first - 12)
    under = range(max(0, start - 6), min(sheet.first, start + UNDER_HEADLINE))
    above = range(max(under.stop, sheet.first - ABOVE_BODY), sheet.first)
    stamped = False
    for place in (*sheet.open(under), *sheet.open(above)):
        block, told = sheet.blocks[place], sheet.told[place]
        if block.far & hints.NAV and not block.near & (hints.DATE | hints.AUTHOR):
            continue
        if place == sheet.first - 1 and _placed(sheet, block):
            sheet.give(place, Role.DATELINE, "place, day and outlet on a line above the body")
        elif stamp(sheet, block, told) and not (block.near & hints.FIGURE and SLASHED.search(block.text)):
            sheet.give(place, Role.PUBLISHED, "a stamp above the body")
            stamped = True
        elif byline(block, told):
            sheet.give(place, Role.BYLINE, "opens as a byline" if told & cues.WRITER else "marked as a byline")
            if names.openers(sheet.pack).fullmatch(block.text) and _name(sheet, place + 1):
                sheet.give(place + 1, Role.BYLINE, "a name under its opener")
        elif place >= start and block.tag and names.desked(block.text, sheet.pack):
            sheet.give(place, Role.BYLINE, "a name and a desk")
        elif place >= start:
            _picture_or_lead(sheet, place, block, told, stamped=stamped)


def _name(sheet: Sheet, place: int) -> bool:
    """Say whether a line is one name."""
    text = sheet.blocks[place].text if place < len(sheet.blocks) else ""
    return names.split(text, sheet.pack) == [text] and names.full(text, sheet.pack)


CREDITED: Final = (Role.CREDIT, "words of a credit")
SLASHED: Final = re.compile(r"\(?\b[A-Z]{3,}[A-Z.]*\s?/\s?[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,3}\)?\.?$")
"""An agency or an outlet in capitals and a photographer: "WARTA/Sinta Wirawan"."""


def _picture_or_lead(sheet: Sheet, place: int, block: Block, told: int, *, stamped: bool) -> None:
    picture = hints.CAPTION | hints.CREDIT | hints.FIGURE | hints.GALLERY
    if told & (cues.CREDIT_ALONE | cues.CREDIT) and len(block.text) < 80:
        sheet.give(place, *CREDITED)
    elif block.near & picture and not block.near & hints.LEAD:
        credit = block.near & hints.CREDIT and not block.near & hints.CAPTION
        sheet.give(place, Role.CREDIT if credit else Role.CAPTION, "inside a picture")
    elif not block.tag and (slashed := SLASHED.search(block.text)):
        sheet.give(place, *((Role.CAPTION, "between stamp and body") if slashed.start() else CREDITED))
    elif not block.tag and told & cues.NOTICE:
        return
    elif not block.tag and told & (cues.CREDIT_TAIL | cues.OUTLET_TAIL) and len(block.text.split()) > 1:
        sheet.give(place, Role.CAPTION, "between stamp and body")
    elif len(block.text) >= 40 and not block.linked * 2 > len(block.text) and not told & FURNITURE:
        lead = block.near & hints.LEAD or any(
            fold(claim.value)[:60] == fold(block.text)[:60] for claim in sheet.page.declaration.standfirsts
        )
        if block.tag or lead:
            if lead or block.near & hints.SUBHEAD:
                sheet.give(place, Role.STANDFIRST, "marked as a standfirst")
        elif _lead(sheet, place, block, told):
            sheet.give(place, Role.STANDFIRST, "a sentence of the report's words above it")
        elif BULLET.match(block.text):
            return
        elif stamped or told & (cues.CREDIT_TAIL | cues.OUTLET_TAIL) or place != sheet.headline + 1:
            sheet.give(place, Role.CAPTION, "between stamp and body")
        elif _says_more(sheet, place):
            sheet.give(place, Role.STANDFIRST, "between headline and stamp")


PLACED: Final = re.compile(r"[A-ZÀ-Þ][^\d()]{2,30},\s[^()]{4,30}\([A-ZÀ-Þ][^()\d]{2,30}\)\W*")
"""A line that is a dateline alone: "Ranah, 12 Maret 1987 (KAWAT)"."""


def _placed(sheet: Sheet, block: Block) -> bool:
    """Say whether a line names a place, a day and an outlet, and hardly more."""
    if not PLACED.fullmatch(block.text) or not DIGIT.search(block.text):
        return False
    day = block.text.partition(",")[2].partition("(")[0]
    return lines.spare(day, sheet.pack) == 0 and when.moment(day, pack=sheet.pack) is not None


BULLET: Final = re.compile(r"[*•·▪–-]\s")
"""What an item of a list begins with: no caption does."""


def _lead(sheet: Sheet, place: int, block: Block, told: int) -> bool:
    """Say whether a whole sentence above the report has its words, as a standfirst has and a notice has not."""
    whole = len(block.text) >= RUNNING and block.text.endswith(SENTENCE) and not told
    return whole and _says_more(sheet, place)


def _says_more(sheet: Sheet, place: int) -> bool:
    """Say whether a line takes up the report, and more of it than its headline in other words."""
    return sheet.shared(place) >= TAKEN_UP and not headline.reworded(sheet, place, sheet.headline)


TAKEN_UP: Final = 0.3
"""Share of a sentence's letters in words of the report: of those between headline and report on fundus-dev, flattened
by two tools, 60 of 81 were its standfirst, with four in five of the characters."""
