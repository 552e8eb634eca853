"""The day of an event: the one told in its sentence for its verb, or the day of the report that stands near.

A day behind a relative word belongs to the verb of that clause, and one behind what somebody said or threatened to do
belongs to what was said. A day after publication is of no event that has happened: told right for the trigger it
makes a plan of it, and told elsewhere it is of another event.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from kronik.facts.status import wanted
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
GOVERNED = 5
"""Words before a noun among which stands the verb whose object it is."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_MONTH = re.compile(r"(\d{4})(?:-(\d\d))?(?![\d-])")


def of(
    sentence: Sentence, trigger: Trigger, status: str, story: Story, dates: tuple[Expression, ...]
) -> tuple[str | None, str]:
    """When the event of a trigger was, as far as that is told, and its status in the light of that."""
    at, lists = sentence.tokens[trigger.first].start, story.wording
    usable = [d for d in dates if d.type in ("DATE", "TIME") and d.value[:1].isdigit() and d.rule != "published"]
    inside = [d for d in usable if sentence.span.start <= d.start < sentence.span.end and not _named(sentence, d)]
    own = [d for d in inside if _own(sentence, trigger, d, lists)]
    own.sort(key=lambda d: (_apart(sentence, trigger, d, lists), abs(d.start - at)))
    today, coarse = day(story.published), False
    for told in own:
        told_day = day(told.value)
        if status == "happened" and today and (first := _begins(told.value)) and first > today:
            coarse = coarse or told_day is None
            if told_day is None or not _due(sentence, trigger, told, lists):
                continue
            done = not lists.done.isdisjoint(sentence.low[: trigger.first])
            status = status if done else "planned"
        if status == "planned" and told_day and today and told_day < today and wanted(sentence, trigger, lists):
            return _coming(sentence, trigger, told, today, lists), status
        return _printed(told.value), status
    if coarse or (inside and not own):
        return None, status
    return _of_report(at, status, story, usable), status


def _coming(sentence: Sentence, trigger: Trigger, told: Expression, today: date, lists: Wording) -> str | None:
    """The next such weekday where somebody threatened or promised to do it then; none for what was asked for."""
    found = day(told.value)
    asked = any(word in lists.asks for word in sentence.low[: trigger.first])
    if found is None or asked or told.rule != "weekday" or sentence.index(told.start) < trigger.first:
        return None
    return (found + timedelta(weeks=1)).isoformat() if found + timedelta(weeks=1) >= today else None


def day(value: str) -> date | None:
    """The day with which a value begins; None for anything coarser."""
    found = _DAY.match(value)
    try:
        return date.fromisoformat(found.group()) if found else None
    except ValueError:
        return None


def _named(sentence: Sentence, told: Expression) -> bool:
    """Whether what looks like a feast is a part of a name: "Kabupaten Mandailing Natal"."""
    return told.rule == "feast" and sentence.index(told.start) in sentence.name_at


def _begins(value: str) -> date | None:
    """The first day of a day, a month, a week or a year; None for anything else."""
    if found := day(value):
        return found
    try:
        if week := _WEEK.match(value):
            return date.fromisocalendar(int(week[1]), int(week[2]), 1)
        month = _MONTH.match(value)
        return date(int(month[1]), int(month[2] or 1), 1) if month else None
    except ValueError:
        return None


def _printed(value: str) -> str:
    """A day, or a stretch of days, without the hours; a coarser value as it is."""
    days = [_DAY.match(end) for end in value.split("/")]
    return "/".join(day.group() for day in days if day) if all(days) else value[:10] if days[0] else value


def _own(sentence: Sentence, trigger: Trigger, told: Expression, lists: Wording) -> bool:
    """Whether a day can be a trigger's: in no clause about a noun that it is outside of, nor in what it says."""
    at = sentence.index(told.start)
    if _said(sentence, trigger, at, lists):
        return False
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


def _said(sentence: Sentence, trigger: Trigger, at: int, lists: Wording) -> bool:
    """Whether a day is that of what a trigger says or threatens: "menerangkan, X ditangkap pada Sabtu".

    Behind a comma it may be the day on which it was said: "mengatakan pasar dibuka lagi, Sabtu (15/6)".
    """
    low, word = sentence.low, sentence.low[trigger.first]
    if at <= trigger.last or not (word in lists.says or trigger.plover == "THREATEN"):
        return False
    led = low[trigger.last] in lists.purpose
    return low[at - 1] != "," and (led or any(_verb(sentence, n, lists) for n in range(trigger.last, at)))


def _verb(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word is a verb, as far as the language's prefixes or its event words tell."""
    word = sentence.low[at]
    verbal = (lists.like_verb(word) and word not in lists.nouns) or word in lists.acting
    return verbal and at not in sentence.name_at


def _apart(sentence: Sentence, trigger: Trigger, told: Expression, lists: Wording) -> bool:
    """Whether another clause stands between a trigger and a day: "datang pada Senin dan pulang pada Selasa"."""
    at = sentence.index(told.start)
    linked = any(word in lists.joins | lists.turns for word in _between(sentence, trigger.last, told, lists))
    others = range(trigger.last, at) if at > trigger.first else range(trigger.first)
    return linked and any(_verb(sentence, n, lists) for n in others)


def _due(sentence: Sentence, trigger: Trigger, told: Expression, lists: Wording) -> bool:
    """Whether a day to come is that of a trigger: no verb of saying, and no other clause between them.

    The verb right after a noun is of the same clause: "lelang itu dimulai 20 Juli". What is looked into is past.
    """
    low, past = sentence.low, trigger.last
    if low[trigger.first] in lists.cues:
        return False
    if trigger.shape == "noun":
        if any(word in lists.regarding for word in low[max(0, trigger.first - GOVERNED) : trigger.first]):
            return False
        while past < len(low) - 1 and low[past] in lists.helpers:
            past += 1
        past += past < len(low) and (lists.like_verb(low[past]) or low[past] in lists.acting)
    other = lists.that | lists.cues | lists.turns | lists.acting | lists.planned
    return not any(word in other or lists.like_verb(word) for word in _between(sentence, past, told, lists))


def _between(sentence: Sentence, at: int, told: Expression, lists: Wording) -> tuple[str, ...]:
    """The words between one and a day, without that which leads to the day: "ditunda hingga 10 Juli"."""
    low, day = sentence.low, sentence.index(told.start)
    if day <= at:
        return low[day:at]
    return low[at : day - (low[day - 1] in lists.turns)]


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
