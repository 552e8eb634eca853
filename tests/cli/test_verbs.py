"""Each verb, run as a user runs it, on the example pages."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kronik.cli import VERBS
from tests.program import KRONIK, Run

PAGE = "kabarlaut/kl-bahari-pembuka.txt"


def test_every_verb_has_help_and_json(kronik: Run):
    listed = kronik("--help").stdout
    for verb in VERBS:
        assert verb in listed
        shown = kronik(verb, "--help")
        assert shown.returncode == 0
        assert "--json" in shown.stdout or verb == "serve"


def test_read_prints_the_article_for_people_in_the_order_of_the_page(kronik: Run, examples: Path):
    shown = kronik("read", examples / "pages" / PAGE).stdout
    parts = [
        "Gol Menit Akhir",
        "2022-08-14T18:20+08:00",
        "Tanjung Sarai",
        "Bahari tertinggal",
        "→ Rui Almonte",
        "Related",
    ]
    places = [shown.index(part) for part in parts]
    assert places == sorted(places)


def test_read_json_is_one_object_a_page_in_the_order_given(kronik: Run, examples: Path):
    pages = [examples / "pages" / name for name in (PAGE, "lembahpos/lp-feri-19.html", "kabarlaut/kl-vonis.html")]
    rows = [json.loads(line) for line in kronik("read", "--json", *pages).stdout.splitlines()]
    assert [row["id"] for row in rows] == ["kl-bahari-pembuka", "lp-feri-19", "kl-vonis"]
    assert {row["outcome"] for row in rows} == {"article"}


def test_read_takes_standard_input(kronik: Run, examples: Path):
    page = (examples / "pages" / PAGE).read_text()
    (row,) = map(json.loads, kronik("read", "--json", "-", stdin=page).stdout.splitlines())
    assert row["published"] == "2022-08-14T18:20:00+08:00"


def test_blocks_cut_the_text_they_claim(kronik: Run, examples: Path):
    page = examples / "pages" / PAGE
    (row,) = map(json.loads, kronik("read", "--json", "--blocks", page).stdout.splitlines())
    text = page.read_text()
    assert {"headline", "published", "paragraph", "read_also", "related_age"} <= {b["role"] for b in row["blocks"]}
    assert all(text[b["start"] : b["end"]] == b["text"] for b in row["blocks"])


def test_the_capture_day_dates_the_related_items(kronik: Run, examples: Path):
    def dates(*args: object) -> list[str | None]:
        (row,) = map(json.loads, kronik("read", "--json", *args).stdout.splitlines())
        return [item["published"] for item in row["related"]]

    page = examples / "pages" / PAGE
    assert set(dates(page)) == {None}
    assert dates(page, "--captured", "2023-06-12")[0] == "2023-05-30"


def test_a_wrong_capture_day_is_a_usage_error_that_says_what_is_right(kronik: Run, examples: Path):
    done = kronik("read", "--captured", "yesterdayish", examples / "pages" / PAGE)
    assert done.returncode == 2
    assert "2024-04-30" in done.stderr


def test_a_language_that_nobody_speaks_is_a_usage_error(kronik: Run, examples: Path):
    done = kronik("read", "--lang", "zz", examples / "pages" / PAGE)
    assert done.returncode == 2
    assert "'zz' is no language code such as id or en" in done.stderr
    assert kronik("read", "--json", "--lang", "jv", examples / "pages" / PAGE).returncode == 0


def test_a_missing_file_is_named_and_nothing_is_read(kronik: Run, examples: Path):
    done = kronik("read", examples / "pages" / PAGE, "/no/such/page.html")
    assert done.returncode == 1
    assert "/no/such/page.html" in done.stderr
    assert done.stdout == ""


def test_the_report_shows_every_block_with_its_role_and_runs_no_script(kronik: Run, tmp_path: Path):
    page = tmp_path / "page.txt"
    page.write_text(
        "Kapal <script>alert(1)</script> Karam\n\nSenin, 4 Maret 2019 10:00 WIB\n\n" + "Air laut naik. " * 30
    )
    report = tmp_path / "report.html"
    assert kronik("read", page, "--html-report", report).returncode == 0
    written = report.read_text()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in written
    assert "<script" not in written
    assert "<i>headline</i>" in written
    assert "<i>published</i>" in written


def test_the_report_shows_values_and_what_they_were_read_from_and_folds_menus(kronik: Run, tmp_path: Path):
    page = tmp_path / "page.html"
    menu = "".join(f"<li><a href='/{n}'>Rubrik {n}</a></li>" for n in range(9))
    page.write_text(
        '<meta property="og:title" content="Kapal Karam di Ranah | Kabar Ranah">'
        '<meta property="og:site_name" content="Kabar Ranah">'
        f"<nav><ul>{menu}</ul></nav><h1>Kapal Karam di Ranah</h1>"
        + "<p>Sebuah kapal nelayan karam di perairan Ranah, dan tiga awaknya selamat sampai ke pantai.</p>"
        * 6
    )
    report = tmp_path / "report.html"
    assert kronik("read", page, "--html-report", report).returncode == 0
    written = report.read_text()
    assert "<tr><th>headline<td>Kapal Karam di Ranah<br><small>read as: Kapal Karam di Ranah | Kabar Ranah" in written
    assert "<summary>9 lines of navigation</summary>" in written


def test_adding_twice_adds_nothing(kronik: Run, archive: Path, examples: Path):
    again = kronik("add", archive, examples / "pages", "--json")
    assert again.returncode == 0
    counts = json.loads(again.stderr.splitlines()[-1])
    assert set(counts["stored"]) == {"same"}
    assert counts["pages"] == sum(counts["outcomes"].values())


def test_search_finds_and_show_shows(kronik: Run, archive: Path):
    found = [json.loads(line) for line in kronik("search", archive, "--json", "feri tenggelam").stdout.splitlines()]
    assert found
    shown = kronik("show", archive, found[0]["id"])
    assert found[0]["headline"] in shown.stdout


@pytest.mark.parametrize("query", ["@nasa", "20/05", "multi-agent", '"unbalanced', "outlet:", "((", "-", "a" * 9000])
def test_no_query_is_an_error(kronik: Run, archive: Path, query: str):
    done = kronik("search", archive, "--", query)
    assert done.returncode == 0, done.stderr


def test_a_day_that_does_not_exist_is_said(kronik: Run, archive: Path):
    done = kronik("search", archive, "after:2021-02-30")
    assert done.returncode == 1
    assert "2021-02-30" in done.stderr


def test_show_of_an_unknown_article_says_so(kronik: Run, archive: Path):
    done = kronik("show", archive, "nosuchid")
    assert done.returncode == 1
    assert "nosuchid" in done.stderr


def test_export_streams_every_article_as_json_and_as_csv(kronik: Run, archive: Path):
    rows = [json.loads(line) for line in kronik("export", archive, "articles", "--json").stdout.splitlines()]
    table = list(csv.DictReader(io.StringIO(kronik("export", archive, "articles").stdout)))
    assert len(rows) == len(table) > 50
    assert [row["archive"] for row in rows] == [row["archive"] for row in table]
    assert [row["title"] or "" for row in rows] == [row["title"] for row in table]
    members = [json.loads(line) for line in kronik("export", archive, "members", "--json").stdout.splitlines()]
    assert len(members) >= len(rows)
    assert all({"url", "id", "story", "copies"} <= set(member) for member in members)


def test_a_lost_index_is_made_anew_when_the_archive_is_opened(kronik: Run, examples: Path, tmp_path: Path):
    folder = tmp_path / "archive"
    kronik("add", folder, examples / "pages" / "kabarlaut")
    before = kronik("search", folder, "feri", "--json").stdout
    for file in (folder / "index").iterdir():
        file.unlink()
    assert kronik("search", folder, "feri", "--json").stdout == before != ""
    assert kronik("check", folder).returncode == 0


def test_a_folder_that_is_no_archive_is_named(kronik: Run, tmp_path: Path):
    done = kronik("search", tmp_path, "feri")
    assert done.returncode == 1
    assert str(tmp_path) in done.stderr


def test_why_names_value_rule_and_rivals(kronik: Run, examples: Path):
    shown = kronik("why", examples / "pages/kabarlaut/kl-feri-tenggelam.html", "published")
    assert shown.returncode == 0
    assert "2019" in shown.stdout
    assert "because" in shown.stdout


@pytest.mark.parametrize("field", ["body", "entries", "tags", "read_also", "related", "ads"])
def test_why_says_of_each_stretch_of_a_field_what_it_was_taken_for(kronik: Run, examples: Path, field: str):
    page = examples / "pages" / PAGE
    told = json.loads(kronik("read", page, "--json").stdout)
    reasons = [json.loads(line) for line in kronik("why", page, field, "--json").stdout.splitlines()]
    count = told["ads"] if field == "ads" else len(told[field])
    values = [reason["value"] for reason in reasons if reason["value"] is not None]
    assert len(values) == (count or 0)
    assert all(reason["rule"] for reason in reasons)


def test_why_of_a_folder_names_each_page_and_goes_on_behind_one_that_is_refused(kronik: Run, tmp_path: Path):
    (tmp_path / "a.html").write_text("")
    (tmp_path / "b.txt").write_text(
        "Kapal Karam\nSenin, 4 Maret 2019 10:00 WIB\n" + "Air laut naik lagi pagi ini. " * 9
    )
    shown = kronik("why", tmp_path, "headline")
    assert shown.returncode == 1
    assert "a.html: empty" in shown.stderr
    assert shown.stdout.startswith(f"=== {tmp_path / 'b.txt'}\nheadline: Kapal Karam")


@pytest.mark.parametrize("place", ["nowhere/report.html", "."])
def test_what_cannot_be_written_is_said_in_one_line(kronik: Run, archive: Path, tmp_path: Path, place: str):
    page = tmp_path / "a.txt"
    page.write_text("Air laut naik.")
    for command in (("read", page, "--html-report"), ("export", archive, "articles", "--to")):
        done = kronik(*command, tmp_path / place)
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert str((tmp_path / place).parent if "/" in place else tmp_path) in done.stderr


def test_why_says_from_which_day_a_time_was_counted(kronik: Run, tmp_path: Path):
    page = tmp_path / "sunyi.txt"
    page.write_text(
        "Gunung Sunyi Meletus Lagi\nRabu, 22 November 2017 10:53 WIB\n"
        "KABARLAUT.EXAMPLE, Tanjung Sarai - Gunung Sunyi meletus lagi dan warga lima desa mengungsi ke balai kota.\n"
        '"Kami mulai mengungsikan warga besok," kata Bupati Lembah Hijau Sari Warobai, Senin (20/11/2017).\n',
        encoding="utf-8",
    )
    shown = kronik("why", page, "dates").stdout
    assert "date: 2017-11-21" in shown
    assert "from     2017-11-20, the day of the quotation, stated at " in shown


def test_why_of_an_archive_says_what_a_capture_was_inferred_from(kronik: Run, tmp_path: Path):
    page = {
        "id": "utama",
        "text": "Jembatan Sagara Dibuka\nSelasa, 21 November 2017 10:53 WIB\n"
        "KABARLAUT.EXAMPLE, Tanjung Sarai - Jembatan Sagara dibuka untuk umum setelah dua tahun dibangun.\n"
        "Warga menyeberang sejak pagi. Bupati berharap pasar ramai lagi.\n"
        "Berita terkait\nPasar Randai Terbakar\n35 hari lalu\nFeri Selat Randai Berhenti\n40 hari lalu\n",
    }
    fires = {
        "id": "pasar",
        "title": "Pasar Randai Terbakar",
        "published": "2024-03-26T10:00:00+07:00",
        "text": "Pasar Randai Terbakar\nPasar Randai terbakar pada malam hari. Tidak ada korban. Kios ditutup.",
    }
    lines = tmp_path / "pages.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in (page, fires)), encoding="utf-8")
    archive = tmp_path / "archive"
    assert kronik("add", archive, lines).returncode == 0
    (hit,) = kronik("search", archive, "title:jembatan", "--json").stdout.splitlines()
    shown = kronik("why", archive, json.loads(hit)["id"], "captured")
    assert shown.stdout.startswith("captured: 2024-04-30\n"), (shown.stdout, shown.stderr, hit)
    assert "of which 1 of 1 agree" in shown.stdout
    assert "35 hari lalu" in shown.stdout


def test_why_of_an_unknown_field_lists_the_known_ones(kronik: Run, examples: Path):
    done = kronik("why", examples / "pages" / PAGE, "colour")
    assert done.returncode == 2
    assert "published" in done.stderr


def test_why_takes_every_field_that_read_prints(kronik: Run, examples: Path):
    page = examples / "pages" / PAGE
    printed = json.loads(kronik("read", page, "--json").stdout)
    for field in printed.keys() - {"id", "why", "repairs"}:
        shown = kronik("why", page, field)
        assert shown.returncode == 0, shown.stderr
        assert "because" in shown.stdout


def test_a_report_is_never_written_over_a_page(kronik: Run, tmp_path: Path):
    page, report = tmp_path / "page.html", tmp_path / "report.html"
    page.write_text("<h1>Kapal Karam</h1>")
    done = kronik("read", "--html-report", page)
    assert done.returncode == 1
    assert str(page) in done.stderr and "report" in done.stderr
    assert page.read_text() == "<h1>Kapal Karam</h1>"
    for _ in range(2):  # an older report makes room
        assert kronik("read", "--html-report", report, page).returncode == 0


@pytest.mark.parametrize("option", ["--facts", "--blocks"])
def test_what_only_json_shows_is_asked_for_with_it(kronik: Run, examples: Path, option: str):
    done = kronik("read", option, examples / "pages" / PAGE)
    assert done.returncode == 2
    assert "--json" in done.stderr


def test_what_is_not_stored_is_named_with_the_reason(kronik: Run, tmp_path: Path):
    page = tmp_path / "kontak.html"
    page.write_text("<title>Kontak</title><p>Hubungi kami di kantor kami setiap hari kerja.</p>")
    done = kronik("add", tmp_path / "archive", page)
    assert done.returncode == 0
    assert f"{page}: " in done.stderr


def test_an_archive_in_a_place_that_cannot_be_is_said(kronik: Run, examples: Path):
    done = kronik("add", "/proc/kronik", examples / "pages" / PAGE)
    assert done.returncode == 1
    assert "cannot be made" in done.stderr


def test_an_interrupt_ends_with_130_and_says_that_nothing_is_lost(tmp_path: Path):
    # A shell that puts the tests in the background has them ignore interrupts, and a child inherits that.
    command = ["env", "--default-signal=INT", str(KRONIK), "add", str(tmp_path / "archive"), "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdin
        process.stdin.write('{"id": "1", "title": "Kapal karam di selat", "text": "Sebuah kapal karam."}\n' * 50)
        process.stdin.flush()
        while not (tmp_path / "archive" / "kronik.db").exists():
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
    assert process.returncode == 130
    assert "safe" in said


def test_progress_is_drawn_on_a_terminal_within_a_second_and_nowhere_else(
    kronik: Run, examples: Path, tmp_path: Path
):
    assert " pages/s" not in kronik("add", tmp_path / "quiet", examples / "pages").stderr
    master, slave = pty.openpty()
    command = [str(KRONIK), "add", str(tmp_path / "archive"), *[str(examples / "pages")] * 5]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=slave) as process:
        os.close(slave)
        drawn = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:  # the other end of a terminal that has closed
                break
            if not piece:
                break
            drawn += piece
    os.close(master)
    assert process.returncode == 0
    assert b"pages/s" in drawn


def test_python_runs_it_as_a_module():
    command = [sys.executable, "-m", "kronik", "--version"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.startswith("kronik ")


def test_the_views_of_one_page_are_one_article_and_its_second_part_another(kronik: Run, tmp_path: Path):
    """As crawls and readers bring them: with www or not, for phones, from AMP's cache, tracked, to print."""
    html = (
        "<html lang=id><body><article><h1>Feri Tenggelam di Selat Randai</h1><time datetime=2031-06-11T08:00+07:00>"
        "11 Juni 2031</time><p>Feri Sinar Randai tenggelam di Selat Randai dengan 131 orang, kata Bagas Irawanto.</p>"
        "<p>Kapal itu berangkat dari Labuan Peri menuju Tanjung Sarai ketika ombak setinggi tiga meter.</p></article>"
    )
    views = [
        "https://www.laut.example/kapal-karam",
        "http://laut.example/kapal-karam/",
        "https://m.laut.example/kapal-karam?utm_source=kabar&fbclid=1",
        "https://amp.laut.example/kapal-karam",
        "https://laut.example/amp/kapal-karam",
        "https://laut.example/kapal-karam?outputType=amp",
        "https://www-laut-example.cdn.ampproject.org/c/s/www.laut.example/kapal-karam",
        "https://laut.example/kapal-karam/print",
        "https://laut.example/kapal-karam?page=all",
    ]
    pages = tmp_path / "pages.jsonl"
    lines = [{"id": url, "url": url, "html": html} for url in [*views, "https://laut.example/kapal-karam?page=2"]]
    pages.write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert kronik("add", tmp_path / "arsip", pages).returncode == 0
    rows = [
        json.loads(line) for line in kronik("export", tmp_path / "arsip", "members", "--json").stdout.splitlines()
    ]
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert len({row["article"] for row in rows[:-1]}) == 1
    assert rows[-1]["article"] != rows[0]["article"]
