"""The API, asked of a real server: what it answers, that it answers as it says, and that nothing breaks it."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from typing import Any

import httpx
import jsonschema_rs
import msgspec
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from pyarrow import parquet
from schemathesis import GenerationMode

from kronik import render
from kronik.archive import Archive
from kronik.web.api import document, operations, shapes, streams, trial
from tests.web import fiction
from tests.web.conftest import serving
from tests.web.test_rooms import named


@pytest.fixture(scope="session")
def api(site: str):
    """The address of the API's description."""
    return schemathesis.openapi.from_url(f"{site}/api/openapi.json")


@pytest.fixture(scope="session")
def ferry(room: httpx.Client) -> str:
    return named(room, "Feri Bandar Sirih Berlayar").rpartition("/")[2]


MODES = [
    pytest.param(operation, mode, id=f"{operation.name}-{mode.value}")
    for operation in operations.OPERATIONS
    for mode in GenerationMode
    if document.parameters(operation) or mode is GenerationMode.POSITIVE  # nothing can be wrong in nothing
]


@pytest.mark.parametrize(("operation", "mode"), MODES)
def test_it_answers_anything_as_its_description_says(api, operation, mode):
    cases = api[operation.path]["GET"].as_strategy(generation_mode=mode)

    @settings(max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(case=cases)
    def answers(case):
        case.call_and_validate()

    answers()


def checked(reply: httpx.Response, name: str) -> Any:
    """The JSON of a reply, valid by the schema of its operation."""
    found = document.document()
    operation = next(one for one in operations.OPERATIONS if one.name == name)
    schema = found["paths"][operation.path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    jsonschema_rs.validator_for({**schema, "components": found["components"]}).validate(reply.json())
    return reply.json()


def test_every_answer_fits_its_schema(room, ferry):
    paths = {
        "search": "/articles?q=feri&fold=true",
        "facets": "/facets?q=feri",
        "attention": "/attention?q=feri&by=week",
        "article": f"/articles/{ferry}",
        "versions": f"/articles/{ferry}/versions",
        "related": f"/articles/{ferry}/related",
        "copies": f"/articles/{ferry}/copies",
        "links": f"/articles/{ferry}/links",
        "stories": "/stories",
        "outlets": "/outlets",
        "outcomes": "/outcomes",
        "refusals": "/refusals",
    }
    for name, path in paths.items():
        assert checked(room.get("/api" + path), name), name


def test_an_article_is_what_read_prints(room, folder, ferry):
    with Archive.open(folder) as archive:
        stored = archive.article(ferry)
    assert stored
    told = room.get(f"/api/articles/{ferry}")
    assert told.content == msgspec.json.encode(render.public(stored.article))
    assert again(told.content) == told.json()


@pytest.mark.parametrize("article", [fiction.ferry, fiction.hostile, fiction.live, fiction.undated])
def test_the_schema_names_every_key_of_an_article_and_no_other(article):
    public = render.public(article())
    assert list(public) == list(shapes.Public.__struct_fields__)
    assert again(msgspec.json.encode(public)) == public


def again(told: bytes) -> Any:
    """An article's JSON as it comes back through its shape."""
    return json.loads(msgspec.json.encode(msgspec.json.decode(told, type=shapes.Public)))


def test_a_search_finds_what_the_page_finds(room):
    page = re.findall(r'href="/article/([a-z0-9]+)"', room.get("/search?q=feri+OR+ferry&sort=date").text)
    found = room.get("/api/articles", params={"q": "feri OR ferry", "sort": "date"}).json()
    assert [hit["id"] for hit in found["hits"]] == list(dict.fromkeys(page))
    assert found["total"] == 3


@pytest.mark.parametrize("sort", ["match", "date"])
def test_pages_follow_each_other_by_cursor_and_by_link(room, sort):
    path: str | None = f"/api/articles?q=feri+OR+ferry&limit=1&sort={sort}"
    seen = []
    while path:
        reply = room.get(path)
        seen += [hit["id"] for hit in reply.json()["hits"]]
        following = re.match(r'<([^>]+)>; rel="next"', reply.headers.get("link", ""))
        path = following[1] if following else None
        assert (reply.json()["cursor"] is None) == (path is None)
    assert len(seen) == len(set(seen)) == 3


def test_the_originals_of_a_search_are_a_package_that_replays(room):
    reply = room.get("/api/articles.wacz", params={"q": "feri"})
    assert reply.headers["content-type"] == "application/wacz+zip"
    with zipfile.ZipFile(io.BytesIO(reply.content)) as package:
        assert package.testzip() is None
        told = json.loads(package.read("datapackage.json"))
        for part in told["resources"]:
            assert part["hash"] == "sha256:" + hashlib.sha256(package.read(part["path"])).hexdigest()
        _, *pages = package.read("pages/pages.jsonl").splitlines()
    assert {json.loads(page)["url"] for page in pages} == {f"{fiction.T}2023/05/feri-bandar-sirih",
                                                           f"{fiction.T}2023/04/feri-berhenti"}  # fmt: skip
    assert 'href="/api/articles.wacz?q=feri"' in room.get("/search?q=feri").text


def test_a_file_that_would_be_too_large_says_how_to_get_it(room, monkeypatch):
    monkeypatch.setattr(streams, "FILLED", 1)
    reply = room.get("/api/articles.sqlite", params={"q": "feri"})
    assert reply.status_code == 400
    assert "kronik export" in reply.json()["detail"]
    assert "/api/articles.sqlite" not in room.get("/search?q=feri").text


def test_a_search_is_taken_along_in_every_form_that_its_page_names(room):
    page = room.get("/search?q=feri").text
    forms = [html.unescape(one) for one in re.findall(r'href="(/api/articles\.[^"]+)"', page)]
    assert len(forms) == 10
    for address in forms:
        reply = room.get(address)
        assert reply.status_code == 200, address
        assert b"Gelombang Empat Meter, Feri Berhenti" in reply.content or address.startswith("/api/articles.parquet")


def test_a_search_as_tables_for_other_programs(room, tmp_path):
    found = parquet.read_table(io.BytesIO(room.get("/api/articles.parquet", params={"q": "feri"}).content))
    assert found.num_rows == 2
    (tmp_path / "few.db").write_bytes(room.get("/api/articles.sqlite", params={"q": "feri"}).content)
    with closing(sqlite3.connect(tmp_path / "few.db")) as db:
        assert db.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'feri'").fetchone() == (2,)
        stories = {one for (one,) in db.execute("SELECT DISTINCT story FROM articles WHERE story IS NOT NULL")}
        assert {one for (one,) in db.execute("SELECT id FROM stories")} == stories


# ---- whole results --------------------------------------------------------------------------------------------


def test_a_stream_of_lines_begins_and_ends_with_query_and_count(room):
    first, *rows, last = map(json.loads, room.get("/api/articles.ndjson", params={"q": "feri"}).text.splitlines())
    assert first == {"query": "feri", "count": 2}
    assert last == {"query": "feri", "count": 2, "complete": True}
    assert {row["title"] for row in rows} == {
        "Feri Bandar Sirih Berlayar Lagi Setelah Tiga Pekan Cuaca Buruk",
        "Gelombang Empat Meter, Feri Berhenti",
    }


def test_a_stream_of_rows_begins_and_ends_with_query_and_count(room):
    reply = room.get("/api/articles.csv", params={"q": "=feri"})
    first, heading, *rows, last = csv.reader(io.StringIO(reply.text, newline=""))
    assert first == ["# query", "'=feri", "count", "2"]
    assert last == ["# end", "'=feri", "count", "2"]
    assert [dict(zip(heading, row, strict=True))["outlet"] for row in rows] == ["Warta Teluk"] * 2
    assert "attachment" in reply.headers["content-disposition"]


def test_a_stream_has_every_row_of_the_archive_beyond_any_page(tmp_path):
    with Archive.create(tmp_path / "many") as archive, archive.batch():
        for n in range(210):
            sheet = fiction.Sheet(f"n{n}", "Warta Teluk", "id", f"{fiction.T}{n}")
            sheet.passage("Perahu " + "tiba di dermaga dua. " * 20 + str(n))
            archive.add(sheet.article(f"Perahu {n}", fiction.moment(f"2023-01-{n % 28 + 1:02}")))
    with serving(tmp_path / "many") as site:
        lines = httpx.get(f"{site}/api/articles.ndjson").text.splitlines()
        assert len(lines) == 212
        assert json.loads(lines[-1])["count"] == len({json.loads(line)["archive"] for line in lines[1:-1]}) == 210
        with httpx.stream("GET", f"{site}/api/articles.csv") as left:  # a reader that goes before the end
            assert next(left.iter_bytes())
        assert httpx.get(f"{site}/api/outcomes").json()["pages"] == 210


def test_more_streams_than_can_be_sent_are_turned_away(folder, monkeypatch):
    monkeypatch.setattr("kronik.web.desk.STREAMS", 0)
    with serving(folder) as site:
        reply = httpx.get(f"{site}/api/articles.ndjson")
        assert reply.status_code == 503
        assert reply.headers["retry-after"]
        assert httpx.get(f"{site}/api/articles").status_code == 200


# ---- conditions and problems ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/articles?q=feri", "/articles.ndjson?q=feri", "/articles.csv", "/outlets", "/openapi.json"]
)
def test_what_is_known_is_not_sent_again(room, path):
    first = room.get("/api" + path)
    again = room.get("/api" + path, headers={"if-none-match": first.headers["etag"]})
    assert first.status_code == 200
    assert again.status_code == 304
    assert again.content == b""
    assert room.get("/api" + path, headers={"if-none-match": '"other"'}).status_code == 200


def test_another_query_or_a_changed_archive_has_another_tag(tmp_path):
    folder = tmp_path / "tumbuh"
    with Archive.create(folder) as archive:
        archive.add(fiction.halted())
    with serving(folder) as site:
        tags = {httpx.get(f"{site}/api/articles.csv?q={q}").headers["etag"] for q in ("feri", "kapal")}
        with Archive.create(folder) as archive:
            archive.add(fiction.ferry())
        tags.add(httpx.get(f"{site}/api/articles.csv?q=feri").headers["etag"])
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/articles?limit=0", 400, "limit"),
        ("/articles?limit=101", 400, "limit"),
        ("/articles?limit=many", 400, "limit"),
        ("/articles?sort=size", 400, "sort"),
        ("/articles?cursor=x", 400, "cursor"),
        ("/articles?sort=date&cursor=m1", 404, "no cursor of this search"),
        ("/articles?q=" + "a" * 1001, 400, "q"),
        ("/articles?query=feri", 400, "unknown field `query`"),
        ("/articles?q=a&q=b", 400, "q stands twice"),
        ("/articles?q=after:2017-13-45", 400, "no date that exists"),
        ("/articles?q=after:2017-13-45&cursor=m1", 400, "no date that exists"),
        ("/articles.ndjson?q=after:2017-13-45", 400, "no date that exists"),
        ("/articles.csv?limit=3", 400, "unknown field `limit`"),
        ("/articles/abc", 400, "id"),
        ("/articles/aaaaaaaaaaaa", 404, "aaaaaaaaaaaa"),
        ("/articles/aaaaaaaaaaaa/versions", 404, "aaaaaaaaaaaa"),
        ("/articles/aaaaaaaaaaaa?id=bbbbbbbbbbbb", 400, "id stands twice"),
        ("/stories/aaaaaaaaaaaa", 404, "story"),
        ("/nothing", 404, "/api lists"),
        ("/try/nothing", 404, "nothing"),
    ],
)
def test_what_is_wrong_is_told_as_a_problem(room, path, status, said):
    reply = room.get("/api" + path)
    assert reply.status_code == status
    assert reply.headers["content-type"] == "application/problem+json"
    problem = msgspec.json.decode(reply.content, type=shapes.Problem)
    assert problem.status == status
    assert said in problem.detail


