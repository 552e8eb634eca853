"""Outlets that sign a report: the agency in the byline or at the very end, and those of a line "Sumber: X"."""

from __future__ import annotations

import re

from kronik.facts import outlets
from kronik.facts.story import Part, Story
from kronik.facts.wording import Wording
from kronik.records import Article, Credit, Span

SIGNED = re.compile(r"[A-Z][A-Z.&' ]{1,30}(?: ?\| ?[A-Z][A-Z.&' ]{1,30})+")
"""A closing line of names in capitals between bars. A part of one word, or with a word that outlets have, is one."""
PART = re.compile(r"[^|]+")
CLOSING = re.compile(r"(?:[.!?”\")]\s*|\n\s*)\(?([A-Z][A-Za-z.&' ]{1,30}?)\)?\s*$")
"""Capitals after the last sentence: who sent the report, where an outlet is called so ("… kota itu. ANTARA")."""
LABELLED = re.compile(
    r"(?:^[^\w\n]*|[,;|][ \t]*)(\w+)[ \t]*:[ \t]*((?:(?![,;|][ \t]*\w+[ \t]*:)[^\n\[(])+)", re.MULTILINE
)
"""A line, or a part of one after a comma, that begins with a word and a colon, up to its first bracket."""
LISTED = re.compile(r"[^,/&]+")
BELOW = 300
"""Code points after the body in which such a line says where the report is from."""
AUTHOR = re.compile(r"[.!?”\"][ \n]*[A-Z]{3,}(?: [A-Z]{2,})?(?: [A-Z]{2,})? \| ([A-Z]\w*[a-z]\w*)")
"""After the last sentence, the author in capitals, a bar, and where he has it from: "… kota itu.ANA | Kabarlaut"."""


def find(story: Story, article: Article) -> list[Credit]:
    """The outlets of the bylines, of the lines below the body and of its very end."""
    known = frozenset(story.pack.furniture.outlets)
    return [*_agencies(article, known, story.wording), *_closing(story), *_labelled(story), *_behind_author(story)]


def _agencies(article: Article, houses: frozenset[str], lists: Wording) -> list[Credit]:
    """Agencies that sign the article: in the byline, or in its closing line ("CNN | KABAR NEWS | ANNA WEIL").

    Beside an outlet that is known a single word is another one: "CNN | LAYAR"; two authors sign alike.
    """
    agencies = (byline for byline in article.bylines if byline.value.role == "agency")
    signed = [(byline.span, byline.value.name) for byline in agencies if byline.span]
    for line in SIGNED.finditer(article.text):
        parts = list(PART.finditer(article.text, line.start(), line.end()))
        press = [_press(part.group().strip(), houses, lists) for part in parts]
        for part, told in zip(parts, press, strict=True):
            name = part.group().strip()
            if told or (any(press) and len(name) > 2 and " " not in name):
                start = part.start() + part.group().index(name)
                signed.append((Span(start, start + len(name)), name))
    return [
        Credit(span=span, rule="agency that signs", confidence=0.8, name=name, kind="outlet", phrase=name)
        for span, name in signed
    ]


def _press(name: str, houses: frozenset[str], lists: Wording) -> bool:
    """Whether a name is that of an outlet that is known, or has a word that only outlets have."""
    return name.lower() in houses or outlets.known(name.split(), lists)


def _closing(story: Story) -> list[Credit]:
    """The outlet that stands in capitals, or in brackets, after the last sentence."""
    bodies = [span for span, part in story.passages if part is Part.BODY]
    if not bodies:
        return []
    last = bodies[-1]
    match = CLOSING.search(story.text, max(last.start, last.end - 60), last.end)
    if match is None or not outlets.known(match[1].split(), story.wording):
        return []
    name = match[1].strip()
    span = Span(match.start(1), match.start(1) + len(name))
    return [Credit(span=span, rule="outlet at the end", confidence=0.8, name=name, kind="outlet", phrase=name)]


def _labelled(story: Story) -> list[Credit]:
    """The outlets of a line below the body that says where the report is from: "Sumber: Kabar Laut"."""
    end = max((span.end for span, part in story.passages if part is Part.BODY), default=len(story.text))
    labels = {words[0] for some in story.wording.quoted.values() for words in some if words[1:] == (":",)}
    found = []
    for line in LABELLED.finditer(story.text, end, end + BELOW):
        if line[1].casefold() not in labels:
            continue
        for part in LISTED.finditer(story.text, line.start(2), line.end(2)):
            name = part.group().strip()
            if outlets.known(name.split(), story.wording):
                start = part.start() + part.group().index(name)
                found.append((Span(start, start + len(name)), name))
    return [
        Credit(span=span, rule="outlet in a line of sources", confidence=0.8, name=name, kind="outlet", phrase=name)
        for span, name in found
    ]


def _behind_author(story: Story) -> list[Credit]:
    """The one word behind the author in capitals and a bar, once on a page."""
    found = list(AUTHOR.finditer(story.text)) if " | " in story.text else []
    if len(found) != 1:
        return []
    span = Span(found[0].start(1), found[0].end(1))
    name = found[0][1]
    return [Credit(span=span, rule="outlet at the end", confidence=0.7, name=name, kind="outlet", phrase=name)]
