"""What Kronik must read from each page, taken from the content that the page was made of.

Shape: the public JSON of `kronik read`, and `file`, `store`, `outlet`, `style`, `story`, `version_of`, `copy_of`
and `live` beside it. A field is null where the page does not show it: a flattened page has no addresses, a table
page no tags. The day of a related item is the day on which its article truly appeared.
"""

from __future__ import annotations

from typing import Any

from content import Block, Outlet, Written, plain
from outlet import Item, local, picture, precise
from render import Press, bylines, dateline, pages_of

ARTICLES = {"article", "live_blog", "gallery", "video", "paywall"}
"""Kinds of page that hold an article."""
SHOWS_TEASER = {("index", s) for s in ("modern", "wordpress", "table")} | {("article", "flat")}
"""Where a list prints teasers."""


def truth(press: Press, article: Written, number: int, page_id: str, file: str) -> dict[str, Any]:
    """The truth of one page."""
    outlet = press.outlets[article.outlet]
    head = {
        "id": page_id,
        "file": file,
        "store": article.store,
        "outlet": outlet.code,
        "style": article.style,
        "story": article.story or None,
        "version_of": article.version_of or None,
        "amp_of": article.amp_of or None,
        "copy_of": article.copy_of or None,
        "url": told(press, article),
        "canonical": declared(press, article, number),
        "captured": local(article.captured, outlet).isoformat() if article.captured else None,
        "outcome": article.kind,
    }
    if article.kind in ARTICLES:
        return head | fields(press, article, outlet, number)
    if article.kind == "brief":
        return head | {"title": article.title, "published": precise(article.published, outlet, article.style)}
    cards = press.words(article, outlet, 1)["related"] if article.kind == "index" else []
    return head | {"related": [line(i, article) for i in cards]}


def fields(press: Press, article: Written, outlet: Outlet, number: int) -> dict[str, Any]:
    """The fields of an article's page."""
    blocks, last = pages_of(article)[number - 1], number == len(pages_of(article))
    words = press.words(article, outlet, number)
    flat, table = article.style == "flat", article.style == "table"
    place, source = dateline(article, outlet)[1:] if number == 1 else (None, None)
    signed = shown_bylines(article, last=last)
    menus = not flat or article.menus
    paragraphs = [text for block in blocks for text in body(block)]
    return {
        "language": outlet.lang,
        "title": article.title,
        "standfirst": (article.standfirst or None) if menus and not table else None,
        "published": precise(article.published, outlet, article.style),
        "modified": local(article.modified, outlet).isoformat() if article.modified and not table else None,
        "authors": [b["name"] for b in signed if b["role"] == "writer"]
        or [b["name"] for b in signed if b["role"] == "agency"],
        "bylines": signed,
        "dateline": {"place": place, "outlet": source} if place or source else None,
        "picture": lead(article, outlet, number),
        "body": [" ".join(paragraphs)] if article.variant == "one-line" else paragraphs,
        "live": [entry(b, article, outlet) for b in blocks if b.kind == "live"],
        "tags": article.tags if menus and not table else [],
        "section": article.section if menus else None,
        "read_also": [read_also(press, b, flat) for b in every(blocks) if b.kind == "read"],
        "related": [line(i, article) for i in words["related"]],
        "ads": ads(blocks, article.style),
        "paywalled": article.kind == "paywall",
        "next_page": None if last else f"{press.url(article)}?page={number + 1}",
    }


def told(press: Press, article: Written) -> str | None:
    """The address that the page was fetched from, where its record, or the comment of a browser, says so."""
    if article.store in {"warc", "jsonl"}:
        return press.fetched(article)
    return press.url(article) if article.style == "table" else None


def declared(press: Press, article: Written, number: int) -> str | None:
    """The address that the page declares its own."""
    if article.style in {"table", "flat"} or article.kind in {"error_page", "consent_wall"}:
        return None
    return press.url(article) + (f"?page={number}" if number > 1 else "")


def shown_bylines(article: Written, *, last: bool) -> list[dict[str, str]]:
    """Those who signed, as far as a page of this style names them; initials close the last page."""
    hidden = {"flat": set() if article.menus else {"writer", "agency"}, "table": {"editor", "agency"}}
    unseen = hidden.get(article.style, set())
    signed = [{"name": name, "role": role} for role, name in bylines(article) if role not in unseen]
    initials = article.signoff.split("/") if article.signoff and last else []
    return signed + [{"name": name, "role": "initials"} for name in initials]


def lead(article: Written, outlet: Outlet, number: int) -> dict[str, str | None] | None:
    """The lead picture: a gallery's first, and of a picture that is only declared the address."""
    photos = [(at, b) for at, b in enumerate(article.blocks, 1) if b.kind == "photo"]
    if article.kind == "gallery" and photos:
        at, first = photos[0]
        shown = picture(article, outlet).replace(".jpg", f"-{at}.jpg")
        return {"url": shown, "caption": first.items[0], "credit": first.items[1]}
    if not article.picture:
        return None
    url = None if article.style == "flat" else picture(article, outlet)
    caption, _, credit = article.picture.partition(" || ")
    if article.kind == "video" or number > 1:
        return {"url": url, "caption": None, "credit": None}
    return {"url": url, "caption": caption, "credit": credit or None}


def body(block: Block) -> list[str]:
    """The texts that a piece adds to the body: an item of a list and a row of a table is one each."""
    if block.kind in {"p", "h2", "quote"}:
        return [plain(block.text)]
    if block.kind == "list":
        return [plain(item) for item in block.items]
    if block.kind == "table":
        return [" ".join(row.split(" | ")) for row in block.items]
    if block.kind == "live":
        return [text for inner in block.blocks for text in body(inner)]
    return []


def entry(block: Block, article: Written, outlet: Outlet) -> dict[str, str]:
    """An entry of a live blog: its moment, on the day on which the page appeared, and its first paragraph."""
    hour, minute = map(int, block.text.split("."))
    moment = local(article.published, outlet).replace(hour=hour, minute=minute)
    return {"published": moment.isoformat(), "text": plain(block.blocks[0].text)}


def every(blocks: tuple[Block, ...]) -> list[Block]:
    """The pieces and those inside live entries."""
    return [inner for block in blocks for inner in (block, *block.blocks)]


def read_also(press: Press, block: Block, flat: bool) -> dict[str, str | None]:
    """A read-also link; flattened text lost its address."""
    title, url = press.read_also(block.text)
    return {"title": title, "url": None if flat else url}


def line(item: Item, article: Written) -> dict[str, str | None]:
    """An item of the related list, or a card."""
    kind = "index" if article.kind == "index" else "article"
    return {
        "title": item.title,
        "url": None if article.style == "flat" else item.url,
        "age": item.age,
        "published": item.day.isoformat(),
        "teaser": item.teaser if (kind, article.style) in SHOWS_TEASER else None,
    }


def ads(blocks: tuple[Block, ...], style: str) -> int:
    """The advertising marks that can be read on the page, margins included."""
    inside = sum(b.kind == "ad" for b in every(blocks))
    return {"modern": inside + 1, "table": inside + 1, "flat": 2 * inside}.get(style, inside)
