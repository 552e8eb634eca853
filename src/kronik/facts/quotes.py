"""Attributed statements: direct ones between marks, indirect ones after a verb of saying or beside a cue.

A statement counts only where a cue says that it was said: marks alone are as often irony or a title. Each is found by
one of the rules in `DIRECT` and `INDIRECT`, tried in that order, the surest first.
"""

from __future__ import annotations

from itertools import groupby

import msgspec

from kronik.facts import roles, voices
from kronik.facts.marks import Quoted
from kronik.facts.people import Cast
from kronik.facts.speakers import Chosen, Speakers
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.voices import Voice
from kronik.facts.wording import Wording
from kronik.records import Credit, NameKind, Quote, Span

SHORTEST = 3
"""Words of the shortest indirect statement, and of what somebody calls a thing."""
BESIDE = 14
"""Words between a verb of saying and the quotation it announces: "kata X kepada wartawan di Y, …"."""
COUNT = 5
"""Words from a verb to a number, and from the number to whom it counts."""
THING = 7
"""Words of the longest thing with a place that is taken for no statement."""
CLOSED = 1
"""Words between a speaker and the comma after him in the middle of a sentence."""
ASKED = 24
"""Words after a verb of asking within which it is told what for."""
SURE = {
    "cue after the quotation": 0.94,
    "cue before the quotation": 0.7,
    "name after the quotation": 0.8,
    "quotation goes on": 0.8,
    "quotation by itself": 0.6,
    "verb of saying": 0.88,
    "verb of asking": 0.75,
    "according to": 0.84,
    "cue in the sentence": 0.9,
}
"""How often each rule is right, statement and speaker: counted on the 24 annotated articles of ../shared and on the
24 of train/gold that were looked at; the 25 others agree within .05 where a rule has ten cases. "Before the
quotation" has few cases and is set low."""


PARTLY = 4
"""Words from a quotation back to the verb of saying whose object's end it is."""
PART = 2
"""Words of the shortest such quotation."""
OPENED = frozenset((mark, quote) for mark in ",:" for quote in '"“”„«')
"""A mark and the opening of a quotation that is announced."""
BETWEEN = 160
"""Characters from a quotation to one that goes on with it: the cue, the speaker with an office, the day."""
ALONE = 5
"""Words of the shortest quotation that is believed to be said without a cue: shorter ones are titles and mottos."""


class Bare(msgspec.Struct, frozen=True):
    """A quotation of whole sentences without a cue, and the person whom the sentence before it speaks of."""

    quoted: Quoted
    focus: str | None


def find(story: Story, cast: Cast) -> tuple[Quote, ...]:
    """The statements of the body, in reading order."""
    speakers = Speakers(story, cast)
    quotes: list[Quote] = []
    bare: list[Bare] = []
    for number, some in groupby(story.body, key=lambda sentence: sentence.passage):
        found, left = _passage(story, number, list(some), speakers)
        quotes += found
        bare += left
    for one in reversed(bare):
        if quote := _going_on(story, one, quotes):
            quotes.append(quote)
    return tuple(sorted(quotes, key=lambda quote: quote.span.start))


def _passage(
    story: Story, number: int, sentences: list[Sentence], speakers: Speakers
) -> tuple[list[Quote], list[Bare]]:
    """The statements of one passage, read on from left to right so that pronouns find their speaker."""
    quoted = story.quoted[number]
    found: list[Quote] = []
    bare: list[Bare] = []
    before: Quote | None = None
    waiting = [one for one in quoted if one.whole]
    for sentence in sentences:
        outside = story.outside(sentence)
        said = len(found)
        told = _indirect(story, sentence, quoted, outside, _spent(story, quoted, sentences, sentence))
        found += _of_whom(story, sentence, told, speakers, quoted, behind=False)
        while waiting and waiting[0].past <= sentence.span.end:
            one = waiting.pop(0)
            quote = _direct(story, one, sentences, speakers, before)
            if quote:
                found.append(quote)
                before = quote
            elif _sentences(story, one, sentences):
                bare.append(Bare(one, _spoken_of(story, one, speakers)))
        found += _of_whom(story, sentence, told, speakers, quoted, behind=True)
        if len(found) == said:
            speakers.heard(sentence, outside)
    return found, bare


