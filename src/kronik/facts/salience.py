"""Which sentences report the main events of an article, and by which words: two logistic functions of plain signs.

A trigger is weighed against the others of its sentence by its form: a finite verb with a subject, not inside a
clause, of such a type and cluster. A sentence is weighed by its fittest trigger, by its place (how early), by what
stands beside (a date, names, a statement) and by the headline. The weights are a small file, fitted by train/events.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import resources

import msgspec
import Stemmer  # type: ignore[import-not-found]  # PyStemmer has no types

from kronik.facts import names, voices
from kronik.facts.story import Sentence, Story
from kronik.facts.triggers import Trigger
from kronik.records import Expression, Lang, NameKind, Quote

BEFORE = 4
"""Words before a trigger among which a clause, a negation or a helper speaks of it."""
AFTER = 3
"""Characters within which a statement that follows is about the sentence before it."""
STEPS = ((0, "of publication"), (-2, "just before"), (-8, "in the week before"))
"""Days from publication, at least, and what such a day is called among the signs."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Scene(msgspec.Struct, frozen=True, eq=False):
    """What is known of an article when its triggers are weighed."""

    story: Story
    headline: frozenset[str]
    """Stems of the words of the headline."""
    dates: tuple[Expression, ...]
    quotes: tuple[Quote, ...]
    published: date | None
    """The day of publication, where the page tells it."""

    def clusters(self, word: str) -> tuple[str, str]:
        """The coarse and the middle cluster of a word in the language's model of names; "-" where it has none."""
        model = names.chain(self.story.pack.code)
        return model.lexicon.of(word)[:2] if model else ("-", "-")


def scene(story: Story, quotes: tuple[Quote, ...], dates: tuple[Expression, ...]) -> Scene:
    """Gather what the signs need."""
    told = tuple(d for d in dates if d.type in ("DATE", "TIME") and d.value[:1].isdigit())
    day = date.fromisoformat(story.published[:10]) if _DAY.match(story.published) else None
    return Scene(story, frozenset(stems(story.headline.lower().split(), story)), told, quotes, day)


def stems(words: Iterable[str], story: Story) -> list[str]:
    """The stems of words of some length; the words themselves where the language has no stemmer."""
    long = ["".join(filter(str.isalnum, word)) for word in words if len(word) > 3]
    stemmer = _stemmer(story.pack.stemmer) if story.pack.stemmer else None
    return stemmer.stemWords(long) if stemmer else long


