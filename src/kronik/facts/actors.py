"""Who did it to whom: the actors of an event, from the voice of its verb and the words beside it.

All are taken from the sentence of the event; a pronoun is the person that the story speaks of then.
"""

from __future__ import annotations

from kronik.facts import names, outlets, voices, wording
from kronik.facts.speakers import Speakers
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.triggers import Trigger, forms
from kronik.facts.voices import Voice
from kronik.facts.wording import Wording
from kronik.records import Name, NameKind

MOST = 6
"""Names of one list of actors; a longer list is of those present."""
REACH = 9
"""Words after a verb within which its object begins."""
NEAR = 4
"""Words after a noun within which those who took part are led to."""
FAR = 16
"""Words after a passive within which its actor is led to: a date and a place may stand between."""

TITLE = 8
"""Words of an office between two who act together: "X dan Wakil Ketua Komisi DPR Y"."""
SOURCE = 4
"""Words before an outlet that a sentence begins with: "Dikutip dari laman X, …"."""
ACCOUNT = 5
"""Words between such a phrase and the outlet: "dikutip dari akun X milik Y"."""
PHRASE = 5
"""Words of the longest phrase without a name that tells who acts."""
MARKS = frozenset({",", ":", ";", "–", "—", '"', "”", ")"})
"""Marks after which a clause begins."""

FILED = frozenset({":", "-", "–", "—"})
"""Marks after a dateline."""

Actors = tuple[tuple[str, ...], tuple[str, ...]]


def find(sentence: Sentence, trigger: Trigger, story: Story, speakers: Speakers) -> Actors:
    """Who acted, and whom it concerned; empty where the sentence does not say."""
    lists = story.wording
    if (trigger.shape == "noun" and not _infinitive(sentence, trigger, lists)) or _named_so(sentence, trigger, lists):
        return _nominal(sentence, trigger, story, speakers)
    if controlled := _controlled(sentence, trigger, story, speakers):
        return controlled, _object(sentence, trigger.last, story, speakers)
    told = _subject(sentence, trigger, story)
    if _measured(sentence, told, trigger.first, lists):
        return _agent(sentence, trigger.last, story, speakers) if trigger.shape == "passive" else (), ()
    subject = _many(sentence, told, trigger.first, story, speakers)
    active = trigger.shape != "passive" and not _suffered(sentence, trigger.first, lists)
    if active and trigger.plover is None and sentence.low[trigger.first] in lists.says:
        return subject, ()  # what is said begins there
    if active:
        return subject, _object(sentence, trigger.last, story, speakers)
    return _agent(sentence, trigger.last, story, speakers), subject


def _subject(sentence: Sentence, trigger: Trigger, story: Story) -> Voice | None:
    """The subject of a verb, beside it or further off in its clause."""
    lists, verb = story.wording, trigger.first
    told = voices.before(sentence, verb, lists)
    told = told or voices.printed(sentence, verb, lists, names.known(story.pack.code))
    told = told or voices.shared(sentence, verb, lists) or _sayer(sentence, verb, lists)
    told = _accompanied(sentence, told, story)
    if told and _reporter(sentence, told, verb, lists):
        told = _behind(sentence, told, verb, lists)
    if told and _possessor(sentence, told, story):
        told = None
    if told and told.kind == "name" and told.name:
        told = _seated(sentence, told) if not _placed(sentence, told.name, lists) else None
    if told and (own := _inside(sentence, told, verb, lists)):
        return own if _tells(sentence, own, lists) else _phrase(sentence, verb, lists)
    if told or trigger.shape == "passive" or _headless(sentence, verb, lists):
        return told
    return _phrase(sentence, verb, lists) or _opening(sentence, verb, lists)


def _sayer(sentence: Sentence, verb: int, lists: Wording) -> Voice | None:
    """Who says that he does it: "Israel mengatakan akan mengizinkan"."""
    at = verb - 1
    while at > 0 and sentence.low[at] in lists.reported | lists.negations:
        at -= 1
    return voices.before(sentence, at, lists) if at > 0 and sentence.low[at] in lists.says else None


def _behind(sentence: Sentence, voice: Voice, verb: int, lists: Wording) -> Voice | None:
    """The subject that stands behind those whose words it is told in: "Dilansir X, polisi Y menangkap"."""
    comma = next((n for n in range(voice.last, verb) if sentence.low[n] == ","), None)
    return None if comma is None else voices.before(sentence, verb, lists, comma + 1)


