"""What a page says of itself: JSON-LD, OpenGraph, Twitter, Dublin Core, microdata, meta, title, canonical.

The kernel picks every element that can carry a claim; the table below says which claim each name makes.
Nothing is weighed here: a page may say three dates, and the finders of `kronik.recover` decide which to believe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import msgspec

from kronik.page import jsonld
from kronik.page.address import absolute
from kronik.records import Claim, Declaration, Url


class Said(msgspec.Struct, array_like=True):
    """An element that may say something of the page: `kernel/said.c` picks them."""

    tag: str
    at: dict[str, str]
    """Its attributes, entities read."""
    texts: list[str]
    """The texts inside it, those of a script whole and others up to some 4,000 characters."""
    name: list[str]
    """Of an author: the texts of the name inside it."""

    def text(self, between: str = "") -> str:
        """The text inside it."""
        return between.join(self.texts)


META: dict[str, str] = {
    "og:type": "types",
    "og:url": "canonical",
    "article:content_tier": "free",
    "og:title": "titles",
    "twitter:title": "titles",
    "twitter:text:title": "titles",
    "dc.title": "titles",
    "dcterms.title": "titles",
    "citation_title": "titles",
    "parsely-title": "titles",
    "sailthru.title": "titles",
    "title": "titles",
    "headline": "titles",
    "og:description": "standfirsts",
    "twitter:description": "standfirsts",
    "dc.description": "standfirsts",
    "dcterms.description": "standfirsts",
    "sailthru.description": "standfirsts",
    "description": "standfirsts",
    "author": "authors",
    "article:author": "authors",
    "og:article:author": "authors",
    "article:author_name": "authors",
    "authors": "authors",
    "byl": "authors",
    "dc.creator": "authors",
    "dcterms.creator": "authors",
    "citation_author": "authors",
    "creator": "authors",
    "parsely-author": "authors",
    "sailthru.author": "authors",
    "cxenseparse:author": "authors",
    "dable:author": "authors",
    "articleauthor": "authors",
    "article_author": "authors",
    "content_author": "authors",
    "dc.author": "authors",
    "shareaholic:article_author_name": "authors",
    "twitter:label1": "labels",
    "twitter:label2": "labels",
    "twitter:data1": "authors",
    "twitter:data2": "authors",
    "og:site_name": "outlets",
    "application-name": "outlets",
    "dc.publisher": "outlets",
    "dcterms.publisher": "outlets",
    "publisher": "outlets",
    "article:section": "sections",
    "og:section": "sections",
    "articlesection": "sections",
    "section": "sections",
    "category": "sections",
    "parsely-section": "sections",
    "cxenseparse:recs:category": "sections",
    "article:tag": "tags",
    "news_keywords": "tags",
    "keywords": "tags",
    "parsely-tags": "tags",
    "sailthru.tags": "tags",
    "dc.subject": "tags",
    "og:image": "pictures",
    "og:image:url": "pictures",
    "twitter:image": "pictures",
    "twitter:image:src": "pictures",
    "sailthru.image.full": "pictures",
    "content-language": "languages",
    "language": "languages",
    "og:locale": "languages",
    "inlanguage": "languages",
    "dc.language": "languages",
    "dcterms.language": "languages",
}
"""Which claim a meta element makes, by its property, name, itemprop or http-equiv in lower case. Names of ogp.me,
Twitter cards, dublincore.org, Highwire (citation_), Parse.ly, Sailthru and Cxense, and the plain ones of HTML."""

_MODIFIED = re.compile(r"modif|updat|last-?_?mod|lastmod|revised|date\.updated")
_PUBLISHED = re.compile(
    r"^(?:dc\.|dc:|dcterms\.|dcterms:)?date$|publish|publication|pub-?_?date|pubtime|fpubli|issued|date-?_?creat"
    r"|date\.created|available|release_?date|upload_?date|sailthru\.date|citation_(?:online_)?date|displaydate"
    r"|article[.:_]created|post_?date|originaldate|firstpub"
)
_NO_DATE = re.compile(r"expir|publisher|unpublish|publish(?:ed|ing)?_?(?:by|er|ingprinc)|publication_?(?:name|id)")
"""Meta names that hold dates are many and few are standard, so dates go by what the name says. Checked against the
names found on the pages of fundus-dev and htmldate_default (bench/dates.py)."""

ITEMPROP: dict[str, str] = {
    "headline": "titles",
    "alternativeheadline": "standfirsts",
    "description": "standfirsts",
    "datepublished": "published",
    "datecreated": "published",
    "uploaddate": "published",
    "datemodified": "modified",
    "author": "authors",
    "creator": "authors",
    "articlesection": "sections",
    "keywords": "tags",
    "inlanguage": "languages",
}
"""Which claim a microdata property makes."""

ANSWERS = frozenset({"comment", "comments", "review", "reviews", "acceptedanswer", "suggestedanswer"})
MAKERS = frozenset({"author", "creator"})
"""Microdata properties of what readers write, and of who wrote: https://schema.org/Comment"""

