"""The words beside a cue that name a speaker.

After a cue stands a name, an office with a name, a pronoun, or a description ("kata jaksa KPK"). Before a verb stands
its subject. `speakers` says whom they mean.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec

from kronik.facts import names
from kronik.facts.story import Sentence, Story
from kronik.facts.tokens import Vocabulary
from kronik.facts.wording import Wording
from kronik.records import Name, NameKind, Span

MARKS = frozenset({",", ".", "(", '"', "“", "”", ";", ":"})
AHEAD = 30
"""Words after a cue within which its speaker must be named: the longest office and a name."""
MET = 50_000
"""Words of which it is kept whether they have such an ending."""
DOUBTED = 0.5
"""Confidence under which a place or an organisation may as well be a person between commas after an office."""
APART = 14
"""Words up to the comma after what somebody is, before his name."""
DESCRIBED = 8
"""Words before a verb among which a description of who acts begins."""
POINTS = 10
"""Words from a noun after a cue to the "itu" that points with it."""
LED = 6
"""Words before a name among which a preposition leads to it."""
CLOSE = 3
"""Words from "yang" to the verb of its own clause."""
BARE = 5
"""Words of the longest description without an article that a sentence begins with: "State media"."""
HEARD = 5
"""Words that tell to whom something is said, between a speaker and the verb: "kepada Radio Suara Randai"."""
NOUN = 8
"""Words of the longest description that an article begins: "the chief executive of the port authority"."""
UTTERED = 6
"""Words of a sentence among which it is told who said what it is about: "Hal yang sama juga disampaikan" X."""
PRINTED = 4
"""Words of the longest name that is known by its capitals alone."""
COMMON = 3000
"""Rank up to which a word is too common in small letters to be a name by itself."""
PERSON, ORGANISATION, PLACE = NameKind.PERSON, NameKind.ORGANISATION, NameKind.PLACE


class Voice(msgspec.Struct, frozen=True):
    """The words that name a speaker; `kind` is name, pronoun, description, printed, pointed, nobody or last.

    Printed are capitals that no one took for a name; pointed is a noun of no list with "itu"; nobody is a cue beside
    which no speaker is told; last is whoever spoke last, an institution too.
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
    if (one := _definite(sentence, at, lists)) is not None:
        return one
    if capitals := unlisted(sentence, at, lists):
        return capitals
    led = False
    for n in range(at, min(at + AHEAD, len(low))):
        name = names.get(n)
        if name and name.kind is PERSON and not led and not possessive(sentence, name):
            return _named(sentence, _possessor(sentence, n, name, lists))
        if low[n] == ",":
            if not _apposed(sentence, n, lists) or not lists.anonymous.isdisjoint(low[at:n]):
                break  # "Menurut seorang sumber, X …": X is spoken of
            led = False
        if not name and n > at and low[n] in lists.outer:
            if low[n] not in lists.office_at:
                break
            led = True  # "warga di X, Budi": within a place only a name after a comma is meant
    return _other(sentence, at, lists)


def _definite(sentence: Sentence, at: int, lists: Wording) -> Voice | None:
    """The description or the institution behind "the" or "sang", no person named in it."""
    low = sentence.low
    if low[at] not in lists.definite or at + 1 >= len(low):
        return None
    name = sentence.name_at.get(at + 1)
    if (
        name
        and name.kind is not PERSON
        and sentence.index(name.span.start) == at + 1
        and not possessive(sentence, name)
    ):
        return _named(sentence, name)
    end = noun(sentence, at, lists)
    if not end or (sentence.name_at.get(end) and sentence.name_at[end].kind is PERSON):
        return None
    return Voice("description", at, end)


def noun(sentence: Sentence, at: int, lists: Wording) -> int:
    """Where the words end that an article begins and that tell of somebody: "the coast guard"; 0 where they do not.

    One of them, the last or that before "of", is a word for persons or for those who speak.
    """
    low, end = sentence.low, at + 1
    stops = (lists.plain | lists.deeds | lists.calendar | lists.that | lists.auxiliary) - lists.inner | MARKS
    while end < len(low) and end - at < NOUN and low[end] not in stops and not _person_at(sentence, end):
        if lists.adverbs and low[end].endswith(lists.adverbs):
            break
        end += 1
    last = next((n for n in range(at + 1, end) if low[n] in lists.name_joins), end) - 1
    return end if end > at + 1 and low[last] in lists.told_of else 0


