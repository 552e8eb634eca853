"""A page as numbers: one column for each block, for the model that says which blocks are body.

No word of the page is among them. A column holds the block's shape (lengths, punctuation, links), what its markup
hints and its words cue, its place, and how it stands to the page: how much running text its containers hold, how near
it is to the container that holds most, whether the line stands twice, whether the page declares it.

All blocks at once, in numpy; the few loops of Python run over lists of numbers.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from operator import attrgetter
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

LANE: Final = 21
"""Bits in which one kind is counted: three kinds share a 64-bit number, a block may have two million characters."""

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

FACTS: Final = attrgetter("span.start", "span.end", "node", "group", "near", "far", "linked", "strong")


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
def _kinds() -> npt.NDArray[np.uint64]:
    """Make the table from code point to kinds of character, three to a number; beyond the BMP all is "wide"."""
    table = np.zeros((3, 0x10000), np.uint64)
    by_category = {"Ll": 0, "Lu": 1, "Lt": 1, "Nd": 2, "Zs": 3, "Cc": 3, "Lo": 7, "Pi": 6, "Pf": 6}
    special = {
        **dict.fromkeys(".!?…。！？؟۔।", 4),
        **dict.fromkeys(",;:、，；：،", 5),
        **dict.fromkeys("\"'„‚「」『』", 6),
    }
    for code in range(0x10000):
        kind = special.get(chr(code), by_category.get(unicodedata.category(chr(code))))
        if kind is not None:
            table[kind // 3, code] = 1 << LANE * (kind % 3)
    table[:, 0xFFFF] = table[:, ord("字")]
    return table


def _unpacked(packed: npt.NDArray[np.uint64]) -> Floats:
    """Give the counts of the eight kinds, one row each."""
    counts: Floats = (packed[_TABLE] >> _SHIFT & _MASK).astype(np.float32)
    return counts


_ZERO: Final = np.zeros(1)
_NO: Final = np.zeros(1, np.bool_)

_TABLE: Final = np.arange(len(CLASSES)) // 3
_SHIFT: Final = (LANE * (np.arange(len(CLASSES)) % 3)).astype(np.uint64)[:, None]
_MASK: Final = np.uint64((1 << LANE) - 1)


def _log(values: npt.ArrayLike) -> Floats:
    return np.log1p(np.asarray(values, np.float32))


class Sheet:
    """The numbers of one page while its features are made: what several of them need, and the rows so far."""

    def __init__(self, page: Page, told: list[int]) -> None:
        """Gather what the blocks say of themselves."""
        self.page, self.blocks, self.n = page, page.blocks, len(page.blocks)
        self.told = np.array(told, np.int64)
        facts = np.array(list(map(FACTS, page.blocks)), np.int64).reshape(-1, 8).T
        self.start, self.end, self.node, self.group, self.near, self.far = facts[:6]
        self.size = (self.end - self.start).astype(np.float32)
        self.linked, self.strong = facts[6:] / np.maximum(self.size, 1)
        other = TAG_PLACE["other"]
        self.tag = np.array([TAG_PLACE.get(block.tag, other) for block in page.blocks], np.int64)
        self.codes = np.minimum(np.frombuffer(page.text.encode("utf-32-le", "surrogatepass"), np.uint32), 0xFFFF)
        self.running = np.zeros(self.n, np.float32)
        """Characters of running text in each block."""
        self.rows = np.zeros((len(NAMES), self.n), np.float32)
        self._done = 0

    def add(self, *columns: Column) -> None:
        """Write the next features."""
        for column in columns:
            self.rows[self._done] = column
            self._done += 1

    def add_bits(self, values: Ints, count: int) -> None:
        """Write each bit of `values` as a feature."""
        self.rows[self._done : self._done + count] = (values >> np.arange(count)[:, None]) & 1
        self._done += count


def of(page: Page, told: list[int]) -> Floats:
    """Give the features of every block: a row for each of `NAMES`, a column for each block."""
    sheet = Sheet(page, told)
    _shape(sheet)
    _links(sheet)
    _place(sheet)
    _titles(sheet)
    _groups(sheet)
    _windows(sheet)
    sheet.add(*(sheet.tag == np.arange(len(TAGS))[:, None]))
    sheet.add_bits(sheet.near, len(hints.BIT))
    sheet.add_bits(sheet.far, len(hints.BIT))
    sheet.add_bits(sheet.told, len(cues.CUES))
    return sheet.rows


def _shape(sheet: Sheet) -> None:
    """Lengths, kinds of characters and the edges of each block."""
    kinds, codes, size = _kinds(), sheet.codes, sheet.size
    edges = np.minimum(np.stack([sheet.start, sheet.end], 1).ravel(), len(codes) - 1)
    counts = _unpacked(np.add.reduceat(kinds[:, codes], edges, axis=1)[:, ::2])
    lower, upper, _, space, stop, comma, _, wide = counts
    share = counts / np.maximum(size, 1)
    is_wide = share[7] > 0.4
    words = np.where(is_wide, wide / 2, space + 1)
    last = codes[sheet.end - 1]
    head, tail, inner = (
        _unpacked(kinds[:, at]) for at in (codes[sheet.start], last, codes[np.maximum(sheet.end - 2, sheet.start)])
    )
    ends_quote = np.maximum(tail[6], (last == ord(")")) | (last == ord("]")))
    ends_stop = np.maximum(tail[4], ends_quote * inner[4])
    long_enough = size >= np.where(is_wide, 15, SENTENCE)
    sentence = long_enough & ((ends_stop > 0) | (stop + comma >= 3) | (size > 160)) & (sheet.linked < 0.5)
    sheet.running = np.where(sentence, size, 0).astype(np.float32)
    sheet.add(_log(size), _log(words), (lower + upper + wide) / np.maximum(words, 1) / 10, *share)
    sheet.add(_log(comma), _log(stop), upper / np.maximum(words, 1))
    sheet.add(ends_stop, last == ord(":"), (last == ord(",")) | (last == ord(";")), ends_quote)
    sheet.add(head[1], head[0], head[2], head[6], 1 - np.minimum(head[[0, 1, 2, 6, 7]].sum(0), 1), sentence)


def _links(sheet: Sheet) -> None:
    links = np.array([len(block.links) for block in sheet.blocks])
    joined = np.array([block.joined != "" for block in sheet.blocks])
    sheet.add(sheet.linked, _log(links), sheet.linked > 0.8, sheet.strong, sheet.strong > 0.9)
    sheet.add(joined, np.append(joined[1:], False))


def _place(sheet: Sheet) -> None:
    n, index = sheet.n, np.arange(sheet.n, dtype=np.float32)
    total = max(float(sheet.running.sum()), 1.0)
    before = np.cumsum(sheet.running) - sheet.running
    sheet.add(index / n, before / total, _log(index) / 5, _log(n - 1 - index) / 5)
    for value in (np.log1p(n) / 6, np.log1p(total) / 10, float(bool(sheet.page.parents))):
        sheet.add(np.full(n, value))


def _titles(sheet: Sheet) -> None:
    """How each block stands to the title and to what the page declares as lead and body."""
    page, texts = sheet.page, [block.text for block in sheet.blocks]
    low = [text[:KEY].lower() for text in texts]
    titles = {claim.value[:KEY].lower() for claim in page.declaration.titles}
    titles |= {title[:KEY].lower() for title in (page.declared.title,) if title}
    leads = {claim.value[:KEY].lower() for claim in page.declaration.standfirsts if len(claim.value) > 30}
    is_title = np.array([text in titles for text in low])
    slug = _slug_shares(page.url, texts, sheet.linked.tolist())
    like = 2 * is_title + 2 * (sheet.tag == TAG_PLACE["h1"]) + (slug >= SLUG_AT)
    distance = np.arange(sheet.n) - int(like.argmax())
    body = " ".join(page.declaration.body.split()).lower()[:DECLARED]
    counts = Counter(texts)
    sheet.add(is_title, np.array([text in leads for text in low]), like > 0, distance > 0)
    sheet.add(np.sign(distance) * _log(np.abs(distance)) / 5, np.full(sheet.n, np.log1p(len(body)) / 10))
    sheet.add(np.array([len(text) > 25 and text in body for text in low]) if body else np.zeros(sheet.n))
    sheet.add(slug, *_kinship(sheet, texts, texts[int(like.argmax())] if like.any() else ""))
    prefixes = Counter([text[:PREFIX] for text in low])
    sheet.add(np.array([counts[text] > 1 for text in texts]), _log([prefixes[text[:PREFIX]] - 1 for text in low]))
    few = sheet.n <= MANY
    sheet.add(np.array([_quoted(page.text, block) for block in sheet.blocks]) if few else np.zeros(sheet.n))


def _slug_shares(url: str | None, texts: list[str], linked: list[float]) -> Floats:
    """Give for each line of a headline's length the share of its words that the page's address spells."""
    slug = set(SLUG_WORD.findall((url or "").lower()))
    shares = np.zeros(len(texts), np.float32)
    if len(slug) >= FEWEST:
        for place, text in enumerate(texts):
            if 15 <= len(text) <= 200 and linked[place] <= MOSTLY:
                words = set(SLUG_WORD.findall(text.lower()))
                both = len(words & slug)
                if both >= FEWEST:
                    shares[place] = both / len(words)
    return shares


def _kinship(sheet: Sheet, texts: list[str], title: str) -> tuple[Floats, Floats]:
    """Say how many words of the title a block of running text holds, and how many of its own another one holds too.

    A report keeps to its names, the teasers below it do not.
    """
    topic, kinship = np.zeros(sheet.n, np.float32), np.zeros(sheet.n, np.float32)
    places = np.flatnonzero(sheet.running).tolist()
    words = [set(LONG_WORD.findall(texts[place][:1000].lower())) for place in places]
    of_title = set(LONG_WORD.findall(title.lower()))
    known = Counter([word for some in words for word in some])
    for place, some in zip(places, words, strict=True):
        topic[place] = len(some & of_title)
        kinship[place] = sum([known[word] > 1 for word in some]) / (len(some) + 2)
    return _log(topic), kinship


def _quoted(text: str, block: Block) -> bool:
    """Say whether the middle of a block stands elsewhere on the page too, as that of a pull quote does."""
    size = len(block.text)
    if not 40 <= size <= 350 or block.linked * 2 > size:
        return False
    middle, start, end = block.text[5:35], block.span.start, block.span.end
    return text.find(middle, end, end + REACH) >= 0 or text.find(middle, max(0, start - REACH), start) >= 0


def _groups(sheet: Sheet) -> None:
    """How much running text the elements around a block hold, and how it stands to the fullest of them."""
    parents = np.array(sheet.page.parents or [0] * (int(sheet.node.max()) + 1), np.int64)
    count, own, running = len(parents), sheet.group if sheet.page.parents else sheet.group * 0, sheet.running
    total = max(float(running.sum()), 1.0)
    end = _ends(sheet.page.parents) if sheet.page.parents else np.full(count, count)
    text, chars, blocks = (
        np.concatenate([_ZERO, np.cumsum(np.bincount(sheet.node, weights, count))])
        for weights in (running, sheet.size, None)
    )
    around = own
    for _ in range(LEVELS):
        last = end[around]
        inside = text[last] - text[around]
        sheet.add(inside / total, inside / np.maximum(chars[last] - chars[around], 1))
        sheet.add(_log(blocks[last] - blocks[around]) / 5)
        around = parents[around]
    sheet.add(_log(np.bincount(sheet.group)[sheet.group]) / 5, _place_in_group(sheet.group))
    _to_fullest(sheet, parents, own)
    _same_kind(sheet, total, (sheet.near * 32 + sheet.tag).tolist())
    _same_kind(sheet, total, [(block.tag, block.style) for block in sheet.blocks])
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


def _place_in_group(own: Ints) -> Floats:
    seen: dict[int, int] = {}
    places = []
    for group in own.tolist():
        places.append(seen.get(group, 0))
        seen[group] = places[-1] + 1
    return _log(places) / np.float32(5)


def _same_kind(sheet: Sheet, total: float, kinds: list[Any]) -> None:
    """How many blocks are of the same kind, how much running text they hold, and whether the block before is one."""
    number: dict[Any, int] = {}
    which = np.array([number.setdefault(kind, len(number)) for kind in kinds])
    counts, texts, sizes = (np.bincount(which, weights) for weights in (None, sheet.running, sheet.size))
    sheet.add(_log(counts)[which] / 5, (texts / total)[which], (_log(sizes / counts) / 6)[which])
    sheet.add(np.concatenate([_NO, which[1:] == which[:-1]]))


def _to_fullest(sheet: Sheet, parents: Ints, own: Ints) -> None:
    """How far up from the fullest group the container shared with it is, and how far below that a block lies."""
    element = int(np.bincount(own, sheet.running).argmax())
    chain = np.full(len(parents), -1)
    for step in range(UP):
        if chain[element] < 0:
            chain[element] = step
        element = int(parents[element])
    rank, below, around = np.full(sheet.n, UP), np.full(sheet.n, UP), own
    for step in range(UP):
        found = (rank == UP) & (chain[around] >= 0)
        rank = np.where(found, chain[around], rank)
        below = np.where(found, step, below)
        if rank.max() < UP:
            break
        around = parents[around]
    sheet.add(rank / 5, below / 5, rank + below == 0)


def _windows(sheet: Sheet) -> None:
    """Running text in the blocks just before and just after."""
    sums = np.concatenate([_ZERO, np.cumsum(sheet.running)])
    n, index = sheet.n, np.arange(sheet.n)
    for size in WINDOWS:
        sheet.add(_log(sums[index] - sums[np.maximum(index - size, 0)]) / 8)
        sheet.add(_log(sums[np.minimum(index + 1 + size, n)] - sums[np.minimum(index + 1, n)]) / 8)
