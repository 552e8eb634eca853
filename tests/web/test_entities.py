"""The rooms of people, places, organisations, statements and events, and the facts beside an article's text."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from kronik.archive import Archive
from kronik.archive.public import PublicArchive
from kronik.facts.understand import understand
from kronik.records import Passage, Role, Span
from kronik.web import atlas
from kronik.web.beside import Beside, Mark, Piece
from tests.archive.facts.told import add, event, organisation, person, quote, spot
from tests.archive.fiction import make
from tests.web.conftest import serving
from tests.web.test_rooms import Tree

TEXT = (
    "Bupati Elok, Ayu Lestari, membuka jembatan itu di Tanjung Sarai pada Kamis pagi, disaksikan ratusan warga kota.",
    '"Jembatan ini milik warga dan harus dijaga bersama," kata Ayu Lestari di hadapan warga yang datang sejak pagi.',
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose articles have facts: found in one, said of the others; and one without."""
    folder = tmp_path_factory.mktemp("facts") / "arsip"
    with Archive.create(folder) as archive, archive.batch():
        one = make("Jembatan Elok Dibuka", *TEXT, id="b", url="https://warta.example/b", published="2021-03-04")
        archive.add(one, None, understand(one))
        for number in range(1, 26):
            add(
                archive, number, person("Ayu Lestari", "Bupati Elok"), person("Rui Almonte"),
                spot("Elok", "1640001", country="ID"), organisation("Badan Cuaca Laut"),
                quote("Warga Kota Elok", "Rui Almonte"), event("unjuk rasa", ["Ayu Lestari"], place="Elok"),
            )  # fmt: skip
        archive.add(make("Tanpa Fakta", id="t", url="https://warta.example/t"))
    return folder


@pytest.fixture(scope="module")
def room(told: Path) -> Iterator[httpx.Client]:
    with serving(told) as site, httpx.Client(base_url=site, headers={"accept-language": "en"}) as client:
        yield client


def ids(folder: Path, name: str) -> str:
    with Archive.open(folder) as archive:
        (one,) = archive.register.named(name)
        return one.id


def test_lists_name_those_in_most_articles_first_and_narrow_by_name(room: httpx.Client, told: Path) -> None:
    page = Tree(room.get("/people").text)
    links = [a["href"] for a in page.all("a") if re.fullmatch(r"/person/[a-z2-7]{10}", a.get("href") or "")]
    assert links[0] == f"/person/{ids(told, 'ayu lestari')}"
    assert "26 articles" in page.text
    assert "The facts of 1 article have not been looked for" in page.text
    narrowed = Tree(room.get("/people", params={"name": "rui alm"}).text)
    assert "Rui Almonte" in narrowed.text
    assert "Ayu Lestari" not in narrowed.text
    assert "Nobody and nothing so named" in Tree(room.get("/places", params={"name": "zzz"}).text).text
    assert "not one of ours" in Tree(room.get("/people", params={"page": "x"}).text).text


def test_a_person_has_a_page_with_statements_company_articles_and_feeds(room: httpx.Client, told: Path) -> None:
    name = ids(told, "ayu lestari")
    answer = room.get(f"/person/{name}")
    page = Tree(answer.text)
    assert answer.status_code == 200
    for shown in (
        "Jembatan ini milik warga dan harus dijaga bersama",
        "Rui Almonte",
        "Badan Cuaca Laut",
        "Bupati Elok",
    ):
        assert shown in page.text
    assert f"/person/{name}?page=20" in [a.get("href") for a in page.all("a")]
    older = Tree(room.get(f"/person/{name}", params={"page": "20"}).text)
    assert f"/person/{name}" in [a.get("href") for a in older.all("a")]
    for form in ("rss", "atom", "json"):
        feed = room.get(f"/feed/person.{form}", params={"id": name})
        assert feed.status_code == 200
        assert "Ayu Lestari" in feed.text
    assert room.get("/feed/place.rss", params={"id": name}).status_code == 404
    assert room.get(f"/place/{name}").status_code == 404
    assert room.get("/person/aaaaaaaaaa").status_code == 404


def test_a_place_is_drawn_on_the_map(room: httpx.Client, told: Path) -> None:
    page = Tree(room.get(f"/place/{ids(told, 'elok')}").text)
    (circle,) = page.all("circle")
    assert (circle["cx"], circle["cy"]) == ("1068.0", "62.0")
    (outline,) = page.all("use")
    assert room.get((outline["href"] or "").partition("#")[0]).headers["content-type"].startswith("image/svg+xml")


def test_statements_and_events_are_narrowed_by_who_words_outlet_type_and_time(room: httpx.Client, told: Path) -> None:
    def rows(path: str, **params: str) -> list[dict[str, str | None]]:
        return [tr for tr in Tree(room.get(path, params=params).text).all("tr") if "data-item" in tr]

    rui, ayu = ids(told, "rui almonte"), ids(told, "ayu lestari")
    assert len(rows("/quotes", who=rui)) >= 10
    assert len(rows("/quotes", who=ayu)) == 1
    assert len(rows("/quotes", q="jembatan milik")) == 1
    assert rows("/quotes", who=rui, kind="indirect") == []
    assert rows("/quotes", outlet="Tiada") == []
    assert rows("/quotes", before="2020") == []
    assert len(rows("/events", type="protest", who=ayu)) >= 10
    assert rows("/events", type="protest", status="denied") == []
    assert len(rows("/events", place=ids(told, "elok"))) >= 10
    assert "2017-02-30" in room.get("/events", params={"after": "2017-02-30"}).text


