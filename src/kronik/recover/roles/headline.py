"""Which block is the headline: what the page or the source declares, an h1, the line that the report is about."""

from __future__ import annotations

import re
from typing import Final

from kronik.language import load
from kronik.page import hints
from kronik.records import Block, Page, Role
from kronik.recover.lines import ENGLISH
from kronik.recover.roles import cues, split
from kronik.recover.roles.sheet import BODY_AT, FURNITURE, WORD, Sheet, byline, stamp
from kronik.recover.trust import fold

LONGEST_HEADLINE: Final = 300


def find(sheet: Sheet) -> None:
    """Find the headline: what the page or the source declares, an h1, the line that the body follows."""
    titles = _titles(sheet.page)
    declared = {fold(title) for title in titles}
    starts = {title[:STARTS].lower() for title in titles}
    best, most = -1, 0.0
    heads = {title[:1] for title in declared}
    for place in _may_be_headline(sheet, starts):
        if _other(sheet, place, heads):
            continue
        score = _headline_score(sheet, place, sheet.blocks[place], declared)
        if score > most:
            best, most = place, score
    if not sheet.page.parents:
        if sheet.last >= 0 and not declared:
            best = _of_report(sheet, best)
        if best >= 0:
            best = _nearer(sheet, best)
        for place in sheet.open(range(min(MENUS, sheet.first))):
            if place != best and _menu(sheet, sheet.blocks[place].text):
                sheet.give(place, Role.NAVIGATION, "a menu on one line")
    elif (bold := _bold(sheet, best)) >= 0:
        best = bold
    sheet.headline = best
    if best >= 0:
        sheet.give(best, Role.HEADLINE, "declared title" if fold(sheet.blocks[best].text) in declared else "place")
        _repeats(sheet, best)


def _titles(page: Page) -> set[str]:
    """Give what the page and its source declare as its title, and the longer pieces of a title between bars."""
    titles = {claim.value for claim in page.declaration.titles} | (
        {page.declared.title} if page.declared.title else set()
    )
    pieces = {piece for title in titles for piece in BETWEEN.split(title) if len(piece) >= SHORTEST_HEADLINE}
    return titles | pieces


MENUS: Final = 12
"""Lines at the top of a flattened page among which its menu stands on one."""


def _bold(sheet: Sheet, best: int) -> int:
    """Give the bold line above the report of a page that declares nothing but a title, which the report says less of.

    So papers were laid out before style sheets: the title element names the paper, and the headline is bold.
    """
    said = sheet.page.declaration.titles
    if any(claim.rule != "title" for claim in said) or any(block.tag in TITLE_TAGS for block in sheet.blocks):
        return -1
    report = frozenset(WORD.findall(" ".join(block.text for block in sheet.blocks[sheet.first :][:OPENING]).lower()))
    known = [claim.value for claim in said] + ([sheet.blocks[best].text] if best >= 0 else [])
    most = max((_taken_up(text, report) for text in known), default=0.0)
    for place in range(sheet.first - 1, max(-1, sheet.first - 1 - OVER), -1):
        block = sheet.blocks[place]
        bold = block.strong >= len(block.text) - 1 and not block.links and not block.text.endswith(".")
        if not bold or place == best or not SHORTEST_HEADLINE <= len(block.text) <= LONGEST_FLAT:
            continue
        if not _about(sheet, place) and _taken_up(block.text, report) > max(most, TAKEN_UP):
            return place
    return -1


OVER: Final = 8
OPENING: Final = 20
"""Lines above the report in which its bold headline stands, and those below in which its words come again."""


def _taken_up(text: str, report: frozenset[str]) -> float:
    """Give the share of a text's letters that stand in words which the report says, too."""
    words = WORD.findall(text.lower())
    return sum(len(word) for word in words if word in report) / max(sum(map(len, words)), 1)


BETWEEN: Final = re.compile(r"\s+[|»:·–—-]+\s+")
"""What parts the headline from the site's name in a page's title."""


def _of_report(sheet: Sheet, best: int) -> int:
    """Give the best line of a flattened page if the report takes up its words, else the line above it that does."""
    if best >= 0 and sheet.shared(best) >= TAKEN_UP:
        return best
    above = {at: _likeness(sheet, at) for at in range(max(0, sheet.first - REACH), sheet.first)}
    likely = max(above, key=lambda at: above[at], default=-1)
    if likely < 0 or above[likely] < LIKELY:
        return best
    while above.get(likely - 1, 0.0) >= LIKELY and not _kicker(sheet, likely - 1):
        likely -= 1  # a standfirst stands under its headline
    return likely + 1 if _kicker(sheet, likely) and above.get(likely + 1, 0.0) >= LIKELY else likely


