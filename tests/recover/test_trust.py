"""Choosing by trust keeps the evidence: nothing that was seen is forgotten."""

from hypothesis import given
from hypothesis import strategies as st

from kronik.records import Found, Missing
from kronik.recover.trust import Candidate, choose, fold


def candidate(value, rule, refused=""):
    return Candidate(value=value, rule=rule, refused=refused)


def test_the_first_that_can_be_believed_wins():
    found = choose([candidate("a", "one", refused="torn"), candidate("b", "two"), candidate("c", "three")])
    assert found.value == "b"
    assert [(r.value, r.reason) for r in found.rivals] == [("a", "torn"), ("c", "less trusted than two")]


def test_one_that_agrees_is_no_rival():
    found = choose([candidate("Pasar Dibuka", "one"), candidate("pasar dibuka!", "two")], same=fold)
    assert found.rivals == ()


def test_nothing_seen_and_nothing_believed_are_told_apart():
    assert choose([]) == Missing(reason="not-recognised")
    assert choose([candidate("a", "one", refused="torn")]).reason == "torn"


candidates = st.lists(
    st.builds(candidate, st.text(max_size=5), st.sampled_from("abc"), st.sampled_from(["", "torn"]))
)


@given(candidates)
def test_every_candidate_is_the_value_agrees_with_it_or_is_a_rival(seen):
    found = choose(seen)
    told = {r.value for r in found.rivals} | ({found.value} if isinstance(found, Found) else set())
    assert {c.value for c in seen} <= told


@given(st.text())
def test_a_folded_text_is_its_own_folding(text):
    assert fold(fold(text)) == fold(text)