JSONLD: tuple[tuple[str, str], ...] = (
    ("headline", "titles"),
    ("name", "titles"),
    ("description", "standfirsts"),
    ("alternativeHeadline", "standfirsts"),
    ("datePublished", "published"),
    ("uploadDate", "published"),
    ("dateCreated", "published"),
    ("dateModified", "modified"),
    ("articleSection", "sections"),
    ("keywords", "tags"),
    ("inLanguage", "languages"),
)
"""Which claim a property of the main JSON-LD node makes; authors and pictures have a shape of their own."""

_ORGANIZATION = frozenset({"organization", "newsmediaorganization", "corporation"})
_LONGEST = 4_000
"""Characters of one claim: longer than any headline, standfirst or list of keywords seen."""


class Builder:
    """The claims of one page while they are gathered, without repeats."""

    def __init__(self) -> None:
        """Start with no claim."""
        self.claims: dict[str, dict[tuple[str, str], Claim]] = {}
        self.linked: dict[str, dict[tuple[str, str], Claim]] = {}
        self.types: dict[str, None] = {}
        self.nodes: list[jsonld.Node] = []
        self.links: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.answered = False
        """Whether what readers write has begun."""
        self.free: bool | None = None
        self.body = ""

    def add(self, field: str, value: str | None, rule: str, seen: str = "") -> None:
        """Keep one claim; blank ones and exact repeats are dropped."""
        value = " ".join((value or "").split())[:_LONGEST]
        if value:
            kept = (self.linked if rule.startswith("json-ld") else self.claims).setdefault(field, {})
            if (rule, value) not in kept:
                kept[rule, value] = Claim(value=value, rule=rule, seen=seen)

    def of(self, field: str) -> tuple[Claim, ...]:
        """Give the claims for one field, JSON-LD first, else in the order of the page."""
        return (*self.linked.get(field, {}).values(), *self.claims.get(field, {}).values())


def read(said: Sequence[Said], url: str | None, html: str) -> Declaration:
    """Say what the page at `url` claims of itself.

    Args:     said: its root and the elements that may carry a claim, in order.
              url: where it was found, to make its links absolute and to find its own node in JSON-LD; or None.
              html: the whole page, in which dates of its own program are looked for where nothing else has any.
    Returns:  claims as written, white space folded and entities read; addresses absolute where `url` allows.
    Raises:   nothing that depends on the page.
    """
    built = Builder()
    for node in said:
        if reader := _READERS.get(node.tag):
            reader(node, built)
        if node.tag != "meta" and (prop := node.at.get("itemprop")):
            _microdata(node, prop, built)
        elif node.tag != "meta" and (title := node.at.get("title")):
            _microformat(node, title, built)
    _language(said, built)
    _linked(built, url)
    if not built.of("published"):
        _scripts(html, built)
    return _declaration(built, url)


def _declaration(built: Builder, url: str | None) -> Declaration:
    return Declaration(
        types=tuple(built.types),
        titles=built.of("titles"),
        standfirsts=built.of("standfirsts"),
        published=built.of("published"),
        modified=built.of("modified"),
        times=built.of("times"),
        authors=built.of("authors"),
        outlets=built.of("outlets"),
        sections=built.of("sections"),
        trail=built.of("trail"),
        tags=built.of("tags"),
        pictures=built.of("pictures"),
        languages=built.of("languages"),
        canonical=_address(built.links.get("canonical") or built.links.get("og:url"), url),
        amp=_address(built.links.get("amphtml"), url),
        next=_address(built.links.get("next"), url) or built.links.get("next"),
        free=built.free,
        body=built.body,
    )


def _address(found: str | None, url: str | None) -> Url | None:
    return absolute(found, url) if found else None


# ---- elements ---------------------------------------------------------------------------------------------


def _meta(node: Said, built: Builder) -> None:
    for key in NAMING:
        name = node.at.get(key)
        if name and (field := field_of(name)):
            content, plain = node.at.get("content") or "", name.strip().lower()
            if reader := _SPECIAL.get(field):
                reader(content.strip(), built)
            elif field == "labels":
                built.labels.setdefault(plain, content)
            elif not (plain in LABELS and content[:1].isdigit()):  # "9 minutes"
                built.add(field, content, f"meta {plain}", built.labels.get(LABELS.get(plain, ""), ""))


