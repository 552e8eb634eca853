"""The facts of the annotated pages, from facts.toml: words become spans that count code points of the page's text.

Segments (all that is not body) need no annotation: they are the lines of a flattened page that the article's
paragraphs do not account for, named by what the page was made of.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from content import HERE, Written, plain
from outlet import printed
from render import Press, dateline

Row = dict[str, Any]


def facts(press: Press) -> Iterator[Row]:
    """The facts of each annotated page. Raises: ValueError naming the words that are not on their page."""
    for name, notes in tomllib.loads((HERE / "facts.toml").read_text("utf-8")).items():
        article = press.everything[name]
        text = press.page(article)
        yield {
            "id": name,
            "segments": segments(press, article, text),
            "people": [person(*row) for row in notes["people"]],
            "quotes": [quote(text, *row) for row in notes["quotes"]],
            "dates": [moment(text, *row) for row in notes["dates"]],
            "sources": [dict(zip(("name", "kind", "phrase"), row, strict=True)) for row in notes["sources"]],
            "events": [event(text, *row) for row in notes["events"]],
        }


def person(name: str, role: str, organisation: str, *aliases: str) -> Row:
    """A person of the page."""
    return {"name": name, "aliases": list(aliases), "role": role or None, "organisation": organisation or None}


def quote(text: str, kind: str, words: str, speaker: str, cue: str, via: str) -> Row:
    """An attributed statement."""
    return span(text, words) | {"kind": kind, "speaker": speaker, "cue": cue, "via": via or None}


def moment(text: str, words: str, kind: str, value: str) -> Row:
    """A time expression; ~ after the value says that the words are vague."""
    vague = {"approx": True} if value.endswith("~") else {}
    return span(text, words) | {"type": kind, "value": value.rstrip("~")} | vague


def event(
    text: str,
    words: str,
    trigger: str,
    who: list[str],
    whom: list[str],
    place: str,
    date: str,
    plover: str,
    status: str,
) -> Row:
    """Something that the page reports."""
    where = {"place": place or None, "date": date or None, "plover": plover or None, "status": status}
    return span(text, words) | {"trigger": trigger, "who": who, "whom": whom} | where


def span(text: str, words: str) -> Row:
    """Where words stand: "first…last" is the shortest stretch from one to the other, "words@2" the second place."""
    words, _, nth = words.partition("@")
    first, _, last = words.partition("…")
    pattern = re.escape(first) + (f".*?{re.escape(last)}" if last else "")
    found = list(re.finditer(pattern, text, flags=re.S))
    if len(found) < int(nth or 1):
        raise ValueError(f"not on the page: {words!r}")
    m = found[int(nth or 1) - 1]
    return {"start": m.start(), "end": m.end(), "text": m[0]}


# ---- segments -------------------------------------------------------------------------------------------------


def segments(press: Press, article: Written, text: str) -> list[Row]:
    """All stretches of the page that are not body, line by line, each with its role."""
    body = {plain(b.text) for b in article.blocks if b.kind in {"p", "h2", "quote"}}
    opening = dateline(article, press.outlets[article.outlet])[0]
    out: list[Row] = []
    role = "other"
    for m in re.finditer(r"[^\n]+", text):
        line = m[0]
        if line in body:
            continue
        if opening and line.startswith(opening):
            out.append(segment(text, m.start(), m.start() + len(opening.rstrip()), "dateline"))
            continue
        role = "related" if role == "related" else role_of(press, article, line)
        out += caption(article, text, m.start()) if role == "caption" else [segment(text, *m.span(), role)]
    return out


def role_of(press: Press, article: Written, line: str) -> str:
    """What a line of a flattened page is, told by what the page was made of."""
    outlet = press.outlets[article.outlet]
    words = outlet.words
    starts = {
        words["read_flat"]: "read_also",
        words["editor"]: "byline",
        words["writer"]: "byline",
        words["updated"]: "published",
    }
    whole = {
        article.title: "headline",
        printed(article.published, outlet, "flat"): "published",
        words["ad_flat"]: "ad",
        words["related"]: "related",
        f"({article.signoff})": "signoff",
        words["tags"]: "tag",
        **dict.fromkeys(article.tags, "tag"),
    }
    if article.picture and line.startswith(article.picture.partition(" || ")[0]):
        return "caption"
    begun = next((role for start, role in starts.items() if line.startswith(start + " ")), "other")
    return whole.get(line, begun)


def caption(article: Written, text: str, at: int) -> list[Row]:
    """The caption's line in its two parts."""
    words, _, credit = article.picture.partition(" || ")
    end = at + len(words)
    parts = [segment(text, at, end, "caption")]
    return parts + ([segment(text, end + 1, end + 1 + len(credit), "credit")] if credit else [])


def segment(text: str, start: int, end: int, role: str) -> Row:
    """A stretch with its role."""
    return {"start": start, "end": end, "text": text[start:end], "role": role}