def _person_at(sentence: Sentence, at: int) -> bool:
    """Whether a word stands in a person's name."""
    name = sentence.name_at.get(at)
    return name is not None and name.kind is PERSON


def possessive(sentence: Sentence, name: Name) -> bool:
    """Whether a name says whose another is: "X's deputy"."""
    at, low = sentence.index(name.span.end), sentence.low
    return low[at : at + 2] in {("'", "s"), ("’", "s")} and sentence.tokens[at].start == name.span.end


def unlisted(sentence: Sentence, at: int, lists: Wording) -> Voice | None:
    """Capitals from a word on that no one took for a name and that begin no office: "ucap Jaya."."""
    end, low = at, sentence.low
    while (
        end < len(low) and end not in sentence.name_at and capital(sentence, end) and low[end] not in lists.unspoken
    ):
        end += 1
    if not 0 < end - at <= PRINTED or end in sentence.name_at:
        return None
    goes_on = end < len(low) and (sentence.tokens[end].text[0].isupper() or low[end] in {"&", "-", "/"})
    return None if goes_on else Voice("printed", at, end)


def capitals(sentence: Sentence, at: int) -> int:
    """The first word after the capitals that begin at a word."""
    while at < len(sentence.tokens) and sentence.tokens[at].text[0].isupper():
        at += 1
    return at


def capital(sentence: Sentence, at: int) -> bool:
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
        return Voice("description", at, description(sentence, past, lists))
    if name:
        return _named(sentence, name)
    low = sentence.low
    if low[at] in lists.speakers:
        return Voice("description", at, description(sentence, at, lists))
    return Voice("description", at, at + 1) if _fans(sentence, at, lists) else None


