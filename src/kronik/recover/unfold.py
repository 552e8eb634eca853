"""A flattened page whose lines were joined into one, laid out in lines again.

Some tools keep no line break at all: headline, stamp, caption, report, "read also" and related list run into each
other, with a space between them or without. What a line of its own holds can be told by its form: a date with its
clock is no part of a sentence, nor is an age, a heading of a list, a mark of an advertisement. Such a stretch is cut
out, and what lies between two cuts is a line.

Only a page that shows such a stamp or several ages in one line is cut; running text alone stays as it is. Nothing is
moved or dropped: spans count code points of the page's text as before, and sentences stay cut where they were.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise

import msgspec

from kronik import when
from kronik.language import Pack, load
from kronik.language.page import Words
from kronik.records import Block, Lang, Page, Span
from kronik.recover.lines import ENGLISH
from kronik.when import cldr
from kronik.when.zones import fixed

FULL = 200
"""Characters of a line that can hold a whole page."""

LONG = 600
"""Characters of a line from which it stays cut into sentences, as `kronik.page` cuts it."""

AGES = 2
"""Ages in one line that are a list of other articles."""

HEAD = 1_500
"""Characters from the start of a line in which its stamp stands, and behind the stamp its dateline."""

TITLE = (12, 200)
"""Characters of a title that stands twice."""

EDGE = " \t\u00a0"

Cut = int


def page(leaf: Page, pack: Pack) -> Page:
    """Give a flattened page with the lines that its tool joined; any other page as it is.

    Returns:  the same text; blocks that begin where a line began carry no `joined`.
    Cost:     nothing for HTML and for text in short lines; linear in the text otherwise.
    """
    if leaf.parents or not leaf.blocks or (long := _long(leaf)) is None:
        return leaf
    cuts = sorted({cut for start, end in long for cut in _cuts(leaf.text, start, end, pack)})
    return msgspec.structs.replace(leaf, blocks=tuple(_blocks(leaf, cuts)), packed=b"") if cuts else leaf


def _long(leaf: Page) -> list[tuple[int, int]] | None:
    """Give the lines of a page that are long enough to hold several; None where mojibake was mended in them."""
    edges = [0, *(n for n, (a, b) in enumerate(pairwise(leaf.blocks), 1) if a.group != b.group), len(leaf.blocks)]
    long = [
        (leaf.blocks[a].span.start, leaf.blocks[b - 1].span.end)
        for a, b in pairwise(edges)
        if leaf.blocks[b - 1].span.end - leaf.blocks[a].span.start >= FULL
    ]
    return long if long and not any(block.shifts for block in leaf.blocks) else None


def _blocks(leaf: Page, cuts: list[Cut]) -> Iterator[Block]:
    """Cut the blocks; each stretch between two cuts is a line of its own, whole if it is not too long."""
    fresh = leaf.blocks[-1].group
    for _, group in groupby(leaf.blocks, key=lambda block: block.group):
        blocks = list(group)
        if not bisect_left(cuts, blocks[-1].span.end) - bisect_right(cuts, blocks[0].span.start):
            yield from blocks
            continue
        for line in _pieces(leaf.text, blocks, cuts):
            fresh += 1
            for number, span in enumerate(line):
                text = span.of(leaf.text)
                yield Block(span=span, text=text, node=fresh, group=fresh, joined=" " if number else "")


def _pieces(text: str, blocks: list[Block], cuts: list[Cut]) -> Iterator[list[Span]]:
    """Give the lines of some blocks: each as one stretch, a long one as the sentences that it was cut into."""
    lines: list[list[Span]] = []
    for block in blocks:
        inside = cuts[bisect_right(cuts, block.span.start) : bisect_left(cuts, block.span.end)]
        for number, (start, end) in enumerate(pairwise([block.span.start, *inside, block.span.end])):
            kept = text[start:end].strip(EDGE)
            at = text.find(kept, start)
            if not VISIBLE.search(kept):
                continue
            if number or not block.joined or not lines or _held(start, cuts):
                lines.append([])
            lines[-1].append(Span(at, at + len(kept)))
    for spans in lines:
        whole = spans[-1].end - spans[0].start <= LONG
        yield [Span(spans[0].start, spans[-1].end)] if whole else spans


VISIBLE = re.compile(r"\w")


def _held(at: int, cuts: list[Cut]) -> bool:
    """Say whether a cut lies at an offset, or at the blank before it."""
    place = bisect_right(cuts, at) - 1
    return place >= 0 and at - cuts[place] <= 1


# ---- where a line begins --------------------------------------------------------------------------------------


def _cuts(text: str, start: int, end: int, pack: Pack) -> Iterator[Cut]:
    """Give the offsets at which a line began, in one long line of a page."""
    stamps = [found.span() for found in _stamp(pack).finditer(text, start, end) if _alone(text, found, pack)]
    ages = list(_ages(text, start, end, pack))
    early = [stamp for stamp in stamps if stamp[0] - start < HEAD]
    if not early and len(ages) < AGES:
        return
    marks = sorted([*stamps, *ages, *_phrases(text, start, end, pack, listed=bool(ages))])
    for a, b in marks:
        yield from (a, b)
    for opener in _bylines(pack).finditer(text, start, end):
        yield opener.start()
        if glued := NAMED.match(text, opener.end(), end):
            yield glued.end()
    yield from (found.start() for found in _tagged(pack.furniture.share).finditer(text, start, end))
    for stamp in early[:1]:
        near = _names(pack).search(text, max(start, stamp[0] - NAMES), stamp[0])
        by = [near.start()] if near else [o.start() for o in _bylines(pack).finditer(text, start, stamp[0])][:1]
        yield from by
        yield from _signature(text, start, stamp[0])
        yield from (
            desk.start() for desk in [_desk(pack).search(text, max(start, stamp[0] - NAMES), stamp[0])] if desk
        )
        trail = [*_trail(text, start, stamp[0]), *_menu(text, start, stamp[0], pack)]
        yield from trail
        yield from _standfirst(
            text, trail[0] if trail else start, min((cut for cut in [*by, stamp[0]]), default=end), pack
        )
        yield from _dateline(text, stamp[1], min(end, stamp[1] + HEAD))
    yield from (found.end() for found in INITIALS.finditer(text, start, end))
    for a, b in ages:
        yield from _card(text, start, a, b)
    for opener in _read_also(pack).finditer(text, start, end):
        yield opener.start()
        yield from _title_end(text, opener.end(), end, pack)


def _alone(text: str, found: re.Match[str], pack: Pack) -> bool:
    """Say whether a stamp is a line's: no preposition before it, and no sentence that goes on behind it."""
    before = BEFORE.search(text, max(0, found.start() - 20), found.start())
    small = {*cldr.time(pack).within, *cldr.time(load(ENGLISH)).within}
    behind = text[found.end() : found.end() + 2].lstrip(EDGE)
    return not (before and before[0].strip().lower() in small) and not (behind[:1].islower() or behind[:1] in ",.;)")


