"""The entries of a list of stories: titles that lead elsewhere, each with a text of its own.

A front page, a tag's page, a search or a blog's first page prints teasers, or whole posts, that read like the
paragraphs of an article. What tells them is their order: each stands under a title that is a link, and either in an
element that holds no other such title (a card) or among headings that are all links. Links between the paragraphs of
a report share its container with them and are no headings, or stand in boxes that hold nothing of the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from kronik import when
from kronik.language import load
from kronik.page import hints
from kronik.records import BODY, Block, Link, Record, Role, Span
from kronik.recover import lines, permalink
from kronik.recover.trust import fold
from kronik.recover.view import View

SHORTEST, WIDE = 15, 8
"""Characters of a title; of a script that has no cases and writes no blanks."""

LONGEST = 300

MARKS = 5
"""Dates and buttons from which flattened text is a list."""

EDGES = " .…»›>→[]()"

DIGIT = re.compile(r"\d")

STAMP = 60
"""Characters of a line that is a date and hardly more."""

TEASER = 40
"""Characters of the shortest teaser."""

OWN = 150
"""Characters from which the text under one title that is most of all is the page's own, and no teaser."""

STORIES = 3
"""Stories from which a page is a list of them."""

MOST = 400
"""Titles that are looked at: a page with more is told by these."""

AROUND = hints.NAV | hints.MENU | hints.FOOTER | hints.COMMENT
"""What holds links that are no titles of stories."""

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt"))


class Entries(Record, frozen=True):
    """What of a page is entries of a list."""

    told: int = 0
    """Entries that have a text of their own, be it a teaser or a whole post, or a date."""
    within: int = 0
    """Characters of the body that are entries' text."""
    size: int = 0
    """Characters of all entries that are more than a title."""
    spans: tuple[Span, ...] = ()
    """Where these entries stand, in reading order."""
    titles: frozenset[int] = frozenset()
    """Where the links begin that are their titles."""
    owned: tuple[tuple[int, ...], ...] = ()
    """The places of each entry's blocks, that of its title first."""

    def hold(self, span: Span | None) -> bool:
        """Say whether a stretch of the page is an entry's."""
        return span is not None and any(entry.start <= span.start < entry.end for entry in self.spans)


def find(view: View) -> Entries:
    """Find the entries of a page; none where there are too few for a list, or where it declares itself an article."""
    if view.declares_article:
        return Entries()
    if not view.page.parents:
        return _flat(view)
    found = _under(view, list(_titles(view)))
    return found if found.spans else _under(view, _bare(view))


def _under(view: View, titles: list[int]) -> Entries:
    """Find the entries under these titles; none where there are too few for a list."""
    stories = _stories(view, titles) if len(titles) >= STORIES else {}
    blocks = view.page.blocks
    prose = {title: _prose([blocks[at] for at in under], blocks[title]) for title, under in stories.items()}
    total = sum(prose.values())
    stories = {title: under for title, under in stories.items() if 2 * prose[title] <= total or prose[title] < OWN}
    told = sum(prose[title] > 0 or _dated(blocks, under) for title, under in stories.items())
    if told < STORIES:
        return Entries()
    spans = [Span(blocks[under[0]].span.start, blocks[under[-1]].span.end) for under in stories.values()]
    return Entries(
        told=told,
        within=sum(
            len(blocks[at].text) for under in stories.values() for at in under if view.role(blocks[at]) in BODY
        ),
        size=sum(span.end - span.start for span in spans),
        spans=tuple(sorted(spans, key=lambda span: span.start)),
        titles=frozenset(_link(blocks[title]).span.start for title in stories if blocks[title].links),
        owned=tuple((title, *(at for at in under if at != title)) for title, under in stories.items()),
    )


def _flat(view: View) -> Entries:
    """Find the entries of flattened text: between most passages stands a date or a "read more" on a line of its own.

    A source that gives the headline has told that the text is one article.
    """
    body = [label.span for label in view.labels if label.role in BODY]
    if not body or view.page.declared.title:
        return Entries()
    marks = [block.span for block in view.page.blocks if _closes(block, view)]
    parted = sum(any(a.end <= mark.start < b.start for mark in marks) for a, b in pairwise(body))
    if len(marks) < MARKS or not parted or 2 * parted < len(body) - 1:
        return Entries()
    first, last = min(body[0].start, marks[0].start), max(body[-1].end, marks[-1].end)
    size = sum(span.end - span.start for span in body)
    return Entries(told=len(marks), within=size, size=last - first, spans=(Span(first, last),))


