"""Articles in the forms of other programs: one of them, or all that a query finds.

Rows of tables are written by `csv`, `jsonl` and `parquet`; a form has a document for each article instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import msgspec

from kronik.archive.export import citation, jsonld, ninjs
from kronik.archive.types import Stored
from kronik.records import Record


class Form(Record, frozen=True):
    """A form, and how documents of many articles are put together in it."""

    name: str
    suffix: str
    media: str
    make: Callable[[Stored], bytes]
    opening: bytes = b""
    between: bytes = b""
    closing: bytes = b""
    listed: bool = False
    """Whether one article is told as a list of one."""

    def one(self, stored: Stored) -> bytes:
        """Give the document of one article."""
        made = self.make(stored)
        return self.opening + made + self.closing if self.listed else made

    def many(self, articles: Iterable[Stored]) -> Iterator[bytes]:
        """Give one document of many articles, piece by piece."""
        yield self.opening
        for number, stored in enumerate(articles):
            yield (self.between if number else b"") + self.make(stored)
        yield self.closing

    def write(self, articles: Iterable[Stored], out: BinaryIO) -> int:
        """Write one document of many articles; give how many."""
        count = -2  # the opening and the closing are pieces, too
        for piece in self.many(articles):
            out.write(piece)
            count += 1
        return count


def _list(name: str, suffix: str, media: str, make: Callable[[Stored], object], *, listed: bool = False) -> Form:
    """A form of JSON, in which many documents are a list."""
    return Form(
        name=name,
        suffix=suffix,
        media=media,
        make=lambda stored: msgspec.json.encode(make(stored)),
        opening=b"[\n",
        between=b",\n",
        closing=b"\n]\n",
        listed=listed,
    )


FORMS = {
    form.name: form
    for form in (
        _list("jsonld", "jsonld", "application/ld+json", jsonld.document),
        _list("ninjs", "ninjs.json", "application/json", ninjs.document),
        Form(
            name="bibtex",
            suffix="bib",
            media="application/x-bibtex",
            make=lambda stored: citation.bibtex(citation.of(stored)).encode(),
            between=b"\n",
        ),
        Form(
            name="ris",
            suffix="ris",
            media="application/x-research-info-systems",
            make=lambda stored: citation.ris(citation.of(stored)).encode(),
        ),
        _list(
            "csl",
            "csl.json",
            "application/vnd.citationstyles.csl+json",
            lambda stored: citation.csl(citation.of(stored)),
            listed=True,
        ),
    )
}
"""The forms, by the name that the command line knows them by."""
