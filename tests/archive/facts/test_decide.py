"""What a user decides holds whatever is added before or after it, and can be taken back."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from kronik.archive import Archive, Entity
from kronik.archive.facts import keep, settle
from kronik.archive.facts.overrule import Undecidable
from tests.archive.facts.told import add, entities, facts, forms, organisation, person, spot, tables

NOW = datetime(2021, 3, 9, tzinfo=UTC)
AYU, RUI = person("Ayu Lestari", "Bupati Elok"), person("Rui Almonte", "Camat Randai")
NICK = person("Melki", "Presiden Wanua Raya")


def one(archive: Archive, name: str) -> Entity:
    (found,) = archive.register.named(name)
    return found


def groups(archive: Archive) -> list[tuple[str, ...]]:
    """The names of every entity's forms."""
    found: dict[object, set[str]] = {}
    for form, (root, _, _) in forms(archive._db).items():
        found.setdefault(root, set()).add(form[1])
    return sorted(tuple(sorted(names)) for names in found.values())


@pytest.fixture
def two(archive: Archive) -> Archive:
    add(archive, 1, AYU)
    add(archive, 2, RUI)
    return archive


def test_merged_entities_are_one_whatever_is_added_after_and_two_again_when_that_is_undone(two: Archive) -> None:
    first, second = one(two, "ayu lestari"), one(two, "rui almonte")
    decision = two.merge(first, second, NOW)
    assert decision.told == f"Rui Almonte ({second.id}) is Ayu Lestari ({first.id})"
    add(two, 2, RUI)  # the same again
    add(two, 2, RUI, AYU, day=2)  # and another version
    add(two, 3, person("Rui Almonte", "saksi"))
    assert groups(two) == [("ayu lestari", "rui almonte")]
    assert two.register.entity(second.id) == one(two, "ayu lestari")  # an address that was given out stays
    assert one(two, "ayu lestari").articles == 3
    assert two.search("person:ayu").total == two.search("person:rui").total == 3
    two.undo(decision.number, NOW)
    assert groups(two) == [("ayu lestari",), ("rui almonte",)]


def test_a_decision_survives_that_all_its_articles_lose_their_facts(two: Archive) -> None:
    two.merge(one(two, "ayu lestari"), one(two, "rui almonte"), NOW)
    add(two, 1, day=2)
    add(two, 2, day=2)
    assert groups(two) == []
    add(two, 5, RUI)
    add(two, 6, AYU)
    assert groups(two) == [("ayu lestari", "rui almonte")]


def test_decisions_survive_a_new_index_and_finding_all_facts_again(folder: Path) -> None:
    with Archive.create(folder) as archive:
        add(archive, 1, AYU)
        add(archive, 2, RUI)
        archive.merge(one(archive, "ayu lestari"), one(archive, "rui almonte"), NOW)
    shutil.rmtree(folder / "index")
    with Archive.open(folder, write=True) as archive:
        assert archive.search("person:ayu").total == 2
        for row in (2, 1):
            archive.tell(
                row,
                keep.facts(archive._db.execute("SELECT record FROM fact WHERE article = ?", (row,)).fetchone()[0]),
            )
        assert groups(archive) == [("ayu lestari", "rui almonte")]


def test_merging_the_other_way_round_after_is_refused_and_a_ring_is_one_entity(two: Archive) -> None:
    two.merge(one(two, "ayu lestari"), one(two, "rui almonte"), NOW)
    with pytest.raises(Undecidable, match="one entity already"):
        two.merge(one(two, "rui almonte"), one(two, "ayu lestari"), NOW)
    add(two, 3, person("Wening Daryatmo"))
    two.merge(one(two, "wening daryatmo"), one(two, "ayu lestari"), NOW)
    assert groups(two) == [("ayu lestari", "rui almonte", "wening daryatmo")]


def test_a_name_that_is_split_off_is_an_entity_of_its_own(archive: Archive) -> None:
    for number in (1, 2, 3):
        add(archive, number, person("Rui Almonte", "Camat Randai", "Almonte"))
    add(archive, 4, person("Almonte"))
    assert groups(archive) == [("almonte", "rui almonte")]
    decision = archive.split(one(archive, "rui almonte"), NOW, names=["Almonte"])
    add(archive, 5, person("Almonte", "Camat Randai"))
    assert groups(archive) == [("almonte",), ("rui almonte",)]
    archive.undo(decision.number, NOW)
    assert groups(archive) == [("almonte", "rui almonte")]


