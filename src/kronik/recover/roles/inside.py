"""The passages of the body, and what stands between them and is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kronik import when
from kronik.language import load
from kronik.page import hints
from kronik.records import Block, Precision, Role
from kronik.recover import lines, names
from kronik.recover.roles import cues, split
from kronik.recover.roles.below import NAMES_IN_CAPITALS
from kronik.recover.roles.sheet import (
    BODY_AT,
    FURNITURE,
    HEADINGS,
    RUNNING,
    SENTENCE,
    SURE,
    Answer,
    Sheet,
    byline,
    stamp,
)

ALL_LINKS: Final = 0.8
"""Share of link text from which a line below the last passage only leads elsewhere: "Print | Mail this"."""

RESCUED_AT: Final = 0.2
"""A subheading between two passages of one container is body from this share on: the model is shy of them, since the
bodies it learned from disagree on them (bench/extract.py)."""

RESCUED_FLAT_AT: Final = 0.3
LOUD_AT: Final = 0.1
"""The same where there are no tags, and for a line all in capitals there: three of four such lines between paragraphs
of sites not trained on were subheadings."""

HEADS_AT: Final = 0.4
"""The share of a heading that opens a section of its own from which it is body as the passages around it are."""

GOES_ON_AT: Final = 0.3
"""The share of a sentence between two passages of its own markup from which it is the third; of a short one, without
tags."""

SHORTEST: Final = 15
"""Characters of such a short sentence."""

LONGEST_SUBHEADING: Final = 80

DOUBTED: Final = 0.8
LONGEST_NOTICE: Final = 250
"""The share up to which, and the characters up to which, a line with a notice's words is one."""

BODY_TAGS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.SUBHEADING),
    **dict.fromkeys(("li", "dd", "dt"), Role.LIST),
    **dict.fromkeys(("td", "th"), Role.TABLE),
    "blockquote": Role.QUOTATION,
    "caption": Role.TABLE,
}


def passages(sheet: Sheet) -> None:
    """Decide the kinds of the body's blocks, and of the pictures and notices among them."""
    end = _end(sheet)
    inside = [
        place
        for place, share in enumerate(sheet.body)
        if (share >= BODY_AT and place <= end) or sheet.first < place < max(sheet.last, end)
    ]
    for place in sheet.open(_sections(sheet, end)):
        sheet.give(place, Role.SUBHEADING, "one of several headings over passages")
    for place in sheet.open(_numbered(sheet, end)):
        if _over_passage(sheet, place):
            sheet.give(place, Role.SUBHEADING, "one of several numbered lines over passages")
        else:
            sheet.give(place, Role.LIST, "one of several numbered sentences")
    for place, role in _itemed(sheet, end):
        sheet.give(place, role, "a list under a line that leads to it")
    for place in sheet.open(inside):
        block, told, share = sheet.blocks[place], sheet.told[place], sheet.body[place]
        if share >= BODY_AT and place <= end:
            sheet.give(place, *_passage(sheet, place, block, told, share))
        else:
            _between(sheet, place, block, told)


SECTIONS: Final = 3
"""Headings of one markup, each right above a passage, from which all are the report's: 27 of 30 that the model did
not believe were, on sites not trained on; of single ones and pairs, none of five."""


def _sections(sheet: Sheet, end: int) -> list[int]:
    """Give the headings inside the report that share their markup with others and stand right above passages."""
    kinds: dict[tuple[str, str], list[int]] = {}
    for place in range(sheet.first + 1, end):
        block = sheet.blocks[place]
        heading = block.tag in HEADINGS and len(block.text) <= LONGEST_SECTION and 2 * block.linked <= len(block.text)
        if heading and sheet.body[place + 1] >= BODY_AT and not sheet.told[place]:
            kinds.setdefault((block.tag, block.style), []).append(place)
    return [place for places in kinds.values() if len(places) >= SECTIONS for place in places]


LONGEST_SECTION: Final = 120


