"""What a person types, and how it is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kronik.archive.query import MOST, leaves, parse
from kronik.errors import QueryError

READINGS = [
    ("banjir", "banjir"),
    ("banjir besar", "banjir AND besar"),
    ('"banjir besar"', '"banjir besar"'),
    ("“banjir besar”", '"banjir besar"'),
    ("banjir OR longsor", "banjir OR longsor"),
    ("banjir OR longsor jakarta", "(banjir OR longsor) AND jakarta"),
    ("kota banjir OR longsor OR gempa", "kota AND (banjir OR longsor OR gempa)"),
    ("(banjir bandang) OR longsor", "(banjir AND bandang) OR longsor"),
    ("banjir -jakarta", "banjir AND NOT jakarta"),
    ("banjir NOT jakarta", "banjir AND NOT jakarta"),
    ("-(a b)", "NOT (a AND b)"),
    ("title:banjir", "title:banjir"),
    ('title:"banjir besar"', 'title:"banjir besar"'),
    ('outlet:"Warta Contoh" lang:id', 'outlet:"warta contoh" AND lang:id'),
    ("OUTLET:Warta", "outlet:warta"),
    ("after:2017", "after:2017-01-01"),
    ("after:2017-11", "after:2017-11-01"),
    ("after:05/2017", "after:2017-05-01"),
    ("before:21/11/2017", "before:2017-11-21"),
    ("before:2017/11/21", "before:2017-11-21"),
    ("kind:live_blog", "kind:live_blog"),
    ("@nasa", "nasa"),
    ("20/05", '"20 05"'),
    ("multi-agent", '"multi agent"'),
    ("Jum'at", "jum'at"),
    ("C++ & Rust", "c AND rust"),
    ('"tak pernah tutup', '"tak pernah tutup"'),
    ("a) b", "a AND b"),
    ("((a b", "a AND b"),
    ("OR", "or"),
    ("OR a", "or AND a"),
    ("a OR", "a AND or"),
    ("NOT", "not"),
    ("- a", "a"),
    ("a - b", "a AND b"),
    ("outlet:", "outlet"),
    ("judul: banjir", "judul AND banjir"),
    ("https://warta.example/a?b=1", '"https warta example a b 1"'),
    ("after:kemarin", '"after kemarin"'),
    ("", ""),
]


@pytest.mark.parametrize(("text", "reading"), READINGS)
def test_a_query_is_read_as(text: str, reading: str) -> None:
    assert str(parse(text)) == reading


@pytest.mark.parametrize(
    "text", ["after:2017-13", "before:2017-02-30", "after:31/04/2017", "after:00/2017", "after:0000"]
)
def test_a_date_that_does_not_exist_is_an_error_that_says_so(text: str) -> None:
    with pytest.raises(QueryError, match="is no date that exists"):
        parse(text)


@pytest.mark.parametrize("text", ["?!", ":", '""', "()", "-", "😀"])
def test_a_query_without_a_word_finds_nothing_and_says_why(text: str) -> None:
    assert parse(text).notes == ("There is no word in the query that could be searched for",)


def test_what_names_no_date_is_words_and_noted() -> None:
    assert "names no date" in parse("after:lebaran").notes[0]


def test_a_kind_that_there_is_not_is_noted_with_those_there_are() -> None:
    assert "brief" in parse("kind:puisi").notes[0]


def test_of_a_pasted_text_the_first_words_are_used() -> None:
    query = parse("kata " * 2000)
    assert sum(len(leaf.words) for leaf in leaves(query.tree)) == MOST
    assert "Only the first" in query.notes[0]


PIECES = st.sampled_from(
    [
        "(",
        ")",
        '"',
        "-",
        ":",
        "OR",
        "NOT",
        "title:",
        "outlet:",
        "after:",
        "2017",
        "/",
        "banjir",
        "'",
        " ",
        "東京",
        "\x00",
    ]
)


@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(PIECES).map(" ".join)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_a_query_or_names_a_date_that_does_not_exist(text: str) -> None:
    try:
        str(parse(text))
    except QueryError as error:
        assert "is no date that exists" in str(error)


@pytest.mark.parametrize(
    "text", ["(" * 10_000, "-" * 10_000, '"' * 10_000, "(a OR " * 3_000, "NOT " * 3_000, "a:" * 5_000]
)
def test_ten_thousand_characters_of_anything_are_a_query(text: str) -> None:
    assert isinstance(str(parse(text)), str)


def test_a_field_that_does_not_exist_is_told() -> None:
    notes = parse("author:sinta banjir").notes
    assert [note.partition(";")[0] for note in notes] == ["No field is called 'author', so it was read as a word"]
    assert not parse("https://ranah.example/a pukul 10:30").notes
