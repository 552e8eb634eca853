"""Indirect statements: "Menurut X, …", "…, kata X", "X mengatakan bahwa …", "X meminta agar …".

Each rule reads one sentence outside its quotation marks; they are tried in order, the surest first.
"""

from __future__ import annotations

from itertools import pairwise

from kronik.facts import after, voices
from kronik.facts.marks import Quoted
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.voices import Voice
from kronik.facts.wording import Wording, past
from kronik.records import NameKind, Span

SHORTEST = 3
"""Words of the shortest indirect statement."""
TO = 14
"""Words from a verb of saying to the "that" of what was said: "told a conference in Randai that"."""
SOON = 4
"""Words from a verb of saying to its "that" when only a time stands between: "last week"."""
COUNT = 5
"""Words from a verb to a number, and from the number to whom it counts."""
THING = 7
"""Words of the longest thing with a place that is taken for no statement."""
PREDICATE = 2
"""Words behind "itu" from which they are told of what stands before it."""
CLOSED = 1
"""Words between a speaker and the comma after him in the middle of a sentence."""
ENDS = frozenset(".,;!?)")
"""Marks behind the verb of saying that ends a sentence or a clause: after a colon what was said follows."""
WHO = 12
"""Words from the verb of saying that ends a sentence back to the comma before who says it."""
TITLES = 4
"""Words of an office after that comma before the name."""
LATER = 12
"""Words of the longest "in a statement to the court on Tuesday"."""
ASKED = 24
"""Words after a verb of asking within which it is told what for."""

Said = tuple[Span, tuple[int, int], Voice | None, str]
"""An indirect statement, the words of its cue, whom they name, and the rule that found it."""


def find(
    story: Story,
    sentence: Sentence,
    quoted: tuple[Quoted, ...],
    outside: list[bool],
    spent: frozenset[int],
) -> tuple[Said, ...]:
    """The indirect statement of a sentence, by the first rule that finds one outside quotation marks.

    They are two where another says something else: "X menyebut …, sedangkan Y melaporkan …".
    """
    for rule in (_according, _cue_inside, _ended, _verb):
        told = rule(story, sentence, outside)
        if told is None:
            continue
        span, cue, _, _ = told
        if cue[0] in spent:
            return ()
        covered = sum(max(0, min(q.inside.end, span.end) - max(q.inside.start, span.start)) for q in quoted)
        words = plain(span.of(story.text)).split()
        if len(words) < SHORTEST - any(word[0].isdigit() for word in words):
            return ()
        if covered * 2 > span.end - span.start:
            return ()
        return _contrasted(story, sentence, outside, told) if rule is _verb else (told,)
    return ()


def _contrasted(story: Story, sentence: Sentence, outside: list[bool], told: Said) -> tuple[Said, ...]:
    """A statement, and the one that "sedangkan" begins after it, each without the other."""
    span, cue, voice, rule = told
    lists, low = story.wording, sentence.low
    at = next((n for n in range(cue[1] + 1, len(low)) if low[n] in lists.contrast and low[n - 1] == ","), None)
    other = None if at is None else _verb(story, sentence, outside, at + 1)
    if at is None or other is None or other[2] is None or other[2].kind == "pronoun":
        return (told,)
    return (Span(span.start, sentence.tokens[at - 2].end), cue, voice, rule), other


def _according(story: Story, sentence: Sentence, outside: list[bool]) -> Said | None:
    """Menurut X, …; Menurutnya, …; …, menurut X."""
    lists, low = story.wording, sentence.low
    for at, word in enumerate(low):
        if not outside[at]:
            continue
        leads = at < 3 or sentence.tokens[at].text[0].isupper()
        if voices.owned(word, story.wording) in lists.according and leads:
            start = at + 1 + (low[at + 1 : at + 2] == (",",))
            return _rest(sentence, start), (at, at + 1), None, "according to"
        if word in lists.according and at < 3 and at + 1 < len(low):
            start = _credited(sentence, at, lists)
            while start < len(low) and low[start] in lists.reports | lists.fillers and start not in sentence.name_at:
                start += 1
            voice = voices.after(sentence, start, story.wording)
            if voice is None or (voice.kind == "printed" and voices.common(sentence, voice, story)):
                return None
            return _rest(sentence, _past(sentence, voice, lists)), (at, start), voice, "according to"
        if word in lists.credited and 3 <= at < len(low) - 1 and all(outside[:at]):
            voice = voices.after(sentence, _credited(sentence, at, lists), story.wording)
            span = voice and _around(sentence, at, voice, lists)
            if voice and span and not (voice.kind == "printed" and voices.common(sentence, voice, story)):
                return span, (at, at + 1), voice, "according to"
        if (
            word in lists.told
            and low[at + 1 : at + 2] == (",",)
            and word not in lists.quoted
            and _adverbial(low[:at], lists)
        ):
            return _rest(sentence, at + 2), (at, at + 1), Voice("last", at, at), "according to"
    return None


