"""Who speaks: the words beside a cue that name a speaker, and whom they name.

After a cue stands a name, an office with a name, a pronoun, or a description ("kata jaksa KPK"). Before a verb stands
its subject. A pronoun is the person who spoke or was the subject last; a description is the person who holds that
office on the page, where only one does. A name beside the cue goes before all that, known or not: nobody else is put
in its place.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from kronik.facts import names, people
from kronik.facts.people import Cast
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.tokens import Vocabulary
from kronik.facts.wording import Wording
from kronik.records import Name, NameKind, Span

MARKS = frozenset({",", ".", "(", '"', "“", "”", ";", ":"})
AHEAD = 30
"""Words after a cue within which its speaker must be named: the longest office and a name."""
MET = 50_000
"""Words of which it is kept whether they have such an ending."""
DESCRIBED = 8
"""Words before a verb among which a description of who acts begins."""
CLOSE = 3
"""Words from "yang" to the verb of its own clause."""
PRINTED = 4
"""Words of the longest name that is known by its capitals alone."""
DEAD = 3
"""Words from a person to the word that says that he is dead."""
FIRST = 10
"""Words of a sentence among which its first verb is looked for, whose subject it speaks of."""
DOUBTED, POINTED, NOBODY = 0.7, 0.75, 0.6
"""The most that is believed where a speaker is no known person, where "itu" alone points to him, and where none is
told: set, as the annotated articles have too few."""
COMMON = 3000
"""Rank up to which a word is too common in small letters to be a name by itself."""
NEAR = 6
"""Words after a description within which "itu" still points with it: "kekasih dari X itu"."""
PERSON, ORGANISATION, PLACE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE


class Voice(msgspec.Struct, frozen=True):
    """The words that name a speaker; `kind` is name, pronoun, description, printed or nobody.

    Printed are capitals that no one took for a name; nobody is a cue beside which no speaker is told.
    """

    kind: str
    first: int
    last: int
    name: Name | None = None


def owned(word: str, lists: Wording) -> str | None:
    """The word without the ending that speaks of the one before: "ujar" of "ujarnya"; None without such an ending."""
    return _owned(word, lists.own)


@lru_cache(MET)
def _owned(word: str, endings: tuple[str, ...]) -> str | None:
    """The word without the first of the endings that it has."""
    for ending in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)]
    return None


def after(sentence: Sentence, at: int, lists: Wording) -> Voice | None:
    """The speaker named from a word on: after a cue or a preposition."""
    low, names = sentence.low, sentence.name_at
    while at < len(low) and low[at] in {",", ":"} and at + 1 < len(low) and at not in names:
        at += 1
    if at >= len(low):
        return None
    if low[at] in lists.pronouns:
        return Voice("pronoun", at, at + 1)
    if capitals := unlisted(sentence, at, lists):
        return capitals
    led = False
    for n in range(at, min(at + AHEAD, len(low))):
        name = names.get(n)
        if name and name.kind is PERSON and not led and not possessive(sentence, name):
            return _named(sentence, _possessor(sentence, n, name, lists))
        if low[n] == ",":
            if not _apposed(sentence, n, lists):
                break
            led = False
        if not name and n > at and low[n] in lists.outer:
            if low[n] not in lists.office_at:
                break
            led = True  # "warga di X, Budi": within a place only a name after a comma is meant
    return _other(sentence, at, lists)


def possessive(sentence: Sentence, name: Name) -> bool:
    """Whether a name says whose another is: "X's deputy"."""
    at, low = sentence.index(name.span.end), sentence.low
    return low[at : at + 2] in {("'", "s"), ("’", "s")} and sentence.tokens[at].start == name.span.end


def unlisted(sentence: Sentence, at: int, lists: Wording) -> Voice | None:
    """Capitals from a word on that no one took for a name and that begin no office: "ucap Jaya."."""
    end, low = at, sentence.low
    none = lists.heads | lists.titles | lists.things | lists.speakers | lists.calendar | lists.small | lists.inner
    none |= lists.according | lists.telling | lists.based
    while end < len(low) and end not in sentence.name_at and _plain(sentence, end) and low[end] not in none:
        end += 1
    if not 0 < end - at <= PRINTED or end in sentence.name_at:
        return None
    goes_on = end < len(low) and (sentence.tokens[end].text[0].isupper() or low[end] in {"&", "-", "/"})
    return None if goes_on else Voice("printed", at, end)


def _plain(sentence: Sentence, at: int) -> bool:
    """Whether a word is printed as names are: a capital and small letters."""
    word = sentence.tokens[at].text
    return word[0].isupper() and word.isalpha() and not word.isupper()


def _named(sentence: Sentence, name: Name) -> Voice:
    """The voice of a name."""
    return Voice("name", sentence.index(name.span.start), sentence.index(name.span.end), name)


def _possessor(sentence: Sentence, at: int, name: Name, lists: Wording) -> Name:
    """The person meant: with "pengacara X, Y" it is Y."""
    low, end = sentence.low, sentence.index(name.span.end)
    if at and low[at - 1] in lists.relations and low[end : end + 1] == (",",):
        other = sentence.name_at.get(end + 1)
        if other and other.kind is PERSON:
            return other
    return name


def _apposed(sentence: Sentence, comma: int, lists: Wording) -> bool:
    """Whether the name of a person follows a comma, titles aside: "kata Kepala Dinas, Dr. X"."""
    at = comma + 1
    while at < len(sentence.low) and sentence.low[at] in lists.titled and at not in sentence.name_at:
        at += 1
    name = sentence.name_at.get(at)
    return bool(name and name.kind is PERSON)


def _other(sentence: Sentence, at: int, lists: Wording) -> Voice | None:
    """An institution or a description that begins at a word."""
    name = sentence.name_at.get(at)
    if name and possessive(sentence, name):
        past = sentence.index(name.span.end) + 1
        return Voice("description", at, _description(sentence, past, lists))
    if name:
        return _named(sentence, name)
    low = sentence.low
    if low[at] not in lists.speakers:
        return None
    return Voice("description", at, _description(sentence, at, lists))


def _description(sentence: Sentence, at: int, lists: Wording) -> int:
    """Where a description ends: before a mark, a verb's helper or a word that begins a clause."""
    low, names = sentence.low, sentence.name_at
    stops = lists.stops | lists.that
    end = at + 1
    while end < len(low) and end - at < 8 and (end in names or (low[end] not in stops and low[end] not in MARKS)):
        if _verb(sentence, end, lists):
            break
        if names.get(end) and names[end].kind is PERSON:
            break
        end += 1
    return end


