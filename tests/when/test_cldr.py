"""The sections that are kept as drawn are those that Babel's data give, and cover the languages that can be told."""

from __future__ import annotations

import subprocess
import sys

import msgspec
import pytest

from kronik.language.identify.table import load
from kronik.when import cldr

TOLD = sorted({code for codes in load().scripts.values() for code in codes})


@pytest.mark.parametrize("code", TOLD)
def test_a_kept_section_is_what_babel_gives(code: str) -> None:
    assert cldr.drawn(code) == cldr.draw(code), "run train/cldr/draw.py src/kronik/models/cldr.gz again"


def test_every_language_that_can_be_told_is_kept() -> None:
    kept = cldr._kept()
    assert sorted(kept.times) == TOLD
    assert all(msgspec.msgpack.decode(section, type=cldr.Time).months for section in kept.times.values())


@pytest.mark.parametrize("code", TOLD)
def test_what_joins_names_is_what_babel_gives(code: str) -> None:
    assert cldr.joins(code) == cldr.join(code)


def test_a_language_has_its_own_words_whatever_was_read_before() -> None:
    fresh = "from kronik.when import cldr; print([cldr.draw(code).months[0] for code in {codes}])"
    alone = {
        code: subprocess.run([sys.executable, "-c", fresh.format(codes=[code])], capture_output=True, check=True)
        for code in ("de", "fr")
    }
    after = subprocess.run(
        [sys.executable, "-c", fresh.format(codes=["az", "he", "de", "fr"])], capture_output=True, check=True
    )
    for found in alone.values():
        assert found.stdout.strip(b"[]\n") in after.stdout


@pytest.mark.parametrize(("code", "region", "order"), [("en", "US", "mdy"), ("en", "AU", "dmy"), ("pt", "BR", "dmy")])
def test_a_region_has_its_order(code: str, region: str, order: str) -> None:
    assert cldr.order(code, region) == cldr.draw(f"{code}_{region}").order == order


def test_an_unknown_region_has_none() -> None:
    assert cldr.order("en", "QQ") is None


def test_a_language_that_is_not_kept_is_drawn() -> None:
    assert "gd" not in TOLD
    assert cldr.drawn("gd").months == cldr.draw("gd").months != ()
