"""The lead picture: its address as declared, and the caption and credit printed with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from kronik.language import Pack, load
from kronik.language.page import Words
from kronik.page import address, hints
from kronik.records import NOWHERE, Found, Missing, Picture, Role, Span
from kronik.recover.lines import ENGLISH
from kronik.recover.trust import fold
from kronik.recover.view import View
from kronik.when.memo import by_pack

TRUST = ("json-ld image", "meta og:image", "meta og:image:url", "meta twitter:image", "meta twitter:image:src")
"""The order of trust among declared pictures; then comes the first picture of the article."""

_PLACEHOLDER = re.compile(
    r"logo|placeholder|default|favicon|blank\.|spacer|avatar|1x1|\.svg(?:\?|$)|^data:|[<>{}]|\.gif\?", re.I
)
"""Words in the addresses of pictures that every page of an outlet shares, and what no address holds."""

EDGES = " ()[]|/-–—"
"""What stands around a credit."""

_GLUED = re.compile(r"(?<=[.!?\"”)])(?P<credit>[A-Z]{3,}[A-Z. ]{0,30}/\s?[A-ZÀ-Þ][\w.’' -]{2,40})$")
"""A credit without a blank before it: "… at dawn.WARTA/SINTA WIRAWAN"."""

_TAIL = re.compile(r"(?:(?<=[.!?\"”])\s+|\s*[(\[]|\s+[|/–—-]\s+)(?P<credit>[^.()\[\]]{2,60})[)\].]*\s*$")


def find(view: View) -> Found[Picture] | Missing:
    """Say which picture leads the article.

    Returns:  address absolute where it can be, caption and credit as printed; each None where it is not told. The
              span is the caption's.
    Missing:  "not-recognised".
    """
    caption, span, credit = _printed(view)
    url, rule, declared = _declared(view)
    if not (caption or url or credit):
        return NOWHERE
    if caption is None and declared:
        caption, credit = cut(declared, view.pack) if credit is None else (declared, credit)
    value = Picture(url=url, caption=caption, credit=credit)
    return Found(value=value, rule=rule or "caption line", span=span, seen=url or caption or "")


def _declared(view: View) -> tuple[str | None, str, str]:
    """Give the address of the picture, the rule that gave it and the caption declared with it."""
    claims = [c for c in view.page.declaration.pictures if c.rule in TRUST]
    for claim in sorted(claims, key=lambda c: TRUST.index(c.rule)):
        if _PLACEHOLDER.search(claim.value):
            continue
        if url := address.absolute(claim.value, view.page.url):
            return url, claim.rule, claim.seen
    for image in view.page.images:
        if image.url and not _PLACEHOLDER.search(image.url) and _in_article(image.at, view):
            return image.url, "first picture of the article", ""
    return None, "", ""


def _in_article(at: int, view: View) -> bool:
    """Say whether a picture stands between the headline and the body's end."""
    blocks = view.page.blocks
    ends = [label.span.end for label in view.roles.get(Role.PARAGRAPH, ())]
    start = blocks[at].span.start if at < len(blocks) else len(view.page.text)
    return view.heading_starts <= start <= max(ends, default=0)


# ---- caption and credit ---------------------------------------------------------------------------------------


def _printed(view: View) -> tuple[str | None, Span | None, str | None]:
    """Give the first caption, its span, and its credit: in a line of its own beside it, or at its end."""
    first = _first(view)
    if first and not _leads(first[1], view):
        first = None
    credit = _beside(view, first[1] if first else None)
    if first is None:
        return None, None, credit
    text, span = bare(" ".join(first[0].split()), view.pack), first[1]
    if credit is None and ONLY.fullmatch(text):
        return None, span, text
    if credit:
        return text, span, credit
    caption, own = cut(text, view.pack)
    return caption, span, own


