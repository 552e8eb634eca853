"""The report stands together.

Where there are no tags, what is likely but lies apart from it is another story's teaser; in HTML the model sees the
containers. Where it sees next to no body in them, the container that holds most of what is faintly likely is the
body: its prose may stand in an element named after pictures, menus or cards.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate
from typing import Final

from kronik.page import hints
from kronik.records import Block, Page
from kronik.recover.roles import cues, split
from kronik.recover.roles.below import AROUND
from kronik.recover.roles.sheet import BODY_AT, FURNITURE, HEADINGS, RAISED, RUNNING, SENTENCE, SURE

GAP: Final = 8
"""Unlikely lines in a row that part the report from what follows; inside it, lists of links are shorter."""

ENOUGH: Final = 0.5
"""Likely characters, as a share of the largest cluster's, from which a cluster is another part of the report. Both
numbers are the best of a small grid on pages of sites not trained on: body F1 of flattened pages rose by .009."""


PROSE: Final = 400
"""Characters in paragraphs of which the model is sure that make a smaller cluster part of the report: a newsletter's
box or a list of links may stand before it, longer than `GAP`."""
PARAGRAPH: Final = 100
CONVINCED_AT: Final = 0.85

FAR: Final = 60
"""Lines from the nearest part of the report beyond which even these are another text's."""