def test_an_article_that_means_another_is_split_off_alone_and_searches_follow(archive: Archive) -> None:
    for number in (1, 2):
        add(archive, number, AYU)
    ids = dict(archive._db.execute("SELECT source, id FROM article").fetchall())
    ayu = one(archive, "ayu lestari")
    decision = archive.split(ayu, NOW, articles=[ids["a2"]])
    first, second = archive.register.named("ayu lestari")
    assert (first.articles, second.articles) == (1, 1)
    assert archive.search(f"person:{ayu.id}").total == 1
    add(archive, 2, AYU, day=3)
    assert len(archive.register.named("ayu lestari")) == 2
    archive.undo(decision.number, NOW)
    assert one(archive, "ayu lestari").articles == 2
    assert archive.search(f"person:{ayu.id}").total == 2


def test_what_cannot_be_decided_is_refused_with_a_reason(two: Archive) -> None:
    add(two, 3, spot("Elok", "1640000"), organisation("Badan Cuaca Laut"))
    ayu = one(two, "ayu lestari")
    with pytest.raises(Undecidable, match="only one kind"):
        two.merge(ayu, one(two, "elok"), NOW)
    with pytest.raises(Undecidable, match="has no form 'Rui'; it has Ayu Lestari"):
        two.split(ayu, NOW, names=["Rui"])
    with pytest.raises(Undecidable, match="stands for the entity"):
        two.split(ayu, NOW, names=["ayu LESTARI"])
    with pytest.raises(Undecidable, match="No article 'zzz'"):
        two.split(ayu, NOW, articles=["zzz"])
    with pytest.raises(Undecidable, match="no decision 7"):
        two.undo(7, NOW)
    assert two.register.decisions() == ()


def test_a_decision_undone_is_kept_and_cannot_be_undone_again(two: Archive) -> None:
    decision = two.merge(one(two, "ayu lestari"), one(two, "rui almonte"), NOW)
    two.undo(decision.number, NOW)
    (kept,) = two.register.decisions()
    assert kept == msgspec.structs.replace(decision, undone="2021-03-09T00:00:00+00:00")
    with pytest.raises(Undecidable, match="was undone 2021-03-09"):
        two.undo(decision.number, NOW)


@pytest.mark.parametrize("seed", range(8))
def test_decisions_made_before_between_and_after_the_articles_give_the_same_entities(seed: int) -> None:
    names = ["Ayu Lestari", "Lestari", "Rui Almonte", "Almonte", "Ayu Sri Lestari", "Melki"]
    draw = random.Random(seed)
    articles = [
        facts(
            person(draw.choice(names), draw.choice([None, "Bupati Elok", "saksi"]), draw.choice(["Melki", "Lestari"]))
        )
        for _ in range(12)
    ]
    decisions = [
        ("merge", '["rui almonte",""]', '["ayu lestari",""]'),
        ("split", '["ayu lestari",""]', '{"keys":["lestari"]}'),
        ("split", '["rui almonte",""]', '{"articles":[["a3","almonte"],["a5","rui almonte"]]}'),
    ]
    states = []
    for at in (0, 6, 12):
        with closing(tables()) as db:
            work = settle.Work()
            for number, found in enumerate(articles, 1):
                if number == at + 1:
                    _decide(db, decisions, work)
                keep.remember(db, number, found, work)
            if at == len(articles):
                _decide(db, decisions, work)
            settle.settle(db, work)
            states.append((forms(db), entities(db)))
    assert states[0] == states[1] == states[2]


def _decide(db: sqlite3.Connection, decisions: list[tuple[str, str, str]], work: settle.Work) -> None:
    """Write decisions down as `overrule` does, about names that may not be there yet."""
    for verb, first, other in decisions:
        db.execute(
            "INSERT INTO decision (verb, kind, one, other, told, made) VALUES (?, 'person', ?, ?, '', '')",
            (verb, first, other),
        )
    for (seq,) in db.execute("SELECT article FROM fact").fetchall():
        keep.again(db, seq, work)
