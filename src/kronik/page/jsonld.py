"""JSON-LD of a page: the scripts decoded, and the node that is the page's article.

Many blocks in the wild are not quite JSON: control characters inside strings, comments, trailing commas, two
values in one script, entities escaped once too often. Each try below mends one of these; what still does not
parse is searched for the few keys that matter. Knows nothing of HTML and trusts nothing: claims are weighed later.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import cast

import msgspec

from kronik.page import address

Node = dict[str, object]

ARTICLE = re.compile(r"(?:article|blogposting|liveblogposting|reportage|newsstory|review)$", re.I)
"""Types of schema.org/CreativeWork that stand for a text: NewsArticle, ReportageNewsArticle, BlogPosting …"""

MEDIA = re.compile(r"^(?:videoobject|imagegallery|mediagallery|podcastepisode|audioobject)$", re.I)
"""Types that are the page's main thing only where there is no article."""

_LOOSE = re.compile(r"/\*.*?\*/|^\s*//[^\n]*$|<!--|-->|<!\[CDATA\[|\]\]>", re.S | re.M)
_COMMA = re.compile(r",(?=\s*[}\],])")
_KEY = re.compile(
    r'"(@type|headline|datePublished|dateModified|dateCreated|articleSection|description)"\s*:\s*"((?:[^"\\\n]|\\.)*)"'
)
_AUTHOR = re.compile(r'"author"\s*:[^"]{0,40}(?:"@type"\s*:\s*"\w+"\s*,\s*)?"name"\s*:\s*"((?:[^"\\\n]|\\.)*)"')
_HALF = re.compile("[\ud800-\udfff]")
_DEEPEST = 6
"""Levels of arrays, @graph and mainEntity that are followed; the deepest real nesting seen is three."""


def decode(script: str) -> object:
    """Give what a script holds; where nothing mends it, a node of the few keys found in it, or None."""
    for mend in (_strict, _lenient, _mended, _unescaped):
        try:
            return mend(script)
        except (ValueError, RecursionError):  # a DecodeError is a ValueError
            continue
    return _scavenged(script)


def _strict(script: str) -> object:
    return cast(object, msgspec.json.decode(script))


def _lenient(script: str) -> object:
    """Control characters inside strings are let through, and what follows the first value is left."""
    return cast(object, json.JSONDecoder(strict=False).raw_decode(script.strip().lstrip("\ufeff"))[0])


def _mended(script: str) -> object:
    """Comments, CDATA marks and commas before a closing bracket are dropped."""
    return _lenient(_COMMA.sub("", _LOOSE.sub("", script)))


def _unescaped(script: str) -> object:
    return _mended(html.unescape(script))


def _scavenged(script: str) -> Node | None:
    node: Node = {}
    for key, value in _KEY.findall(script):
        node.setdefault(key, value.replace('\\"', '"').replace("\\/", "/"))
    if author := _AUTHOR.search(script):
        node["author"] = author[1]
    return node or None


def nodes(value: object, depth: int = 0) -> Iterator[Node]:
    """Give the nodes that may be the main thing, in order: arrays, @graph and mainEntity are entered."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf"):
            if isinstance(inner := value.get(key), dict | list):
                yield from nodes(inner, depth + 1)


def types(node: Node) -> list[str]:
    """Give the node's types in lower case, without prefixes such as "http://schema.org/"."""
    named = node.get("@type")
    each = named if isinstance(named, list) else [named]
    return [
        name.rpartition("/")[2].rpartition(":")[2].rpartition("#")[2].strip().lower()
        for name in each
        if isinstance(name, str)
    ]


def main(found: Iterable[Node], same: frozenset[str], titles: Iterable[str]) -> Node | None:
    """Give the node of the page's own article.

    The one whose address is among `same` (the page's own) if there is one, else the first article, else the
    first video or gallery. A page that lists many articles and is none of them declares no main thing; nor does the
    node of another article, at another address and with no word of the page's own `titles`, which a list of
    recommended stories or a cache left there.
    """
    all_nodes, own = list(found), _words(" ".join(titles))
    texts = [n for n in all_nodes if "@type" in n and any(ARTICLE.search(t) for t in types(n))]
    texts = [n for n in texts if not (own and _others(n, same) and own.isdisjoint(_words(_text(n.get("headline")))))]
    for node in texts:
        if same & set(_addresses(node)):
            return node
    if len({_text(n.get("headline")) for n in texts}) > 3:
        return None
    for node in texts:
        if node.get("headline") or node.get("name") or node.get("datePublished"):
            return node
    media = (n for n in all_nodes if any(MEDIA.search(t) for t in types(n)))
    return next((n for n in media if n.get("name") or n.get("headline")), None)


def _others(node: Node, same: frozenset[str]) -> bool:
    """Say whether a node has a headline in words and an address, and none like the page's own."""
    said = {address.normal(found) for found in _addresses(node) if found.startswith("http")}
    told = len(_words(_text(node.get("headline")))) > 1
    return told and bool(said) and bool(same) and said.isdisjoint(map(address.normal, same))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


_WORD = re.compile(r"[^\W\d_]{4,}")


def _addresses(node: Node) -> Iterator[str]:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def strings(value: object) -> Iterator[str]:
    """Give the strings of a value that may be one, a list of them, or nodes with a name or address."""
    if isinstance(value, str):
        if text := _text(value):
            yield text
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, dict):
        named = (value.get(key) for key in ("name", "url", "contentUrl", "@value"))
        yield from strings(next((v for v in named if v), None))


def _text(value: object) -> str:
    """Give a string without entities, halves of surrogate pairs and surplus space; "" for anything else."""
    if not isinstance(value, str):
        return ""
    plain = html.unescape(value) if "&" in value else value
    return " ".join((plain if plain.isascii() else _HALF.sub("", plain)).split())


def lines(value: object) -> str:
    """Give the text of a value, a line for each of its lines; tags of blocks end one, other tags are dropped."""
    if not isinstance(value, str):
        return next(strings(value), "")
    plain = _TAG.sub("", _BREAK.sub("\n", html.unescape(value) if "&" in value else value))
    return "\n".join(line for line in map(_text, plain.splitlines()) if line)


_BREAK = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|figure|section)\b[^<>]{0,300}>", re.I)
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.I)


def index(found: Iterable[Node]) -> dict[str, Node]:
    """Give nodes by their @id, the fullest of each, so that an author given as a reference has a name."""
    by_id: dict[str, Node] = {}
    for node in found:
        for inner in (node, *(v for v in node.values() if isinstance(v, dict))):
            key = inner.get("@id")
            if isinstance(key, str) and len(inner) > len(by_id.get(key, ())):
                by_id[key] = inner
    return by_id


_DATED = re.compile(
    r'"(date_?published|published_?(?:at|date|time|on)|publish_?(?:date|time|at)|publication_?date|pub_?date'
    r'|first_?published(?:_?at)?|date_?created|created_?(?:at|date_?time))\\?"\s*:\s*\\?"(\d{4}[^"\\]{4,36})',
    re.I,
)
"""Keys under which the data of a page's own program hold its date: those of the larger content systems."""


def dates(script: str) -> Iterator[tuple[str, str]]:
    """Give the dates of publication in any script, as key and value, in order."""
    for found in _DATED.finditer(script):
        yield found[1], found[2]
