"""Blocks that hold more than one role, cut where the role changes.

A dateline opens the first paragraph, a credit closes a caption, initials close the last paragraph, and where line
breaks were lost a "read also" stands in the middle of a sentence. Functions here say where; nobody here decides
whether a block is a paragraph or a caption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kronik.recover.roles import cues
from kronik.recover.roles.cues import Cues

DASH: Final = re.compile(r"\s*(?:-{1,2}|[–—―])\s*")
LONGEST_DATELINE: Final = 70

OUTLET: Final = re.compile(r"\.(?i:com?|id|net|org|tv|news|info)\b|\b[A-Z]{4,}\b|\([^()]+\)")
LOUD: Final = re.compile(r"\b[A-Z]{4,}\b")
SMALL_WORDS: Final = frozenset(["di", "of", "the", "de", "la", "el", "al", "und", "dan", "and"])
WORD: Final = re.compile(r"[\w’'.&]+")

SIGNOFF: Final = re.compile(r"[(\[](?P<inside>[^()\[\]]{1,60})[)\]]\.?\s*$")
INITIALS: Final = re.compile(
    r"[a-z]{1,5}\d?(?:\s?[/|,&*-]\s?[a-z]{1,6}\d?|/[A-Z][a-z]{1,4})*|[A-Z]{2,4}(?:/[A-Za-z]{2,6})+"
)
GAPPED: Final = re.compile(r"\s{3}\([A-Z]{2,5}\)")
"""Initials at the end of a column of print: "…      (ANA)"."""
HOST: Final = re.compile(r"\w\.(?:com?|id|net|org|tv|news)\b", re.I)

CREDIT: Final = re.compile(
    r"(?:(?<=[.!?\"”)])\s+|\s*(?=[(\[]))(?P<credit>[(\[]?[A-ZÀ-Þ][\w.'’@-]*"
    r"(?:[\s/,&:|–-]+(?:[A-ZÀ-Þ(@][\w.'’)@-]*|via|by|oleh|for|dan|and|de|van|von|of)){0,7}[)\].]*)\s*$"
)
"""Capitalised words alone after a caption's last sentence: an agency, a photographer, both."""
LONGEST_CREDIT: Final = 60

BEFORE: Final = re.compile(r"(?:[.!?)\]”\"|,–-]\s*|\s)(?=[\w(\[])")
"""What stands before the opener of a credit."""

TITLE_END: Final = re.compile(r"(?<=[a-zà-þ0-9?!”\"')])(?=[A-ZÀ-Þ“\"][a-zà-þ]+)|\s{2,}|(?<=[.?!])\s|$")
"""Where a title ends that a paragraph swallowed: where two words are glued, at a gap, at a sentence's end."""
SHORTEST_TITLE: Final = 8
GAP: Final = re.compile(r"(?<=\w[\w?!”\"')])[ \u00a0]{2,}(?=[A-ZÀ-Þ“\"])")
SHORTEST_REST: Final = 40
"""Characters of a sentence after a read-also's title."""


def dateline(text: str) -> int:
    """Say how many characters of a paragraph are its dateline, the dash and its spaces included; 0 where none.

    As style books have it: a few words with capitals before the first dash, and a sentence after it. Without an
    outlet's name or capitals throughout, three words at most, twice as many at a comma, and blanks around the dash. A
    dash alone is the rest of a dateline on the line before.
    """
    if (dash := DASH.match(text)) and dash[0].strip():
        return dash.end()
    for dash in DASH.finditer(text, 2, LONGEST_DATELINE + 6):
        line = text[: dash.start()].strip(" \"“'‘(")
        if not _capitals(line):
            return 0
        glued = dash[0] == "-" and text[dash.start() - 1 : dash.start()].isalnum()
        after = text[dash.end() : dash.end() + 1]
        if glued and (after.isdigit() or _hyphen(text, dash.end())):
            continue
        if glued and not (HOST.search(line[-12:]) or LOUD.search(line)):
            continue  # the hyphen of a name
        if OUTLET.search(line) if glued or not after.isupper() else _few(line) or OUTLET.search(line):
            return dash.end()
        if after and (after.isdigit() or after in "\"“‘'") and _few(line):
            return dash.end()
    return 0