def _seated(sentence: Sentence, voice: Voice) -> Voice:
    """The body whose name a place ends: "Komisi X (KX) Kabupaten Y" acts, and not its place."""
    low, at = sentence.low, voice.first
    if voice.name is None or voice.name.kind is not NameKind.PLACE or not at:
        return voice
    body = sentence.name_at.get(at - 1)
    if body is None and low[at - 1] == ")":
        at = next((n for n in range(at - 2, max(at - 5, -1), -1) if low[n] == "("), 0)
        body = sentence.name_at.get(at - 1) if at else None
    if body is None or body.kind is not NameKind.ORGANISATION:
        return voice
    return Voice("name", sentence.index(body.span.start), sentence.index(body.span.end), body)


def _infinitive(sentence: Sentence, trigger: Trigger, lists: Wording) -> bool:
    """Whether "to" makes a verb of what is also a noun: "threatened to strike"."""
    return not lists.verbs and trigger.first > 0 and sentence.low[trigger.first - 1] in lists.purpose


def _controlled(sentence: Sentence, trigger: Trigger, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """Who is to do what stands behind "to": whom somebody urged, or who threatened or promised it himself."""
    low, lists = sentence.low, story.wording
    end = trigger.first - 1
    if lists.verbs:
        return _asked(sentence, trigger, story, speakers)
    if end < 1 or low[end] not in lists.purpose:
        return ()
    for at in range(end - 1, max(end - REACH, -1), -1):
        if low[at] in lists.turns | MARKS:
            return ()
        past = wording.past(low, at, lists.wanted)
        if past and low[at] in lists.asks:
            return _list(sentence, past, story, speakers) or ((sentence.words(past, end),) if past < end else ())
        if past:
            told = voices.before(sentence, at, lists) or _phrase(sentence, at, lists)
            return _many(sentence, told or _opening(sentence, at, lists), at, story, speakers)
    return ()


def _asked(sentence: Sentence, trigger: Trigger, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """Whom somebody asked, right behind the word for it: "meminta X turun tangan"."""
    low, lists = sentence.low, story.wording
    if trigger.shape != "active":
        return ()
    for at in range(trigger.first - 2, max(trigger.first - REACH, -1), -1):
        if low[at] in lists.turns | MARKS | lists.that:
            return ()
        if low[at] in lists.asks and at not in sentence.name_at:
            first = at + 1 + (low[at + 1] in lists.toward)
            name = sentence.name_at.get(first)
            if name is not None and name.kind is not NameKind.PLACE:
                return _list(sentence, first, story, speakers)
            return ()
    return ()


def _reporter(sentence: Sentence, voice: Voice, verb: int, lists: Wording) -> bool:
    """Whether a name is that of who tells it: "Menurut X, rapat digelar", "Menurut Kepala Dinas, X, rapat digelar".

    With "Menurut X, Y digelar" it is Y that the verb has.
    """
    low = sentence.low
    if _credited(sentence, voice, verb, lists):
        return True
    at = next((n for n in range(voice.first - 1, -1, -1) if low[n] in lists.according), None)
    if at is None:
        return False
    ends = next((n for n in range(voice.last, verb) if low[n] == ","), None)
    begun = [n for n in range(at + 1, voice.first) if low[n] == ","]
    return ends is not None and (not begun or not any(n in sentence.name_at for n in range(at, begun[0])))


def _credited(sentence: Sentence, voice: Voice, verb: int, lists: Wording) -> bool:
    """Whether a name is that of an outlet that it is taken from: "Mengutip X, …", "Dilansir X, Rabu (7/7), …"."""
    low, at = sentence.low, voice.first
    while at and low[at - 1] in lists.fillers and low[at - 1] not in lists.relative:
        at -= 1
    begun = any(
        0 < past <= at and "," not in low[past:at]
        for n in range(max(at - ACCOUNT, 0), at)
        if (past := wording.past(low, n, lists.quoted))
    )
    return (begun or (at < voice.first and voice.first <= SOURCE)) and "," in low[voice.last : verb]


def _accompanied(sentence: Sentence, voice: Voice | None, story: Story) -> Voice | None:
    """The subject of a passive rather than who acts in it: "X didampingi Y meninjau pasar" is told of X."""
    if voice is None or voice.name is None or voice.kind != "name":
        return voice
    low, lists, at = sentence.low, story.wording, voice.first
    apposed = {",", "(", ")"}
    while at and (low[at - 1] in lists.inner | lists.titles | lists.by | apposed or at - 1 in sentence.name_at):
        at -= 1
    passive = at > 1 and lists.like_verb(low[at - 1]) and low[at - 1].startswith(story.pack.facts.voice.passive)
    if not passive or low[at - 1] in lists.nouns or lists.relative & set(low[: at - 1][-3:]):
        return voice
    return voices.before(sentence, at - 1, lists) or voice


def _placed(sentence: Sentence, name: Name, lists: Wording) -> bool:
    """Whether a name only says where or whose the noun before it is: "di kapal pesiar X", "normalisasi sungai X"."""
    low, at = sentence.low, sentence.index(name.span.start)
    if name.kind is NameKind.PERSON:
        return False
    first = at
    while first and at - first < NEAR and _common(sentence, first - 1, lists):
        first -= 1
    where = first > 0 and low[first - 1] in lists.where - lists.spots
    return first < at and (where or (name.kind is NameKind.PLACE and first > 0))


def _common(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word is a noun in small letters that heads no office and no group."""
    word, others = sentence.low[at], lists.plain | lists.joins | lists.that | lists.these | lists.times
    free = word not in others | lists.speakers | lists.heads | lists.turns and not lists.like_verb(word)
    return free and at not in sentence.name_at and word.isalpha() and sentence.tokens[at].text.islower()


def _inside(sentence: Sentence, voice: Voice, verb: int, lists: Wording) -> Voice | None:
    """The words before a verb in its clause, where a subject stands outside it: "X pulang sebelum jasad dibawa"."""
    low, begins = sentence.low, lists.turns - lists.relative | lists.counts
    at = next((n for n in range(verb - 1, voice.last - 1, -1) if low[n] in begins), None)
    if at is None:
        return None
    own = [n for n in range(at + 1, verb) if low[n] not in lists.reported | lists.negations | lists.times]
    if not own or any(lists.like_verb(low[n]) or low[n] in MARKS | lists.joins for n in own):
        return None
    return Voice("description", own[0], own[-1] + 1)


def _tells(sentence: Sentence, voice: Voice, lists: Wording) -> bool:
    """Whether words that stand before a verb tell who acts: a group, an institution, somebody's client."""
    word = sentence.low[voice.first]
    return word in lists.speakers or voices.owned(word, lists) is not None


def _possessor(sentence: Sentence, voice: Voice, story: Story) -> bool:
    """Whether a subject says whose the event is that a noun before it names: "Rapat DPRD X digelar"."""
    if voice.kind == "pronoun" or (voice.name is not None and voice.name.kind is NameKind.PERSON):
        return False
    others = forms(story.pack.code).ends | story.wording.numbered  # "bernomor polisi B 7123 XX"
    return voice.first > 0 and sentence.low[voice.first - 1] in others


def _measured(sentence: Sentence, voice: Voice | None, verb: int, lists: Wording) -> bool:
    """Whether a clause is of a thing, whoever it is of: "Harga emas PT X naik", "elektabilitas X mencapai"."""
    low, begins = sentence.low, lists.turns | lists.that | lists.says | lists.counts | MARKS
    at = verb if voice is None else voice.first
    while at and low[at - 1] not in begins:
        at -= 1
    between = low[at:verb]
    return bool(between) and between[0] in lists.measured and not any(map(lists.like_verb, between))


def _headless(sentence: Sentence, verb: int, lists: Wording) -> bool:
    """Whether a verb is that of a clause about a noun, which then is what acts, and nobody further off."""
    low, at = sentence.low, verb
    while at and low[at - 1] in lists.reported | lists.negations:
        at -= 1
    return at > 0 and low[at - 1] in lists.relative


def _suffered(sentence: Sentence, verb: int, lists: Wording) -> bool:
    """Whether a word before a verb makes it a passive: "was arrested", "has not been charged"."""
    low, at = sentence.low, verb
    while at and low[at - 1] in (lists.helpers - lists.auxiliary) | lists.negations:
        at -= 1
    return at > 0 and low[at - 1] in lists.auxiliary and not low[verb].endswith(lists.ongoing)


def _named_so(sentence: Sentence, trigger: Trigger, lists: Wording) -> bool:
    """Whether an article makes a noun of what is also a verb: "condemned the attack"."""
    return trigger.first > 0 and sentence.low[trigger.first - 1] in lists.articles


def _many(sentence: Sentence, voice: Voice | None, end: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """A subject, with the names that stand in one list with it before the verb."""
    if voice is None:
        return ()
    if voice.kind == "pronoun":
        if sentence.low[voice.first] in story.wording.two:
            return _two(sentence, story, speakers)
        found = speakers.pronoun(sentence, voice)
        return (found,) if found else ()
    if voice.kind == "description" or voice.name is None:
        voice = Voice(voice.kind, voice.first, _cut(sentence, voice.first, voice.last, story.wording), voice.name)
        return (_sided(sentence, voice, story, speakers) or speakers.described(sentence, voice),)
    out = [speakers.of_name(voice.name)]
    at, joined = voice.first, False
    while (other := _beside(sentence, at, story.wording)) and len(out) < MOST:
        name, first, linked = other
        joined = joined or linked
        if not joined or name.kind is not voice.name.kind:
            break
        out.insert(0, speakers.of_name(name))
        at = first
    return tuple(dict.fromkeys(out)) if end > voice.first else ()


def _two(sentence: Sentence, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """The two persons whom the sentence before names as one: "Presiden X dan Menteri Y bertemu. Keduanya …"."""
    before = [other for other in story.body if other.span.end <= sentence.span.start][-1:]
    for other in before:
        for name in reversed(other.names):
            one = _beside(other, other.index(name.span.start), story.wording)
            if one and one[2] and name.kind is one[0].kind is NameKind.PERSON:
                return speakers.of_name(one[0]), speakers.of_name(name)
    return ()


def _beside(sentence: Sentence, at: int, lists: Wording) -> tuple[Name, int, bool] | None:
    """The name before another in a list, where it begins, and whether an "and" joins them: "Bupati X dan Camat Y".

    Without an "and" further on a comma lists nobody: "kuasa hukum X, Y" is Y alone.
    """
    low, link = sentence.low, at
    while (
        link > 1
        and at - link < TITLE
        and (low[link - 1] in lists.inner | lists.titles or link - 1 in sentence.name_at)
    ):
        if low[link - 1] in lists.joins and link - 2 in sentence.name_at:
            break
        link -= 1
    if link < at and low[link] not in lists.heads | lists.titles:
        link = at
    end, linked = link, False
    while end > 1 and low[end - 1] in lists.listing:
        linked = linked or low[end - 1] in lists.joins
        end -= 1
    end = voices.before_age(sentence, end)
    if end > 3 and low[end - 1] == ")" and end - 1 not in sentence.name_at:
        end = next(
            (n for n in range(end - 2, max(end - 6, 0), -1) if low[n] == "("), end
        )  # "Kementerian X (KX) dan Y"
    name = sentence.name_at.get(end - 1) if 0 < end < link else None
    return None if name is None else (name, sentence.index(name.span.start), linked)


def _sided(sentence: Sentence, voice: Voice, story: Story, speakers: Speakers) -> str | None:
    """The person spoken of, where a word names nothing but that person's side: "pihaknya", "timnya".

    In what somebody is told to say it is that one's: "X mengatakan pihaknya akan datang".
    """
    single = voice.last - voice.first == 1
    if not single or not _side(sentence.low[voice.first], story):
        return None
    lists = story.wording
    cue = next((n for n in range(voice.first - 1, 0, -1) if sentence.low[n] in lists.cues), None)
    told = voices.before(sentence, cue, lists) if cue else None
    if told and told.kind == "name" and told.name:
        return speakers.of_name(told.name)
    return speakers.described(sentence, told) if told and told.kind == "description" else speakers.focus


def _side(word: str, story: Story) -> bool:
    """Whether a word names somebody's side: "pihaknya"."""
    return voices.owned(word, story.wording) in story.pack.facts.some


def _phrase(sentence: Sentence, verb: int, lists: Wording) -> Voice | None:
    """The plain words right before a verb that begin its clause: "mobil itu menghantam", "bahwa perusahaannya"."""
    low, end = sentence.low, verb
    while end > 0 and low[end - 1] in lists.reported | lists.negations:
        end -= 1
    first = end
    while (
        first > 0 and end - first < PHRASE and (low[first - 1] in lists.these or _plain(sentence, first - 1, lists))
    ):
        first -= 1
    begins = lists.that | lists.says | lists.counts | MARKS
    if first == end or (first > 0 and low[first - 1] not in begins):
        return None
    return Voice("description", first, end)


def _plain(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word can stand in a phrase that tells who acts: a small one that begins no clause and is no verb."""
    word = sentence.low[at]
    small = at == 0 or sentence.tokens[at].text.islower()
    if at and sentence.low[at - 1] in lists.articles:
        return small and word.isalpha() and at not in sentence.name_at  # "the suspects"
    other = lists.plain | lists.joins | lists.that | lists.asks | lists.states | lists.spots
    return small and word.isalpha() and at not in sentence.name_at and word not in other and not lists.like_verb(word)


def _opening(sentence: Sentence, verb: int, lists: Wording) -> Voice | None:
    """The person or institution that a sentence opens with, where nothing nearer to the verb acts.

    Not the place and outlet of a dateline, nor who says what has a subject of its own.
    """
    low, governing = sentence.low, lists.governing | lists.according
    for name in sentence.names:
        first, last = sentence.index(name.span.start), sentence.index(name.span.end)
        if first >= verb:
            return None
        filed = low[last] in FILED or (low[last] == "(" and ":" in low[last:verb])
        if filed or outlets.paper(name, lists) or _placed(sentence, name, lists):
            continue
        if (first == 0 or name.kind is not NameKind.PLACE) and (not first or low[first - 1] not in governing):
            told = any(
                n not in sentence.name_at and low[n] in lists.cues | (lists.that - lists.purpose)
                for n in range(last, verb)
            )
            return None if told else Voice("name", first, last, name)
    return None


def _verb(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word in small letters is a verb by its prefix, and not in a clause about a noun."""
    word = sentence.low[at]
    verbal = lists.like_verb(word) and word not in lists.pronouns | lists.relative
    return verbal and sentence.tokens[at].text.islower() and at not in sentence.name_at and word not in lists.heads


def _object(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """What an active verb acts on: the names from here to the end of its clause, or a description."""
    lists, low = story.wording, sentence.low
    for n in range(at, min(at + REACH, len(low))):
        name = sentence.name_at.get(n)
        if name and (name.kind is not NameKind.PLACE or n == at):
            return _list(sentence, n, story, speakers)
        if n > at and voices.verbal(sentence, n, lists):
            break  # "mendesak polisi menangkap X"
        if low[n] in lists.clause - lists.toward or low[n] in {".", ";", '"', "“"} or _cue(sentence, n, lists):
            break
    if at < len(low) - 1 and low[at] in lists.some & lists.numbers:  # "a reporter", and not "a truce"
        end = voices.description(sentence, at, lists)
        return (sentence.words(at, end),) if low[end - 1] in lists.speakers - lists.some else ()
    first, at = at, at + (at < len(low) and low[at] in lists.that | lists.toward)
    at += at < len(low) - 1 and (low[at].isdigit() or low[at] in lists.numbers | lists.all)
    if at < len(low) and low[at] in lists.speakers and not _side(low[at], story):
        end = voices.description(sentence, at, lists)
        first += low[first] in lists.that | lists.toward
        return _list(sentence, end, story, speakers) or (
            sentence.words(first, _cut(sentence, at, end, lists, lists.reported_by)),
        )
    return ()


def _cut(sentence: Sentence, first: int, end: int, lists: Wording, verbs: frozenset[str] = frozenset()) -> int:
    """Where a description ends without what follows it: "anggota dewan" pekan lalu, "warga" dan, "menteri" datang."""
    low = sentence.low
    end = next((n for n in range(first + 1, end) if lists.verbs and low[n] in verbs), end)
    others = lists.times - lists.numbers | lists.joins | lists.manner | lists.helpers - lists.these
    while end > first + 1 and low[end - 1] in others and low[end - 2].isalpha():
        if low[end - 2] in lists.articles:
            break  # "the couple"
        end -= 1
    return end


def _cue(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether what stands before a word was said: ", kata X", ", ujarnya"."""
    word = sentence.low[at]
    said = word in lists.after or voices.owned(word, lists) in lists.after
    return said and at > 0 and sentence.low[at - 1] == ","


def _list(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """The names from a word on that are joined by commas and "dan"; persons and institutions, or places."""
    out: list[str] = []
    n = at
    while n < len(sentence.low) and len(out) < MOST:
        name = sentence.name_at.get(n)
        if name is None:
            break
        out.append(speakers.of_name(name))
        n = sentence.index(name.span.end)
        while n < len(sentence.low) and sentence.low[n] in story.wording.listing:
            n += 1
    return tuple(dict.fromkeys(out))


def _agent(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """Who acts in a passive: right after the verb, or after "oleh"."""
    by, low = story.pack.facts.voice.by, sentence.low
    if at < len(low) and low[at] in story.wording.many and not sentence.name_at.get(at):
        end = voices.description(sentence, at, story.wording)
        name = sentence.name_at.get(end + 1) if low[end : end + 1] == (",",) else None
        past = sentence.index(name.span.end) if name else end
        if name and past < len(low) and low[past].isalpha():
            return (sentence.words(at, end),)  # "dikabulkan pemerintah, X menyarankan"
    if at < len(low) and (sentence.name_at.get(at) or low[at] in story.wording.speakers):
        return _list(sentence, at, story, speakers) or _led(sentence, at, story, speakers)
    if at < len(low) and voices.owned(low[at], story.wording) in story.wording.heads | story.wording.inner:
        return (sentence.words(at, at + 1),)
    if at + 1 < len(low) and low[at + 1] in story.wording.many and _manner(sentence, at, story.wording):
        return _led(sentence, at + 1, story, speakers)
    for n in range(at, min(at + FAR, len(low) - 1)):
        if low[n] in by:
            return _led(sentence, n + 1, story, speakers)
    return ()


def _manner(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word can tell how something was done, before who did it: "disambut antusias warga"."""
    low = sentence.low
    return low[at].isalpha() and sentence.tokens[at].text.islower() and low[at] not in lists.plain | lists.joins


def _led(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """The actor that a preposition leads to: a name, an office with a name, or a description."""
    voice = voices.after(sentence, at, story.wording)
    if voice is None or voice.kind == "pronoun":
        return ()
    if voice.name and voice.kind == "name":
        return _list(sentence, voice.first, story, speakers) or (plain(voice.name.text),)
    within = sentence.name_at.get(voice.first + 1)
    if within and within.kind is NameKind.ORGANISATION and sentence.low[voice.first] not in story.wording.many:
        return _list(sentence, voice.first + 1, story, speakers)  # "pihak X"
    return (sentence.words(voice.first, voice.last),)


def _nominal(sentence: Sentence, trigger: Trigger, story: Story, speakers: Speakers) -> Actors:
    """The actors of a noun: "kunjungan X ke Y", "serangan oleh X terhadap Y"."""
    low, lists = sentence.low, story.wording
    who = _list(sentence, trigger.last, story, speakers) or _parties(sentence, trigger.last, story, speakers)
    whom: tuple[str, ...] = ()
    for n in range(trigger.last, min(trigger.last + REACH, len(low) - 1)):
        if low[n] in story.pack.facts.voice.by and not who:
            who = _led(sentence, n + 1, story, speakers)
        elif low[n] in lists.toward and not whom:
            whom = _led(sentence, n + 1, story, speakers)
        elif low[n] in lists.relative or low[n] in {".", ";"}:
            break
    if not who:
        who = _done(sentence, trigger.last, story, speakers)
    if not who and _predicate(sentence, trigger.first, lists):
        who = _many(sentence, voices.before(sentence, trigger.first, lists), trigger.first, story, speakers)
    return who, whom


def _parties(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """Both who took part in what a noun names: "pertemuan antara X dan Y"."""
    near = range(at, min(at + NEAR, len(sentence.low) - 1))
    after = next((n + 1 for n in near if sentence.low[n] in story.wording.between), None)
    if after is None:
        return ()
    return _list(sentence, after, story, speakers) or _led(sentence, after, story, speakers)


def _done(sentence: Sentence, at: int, story: Story, speakers: Speakers) -> tuple[str, ...]:
    """Who did what a noun names, where a passive right after it says: "pengumuman itu disampaikan X"."""
    low, lists = sentence.low, story.wording
    while at < len(low) and low[at] in lists.helpers | lists.these:
        at += 1
    passive = at < len(low) and lists.like_verb(low[at]) and low[at].startswith(story.pack.facts.voice.passive)
    return _agent(sentence, at + 1, story, speakers) if passive else ()


def _predicate(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a noun tells what its subject did, as a verb would: "Gunung X kembali erupsi", "X unjuk rasa"."""
    return at > 0 and (sentence.low[at - 1] in lists.helpers - lists.these or at - 1 in sentence.name_at)
