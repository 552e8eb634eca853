"""How likely a trigger reports one of the main events of its article: a logistic function of plain signs.

The signs are of place (how early), of form (a finite verb with a subject, not inside a clause), of what stands beside
(a date, names, a statement) and of the headline. Their weights are a small file, fitted by train/events.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from importlib import resources

import msgspec
import Stemmer  # type: ignore[import-not-found]  # PyStemmer has no types

from kronik.facts import voices
from kronik.facts.story import Sentence, Story
from kronik.facts.triggers import Trigger
from kronik.records import Expression, Lang, NameKind, Quote

BEFORE = 4
"""Words before a trigger among which a clause, a negation or a helper speaks of it."""


class Scene(msgspec.Struct, frozen=True, eq=False):
    """What is known of an article when its triggers are weighed."""

    story: Story
    headline: frozenset[str]
    """Stems of the words of the headline."""
    dates: tuple[Expression, ...]
    quotes: tuple[Quote, ...]


def scene(story: Story, quotes: tuple[Quote, ...], dates: tuple[Expression, ...]) -> Scene:
    """Gather what the signs need."""
    told = tuple(d for d in dates if d.type in ("DATE", "TIME") and d.value[:1].isdigit())
    return Scene(story, frozenset(stems(story.headline.lower().split(), story)), told, quotes)


def stems(words: Iterable[str], story: Story) -> list[str]:
    """The stems of words of some length; the words themselves where the language has no stemmer."""
    long = ["".join(filter(str.isalnum, word)) for word in words if len(word) > 3]
    stemmer = _stemmer(story.pack.stemmer) if story.pack.stemmer else None
    return stemmer.stemWords(long) if stemmer else long


@cache
def _stemmer(name: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(name)


def signs(scene: Scene, sentence: Sentence, number: int, triggers: list[Trigger], trigger: Trigger) -> list[str]:
    """The signs of one trigger; `number` is its sentence's place among those of the body."""
    return ["always", *_place(scene, sentence, number), *_form(scene, sentence, triggers, trigger)]


def _place(scene: Scene, sentence: Sentence, number: int) -> list[str]:
    """Where the sentence stands and what else it tells."""
    count = len(scene.story.body)
    span = sentence.span
    shown = {
        f"sentence {min(number, 3)}": True,
        "late": number * 4 > count * 3,
        "begins a passage": number == 0 or scene.story.body[number - 1].passage != sentence.passage,
        "dated": any(span.start <= date.start < span.end for date in scene.dates),
        "statement": any(span.start <= q.span.start < span.end and not q.direct for q in scene.quotes),
        "quotation": any(q.span.start < span.end and span.start < q.span.end and q.direct for q in scene.quotes),
        "short": len(sentence.tokens) < 9,
        "long": len(sentence.tokens) > 28,
        "question": sentence.tokens[-1].text == "?",
    }
    kinds = {name.kind for name in sentence.names}
    shared = len(scene.headline & set(stems(sentence.low, scene.story)))
    return [
        *(sign for sign, on in shown.items() if on),
        *(f"names {kind.value}" for kind in NameKind if kind in kinds),
        f"headline words {min(shared, 3)}" if scene.headline else "no headline",
    ]


def _form(scene: Scene, sentence: Sentence, triggers: list[Trigger], trigger: Trigger) -> list[str]:
    """What the trigger is and how it stands in its sentence."""
    low, lists, facts = sentence.low, scene.story.wording, scene.story.pack.facts
    before = low[max(0, trigger.first - BEFORE) : trigger.first]
    verbal = trigger.shape != "noun"
    subject = voices.before(sentence, trigger.first, lists) if verbal else None
    shown = {
        trigger.shape: True,
        "listed": trigger.listed,
        "typed": trigger.plover is not None,
        "first verb": verbal and all(t.shape == "noun" for t in triggers if t.first < trigger.first),
        "in the headline": not scene.headline.isdisjoint(stems(low[trigger.first : trigger.last], scene.story)),
        "in a clause": any(word in lists.relative | lists.purpose for word in before),
        "after a link": any(word in lists.clause for word in before[-2:]),
        "negated": any(word in lists.negations for word in before[-2:]),
        "planned": any(word in facts.planned for word in before),
        "alleged": any(word in facts.alleged for word in before),
        "subject": subject is not None and subject.kind == "name",
        "described": subject is not None and subject.kind == "description",
    }
    return [sign for sign, on in shown.items() if on]


@cache
def weights(name: str) -> dict[str, float] | None:
    """The weights of a file, read once; None where there is no such file."""
    file = resources.files("kronik.models") / f"{name}.json"
    return msgspec.json.decode(file.read_bytes(), type=dict[str, float]) if file.is_file() else None


def chance(shown: list[str]) -> float:
    """How likely signs make a main event; a sign that training never saw says nothing."""
    return _logistic(shown, weights("events") or {})


def fitness(shown: list[str], code: Lang) -> float:
    """How likely signs make the word by which a sentence reports its event, where a language has weights for that.

    Of the triggers of one sentence the fittest is taken; whether the sentence matters is asked of `chance`.
    """
    return _logistic(shown, weights(f"events-{code}") or weights("events") or {})


def _logistic(shown: list[str], known: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-sum(known.get(sign, 0) for sign in shown)))
