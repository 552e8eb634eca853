"""FollowTheMoney: every entity is of a schema that it has, stands once, and refers to what stands before it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO

import pytest

from kronik.archive import Archive
from kronik.archive.export import ftm
from tests.archive.facts.told import add, event, organisation, person, quote, spot

REFERENCES = ("document", "resolved", "entity", "involved", "proof")
"""Properties of the schemata used that hold ids."""


@pytest.fixture
def told(archive: Archive) -> Iterator[Archive]:
    for number in (1, 2):
        add(
            archive, number, person("Ayu Lestari", "Bupati Elok"), organisation("Badan Cuaca Laut"), person("Melki"),
            spot("Elok", "1640001", country="ID"), quote("Jembatan aman", "Ayu Lestari"), quote("Entah", "Melki"),
            event("unjuk rasa", ["Ayu Lestari"], ["Melki"], place="Elok"),
        )  # fmt: skip
    yield archive


def written(archive: Archive, table: str) -> list[dict[str, object]]:
    out = BytesIO()
    count = ftm.write(archive, table, None, out)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert len(rows) == count
    return rows


@pytest.mark.parametrize(
    ("table", "schemata"),
    [
        ("people", {"Article": 2, "Person": 1, "Mention": 2}),
        ("organisations", {"Article": 2, "Organization": 1, "Mention": 2}),
        ("places", {"Address": 1}),
        ("quotes", {"Article": 2, "Person": 1, "Note": 2}),
        ("events", {"Article": 2, "Person": 1, "Event": 2}),
    ],
)
def test_entities_stand_once_and_refer_to_what_stands_before_them(
    told: Archive, table: str, schemata: dict[str, int]
) -> None:
    rows = written(told, table)
    found = [str(row["schema"]) for row in rows]
    assert {name: found.count(name) for name in found} == schemata
    seen: set[str] = set()
    for row in rows:
        assert row["id"] not in seen
        properties = row["properties"]
        assert isinstance(properties, dict)
        assert all(isinstance(value, str) for values in properties.values() for value in values)
        assert {one for name in REFERENCES for one in properties.get(name, [])} <= seen
        seen.add(str(row["id"]))


def test_a_name_that_does_not_tell_who_is_meant_is_nobody(told: Archive) -> None:
    assert "Melki" not in json.dumps([row for row in written(told, "people") if row["schema"] == "Person"])


THING = {"name", "summary", "description", "country", "publisher", "sourceUrl"}
SCHEMATA: dict[str, tuple[set[str], set[str]]] = {
    "Article": (THING | {"title", "fileName", "publishedAt", "language"}, {"name", "fileName"}),
    "Person": (THING | {"position"}, {"name"}),
    "Organization": (THING, {"name"}),
    "Address": (THING | {"full", "latitude", "longitude"}, set()),
    "Mention": ({"document", "resolved", "name", "detectedSchema"}, {"document", "name"}),
    "Note": (THING | {"entity"}, {"name"}),
    "Event": (THING | {"date", "location", "involved", "proof"}, {"name"}),
}
"""Of each schema the properties that are used, and those that it demands. Source: followthemoney 4.11.2,
schema/*.yaml, with what each schema has of those that it extends."""


def test_every_entity_has_what_its_schema_demands_and_nothing_that_it_does_not_know(told: Archive) -> None:
    for table in ("people", "organisations", "places", "quotes", "events"):
        for row in written(told, table):
            known, demanded = SCHEMATA[str(row["schema"])]
            assert demanded <= set(row["properties"]) <= known  # type: ignore[call-overload]
