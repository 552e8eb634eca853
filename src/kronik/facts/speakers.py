"""Whom a voice names: the person of the page whom a name, an office, a pronoun or a description means.

A pronoun is the person who spoke or was the subject last; a description is the person who holds that office on the
page, where only one does. A name beside the cue goes before all that, known or not: nobody else is put in its place.
"""

from __future__ import annotations

import msgspec

from kronik.facts import people
from kronik.facts.people import Cast
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.voices import (
    MARKS,
    PRINTED,
    Voice,
    apart,
    capital,
    description,
    lone,
    owned,
    possessive,
    uttered,
    verbal,
)
from kronik.facts.wording import Wording
from kronik.records import Name, NameKind, Person

DEAD = 3
"""Words from a person to the word that says that he is dead."""
FIRST = 10
"""Words of a sentence among which its first verb is looked for, whose subject it speaks of."""
DOUBTED, POINTED, NOBODY = 0.7, 0.75, 0.6
"""The most that is believed where a speaker is no known person, where "itu" alone points to him, and where none is
told: set, as the annotated articles have too few."""
SPOKEN_OF, DESCRIBED = 0.75, 0.8
"""The most that is believed of a pronoun for the subject of the sentence before (right 17 of 21 times in the articles
that were looked at, 5 of 10 in others), and of a description that no known person fits (16 of 21)."""
SUBJECT, LAST = "subject of the sentence before", "who spoke last"
"""Why somebody is spoken of."""
UNNAMED = 14
"""Words of a sentence among which it is said that the one it begins with is not to be named."""
CALLED = 4
"""Words from "yang" to the word that tells what somebody is called."""
INITIALS = 3
"""Letters of the longest initials of one who is not named."""
KIN = 3
"""Words of a sentence up to whom it tells as another's kin: "His wife , X"."""
NEAR = 6
"""Words after a description within which "itu" still points with it: "kekasih dari X itu"."""


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
    last: str | None = None
    """Who spoke last, an institution too, named beside a cue."""
    told: dict[str, str] = msgspec.field(default_factory=dict)
    """The fullest description so far, by its first word."""
    dead: frozenset[str] | None = None
    """The persons of whom the page says that they are dead; made when first asked for."""
    forms: frozenset[tuple[str, ...]] | None = None
    """The forms of the persons' names; made when first asked for."""
    called: dict[str, frozenset[str]] = msgspec.field(default_factory=dict)
    """What each person is called that tells a man from a woman; made when first asked for."""

    def name(self, sentence: Sentence, voice: Voice | None) -> str | None:
        """The speaker that a voice names, under the fullest name on the page; None where that is not certain."""
        return self.choose(sentence, voice).name

    def choose(self, sentence: Sentence, voice: Voice | None) -> Chosen:
        """The same with how it was found; who it is, if a single one, is spoken of from now on."""
        if voice is None or voice.kind == "pronoun":
            return self._meant(sentence, voice)
        if voice.kind == "last":
            return Chosen(self.last, "who spoke last, person or not")
        if voice.kind == "pointed":
            known = self.focus if self.focus and self._known(self.focus) else None
            self.focus = known
            return Chosen(
                known, f"a description of the one spoken of: {self.since}" if known else "described", POINTED
            )
        if voice.kind == "nobody":
            self.focus = None  # whoever that was, "ia" may be him
            return Chosen(None, "nobody is told beside the cue", NOBODY)
        if voice.kind == "printed":
            chosen = self.printed(sentence.words(voice.first, voice.last))
        elif voice.name and voice.kind == "name":
            chosen = self._named(sentence, voice.name)
        else:
            chosen = self._fitting(sentence, voice)
        if chosen.name and (self._known(chosen.name) or self._single(sentence, voice)):
            self.focus, self.since = chosen.name, LAST
            lists = self.story.wording
            unnamed = sentence.low[voice.first] in lists.one | lists.anonymous
            if not unnamed or _beside_cue(sentence, voice, lists):
                self.spoke = chosen.name
        self.last = chosen.name
        return chosen

    def _named(self, sentence: Sentence, name: Name) -> Chosen:
        """The person of a name, or the one in whose office it stands: "kata Manajer Layar X, Y" is of Y."""
        if self.cast.of(name) is None and (holder := self._holder(plain(name.text))):
            return Chosen(holder, f"the short form of the office of {holder}")
        if name.kind is NameKind.PERSON and self.cast.of(name) is None:
            for other in sentence.names:
                person = self.cast.of(other)
                if person and other.span.start > name.span.end and self._in_office(name, person):
                    return Chosen(person.name, "named beside the cue, after an office")
        return Chosen(self.of_name(name), "named beside the cue")

    def _known(self, name: str) -> bool:
        return any(person.name == name for person in self.cast.people)

    def _single(self, sentence: Sentence, voice: Voice) -> bool:
        """Whether a voice that is no known person's is one person's: a name, or an office that one holds."""
        if voice.name:
            return voice.kind == "name" and voice.name.kind is NameKind.PERSON
        lists, first = self.story.wording, sentence.low[voice.first]
        unnamed = first in lists.one | lists.anonymous
        if voice.kind == "printed":
            return not (voice.first and sentence.low[voice.first - 1] in lists.definite)  # "the Conservatives"
        return unnamed or (first in lists.offices and first not in lists.many)

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
        most = SPOKEN_OF if self.since == SUBJECT else 1.0
        return Chosen(self.focus, f"a pronoun: {self.since}", most if self._known(self.focus) else DOUBTED)

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
        lists = self.story.wording
        definite = sentence.low[voice.first] in lists.definite
        article = definite or sentence.low[voice.first] in lists.articles
        text = sentence.words(voice.first + article, voice.last)
        words = _bare(text)
        if holder := self._holder(text):
            return Chosen(holder, f"the short form of the office of {holder}")
        holders = [p for p in self.cast.people if p.role and self._holds(_bare(p.role), words)]
        if words and words[0] in self.story.wording.many:  # "petani": any, until one has been named
            holders = [p for p in holders if min(m.start for m in p.mentions) < sentence.span.end]
        pointed = voice.name is None and (definite or self._points(sentence, voice))
        if len(holders) == 1 and (len(words) > 1 or pointed or self._office(sentence, voice)):
            return Chosen(holders[0].name, f"the office told of {holders[0].name}")
        if definite and len(holders) != 1 and (one := self._headed(words)):
            return Chosen(one, f"the only one of that office: {one}", POINTED)
        accused = [p for p in self.cast.people if _bare(p.role or "")[:1] and _bare(p.role or "")[0] in lists.accused]
        if len(accused) == 1 and words and lists.accused.issuperset(words):
            return Chosen(accused[0].name, f"the only one accused: {accused[0].name}", POINTED)
        if self.focus and self._pointed(sentence, voice, words):
            shared = any(p.name == self.focus and set(words) & set(_bare(p.role or "")) for p in self.cast.people)
            return Chosen(self.focus, f"a description of the one spoken of: {self.since}", 1.0 if shared else POINTED)
        known = self.told.get(words[0]) if words else None
        if known is None or len(known) < len(text) or not set(words) <= {*_bare(known), *self.story.wording.these}:
            self.told[words[0] if words else text] = text
            return Chosen(self.story.full.get(text.lower(), text), "described beside the cue", DESCRIBED)
        return Chosen(known, "described beside the cue, as more fully before", DESCRIBED)

    def _holds(self, role: list[str], words: list[str]) -> bool:
        """Whether an office has the words of a description; where its head stands last, not of the one it serves.

        "The coast guard" is not its "coast guard spokesman".
        """
        if not set(words) <= set(role):
            return False
        lists = self.story.wording
        past = role.index(words[-1]) + 1 if words and not lists.verbs else len(role)
        return past >= len(role) or role[past] not in lists.offices

    def _headed(self, words: list[str]) -> str | None:
        """The only person in whose office the last word of a description stands: "the Republican governor".

        In a language that ends descriptions with it; a word of groups is nobody's.
        """
        lists = self.story.wording
        if lists.verbs or not words or words[-1] not in lists.offices - lists.many - lists.slight - lists.kin:
            return None
        roles = ((p.name, [lists.clipped.get(w, w) for w in _bare(p.role or "")]) for p in self.cast.people)
        held = [name for name, role in roles if self._holds(role, words[-1:])]
        return held[0] if len(held) == 1 else None

    def _holder(self, text: str) -> str | None:
        """The only person of whose office a word is the short form: the one in its brackets, or its only word.

        "Menteri Agama (Menag)", "Menag". A word in small letters is nobody's.
        """
        lists = self.story.wording
        offices = lists.offices - lists.many - lists.slight - lists.relations - lists.mates - lists.kin
        if " " in text or not text[:1].isupper() or text.lower() not in offices:
            return None
        short = (f"({text.lower()})", text.lower())
        held = [p.name for p in self.cast.people if p.role and _short_form(p.role, short)]
        return held[0] if len(set(held)) == 1 else None

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
        if not words or (words[0] in lists.many and words[0] not in lists.anyone):
            return False
        if words[0].isdigit() or words[0] in lists.numbers | lists.some | lists.several:
            return False
        if not set(self.story.pack.links.others).isdisjoint(words):
            return False  # "ilmuwan lain"
        if self._points(sentence, voice) or self._called(sentence, voice):
            return True
        if words[0] not in lists.heads:
            return False
        role = next((p.role for p in self.cast.people if p.name == self.focus), None)
        return bool(role) and _bare(role or "")[0] == words[0] and len(words) > 1

    def _called(self, sentence: Sentence, voice: Voice) -> bool:
        """Whether it is told what the one described is called by others: "atlet yang biasa disapa X"."""
        lists, low = self.story.wording, sentence.low
        rest = low[voice.last : voice.last + CALLED]
        return bool(rest) and rest[0] in lists.relative and not lists.alias.isdisjoint(rest)

    def heard(self, sentence: Sentence, outside: list[bool]) -> None:
        """Take note of a sentence without a statement: whom it is about is spoken of now.

        That is the one who is said not to be named, its first person, if none governs him and he is not told by
        another ("anaknya, X"), or capitals before its first verb that are no known name. Of the dead it is nobody
        new; of one told by another, who begins the sentence, it is nobody: both could be meant. Where a clause stands
        first ("Saat ditanya soal X, Y diam"), it is the subject behind its comma; where that is "ia", or a sentence
        begins with it, it is who was spoken of. "Hal senada disampaikan X" speaks of X.
        """
        lists = self.story.wording
        if told := uttered(sentence, outside, lists):
            self.choose(sentence, told)
            self.since = "named as the one who says so, too"
            return
        main = _main(sentence, outside, lists)
        if self.focus and sentence.low[main] in lists.he and outside[main]:
            return
        if unnamed := self._unnamed(sentence, outside):
            self._turn(sentence.words(unnamed.first, unnamed.last))
            return
        subject = self._subject(sentence, outside)
        for name in sentence.names:
            first = sentence.index(name.span.start)
            if subject and subject.last <= first:
                break
            person = self.cast.of(name)
            governed = first > 0 and sentence.low[first - 1] in lists.clause
            if person is None or governed or first < main or not outside[first] or possessive(sentence, name):
                continue
            if self._in_office_of_another(name, person) or (first > 1 and _initials(person.name)):
                continue
            if person.name in self._dead() or self._planned(sentence, name):
                return
            if _told_by_another(sentence, name, lists):
                if _begins_with_kin(sentence, name, lists):
                    self.focus = None
                return
            self._turn(person.name)
            return
        if subject:
            self._turn(self.printed(sentence.words(subject.first, subject.last)).name)

    def _planned(self, sentence: Sentence, name: Name) -> bool:
        """Whether it is told what one will do, after another spoke: it is that one who still tells."""
        last, planned = sentence.index(name.span.end), self.story.pack.facts.planned
        return (
            self.focus is not None
            and self.focus == self.spoke
            and sentence.low[last : last + 1] in {(word,) for word in planned}
        )

    def _turn(self, name: str | None) -> None:
        """Speak of somebody from now on."""
        self.focus, self.since = name, SUBJECT

    def _in_office_of_another(self, name: Name, person: Person) -> bool:
        """Whether a name stands in the office of another person: "Adik X, Y, hadir" speaks of Y."""
        return any(self._in_office(name, other) for other in self.cast.people if other is not person)

    def _in_office(self, name: Name, person: Person) -> bool:
        """Whether a name stands in the words that tell a person's office."""
        span = person.evidence
        return span is not None and span.start <= name.span.start and name.span.end <= span.end

    def _unnamed(self, sentence: Sentence, outside: list[bool]) -> Voice | None:
        """The one without a name whom a sentence begins with and who speaks or is not to be named.

        "Sumber di istana menyebut …", "Seorang warga yang enggan disebut namanya …".
        """
        lists, low = self.story.wording, sentence.low
        if not outside[0] or low[0] not in lists.one | lists.anonymous:
            return None
        voice = Voice("description", 0, description(sentence, 0, lists))
        spoke = voice.last < len(low) and low[voice.last] in lists.says
        return None if not spoke and lists.unnamed.isdisjoint(low[:UNNAMED]) else voice

    def _dead(self) -> frozenset[str]:
        """The persons right after whose name it is said that they are dead."""
        if self.dead is None:
            named = ((one, name) for one in self.story.sentences for name in one.names)
            told = (self.cast.of(name) for one, name in named if _died(one, name, self.story.wording))
            self.dead = frozenset(person.name for person in told if person)
        return self.dead

    def _subject(self, sentence: Sentence, outside: list[bool]) -> Voice | None:
        """The words that a sentence is about and that no one took for a name, if they can be a person's.

        Those are a form of a known name, capitals between commas after what somebody is, or before the first verb.
        """
        lists = self.story.wording
        if outside[0] and (known := self._known_form(sentence)):
            return known
        if (one := apart(sentence, lists)) and all(outside[: one.first]):
            return one
        verbs = (n for n in range(1, min(FIRST, len(sentence.low))) if outside[n] and verbal(sentence, n, lists))
        verb = next(verbs, None)
        return None if verb is None else lone(sentence, verb, self.story)

    def _known_form(self, sentence: Sentence) -> Voice | None:
        """The form of a person's name that a sentence begins with, though no one took it for one here: initials."""
        begun = int(sentence.low[0] not in self.story.wording.governing and len(sentence.tokens) > 1)
        if 0 in sentence.name_at or begun in sentence.name_at:
            return None
        if self.forms is None:
            names = [tuple(form.split()) for p in self.cast.people for form in (p.name, *p.aliases)]
            if not self.story.wording.verbs:  # a language that calls people by their last name
                names += [name[-1:] for name in names if len(name) > 1 and len(name[-1]) > 2]
            self.forms = frozenset(names)
        words = tuple(token.text for token in sentence.tokens[: PRINTED + 2])
        for first in (0, begun):
            sizes = range(min(PRINTED, len(words) - first - 1), 0, -1)
            end = next((first + size for size in sizes if words[first : first + size] in self.forms), 0)
            if end and not words[end][0].isupper():
                return Voice("printed", first, end)
        return None


