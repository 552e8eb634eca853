"""The room's words: complete in every language, and chosen as the reader wishes."""

from __future__ import annotations

import re
import string
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.records import KEPT, Outcome, Role
from kronik.web import catalogue

WEB = resources.files("kronik.web")
SAID = re.compile(r"""say\(\s*f?["']([a-z_]+\.[a-z_]+)["']""")


def sources() -> str:
    files = [file for file in Path(str(WEB)).rglob("*") if file.suffix in (".py", ".html")]
    return "\n".join(file.read_text("utf-8") for file in files)


def flat(code: str) -> dict[str, object]:
    words = catalogue.load(code)
    return {f"{section}.{key}": text for section, texts in words.sections.items() for key, text in texts.items()}


def fields(text: object) -> set[str]:
    forms = text.values() if isinstance(text, dict) else [text]
    return {name for form in forms for _, name, _, _ in string.Formatter().parse(str(form)) if name}


def test_every_language_has_every_text_with_the_same_blanks():
    first = flat(catalogue.DEFAULT)
    for code in catalogue.codes():
        other = flat(code)
        assert other.keys() == first.keys()
        assert {key: fields(text) for key, text in other.items()} == {key: fields(t) for key, t in first.items()}


def test_every_text_that_a_page_asks_for_is_in_the_catalogue():
    assert set(SAID.findall(sources())) <= flat(catalogue.DEFAULT).keys()


def test_no_text_is_kept_that_no_page_asks_for():
    source = sources()
    named = {
        "outcome",
        "block",
        "role",
        "missing",
        "field",
        "help",
        "facet",
        "clash",
        "unit",
        "lists",
        "with",
        "beside",
        "status",
        "plover",
        "spoken",
    }  # asked for by a word of the records
    unused = [key for key in flat("en") if key not in source and key.partition(".")[0] not in named]
    built = {"search.newest", "search.match"}  # asked for by the name of the order
    assert {key for key in unused if not key.startswith("error.")} <= built


@pytest.mark.parametrize("code", catalogue.codes())
def test_closed_lists_are_named_whole(code):
    words = catalogue.load(code)
    assert words.sections["outcome"].keys() == {outcome.value for outcome in Outcome}
    assert words.sections["block"].keys() == {role.value for role in Role}
    assert KEPT


def test_numbers_choose_the_form_and_are_grouped():
    english, indonesian = catalogue.load("en"), catalogue.load("id")
    assert english.say("search.found", n=1) == "1 article"
    assert english.say("search.found", n=12345) == "12,345 articles"
    assert indonesian.say("search.found", n=12345) == "12.345 artikel"


def test_a_word_that_is_not_known_is_shown_as_it_is():
    assert catalogue.load("en").name_of("missing", "no-such-reason") == "no-such-reason"


@pytest.mark.parametrize(
    ("wish", "accepted", "code"),
    [
        (None, "", "id"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "de,en;q=0.5,id;q=0.7", "id"),
        (None, "de, fr", "id"),
        (None, "in-ID", "id"),
        (None, "id;q=0, en;q=0.1", "en"),
        (None, "en;q=nonsense, id;q=0.2", "id"),
        ("en", "id", "en"),
        ("xx", "en", "en"),
        ("../en", "id", "id"),
    ],
)
def test_the_address_then_the_browser_choose_the_language(wish, accepted, code):
    assert catalogue.choose(wish, accepted).code == code


@given(st.text())
def test_any_accept_language_gives_a_language(accepted):
    assert catalogue.choose(None, accepted).code in catalogue.codes()
