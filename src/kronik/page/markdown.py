"""Text in Markdown, as tools that flatten pages write it: the marks taken out, and what they said kept.

What is taken out is what a reader of the page would not see: the marks of headings, lists, quotations and emphasis,
the addresses of links, pictures with their descriptions. A text is read so only where it is Markdown beyond doubt: it
has a link or a picture with its address, or several marks that prose has not. A hashtag, a lone asterisk, an
underscore in a name and a number before a stop are prose's own.

The syntax is CommonMark's (spec.commonmark.org), as far as such tools use it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final, NamedTuple, TypeVar

from kronik.page.given import Given

_INNER = r"(?:[^\[\]\n]|\n(?!\s*\n)|\[[^\[\]\n]{0,80}\])"
_ADDRESS = r"""\(\s{0,3}<?(?P<url>(?:https?:|//?|\#|\.{1,2}/|mailto:|tel:|data:|javascript:|www\.|\?)[^\s<>()]{0,2000}
    (?:\([^\s<>()]{0,200}\)[^\s<>()]{0,2000})?)>?(?:\s{1,3}(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'))?\s{0,3}\)"""

PICTURE: Final = re.compile(rf"!\[{_INNER}{{0,400}}?\]{_ADDRESS}", re.X)
LINK: Final = re.compile(rf"(?<![!\\])\[(?P<inner>{_INNER}{{0,400}}?)\]{_ADDRESS}", re.X)
BARE: Final = re.compile(r"<(?P<url>https?://[^\s<>]{1,2000})>")
HEADING: Final = re.compile(r"^[ ]{0,3}(?P<level>\#{1,6})[ \t]+(?=\S)|(?<=\S)[ \t]+\#+[ \t]*$", re.M | re.X)
ITEM: Final = re.compile(r"^[ \t]{0,12}(?:[*+-]|\\-)[ \t]+(?=\S)", re.M)
QUOTE: Final = re.compile(r"^[ ]{0,3}(?:>[ ]?)+(?=\S)", re.M)
RULE: Final = re.compile(r"^[ \t]*\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?[ \t]*$", re.M)
ROW: Final = re.compile(r"^(?P<open>[ \t]*\|[ \t]*)(?=\S)[^\n]*?(?P<close>[ \t]*\|[ \t]*)$", re.M)
"""A table of GitHub's Markdown: the line below its heads, and its rows; the bars between cells stay."""
BOLD: Final = re.compile(
    r"(?P<open>\*\*|(?<!\w)__)(?=[^\s*_])(?P<inner>[^\n]{1,400}?)(?<=[^\s\\])(?P<close>\*\*|__(?!\w))"
)
SLANTED: Final = re.compile(
    r"(?<![\w*\\])(?P<open>\*)(?=[^\s*])[^*\n]{1,600}?(?<=[^\s\\])\*(?![\w*])|(?<![\w\\])_(?=[^\s_])[^_\n]{1,600}?(?<=[^\s\\])_(?!\w)"
)
ESCAPE: Final = re.compile(r"\\(?=[\\`*_{}\[\]()#+.!|>~-])")

SURE: Final = 3
"""So many bold stretches and headings make a text Markdown that has no link."""


S = TypeVar("S", bound=tuple[int, ...] | tuple[int, int, str])


class Link(NamedTuple):
    """A link: where its text begins and ends, and its address."""

    start: int
    end: int
    url: str


class Marked(NamedTuple):
    """A text without its marks, and what they said; offsets are those of its text."""

    given: Given
    links: tuple[Link, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    tags: dict[int, str] = {}  # noqa: RUF012 - never written to
    """The element that a line would be which begins at an offset: "h1" to "h6", "li", "blockquote"."""


def told(text: str) -> bool:
    """Say whether a text is Markdown beyond doubt."""
    if "](" in text and (LINK.search(text) or PICTURE.search(text)):
        return True
    if "**" not in text and "# " not in text:
        return False
    headings = sum(1 for found in HEADING.finditer(text) if found["level"])
    bold = sum(1 for _ in BOLD.finditer(text))
    return headings + bold >= SURE and bool(headings)


def read(given: Given) -> Marked:
    """Take the marks out of a text; one that is no Markdown comes back as it is."""
    text = given.text
    if not told(text):
        return Marked(given)
    pictures = [found.span() for found in PICTURE.finditer(text)]
    found_links = list(LINK.finditer(_blank(text, pictures)))
    links = [(found.start("inner"), found.end("inner"), found["url"]) for found in found_links]
    whole = [found.span() for found in found_links]
    bare = list(BARE.finditer(text))
    out = [
        *pictures,
        *((found.start(), found.start() + 1) for found in bare),
        *((f.end() - 1, f.end()) for f in bare),
    ]
    for (start, end), (first, last, _) in zip(whole, links, strict=True):
        out += [(start, first), (last, end)]
    addresses = _blank(text, [*pictures, *((last, end) for (_, end), (_, last, _) in zip(whole, links, strict=True))])
    bold = [found for found in BOLD.finditer(addresses) if found["open"] == found["close"]]
    out += [found.span("open") for found in bold] + [found.span("close") for found in bold]
    plain = _blank(addresses, out)
    for found in SLANTED.finditer(plain):
        out += [(found.start(), found.start() + 1), (found.end() - 1, found.end())]
    starts = list(_lines(plain, text))
    out += [(start, end) for start, end, _ in starts]
    out += [found.span() for found in HEADING.finditer(plain) if not found["level"]]
    out += [found.span() for found in ESCAPE.finditer(addresses)]
    rows = list(_rows(addresses))
    out += [found.span(edge) for found in rows for edge in ("open", "close")]
    starts += [(found.start(), found.end("open"), "td") for found in rows]
    cut = _Cut(out)
    links += [(found.start() + 1, found.end() - 1, found["url"]) for found in bare]
    return Marked(
        given=given.without(cut.spans),
        links=tuple(
            Link(cut.moved(a), cut.moved(b), url) for a, b, url in sorted(links) if cut.moved(b) > cut.moved(a)
        ),
        bold=tuple((cut.moved(found.start("inner")), cut.moved(found.end("inner"))) for found in bold),
        tags={cut.moved(end): tag for _, end, tag in starts},
    )


def _lines(plain: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Give the marks before lines, and which element each line would be."""
    for found in HEADING.finditer(plain):
        if found["level"]:
            yield found.start(), found.end(), f"h{len(found['level'])}"
    for form, tag in ((ITEM, "li"), (QUOTE, "blockquote")):
        for found in form.finditer(text):
            if plain[found.end() - 2 : found.end()].strip() or tag == "li":
                yield found.start(), found.end(), tag


def _rows(text: str) -> Iterator[re.Match[str]]:
    """Give the rows of tables: the line above a rule, and those below it."""
    for rule in RULE.finditer(text):
        above = text.rfind("\n", 0, max(0, rule.start() - 1)) + 1
        if head := ROW.match(text, above):
            yield head
        at = rule.end() + 1
        while row := ROW.match(text, at):
            yield row
            at = row.end() + 1


def _blank(text: str, spans: list[tuple[int, int]]) -> str:
    """Give a text with blanks for some stretches, line ends kept: what is not looked for in them stays in place."""
    pieces, done = [], 0
    for start, end in sorted(spans):
        if start >= done:
            pieces += [text[done:start], re.sub(r"[^\n]", " ", text[start:end])]
            done = end
    return "".join((*pieces, text[done:]))


def among(spans: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Give those of some stretches, which rise, that lie in another at least in part."""
    first = bisect_left(spans, start, key=itemgetter(1))
    return spans[first : bisect_left(spans, end, key=itemgetter(0))]


class _Cut:
    """Stretches to take out of a text, sorted and apart, and where offsets come to lie without them."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        """Join stretches that overlap."""
        joined: list[tuple[int, int]] = []
        for start, end in sorted(spans):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            elif end > start:
                joined.append((start, end))
        self.spans = joined
        self._starts = [start for start, _ in joined]
        self._gone = [0]
        for start, end in joined:
            self._gone.append(self._gone[-1] + end - start)

    def moved(self, offset: int) -> int:
        """Give where an offset lies when the stretches are out; one inside a stretch lies at its start."""
        place = bisect_right(self._starts, offset)
        if place and offset < self.spans[place - 1][1]:
            return self.spans[place - 1][0] - self._gone[place - 1]
        return offset - self._gone[place]