def _of_whom(
    story: Story,
    sentence: Sentence,
    told: tuple[Said, ...],
    speakers: Speakers,
    quoted: tuple[Quoted, ...],
    *,
    behind: bool,
) -> list[Quote]:
    """The indirect statements whose cue stands behind a quotation of their sentence, or those whose does not.

    The speaker of one behind is looked for after that of the quotation: „Q," kata X, seraya menambahkan bahwa ia …
    """
    found = []
    for span, cue, voice, rule in told:
        if behind is any(sentence.span.start < q.past <= sentence.tokens[cue[0]].start for q in quoted):
            chosen = speakers.choose(sentence, voice)
            if chosen.name:
                found.append(_quote(story, span, chosen, sentence, cue, voice, rule))
    return found


Cued = tuple[Sentence, tuple[int, int], Voice | None, str]
"""The sentence of a cue, the cue's words, whom they name, and the rule that found it."""
Said = tuple[Span, tuple[int, int], Voice | None, str]
"""An indirect statement, the words of its cue, whom they name, and the rule that found it."""


# ---- direct ---------------------------------------------------------------------------------------------------


def _direct(
    story: Story, quoted: Quoted, sentences: list[Sentence], speakers: Speakers, before: Quote | None
) -> Quote | None:
    """The direct statement that a quoted stretch is, if a cue stands beside it."""
    told = (
        _cue_colon(quoted, sentences) or _cue_after(story, quoted, sentences) or _cue_before(story, quoted, sentences)
    )
    if told:
        sentence, cue, voice, rule = told
        if voice is None and quoted.inside.start - sentences[0].span.start < 3:
            speakers.focus = speakers.spoke or speakers.focus
        return _quote(story, quoted.inside, speakers.choose(sentence, voice), sentence, cue, voice, rule)
    if before and _follows(story, quoted, sentences, before) and _of(_spoken_of(story, quoted, speakers), before):
        return _said(story, quoted.inside, before.speaker, before, "quotation goes on")
    return None


def _spent(story: Story, quoted: tuple[Quoted, ...], sentences: list[Sentence], sentence: Sentence) -> frozenset[int]:
    """The words of a sentence that are the cue of a quotation before them, and so of no other statement."""
    here = [one for one in quoted if one.whole and sentence.span.start < one.past <= sentence.span.end]
    told = [_cue_after(story, one, sentences) for one in here]
    return frozenset(n for one in told if one and one[0] is sentence for n in range(*one[1]))


def _quote(
    story: Story,
    span: Span,
    chosen: Chosen,
    sentence: Sentence,
    cue: tuple[int, int],
    voice: Voice | None,
    rule: str,
) -> Quote:
    return Quote(
        span=span,
        rule=rule,
        confidence=min(SURE[rule], chosen.most),
        text=span.of(story.text),
        direct="quotation" in rule,
        speaker=chosen.name,
        voice=voices.span(sentence, voice),
        cue=sentence.words(*cue),
        chosen=chosen.how,
    )


def _cue_after(story: Story, quoted: Quoted, sentences: list[Sentence]) -> Cued | None:
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
    thus = at
    while at + 1 < len(low) and low[at] in lists.thus:
        at += 1
    rule = "cue after the quotation"
    comma = story.text[quoted.inside.end - 1] == "," or (low[thus - 1 : thus] == (",",))
    cue = _cue(low[at], lists, slips=comma)
    if cue and (voices.owned(cue, lists) in lists.after or (cue in lists.after and voices.owned(low[at], lists))):
        return sentence, (at, at + 1), _own_voice(sentence, at, story), rule
    if cue:
        return sentence, (at, at + 1), _behind(sentence, at + 1, lists), rule
    if at > thus and (told := _told(sentence, at, lists)):
        return told
    if at > thus and low[at] in lists.utterances | lists.reports:
        return sentence, (at, at + 1), _nobody(at + 1), rule  # „Q," begitu isi pengumuman itu
    if told := _uttered(sentence, at, lists):
        return told
    verb = next((n for n in range(at, min(at + BESIDE, len(low))) if low[n] in lists.says), None)
    if verb is not None and not comma and low[verb + 1 : verb + 3] in OPENED:
        return None  # „Q." X menulis, „Q": of the next
    start = _past_titles(sentence, at, lists)
    if verb is not None and (start in sentence.name_at or low[at] in lists.he):
        return sentence, (verb, verb + 1), voices.before(sentence, verb, lists, at) or _nobody(verb), rule
    capitals = voices.unlisted(sentence, start, lists) if verb is not None else None
    if capitals and verb is not None and all(word in lists.helpers for word in low[capitals.last : verb]):
        return sentence, (verb, verb + 1), capitals, rule
    return _named_after(sentence, at, lists) if comma else None


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
    return (sentence, (at, end), voice, "cue after the quotation") if voice else None


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
    return (sentence, (verb, verb + 1), voice, "cue after the quotation") if voice else None