def _kicker(sheet: Sheet, place: int) -> bool:
    """Say whether a line is a few words over a longer one."""
    words, under = sheet.blocks[place].text.split(), sheet.blocks[place + 1].text.split()
    return len(words) <= KICKER and 3 * len(words) <= 2 * len(under)


KICKER: Final = 4
"""Words of a line that stands over a headline."""


def _likeness(sheet: Sheet, place: int) -> float:
    """Weigh what tells a headline: words of the report, a stamp under it, no sentence."""
    block, told = sheet.blocks[place], sheet.told[place]
    refused = cues.AD | cues.READ_ALSO | cues.MORE | FURNITURE | cues.SCRIPT | cues.CREDIT | cues.CREDIT_TAIL
    if len(block.text) > LONGEST_FLAT or told & refused or _about(sheet, place) or _begins_passage(sheet, place):
        return 0.0
    under = any(_about(sheet, after) for after in range(place + 1, min(place + 4, len(sheet.blocks))))
    sentence = block.text.endswith(".") or len(block.text) > LONG
    few = len(block.text.split()) < FEW_WORDS
    return 2 * sheet.shared(place) + under - few - 1.5 * sentence - 0.02 * (sheet.first - place)


def _about(sheet: Sheet, place: int) -> bool:
    """Say whether a line prints when or by whom."""
    block, told = sheet.blocks[place], sheet.told[place]
    return stamp(sheet, block, told) or byline(block, told)


TAKEN_UP: Final = 0.3
"""Share of a headline's letters in words that the report says too."""
REACH: Final = 60
"""Lines above the report in which its headline is looked for: menus and boxes may stand in between."""
LONGEST_FLAT: Final = 220
LONG: Final = 140
"""Characters beyond which a line is more likely a standfirst."""
FEW_WORDS: Final = 3
LIKELY: Final = 1.0
"""Both chosen on one half of the outlets of fundus-dev, flattened by two tools."""


def _may_be_headline(sheet: Sheet, starts: set[str]) -> list[int]:
    """Give the lines worth the cost of a score: marked as titles, declared as one, or near the top."""
    titled, refused = hints.TITLE, cues.AD | cues.READ_ALSO
    if not sheet.page.parents:
        refused |= FURNITURE | cues.MORE
    begins = {first for start in starts for first in (start[:1], start[:1].upper())}
    marked = [
        place
        for place, block in enumerate(sheet.blocks)
        if block.near & titled
        or block.tag in TITLE_TAGS
        or ((text := block.text)[:1] in begins and text[:STARTS].lower() in starts)
        or (place <= 12 and not block.tag)
    ]
    return [
        place
        for place in marked
        if len(sheet.blocks[place].text) <= LONGEST_HEADLINE
        and not sheet.told[place] & refused
        and not _begins_passage(sheet, place)
    ]


def _begins_passage(sheet: Sheet, place: int) -> bool:
    """Say whether a line goes on in the next, as a tool broke it, and is likely body, long or under a dateline."""
    after = sheet.blocks[place + 1 : place + 2]
    block = sheet.blocks[place]
    goes_on = not block.tag and bool(after) and bool(after[0].joined) and after[0].group != block.group
    if not goes_on:
        return False
    placed = split.OUTLET.search(block.text[: split.dateline(block.text)])
    return sheet.body[place] >= BODY_AT or len(block.text) > LONG or placed is not None


TITLE_TAGS: Final = frozenset(("h1", "h2", "h3"))
STARTS: Final = 12
"""Characters by which a line is seen to begin like a declared title."""


def _other(sheet: Sheet, place: int, heads: set[str]) -> bool:
    """Say whether a line below the body's beginning scores nothing: it begins with another letter than all titles."""
    block = sheet.blocks[place]
    if place < sheet.first or not block.tag or block.tag == "h1":
        return False
    first = block.text[:2].lower()
    return first.isascii() and first[:1].isalnum() and first[:1] not in heads


