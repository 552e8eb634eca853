"""Bad input costs itself alone: the whole program, as a process, over a pile with one of each kind."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import pytest

from kronik.records import KEPT
from tests.robust import pile

pytestmark = pytest.mark.slow

KRONIK = Path(sys.executable).with_name("kronik")
PILE = {one.name: one for one in pile.bad()}
BAD = PILE | {one.name: one for one in pile.heavy()}
ODD = dict(pile.odd())
SOUND = sorted(f"{letter}-sehat" for letter in "amsz")
EXPECTED = len(SOUND) + len(ODD) + sum(1 + one.pages for one in BAD.values())
MEMORY = 1 << 20
"""KiB that the largest process may take: the bound that is set for a whole archive's worth of pages."""


class Run(msgspec.Struct, frozen=True):
    """What a run over the pile gave."""

    folder: Path
    code: int
    rows: list[dict[str, Any]]
    counts: dict[str, Any]
    memory: int
    """KiB that the largest of its processes took."""

    def of(self, name: str) -> list[dict[str, Any]]:
        """The rows of one file: a refusal tells its place, an article its id."""
        stem = name.partition(".")[0]
        return [row for row in self.rows if row["id"] == stem or f"/{name}" in row.get("place", "")]


MEASURED = """
import resource, subprocess, sys
from pathlib import Path
done = subprocess.run(sys.argv[2:])
Path(sys.argv[1]).write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(done.returncode)
"""
"""Runs a command from a process that is small: a child begins with the memory of whoever starts it, and the tests'
own has most of a GiB."""


def kronik(*args: object, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [str(KRONIK), *map(str, args)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=300, check=False)


def rows(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder, heavy = tmp_path_factory.mktemp("pile"), tmp_path_factory.mktemp("heavy")
    pile.write(folder)
    pile.write_heavy(heavy)
    told = heavy.with_name("memory")
    command = [sys.executable, "-c", MEASURED, str(told), str(KRONIK), "read", "--json", str(folder), str(heavy)]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    return Run(folder, done.returncode, rows(done.stdout), json.loads(done.stderr), int(told.read_text()))


@pytest.fixture(scope="module")
def archive(run: Run, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("robust") / "archive"
    done = kronik("add", "--json", folder, run.folder)
    assert done.returncode == 1
    return folder, json.loads(done.stderr)


@pytest.mark.parametrize("name", BAD)
def test_bad_input_ends_in_its_outcome(run: Run, name: str):
    refused = [row for row in run.of(name) if not row["url"] or row["outcome"] not in ("article", "brief")]
    assert [row["outcome"] in BAD[name].outcomes for row in refused] == [True], refused


@pytest.mark.parametrize("name", ODD)
def test_an_odd_page_is_still_read(run: Run, name: str):
    (row,) = run.of(name)
    assert row["outcome"] == "article"
    assert "Dibuka Lagi" in row["title"]
    assert len(row["body"]) >= 4


@pytest.mark.parametrize("name", ["charset.html", "utf16.html"])
def test_a_wrong_or_rare_charset_is_seen_through(run: Run, name: str):
    (row,) = run.of(name)
    assert "André Muñoz" in "".join(row["body"])


def test_every_page_has_one_row_and_one_outcome_and_the_counts_add_up(run: Run):
    assert len(run.rows) == EXPECTED
    assert run.counts["pages"] == sum(run.counts["outcomes"].values()) == EXPECTED
    for outcome, count in run.counts["outcomes"].items():
        assert count == sum(row["outcome"] == outcome for row in run.rows)


def test_nothing_crashes_and_nothing_is_a_bug(run: Run):
    assert {"crashed", "fault"}.isdisjoint(run.counts["outcomes"])


def test_the_exit_code_says_that_records_were_damaged(run: Run):
    assert run.code == 1


def test_sound_pages_read_as_if_they_stood_alone(run: Run):
    alone = rows(kronik("read", "--json", *(run.folder / f"{name}.html" for name in SOUND)).stdout)
    among = [row for row in run.rows if row["id"] in SOUND]
    assert [row["id"] for row in alone] == SOUND
    assert among == alone


def test_sound_pages_in_the_same_file_as_bad_ones_are_read(run: Run):
    site = "http://kabarlembah.example/"
    kept = [row["url"] for row in run.rows if row["url"] and row["outcome"] == "article"]
    numbers = {int(url.removeprefix(site)) for url in kept if url.startswith(site)}
    assert numbers == {20, 21, 25, 27, 30, 31, 32, 33}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("potong-html-gz.html.gz", ", byte 0"),
        ("potong-warc-gz.warc.gz", f", byte {len(pile.packed(pile.web(25)))}"),
        ("potong-warc.warc", f", byte {len(pile.web(27))}"),
        ("potong-jsonl-gz.jsonl.gz", ", byte 0"),
        ("bukan-json.jsonl", ", line 2"),
        ("satu-baris-jsonl.jsonl", ", line 2"),
    ],
)
def test_damage_is_reported_with_its_place(run: Run, name: str, place: str):
    assert f"{name}{place}" in {Path(row["place"]).name for row in run.of(name) if "place" in row}


def test_adding_the_pile_ends_as_reading_it_does_and_stores_what_is_sound(run: Run, archive: tuple[Path, dict]):
    folder, counts = archive
    here = [row for row in run.rows if not any(row in run.of(one.name) for one in pile.heavy())]
    assert counts["outcomes"] == Counter(row["outcome"] for row in here)
    exported = rows(kronik("export", folder, "articles", "--json").stdout)
    assert {row["id"] for row in exported} == {row["id"] for row in here if row["outcome"] in KEPT}
    assert kronik("check", folder).returncode == 0


def test_adding_the_pile_again_adds_nothing(run: Run, archive: tuple[Path, dict]):
    folder, _ = archive
    before = kronik("export", folder, "articles", "--json").stdout
    again = json.loads(kronik("add", "--json", folder, run.folder).stderr)
    assert again["stored"].keys() == {"same"}
    assert kronik("export", folder, "articles", "--json").stdout == before


def test_no_process_takes_more_memory_than_is_allowed(run: Run):
    assert 10_000 < run.memory < MEMORY


@pytest.mark.parametrize(
    ("data", "outcome", "code"),
    [
        (b"", "empty", 0),
        (b"\0" * 1000, "not_html", 0),
        (gzip.compress(pile.article(1).encode())[:-50], "bad_record", 1),
        (pile.packed(pile.web(1))[:-50], "bad_record", 1),
        (b'{"text": "Pasar"', "bad_record", 1),
        (b"<p>" + b"panjang " * (20 << 17), "over_budget", 0),
        (pile.article(1).encode(), "article", 0),
    ],
    ids=["empty", "nul", "clipped-page", "clipped-archive", "no-json", "too-long", "sound"],
)
def test_standard_input_ends_in_one_row_and_its_exit_code(data: bytes, outcome: str, code: int):
    done = kronik("read", "--json", "-", stdin=data)
    assert [row["outcome"] for row in rows(done.stdout)] == [outcome]
    assert done.returncode == code


def test_a_file_that_is_not_there_is_named_before_anything_is_read(run: Run):
    done = kronik("read", "--json", run.folder / "a-sehat.html", run.folder / "hilang.html")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"hilang.html: no such file or folder" in done.stderr
    assert b"Traceback" not in done.stderr
