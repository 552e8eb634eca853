"""Cues beside quotations: „Q," kata X; X mengatakan, „Q"; X: „Q".

A quotation counts only where a cue says that it was said: marks alone are as often irony or a title.
"""

from __future__ import annotations

from kronik.facts import voices
from kronik.facts.marks import Quoted
from kronik.facts.story import Sentence, Story
from kronik.facts.voices import Voice
from kronik.facts.wording import Wording, past
from kronik.records import NameKind

CALLED = 3
"""Words of the shortest quotation that somebody calls a thing."""
BESIDE = 14
"""Words between a verb of saying and the quotation it announces: "kata X kepada wartawan di Y, …"."""
PARTLY = 4
"""Words from a quotation back to the verb of saying whose object's end it is."""
PART = 2
"""Words of the shortest such quotation."""
OPENED = frozenset((mark, quote) for mark in ",:" for quote in '"“”„«')
"""A mark and the opening of a quotation that is announced."""
ENDS = frozenset(".,!?…—-")
"""Marks that what was said ends with; a title ends with none."""
AFTER, BEFORE, NAMED = "cue after the quotation", "cue before the quotation", "name after the quotation"
"""The rules."""

Cued = tuple[Sentence, tuple[int, int], Voice | None, str]
"""The sentence of a cue, the cue's words, whom they name, and the rule that found it."""


def find(story: Story, quoted: Quoted, sentences: list[Sentence]) -> Cued | None:
    """The cue beside a quotation, if any: with a colon, after it, before it."""
    return _colon(quoted, sentences) or after(story, quoted, sentences) or _before(story, quoted, sentences)


def after(story: Story, quoted: Quoted, sentences: list[Sentence]) -> Cued | None:
    """A cue right after the closing mark: „Q," kata X; „Q," ujarnya; „Q," demikian keterangan X; „Q," X."""
    sentence = next((s for s in sentences if s.span.end > quoted.past), None)
    if sentence is None or not quoted.closed:
        return None
    lists, low = story.wording, sentence.low
    at = sentence.index(quoted.past)
    while at < len(low) and low[at] in {",", "-", "–"}:
        at += 1
    if at >= len(low) or sentence.tokens[at].start > quoted.past + 6:
        return None
    if low[at] in lists.credited and (past(low, at, lists.quoted) or low[at] in lists.based):
        voice = voices.after(sentence, max(at + 1, past(low, at, lists.quoted)), lists)
        return (sentence, (at, at + 1), voice, AFTER) if voice else None
    thus = at
    while at + 1 < len(low) and low[at] in lists.thus:
        at += 1
    comma = story.text[quoted.inside.end - 1] == "," or (low[thus - 1 : thus] == (",",))
    cue = _cue(low[at], lists, slips=comma)
    if cue:
        return sentence, (at, at + 1), _cued(story, sentence, at, cue), AFTER
    told = (at > thus and _thus(sentence, at, lists)) or _uttered(sentence, at, lists)
    ended = quoted.inside.of(story.text).rstrip("'’\"” ")[-1:] in ENDS
    return told or _subject(sentence, at, lists, comma=comma, ended=ended)


def _cued(story: Story, sentence: Sentence, at: int, cue: str) -> Voice | None:
    """The voice of a cue after a quotation: its own ending's ("ujarnya"), or the one that stands behind it."""
    lists = story.wording
    if voices.owned(cue, lists) in lists.after or voices.owned(sentence.low[at], lists):
        return _own_voice(sentence, at, story)
    return _behind(sentence, at + 1, lists)


def _thus(sentence: Sentence, at: int, lists: Wording) -> Cued | None:
    """Whose words "demikian" says that a quotation is; nobody's where only a notice is told of."""
    if told := _told(sentence, at, lists):
        return told
    if sentence.low[at] in lists.utterances | lists.reports:
        return sentence, (at, at + 1), _nobody(at + 1), AFTER  # „Q," begitu isi pengumuman itu
    return None


