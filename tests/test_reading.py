"""Kronik as a library."""

from __future__ import annotations

import doctest
import os

import pytest

import kronik
from kronik import reading
from kronik.errors import SourceError
from kronik.records import Article, Refusal
from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "pages" / "kabarlaut" / "kl-bahari-pembuka.txt"


def test_its_names_are_sorted_and_all_there():
    assert kronik.__all__ == sorted(kronik.__all__)
    assert all(getattr(kronik, name) for name in kronik.__all__)
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        kronik.reed  # noqa: B018


def test_the_guide_and_the_docstring_are_true(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)
    assert doctest.testfile(os.fspath(ROOT / "docs" / "python.md"), module_relative=False).failed == 0
    assert doctest.testmod(reading).failed == 0


def test_a_file_gives_the_same_article_as_its_text():
    [filed] = kronik.pages(EXAMPLE, captured="2023-06-12")
    read = kronik.read(EXAMPLE.read_text(), captured="2023-06-12")
    assert isinstance(filed, Article)
    assert isinstance(read, Article)
    assert kronik.record(filed) | {"id": "-"} == kronik.record(read)
    assert kronik.record(read)["related"][0]["published"] == "2023-05-30"


@pytest.mark.parametrize("page", ["<p>" * 3, b"<!doctype html><title>x", b"", "", b"\x89PNG\r\n\x1a\n" + bytes(99)])
def test_a_page_without_an_article_is_told_and_never_raised(page: bytes | str):
    result = kronik.read(page)
    assert result.outcome.value in {"empty", "too_short", "not_html", "brief", "bad_charset"}
    assert kronik.record(result, blocks=True, facts=True)["outcome"] == result.outcome.value


def test_bytes_are_decoded_and_text_is_told_from_html():
    page = "<html><head><title>Kafé</title></head><body><h1>Kafé Dibuka Lagi</h1><p>12 Mei 2020</p></body></html>"
    for given in (page, page.encode(), page.encode("latin-1")):
        assert kronik.record(kronik.read(given))["title"] == "Kafé Dibuka Lagi"


def test_what_the_caller_got_wrong_is_raised_by_name(tmp_path):
    with pytest.raises(ValueError, match="'kemarin' is no date"):
        kronik.read("x", captured="kemarin")
    with pytest.raises(SourceError, match="no such file"):
        next(kronik.pages(tmp_path / "hilang.html"))


def test_facts_and_refusals_have_their_public_form(tmp_path):
    (tmp_path / "a.html").write_bytes(b"")
    [refusal] = kronik.pages(tmp_path)
    assert isinstance(refusal, Refusal)
    assert kronik.record(refusal)["outcome"] == "empty"
    assert kronik.record(kronik.read(EXAMPLE.read_text()), facts=True)["quotes"]
