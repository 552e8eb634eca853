"""Pages made of labelled lines, so that a finder can be tested without a labeller."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kronik.language import load
from kronik.page import hints
from kronik.records import Block, Claim, Declaration, Labelled, Lang, Link, Page, Place, Role, Span
from kronik.recover.view import View

Line = tuple[Role, str] | tuple[Role, str, str]
"""A role, a text, and where all of it is a link, its address."""


def view(lines: Iterable[Line], *, lang: str = "id", tags: dict[int, str] | None = None, **fields: Any) -> View:
    """A view of a page of these lines, one block each. `tags` gives lines an element; `fields` go to the Page."""
    blocks, labels, texts, at = [], [], [], 0
    for number, line in enumerate(lines):
        role, text = line[:2]
        span = Span(at, at + len(text))
        links = (Link(url=line[2], span=span),) if len(line) > 2 else ()
        tag = (tags or {}).get(number, "p")
        near = hints.HEADING if tag.startswith("h") else hints.DATE if tag == "time" else 0
        linked = len(text) if links else 0
        blocks.append(Block(span=span, text=text, tag=tag, links=links, near=near, linked=linked))
        labels.append(Labelled(span=span, role=role, rule="by hand"))
        texts.append(text)
        at += len(text) + 1
    page = Page(id="leaf", text="\n".join(texts), blocks=tuple(blocks), place=Place(file="leaf"), **fields)
    return View(page, tuple(labels), load(Lang(lang)))


def says(**claims: dict[str, str]) -> Declaration:
    """A declaration: `says(titles={"meta og:title": "Judul"})`."""
    made = {
        field: tuple(Claim(value=value, rule=rule) for rule, value in rules.items())
        for field, rules in claims.items()
    }
    return Declaration(**made)