NAMING = ("property", "name", "itemprop", "http-equiv")
"""Attributes by which a meta element is named; some have two."""


def _type(content: str, built: Builder) -> None:
    built.types.setdefault(f"og:{content.lower()}")


def _own_address(content: str, built: Builder) -> None:
    built.links.setdefault("og:url", content)


def _tier(content: str, built: Builder) -> None:
    built.free = content.lower() == "free"


LABELS: dict[str, str] = {"twitter:data1": "twitter:label1", "twitter:data2": "twitter:label2"}
"""Tags of Twitter cards whose label another tag holds: https://developer.x.com/en/docs/twitter-for-websites/cards"""

_SPECIAL = {"types": _type, "canonical": _own_address, "free": _tier}


@lru_cache(4096)
def field_of(name: str) -> str | None:
    """Give the field that a meta element of this name makes a claim for, None for the many that make none."""
    name = name.strip().lower()
    if field := META.get(name) or ITEMPROP.get(name):
        return field
    if _NO_DATE.search(name):
        return None
    if _MODIFIED.search(name):
        return "modified"
    return "published" if _PUBLISHED.search(name) else None


def _title(node: Said, built: Builder) -> None:
    if "title" not in built.links:
        built.links["title"] = "seen"
        built.add("titles", node.text(), "title")


def _link(node: Said, built: Builder) -> None:
    for rel in (node.at.get("rel") or "").lower().split():
        if rel in ("canonical", "amphtml", "next") and (href := node.at.get("href")):
            built.links.setdefault(rel, href.strip())


def _anchor(node: Said, built: Builder) -> None:
    rels = (node.at.get("rel") or "").lower().split()
    if "author" in rels:
        built.add("authors", node.text(), "link author")
    elif "category" in rels:
        built.add("sections", node.text(), "link category")
    elif "tag" in rels:
        built.add("tags", node.text(), "link tag")
    elif "next" in rels and (href := node.at.get("href")) and not href.startswith("#"):
        built.links.setdefault("next", href.strip())


def _time(node: Said, built: Builder) -> None:
    built.add("times", node.at.get("datetime"), "time datetime", " ".join(node.text(" ").split())[:200])


def _script(node: Said, built: Builder) -> None:
    built.nodes.extend(jsonld.nodes(jsonld.decode(node.text())))


_READERS: dict[str, Callable[[Said, Builder], None]] = {
    "meta": _meta,
    "title": _title,
    "link": _link,
    "a": _anchor,
    "time": _time,
    "script": _script,
}


def _microdata(node: Said, props: str, built: Builder) -> None:
    """Keep what an element says of the article; whoever is named behind a reader's comment wrote that."""
    for prop in props.lower().split():
        if prop in ANSWERS:
            built.answered = True
        elif prop in MAKERS and built.answered:
            continue
        elif field := ITEMPROP.get(prop):
            built.add(field, _value(node, field), f"microdata {prop}", _shown(node))
        elif prop == "articlebody":
            built.types.setdefault("microdata:article")


def _microformat(node: Said, title: str, built: Builder) -> None:
    """Keep the moment of an hAtom entry, which stands in a title; "updated" dates one that has no other.

    http://microformats.org/wiki/hatom#Entry_Published
    """
    names = (node.at.get("class") or "").lower().split()
    for name in ("published", "updated"):
        if name in names and title[:4].isdecimal():
            built.add("published", title, f"hatom {name}", _shown(node))
            return


def _value(node: Said, field: str) -> str:
    if content := node.at.get("content") or node.at.get("datetime"):
        return content
    if node.tag == "abbr" and (title := node.at.get("title")):
        return title
    if field == "authors" and node.name:
        return "".join(node.name)
    return node.text(" ")[:_LONGEST]


def _shown(node: Said) -> str:
    return " ".join(node.text(" ").split())[:200]


def _language(said: Sequence[Said], built: Builder) -> None:
    for root in said[:1]:
        built.add("languages", root.at.get("lang") or root.at.get("xml:lang"), "html lang")


_SCRIPT = re.compile(r"<script(?![^>]*\ssrc\s*=)[^>]*>(.*?)</script", re.DOTALL | re.IGNORECASE)


def _scripts(html: str, built: Builder) -> None:
    """Keep the first date that the page's data say it was published or created on."""
    for script in _SCRIPT.finditer(html):
        for key, value in jsonld.dates(script[1]):
            built.add("published", value, f"script {key}")
            return


# ---- JSON-LD ----------------------------------------------------------------------------------------------


