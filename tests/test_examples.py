"""The example pages are what their stories and templates make, they agree with themselves, and Kronik reads them."""

from __future__ import annotations

import json
import re
import runpy
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

Row = dict[str, Any]


@pytest.fixture(scope="module")
def truths(examples: Path) -> list[Row]:
    return [json.loads(line) for line in (examples / "truth.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def articles(truths: list[Row]) -> list[Row]:
    return [row for row in truths if "body" in row]


def saved(folder: Path) -> dict[str, bytes]:
    files = [*(folder / "pages").rglob("*"), folder / "truth.jsonl", folder / "facts.jsonl"]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files if file.is_file()}


def test_the_saved_pages_equal_a_fresh_build(examples: Path, tmp_path: Path):
    subprocess.run([sys.executable, examples / "build.py", tmp_path], check=True)
    fresh, kept = saved(tmp_path), saved(examples)
    assert sorted(fresh) == sorted(kept)
    assert [name for name in fresh if fresh[name] != kept[name]] == []


def test_there_are_pages_of_every_style_kind_outlet_and_language(truths: list[Row], articles: list[Row]):
    styles = Counter(row["style"] for row in truths)
    assert set(styles) == {"modern", "wordpress", "amp", "table", "flat"}
    assert min(styles.values()) >= 8
    kinds = "article live_blog gallery video brief paywall index error_page consent_wall not_article"
    assert {row["outcome"] for row in truths} == set(kinds.split())
    assert {row["language"] for row in articles} == {"id", "en"}
    assert {row["published"][:4] for row in articles} == {str(year) for year in range(2017, 2025)}
    assert len({row["id"] for row in truths}) == len(truths) >= 48


def test_read_also_links_lead_to_other_pages_by_address_or_headline(articles: list[Row]):
    known = {row[key] for row in articles for key in ("url", "canonical", "title")}
    links = [link for row in articles for link in row["read_also"]]
    assert sum(bool({link["url"], link["title"]} & known) for link in links) > 0.8 * len(links)


def test_no_page_is_captured_before_it_was_published(articles: list[Row]):
    dated = [row for row in articles if row["captured"] and "T" in row["published"]]
    assert [r["id"] for r in dated if moment(r["captured"]) < moment(r["modified"] or r["published"])] == []


def test_ages_of_related_items_tell_one_capture_day_a_page(truths: list[Row]):
    for row in truths:
        for item in row.get("related", []):
            count = re.match(r"(\d+) (?:hari|days?) ", item["age"] or "")
            if count:
                away = moment(row["captured"]).date() - date.fromisoformat(item["published"])
                assert away.days == int(count[1]), (row["id"], item["title"])


def test_weekdays_in_the_prose_fit_their_dates(articles: list[Row]):
    names = Locale("id").days["format"]["wide"]
    months = {name: number for number, name in Locale("id").months["format"]["wide"].items()}
    short = re.compile(rf"({'|'.join(names.values())}) \((\d+)/(\d+)(?:/(\d+))?\)")
    long = re.compile(rf"({'|'.join(names.values())}), (\d+) ({'|'.join(months)}) (\d+)")
    seen = []
    for row in articles:
        text = " ".join([*row["body"], (row["picture"] or {}).get("caption") or ""])
        year = row["published"][:4]
        seen += [(row["id"], w, date(int(y or year), int(m), int(d))) for w, d, m, y in short.findall(text)]
        seen += [(row["id"], w, date(int(y), months[m], int(d))) for w, d, m, y in long.findall(text)]
    assert len(seen) > 50
    assert [found for found in seen if names[found[2].weekday()] != found[1]] == []


def test_spans_of_facts_cut_the_words_they_claim(examples: Path, truths: list[Row]):
    files = {row["id"]: examples / row["file"] for row in truths}
    for line in (examples / "facts.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        text = files[row["id"]].read_text("utf-8")
        for kind in ("segments", "quotes", "dates", "events"):
            assert [s for s in row[kind] if text[s["start"] : s["end"]] != s["text"]] == []


def test_table_pages_are_windows_1252_whatever_they_say(examples: Path, truths: list[Row]):
    files = [examples / row["file"] for row in truths if row["style"] == "table" and row["store"] == "file"]
    for file in files:
        data = file.read_bytes()
        assert b"charset=windows-1252" in data or b"charset=iso-8859-1" in data
        assert b"<p" not in data.lower().replace(b"<param", b""), "paragraphs of that time were parted by <br><br>"
        data.decode("cp1252")
    assert any("–" in file.read_bytes().decode("cp1252") for file in files)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


# ---- what Kronik reads ----------------------------------------------------------------------------------------


FLOORS = {
    **dict.fromkeys(("canonical", "language", "published", "modified", "paywalled", "next page"), 0.98),
    **dict.fromkeys(("title", "outcome"), 0.94),
}
"""Share of pages on which a field must be right. Raised freely, lowered only on purpose."""


@pytest.fixture(scope="module")
def score(examples: Path) -> dict[str, Any]:
    return runpy.run_path(str(examples / "score.py"))


@pytest.fixture(scope="module")
def found(examples: Path, truths: list[Row]) -> dict[str, Row]:
    """What Kronik reads of every page, told the capture of those that do not say it themselves."""
    from kronik import flow, sources, when
    from kronik.records import Article, Refusal
    from kronik.render import public, refused

    out: dict[str, Row] = {}
    captured = {row["file"]: row["captured"] for row in truths if row["store"] in {"file", "gz"}}
    for file in sorted({row["file"] for row in truths}):
        known = when.iso(captured[file]) if file in captured else None
        for capture in sources.open([str(examples / file)], captured=known):
            result = capture if isinstance(capture, Refusal) else flow.read(capture)
            out[result.id] = public(result) if isinstance(result, Article) else refused(result)
    return out


def test_every_field_is_right_on_as_many_pages_as_before(score: dict[str, Any], truths: list[Row], found):
    shares = score["shares"](truths, found)
    low = {name: round(shares[name], 3) for name, floor in FLOORS.items() if shares[name] < floor}
    assert low == {}, "\n".join(score["report"](truths, found))
