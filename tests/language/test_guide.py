"""The guide to adding a language: the file that it prints is a language, and reads what the guide says it reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kronik import language
from kronik.errors import PackError
from kronik.language import Pack
from kronik.records import Age, Lang
from kronik.when import age, find

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "language.md").read_text(encoding="utf-8")
FILE = GUIDE.split("```toml\n")[1].split("```")[0]
ROWS = re.findall(r"^\| (.+?) \| (.+?) \|$", GUIDE, re.MULTILINE)[1:]
WEDNESDAY = date(2017, 11, 22)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of packs in the place of the program's own."""
    monkeypatch.setattr(language.resources, "files", lambda _: tmp_path)
    language.load.cache_clear()
    yield tmp_path
    language.load.cache_clear()


@pytest.fixture
def toy(folder: Path) -> Pack:
    (folder / "xx.toml").write_text(FILE, encoding="utf-8")
    return language.load(Lang("xx"))


def test_a_file_is_a_language_without_any_code(toy: Pack) -> None:
    assert (toy.code, toy.name) == ("xx", "Sagari")
    dated = [(words, value.strip("`")) for words, value in ROWS if value.startswith("`")]
    assert len(dated) > 10
    assert [(w, [f.value for f in find(w, pack=toy, anchor=WEDNESDAY)]) for w, _ in dated] == [
        (words, [value]) for words, value in dated
    ]


def test_its_frame_of_an_age_is_read(toy: Pack) -> None:
    assert age("antau 3 semoj", pack=toy) == Age(seen="antau 3 semoj", amount=3, unit="week")
    assert age("justa", pack=toy) == Age(seen="justa", amount=0, unit="second")


def test_what_it_says_is_no_time_is_none(toy: Pack) -> None:
    (words,) = (words for words, value in ROWS if value == "no time")
    assert find(words, pack=toy, anchor=WEDNESDAY) == ()


def test_a_misspelt_key_is_refused_by_its_name(folder: Path) -> None:
    (folder / "xx.toml").write_text(FILE.replace("[time.edges]", "[time.edgse]"), encoding="utf-8")
    with pytest.raises(PackError, match="edgse"):
        language.load(Lang("xx"))
