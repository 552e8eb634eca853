"""Kronik in Python: pages in, articles out, as frozen records.

    >>> import kronik
    >>> page = "<html><body><h1>Feri Berlayar Lagi</h1><p>Selasa, 21 November 2017 10:53 WIB</p></body></html>"
    >>> kronik.read(page).published.value.edtf
    '2017-11-21T10:53+07:00'

Everything runs in the caller's process, one page at a time. Where many pages are to be read side by side, or a hang
in a C library must not stop the rest, the command line and `kronik.flow.run` use worker processes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from kronik import facts as understood
from kronik import flow, render, sources, when
from kronik.records import Article, Capture, Form, Lang, Moment, Place, Refusal, Url
from kronik.sources import sniff

__all__ = ["pages", "read", "record"]


def read(
    page: bytes | str, *, url: str | None = None, captured: str | None = None, lang: str | None = None
) -> Article | Refusal:
    """Read one page that is in memory.

    Args:     page: HTML or flattened text; bytes where the charset is not known.
              url: where it was fetched from; it helps with links, dates and the outlet.
              captured: when it was saved, as ISO 8601 tells it ("2024-04-30"); it dates the ages of related items.
              lang: the language's code, where it is known; else it is told from the text.
    Returns:  an Article, whose outcome says what kind of page it is; a Refusal where there is nothing to read.
    Raises:   ValueError where `captured` is no date; nothing that depends on the page.
    """
    head = (page[: sniff.HEAD].encode("utf-8", "replace") if isinstance(page, str) else page)[: sniff.HEAD]
    capture = Capture(
        id="-",
        form=Form.HTML if sniff.markup(head) else Form.TEXT,
        payload=page,
        place=Place(file="-"),
        url=Url(url) if url else None,
        captured=_moment(captured),
    )
    return flow.read(capture, lang=Lang(lang) if lang else None)


def pages(
    *paths: str | os.PathLike[str], captured: str | None = None, lang: str | None = None
) -> Iterator[Article | Refusal]:
    """Read every page that files and folders hold, in their order: HTML, text, WARC, JSON lines, gzipped or not.

    Raises: SourceError where a path does not exist or may not be read; ValueError where `captured` is no date.
    """
    for capture in sources.open([os.fspath(path) for path in paths], captured=_moment(captured)):
        yield capture if isinstance(capture, Refusal) else flow.read(capture, lang=Lang(lang) if lang else None)


def record(result: Article | Refusal, *, blocks: bool = False, facts: bool = False) -> dict[str, Any]:
    """Give what was read as the object that `kronik read --json` prints, with its blocks or facts where asked."""
    if isinstance(result, Refusal):
        return render.refused(result)
    told = understood.public(understood.facts(result), result) if facts else {}
    return render.public(result, blocks=blocks) | told


def _moment(text: str | None) -> Moment | None:
    found = when.iso(text) if text else None
    if text and found is None:
        raise ValueError(f"{text!r} is no date such as 2024-04-30 or 2024-04-30T16:00+07:00")
    return found
