"""Rows as Parquet, for which the extra `kronik[tables]` is needed. Source: parquet.apache.org.

The columns are those of the rows. Their types are read from the first thousands of rows; a column that holds nothing
there is text.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO

from kronik.archive.export import Row
from kronik.archive.export.drain import Drain
from kronik.errors import KronikError

if TYPE_CHECKING:
    import pyarrow

GROUP = 5_000
"""Rows of one row group: some 10 MB of articles."""


def write(rows: Iterable[Row], out: BinaryIO) -> int:
    """Write every row; give how many. Raises KronikError without the extra."""
    done = 0
    for number, piece in pieces(rows):
        out.write(piece)
        done = number
    return done


def pieces(rows: Iterable[Row]) -> Iterator[tuple[int, bytes]]:
    """Give the same file piece by piece, each with how many rows are done; a group of rows is held at a time."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise KronikError("Parquet needs pyarrow", mend="pip install 'kronik[tables]'") from error
    groups = _groups(iter(rows))
    first = next(groups, [])
    schema = _schema(pyarrow.Table.from_pylist(first).schema)
    count, drain = 0, Drain()
    with parquet.ParquetWriter(drain, schema, compression="zstd") as writer:
        for group in chain([first] if first else [], groups):
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
            count += len(group)
            yield count, drain.taken()
    yield count, drain.taken()


def held() -> bool:
    """Whether the extra is installed."""
    return importlib.util.find_spec("pyarrow") is not None


def _groups(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while group := list(islice(rows, GROUP)):
        yield group


def _schema(schema: pyarrow.Schema) -> pyarrow.Schema:
    """The types that were read, with text where nothing told one."""
    import pyarrow

    return pyarrow.schema([pyarrow.field(field.name, _told(field.type)) for field in schema])


def _told(kind: pyarrow.DataType) -> pyarrow.DataType:
    import pyarrow

    if pyarrow.types.is_null(kind):
        return pyarrow.string()
    if pyarrow.types.is_list(kind):
        return pyarrow.list_(_told(kind.value_type))
    if pyarrow.types.is_struct(kind):
        return pyarrow.struct([pyarrow.field(field.name, _told(field.type)) for field in kind])
    return kind
