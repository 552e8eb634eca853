"""When what happened, in a story, to a person, at a place."""

from __future__ import annotations

from pathlib import Path

import pytest

from kronik.archive import Archive, Dated, export
from kronik.facts.understand import understand
from kronik.link.alike import together
from tests.archive.fiction import make

REPORTS = (
    ("a", "Warta Contoh", "2019-01-19", "Polisi Tangkap Nakhoda Feri Randai",
     "Polisi menangkap nakhoda Yunus Larengkeng di Labuan Peri pada Jumat (18/1/2019).",
     "Yunus Larengkeng mengaku feri Sinar Randai kelebihan penumpang, kata Bagas Irawanto."),
    ("b", "Pos Contoh", "2019-01-20", "Nakhoda Feri Randai Ditangkap",
     "Nakhoda Yunus Larengkeng ditangkap polisi di Labuan Peri, Jumat (18/1/2019).",
     "Feri Sinar Randai kelebihan penumpang, kata Bagas Irawanto."),
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    with Archive.create(tmp_path / "arsip") as archive:
        for name, outlet, day, headline, *body in REPORTS:
            item = make(headline, *body, id=name, url=f"https://{name}.example/", outlet=outlet, published=day)
            archive.add(item, told=understand(item))
    return Archive.open(tmp_path / "arsip")


def shown(steps: tuple[Dated, ...]) -> list[tuple[str, str, str, int]]:
    return [(step.day, step.precision, step.what, step.outlets) for step in steps]


def test_a_story_has_the_days_told_in_it_and_the_days_of_its_articles(archive: Archive) -> None:
    with archive:
        (story,) = archive.stories()
        steps = archive.timeline(story.id)
    assert shown(steps) == [
        ("2019-01-18", "day", "event", 2),
        ("2019-01-19", "day", "article", 1),
        ("2019-01-20", "day", "article", 1),
    ]
    assert steps[0].text == REPORTS[0][4]
    assert (steps[0].lead.outlet, [other.outlet for other in steps[0].others]) == ("Warta Contoh", ["Pos Contoh"])


def test_a_person_has_a_timeline_of_what_is_told_of_the_person(archive: Archive) -> None:
    with archive:
        (story,) = archive.stories()
        people = {one.name: one for one in story.people}
        assert people["Yunus Larengkeng"].articles == 2
        steps = archive.timeline(people["Yunus Larengkeng"].id)
        assert ("2019-01-18", "day", "event", 2) in shown(steps)
        rows = list(export.timeline(archive, people["Yunus Larengkeng"].id))
        assert [row["day"] for row in rows] == [step.day for step in steps]
        assert archive.timeline("tidak-ada") == ()


def test_an_archive_without_facts_has_the_days_of_articles_alone(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "arsip") as archive:
        for name, outlet, day, headline, *body in REPORTS:
            archive.add(make(headline, *body, id=name, url=f"https://{name}.example/", outlet=outlet, published=day))
        (story,) = archive.stories()
        assert story.people == story.places == ()
        assert {step.what for step in archive.timeline(story.id)} == {"article"}


def test_sentences_that_say_the_same_are_together() -> None:
    said = [
        "Polisi menangkap nakhoda feri di Labuan Peri",
        "Bendungan Tirtasela retak setelah hujan lebat",
        "Nakhoda feri ditangkap polisi di Labuan Peri",
    ]
    assert together(said) == [[0, 2], [1]]
