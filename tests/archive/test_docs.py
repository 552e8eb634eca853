"""What docs/archive.md says is so."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from kronik.archive import Archive, schema
from kronik.archive.query import parse
from kronik.records import KEPT
from tests.archive.fiction import capture, make
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "archive.md").read_text()
QUERIES = re.findall(r"^\| `([^`]+)` \| (?!a )", PAGE.partition("## The tables")[0], re.M)


def test_the_page_has_queries() -> None:
    assert len(QUERIES) > 8


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_of_the_page_is_understood(query: str) -> None:
    assert parse(query).notes == ()


def test_the_page_names_every_kind() -> None:
    row = next(line for line in PAGE.splitlines() if line.startswith("| `kind:"))
    assert set(re.findall(r"`(\w+)`", row)) == {kind.value for kind in KEPT}


def test_the_page_names_every_table_of_pages_and_every_column_that_is_not_a_key() -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.executescript(schema.ARTICLES)
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{table}` |"))
            columns = {column for _, column, *_ in db.execute(f"PRAGMA table_info({table})")}
            assert columns - {"seq", "key", "article"} <= {table, *re.findall(r"`(\w+)`", row)}, table


@pytest.mark.parametrize("statement", re.findall(r"^SELECT .*;$", PAGE, re.M))
def test_the_statements_of_the_page_run(archive: Archive, statement: str) -> None:
    article = make()
    archive.add(article, capture(article))
    archive._db.execute(statement).fetchall()


def test_the_python_of_the_page_runs(archive: Archive, capsys: pytest.CaptureFixture[str]) -> None:
    article = make("Rapat", "Warga berkumpul di balai desa.", outlet="kabarlaut", published="2019-05-01")
    archive.add(article, capture(article))
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.S)
    exec(code.replace("news.kronik", str(archive.folder)))
    out = capsys.readouterr().out
    assert out.startswith("1 ")
    assert "https://warta.example/jembatan 1" in out