def _subject(sentence: Sentence, at: int, lists: Wording, *, comma: bool, ended: bool) -> Cued | None:
    """The person who begins what follows a quotation and has a verb of saying: „Q," X mengatakan; „Q," X."""
    low = sentence.low
    verb = next((n for n in range(at, min(at + BESIDE, len(low))) if low[n] in lists.says), None)
    if verb is None:
        return _named_after(sentence, at, lists) if comma else None
    if not lists.verbs and not comma and not ended:
        return None  # "Q" director X said: a title
    if not comma and low[verb + 1 : verb + 3] in OPENED:
        return None  # „Q." X menulis, „Q": of the next
    start = _past_titles(sentence, at, lists)
    if not lists.verbs and start not in sentence.name_at and voices.alone(sentence, at, verb, lists):
        told = voices.before(sentence, verb, lists, at)
        if told or low[at] in lists.definite | lists.articles:
            return sentence, (verb, verb + 1), told or _nobody(verb), AFTER
    if start in sentence.name_at or low[at] in lists.he:
        return sentence, (verb, verb + 1), voices.before(sentence, verb, lists, at) or _nobody(verb), AFTER
    capitals = voices.unlisted(sentence, start, lists)
    aside = capitals and low[capitals.last : capitals.last + 1] == (",",) == low[verb - 1 : verb]
    aside = aside and capitals and voices.alone(sentence, capitals.last, verb, lists)  # "Weil, 45, said"
    if capitals and (aside or all(word in lists.helpers for word in low[capitals.last : verb])):
        return sentence, (verb, verb + 1), capitals, AFTER
    return _named_after(sentence, at, lists) if comma else None


def _before(story: Story, quoted: Quoted, sentences: list[Sentence]) -> Cued | None:
    """A verb or cue before the opening mark: X mengatakan, „Q"; Kata X, „Q"; X: „Q"."""
    sentence = next((s for s in sentences if s.span.start <= quoted.inside.start < s.span.end), None)
    if sentence is None or not quoted.opened:
        return None
    mark = sentence.index(quoted.inside.start) - 1
    last = mark - 1
    lists, low = story.wording, sentence.low
    if last < 0:
        return None
    called = low[last] in lists.calls and len(quoted.inside.of(story.text).split()) >= CALLED
    announced = called or low[last] in {",", ":"} or low[last] in lists.telling
    partly = not announced and _partly(story, sentence, quoted, last)
    announced = announced or partly
    for at in range(last, max(last - BESIDE, -1), -1):
        if low[at] in {'"', "“", "”"}:
            break
        if not announced or (at and low[at - 1] in lists.negations):
            continue
        if low[at] in lists.according & lists.based and low[last] == ",":
            voice = voices.after(sentence, at + 1, lists)
            return (sentence, (at, at + 1), voice, BEFORE) if voice else None
        verb = low[at] in lists.cues or (not lists.verbs and low[at] in lists.after)
        if verb and not voices.in_name(sentence, at):
            voice = voices.before(sentence, at, lists) or voices.lone(sentence, at, story)
            if voice is None and partly:
                return None
            voice = voice or _nobody(at)
            return sentence, (at, at + 1), voice, BEFORE
        if low[at] in lists.after or voices.owned(low[at], lists) in lists.after:
            return sentence, (at, at + 1), voices.after(sentence, at + 1, lists), BEFORE
    return None


def _colon(quoted: Quoted, sentences: list[Sentence]) -> Cued | None:
    """A person and a colon before the opening mark: X: „Q"."""
    sentence = next((s for s in sentences if s.span.start <= quoted.inside.start < s.span.end), None)
    colon = sentence.index(quoted.inside.start) - 2 if sentence and quoted.opened else 0
    if sentence is None or colon < 1 or sentence.low[colon] != ":":
        return None
    voice = _before_colon(sentence, colon)
    return (sentence, (colon, colon + 1), voice, BEFORE) if voice else None


def _behind(sentence: Sentence, at: int, lists: Wording) -> Voice:
    """The voice that stands behind a cue: a speaker, an account, or whom "itu" points to; nobody's else."""
    told = voices.account(sentence, at, lists) or voices.after(sentence, at, lists)
    return told or voices.pointed(sentence, at, lists) or _nobody(at)


def _nobody(at: int) -> Voice:
    """The voice of a cue beside which no speaker is told: it is not that of whoever spoke before."""
    return Voice("nobody", at, at)


def _cue(word: str, lists: Wording, *, slips: bool) -> str | None:
    """The cue that a word is, with an ending of its own or without; with slips, one letter may be wrong."""
    for form in (word, voices.owned(word, lists)):
        if form in lists.after:
            return form
    return lists.slipped(word) if slips else None