INITIALS = re.compile(r"(?<=[.!?”\":'’])\s*\([a-z]{2,5}/[a-z]{2,5}\)")
"""Initials in brackets, with which a report ends: "(ands/rkt)"."""

BEFORE = re.compile(r"[^\W\d_]+\s*$")


def _ages(text: str, start: int, end: int, pack: Pack) -> Iterator[tuple[int, int]]:
    """Give the ages: a number, its unit, and what says that it lies behind ("13 hari lalu")."""
    for found in AGE.finditer(text, start, end):
        words = [found.start(), *(word.end() for word in WORD.finditer(found[0]))]
        for size in words[:0:-1]:
            stop = found.start() + size
            if not text[stop : stop + 1].islower() and when.age(text[found.start() : stop], pack=pack):
                yield found.start(), stop
                break


AGE = re.compile(r"(?<![\d.,/:])\d{1,3}\s+[a-zà-þ]+(?:\s+[a-zà-þ]+){0,2}")
WORD = re.compile(r"[^\W\d_]+")


def _phrases(text: str, start: int, end: int, pack: Pack, *, listed: bool) -> Iterator[tuple[int, int]]:
    """Give the whole lines that every page has: marks of advertisements, headings and buttons of lists."""
    for form in (_lines(pack, listed), _buttons(pack.furniture.share)):
        yield from (found.span() for found in form.finditer(text, start, end))


def _card(text: str, start: int, age: int, behind: int) -> Iterator[Cut]:
    """Cut at a title that stands on both sides of its age."""
    before, after = text[:age].rstrip(EDGE), behind + len(text[behind:]) - len(text[behind:].lstrip(EDGE))
    for size in range(min(TITLE[1], len(before) - start), TITLE[0] - 1, -1):
        if text.startswith(before[-size:], after) and not text[after].isspace():
            yield len(before) - size
            yield after + size
            return


