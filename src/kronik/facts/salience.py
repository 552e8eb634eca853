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
from functools import cache, cached_property, lru_cache
from importlib import resources

import msgspec
import Stemmer  # type: ignore[import-not-found]  # PyStemmer has no types

from kronik.facts import names, voices
from kronik.facts.story import Sentence, Story
from kronik.facts.triggers import Trigger
from kronik.facts.wording import Wording
from kronik.records import Expression, Lang, NameKind, Quote

BEFORE = 4
"""Words before a trigger among which a clause, a negation or a helper speaks of it."""
DONE = 7
"""Words from a noun to the light verb that tells that it is done: "rapat koordinasi itu akan digelar"."""
AFTER = 3
"""Characters within which a statement that follows is about the sentence before it."""
TOLD = 0.6
"""Share of the words of a sentence outside quotation marks from which it tells rather than quotes."""
PARTS = 3
"""Steps of how much of a sentence is quoted."""
MET = 50_000
"""Words whose stems are kept."""
EARLY = 4
"""Sentences that are early in an article."""
STEPS = ((0, "of publication"), (-2, "just before"), (-8, "in the week before"))
"""Days from publication, at least, and what such a day is called among the signs."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Scene(msgspec.Struct, frozen=True, dict=True, eq=False):
    """What is known of an article when its triggers are weighed."""

    story: Story
    headline: frozenset[str]
    """Stems of the words of the headline."""
    dates: tuple[Expression, ...]
    quotes: tuple[Quote, ...]
    published: date | None
    """The day of publication, where the page tells it."""

    @cached_property
    def own(self) -> tuple[float, ...]:
        """For each sentence of the body, the share of its words that stand outside quotation marks."""
        told = map(self.story.outside, self.story.body)
        return tuple(sum(some) / max(len(some), 1) for some in told)

    @cached_property
    def topics(self) -> tuple[frozenset[str], ...]:
        """For each sentence of the body, the stems of its words outside quotation marks."""
        story = self.story
        return tuple(
            frozenset(stems((word for word, out in zip(one.low, story.outside(one), strict=True) if out), story))
            for one in story.body
        )

    @cached_property
    def met(self) -> tuple[frozenset[str], ...]:
        """For each sentence of the body, the stems of all sentences before it."""
        found, known = [], frozenset[str]()
        for topic in self.topics:
            found.append(known)
            known |= topic
        return tuple(found)

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
    name = story.pack.stemmer
    return [_stem(word, name) for word in words if len(word) > 3]


@lru_cache(MET)
def _stem(word: str, stemmer: str | None) -> str:
    """The stem of a word, of its letters and digits."""
    bare = word if word.isalnum() else "".join(filter(str.isalnum, word))
    return _stemmer(stemmer).stemWord(bare) if stemmer else bare


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
        *(f"word {stem}" for stem in stems(sentence.low[trigger.first : trigger.last], scene.story)),
        f"after it {_behind(scene, sentence, trigger.last)}",
        *_form(scene, sentence, triggers, trigger),
    ]


def _behind(scene: Scene, sentence: Sentence, at: int) -> str:
    """What stands right behind a trigger: a name, a mark, a word of such a cluster, or nothing."""
    if at >= len(sentence.low):
        return "end"
    if (name := sentence.name_at.get(at)) and sentence.index(name.span.start) == at:
        return "name"
    return f"cluster {scene.clusters(sentence.tokens[at].text)[0]}" if sentence.low[at].isalnum() else "mark"


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
    stands = _place(scene, sentence, number)
    around = [*_around(scene, number), *_said(scene, number), *_early(scene, sentence, number, triggers, stands)]
    words = (f"stem {stem}" for stem in sorted(scene.topics[number]))
    return [*shown, *order, *telling, *stands, *around, *_days(scene, sentence), *words]


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


def _around(scene: Scene, number: int) -> list[str]:
    """How much of a sentence is quoted, and whether those beside it tell or quote."""
    own = scene.own
    return [
        f"quoted {round((1 - own[number]) * PARTS)}",
        f"next {_kind(own, number + 1)}",
        f"previous {_kind(own, number - 1)}",
    ]


def _kind(own: tuple[float, ...], number: int) -> str:
    """Whether a sentence quotes for the most part, or tells, or there is none."""
    if not 0 <= number < len(own):
        return "none"
    return "quotes" if own[number] < TOLD else "tells"


def _said(scene: Scene, number: int) -> list[str]:
    """How much of what a sentence tells has been told before, and how much by the first sentence."""
    topic = scene.topics[number]
    if not number:
        return ["nothing told"]
    if not topic:
        return []
    met, lead = len(topic & scene.met[number]) / len(topic), len(topic & scene.topics[0]) / len(topic)
    return [f"told of it {round(met * 4)}", f"of the lead {min(4, round(lead * 6))}"]


def _early(scene: Scene, sentence: Sentence, number: int, triggers: list[Trigger], stands: list[str]) -> list[str]:
    """What tells more, or less, where it stands early: a saying, a type, a day, names, words of the headline."""
    at = "first" if number == 0 else "second" if number == 1 else "early" if number < EARLY else "late"
    says = sentence.low[triggers[0].first] in scene.story.wording.says
    shown = {
        f"{at} says": says,
        f"{at} does": not says,
        f"{at} typed": any(trigger.plover for trigger in triggers),
        f"{at} untyped": not any(trigger.plover for trigger in triggers),
        f"{at} dated": "dated" in stands,
        f"{at} undated": "dated" not in stands,
        f"{at} names {min(len(sentence.names), 2)}": True,
    }
    return [*(sign for sign, on in shown.items() if on), *(f"{at} {s}" for s in stands if s.startswith("headline w"))]


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
        "quoted": trigger.quoted,
        f"quoted {trigger.plover}": trigger.quoted,
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
    return [
        *(sign for sign, on in shown.items() if on),
        *_before(scene, sentence, trigger),
        *_done(sentence, triggers, trigger, lists),
    ]


def _done(sentence: Sentence, triggers: list[Trigger], trigger: Trigger, lists: Wording) -> list[str]:
    """Whether a trigger is a noun that is told to be done, or the light verb that tells it: "rapat itu digelar"."""
    if any(does(sentence, trigger, noun, lists) for noun in triggers):
        return ["does a noun"]
    return ["is done"] if any(does(sentence, verb, trigger, lists) for verb in triggers) else []


def does(sentence: Sentence, verb: Trigger, noun: Trigger, lists: Wording) -> bool:
    """Whether a trigger is a light passive that tells no more than that what a noun names is done."""
    light = verb.shape == "passive" and sentence.low[verb.first] in lists.light
    return light and noun.shape == "noun" and 0 <= verb.first - noun.last < DONE


def _before(scene: Scene, sentence: Sentence, trigger: Trigger) -> list[str]:
    """What stands right before a trigger and its helpers, and whether the headline has it."""
    low, lists, at = sentence.low, scene.story.wording, trigger.first - 1
    while at >= 0 and (low[at] in lists.helpers or low[at] in lists.negations):
        at -= 1
    if at < 0:
        return ["before it nothing"]
    if name := sentence.name_at.get(at):
        kind, words = name.kind.value, name.text.lower().split()
    else:
        kind, words = _word(low[at], lists), list(low[max(0, at - 1) : at + 1])
    told = not scene.headline.isdisjoint(stems(words, scene.story))
    return [f"before it {kind}", *(["before it the headline's"] if told else [])]


def _word(word: str, lists: Wording) -> str:
    """What a word before a trigger is."""
    kinds = (
        ("pronoun", word in lists.pronouns),
        ("this", word in lists.these),
        ("comma", word == ","),
        ("clause", word in lists.clause),
    )
    return next((kind for kind, on in kinds if on), "other")


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
    return 1 / (1 + math.exp(-sum(weights[sign] for sign in shown if sign in weights)))
