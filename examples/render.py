"""Articles into the pages that a reader's browser, a crawler or a flattening tool would have saved of them."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import Any

import jinja2
from markupsafe import Markup, escape

from content import HERE, LINK, Block, Outlet, Written, plain
from outlet import address, fetched, local, picture, popular, printed, related

TEMPLATES = {
    "article": {"modern": "modern", "wordpress": "wordpress", "amp": "amp", "table": "table", "flat": "flat"},
    "error_page": {"modern": "error"},
    "consent_wall": {"modern": "consent"},
    "not_article": {"modern": "plain"},
    "index": {"modern": "index", "wordpress": "archive", "table": "front"},
}
"""Which template makes a page: by kind (any other kind is an article's) and style."""


def environment() -> jinja2.Environment:
    """The templates, strict about names that do not exist."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=lambda name: not str(name).endswith(".txt"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


class Press:
    """Makes pages: knows all articles (for links and lists), their outlets and the templates."""

    def __init__(self, outlets: dict[str, Outlet], everything: dict[str, Written]) -> None:
        """Hold the outlets and articles that pages will name."""
        self.outlets, self.everything, self.templates = outlets, everything, environment()

    def page(self, article: Written, number: int = 1) -> str:
        """One page of an article, as characters."""
        outlet = self.outlets[article.outlet]
        kind = TEMPLATES.get(article.kind, TEMPLATES["article"])
        suffix = ".txt" if article.style == "flat" else ".html"
        template = self.templates.get_template(kind[article.style] + suffix)
        text = template.render(self.words(article, outlet, number))
        if (article.style, article.store) == ("table", "warc"):
            return relative(text, outlet)
        if article.captured and outlet.hashed <= article.captured.year:
            return hashed(text, outlet)
        return text

    def words(self, article: Written, outlet: Outlet, number: int) -> dict[str, Any]:
        """All that a template may print."""
        pages = pages_of(article)
        caption, _, credit = article.picture.partition(" || ")
        following = self.everything.get(article.followed_by)
        return {
            "a": article,
            "o": outlet,
            "w": outlet.words,
            "p": outlet.prefix,
            "url": self.url(article),
            "published": printed(article.published, outlet, article.style),
            "published_iso": local(article.published, outlet).isoformat(),
            "modified": printed(article.modified, outlet, article.style) if article.modified else "",
            "modified_iso": local(article.modified, outlet).isoformat() if article.modified else "",
            "year": article.captured.year if article.captured else article.published.year,
            "caption": caption,
            "credit": credit,
            "picture": picture(article, outlet),
            "writers": [n for r, n in bylines(article) if r == "writer"],
            "agencies": [n for r, n in bylines(article) if r == "agency"],
            "others": [(role, n) for role, n in bylines(article) if role not in {"writer", "agency"}],
            "dateline": dateline(article, outlet)[0] if number == 1 else "",
            "blocks": pages[number - 1],
            "number": number,
            "count": len(pages),
            "following": following,
            "following_url": self.url(following) if following else "",
            "related": related(article, self.everything, outlet),
            "popular": popular(article, self.everything, outlet),
            "inline": self.inline,
            "plain": plain,
            "read_also": self.read_also,
            "linked_data": self.linked_data(article, outlet),
            "graph": self.graph(article, outlet),
        }

    def url(self, article: Written) -> str:
        """The address of an article's first page; versions and AMP twins have that of the article they show."""
        original = self.everything.get(article.version_of or article.amp_of, article)
        return address(original, self.outlets[article.outlet])

    def fetched(self, article: Written) -> str:
        """The address that a crawler asks for to get this page."""
        original = self.everything.get(article.version_of or article.amp_of, article)
        return fetched(replace(original, style=article.style), self.outlets[article.outlet])

    def inline(self, text: str) -> Markup:
        """A text as HTML, its links made real."""
        out, at = Markup(), 0
        for m in LINK.finditer(text):
            href = m[2] if m[2].startswith("http") else self.url(self.everything[m[2]])
            out += escape(text[at : m.start()]) + Markup('<a href="{}">{}</a>').format(href, m[1])
            at = m.end()
        return out + escape(text[at:])

    def read_also(self, name: str) -> tuple[str, str]:
        """Headline and address of the article that a read-also link names."""
        article = self.everything[name]
        return article.title, self.url(article)

    def linked_data(self, article: Written, outlet: Outlet) -> Markup:
        """The page's JSON-LD."""
        record: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": {"live_blog": "LiveBlogPosting", "video": "VideoObject"}.get(article.kind, "NewsArticle"),
            "mainEntityOfPage": {"@type": "WebPage", "@id": self.url(article)},
            "headline": article.title,
            "image": [picture(article, outlet)] if article.picture else [],
            "datePublished": local(article.published, outlet).isoformat(),
            "author": [{"@type": "Person", "name": n} for r, n in bylines(article) if r == "writer"]
            or [{"@type": "Organization", "name": n} for r, n in bylines(article) if r == "agency"]
            or [{"@type": "Organization", "name": outlet.name}],
            "publisher": {"@type": "Organization", "name": outlet.name, "url": outlet.home},
            "articleSection": article.section,
            "inLanguage": outlet.lang,
        }
        if article.modified:
            record["dateModified"] = local(article.modified, outlet).isoformat()
        if article.standfirst:
            record["description"] = article.standfirst
        if article.kind == "paywall":
            record["isAccessibleForFree"] = False
        return Markup(json.dumps(record, ensure_ascii=False, indent=1).replace("</", "<\\/"))

    def graph(self, article: Written, outlet: Outlet) -> Markup:
        """The page's JSON-LD as the search plug-ins of WordPress write it: nodes that refer to one another."""
        url, pairs = self.url(article), bylines(article)
        people = [
            {"@type": "Person", "@id": f"{outlet.home}/#/person/{n}", "name": n} for r, n in pairs if r == "writer"
        ]
        page = {"@type": "WebPage", "@id": url, "url": url, "name": f"{article.title} - {outlet.name}"}
        story = {
            "@type": "Article",
            "@id": f"{url}#article",
            "isPartOf": {"@id": url},
            "author": [{"@id": p["@id"]} for p in people],
            "headline": article.title,
            "datePublished": local(article.published, outlet).isoformat(),
            "keywords": article.tags,
            "articleSection": [article.section],
        }
        site = {"@type": "WebSite", "@id": f"{outlet.home}/#website", "url": outlet.home, "name": outlet.name}
        record = {"@context": "https://schema.org", "@graph": [story, page, site, *people]}
        return Markup(json.dumps(record, ensure_ascii=False).replace("</", "<\\/"))


