"""An article written out: as the public JSON, and as text for people.

Both say only what the record holds. The JSON is the contract of `kronik read --json` and of the archive's exports;
its keys are fixed here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from kronik.records import Article, Byline, Found, Missing, Moment, Passage, Refusal, Related, Role
from kronik.recover.body import entries, printed, shown

T = TypeVar("T")

AUTHOR_ROLES = frozenset({"writer", "agency"})
"""Bylines that count as authors; editors, translators and photographers keep their role in `bylines`."""


_MINUTE = re.compile(r"(T\d\d:\d\d)(?![\d:])")


def value(field: Found[T] | Missing) -> T | None:
    """The value of a field, None where it is missing."""
    return field.value if isinstance(field, Found) else None


def public(article: Article, *, blocks: bool = False) -> dict[str, Any]:
    """Give the article as the public JSON object; with `blocks`, every stretch of the page with its role."""
    dateline = value(article.dateline)
    picture = value(article.picture)
    out: dict[str, Any] = {
        "id": article.id,
        "url": article.url,
        "canonical": article.canonical,
        "outcome": article.outcome.value,
        "why": article.why,
        "outlet": value(article.outlet),
        "language": value(article.language),
        "title": value(article.headline),
        "standfirst": value(article.standfirst),
        "published": stamp(value(article.published)),
        "modified": stamp(value(article.modified)),
        "authors": authors(article),
        "bylines": [{"name": b.value.name, "role": b.value.role} for b in article.bylines],
        "dateline": dateline and {"place": dateline.place, "outlet": dateline.outlet},
        "picture": picture and {"url": picture.url, "caption": picture.caption, "credit": picture.credit},
        "body": list(printed(article)),
        "entries": [_entry(entry) for entry in entries(article)],
        "tags": list(article.tags),
        "section": value(article.section),
        "read_also": [{"title": link.title, "url": link.url} for link in article.read_also],
        "related": [_related(item) for item in article.related],
        "captured": stamp(article.captured),
        "ads": len(article.ads),
        "paywalled": article.paywalled,
        "next_page": article.next_page,
        "repairs": list(article.repairs),
    }
    if blocks:
        out["blocks"] = [
            {"role": r.role.value, "text": shown(article, r.span), "start": r.span.start, "end": r.span.end}
            for r in article.roles
        ]
    return out


def refused(refusal: Refusal) -> dict[str, Any]:
    """Give a page that became no article as a public JSON object: its outcome and why, no fields."""
    return {
        "id": refusal.id,
        "url": refusal.url,
        "outcome": refusal.outcome.value,
        "why": refusal.detail,
        "place": str(refusal.place),
    }


def authors(article: Article) -> list[str]:
    """The names of those who wrote the article, in the order printed."""
    names = (b.value for b in article.bylines)
    return [byline.name for byline in names if byline.role in AUTHOR_ROLES]


def stamp(moment: Moment | None) -> str | None:
    """A moment as ISO 8601 with its offset, or as EDTF where less is known.

    A clock printed to the minute is written with its seconds, which ISO 8601-2 (EDTF level 0) asks of a clock.
    """
    return _MINUTE.sub(r"\1:00", moment.edtf) if moment else None


def _entry(entry: tuple[Passage, ...]) -> dict[str, Any]:
    return {"published": stamp(entry[0].moment), "text": "\n".join(passage.text for passage in entry)}


def _related(item: Related) -> dict[str, Any]:
    return {
        "title": item.title,
        "url": item.url,
        "age": item.age.seen if item.age else None,
        "published": stamp(item.published),
        "teaser": item.teaser,
    }


# ---- text for people ------------------------------------------------------------------------------------------


def text(article: Article) -> Iterator[str]:
    """Give the lines of an article in the order of a news page: heading, body with its links in place, related."""
    yield value(article.headline) or "(no headline)"
    yield from _heading(article)
    yield ""
    links = iter(article.read_also)
    link = next(links, None)
    for number, passage in enumerate(article.body):
        while link and link.after <= number:
            yield f"    → {link.title}"
            yield ""
            link = next(links, None)
        yield from _passage(passage)
        yield ""
    while link:
        yield f"    → {link.title}"
        yield ""
        link = next(links, None)
    if article.related:
        yield "Related"
        for item in article.related:
            yield f"  · {item.title}{_when(item)}"
            if item.teaser:
                yield f"    {item.teaser}"
        yield ""
    yield _closing(article)


def _heading(article: Article) -> Iterator[str]:
    if standfirst := value(article.standfirst):
        yield standfirst
    published, modified = value(article.published), value(article.modified)
    if published:
        yield f"Published {published.edtf}  ({published.seen})"
    if modified:
        yield f"Modified  {modified.edtf}  ({modified.seen})"
    if article.bylines:
        yield "By        " + ", ".join(_byline(b.value) for b in article.bylines)
    if picture := value(article.picture):
        parts = (picture.caption or picture.url, f"[{picture.credit}]" if picture.credit else None)
        yield "Picture   " + " ".join(part for part in parts if part)
    if dateline := value(article.dateline):
        yield "Dateline  " + ", ".join(part for part in (dateline.outlet, dateline.place) if part)


def _byline(byline: Byline) -> str:
    return byline.name if byline.role == "writer" else f"{byline.name} ({byline.role})"


def _passage(passage: Passage) -> Iterator[str]:
    if passage.moment:
        yield f"[{passage.moment.seen}]"
    match passage.role:
        case Role.SUBHEADING:
            yield f"## {passage.text}"
        case Role.QUOTATION:
            yield f"> {passage.text}"
        case Role.LIST:
            yield f"- {passage.text}"
        case _:
            yield passage.text


def _when(item: Related) -> str:
    dated = item.published.edtf if item.published else None
    parts = [part for part in (item.age.seen if item.age else None, dated) if part]
    return f"  ({' = '.join(parts)})" if parts else ""


def _closing(article: Article) -> str:
    count = len(article.ads)
    ads = f"; {count} advertising mark{'' if count == 1 else 's'}" if count else ""
    return f"[{article.outcome.value}: {article.why}{ads}]"
