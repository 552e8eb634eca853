"""The day of an event: the one told in its sentence for its verb, or the day of the report that stands near.

A day behind a relative word belongs to the verb of that clause. A day after publication is of no event that has
happened: told right for the trigger it makes a plan of it, and told elsewhere it is of another event.
"""

from __future__ import annotations

import re
from datetime import date

from kronik.facts.story import Sentence, Story
from kronik.facts.triggers import Trigger
from kronik.facts.wording import Wording
from kronik.records import Expression

NEAR = 700
"""Characters within which a day told in another sentence dates an event: some two paragraphs."""
FRESH = 3
"""Days from publication within which a day told in another sentence is that of the report. In the annotated articles
that were looked at no event had a day of another sentence that was further away."""
QUALIFIED = 2
"""Words that say what kind of event a noun names before a clause about it: "kebakaran hebat yang …"."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def of(
    sentence: Sentence, trigger: Trigger, status: str, story: Story, dates: tuple[Expression, ...]
) -> tuple[str | None, str]:
    """When the event of a trigger was, as far as that is told, and its status in the light of that."""
    at = sentence.tokens[trigger.first].start
    usable = [d for d in dates if d.type in ("DATE", "TIME") and d.value[:1].isdigit() and d.rule != "published"]
    inside = [d for d in usable if sentence.span.start <= d.start < sentence.span.end]
    own = sorted((d for d in inside if _own(sentence, trigger, d, story.wording)), key=lambda d: abs(d.start - at))
    today = day(story.published)
    for told in own:
        told_day = day(told.value)
        if status == "happened" and today and told_day and told_day > today:
            if not _due(sentence, trigger, told, story.wording):
                continue
            done = not story.wording.done.isdisjoint(sentence.low[: trigger.first])
            status = status if done else "planned"
        return _printed(told.value), status
    if inside and not own:
        return None, status
    return _of_report(at, status, story, usable), status


def day(value: str) -> date | None:
    """The day with which a value begins; None for anything coarser."""
    found = _DAY.match(value)
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None


def _printed(value: str) -> str:
    """A day, or a stretch of days, without the hours; a coarser value as it is."""
    days = [_DAY.match(end) for end in value.split("/")]
    return "/".join(day.group() for day in days if day) if all(days) else value[:10] if days[0] else value


def _own(sentence: Sentence, trigger: Trigger, told: Expression, lists: Wording) -> bool:
    """Whether a day can be a trigger's: not in a clause about a noun that the trigger is outside of."""
    at = sentence.index(told.start)
    opened = None
    for n in range(at - 1, -1, -1):
        if sentence.low[n] == ",":
            break
        if sentence.low[n] in lists.relative:
            opened = n
            break
    between = sentence.low[trigger.last : opened] if opened is not None and trigger.shape == "noun" else ()
    headed = trigger.shape == "noun" and opened is not None and trigger.last <= opened <= trigger.last + QUALIFIED
    headed = headed and not any(lists.like_verb(word) for word in between)  # "kebakaran hebat yang melanda"
    return opened is None or trigger.first > opened or headed


def _due(sentence: Sentence, trigger: Trigger, told: Expression, lists: Wording) -> bool:
    """Whether a day to come is that of a trigger: no verb of saying, and no other clause between them.

    The verb right after a noun is of the same clause: "lelang itu dimulai 20 Juli".
    """
    low, past = sentence.low, trigger.last
    if low[trigger.first] in lists.cues:
        return False
    if trigger.shape == "noun":
        while past < len(low) - 1 and low[past] in lists.helpers:
            past += 1
        past += lists.like_verb(low[past]) if past < len(low) else 0
    first, last = sorted((past, sentence.index(told.start)))
    between = low[first:last]
    return not any(word in lists.that | lists.cues or lists.like_verb(word) for word in between)


def _of_report(at: int, status: str, story: Story, usable: list[Expression]) -> str | None:
    """The day of the report told nearest around a place of the text: news dates an event once for several sentences.

    It is one of the last days before publication, or of the next for what is planned.
    """
    today = day(story.published)
    near: list[Expression] = []
    for told in usable:
        told_day = day(told.value)
        if told_day is None or abs(told.start - at) >= NEAR:
            continue
        ago = (today - told_day).days if today else 0
        if status == "planned":
            ago = -ago
        if 0 <= ago <= FRESH and any(s.span.start <= told.start < s.span.end for s in story.body):
            near.append(told)
    return _printed(min(near, key=lambda d: abs(d.start - at)).value) if near else None
