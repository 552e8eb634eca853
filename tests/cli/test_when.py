"""`kronik when`: texts and lines in, expressions out."""

from __future__ import annotations

import json
from pathlib import Path

from tests.program import Run


def test_a_text_on_the_command_line_says_when(kronik: Run):
    done = kronik("when", "kata camat, kemarin sore", "--anchor", "2024-05-03", "--lang", "id")
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    assert line.split()[0] == "2024-05-02TAF"
    assert "“kemarin sore”" in line
    assert "2024-05-03" in line


def test_words_that_want_a_day_are_told_where_none_is_given(kronik: Run):
    done = kronik("when", "Rapat pada 3 Mei 2009, bukan besok atau lusa.")
    assert (done.returncode, len(done.stdout.splitlines())) == (0, 1)
    assert "“besok”, “lusa”: counted from the day of publication, so --anchor is wanted" in done.stderr
    assert not kronik("when", "Rapat pada 3 Mei 2009.").stderr


def test_lines_come_out_with_their_ids_in_the_order_given(kronik: Run, tmp_path: Path):
    file = tmp_path / "texts.jsonl"
    texts = [
        {"id": "a", "text": "Panen dimulai besok.", "anchor": "2024-05-03", "lang": "id"},
        {"id": 7, "text": "The ferry sails at 5 p.m.", "anchor": "2024-05-03", "lang": "en"},
        {"text": "Sungai tenang."},
    ]
    file.write_text("\n\n".join(map(json.dumps, texts)) + "\n", encoding="utf-8")
    rows = [json.loads(line) for line in kronik("when", "--json", file).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["a", 7, 4]
    (tomorrow,) = rows[0]["found"]
    assert {key: tomorrow[key] for key in ("start", "end", "text", "type", "value")} == {
        "start": 14,
        "end": 19,
        "text": "besok",
        "type": "DATE",
        "value": "2024-05-04",
    }
    assert [found["value"] for found in rows[1]["found"]] == ["2024-05-03T17:00"]
    assert rows[2]["found"] == []


def test_a_line_that_is_no_json_is_named_and_the_rest_is_read(kronik: Run, tmp_path: Path):
    file = tmp_path / "texts.jsonl"
    file.write_text('{"text": "besok"}\nbesok\n{"text": "3 Mei 2009"}\n', encoding="utf-8")
    done = kronik("when", "--json", file)
    assert done.returncode == 1
    assert f"{file}, line 2" in done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [0, 2]


def test_a_byte_order_mark_and_carriage_returns_are_passed_over(kronik: Run, tmp_path: Path):
    file = tmp_path / "texts.jsonl"
    file.write_bytes(b'\xef\xbb\xbf{"id": 1, "text": "3 Mei 2009", "lang": "id-ID"}\r\n\r\n')
    (row,) = map(json.loads, kronik("when", "--json", file).stdout.splitlines())
    assert [found["value"] for found in row["found"]] == ["2009-05-03"]


def test_an_anchor_of_a_line_that_is_no_date_is_named(kronik: Run, tmp_path: Path):
    file = tmp_path / "texts.jsonl"
    file.write_text('{"text": "besok, 3 Mei 2009", "anchor": "someday"}\n', encoding="utf-8")
    done = kronik("when", "--json", file)
    assert (done.returncode, "'someday'" in done.stderr) == (0, True)
    assert [found["value"] for found in json.loads(done.stdout)["found"]] == ["2009-05-03"]


def test_an_anchor_that_is_no_date_is_wrong_usage(kronik: Run):
    assert kronik("when", "besok", "--anchor", "someday").returncode == 2


def test_what_is_piped_in_need_not_be_named(kronik: Run):
    (row,) = map(json.loads, kronik("when", "--json", stdin='{"text": "3 Mei 2009"}\n').stdout.splitlines())
    assert [found["value"] for found in row["found"]] == ["2009-05-03"]
    assert kronik("when", "--anchor", "2024-05-03", stdin="Panen dimulai besok.\n").stdout.split()[0] == "2024-05-04"
    (page,) = map(json.loads, kronik("read", "--json", stdin="Harian Contoh\n\nPanen dimulai\n").stdout.splitlines())
    assert page["outcome"]
