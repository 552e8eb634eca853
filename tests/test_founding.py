"""The page it began with: flattened text in, every part of it out. Its truth was written by hand."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from kronik import flow, sources, when
from kronik.records import Article, Role
from kronik.render import public

pytestmark = pytest.mark.shared

DATES = (26, 24, 23, 23, 19, 18, 18, 17, 16, 16)
"""Days of March 2024 of the ten related items, if the page was captured on 2024-04-30."""


@pytest.fixture(scope="module")
def truth(shared: Path) -> dict[str, Any]:
    return json.loads((shared / "data/seed/truth.json").read_text())


@pytest.fixture(scope="module")
def article(shared: Path) -> Article:
    return read(shared, captured=None)


def read(shared: Path, captured: str | None) -> Article:
    moment = when.iso(captured) if captured else None
    (capture,) = sources.open([str(shared / "data/seed/page.txt")], captured=moment)
    result = flow.read(capture)
    assert isinstance(result, Article), result
    return result


def test_headline_moment_and_language_are_found(article: Article, truth: dict[str, Any]):
    found = public(article)
    assert found["outcome"] == "article"
    assert found["title"] == truth["headline"]
    assert found["published"] == truth["published"]
    assert found["language"] == truth["language"]
    assert article.published.seen == truth["published_as_seen"]
    assert found["modified"] is None
    assert found["authors"] == []


def test_caption_credit_and_dateline_are_apart(article: Article, truth: dict[str, Any]):
    found = public(article)
    assert found["picture"] == {"url": None, **truth["picture"]}
    assert found["dateline"] == truth["dateline"]


def test_the_body_is_its_eight_paragraphs_without_the_dateline(article: Article, truth: dict[str, Any]):
    assert [p.role for p in article.body] == [Role.PARAGRAPH] * 8
    for passage, start in zip(article.body, truth["body_starts"], strict=True):
        assert passage.text.startswith(start)


def test_read_also_links_stand_in_place_and_ads_are_counted(article: Article, truth: dict[str, Any]):
    assert [link.title for link in article.read_also] == truth["read_also"]
    assert [link.after for link in article.read_also] == [2, 4, 6]
    assert len(article.ads) == truth["ads"]


def test_ten_related_items_have_title_age_and_teaser(article: Article, truth: dict[str, Any]):
    items = article.related
    assert [item.age.amount for item in items if item.age] == truth["related_ages_days"]
    assert {item.age.unit for item in items if item.age} == {"day"}
    assert (items[0].title, items[0].age.seen, items[0].teaser) == tuple(truth["related_first"].values())
    assert (items[-1].title, items[-1].age.seen) == tuple(truth["related_last"].values())
    assert all(item.teaser for item in items)
    assert all(item.published is None for item in items), "without the capture day an age stays an age"


def test_the_capture_day_gives_the_related_items_their_dates(shared: Path):
    found = public(read(shared, "2024-04-30"))
    assert [item["published"] for item in found["related"]] == [f"2024-03-{day}" for day in DATES]


def test_spans_cut_the_text_they_claim(article: Article, shared: Path):
    text = (shared / "data/seed/page.txt").read_text()
    assert article.text == text
    for passage in article.body:
        assert passage.span.of(text) == passage.text
    for link in article.read_also:
        assert link.title in link.span.of(text)
    covered = [labelled.span for labelled in article.roles]
    assert all(a.end <= b.start for a, b in pairwise(covered))
