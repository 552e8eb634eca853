from __future__ import annotations

import pytest

from kronik.facts.gazetteer import fold, loose, table
from tests.facts.telling import told


def sites(name: str):
    return table().find(fold(name)) or table().find(loose(name))


@pytest.mark.parametrize("spelling", ["Deir ez-Zor", "Deir Ezzor", "Deir al-Zour"])
def test_spellings_of_one_place_meet(spelling):
    assert {site.country for site in sites(spelling)} == {"SY"}


def test_a_name_that_no_place_has_is_not_found():
    assert sites("Tanah Antah Berantah") == []


@pytest.mark.parametrize("edge", ["", "\n", "a", "zzzzzzzz", "0"])
def test_the_search_ends_at_the_edges_of_the_table(edge):
    assert isinstance(table().find(edge), list)


def test_a_country_named_on_the_page_breaks_a_tie():
    spots = {spot.name: spot for spot in told("Kapal dari Surabaya tiba di Jakarta, Indonesia.").places}
    assert spots["Indonesia"].country == "ID"
    assert spots["Surabaya"].country == "ID"
    assert spots["Surabaya"].lat == pytest.approx(-7.25, abs=0.2)


def test_provinces_have_the_code_of_iso_3166():
    spots = {spot.name: spot for spot in told("Banjir melanda Jawa Timur sejak Senin.").places}
    assert spots["Jawa Timur"].id == "ID-JI"
