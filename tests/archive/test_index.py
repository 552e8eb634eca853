"""The index follows the database, and is found out when it does not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kronik.archive import Archive, check, stems
from kronik.archive.index import NOTE, Entry, Index, document
from kronik.errors import ArchiveError
from tests.archive.fiction import make


def fill(folder: Path, count: int = 5) -> None:
    with Archive.create(folder) as archive, archive.batch():
        for n in range(count):
            archive.add(make(f"Kabar {n}", url=f"https://a.example/{n}"), None)


def test_a_deleted_index_is_made_anew_when_the_archive_is_opened(folder: Path) -> None:
    fill(folder)
    shutil.rmtree(folder / "index")
    with Archive.open(folder) as archive:
        assert archive.search("kabar").total == 5
        assert archive.check().problems == ()


def test_a_long_step_says_how_far_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch, caplog) -> None:
    fill(folder)
    shutil.rmtree(folder / "index")
    monkeypatch.setattr("kronik.archive.progress.FIRST", 0.0)
    caplog.set_level("INFO", "kronik")
    with Archive.open(folder):
        assert caplog.messages == [f"{folder}: the search index is made anew: 5 of 5 articles"]


def test_a_reader_goes_on_while_the_index_is_made_anew_and_after(folder: Path) -> None:
    fill(folder)
    with Archive.open(folder) as reader:
        assert reader.search("kabar").total == 5
        with Archive.open(folder, write=True) as writer:
            tampered = reader._index.folder / NOTE
            tampered.unlink()
            assert reader.search("kabar").total == 5
            assert writer.check(repair=True).sound
            writer.add(make("Kabar 9", url="https://a.example/9"), None)
        assert reader.search("kabar").total == 6
    assert sorted(path.name for path in folder.iterdir()) == ["index", "kronik.db", "lock"]


def test_an_index_that_lags_catches_up_when_the_archive_is_opened(folder: Path, tmp_path: Path) -> None:
    fill(folder, 3)
    shutil.copytree(folder / "index", tmp_path / "lama")
    fill(folder, 5)
    shutil.rmtree(folder / "index")
    (tmp_path / "lama").rename(folder / "index")
    with Archive.open(folder) as archive:
        assert archive.search("kabar").total == 5
        assert archive.check().problems == ()


def test_an_index_of_another_form_is_made_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(folder)
    note = folder / "index" / NOTE
    note.write_bytes(note.read_bytes().replace(stems.form().encode()[:7], b"words 0"))
    with Archive.open(folder) as archive:
        assert archive.search("kabar").total == 5
    assert stems.form().encode() in note.read_bytes()


def test_an_index_ahead_of_a_database_that_was_put_back_is_made_anew(folder: Path, tmp_path: Path) -> None:
    fill(folder, 3)
    shutil.copy(folder / "kronik.db", tmp_path / "cadangan.db")
    fill(folder, 5)
    shutil.copy(tmp_path / "cadangan.db", folder / "kronik.db")
    with Archive.open(folder) as archive:
        assert archive.search("kabar").total == 3
        assert archive.check().problems == ()


def tamper(folder: Path, how: str) -> None:
    """Change what the index holds, behind the database's back."""
    index = Index(folder)
    followed = index.followed()
    assert followed is not None
    writer = index.writer()
    article = make("Kabar")
    match how:
        case "missing":
            writer._writer.delete_documents_by_term("seq", 3)
            writer.put((), change=followed)
        case "extra":
            writer.put([Entry(99, document(article, seq=99, change=99), True)], change=followed)
        case "twice":
            writer.put([Entry(2, document(article, seq=2, change=2), True)], change=followed)
        case "stale":
            writer.put([Entry(2, document(article, seq=2, change=1), False)], change=followed)
    writer.close()


def damage(folder: Path, how: str) -> None:
    """Change the files of the index."""
    longest = max((folder / "index").glob("*.term"), key=lambda file: file.stat().st_size)
    data = bytearray(longest.read_bytes())
    match how:
        case "broken":
            (folder / "index" / "meta.json").write_text("{")
        case "cut":
            longest.write_bytes(data[:-1])
        case "flipped":
            data[len(data) // 3] ^= 0xFF
            longest.write_bytes(data)
        case "lost":
            longest.unlink()


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("missing", "1 article is missing from the index"),
        ("extra", "1 article is in the index but not in the database"),
        ("twice", "1 article is more than once in the index"),
        ("stale", "1 article is in the index as before the last change"),
    ],
)
def test_an_index_that_differs_is_told_and_mended(folder: Path, how: str, told: str) -> None:
    fill(folder)
    tamper(folder, how)
    with Archive.open(folder) as archive:
        report = archive.check()
    assert not report.sound
    assert told in report.lines()[1]
    mended(folder)


