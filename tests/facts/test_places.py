from __future__ import annotations

import msgspec
import pytest

from kronik.facts import facts
from kronik.facts.gazetteer import fold, loose, table
from kronik.records import Dateline, Found
from tests.facts.telling import article, told


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


def spot(name: str, *sentences: str, lang: str = "id"):
    return {spot.name: spot for spot in told(*sentences, lang=lang).places}[name]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Simpang Lima", "Warga berkumpul di Simpang Lima sejak Senin."),
        ("Desa Pasir Putih", "Banjir melanda Desa Pasir Putih sejak Senin."),
        ("Kecamatan Sungai Ara", "Banjir melanda Kecamatan Sungai Ara sejak Senin."),
    ],
)
def test_a_village_or_a_street_is_no_namesake_far_away(name, sentence):
    assert spot(name, sentence).id is None


def test_a_town_far_away_is_meant_where_it_is_known():
    assert spot("Seoul", "Budi Santoso tiba di Seoul pada Senin.").country == "KR"


@pytest.mark.parametrize("town", ["Cairo, Illinois", "Paris, Missouri"])
def test_the_state_beside_a_town_keeps_it_from_its_larger_namesakes(town):
    found = spot(town.split(",")[0], f"A storm destroyed 40 homes in {town}, on Thursday.", lang="en")
    assert (found.id, found.country) == (None, "US")


def test_a_state_called_as_a_country_is_told_by_what_stands_beside():
    said = "Georgia Governor Anna Weil spoke in Houston, Texas, on Thursday."
    spots = {one.name: one for one in told(said, lang="en").places}
    assert spots["Houston"].country == "US"
    assert spots["Houston"].id
    assert "Georgia" not in spots or spots["Georgia"].country == "US"
    assert spot("Georgia", "A storm killed six people in Georgia on Thursday.", lang="en").country == "GE"


def test_the_place_of_a_dateline_does_not_tell_where_it_lies():
    page = article("Banjir melanda Desa Pasir Putih sejak Senin.")
    page = msgspec.structs.replace(
        page, dateline=Found(value=Dateline(place="PASIR PUTIH", outlet=None), rule="said")
    )
    assert [(spot.name, spot.id) for spot in facts(page).places] == [("Desa Pasir Putih", None)]