def _closes(block: Block, view: View) -> bool:
    """Say whether a line is a date or an age and nothing else, or a button that leads on."""
    text = block.text
    if len(text) > STAMP:
        return False
    if DIGIT.search(text):
        return not lines.spare(text, view.pack) or when.age(text, pack=view.pack) is not None
    return text.lower().strip(EDGES) in (*view.pack.page.more, *load(lines.ENGLISH).page.more)


def _bare(view: View) -> list[int]:
    """Give the titles of a list that has no links: headings of one markup, a date or an age under most."""
    kinds: dict[tuple[str, str], list[int]] = {}
    for place, block in enumerate(view.page.blocks):
        plain = block.tag in HEADINGS and not block.links and not block.far & AROUND
        if plain and WIDE <= len(block.text) <= LONGEST and not _tells_day(block, view):
            kinds.setdefault((block.tag, block.style), []).append(place)
    most = max(kinds.values(), key=len, default=[])
    if not MARKS <= len(most) <= MOST:
        return []
    ends = [*most[1:], len(view.page.blocks)]
    under = [view.page.blocks[a + 1 : min(z, a + 1 + UNDER)] for a, z in zip(most, ends, strict=True)]
    dated = sum(any(_tells_day(block, view) for block in blocks) for blocks in under)
    return most if 5 * dated >= 4 * len(most) else []


UNDER = 5
"""Lines under a title without a link in which its date stands."""


def _tells_day(block: Block, view: View) -> bool:
    """Say whether a line is a day, with its clock or without, or an age, and nothing else."""
    text = block.text
    if len(text) > STAMP or not DIGIT.search(text):
        return False
    if when.age(text, pack=view.pack):
        return True
    moment = None if lines.spare(text, view.pack) else when.moment(text, pack=view.pack)
    return moment is not None and moment.precision not in permalink.COARSE


def _prose(entry: list[Block], title: Block) -> int:
    """Count the characters of an entry's teaser or text: lines that are no link, or lead where the title leads."""
    url = _link(title).url if title.links else ""
    beside = [block for block in entry if block is not title and len(block.text) >= TEASER]
    text = sum(len(b.text) for b in beside if 2 * b.linked < len(b.text) or (b.links and _link(b).url == url))
    return text + (len(title.text) if 2 * title.linked < len(title.text) else 0)


def _dated(blocks: tuple[Block, ...], under: list[int]) -> bool:
    """Say whether an entry prints a number in a line of its own, as dates and ages do."""
    entry = [blocks[at] for at in under]
    alone = any(len(b.text) <= STAMP and not b.linked and DIGIT.search(b.text) for b in entry)
    return alone or any(map(_numbered, entry))


def _numbered(block: Block) -> bool:
    """Say whether a line that leads on prints a number beside its link."""
    if block.linked == len(block.text) or not block.links:
        return False
    around = block.text.replace(block.of(_link(block).span), "", 1)
    return DIGIT.search(around) is not None


def _titles(view: View) -> Iterator[int]:
    """Give the places of the titles, each address and each wording once."""
    own = {fold(claim.value) for claim in view.page.declaration.titles}
    more = {*view.pack.page.more, *load(lines.ENGLISH).page.more}
    seen = set[str]()
    for place, block in enumerate(view.page.blocks):
        if not (_leads(block) or _leads_on(block, more) or _leads_dated(block, view)) or view.role(block) in (
            Role.TAG,
            Role.BYLINE,
        ):
            continue
        if view.role(block) is Role.READ_ALSO and block.tag not in HEADINGS and _leads(block):
            continue
        words, url = fold(block.text), _link(block).url
        if words in own or words in seen or url in seen:
            continue
        seen |= {words, url}
        yield place
        if len(seen) >= 2 * MOST:
            return


def _leads(block: Block) -> bool:
    """Say whether a line is a link of a title's length, and in no menu."""
    if not block.links or block.far & AROUND:
        return False
    text, size = block.text, len(block.text)
    if not WIDE <= size <= LONGEST or 2 * block.linked < size or (" " not in text and text.isascii()):
        return False
    return size >= SHORTEST or text.lower() == text.upper()