def _leads(caption: Span, view: View) -> bool:
    """Say whether a caption is the lead picture's.

    It stands over the report or at its beginning, or its picture is the one that the page declares.
    """
    if caption.start <= view.body_starts + BEGINS or not view.page.parents:
        return True
    declared = {_file(claim.value) for claim in view.page.declaration.pictures}
    starts = [block.span.start for block in view.page.blocks]
    place = bisect_right(starts, caption.start) - 1
    return any(abs(image.at - place) <= 1 and _file(image.url) in declared for image in view.page.images)


def _file(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


BEGINS = 400
"""Code points of the report behind which a caption is another picture's.

On 50 pages that were read, those of lead pictures stand at most 300 below its start, and the nearest other 436.
"""

ONLY = re.compile(r"[^.,:;!?\d]{3,40}/\s*[^,:;!?\d]{3,30}")
"""A caption that is nothing but a credit: "Sinta Ranu / kawat.example"."""


def _first(view: View) -> tuple[str, Span] | None:
    """Give the first caption; one that its element marks, where another stands above it that nothing marks."""
    first = None
    for text, span in view.of(Role.CAPTION):
        if first and span.start - first[1].end > FURTHER:
            break
        if _says(text, view.pack):
            block = view.block(span)
            if block and (block.tag == "figcaption" or block.near & hints.CAPTION):
                return text, span
            first = first or (text, span)
    return first


FURTHER = 1_000
"""Characters below a first caption in which a marked one is the lead picture's."""


def bare(caption: str, pack: Pack) -> str:
    """Give a caption without the label that it begins with: "Image caption", "Foto:"."""
    found = _labelled(pack).match(caption)
    rest = caption[found.end() :] if found else caption
    words = list(_words(rest))
    return rest if len(words) > WORDS and sum(word[0].islower() for word in words) > 1 else caption


WORDS = 4
"""Words that a credit has at most; a caption behind its label has more, and two of them in small letters."""


@by_pack
def _labelled(pack: Pack) -> re.Pattern[str]:
    own, english = pack.page, load(ENGLISH).page
    words = sorted({*own.captions, *english.captions}, key=len, reverse=True)
    told = "|".join(re.escape(word) + (r"\s*:?" if " " in word else r"\s*:") for word in words)
    openers = "|".join(map(re.escape, sorted({*own.credits, *english.credits}, key=len, reverse=True)))
    return re.compile(rf"(?:(?:{told})|(?:{openers})\s*:)\s+(?=\S)", re.I)


def _says(text: str, pack: Pack) -> bool:
    """Say whether a caption tells of a picture: two words, and neither a button nor the heading of a list."""
    return sum(1 for _ in _words(text)) > 1 and fold(text) not in _labels(pack.furniture.share, pack.page.related)


def counter(text: str) -> bool:
    """Say whether a line only counts the pictures of a gallery: "1/5", "Foto 2 dari 5"."""
    found = COUNTER.fullmatch(text) if len(text) <= 30 else None
    return found is not None and int(found["which"]) <= int(found["all"])


COUNTER = re.compile(r"\W*(?:[^\W\d]{2,12}\s+)?(?P<which>\d{1,3})\s*(?:/|[^\W\d]{1,5})\s*(?P<all>\d{1,3})\W*")


@lru_cache(64)
def _labels(share: Words, related: Words) -> frozenset[str]:
    english = load(ENGLISH)
    return frozenset(map(fold, (*share, *related, *english.furniture.share, *english.page.related)))


def _beside(view: View, caption: Span | None) -> str | None:
    """Give the credit that stands next to the caption, the one behind it first; any where there is no caption.

    A credit that closes another picture's caption is that picture's.
    """
    found: list[tuple[int, str]] = []
    for text, span in view.of(Role.CREDIT):
        behind = caption is None or span.start >= caption.end
        far = 0 if caption is None else span.start - caption.end if behind else caption.start - span.end
        if (
            far < NEAR
            and len(text) <= LONGEST
            and (caption is not None or _leads(span, view))
            and not _closes(span, caption, view)
            and (credit := tidy(text, view.pack))
        ):
            found.append((far if behind else far + NEAR, credit))
    return min(found, key=lambda one: one[0])[1] if found else None


def _closes(credit: Span, caption: Span | None, view: View) -> bool:
    """Say whether a credit stands in the block of another caption, that says something else."""
    block = view.block(credit)
    if caption is None or block is None or block.span.start <= caption.start < block.span.end:
        return False
    said = fold(view.text(caption))
    starts = (label.span for label in view.roles.get(Role.CAPTION, ()))
    return any(block.span.start <= one.start < block.span.end and fold(view.text(one)) != said for one in starts)


NEAR, LONGEST = 200, 160
"""Characters between a caption and its credit, and of a credit."""


def cut(caption: str, pack: Pack) -> tuple[str, str | None]:
    """Cut the credit from the end of a caption: "A bridge at dawn. Foto: Nama/AGENCY".

    Returns:  the caption without it, and the credit without its opener; the caption whole and None where it has none.
    """
    if found := _closing(pack.page.credits).search(caption):
        head = caption[: found.start()].rstrip(" (-–—|/")
        if " " in head:
            return head, found["credit"].strip(EDGES)
        if any(mark in found[0] for mark in MARKS):
            return caption, None
    if glued := _GLUED.search(caption):
        return caption[: glued.start()], glued["credit"]
    found = _TAIL.search(caption)
    if found and _name(found["credit"]):
        return caption[: found.start()].rstrip(" (-–—|/"), found["credit"].strip(EDGES)
    return caption, None


MARKS = (":", "©", "...", "…")
"""What ends an opener of a single word."""

CLOSING = 160
"""Characters at the end of a line in which such a credit begins: it has 80 at most, its opener some twenty."""


def opened(caption: str, pack: Pack) -> bool:
    """Say whether a line ends with a credit that says that it is one: "(Foto: Sinta)"."""
    if ":" not in caption and "©" not in caption:  # one of them ends nearly every opener
        return False
    return _closing(pack.page.credits).search(caption, max(0, len(caption) - CLOSING)) is not None


def tidy(credit: str, pack: Pack) -> str:
    """Give a credit without its opener, brackets and surplus space."""
    text = " ".join(credit.split()).strip(EDGES)
    found = openers(pack).match(text)
    return text[found.end() :].strip(EDGES) if found and found.end() < len(text) else text


def openers(pack: Pack) -> re.Pattern[str]:
    """Give the form of the openers of credits: the pack's, and English; a colon must follow one of a single word."""
    return _openers(pack.page.credits)


@lru_cache(64)
def _openers(credits: Words) -> re.Pattern[str]:
    words = sorted({*credits, *load(ENGLISH).page.credits}, key=len, reverse=True)
    phrases = "|".join(re.escape(word) for word in words if " " in word) or "(?!)"
    each = "|".join(map(re.escape, words))
    return re.compile(rf"(?:(?:{each})(?:\.?\s*[:©]|\.\.\.|…)\s*|(?:{phrases})\s+(?=\S)|©\s*)", re.I)


@lru_cache(64)
def _closing(credits: Words) -> re.Pattern[str]:
    """Make the form of a credit with its opener at the end of a caption."""
    opener = _openers(credits).pattern
    return re.compile(
        rf"[(\[]?\s*(?<!\w){opener}(?:\d{{4}}\s)?(?P<credit>(?:[^.]|\.(?=\w)){{2,80}}?)[)\].]*\s*$", re.I
    )


def _name(text: str) -> bool:
    """Say whether a stretch is built like a credit: a few words, the long ones capitalised."""
    words = list(_words(text))
    return 0 < len(words) <= 6 and all(not word[0].islower() for word in words if len(word) > 3)


def _words(text: str) -> Iterator[str]:
    yield from re.findall(r"[^\W\d_]+", text)
