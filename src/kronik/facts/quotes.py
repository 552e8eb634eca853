"""Attributed statements: direct ones between marks, indirect ones after a verb of saying or beside a cue.

A statement counts only where a cue says that it was said: marks alone are as often irony or a title. Each is found by
one of the rules in `DIRECT` and `INDIRECT`, tried in that order, the surest first.
"""

from __future__ import annotations

from itertools import groupby

import msgspec

from kronik.facts import voices
from kronik.facts.marks import Quoted
from kronik.facts.people import Cast
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.voices import Speakers, Voice
from kronik.facts.wording import Wording
from kronik.records import Credit, Quote, Span

SHORTEST = 3
"""Words of the shortest indirect statement."""
BESIDE = 14
"""Words between a verb of saying and the quotation it announces: "kata X kepada wartawan di Y, …"."""
ASKED = 24
"""Words after a verb of asking within which it is told what for."""
SURE = {
    "cue after the quotation": 0.94,
    "cue before the quotation": 0.7,
    "quotation goes on": 0.8,
    "verb of saying": 0.88,
    "verb of asking": 0.75,
    "according to": 0.84,
    "cue in the sentence": 0.9,
}
"""How often each rule is right, statement and speaker: counted on the 24 annotated articles of ../shared and on the
24 of train/gold that were looked at; the 25 others agree within .05 where a rule has ten cases. "Before the
quotation" has few cases and is set low."""


def find(story: Story, cast: Cast) -> tuple[Quote, ...]:
    """The statements of the body, in reading order."""
    speakers = Speakers(story, cast)
    quotes: list[Quote] = []
    for number, some in groupby(story.body, key=lambda sentence: sentence.passage):
        quotes += _passage(story, number, list(some), speakers)
    return tuple(sorted(quotes, key=lambda quote: quote.span.start))


def _passage(story: Story, number: int, sentences: list[Sentence], speakers: Speakers) -> list[Quote]:
    """The statements of one passage, read on from left to right so that pronouns find their speaker."""
    quoted = story.quoted[number]
    found: list[Quote] = []
    before: Quote | None = None
    waiting = list(quoted)
    for sentence in sentences:
        outside = story.outside(sentence)
        said = len(found)
        if quote := _indirect(story, sentence, quoted, outside, speakers):
            found.append(quote)
        while waiting and waiting[0].past <= sentence.span.end:
            quote = _direct(story, waiting.pop(0), sentences, speakers, before)
            if quote:
                found.append(quote)
                before = quote
        if len(found) == said:
            speakers.heard(sentence, outside)
    return found


# ---- direct ---------------------------------------------------------------------------------------------------


def _direct(
    story: Story, quoted: Quoted, sentences: list[Sentence], speakers: Speakers, before: Quote | None
) -> Quote | None:
    """The direct statement that a quoted stretch is, if a cue stands beside it."""
    told = _cue_after(story, quoted, sentences) or _cue_before(story, quoted, sentences)
    if told:
        sentence, cue, voice, rule = told
        if voice is None and quoted.inside.start - sentences[0].span.start < 3:
            speakers.focus = speakers.spoke or speakers.focus
        return _quote(story, quoted.inside, speakers.name(sentence, voice), sentence, cue, voice, rule)
    if before and before.direct and _follows(story, quoted, sentences, before):
        rule = "quotation goes on"
        return Quote(
            span=quoted.inside,
            rule=rule,
            confidence=SURE[rule],
            text=quoted.inside.of(story.text),
            direct=True,
            speaker=before.speaker,
            voice=before.voice,
            cue=before.cue,
        )
    return None


def _quote(
    story: Story,
    span: Span,
    speaker: str | None,
    sentence: Sentence,
    cue: tuple[int, int],
    voice: Voice | None,
    rule: str,
) -> Quote:
    return Quote(
        span=span,
        rule=rule,
        confidence=SURE[rule],
        text=span.of(story.text),
        direct="quotation" in rule,
        speaker=speaker,
        voice=voices.span(sentence, voice),
        cue=sentence.words(*cue),
    )


