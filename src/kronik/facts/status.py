"""Whether an event happened, is planned, denied, alleged or only supposed, by the words beside its trigger."""

from __future__ import annotations

from kronik.facts.story import Sentence, Story
from kronik.facts.triggers import Trigger
from kronik.facts.wording import Wording

BEFORE_VERB = 5
"""Words before a trigger in which "akan" or "diduga" still speaks of it."""
BEHIND = 3
"""Words after a noun within which it is said that what it names is planned or denied: "sidang itu akan digelar"."""


def of(sentence: Sentence, trigger: Trigger, story: Story) -> str:
    """The status of the event that a trigger reports.

    A negation counts right before the trigger; a denial or a plan a few words before it, or right after a noun. What
    denies or accuses has happened itself.
    """
    facts, low = story.pack.facts, sentence.low
    if denied(sentence, trigger, story.wording):
        return "denied"
    before = low[max(0, trigger.first - BEFORE_VERB) : trigger.first]
    told = (*before, *low[trigger.first : trigger.last])
    for status, words, some in (
        ("denied", facts.denied, before),
        ("alleged", facts.alleged, told if trigger.shape == "passive" and not trigger.listed else before),
        ("planned", facts.planned, told),
    ):
        if any(word in words for word in some):
            return status
    if low[0] in facts.hypothetical:
        return "hypothetical"
    return _predicated(sentence, trigger, story) or "happened"


def denied(sentence: Sentence, trigger: Trigger, lists: Wording) -> bool:
    """Whether a trigger is negated: "tidak pernah menembak", "belum ditetapkan sebagai tersangka", "no arrests"."""
    if _negated(sentence, trigger.first, lists):
        return True
    if trigger.shape != "noun":
        return False
    at = trigger.first
    while at and sentence.low[at - 1] in lists.as_office:
        at -= 1
    governed = at > 0 and (at < trigger.first or lists.like_verb(sentence.low[at - 1]))
    return governed and _negated(sentence, at - 1, lists)


def _negated(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a negation stands before a word, with nothing but helpers between; "not only" is none."""
    low = sentence.low
    while at and low[at - 1] in lists.helpers - lists.merely:
        at -= 1
    return at > 0 and low[at - 1] in lists.negations


def _predicated(sentence: Sentence, trigger: Trigger, story: Story) -> str | None:
    """What is said right after a noun of what it names: "penembakan itu tidak terjadi", "sidang akan digelar"."""
    if trigger.shape != "noun":
        return None
    facts, lists = story.pack.facts, story.wording
    at = trigger.last
    while at < len(sentence.low) and sentence.low[at] in lists.these:
        at += 1
    for n in range(at, min(at + BEHIND, len(sentence.low))):
        word = sentence.low[n]
        if word in facts.planned:
            return "planned"
        if word in facts.alleged:
            return "alleged"
        if word in lists.negations:
            return None if sentence.low[n + 1 : n + 2] and sentence.low[n + 1] in lists.merely else "denied"
        if word in lists.clause or lists.like_verb(word) or not word[0].isalnum():
            return None
    return None
