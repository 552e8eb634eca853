"""The dateline: where, and through which outlet, a report was filed: "RANAH.CO, Padang -", "BERLIN (dpa) -".

It opens the first paragraph and ends with a dash. What stands before the dash must be a few capitalised names, one
of which may be an outlet: the page's own or its initials, one in brackets, one with a domain, or one whose words only
outlets have; dates are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kronik.language import load
from kronik.language.page import Words
from kronik.records import NOWHERE, Dateline, Found, Missing, Passage, Role
from kronik.recover import names
from kronik.recover.lines import ENGLISH
from kronik.recover.trust import fold
from kronik.recover.view import View

LONGEST = 90
"""Code points before the dash; the longest dateline seen has 70."""

END = re.compile(
    r"\.-{1,2}\s+|(?<=[)])\s?:\s+|\s\|\s+"
    r"|\s*[-–—−]{1,3}\s+|\s+[-–—−]{1,3}(?=[^\W\d_\s])|\s*[–—]{1,2}\s*(?=[^\s])"
)
"""A dash, with a stop before it or not; a bar; a colon behind an agency in brackets."""

RARE = ("|", ":")
"""What ends a dateline only behind a town in capitals and an outlet: mostly it parts a label from what that tells."""

LANDS = frozenset(
    (
        *("US", "USA", "UK", "UAE", "UEA", "EU", "RI", "DC", "PR", "NTT", "NTB", "DIY", "DKI", "NAD"),
        *("AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN"),
        *("IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV"),
        *("NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "SC", "SD", "TN", "TX"),
        *("UT", "VT", "VA", "WA", "WV", "WI", "WY", "AB", "BC", "MB", "NB", "NL", "NS", "NT"),
        *("NU", "ON", "PE", "QC", "SK", "YT", "ACT", "NSW", "QLD", "SA", "TAS", "VIC"),
    )
)
"""Countries and provinces that stand abbreviated after a town, and are no outlet: those of datelines seen, and the
postal abbreviations of the United States, Canada and Australia."""

_DATE = re.compile(r"\d")
_DOMAIN = re.compile(r"\w\w\.[a-z]{2,}(?:\.[a-z]{2})?\b", re.I)
_ADDRESS = re.compile(r"[\w-]{2,}(?:\.[\w-]{2,})+", re.I)
_SHORTENED = re.compile(r"(?:[A-Z][a-z]{0,4}\.)+")
"""A land abbreviated with stops: "W.Va.", "Fla."."""

_STOPS = re.compile(r"\b(?:ST|FT|MT|St|Ft|Mt)\.\s|(?<=,\s)(?:[A-Z][a-z]{0,4}\.)+\s?(?=\()")
"""Stops that end no sentence: of "ST. SARAI", and of a land abbreviated before an agency in brackets."""

_EDGES = re.compile(r"^[\s–—−―:|-]+|(?:\.(?=-))?[\s–—−―:|-]+$")
"""What is no name at the edges of a dateline's block."""

_BRACKETS = re.compile(r"\(([^)]*)\)|\[([^\]]*)\]")
_SENTENCE = re.compile(r"[?!:;\"“”«»]|\.\s|,\s*[a-z]")


def find(view: View, body: tuple[Passage, ...], own: frozenset[str]) -> Found[Dateline] | Missing:
    """Say where the report was filed.

    Args:     own: the names of the outlet (`outlet.named`).
    Returns:  place and outlet as printed, either None where it is not told.
    Missing:  "not-recognised".
    """
    blocks = list(view.of(Role.DATELINE))
    likely = [one for one in body[:OPENING] if one is body[0] or one.text[:3].isupper() or "(" in one.text[:SHOWN]]
    begun = [one for one in likely if read(one.text)]
    if not begun and not blocks:
        return NOWHERE
    own = own | _credited(view)
    for text, span in blocks:
        if value := _said(_EDGES.sub("", text), own, view.pack.page.mastheads):
            return Found(value=value, rule="dateline block", span=span, seen=text)
    for passage in begun:
        cut = read(passage.text, own, view.pack.page.mastheads)
        if cut and (passage is body[0] or _loud(cut[1])):
            span = type(passage.span)(passage.span.start, passage.span.start + cut[0])
            return Found(value=cut[1], rule="opening of the body", span=span, seen=passage.text[: cut[0]].strip())
    return NOWHERE


def _loud(dateline: Dateline) -> bool:
    """Say whether a dateline is one wherever it stands: its town is in capitals throughout, or an outlet is told."""
    return bool(dateline.outlet) or (dateline.place or "").partition(",")[0].isupper()


SHOWN = 40
"""Characters in which an agency in brackets shows a dateline below the first passage."""

OPENING = 3
"""So many passages may open the report: a standfirst or two may stand over it."""


def _credited(view: View) -> frozenset[str]:
    """Give the agencies of the credits, "Kabar Ranah/Sinta", and of desks, "Tim Redaksi, Kabar Ranah".

    Beside a picture an outlet mostly names itself.
    """
    credits = (text for text, _ in view.of(Role.CREDIT))
    desks = (text.partition(",") for text, _ in view.of(Role.BYLINE))
    return frozenset(
        (
            *(fold(text.partition("/")[0]) for text in credits if "/" in text),
            *(fold(outlet) for desk, _, outlet in desks if outlet and names.desk(desk, view.pack)),
        )
    )


