"""A page as numbers: one column for each block, for the model that says which blocks are body.

No word of the page is among them. A column holds the block's shape (lengths, punctuation, links), what its markup
hints and its words cue, its place, and how it stands to the page: how much running text its containers hold, how near
it is to the container that holds most, whether the line stands twice, whether the page declares it.

All blocks at once, in numpy; the few loops of Python run over lists of numbers.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kronik.page import hints
from kronik.records import Block, Page
from kronik.recover.roles import cues

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]
Column = npt.NDArray[Any]

TAGS: Final = (
    *("", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "div", "section", "article", "blockquote"),
    *("figcaption", "dd", "dt", "body", "button", "label", "header", "footer", "aside", "figure", "pre", "other"),
)
TAG_PLACE: Final = {tag: place for place, tag in enumerate(TAGS)}

CLASSES: Final = ("lower", "upper", "digit", "space", "stop", "comma", "quote", "wide")
"""Kinds of characters counted in each block; "wide" is a letter of a script without cases."""

LOWER, UPPER, DIGIT, _, STOP, _, QUOTE, WIDE = range(len(CLASSES))
NO_KIND: Final = len(CLASSES)
"""The kind of all other characters."""

STARTS: Final = np.array([UPPER, LOWER, DIGIT, QUOTE], np.uint8)
"""Kinds of first characters, in the order of their features."""
OTHER_START: Final = ~np.isin(np.arange(NO_KIND + 1), [*STARTS, WIDE])
"""For each kind whether it is none of those with which a line commonly starts."""

SENTENCE: Final = 40
"""Characters from which a line that ends like a sentence counts as running text; 15 in wide scripts."""

WINDOWS: Final = (2, 5, 12)
"""Blocks to either side over which running text is summed."""

REACH: Final = 20_000
"""Characters to either side in which a line's double is looked for: more than most pages have, and no more, so that
the cost of a page grows with its size and not with its square."""

MANY: Final = 3_000
"""Blocks beyond which that is not looked for at all."""

DECLARED: Final = 40_000
"""Characters of a declared body in which lines are looked for."""

KEY: Final = 50
"""Characters by which a line is known again in the page's declarations."""

SLUG_WORD: Final = re.compile(r"[^\W_]{3,}")
FEWEST: Final = 3
"""Words that a headline and the page's address must share."""
SLUG_AT: Final = 0.5
MOSTLY: Final = 0.5
"""Share of link text above which a line is a link to another page, and no headline."""

LONG_WORD: Final = re.compile(r"\w{6,}")

PREFIX: Final = 11
"""Characters by which lines are told to begin alike: "READ MORE: ", "Advertisement"."""

LEVELS: Final = 4
"""Containers around a block whose text is summed."""

UP: Final = 12
"""Steps up from a block in which the container is looked for that it shares with the fullest one."""


def names() -> list[str]:
    """Give the name of every feature, in order."""
    shape = ["chars", "words", "word_size", *(f"share_{kind}" for kind in CLASSES), "commas", "stops", "title_case"]
    edges = ["ends_stop", "ends_colon", "ends_comma", "ends_quote", "starts_upper", "starts_lower", "starts_digit"]
    edges += ["starts_quote", "starts_other", "running"]
    links = ["linked", "links", "all_linked", "strong", "all_strong", "joined", "joins_next"]
    place = ["place", "place_chars", "from_start", "from_end", "blocks", "page_running", "has_tags"]
    title = [
        "is_title",
        "is_lead",
        "like_title",
        "after_title",
        "title_distance",
        "declares_body",
        "in_declared",
        "slug",
        "topic",
        "kinship",
    ]
    groups = [f"{what}_{level}" for level in range(LEVELS) for what in ("share", "density", "count")]
    groups += ["group_size", "group_place", "rank", "below", "fullest"]
    groups += [f"{kind}_{what}" for kind in ("hinted", "styled") for what in ("size", "running", "mean", "goes_on")]
    groups += ["group_goes_on", "group_continues"]
    windows = [f"window_{size}_{side}" for size in WINDOWS for side in ("before", "after")]
    bits = [f"{kind}_{name}" for kind in ("near", "far") for name in hints.BIT]
    tags, told = [f"tag_{tag or 'none'}" for tag in TAGS], [f"cue_{name}" for name in cues.CUES]
    return [
        *shape,
        *edges,
        *links,
        *place,
        *title,
        "twice",
        "prefix",
        "quoted",
        *groups,
        *windows,
        *tags,
        *bits,
        *told,
    ]


