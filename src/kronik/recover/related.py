"""The list of other articles: cards of title, age or date, teaser and address.

Every outlet lays its cards out alike within a list, and no two lists alike: the age stands above the title or under
it, the title stands twice, a picture's text stands between. A list's first card tells its order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kronik import when
from kronik.language import Pack, load
from kronik.language.page import Words
from kronik.records import Age, Block, Labelled, Moment, Record, Related, Role, Span
from kronik.recover import lines, permalink
from kronik.recover.entries import Entries
from kronik.recover.lines import ENGLISH
from kronik.recover.trust import fold, may_fold
from kronik.recover.view import View

PARTS = frozenset({Role.RELATED_TITLE, Role.RELATED_AGE, Role.RELATED_TEASER})

NO_STORIES = Entries()

TOLD = PARTS | {Role.RELATED_HEADING, Role.PARAGRAPH}
"""Roles that make or end a list."""

MOST = 200
"""Cards of one list that are kept; a longer list is the outlet's whole index."""

SHORTEST = 8
"""Code points of a title; shorter links are buttons."""

EDGES = " \t\n\u00a0•·|-–—*»›>()"
"""What stands around a title or an age."""

CLOSING = re.compile(r"\s*\((?P<age>[^()]{4,40})\)\s*$")
"""An age in brackets behind a title."""

HEADLINE, WORDS = 25, 3
"""Code points and blanks of a link that is a headline; shorter ones lead to sections and services."""

HEADING = 40
"""Code points of the heading of a list."""

LONGEST_STAMP = 80
"""Code points of an age or date on a card."""


class Card(Record, frozen=True):
    """The stretches that make one card."""

    titles: tuple[Span, ...] = ()
    ages: tuple[Span, ...] = ()
    teasers: tuple[Span, ...] = ()


class Run(Record, frozen=True):
    """One list: its cards, and the heading over it."""

    cards: tuple[Card, ...]
    heading: str = ""


ALL = 0.8
"""The part of a line that its links hold where it is nothing but titles."""


def lists(view: View) -> tuple[Run, ...]:
    """Give the lists of cards of the page, in reading order."""
    return tuple(_runs(view))


def find(
    view: View, runs: tuple[Run, ...], *, every: bool = False, stories: Entries = NO_STORIES
) -> tuple[Related, ...]:
    """Give the article's related items in reading order, each title once.

    Args:     runs: the lists of the page (`lists`). every: all of them, as a front page's content; else the lists
              that every page of an outlet shows (the most read, the latest) are left out. stories: the entries of the
              page, whose titles are items, however short, each with the day and the teaser of its own entry.
    Returns:  `age` where an age is printed, `published` where a date is, or where the capture makes one of the age.
    """
    chosen = [run for run in runs if every or not _popular(run.heading, view.pack)]
    items = [_item(card, view) for run in chosen for card in run.cards[:MOST]]
    if every:
        items.extend(_loose(view, stories))
    return tuple(_once(item for item in items if _titled(item, view)))


def _titled(item: Related, view: View) -> bool:
    """Say whether an item's title is one: no button, no heading of a list, no single word without a date."""
    words = fold(item.title)
    if len(item.title) < SHORTEST or words in _headings(view.pack.page.related, view.pack.page.popular):
        return False
    if words in _buttons(view.pack.furniture.share):
        return False
    spaced = " " in item.title or not item.title.isascii()
    return spaced or item.age is not None or item.published is not None


def _loose(view: View, stories: Entries) -> Iterator[Related]:
    """Give the links of a list page that are long enough to be headlines, each with its date and teaser."""
    blocks = view.page.blocks
    owners = {at: places[0] for places in stories.owned for at in places}
    entries = {places[0]: [blocks[at] for at in places[1:]] for places in stories.owned}
    for place, block in enumerate(blocks):
        for link in block.links:
            title, span, rest = _unglued(block, link.span, view)
            long = len(title) >= HEADLINE and title.count(" ") >= WORDS
            short = not long and link.span.start in stories.titles and not _day(title, view)
            if (long or short) and not link.url.startswith("#"):
                beside = (*range(place + 1, min(place + 3, len(blocks))), *range(max(0, place - 1), place))
                free = [blocks[at] for at in beside if owners.get(at, place) == place]  # and no other entry's
                near = [b.text for b in sorted(free, key=lambda b: not _one_card(b, block)) if not b.linked]
                if len(block.links) == 1:
                    own = (Span(link.span.end, block.span.end), Span(block.span.start, link.span.start))
                    near = [*(block.of(one).strip(" \t-–—|·•()") for one in own), *near]
                age, published = _dated([text for text in (*rest, *near) if len(text) <= LONGEST_STAMP], view)
                teaser = _teaser(entries.get(place, ()), title, link.url, view)
                yield Related(title=title, url=link.url, span=span, age=age, published=published, teaser=teaser)


