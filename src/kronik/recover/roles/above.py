"""What stands above the body: the headline, the dateline on a line of its own, stamp, byline, picture, standfirst."""

from __future__ import annotations

from typing import Final

from kronik.page import hints
from kronik.records import Block, Role
from kronik.recover.roles import cues, split
from kronik.recover.roles.sheet import BODY_AT, FURNITURE, SENTENCE, SURE, Sheet, byline, stamp
from kronik.recover.trust import fold

LONGEST_HEADLINE: Final = 300


def headline(sheet: Sheet) -> None:
    """Find the headline: what the page or the source declares, an h1, the line that the body follows."""
    declared = {fold(claim.value) for claim in sheet.page.declaration.titles}
    declared |= {fold(title) for title in (sheet.page.declared.title,) if title}
    titles = [claim.value for claim in sheet.page.declaration.titles] + [sheet.page.declared.title or ""]
    starts = {title[:STARTS].lower() for title in titles if title}
    best, most = -1, 0.0
    for place in _may_be_headline(sheet, starts):
        score = _headline_score(sheet, place, sheet.blocks[place], declared)
        if score > most:
            best, most = place, score
    if best >= 0 and not sheet.page.parents:
        best = _nearer(sheet, best)
    sheet.headline = best
    if best >= 0:
        sheet.give(best, Role.HEADLINE, "declared title" if fold(sheet.blocks[best].text) in declared else "place")
        _repeats(sheet, best)


def _may_be_headline(sheet: Sheet, starts: set[str]) -> list[int]:
    """Give the lines worth the cost of a score: marked as titles, declared as one, or near the top."""
    titled, refused = hints.TITLE, cues.AD | cues.READ_ALSO
    marked = [
        place
        for place, block in enumerate(sheet.blocks)
        if block.near & titled
        or block.tag in TITLE_TAGS
        or block.text[:STARTS].lower() in starts
        or (place <= 12 and not block.tag)
    ]
    return [
        place
        for place in marked
        if len(sheet.blocks[place].text) <= LONGEST_HEADLINE and not sheet.told[place] & refused
    ]


TITLE_TAGS: Final = frozenset(("h1", "h2", "h3"))
STARTS: Final = 12
"""Characters by which a line is seen to begin like a declared title."""


def _headline_score(sheet: Sheet, place: int, block: Block, declared: set[str]) -> float:
    words = fold(block.text)
    if not words:
        return 0
    score = 0.0
    if words in declared:
        score += 6
    elif len(words) > 15 and any(title.startswith(words) for title in declared):
        score += 4
    score += 4 if block.tag == "h1" else 1 if block.tag in ("h2", "h3") else 0
    score += 1.5 if block.near & hints.TITLE else 0
    score -= (
        3 if block.far & (hints.NAV | hints.FOOTER | hints.RELATED | hints.COMMENT) and words not in declared else 0
    )
    if not block.tag and not declared and place <= 12 and not block.text.endswith("."):
        if stamp(sheet, block, sheet.told[place]):
            return 0
        score += 3 - 0.2 * place if len(block.text) >= SHORTEST_HEADLINE or _overstamp(sheet, place) else 0
    score += 1 if place < sheet.first else -2
    return score if score >= 2 else 0


def _nearer(sheet: Sheet, best: int) -> int:
    """Where a flattened page begins with its title, site's name and all, find the headline itself above the body."""
    title = fold(sheet.blocks[best].text)
    for place in range(sheet.first - 1, best, -1):
        text = sheet.blocks[place].text
        if SHORTEST_HEADLINE <= len(text) <= LONGEST_HEADLINE and title.startswith(fold(text)):
            return place
    return best


SHORTEST_HEADLINE: Final = 20
"""Characters from which a line without a tag is a headline by its place alone; over a stamp, any words are."""


def _overstamp(sheet: Sheet, place: int) -> bool:
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


def hanging_dateline(sheet: Sheet) -> None:
    """Where a tool broke the line at the dash, the names alone on the line before it are the dateline."""
    if sheet.page.parents:
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
        if end and split.OUTLET.search(text[:end]):
            sheet.first = place
            for above in sheet.open(p for p in passages if p < place):
                sheet.give(above, Role.CAPTION, "above the dateline")
            return


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
    for place in (*sheet.open(under), *sheet.open(above)):
        block, told = sheet.blocks[place], sheet.told[place]
        if block.far & hints.NAV and not block.near & (hints.DATE | hints.AUTHOR):
            continue
        if stamp(sheet, block, told):
            sheet.give(place, Role.PUBLISHED, "a stamp above the body")
        elif byline(block, told):
            sheet.give(place, Role.BYLINE, "opens as a byline" if told & cues.WRITER else "marked as a byline")
        elif place >= start:
            _picture_or_lead(sheet, place, block, told)


def _picture_or_lead(sheet: Sheet, place: int, block: Block, told: int) -> None:
    picture = hints.CAPTION | hints.CREDIT | hints.FIGURE | hints.GALLERY
    if told & (cues.CREDIT_ALONE | cues.CREDIT) and len(block.text) < 80:
        sheet.give(place, Role.CREDIT, "words of a credit")
    elif block.near & picture and not block.near & hints.LEAD:
        credit = block.near & hints.CREDIT and not block.near & hints.CAPTION
        sheet.give(place, Role.CREDIT if credit else Role.CAPTION, "inside a picture")
    elif len(block.text) >= 40 and not block.linked * 2 > len(block.text) and not told & FURNITURE:
        lead = block.near & hints.LEAD or any(
            fold(claim.value)[:60] == fold(block.text)[:60] for claim in sheet.page.declaration.standfirsts
        )
        if block.tag or lead:
            if lead or block.near & hints.SUBHEAD:
                sheet.give(place, Role.STANDFIRST, "marked as a standfirst")
        else:
            sheet.give(place, Role.CAPTION, "between stamp and body")
