"""What a page reserves: that its text be not kept, shown or mined by others. Said in its head, or in its HTTP header.

Robots directives go by Google's list (developers.google.com/search/docs/crawling-indexing/robots-meta-tag), which the
others follow; the reservation of text and data mining by TDMRep (w3.org/community/reports/tdmrep), after Article 4 of
Directive (EU) 2019/790. Nothing is decided here: what is said is kept word for word, and who serves the archive to
the public has to honour it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from kronik.records import Capture, Form

HEADERS = ("x-robots-tag", "tdm-reservation")
"""HTTP headers that may reserve."""

ROBOTS = frozenset({"robots", "googlebot", "googlebot-news", "bingbot", "x-robots-tag"})
"""Names under which robots directives stand."""

RESERVING = frozenset({"noarchive", "nosnippet", "noindex", "none", "noai", "max-snippet:0"})
"""Directives after which no text of the page is to be shown elsewhere. `noindex` and `none` ask for even more."""

_META = re.compile(rb"<!--.*?-->|(<meta\b[^>]*(?:robots|googlebot|bingbot|tdm-reservation)[^>]*>)", re.I | re.S)
"""A meta tag that may reserve, wherever it stands but in a comment."""


def find(capture: Capture) -> tuple[str, ...]:
    """Give each reservation of a page as it stands there: "meta robots: noarchive", "tdm-reservation: 1"."""
    said = [line for line in capture.terms if _reserves(*_parted(line))]
    if capture.form is Form.HTML:
        said += [f"meta {name}: {content}" for name, content in _metas(capture.payload) if _reserves(name, content)]
    return tuple(dict.fromkeys(said))


def terms(headers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Give the header lines that may reserve, as "name: value"."""
    return tuple(f"{name}: {value}" for name, value in headers if name in HEADERS)


def _parted(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name, value


def _reserves(name: str, content: str) -> bool:
    name = name.strip().lower()
    if name == "tdm-reservation":
        return content.strip() == "1"
    if name not in ROBOTS:
        return False
    directives = {part.strip().replace(" ", "") for part in content.lower().split(",")}
    # A header may name the robot that it speaks to: "googlebot: noarchive, nosnippet".
    directives |= {part.rpartition(":")[2] for part in directives if part not in RESERVING}
    return not directives.isdisjoint(RESERVING)


def _metas(payload: bytes | str) -> Iterator[tuple[str, str]]:
    data = payload.encode("utf-8", "replace") if isinstance(payload, str) else payload
    for tag in filter(None, (match[1] for match in _META.finditer(data))):
        reader = _Tag()
        reader.feed(tag.decode("utf-8", "replace"))
        yield reader.said.get("name") or "", reader.said.get("content") or ""


class _Tag(HTMLParser):
    """Reads the attributes of one tag."""

    def __init__(self) -> None:
        super().__init__()
        self.said: dict[str, str | None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - it is a meta
        self.said = dict(reversed(attrs))  # of two with one name the first counts