def _linked(built: Builder, url: str | None) -> None:
    """Add what the page's own node says, and the types of all nodes, its own first."""
    same = {url, built.links.get("canonical"), built.links.get("og:url")} - {None, ""}
    titles = (claim.value for claim in built.of("titles"))
    main = jsonld.main(built.nodes, frozenset(str(address) for address in same), titles)
    for node in [main] if main else []:
        _node(node, built)
    named = dict.fromkeys(t for node in ([main] if main else []) + built.nodes for t in jsonld.types(node))
    built.types = {**named, **built.types}
    if main is None:
        _pages(built)
    if not built.linked.get("outlets"):
        _site(built)
    _trail(built)


def _node(node: jsonld.Node, built: Builder) -> None:
    for key, field in JSONLD:
        for value in jsonld.strings(node.get(key)):
            built.add(field, value, f"json-ld {key}")
    by_id = jsonld.index(built.nodes)
    _publisher(node, by_id, "json-ld publisher", built)
    for key in ("author", "creator", "editor", "translator", "contributor"):
        for value, kind in _people(node.get(key), by_id):
            built.add("authors", value, f"json-ld {key}{kind}")
    for value, caption in _images(node.get("image") or node.get("thumbnailUrl"), by_id):
        built.add("pictures", value, "json-ld image", caption)
    built.body = jsonld.lines(node.get("articleBody"))
    free = node.get("isAccessibleForFree")
    if free is not None:
        built.free = str(free).strip().lower() not in ("false", "0", "no")


def _pages(built: Builder) -> None:
    """Without an article, the WebPage node still knows its dates."""
    for node in built.nodes:
        if any(t.endswith("webpage") for t in jsonld.types(node)):
            for key in ("datePublished", "dateModified"):
                for value in jsonld.strings(node.get(key)):
                    built.add(dict(JSONLD)[key], value, f"json-ld webpage {key}")


def _site(built: Builder) -> None:
    """Without a publisher, the WebSite node still knows its own, and its name."""
    by_id = jsonld.index(built.nodes)
    for node in built.nodes:
        if "website" in jsonld.types(node):
            _publisher(node, by_id, "json-ld website", built)
            for value, _ in _people(node, by_id):
                built.add("outlets", value, "json-ld website")


def _trail(built: Builder) -> None:
    """Keep the names of the steps to the page, in order: https://schema.org/BreadcrumbList"""
    for node in built.nodes:
        inner = node.get("breadcrumb")
        own = [one for one in (node, inner) if isinstance(one, dict) and "breadcrumblist" in jsonld.types(one)]
        steps = own[0].get("itemListElement") if own else None
        for step in steps if isinstance(steps, list) else ():
            for name in _step(step):
                built.add("trail", name, "json-ld breadcrumb")
        if built.linked.get("trail"):
            return


def _step(step: object) -> Iterator[str]:
    """Give the name of a step, its own or its item's."""
    item = step.get("item") if isinstance(step, dict) else None
    for node in (step, item):
        if isinstance(node, dict) and node.get("name"):
            yield from jsonld.strings(node["name"])
            return


def _publisher(node: jsonld.Node, by_id: dict[str, jsonld.Node], rule: str, built: Builder) -> None:
    """Keep who publishes, here or in a node that is referred to; a person who does is no outlet."""
    said = node.get("publisher")
    for one in said if isinstance(said, list) else [said]:
        full = by_id.get(str(one.get("@id")), one) if isinstance(one, dict) and not one.get("name") else one
        if not (isinstance(full, dict) and full is not one and "person" in jsonld.types(full)):
            for value in jsonld.strings(full):
                built.add("outlets", value, rule)


def _people(value: object, by_id: dict[str, jsonld.Node]) -> Iterator[tuple[str, str]]:
    """Give names, each with " organization" where the node says it is one."""
    if isinstance(value, list):
        for item in value:
            yield from _people(item, by_id)
    elif isinstance(value, dict):
        full = value if value.get("name") else by_id.get(str(value.get("@id")), value)
        kind = " organization" if _ORGANIZATION & set(jsonld.types(full)) else ""
        for name in jsonld.strings(full.get("name")):
            yield name, kind
    else:
        for name in jsonld.strings(value):
            yield name, ""


def _images(value: object, by_id: dict[str, jsonld.Node]) -> Iterator[tuple[str, str]]:
    """Give addresses, each with its caption where the node has one."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            full = item if "url" in item or "contentUrl" in item else by_id.get(str(item.get("@id")), item)
            caption = next(jsonld.strings(full.get("caption") or full.get("description")), "")
            for address in jsonld.strings(full.get("url") or full.get("contentUrl")):
                yield address, caption
        else:
            for address in jsonld.strings(item):
                yield address, ""
