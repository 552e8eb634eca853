"""An article as schema.org NewsArticle in JSON-LD. Source: schema.org/NewsArticle, schema.org/LiveBlogPosting."""

from __future__ import annotations

import re
from typing import Any

from kronik.archive.export.addresses import named, uri
from kronik.archive.types import Stored
from kronik.records import Article, Byline, Moment, Outcome
from kronik.recover.body import entries
from kronik.render import AUTHOR_ROLES, stamp, value

_ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:?\d\d)?)?)?)?")
"""What schema.org takes as a Date or DateTime; an EDTF date that is about or a season is neither, and is left out."""

_PROPERTY = {"editor": "editor", "translator": "translator", "photographer": "contributor"}
"""Roles of a byline that schema.org has a property for; writers and agencies are authors."""


def document(stored: Stored, *, archived: str | None = None, body: bool = True) -> dict[str, Any]:
    """Give the article as JSON-LD; `archived` is the address of its page in the archive, where it has one."""
    article = stored.article
    dateline = value(article.dateline)
    found = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting" if article.outcome is Outcome.LIVE_BLOG else "NewsArticle",
        "@id": named(stored),
        "url": uri(article.url),
        "headline": value(article.headline),
        "description": value(article.standfirst),
        "datePublished": date(value(article.published)),
        "dateModified": date(value(article.modified)),
        "inLanguage": value(article.language),
        **_makers(article),
        "publisher": _organisation(value(article.outlet)),
        "articleSection": value(article.section),
        "keywords": list(article.tags),
        "dateline": dateline and dateline.place,
        "locationCreated": dateline and dateline.place and {"@type": "Place", "name": dateline.place},
        "image": _image(article),
        "isAccessibleForFree": False if article.paywalled else None,
        "citation": [_cited(link.title, link.url) for link in article.read_also],
        "liveBlogUpdate": _updates(article) if body else None,
        "articleBody": "\n\n".join(passage.text for passage in article.body) if body else None,
        "archivedAt": archived,
    }
    return {key: one for key, one in found.items() if one not in (None, "", [])}


def date(moment: Moment | None) -> str | None:
    """Give a moment as schema.org takes it, at the precision that was printed; None for what it cannot say."""
    text = stamp(moment)
    return text if text and _ISO.fullmatch(text) else None


def _makers(article: Article) -> dict[str, Any]:
    found: dict[str, list[dict[str, str]]] = {}
    for byline in article.bylines:
        name = _PROPERTY.get(byline.value.role, "author" if byline.value.role in AUTHOR_ROLES else "contributor")
        found.setdefault(name, []).append(_maker(byline.value))
    return found


def _maker(byline: Byline) -> dict[str, str]:
    return {"@type": "Organization" if byline.role == "agency" else "Person", "name": byline.name}


def _organisation(name: str | None) -> dict[str, str] | None:
    return {"@type": "NewsMediaOrganization", "name": name} if name else None


def _image(article: Article) -> dict[str, str] | None:
    picture = value(article.picture)
    if picture is None:
        return None
    found = {"contentUrl": uri(picture.url), "caption": picture.caption, "creditText": picture.credit}
    told = {key: one for key, one in found.items() if one}
    return {"@type": "ImageObject", **told} if told else None


def _cited(title: str, url: str | None) -> dict[str, str]:
    found = {"@type": "NewsArticle", "headline": title, "url": uri(url)}
    return {key: one for key, one in found.items() if one}


def _updates(article: Article) -> list[dict[str, Any]]:
    return [
        {"@type": "BlogPosting", "articleBody": "\n\n".join(passage.text for passage in entry)}
        | ({"datePublished": found} if (found := date(entry[0].moment)) else {})
        for entry in entries(article)
    ]
