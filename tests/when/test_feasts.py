"""Feasts: fixed, counted from Easter, n-th weekdays, and those proclaimed year by year."""

from __future__ import annotations

from datetime import date

import pytest

from kronik import language
from kronik.when import feasts

YEARS = range(2005, 2026)


@pytest.mark.parametrize(
    ("spec", "year", "first", "last"),
    [
        ("12-25", 2016, date(2016, 12, 25), date(2016, 12, 25)),
        ("easter", 2024, date(2024, 3, 31), date(2024, 3, 31)),
        ("easter-2", 2019, date(2019, 4, 19), date(2019, 4, 19)),
        ("11-thu4", 2016, date(2016, 11, 24), date(2016, 11, 24)),
        ("05-mon-1", 2016, date(2016, 5, 30), date(2016, 5, 30)),
        ("ID:Eid al-Fitr/2", 2018, date(2018, 6, 15), date(2018, 6, 16)),
        ("ID:Lunar New Year+14", 2018, date(2018, 3, 2), date(2018, 3, 2)),
    ],
)
def test_a_feast_has_its_days(spec: str, year: int, first: date, last: date) -> None:
    assert feasts.in_year(spec, year) == (first, last)


def test_easter_is_a_sunday_between_its_bounds() -> None:
    """The 22nd of March is the first day it can fall on, the 25th of April the last."""
    for year in range(1583, 2600):
        day = feasts.easter(year)
        assert day.weekday() == 6
        assert date(year, 3, 22) <= day <= date(year, 4, 25)


@pytest.mark.parametrize("code", language.codes())
def test_every_feast_of_a_pack_is_known(code: str) -> None:
    for name, spec in language.load(language.Lang(code)).time.feasts.items():
        assert any(feasts.in_year(spec, year) for year in YEARS), name


def test_an_islamic_month_spans_29_or_30_days() -> None:
    for month in range(1, 13):
        days = feasts.islamic(month, date(2018, 3, 1), year=1439)
        assert days is not None
        assert (days[1] - days[0]).days in (28, 29)


def test_a_country_that_is_not_known_has_no_feasts() -> None:
    assert feasts.in_year("XX:Carnival", 2018) is None


def test_an_islamic_date_outside_the_tables_is_none() -> None:
    assert feasts.islamic(1, date(2018, 3, 1), year=1200) is None


def test_the_feast_nearest_the_anchor_is_meant_unless_it_is_foretold() -> None:
    assert feasts.near("12-25", date(2018, 1, 5), ahead=False) == (date(2017, 12, 25), date(2017, 12, 25))
    assert feasts.near("12-25", date(2018, 1, 15), ahead=True) == (date(2018, 12, 25), date(2018, 12, 25))
    assert feasts.near("12-25", date(2018, 1, 5), ahead=True) == (date(2017, 12, 25), date(2017, 12, 25))