def _capitals(sentence: Sentence, at: int) -> Voice | None:
    """The words in capitals from a word on, as a speaker that is no name the tagger knows."""
    end = at
    while end < len(sentence.tokens) and sentence.tokens[end].text[0].isupper():
        end += 1
    return Voice("description", at, end) if end > at else None


def _named_after(sentence: Sentence, at: int, lists: Wording) -> Cued | None:
    """A person right after a quotation with a comma at its end, or with a word between: „Q," X; „Q," buka X."""
    name = sentence.name_at.get(at)
    rule = "name after the quotation"
    if name and name.kind is NameKind.PERSON:
        return sentence, (at, at), voices.after(sentence, at, lists), rule
    name = sentence.name_at.get(at + 1)
    word = sentence.tokens[at].text
    if not word.isalpha() or not word.islower() or word in lists.plain or at in sentence.name_at:
        return None
    if not (name and name.kind is NameKind.PERSON) and sentence.low[at + 1 : at + 2] not in {
        (he,) for he in lists.he
    }:
        return None
    return sentence, (at, at + 1), voices.after(sentence, at + 1, lists), rule


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


def _cue_before(story: Story, quoted: Quoted, sentences: list[Sentence]) -> Cued | None:
    """A verb or cue before the opening mark: X mengatakan, „Q"; Kata X, „Q"; X: „Q"."""
    sentence = next((s for s in sentences if s.span.start <= quoted.inside.start < s.span.end), None)
    if sentence is None or not quoted.opened:
        return None
    mark = sentence.index(quoted.inside.start) - 1
    last = mark - 1
    lists, low = story.wording, sentence.low
    if last < 0:
        return None
    called = low[last] in lists.calls and len(quoted.inside.of(story.text).split()) >= SHORTEST
    announced = called or low[last] in {",", ":"} or low[last] in lists.telling
    partly = not announced and _partly(story, sentence, quoted, last)
    announced = announced or partly
    rule = "cue before the quotation"
    for at in range(last, max(last - BESIDE, -1), -1):
        if low[at] in {'"', "“", "”"}:
            break
        if not announced or (at and low[at - 1] in lists.negations):
            continue
        if low[at] in lists.according & lists.based and low[last] == ",":
            voice = voices.after(sentence, at + 1, lists)
            return (sentence, (at, at + 1), voice, rule) if voice else None
        if low[at] in lists.cues and not _in_name(sentence, at):
            voice = voices.before(sentence, at, lists) or voices.lone(sentence, at, story)
            if voice is None and partly:
                return None
            voice = voice or _nobody(at)
            return sentence, (at, at + 1), voice, rule
        if low[at] in lists.after or voices.owned(low[at], lists) in lists.after:
            return sentence, (at, at + 1), voices.after(sentence, at + 1, lists), rule
    return None


def _partly(story: Story, sentence: Sentence, quoted: Quoted, last: int) -> bool:
    """Whether the end of what was said is quoted, right behind a verb of saying: said it was „Q"; called it „Q"."""
    lists, low = story.wording, sentence.low
    words = len(quoted.inside.of(story.text).split())
    verb = next((n for n in range(last, max(last - PARTLY, 0), -1) if low[n] in lists.cues), None)
    if verb is None or words < PART or _in_name(sentence, verb) or not lists.that.isdisjoint(low[:verb]):
        return False
    between = range(verb + 1, last + 1)
    past = sentence.index(quoted.past)
    ends = past >= len(low) or not low[past].isalnum() or low[past] in lists.joins | lists.clause
    titled = all(word[0].isupper() for word in quoted.inside.of(story.text).split())
    if not ends or titled:
        return False
    other = lists.clause - lists.that | lists.relative - lists.that
    return all(sentence.tokens[n].text.islower() and low[n] not in other for n in between)