def _cue_after(
    story: Story, quoted: Quoted, sentences: list[Sentence]
) -> tuple[Sentence, tuple[int, int], Voice | None, str] | None:
    """A cue right after the closing mark: „Q," kata X; „Q," ujarnya."""
    sentence = next((s for s in sentences if s.span.end > quoted.past), None)
    if sentence is None or not quoted.closed:
        return None
    at = sentence.index(quoted.past)
    while at < len(sentence.low) and sentence.low[at] in {",", "-", "–"}:
        at += 1
    if at >= len(sentence.low) or sentence.tokens[at].start > quoted.past + 6:
        return None
    lists = story.wording
    word = sentence.low[at]
    rule = "cue after the quotation"
    if voices.owned(word, story.wording) in lists.after:
        return sentence, (at, at + 1), _own_voice(sentence, at, story), rule
    if word in lists.after:
        return sentence, (at, at + 1), voices.after(sentence, at + 1, story.wording), rule
    verb = next((n for n in range(at, min(at + BESIDE, len(sentence.low))) if sentence.low[n] in lists.says), None)
    start = _past_titles(sentence, at, lists)
    if verb is not None and (start in sentence.name_at or word in lists.he):
        return sentence, (verb, verb + 1), voices.before(sentence, verb, story.wording, at), rule
    return None


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


def _cue_before(
    story: Story, quoted: Quoted, sentences: list[Sentence]
) -> tuple[Sentence, tuple[int, int], Voice | None, str] | None:
    """A verb or cue before the opening mark: X mengatakan, „Q"; Kata X, „Q"; X: „Q"."""
    sentence = next((s for s in sentences if s.span.start <= quoted.inside.start < s.span.end), None)
    if sentence is None or not quoted.opened:
        return None
    mark = sentence.index(quoted.inside.start) - 1
    last = mark - 1
    lists, low = story.wording, sentence.low
    if last < 0:
        return None
    announced = low[last] in {",", ":"} or low[last] in lists.telling
    rule = "cue before the quotation"
    for at in range(last, max(last - BESIDE, -1), -1):
        if low[at] in {'"', "“", "”"}:
            break
        if not announced or (at and low[at - 1] in lists.negations):
            continue
        if low[at] in lists.cues:
            return sentence, (at, at + 1), voices.before(sentence, at, story.wording), rule
        if low[at] in lists.after or voices.owned(low[at], story.wording) in lists.after:
            return sentence, (at, at + 1), voices.after(sentence, at + 1, story.wording), rule
    return None


def _follows(story: Story, quoted: Quoted, sentences: list[Sentence], before: Quote) -> bool:
    """Whether whole sentences between marks come right after an attributed quotation: „A," kata X. „B"."""
    between = [s for s in sentences if before.span.end < s.span.end and s.span.start < quoted.inside.start]
    begins = any(abs(s.span.start - quoted.inside.start) <= 2 for s in sentences)
    ends = story.text[quoted.inside.end - 1 : quoted.inside.end] in tuple(".?!,…")
    return begins and ends and len(between) <= 2 and quoted.inside.end - quoted.inside.start > 20


# ---- indirect -------------------------------------------------------------------------------------------------


def _indirect(
    story: Story, sentence: Sentence, quoted: tuple[Quoted, ...], outside: list[bool], speakers: Speakers
) -> Quote | None:
    """The indirect statement of a sentence, by the first rule that finds one outside quotation marks."""
    for rule in (_according, _cue_inside, _verb):
        told = rule(story, sentence, outside)
        if told is None:
            continue
        span, cue, voice, name = told
        covered = sum(max(0, min(q.inside.end, span.end) - max(q.inside.start, span.start)) for q in quoted)
        if len(plain(span.of(story.text)).split()) < SHORTEST or covered * 2 > span.end - span.start:
            return None
        speaker = speakers.name(sentence, voice)
        return _quote(story, span, speaker, sentence, cue, voice, name) if speaker else None
    return None