def _verb(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word is a verb by its prefix and no word of an office."""
    word = sentence.low[at]
    other = at in sentence.name_at or word in lists.inner | lists.states | lists.speakers
    return lists.like_verb(word) and not other and word.isalpha()


def before(sentence: Sentence, verb: int, lists: Wording, start: int = 0) -> Voice | None:
    """The subject of a verb: the name, pronoun or description that stands to its left in its clause.

    A verb of saying right before it has the same: "X memastikan akan hadir".
    """
    low, names = sentence.low, sentence.name_at
    if beside := _beside(sentence, verb, lists, start):
        return beside
    spare: Voice | None = None
    at = verb
    while at > start:
        at -= 1
        name = names.get(at)
        if name:
            first = sentence.index(name.span.start)
            governed = (first > start and low[first - 1] in lists.governing) or possessive(sentence, name)
            if name.kind is PERSON and not governed:
                return _named(sentence, _kinsman(sentence, first, name, lists))
            if spare is None and not governed and _subject(sentence, name, first, verb, lists):
                spare = _named(sentence, name)
            at = first
        elif low[at] in lists.pronouns:
            return spare or Voice("pronoun", at, at + 1)
        elif low[at] in lists.asks and spare is None and at + 1 < verb:
            return _asked(sentence, at + 1, verb, lists)
        elif low[at] == "," and spare is None and (told := _described(sentence, at + 1, verb, lists)):
            return _headed(sentence, at, start, verb) or told
        elif low[at] in lists.relative and spare is None and (told := _headed(sentence, at, start, verb)):
            return told
        elif (
            low[at] in {";", '"', "“", "”", ":"}
            or (low[at] in lists.says and not _only(low[at + 1 : verb], lists.helpers | lists.negations))
            or low[at] in lists.that
            or (low[at] in lists.relative and spare is None)
        ):
            start = at + 1
            break
    if spare:
        return _whole(sentence, spare, start, lists)
    return _described(sentence, start, verb, lists)


def printed(sentence: Sentence, verb: int, lists: Wording, vocabulary: Vocabulary) -> Voice | None:
    """Words in capitals right before a verb that no one took for a name: "Layar Biru menargetkan".

    A word that begins the sentence is one of them only where text never has it in small letters.
    """
    tokens, low = sentence.tokens, sentence.low
    end = verb
    while end and low[end - 1] in lists.reported:
        end -= 1
    first = end
    while first and tokens[first - 1].text[0].isupper() and tokens[first - 1].text.isalpha():
        first -= 1
    if first == 0 and low[0] in vocabulary.ranks:
        first = 1
    named = any(n in sentence.name_at or low[n] in lists.calendar | lists.small for n in range(first, end))
    governed = first > 0 and low[first - 1] in lists.governing | lists.offices
    return None if first >= end or named or governed else Voice("description", first, end)


def _asked(sentence: Sentence, first: int, verb: int, lists: Wording) -> Voice | None:
    """Who is to do what somebody asks: "meminta warga untuk pergi"; nobody where a place alone stands there."""
    first += sentence.low[first] in lists.toward
    name = sentence.name_at.get(first)
    if name and name.kind is not PLACE:
        return _named(sentence, name)
    return _described(sentence, first, verb, lists)


def _only(words: tuple[str, ...], some: frozenset[str]) -> bool:
    """Whether all words are of some."""
    return all(word in some for word in words)


def _beside(sentence: Sentence, verb: int, lists: Wording, start: int) -> Voice | None:
    """An institution or a group in small letters right before a verb, nearer than any name: "pemerintah menargetkan".

    Not the end of an office or of what somebody is to it: "kepala polisi", "ibu korban".
    """
    low, at = sentence.low, verb - 1
    while at > start and low[at] in lists.helpers:
        at -= 1
    if at < start or at in sentence.name_at or low[at] not in lists.many or not sentence.tokens[at].text.islower():
        return None
    first = at
    while first > start and low[first - 1] in lists.speakers and first - 1 not in sentence.name_at:
        first -= 1
    before = low[first - 1] if first > start else ""
    closed = before in {"", ","} | lists.opening or first - 1 in sentence.name_at
    single = lists.offices.isdisjoint(low[first:at])
    return Voice("description", first, at + 1) if closed and single else None


def _headed(sentence: Sentence, at: int, start: int, verb: int) -> Voice | None:
    """Whom a clause is about: "X yang hadir di lokasi mengatakan", "X, petani di Y, mengatakan".

    A place or an institution only at the beginning, or right before the clause's own verb: "X yang telah menolak".
    """
    at -= at - 1 > start and sentence.low[at - 1] == ","
    name = sentence.name_at.get(at - 1) if at > start else None
    own = verb - at <= CLOSE
    if name is None or (name.kind is not PERSON and not own and sentence.index(name.span.start) > start):
        return None
    return _named(sentence, name)


def _kinsman(sentence: Sentence, first: int, name: Name, lists: Wording) -> Name:
    """The person meant: with "X, kakak Y" it is X."""
    at = first
    while at and sentence.low[at - 1] in lists.relations | lists.titles:
        at -= 1
    if 1 < at < first and sentence.low[at - 1] == ",":
        other = sentence.name_at.get(at - 2)
        if other and other.kind is PERSON:
            return other
    return name


def _subject(sentence: Sentence, name: Name, first: int, verb: int, lists: Wording) -> bool:
    """Whether the name of an institution or place can be a subject; a place only right before the verb."""
    if first and sentence.low[first - 1] in lists.offices:
        return False
    if name.kind is PLACE and _within(sentence, first, lists):
        return False
    last = sentence.index(name.span.end)
    beside = _only(sentence.low[last:verb], lists.reported)
    return beside or (name.kind is ORGANISATION)


def _within(sentence: Sentence, first: int, lists: Wording) -> bool:
    """Whether a place is told to say where another is: "di Desa X, Kecamatan Y"."""
    low, at = sentence.low, first
    while at and (not low[at - 1].isalpha() or low[at - 1] in lists.spots or at - 1 in sentence.name_at):
        at -= 1
    return 0 < at < first and low[at - 1] in lists.governing | lists.spots


def _whole(sentence: Sentence, voice: Voice, start: int, lists: Wording) -> Voice:
    """An institution with the description before it: "jaksa penuntut umum KPK", "tim kampanye X"."""
    low = sentence.low
    at = voice.first
    while at > start and (low[at - 1] in lists.speakers or low[at - 1] in lists.inner) and low[at - 1] not in ",.":
        at -= 1
    heads = [n for n in range(at, voice.first) if low[n] in lists.speakers]
    return Voice("description", heads[0], voice.last, voice.name) if heads else voice


def _described(sentence: Sentence, start: int, verb: int, lists: Wording) -> Voice | None:
    """A description without a name that begins the clause: "Gubernur Kalteng mengatakan", "Pelapor menuding"."""
    low = sentence.low
    for at in range(max(start, verb - DESCRIBED), verb):
        if low[at] in lists.speakers and (at == start or low[at - 1] not in lists.clause):
            end = min(_description(sentence, at, lists), verb)
            if at > start and not _begins(sentence, at, lists) and not _only(low[end:verb], lists.helpers):
                continue
            return Voice("description", at - (at > start and low[at - 1].isdigit()), end)
    return None


def _begins(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a description can begin at a word: after a mark, a number or a word that a clause begins with."""
    before = sentence.low[at - 1]
    return not before.isalpha() or before in lists.opening or at - 1 in sentence.name_at


class Chosen(msgspec.Struct, frozen=True):
    """Who speaks, how that was found, and the most that may be believed of it."""

    name: str | None
    how: str
    most: float = 1.0


class Speakers(msgspec.Struct):
    """Whom the voices of a story name, as it is read on: the one record of this stage that changes."""

    story: Story
    cast: Cast
    focus: str | None = None
    """Who "ia" would be now: who spoke last, or was first named since."""
    since: str = ""
    """Why that one is."""
    spoke: str | None = None
    """The person who spoke last: whom "ujarnya" means after a quotation that begins a passage."""
    told: dict[str, str] = msgspec.field(default_factory=dict)
    """The fullest description so far, by its first word."""
    dead: frozenset[str] | None = None
    """The persons of whom the page says that they are dead; made when first asked for."""
    called: dict[str, frozenset[str]] = msgspec.field(default_factory=dict)
    """What each person is called that tells a man from a woman; made when first asked for."""

    def name(self, sentence: Sentence, voice: Voice | None) -> str | None:
        """The speaker that a voice names, under the fullest name on the page; None where that is not certain."""
        return self.choose(sentence, voice).name

    def choose(self, sentence: Sentence, voice: Voice | None) -> Chosen:
        """The same with how it was found; who it is, if a single one, is spoken of from now on."""
        if voice is None or voice.kind == "pronoun":
            return self._meant(sentence, voice)
        if voice.kind == "nobody":
            return Chosen(None, "nobody is told beside the cue", NOBODY)
        if voice.kind == "printed":
            chosen = self.printed(sentence.words(voice.first, voice.last))
        elif voice.name and voice.kind == "name":
            chosen = Chosen(self.of_name(voice.name), "named beside the cue")
        else:
            chosen = self._fitting(sentence, voice)
        if chosen.name and (self._known(chosen.name) or self._single(sentence, voice)):
            self.focus, self.since = chosen.name, "who spoke last"
            self.spoke = chosen.name
        return chosen

    def _known(self, name: str) -> bool:
        return any(person.name == name for person in self.cast.people)

    def _single(self, sentence: Sentence, voice: Voice) -> bool:
        """Whether a voice that is no known person's is one person's: a name, or an office that one holds."""
        if voice.name:
            return voice.kind == "name" and voice.name.kind is PERSON
        lists, first = self.story.wording, sentence.low[voice.first]
        return voice.kind == "printed" or (first in lists.offices and first not in lists.many)

    def of_name(self, name: Name) -> str:
        """The fullest form of a name."""
        person = self.cast.of(name)
        return person.name if person else self.story.full.get(plain(name.text).lower(), plain(name.text))

    def printed(self, text: str) -> Chosen:
        """The person whose name holds words in capitals, or those words in the fullest form that the page prints."""
        words = tuple(_bare(text))
        forms = {p.name for p in self.cast.people if people.short(words, tuple(_bare(p.name)))}
        if len(forms) == 1:
            return Chosen(forms.pop(), "printed beside the cue as in the name of a person", DOUBTED)
        return Chosen(self._fuller(text), "printed beside the cue, in no known name", DOUBTED)

    def _fuller(self, text: str) -> str:
        """The one longer run of capitals of the body that begins or ends with a text, or the text."""
        found = {longer for sentence in self.story.body for longer in _longer(sentence, text, self.story.wording)}
        return found.pop() if len(found) == 1 else text

    def pronoun(self, sentence: Sentence, voice: Voice | None) -> str | None:
        """The one whom a pronoun names."""
        return self._meant(sentence, voice).name

    def described(self, sentence: Sentence, voice: Voice) -> str:
        """The person that a description fits, or the description itself in its fullest form."""
        return self._fitting(sentence, voice).name or sentence.words(voice.first, voice.last)

    def _meant(self, sentence: Sentence, voice: Voice | None) -> Chosen:
        """The one whom "ia" or "-nya" names; nobody for "mereka", nor where "he" would be a woman."""
        word = "" if voice is None else sentence.low[voice.first]
        if word in self.story.wording.they:
            return Chosen(None, "a pronoun of several", NOBODY)
        if self.focus is None:
            return Chosen(None, "a pronoun, and nobody it could be", NOBODY)
        if self._contradicts(word, self.focus):
            return Chosen(None, f"a pronoun that cannot be {self.focus}", NOBODY)
        return Chosen(self.focus, f"a pronoun: {self.since}", 1.0 if self._known(self.focus) else DOUBTED)

    def _contradicts(self, pronoun: str, name: str) -> bool:
        """Whether a pronoun is of men and the person called as women are, or the other way round."""
        lists = self.story.wording
        sides = (lists.man, lists.woman)
        if not any(pronoun in side for side in sides):
            return False
        if not self.called:
            self.called = {p.name: frozenset(_bare(p.role or "")[:2]) for p in self.cast.people}
            for one in self.story.sentences:
                for other in one.names:
                    if person := self.cast.of(other):
                        self.called[person.name] |= _titles(one, other, lists)
        called = self.called.get(name, frozenset())
        own, against = sides if pronoun in lists.man else sides[::-1]
        return not called.isdisjoint(against) and called.isdisjoint(own)

    def _fitting(self, sentence: Sentence, voice: Voice) -> Chosen:
        """The same with how it was found."""
        text = sentence.words(voice.first, voice.last)
        words = _bare(text)
        holders = [p for p in self.cast.people if p.role and set(words) <= set(_bare(p.role))]
        pointed = voice.name is None and self._points(sentence, voice)
        if len(holders) == 1 and (len(words) > 1 or pointed or self._office(sentence, voice)):
            return Chosen(holders[0].name, f"the office told of {holders[0].name}")
        if self.focus and self._pointed(sentence, voice, words):
            shared = any(p.name == self.focus and set(words) & set(_bare(p.role or "")) for p in self.cast.people)
            return Chosen(self.focus, f"a description of the one spoken of: {self.since}", 1.0 if shared else POINTED)
        known = self.told.get(words[0]) if words else None
        if known is None or len(known) < len(text) or not set(words) <= {*_bare(known), *self.story.wording.these}:
            self.told[words[0] if words else text] = text
            return Chosen(self.story.full.get(text.lower(), text), "described beside the cue")
        return Chosen(known, "described beside the cue, as more fully before")

    def _office(self, sentence: Sentence, voice: Voice) -> bool:
        """Whether a description is an office of one word in a capital that no sentence gave it: "kata Kapolri"."""
        lists, first = self.story.wording, voice.first
        word = sentence.tokens[first].text
        return first > 0 and word[0].isupper() and word.lower() in lists.offices and word.lower() not in lists.many

    def _points(self, sentence: Sentence, voice: Voice) -> bool:
        """Whether "itu" stands at the end of a description or near behind it."""
        lists = self.story.wording
        end = next(
            (n for n in range(voice.last, len(sentence.low)) if sentence.low[n] in MARKS | lists.cues), voice.last
        )
        return not lists.these.isdisjoint(sentence.low[voice.last - 1 : min(end, voice.last + NEAR)])

    def _pointed(self, sentence: Sentence, voice: Voice, words: list[str]) -> bool:
        """Whether a description points to the one spoken of: by "itu", or by the word that heads his office."""
        lists = self.story.wording
        if not words or words[0] not in lists.heads or words[0] in lists.many:
            return False
        if self._points(sentence, voice):
            return True
        role = next((p.role for p in self.cast.people if p.name == self.focus), None)
        return bool(role) and _bare(role or "")[0] == words[0] and len(words) > 1

    def heard(self, sentence: Sentence, outside: list[bool]) -> None:
        """Take note of a sentence without a statement: whom it is about is spoken of now.

        That is its first person, if none governs him and he is not told by another ("anaknya, X"), or capitals before
        its first verb that are no known name. Of the dead it is nobody new.
        """
        lists = self.story.wording
        subject = self._subject(sentence, outside)
        for name in sentence.names:
            first = sentence.index(name.span.start)
            if subject and subject.last <= first:
                break
            person = self.cast.of(name)
            governed = first > 0 and sentence.low[first - 1] in lists.clause
            if person and not governed and outside[first] and not possessive(sentence, name):
                if not _told_by_another(sentence, name, lists) and person.name not in self._dead():
                    self.focus, self.since = person.name, "subject of the sentence before"
                return
        if subject:
            self.focus = self.printed(sentence.words(subject.first, subject.last)).name
            self.since = "subject of the sentence before"

    def _dead(self) -> frozenset[str]:
        """The persons right after whose name it is said that they are dead."""
        if self.dead is None:
            named = ((one, name) for one in self.story.sentences for name in one.names)
            told = (self.cast.of(name) for one, name in named if _died(one, name, self.story.wording))
            self.dead = frozenset(person.name for person in told if person)
        return self.dead

    def _subject(self, sentence: Sentence, outside: list[bool]) -> Voice | None:
        """The capitals before the first verb of a sentence that no one took for a name, if they can be a person's."""
        lists = self.story.wording
        verbs = (n for n in range(1, min(FIRST, len(sentence.low))) if outside[n] and _verb(sentence, n, lists))
        verb = next(verbs, None)
        return None if verb is None else lone(sentence, verb, self.story)


def lone(sentence: Sentence, verb: int, story: Story) -> Voice | None:
    """Capitals right before a verb that can be the name of a person and that no one took for one."""
    told = printed(sentence, verb, story.wording, names.known(story.pack.code))
    if told is None:
        return None
    voice = unlisted(sentence, told.first, story.wording)
    known = names.known(story.pack.code)
    if all(known.within(word, COMMON) for word in sentence.low[told.first : told.last]):
        return None  # "Bagaimana Anda"
    return voice if voice and voice.last == told.last else None


def common(sentence: Sentence, voice: Voice, story: Story) -> bool:
    """Whether a voice is a single word that text has in small letters."""
    single = voice.last - voice.first == 1
    return single and sentence.low[voice.first] in names.known(story.pack.code).ranks


def _longer(sentence: Sentence, text: str, lists: Wording) -> list[str]:
    """The longer runs of capitals in a sentence that begin or end with a text, without offices before them."""
    found, first = [], 0
    words = text.split()
    none = lists.heads | lists.titles | lists.things | lists.calendar | lists.small
    while first < len(sentence.tokens):
        end = first
        while end < len(sentence.tokens) and _plain(sentence, end) and sentence.low[end] not in none:
            end += 1
        run = [token.text for token in sentence.tokens[first:end]]
        if len(words) < len(run) <= PRINTED and words in (run[: len(words)], run[-len(words) :]):
            found.append(" ".join(run))
        first = max(end, first + 1)
    return found


def _titles(sentence: Sentence, name: Name, lists: Wording) -> frozenset[str]:
    """The titles before a name and in it."""
    first, last = sentence.index(name.span.start), sentence.index(name.span.end)
    start = first
    while start and sentence.low[start - 1] in lists.titled:
        start -= 1
    return frozenset(sentence.low[start:last])


def _told_by_another(sentence: Sentence, name: Name, lists: Wording) -> bool:
    """Whether a person is told as what he is to another: "anaknya, X"."""
    first = sentence.index(name.span.start)
    back = first - 1 if first and sentence.low[first - 1] == "," else first
    return back > 0 and owned(sentence.low[back - 1], lists) in lists.kin


def _died(sentence: Sentence, name: Name, lists: Wording) -> bool:
    """Whether it is said right after a name that he is dead: "X ditemukan tewas"."""
    last = sentence.index(name.span.end)
    return not lists.dead.isdisjoint(sentence.low[last : last + DEAD])


def _bare(text: str) -> list[str]:
    """The words of a text in small letters, without marks."""
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def span(sentence: Sentence, voice: Voice | None) -> Span | None:
    """Where a voice stands."""
    if voice is None or voice.first >= voice.last:
        return None
    return Span(sentence.tokens[voice.first].start, sentence.tokens[voice.last - 1].end)