@cache
def _stemmer(name: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(name)


def form(scene: Scene, sentence: Sentence, triggers: list[Trigger], trigger: Trigger) -> list[str]:
    """The signs by which a trigger is weighed against the others of its sentence."""
    coarse, middle = scene.clusters(sentence.tokens[trigger.first].text)
    return [
        "always",
        f"cluster {coarse}",
        f"family {middle}",
        *_form(scene, sentence, triggers, trigger),
    ]


def place(
    scene: Scene, sentence: Sentence, number: int, before: int, shown: list[str], triggers: list[Trigger]
) -> list[str]:
    """The signs by which a sentence is weighed against the others of the body.

    Args:     number: its place among them.
              before: how many of those before it have a trigger.
              shown: the signs of its fittest trigger, "always" among them.
    """
    order = [f"triggers {min(len(triggers), 3)}", f"reports before {min(before, 4)}"]
    telling = _telling(scene, sentence, number, triggers)
    return [*shown, *order, *telling, *_place(scene, sentence, number), *_days(scene, sentence)]


def _telling(scene: Scene, sentence: Sentence, number: int, triggers: list[Trigger]) -> list[str]:
    """How the sentence tells: of what a type is known for, again, as planned, as a mere possibility."""
    facts, low = scene.story.pack.facts, sentence.low
    words = {low[trigger.first] for trigger in triggers}
    shown = {
        "typed": any(trigger.plover for trigger in triggers),
        "told before": any(not words.isdisjoint(earlier.low) for earlier in scene.story.body[:number]),
        "speaks of plans": not set(facts.planned).isdisjoint(low),
        "begins with if": low[0] in facts.hypothetical,
        "has an if": not set(facts.hypothetical).isdisjoint(low[1:]),
    }
    return [sign for sign, on in shown.items() if on]


def _days(scene: Scene, sentence: Sentence) -> list[str]:
    """How far from the day of publication the days told in a sentence are."""
    if scene.published is None:
        return []
    span = sentence.span
    told = [day.value for day in scene.dates if span.start <= day.start < span.end]
    return sorted({f"day {_distance(value, scene.published)}" for value in told})


def _distance(value: str, published: date) -> str:
    """The step on which a day stands: later, the day itself, the two before, the week before, earlier."""
    if not _DAY.match(value):
        return "coarse"
    try:
        days = (date.fromisoformat(value[:10]) - published).days
    except ValueError:
        return "coarse"
    return "later" if days > 0 else next((name for least, name in STEPS if days >= least), "earlier")


def _place(scene: Scene, sentence: Sentence, number: int) -> list[str]:
    """Where the sentence stands and what else it tells."""
    body = scene.story.body
    span, low = sentence.span, sentence.low
    shown = {
        f"sentence {min(number, 5)}": True,
        f"quarter {number * 4 // len(body)}": True,
        "first passage": sentence.passage == body[0].passage,
        "begins a passage": number == 0 or body[number - 1].passage != sentence.passage,
        "dated": any(span.start <= date.start < span.end for date in scene.dates),
        "statement": any(span.start <= q.span.start < span.end and not q.direct for q in scene.quotes),
        "quotation": any(q.span.start < span.end and span.start < q.span.end and q.direct for q in scene.quotes),
        "told on": any(span.end <= q.span.start < span.end + AFTER for q in scene.quotes),
        "short": len(low) < 9,
        "long": len(low) > 28,
        "question": low[-1] == "?",
        "figures": any(word[0].isdigit() for word in low),
    }
    kinds = {name.kind for name in sentence.names}
    shared = len(scene.headline & set(stems(low, scene.story)))
    opens = "a name" if 0 in sentence.name_at else low[0] if low[0].isalpha() else "a mark"
    return [
        *(sign for sign, on in shown.items() if on),
        f"opens with {opens}",
        *(f"names {kind.value}" for kind in NameKind if kind in kinds),
        f"headline words {min(shared, 4)}" if scene.headline else "no headline",
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
        f"type {trigger.plover}": trigger.listed,
        "first verb": verbal and all(t.shape == "noun" for t in triggers if t.first < trigger.first),
        "first of all": all(trigger.first <= t.first for t in triggers),
        "in the headline": not scene.headline.isdisjoint(stems(low[trigger.first : trigger.last], scene.story)),
        "light": low[trigger.first] in lists.light,
        "says": low[trigger.first] in lists.says,
        "several words": trigger.last - trigger.first > 1,
        "in a clause": not lists.below.isdisjoint(before),
        "after a link": any(word in lists.clause for word in before[-2:]),
        "negated": any(word in lists.negations for word in before[-2:]),
        "helped": any(word in facts.helpers for word in before[-2:]),
        "after a saying": not lists.telling.isdisjoint(low[: trigger.first]),
        "planned": any(word in facts.planned for word in before),
        "alleged": any(word in facts.alleged for word in before),
        "subject": subject is not None and subject.kind == "name",
        "described": subject is not None and subject.kind == "description",
    }
    return [sign for sign, on in shown.items() if on]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Weights of signs: of a trigger in its sentence, and of a sentence in its article."""

    form: dict[str, float]
    place: dict[str, float] = {}


@cache
def weights(name: str) -> Weights | None:
    """The weights of a file, read once; None where there is no such file."""
    file = resources.files("kronik.models") / f"{name}.json"
    return msgspec.json.decode(file.read_bytes(), type=Weights) if file.is_file() else None


@cache
def known(code: Lang) -> Weights:
    """The weights of a language; what it has none of its own for is weighed as in Indonesian."""
    common, own = weights("events") or Weights(form={}), weights(f"events-{code}")
    return common if own is None else Weights(form=own.form, place=own.place or common.place)


def fitness(shown: list[str], code: Lang) -> float:
    """How likely a trigger is the word by which its sentence reports an event, if it reports one."""
    return logistic(shown, known(code).form)


def chance(shown: list[str], code: Lang) -> float:
    """How likely a sentence reports one of the main events; a sign that training never saw says nothing."""
    return logistic(shown, known(code).place)


def logistic(shown: list[str], weights: dict[str, float]) -> float:
    """The probability that signs make."""
    return 1 / (1 + math.exp(-sum(weights.get(sign, 0) for sign in shown)))