Told = tuple[Span, tuple[int, int], Voice | None, str] | None


def _according(story: Story, sentence: Sentence, outside: list[bool]) -> Told:
    """Menurut X, …; Menurutnya, …; …, menurut X."""
    lists, low = story.wording, sentence.low
    for at, word in enumerate(low):
        if not outside[at]:
            continue
        if voices.owned(word, story.wording) in lists.according and at < 3:
            return _rest(sentence, at + 1), (at, at + 1), None, "according to"
        if word in lists.according and at < 3 and at + 1 < len(low):
            start = at + 1
            while start < len(low) and low[start] in lists.reports | lists.fillers and start not in sentence.name_at:
                start += 1
            voice = voices.after(sentence, start, story.wording)
            if voice is None:
                return None
            return _rest(sentence, _past(sentence, voice.last)), (at, start), voice, "according to"
    return None


def _past(sentence: Sentence, at: int) -> int:
    """Past what is told of a speaker after the name, up to the comma before the statement."""
    comma = next((n for n in range(at, min(at + 14, len(sentence.low))) if sentence.low[n] == ","), None)
    return at if comma is None else comma + 1


def _cue_inside(story: Story, sentence: Sentence, outside: list[bool]) -> Told:
    """…, kata X; Kata X, …; …, ujarnya. A cue between two parts makes the whole sentence the statement."""
    lists, low = story.wording, sentence.low
    rule = "cue in the sentence"
    for at, word in enumerate(low):
        own = voices.owned(word, story.wording) in lists.after
        if not outside[at] or not (own or word in lists.after) or (at and low[at - 1] != ","):
            continue
        if at and not all(outside[:at]):
            return None
        voice = None if own else voices.after(sentence, at + 1, story.wording)
        if voice is None and not own:
            continue
        end = voice.last if voice else at + 1
        comma = next((n for n in range(end, len(low)) if low[n] == ","), None)
        if at == 0:
            return None if comma is None else (_rest(sentence, comma + 1), (at, at + 1), voice, rule)
        whole = comma is not None and len(low) - comma > SHORTEST + 1 and own | (comma - end < 2)
        span = _rest(sentence, 0) if whole else Span(sentence.span.start, sentence.tokens[at - 2].end)
        return span, (at, at + 1), voice, rule
    return None


def _verb(story: Story, sentence: Sentence, outside: list[bool]) -> Told:
    """X mengatakan (bahwa) …, X meminta …: a verb of saying or asking with its subject before it."""
    lists, low = story.wording, sentence.low
    for at, word in enumerate(low):
        asks = word in lists.asks and word not in lists.says
        if not outside[at] or not (asks or word in lists.says) or at == 0:
            continue
        if low[at - 1] in lists.unsaid or at + SHORTEST >= len(low):
            continue
        voice = voices.before(sentence, at, story.wording)
        if voice is None:
            continue
        start = at + 1
        while start < len(low) and (low[start] in lists.that or low[start] in {",", ":"}):
            start += 1
        if asks and not _asked(low, at, lists):
            continue
        if asks:
            start = at + 1
        return _rest(sentence, start), (at, at + 1), voice, "verb of asking" if asks else "verb of saying"
    return None


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


# ---- taken from -----------------------------------------------------------------------------------------------


def credited(quotes: tuple[Quote, ...], credits: tuple[Credit, ...], story: Story) -> tuple[Quote, ...]:
    """Statements with the outlet they were taken from, where their own or the next sentence credits one."""
    outlets = [credit for credit in credits if credit.kind == "outlet"]
    return tuple(msgspec.structs.replace(quote, via=_via(quote, outlets, story)) for quote in quotes)


def _via(quote: Quote, outlets: list[Credit], story: Story) -> str | None:
    """The outlet credited in the sentences that a statement and its cue stand in."""
    for sentence in story.sentences:
        if sentence.span.start < quote.span.end and quote.span.start < sentence.span.end:
            for credit in outlets:
                if sentence.span.start <= credit.span.start < sentence.span.end:
                    return credit.name
    return None
