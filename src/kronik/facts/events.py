"""Events: what the article reports as having happened, as planned, denied or alleged.

The few sentences that likeliest report the main events are taken, each with the triggers that are worth telling: the
surer the sentence, the more of its words. In quotations a speaker acts by what he says („Kami mengimbau …").
An event told again is told once. The confidence of an event is the chance of its sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from kronik.facts import actors, days, salience, status, triggers
from kronik.facts.people import Cast
from kronik.facts.salience import Scene
from kronik.facts.speakers import Speakers
from kronik.facts.story import Sentence, Story
from kronik.facts.triggers import Trigger
from kronik.facts.wording import Wording
from kronik.records import Credit, Event, Expression, NameKind, Quote, Span

AIM = 0.9
"""Share of the events told towards which they are weighed: that many would stand on a sentence that reports a main
event if chances were exact. With this and `COST`, .76 do in folds, and .58 of the main events are found."""
COST = 0.55
"""What an event too many costs, in events found: a word is told where the chance that it reports a main event is more
than this times what its sentence falls short of `AIM`."""
LEAST = 0.05
"""Chance from which a word is told, however sure its sentence is."""
WORDS = 4
"""Events of one sentence."""
BRIEF = 2
"""A text of so few sentences is asked for its likeliest event whatever its chance: it has been picked for one."""
MOST = 4
"""Sentences of one article that report its main events, as annotators were told. This, `AIM`, `COST`, `LEAST` and
`WORDS` were chosen together in folds of 779 annotated articles (train/events)."""


def find(
    story: Story, cast: Cast, quotes: tuple[Quote, ...], dates: tuple[Expression, ...], credits: tuple[Credit, ...]
) -> tuple[Event, ...]:
    """The main events of the body, in reading order."""
    told: list[tuple[float, list[Event]]] = []
    spare: list[tuple[float, list[Event]]] = []
    speakers = Speakers(story, cast)
    event = partial(_event, story=story, speakers=speakers, quotes=quotes, dates=dates, credits=credits)
    for sentence, outside, sure, weighed in offers(story, salience.scene(story, quotes, dates)):
        words = [trigger for fit, trigger in weighed[:WORDS] if worth(sure, fit)]
        words = [verb for verb in words if not _tells(sentence, verb, words, story.wording)]
        some = [event(sentence, word, sure) for word in words]
        if some:
            told.append((sure, some))
        elif weighed and len(story.body) <= BRIEF and not weighed[0][1].quoted:
            spare.append((sure, [event(sentence, weighed[0][1], sure)]))
        speakers.heard(sentence, outside)
    return _main(told or sorted(spare, key=lambda pair: -pair[0])[:1])


def _tells(sentence: Sentence, verb: Trigger, words: list[Trigger], lists: Wording) -> bool:
    """Whether a verb only tells that what a noun among some words names is done: "rapat" itu digelar."""
    return any(salience.does(sentence, verb, noun, lists) for noun in words)


def worth(sure: float, fit: float) -> bool:
    """Whether a word of such a fitness is told, in a sentence of such a chance."""
    chance = sure * fit
    return chance >= LEAST and chance >= COST * (AIM - sure)


Offer = tuple[Sentence, list[bool], float, list[tuple[float, Trigger]]]
"""A sentence, which of its words stand outside quotations, its chance, and its triggers, the fittest first."""


def offers(story: Story, scene: Scene) -> Iterator[Offer]:
    """Each sentence of the body weighed, with its triggers."""
    code, before = story.pack.code, 0
    for number, sentence in enumerate(story.body):
        outside = story.outside(sentence)
        found = triggers.find(sentence, outside, code)
        if not found:
            yield sentence, outside, 0.0, []
            continue
        shown = [salience.form(scene, sentence, found, trigger) for trigger in found]
        fits = [salience.fitness(form, code) for form in shown]
        order = sorted(range(len(found)), key=lambda n: (-fits[n], found[n].first))
        signs = salience.place(scene, sentence, number, before, shown[order[0]], found)
        sure, before = salience.chance(signs, code), before + 1
        yield sentence, outside, sure, [(fits[n], found[n]) for n in order]


def _event(
    sentence: Sentence,
    trigger: Trigger,
    sure: float,
    *,
    story: Story,
    speakers: Speakers,
    quotes: tuple[Quote, ...],
    dates: tuple[Expression, ...],
    credits: tuple[Credit, ...],
) -> Event:
    """The event that a trigger reports."""
    who, whom = actors.find(sentence, trigger, story, speakers)
    at = Span(sentence.tokens[trigger.first].start, sentence.tokens[trigger.last - 1].end)
    if trigger.quoted and trigger.shape == "active" and all(name.lower() in story.pack.facts.us for name in who):
        who = _speaker(at, quotes)
    date, stands = days.of(sentence, trigger, status.of(sentence, trigger, story), story, dates)
    source = next((c.name for c in credits if sentence.span.start <= c.span.start < sentence.span.end), None)
    return Event(
        span=sentence.span,
        rule=_rule(trigger),
        confidence=round(sure, 3),
        trigger=sentence.words(trigger.first, trigger.last),
        at=at,
        who=who,
        whom=tuple(name for name in whom if name not in who),
        place=_place(sentence, trigger, story),
        date=date,
        plover=triggers.kind(sentence, trigger, story.wording),
        status=stands,
        source=source,
    )


def _speaker(at: Span, quotes: tuple[Quote, ...]) -> tuple[str, ...]:
    """Who says the words of a stretch, and so does what they tell of "us" or of nobody."""
    said = (quote.speaker for quote in quotes if quote.span.start <= at.start < quote.span.end)
    return tuple(speaker for speaker in said if speaker)[:1]


def _rule(trigger: Trigger) -> str:
    """What a trigger is known by."""
    if trigger.listed:
        return f"{trigger.shape} trigger"
    return "noun that is told to be done" if trigger.shape == "noun" else "verb by its prefix"


def _place(sentence: Sentence, trigger: Trigger, story: Story) -> str | None:
    """The place that a preposition of place leads to, the one nearest after the trigger first."""
    found = []
    for name in sentence.names:
        first = sentence.index(name.span.start)
        if name.kind is NameKind.PLACE and first and sentence.low[first - 1] in story.wording.where:
            found.append((first < trigger.first, abs(first - trigger.first), name.text))
    return " ".join(min(found)[2].split()) if found else None


def _main(told: list[tuple[float, list[Event]]]) -> tuple[Event, ...]:
    """The events of the likeliest sentences, each told once, in reading order."""
    kept: list[Event] = []
    for _, some in sorted(told, key=lambda pair: -pair[0])[:MOST]:
        kept += [event for event in some if not any(_again(event, other) for other in kept)]
    return tuple(sorted(kept, key=lambda event: (event.span.start, event.at.start)))


def _again(event: Event, other: Event) -> bool:
    """Whether one event is another told again: the same word, and no actor or date that sets them apart."""
    if event.trigger.lower() != other.trigger.lower():
        return False
    apart = [(event.who, other.who), (event.whom, other.whom)]
    return all(not a or not b or set(a) & set(b) for a, b in apart)
