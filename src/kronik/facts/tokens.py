"""Text cut into tokens: words, numbers and single marks, each with its place.

Scraped text glues link text to its neighbours ("PresidenJoko Widodomengatakan"). A capital after a small letter is
a seam wherever it stands; a name glued to a word after it is cut only where that word is one the language's
vocabulary holds and the whole is not, so that "Sumedang" stays one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

TOKEN = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*(?:\d+[A-Z]*(?![a-z]))*|\S")
"""Numbers with their marks; words with an apostrophe inside ("Jum'at", but not the genitive's) and figures and
capitals after ("Kabar6", "TPS3R"); single marks."""
SEAM = re.compile(r"(?<=[a-zà-ÿ]{2})(?=[A-ZÀ-Þ])")
"""A capital after two small letters: "PresidenJoko". After one it is a name's own: "McDonald", "iPhone"."""
LEAST = 5
"""Letters of the shortest word in which a seam is looked for."""
VERB = 6
"""Letters that a verb must have to be cut off a name by its prefix alone."""
KNOWN = 4000
"""Rank of the rarest verb that is cut off: names end in rarer words by chance."""
NAMED = 20_000
"""Rank of the rarest name that a small word is cut off, printed with a capital rather than without: of 33 words cut
in 8,000 pages some 20 were two ("Reutersjuga"), of the 17 that are left 15."""
BEFORE = (6, 3)
"""Letters of the shortest name that a small word is cut off: of two letters ("ke"), and a longer one."""

JOINT = "\u2010"
"""Unicode's hyphen: stands for one that joins the words beside it."""


class Token(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One token; `start` and `end` count in the text that was cut."""

    text: str
    start: int
    end: int


def texts(words: Sequence[Token]) -> list[str]:
    """What stands in each token; a hyphen without space on both sides is `JOINT`, so that "Al-X" is not "A - B"."""
    found = [word.text for word in words]
    for n in range(1, len(words) - 1):
        if found[n] == "-" and words[n - 1].end == words[n].start and words[n].end == words[n + 1].start:
            found[n] = JOINT
    return found


class Vocabulary(msgspec.Struct, frozen=True):
    """The words of a language by how often running text has them: the most frequent has rank 0."""

    ranks: dict[str, int] = {}
    joints: frozenset[str] = frozenset()
    """Small words that are found glued to names and that names do not end in."""
    verbs: tuple[str, ...] = ()
    """Prefixes of verbs."""

    def within(self, word: str, rank: int) -> bool:
        """Whether a word, as it is written, is among the most frequent."""
        return self.ranks.get(word, rank) < rank


NONE = Vocabulary()


def cut(text: str, vocabulary: Vocabulary = NONE) -> list[Token]:
    """Give the tokens of a text in order; spans rise and never overlap."""
    tokens: list[Token] = []
    ranks = vocabulary.ranks
    for match in TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if len(word) < LEAST or word in ranks or not word.isalpha():
            tokens.append(Token(word, start, match.end()))
        else:
            tokens.extend(_pieces(word, start, vocabulary))
    return tokens


def _pieces(word: str, start: int, vocabulary: Vocabulary) -> list[Token]:
    """Cut a word at its seams and give the pieces."""
    pieces: list[Token] = []
    for piece in SEAM.split(word):
        at = seam(piece, vocabulary)
        for part in (piece[:at], piece[at:]):
            if part:
                pieces.append(Token(part, start, start + len(part)))
                start += len(part)
    return pieces


def seam(word: str, vocabulary: Vocabulary) -> int:
    """Where a word that the vocabulary lacks is two, the second in small letters; its length where it is one."""
    if not vocabulary.ranks or word in vocabulary.ranks or len(word) < LEAST:
        return len(word)
    return next((at for at in range(3, len(word) - 1) if _glued(word[:at], word[at:], vocabulary)), len(word))


def _glued(left: str, right: str, vocabulary: Vocabulary) -> bool:
    """Whether two parts of a word are words of their own.

    A frequent verb may follow any name; a small word only a known one, so that "Wulandari" stays whole. Of two words
    in small letters one must be such a small word.
    """
    ranks, joints = vocabulary.ranks, vocabulary.joints
    if not right.islower():
        return False
    verb = len(right) >= VERB and right.startswith(vocabulary.verbs) and vocabulary.within(right, KNOWN)
    if left[0].isupper():
        return (verb and len(left) > 3) or (
            right in joints and len(left) >= BEFORE[len(right) > 2] and _called(left, vocabulary)
        )
    return (left in joints and right in ranks) or (right in joints and left in ranks and len(right) > 3)


def _called(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is a name that text knows, printed with a capital rather than without: not "Sela" of a town."""
    ranks = vocabulary.ranks
    return vocabulary.within(word, NAMED) and ranks[word] < ranks.get(word.lower(), len(ranks))