def _leads_on(block: Block, more: set[str]) -> bool:
    """Say whether a line ends with a link that leads on: of a teaser whose title is no link."""
    if not block.links or block.far & AROUND:
        return False
    last = block.links[-1]
    return last.span.end == block.span.end and block.of(last.span).lower().strip(EDGES) in more


def _leads_dated(block: Block, view: View) -> bool:
    """Say whether a line is one link of a title's length, and its date beside it is longer."""
    if len(block.links) != 1 or block.far & AROUND or not SHORTEST <= block.linked < len(block.text) <= LONGEST:
        return False
    around = block.text.replace(block.of(block.links[0].span), "", 1)
    dated = len(around) <= STAMP and DIGIT.search(around) and not lines.spare(around, view.pack)
    return bool(dated) and when.moment(around, pack=view.pack) is not None


def _stories(view: View, titles: list[int]) -> dict[int, list[int]]:
    """Give the titles that have more than themselves in their entry, each with all of its blocks in reading order."""
    owners = _cells(view, titles)
    for place, owner in _rows(view, titles, owners):
        owners.setdefault(place, owner)
    stories: dict[int, list[int]] = {}
    for place, owner in sorted(owners.items()):
        stories.setdefault(owner, []).append(place)
    blocks = view.page.blocks
    for place in titles:
        stories.setdefault(place, [place])
    return {owner: places for owner, places in stories.items() if len(places) > 1 or _numbered(blocks[owner])}


def _link(block: Block) -> Link:
    return max(block.links, key=lambda link: link.span.end - link.span.start)


def _cells(view: View, titles: list[int]) -> dict[int, int]:
    """Give the blocks of the cards, each with the place of its title: no other title stands in its element.

    The element that holds the headline is no card; nor is one that holds the title alone.
    """
    blocks, parents = view.page.blocks, view.page.parents
    held, nodes = Counter[int](), {blocks[place].node for place in titles}
    chains = {place: _chain(blocks[place].node, parents) for place in titles}
    for chain in chains.values():
        held.update(chain)
    for span in (label.span for label in view.roles.get(Role.HEADLINE, ())):
        if (block := view.block(span)) and block.node not in nodes:
            held.update(_chain(block.node, parents))
    cells = {}
    for place, chain in chains.items():
        alone = [element for element in chain if held[element] == 1]
        if alone:
            cells[alone[-1]] = place
    owners: dict[int, int] = {}
    around = {node: _outer(node, parents, cells) for node in {block.node for block in blocks}} if cells else {}
    for place, block in enumerate(blocks) if cells else ():
        if (cell := around[block.node]) >= 0:
            owners[place] = cells[cell]
    full = Counter(owners.values())
    return {place: owner for place, owner in owners.items() if full[owner] > 1}


def _outer(element: int, parents: tuple[int, ...], cells: dict[int, int]) -> int:
    """Give the card that an element is in, -1 where it is in none."""
    while element and element not in cells:
        element = parents[element]
    return element if element in cells else -1


def _chain(element: int, parents: tuple[int, ...]) -> list[int]:
    """Give an element and those around it, inmost first."""
    chain = [element]
    while element:
        element = parents[element]
        chain.append(element)
    return chain


def _rows(view: View, titles: list[int], owners: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Give the blocks that follow titles side by side, with the place of their title.

    The titles are headings of one kind in one container, and what follows is in that container, too.
    """
    blocks, parents = view.page.blocks, view.page.parents
    rows = [place for place in titles if place not in owners and _heading(blocks[place])]
    kinds = Counter((blocks[place].group, blocks[place].tag) for place in rows)
    rows = [place for place in rows if kinds[blocks[place].group, blocks[place].tag] >= STORIES]
    for title, after in pairwise((*rows, len(blocks))):
        yield title, title
        for place in range(title + 1, after):
            if not _inside(blocks[place].node, blocks[title].group, parents):
                break
            yield place, title


def _heading(block: Block) -> bool:
    return block.tag in HEADINGS or 5 * block.strong >= 4 * len(block.text)


def _inside(element: int, outer: int, parents: tuple[int, ...]) -> bool:
    while element > outer:
        element = parents[element]
    return element == outer