def _headline_score(sheet: Sheet, place: int, block: Block, declared: set[str]) -> float:
    words = fold(block.text)
    if not words:
        return 0
    score = 0.0
    if words in declared:
        score += 6
    elif len(words) > PART:
        score += _partly(words, declared)
    score += 4 if block.tag == "h1" else 1 if block.tag in ("h2", "h3") else 0
    score += 1.5 if block.near & hints.TITLE else 0
    if not block.tag and _menu(sheet, block.text):
        return 0
    score -= (
        3 if block.far & (hints.NAV | hints.FOOTER | hints.RELATED | hints.COMMENT) and words not in declared else 0
    )
    if not block.tag and not declared and place <= 12 and not block.text.endswith("."):
        if stamp(sheet, block, sheet.told[place]):
            return 0
        score += 3 - 0.2 * place if len(block.text) >= SHORTEST_HEADLINE or _over_stamp(sheet, place) else 0
    score += 1 if place < sheet.first else -2
    return score if score >= 2 else 0


def _menu(sheet: Sheet, text: str) -> bool:
    """Say whether a line without a tag is the sections of a site, one after the other."""
    words = text.lower().split()
    sections = {*sheet.pack.furniture.menu, *load(ENGLISH).furniture.menu}
    return len(words) >= MENU and 5 * sum(word in sections for word in words) >= 3 * len(words)


MENU: Final = 3
"""Words of a menu that stands on one line."""


def _partly(words: str, declared: set[str]) -> int:
    """Weigh that a line is the beginning of a title, or has its stamp or its section behind one."""
    best = 0
    for title in declared:
        if title.startswith(words):
            return 4
        if len(title) > PART and words.startswith(f"{title} "):
            best = 3
    return best


PART: Final = 15
"""Characters beyond which a part of a title is no accident."""


def _nearer(sheet: Sheet, best: int) -> int:
    """Where a flattened page begins with its title, site's name and all, find the headline itself above the body."""
    title = fold(sheet.blocks[best].text)
    for place in range(max(0, best - TRAIL), min(best + TRAIL, sheet.first)):
        text = sheet.blocks[place].text
        if place != best and len(text) >= SHORTEST_HEADLINE and title.endswith(fold(text)):
            return place  # the other is its trail of sections, or a button with its name
    for place in range(sheet.first - 1, best, -1):
        text = sheet.blocks[place].text
        if SHORTEST_HEADLINE <= len(text) <= LONGEST_HEADLINE and title.startswith(fold(text)):
            return place
    if best == 0:  # a title written for search engines, and the headline in other words
        above = range(sheet.first - 1, max(0, sheet.first - ABOVE), -1)
        return next((place for place in above if reworded(sheet, place, best)), best)
    return best


ABOVE: Final = 1_000
"""Lines above the report in which the headline is looked for in other words."""
TRAIL: Final = 130
"""Lines around one that ends with the headline in which the headline itself is looked for: menus may lie between."""


def reworded(sheet: Sheet, place: int, title: int) -> bool:
    """Say whether a line has most of its words from the one that is the title, and is no sentence."""
    text, words = sheet.blocks[place].text, WORD.findall(sheet.blocks[place].text.lower())
    if not SHORTEST_HEADLINE <= len(text) <= LONGEST_FLAT or text.endswith(".") or len(words) < FEW_WORDS:
        return False
    if sheet.told[place] & (cues.AD | cues.READ_ALSO | cues.MORE | FURNITURE) or _about(sheet, place):
        return False
    said = set(WORD.findall(sheet.blocks[title].text.lower()))
    return 2 * sum(len(word) for word in words if word in said) >= sum(map(len, words))


SHORTEST_HEADLINE: Final = 20
"""Characters from which a line without a tag is a headline by its place alone; over a stamp, any words are."""


def _over_stamp(sheet: Sheet, place: int) -> bool:
    """Say whether the next line prints the moment of publication, as under most headlines."""
    after = place + 1
    return (
        " " in sheet.blocks[place].text
        and after < len(sheet.blocks)
        and stamp(sheet, sheet.blocks[after], sheet.told[after])
    )


def _repeats(sheet: Sheet, best: int) -> None:
    words, start = fold(sheet.blocks[best].text), sheet.blocks[best].text[:STARTS].lower()
    for place in sheet.open(range(min(sheet.first, len(sheet.blocks)))):
        block = sheet.blocks[place]
        alike = len(block.text) <= LONGEST_HEADLINE + 60 and block.text[:STARTS].lower() == start
        if alike and fold(block.text).startswith(words):
            sheet.give(place, Role.OTHER, "the headline again")
