"""Facts of an archive on the command line: entities, tables, and why each is stated."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from tests.program import Run

PAGE = "pages/kabarlaut/kl-bahari-pembuka.txt"


def rows(kronik: Run, *args: object) -> list[dict[str, object]]:
    done = kronik(*args, "--json")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_entities_are_listed_and_shown_with_their_forms_and_the_evidence(kronik: Run, archive: Path) -> None:
    listed = rows(kronik, "entity", archive, "list", "--kind", "person", "--limit", 5)
    assert len(listed) == 5
    counts = [one["articles"] for one in listed]
    assert counts == sorted(counts, reverse=True)
    (shown,) = rows(kronik, "entity", archive, "show", listed[0]["id"])
    assert shown["name"] == listed[0]["name"]
    assert shown["first"]["published"] <= shown["last"]["published"]
    forms = {form["name"] for form in shown["forms"] if form["of"] is None}
    assert forms == {shown["name"]}
    why = kronik("why", archive, listed[0]["id"]).stdout
    assert all(form["why"] in why for form in shown["forms"])


def test_a_name_that_means_nobody_or_several_is_an_error_that_says_what_helps(kronik: Run, archive: Path) -> None:
    none = kronik("entity", archive, "show", "Zzyzx Tirtamarta")
    assert (none.returncode, none.stdout) == (1, "")
    assert "No entity of this archive is named 'Zzyzx Tirtamarta'" in none.stderr
    unlisted = kronik("entity", archive, "list", "Zzyzx")
    assert unlisted.returncode == none.returncode
    assert "No entity of this archive is named 'Zzyzx'" in unlisted.stderr
    wrong = kronik("entity", archive, "merge", "satu")
    assert wrong.returncode == 2
    assert "merge takes two" in wrong.stderr


def test_a_merge_is_told_kept_and_undone(kronik: Run, examples: Path, tmp_path: Path) -> None:
    folder = tmp_path / "arsip"
    pages = [examples / "pages/kabarlaut" / name for name in ("kl-bahari-pembuka.txt", "kl-bahari-pelatih.html")]
    kronik("add", folder, *pages)
    one, other = rows(kronik, "entity", folder, "list", "--kind", "person", "--limit", 2)
    (made,) = rows(kronik, "entity", folder, "merge", one["id"], other["id"])
    kronik("add", folder, *pages)
    (shown,) = rows(kronik, "entity", folder, "show", other["id"])
    assert shown["id"] == one["id"]
    assert made["told"] in kronik("entity", folder, "log").stdout
    (undone,) = rows(kronik, "entity", folder, "undo")
    assert (undone["number"], bool(undone["undone"])) == (made["number"], True)
    (shown,) = rows(kronik, "entity", folder, "show", other["id"])
    assert shown["id"] == other["id"]


def test_facts_are_exported_with_their_evidence(kronik: Run, archive: Path) -> None:
    texts = {row["archive"]: row for row in rows(kronik, "export", archive, "articles")}
    for table in ("people", "places", "quotes", "events", "organisations"):
        found = rows(kronik, "export", archive, table)
        assert len(found) > 20
        for row in found:
            assert row["article"] in texts
            assert 0 < row["confidence"] <= 1
            assert row["rule"]
            assert row["sentence"]
    plain = kronik("export", archive, "quotes", "--query", "outlet:kabarlaut.example")
    table = list(csv.DictReader(plain.stdout.splitlines()))
    assert {row["outlet"] for row in table} <= {row["outlet"] for row in rows(kronik, "export", archive, "quotes")}
    assert f"{len(table)} rows of quotes" in plain.stderr


def test_why_names_rule_confidence_and_sentence_of_every_fact_of_a_page_and_of_an_article(
    kronik: Run, examples: Path, archive: Path
) -> None:
    of_page = kronik("why", examples / PAGE, "facts").stdout
    assert "person: Yance Warobai, Penyerang PS Bahari Sarai" in of_page
    assert "  because  office before the name, sure to 0." in of_page
    name = rows(kronik, "search", archive, 'person:warobai title:"gol menit akhir"')[0]["id"]
    of_article = kronik("why", archive, name).stdout
    assert "person: Yance Warobai" in of_article
    assert of_article.count("  because  ") > 20
    assert kronik("why", archive, name, "published").stdout.startswith("published: 2022-08-1")
    quotes = rows(kronik, "why", archive, name, "quotes")
    assert {one["field"] for one in quotes} == {"quote"}