def _title_end(text: str, at: int, end: int, pack: Pack) -> Iterator[Cut]:
    """Say where the title behind "read also" ends: with its last words that stand elsewhere, or at a glued word."""
    window = text[at : min(end, at + TITLE[1])]
    glued = GLUED.search(window, TITLE[0])
    stops = [space.start() for space in SPACE.finditer(window, TITLE[0])]
    ends = [*stops, *([glued.start()] if glued else []), *([len(window)] if at + len(window) == end else [])]
    low, high = 0, len(ends := sorted(ends))
    while low < high:  # a title that stands elsewhere has all its beginnings there
        middle = (low + high) // 2
        if _twice(text, window[: ends[middle]]):
            low = middle + 1
        else:
            high = middle
    if low and ends[low - 1] >= 2 * TITLE[0]:
        yield at + ends[low - 1]
    elif glued:
        yield at + glued.start()
    elif sentence := _sentence(text, window, pack):
        yield at + sentence


def _sentence(text: str, window: str, pack: Pack) -> int:
    """Say where a sentence begins behind a title in capitals: at the last capital before the first small word.

    A name that the page has elsewhere is not cut; 0 where the title is written small.
    """
    small = {*pack.page.small, *load(ENGLISH).page.small}
    words = list(TOKEN.finditer(window))
    opening = OPENING.search(window, TITLE[0])
    if opening and all(word in small or not word[:1].islower() for word in TOKEN.findall(window[: opening.start()])):
        return opening.start()
    first = next((n for n, word in enumerate(words) if word[0].islower() and word[0] not in small), 0)
    while first > 1:
        first -= 1
        word, before = words[first][0], words[first - 1]
        if word in small or word[0].isdigit():
            continue
        begin = words[first].start()
        if not word[0].isupper() or before[0] in small:
            break
        if text.count(window[before.start() : words[first].end()]) == 1:
            quoted = len(window[:begin].rstrip('"“‘('))
            return quoted if quoted >= TITLE[0] else 0
    return 0


OPENING = re.compile(r"(?<!\S)[A-ZÀ-Þ][a-zà-þ]+(?:\s[a-zà-þ]+){1,2},\s(?=[A-ZÀ-Þ\"“])")
"""How a sentence opens whose small words end before a comma, as those of a title in capitals do not: "Meanwhile in
town, the …"."""

TOKEN = re.compile(r"[^\s\"“”‘’(),;:]+")

GLUED = re.compile(r"(?:(?<=[a-zà-þ0-9?!”)])|(?<=\S\"))(?=[\"“]?[A-ZÀ-Þ][a-zà-þ])")
"""Two words without a blank: where a line break was lost."""

SPACE = re.compile(r"\s+")


def _twice(text: str, words: str) -> bool:
    first = text.find(words)
    return first >= 0 and text.find(words, first + 1) >= 0


def _standfirst(text: str, start: int, end: int, pack: Pack) -> Iterator[Cut]:
    """Cut between a headline in capitals and the sentences under it."""
    heading = text[start:end].strip(EDGE)
    if FULL_STOP.search(heading) and (cut := _sentence(text, heading, pack)):
        yield text.find(heading, start) + cut


FULL_STOP = re.compile(r"[a-zà-þ)\"”]\.(?:\s|$)")


def _trail(text: str, start: int, end: int) -> Iterator[Cut]:
    """Cut behind a trail of sections: its last step is a word of the menu before it ("Sport … > Sport Title")."""
    step = next(iter(re.findall(r"[>»›]\s*(?=[^\s>»›][^>»›]*$)", text[start:end])), "")
    at = text.rfind(step, start, end) + len(step) if step else end
    stops = [stop.start() for stop in STEP.finditer(text, at + 1, min(end, at + TITLE[1]))]
    known = [stop for stop in stops if text.find(text[at:stop].strip(), start, at) >= 0]
    yield from known[-1:]


STEP = re.compile(r"(?=\s)|(?<=[a-zà-þ])(?=[A-ZÀ-Þ])")
"""Where a step of a trail may end."""


def _menu(text: str, start: int, end: int, pack: Pack) -> Iterator[Cut]:
    """Cut behind a menu: the sections of a site, one after the other, before a headline."""
    found = _sections(pack.furniture.menu).match(text, start, end)
    if found and end - found.end() >= SHORTEST_TITLE:
        yield found.end()


@lru_cache(32)
def _sections(words: Words) -> re.Pattern[str]:
    """Give the form of a menu: three of its words in a row, and more, each perhaps behind another word."""
    each = _capital((*words, *load(ENGLISH).furniture.menu))
    step = rf"(?:{each})(?![a-zà-þ])[\s|·•›»/-]*"
    return re.compile(rf"\s*(?:{step}){{3,}}(?:[^\W\d_]{{2,14}}?\s*{step})*")


SHORTEST_TITLE = 20
"""Characters of a headline behind a menu."""


