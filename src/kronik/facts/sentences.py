"""A passage cut into sentences.

A full stop, question or exclamation mark ends a sentence, together with the marks that close after it. It does not
after an abbreviation of the language or a single initial, nor before a small letter; after the last letter of a
degree ("M.T. Ia …") it does where a word of grammar follows. Scraped text often lacks the space after a sentence
("Amerika.Seperti"), or has a comma in its place where paragraphs were joined: a capital right after three small
letters or a year and a stop begins a sentence too, unless what follows is the tail of an address ("kabarlaut.Com").
"""

from __future__ import annotations

import re
from collections.abc import Collection

from kronik.records import Span

STOP = re.compile(
    r"""(?P<word>[^\W\d_]*)(?P<mark>[.!?…]+)(?P<close>["”’')\]]*)(?P<joint>,(?=["“]?[A-ZÀ-Þ]))?"""
    r"""(?:(?P<space>\s+)(?=(?:["“‘'(\[?]|&(?:amp;)?ldquo;)*[A-ZÀ-Þ0-9])|(?P<glue>)(?=["“]?[A-ZÀ-Þ])(?!(?i:com|co|id|net|org)\b))"""
)
WORD = re.compile(r"[^\W\d_]+")
LINES = re.compile(r"\n[ \t]*\n\s*")
"""An empty line ends a sentence whatever stands before it."""
LONGEST = 1200
"""Characters after which a sentence is cut at the next space: tables and lists without stops."""


def split(
    text: str, span: Span, abbreviations: Collection[str] = (), starts: Collection[str] = frozenset()
) -> list[Span]:
    """Give the sentences of a stretch of text, in order; each without the space around it.

    Starts are words that begin a sentence and no name: before them a degree may end one.
    """
    ends = [span.end]
    ends += [m.start() for m in LINES.finditer(text, span.start, span.end)]
    ends += [
        m.start("space") if m["space"] else m.end()
        for m in STOP.finditer(text, span.start, span.end)
        if _ends(m, abbreviations, starts)
    ]
    spans: list[Span] = []
    start = span.start
    for end in sorted(ends):
        while end - start > LONGEST and (cut := text.rfind(" ", start, start + LONGEST)) > start:
            _add(spans, text, start, cut)
            start = cut
        _add(spans, text, start, end)
        start = end
    return spans


def around(text: str, span: Span, abbreviations: Collection[str] = ()) -> str:
    """Give the sentence that a stretch stands in, on one line; of a longer one, all that it touches.

    Only so much of its line is cut as is needed to see where the sentence begins and ends.
    """
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = end if end >= 0 else len(text)
    whole = span
    for reach in REACHES:
        first, last = max(start, span.start - reach), min(end, span.end + reach)
        touched = [
            s for s in split(text, Span(first, last), abbreviations) if s.start < span.end and span.start < s.end
        ]
        if touched:
            whole = Span(min(touched[0].start, span.start), max(touched[-1].end, span.end))
        if (whole.start > first or first == start) and (whole.end < last or last == end):
            break
    return " ".join(whole.of(text).split())


REACHES = (300, 2 * LONGEST)
"""Characters to either side that are looked through: two or three sentences, else what no sentence exceeds."""


def _ends(match: re.Match[str], abbreviations: Collection[str], starts: Collection[str]) -> bool:
    """Whether a mark ends a sentence."""
    word = match["word"]
    if match["mark"] != "." or match["close"]:
        return match["glue"] is None or len(word) > 1 or bool(match["close"])
    if match["glue"] is not None:
        return (len(word) > 2 and not word.isupper()) or _year(match)
    if len(word) == 1 and word.isupper():
        dotted = match.string[match.start() - 1 : match.start()] == "."
        first = WORD.match(match.string, match.end()) if dotted else None
        return first is not None and first[0].lower() in starts
    return word.lower() not in abbreviations


def _year(match: re.Match[str]) -> bool:
    """Whether a stop stands between a year and a word: "2015.Para"."""
    text, at = match.string, match.start()
    year, begun = text[max(0, at - 4) : at], text[match.end() : match.end() + 2]
    return year.isdigit() and year[0] in "12" and begun.isalpha() and begun.istitle()


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    """Add a stretch without the space around it, if any is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append(Span(start, end))