def _told(sentence: Sentence, at: int, lists: Wording) -> Cued | None:
    """The one whose words a quotation is by "demikian" and a noun: „Q," demikian keterangan resmi X."""
    end, low = at, sentence.low
    while (
        end < len(low) and low[end] in lists.reports | lists.fillers | lists.according and end not in sentence.name_at
    ):
        end += 1
    if not at < end < len(low):
        return None
    voice = voices.after(sentence, end, lists) or _capitals(sentence, end)
    return (sentence, (at, end), voice, AFTER) if voice else None


def _uttered(sentence: Sentence, at: int, lists: Wording) -> Cued | None:
    """Who said it, in a sentence of its own after a quotation: „Q." Kalimat itu diucapkan X."""
    low, verb = sentence.low, at + 1
    if low[at] not in lists.utterances:
        return None
    while verb < len(low) and low[verb] in lists.helpers:
        verb += 1
    if verb == at + 1 or verb + 1 >= len(low) or low[verb] not in lists.told:
        return None
    at = verb + 1 + (low[verb + 1] in lists.by)
    voice = voices.after(sentence, at, lists)
    return (sentence, (verb, verb + 1), voice, AFTER) if voice else None


def _capitals(sentence: Sentence, at: int) -> Voice | None:
    """The words in capitals from a word on, as a speaker that is no name the tagger knows."""
    end = at
    while end < len(sentence.tokens) and sentence.tokens[end].text[0].isupper():
        end += 1
    return Voice("description", at, end) if end > at else None


def _named_after(sentence: Sentence, at: int, lists: Wording) -> Cued | None:
    """A person right after a quotation with a comma at its end, or with a word between: „Q," X; „Q," buka X."""
    name = sentence.name_at.get(at)
    if name and name.kind is NameKind.PERSON:
        return sentence, (at, at), voices.after(sentence, at, lists), NAMED
    name = sentence.name_at.get(at + 1)
    word = sentence.tokens[at].text
    if not word.isalpha() or not word.islower() or word in lists.plain or at in sentence.name_at:
        return None
    if not (name and name.kind is NameKind.PERSON) and sentence.low[at + 1 : at + 2] not in {
        (he,) for he in lists.he
    }:
        return None
    return sentence, (at, at + 1), voices.after(sentence, at + 1, lists), NAMED


def _past_titles(sentence: Sentence, at: int, lists: Wording) -> int:
    """The first word after the titles and offices that begin at a word: „Q," Rep. X said."""
    while at + 1 < len(sentence.low) and at not in sentence.name_at:
        if sentence.low[at] not in lists.titled and sentence.low[at] not in lists.heads:
            break
        at += 1
    return at


def _own_voice(sentence: Sentence, at: int, story: Story) -> Voice | None:
    """The pronoun that follows "ujarnya", if any; without one the ending itself speaks of the one before."""
    if at + 1 >= len(sentence.low) or sentence.low[at + 1] in {",", "."}:
        return None
    voice = voices.after(sentence, at + 1, story.wording)
    return voice if voice and voice.kind == "pronoun" else None


def _partly(story: Story, sentence: Sentence, quoted: Quoted, last: int) -> bool:
    """Whether the end of what was said is quoted, right behind a verb of saying: said it was „Q"; called it „Q"."""
    lists, low = story.wording, sentence.low
    words = len(quoted.inside.of(story.text).split())
    verb = next((n for n in range(last, max(last - PARTLY, 0), -1) if low[n] in lists.cues), None)
    if verb is None or words < PART or voices.in_name(sentence, verb) or not lists.that.isdisjoint(low[:verb]):
        return False
    between = range(verb + 1, last + 1)
    past = sentence.index(quoted.past)
    ends = past >= len(low) or not low[past].isalnum() or low[past] in lists.joins | lists.clause
    titled = all(word[0].isupper() for word in quoted.inside.of(story.text).split())
    if not ends or titled:
        return False
    other = lists.clause - lists.that | lists.relative - lists.that
    return all(sentence.tokens[n].text.islower() and low[n] not in other for n in between)


def _before_colon(sentence: Sentence, colon: int) -> Voice | None:
    """The person with whom a sentence begins and after whom nothing but his age stands before a colon."""
    at = voices.before_age(sentence, colon)
    name = sentence.name_at.get(at - 1) if at else None
    if name is None or name.kind is not NameKind.PERSON:
        return None
    first = sentence.index(name.span.start)
    begins = first == 0 or not sentence.low[first - 1][0].isalnum()
    return Voice("name", first, at, name) if begins else None