def _numbered(sheet: Sheet, end: int) -> list[int]:
    """Give the lines of a flattened report that count on: short ones over passages of their own, or sentences.

    Sentences may go on below what else was found of the report, each under a picture.
    """
    if sheet.page.parents:
        return []
    found: list[int] = []
    last, place = end - 1, sheet.first - 1
    while (place := place + 1) < min(last + FURTHER, len(sheet.blocks)):
        block = sheet.blocks[place]
        number = NUMBER.match(block.text)
        if not number or int(number[1]) != len(found) + 1 or sheet.told[place]:
            continue
        own = place == 0 or sheet.blocks[place - 1].group != block.group
        short = place < end and len(block.text) <= LONGEST_SECTION and _over_passage(sheet, place)
        if own and (short or (len(block.text) >= RUNNING and block.text.endswith(SENTENCE))):
            found.append(place)
            last = max(last, place)
    return found if len(found) >= SECTIONS else []


FURTHER: Final = 20
"""Lines below the report among which its next numbered sentence stands."""


def _itemed(sheet: Sheet, end: int) -> Iterator[tuple[int, Role]]:
    """Give the short items of a flattened report's lists, each below a line of it that ends with a colon."""
    for place in range(max(sheet.first, 1), min(end + BELOW, len(sheet.blocks))) if not sheet.page.parents else ():
        block = sheet.blocks[place]
        leads = block.text.endswith((":", "：")) and " " in block.text and not sheet.told[place]
        if not leads or sheet.body[place] < LED_AT or max(sheet.body[place - 1 : place + 1]) < BODY_AT:
            continue
        items = list(_items(sheet, place + 1))
        if len(items) >= ITEMISED:
            yield place, Role.PARAGRAPH
            yield from ((at, Role.LIST) for at in items)


def _items(sheet: Sheet, start: int) -> Iterator[int]:
    """Give the lines from `start` on that count on, or that all begin with one mark."""
    mark = sheet.page.text[_line(sheet, start)] if start < len(sheet.blocks) else ""
    for place in range(start, len(sheet.blocks)):
        block = sheet.blocks[place]
        number = NUMBER.match(block.text)
        counts = bool(number and int(number[1]) == place - start + 1)
        marked = mark in MARKS and sheet.page.text[_line(sheet, place)] == mark
        if not (counts or marked) or sheet.told[place] & (FURNITURE | NO_HEADING) or block.links:
            return
        yield place


def _line(sheet: Sheet, place: int) -> int:
    """Give the offset in the page of a block's first character."""
    return sheet.blocks[place].span.start


MARKS: Final = "•◦▪●·-–*+"
LED_AT: Final = 0.25
"""The share of a line from which, with a colon at its end, it leads to a list below the report's last passage."""
ITEMISED: Final = 2


def _over_passage(sheet: Sheet, place: int) -> bool:
    """Say whether a passage begins among the next lines: a picture's words may stand between."""
    below = range(place + 1, min(place + 1 + BELOW, len(sheet.blocks)))
    return any(sheet.body[at] >= BODY_AT and len(sheet.blocks[at].text) >= RUNNING for at in below)


NUMBER: Final = re.compile(r"#?(\d{1,2})[.)]\s?(?=[^\W\d])")
BELOW: Final = 3
"""Lines below a numbered one among which its passage begins."""


def _amid(sheet: Sheet, place: int) -> bool:
    """Say whether a block is a sentence in the middle of a flattened line, which tells no reading time."""
    block, after = sheet.blocks[place], sheet.blocks[place + 1 : place + 2]
    inner = bool(block.joined) and not block.tag and block.text.endswith(SENTENCE)
    return inner and bool(after) and after[0].group == block.group


def _end(sheet: Sheet) -> int:
    """Give the last block of the body: what trails after the last running text and leads elsewhere is left out."""
    end = max((place for place, share in enumerate(sheet.body) if share >= BODY_AT), default=-1)
    while end >= 0:
        block, told = sheet.blocks[end], sheet.told[end]
        heading = block.tag in HEADINGS and end > sheet.last
        leads_on = len(block.text) < 250 and (told & TRAILING or block.linked >= ALL_LINKS * len(block.text))
        if sheet.answers[end] is None and sheet.body[end] >= BODY_AT and not heading and not leads_on:
            break
        end -= 1
    return end


