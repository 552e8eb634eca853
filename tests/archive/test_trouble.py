"""Whatever happens to the process, the disk or the neighbours, nothing that was stored is lost."""

from __future__ import annotations

import fcntl
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kronik.archive import Archive, lock
from kronik.archive import folder as folders
from kronik.errors import ArchiveBusy
from tests.archive.fiction import make
from tests.archive.writer import run

ROOT = Path(__file__).resolve().parents[2]
COUNT = 160


BATCH = 10


@pytest.fixture(scope="module", autouse=True)
def small_batches() -> Iterator[None]:
    """Pages are committed by as many here as in the processes: what is committed together is linked together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(folders, "BATCH", BATCH)
        yield


def start(folder: Path, count: int = COUNT, batch: int = BATCH, **how: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.archive.writer", str(folder), str(count), str(batch)]
    return subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, **how)  # type: ignore[call-overload,no-any-return]


def contents(folder: Path) -> tuple[list[str], list[tuple[str, str, int]]]:
    """All that an archive holds: every row of every table, and what searches find of it."""
    with Archive.open(folder) as archive:
        report = archive.check()
        assert report.problems == ()
        found = [(hit.id, hit.headline, hit.versions) for hit in archive.search("", limit=1000).hits]
        assert len(found) == archive.search("").total == report.articles
        return list(archive._db.iterdump()), found


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[tuple[str, str, int]]]:
    folder = tmp_path_factory.mktemp("tenang") / "arsip"
    run(folder, COUNT)
    return contents(folder)


@pytest.mark.parametrize("seed", range(2))
def test_killed_at_any_moment_and_started_again_it_gives_the_undisturbed_archive(
    tmp_path: Path, undisturbed: object, seed: int
) -> None:
    """Each round kills the writer a little later after it has begun to write, until one run ends by itself."""
    draw = random.Random(seed)
    folder = tmp_path / "arsip"
    killed = 0
    patience = 0.02
    while True:
        process = start(folder)
        _until_it_writes(process, folder)
        try:
            process.wait(draw.uniform(0, patience))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate()
        if process.returncode == 0:
            break
        assert process.returncode == -signal.SIGKILL
        killed += 1
        patience *= 1.4
    assert killed >= 3
    assert contents(folder) == undisturbed


def _until_it_writes(process: subprocess.Popen[str], folder: Path) -> None:
    """Wait for the writer to hold the lock: before that there is nothing to disturb but an import."""
    while process.poll() is None:
        if (folder / "lock").exists():
            with (folder / "lock").open() as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    return
        time.sleep(0.001)


def test_killed_while_the_index_is_made_anew_it_is_made_again(tmp_path: Path, undisturbed: object) -> None:
    folder = tmp_path / "arsip"
    run(folder, COUNT)
    for delay in (0.0, 0.01, 0.03, 0.1):
        shutil.rmtree(folder / "index", ignore_errors=True)
        process = start(folder)
        _until_it_writes(process, folder)
        time.sleep(delay)
        process.kill()
        process.communicate()
    assert contents(folder) == undisturbed


def test_a_full_disk_is_told_and_the_same_command_goes_on_when_there_is_room(
    tmp_path: Path, undisturbed: object
) -> None:
    """No file may outgrow the finished database. Its log would: each commit writes anew the pages that it changes."""
    folder = tmp_path / "arsip"
    run(folder, COUNT)
    room = (folder / "kronik.db").stat().st_size
    shutil.rmtree(folder)
    process = start(folder, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))
    _, message = process.communicate()
    assert (process.returncode, message.split(":")[0]) == (1, "ArchiveFull")
    assert "Make room" in message
    with Archive.open(folder) as archive:
        kept = archive.check()
        assert kept.problems == ()
        assert 0 < kept.articles < COUNT
    run(folder, COUNT)
    assert contents(folder) == undisturbed


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Inside, the folder may be read and not written."""
    modes = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path in modes:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield
    for path, mode in modes.items():
        path.chmod(mode)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, which pytest's own are not."""
    with tempfile.TemporaryDirectory(prefix="kronik-test-") as path:
        Path(path).chmod(0o755)
        yield Path(path) / "arsip"


# Root may write anywhere, so the process gives that up, once it has read what only root may read here.
NOBODY = "import os, sys; from kronik.archive import stems; stems.form(); os.getuid() or os.setuid(65534); "
READ = "from kronik.archive import Archive; print(Archive.open(sys.argv[1]).search('kabar').total)"
WRITE = "from tests.archive import writer; writer.main()"


def nobody(code: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"from tests.archive import writer; {NOBODY}{code}", str(folder), "20"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_an_archive_in_a_folder_that_may_not_be_written_can_be_read(open_folder: Path) -> None:
    run(open_folder, 20)
    with read_only(open_folder):
        done = nobody(READ, open_folder)
    assert (done.stdout, done.stderr) == ("18\n", "")


def test_a_folder_that_may_not_be_written_is_told_to_the_one_who_adds(open_folder: Path) -> None:
    run(open_folder, 20)
    before = contents(open_folder)
    with read_only(open_folder):
        done = nobody(WRITE, open_folder)
    assert (done.returncode, done.stderr.split(":")[0]) == (1, "ArchiveFull")
    assert "may not be written" in done.stderr
    assert contents(open_folder) == before


def test_a_second_writer_is_told_to_wait(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with pytest.raises(ArchiveBusy, match="Another process is writing"):
        Archive.create(folder)
    archive.add(make(), None)
    assert archive.check().sound


def test_a_database_that_another_program_has_locked_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.1)
    with Archive.create(folder) as archive:
        archive.add(make("Dulu"), None)
        other = sqlite3.connect(folder / "kronik.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveBusy):
            archive.add(make("Tertahan", url="https://warta.example/b"), None)
        other.execute("ROLLBACK")
        other.close()
        archive.add(make("Kini", url="https://warta.example/c"), None)
        assert [stored.article.headline.value for stored in archive.articles()] == ["Dulu", "Kini"]  # type: ignore[union-attr]
        assert archive.check().sound


def test_two_readers_and_one_writer_work_at_once(folder: Path) -> None:
    """Each reader sees the archive grow and never shrink, and nothing in it that it cannot read."""
    Archive.create(folder).close()
    process = start(folder)
    with Archive.open(folder) as one, Archive.open(folder) as two:
        last = [0, 0]
        while process.poll() is None:
            for number, reader in enumerate((one, two)):
                results = reader.search("kabar", limit=5)
                assert results.total >= last[number]
                last[number] = results.total
                assert len(results.hits) == min(results.total, 5)
                assert len(list(reader.articles())) >= 0
    assert process.communicate()[1] == ""
    assert last[0] > 0
