"""The whole program, one page and many."""

from __future__ import annotations

from pathlib import Path

import pytest

from kronik import flow, page, sources, workers
from kronik.archive import Added, Archive
from kronik.records import KEPT, Article, Capture, Form, Outcome, Place, Refusal


def test_a_bug_that_a_page_wakes_becomes_its_outcome_with_the_traceback(monkeypatch: pytest.MonkeyPatch):
    def broken(_: Capture) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(page, "read", broken)
    answer = flow.read(Capture(id="1", form=Form.TEXT, payload="Kapal karam.", place=Place(file="a.txt")))
    assert isinstance(answer, Refusal)
    assert answer.outcome is Outcome.FAULT
    assert "ZeroDivisionError: a bug" in answer.detail


def test_many_pages_read_in_workers_are_what_each_is_alone(examples: Path):
    folder = str(examples / "pages" / "kabarlaut")
    together = [result for _, result in flow.run(sources.open([folder]), jobs=2)]
    assert len(together) > flow.HANDFUL
    alone = [flow.read(c) if isinstance(c, Capture) else c for c in sources.open([folder])]
    assert together == alone


def test_a_large_page_is_read_where_it_can_be_ended(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(flow, "read", lambda *_, **__: pytest.fail("read in this process"))
    monkeypatch.setattr(workers, "each", lambda _, captures, *, jobs: ((None, c) for c in captures))
    small = Capture(id="1", form=Form.HTML, payload=b"<p>Kapal karam.", place=Place(file="a.html"))
    large = Capture(id="2", form=Form.HTML, payload=b"<p " + b"a " * flow.LARGE, place=Place(file="b.html"))
    assert [c.id for _, c in flow.run([small, large], jobs=1)] == ["1", "2"]


def test_counts_add_up_and_only_what_is_news_becomes_an_article(examples: Path, tmp_path: Path):
    tally = flow.Tally()
    with Archive.create(tmp_path / "archive") as archive:
        readings = flow.run(sources.open([str(examples / "pages")]), jobs=2)
        results = list(flow.add(archive, readings, tally))
        kept = [r for r in results if isinstance(r, Article) and r.outcome in KEPT]
        assert tally.pages == len(results) == sum(tally.outcomes.values())
        assert tally.articles == len(kept) == sum(tally.added.values())
        assert tally.added[Added.NEW] == len(list(archive.articles()))
        assert {stored.article.outcome for stored in archive.articles()} <= KEPT
        assert tally.outcomes[Outcome.INDEX] > 0
        assert sum(archive.counts().values()) == len(results)


def test_a_headline_whose_words_the_body_never_repeats_is_still_the_headline():
    lines = [
        "Lampu Padam Semalaman di Pesisir",
        "Selasa, 26 Maret 2024 09:15 WIB",
        "KABARLAUT.EXAMPLE, Muara Lasih - Gardu induk terbakar sejak petang dan baru pulih menjelang subuh. " * 2,
        "Perusahaan listrik daerah menyiapkan genset untuk rumah sakit, kata juru bicaranya pada Selasa pagi. " * 2,
    ]
    page_ = Capture(id="1", form=Form.TEXT, payload="\n\n".join(lines), place=Place(file="a.txt"))
    article = flow.read(page_)
    assert isinstance(article, Article)
    assert article.headline.value == lines[0]
    assert article.dateline.value.place == "Muara Lasih"
