"""The entries of a live blog: times that follow each other up or down the page, each over prose of its own.

A time stands alone on its line ("14.10 WIB", "3.40pm GMT"), or opens a paragraph with a dash behind it. What makes
it an entry's is that there are several, in order, and that sentences without links stand between them: a list of
stories has its times beside links, a programme beside names. A time with its day counts only where the page marks the
entries as such: teasers and the posts of a forum have days, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from kronik import when
from kronik.language import Pack
from kronik.page import hints
from kronik.records import Block, Moment, Page, Precision
from kronik.recover import lines
from kronik.recover.roles import cues
from kronik.recover.roles.sheet import FURNITURE, HEADINGS, SENTENCE, SURE
from kronik.when import cldr
from kronik.when.memo import by_pack

ENTRIES: Final = 3
"""Times from which a page has entries."""
DECLARED: Final = 2
"""The same, where the page declares itself a live blog."""
SIGNED: Final = 4
"""The same, where a name or a label in capitals stands behind each: a tool put both on one line."""
ALONE: Final = 40
"""Characters of a line that is a time and nothing else."""
SHORTEST: Final = 30
"""Characters of an entry's sentence."""
CLOCK: Final = re.compile(r"[\[(]?\d{1,2}\s?[:.h]\s?\d\d(?!\d)|.{6,28}\D\d{1,2}[:.]\d\d(?!\d)")
"""How a line begins that may be a time, with its day before it or without."""
OPENING: Final = re.compile(
    r"(?P<clock>[\[(]?\d{1,2}\s?[:.h]\s?\d\d(?!\d)[^-–—|:\n]{0,16}?)(?:\s+[-–—|]\s*|[-–—|]\s+|:\s+)(?=\S)"
)
"""A time that opens a paragraph: "16:40 WIB - ", "13.02: "."""
NAMED: Final = re.compile(r"(?:(?P<age>\d.{2,16}) )?(?P<clock>\d{1,2}[:.]\d\d) (?P<who>[^\W\d][^\d.:]+)")
"""A time between an age and a name: "21:00 Ana Kei", "20:42 KEY EVENT", "2 hours ago 10:05 Ana Kei"."""
AGED: Final = re.compile(r"(?P<age>\d.{1,16}\D) (?P<clock>\d{1,2}[:.]\d\d)")
"""A time behind an age: "4h ago 16:20"."""
ELSEWHERE: Final = hints.NAV | hints.FOOTER | hints.ASIDE | hints.COMMENT | hints.RELATED
CELLS: Final = frozenset({"td", "th"})
CREDITED: Final = cues.CREDIT_TAIL | cues.OUTLET_TAIL | cues.CREDIT_ALONE
ANY_DAY: Final = "2001-01-02"
MINUTES: Final = frozenset({Precision.MINUTE, Precision.SECOND})


class Entry(NamedTuple):
    """Where the time of an entry stands."""

    place: int
    size: int
    """Characters of its block that are the time and what parts it from the sentence: all where it stands alone."""
    minute: int
    """The minute of the day."""


def entries(page: Page, pack: Pack, told: Sequence[int]) -> list[Entry]:
    """Give the times of a page's entries in reading order; none where they are too few, or no entries.

    Args:     told: the cues of each block.
    """
    least = DECLARED if "liveblogposting" in page.declaration.types else ENTRIES
    found = list(_clocks(page, pack, least))
    for some in ([one for one in found if whole(page, one)], [one for one in found if not whole(page, one)]):
        if len(some) >= least and _ordered(some) and _told(page, told, some):
            return some
    signed = [] if page.parents else list(_signed(page, pack))
    return signed if len(signed) >= SIGNED and _ordered(signed) and _told(page, told, signed) else []


def whole(page: Page, entry: Entry) -> bool:
    """Say whether an entry's time has a line of its own."""
    return entry.size == len(page.blocks[entry.place].text)


def clock(text: str, day: str, pack: Pack, *, dated: bool) -> Moment | None:
    """Give the moment of a line that is a time and nothing else: on `day`, or on its own where it may be `dated`."""
    own = when.moment(text, pack=pack)
    if (own and not (dated and own.precision in MINUTES)) or (not own and _months(pack) & set(_words(text))):
        return None
    line = text if own else f"{day} {text}"
    moment = own or when.moment(line, pack=pack)
    return moment if moment and moment.precision in MINUTES and not lines.spare(line, pack) else None


def _words(text: str) -> list[str]:
    return lines.WORD.findall(text.lower())


@by_pack
def _months(pack: Pack) -> frozenset[str]:
    """Give the forms of the months' names: "7.26 August" is an item of a list and its day."""
    return frozenset(form for forms in cldr.time(pack).months for form in forms)


def raised(page: Page, told: Sequence[int], body: list[float], found: list[Entry]) -> list[float]:
    """Give the likelihood of each block to be body where the page has entries: that of their sentences is sure."""
    if not found:
        return body
    inside = list(body)
    for entry, places in _parts(page, found):
        for place in places:
            block, cue = page.blocks[place], told[place]
            titled = not page.parents and place == entry.place + 1 and not _leads(block, cue)
            if titled or _prose(block, cue) or _heads(block, cue):
                inside[place] = max(inside[place], SURE)
    for entry in found:
        inside[entry.place] = SURE if not whole(page, entry) else 0.0
    return inside


