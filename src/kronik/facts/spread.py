"""What a page says of a name once holds on the whole page.

A sentence alone often leaves a name open ("Halim yakin …"); the page does not. A name read as two kinds is the one
that the page is surer of, and a word left out that is a name, or a part of a person's, elsewhere on the page is one
here too, where it is printed as one.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import msgspec

from kronik.facts.called import INITIALS
from kronik.facts.tokens import Token
from kronik.records import Name, NameKind, Span

Read = tuple[tuple[Token, ...], tuple[Name, ...]]
RULE = "name met elsewhere on the page"
SURE = 0.7
"""Confidence from which a person's name is looked for in the rest of the page."""
CERTAIN = 100
"""What an acronym counts that a page gives a person's age or calls initials: whatever else it looks like."""
TIMES = 2.0
"""How much surer the page must be of another kind before a name is given it."""


def over(read: list[Read]) -> list[Read]:
    """Give the sentences with the names that the page as a whole makes certain."""
    votes: dict[str, Counter[NameKind]] = defaultdict(Counter)
    for _, names in read:
        for name in names:
            sure = CERTAIN if name.rule == INITIALS else name.confidence
            votes[name.text.casefold()][name.kind] += sure  # type: ignore[assignment]  # a Counter adds floats as well
    parts = _parts(read)
    return [(tokens, _sentence(tokens, names, votes, parts)) for tokens, names in read]


def _parts(read: list[Read]) -> dict[str, float]:
    """The words of persons' names that the page is sure of, with that certainty; words of other names are not."""
    parts: dict[str, float] = {}
    others: set[str] = set()
    for _, names in read:
        for name in names:
            for word in name.text.split():
                if name.kind is not NameKind.PERSON:
                    others.add(word)
                elif name.confidence >= SURE and len(word) > 2 and word[0].isupper() and not word.isupper():
                    parts[word] = max(parts.get(word, 0), name.confidence)
    return {word: sure for word, sure in parts.items() if word not in others}


def _sentence(
    tokens: tuple[Token, ...], names: tuple[Name, ...], votes: dict[str, Counter[NameKind]], parts: dict[str, float]
) -> tuple[Name, ...]:
    """The names of a sentence, corrected and completed."""
    told = [_elected(name, votes[name.text.casefold()]) for name in names]
    taken = [(name.span.start, name.span.end) for name in names]
    for number, token in enumerate(tokens):
        known = number and token.text in parts and not any(a <= token.start < b for a, b in taken)
        if known:
            told.append(
                Name(
                    span=Span(token.start, token.end),
                    rule=RULE,
                    confidence=round(parts[token.text] * SURE, 3),
                    text=token.text,
                    kind=NameKind.PERSON,
                )
            )
    return tuple(sorted(told, key=lambda name: name.span.start))


def _elected(name: Name, votes: Counter[NameKind]) -> Name:
    """The name as the kind that the page is much surer of."""
    best, most = max(votes.items(), key=lambda pair: pair[1])
    if best is name.kind or most < TIMES * votes[name.kind]:
        return name
    return msgspec.structs.replace(name, kind=best, rule=RULE, confidence=round(min(0.9, name.confidence), 3))