def _cue_colon(quoted: Quoted, sentences: list[Sentence]) -> Cued | None:
    """A person and a colon before the opening mark: X: „Q"."""
    sentence = next((s for s in sentences if s.span.start <= quoted.inside.start < s.span.end), None)
    colon = sentence.index(quoted.inside.start) - 2 if sentence and quoted.opened else 0
    if sentence is None or colon < 1 or sentence.low[colon] != ":":
        return None
    voice = _before_colon(sentence, colon)
    return (sentence, (colon, colon + 1), voice, "cue before the quotation") if voice else None


def _before_colon(sentence: Sentence, colon: int) -> Voice | None:
    """The person with whom a sentence begins and after whom nothing but his age stands before a colon."""
    at = voices.before_age(sentence, colon)
    name = sentence.name_at.get(at - 1) if at else None
    if name is None or name.kind is not NameKind.PERSON:
        return None
    first = sentence.index(name.span.start)
    begins = first == 0 or not sentence.low[first - 1][0].isalnum()
    return Voice("name", first, at, name) if begins else None


def _follows(story: Story, quoted: Quoted, sentences: list[Sentence], before: Quote) -> bool:
    """Whether whole sentences between marks come right after an attributed quotation: „A," kata X. „B"."""
    between = [s for s in sentences if before.span.end < s.span.end and s.span.start < quoted.inside.start]
    long = quoted.inside.end - quoted.inside.start > 20
    return long and len(between) <= 2 and _sentences(story, quoted, sentences)


def _sentences(story: Story, quoted: Quoted, sentences: list[Sentence]) -> bool:
    """Whether what stands between marks is whole sentences."""
    begins = any(abs(s.span.start - quoted.inside.start) <= 2 for s in sentences) or not quoted.whole
    ends = not quoted.closed or story.text[quoted.inside.end - 1 : quoted.inside.end] in tuple(".?!,…")
    return begins and ends


def _spoken_of(story: Story, quoted: Quoted, speakers: Speakers) -> str | None:
    """The person that is spoken of where a quotation begins, if the sentence before it names him or says "ia"."""
    before = [s for s in story.body if s.span.end <= quoted.inside.start]
    if not before or len(story.text[quoted.inside.start : quoted.inside.end].split()) < ALONE:
        return None
    named = any((p := speakers.cast.of(name)) and p.name == speakers.focus for name in before[-1].names)
    return speakers.focus if named or not story.wording.he.isdisjoint(before[-1].low) else None


def _going_on(story: Story, bare: Bare, quotes: list[Quote]) -> Quote | None:
    """A quotation without a cue as the beginning of the next, the rest of the last, or words of the one spoken of.

    „A." „B," kata X; „A," kata X, and „B" in a passage of its own; X kecewa. „A."
    """
    inside, past = bare.quoted.inside, bare.quoted.past
    direct = [quote for quote in quotes if quote.direct]
    after = min((q for q in direct if q.span.start >= past), key=lambda q: q.span.start, default=None)
    last = max((q for q in direct if q.span.end <= inside.start), key=lambda q: q.span.end, default=None)
    if after and not any(map(str.isalnum, story.text[past : after.span.start])):
        return _said(story, inside, after.speaker, after, "quotation goes on")
    near = last and inside.start - last.span.end <= BETWEEN and len(inside.of(story.text).split()) >= ALONE
    if last and near and _of(bare.focus, last):
        return _said(story, inside, last.speaker, last, "quotation goes on")
    return _said(story, inside, bare.focus, None, "quotation by itself") if bare.focus else None


def _of(spoken_of: str | None, last: Quote) -> bool:
    """Whether the sentence before a quotation speaks of nobody else than who spoke last."""
    return spoken_of is None or spoken_of == last.speaker


def _said(story: Story, span: Span, speaker: str | None, like: Quote | None, rule: str) -> Quote:
    """A direct statement with the speaker and the cue of another, or of none."""
    return Quote(
        span=span,
        rule=rule,
        confidence=SURE[rule],
        text=span.of(story.text),
        direct=True,
        speaker=speaker,
        voice=like.voice if like else None,
        cue=like.cue if like else "",
        chosen="as of the quotation beside it" if like else "whom the sentence before speaks of",
    )


