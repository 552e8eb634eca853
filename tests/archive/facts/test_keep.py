"""Facts are stored once, follow what the article says now, and survive what the archive survives."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kronik import flow, sources
from kronik.archive import Archive
from kronik.archive.facts import keep
from kronik.records import Facts, Told
from tests.archive import writer
from tests.archive.facts.told import add, article, event, facts, forms, organisation, person, quote, spot
from tests.conftest import ROOT
from tests.program import Run

AYU = person("Ayu Lestari", "Bupati Elok")


def stored(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the tables of facts hold, with articles and forms by their ids."""
    with Archive.open(folder) as archive:
        db = archive._db
        name = dict(db.execute("SELECT seq, id FROM article").fetchall())
        form = dict(db.execute("SELECT seq, id FROM form").fetchall())
        return {
            "fact": sorted(
                (name[seq], keep.facts(record)) for seq, record in db.execute("SELECT article, record FROM fact")
            ),
            "form": sorted(
                (row[0], form.get(row[1]), form.get(row[2]), *row[3:])
                for row in db.execute("SELECT id, parent, root, name, role, articles, total, why FROM form")
            ),
            "part": sorted(
                (form[row[0]], name[row[1]], *row[2:])
                for row in db.execute("SELECT form, article, part, moment, number FROM part")
            ),
            "printed": sorted(
                (form[row[0]], *row[1:]) for row in db.execute("SELECT form, name, role, articles FROM printed")
            ),
            "words": sorted((row[0], form[row[1]]) for row in db.execute("SELECT word, form FROM form_word")),
            "alias": sorted((*row[:3], name[row[3]]) for row in db.execute("SELECT * FROM alias")),
            "longer": sorted(db.execute("SELECT * FROM longer").fetchall()),
        }


def test_facts_added_twice_are_stored_once(archive: Archive) -> None:
    add(archive, 1, AYU)
    before = forms(archive._db)
    add(archive, 1, AYU)
    assert forms(archive._db) == before
    assert before["person", "ayu lestari", "bupati elok"][1] == 1


def test_a_changed_article_has_the_facts_of_what_it_says_now(archive: Archive) -> None:
    add(archive, 1, AYU)
    add(archive, 1, person("Rui Almonte"), day=2)
    assert {key for _, key, _ in forms(archive._db)} == {"rui almonte"}
    assert archive._db.execute("SELECT word FROM form_word WHERE word = 'ayu'").fetchall() == []
    assert archive._db.execute("SELECT count(*) FROM longer WHERE long = 'ayu lestari'").fetchone() == (0,)


def test_an_older_version_that_comes_later_changes_no_facts(archive: Archive) -> None:
    add(archive, 1, AYU, day=2)
    add(archive, 1, person("Rui Almonte"), day=1)
    assert {key for _, key, _ in forms(archive._db)} == {"ayu lestari"}


def test_a_new_version_added_without_facts_has_none_until_they_are_found(archive: Archive) -> None:
    add(archive, 1, AYU)
    archive.add(article(1, day=2))
    assert forms(archive._db) == {}
    assert archive.known().told == 0
    assert list(flow.catch_up(archive, jobs=1)) == [1]
    assert archive.known().told == 1


def test_facts_that_a_page_is_added_with_later_are_found_by_searches_then(archive: Archive) -> None:
    one = article(1)
    archive.add(one)
    assert archive.search("person:ayu").notes[-1] == "The facts of 1 article are not known; `kronik facts` finds them"
    archive.add(one, None, Told(article=one, facts=facts(AYU)))
    assert [hit.id for hit in archive.search("person:ayu").hits] == [archive.ids(0, 1)[0]]
    assert archive.search("person:ayu").notes == ()