def _clocks(page: Page, pack: Pack, least: int) -> Iterator[Entry]:
    """Give the lines that are a time, and those that open with one, of either kind where several look so."""
    looks = list(_looking_so(page))
    for some in ([one for one in looks if one[2] is None], [one for one in looks if one[2] is not None]):
        for place, size, told in some if len(some) >= least else ():
            block = page.blocks[place]
            dated = bool((block.near | block.far) & hints.LIVE)
            moment = clock(told or _behind_age(block.text, pack), ANY_DAY, pack, dated=dated)
            if moment:
                yield Entry(place, size, minute(moment))


def _looking_so(page: Page) -> Iterator[tuple[int, int, str | None]]:
    """Give where each line stands that may be a time or open with one, the time's size, and what it opens with."""
    begun = [
        (place, block)
        for place, block in enumerate(page.blocks)
        if not block.linked and ((first := block.text[:1]).isdigit() or first in "[(" or block.near & hints.DATE)
    ]
    for place, block in begun:
        text = block.text
        if block.far & ELSEWHERE or block.tag in CELLS:
            continue
        if len(text) <= ALONE and CLOCK.match(text):
            yield place, len(text), None
        elif opening := OPENING.match(text):
            yield place, opening.end(), opening["clock"]


def _behind_age(text: str, pack: Pack) -> str:
    """Give the time of a line that has an age before it; any other line as it is."""
    found = AGED.fullmatch(text)
    return found["clock"] if found and when.age(found["age"], pack=pack) else text


def _signed(page: Page, pack: Pack) -> Iterator[Entry]:
    """Give every line that is a time with a name behind it, and perhaps an age before it."""
    for place, block in enumerate(page.blocks):
        text = block.text
        found = NAMED.fullmatch(text) if text[:1].isdigit() and len(text) <= ALONE else None
        if not found or not all(word[0].isupper() for word in found["who"].split()):
            continue
        moment = clock(found["clock"], ANY_DAY, pack, dated=False)
        if moment and (not found["age"] or when.age(found["age"], pack=pack)):
            yield Entry(place, len(text), minute(moment))


def ticked(text: str, pack: Pack) -> str:
    """Give the time of a line that has a name behind it or an age before; any other line as it is."""
    text = _behind_age(text, pack)
    found = NAMED.fullmatch(text)
    return found["clock"] if found and not clock(text, ANY_DAY, pack, dated=True) else text


def minute(moment: Moment) -> int:
    """Give the minute of the day of a moment that has a clock."""
    return int(moment.edtf[11:13]) * 60 + int(moment.edtf[14:16])


def step(before: int, after: int) -> int:
    """Give the minutes from one time of the day to another, the shorter way round the clock."""
    return (after - before + 720) % 1440 - 720


def _ordered(found: Sequence[Entry]) -> bool:
    """Say whether times follow each other one way, be it past midnight; one in ten may be out of its place."""
    steps = [step(before.minute, after.minute) for before, after in pairwise(found)]
    rises, falls = sum(step > 0 for step in steps), sum(step < 0 for step in steps)
    return min(rises, falls) <= len(found) // 10 and rises != falls


def _told(page: Page, told: Sequence[int], found: Sequence[Entry]) -> bool:
    """Say whether most times have a sentence of their own."""
    over = 0
    for entry, places in _parts(page, found):
        own = page.blocks[entry.place]
        opened = own.text[entry.size :]
        over += (len(opened) >= SHORTEST and opened.endswith(SENTENCE)) or any(
            _prose(page.blocks[place], told[place]) and page.blocks[place].text.endswith(SENTENCE) for place in places
        )
    return 3 * over >= 2 * len(found)


def _parts(page: Page, found: Sequence[Entry]) -> Iterator[tuple[Entry, range]]:
    """Give each entry with the places of the blocks below it.

    The last one has those of its element, or as many as the longest before it where it has none of its own.
    """
    longest = max((after.place - before.place for before, after in pairwise(found)), default=1)
    for number, entry in enumerate(found):
        last = number + 1 == len(found)
        end = _closed(page, found, longest) if last else found[number + 1].place
        yield entry, range(entry.place + 1, end)


def _closed(page: Page, found: Sequence[Entry], longest: int) -> int:
    """Give the place behind the last entry."""
    place, parents = found[-1].place, page.parents
    most = min(place + longest, len(page.blocks))
    if not parents or len(found) < DECLARED:
        return most
    before, own, element = set[int](), 0, page.blocks[found[-2].place].node
    while element:
        before.add(element)
        element = parents[element]
    element = page.blocks[place].node
    while element and element not in before:
        own, element = element, parents[element]
    end = place + 1
    while own and end < len(page.blocks) and _inside(page.blocks[end].node, own, parents):
        end += 1
    return end if end > place + 1 else most


def _inside(element: int, outer: int, parents: Sequence[int]) -> bool:
    while element > outer:
        element = parents[element]
    return element == outer


def _prose(block: Block, told: int) -> bool:
    """Say whether a block is text of an entry: a sentence, of a few words only in an element, or any longer block."""
    size, whole_sentence = len(block.text), block.text.endswith(SENTENCE)
    prose = (whole_sentence or size >= SHORTEST) if block.tag else (whole_sentence and size >= SHORTEST)
    return prose and not _leads(block, told)


def _heads(block: Block, told: int) -> bool:
    """Say whether a block is the heading of an entry."""
    return block.tag in HEADINGS and not _leads(block, told)


def _leads(block: Block, told: int) -> bool:
    """Say whether a block leads elsewhere or asks for something."""
    asks = told & (FURNITURE | cues.AD | cues.READ_ALSO | cues.MORE | CREDITED)
    return bool(2 * block.linked > len(block.text) or asks or block.far & ELSEWHERE)
