"""Whole results, row by row: nothing is capped, and the first and the last row tell the query and the count.

A client that reads slowly is waited for, and holds nothing up but its own stream: each has a reader and a thread of
its own, and there are few of them.
"""

from __future__ import annotations

import csv
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from kronik import render
from kronik.archive import Archive, PublicArchive
from kronik.archive.export import Row, articles, parquet, views, wacz
from kronik.archive.export.csv import field
from kronik.archive.export.facts import TABLES
from kronik.archive.export.forms import FORMS, Form
from kronik.web.api.problems import Wrong
from kronik.web.api.shapes import Public, Whole
from kronik.web.desk import CHUNK
from kronik.web.render import Lost

FILLED = 1_000
"""Articles of one SQLite file: it is whole before its first byte can be sent, which these are in some seconds."""

Rows = Callable[[Archive, Whole], Iterator[bytes]]

COLUMNS = ("archive", *Public.__struct_fields__)
"""The archive's own id, then the keys of the public record."""


def lines(archive: Archive, asked: Whole) -> Iterator[bytes]:
    """Give every article that a query finds as a line of JSON."""
    yield from _lines(_articles(archive, asked), {"query": asked.q, "count": archive.search(asked.q, limit=1).total})


def rows(archive: Archive, asked: Whole) -> Iterator[bytes]:
    """Give every article that a query finds as a row of CSV, under a heading; first and last row begin with #."""
    total = archive.search(asked.q, limit=1).total
    yield from _rows(_articles(archive, asked), {"query": asked.q, "count": total}, COLUMNS)


def _lines(found: Iterable[Row], told: dict[str, Any]) -> Iterator[bytes]:
    yield _line(told)
    count = 0
    for row in found:
        count += 1
        yield _line(row)
    yield _line({"query": told["query"], "count": count, "complete": True})


def _rows(found: Iterable[Row], told: dict[str, Any], columns: Sequence[str] = ()) -> Iterator[bytes]:
    """Rows under the heading of their columns; without rows and columns there is none."""
    (_, query), (name, number) = told.items()
    yield _row(["# query", field(query), name, number])
    count = 0
    if columns:
        yield _row(columns)
    for row in found:
        if not columns:
            columns = tuple(row)
            yield _row(columns)
        count += 1
        yield _row([field(row[column]) for column in columns])
    yield _row(["# end", field(query), "count", count])


def _facts(table: str) -> tuple[Rows, Rows]:
    """A table of facts as lines and as rows; how many there are is known at the end, the articles before."""

    def of(archive: Archive, asked: Whole) -> tuple[Iterator[Row], dict[str, Any]]:
        return TABLES[table](archive, _query(asked)), {
            "query": asked.q, "articles": archive.search(asked.q, limit=1).total,
        }  # fmt: skip

    return lambda archive, asked: _lines(*of(archive, asked)), lambda archive, asked: _rows(*of(archive, asked))


def _form(form: Form) -> Rows:
    return lambda archive, asked: form.many(archive.articles(_query(asked)))


def originals(archive: Archive, asked: Whole) -> Iterator[bytes]:
    """Give the originals of what a query finds as a WACZ, while it is made."""
    return (piece for _, piece in wacz.pieces(archive, _query(asked), now=datetime.now(UTC)) if piece)


def columns(archive: Archive, asked: Whole) -> Iterator[bytes]:
    """Give every article that a query finds as Parquet, a group of rows at a time."""
    return (piece for _, piece in parquet.pieces(articles(archive, _query(asked))) if piece)


def tables(archive: Archive, asked: Whole) -> Iterator[bytes]:
    """Give what a query finds as a file for Datasette, made whole before it is sent."""
    with tempfile.TemporaryFile() as file:
        views.write(archive, _query(asked), file)
        file.seek(0)
        while piece := file.read(CHUNK):
            yield piece


def takes(archive: Archive, total: int) -> tuple[str, ...]:
    """Give the forms in which a result of so many articles can be taken along whole."""
    return tuple(form for form in ("csv", "ndjson", *OTHERS) if _refused(archive, form, total) is None)


def check(archive: Archive, form: str, total: int) -> None:
    """Say whether a whole result can be sent in a form. Raises Lost, Wrong."""
    if error := _refused(archive, form, total):
        raise error


def _refused(archive: Archive, form: str, total: int) -> Exception | None:
    if form == "wacz" and isinstance(archive, PublicArchive):
        return Lost("Originals are not shown to the public")
    if form == "parquet" and not parquet.held():
        return Lost("Parquet needs pyarrow where this room is served: pip install 'kronik[tables]'")
    if form == "sqlite" and total > FILLED:
        return Wrong(
            f"The query finds {total} articles, and a file made here holds {FILLED}: narrow it, or run"
            " `kronik export ARCHIVE articles --as sqlite --query …`"
        )
    return None


OTHERS: dict[str, Rows] = {"parquet": columns, "sqlite": tables, "wacz": originals} | {
    name: _form(form) for name, form in FORMS.items()
}

STREAMS: dict[str, Rows] = {
    "lines": lines,
    "rows": rows,
    **{f"all-{form}": put for form, put in OTHERS.items()},
    **{
        f"{table}-{name}": put for table in TABLES for name, put in zip(("lines", "rows"), _facts(table), strict=True)
    },
}
"""Who gives whole results, by the operation that asks for them."""


def _query(asked: Whole) -> str | None:
    return asked.q if asked.q.strip() else None


def _articles(archive: Archive, asked: Whole) -> Iterator[Row]:
    for stored in archive.articles(_query(asked)):
        yield {"archive": stored.id, **render.public(stored.article)}


def _line(row: dict[str, Any]) -> bytes:
    return msgspec.json.encode(row) + b"\n"


def _row(values: Any) -> bytes:  # noqa: ANN401 - whatever csv writes
    text = io.StringIO()
    csv.writer(text).writerow(values)
    return text.getvalue().encode("utf-8", "replace")