def _passage(sheet: Sheet, place: int, block: Block, told: int, share: float) -> Answer:
    if block.tag == "figcaption":
        return Role.CAPTION, "inside a picture"
    if not block.tag and CREDITED.search(block.text):
        return Role.CAPTION, "a photographer and an agency behind its last sentence"
    above = block.tag and place <= sheet.first + HEADED and not block.text.endswith(SENTENCE)
    alone = (share < SURE or above) and len(block.text) < RUNNING and not (block.joined and not block.tag)
    if alone and told & (cues.WRITER | cues.EDITOR | cues.CREDIT_ALONE):
        return (Role.CREDIT, "words of a credit") if told & cues.CREDIT_ALONE else (Role.BYLINE, "opens as a byline")
    if place <= sheet.first + HEADED and _clocked(sheet, block, told):
        return Role.PUBLISHED, "a day and a clock among the first passages"
    if len(block.text) < LONGEST_SUBHEADING and told & (cues.AGES | cues.PAYWALL) and not _amid(sheet, place):
        return Role.OTHER, "a reading time or a wall's notice"
    if share < DOUBTED and told & cues.NOTICE and len(block.text) < LONGEST_NOTICE:
        return Role.NAVIGATION, "a notice"
    if share < SIGNED_AT and _signed(block, told):
        return Role.BYLINE, "marked as a byline"
    if share < SIGNED_AT and block.tag and told & (cues.PUBLISHED | cues.UPDATED) and stamp(sheet, block, told):
        return Role.PUBLISHED, "a stamp in the body"
    if place <= sheet.first + HEADED and block.tag and names.desked(block.text, sheet.pack):
        return Role.BYLINE, "a name and a desk among the first passages"
    if place <= sheet.first + HEADED and _only_clock(sheet, block):
        return Role.PUBLISHED, "the clock of a change among the first passages"
    if place < sheet.first and block.links and block.linked >= ALL_LINKS * len(block.text):
        return Role.NAVIGATION, "a link above the report"
    if place >= sheet.last - 1 and _closes(sheet, block):
        return Role.SIGNOFF, "who made it, below the report"
    if RULE.fullmatch(block.text):
        return Role.OTHER, "a rule"
    if _paged(sheet, block):
        return Role.NAVIGATION, "which of its pages it is"
    if place > sheet.last and split.signoff(block.text) == 0:
        if block.text.strip("()[]. ").lower() in sheet.pack.page.ads:
            return Role.AD, "in brackets below the body"
        return Role.SIGNOFF, "initials below the body"
    if place >= sheet.last and share < SURE and NAMES_IN_CAPITALS.fullmatch(block.text):
        return Role.BYLINE, "names in capitals below the body"
    if block.tag in CELLS and _column(sheet, place):
        return Role.PARAGRAPH, "a passage in a page laid out by tables"
    return _kind(block), f"model {share:.2f}" if share != SURE else "all the prose there is, or under a dateline"


def _closes(sheet: Sheet, block: Block) -> bool:
    """Say whether a line tells who made the report: all in brackets, or X "contributed to this report"."""
    text = block.text
    if len(text) > LONGEST_CLOSING:
        return False
    if bracketed := BRACKETED.fullmatch(text):
        return names.openers(sheet.pack).match(bracketed[1]) is not None
    low = text.lower().rstrip(". ")
    return low.endswith((*sheet.pack.page.helped, *load(lines.ENGLISH).page.helped))


LONGEST_CLOSING: Final = 400
BRACKETED: Final = re.compile(r"[(\[]([^()\[\]]+)[)\]]\W*")
"""How agencies close: "(Reporting by …; Editing by …)"."""
RULE: Final = re.compile(r"[\W_]+")
"""Underscores that part the report from what is below it."""


def _paged(sheet: Sheet, block: Block) -> bool:
    """Say whether a line only counts the article's pages: "2 dari 5 halaman", "Page 2 of 5", "Halaman: 1 2 3"."""
    if len(block.text) > LONGEST_PAGER or block.text.endswith(SENTENCE):
        return False
    words = WORDS.findall(block.text.lower())
    numbers = sum(word.isdigit() for word in words)
    if numbers < PAGES:
        return False
    paged = {*sheet.pack.page.page_suffix, *load(lines.ENGLISH).page.page_suffix}
    return not paged.isdisjoint(words) and numbers + BESIDE >= len(words)


LONGEST_PAGER: Final = 40
PAGES: Final = 2
BESIDE: Final = 3
"""Characters of a line that counts pages, the fewest numbers in it, and its words beside them."""
WORDS: Final = re.compile(r"\w+")


