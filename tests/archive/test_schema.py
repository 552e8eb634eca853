"""An archive of yesterday is one of today once it has been opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from kronik.archive import Archive, schema
from kronik.errors import ArchiveError, NotAnArchive
from tests.archive.fiction import make


def fill(folder: Path) -> None:
    with Archive.create(folder) as archive:
        archive.add(make(), None)


def learn(monkeypatch: pytest.MonkeyPatch, name: str, statements: str) -> None:
    """Give the program one step more."""
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, (name, statements)))
    monkeypatch.setattr(schema, "KNOWN", schema.KNOWN | {name})


@pytest.mark.parametrize("write", [False, True])
def test_steps_that_are_missing_are_taken_when_the_archive_is_opened(
    folder: Path, monkeypatch: pytest.MonkeyPatch, write: bool
) -> None:
    fill(folder)
    learn(monkeypatch, "pairs", "CREATE TABLE pair (a INTEGER REFERENCES article (seq))")
    with Archive.open(folder, write=write) as archive:
        assert archive._db.execute("SELECT count(*) FROM pair").fetchone() == (0,)
        assert archive.search("jembatan").total == 1


def test_linking_that_was_killed_goes_on_when_the_archive_is_opened_to_read(folder: Path) -> None:
    with Archive.create(folder) as archive:
        for number in range(3):
            archive.add(make(f"Kabar {number}", url=f"https://warta.example/{number}"), None)
    with Archive.open(folder, write=True), closing(sqlite3.connect(folder / "kronik.db")) as db:
        db.execute("DELETE FROM link WHERE article > 1")
        db.commit()
        with Archive.open(folder) as reader:  # another is at work: it reads what is there
            assert reader._db.execute("SELECT count(*) FROM link").fetchone() == (1,)
    with Archive.open(folder) as reader:
        assert reader._db.execute("SELECT count(*) FROM link").fetchone() == (3,)


def test_a_step_that_fails_leaves_the_archive_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(folder)
    with monkeypatch.context() as patch:
        learn(patch, "half", "CREATE TABLE half (a); CREATE TABLE article (b)")
        with pytest.raises(ArchiveError, match="already exists"):
            Archive.open(folder)
    with Archive.open(folder) as archive:
        assert archive.check().problems == ()
        assert not archive._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()


def test_an_archive_of_a_newer_program_is_left_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        learn(patch, "later", "CREATE TABLE later (a)")
        fill(folder)
    for opening in (Archive.open, Archive.create):
        with pytest.raises(ArchiveError, match="newer Kronik"):
            opening(folder)


def test_a_file_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "berita").write_text("x")
    with pytest.raises(NotAnArchive, match="This is a file"):
        Archive.create(tmp_path / "berita")
    with pytest.raises(NotAnArchive, match="no archive here"):
        Archive.open(tmp_path / "berita")
