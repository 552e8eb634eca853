"""Words that report an event: the pack's event words, and other verbs by their prefix."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from kronik import language
from kronik.facts import outlets
from kronik.facts.story import Sentence
from kronik.facts.wording import SHORT, Wording, past, wording
from kronik.records import Lang

GAP = "*"
"""Stands in a phrase of the pack for a few words: "menetapkan * tersangka"."""
WIDE = 9
"""Words that a gap may hold, the word after it included."""
NOUN = 4
"""Letters of the shortest noun that a light verb takes."""
REACH = 5
"""Words before a light passive among which the noun stands of which it is told."""
DONE = 7
"""Letters of the shortest such noun that the pack does not list."""


HARMING = "ASSAULT"
"""The type of events that somebody must have done."""
AROUND = 8
"""Words beside a verb among which stands what harmed: "gempa bermagnitudo 6 di Kabupaten X menewaskan"."""
STOPS = frozenset({",", ".", ";", ":", "?", "!", ")", '"', "”"})
"""Marks that a word behind an adjective does not begin with."""
APART = 4
"""Words before one in which its article stands: "a very long hunger strike"."""


class Trigger(msgspec.Struct, frozen=True):
    """A word or phrase that reports an event."""

    first: int
    last: int
    shape: str
    """active, passive or noun."""
    plover: str | None
    listed: bool = True
    """Whether the pack has it as an event word, with a type or with none."""
    quoted: bool = False
    """Whether it stands between quotation marks: a speaker does it by saying so."""


class Forms(msgspec.Struct, frozen=True):
    """The event words of a language by their first word: the phrase, its shape and its type."""

    by_first: dict[str, list[tuple[tuple[str, ...], str, str | None]]]
    active: tuple[str, ...]
    passive: tuple[str, ...]
    nominal: tuple[str, ...]
    ends: frozenset[str]
    """Last words of its event nouns."""
    nouns: frozenset[str]
    """Event nouns of one word."""


@cache
def forms(code: Lang) -> Forms:
    """The event words of a language; the first group that holds a phrase wins."""
    facts = language.load(code).facts
    by_first: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = {}
    seen: set[str] = set()
    for group in facts.events:
        plover = None if group.plover == "NONE" else group.plover
        for shape, phrases in (("active", group.verbs), ("passive", group.passives), ("noun", group.nouns)):
            for phrase in phrases:
                if phrase not in seen:
                    seen.add(phrase)
                    words = tuple(phrase.split())
                    by_first.setdefault(words[0], []).append((words, shape, plover))
    for found in by_first.values():
        found.sort(key=lambda entry: -len(entry[0]))
    some = [noun for group in facts.events for noun in group.nouns]
    ends = frozenset(noun.split()[-1] for noun in some) - wording(code).clause - wording(code).grammar
    nouns = frozenset(noun for noun in some if " " not in noun)
    return Forms(by_first, facts.voice.active, facts.voice.passive, facts.voice.nominal, ends, nouns)


def find(sentence: Sentence, outside: list[bool], code: Lang) -> list[Trigger]:
    """The triggers of a sentence, in order: those of the pack, and every other verb outside quotation marks.

    Between the marks only verbs count that have a type: „Kami mengimbau warga untuk waspada".
    """
    known, lists = forms(code), wording(code)
    found: list[Trigger] = []
    at = 0
    begun = [n for n, word in enumerate(sentence.low) if word in lists.idle]
    idle = {n for first in begun for n in range(first, past(sentence.low, first, lists.idle))}
    while at < len(sentence.low):
        telling = at not in sentence.name_at and at not in idle
        trigger = _listed(sentence, at, known) if telling else None
        if trigger and not outside[at]:
            trigger = _said(trigger)
        if trigger and (_titular(sentence, trigger) or _reporting(sentence, trigger, known, lists)):
            trigger = None
        if trigger and _outlet(sentence, trigger, lists):
            trigger = None
        if trigger and not lists.verbs:
            trigger = _told_apart(sentence, trigger, known, lists)
        if trigger:
            light = sentence.low[at] in lists.light and not trigger.quoted
            found.append(_laden(sentence, trigger, known, lists) if light else trigger)
            at = found[-1].last
        else:
            at += 1
    taken = {n for t in found for n in range(t.first, t.last)} | idle
    found += [*_unlisted(sentence, outside, known, lists, taken), *_done(sentence, outside, known, lists, taken)]
    return sorted(found, key=lambda trigger: trigger.first)


def _said(trigger: Trigger) -> Trigger | None:
    """A trigger between quotation marks; None for a noun and for what has no type."""
    if trigger.plover is None or trigger.shape == "noun":
        return None
    return msgspec.structs.replace(trigger, quoted=True)


def _titular(sentence: Sentence, noun: Trigger) -> bool:
    """Whether a noun in a capital is a part of a name: "Forum Komunikasi Layar"."""
    if noun.shape != "noun":
        return False
    tokens = sentence.tokens
    beside = (tokens[n].text[0].isupper() for n in (noun.first - 1, noun.last) if 0 <= n < len(tokens))
    return noun.first > 0 and tokens[noun.first].text.istitle() and any(beside)


def _reporting(sentence: Sentence, trigger: Trigger, known: Forms, lists: Wording) -> bool:
    """Whether a word only says that the verb after it is reported: "dilaporkan tewas", "dikabarkan hilang"."""
    low, at = sentence.low, trigger.last
    only = lists.told if trigger.plover else lists.told | lists.supposed
    if low[trigger.first] not in only or trigger.shape == "noun":
        return False
    while at < len(low) and low[at] in lists.helpers:
        at += 1
    if at >= len(low) or at in sentence.name_at:
        return False
    told = _listed(sentence, at, known)
    return told.shape != "noun" if told else _shape(low[at], known) is not None and low[at] not in lists.states


def kind(sentence: Sentence, trigger: Trigger, lists: Wording) -> str | None:
    """The type of the event that a trigger reports: none where a flood did it and nobody, "banjir menewaskan".

    How much a trigger tells is weighed by the type that its word has (salience), whoever did it.
    """
    return None if trigger.plover == HARMING and _blameless(sentence, trigger, lists) else trigger.plover


def _blameless(sentence: Sentence, trigger: Trigger, lists: Wording) -> bool:
    """Whether a flood or a crash harmed somebody, and nobody did: "banjir menewaskan", "killed in a crash"."""
    low = sentence.low
    around = (
        *low[max(0, trigger.first - AROUND) : trigger.first],
        *(low[trigger.last : trigger.last + AROUND] if not lists.verbs or trigger.shape == "passive" else ()),
    )
    harmful = low[trigger.first] in lists.harms
    return harmful and not lists.nature.isdisjoint(around)


def _told_apart(sentence: Sentence, trigger: Trigger, known: Forms, lists: Wording) -> Trigger | None:
    """A trigger as the verb or the noun that it is, in a language whose words do not tell; None if it is neither.

    A word in a capital within a sentence is a name or a month ("March"), one in -ed behind an article is an adjective
    ("a proposed plan"), and one without an ending behind an article or a preposition is a noun ("as demand fell").
    """
    low, first = sentence.low, trigger.first
    word, printed = low[first], sentence.tokens[first].text
    beside = sentence.tokens[first + 1].text if first + 1 < len(low) else ""
    if (first and printed[0].isupper() and low[first - 1][-1].isalnum()) or (printed.isupper() and beside.isupper()):
        return None
    if (
        low[trigger.last - 1] in lists.purpose
        and low[trigger.last : trigger.last + 1]
        and not low[trigger.last].isalpha()
    ):
        return None  # "declined to $12m"
    if trigger.shape == "noun" or trigger.last > first + 1:
        return trigger
    at = first - 1
    while at > 0 and first - at < APART and _describes(low[at], lists):
        at -= 1
    led = at >= 0 and low[at] in lists.articles
    if word.endswith(lists.ended):
        attached = first + 1 < len(low) and low[first + 1] not in lists.grammar and low[first + 1] not in STOPS
        return None if led and at == first - 1 and attached else trigger
    prepositions = lists.clause - lists.relative - lists.that - lists.purpose - lists.turns
    if word.endswith((*lists.ongoing, "s")) or not (led or (first and low[first - 1] in prepositions)):
        return trigger
    return Trigger(first, first + 1, "noun", trigger.plover) if word in known.nouns else None


def _describes(word: str, lists: Wording) -> bool:
    """Whether a word can stand between an article and its noun: no mark, no verb, no word of grammar."""
    return word.isalpha() and word not in lists.grammar | lists.acting | lists.helpers | lists.joins


def _outlet(sentence: Sentence, trigger: Trigger, lists: Wording) -> bool:
    """Whether it is an outlet that reports: "Kantor berita X melaporkan", "dilaporkan media Y"."""
    low, at = sentence.low, trigger.first
    if low[at] not in lists.told_by | lists.told:
        return False
    name = sentence.name_at.get(at - 1) if at else None
    first = sentence.index(name.span.start) if name else at
    while first and name is None and sentence.tokens[first - 1].text[0].isupper():
        first -= 1
    end = trigger.last + (trigger.last < len(low) and low[trigger.last] in lists.by)
    after = sentence.name_at.get(end)
    said = past(low, end, lists.papers_are) if end < len(low) else 0
    return (
        outlets.paper(name, lists)
        or outlets.paper(after, lists)
        or said > end
        or any(past(low, n, lists.papers_are) == first for n in range(max(first - 2, 0), first))
    )


def _laden(sentence: Sentence, verb: Trigger, known: Forms, lists: Wording) -> Trigger:
    """A light verb with the noun that tells what was done, which gives its type: "melakukan pemantauan"."""
    low, at = sentence.low, verb.last
    if at >= len(low) or at in sentence.name_at or not low[at].isalpha() or len(low[at]) < NOUN:
        return verb
    noun = _listed(sentence, at, known) or _theirs(low, at, known, lists)
    if noun is not None and noun.shape == "noun":
        return Trigger(verb.first, noun.last, verb.shape, noun.plover or verb.plover)
    if noun is not None or low[at] in lists.unladen | lists.numbers | lists.some | lists.calendar | lists.grammar:
        return verb
    return Trigger(verb.first, at + 1, verb.shape, verb.plover)


def _theirs(low: tuple[str, ...], at: int, known: Forms, lists: Wording) -> Trigger | None:
    """A noun of the pack with an ending that says whose: "menyelesaikan lawatannya"."""
    bare = next((low[at][: -len(ending)] for ending in lists.own if low[at].endswith(ending)), "")
    for words, shape, plover in known.by_first.get(bare, ()):
        if shape == "noun" and len(words) == 1:
            return Trigger(at, at + 1, shape, plover)
    return None


def _listed(sentence: Sentence, at: int, known: Forms) -> Trigger | None:
    """The event word or phrase that begins at a word."""
    for words, shape, plover in known.by_first.get(sentence.low[at], ()):
        if GAP in words:
            head = words[: words.index(GAP)]
            reach = sentence.low[at + len(head) : at + len(head) + WIDE]
            if sentence.low[at : at + len(head)] == head and words[-1] in reach:
                return Trigger(at, at + len(head), shape, plover)
        elif sentence.low[at : at + len(words)] == words:
            return Trigger(at, at + len(words), shape, plover)
    return None


def _unlisted(
    sentence: Sentence, outside: list[bool], known: Forms, lists: Wording, taken: set[int]
) -> Iterator[Trigger]:
    """The verbs by their prefix that the pack does not list and that begin no clause about a noun."""
    for at, word in enumerate(sentence.low):
        shape = _shape(word, known)
        if not shape or at in taken or not outside[at] or at in sentence.name_at or word in lists.eventless:
            continue
        printed = sentence.tokens[at].text
        if word in lists.told_by and _outlet(sentence, Trigger(at, at + 1, shape, None), lists):
            continue
        clause = at > 0 and sentence.low[at - 1] in lists.below
        if word.isalpha() and printed[0].islower() and (not clause or _done_by(sentence, at, shape, lists)):
            yield Trigger(at, at + 1, shape, None, listed=False)


def _done_by(sentence: Sentence, at: int, shape: str, lists: Wording) -> bool:
    """Whether it is told who did what a clause about a noun tells: "gol yang dicetak oleh X"."""
    return (
        shape == "passive"
        and sentence.low[at - 1] in lists.relative
        and sentence.low[at + 1 : at + 2] in {(word,) for word in lists.by}
    )


def _done(
    sentence: Sentence, outside: list[bool], known: Forms, lists: Wording, taken: set[int]
) -> Iterator[Trigger]:
    """The nouns that light passives tell of and that the pack does not list: "tinjauan lapangan pun dilakukan"."""
    low = sentence.low
    ends = lists.clause | lists.joins | lists.cues | lists.negations
    for verb, word in enumerate(low):
        if word not in lists.light or not word.startswith(known.passive) or not outside[verb]:
            continue
        noun = None
        for at in range(verb - 1, max(verb - 1 - REACH, -1), -1):
            if at in taken or low[at] in ends or not low[at][0].isalpha() or lists.like_verb(low[at]):
                break
            listed = low[at] in lists.helpers or at in sentence.name_at or not outside[at]
            if not listed and len(low[at]) >= DONE and low[at].endswith(known.nominal):
                noun = at
        if noun is not None:
            yield Trigger(noun, noun + 1, "noun", None, listed=False)


def _shape(word: str, known: Forms) -> str | None:
    """The voice of a verb by its prefix; None for what is too short to be a verb with one."""
    if len(word) <= SHORT:
        return None
    if word.startswith(known.active):
        return "active"
    return "passive" if word.startswith(known.passive) else None