def test_facts_beside_the_text_lead_to_their_sentences(room: httpx.Client, told: Path) -> None:
    with Archive.open(told) as archive:
        name = archive.search('title:"jembatan elok"').hits[0].id
    page = Tree(room.get(f"/article/{name}").text)
    anchors = {tag.get("id") for _, tag in page.elements} - {None}
    targets = [a["href"] for a in page.all("a") if (a.get("href") or "").startswith("#f")]
    assert len(targets) >= 2
    assert {(target or "")[1:] for target in targets} - {"facts"} <= anchors
    assert TEXT[0] in page.text.replace("  ", " ")


def test_the_api_answers_what_the_rooms_show(room: httpx.Client, told: Path) -> None:
    listed = room.get("/api/people", params={"limit": 1}).json()
    assert listed["entities"][0]["name"] == "Ayu Lestari"
    following = room.get("/api/people", params={"cursor": listed["cursor"]}).json()
    assert following["entities"][0]["name"] == "Rui Almonte"
    rui = following["entities"][0]["id"]
    whole = room.get(f"/api/entities/{rui}").json()
    assert whole["entity"]["articles"] == 25
    assert whole["beside"][0]["entity"]["name"] == "Ayu Lestari"
    said = room.get(f"/api/entities/{rui}/quotes", params={"limit": 10}).json()
    assert [row["speaker"]["id"] for row in said["quotes"]] == [rui] * 10
    assert said["cursor"] == 10
    found = room.get("/api/events", params={"q": "event:protest", "limit": 5}).json()
    assert {row["event"]["plover"] for row in found["events"]} == {"PROTEST"}
    assert room.get("/api/entities/aaaaaaaaaa").status_code == 404


def test_the_public_sees_who_is_named_and_no_sentence(told: Path) -> None:
    with serving(told, public=True) as site, httpx.Client(base_url=site, headers={"accept-language": "en"}) as client:
        page = client.get(f"/person/{ids(told, 'ayu lestari')}").text
        assert "Rui Almonte" in page
        for path in (f"/person/{ids(told, 'ayu lestari')}", "/quotes", "/events", "/api/quotes", "/api/events"):
            assert "harus dijaga bersama" not in client.get(path).text
    with PublicArchive.open(told) as public:
        assert list(public.sheets()) == []


@pytest.mark.parametrize(
    ("marks", "pieces"),
    [
        ((), (Piece(text="Satu. Dua. Tiga."),)),
        (
            (Mark(span=Span(16, 20), anchors=(16, 18)),),
            (Piece(text="Satu. "), Piece(text="Dua.", anchors=(16, 18)), Piece(text=" Tiga.")),
        ),
        (
            (Mark(span=Span(2, 8), anchors=(2,)), Mark(span=Span(21, 40), anchors=(21,))),
            (Piece(text="Satu. Dua. Tiga."),),
        ),
    ],
)
def test_a_passage_is_cut_at_the_sentences_that_lie_in_it(marks: tuple[Mark, ...], pieces: tuple[Piece, ...]) -> None:
    passage = Passage(role=Role.PARAGRAPH, text="Satu. Dua. Tiga.", span=Span(10, 26))
    assert Beside(groups=(), marks=marks).cut(passage) == pieces


def test_a_map_shows_its_points_and_never_more_than_the_world(told: Path) -> None:
    with Archive.open(told) as archive:
        (one,) = archive.register.named("elok")
    drawn = atlas.of([one])
    assert drawn
    assert drawn.width == 2 * drawn.height == atlas.LEAST
    assert drawn.x < drawn.points[0].x < drawn.x + drawn.width
    assert atlas.of([]) is None


@pytest.mark.parametrize(("table", "n"), [("people", 51), ("quotes", 26), ("places", 26), ("organisations", 25)])
def test_facts_of_whole_results_are_streamed_with_query_and_count(room: httpx.Client, table: str, n: int) -> None:
    first, *rows, last = map(json.loads, room.get(f"/api/facts/{table}.ndjson").text.splitlines())
    assert first == {"query": "", "articles": 27}
    assert last == {"query": "", "count": len(rows), "complete": True}
    assert len(rows) >= n
    assert all(row["sentence"] and row["article"] for row in rows)
    (head, heading, *lines, end) = csv.reader(io.StringIO(room.get(f"/api/facts/{table}.csv").text, newline=""))
    assert (head, end) == (["# query", "", "articles", "27"], ["# end", "", "count", str(len(rows))])
    assert [dict(zip(heading, line, strict=True))["sentence"] for line in lines] == [row["sentence"] for row in rows]


def test_facts_are_those_of_the_articles_that_a_query_finds(room: httpx.Client) -> None:
    _, *rows, _ = map(
        json.loads, room.get("/api/facts/quotes.ndjson", params={"q": "title:jembatan"}).text.splitlines()
    )
    assert [row["kind"] for row in rows] == ["direct"]
    assert len(room.get("/api/facts/events.csv", params={"q": "xyzzy"}).text.splitlines()) == 2