def _teaser(entry: Iterable[Block], title: str, url: str, view: View) -> str | None:
    """Give the first line of an entry that tells more than its title, and tells no day."""
    known = fold(title)
    for block in entry:
        text = " ".join(block.text.split())
        leads = block.linked and any(link.url != url for link in block.links)
        if leads or len(text) < TEASER or text.count(" ") < WORDS or fold(text) == known:
            continue
        if len(text) > LONGEST_STAMP or _dated([text], view) == (None, None):
            return text
    return None


TEASER = 20
"""Code points of a teaser."""


def _one_card(beside: Block, title: Block) -> bool:
    """Say whether a line stands in the element of a title, or its title in its own, or both in one."""
    return beside.group in (title.node, title.group) or beside.node == title.group


def _popular(heading: str, pack: Pack) -> bool:
    return fold(heading) in _most_read(pack.page.popular)


@lru_cache(64)
def _most_read(popular: Words) -> frozenset[str]:
    return frozenset(map(fold, (*popular, *load(ENGLISH).page.popular)))


def _once(items: Iterable[Related]) -> Iterator[Related]:
    """Give each title once; the first item of a title that has an age or an address stands for all."""
    kept: dict[str, Related] = {}
    for item in items:
        key = fold(item.title)
        best = kept.get(key)
        if best is None or _fullness(item) > _fullness(best):
            kept[key] = item
    yield from kept.values()


def _fullness(item: Related) -> int:
    return sum(part is not None for part in (item.url, item.age or item.published, item.teaser))


def _runs(view: View) -> Iterator[Run]:
    """Give the stretches of the page where only cards stand; a heading or a paragraph ends one."""
    heading, parts = "", list[Labelled]()
    for label in view.labels:
        if label.role not in TOLD:
            continue
        listed = label.role in PARTS
        opens = label.role is Role.RELATED_HEADING or (listed and _heads(label, view))
        if opens or label.role is Role.PARAGRAPH:
            if parts:
                yield Run(heading=heading, cards=tuple(_cards(parts, view)))
            heading, parts = view.text(label.span) if opens else "", []
        elif listed:
            parts.extend(_parted(label, view))
    if parts:
        yield Run(heading=heading, cards=tuple(_cards(parts, view)))


def _parted(label: Labelled, view: View) -> list[Labelled]:
    """Cut a line that is nothing but several titles, each a link, at its links."""
    block = view.block(label.span) if label.role is Role.RELATED_TITLE else None
    links = [link.span for link in block.links if len(block.of(link.span)) >= SHORTEST] if block else []
    titles = [span for span in links if block and " " in block.of(span)]
    if block is None or len(titles) < 2 or sum(span.end - span.start for span in titles) < ALL * len(block.text):
        return [label]
    return [Labelled(span=span, role=label.role, rule=label.rule) for span in titles]


def _heads(label: Labelled, view: View) -> bool:
    """Say whether a line among cards is the heading of another list."""
    if label.span.end - label.span.start > HEADING:
        return False
    return fold(view.text(label.span)) in _headings(view.pack.page.related, view.pack.page.popular)


@lru_cache(64)
def _headings(related: Words, popular: Words) -> frozenset[str]:
    english = load(ENGLISH).page
    return frozenset(fold(phrase) for phrase in (*related, *popular, *english.related, *english.popular))


@lru_cache(64)
def _buttons(share: Words) -> frozenset[str]:
    return frozenset(map(fold, (*share, *load(ENGLISH).furniture.share)))


def _cards(run: list[Labelled], view: View) -> Iterator[Card]:
    """Cut a run into cards: at each new title, or at each age where the ages stand above their titles."""
    ages_first = run[0].role is Role.RELATED_AGE
    card = Card()
    for label in run:
        if _starts(label, card, view, ages_first):
            if card.titles:
                yield card
            card = Card()
        card = _with(card, label)
    if card.titles:
        yield card