def _fans(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word in small letters that no list has is all that tells who speaks: "tulis bobotoh yang lain"."""
    word, low = sentence.tokens[at].text, sentence.low
    other = lists.plain | lists.grammar | lists.these | lists.that | lists.numbers | lists.titles
    if at == 0 or low[at - 1] not in lists.after or not (word.isalpha() and word.islower()) or word in other:
        return False
    ends = at + 1 == len(low) or low[at + 1] in lists.relative | MARKS
    return ends and not lists.like_verb(word)


def description(sentence: Sentence, at: int, lists: Wording) -> int:
    """Where a description ends: before a mark, a verb's helper or a word that begins a clause."""
    low, names = sentence.low, sentence.name_at
    stops = lists.stops | lists.that
    if low[at] in lists.anonymous:
        stops -= lists.where  # "sumber di lingkungan istana"
    end = at + 1
    while end < len(low) and end - at < 8 and (end in names or (low[end] not in stops and low[end] not in MARKS)):
        if verbal(sentence, end, lists) or (low[end] in lists.deeds and end not in names):
            break
        if names.get(end) and names[end].kind is PERSON:
            break
        end += 1
    return end


def verbal(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word is a verb by its prefix and no word of an office."""
    word = sentence.low[at]
    return lists.like_verb(word) and word not in lists.nouns and word.isalpha() and at not in sentence.name_at


def before(sentence: Sentence, verb: int, lists: Wording, start: int = 0) -> Voice | None:
    """The subject of a verb: the name, pronoun or description that stands to its left in its clause.

    A verb of saying right before it has the same: "X memastikan akan hadir". Right behind an "and" it has the subject
    of the first: "X mengabulkan gugatan warga dan menyatakan …" is not said by the people.
    """
    low, names = sentence.low, sentence.name_at
    if not lists.verbs and (one := _right_before(sentence, verb, start, lists)):
        return one
    again = not lists.verbs and start == 0 and low[_link(sentence, verb, lists)] in lists.again
    if again and (one := _opener(sentence, verb, lists)):
        return one
    if low[_link(sentence, verb, lists)] in lists.joins | lists.toward and _first(sentence, verb, lists) is not None:
        return shared(sentence, verb, lists)
    if beside := _beside(sentence, verb, lists, start):
        return beside
    if head := _told_of(sentence, verb, lists, start):
        return head
    if (one := apart(sentence, lists)) and start <= one.first and _reaches(sentence, one.last + 1, verb, lists):
        return one
    spare: Voice | None = None
    at = verb
    while at > start:
        at -= 1
        name = names.get(at)
        if name:
            first = sentence.index(name.span.start)
            governed = (first > start and low[first - 1] in lists.governing) or possessive(sentence, name)
            governed = governed and not (first == 1 and low[0] in lists.contrast)  # "Sementara X menyebut"
            governed = governed and not _of_clause(sentence, name, first, verb, lists)
            if _of_body(sentence, first, name):
                at = first
                continue
            if name.kind is PERSON and not governed:
                if body := _called_after(sentence, first, name, lists):
                    return body
                if head := _represents(sentence, first, start, lists):
                    return head
                pointing = _pointing(sentence, first, name, start, lists)
                return pointing or _named(sentence, _kinsman(sentence, first, name, lists))
            if spare is None and not governed and _subject(sentence, name, first, verb, lists):
                spare = _named(sentence, name)
            at = first
        elif low[at] in lists.pronouns:
            return spare or Voice("pronoun", at, at + 1)
        elif low[at] in lists.asks and spare is None and at + 1 < verb:
            return _asked(sentence, at + 1, verb, lists)
        elif low[at] == "," and spare is None and (told := _described(sentence, at + 1, verb, lists)):
            return _headed(sentence, at, start, verb) or told
        elif (
            low[at] in lists.relative
            and spare is None
            and (told := _headed(sentence, at, start, verb) or _unnamed(sentence, at, start, lists))
        ):
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
    return _phrase(sentence, start, verb, lists) or _described(sentence, start, verb, lists)


def _phrase(sentence: Sentence, start: int, verb: int, lists: Wording) -> Voice | None:
    """The words from an article that begins a clause up to its verb: "a coast guard spokesman said"."""
    low, first = sentence.low, start
    while first + 1 < verb and first not in sentence.name_at and low[first] in lists.titled | lists.heads:
        first += 1
    owner = sentence.name_at.get(first)
    if owner and possessive(sentence, owner):
        past = sentence.index(owner.span.end) + 1  # "Weil's office said"
        end = noun(sentence, past, lists)
        return Voice("description", first, end) if end and _only(low[end:verb], lists.reported) else None
    if start == 0 < verb <= BARE and not lists.verbs and alone(sentence, 0, verb, lists):
        last = low[_link(sentence, verb, lists)]
        plain = low[0] not in lists.small and lists.articles.isdisjoint(low[:verb])
        if plain and sentence.name_at.get(0) is None and last in lists.speakers | lists.things | lists.press:
            return Voice("description", 0, _link(sentence, verb, lists) + 1)  # "State media reported"
    articles = lists.definite | lists.articles
    at = next((n for n in range(start, verb) if low[n] in articles), None)
    if at is None or (at > start and not _begins(sentence, at, lists)):
        return None
    end = noun(sentence, at, lists)
    return Voice("description", at, end) if end and _only(low[end:verb], lists.reported) else None


def _right_before(sentence: Sentence, verb: int, start: int, lists: Wording) -> Voice | None:
    """Capitals that no one took for a name, right before a verb, behind a mark: "Asked if he was ill, Weil said"."""
    end = _link(sentence, verb, lists) + 1
    first = end
    while first > start and first - 1 not in sentence.name_at and capital(sentence, first - 1):
        first -= 1
    low = sentence.low
    led = first > 0 and low[first - 1] in lists.definite  # "when the Courier declared"
    begun = first - led
    if first == end or (begun and low[begun - 1][0].isalnum() and not (led and low[begun - 1] in lists.clause)):
        return None
    voice = unlisted(sentence, first, lists)
    return voice if voice and voice.last == end else None


def _opener(sentence: Sentence, verb: int, lists: Wording) -> Voice | None:
    """Whom a sentence begins with, who also has a verb behind a later "and" or "but": "X went to Y but denied it"."""
    at = 0
    if sentence.name_at.get(0) is None and (
        sentence.low[0] in lists.openings or sentence.low[0].endswith(lists.ongoing)
    ):
        at = next(
            (n + 1 for n in range(1, verb) if sentence.low[n] == ","), 0
        )  # "Asked about it, X laughed and said"
    while at + 1 < verb and at not in sentence.name_at and sentence.low[at] in lists.titled | lists.heads:
        at += 1
    name = sentence.name_at.get(at)
    if name and not possessive(sentence, name):
        return _named(sentence, name)
    if sentence.low[at] in lists.pronouns:
        return Voice("pronoun", at, at + 1)
    started = sentence.low[at] in lists.small or sentence.low[at].endswith(lists.ongoing)
    if not started and (one := unlisted(sentence, at, lists)):
        return one
    end = noun(sentence, 0, lists) if sentence.low[0] in lists.definite | lists.articles else 0
    return Voice("description", 0, end) if end else None


def alone(sentence: Sentence, start: int, verb: int, lists: Wording) -> bool:
    """Whether nothing but who says it stands between two words: no word that begins a clause, no other verb."""
    words = sentence.low[start:verb]
    other = (lists.plain - lists.he - lists.helpers | lists.deeds) - lists.inner | lists.joins | lists.auxiliary
    free = (word for n, word in enumerate(words, start) if n not in sentence.name_at)
    return bool(words) and other.isdisjoint(free)


def _of_clause(sentence: Sentence, name: Name, first: int, verb: int, lists: Wording) -> bool:
    """Whether a name right before a verb is its subject though a word that begins a clause stands before: "saat X".

    Not behind a preposition, which leads to somebody else than the one who acts.
    """
    leads = lists.where | lists.toward | lists.office_at | lists.by | lists.joins | lists.relative | lists.told_to
    beside = _only(sentence.low[sentence.index(name.span.end) : verb], lists.reported)
    return beside and name.kind is not PLACE and sentence.low[first - 1] in lists.clause - leads


def _told_of(sentence: Sentence, verb: int, lists: Wording, start: int) -> Voice | None:
    """Whom a clause between commas is about: "X, yang mendampingi Y, mengatakan" is not said by Y."""
    low, who = sentence.low, lists.relative - lists.that
    if verb < 1 or low[_link(sentence, verb, lists)] != ",":
        return None
    begun = (n for n in range(verb - 2, start + 1, -1) if low[n] in who and low[n - 1] == ",")
    at = next(begun, None)
    if at is None:
        return None
    capitals = unlisted(sentence, start, lists)
    told = capitals if capitals and not lists.verbs and capitals.last == at - 1 else None
    return _headed(sentence, at, start, verb) or told or _phrase(sentence, start, at - 1, lists)


def _of_body(sentence: Sentence, first: int, name: Name) -> bool:
    """Whether what is doubtfully taken for a person stands right behind a body, as the place that it is of."""
    body = sentence.name_at.get(first - 1) if first else None
    one = sentence.index(name.span.end) == first + 1
    return body is not None and body.kind is ORGANISATION and one and name.confidence < DOUBTED


def _represents(sentence: Sentence, first: int, start: int, lists: Wording) -> Voice | None:
    """Whom a clause is about that names another with an office: "X yang mewakili Bupati Randai, Y, mengatakan"."""
    low, at = sentence.low, first
    while at > start and low[at - 1] in lists.titled:
        at -= 1
    if at <= start or low[at - 1] != ",":
        return None
    at -= 1
    while at > start and (sentence.tokens[at - 1].text[0].isupper() or low[at - 1] in lists.inner):
        at -= 1
    if at <= start or not verbal(sentence, at - 1, lists):
        return None
    who = next((n for n in range(at - 2, max(at - 2 - CLOSE, start), -1) if low[n] in lists.relative), None)
    name = sentence.name_at.get(who - 1) if who else None
    return _named(sentence, name) if name and name.kind is PERSON else None


def _called_after(sentence: Sentence, first: int, name: Name, lists: Wording) -> Voice | None:
    """The body that a person's name is put before, in a language that does so: "the Weil administration"."""
    end, low = sentence.index(name.span.end), sentence.low
    if lists.verbs or end >= len(low) or low[end] not in lists.things or not sentence.tokens[end].text.islower():
        return None
    return Voice("description", first, end + 1)


def _pointing(sentence: Sentence, first: int, name: Name, start: int, lists: Wording) -> Voice | None:
    """The description that a name ends and "itu" points with: "Mantan menteri era X (33) ini mengaku" is not X."""
    end, low = sentence.index(name.span.end), sentence.low
    if low[end : end + 1] == ("(",):
        end = next((n + 1 for n in range(end, min(end + 5, len(low))) if low[n] == ")"), end)
    head = next((n for n in range(start, first) if low[n] in lists.heads), first)
    if end >= len(low) or low[end] not in lists.these:
        return None
    if head == first - 1 and low[head] in lists.kin:
        return Voice("pronoun", end, end + 1)  # "Suami X itu" is the one spoken of
    return Voice("description", head, end + 1) if head < first - 1 else None


def pointed(sentence: Sentence, at: int, lists: Wording) -> Voice | None:
    """A noun after a cue up to "itu", whoever it is: "tutur alumnus Universitas X itu"; no text and no outlet."""
    low = sentence.low
    texts = (
        lists.reports | lists.utterances | lists.papers | lists.fillers | lists.things | lists.speeches | lists.texts
    )
    if at >= len(low) or not sentence.tokens[at].text.islower() or low[at] in texts | lists.small | lists.according:
        return None
    stops = lists.stops - lists.office_at - lists.inner - lists.where - lists.these | MARKS
    for n in range(at + 1, min(at + POINTS, len(low))):
        if low[n] in lists.these:
            return Voice("pointed", at, n + 1)
        if low[n] in stops:
            break
    return None


def account(sentence: Sentence, at: int, lists: Wording) -> Voice | None:
    """An account that writes, with its name: "tulis akun Instagram @layarbiru"."""
    low, tokens, end = sentence.low, sentence.tokens, at + 1
    if at >= len(low) or low[at] not in lists.accounts:
        return None
    while end < len(low) and (low[end] in lists.fillers or tokens[end].text[0].isupper() or low[end] in "@_"):
        end += 1
    while 1 < end < len(low) and low[end - 1] in "@_" and tokens[end].start == tokens[end - 1].end:
        end += 1
    while end < len(low) and tokens[end].start == tokens[end - 1].end and (low[end].isalnum() or low[end] == "_"):
        end += 1
    return Voice("description", at, end) if end > at + 1 else None


def shared(sentence: Sentence, verb: int, lists: Wording) -> Voice | None:
    """The subject of the sentence's first verb, which a later one after a link has too: "X menang usai menahan Y".

    Not where somebody is told to have said or asked something in between: that has a subject of its own.
    """
    first = _first(sentence, verb, lists)
    return None if first is None or sentence.low[first] in lists.asks else before(sentence, first, lists)


def _first(sentence: Sentence, verb: int, lists: Wording) -> int | None:
    """The first verb of a sentence, where a later one stands behind a link and nothing was said between the two."""
    low, link = sentence.low, _link(sentence, verb, lists)
    if not lists.verbs:
        return None
    if link < 1 or low[link] not in (lists.clause - lists.relative) | lists.joins | {","}:
        return None
    first = next((at for at in range(1, link) if verbal(sentence, at, lists)), None)
    return first if first is not None and (lists.that | lists.cues).isdisjoint(low[first + 1 : link]) else None


def _link(sentence: Sentence, verb: int, lists: Wording) -> int:
    """The word before a verb and its helpers; -1 where the verb begins the sentence."""
    link, low = verb - 1, sentence.low
    while link > 0 and (low[link] in lists.helpers or (lists.adverbs and low[link].endswith(lists.adverbs))):
        link -= 1
    return link


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
    governed = first > 0 and (low[first - 1] in lists.governing or low[first - 1] in lists.offices)
    governed = governed or _led_to(sentence, first, lists)
    return None if first >= end or named or governed else Voice("description", first, end)


def apart(sentence: Sentence, lists: Wording) -> Voice | None:
    """Capitals between commas that no one took for a name, after what a sentence begins with: "Ketua RW, Sumi, …".

    What stands before them is told of a person: it has a word in small letters or an office, and no verb.
    """
    low, tokens = sentence.low, sentence.tokens
    comma = next((n for n in range(1, min(APART, len(low))) if low[n] == ","), None)
    if comma is None or low[0] in lists.beginnings:
        return None
    first = comma + 1
    while first < len(low) and low[first] in lists.titled and first not in sentence.name_at:
        first += 1
    voice = unlisted(sentence, first, lists) or _doubted(sentence, first, lists) or _tied(sentence, first, lists)
    if voice is None or voice.last >= len(low) or low[voice.last] not in {",", "("}:
        return None
    verbs = lists.finite
    before = range(comma)
    told = any(tokens[n].text.islower() or low[n] in lists.offices for n in before)
    other = any(low[n] in verbs or verbal(sentence, n, lists) or not low[n][0].isalnum() for n in before)
    others = [n for n in before if (name := sentence.name_at.get(n)) and name.kind is PERSON]
    named = bool(others) and not (low[0] in lists.relations and others[-1] == comma - 1)  # "Istri X, Y, …" is Y
    return None if other or named or not told else voice


def _reaches(sentence: Sentence, at: int, verb: int, lists: Wording) -> bool:
    """Whether nothing but helpers, or to whom it is said, stands up to a verb: "kepada wartawan mengatakan"."""
    between = sentence.low[at:verb]
    told = bool(between) and between[0] in lists.told_to and len(between) <= HEARD
    return _only(between, lists.helpers) or (told and lists.cues.isdisjoint(between) and "," not in between)


def _tied(sentence: Sentence, first: int, lists: Wording) -> Voice | None:
    """Capitals between commas, whatever words, where a sentence begins with a tie: "Istri X, Mei Ling, …"."""
    end = first
    while end < len(sentence.low) and end not in sentence.name_at and capital(sentence, end):
        end += 1
    several = 1 < end - first <= PRINTED and lists.heads.isdisjoint(sentence.low[first:end])
    return Voice("printed", first, end) if sentence.low[0] in lists.relations and several else None


def _doubted(sentence: Sentence, first: int, lists: Wording) -> Voice | None:
    """What is doubtfully taken for a place or an organisation, where a sentence begins with an office before it."""
    name = sentence.name_at.get(first)
    if name is None or name.kind is PERSON or name.confidence >= DOUBTED or sentence.low[0] not in lists.offices:
        return None
    return Voice("printed", first, sentence.index(name.span.end))


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
    while at > start and low[at] in lists.reported:
        at -= 1
    if at < start or at in sentence.name_at or low[at] not in lists.many or not sentence.tokens[at].text.islower():
        return None
    first = at
    while first > start and low[first - 1] in lists.speakers and first - 1 not in sentence.name_at:
        first -= 1
    before = low[first - 1] if first > start else ""
    closed = before in {"", ","} | lists.opening or first - 1 in sentence.name_at
    single = lists.offices.isdisjoint(low[first:at])
    counted = _counted(sentence, first, start, lists)
    return Voice("description", counted, at + 1) if (closed or counted < first) and single else None


def _counted(sentence: Sentence, first: int, start: int, lists: Wording) -> int:
    """Where a description begins with the number before it: "tiga orang", "12 warga"."""
    while first > start and (sentence.low[first - 1].isdigit() or sentence.low[first - 1] in lists.numbers):
        first -= 1
    return first


def _headed(sentence: Sentence, at: int, start: int, verb: int) -> Voice | None:
    """Whom a clause is about: "X yang hadir di lokasi mengatakan", "X, petani di Y, mengatakan".

    A place or an institution only at the beginning, or right before the clause's own verb: "X yang telah menolak".
    """
    at -= at - 1 > start and sentence.low[at - 1] == ","
    at = before_age(sentence, at)
    name = sentence.name_at.get(at - 1) if at > start else None
    name = name or _apposed_name(sentence, at, start)
    own = verb - at <= CLOSE
    if name is None or (name.kind is not PERSON and not own and sentence.index(name.span.start) > start):
        return None
    return _named(sentence, name)


def _apposed_name(sentence: Sentence, at: int, start: int) -> Name | None:
    """The person with whom a clause begins and of whom an apposition tells up to a word: "X, a cook" who."""
    first = sentence.name_at.get(start)
    end = sentence.index(first.span.end) if first else start
    comma = first is not None and first.kind is PERSON and sentence.low[end : end + 1] == (",",)
    return first if comma and 0 < at - end <= APART and "," not in sentence.low[end + 1 : at] else None


def before_age(sentence: Sentence, at: int) -> int:
    """Before an age that ends at a word: "X, 22," and "X (22)"."""
    low = sentence.low
    if at > 2 and low[at - 1].isdigit() and low[at - 2] == ",":
        return at - 2
    return at - 3 if at > 3 and low[at - 1] == ")" and low[at - 2].isdigit() and low[at - 3] == "(" else at


def _unnamed(sentence: Sentence, at: int, start: int, lists: Wording) -> Voice | None:
    """The one who is not to be named, with what is told of him: "sumber di istana yang enggan disebut namanya"."""
    first = next((n for n in range(start, at) if sentence.low[n] in lists.anonymous), None)
    if first is None or (first > start and not _begins(sentence, first, lists)):
        return None
    end = description(sentence, first, lists)
    return Voice("description", first, end) if end in {at, at - 1} else None


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
    if (name.kind is PLACE and _within(sentence, first, lists)) or _led_to(sentence, first, lists):
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


def _led_to(sentence: Sentence, first: int, lists: Wording) -> bool:
    """Whether a preposition of place leads to a name through a few words in small letters: "di kapal pesiar X"."""
    low, at = sentence.low, first - 1
    while at > 0 and first - at <= LED and low[at].isalpha() and sentence.tokens[at].text.islower():
        if low[at] in lists.where:
            return at < first - 1
        if at in sentence.name_at or low[at] in lists.stops or lists.like_verb(low[at]):
            return False
        at -= 1
    return False


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
            if low[at] in lists.articles and not noun(sentence, at, lists):
                continue
            end = min(description(sentence, at, lists), verb)
            if at > start and not _begins(sentence, at, lists) and not _only(low[end:verb], lists.reported):
                continue
            return Voice("description", _counted(sentence, at, start, lists), end)
    return None


def _begins(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a description can begin at a word: after a mark, a number or a word that a clause begins with."""
    before = sentence.low[at - 1]
    adverbial = all(word in lists.helpers | lists.after for word in sentence.low[:at])  # "Lebih lanjut"
    return not before.isalpha() or before in lists.opening or at - 1 in sentence.name_at or adverbial


def uttered(sentence: Sentence, outside: list[bool], lists: Wording) -> Voice | None:
    """Who is named behind a passive of saying, in a sentence about what was said: "Hal senada disampaikan X"."""
    low = sentence.low
    if not outside[0] or low[0] not in lists.utterances:
        return None
    at = next((n for n in range(1, min(UTTERED, len(low) - 1)) if low[n] in lists.told and outside[n]), None)
    if at is None or not lists.negations.isdisjoint(low[:at]):
        return None
    return after(sentence, at + 1 + (low[at + 1] in lists.by), lists)


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


def span(sentence: Sentence, voice: Voice | None) -> Span | None:
    """Where a voice stands."""
    if voice is None or voice.first >= voice.last:
        return None
    return Span(sentence.tokens[voice.first].start, sentence.tokens[voice.last - 1].end)


def in_name(sentence: Sentence, at: int) -> bool:
    """Whether a word that could be a cue is a part of a name: "Amir Said"."""
    return at in sentence.name_at and sentence.tokens[at].text[0].isupper()