def bylines(article: Written) -> list[tuple[str, str]]:
    """Role and name of all who signed the article."""
    pairs = [by.rpartition(": ") for by in article.by]
    return [(role or "writer", name) for role, _, name in pairs]


def dateline(article: Written, outlet: Outlet) -> tuple[str, str | None, str | None]:
    """The words before the first sentence, and the place and outlet in them; empty where there is none."""
    if article.dateline:
        words, place, source = article.dateline
        return words, place or None, source or None
    if not article.place:
        return "", None, None
    words = outlet.dateline.format(place=article.place, PLACE=article.place.upper())
    place = article.place.upper() if "{PLACE}" in outlet.dateline else article.place
    return words, place, outlet.dateline_outlet or None


def pages_of(article: Written) -> list[tuple[Block, ...]]:
    """The article's pieces, page by page."""
    pages: list[list[Block]] = [[]]
    for block in article.blocks:
        if block.kind == "page":
            pages.append([])
        else:
            pages[-1].append(block)
    return [tuple(page) for page in pages]


def hashed(text: str, outlet: Outlet) -> str:
    """The page with class names that say nothing, as sites get them whose styles are written in JavaScript."""

    def name(m: re.Match[str]) -> str:
        return "css-" + hashlib.sha1(m[0].encode()).hexdigest()[:6]

    inside = rf"\b{outlet.prefix}-[a-z_-]+"
    return re.sub(r'class="[^"]*"', lambda m: re.sub(inside, name, m[0]), text)


def relative(text: str, outlet: Outlet) -> str:
    """The page with links that name no host, as old servers sent them; a browser that saves a page completes them."""
    for scheme in ("http", "https"):
        text = text.replace(f'"{scheme}://{outlet.home.partition("://")[2]}/', '"')
    return text


def encoded(text: str, style: str) -> bytes:
    """The page's bytes: the table pages are windows-1252, all others UTF-8."""
    return text.encode("cp1252", "xmlcharrefreplace") if style == "table" else text.encode()
