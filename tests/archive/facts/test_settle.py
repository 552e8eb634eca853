"""Which names are one: it follows from the facts that are stored, whatever came before and in whatever order."""

from __future__ import annotations

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kronik.archive.facts import keep, settle
from tests.archive.facts.told import entities, facts, forms, organisation, person, spot, tables

PEOPLE = st.builds(
    person,
    st.sampled_from(
        ["Ayu Lestari", "Lestari", "Ayu", "Ayu Sri Lestari", "Budi Santoso", "Budi", "Rui Almonte", "Almonte",
         "Melki", "Emanuel Almonte", "Rui Emanuel Almonte"]
    ),
    st.sampled_from([None, "Gubernur Elok", "Presiden", "saksi", "Gubernur Provinsi Elok", "Menteri Laut"]),
    st.sampled_from(["Melki", "Lestari", "Almonte", "Rui Almonte"]),
)  # fmt: skip
OTHERS = st.one_of(
    st.builds(organisation, st.sampled_from(["Badan Cuaca (BC)", "Badan Cuaca", "BC", "Bala Caraka (BC)"])),
    st.builds(spot, st.sampled_from(["Elok", "Randai"]), st.sampled_from(["11", "12", None])),
)
STEPS = st.lists(
    st.tuples(st.integers(1, 6), st.lists(st.one_of(PEOPLE, OTHERS), max_size=3)), min_size=1, max_size=14
)


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thresholds that a handful of articles can cross either way."""
    monkeypatch.setattr(settle, "ENOUGH", 3)
    monkeypatch.setattr(settle, "CALLED", 2)


@pytest.mark.usefixtures("low")
@given(steps=STEPS, order=st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_entities_follow_from_the_facts_that_are_stored_and_not_from_their_history(steps, order) -> None:
    fresh = list(dict(steps).items())
    order.shuffle(fresh)
    states = []
    for history in (steps, fresh):
        with closing(tables()) as db:
            work = settle.Work()
            for number, found in history:
                keep.remember(db, number, facts(*found), work)
                if len(found) != 1:  # several articles may be settled together, too
                    settle.settle(db, work)
                    work = settle.Work()
            settle.settle(db, work)
            states.append((forms(db), entities(db)))
    assert states[0] == states[1], [(n, [getattr(o, "name", "") or o.text for o in f]) for n, f in steps]
