"""The article's page, in the order of the page it came from, and how that page was read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import msgspec
from markupsafe import Markup

from kronik import when
from kronik.archive import Archive, Stored
from kronik.archive.export import jsonld
from kronik.archive.export.forms import FORMS
from kronik.link import changes
from kronik.records import BODY, Article, Found, Missing, Moment, Record, Role
from kronik.web import beside, evidence, links, sheet
from kronik.web.render import Answer, Lost, shown
from kronik.web.visit import Visit

NEAR = 6
"""Articles about its subject that are listed."""

LINKING = 12
"""Articles that are listed as linking to it; an article that thousands name has its outlet's page for them."""

_HEAD = frozenset(
    {Role.HEADLINE, Role.STANDFIRST, Role.PUBLISHED, Role.BYLINE, Role.DATELINE, Role.CAPTION, Role.CREDIT}
)


class Version(Record, frozen=True):
    """One version in the list of an article's versions."""

    number: int
    """From 1, the first seen."""
    id: str
    path: str
    captured: Moment | None
    shown: bool
    """Whether it is the one on this page."""
    current: bool


class Stretch(Record, frozen=True):
    """A stretch of the page's text with what it was taken for."""

    role: Role
    kind: str
    """head, body or round: what it is to the article."""
    rule: str
    text: str


def room(archive: Archive, visit: Visit) -> Answer:
    """Show an article, in the version that the address names or else the current one."""
    stored = fetch(archive, visit)
    article = stored.article
    held = {url: f"/article/{name}" for url, name in archive.held(links.addresses(article)).items()}
    body = sheet.body(article, held)
    versions = _versions(archive, stored)
    picture = article.picture.value if isinstance(article.picture, Found) else None
    return Answer(
        template="article.html",
        values={
            **heading(article),
            "article": article,
            "id": stored.id,
            "path": f"/article/{stored.id}",
            "here_path": f"/article/{stored.id}/{stored.version}",
            "outlet": stored.outlet,
            "outlet_href": visit.href("/outlet", name=stored.outlet or ""),
            "story": archive.story(stored.id),
            "copies": [copy.member for copy in archive.copies(stored.id) if copy.member.id != stored.id],
            "near": archive.related(stored.id, NEAR),
            "linking": archive.linked(stored.id)[1][:LINKING],
            "tag_href": lambda tag: visit.href("/search", q=links.asked("", tag)),
            "section": _value(article.section),
            "standfirst": _value(article.standfirst),
            "published": _moment(article.published),
            "modified": _moment(article.modified),
            "picture": picture,
            "dateline": _dateline(article),
            "body": body,
            "opening": next((piece for piece in body if piece.role is Role.PARAGRAPH), None),
            "related": sheet.related(article, held),
            "beside": beside.of(archive, stored) if stored.withheld is None else beside.NOTHING,
            "withheld": stored.withheld,
            "reserved": stored.reserved,
            "captured": article.captured,
            "source": str(article.place),
            "versions": versions,
            "shown": next(version for version in versions if version.shown),
            "newest": next(version for version in versions if version.current),
            "evidence": evidence.of(article),
            "linked_data": linked(stored, f"{visit.origin}/article/{stored.id}"),
            "forms": [Way(name=FORM_NAMES[form.name], href=_form(stored, form.suffix)) for form in FORMS.values()],
        },
    )


FORM_NAMES = {"jsonld": "JSON-LD", "ninjs": "ninjs", "bibtex": "BibTeX", "ris": "RIS", "csl": "CSL-JSON"}
"""Proper names: the same in every language."""


class Way(Record, frozen=True):
    """The article in a form of other programs."""

    name: str
    href: str


def linked(stored: Stored, page: str) -> Markup:
    """Give the article as JSON-LD, without the body that stands on the page anyway, for a <script> that holds data.

    No sign of it can end the element or begin a comment (HTML standard, 4.12.1.3).
    """
    text = msgspec.json.encode(jsonld.document(stored, archived=page, body=False)).decode()
    return Markup(shown(text).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _form(stored: Stored, suffix: str) -> str:
    version = f"?version={stored.version}" if stored.versions > 1 else ""
    return f"/api/articles/{stored.id}.{suffix}{version}"


def reading(archive: Archive, visit: Visit) -> Answer:
    """Show the page's text from top to bottom, each stretch with what it was taken for."""
    stored = fetch(archive, visit)
    article = stored.article
    return Answer(
        template="reading.html",
        values={
            **heading(article),
            "back": back(stored),
            "stretches": tuple(_stretches(article)),
        },
    )


def differences(archive: Archive, visit: Visit) -> Answer:
    """Show what a version changed against the one before it."""
    stored = fetch(archive, visit)
    versions = _versions(archive, stored)
    number = next(version.number for version in versions if version.shown)
    if number == 1:
        raise Lost(visit.words.say("changes.first"))
    earlier = versions[number - 2]
    before = archive.article(stored.id, earlier.id)
    return Answer(
        template="changes.html",
        values={
            **heading(stored.article),
            "back": back(stored),
            "shown": versions[number - 1],
            "earlier": earlier,
            "lines": changes.between(before.article, stored.article) if before else (),
        },
    )


def fetch(archive: Archive, visit: Visit) -> Stored:
    """Get the article that the address names, in the version that it names. Raises Lost where there is none."""
    name = visit.names["id"]
    stored = archive.article(name, visit.names.get("version"))
    if stored is None:
        raise Lost(visit.words.say("error.no_article", id=name))
    return stored


def heading(article: Article) -> dict[str, str | None]:
    """What every room of an article needs: its headline, and the language to announce its text in."""
    return {"headline": _value(article.headline), "lang": _value(article.language) or ""}


def back(stored: Stored) -> str:
    """The path of the version that is shown."""
    return f"/article/{stored.id}/{stored.version}" if stored.versions > 1 else f"/article/{stored.id}"


def _versions(archive: Archive, stored: Stored) -> tuple[Version, ...]:
    return tuple(
        Version(
            number=number,
            id=version.id,
            path=f"/article/{stored.id}" if version.current else f"/article/{stored.id}/{version.id}",
            captured=when.edtf(version.captured) if version.captured else None,
            shown=version.id == stored.version,
            current=version.current,
        )
        for number, version in enumerate(archive.versions(stored.id), 1)
    )


def _stretches(article: Article) -> Iterator[Stretch]:
    """The page from top to bottom; neighbours around the article that were decided alike are shown as one."""
    for (role, rule), run in groupby(article.roles, key=lambda label: (label.role, label.rule)):
        kind = "head" if role in _HEAD else "body" if role in BODY else "round"
        texts = [text for label in run if (text := label.span.of(article.text).strip())]
        for text in ["\n".join(texts)] if kind == "round" and texts else texts:
            yield Stretch(role=role, kind=kind, rule=rule, text=text)


def _dateline(article: Article) -> str | None:
    if isinstance(article.dateline, Missing):
        return None
    told = article.dateline.value
    return ", ".join(part for part in (told.outlet, told.place) if part) or None


def _value(field: Found[str] | Missing) -> str | None:
    return field.value if isinstance(field, Found) else None


def _moment(field: Found[Moment] | Missing) -> Moment | None:
    return field.value if isinstance(field, Found) else None
