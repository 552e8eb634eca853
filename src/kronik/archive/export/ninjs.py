"""An article as IPTC ninjs 3.2. Source: iptc.org/std/ninjs/ninjs-schema_3.2.json and its user guide.

ninjs asks for moments to the second with their offset. A page that printed a day alone has no such moment: it stands
among `altIds` as printed, and nothing is filled in.
"""

from __future__ import annotations

import re
from typing import Any

from kronik.archive.export.addresses import named, uri
from kronik.archive.types import Stored
from kronik.records import Article, Moment, Outcome
from kronik.render import stamp, value

STANDARD = {
    "name": "ninjs",
    "version": "3.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
}

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")

_TYPES = {Outcome.VIDEO: "video", Outcome.GALLERY: "composite"}


def document(stored: Stored) -> dict[str, Any]:
    """Give the article as a ninjs object."""
    article = stored.article
    headline = value(article.headline)
    dateline = value(article.dateline)
    found = {
        "uri": named(stored),
        "standard": STANDARD,
        "type": _TYPES.get(article.outcome, "text"),
        "representationType": _whole(article),
        "version": stored.version,
        "contentCreated": instant(value(article.published)),
        "versionCreated": instant(value(article.modified)),
        "language": value(article.language),
        "title": headline,
        "headlines": [{"value": headline}] if headline else [],
        "descriptions": _descriptions(article),
        "bodies": _bodies(article),
        "by": ", ".join(byline.value.name for byline in article.bylines),
        "located": dateline and dateline.place,
        "subjects": _subjects(article),
        "infoSources": _sources(article),
        "associations": _associations(article),
        "renditions": _renditions(article),
        "altIds": _ids(stored),
    }
    return {key: one for key, one in found.items() if one not in (None, "", [])}


def instant(moment: Moment | None) -> str | None:
    """Give a moment as RFC 3339 has it; None where less was printed."""
    text = stamp(moment)
    return text if text and _INSTANT.fullmatch(text) else None


def _whole(article: Article) -> str:
    partial = article.paywalled or article.next_page or article.outcome in (Outcome.BRIEF, Outcome.PAYWALL)
    return "partial" if partial else "full"


def _descriptions(article: Article) -> list[dict[str, str]]:
    standfirst = value(article.standfirst)
    return [{"role": "standfirst", "contentType": "text/plain", "value": standfirst}] if standfirst else []


def _bodies(article: Article) -> list[dict[str, Any]]:
    text = "\n\n".join(passage.text for passage in article.body)
    if not text:
        return []
    return [{"contentType": "text/plain", "charCount": len(text), "wordCount": len(text.split()), "value": text}]


def _subjects(article: Article) -> list[dict[str, str]]:
    section = value(article.section)
    return [{"name": tag, "rel": "tag"} for tag in article.tags] + (
        [{"name": section, "rel": "section"}] if section else []
    )


def _sources(article: Article) -> list[dict[str, str]]:
    outlet = value(article.outlet)
    makers = [{"name": one.value.name, "role": one.value.role} for one in article.bylines]
    return makers + ([{"name": outlet, "role": "publisher"}] if outlet else [])


def _associations(article: Article) -> list[dict[str, Any]]:
    found = []
    picture = value(article.picture)
    if picture and (address := uri(picture.url)):
        one: dict[str, Any] = {"name": "picture", "rel": "picture", "uri": address, "type": "picture"}
        if picture.caption:
            one["descriptions"] = [{"role": "caption", "value": picture.caption}]
        if picture.credit:
            one["by"] = picture.credit
        found.append(one)
    for link in article.read_also:
        if address := uri(link.url):
            found.append({"name": link.title, "rel": "read-also", "uri": address, "type": "text"})
    return found


def _renditions(article: Article) -> list[dict[str, str]]:
    address = uri(article.url)
    return [{"name": "web", "href": address, "contentType": "text/html"}] if address else []


def _ids(stored: Stored) -> list[dict[str, str]]:
    found = [{"role": "archive", "value": stored.id}, {"role": "source", "value": stored.article.id}]
    published = value(stored.article.published)
    return found + ([{"role": "published-edtf", "value": published.edtf}] if published else [])
