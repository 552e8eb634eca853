"""The role of every block, from where the body is and what each line says of itself.

The model says which blocks are body. The rest are told by their cues, their hints and their place: between headline
and body stand stamp, byline, standfirst and picture; after the body sign-off, tags and the related list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from kronik import when
from kronik.language import Pack
from kronik.page import hints
from kronik.records import Block, Page, Role
from kronik.recover.roles import cues, split
from kronik.recover.trust import fold

Answer = tuple[Role, str]
"""A role and the rule that gave it."""

BODY_AT: Final = 0.55
"""The share from which a block is body: the best of .45 to .7 for exact bodies of pages of sites not trained on."""
RUNNING: Final = 60
"""Characters from which a block of the body counts as running text."""

RESCUED_AT: Final = 0.2
"""A subheading between two passages of one container is body from this share on: the model is shy of them, since the
bodies it learned from disagree on them (bench/extract.py)."""

RESCUED_FLAT_AT: Final = 0.4
"""The same where there are no tags."""

LONGEST_SUBHEADING: Final = 80

SURE: Final = 0.97
"""The share given to a block that is body whatever the model says."""

LONGEST_HEADLINE: Final = 300
LONGEST_STAMP: Final = 110
NO_STAMP: Final = cues.CREDIT | cues.CREDIT_TAIL | cues.OUTLET_TAIL
"""A line with a credit is a caption, whatever day it names."""
LONGEST_BYLINE: Final = 120
LONGEST_AGE: Final = 40
DIGIT: Final = re.compile(r"\d")
SENTENCE: Final = (".", "!", "?", "…", '."', ".”", "?”", "!”", '?"', '!"', "。", "」")

BODY_TAGS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.SUBHEADING),
    **dict.fromkeys(("li", "dd", "dt"), Role.LIST),
    **dict.fromkeys(("td", "th"), Role.TABLE),
    "blockquote": Role.QUOTATION,
}


class Sheet:
    """One page while its roles are decided: blocks, cues, body, and the roles so far."""

    def __init__(self, page: Page, pack: Pack, told: list[int], body: list[float]) -> None:
        """Start with no role decided."""
        self.page, self.pack, self.told, self.body = page, pack, told, body
        self.blocks = page.blocks
        self.answers: list[Answer | None] = [None] * len(page.blocks)
        inside = [place for place, share in enumerate(body) if share >= BODY_AT]
        running = [place for place in inside if len(page.blocks[place].text) >= RUNNING] or inside
        self.first = running[0] if running else len(page.blocks)
        """The first block of running text in the body: what is above it is the article's heading."""
        self.last = running[-1] if running else -1
        """The last one."""
        self.headline = -1

    def give(self, place: int, role: Role, rule: str) -> None:
        """Decide a block's role, unless it is decided."""
        if self.answers[place] is None:
            self.answers[place] = (role, rule)

    def open(self, places: Iterable[int]) -> Iterable[int]:
        """Give those blocks of `places` whose role is still open."""
        return (place for place in places if self.answers[place] is None)


def answers(page: Page, pack: Pack, told: list[int], body: list[float]) -> list[Answer]:
    """Give each block its role.

    Args:     told: the cues of each block.
              body: how likely each block is to be body, 0 to 1.
    """
    if not page.parents and not any(share >= BODY_AT for share in body):
        body = alone(page, told, body)
    sheet = Sheet(page, pack, told, body)
    marks(sheet)
    headline(sheet)
    hanging_dateline(sheet)
    above_dateline(sheet)
    head(sheet)
    passages(sheet)
    related(sheet)
    rest(sheet)
    return [answer or (Role.OTHER, "none") for answer in sheet.answers]


def alone(page: Page, told: list[int], body: list[float]) -> list[float]:
    """Where the model sees no body in flattened text, its prose is the body: a claim is short but whole."""
    title = fold(page.declared.title or "")
    return [
        SURE
        if len(block.text) >= SHORTEST_ALONE
        and not cue & (FURNITURE | cues.AD | cues.SCRIPT | cues.READ_ALSO)
        and (block.text.endswith(SENTENCE) or len(block.text) >= LONG_ALONE)
        and fold(block.text) != title
        else share
        for block, cue, share in zip(page.blocks, told, body, strict=True)
    ]


SHORTEST_ALONE: Final = 60
LONG_ALONE: Final = 180
"""Characters of prose from which a text without any other body is one: with a stop at its end, and without."""