def test_only_reading_is_allowed(room):
    reply = room.post("/api/articles")
    assert reply.status_code == 405
    assert "GET" in reply.headers["allow"]
    assert reply.headers["content-type"] == "application/problem+json"


def test_a_fault_is_a_problem_without_its_insides(folder, monkeypatch):
    def fails(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(Archive, "outlets", fails)
    with serving(folder) as site:
        reply = httpx.get(f"{site}/api/outlets")
    assert reply.status_code == 500
    assert reply.json()["title"] == "Internal Server Error"
    assert "secret" not in reply.text


def test_a_damaged_archive_is_a_problem_with_its_remedy(tmp_path):
    (tmp_path / "rusak").mkdir()
    (tmp_path / "rusak" / "kronik.db").write_bytes(b"no database at all, but long enough to be one" * 100)
    with serving(tmp_path / "rusak") as site:
        replies = [httpx.get(f"{site}/api/{name}") for name in ("outlets", "articles.csv")]
    assert [reply.status_code for reply in replies] == [503, 503]


# ---- the page to try it ---------------------------------------------------------------------------------------


def test_the_page_has_a_form_for_every_operation(room):
    page = room.get("/api").text
    assert {one.name for one in operations.OPERATIONS} == set(re.findall(r'action="/api/try/([\w-]+)"', page))


def test_a_filled_form_leads_to_the_address_that_it_means(room, ferry):
    asked = {"id": ferry, "version": ""}
    reply = room.get("/api/try/article", params=asked)
    assert reply.status_code == 303
    assert reply.headers["location"] == f"/api/articles/{ferry}"
    assert (
        room.get("/api/try/search", params={"q": "a & b", "limit": "3"})
        .headers["location"]
        .endswith("/articles?q=a+%26+b&limit=3")
    )


@pytest.mark.parametrize("name", ["//evil.example", "https://evil.example", "../../x", ""])
def test_a_form_leads_nowhere_else(name):
    operation = next(one for one in operations.OPERATIONS if one.name == "article")
    assert re.fullmatch(r"/api/articles/[^/]+", trial.address(operation, {"id": name}))