def _credited(sentence: Sentence, at: int, lists: Wording) -> int:
    """The first word after "menurut" or "according to"."""
    return max(at + 1, past(sentence.low, at, lists.quoted))


def _adverbial(words: tuple[str, ...], lists: Wording) -> bool:
    """Whether words before a passive of saying tell no more than that it goes on: "lebih lanjut"."""
    return all(word in lists.helpers or word in lists.after for word in words)


def _around(sentence: Sentence, at: int, voice: Voice, lists: Wording) -> Span | None:
    """What was said around or before "menurut X": …, menurut X, …; …, menurut X; namun menurut X, …."""
    low = sentence.low
    end = _past(sentence, voice, lists)
    if low[at - 1] in lists.joins | lists.clause:
        return _rest(sentence, end) if end > voice.last else None
    if low[at - 1] != ",":
        return None
    apposed = end - 1 - voice.last > CLOSED or end == voice.last
    if end < len(low) and not apposed and not _when(low[end:], lists) and len(low) - end > SHORTEST:
        return _rest(sentence, 0)
    return Span(sentence.span.start, sentence.tokens[at - 2].end)


def _past(sentence: Sentence, voice: Voice, lists: Wording) -> int:
    """Past what is told of a speaker after the name, up to the comma before the statement."""
    at = voice.last
    office = after.find(sentence, at, lists) if voice.kind == "name" else None
    end = sentence.index(office.span.end) if office else at
    if end > at and sentence.low[end : end + 1] == (",",):
        at = end
    comma = next((n for n in range(at, min(at + 14, len(sentence.low))) if sentence.low[n] == ","), None)
    return at if comma is None else comma + 1


def _cue_inside(story: Story, sentence: Sentence, outside: list[bool]) -> Said | None:
    """…, kata X; Kata X, …; …, ujarnya. A cue between two parts makes the whole sentence the statement."""
    lists, low = story.wording, sentence.low
    rule = "cue in the sentence"
    for at, word in enumerate(low):
        own = voices.owned(word, story.wording) in lists.after
        if not outside[at] or not (own or word in lists.after) or (at and low[at - 1] != ","):
            continue
        if not lists.verbs and word not in lists.says - lists.hearers:
            continue  # "pointed pumps", "X, who is ill, told the Courier"
        if voices.in_name(sentence, at):
            continue
        if at and not all(outside[:at]):
            return None
        voice = None if own else voices.after(sentence, at + 1, story.wording)
        if voice is None and not own:
            continue
        end = voice.last if voice else at + 1
        if voice and at and word in lists.says and not _inverted(sentence, end, voice, lists):
            continue
        comma = next((n for n in range(end, len(low)) if low[n] == ","), None)
        if at == 0:
            return None if comma is None else (_rest(sentence, comma + 1), (at, at + 1), voice, rule)
        whole = comma is not None and len(low) - comma > SHORTEST + 1 and own | (comma - end < 2)
        whole = whole and comma is not None and not _when(low[comma + 1 :], lists)
        span = _rest(sentence, 0) if whole else Span(sentence.span.start, sentence.tokens[at - 2].end)
        return span, (at, at + 1), voice, rule
    return None


