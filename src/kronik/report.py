"""A picture of a reading: the page's text with every block coloured by its role, beside the fields that were found.

One self-contained HTML file, for looking at with one's own eyes. Everything from the page is escaped.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from kronik import render
from kronik.records import BODY, Article, Found, Labelled, Missing, Refusal, Related, Role
from kronik.recover import why

HUES = {
    Role.HEADLINE: 265,
    Role.STANDFIRST: 285,
    Role.PUBLISHED: 200,
    Role.BYLINE: 185,
    Role.DATELINE: 170,
    Role.CAPTION: 35,
    Role.CREDIT: 45,
    Role.READ_ALSO: 310,
    Role.RELATED_HEADING: 330,
    Role.RELATED_TITLE: 330,
    Role.RELATED_AGE: 345,
    Role.RELATED_TEASER: 330,
    Role.AD: 0,
    Role.PROMO: 10,
    Role.SIGNOFF: 150,
    Role.TAG: 60,
    Role.COMMENT: 75,
}
"""Colour by role, degrees of the HSL circle; the body is green and what is left is grey."""

FIELDS = tuple(name for name in why.FIELDS if name not in ("outcome", "bylines", "captured"))
"""Fields of one value each; the outcome stands above them and the bylines below."""

_STYLE = """
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; margin: 1rem 0 } td, th { text-align: left; padding: .2rem .8rem .2rem 0;
  vertical-align: top } th { font-weight: 600; white-space: nowrap } small { opacity: .75 }
.page { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid #8886; padding: 1rem; border-radius: .3rem }
.page span { border-left: .35rem solid hsl(var(--hue) 60% 45%); background: hsl(var(--hue) 70% 50% / .16);
  padding: .05rem .4rem; display: inline-block; max-width: 100% }
.page .grey { --hue: 0; border-color: #8888; background: none; opacity: .6 }
.page .body { --hue: 120 }
.page details { color: GrayText } .page summary { cursor: pointer; font-size: .8rem }
.page i { font: 600 .7rem/1 ui-monospace, monospace; margin-right: .6rem; opacity: .8 }
"""


CLOSING = "</html>\n"


def opening() -> str:
    """The head of a report; any number of pages follow it, and CLOSING."""
    hues = "".join(f".page .{role.value} {{ --hue: {hue} }}\n" for role, hue in HUES.items())
    return (
        '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>Kronik: what each block is</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<style>{_STYLE}{hues}</style>\n'
    )


def page(result: Article | Refusal) -> Iterator[str]:
    """One page of the report."""
    yield from _article(result) if isinstance(result, Article) else _refusal(result)


def _refusal(refusal: Refusal) -> Iterator[str]:
    yield f"<h1>{escape(refusal.id)}</h1>\n"
    yield f"<p>{escape(refusal.outcome.value)}: {escape(refusal.detail)}</p>\n"


def _article(article: Article) -> Iterator[str]:
    yield f"<h1>{escape(render.value(article.headline) or article.id)}</h1>\n"
    yield f"<p>{escape(article.outcome.value)}: {escape(article.why)} "
    yield f"<small>{escape(str(article.place))}</small></p>\n"
    yield "<table>\n"
    for name in FIELDS:
        yield _field(name, getattr(article, name))
    for byline in article.bylines:
        yield _row(byline.value.role, byline.value.name, byline.rule)
    yield from _lists(article)
    yield "</table>\n"
    yield '<div class="page">'
    yield from _blocks(article)
    yield "</div>\n"


def _field(name: str, field: Found[object] | Missing) -> str:
    if isinstance(field, Missing):
        return _row(name, "–", field.reason)
    value = why.told(field.value)
    return _row(name, value, field.rule, field.seen if field.seen not in value else "")


def _row(name: str, value: str, rule: str, seen: str = "") -> str:
    read = f"<br><small>read as: {escape(seen)}</small>" if seen else ""
    return f"<tr><th>{escape(name)}<td>{escape(value)}{read}<td><small>{escape(rule)}</small>\n"


def _lists(article: Article) -> Iterator[str]:
    """The fields of many values: each value a line."""
    related = [" · ".join(filter(None, (_when(item), item.title))) for item in article.related]
    values = {
        "tags": [", ".join(article.tags)] if article.tags else [],
        "read also": [link.title for link in article.read_also],
        "related": related,
        "ads": [str(len(article.ads))] if article.ads else [],
        "paywall": ["yes"] if article.paywalled else [],
        "next page": [article.next_page] if article.next_page else [],
        "repairs": list(article.repairs),
    }
    for name, lines in values.items():
        if lines:
            shown = "<br>".join(map(escape, lines[:SHOWN]))
            more = f"{len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
            yield f"<tr><th>{name}<td>{shown}<td><small>{more}</small>\n"


SHOWN = 12
"""Lines of a list in the table; the page under it shows all."""


def _when(item: Related) -> str:
    return item.age.seen if item.age else render.stamp(item.published) or ""


def _blocks(article: Article) -> Iterator[str]:
    """The text whole: stretches in their colour, what lies between them as it is, long menus folded."""
    at = 0
    for menu, run in groupby(article.roles, key=lambda labelled: labelled.role is Role.NAVIGATION):
        labels = list(run)
        folded = menu and len(labels) > FOLDED
        if folded:
            yield f"<details><summary>{len(labels)} lines of navigation</summary>"
        for labelled in labels:
            yield escape(article.text[at : labelled.span.start])
            yield _block(labelled, article.text)
            at = labelled.span.end
        if folded:
            yield "</details>"
    yield escape(article.text[at:])


FOLDED = 4
"""Lines of navigation in a row from which they are folded away: menus hide the article that they stand around."""


def _block(labelled: Labelled, text: str) -> str:
    role = labelled.role
    kind = f"{role.value} body" if role in BODY else role.value if role in HUES else "grey"
    return (
        f'<span class="{kind}" title="{escape(labelled.rule, quote=True)}"><i>{role.value}</i>'
        f"{escape(labelled.span.of(text))}</span>"
    )
