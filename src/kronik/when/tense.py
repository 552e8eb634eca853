"""Whether a sentence foretells a day or tells it as past: the words about the place where it stands.

The words come from the pack: cues of what lies ahead ("will"), of attribution ("said"), verbs of the past and their
endings, and the words that begin a clause of its own.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from kronik.when.lexicon import PERHAPS, Lexicon

REACH = 120
"""Code points before an expression in which a word tells whether it lies ahead."""

CLAUSE = 60
"""Code points behind an expression, or before one, that may be of its clause."""

BESIDE, GOVERNED = 2, 4
"""Words before a day among which a form of the past is surely one ("filed on" Monday); words from a verb of the past
to a date that it governs."""

SHORT = 4
"""Letters of a word that is too short to have an ending."""

WAS = -2
"""What a verb of the past says: as a word of attribution, but of what is told."""

WORD = re.compile(r"\S+")
CUT = re.compile(r"([\w.]{0,12})\. |[?!] |[\n\"”]")
STOPS, MARKS = (". ", "? ", ", ", "\n"), ",.:;()[]"
"""What ends a sentence before an expression, and a clause behind it; marks about a word."""


class Place(NamedTuple):
    """A text with the words that a language has for tenses."""

    text: str
    line: str
    """The text in `plain` letters."""
    words: Lexicon


Words = list[tuple[str, int]]
"""Words in order, each with where it begins."""


def tense(place: Place, start: int, end: int | None = None) -> int:
    """Whether the sentence foretells what stands here (1), tells it as past (-1), or neither (0).

    The last cue before it decides; the end of a quotation or a word of attribution is a cue for the past. Where none
    stands before and an `end` is given, the first cue behind it does.
    """
    first = max(0, start - REACH)
    told = _words(place, _cut(place, first, start), start)
    if told and _awaits(told, place, end):
        return 1
    return _before(told, place) or (_behind(place, end, opens=not told) if end is not None else 0)


def past(place: Place, start: int) -> bool:
    """Whether a verb of the past governs a date close behind it: "died in", but not "approved the"."""
    told = _words(place, max(0, start - CLAUSE), start)
    for last in range(len(told) - 1, max(-1, len(told) - 1 - GOVERNED), -1):
        word = told[last][0]
        if word in place.words.time.articles or word[-1] in ",.;:":
            return False
        if _past(told, last, place):
            return True
    return False


def said(place: Place, start: int, reach: int) -> bool:
    """Whether a word of attribution stands so close before."""
    told = _words(place, max(0, start - reach), start)
    return any(_cue(told, last, place) == -1 for last in range(len(told)))


def regular(place: Place, start: int) -> bool:
    """Whether a word close before tells of what is so every week: "open" Monday to Friday."""
    words = place.words.time.regular
    return bool(words) and any(word.strip(MARKS) in words for word, _ in _words(place, max(0, start - CLAUSE), start))


def _words(place: Place, start: int, end: int) -> Words:
    return [(word[0], word.start()) for word in WORD.finditer(place.line, start, end)]


def _cut(place: Place, first: int, start: int) -> int:
    """Where the sentence begins: behind the last stop that no abbreviation has."""
    cut = first
    for stop in CUT.finditer(place.line, first, start):
        word = stop[1] or ""
        short = "." in word or len(word) == 1 or word in place.words.abbreviations
        lower = stop[1] is not None and not place.text[stop.end() : stop.end() + 1].isupper()
        if not (word and short) and not (lower and len(word) < SHORT + 1):
            cut = stop.end()
    return cut


def _awaits(told: Words, place: Place, end: int | None) -> bool:
    """Whether the words right before foretell: "set for" Friday, but not "blamed for" Friday's."""
    ends = [told[-1][0], " ".join(word for word, _ in told[-2:])]
    owns = end is not None and place.line[end : end + 1] in ("'", "’")
    return not owns and not place.words.awaits.isdisjoint(ends)


def _before(told: Words, place: Place) -> int:
    """What the words before say, the last first.

    A verb of the past counts right before the place, or in a clause of its own: "will hand out bottled water". A cue
    that is a noun as well gives way to it, but in such a clause.
    """
    perhaps = was = bound = False
    for last in range(len(told) - 1, -1, -1):
        word = told[last][0]
        bound = bound or word[-1] in ",;:" or word in place.words.clauses
        found = _cue(told, last, place)
        if found == 1:
            return -1 if was and bound else 1
        if found < WAS or found == -1 or (found == WAS and perhaps):
            return 1 if perhaps and (bound or found != WAS) else -1
        if found == WAS and not was:
            if last >= len(told) - BESIDE:
                return -1
            was, bound = True, False
        elif found == PERHAPS and not was and not perhaps:
            perhaps, bound = True, False
    return 1 if perhaps else -1 if was else 0


def _behind(place: Place, end: int, *, opens: bool) -> int:
    """What the first cue in the clause behind says; one of the present counts where the place `opens` it."""
    aside = place.line[end : end + 1] == ","
    end += aside
    tail = place.line[end : end + CLAUSE]
    stop = min((at for mark in STOPS if (at := tail.find(mark)) >= 0), default=len(tail))
    told, perhaps = _words(place, end, end + stop), 0
    if told and (opens or aside) and told[0][0] in place.words.time.present:
        return 1
    for last in range(len(told)):
        found = _cue(told, last, place)
        if found == PERHAPS:
            perhaps = int(place.text[told[last][1]].islower())
        elif found:
            more = _cue(told, last + 1, place) if last + 1 < len(told) else 0
            return 1 if (more or found) > 0 else -1  # "would have" is no "would"
    return perhaps


def _cue(told: Words, last: int, place: Place) -> int:
    """What the phrase that ends with a word says: ahead (1, `PERHAPS`), behind (-1, `WAS`, `BEEN`), nothing (0)."""
    word = told[last][0].strip(MARKS)
    if word in place.words.time.weak and place.text[told[last][1]].isupper():
        return 0  # May, the month
    for cue, found in place.words.cues.get(word, ()):
        phrase = tuple(word.strip(MARKS) for word, _ in told[last + 1 - len(cue) : last])
        if last + 1 >= len(cue) and phrase == cue[:-1]:
            return found
    return WAS if _past(told, last, place) else 0


def _past(told: Words, last: int, place: Place) -> bool:
    """Whether a word has the form of the past, or is one: and is no participle ("the planned", "be held")."""
    words, (word, at) = place.words, told[last]
    word = word.rstrip(",:;")
    if word not in words.was and not (len(word) > SHORT and word.endswith(words.time.past_endings)):
        return False
    before = told[last - 1][0] if last else ""
    return place.text[at].islower() and before not in words.participles and word not in words.words
