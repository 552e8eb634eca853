"""Whom an article names as its source: its dateline, its bylines, the edges of its text, and the lines below it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from kronik.records import Byline, Dateline, Found, Missing, Passage

EDGE = 160
"""Characters at the beginning and at the end of a text where a source is named: "(Kawat/sa)", "Dikutip dari ..."."""

_NAME = re.compile(r"\W+|\.(?:com|co|id|net|org)\b")


class Credited(Protocol):
    """The parts of an article that name its source."""

    @property
    def dateline(self) -> Found[Dateline] | Missing: ...  # noqa: D102
    @property
    def bylines(self) -> tuple[Found[Byline], ...]: ...  # noqa: D102
    @property
    def body(self) -> tuple[Passage, ...]: ...  # noqa: D102


def names(article: Credited, reprinted: Iterable[str] = ()) -> str:
    """Give the words of an article among which its source is named, as `credits` compares them.

    `reprinted` are outlets that lines outside its text name.
    """
    found = [*reprinted, *(byline.value.name for byline in article.bylines)]
    if isinstance(article.dateline, Found) and article.dateline.value.outlet:
        found.append(article.dateline.value.outlet)
    text = " ".join(passage.text for passage in article.body)
    return _plain(" ".join((*found, text[:EDGE], text[-EDGE:])))


def credits(said: str, outlet: str) -> bool:
    """Whether an outlet is named there."""
    return f" {_plain(outlet).strip()} " in said


def _plain(text: str) -> str:
    return f" {_NAME.sub(' ', text.casefold()).strip()} "
