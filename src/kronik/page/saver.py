"""What the tool that saved a page wrote into it: the page's address, when it was saved, and furniture of its own.

Archives of the web put their own address before every address of the page, a tool bar on top and a note at the end;
browsers and their add-ons leave a comment or an attribute. All of it is about the copy and none of it is the page's.
Taken off, a page is the same article whoever saved it.

The forms are those that the tools write: the Wayback Machine and the archives that run the same software (an address
with fourteen digits), archive.today, Google's cache, SingleFile, Save Page WE, WebScrapBook, monolith, HTTrack, and
the "saved from url" of Internet Explorer, Chrome and Edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import Final, NamedTuple

from msgspec.structs import replace

from kronik.page import address
from kronik.page.decode import Decoded
from kronik.records import Capture, Form, Moment, Url
from kronik.when.iso import iso

HEAD: Final = 8_192
SCRIPTS: Final = 65_536
"""Characters from the start of a page within which a tool leaves its mark; Save Page WE does so after its scripts."""

NEAR: Final = 3_000
"""Characters after the mark within which the rest of it stands."""


class Mark(NamedTuple):
    """How a tool marks what it saves."""

    tool: str
    word: str
    """What is looked for first."""
    form: re.Pattern[str]
    """Where it matches, its groups `url` and `when` tell the page's address and the moment."""


MARKS: Final = tuple(
    Mark(tool, word, re.compile(form, re.S))
    for tool, word, form in (
        (
            "the Wayback Machine",
            "__wm.wombat(",
            r'__wm\.wombat\(\s*"(?P<url>https?:[^"\s]+)",\s*"(?P<when>\d{14})"',
        ),
        ("the Wayback Machine", "wbCurrentUrl = ", r'wbCurrentUrl = "(?P<url>https?:[^"\s]+)"'),
        (
            "Google's cache",
            "s cache of <a href=",
            r's cache of <a href="?(?P<url>https?:[^">\s]+).{0,600}?appeared on (?P<when>[\w ,:]{12,40}) GMT',
        ),
        (
            "SingleFile",
            "SingleFile",
            r"<!--\s*(?:Page saved with|Archive processed by) SingleFile\s+url:\s*(?P<url>https?:\S+)"
            r"(?:\s+saved date:\s*(?P<when>[^\n]{10,60}?)\s*(?:\(|\n|-->))?",
        ),
        (
            "Save Page WE",
            "savepage-url",
            r'<meta name="?savepage-url"? content="?(?P<url>https?:[^">\s]+)'
            r'(?:.{0,900}?<meta name="?savepage-date"? content="(?P<when>[^"(]{10,60}))?',
        ),
        (
            "WebScrapBook",
            "data-scrapbook-source=",
            r'data-scrapbook-source="(?P<url>https?:[^"\s]+)"(?:[^<>]{0,90}data-scrapbook-create="(?P<when>\d{14})\d{3}")?',
        ),
        (
            "monolith",
            "<!-- Saved from http",
            r"<!-- Saved from (?P<url>https?:\S+) at (?P<when>\S{10,40}) using monolith",
        ),
        (
            "HTTrack",
            "<!-- Mirrored from ",
            r"<!-- Mirrored from (?P<url>[^\s<>]+) by HTTrack [^,<>]{1,60}, (?P<when>[^<>]{10,40}?) -->",
        ),
        (
            "a browser",
            "<!-- saved from url=(",
            r"^[^<]*(?:<[!?][^<>]*>\s*)*<!-- saved from url=\(\d{4}\)(?P<url>https?:\S+?)\s*-->",
        ),
    )
)

MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_CLOCK = r"(?P<clock>\d\d:\d\d:\d\d)"
_MOMENTS = tuple(
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?P<digits>\d{6})$",
        r"(?P<y>\d{4})\.(?P<m>\d\d)\.(?P<d>\d\d)-(?P<digits>\d{6})$",
        rf"(?:[A-Z][a-z]{{2}} )?(?P<month>[A-Z][a-z]{{2}}) (?P<d>\d\d?),? (?P<y>\d{{4}}) {_CLOCK}"
        r"(?: GMT(?P<zone>[+-]\d{4}))?",
        rf"(?:[A-Z][a-z]{{2}}, )?(?P<d>\d\d?) (?P<month>[A-Z][a-z]{{2}}) (?P<y>\d{{4}}) {_CLOCK}",
        rf"{_CLOCK} (?P<month>[A-Z][a-z]{{2}}) (?P<d>\d\d?), (?P<y>\d{{4}})",
    )
)
"""The moments as the tools write them: fourteen digits; the date of JavaScript; two of Google's cache; the Wayback
Machine's note. All but JavaScript's are in UTC."""

ENDED: Final = re.compile(r"FILE ARCHIVED ON (?P<when>\d\d:\d\d:\d\d [A-Z][a-z]{2} \d\d, \d{4})")

_SLASH = rb"(?:/|\\/)"
_PREFIX = re.compile(
    rb"(?:https?:)?%(s)s%(s)s[\w.-]+(?::\d+)?(?:%(s)s[\w.-]+){0,3}?%(s)s"
    rb"(?:\d{14}|\d{4}\.\d\d\.\d\d-\d{6}|(?<=archive\.org/web/)\d{4,14}|(?<=/o/)\w{4,8})(?:[a-z]{2}_)?%(s)s(?=https?:)"
    rb"|(?<=[\"'=(\s])%(s)s(?:[\w.-]+%(s)s){0,2}\d{14}(?:[a-z]{2}_)?%(s)s(?=https?:)" % {b"s": _SLASH}
)
"""What an archive puts before the addresses of a page, scripts with escaped slashes included."""

