"""Events: what the article reports as having happened, as planned, denied or alleged.

The few sentences that likeliest report the main events are taken, each with the triggers outside quotations that are
worth telling: the surer the sentence, the more of its words. An event told again is told once. The confidence of an
event is the chance of its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kronik.facts import actors, salience, triggers
from kronik.facts.people import Cast
from kronik.facts.salience import Scene
from kronik.facts.speakers import Speakers
from kronik.facts.story import Sentence, Story
from kronik.facts.triggers import Trigger
from kronik.records import Credit, Event, Expression, NameKind, Quote, Span

AIM = 0.75
"""Share of the events told that are to stand on a sentence that reports a main event."""
COST = 0.55
"""What an event too many costs, in events found: a word is told where the chance that it reports a main event is more
than this times what its sentence falls short of `AIM`."""
LEAST = 0.05
"""Chance from which a word is told, however sure its sentence is."""
WORDS = 4
"""Events of one sentence."""
BRIEF = 2
"""A text of so few sentences is asked for its likeliest event whatever its chance: it has been picked for one."""
MOST = 3
"""Sentences of one article that report its main events. This, `COST`, `LEAST` and `WORDS` were chosen together in
folds of 205 annotated articles (train/events)."""
NEAR = 700
"""Characters within which a day told in another sentence dates an event: some two paragraphs."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
BEFORE_VERB = 5
"""Words before a trigger in which "akan" or "diduga" still speaks of it."""


def find(
    story: Story, cast: Cast, quotes: tuple[Quote, ...], dates: tuple[Expression, ...], credits: tuple[Credit, ...]
) -> tuple[Event, ...]:
    """The main events of the body, in reading order."""
    told: list[tuple[float, list[Event]]] = []
    spare: list[tuple[float, list[Event]]] = []
    speakers = Speakers(story, cast)
    for sentence, outside, sure, weighed in offers(story, salience.scene(story, quotes, dates)):
        words = [trigger for fit, trigger in weighed[:WORDS] if worth(sure, fit)]
        some = [_event(sentence, word, sure, story, speakers, dates, credits) for word in words]
        if some:
            told.append((sure, some))
        elif weighed and len(story.body) <= BRIEF:
            spare.append((sure, [_event(sentence, weighed[0][1], sure, story, speakers, dates, credits)]))
        speakers.heard(sentence, outside)
    return _main(told or sorted(spare, key=lambda pair: -pair[0])[:1])


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
    story: Story,
    speakers: Speakers,
    dates: tuple[Expression, ...],
    credits: tuple[Credit, ...],
) -> Event:
    """The event that a trigger reports."""
    who, whom = actors.find(sentence, trigger, story, speakers)
    at = Span(sentence.tokens[trigger.first].start, sentence.tokens[trigger.last - 1].end)
    source = next((c.name for c in credits if sentence.span.start <= c.span.start < sentence.span.end), None)
    return Event(
        span=sentence.span,
        rule=f"{trigger.shape} trigger" if trigger.listed else "verb by its prefix",
        confidence=round(sure, 3),
        trigger=sentence.words(trigger.first, trigger.last),
        at=at,
        who=who,
        whom=tuple(name for name in whom if name not in who),
        place=_place(sentence, trigger, story),
        date=_date(sentence, at, story, dates),
        plover=trigger.plover,
        status=_status(sentence, trigger, story),
        source=source,
    )


def _status(sentence: Sentence, trigger: Trigger, story: Story) -> str:
    """Whether it happened, by the words just before the trigger and at the head of its clause."""
    facts = story.pack.facts
    before = sentence.low[max(0, trigger.first - BEFORE_VERB) : trigger.last]
    for status, words in (("denied", facts.denied), ("alleged", facts.alleged), ("planned", facts.planned)):
        if any(word in words for word in before):
            return status
    return "hypothetical" if sentence.low[0] in facts.hypothetical else "happened"


def _place(sentence: Sentence, trigger: Trigger, story: Story) -> str | None:
    """The place that a preposition of place leads to, the one nearest after the trigger first."""
    found = []
    for name in sentence.names:
        first = sentence.index(name.span.start)
        if name.kind is NameKind.PLACE and first and sentence.low[first - 1] in story.wording.where:
            found.append((first < trigger.first, abs(first - trigger.first), name.text))
    return " ".join(min(found)[2].split()) if found else None


def _date(sentence: Sentence, at: Span, story: Story, dates: tuple[Expression, ...]) -> str | None:
    """The day told in the sentence, nearest to the trigger; else the one told nearest around it.

    News dates an event once for several sentences, often beside the first quotation: a day within `NEAR` is its own.
    """
    usable = [d for d in dates if d.type in ("DATE", "TIME") and d.value[:1].isdigit() and d.rule != "published"]
    inside = [d for d in usable if sentence.span.start <= d.start < sentence.span.end]
    days = [d for d in usable if _DAY.match(d.value) and abs(d.start - at.start) < NEAR]
    near = inside or [d for d in days if any(s.span.start <= d.start < s.span.end for s in story.body)]
    if not near:
        return None
    value = min(near, key=lambda d: abs(d.start - at.start)).value
    return value[:10] if _DAY.match(value) else value


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