def _ended(story: Story, sentence: Sentence, outside: list[bool]) -> Said | None:
    """…, the coast guard said on Tuesday; …, X said, …: who says it stands last, in a clause of its own."""
    lists, low = story.wording, sentence.low
    for at in range(SHORTEST + 2, len(low) if lists.ending else 0):
        if low[at] not in lists.ending or voices.in_name(sentence, at):
            continue
        comma = next((n for n in range(at - 2, max(at - WHO, SHORTEST - 1), -1) if low[n] == ","), None)
        if comma is None or not all(outside[: at + 1]) or not voices.alone(sentence, comma + 1, at, lists):
            continue
        voice = voices.before(sentence, at, lists, comma + 1)
        heard = (_listener(sentence, at + 1, lists) if low[at] in lists.hearers else 0) or at + 1
        ends = heard == len(low) or low[heard] in ENDS or _later(low[heard:], lists)
        if voice is None or voice.first > comma + 1 + TITLES or not ends:
            continue
        goes_on = low[heard : heard + 1] == (",",) and len(low) - heard > SHORTEST
        span = _rest(sentence, 0) if goes_on else Span(sentence.span.start, sentence.tokens[comma - 1].end)
        return span, (at, at + 1), voice, "cue in the sentence"
    return None


def _later(words: tuple[str, ...], lists: Wording) -> bool:
    """Whether words after a verb of saying tell no more than when, where and in what it was said."""
    lead = words[0] in lists.calendar | lists.where | lists.clause - lists.that - lists.relative
    verbs = lists.telling - lists.calendar | lists.auxiliary | lists.helpers | lists.negations | lists.he
    return lead and len(words) <= LATER and verbs.isdisjoint(words)


def _when(words: tuple[str, ...], lists: Wording) -> bool:
    """Whether words tell no more than when and where something was said: "Minggu (12/9/2021)", "di Randai"."""
    other = lists.telling | lists.helpers | lists.negations | lists.relative
    lead = bool(words) and words[0] in lists.calendar | lists.where | lists.clause
    verbs = (word for word in words if lists.like_verb(word) and word not in lists.states)
    return lead and other.isdisjoint(words) and next(verbs, None) is None


def _inverted(sentence: Sentence, end: int, voice: Voice, lists: Wording) -> bool:
    """Whether a speaker after a verb of saying is its subject, and not what it is said of: "…, said X, who"."""
    if end >= len(sentence.low) or not sentence.low[end][0].isalnum():
        return True
    return voice.kind != "pronoun" and sentence.low[end] in lists.clause and sentence.low[end] not in lists.that


def _counted(sentence: Sentence, verb: int, story: Story) -> bool:
    """Whether a number of people stands right behind a verb: "mencatat 63 orang meninggal"."""
    low, some = sentence.low[verb + 1 : verb + COUNT], story.pack.links.persons
    figure = next((n for n, word in enumerate(low) if word[0].isdigit() or word in story.wording.numbers), None)
    return figure is not None and any(word in some for word in low[figure + 1 : figure + COUNT])


def _official(sentence: Sentence, voice: Voice, lists: Wording) -> bool:
    """Whether a voice is an institution's: by its name, or by the word that it begins with."""
    named = voice.name is not None and voice.name.kind is NameKind.ORGANISATION
    return named or sentence.low[voice.first] in lists.official | lists.many


def _verb(story: Story, sentence: Sentence, outside: list[bool], start_at: int = 0) -> Said | None:
    """X mengatakan (bahwa) …, X meminta …: a verb of saying or asking with its subject before it."""
    lists, low = story.wording, sentence.low
    for at, word in enumerate(low):
        asks = word in lists.asks and word not in lists.says
        counts = word in lists.counts and (_counted(sentence, at, story) or low[at + 1 : at + 2] == (",",))
        said = asks or word in lists.says or counts
        if not outside[at] or not said or at <= start_at or voices.in_name(sentence, at):
            continue
        if asks and word in lists.asks_with and not past(low, at, lists.asks_with):
            continue  # "called the police"
        if low[at - 1] in lists.unsaid or low[at - 1] == "-" or at + SHORTEST >= len(low):
            continue
        voice = voices.before(sentence, at, lists, start_at) or voices.lone(sentence, at, story)
        aside = low[at + 1] == ","
        if voice is None or (word in lists.counts and not (aside or _official(sentence, voice, lists))):
            continue
        start = at + 1 if asks else _content(sentence, at, lists)
        if start is None:
            continue
        while start < len(low) and (low[start] in lists.that or low[start] in {",", ":"}):
            start += 1
        aside = start > at + 1 and low[start - 1] == "," and low[min(start, len(low) - 1)].endswith(lists.ongoing)
        if (asks and not _asked(low, at, lists)) or (lists.ongoing and aside):
            continue  # X said, referring to Y
        if asks:
            start = at + 1
        if not asks and (_thing(sentence, start, lists) or _speech(low, at, start, lists)):
            continue
        return _rest(sentence, start), (at, at + 1), voice, "verb of asking" if asks else "verb of saying"
    return None


