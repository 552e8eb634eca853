"""The room for the public: excerpts, reservations, no originals, a pace. Nothing that is withheld gets out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik import flow, sources
from kronik.archive import Archive, PublicArchive
from kronik.archive.public import EXCERPT, excerpt
from kronik.archive.stems import words
from kronik.page import reserved
from kronik.records import Capture, Form, Place
from kronik.web.api.operations import OPERATIONS
from kronik.web.pace import BURST, RATE, Buckets, whose
from kronik.web.rooms import ROOMS
from tests.sources import warcs
from tests.web import fiction
from tests.web.conftest import serving

SECRET = "Kelambatu"
"""Stands deep in every body, and nowhere else."""

LEAD = "Kapal patroli pertama berlabuh di Tanjung Kelor pada Selasa pagi setelah menempuh perjalanan dua hari. "


def page(name: str, head: str = "") -> str:
    body = "".join(f"<p>{LEAD}{'Warga dusun menyambut awak kapal di dermaga. ' * 4}</p>" for _ in range(3))
    return (
        f"<html lang=id><head><title>Kapal Patroli {name} Tiba</title>{head}"
        '<meta property="og:type" content="article"><meta name="description" content="Berlabuh di Tanjung Kelor.">'
        f"</head><body><article><h1>Kapal Patroli {name} Tiba</h1><p>Selasa, 3 Mei 2022 10:15 WIB</p>{body}"
        f"<p>{'Syahbandar membuka alur pelayaran. ' * 3}Nakhoda {SECRET} turun terakhir di dermaga.</p>"
        "</article></body></html>"
    )


def saved(name: str, html: str, *headers: str) -> bytes:
    """A record of a crawl."""
    own = ("Content-Type: text/html; charset=utf-8", *headers)
    return warcs.response(html.encode(), url=f"https://a.example/{name}", headers=own)


PAGES = {
    "terbuka": saved("terbuka", page("Terbuka")),
    "robot": saved("robot", page("Robot", '<meta name="Robots" content="index, NOARCHIVE">')),
    "tambang": saved("tambang", page("Tambang", '<meta name="tdm-reservation" content="1">')),
    "kepala": saved("kepala", page("Kepala"), "X-Robots-Tag: googlebot: nosnippet"),
    "boleh": saved("boleh", page("Boleh", '<meta name="robots" content="index, max-snippet:-1">')),
}
RESERVED = {"robot": "meta Robots: index, NOARCHIVE", "tambang": "meta tdm-reservation: 1",
            "kepala": "x-robots-tag: googlebot: nosnippet"}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("umum")
    (place / "crawl.warc").write_bytes(b"".join(PAGES.values()))
    with Archive.create(place / "arsip") as archive:
        kept = list(flow.add(archive, flow.run(sources.open([str(place / "crawl.warc")]), jobs=1), flow.Tally()))
    assert len(kept) == len(PAGES)
    return place / "arsip"


@pytest.fixture(scope="module")
def ids(folder: Path) -> dict[str, str]:
    with Archive.open(folder) as archive:
        found = archive.held(f"https://a.example/{name}" for name in PAGES)
        assert len(archive.search(SECRET).hits) == len(PAGES)
    return {url.rpartition("/")[2]: name for url, name in found.items()}


@pytest.fixture
def public(folder: Path) -> Iterator[httpx.Client]:
    """A server of its own for each test: its pace counts from the start."""
    english = {"accept-language": "en"}
    with serving(folder, public=True) as site, httpx.Client(base_url=site, headers=english) as client:
        yield client


def test_what_pages_reserve_is_kept_word_for_word(folder: Path, ids: dict[str, str]) -> None:
    with PublicArchive.open(folder) as archive:
        said = {name: archive.reserved(key) for name, key in ids.items()}
    assert {name: lines for name, lines in said.items() if lines} == {k: (v,) for k, v in RESERVED.items()}


def test_it_is_off_unless_asked_for(folder: Path, ids: dict[str, str]) -> None:
    with serving(folder) as site:
        assert SECRET in httpx.get(f"{site}/article/{ids['robot']}").text
        assert SECRET in httpx.get(f"{site}/api/articles/{ids['robot']}").text


def addresses(archive: Archive, key: str) -> Iterator[str]:
    """Every address under which something of an article may be shown."""
    stored = archive.article(key)
    assert stored
    filled = {"id": key, "version": stored.version, "kind": "search", "form": "atom", "part": "1", "name": "x"}
    query = {"q": "kapal", "name": "a.example"}
    for path, _ in ROOMS:
        yield str(httpx.URL(path.format(**filled), params=query))
    for form in ("rss", "atom", "json"):
        yield f"/feed/search.{form}?q=kapal"
        yield f"/feed/outlet.{form}?name=a.example"
    for operation in OPERATIONS:
        path = "/api" + operation.path.format(**filled)
        yield path + ("?q=kapal" if "q" in operation.asked.__struct_fields__ else "")


def test_nothing_that_is_withheld_gets_out_by_any_address(folder: Path, ids: dict[str, str]) -> None:
    with Archive.open(folder) as archive:
        paths = dict.fromkeys(path for key in ids.values() for path in addresses(archive, key))
    for at in range(0, len(paths), BURST - 1):
        with serving(folder, public=True) as site, httpx.Client(base_url=site) as client:
            for path in list(paths)[at : at + BURST - 1]:
                reply = client.get(path)
                assert reply.status_code in (200, 404), (path, reply.status_code)
                assert SECRET.encode() not in reply.content, path
                assert not path.startswith("/api/articles.wacz") or reply.status_code == 404


def test_no_number_of_searches_puts_a_body_together(folder: Path, ids: dict[str, str]) -> None:
    with PublicArchive.open(folder) as archive:
        stored = archive.article(ids["terbuka"])
        assert stored
        seen = " ".join(passage.text for passage in stored.article.body) + stored.article.text
        with Archive.open(folder) as whole:
            full = whole.article(ids["terbuka"])
        assert full
        asked = {word for passage in full.article.body for word in words(passage.text)}
        assert asked - set(words(seen))  # some stand only in what is withheld, and are found
        for word in asked:
            hits = [hit for hit in archive.search(word, limit=50).hits if hit.id == ids["terbuka"]]
            assert len(hits) == 1
            for passage in hits[0].passages:
                assert passage.text.strip("…").strip() in seen
        assert SECRET not in seen


def test_an_open_page_shows_its_opening_and_says_so(public: httpx.Client, ids: dict[str, str]) -> None:
    shown = public.get(f"/article/{ids['terbuka']}").text
    assert LEAD.strip() in shown
    assert "This is an excerpt." in shown
    assert 'href="https://a.example/terbuka"' in shown
    assert "The page as it was saved" not in shown
    told = public.get(f"/api/articles/{ids['terbuka']}").json()
    assert 0 < sum(map(len, told["body"])) <= EXCERPT + 1
    assert "withheld" in told["repairs"][-1]
    assert LEAD.strip()[:60] in public.get("/feed/search.atom?q=kapal").text


@pytest.mark.parametrize("name", RESERVED)
def test_a_page_that_reserves_its_text_shows_none(public: httpx.Client, ids: dict[str, str], name: str) -> None:
    shown = public.get(f"/article/{ids[name]}").text
    assert f"Kapal Patroli {name.title()} Tiba" in shown
    assert "3 May 2022" in shown
    assert "Kapal patroli pertama" not in shown
    assert "Berlabuh di Tanjung Kelor" not in shown
    assert RESERVED[name] in shown
    assert '<meta name="robots" content="noindex, noarchive, nosnippet">' in shown
    assert public.get(f"/api/articles/{ids[name]}").json()["body"] == []
    hits = public.get("/api/articles", params={"q": "patroli", "fold": "false"}).json()["hits"]
    assert [hit["passages"] for hit in hits if hit["id"] == ids[name]] == [[]]


def test_originals_are_not_for_the_public(public: httpx.Client, folder: Path, ids: dict[str, str]) -> None:
    with Archive.open(folder) as archive:
        stored = archive.article(ids["terbuka"])
        assert stored
    saved = public.get(f"/article/{stored.id}/{stored.version}/saved")
    assert saved.status_code == 404
    assert "not shown to the public" in saved.text
    assert "not shown to the public" in public.get(f"/article/{stored.id}/{stored.version}/original").text


def test_one_who_asks_too_fast_is_told_when_to_come_back(public: httpx.Client) -> None:
    replies = [public.get("/help")]
    while replies[-1].status_code == 200 and len(replies) < 10 * BURST:  # a busy machine fills the bucket meanwhile
        replies.append(public.get("/help"))
    assert len(replies) > BURST
    assert replies[-1].status_code == 429
    assert int(replies[-1].headers["retry-after"]) >= 1
    assert "go on more slowly" in replies[-1].text
    assert replies[-1].headers["content-security-policy"]
    told = public.get("/api/outlets")
    while told.status_code == 200:
        told = public.get("/api/outlets")
    assert (told.status_code, told.headers["content-type"]) == (429, "application/problem+json")
    style = re.search(r'/static/kronik\.css[^"]*', replies[0].text)
    assert style
    assert public.get(style[0]).status_code == 200


def test_a_bucket_fills_again_and_each_client_has_its_own() -> None:
    now = 0.0
    buckets = Buckets(clock=lambda: now)
    assert [buckets.take("a") for _ in range(BURST)] == [0.0] * BURST
    assert 0 < buckets.take("a") <= 1 / RATE
    assert buckets.take("b") == 0
    now += 1 / RATE
    assert buckets.take("a") == 0
    assert buckets.take("a") > 0
    now += 10_000
    assert [buckets.take("a") for _ in range(BURST + 1)][-1] > 0


def test_the_addresses_of_one_line_share_a_bucket() -> None:
    assert whose("2001:db8:1:2::7") == whose("2001:db8:1:2:ffff::1") != whose("2001:db8:1:3::7")
    assert whose("192.0.2.7") != whose("192.0.2.8")
    assert whose("") == ""


@pytest.mark.parametrize("robbed", [False, True])
@pytest.mark.parametrize("made", [fiction.ferry, fiction.live, fiction.hostile, fiction.undated, fiction.halted])
def test_an_excerpt_keeps_every_span_and_no_more_text_than_it_may(made, robbed: bool) -> None:
    article = made()
    cut, withheld = excerpt(article, reserved=robbed)
    assert len(cut.text) == len(article.text)
    whole = sum(len(passage.text) for passage in article.body)
    assert withheld + sum(len(passage.text.rstrip("…")) for passage in cut.body) == whole
    assert sum(len(passage.text) for passage in cut.body) <= (0 if robbed else EXCERPT + 1)
    for passage in article.body[len(cut.body) :]:
        assert not passage.span.of(cut.text).strip()
    for passage in cut.body:
        assert passage.span.of(cut.text) == passage.text.rstrip("…")


HEADS = [
    ("robots", "noarchive", True), ("ROBOTS", "NoSnippet", True), ("robots", "none", True), ("robots", "all", False),
    ("robots", "max-snippet:0", True), ("robots", "max-snippet: 0", True), ("robots", "max-snippet:50", False),
    ("robots", "index,follow", False), ("robots", "noodp", False), ("googlebot", "noindex", True),
    ("tdm-reservation", "1", True), ("tdm-reservation", "0", False), ("description", "noarchive", False),
    ("robots", "", False),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "does"), HEADS)
def test_what_reserves_and_what_does_not(name: str, content: str, does: bool) -> None:
    html = f'<html><head><meta name="{name}" content="{content}"></head><body>x</body></html>'.encode()
    capture = Capture(id="x", form=Form.HTML, payload=html, place=Place(file="x.html"))
    assert bool(reserved.find(capture)) is does


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    capture = Capture(id="x", form=Form.HTML, payload=b"<meta name=robots content=" + data, place=Place(file="x"))
    reserved.find(capture)


def test_an_archive_from_before_is_asked_what_its_pages_reserve(folder: Path, ids: dict[str, str], tmp_path) -> None:
    (tmp_path / "old").mkdir()
    for file in ("kronik.db",):
        (tmp_path / "old" / file).write_bytes((folder / file).read_bytes())
    with Archive.open(tmp_path / "old", write=True) as archive:
        archive._db.executescript("DROP TABLE reserved; DELETE FROM step WHERE name = 'rights'")
    with PublicArchive.open(tmp_path / "old") as archive:
        assert archive.reserved(ids["robot"])
        assert not archive.reserved(ids["kepala"])  # a header that was not kept then
