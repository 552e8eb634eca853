"""A page as numbers: a row for each block, for the network that says which blocks are body.

No word of the page is among them. A row holds the block's shape (lengths, punctuation, links), what its markup hints
and its words cue, its place, and how it stands to the page: how much running text its containers hold, how near it is
to the container that holds most, whether the line stands twice, whether the page declares it.

Here stand the names of the numbers, in order, and what the kernel is handed; `kernel/features.c` makes them.
"""

from __future__ import annotations

from array import array
from typing import Any, Final

import msgspec
import numpy as np
import numpy.typing as npt

from kronik.kernel import Kernel
from kronik.page import hints
from kronik.records import Page
from kronik.recover.roles import cues
from kronik.recover.roles.cues import Lines

Floats = npt.NDArray[np.float32]

TAGS: Final = (
    *("", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "div", "section", "article", "blockquote"),
    *("figcaption", "dd", "dt", "body", "button", "label", "header", "footer", "aside", "figure", "pre", "other"),
)

CLASSES: Final = ("lower", "upper", "digit", "space", "stop", "comma", "quote", "wide")
"""Kinds of characters counted in each block; "wide" is a letter of a script without cases."""

WINDOWS: Final = (2, 5, 12)
"""Blocks to either side over which running text is summed."""

LEVELS: Final = 4
"""Containers around a block whose text is summed."""

KEY: Final = 50
"""Characters by which a line is known again in the page's declarations."""

LEAD: Final = 30
"""Characters that a declared standfirst has at least."""

DECLARED: Final = 40_000
"""Characters of a declared body in which lines are looked for."""


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

_encode = msgspec.msgpack.Encoder().encode


def tables() -> tuple[bytes, ...]:
    """Give what the kernel must know to number tags, hints and cues."""
    return "\n".join(TAGS).encode(), str(len(hints.BIT)).encode(), str(len(cues.CUES)).encode()


_kernel = Kernel("learn_body", lambda: (*tables(), b""))


def inputs(page: Page, told: list[int], lines: Lines) -> tuple[bytes, ...]:
    """Give what the kernel needs of a page: see `features` in `kernel/features.c`.

    Args:     told: the cues of each block.
              lines: the texts of the blocks.
    """
    said = page.declaration
    titles = {claim.value.lower()[:KEY] for claim in said.titles}
    titles |= {title.lower()[:KEY] for title in (page.declared.title,) if title}
    leads = {claim.value.lower()[:KEY] for claim in said.standfirsts if len(claim.value) > LEAD}
    return (
        page.packed or _encode(page.blocks),
        array("I", told).tobytes(),
        array("I", page.parents).tobytes(),
        lines.given if page.parents else _bytes(page.text),
        lines.low,
        _bytes("\n".join(titles)),
        _bytes("\n".join(leads)),
        _bytes(said.body.lower()[:DECLARED].replace("\n", " ")),
        _bytes((page.url or "").lower()),
    )


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def of(page: Page, told: list[int]) -> npt.NDArray[Any]:
    """Give the features of every block: a row for each of `NAMES`, a column for each block."""
    rows = np.frombuffer(_kernel.call("rows", *inputs(page, told, Lines.of(page))), np.float32)
    return rows.reshape(-1, len(NAMES)).T