def _content(sentence: Sentence, verb: int, lists: Wording) -> int | None:
    """Where what was said begins after a verb of saying; None where only where, when or to whom is told.

    "Told a conference that …", "said on Monday that …", but "wrote in a letter", "told reporters". A language whose
    word for "that" does not also begin other clauses has this; a day alone may stand between.
    """
    low, at = sentence.low, verb + 1
    that = lists.that & lists.relative
    if not that or low[at] in that:
        return at
    told = low[verb] in lists.hearers
    if told and (heard := _heard(sentence, at, lists)):
        return heard
    if not told and low[at] in lists.clause and at + 1 < len(low) and low[at + 1] in lists.calendar:
        return at + 2
    if low[at] in lists.calendar:
        return at + 1  # "said Tuesday it will"
    if low[at] in lists.small - lists.grammar:  # "reported last week that"
        at = next((n for n in range(at, min(at + SOON, len(low))) if low[n] in that), at)
    if not told and low[at] not in lists.clause:
        return at
    return next((n + 1 for n in range(at, min(at + TO, len(low))) if low[n] in that), None)


def _heard(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past whom somebody tells something, where that is a name or a known word and what was said follows; 0 else."""
    low, end = sentence.low, _listener(sentence, at, lists)
    if not end or end >= len(low):
        return 0
    when = (lists.small - lists.grammar - lists.numbers - lists.he) | lists.calendar  # "told the Courier last week"
    follows = low[end] not in (lists.clause - lists.that) | when and low[end][0].isalnum()
    return end if follows else 0


def _listener(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past whom somebody tells something: a name, capitals or a known word; 0 where none stands there."""
    low = sentence.low
    if at >= len(low):
        return 0
    at += at + 1 < len(low) and low[at] in lists.definite | lists.articles
    name = sentence.name_at.get(at)
    end = sentence.index(name.span.end) if name else at + (low[at] in lists.hearing)
    end = voices.capitals(sentence, at) if end == at else end
    return end if end > at else 0


def _thing(sentence: Sentence, start: int, lists: Wording) -> bool:
    """Whether nothing but a thing and where it goes or is follows a verb: "menulis surat kepada X", no statement."""
    rest = sentence.low[start:]
    words = [word for word in rest if word[0].isalnum() and word not in lists.these]
    led = lists.where | lists.toward
    if any(a in lists.these and b not in led for a, b in pairwise(rest[: 1 - PREDICATE])):
        return False  # "usulan dari warga itu masuk akal"
    if not lists.verbs or not 2 < len(words) <= THING or words[0][0].isdigit():
        return False
    lead = next((n for n, word in enumerate(words) if word in lists.where | lists.toward), 0)
    told = lists.helpers | lists.negations | lists.that | lists.relative | lists.states
    verbs = (word for n, word in enumerate(words) if n != lead + 1 and lists.like_verb(word))
    return 0 < lead <= 2 and told.isdisjoint(words) and next(verbs, None) is None


def _speech(low: tuple[str, ...], verb: int, at: int, lists: Wording) -> bool:
    """Whether what is delivered is told of, and not what was said: "menyampaikan pidato", but "surat itu palsu"."""
    return (
        at == verb + 1
        and at + 1 < len(low)
        and low[at] in lists.speeches
        and low[at + 1] not in lists.these | lists.relative
    )


def _asked(low: tuple[str, ...], at: int, lists: Wording) -> bool:
    """Whether something is asked for: "agar", "untuk" or what shall not be follows within reach."""
    return not lists.asked.isdisjoint(low[at + 1 : at + ASKED])


def _rest(sentence: Sentence, at: int) -> Span:
    """The sentence from a word on, without the mark at its end."""
    if at >= len(sentence.tokens):
        return Span(sentence.span.end, sentence.span.end)
    end = len(sentence.tokens)
    while end > at + 1 and sentence.tokens[end - 1].text in ".!?":
        end -= 1
    return Span(sentence.tokens[at].start, sentence.tokens[end - 1].end)