def marks(sheet: Sheet) -> None:
    """Decide what says of itself what it is: advertisements, program text, read-also lines."""
    for place, told in enumerate(sheet.told):
        if told & cues.AD:
            sheet.give(place, Role.AD, "a line that marks an advertisement")
        elif told & cues.SCRIPT and sheet.body[place] < BODY_AT:
            sheet.give(place, Role.AD, "program text")
        elif told & cues.READ_ALSO and not told & cues.PROMO and sheet.first < place <= sheet.last + 3:
            sheet.give(place, Role.READ_ALSO, "opens as a read-also")
        elif told & cues.READ_ALSO_ALONE and sheet.first < place < sheet.last:
            sheet.give(place, Role.READ_ALSO, "read-also heading")
            _listed_after(sheet, place)


def _listed_after(sheet: Sheet, place: int) -> None:
    """The titles under a bare "read also" inside the body belong to it, as far as they look like titles."""
    for after in range(place + 1, min(place + 6, len(sheet.blocks))):
        block = sheet.blocks[after]
        title = block.linked * 2 > len(block.text) if block.tag else after == place + 1
        sentence = block.text.endswith(".") and not block.text.endswith("..")
        if not title or sentence or len(block.text) > 200:
            return
        sheet.give(after, Role.READ_ALSO, "under a read-also heading")


# ---- above the body ---------------------------------------------------------------------------------------


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
        if _stamp(sheet, block, sheet.told[place]):
            return 0
        score += 3 - 0.2 * place if len(block.text) >= SHORTEST_HEADLINE or _over_stamp(sheet, place) else 0
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