def test_searches_find_persons_places_organisations_statements_and_events(archive: Archive) -> None:
    add(archive, 1, AYU, quote("Jembatan itu aman bagi warga", "Ayu Lestari"), event("unjuk rasa", ["Ayu Lestari"]))
    add(archive, 2, person("Rui Almonte"), quote("Jembatan itu akan ditutup", "Rui Almonte"), AYU)
    add(archive, 3, spot("Elok", "1640000", country="ID"), organisation("Badan Cuaca Laut"))
    ids = dict(archive._db.execute("SELECT id, source FROM article").fetchall())

    def found(query: str) -> list[str]:
        return sorted(ids[hit.id] for hit in archive.search(query).hits)

    assert found("person:ayu") == found('person:"ayu lestari"') == ["a1", "a2"]
    assert found("said:jembatan") == ["a1", "a2"]
    assert found("person:ayu said:jembatan") == ["a1"]
    assert found("person:ayu said:ditutup") == []
    assert found("event:protest") == found('event:"unjuk rasa"') == ["a1"]
    assert found("place:elok") == found("place:1640000") == ["a3"]
    assert found('org:"badan cuaca"') == ["a3"]
    assert found("person:elok") == []


def test_the_index_that_is_made_anew_finds_by_facts_as_before(folder: Path) -> None:
    with Archive.create(folder) as archive:
        add(archive, 1, AYU, quote("Jembatan itu aman", "Ayu Lestari"))
    shutil.rmtree(folder / "index")
    with Archive.open(folder) as archive:
        assert archive.search("person:ayu said:aman").total == 1


def test_a_bug_that_facts_wake_leaves_the_article_whole_and_is_counted(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, examples: Path
) -> None:
    monkeypatch.setattr("kronik.facts.understand.facts", lambda article: 1 // 0)
    tally = flow.Tally()
    pages = flow.telling(sources.open([str(examples / "pages/kabarlaut/kl-bahari-pembuka.txt")]), jobs=1)
    list(flow.add(archive, pages, tally))
    assert tally.articles == 1
    assert archive.known().faults == 1
    assert "ZeroDivisionError" in archive._db.execute("SELECT fault FROM fact").fetchone()[0]


def test_adding_with_facts_and_finding_them_later_make_one_archive_and_finding_again_changes_nothing(
    kronik: Run, examples: Path, tmp_path: Path
) -> None:
    pages = examples / "pages"
    at_once, later = tmp_path / "at once", tmp_path / "later"
    assert kronik("add", at_once, pages).returncode == 0
    assert kronik("add", "--no-facts", later, pages).returncode == 0
    done = kronik("facts", later)
    assert (done.returncode, done.stdout) == (0, "")
    with Archive.open(later) as archive:
        assert archive.known().told == archive.size() > 50
        assert archive.known().faults == archive.known().older == 0
    expected = stored(at_once)
    assert len(expected["form"]) > 100
    assert stored(later) == expected
    for again in (("add", at_once, pages), ("facts", at_once), ("facts", "--again", at_once)):
        assert kronik(*again).returncode == 0
        assert stored(at_once) == expected


def test_facts_of_older_rules_are_told_and_found_again_only_on_demand(archive: Archive) -> None:
    one = article(1)
    archive.add(one, None, Told(article=one, facts=facts(AYU)))
    archive._db.execute("UPDATE fact SET form = 'older'")
    assert archive.known().older == 1
    assert list(flow.catch_up(archive, jobs=1)) == []
    assert list(flow.catch_up(archive, jobs=1, again=True)) == [1]
    assert archive.known().older == 0
    assert "ayu lestari" not in {key for _, key, _ in forms(archive._db)}


def test_an_article_without_a_name_has_facts_all_the_same(archive: Archive) -> None:
    one = article(1)
    archive.add(one, None, Told(article=one, facts=Facts()))
    assert archive.known().told == 1


def test_killed_while_it_adds_and_started_again_it_has_the_entities_of_an_undisturbed_run(tmp_path: Path) -> None:
    writer.run(tmp_path / "calm", 120, facts=True)
    folder, killed, patience = tmp_path / "killed", 0, 0.02
    while True:
        command = [sys.executable, "-m", "tests.archive.writer", str(folder), "120", "10", "facts"]
        process = subprocess.Popen(command, cwd=ROOT)
        while process.poll() is None and not (folder / "kronik.db").exists():
            time.sleep(0.001)
        try:
            process.wait(0.3 + patience)  # an archive that is there takes so long to be imported and opened
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        if process.wait() == 0:
            break
        killed += 1
        patience *= 1.3
    assert killed >= 2
    assert stored(folder) == stored(tmp_path / "calm")
