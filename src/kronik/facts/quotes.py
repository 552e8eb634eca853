"""Attributed statements: direct ones between marks, indirect ones after a verb of saying or beside a cue.

The passages are read from left to right, so that a pronoun finds who spoke or was spoken of before it. `direct` finds
the cue beside a quotation, `indirect` the statement without marks, `speakers` whom the cue means.
"""

from __future__ import annotations

from itertools import groupby

import msgspec

from kronik.facts import direct, indirect, voices
from kronik.facts.indirect import Said
from kronik.facts.marks import Quoted
from kronik.facts.people import Cast
from kronik.facts.speakers import Chosen, Speakers
from kronik.facts.story import Sentence, Story
from kronik.facts.voices import Voice
from kronik.records import Credit, Quote, Span

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
BETWEEN = 160
"""Characters from a quotation to one that goes on with it: the cue, the speaker with an office, the day."""
SHORTEST = 3
"""Words of the shortest quotation that goes on with the one before its cue."""
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
    quoted = tuple(one for one in story.quoted[number] if not _nickname(one, sentences))
    found: list[Quote] = []
    bare: list[Bare] = []
    before: Quote | None = None
    waiting = [one for one in quoted if one.whole]
    for sentence in sentences:
        outside = story.outside(sentence)
        said = len(found)
        told = indirect.find(story, sentence, quoted, outside, _spent(story, quoted, sentences, sentence))
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


def _nickname(quoted: Quoted, sentences: list[Sentence]) -> bool:
    """Whether marks stand within a name: Robert "Bob" Weil."""
    names = (name.span for sentence in sentences for name in sentence.names)
    return any(span.start < quoted.inside.start and quoted.inside.end < span.end for span in names)


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


def _direct(
    story: Story, quoted: Quoted, sentences: list[Sentence], speakers: Speakers, before: Quote | None
) -> Quote | None:
    """The direct statement that a quoted stretch is, if a cue stands beside it."""
    told = direct.find(story, quoted, sentences)
    if told:
        sentence, cue, voice, rule = told
        if before and rule == direct.BEFORE and _resumed(story, quoted, sentence, cue, sentences, before):
            return _said(story, quoted.inside, before.speaker, before, "quotation goes on")
        if voice is None and quoted.inside.start - sentences[0].span.start < 3:
            speakers.focus = speakers.spoke or speakers.focus
        return _quote(story, quoted.inside, speakers.choose(sentence, voice), sentence, cue, voice, rule)
    if before and _follows(story, quoted, sentences, before) and _of(_spoken_of(story, quoted, speakers), before):
        return _said(story, quoted.inside, before.speaker, before, "quotation goes on")
    return None


def _resumed(
    story: Story,
    quoted: Quoted,
    sentence: Sentence,
    cue: tuple[int, int],
    sentences: list[Sentence],
    before: Quote,
) -> bool:
    """Whether the cue before a quotation is that of the one before it: "A," said X, "but B"."""
    one = next((q for q in story.quoted[sentence.passage] if q.inside == before.span), None)
    told = direct.after(story, one, sentences) if one else None
    comma = sentence.low[sentence.index(quoted.inside.start) - 2 :][:1] == (",",)
    return told is not None and told[0] is sentence and told[1] == cue and comma


def _spent(story: Story, quoted: tuple[Quoted, ...], sentences: list[Sentence], sentence: Sentence) -> frozenset[int]:
    """The words of a sentence that are the cue of a quotation before them, and so of no other statement."""
    here = [one for one in quoted if one.whole and sentence.span.start < one.past <= sentence.span.end]
    told = [direct.after(story, one, sentences) for one in here]
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


def _follows(story: Story, quoted: Quoted, sentences: list[Sentence], before: Quote) -> bool:
    """Whether whole sentences between marks come right after an attributed quotation: „A," kata X. „B"."""
    between = [s for s in sentences if before.span.end < s.span.end and s.span.start < quoted.inside.start]
    long = quoted.inside.end - quoted.inside.start > 20 or _few(story, quoted)
    return long and len(between) <= 2 and _sentences(story, quoted, sentences)


def _few(story: Story, quoted: Quoted) -> bool:
    """Whether a few words that end as a sentence does stand between marks: "Nobody is giving up."."""
    text = quoted.inside.of(story.text)
    return len(text.split()) >= SHORTEST and text[-1] in ".!?"


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
    spoken = [quote for quote in quotes if quote.direct]
    then = min((q for q in spoken if q.span.start >= past), key=lambda q: q.span.start, default=None)
    last = max((q for q in spoken if q.span.end <= inside.start), key=lambda q: q.span.end, default=None)
    if then and not any(map(str.isalnum, story.text[past : then.span.start])):
        return _said(story, inside, then.speaker, then, "quotation goes on")
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