def _column(sheet: Sheet, place: int) -> bool:
    """Say whether a cell holds prose: several paragraphs, or more than any figure."""
    node = sheet.blocks[place].node
    first = last = place
    while first and sheet.blocks[first - 1].node == node:
        first -= 1
    while last + 1 < len(sheet.blocks) and sheet.blocks[last + 1].node == node:
        last += 1
    cell = sheet.blocks[first : last + 1]
    long = sum(len(block.text) for block in cell) > PROSE and cell[-1].text.endswith(SENTENCE)
    return long or any(not block.joined for block in cell[1:])


CELLS: Final = frozenset({"td", "th"})
PROSE: Final = 200
"""Characters of a cell from which a sentence is no figure of a table."""

CREDITED: Final = re.compile(
    r"[.!?…”\"]\s(?:[A-ZÀ-Þ][\w.'’-]+\s){2,4}\((?:[^()]{2,40}(?:/|\svia\s)[^()]{2,40}|[A-Z]{2,5})\)\.?$"
)
"""How captions of agencies close: "… on Monday. Ana Lestari (dpa/picture alliance)"."""

HEADED: Final = 3
"""Blocks after the first of running text, which may be a standfirst, among which the article's stamp may stand."""


def _only_clock(sheet: Sheet, block: Block) -> bool:
    """Say whether a line tells when the article was changed, by the clock alone: "Actualizado a las 13:05 h."."""
    clock = CLOCK.search(block.text) if block.tag and len(block.text) <= LONGEST_NAME else None
    opened = clock is not None and lines.openers(sheet.pack).match(block.text) is not None
    return opened and lines.updated(block.text, sheet.pack) and lines.spare(block.text, sheet.pack) <= 1


CLOCK: Final = re.compile(r"(?<!\d)\d{1,2}[:.h]\d\d(?!\d|[.:]\d)")


def _clocked(sheet: Sheet, block: Block, told: int) -> bool:
    """Say whether a line tells a day with a clock, and hardly more than who wrote."""
    ended = block.text.endswith(SENTENCE) and not BARRED.search(block.text)
    if not block.tag or ended or not stamp(sheet, block, told):
        return False
    moment = when.moment(block.text, pack=sheet.pack)
    return moment is not None and moment.precision in MINUTES and lines.spare(block.text, sheet.pack) <= SPARE


BARRED: Final = re.compile(r"\s[|•·]\s")
"""What parts a stamp from the reading time behind it, whose unit may end with a stop: "… | Lesedauer: 3 Min."."""

MINUTES: Final = frozenset({Precision.MINUTE, Precision.SECOND})
SPARE: Final = 5
"""Words of such a line that no date needs: "Von Ana Lestari"."""

SIGNED_AT: Final = 0.9
LONGEST_NAME: Final = 60
"""The share up to which, and the characters up to which, a block that is marked as an author's name is one."""


def _signed(block: Block, told: int) -> bool:
    marked = block.near & hints.AUTHOR and not block.near & hints.BIO and len(block.text) <= LONGEST_NAME
    return bool(marked) and byline(block, told) and not block.text.endswith(SENTENCE)


def _between(sheet: Sheet, place: int, block: Block, told: int) -> None:
    """Decide what stands inside the body and is none of it."""
    if _sentence(sheet, place, block, told):
        sheet.give(place, Role.PARAGRAPH, "a sentence between sentences")
    elif _subheading(sheet, place, block):
        sheet.give(place, Role.SUBHEADING, "a heading between passages")
    elif _listed(sheet, place, block):
        sheet.give(place, BODY_TAGS[block.tag], "a list or a table between passages")
    elif block.near & (hints.CAPTION | hints.CREDIT | hints.FIGURE):
        credit = block.near & hints.CREDIT and not block.near & hints.CAPTION
        sheet.give(place, Role.CREDIT if credit else Role.CAPTION, "inside a picture")
    elif byline(block, told):
        sheet.give(place, Role.BYLINE, "a byline in the body")
    elif block.near & hints.DATE and stamp(sheet, block, told):
        sheet.give(place, Role.PUBLISHED, "a stamp in the body")
    elif told & cues.PROMO:
        sheet.give(place, Role.PROMO, "asks readers to do something")


