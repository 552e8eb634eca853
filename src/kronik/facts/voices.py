"""Who speaks: the words beside a cue that name a speaker, and whom they name.

After a cue stands a name, an office with a name, a pronoun, or a description ("kata jaksa KPK"). Before a verb stands
its subject. A pronoun is the person who spoke or was the subject last; a description is the person who holds that
office on the page, where only one does.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

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
NEAR = 6
"""Words after a description within which "itu" still points with it: "kekasih dari X itu"."""
PERSON, ORGANISATION, PLACE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE


class Voice(msgspec.Struct, frozen=True):
    """The words that name a speaker; `kind` is name, pronoun or description."""

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
    led = False
    for n in range(at, min(at + AHEAD, len(low))):
        name = names.get(n)
        if name and name.kind is PERSON and not led:
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
    if name:
        return _named(sentence, name)
    low = sentence.low
    if low[at] not in lists.speakers:
        return None
    return Voice("description", at, _description(sentence, at, lists))


def _description(sentence: Sentence, at: int, lists: Wording) -> int:
    """Where a description ends: before a mark, a verb's helper or a word that begins a clause."""
    low, names = sentence.low, sentence.name_at
    stops = lists.stops
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
            governed = first > start and low[first - 1] in lists.governing
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


class Speakers(msgspec.Struct):
    """Whom the voices of a story name, as it is read on: the one record of this stage that changes."""

    story: Story
    cast: Cast
    focus: str | None = None
    """The person that "ia" would be now: who spoke last, or was first named since."""
    spoke: str | None = None
    """The person who spoke last: whom "ujarnya" means after a quotation that begins a passage."""
    told: dict[str, str] = msgspec.field(default_factory=dict)
    """The fullest description so far, by its first word."""

    def name(self, sentence: Sentence, voice: Voice | None) -> str | None:
        """The speaker that a voice names, under the fullest name on the page; None where that is not certain."""
        if voice is None or voice.kind == "pronoun":
            return self.pronoun(sentence, voice)
        found = self.of_name(voice.name) if voice.name and voice.kind == "name" else self.described(sentence, voice)
        if any(person.name == found for person in self.cast.people):
            self.focus = self.spoke = found
        return found

    def of_name(self, name: Name) -> str:
        """The fullest form of a name."""
        person = self.cast.of(name)
        return person.name if person else self.story.full.get(plain(name.text).lower(), plain(name.text))

    def pronoun(self, sentence: Sentence, voice: Voice | None) -> str | None:
        """The person that "ia" or "-nya" names; nobody for "mereka"."""
        if voice is not None and sentence.low[voice.first] in self.story.wording.they:
            return None
        return self.focus

    def described(self, sentence: Sentence, voice: Voice) -> str:
        """The person that a description fits, or the description itself in its fullest form."""
        text = sentence.words(voice.first, voice.last)
        words = _bare(text)
        holders = [p for p in self.cast.people if p.role and set(words) <= set(_bare(p.role))]
        if len(holders) == 1 and (len(words) > 1 or self._office(sentence, voice)):
            return holders[0].name
        if self.focus and self._pointed(sentence, voice, words):
            return self.focus
        known = self.told.get(words[0]) if words else None
        if known is None or len(known) < len(text):
            self.told[words[0] if words else text] = text
            return self.story.full.get(text.lower(), text)
        return known

    def _office(self, sentence: Sentence, voice: Voice) -> bool:
        """Whether a description is an office of one word in a capital that no sentence gave it: "kata Kapolri"."""
        lists, first = self.story.wording, voice.first
        word = sentence.tokens[first].text
        return first > 0 and word[0].isupper() and word.lower() in lists.offices and word.lower() not in lists.many

    def _pointed(self, sentence: Sentence, voice: Voice, words: list[str]) -> bool:
        """Whether a description points to the one spoken of: by "itu", or by the word that heads his office."""
        lists = self.story.wording
        if not words or words[0] not in lists.heads or words[0] in lists.many:
            return False
        end = next(
            (n for n in range(voice.last, len(sentence.low)) if sentence.low[n] in MARKS | lists.cues), voice.last
        )
        if not lists.these.isdisjoint(sentence.low[voice.last - 1 : min(end, voice.last + NEAR)]):
            return True
        role = next((p.role for p in self.cast.people if p.name == self.focus), None)
        return bool(role) and _bare(role or "")[0] == words[0] and len(words) > 1

    def heard(self, sentence: Sentence, outside: list[bool]) -> None:
        """Take note of a sentence without a statement: its first person, if none governs him, is spoken of now."""
        for name in sentence.names:
            first = sentence.index(name.span.start)
            person = self.cast.of(name)
            governed = first > 0 and sentence.low[first - 1] in self.story.wording.clause
            if person and not governed and outside[first]:
                self.focus = person.name
                return


def _bare(text: str) -> list[str]:
    """The words of a text in small letters, without marks."""
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def span(sentence: Sentence, voice: Voice | None) -> Span | None:
    """Where a voice stands."""
    if voice is None or voice.first >= voice.last:
        return None
    return Span(sentence.tokens[voice.first].start, sentence.tokens[voice.last - 1].end)