def _hyphen(text: str, at: int) -> bool:
    """Say whether a hyphen before an offset is of a name: an address or capitals, and a dash behind them."""
    word = NAMED.match(text, at)
    if word is None or not ("." in word[0] or word[0].isupper()):
        return False
    later = DASH.search(text, word.end(), LONGEST_DATELINE + 6)
    return later is not None and later[0] != "-" and _capitals(ADDRESS.sub("", text[: later.start()]))


NAMED: Final = re.compile(r"[^\W_]{2,}(?:\.[^\W_]{2,})*")
ADDRESS: Final = re.compile(r"(?<=\w)(?:\.[^\W\d_]{2,})+(?!\w)")


def _few(line: str) -> bool:
    """Say whether a line is a place of three words at most, with an outlet of as many behind a comma or without."""
    parts = line.split(",")
    return len(parts) <= 2 and all(len(part.split()) <= 3 for part in parts)


def names(text: str) -> bool:
    """Say whether a line is nothing but the names of a dateline."""
    return len(text) <= LONGEST_DATELINE and text[-1:] not in ".!?:" and _capitals(text)


def _capitals(line: str) -> bool:
    words = WORD.findall(line)
    return 0 < len(words) <= 9 and all(
        not word[0].islower() or word in SMALL_WORDS or HOST.search(word) for word in words
    )


def signoff(text: str) -> int:
    """Say where the initials in brackets at the end of a paragraph begin; the length of the text where none."""
    match = SIGNOFF.search(text, max(0, len(text) - 64))
    if match and GAPPED.fullmatch(text, match.start() - 3):
        return match.start()
    if match and (INITIALS.fullmatch(match["inside"].strip()) or HOST.search(match["inside"])):
        before = text[: match.start()].rstrip()
        if not before or before[-1] in ".!?\"”'’)]…":
            return match.start()
    return len(text)


def credit(text: str, cue: Cues) -> int:
    """Say where the credit at the end of a caption begins; the length of the text where there is none."""
    match = CREDIT.search(text, max(0, len(text) - LONGEST_CREDIT))
    if match and match.start("credit") > 0:
        return match.start("credit")
    if ":" not in text[-LONGEST_CREDIT - 2 :]:
        return len(text)
    for place in reversed([m.end() for m in BEFORE.finditer(text)]):
        if len(text) - place > LONGEST_CREDIT:
            break
        rest = text[place:].lstrip("([")
        size = cue.opener(rest, cues.CREDIT)
        if size and rest[size - 1 : size] in ":/ " and ":" in rest[: size + 1]:
            return place
    return len(text)


def read_also(text: str, cue: Cues) -> Iterator[tuple[int, int]]:
    """Give each "read also" with its title that a paragraph has swallowed."""
    done = 0
    for match in cue.swallowed.finditer(text):
        if match.start() >= done:
            end = TITLE_END.search(text, min(len(text), match.end() + SHORTEST_TITLE))
            done = end.start() if end else len(text)
            if done > match.end():
                yield match.start(), done


def after_title(text: str) -> int:
    """Say where a sentence goes on in a line that opens with "read also"; the line's length where none does.

    A gap is what a tool left of the link's edge; without one, two words are glued there.
    """
    gap = GAP.search(text)
    if gap and len(text) - gap.end() >= SHORTEST_REST:
        return gap.end()
    for glued in GLUED.finditer(text, SHORTEST_TITLE) if text.endswith(ENDS) else ():
        words = WORD.findall(text, glued.end())
        if len(text) - glued.end() >= SHORTEST_REST and 2 * sum(word[0].islower() for word in words) >= len(words):
            return glued.end()
    return len(text)


GLUED: Final = re.compile(r"(?<=[a-zà-þ0-9?!”\"')])(?=[A-ZÀ-Þ“\"][a-zà-þ])|(?<=[A-ZÀ-Þ]{2})(?=[A-ZÀ-Þ][a-zà-þ]{2})")
"""Two words without a blank, the first one may be in capitals: "… di DesaWarga …", "… CCTVAtas …"."""
ENDS: Final = (".", "!", "?", '."', ".”", ")")
