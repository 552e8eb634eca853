"""Whole results, row by row: nothing is capped, and the first and the last row tell the query and the count.

A client that reads slowly is waited for, and holds nothing up but its own stream: each has a reader and a thread of
its own, and there are few of them.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from kronik import render
from kronik.archive import Archive, PublicArchive
from kronik.archive.export import wacz
from kronik.archive.export.csv import field
from kronik.archive.export.forms import FORMS, Form
from kronik.web.api.problems import Wrong
from kronik.web.api.shapes import Public, Whole
from kronik.web.desk import CHUNK
from kronik.web.render import Lost

PACKAGED = 500
"""Articles whose originals are packed at once: some 40 MB, in five seconds."""

Rows = Callable[[Archive, Whole], Iterator[bytes]]

COLUMNS = ("archive", *Public.__struct_fields__)
"""The archive's own id, then the keys of the public record."""


def lines(archive: Archive, asked: Whole) -> Iterator[bytes]:
    """Give every article that a query finds as a line of JSON."""
    total = archive.search(asked.q, limit=1).total
    yield _line({"query": asked.q, "count": total})
    count = 0
    for row in _rows(archive, asked):
        count += 1
        yield _line(row)
    yield _line({"query": asked.q, "count": count, "complete": True})


def rows(archive: Archive, asked: Whole) -> Iterator[bytes]:
    """Give every article that a query finds as a row of CSV, under a heading; first and last row begin with #."""
    total = archive.search(asked.q, limit=1).total
    yield _row(["# query", field(asked.q), "count", total])
    yield _row(COLUMNS)
    count = 0
    for row in _rows(archive, asked):
        count += 1
        yield _row([field(row[name]) for name in COLUMNS])
    yield _row(["# end", field(asked.q), "count", count])


def _form(form: Form) -> Rows:
    return lambda archive, asked: form.many(archive.articles(asked.q if asked.q.strip() else None))


def originals(archive: Archive, asked: Whole) -> Iterator[bytes]:
    """Give the originals of what a query finds as a WACZ, made whole before it is sent."""
    with tempfile.TemporaryFile() as file:
        wacz.write(archive, asked.q if asked.q.strip() else None, file, now=datetime.now(UTC))
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


def check(archive: Archive, form: str, total: int) -> None:
    """Say whether a whole result can be sent in a form. Raises Lost, Wrong."""
    if form != "wacz":
        return
    if isinstance(archive, PublicArchive):
        raise Lost("Originals are not shown to the public")
    if total > PACKAGED:
        raise Wrong(
            f"The query finds {total} articles, and a package here holds {PACKAGED}: narrow it, or run"
            " `kronik export ARCHIVE articles --as wacz --query …`"
        )


STREAMS: dict[str, Rows] = {"ndjson": lines, "csv": rows, "wacz": originals} | {
    name: _form(form) for name, form in FORMS.items()
}
"""Who gives whole results in each form."""


def _rows(archive: Archive, asked: Whole) -> Iterator[dict[str, Any]]:
    query = asked.q if asked.q.strip() else None
    for stored in archive.articles(query):
        yield {"archive": stored.id, **render.public(stored.article)}


def _line(row: dict[str, Any]) -> bytes:
    return msgspec.json.encode(row) + b"\n"


def _row(values: Any) -> bytes:  # noqa: ANN401 - whatever csv writes
    text = io.StringIO()
    csv.writer(text).writerow(values)
    return text.getvalue().encode("utf-8", "replace")
