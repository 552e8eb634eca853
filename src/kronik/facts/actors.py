"""Who did it to whom: the actors of an event, from the voice of its verb and the words beside it.

All are taken from the sentence of the event; a pronoun is the person that the story speaks of then.
"""

from __future__ import annotations

from kronik.facts import voices
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.triggers import Trigger
from kronik.facts.voices import Speakers, Voice
from kronik.facts.wording import Wording
from kronik.records import NameKind

MOST = 6
"""Names of one list of actors; a longer list is of those present."""
REACH = 9
"""Words after a verb within which its object begins."""
FAR = 16
"""Words after a passive within which its actor is led to: a date and a place may stand between."""

Actors = tuple[tuple[str, ...], tuple[str, ...]]


def find(sentence: Sentence, trigger: Trigger, story: Story, speakers: Speakers) -> Actors:
    """Who acted, and whom it concerned; empty where the sentence does not say."""
    lists = story.wording
    if trigger.shape == "noun":
        return _nominal(sentence, trigger, story, speakers)
    subject = _many(sentence, voices.before(sentence, trigger.first, lists), trigger.first, story, speakers)
    if trigger.shape == "active":
        return subject, _object(sentence, trigger.last, story, speakers)
    return _agent(sentence, trigger.last, story, speakers), subject


def _many(sentence: Sentence, voice: Voice | None, end: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """A subject, with the names that stand in one list with it before the verb."""
    if voice is None:
        return ()
    if voice.kind == "pronoun":
        found = speakers.pronoun(sentence, voice)
        return (found,) if found else ()
    if voice.kind == "description" or voice.name is None:
        return (speakers.described(sentence, voice),)
    out = [speakers.of_name(voice.name)]
    at = voice.first
    while at > 1 and sentence.low[at - 1] in story.wording.listing and (name := sentence.name_at.get(at - 2)):
        if name.kind is not voice.name.kind or len(out) >= MOST:
            break
        out.insert(0, speakers.of_name(name))
        at = sentence.index(name.span.start)
    return tuple(dict.fromkeys(out)) if end > voice.first else ()


def _object(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """What an active verb acts on: the names from here to the end of its clause, or a description."""
    lists, low = story.wording, sentence.low
    for n in range(at, min(at + REACH, len(low))):
        name = sentence.name_at.get(n)
        if name and (name.kind is not NameKind.PLACE or n == at):
            return _list(sentence, n, story, speakers)
        if low[n] in lists.clause - lists.toward or low[n] in {".", ";", '"', "“"}:
            break
    if at < len(low) and low[at] in lists.speakers:
        return _described(sentence, at, lists)
    return ()


def _described(sentence: Sentence, at: int, lists: Wording) -> tuple[str, ...]:
    """A description that begins at a word."""
    voice = voices.after(sentence, at, lists)
    return (sentence.words(voice.first, voice.last),) if voice and voice.kind == "description" else ()


def _list(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """The names from a word on that are joined by commas and "dan"; persons and institutions, or places."""
    out: list[str] = []
    n = at
    while n < len(sentence.low) and len(out) < MOST:
        name = sentence.name_at.get(n)
        if name is None:
            break
        out.append(speakers.of_name(name))
        n = sentence.index(name.span.end)
        while n < len(sentence.low) and sentence.low[n] in story.wording.listing:
            n += 1
    return tuple(dict.fromkeys(out))


def _agent(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """Who acts in a passive: right after the verb, or after "oleh"."""
    by, low = story.pack.facts.voice.by, sentence.low
    if at < len(low) and (sentence.name_at.get(at) or low[at] in story.wording.speakers):
        return _list(sentence, at, story, speakers) or _led(sentence, at, story, speakers)
    for n in range(at, min(at + FAR, len(low) - 1)):
        if low[n] in by:
            return _led(sentence, n + 1, story, speakers)
    return ()


def _led(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """The actor that a preposition leads to: a name, an office with a name, or a description."""
    voice = voices.after(sentence, at, story.wording)
    if voice is None or voice.kind == "pronoun":
        return ()
    if voice.name and voice.kind == "name":
        return _list(sentence, voice.first, story, speakers) or (plain(voice.name.text),)
    return (sentence.words(voice.first, voice.last),)


def _nominal(sentence: Sentence, trigger: Trigger, story: Story, speakers: Speakers) -> Actors:
    """The actors of a noun: "kunjungan X ke Y", "serangan oleh X terhadap Y"."""
    low, lists = sentence.low, story.wording
    who = _list(sentence, trigger.last, story, speakers)
    whom: tuple[str, ...] = ()
    for n in range(trigger.last, min(trigger.last + REACH, len(low) - 1)):
        if low[n] in story.pack.facts.voice.by and not who:
            who = _led(sentence, n + 1, story, speakers)
        elif low[n] in lists.toward and not whom:
            whom = _led(sentence, n + 1, story, speakers)
        elif low[n] in lists.relative or low[n] in {".", ";"}:
            break
    if not who and _predicate(sentence, trigger.first, lists):
        who = _many(sentence, voices.before(sentence, trigger.first, lists), trigger.first, story, speakers)
    return who, whom


def _predicate(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a noun tells what its subject did, as a verb would: "Gunung X kembali erupsi", "X unjuk rasa"."""
    return at > 0 and (sentence.low[at - 1] in lists.helpers - lists.these or at - 1 in sentence.name_at)