def read(text: str, known: frozenset[str] = frozenset(), press: Words = ()) -> tuple[int, Dateline] | None:
    """Read the dateline that opens a paragraph: how many code points it takes, dash included, and what it says.

    Args:     known: what the page's outlet goes by, folded (`outlet.named`).
              press: words that names of outlets begin or end with (`Phrases.mastheads`).

    >>> read("RANAH.CO, Padang - Dua kapal bertabrakan")
    (19, Dateline(place='Padang', outlet='RANAH.CO'))
    """
    begun = text[: LONGEST + 4]
    end = END.search(begun) if any(mark in begun for mark in "-–—−|:") else None
    if end is None or end.start() < 2:
        return None
    head, after = text[: end.start()].strip(), text[end.end() : end.end() + 1]
    if _SENTENCE.search(_ADDRESS.sub("X", _STOPS.sub("X", head))) or after.islower():
        return None
    dateline = _said(head, known, press)
    if dateline is None or (end[0].strip() in RARE and not (dateline.outlet and (dateline.place or "").isupper())):
        return None
    return end.end(), dateline


def _said(head: str, names: frozenset[str], press: Words) -> Dateline | None:
    bracketed = next((found[1] or found[2] for found in _BRACKETS.finditer(head)), None)
    parts = [name for part in _parts(_BRACKETS.sub("", head)) for name in _apart(part, names)]
    if not parts or not all(_capital(part) for part in parts):
        return None
    own = bracketed or _own(parts, names) or _second(parts, press)
    places = [part for part in parts if part != own]
    if not places and own is None:
        return None
    return Dateline(place=", ".join(places) or None, outlet=own.strip() if own else None)


def _parts(head: str) -> Iterator[str]:
    """Give the names between commas; dates are passed over, a long name gives the dateline up."""
    for part in re.split(r"\s*[,|/]\s*", head):
        part = part.strip()
        if part and (_DOMAIN.search(part) or not _DATE.search(part)):
            yield part if len(part.split()) <= 5 else part.lower()


def _apart(part: str, names: frozenset[str]) -> tuple[str, ...]:
    """Give a town and the outlet that stands behind it without a mark: "New Harbour CBN"."""
    words = part.split()
    at = next((n for n in range(1, len(words)) if fold(" ".join(words[n:])) in names), None)
    return (part,) if at is None else (" ".join(words[:at]), " ".join(words[at:]))


def _capital(part: str) -> bool:
    """Say whether every long word of a name starts with a capital, or with a letter of a script without them."""
    if _ADDRESS.fullmatch(part) or _SHORTENED.fullmatch(part):
        return True
    words = [word for word in re.findall(r"[^\W\d_]+", part) if len(word) > 3]
    return bool(words or part.isupper()) and all(not word[0].islower() for word in words)


def _own(parts: list[str], names: frozenset[str]) -> str | None:
    """Give the part that is an outlet: one with a domain, else the page's own by its whole name, initials or a part.

    Many outlets are named after their town: a town alone, or beside the outlet's name, is the place.
    """
    solid = {name.replace(" ", "") for name in names}
    said = {part: fold(part).replace(" ", "") for part in parts}
    initials = {"".join(word[0] for word in name.split()) for name in names if " " in name}
    domain = next((part for part in parts if _DOMAIN.search(part)), None)
    whole = next((part for part in parts if said[part] in solid), None)
    short = next((part for part in parts if part.isupper() and said[part] in initials), None)
    some = [part for part in parts if len(parts) > 1 and len(said[part]) > 2 and any(said[part] in n for n in solid)]
    return domain or whole or short or max(some, key=lambda part: len(said[part]), default=None)


def _second(parts: list[str], press: Words) -> str | None:
    """Of two names, give the one that is written as an outlet's; one alone that has a word only outlets have is one.

    One with a word that only outlets have; one of several words of which one is an acronym; or a few capitals alone
    after the town: "TANJUNG SARAI, HB". A name in capitals throughout is a town, and holds no acronym.
    """
    if len(parts) == 1 and _titled(parts[0], press):
        return parts[0]
    if len(parts) != 2:
        return None
    told = [part for part in parts if press and _masthead(part, press)]
    if len(told) == 1:
        return told[0]
    for part in parts[::-1]:
        words = part.split()
        acronyms = [word for word in words if word.isupper() and 2 <= len(word) <= 5]
        if acronyms and len(acronyms) < len(words) and not part.isupper():
            return part
    short = parts[1].isalpha() and parts[1].isupper() and 2 <= len(parts[1]) <= 3
    return parts[1] if short and len(parts[0]) > 3 and parts[1] not in LANDS else None


def _titled(part: str, press: Words) -> bool:
    """Say whether a name alone is an outlet's. An English word has to end it: towns begin with such words, too."""
    words = fold(part).split()
    first = words[0] in press and words[0] not in load(ENGLISH).page.mastheads
    return len(words) > 1 and (first or words[-1] in press)


def _masthead(part: str, press: Words) -> bool:
    words = fold(part).split()
    return len(words) > 1 and (words[0] in press or words[-1] in press)