def _initials(name: str) -> bool:
    """Whether somebody is told by initials: a suspect, who is told of rather than heard."""
    return len(name) <= INITIALS and name.isupper()


def _short_form(role: str, short: tuple[str, str]) -> bool:
    """Whether an office has a short form in its brackets, or begins with it and is no more than where it is held."""
    bracketed, word = short
    low = role.lower()
    return bracketed in low or low == word or (low.startswith(word + " ") and role[:1].isupper())


def _main(sentence: Sentence, outside: list[bool], lists: Wording) -> int:
    """Where the subject stands behind the clause that a sentence begins with; 0 where none begins it."""
    low = sentence.low
    if low[0] not in lists.clause - lists.relative or not outside[0]:
        return 0
    begun = (n + 1 for n in range(1, len(low) - 1) if low[n] == "," and outside[n])
    at = next(begun, 0)
    while at < len(low) - 1 and low[at] in lists.titled:
        at += 1
    name = sentence.name_at.get(at)
    return at if at and (low[at] in lists.he or (name and name.kind is NameKind.PERSON)) else 0


def _beside_cue(sentence: Sentence, voice: Voice, lists: Wording) -> bool:
    """Whether a voice stands right behind a cue, and so beside a quotation."""
    return voice.first > 0 and sentence.low[voice.first - 1] in lists.after


def _begins_with_kin(sentence: Sentence, name: Name, lists: Wording) -> bool:
    """Whether a sentence begins with what a person is to another: "Istrinya, X", "Her mother, X"."""
    first = sentence.index(name.span.start)
    return first <= KIN and any(owned(word, lists) in lists.kin or word in lists.kin for word in sentence.low[:first])


def _longer(sentence: Sentence, text: str, lists: Wording) -> list[str]:
    """The longer runs of capitals in a sentence that begin or end with a text, without offices before them."""
    found, first = [], 0
    words = text.split()
    none = lists.heads | lists.titles | lists.things | lists.calendar | lists.small
    while first < len(sentence.tokens):
        end = first
        while end < len(sentence.tokens) and capital(sentence, end) and sentence.low[end] not in none:
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