def test_a_changed_byte_of_the_index_is_told_and_mended(folder: Path) -> None:
    fill(folder)
    damage(folder, "flipped")
    with Archive.open(folder) as archive:
        assert "is damaged" in archive.check().lines()[1]
    mended(folder)


@pytest.mark.parametrize("how", ["broken", "cut", "lost"])
def test_an_index_that_cannot_be_opened_is_made_anew_when_the_archive_is(folder: Path, how: str) -> None:
    fill(folder)
    damage(folder, how)
    with Archive.open(folder) as archive:
        assert archive.search("kabar").total == 5
        assert archive.check().problems == ()


def mended(folder: Path) -> None:
    """Whether a repair leaves nothing wrong."""
    with Archive.open(folder, write=True) as archive:
        report = archive.check(repair=True)
        assert report.sound
        assert archive.search("kabar").total == 5
    with Archive.open(folder) as archive:
        assert archive.check().problems == ()


def test_a_damaged_record_is_told_by_the_article_s_name(folder: Path) -> None:
    fill(folder)
    with Archive.open(folder, write=True) as archive:
        archive._db.execute("UPDATE version SET record = substr(record, 1, 40) WHERE article = 2")
        name = archive._db.execute("SELECT id FROM article WHERE seq = 2").fetchone()[0]
        report = archive.check(repair=True)
    assert not report.sound
    assert name in report.problems[0].what


@pytest.mark.parametrize("place", [0.3, 0.6, 0.9])
def test_a_damaged_database_is_told_and_not_mended(folder: Path, place: float) -> None:
    fill(folder, 200)
    data = bytearray((folder / "kronik.db").read_bytes())
    at = int(len(data) * place)
    data[at : at + 4096] = b"\xff" * 4096
    (folder / "kronik.db").write_bytes(data)
    with Archive.open(folder) as archive:
        assert not archive.check().sound


def test_only_who_may_write_can_repair(folder: Path) -> None:
    fill(folder)
    with Archive.open(folder) as archive, pytest.raises(ArchiveError, match="reading only"):
        archive.check(repair=True)


def test_every_row_is_compared_when_there_are_more_than_fit_in_a_step(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(check, "STEP", 3)
    fill(folder, 10)
    tamper(folder, "twice")
    tamper(folder, "missing")
    with Archive.open(folder) as archive:
        told = " ".join(archive.check().lines())
    assert "1 article is more than once in the index (rows 2)" in told
    assert "1 article is missing from the index (rows 3)" in told


def test_a_check_while_another_writes_finds_nothing_wrong(folder: Path) -> None:
    fill(folder)
    with Archive.create(folder) as writer, Archive.open(folder) as reader, writer.batch():
        writer.add(make("Kabar 9", url="https://a.example/9"), None)
        writer._db.execute("COMMIT")  # the moment in which the database has it and the index has not
        assert reader.check().problems == ()
        assert "the last change" in reader.search("kabar").notes[0]
        writer._db.execute("BEGIN")


def test_a_lost_version_is_told(folder: Path) -> None:
    fill(folder)
    with Archive.open(folder, write=True) as archive:
        archive._db.execute("PRAGMA foreign_keys = OFF")
        archive._db.execute("DELETE FROM version WHERE article = 2")
        assert not archive.check().sound


def test_what_a_killed_commit_left_behind_is_not_in_the_way(folder: Path) -> None:
    """Files of the commit are there, but not the list that names them: the moment before a commit ends."""
    fill(folder)
    before = {name: (folder / "index" / name).read_bytes() for name in ("meta.json", NOTE)}
    with Archive.create(folder) as archive:
        archive.add(make("Kabar yang berubah", url="https://a.example/2"), None)
    for name, content in before.items():
        (folder / "index" / name).write_bytes(content)
    with Archive.create(folder) as archive:
        assert archive.search("berubah").total == 1
        assert archive.check().problems == ()
