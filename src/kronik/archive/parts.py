"""The parts of an article that search reads, one after the other: what the index holds and what a hit can show."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from kronik.archive.codec import Readable
from kronik.records import Article, Found, Lang, Passage, Span, Url


def headline(article: Article | Readable) -> str:
    """The headline, "" where there is none."""
    return article.headline.value if isinstance(article.headline, Found) else ""


def outlet(article: Article) -> str | None:
    """What the page calls its outlet, or its host's name."""
    return article.outlet.value if isinstance(article.outlet, Found) else None


def address(article: Article) -> Url | None:
    """Where the page was fetched from, else the address that it declares: a saved file knows no other."""
    return article.url or article.canonical


def language(article: Article | Readable) -> Lang | None:
    """The article's language where it is known."""
    return Lang(article.language.value) if isinstance(article.language, Found) else None


def texts(article: Article | Readable) -> Iterator[str]:
    """Every part below the headline in reading order; a phrase is looked for within one part, never across two."""
    if isinstance(article.standfirst, Found):
        yield article.standfirst.value
    if article.bylines:
        yield ", ".join(byline.value.name for byline in article.bylines)
    if isinstance(article.dateline, Found) and article.dateline.value.place:
        yield article.dateline.value.place
    if isinstance(article.picture, Found) and article.picture.value.caption:
        yield article.picture.value.caption
    for passage in article.body:
        yield passage.text
    if article.tags:
        yield ", ".join(article.tags)


def opening(body: tuple[Passage, ...], left: int) -> Iterator[Passage]:
    """Give the first passages of a body, so many characters in all, the last cut at a space."""
    for passage in body:
        if left <= 0:
            return
        if len(passage.text) > left:
            at = max(passage.text.rfind(" ", 0, left), 0) or left
            start = passage.span.start
            yield msgspec.structs.replace(
                passage, text=passage.text[:at] + "…", span=Span(start, min(start + at, passage.span.end))
            )
            return
        yield passage
        left -= len(passage.text)
