"""What the example outlets wrote: stories/*.md read into articles, with nothing of a page about them yet.

A story file holds the articles of one running story in the order in which they appeared. Each article opens with
TOML between two `+++` lines; below it stands the text, whose pieces are parted by blank lines:

    ## words            a subheading            @read ID            a read-also link to another article
    - words             a list, an item a line  @ad                 an advertising mark
    > words             a quotation set apart   @promo words        a line that begs for attention
    | a | b             a table, a row a line   @photo words || by  a picture inside the article
    [words](ID)         a link inside a text    @live 06.10         opens an entry of a live blog
    anything else       a paragraph             @page               the next piece stands on the next page
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """One invented outlet, as outlets.toml describes it."""

    code: str
    name: str
    home: str
    lang: str
    zone: str
    offset: int
    dateline: str
    dateline_outlet: str
    ages: str
    prefix: str
    motto: str
    sections: list[str]
    address: str
    words: dict[str, Any]
    hashed: int = 9999
    """First year in which the class names of its pages say nothing."""


@dataclass(frozen=True)
class Block:
    """One piece of an article's text."""

    kind: str
    """p, h2, list, quote, table, read, ad, promo, photo, live or page."""
    text: str = ""
    items: tuple[str, ...] = ()
    """A list's items, a table's rows, a picture's caption and credit."""
    blocks: tuple[Block, ...] = ()
    """The pieces of a live entry."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """One article as its writers left it."""

    id: str
    story: str
    """The running story: the file's name, unless the article names another or "" for none."""
    outlet: str
    title: str
    published: datetime
    section: str
    style: str = "none"
    """modern, wordpress, amp, table, flat or wire; "none": only linked to, never saved."""
    kind: str = "article"
    """The outcome that reading its page must have."""
    captured: datetime | None = None
    store: str = "file"
    """file, gz, warc or jsonl: where its page was saved."""
    modified: datetime | None = None
    lang: str = ""
    standfirst: str = ""
    teaser: str = ""
    by: list[str] = field(default_factory=list)
    """ "Name" or "role: Name"."""
    place: str = ""
    dateline: list[str] = field(default_factory=list)
    """The printed words, place and outlet, where they are not the outlet's usual ones."""
    picture: str = ""
    """ "caption || credit"."""
    tags: list[str] = field(default_factory=list)
    signoff: str = ""
    related: int = 0
    related_to: list[str] = field(default_factory=list)
    """The related items by name; without names the outlet's latest, its own story first."""
    comments: list[list[str]] = field(default_factory=list)
    menus: bool = False
    """A flattened page that kept its menus."""
    variant: str = ""
    """What a wire line does to its text: "", "html", "file", "one-line" or "mojibake"."""
    version_of: str = ""
    amp_of: str = ""
    copy_of: str = ""
    followed_by: str = ""
    """The article that an endlessly scrolling page shows below this one."""
    slug: str = ""
    old_id: int = 0
    """Number of a page of the table layout."""
    text: str = ""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The pieces of the text in order."""
        return parse(self.text)

    @property
    def address_name(self) -> str:
        """The last part of the address: the slug, or else the id without the outlet's letters."""
        return self.slug or self.id.partition("-")[2]


def outlets() -> dict[str, Outlet]:
    """All outlets by their code."""
    table = tomllib.loads((HERE / "outlets.toml").read_text("utf-8"))
    return {code: Outlet(code=code, **row) for code, row in table.items()}


def articles() -> dict[str, Written]:
    """All articles by id, story after story. Raises: ValueError naming an id that is there twice."""
    found: dict[str, Written] = {}
    for file in sorted((HERE / "stories").glob("*.md")):
        for article in story(file):
            if article.id in found:
                raise ValueError(f"{file.name}: {article.id} is there twice")
            found[article.id] = article
    return {name: inherit(article, found) for name, article in found.items()}


def story(file: Path) -> list[Written]:
    """The articles of one story file."""
    parts = re.split(r"^\+\+\+$", file.read_text("utf-8"), flags=re.M)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    given: Iterator[dict[str, Any]] = (tomllib.loads(head) | {"text": text.strip()} for head, text in pairs)
    return [Written(**{"story": file.stem, **fields}) for fields in given]


def inherit(article: Written, found: dict[str, Written]) -> Written:
    """An AMP twin takes its whole content from the article it is the twin of."""
    if not article.amp_of:
        return article
    own = {k: getattr(article, k) for k in ("id", "story", "style", "captured", "store", "related", "amp_of")}
    return Written(**{**vars_of(found[article.amp_of]), **own})


def vars_of(article: Written) -> dict[str, Any]:
    """The fields of an article by name."""
    return {name: getattr(article, name) for name in Written.__dataclass_fields__}


def parse(text: str) -> tuple[Block, ...]:
    """Cut a text into its pieces; the pieces after an @live belong to that entry."""
    top: list[Block] = []
    entry: list[Block] | None = None
    for chunk in filter(None, (part.strip() for part in re.split(r"\n\s*\n", text))):
        piece = block(chunk)
        if piece.kind == "live":
            entry = []
            top.append(piece)
        elif entry is not None:
            entry.append(piece)
            top[-1] = Block("live", top[-1].text, blocks=tuple(entry))
        else:
            top.append(piece)
    return tuple(top)


def block(chunk: str) -> Block:
    """Say what one piece is, by how it begins."""
    lines = chunk.split("\n")
    first = lines[0]
    if first.startswith("## "):
        return Block("h2", first[3:])
    if first.startswith("- "):
        return Block("list", items=tuple(line.removeprefix("- ") for line in lines))
    if first.startswith("> "):
        return Block("quote", " ".join(line.removeprefix("> ") for line in lines))
    if first.startswith("| "):
        return Block("table", items=tuple(line.removeprefix("| ") for line in lines))
    if first.startswith("@"):
        kind, _, rest = first[1:].partition(" ")
        items = tuple(rest.split(" || ")) if kind == "photo" else ()
        return Block(kind, rest, items=items)
    return Block("p", " ".join(lines))


def plain(text: str) -> str:
    """The words of a text without its links' targets."""
    return LINK.sub(r"\1", text)
