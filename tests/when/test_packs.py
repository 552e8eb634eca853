"""The words of a language are in its pack and nowhere else."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path

import pytest

import kronik.when
from kronik import language
from kronik.language import Lang
from kronik.language.time import Beside
from kronik.when.lexicon import lexicon

CODE = Path(kronik.when.__file__).parent

PROTOCOL = {
    "iso.py",
    "zones.py",
    "edtf.py",
    "values.py",
    "match.py",
    "lexicon.py",
    "cldr.py",
    "numbers.py",
    "tokens.py",
}
"""Modules that hold the names of standards, units and zones, which are code and no language's words."""


def strings(path: Path) -> set[str]:
    """The string literals of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    loose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented | loose
    }


def words(code: str) -> set[str]:
    """Words of the pack that could not be anything else: five letters and more."""
    time = language.load(Lang(code)).time
    lists = itertools.chain(*time.months, *time.weekdays, *time.parts.values(), time.will, time.said, time.days)
    beside = (
        word
        for side in (time.after, time.before)
        for field in Beside.__struct_fields__
        for word in getattr(side, field)
    )
    return {word for word in (*lists, *beside) if len(word) > 4}


@pytest.mark.parametrize("code", ["id", "en"])
def test_the_grammar_has_no_word_of_any_language_in_it(code: str) -> None:
    vocabulary = words(code)
    for path in CODE.glob("*.py"):
        if path.name not in PROTOCOL:
            assert not strings(path) & vocabulary, path.name


@pytest.mark.parametrize("code", language.codes())
def test_every_word_of_a_pack_is_in_its_lexicon(code: str) -> None:
    pack = language.load(code)
    known = lexicon(pack).words
    for name in itertools.chain(*pack.time.months, *pack.time.weekdays):
        assert name in known


@pytest.mark.parametrize("code", language.codes())
def test_a_pack_names_every_month_and_weekday_or_none(code: str) -> None:
    time = language.load(code).time
    assert len(time.months) in (0, 12)
    assert len(time.weekdays) in (0, 7)
