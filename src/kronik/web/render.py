"""Templates made into pages: one environment, with all that a template may call.

Every value is escaped by Jinja. Beyond that, signs that have no place in a page are dropped from every value, in one
spot: control signs, and the two overrides that would turn the letters after them around. (Arabic and Hebrew need
neither; each foreign text is isolated by its element or a <bdi>.)
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from kronik import when
from kronik.archive import Excerpt, Hit, Telling
from kronik.records import Record
from kronik.web import catalogue, links, moments, static
from kronik.web.catalogue import Catalogue
from kronik.web.sheet import Piece
from kronik.web.visit import Visit

T = TypeVar("T")

QUERY_LIMIT = 1000
"""Signs of a query that are read: ten times the longest that people type, and one line of a server's log."""

_UNSHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff\ud800-\udfff]")
"""C0 and C1 controls but tab and line ends, LEFT-TO-RIGHT and RIGHT-TO-LEFT OVERRIDE, and what is no character."""


class Lost(Exception):
    """Raised by a room when the archive does not hold what the address names; the text is for the reader."""


class Answer(Record, frozen=True):
    """What a room has to show: a template and its values."""

    template: str
    values: dict[str, Any]
    status: int = 200


def page(answer: Answer, visit: Visit) -> Response:
    """Print an answer for its visitor."""
    words = visit.words
    html = (
        _environment()
        .get_template(answer.template)
        .render(
            words=words,
            say=words.say,
            name_of=words.name_of,
            href=visit.href,
            here=lambda ui: visit.here(ui=ui),
            ui=visit.ui,
            tongues=[catalogue.load(code) for code in catalogue.codes()],
            query_limit=QUERY_LIMIT,
            **answer.values,
        )
    )
    headers = {"content-language": words.code, "vary": "Accept-Language"}
    return HTMLResponse(html, status_code=answer.status, headers=headers)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        finalize=_shown,
    )
    environment.globals["asset"] = static.address
    environment.filters |= {
        "machine": moments.machine,
        "full": _in_words(moments.full),
        "short": _in_words(moments.short),
        "clock": _in_words(moments.clock),
        "date": _in_words(moments.date_of),
        "age": _in_words(moments.age),
        "heading": _heading,
        "number": _number,
        "rate": _rate,
        "edtf": when.edtf,
        "safe_address": links.safe,
        "excerpt": _headline,
        "telling": _telling,
        "lit": _lit,
        "rows": _rows,
    }
    return environment


def shown(text: str) -> str:
    """Drop from a text what has no place in a page, nor in XML."""
    return _UNSHOWN.sub("", text)


def _shown(value: object) -> object:
    """Drop from a value what has no place in a page."""
    if value is None:
        return ""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return shown(value)


def _in_words(print_: Callable[[T, Catalogue], str]) -> Callable[[Context, T], str]:
    """Make a filter of a function that prints in the visitor's language."""

    @pass_context
    def printed(context: Context, value: T) -> str:
        return print_(value, context["words"])

    return printed


@pass_context
def _heading(context: Context, day: str, form: str = "full") -> str:
    return moments.heading(day, context["words"].locale, form)


@pass_context
def _number(context: Context, value: int) -> str:
    words: Catalogue = context["words"]
    return words.number(value)


@pass_context
def _rate(context: Context, value: float) -> str:
    words: Catalogue = context["words"]
    return words.rate(value)


def _lit(excerpt: Excerpt) -> list[tuple[str, bool]]:
    """Cut an excerpt where its marks begin and end; each piece says whether it is marked."""
    pieces, at = [], 0
    for mark in excerpt.marks:
        pieces += [(excerpt.text[at : mark.start], False), (mark.of(excerpt.text), True)]
        at = mark.end
    return [(text, on) for text, on in (*pieces, (excerpt.text[at:], False)) if text]


def _headline(hit: Hit) -> Excerpt:
    """A hit's headline with its marks, as one more excerpt."""
    return Excerpt(text=hit.headline, marks=hit.marks)


def _telling(telling: Telling) -> Excerpt:
    """A sentence with its value marked, as one more excerpt."""
    return Excerpt(text=telling.sentence, marks=(telling.mark,))


def _rows(piece: Piece) -> list[list[str]]:
    """The rows of a table: a passage is a row, and a tab parts its cells."""
    return [passage.text.split("\t") for passage in piece.passages]