# ---- indirect -------------------------------------------------------------------------------------------------


def _indirect(
    story: Story,
    sentence: Sentence,
    quoted: tuple[Quoted, ...],
    outside: list[bool],
    spent: frozenset[int],
) -> tuple[Said, ...]:
    """The indirect statement of a sentence, by the first rule that finds one outside quotation marks.

    They are two where another says something else: "X menyebut …, sedangkan Y melaporkan …".
    """
    for rule in (_according, _cue_inside, _verb):
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


Told = Said | None


def _according(story: Story, sentence: Sentence, outside: list[bool]) -> Told:
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
            start = at + 1
            while start < len(low) and low[start] in lists.reports | lists.fillers and start not in sentence.name_at:
                start += 1
            voice = voices.after(sentence, start, story.wording)
            if voice is None or (voice.kind == "printed" and voices.common(sentence, voice, story)):
                return None
            return _rest(sentence, _past(sentence, voice, lists)), (at, start), voice, "according to"
        if word in lists.credited and 3 <= at < len(low) - 1 and all(outside[:at]):
            voice = voices.after(sentence, at + 1, story.wording)
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


def _adverbial(words: tuple[str, ...], lists: Wording) -> bool:
    """Whether words before a passive of saying tell no more than that it goes on: "lebih lanjut"."""
    return all(word in lists.helpers or word in lists.after for word in words)


def _around(sentence: Sentence, at: int, voice: Voice, lists: Wording) -> Span | None:
    """What was said around or before "menurut X": …, menurut X, …; …, menurut X; namun menurut X, …."""
    low = sentence.low
    past = _past(sentence, voice, lists)
    if low[at - 1] in lists.joins | lists.clause:
        return _rest(sentence, past) if past > voice.last else None
    if low[at - 1] != ",":
        return None
    apposed = past - 1 - voice.last > CLOSED or past == voice.last
    if past < len(low) and not apposed and not _when(low[past:], lists) and len(low) - past > SHORTEST:
        return _rest(sentence, 0)
    return Span(sentence.span.start, sentence.tokens[at - 2].end)


def _past(sentence: Sentence, voice: Voice, lists: Wording) -> int:
    """Past what is told of a speaker after the name, up to the comma before the statement."""
    at = voice.last
    office = roles.after(sentence, at, lists) if voice.kind == "name" else None
    end = sentence.index(office.span.end) if office else at
    if end > at and sentence.low[end : end + 1] == (",",):
        at = end
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
        if _in_name(sentence, at):
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


def _in_name(sentence: Sentence, at: int) -> bool:
    """Whether a word that could be a cue is a part of a name: "Amir Said"."""
    return at in sentence.name_at and sentence.tokens[at].text[0].isupper()


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


def _verb(story: Story, sentence: Sentence, outside: list[bool], start_at: int = 0) -> Told:
    """X mengatakan (bahwa) …, X meminta …: a verb of saying or asking with its subject before it."""
    lists, low = story.wording, sentence.low
    for at, word in enumerate(low):
        asks = word in lists.asks and word not in lists.says
        said = asks or word in lists.says or (word in lists.counts and _counted(sentence, at, story))
        if not outside[at] or not said or at <= start_at or _in_name(sentence, at):
            continue
        if low[at - 1] in lists.unsaid or at + SHORTEST >= len(low):
            continue
        voice = voices.before(sentence, at, lists, start_at) or voices.lone(sentence, at, story)
        if voice is None or (word in lists.counts and not _official(sentence, voice, lists)):
            continue
        start = at + 1 if asks else _content(sentence, at, lists)
        if start is None:
            continue
        while start < len(low) and (low[start] in lists.that or low[start] in {",", ":"}):
            start += 1
        if asks and not _asked(low, at, lists):
            continue
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
    if not told and low[at] in lists.clause and at + 1 < len(low) and low[at + 1] in lists.calendar:
        return at + 2
    if not told and low[at] not in lists.clause:
        return at
    return next((n + 1 for n in range(at, min(at + BESIDE, len(low))) if low[n] in that), None)


def _thing(sentence: Sentence, start: int, lists: Wording) -> bool:
    """Whether nothing but a thing and where it goes or is follows a verb: "menulis surat kepada X", no statement."""
    words = [word for word in sentence.low[start:] if word[0].isalnum() and word not in lists.these]
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