def _over_stamp(sheet: Sheet, place: int) -> bool:
    """Say whether the next line prints the moment of publication, as under most headlines."""
    after = place + 1
    return (
        " " in sheet.blocks[place].text
        and after < len(sheet.blocks)
        and _stamp(sheet, sheet.blocks[after], sheet.told[after])
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
        if _stamp(sheet, block, told):
            sheet.give(place, Role.PUBLISHED, "a stamp above the body")
        elif _byline(block, told):
            sheet.give(place, Role.BYLINE, "opens as a byline" if told & cues.WRITER else "marked as a byline")
        elif place >= start:
            _picture_or_lead(sheet, place, block, told)


def _stamp(sheet: Sheet, block: Block, told: int) -> bool:
    if len(block.text) > LONGEST_STAMP or not DIGIT.search(block.text) or told & NO_STAMP:
        return False
    return when.moment(block.text, pack=sheet.pack) is not None or when.age(block.text, pack=sheet.pack) is not None


def _byline(block: Block, told: int) -> bool:
    if len(block.text) > LONGEST_BYLINE or told & (cues.SHARE | cues.PROMO):
        return False
    return bool(told & (cues.WRITER | cues.EDITOR) or (block.near & hints.AUTHOR and not block.near & hints.BIO))


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


FURNITURE: Final = cues.PROMO | cues.SHARE | cues.NOTICE | cues.COMMENTS | cues.AGES | cues.RELATED | cues.CONSENT


# ---- the body ---------------------------------------------------------------------------------------------


def passages(sheet: Sheet) -> None:
    """Decide the kinds of the body's blocks, and of the pictures and notices among them."""
    end = _end(sheet)
    inside = [
        place
        for place, share in enumerate(sheet.body)
        if (share >= BODY_AT and place <= end) or sheet.first < place < sheet.last
    ]
    for place in sheet.open(inside):
        block, told, share = sheet.blocks[place], sheet.told[place], sheet.body[place]
        if share >= BODY_AT and place <= end:
            sheet.give(place, *_passage(sheet, place, block, told, share))
        else:
            _between(sheet, place, block, told)


def _end(sheet: Sheet) -> int:
    """Give the last block of the body: what trails after the last running text and leads elsewhere is left out."""
    end = max((place for place, share in enumerate(sheet.body) if share >= BODY_AT), default=-1)
    while end >= 0:
        block, told = sheet.blocks[end], sheet.told[end]
        heading = block.tag in HEADINGS and end > sheet.last
        leads_on = told & TRAILING and len(block.text) < 250
        if sheet.answers[end] is None and sheet.body[end] >= BODY_AT and not heading and not leads_on:
            break
        end -= 1
    return end


def _passage(sheet: Sheet, place: int, block: Block, told: int, share: float) -> Answer:
    if block.tag == "figcaption":
        return Role.CAPTION, "inside a picture"
    if share < SURE and len(block.text) < RUNNING and told & (cues.WRITER | cues.EDITOR | cues.CREDIT_ALONE):
        return (Role.CREDIT, "words of a credit") if told & cues.CREDIT_ALONE else (Role.BYLINE, "opens as a byline")
    if place > sheet.last and split.signoff(block.text) == 0:
        return Role.SIGNOFF, "initials below the body"
    if place >= sheet.last and share < SURE and NAMES_IN_CAPITALS.fullmatch(block.text):
        return Role.BYLINE, "names in capitals below the body"
    return _kind(block), f"model {share:.2f}" if share != SURE else "all the prose there is, or under a dateline"


def _between(sheet: Sheet, place: int, block: Block, told: int) -> None:
    """Decide what stands inside the body and is none of it."""
    if _sentence(sheet, place, block, told):
        sheet.give(place, Role.PARAGRAPH, "a sentence between sentences")
    elif _subheading(sheet, place, block):
        sheet.give(place, Role.SUBHEADING, "a heading between passages")
    elif block.near & (hints.CAPTION | hints.CREDIT | hints.FIGURE):
        credit = block.near & hints.CREDIT and not block.near & hints.CAPTION
        sheet.give(place, Role.CREDIT if credit else Role.CAPTION, "inside a picture")
    elif _byline(block, told):
        sheet.give(place, Role.BYLINE, "a byline in the body")
    elif _stamp(sheet, block, told) and block.near & hints.DATE:
        sheet.give(place, Role.PUBLISHED, "a stamp in the body")
    elif told & cues.PROMO:
        sheet.give(place, Role.PROMO, "asks readers to do something")


def _sentence(sheet: Sheet, place: int, block: Block, told: int) -> bool:
    """Say whether a piece of a long line stands between two of its pieces that are body."""
    before, after = sheet.blocks[place - 1], sheet.blocks[place + 1]
    whole = len(block.text) >= RUNNING and block.text.endswith(SENTENCE) and not told
    return whole and not block.tag and before.group == block.group == after.group and sheet.body[place + 1] >= BODY_AT


def _subheading(sheet: Sheet, place: int, block: Block) -> bool:
    """Say whether a heading stands between two passages in their own container."""
    before, after, share = sheet.blocks[place - 1], sheet.blocks[place + 1], sheet.body[place]
    if min(sheet.body[place - 1], sheet.body[place + 1]) < BODY_AT or sheet.told[place] & NO_HEADING:
        return False
    if block.tag:
        return block.tag in HEADINGS and share >= RESCUED_AT and before.group == block.group == after.group
    line = len(block.text) <= LONGEST_SUBHEADING and not block.text.endswith((".", ",", ")"))
    line = line and not NO_LINE.search(block.text)
    return line and share >= RESCUED_FLAT_AT and min(len(before.text), len(after.text)) >= RUNNING


NO_LINE: Final = re.compile(r"[|·•©]|\d[:.]\d\d|\d{2}[./]\d{2}[./]\d{2}")
"""Bars and times: a line of a card or a byline, no subheading."""
NO_HEADING: Final = cues.CREDIT_TAIL | cues.OUTLET_TAIL | cues.PROMO | cues.CREDIT | cues.CREDIT_ALONE | cues.MORE
TRAILING: Final = cues.PROMO | cues.NOTICE | cues.MORE | cues.RELATED | cues.COMMENTS | cues.SHARE | cues.READ_ALSO
NAMES_IN_CAPITALS: Final = re.compile(r"(?=.*[A-Z]{3})[A-Z .,'’-]{4,60}(?:[|/][A-Z .,'’-]{2,60})+")
"""NAME | NAME: how agencies and desks sign below a report."""

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _kind(block: Block) -> Role:
    if block.near & hints.QUOTE and block.tag not in BODY_TAGS:
        return Role.QUOTATION
    if block.tag in BODY_TAGS:
        return BODY_TAGS[block.tag]
    size = len(block.text)
    if block.tag and block.strong >= size - 1 and size < 120 and not block.text.endswith((".", ",", ";", '"', "”")):
        return Role.SUBHEADING
    return Role.PARAGRAPH


# ---- below the body ---------------------------------------------------------------------------------------


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
    if after and place < sheet.last + 8 and _byline(block, told) and not told & cues.SHARE:
        return Role.BYLINE, "a byline below the body"
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