def _signature(text: str, start: int, end: int) -> Iterator[Cut]:
    """Cut before a name and its outlet at the end of what stands before a stamp: "… Ana Sari - Kabar Ranah".

    The name begins with the first of its words from which the page has it once more, as a photographer's.
    """
    found = SIGNED.search(text, max(start, end - NAMES), end)
    if not found:
        return
    joints = [joint.start() for joint in JOINT.finditer(found["name"])]
    for joint in joints[-5:-1]:
        name = found["name"][joint:].rstrip()
        if " " in name and text.count(name) > 1:
            yield found.start("name") + joint
            return


JOINT = re.compile(r"(?:(?<!\S)|(?<=[a-zà-þ]))(?=[A-ZÀ-Þ])")


SIGNED = re.compile(r"(?P<name>(?:[A-ZÀ-Þ][\w.’']*\s){2,}\s?)[-–—]\s[\w.]+(?:\s[A-Z][\w.]+)?\s*$")
"""A name, a dash and an outlet."""


def _dateline(text: str, start: int, end: int) -> Iterator[Cut]:
    """Cut before the dateline: names, one of them loud or an address, and a dash before a capital."""
    found = LOUD.search(text, start, end) or PLACED.search(text, start, end)
    if found:
        yield found.start()
        return
    for plain in PLAIN.finditer(text, start, end):
        if text.count(plain["place"], start) > 1:
            yield plain.start("place")
            return


_NAME = r"[A-Z][\w.’']*"
LOUD = re.compile(
    rf"(?:(?<![\w.])|(?<=[a-zà-þ]))(?:[A-Za-z]+\.[a-z]{{2,}}(?:\.[a-z]{{2}})?|[A-Z]{{4,}}(?:\.[A-Z]+)*)(?![a-z])"
    rf"(?:[\s,/(]+(?:{_NAME}|\d{{1,2}}(?!\d))\)?){{0,6}}\s*(?:--|[-–—])\s*(?=[A-Z\"“‘'])"
)
"""A dateline that begins with an outlet's address or a place in capitals: "RANAH.CO, Padang -", "RANAH, May 4 -"."""

PLACED = re.compile(
    rf"(?<![\w.])(?:{_NAME}\s){{0,1}}{_NAME}(?:,(?:\s{_NAME}){{1,3}}|\s\([^()]{{2,30}}\))\s*(?:--|[–—]|\s-\s)\s*(?=[A-Z\"“‘'])"
)
"""A dateline that begins with a place and names its outlet: "Padang, Ranah Online --", "Padang (Ranah) -"."""

PLAIN = re.compile(r"(?:(?<=[\s.)])|(?<=[a-zà-þ]))(?P<place>[A-Z][a-zà-þ]{3,})\s(?:--|[-–—])\s(?=[A-Z\"“‘'])")
"""A dateline that is a place alone; the report must name it again."""


# ---- forms ----------------------------------------------------------------------------------------------------


@lru_cache(16)
def _stamp_of(code: Lang) -> re.Pattern[str]:
    """Give the form of a date with its clock, and its zone where one is printed."""
    packs = [cldr.time(load(code)), cldr.time(load(ENGLISH))]
    months = _any(word for times in packs for names_ in times.months for word in names_)
    days = _any(word for times in packs for names_ in times.weekdays for word in names_)
    clocks = _any(word for times in packs for word in (*times.clocks, *times.hours))
    zones = _any(zone for zone in ZONES if fixed(zone))
    begin = r"(?-i:(?<=[a-zà-þ?!\"”)])(?=[A-ZÀ-Þ])|(?<!\w))"
    day = rf"(?:(?:{days})\.?,?\s+)?"
    written = rf"\d{{1,2}}\.?[\s-]+(?:{months})\.?,?[\s-]+\d{{4}}|(?:{months})\.?\s+\d{{1,2}},?\s+\d{{4}}"
    numeric = r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}"
    halves = _any(word for times in packs for part in ("am", "pm") for word in times.parts.get(part, ()))
    clock = (
        rf"[\s,|•·/–-]*(?:(?:{clocks})\.?\s*)?\d{{1,2}}[.:]\d{{2}}(?:[.:]\d{{2}})?(?!\d)(?:\s*(?:{halves})(?!\w))?"
    )
    return re.compile(rf"(?i:{begin}{day}(?:{written}|{numeric}){clock})(?:\s*(?:{zones})(?![a-z]))?")


ZONES = ("WIB", "WITA", "WIT", "UTC", "GMT", "BST", "CET", "CEST", "EST", "EDT", "PST", "PDT", "MYT", "SGT")
"""Zones that news prints behind a clock; those that the grammar of moments does not know are left out."""


