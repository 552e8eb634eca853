"""Whether an event happened, is planned, denied, alleged or only supposed, by the words beside its trigger.

What is only asked for, threatened or promised is planned, whoever is to do it; who asks, threatens or promises has
done so.
"""

from __future__ import annotations

from collections.abc import Iterator

from kronik.facts.story import Sentence, Story
from kronik.facts.triggers import Trigger
from kronik.facts.wording import Wording, past

BEFORE_VERB = 5
"""Words before a trigger in which "akan" or "diduga" still speaks of it."""
BEHIND = 3
"""Words after a noun within which it is said that what it names is planned or denied: "sidang itu akan digelar"."""
WISH = 12
"""Words before a verb within which stands who is asked to do it: "meminta Kepala Dinas Kota X, Y, menutup"."""
OBJECT = 4
"""Words before a noun within which it is asked for: "demanded the immediate release"."""
MARKS = frozenset({",", ";", ":", ".", '"', "“", "”", "–", "—"})
"""Marks beyond which nothing is asked for."""


def of(sentence: Sentence, trigger: Trigger, story: Story) -> str:
    """The status of the event that a trigger reports.

    A negation counts right before the trigger; a denial or a plan a few words before it and in its clause, or right
    after a noun. What denies or accuses has happened itself, and so has what asks, threatens or promises.
    """
    facts, lists = story.pack.facts, story.wording
    if denied(sentence, trigger, lists):
        return "denied"
    if wanted(sentence, trigger, lists):
        return "planned"
    before = sentence.low[max(0, trigger.first - BEFORE_VERB) : trigger.first]
    own = sentence.low[trigger.first : trigger.last]
    itself = () if own[0] in lists.wanted and own[0] in lists.says else own
    for status, words, some in (
        ("denied", facts.denied, before),
        ("alleged", facts.alleged, (*before, *own) if trigger.shape == "passive" and not trigger.listed else before),
        ("planned", facts.planned, (*_before(sentence, trigger, lists), *itself)),
    ):
        if any(word in words for word in some):
            return status
    if sentence.low[0] in facts.hypothetical or _conditional(sentence, trigger, story):
        return "hypothetical"
    return _predicated(sentence, trigger, story) or "happened"


def _before(sentence: Sentence, trigger: Trigger, lists: Wording) -> Iterator[str]:
    """The words before a trigger that speak of it: those of its clause, the nearest first.

    What is to be looked into has happened: "akan menyelidiki kecelakaan".
    """
    for word in reversed(sentence.low[max(0, trigger.first - BEFORE_VERB) : trigger.first]):
        if word in lists.turns:
            return
        yield word
        if trigger.shape == "noun" and word in lists.regarding:
            return


def _conditional(sentence: Sentence, trigger: Trigger, story: Story) -> bool:
    """Whether a verb's own clause is a condition of another before it: "akan kehilangan suara apabila menyetujui"."""
    low, lists = sentence.low, story.wording
    near = range(trigger.first - 1, max(trigger.first - 1 - BEFORE_VERB, 0), -1)
    at = next((n for n in near if low[n] in lists.turns), None)
    if trigger.shape == "noun" or at is None or low[at] not in story.pack.facts.hypothetical:
        return False
    return lists.says.isdisjoint(low[:at]) and any(word in lists.planned for word in low[:at])


def wanted(sentence: Sentence, trigger: Trigger, lists: Wording) -> bool:
    """Whether what a trigger tells is only asked for, threatened or promised: "mendesak polisi menangkap X".

    A verb after "and" is so only where another before it is: "meminta maaf dan menutup pasar" tells that it was shut.
    """
    low, at = sentence.low, trigger.first - 1
    while at >= 0 and low[at] in lists.helpers | lists.negations:
        at -= 1
    led = at >= 0 and low[at] in lists.purpose
    if trigger.shape == "noun" and not led:
        return _object(sentence, trigger.first, lists)
    if not (lists.verbs or led):
        return False
    joined = at >= 0 and low[at] in lists.joins
    others = False
    for n in range(trigger.first - 1, max(trigger.first - 1 - WISH, -1), -1):
        word = low[n]
        if past(low, n, lists.wanted) > n and n not in sentence.name_at:
            return others or not joined
        if word in MARKS or word in lists.turns:
            return False
        others = (
            others
            or word in lists.that | lists.purpose
            or (n < at and lists.like_verb(word) and word not in lists.nouns)
        )
    return False


def _object(sentence: Sentence, noun: int, lists: Wording) -> bool:
    """Whether what a noun names is what somebody asks for: "mendesak pencopotan X", "called for an investigation"."""
    low = sentence.low
    ends = next((n for n in range(noun + 1, len(low)) if low[n] in MARKS | lists.turns), len(low))
    if any(low[n - 1] in lists.helpers - lists.these and lists.like_verb(low[n]) for n in range(noun + 2, ends)):
        return False  # "mengharapkan pembangunan itu dapat membantu"
    for n in range(noun - 1, max(noun - 1 - OBJECT, -1), -1):
        end = past(low, n, lists.wanted)
        if end and n not in sentence.name_at and low[n] not in lists.says:
            return lists.clause.isdisjoint(low[end + (low[end] in lists.clause) : noun])
        other = low[n] in lists.turns | lists.joins | lists.regarding or lists.like_verb(low[n])
        if low[n] in MARKS or other:
            return False
    return False


def denied(sentence: Sentence, trigger: Trigger, lists: Wording) -> bool:
    """Whether a trigger is negated: "tidak pernah menembak", "belum ditetapkan sebagai tersangka", "no arrests"."""
    if _negated(sentence, trigger.first, lists) or _undone(sentence, trigger, lists):
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


def _undone(sentence: Sentence, trigger: Trigger, lists: Wording) -> bool:
    """Whether a word before a verb says that it was not done: "gagal menahan", "failed to stop"."""
    low, at = sentence.low, trigger.first
    if trigger.shape == "noun" if lists.verbs else not at or low[at - 1] not in lists.purpose:
        return False
    while at and low[at - 1] in (lists.helpers | lists.purpose) - lists.undone:
        at -= 1
    return at > 0 and low[at - 1] in lists.undone


def _predicated(sentence: Sentence, trigger: Trigger, story: Story) -> str | None:
    """What is said right after a noun of what it names: "penembakan itu tidak terjadi", "sidang akan digelar"."""
    if trigger.shape != "noun":
        return None
    facts, lists, low = story.pack.facts, story.wording, sentence.low
    at = trigger.last
    while at < len(low) and (low[at] in lists.these | lists.auxiliary or at in sentence.name_at):
        at += 1
        at += at < len(low) and low[at] in lists.where and at + 1 in sentence.name_at  # "kunjungan X ke Y"
    for n in range(at, min(at + BEHIND, len(low))):
        word = low[n]
        if past(low, n, lists.dropped):
            return "denied"
        if word in facts.planned:
            return "planned"
        if word in facts.alleged:
            return "alleged"
        if word in lists.negations:
            return None if low[n + 1 : n + 2] and low[n + 1] in lists.merely else "denied"
        if word in lists.clause | lists.joins or lists.like_verb(word) or not word[0].isalnum():
            return None
    return None
