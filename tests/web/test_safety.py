"""A page of somebody else's never gets to do anything in the room, and the room is for this machine."""

from __future__ import annotations

import re

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.archive import Original
from kronik.web import guard, links, original
from tests.web.conftest import serving
from tests.web.test_rooms import Tree, named


@pytest.fixture(scope="module")
def hostile(room: httpx.Client) -> str:
    return named(room, "judul")


@pytest.fixture(scope="module")
def rooms(room: httpx.Client, hostile: str) -> list[str]:
    reading = re.search(r'href="(/article/[^"]+/reading)"', room.get(hostile).text)
    assert reading
    return [hostile, reading[1], reading[1].replace("reading", "original"), "/", "/about", "/search?q=panjang"]


# ---- escaping -------------------------------------------------------------------------------------------------


def test_no_text_of_an_article_becomes_an_element(room, rooms):
    for path in rooms:
        tree = Tree(room.get(path).text)
        scripts = [attrs for name, attrs in tree.elements if name == "script" and "src" not in attrs]
        assert [attrs for attrs in scripts if attrs.get("type") != "application/ld+json"] == [], path
        assert not {name for name, _ in tree.elements} & {"img", "object", "embed", "style", "b"}, path
        assert {attrs.get("class") for attrs in tree.all("svg")} <= {"chart", "spark"}, path  # the room's own
        assert not [key for _, attrs in tree.elements for key in attrs if key.startswith("on") or key == "style"], (
            path
        )


def test_no_link_of_an_article_runs_anything(room, rooms):
    for path in rooms:
        for _, attrs in Tree(room.get(path).text).elements:
            for key in ("href", "src", "action"):
                assert re.match(r"https?://[a-z]|/(?!/)|#", attrs.get(key) or "#"), (path, attrs)


def test_overrides_and_controls_are_dropped(room, rooms):
    for path in rooms:
        assert not re.search("[\u202d\u202e\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe]", room.get(path).text), path


def test_templates_in_an_article_are_text(room, hostile):
    assert "{{ 7*7 }}" in room.get(hostile).text


def test_every_foreign_text_is_isolated(room, hostile):
    """Text that runs the other way ends with its own element."""
    page = room.get(hostile).text
    assert "<bdi>مرحبا بكم في الميناء</bdi>" in re.sub(r"<bdi [^>]*>", "<bdi>", page)
    assert '<h1 dir="auto">' in page


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)",
     "data:text/html,x", "vbscript:x", "//evil.example", "/local", "file:///etc/passwd",
     "https:\\\\evil.example", "https://[broken",
     "https://", "http:evil", "ftp://a.example", "https://a.example/\n", "\x01https://a.example", "", None],
)  # fmt: skip
def test_only_a_plain_web_address_becomes_a_link(url):
    assert links.safe(url) is None


@pytest.mark.parametrize("url", ["https://a.example/x?y=1#z", "http://a.example:8080", "https://ä.example/ö"])
def test_a_plain_web_address_does(url):
    assert links.safe(url) == url


@given(st.text())
def test_an_address_that_passes_has_a_web_scheme(url):
    assert links.safe(url) is None or url.lower().startswith(("http://", "https://"))


# ---- the saved page -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def saved(room: httpx.Client) -> httpx.Response:
    version = re.search(r'href="(/article/[^"]+)/original"', room.get(named(room, "Feri Bandar Sirih")).text)
    assert version
    return room.get(version[1] + "/saved")


def test_a_saved_page_keeps_what_it_says(saved):
    assert "Feri Bandar Sirih</h1>" in saved.text
    assert "Isi halaman asli." in saved.text


def test_a_saved_page_holds_nothing_that_runs_or_leads_away(saved):
    for sign in ("<script", "onclick", "javascript:", "<iframe", "<form", "http-equiv", "<svg", "<meta http"):
        assert sign not in saved.text.lower(), sign


def test_a_saved_page_is_in_a_sandbox_that_loads_nothing(saved):
    policy = saved.headers["content-security-policy"]
    assert policy.startswith("sandbox;")
    assert "allow-" not in policy
    assert "default-src 'none'" in policy
    assert "img-src data:" in policy


def test_a_flattened_page_is_shown_line_by_line(room):
    version = re.search(r'href="(/article/[^"]+)/original"', room.get(named(room, "Ferry to Lontar")).text)
    assert version
    assert "<pre>Ferry to Lontar Island Resumes After Three Weeks\n" in room.get(version[1] + "/saved").text


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_flattened_page_is_never_markup(text):
    shown = original.tame(Original(form="text", charset="utf-8", payload=b"x" + text.encode()))
    assert "<" not in shown.removeprefix("<pre>").removesuffix("</pre>")


@given(st.binary())
def test_any_bytes_can_be_shown(payload):
    assert "<script" not in original.tame(Original(form="html", charset=None, payload=b"<p>" + payload)).lower()


# ---- headers --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/", "/search?q=feri", "/nothing", "/static/kronik.css"])
def test_every_reply_has_a_strict_policy(room, path):
    headers = room.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_no_page_sets_a_cookie(room):
    assert "set-cookie" not in room.get("/").headers


def test_a_page_that_is_known_is_not_sent_again(room):
    first = room.get("/search?q=feri")
    again = room.get("/search?q=feri", headers={"if-none-match": first.headers["etag"]})
    other = room.get("/search?q=feri", headers={"if-none-match": first.headers["etag"], "accept-language": "id"})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    assert other.status_code == 200


def test_style_and_script_may_be_kept_for_good(room):
    sheets = Tree(room.get("/").text).all("link")
    style = next(attrs["href"] for attrs in sheets if attrs["rel"] == "stylesheet")
    assert style
    assert "immutable" in room.get(style).headers["cache-control"]


def test_pages_are_sent_compressed(room):
    assert room.get("/about").headers["content-encoding"] == "gzip"


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:8080", "localhost.evil.example"])
def test_a_strange_name_is_refused(room, host):
    reply = room.get("/", headers={"host": host})
    assert reply.status_code == 421
    assert "Feri" not in reply.text


@pytest.mark.parametrize(
    "host", ["localhost:8080", "127.0.0.1", "[::1]:8080", "192.168.1.7", "perpus", "a.localhost"]
)
def test_the_names_of_this_machine_are_not(room, host):
    assert room.get("/", headers={"host": host}).status_code == 200


def test_a_name_may_be_added(folder):
    with serving(folder, hosts=["arsip.example"]) as site:
        assert httpx.get(site, headers={"host": "arsip.example:80"}).status_code == 200


@given(st.text())
def test_any_host_is_decided(host):
    assert guard.local(host, ()) in (True, False)


def test_a_fault_of_the_room_is_told_without_its_insides(folder, monkeypatch):
    def fails(*_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("kronik.web.front.days", fails)
    with serving(folder) as site:
        reply = httpx.get(site, headers={"accept-language": "en"})
    assert reply.status_code == 500
    assert "The room broke down" in reply.text
    assert "secret" not in reply.text
    assert "default-src 'none'" in reply.headers["content-security-policy"]