def _starts(label: Labelled, card: Card, view: View, ages_first: bool) -> bool:
    if ages_first:
        return label.role is Role.RELATED_AGE and bool(card.titles)
    if label.role is not Role.RELATED_TITLE or not card.titles:
        return False
    text, title = view.text(label.span), view.text(card.titles[0])
    return text != title and not (may_fold(text, known := fold(title)) and fold(text) == known)


def _with(card: Card, label: Labelled) -> Card:
    match label.role:
        case Role.RELATED_TITLE:
            return Card(titles=(*card.titles, label.span), ages=card.ages, teasers=card.teasers)
        case Role.RELATED_AGE:
            return Card(titles=card.titles, ages=(*card.ages, label.span), teasers=card.teasers)
        case _:
            return Card(titles=card.titles, ages=card.ages, teasers=(*card.teasers, label.span))


def _item(card: Card, view: View) -> Related:
    title, span, rest = _title(card.titles[0], view)
    age, published = _dated([*(view.text(span) for span in card.ages), *rest], view)
    url = next((url for span in (*card.titles, *card.teasers) if (url := view.url(span))), None)
    teasers = (" ".join(view.text(span).split()) for span in card.teasers)
    teaser = next((text for text in teasers if fold(text) != fold(title)), None)
    return Related(title=title, url=url, span=span, age=age, published=published, teaser=teaser)


def _title(span: Span, view: View) -> tuple[str, Span, list[str]]:
    """Give a card's title, its span, and what else stands in its line: the link is the title where there is one."""
    block = view.block(span)
    links = [link.span for link in (block.links if block else ()) if span.start <= link.span.start < span.end]
    longest = max(links, key=lambda link: link.end - link.start, default=None)
    if block is not None and longest is not None and longest.end - longest.start >= SHORTEST:
        inner, where, rest = _unglued(block, longest, view)
        around = [block.of(Span(span.start, longest.start)), block.of(Span(longest.end, span.end))]
        return inner, where, [*rest, *(part.strip(EDGES) for part in around)]
    text = span.of(view.page.text)
    start = len(text) - len(text.lstrip(EDGES))
    closing = CLOSING.search(text)
    end = closing.start() if closing and _dated([closing["age"]], view) != (None, None) else len(text)
    kept = text[start:end].rstrip()
    rest = [closing["age"]] if closing and end < len(text) else []
    return " ".join(kept.split()), Span(span.start + start, span.start + start + len(kept)), rest


def _unglued(block: Block, link: Span, view: View) -> tuple[str, Span, list[str]]:
    """Give the title that a link is, its span, and the age or the day glued to its end: "Rain ahead2 hours ago"."""
    text = block.of(link)
    for digit in GLUED.finditer(text, SHORTEST):
        rest = text[digit.start() :].strip()
        if len(rest) <= AGE and (when.age(rest, pack=view.pack) or _day(rest, view)):
            kept = text[: digit.start()].rstrip(EDGES)
            first = block.text.find(text)
            return " ".join(kept.split()), block.cut(first, first + len(kept)), [rest]
    return " ".join(text.split()), link, []


def _day(text: str, view: View) -> bool:
    """Say whether a text is a day, with its clock or without, and nothing else."""
    moment = None if lines.spare(text, view.pack) else when.moment(text, pack=view.pack)
    return moment is not None and moment.precision not in permalink.COARSE


BARS = re.compile(r"\s+[|·•]\s+")
"""What parts an age on a card from its section: "Region | 2 hours ago"."""

GLUED = re.compile(r"(?<=[^\W\d_]|[?!”\"')])(?=\d)")
"""Where a number follows a word without a blank: an element of its own that a page sets apart."""

AGE = 40
"""Code points of an age or a day glued to a title."""


def _dated(texts: list[str], view: View) -> tuple[Age | None, Moment | None]:
    """Give the card's age and its moment: printed, or counted back from the capture."""
    captured = view.page.captured
    for text in (part for whole in texts for part in BARS.split(whole) if part):
        if age := when.age(text[:LONGEST_STAMP], pack=view.pack):
            return age, when.ago(age, captured) if captured else None
        now = captured.latest if captured else None
        if moment := when.moment(text[:LONGEST_STAMP], pack=view.pack, now=now):
            return None, moment
    return None, None