def largest(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares with those of clusters that are no part of the report set to 0.

    Args:     told: the cues of each block; a cluster that asks for consent is none, however long its notice.
    """
    if page.parents:
        return shares
    steps = _steps(page)
    clusters = [found for found in _clusters(shares, steps) if not any(told[at] & cues.CONSENT for at in found)]
    masses = [sum(_weight(page.blocks[place]) * shares[place] for place in cluster) for cluster in clusters]
    if not masses:
        return shares
    kept = {at for at, mass in enumerate(masses) if mass >= ENOUGH * max(masses)}
    convincing = [at for at, cluster in enumerate(clusters) if _convincing(page, cluster, shares)]
    for way in (convincing, convincing[::-1]):  # what is near a part of the report may be what another is near to
        for at in way:
            if any(_apart(clusters[at], clusters[near], steps) <= FAR for near in kept):
                kept.add(at)
    places = {place for at in kept for place in clusters[at]}
    return [0.0 if share >= BODY_AT and place not in places else share for place, share in enumerate(shares)]


def _steps(page: Page) -> list[int]:
    """Number the lines; one that stands on the page again and again, as between all passages, has that before it."""
    often = Counter(block.text for block in page.blocks)
    return list(accumulate(often[block.text] < OFTEN for block in page.blocks))


OFTEN: Final = 4
"""Times that a line stands on a page from which it parts nothing."""


def _apart(one: list[int], other: list[int], steps: list[int]) -> int:
    """Give the lines between two clusters."""
    return max(steps[one[0]] - steps[other[-1]], steps[other[0]] - steps[one[-1]])


def _weight(block: Block) -> float:
    """Weigh a line by its characters; in a short one, as of a programme or a table, a few of them tell little."""
    size = len(block.text)
    return size if size >= RUNNING else size * SHORT


SHORT: Final = 0.25


def _clusters(shares: list[float], steps: list[int]) -> list[list[int]]:
    """Give the likely lines, parted where many unlikely ones follow one another."""
    clusters: list[list[int]] = []
    for place, share in enumerate(shares):
        if share >= BODY_AT:
            if clusters and steps[place] - steps[clusters[-1][-1]] <= GAP + 1:
                clusters[-1].append(place)
            else:
                clusters.append([place])
    return clusters


def _convincing(page: Page, cluster: list[int], shares: list[float]) -> bool:
    """Say whether a cluster holds enough paragraphs that are surely body."""
    sizes = [len(page.blocks[place].text) for place in cluster if shares[place] >= CONVINCED_AT]
    return sum(size for size in sizes if size >= PARAGRAPH) >= PROSE


MAIN: Final = 0.5
"""The share of the likely text that one container holds where it is the report's own, and not one entry of many."""

TEASERS: Final = 3
"""Likely blocks under a linked title from which they are the teasers of a list."""

LINKED_TITLE: Final = 15
"""The fewest characters of such a title."""

UNDER: Final = 4
"""Blocks above a teaser in which its title is looked for: a name and a time may stand between them."""


def teasers(page: Page, shares: list[float]) -> list[float]:
    """Give the shares with those of the teasers of other articles set to 0; flattened text as it is.

    A teaser stands outside the report's own container, right under a title that is a link.
    """
    likely = [at for at, share in enumerate(shares) if share >= BODY_AT]
    if not page.parents or not likely:
        return shares
    blocks, mass = page.blocks, dict[int, int]()
    for at in likely:
        mass[blocks[at].group] = mass.get(blocks[at].group, 0) + len(blocks[at].text)
    main = max(mass, key=mass.__getitem__)
    if mass[main] < MAIN * sum(mass.values()):
        return shares
    found = {at for at in likely if blocks[at].group != main and _under_link(page, at, shares)}
    if len(found) < TEASERS:
        return shares
    return [0.0 if at in found else share for at, share in enumerate(shares)]


def _under_link(page: Page, at: int, shares: list[float]) -> bool:
    """Say whether the last title above a block is a link; only what is no body itself stands between them."""
    for above in range(at - 1, max(-1, at - 1 - UNDER), -1):
        block = page.blocks[above]
        linked = len(block.text) >= LINKED_TITLE and block.linked >= 0.8 * len(block.text)
        if linked and (block.tag in HEADINGS or above == at - 1):
            return True
        if block.tag in HEADINGS or shares[above] >= BODY_AT:
            return False
    return False


EDGE_AT: Final = 0.25
BESIDE: Final = 2
"""The share from which a sentence right above or below the report is part of it, and the lines in which it must
stand: five of six such characters were, on sites not trained on. Between two passages, half were captions."""


def edges(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for doubtful sentences at the edges of the report; only where there are no tags.

    Args:     told: the cues of each line; what has any stays as it is.
    """
    if page.parents:
        return shares
    raised, count = list(shares), len(shares)
    for step, places in ((1, range(count)), (-1, range(count - 1, -1, -1))):
        last = -count
        for at in places:
            ahead = (
                shares[place] for place in range(at + step, at + step * (BESIDE + 1), step) if 0 <= place < count
            )
            if raised[at] >= BODY_AT:
                last = at
            elif abs(at - last) <= BESIDE and _doubtful(page, at, told, shares) and max(ahead, default=0) < BODY_AT:
                raised[at] = RAISED
                last = at
    return raised


def _doubtful(page: Page, at: int, told: list[int], shares: list[float]) -> bool:
    text = page.blocks[at].text
    return shares[at] >= EDGE_AT and not told[at] and len(text) >= RUNNING and text.endswith(SENTENCE)


TOPICAL: Final = 0.9
"""What the share of a doubtful sentence and the part of its longer words that the report says, too, come to where it
belongs to the report: of such characters nine in ten did, on sites not trained on."""
LONGER: Final = re.compile(r"\w{6,}")
DOUBTED: Final = 0.1
"""The share that such a sentence has at least."""
SAID: Final = 0.35
"""The part of them that it says at least."""
HALF_INSIDE: Final = 0.4
"""The share from which a sentence between two parts of the report needs no more: again nine in ten."""


def topical(page: Page, told: list[int], raw: list[float], shares: list[float]) -> list[float]:
    """Give the shares, raised for sentences near the report that say its words; only without tags.

    None that stands on the page twice: a teaser of the report, a quotation drawn out of it.

    Args:     told: the cues of each line; what has any stays as it is.
              raw: the shares before any was taken for another text's.
    """
    kept = [at for at, share in enumerate(shares) if share >= BODY_AT]
    if page.parents or not kept:
        return shares
    report = " ".join(page.blocks[at].text for at in kept)
    said, steps, raised = frozenset(LONGER.findall(report.lower())), _steps(page), list(shares)
    for at, block in enumerate(page.blocks):
        if shares[at] >= BODY_AT or told[at] or len(block.text) < RUNNING:
            continue
        if raw[at] < (DOUBTED if at > kept[0] else BODY_AT):  # above the report stands what introduces it
            continue
        if not block.text.endswith(SENTENCE) or page.text.count(block.text[-PIECE:]) > 1:
            continue
        words = LONGER.findall(block.text.lower())
        part = sum(len(word) for word in words if word in said) / max(sum(map(len, words)), 1)
        between = kept[0] < at < kept[-1] and raw[at] >= HALF_INSIDE
        near = min(abs(steps[at] - steps[place]) for place in kept) <= FAR
        if between or (part >= SAID and raw[at] + part >= TOPICAL and near):
            raised[at] = RAISED
    return raised


KIN: Final = 5
"""Running blocks of one markup from which its likely ones speak for the others."""

MOST: Final = 0.7
"""The share of their text that must be likely."""

KIN_AT: Final = 0.25
"""The share from which another block of that markup, among them or beside them, is body too."""


def alike(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for prose of the markup in which nearly all is likely; flattened text as it is.

    Where each paragraph has an element of its own, the model sees no common container, and doubts single ones.

    Args:     told: the cues of each block; what has any stays as it is.
    """
    if not page.parents:
        return shares
    kinds: dict[tuple[str, str, int], list[int]] = {}
    for at, block in enumerate(page.blocks):
        if len(block.text) >= RUNNING and not told[at] and 2 * block.linked < len(block.text):
            kinds.setdefault((block.tag, block.style, block.near & ~hints.LINK), []).append(at)
    raised = set[int]()
    for kin in kinds.values():
        likely = [at for at in kin if shares[at] >= BODY_AT]
        if len(likely) < KIN or len(likely) == len(kin):
            continue
        near = [at for at in kin if likely[0] - GAP <= at <= likely[-1] + GAP]
        if _size(page, likely) >= MOST * _size(page, kin):
            raised.update(at for at in near if KIN_AT <= shares[at] < BODY_AT)
    return [RAISED if at in raised else share for at, share in enumerate(shares)]


SIBLINGS: Final = 3
"""Passages of one container, element and class from which a sentence beside them, of the same, is one of them."""

NEAR: Final = 3
"""Blocks between it and them at most: a read-also and an advertisement."""


def siblings(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for sentences among the report's own passages; flattened text as it is.

    In a short article the model doubts a short last sentence, and a first one, with its dateline, in an element of
    its own.
    """
    if not page.parents:
        return shares
    kinds: dict[tuple[int, str, str], list[int]] = {}
    for at, share in enumerate(shares):
        if share >= BODY_AT:
            kinds.setdefault(_kin(page.blocks[at]), []).append(at)
    raised = list(shares)
    for at, block in enumerate(page.blocks):
        if shares[at] >= BODY_AT or told[at] or len(block.text) < SHORTEST:
            continue
        kin = kinds.get(_kin(block), ())
        if len(kin) < SIBLINGS or min(abs(at - place) for place in kin) > NEAR:
            continue
        ended = block.text.endswith(SENTENCE) or split.signoff(block.text) < len(block.text)
        if ended and 2 * block.linked < len(block.text):
            raised[at] = RAISED
    first = next((at for at, share in enumerate(raised) if share >= BODY_AT), 0) - 1
    if first >= 0 and _doubtful(page, first, told, shares) and split.dateline(page.blocks[first].text):
        raised[first] = RAISED
    return raised


SHORTEST: Final = 20
"""Characters of such a sentence."""


ITEMS: Final = frozenset({"li", "dd", "dt"})

FURNISHED: Final = AROUND | hints.RELATED | hints.TAGS | hints.SHARE


def listed(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised for the lists of the report: hours, ingredients, papers to bring along.

    Such a list has no links and stands in the container of two passages or more, under one of them that ends with a
    colon, or under a passage or a heading with a passage below it. In long reports the model finds them by itself; on
    2,556 real pages some twenty lists came in, of offers, dates and steps, and nothing else.
    """
    if not page.parents:
        return shares
    places: dict[int, list[int]] = {}
    for at, block in enumerate(page.blocks):
        if block.tag in ITEMS:
            places.setdefault(block.group, []).append(at)
    held = Counter(block.group for block, share in zip(page.blocks, shares, strict=True) if share >= BODY_AT)
    raised = list(shares)
    for group, items in places.items():
        if held[page.parents[group]] > 1 and _plain(page, told, items) and _led(page, shares, items):
            for at in items:
                raised[at] = max(raised[at], RAISED)
    return raised


def _plain(page: Page, told: list[int], items: list[int]) -> bool:
    """Say whether items say nothing but what they tell."""
    return not any(told[at] or page.blocks[at].linked or page.blocks[at].far & FURNISHED for at in items)


def _led(page: Page, shares: list[float], items: list[int]) -> bool:
    """Say whether items stand under what leads to a list."""
    above, below = items[0] - 1, items[-1] + 1
    if above < 0 or page.blocks[above].group != page.parents[page.blocks[items[0]].group]:
        return False
    colon = page.blocks[above].text.endswith((":", "："))
    heads = shares[above] >= BODY_AT or page.blocks[above].tag in HEADINGS or colon
    goes_on = any(share >= BODY_AT for share in shares[below:][: NEAR * NEAR])
    return heads and (goes_on or (colon and any(share >= BODY_AT for share in shares[:above])))


def _kin(block: Block) -> tuple[int, str, str]:
    return block.group, block.tag, block.style


def commented(page: Page, shares: list[float]) -> list[float]:
    """Give the shares with those of readers' comments set to 0, where the report stands outside them."""
    under = {at for at, block in enumerate(page.blocks) if (block.near | block.far) & hints.COMMENT}
    outside = [at for at, share in enumerate(shares) if share >= BODY_AT and at not in under]
    if not under or _size(page, outside) < HALF:
        return shares
    return [0.0 if at in under and at > outside[0] else share for at, share in enumerate(shares)]


COPY: Final = 1_000
"""Characters from which a block may be a copy of the whole report, put into one element for another screen."""

COPIES: Final = 4
"""Such blocks that are looked at."""

PIECE: Final = 40
"""Characters by which a paragraph is known again."""


def repeated(page: Page, shares: list[float]) -> list[float]:
    """Give the shares with those of repeated text set to 0: of a paragraph's second copy, and of the whole report's.

    The copy that is in paragraphs stays.
    """
    likely = [at for at, share in enumerate(shares) if share >= BODY_AT]
    seen, again = set[str](), set[int]()
    for at in likely:
        text = page.blocks[at].text
        if len(text) > RUNNING and text in seen:
            again.add(at)
        seen.add(text)
    pieces = [at for at in likely if len(page.blocks[at].text) > RUNNING]
    for whole in [at for at in likely if len(page.blocks[at].text) >= COPY and at not in again][:COPIES]:
        text = page.blocks[whole].text
        inside = [at for at in pieces if at != whole and page.blocks[at].text[5 : 5 + PIECE] in text]
        if len(inside) > 1 and 2 * _size(page, inside) >= len(text):
            again.add(whole)
    return [0.0 if at in again else share for at, share in enumerate(shares)]


def _size(page: Page, places: list[int]) -> int:
    return sum(len(page.blocks[at].text) for at in places)


FAINT: Final = 0.12
"""The least share of a passage of a faint body. Teasers of other stories mostly have less than .1."""

WHOLE: Final = 250
"""Characters that a faint body must have: two sentences of news."""

HALF: Final = 120
"""Characters of a faint body whose share is at least `HALFWAY`: a short note under a picture."""
HALFWAY: Final = 0.3

OUTWEIGHS: Final = 3
"""How many times longer than what is likely a faint body must be to take its place; it must hold nearly all of it."""
NEARLY: Final = 0.8


def faint(page: Page, told: list[int], shares: list[float]) -> list[float]:
    """Give the shares, raised in one container where the page has hardly a likely body.

    Of all containers, and of all stretches of a text without tags, that one is taken in which what is faintly likely
    most outweighs what is not, so that the parts of a list or a slide show, each in an element of its own, are found
    together.

    Args:     told: the cues of each block.
    """
    blocks = page.blocks
    likely = _running(page, [at for at, share in enumerate(shares) if share >= BODY_AT])
    if OUTWEIGHS * likely > len(page.text):
        return shares
    prose = [at for at, b in enumerate(blocks) if 2 * b.linked < len(b.text) and not told[at] & FURNITURE]
    fullest = _fullest(page, prose, shares) if page.parents else _stretch(page, prose, shares)
    found = [at for at in fullest if shares[at] >= FAINT]
    if not page.parents:
        prosaic = 2 * _running(page, found) >= _size(page, found)
        found = found if prosaic and _believable(page, found, shares, likely) else []
    elif not _believable(page, found, shares, likely):
        found = _beside(page, shares) if 0 < likely < WHOLE else [] if likely else _last_resort(page, prose)
    raised = set(found)
    return [SURE if place in raised else share for place, share in enumerate(shares)]


def _believable(page: Page, found: list[int], shares: list[float], likely: int) -> bool:
    """Say whether a faint body is long enough, much longer than what is likely, and holds nearly all of that."""
    size = _size(page, found)
    mean = sum(len(page.blocks[at].text) * shares[at] for at in found) / max(size, 1)
    if size < (HALF if mean >= HALFWAY else WHOLE) or size < OUTWEIGHS * likely:
        return False
    return _running(page, [at for at in found if shares[at] >= BODY_AT]) >= NEARLY * likely


def _beside(page: Page, shares: list[float]) -> list[int]:
    """Give the half likely blocks in the containers of a short body, of its elements: lines of a list or a table."""
    likely = {(block.group, block.tag) for block, share in zip(page.blocks, shares, strict=True) if share >= BODY_AT}
    return [
        at
        for at, block in enumerate(page.blocks)
        if HALFWAY <= shares[at] < BODY_AT and (block.group, block.tag) in likely
    ]


def _last_resort(page: Page, prose: list[int]) -> list[int]:
    """Give the most sentences of one container and markup on a page of which the model believes nothing."""
    groups: dict[tuple[int, str, str], list[int]] = {}
    for at in prose:
        block = page.blocks[at]
        if len(block.text) >= RUNNING and block.text.endswith(SENTENCE):
            groups.setdefault((block.group, block.tag, block.style), []).append(at)

    best = max(groups.values(), key=lambda group: _size(page, group), default=[])
    return best if len(best) > 1 and _size(page, best) >= WHOLE else []


def _fullest(page: Page, prose: list[int], shares: list[float]) -> list[int]:
    """Give those blocks of `prose` that lie in the container where faintly likely text most outweighs other."""
    sums = [0.0] * len(page.parents)
    for at in prose:
        sums[page.blocks[at].group] += len(page.blocks[at].text) * (shares[at] - FAINT)
    for element in range(len(sums) - 1, 0, -1):
        sums[page.parents[element]] += sums[element]
    best = max(range(len(sums)), key=sums.__getitem__)
    inside = [False] * len(sums)
    inside[best] = True
    for element in range(best + 1, len(sums)):
        inside[element] = inside[page.parents[element]] if page.parents[element] >= best else False
    return [at for at in prose if inside[page.blocks[at].group]]


def _stretch(page: Page, prose: list[int], shares: list[float]) -> list[int]:
    """Give those blocks of `prose` that lie in the stretch where faintly likely text most outweighs other."""
    best, sum_, start, kept = 0.0, 0.0, 0, range(0)
    among = set(prose)
    for at, block in enumerate(page.blocks):
        sum_ += _weight(block) * ((shares[at] if at in among else 0) - FAINT)
        if sum_ <= 0:
            sum_, start = 0.0, at + 1
        elif sum_ > best:
            best, kept = sum_, range(start, at + 1)
    return [at for at in kept if at in among]


def _running(page: Page, places: list[int]) -> int:
    return sum(len(page.blocks[at].text) for at in places if len(page.blocks[at].text) >= RUNNING)
