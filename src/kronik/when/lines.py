"""The JSONL contract of `kronik when`: one text a line in, its expressions a line out."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from kronik import language
from kronik.records import Expression, Lang
from kronik.when.iso import iso
from kronik.when.tagger import find


class Line(msgspec.Struct, frozen=True):
    """A line of input; keys that are not known are passed over."""

    text: str
    id: Any = None
    anchor: str | None = None
    """A day or a moment, in ISO 8601; without one only what needs none is found."""
    lang: str | None = None
    """A code such as id; of "id-ID" the language counts."""


def read(line: bytes | str, *, lang: Lang, anchor: str | None = None) -> tuple[Line, tuple[Expression, ...]]:
    """A line and the expressions of its text; `lang` and `anchor` serve where the line has none of its own.

    Raises: msgspec.DecodeError for what is no JSON object with a text.
    """
    given = msgspec.json.decode(line, type=Line)
    pack = language.load(Lang(re.split(r"[-_]", given.lang)[0].lower() if given.lang else lang))
    at = given.anchor or anchor
    return given, find(given.text, pack=pack, anchor=iso(at) if at else None)


def public(given: Line, found: tuple[Expression, ...]) -> dict[str, Any]:
    """The JSON of a line: its id, and each expression with its evidence."""
    return {"id": given.id, "found": [expression(e) for e in found]}


def expression(found: Expression) -> dict[str, Any]:
    """The JSON of an expression."""
    return {
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "type": found.type,
        "value": found.value,
        "approx": found.approx,
        "rule": found.rule,
        "anchor": found.anchor,
        "whose": found.whose,
        "stated": [found.stated.start, found.stated.end] if found.stated else None,
    }