def _sentence(sheet: Sheet, place: int, block: Block, told: int) -> bool:
    """Say whether a sentence stands between two passages: one of their line or their markup, or a short one."""
    before, after = sheet.blocks[place - 1], sheet.blocks[place + 1]
    if not block.text.endswith(SENTENCE) or told or sheet.body[place + 1] < BODY_AT:
        return False
    if len(block.text) < RUNNING:
        believed = sheet.body[place] >= GOES_ON_AT and sheet.body[place - 1] >= BODY_AT
        return not sheet.page.parents and believed and len(block.text) >= SHORTEST
    if not block.tag:
        return before.group == block.group == after.group
    alike = (before.tag, before.style) == (block.tag, block.style) == (after.tag, after.style)
    return alike and sheet.body[place] >= GOES_ON_AT and sheet.body[place - 1] >= BODY_AT and not block.linked


def _subheading(sheet: Sheet, place: int, block: Block) -> bool:
    """Say whether a heading stands between two passages in their own container."""
    before, after, share = sheet.blocks[place - 1], sheet.blocks[place + 1], sheet.body[place]
    if sheet.body[place + 1] < BODY_AT or sheet.told[place] & NO_HEADING:
        return False
    if block.tag in HEADINGS and block.near & hints.LIVE and 2 * block.linked <= len(block.text):
        return share >= RESCUED_AT and block.group == after.group
    if sheet.body[place - 1] < BODY_AT:
        return False
    if block.tag:
        heads = block.group == after.group and (share >= HEADS_AT or block.group == before.group)
        return block.tag in HEADINGS and share >= RESCUED_AT and heads
    line = len(block.text) <= LONGEST_SUBHEADING and not block.text.endswith((".", ",", ")"))
    line = line and not NO_LINE.search(block.text)
    least = LOUD_AT if block.text.isupper() else RESCUED_FLAT_AT
    return line and share >= least and min(len(before.text), len(after.text)) >= RUNNING


def _listed(sheet: Sheet, place: int, block: Block) -> bool:
    """Say whether an item or a cell lies in the container of the passages before and after it."""
    if block.tag not in ITEMS or 2 * block.linked > len(block.text) or sheet.body[place] < RESCUED_AT:
        return False
    if sheet.told[place] & (NO_HEADING | FURNITURE) or block.near & ASIDE:
        return False
    before = next((at for at in range(place - 1, -1, -1) if sheet.body[at] >= BODY_AT and not _item(sheet, at)), -1)
    after = next((at for at in range(place + 1, len(sheet.body)) if sheet.body[at] >= BODY_AT), -1)
    if min(before, after) < 0:
        return False
    container, element = sheet.blocks[before].group, block.group
    for _ in range(NESTED):
        if element == container:
            return True
        element = sheet.page.parents[element]
    return False


def _item(sheet: Sheet, place: int) -> bool:
    return sheet.blocks[place].tag in ITEMS


ITEMS: Final = frozenset(("li", "dd", "dt", "td", "th"))
NESTED: Final = 4
"""Elements from an item or a cell up to the container of the passages around its list or table."""
ASIDE: Final = (
    hints.RELATED
    | hints.CARD
    | hints.SHARE
    | hints.TAGS
    | hints.NAV
    | hints.PROMO
    | hints.AD
    | hints.FORM
    | hints.BOX
)

NO_LINE: Final = re.compile(r"[|·•©]|\d[:.]\d\d|\d{2}[./]\d{2}[./]\d{2}")
"""Bars and times: a line of a card or a byline, no subheading."""
NO_HEADING: Final = cues.CREDIT_TAIL | cues.OUTLET_TAIL | cues.PROMO | cues.CREDIT | cues.CREDIT_ALONE | cues.MORE
TRAILING: Final = cues.PROMO | cues.NOTICE | cues.MORE | cues.RELATED | cues.COMMENTS | cues.SHARE | cues.READ_ALSO


def _kind(block: Block) -> Role:
    if block.near & hints.QUOTE and block.tag not in BODY_TAGS:
        return Role.QUOTATION
    if block.tag in BODY_TAGS:
        return BODY_TAGS[block.tag]
    size = len(block.text)
    if block.tag and block.strong >= size - 1 and size < 120 and not block.text.endswith((".", ",", ";", '"', "”")):
        return Role.SUBHEADING
    return Role.PARAGRAPH