NAMES: Final = tuple(names())


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    """Make the table from code point to kind of character; beyond the BMP all is "wide"."""
    table = np.full(0x10000, NO_KIND, np.uint8)
    by_category = {"Ll": 0, "Lu": 1, "Lt": 1, "Nd": 2, "Zs": 3, "Cc": 3, "Lo": 7, "Pi": 6, "Pf": 6}
    special = {
        **dict.fromkeys(".!?…。！？؟۔।", 4),
        **dict.fromkeys(",;:、，；：،", 5),
        **dict.fromkeys("\"'„‚「」『』", 6),
    }
    for code in range(0x10000):
        table[code] = special.get(chr(code), by_category.get(unicodedata.category(chr(code)), NO_KIND))
    table[0xFFFF] = table[ord("字")]
    return table


def _counts(kinds: npt.NDArray[np.uint8], start: Ints, end: Ints) -> Floats:
    """Count the characters of each kind in each block: one row for each of `CLASSES`."""
    ends = np.maximum(np.minimum(end, len(kinds) - 1), start + 1)
    lengths = np.diff(np.stack([start, ends], 1).ravel(), prepend=0)
    inside = np.repeat(np.arange(len(lengths)), lengths)
    cells = np.bincount(inside * (NO_KIND + 1) + kinds[: len(inside)], minlength=len(lengths) * (NO_KIND + 1))
    return cells.reshape(-1, 2, NO_KIND + 1)[:, 1, :NO_KIND].T.astype(np.float32)


_ZERO: Final = np.zeros(1)
_NO: Final = np.zeros(1, np.bool_)


def _log(values: npt.ArrayLike) -> Floats:
    return np.log1p(np.asarray(values, np.float32))