_BAR = re.compile(
    rb"<!--\s*BEGIN WAYBACK TOOLBAR INSERT\s*-->.*?<!--\s*END WAYBACK TOOLBAR INSERT\s*-->", re.S | re.I
)
_FURNITURE = re.compile(
    rb"<div\b[^>]*\bid=[\"']?(?:wm-ipp(?:-base|-print)?|donato|[\w-]{0,40}google-cache-hdr)[\"'\s>]", re.I
)
_TODAY = re.compile(rb"<div\b[^>]*\bid=[\"']?HEADER[\"'\s>]")
_DIV = re.compile(rb"<(/?)div\b", re.I)


class Origin(NamedTuple):
    """Where a copy came from."""

    tool: str
    url: str
    captured: Moment | None


def restore(capture: Capture, decoded: Decoded) -> tuple[Capture, Decoded]:
    """Give a page as if it had been saved from its own address, where a tool tells another.

    Returns:  the capture with the page's own address and the moment that the tool gives (that of the source where
              it is earlier, for a copy may have been copied again), and the text without what the tool put into it.
    Cost:     some searches for fixed words; a copy of an archive is written anew once.
    """
    marked = _marked(decoded.text) if capture.form is Form.HTML else None
    named = _of(capture.url) or (_of(marked.url) if marked else None)
    declared = next(_declared(decoded.utf8), None) if capture.form is Form.HTML else None
    origin = named or declared or marked
    if origin is None:
        return capture, decoded
    url = capture.url if capture.url and not _of(capture.url) else Url(origin.url)
    captured = origin.captured or (marked.captured if marked and marked.tool == origin.tool else None)
    captured = captured or (_ended(decoded.text) if origin.tool in ARCHIVES else None)
    restored = replace(capture, url=url, captured=_earlier(captured, capture.captured))
    return restored, _cleaned(decoded, origin) if capture.form is Form.HTML else decoded


ARCHIVES: Final = ("the Wayback Machine", "archive.today", "an archive of the web", "Google's cache")
"""Tools that change what they save."""


def _of(url: str | None) -> Origin | None:
    """Give the origin that the address of a copy names."""
    found = address.archived(url) if url else None
    return Origin(_archive(url or ""), found[0], _moment(found[1])) if found else None


def _archive(url: str) -> str:
    host = address.host(url)
    if host.endswith("archive.org"):
        return "the Wayback Machine"
    if host.startswith("archive."):
        return "archive.today"
    return "Google's cache" if host.startswith("webcache.") else "an archive of the web"


def _marked(text: str) -> Origin | None:
    for mark in MARKS:
        at = text.find(mark.word, 0, SCRIPTS if mark.tool == "Save Page WE" else HEAD)
        if at < 0 and mark.tool == "HTTrack":
            at = text.find(mark.word, -NEAR)
        if at < 0:
            continue
        start = 0 if mark.form.pattern.startswith("^") else max(0, at - 300)
        if found := mark.form.search(text[start : at + NEAR]):
            told = found.groupdict().get("when")
            url = unescape(found["url"])
            return Origin(mark.tool, url if "://" in url else f"http://{url}", _moment(told) if told else None)
    return None


_OWN = re.compile(rb"(?:href|content)=[\"']?(https?:[^\"'\s>]+)")


def _declared(html: bytes) -> Iterator[Origin]:
    """Give the origin told by the address that a copy declares its own, which an archive has changed."""
    for word in (b"canonical", b"og:url"):
        at = html.find(word)
        tag = html[html.rfind(b"<", 0, at) + 1 : html.find(b">", at)] if at > 0 else b""
        found = _OWN.search(tag)
        if found and (origin := _of(unescape(found[1].decode("utf-8", "replace")))):
            yield origin


def _ended(text: str) -> Moment | None:
    at = text.rfind("FILE ARCHIVED ON ")
    found = ENDED.match(text, at) if at >= 0 else None
    return _moment(found["when"]) if found else None


def _moment(told: str) -> Moment | None:
    for form in _MOMENTS:
        if found := form.match(told.strip()):
            said = found.groupdict()
            month = said.get("m") or (f"{MONTHS.index(said['month']) + 1:02}" if said["month"] in MONTHS else "")
            digits = said.get("digits")
            clock = said.get("clock") or ":".join(digits[at : at + 2] for at in (0, 2, 4) if digits)
            return iso(f"{said['y']}-{month}-{int(said['d']):02}T{clock}{said.get('zone') or '+0000'}")
    return iso(told)


def _earlier(one: Moment | None, other: Moment | None) -> Moment | None:
    if one is None or other is None:
        return one or other
    return one if one.latest <= other.latest else other


def _cleaned(decoded: Decoded, origin: Origin) -> Decoded:
    """Give the text of a copy without what the tool put into it."""
    html = decoded.utf8
    if origin.tool in ARCHIVES:
        html = _PREFIX.sub(b"", _BAR.sub(b"", html))
        html = _without(html, _FURNITURE)
        html = _without(html, _TODAY) if origin.tool == "archive.today" else html
    said = f"saved by {origin.tool}: its own address and marks were taken off"
    repairs = decoded.repairs if html == decoded.utf8 else (*decoded.repairs, said)
    return Decoded(html.decode("utf-8", "replace"), repairs, html) if html != decoded.utf8 else decoded


def _without(html: bytes, opening: re.Pattern[bytes]) -> bytes:
    """Give a page without the elements that such a tag opens; one that is never closed stays."""
    while found := opening.search(html):
        depth = 0
        for div in _DIV.finditer(html, found.start()):
            depth += -1 if div[1] else 1
            if not depth:
                break
        else:
            return html
        html = html[: found.start()] + html[html.find(b">", div.start()) + 1 :]
    return html
