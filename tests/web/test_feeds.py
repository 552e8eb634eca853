"""Feeds: read by a feed reader, valid by their standards, whole when followed from page to page."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from xml.etree import ElementTree as Tree

import feedparser
import httpx
import jsonschema_rs
import pytest

from kronik.archive import Archive
from kronik.web.feeds import entry, sitemap
from kronik.web.feeds import room as feeds
from tests.web import fiction
from tests.web.conftest import serving
from tests.web.test_rooms import named

ATOM = "{http://www.w3.org/2005/Atom}"
RSS = "{http://www.w3.org/2005/Atom}link"

ITEM = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "url": {"type": "string", "format": "uri"},
        "external_url": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "content_text": {"type": "string"},
        "date_published": {"type": "string", "format": "date-time"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}, "minItems": 1},
    },
}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "description": {"type": "string"},
        "language": {"type": "string"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "next_url": {"type": "string", "format": "uri"},
        "items": {"type": "array", "items": ITEM},
    },
}
"""What jsonfeed.org/version/1.1 asks of the parts that we write."""


@pytest.fixture(scope="module")
def harbour(tmp_path_factory):
    """Seventy articles of one outlet, two of them without a date."""
    folder = tmp_path_factory.mktemp("feeds") / "pelabuhan"
    with Archive.create(folder) as archive, archive.batch():
        for n in range(70):
            sheet = fiction.Sheet(f"n{n}", "Warta & Teluk/Baru", "id", f"{fiction.T}{n}")
            headline = f"Perahu nomor {n} tiba"
            sheet.line(headline, fiction.Role.HEADLINE)
            sheet.passage(f"Perahu tiba di dermaga {n}.")
            moment = fiction.moment(f"2023-01-{n % 28 + 1:02}T10:00:00+08:00", "WITA") if n > 1 else None
            archive.add(sheet.article(headline, moment))
    with serving(folder) as site, httpx.Client(base_url=site, headers={"accept-language": "en"}) as client:
        yield client


KINDS = ["/feed/search.{}?q=perahu", "/feed/outlet.{}?name=Warta+%26+Teluk%2FBaru", "/feed/search.{}"]


@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("form", ["rss", "atom"])
def test_a_reader_gets_every_article_by_following_the_pages(harbour, path, form):
    address: str | None = path.format(form)
    seen: list[str] = []
    while address:
        reply = harbour.get(address)
        assert reply.headers["content-type"].startswith(f"application/{form}+xml")
        read = feedparser.parse(reply.content, response_headers={"content-type": reply.headers["content-type"]})
        assert not read.bozo, read.get("bozo_exception")
        assert 0 < len(read.entries) <= feeds.PAGE
        assert all(one.title and one.link.startswith("http://") and one.id.startswith("urn:") for one in read.entries)
        seen += [one.id for one in read.entries]
        links = {link.rel: link.href for link in read.feed.links}
        assert links["self"] == str(reply.url)
        assert links["first"] == str(harbour.base_url.join(path.format(form)))
        address = links.get("next")
    assert len(seen) == len(set(seen)) == 70


def test_a_json_feed_is_valid_and_leads_to_the_next(harbour):
    valid = jsonschema_rs.validator_for(JSON_FEED, validate_formats=True)
    address: str | None = "/feed/outlet.json?name=Warta+%26+Teluk%2FBaru"
    seen: list[str] = []
    while address:
        feed = harbour.get(address).json()
        valid.validate(feed)
        seen += [item["id"] for item in feed["items"]]
        address = feed.get("next_url")
    assert len(set(seen)) == 70


def test_atom_has_what_the_standard_demands(harbour):
    root = Tree.fromstring(harbour.get("/feed/search.atom?q=perahu").content)
    for element in (root, *root.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated", "author"):
            assert len(element.findall(ATOM + name)) == 1, name
        moment = element.findtext(f"{ATOM}updated") or ""
        assert datetime.fromisoformat(moment).tzinfo
        rels = [link.get("rel") for link in element.findall(f"{ATOM}link")]
        assert len(rels) == len(set(rels))
    assert len({one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")}) == feeds.PAGE


def test_rss_has_what_the_standard_demands(harbour):
    channel = Tree.fromstring(harbour.get("/feed/search.rss?q=perahu").content).find("channel")
    assert channel is not None
    assert all(channel.findtext(name) for name in ("title", "link", "description"))
    assert all(item.findtext("title") and item.findtext("guid") for item in channel.iter("item"))
    assert channel.findtext("item/pubDate") == "Sat, 28 Jan 2023 10:00:00 +0800"
    assert all(guid.get("isPermaLink") == "false" for guid in channel.iter("guid"))


def test_the_newest_is_in_front_and_the_undated_last(harbour):
    pages = [feedparser.parse(harbour.get(f"/feed/search.rss?q=perahu&page={mark}").text) for mark in ("",)]
    stamps = [one.published_parsed for one in pages[0].entries]
    assert stamps == sorted(stamps, reverse=True)
    last = harbour.get("/feed/search.json?q=title:%22nomor+1+tiba%22").json()["items"]
    assert [("date_published" in item) for item in last] == [False]


def test_a_feed_that_is_known_is_not_sent_again(harbour):
    for form in feeds.FORMS:
        first = harbour.get(f"/feed/search.{form}?q=perahu")
        again = harbour.get(f"/feed/search.{form}?q=perahu", headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_hostile_articles_make_no_feed_unreadable(room):
    for form in ("rss", "atom"):
        read = feedparser.parse(room.get(f"/feed/search.{form}").content)
        assert not read.bozo
        assert any("alert(1)" in one.title for one in read.entries)
        assert not [one for one in read.entries if not one.link.startswith("http://127.0.0.1")]
    items = room.get("/feed/search.json").json()["items"]
    assert all(item.get("external_url", "https://").startswith("https://") for item in items)


def test_pages_name_their_feeds(room):
    for path, kind in (("/", "search"), ("/search?q=feri", "search")):
        page = room.get(path).text
        found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', page)
        assert [kind_ for kind_, _ in found] == [
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
        ]
        assert all(href.startswith(f"/feed/{kind}.") for _, href in found)
        assert all(room.get(href.replace("&amp;", "&")).status_code == 200 for _, href in found)


@pytest.mark.parametrize(
    "path",
    ["/feed/search.txt", "/feed/nothing.rss", "/feed/story.rss?id=none", "/feed/search.rss?q=after:2017-13-45",
     "/feed/search.rss?page=x", "/feed/search.rss?q=" + "a" * 1001, "/feed/story.atom"],
)  # fmt: skip
def test_what_has_no_feed_is_not_here(room, path):
    assert room.get(path).status_code == 404


@pytest.mark.parametrize(
    ("edtf", "instant"),
    [
        ("2017-11-21T10:53:00+07:00", "2017-11-21T10:53:00+07:00"),
        ("2017-11-21T10:53Z", "2017-11-21T10:53:00+00:00"),
        ("0001", None),
    ],
)
def test_a_moment_keeps_its_offset(edtf, instant):
    found = entry.instant(fiction.moment(edtf))
    assert (found.isoformat() if found else None) == instant
    assert entry.instant(fiction.moment("2017-11")) == fiction.moment("2017-11").earliest.astimezone(UTC)


# ---- sitemap --------------------------------------------------------------------------------------------------


def test_the_sitemap_leads_to_every_article_once(harbour, monkeypatch):
    monkeypatch.setattr(sitemap, "PART", 30)
    space = f"{{{sitemap.NAMESPACE}}}"
    files = [loc.text or "" for loc in Tree.fromstring(harbour.get("/sitemap.xml").content).iter(f"{space}loc")]
    parts = [Tree.fromstring(harbour.get(file).content) for file in files]
    found = [loc.text or "" for part in parts for loc in part.findall(f"{space}url/{space}loc")]
    assert len(files) == 3
    assert len(found) == len(set(found)) == 70
    assert harbour.get(found[-1]).status_code == 200


@pytest.mark.parametrize("part", ["0", "2", "x", "99999", "1" * 30, "²"])
def test_there_is_no_other_part(room, part):
    assert room.get(f"/sitemap/{part}.xml").status_code == 404


def test_a_search_result_is_an_entry_with_what_it_shows(room):
    reply = room.get("/feed/search.json", params={"q": "berlayar"}).json()
    item = next(one for one in reply["items"] if one["title"].startswith("Feri Bandar Sirih"))
    assert item["url"].endswith(named(room, "Feri Bandar Sirih Berlayar"))
    assert item["external_url"] == fiction.T + "2023/05/feri-bandar-sirih"
    assert item["authors"] == [{"name": "Warta Teluk"}]
    assert item["date_published"] == "2023-05-08T10:53:00+07:00"
