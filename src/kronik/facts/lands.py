"""Countries that the tagger left: a list knows them all, and half of the sentences that taught the tagger did not.

They act, speak and are places like other names. The layer `names` goes without them: it is what the model finds.
"""

from __future__ import annotations

from functools import cache

from kronik.facts.gazetteer import fold
from kronik.facts.places import countries, named
from kronik.facts.tokens import Token
from kronik.records import Lang, Name, NameKind, Span

RULE = "country"
SURE = 0.9
LONGEST = 3
"""Words of the longest country that is looked for: "Uni Emirat Arab"."""
Read = tuple[tuple[Token, ...], tuple[Name, ...]]


@cache
def _begin(code: Lang) -> frozenset[str]:
    """The beginnings of names of countries, folded: a word that begins none is looked up no further."""
    return frozenset(key[:3] for key in (*countries(code), *named(code)))


@cache
def land(text: str, code: Lang) -> bool:
    """Whether a text is the name of a country; one of two letters only as it is printed ("AS")."""
    key = fold(text)
    return (key in named(code) or key in countries(code)) and (len(text) > 2 or text.isupper())


def over(text: str, read: list[Read], code: Lang) -> list[Read]:
    """Give the sentences with the countries that stand in no name."""
    return [(words, _with(text, words, names, code)) for words, names in read]


def _with(text: str, words: tuple[Token, ...], names: tuple[Name, ...], code: Lang) -> tuple[Name, ...]:
    """The names of a sentence and its countries, in reading order."""
    begin = _begin(code)
    begun = [n for n, word in enumerate(words) if word.text[0].isupper() and word.text[:3].lower() in begin]
    if not begun:
        return names
    taken = [(name.span.start, name.span.end) for name in names]
    free = [not any(a <= word.start < b for a, b in taken) for word in words]
    told, past = list(names), 0
    for at in begun:
        if at < past or not free[at]:
            continue
        size = next((n for n in range(LONGEST, 0, -1) if _is(text, words, free, at, n, code)), 0)
        if size:
            span = Span(words[at].start, words[at + size - 1].end)
            told.append(Name(span=span, rule=RULE, confidence=SURE, text=span.of(text), kind=NameKind.PLACE))
        past = at + size
    return tuple(sorted(told, key=lambda name: name.span.start)) if len(told) > len(names) else names


def _is(text: str, words: tuple[Token, ...], free: list[bool], at: int, size: int, code: Lang) -> bool:
    """Whether some words in no name are a country, and not the beginning of a longer name ("AS Roma")."""
    end = at + size
    if end > len(words) or not all(free[at:end]) or not words[end - 1].text[0].isalpha():
        return False
    further = end < len(words) and free[end] and words[end].text[0].isupper()
    return not further and land(text[words[at].start : words[end - 1].end], code)