def _stamp(pack: Pack) -> re.Pattern[str]:
    return _stamp_of(pack.code)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))


def _capital(words: Iterable[str]) -> str:
    """Give a choice of words that begin with a capital; the rest of them may be of any case."""
    longest = sorted(set(words), key=len, reverse=True)
    return "|".join(f"{re.escape(word[0].upper())}(?i:{re.escape(word[1:])})" for word in longest)


def _lines(pack: Pack, listed: bool) -> re.Pattern[str]:
    english, own = load(ENGLISH).page, pack.page
    words = (*own.ads, *english.ads)
    return _whole((*words, *own.related, *own.popular, *own.more, *english.more) if listed else words)


@lru_cache(32)
def _whole(words: Words) -> re.Pattern[str]:
    """Give the form of phrases that begin with a capital and before one: what follows them is another line."""
    each = _capital(word for word in words if len(word) >= SHORTEST)
    return re.compile(
        rf"(?:(?<=[a-zà-þ.?!\"”)])|(?<=[A-Z])(?=[A-Z][a-z])|(?<!\w))(?:{each})(?=\s*[A-ZÀ-Þ\"“0-9(]|\s*$)"
    )


@lru_cache(32)
def _buttons(words: Words) -> re.Pattern[str]:
    """Give the form of several buttons in a row: "Share Facebook WhatsApp"."""
    each = _capital({*words, *load(ENGLISH).furniture.share})
    return re.compile(rf"(?:(?<=[a-zà-þ.?!\"”)])|(?<!\w))(?:(?:{each})\s*){{3,}}(?=[A-ZÀ-Þ\"“]|$)")


SHORTEST = 8
"""Characters of a phrase that is no word of a sentence."""


NAMES = 80
"""Characters before a stamp in which its byline begins."""


def _names(pack: Pack) -> re.Pattern[str]:
    """Give the form of a byline without a colon, at the end of what stands before a stamp."""
    openers = tuple(word for words in pack.page.bylines.values() for word in words)
    return _closing(openers, (*pack.page.joins, *load(ENGLISH).page.joins))


@lru_cache(32)
def _closing(words: Words, joins: Words) -> re.Pattern[str]:
    each, joint = _capital(words), _any(joins)
    name = rf"\s+{_NAME},?|\s+(?:{joint})(?=\s+[A-Z])" if joint else rf"\s+{_NAME}"
    return re.compile(rf"(?:(?<=[a-zà-þ.?!\"”)])|(?<!\w))(?:{each})(?:{name}){{1,9}}\s*$")


def _bylines(pack: Pack) -> re.Pattern[str]:
    english = load(ENGLISH)
    words = [word for each in (pack, english) for words in each.page.bylines.values() for word in words]
    words += [word[:-1] for each in (pack, english) for word in each.furniture.share if word.endswith(":")]
    return _opened(tuple(words))


@lru_cache(32)
def _opened(words: Words) -> re.Pattern[str]:
    """Give the form of openers with their colon."""
    each = _capital(words)
    return re.compile(rf"(?:(?<=[a-zà-þ.?!\"”)])|(?<!\w))(?:{each})\s*:")


NAMED = re.compile(r"\s*(?:[A-ZÀ-Þ][\w.’'-]*\s+){0,3}[A-ZÀ-Þ][a-zà-þ]{2,}(?=[A-ZÀ-Þ][a-zà-þ])")
"""The names behind an opener, up to a word that was glued to the last: "Editor: Ana SariWarga …"."""


@lru_cache(32)
def _tagged(words: Words) -> re.Pattern[str]:
    """Give the form of the word before tags that are marked: "Tags # Kapal # Selat"."""
    each = _capital({*words, *load(ENGLISH).furniture.share})
    return re.compile(rf"(?:(?<=[a-zà-þ.?!\"”)])|(?<!\w))(?:{each})\s*:?\s*(?=#\s?[^\W\d_])")


def _desk(pack: Pack) -> re.Pattern[str]:
    return _desks(pack.page.desks)


@lru_cache(32)
def _desks(words: Words) -> re.Pattern[str]:
    """Give the form of a desk and a dash at the end of what stands before a stamp: "… Redaksi - "."""
    each = _capital((*words, *load(ENGLISH).page.desks))
    return re.compile(rf"(?:(?<=[a-zà-þ.?!\"”)])|(?<!\w))(?:{each})\s*[-–—|]\s*$")


def _read_also(pack: Pack) -> re.Pattern[str]:
    return _opened((*pack.page.read_also, *load(ENGLISH).page.read_also))
