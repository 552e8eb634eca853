"""The page as it was saved, shown without letting it do anything.

What somebody else's page may do on our origin is nothing: no script, no form, no request to anywhere, no frame, no
way to leave its frame. Two walls, each enough by itself: the reply's own policy puts it in a sandbox and forbids
every load, and nh3 takes out what could run before it is sent. How it looks suffers; what it says does not.
"""

from __future__ import annotations

import nh3
from markupsafe import escape
from starlette.responses import HTMLResponse, Response

from kronik.archive import Archive, Original, PublicArchive
from kronik.page.decode import Decoded, decode
from kronik.records import Capture, Form, Place
from kronik.web import article
from kronik.web.render import Answer, Lost
from kronik.web.visit import Visit

POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
"""Content-Security-Policy of a saved page. Its own style may dress it, but no style can fetch anything."""

_TAGS = nh3.ALLOWED_TAGS | {
    "address", "big", "button", "dir", "fieldset", "font", "label", "legend", "main", "menu", "picture", "section",
    "style", "video",
}  # fmt: skip
"""What a page may be laid out with. A `style` stays because the policy leaves it nothing to fetch."""

_ATTRIBUTES = {
    **nh3.ALLOWED_ATTRIBUTES,
    "img": {"alt"},  # the picture itself was never saved, and is not fetched
    "*": {"class", "id", "style", "lang", "dir", "title", "align", "width", "height", "bgcolor", "color"},
}

_DRESS = """<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light">
<style>body{margin:1rem auto;max-width:60rem;padding:0 1rem;font:16px/1.5 system-ui,sans-serif;background:#fff;
color:#111}img{max-width:100%;height:auto}pre{white-space:pre-wrap;overflow-wrap:anywhere;
font:15px/1.5 ui-monospace,monospace}
</style>
"""
"""What a saved page stands in: its own style sheets are files of the outside, which are not fetched."""


def room(archive: Archive, visit: Visit) -> Answer:
    """Show the frame around the saved page of a version."""
    stored = article.fetch(archive, visit)
    kept = archive.original(stored.id, stored.version) is not None
    return Answer(
        template="original.html",
        values={
            **article.heading(stored.article),
            "back": article.back(stored),
            "url": stored.article.url,
            "why_not": visit.words.say(_why_not(archive)),
            "frame": f"/article/{stored.id}/{stored.version}/saved" if kept else None,
        },
    )


def saved(archive: Archive, visit: Visit) -> Response:
    """Send the saved page of a version itself, tamed. Raises Lost where none was kept."""
    name, said = visit.names["id"], visit.names["version"]
    original = archive.original(name, said)
    if original is None:
        raise Lost(visit.words.say(_why_not(archive)))
    return HTMLResponse(_DRESS + tame(original), headers={"content-security-policy": POLICY})


def _why_not(archive: Archive) -> str:
    """Key of the text that says why there is no original."""
    return "article.original_withheld" if isinstance(archive, PublicArchive) else "article.original_none"


def tame(original: Original) -> str:
    """Give a saved page as HTML that runs nothing; flattened text as it is, line by line."""
    form = Form(original.form)
    capture = Capture(id="", form=form, payload=original.payload, place=Place(file=""), charset=original.charset)
    decoded = decode(capture)
    if not isinstance(decoded, Decoded):
        return f"<pre>{escape(decoded.detail)}</pre>"
    if form is Form.TEXT:
        return f"<pre>{escape(decoded.text)}</pre>"
    return nh3.clean(
        decoded.text,
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        clean_content_tags={"script", "noscript", "iframe", "object", "embed", "template", "title"},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer nofollow",
    )
