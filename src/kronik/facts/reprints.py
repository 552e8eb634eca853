"""The outlet that a report was taken over from, where a line below the report says so.

"Artikel ini telah tayang di Kabar Pesisir dengan judul …" asks readers to go there, so it is none of the report's
passages. What it says of the report's origin is a credit all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kronik.language import Pack
from kronik.records import BODY, Article, Credit, Span

LONGEST = 400
"""Characters of such a line; a longer one is a text that tells of something else as well."""
WORDS = 5
"""Words of an outlet's name at most."""


def find(article: Article, pack: Pack) -> list[Credit]:
    """The outlets that lines outside the body name as those where the report stood first, in reading order."""
    days = (*pack.time.months, *pack.time.weekdays)
    stops = (*pack.facts.entitled, *(word for words in days for word in words))  # "first published on Monday"
    shape = _shape(pack.facts.reprinted, stops)
    if shape is None:
        return []
    lines = (label.span for label in article.roles if label.role not in BODY)
    return [credit for span in lines if span.end - span.start <= LONGEST for credit in _told(article, span, shape)]


def _told(article: Article, span: Span, shape: re.Pattern[str]) -> Iterator[Credit]:
    for match in shape.finditer(article.text, span.start, span.end):
        name = match["name"].rstrip(".,:;")
        yield Credit(
            span=Span(match.start("name"), match.start("name") + len(name)),
            rule="line that says where it stood first",
            confidence=0.9,
            name=" ".join(name.split()),
            kind="outlet",
            phrase=" ".join(match[0].split()),
        )


@cache
def _shape(reprinted: tuple[str, ...], stops: tuple[str, ...]) -> re.Pattern[str] | None:
    """A phrase, and the words in capitals after it, up to a word that it stops at.

    >>> shape = _shape(("telah tayang di",), ("dengan judul",))
    >>> shape.search("Artikel ini telah tayang di Kabar Laut Dengan Judul Feri Karam")["name"]
    'Kabar Laut'
    """
    if not reprinted:
        return None
    phrases, ends = (
        "|".join(r"\s+".join(map(re.escape, words.split())) for words in some) for some in (reprinted, stops)
    )
    word = r"[^\W\d_a-z][\w.&'’-]*|[a-z\d-]+(?:\.[a-z]{2,})+"
    stop = rf"(?!(?i:{ends})\b)" if stops else ""
    return re.compile(
        rf"(?i:\b(?:{phrases}))\s+(?:[a-z]+\s+)?(?P<name>{stop}(?:{word})(?:\s{stop}(?:{word})){{0,{WORDS - 1}}})"
    )