class Sheet:
    """The numbers of one page while its features are made: what several of them need, and the rows so far."""

    def __init__(self, page: Page, told: list[int]) -> None:
        """Gather what the blocks say of themselves."""
        self.page, self.blocks, self.n = page, page.blocks, len(page.blocks)
        self.told = np.array(told, np.int64)
        facts = np.array(_facts(page.blocks), np.int64).reshape(-1, 11).T.copy()
        self.start, self.end, self.node, self.group = facts[:4]
        self.near, self.far, self.tag, self.links, self.joined = facts[4:9]
        self.size = (self.end - self.start).astype(np.float32)
        self.linked, self.strong = facts[9:] / np.maximum(self.size, 1)
        self.codes = np.frombuffer(page.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        self.running = np.zeros(self.n, np.float32)
        """Characters of running text in each block."""
        self.rows = np.zeros((len(NAMES), self.n), np.float32)
        self._done = 0

    def add(self, *columns: Column | float) -> None:
        """Write the next features; a number is that of every block."""
        for column in columns:
            self.rows[self._done] = column
            self._done += 1

    def add_rows(self, rows: Column) -> None:
        """Write a feature for each row."""
        self.rows[self._done : self._done + len(rows)] = rows
        self._done += len(rows)

    def add_bits(self, values: Ints, count: int) -> None:
        """Write each of the first `count` bits of `values` as a feature."""
        octets = values.astype("<i8").view(np.uint8).reshape(-1, 8)
        self.add_rows(np.unpackbits(octets, axis=1, count=count, bitorder="little").T)


def _facts(blocks: tuple[Block, ...]) -> list[int]:
    """Give the numbers of all blocks in one list, eleven for each: numpy reads flat lists fastest."""
    facts: list[int] = []
    add, place, other = facts.extend, TAG_PLACE.get, TAG_PLACE["other"]
    for block in blocks:
        span = block.span
        add((span.start, span.end, block.node, block.group, block.near, block.far, place(block.tag, other)))
        add((len(block.links), block.joined != "", block.linked, block.strong))
    return facts


def of(page: Page, told: list[int]) -> Floats:
    """Give the features of every block: a row for each of `NAMES`, a column for each block."""
    sheet = Sheet(page, told)
    _shape(sheet)
    _links(sheet)
    _place(sheet)
    _titles(sheet)
    _groups(sheet)
    _windows(sheet)
    sheet.add_rows(np.eye(len(TAGS), dtype=np.float32)[:, sheet.tag])
    sheet.add_bits(sheet.near, len(hints.BIT))
    sheet.add_bits(sheet.far, len(hints.BIT))
    sheet.add_bits(sheet.told, len(cues.CUES))
    return sheet.rows


def _shape(sheet: Sheet) -> None:
    """Lengths, kinds of characters and the edges of each block."""
    codes, size = sheet.codes, sheet.size
    kinds = _kinds().take(codes, mode="clip")
    counts = _counts(kinds, sheet.start, sheet.end)
    lower, upper, _, space, stop, comma, _, wide = counts
    share = counts / np.maximum(size, 1)
    is_wide = share[7] > 0.4
    words = np.where(is_wide, wide / 2, space + 1)
    last = codes[sheet.end - 1]
    head, tail, inner = (kinds[at] for at in (sheet.start, sheet.end - 1, np.maximum(sheet.end - 2, sheet.start)))
    ends_quote = (tail == QUOTE) | (last == ord(")")) | (last == ord("]"))
    ends_stop = (tail == STOP) | (ends_quote & (inner == STOP))
    long_enough = size >= np.where(is_wide, 15, SENTENCE)
    sentence = long_enough & (ends_stop | (stop + comma >= 3) | (size > 160)) & (sheet.linked < 0.5)
    sheet.running = np.where(sentence, size, 0).astype(np.float32)
    sheet.add(_log(size), _log(words), (lower + upper + wide) / np.maximum(words, 1) / 10, *share)
    sheet.add(_log(comma), _log(stop), upper / np.maximum(words, 1))
    sheet.add(ends_stop, last == ord(":"), (last == ord(",")) | (last == ord(";")), ends_quote)
    sheet.add_rows(head == STARTS[:, None])
    sheet.add(OTHER_START[head], sentence)


def _links(sheet: Sheet) -> None:
    sheet.add(sheet.linked, _log(sheet.links), sheet.linked > 0.8, sheet.strong, sheet.strong > 0.9)
    sheet.add(sheet.joined, np.append(sheet.joined[1:], 0))


def _place(sheet: Sheet) -> None:
    n, index = sheet.n, np.arange(sheet.n, dtype=np.float32)
    total = max(float(sheet.running.sum()), 1.0)
    before = np.cumsum(sheet.running) - sheet.running
    sheet.add(index / n, before / total, _log(index) / 5, _log(n - 1 - index) / 5)
    sheet.add(np.log1p(n) / 6, np.log1p(total) / 10, float(bool(sheet.page.parents)))


def _titles(sheet: Sheet) -> None:
    """How each block stands to the title and to what the page declares as lead and body."""
    page, texts = sheet.page, [block.text for block in sheet.blocks]
    lows = [text.lower() for text in texts]
    keys = [low[:KEY] for low in lows]
    titles = {claim.value.lower()[:KEY] for claim in page.declaration.titles}
    titles |= {title.lower()[:KEY] for title in (page.declared.title,) if title}
    leads = {claim.value.lower()[:KEY] for claim in page.declaration.standfirsts if len(claim.value) > 30}
    is_title = _among(keys, titles)
    slug = _slug_shares(sheet, lows)
    like = 2 * is_title + 2 * (sheet.tag == TAG_PLACE["h1"]) + (slug >= SLUG_AT)
    distance = np.arange(sheet.n) - int(like.argmax())
    body = " ".join(page.declaration.body.split()).lower()[:DECLARED]
    sheet.add(is_title, _among(keys, leads), like > 0, distance > 0)
    sheet.add(np.sign(distance) * _log(np.abs(distance)) / 5, np.log1p(len(body)) / 10)
    sheet.add(np.array([len(key) > 25 and key in body for key in keys]) if body else 0)
    sheet.add(slug, *_kinship(sheet, lows, lows[int(like.argmax())] if like.any() else ""))
    sheet.add(_as_often(texts) > 1, _log(_as_often([key[:PREFIX] for key in keys]) - 1))
    sheet.add(_quoted(sheet) if sheet.n <= MANY else 0)


def _among(texts: list[str], wanted: set[str]) -> Column:
    """Say for each text whether it is one of those wanted."""
    answer = np.zeros(len(texts), np.int64)
    if not wanted.isdisjoint(texts):
        answer[:] = [text in wanted for text in texts]
    return answer


def _as_often(texts: list[str]) -> Ints:
    """Say for each text how often it stands in the list."""
    return np.array([*map(Counter(texts).__getitem__, texts)])


def _slug_shares(sheet: Sheet, lows: list[str]) -> Floats:
    """Give for each line of a headline's length the share of its words that the page's address spells.

    Args:     lows: the lines in lower case.
    """
    slug = set(SLUG_WORD.findall((sheet.page.url or "").lower()))
    shares = np.zeros(sheet.n, np.float32)
    if len(slug) >= FEWEST:
        lines = np.flatnonzero((sheet.size >= 15) & (sheet.size <= 200) & (sheet.linked <= MOSTLY))
        for place in _holding(slug, lows, lines.tolist()):
            words = set(SLUG_WORD.findall(lows[place]))
            both = len(words & slug)
            if both >= FEWEST:
                shares[place] = both / len(words)
    return shares


def _holding(slug: set[str], lows: list[str], lines: list[int]) -> set[int]:
    """Give those of the lines that may hold `FEWEST` words of the slug: whoever does holds one of its longer ones."""
    whole = "\n".join([lows[place] for place in lines])
    starts = [0, *accumulate([len(lows[place]) + 1 for place in lines])]
    holding: set[int] = set()
    for word in sorted(slug, key=len)[FEWEST - 1 :]:
        at = whole.find(word)
        while at >= 0:
            line = bisect_right(starts, at) - 1
            holding.add(lines[line])
            at = whole.find(word, starts[line + 1])
    return holding


def _kinship(sheet: Sheet, lows: list[str], title: str) -> tuple[Floats, Floats]:
    """Say how many words of the title each block of running text holds, and which share of its words others hold too.

    Only longer words, and only such blocks: a report keeps to its names, the teasers below it do not.

    Args:     lows, title: in lower case.
    """
    topic, kinship = np.zeros(sheet.n, np.float32), np.zeros(sheet.n, np.float32)
    places = np.flatnonzero(sheet.running)
    words = [set(LONG_WORD.findall(lows[place][:1000])) for place in places.tolist()]
    of_title = set(LONG_WORD.findall(title))
    seen, shared = set[str](), set[str]()
    for some in words:
        shared |= seen & some
        seen |= some
    topic[places] = [len(some & of_title) for some in words]
    kinship[places] = [len(some & shared) / (len(some) + 2) for some in words]
    return _log(topic), kinship


def _quoted(sheet: Sheet) -> Column:
    """Say of each block whether its middle stands elsewhere on the page too: a pull quote, a teaser of the page."""
    text, answer = sheet.page.text, np.zeros(sheet.n, np.bool_)
    for place in np.flatnonzero((sheet.size >= 40) & (sheet.size <= 350) & (sheet.linked <= MOSTLY)).tolist():
        block = sheet.blocks[place]
        middle, start, end = block.text[5:35], block.span.start, block.span.end
        before, after = max(0, start - REACH), end + REACH
        if block.shifts or text.count(middle, before, after) > 1:
            answer[place] = text.find(middle, end, after) >= 0 or text.find(middle, before, start) >= 0
    return answer


def _groups(sheet: Sheet) -> None:
    """How much running text the elements around a block hold, and how it stands to the fullest of them."""
    parents = np.array(sheet.page.parents or [0] * (int(sheet.node.max()) + 1), np.int64)
    elements, own, running = len(parents), sheet.group if sheet.page.parents else sheet.group * 0, sheet.running
    total = max(float(running.sum()), 1.0)
    end = _ends(sheet.page.parents) if sheet.page.parents else np.full(elements, elements)
    text, chars, blocks = (
        np.concatenate([_ZERO, np.cumsum(np.bincount(sheet.node, weights, elements))])
        for weights in (running, sheet.size, None)
    )
    around = np.empty((LEVELS, sheet.n), np.int64)
    for level in range(LEVELS):
        around[level] = parents[around[level - 1]] if level else own
    last = end[around]
    inside = text[last] - text[around]
    density, count = inside / np.maximum(chars[last] - chars[around], 1), _log(blocks[last] - blocks[around]) / 5
    sheet.add_rows(np.stack([inside / total, density, count], 1).reshape(-1, sheet.n))
    _in_group(sheet)
    _to_fullest(sheet, own.tolist())
    _same_kind(sheet, total)
    goes_on = np.concatenate([_NO, sheet.group[1:] == sheet.group[:-1]])
    sheet.add(goes_on, np.concatenate([goes_on[1:], _NO]))


def _ends(parents: tuple[int, ...]) -> Ints:
    """Give for each element the number after its last descendant's; elements are numbered in reading order."""
    last = list(range(1, len(parents) + 1))
    for element in range(len(parents) - 1, 0, -1):
        above = parents[element]
        if last[element] > last[above]:
            last[above] = last[element]
    return np.array(last, np.int64)


def _in_group(sheet: Sheet) -> None:
    """How many blocks each group has, and which of them a block is."""
    counts = np.bincount(sheet.group)
    firsts = np.cumsum(counts) - counts
    place = np.empty(sheet.n, np.int64)
    order = np.argsort(sheet.group, kind="stable")
    place[order] = np.arange(sheet.n) - firsts[sheet.group[order]]
    sheet.add(_log(counts)[sheet.group] / 5, _log(place) / 5)


def _same_kind(sheet: Sheet, total: float) -> None:
    """How many blocks are of the same kind, how much running text they hold, and whether the block before is one.

    Once for the kinds by hints and tag, once for those by tag and class.
    """
    styles = [block.style for block in sheet.blocks]
    number = {style: place for place, style in enumerate(set(styles))}
    style = np.array([*map(number.__getitem__, styles)])
    kinds = np.concatenate([sheet.near, -1 - style]) * 32 + np.tile(sheet.tag, 2)
    which = np.unique(kinds, return_inverse=True)[1]
    counts, texts, sizes = (
        np.bincount(which, weights) for weights in (None, np.tile(sheet.running, 2), np.tile(sheet.size, 2))
    )
    goes_on = np.concatenate([_NO, which[1:] == which[:-1]])
    goes_on[sheet.n] = False
    columns = _log(counts)[which] / 5, (texts / total)[which], (_log(sizes / counts) / 6)[which], goes_on
    sheet.add_rows(np.stack(columns).reshape(-1, 2, sheet.n).swapaxes(0, 1).reshape(-1, sheet.n))


def _to_fullest(sheet: Sheet, own: list[int]) -> None:
    """How far up from the fullest group the container shared with it is, and how far below that a block lies."""
    parents = sheet.page.parents or [0] * (max(own) + 1)
    element = int(np.bincount(own, sheet.running).argmax())
    chain: dict[int, int] = {}
    for step in range(UP):
        chain.setdefault(element, step)
        element = parents[element]
    ways = {group: _way(group, chain, parents) for group in set(own)}
    rank, below = np.divmod(np.array([*map(ways.__getitem__, own)]), UP + 1)
    sheet.add(rank / 5, below / 5, rank + below == 0)


def _way(element: int, chain: dict[int, int], parents: Sequence[int]) -> int:
    """Give the rank of the first element of `chain` around an element, and the steps up to it; `UP` where too far.

    In one number, the rank times `UP` + 1 and the steps.
    """
    for step in range(UP):
        if element in chain:
            return chain[element] * (UP + 1) + step
        element = parents[element]
    return UP * (UP + 1) + UP


def _windows(sheet: Sheet) -> None:
    """Running text in the blocks just before and just after."""
    sums = np.concatenate([_ZERO, np.cumsum(sheet.running)])
    n, index, size = sheet.n, np.arange(sheet.n), np.array(WINDOWS)[:, None]
    before = sums[:-1] - sums[np.maximum(index - size, 0)]
    after = sums[np.minimum(index + 1 + size, n)] - sums[1:]
    sheet.add_rows(_log(np.stack([before, after], 1).reshape(-1, n)) / 8)
