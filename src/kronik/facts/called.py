"""Persons whom the chain left out or doubted and whom the words beside a run of capitals tell.

A rank or title before it, a cue before it, a verb of saying or an office after it, an age in brackets: news prints
names that no list holds, but it prints them there.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from kronik.facts import wording
from kronik.facts.lexicon import Lexicon
from kronik.facts.tokens import Token
from kronik.facts.wording import Wording
from kronik.records import Name, NameKind, Span

LONGEST = 5
"""Words of the longest name."""
TITLED, AGED, CUED, TOLD = 0.85, 0.8, 0.75, 0.7
"""Set by looking through those found in 350 articles of 25 outlets: after a rank or title, before an age, after a
cue, and before an office or a verb of saying."""
OFFICE = 9
"""Words of the longest office that makes a person of the capitals after its comma."""
JOINED = 0.9
"""Confidence of a person's name under which it may be the rest of the body's right before it."""
LEADS = 0.75
"""Confidence of a person's name under which it is rather what the person after it leads."""
BALINESE = 8
"""Words of the longest name with such a forename: rank, birth and up to five of its own."""
ASIDE = 8
"""Words of the longest bracket between the persons of a list."""
DOUBTED = 0.6
"""Confidence of a person's name under which the words beside it tell more than the chain."""
OPENED = "after what a sentence begins with"
INITIALS = "initials of a person"
"""The rule that tells a person from the body of such an acronym: it holds on the whole page."""
TITLE = 3
"""Letters of the longest title that is one in small letters, too: "haji" and "dokter" are as often nouns."""
HALF = 5
"""Letters of the first half of the longest given name that a hyphen parts: "Seung"."""
DEGREE = 8
"""Words of the longest degree, its stops among them: "S", ".", "I", ".", "Kom", "."."""
SHORT = 5
"""Letters of the longest part of a degree: "Teol"."""
OTHER = 0.5
"""Confidence of another name under which a title, or the office a sentence begins with, makes it a person's."""
PERSONS, ORGANISATIONS = slice(0, 3), slice(6, 9)
"""Places of a word's code in the lists of names (kronik.facts.lexicon)."""


def find(text: str, words: list[Token], found: list[Name], lists: Wording, lexicon: Lexicon) -> list[Name]:
    """The names of one sentence with the persons that were left out or doubted, in reading order.

    A person's name right after one of these is the rest of it ("AKBP Dhanu" + "Dono Weil"), and a doubted one is made
    no shorter.
    """
    at = {w.start: n for n, w in enumerate(words)}
    bare = (_without_degrees(text, words, at[name.span.start], name, lists) for name in found)
    found = _with_forename(text, words, [name for name in bare if name], lists)
    found = [_of_initials(words, at[name.span.start], name, lists) for name in found]
    found = [_introduced(words, at[name.span.start], name, lists, lexicon) for name in found]
    found = _with_rest(text, words, at, found, lists)
    found = [part for name in found for part in _apart(text, words, at[name.span.start], name, lists, lexicon)]
    found = [_without_office(text, words, at[name.span.start], name, lists) for name in found]
    found = [_without_rank(text, words, at[name.span.start], name, lists) for name in found]
    found = [_without_town(text, words, at[name.span.start], name, lists, lexicon) for name in found]
    found = [_with_first(text, words, at[name.span.start], name, found, lists, lexicon) for name in found]
    found = [_after_office(text, words, at[name.span.start], name, found, lists, lexicon) for name in found]
    found = _initialled(words, found, lists)
    doubted = [name for name in found if name.kind is NameKind.PERSON and name.confidence < DOUBTED]
    kept = [name for name in found if name not in doubted]
    taken = {n for name in kept for n, w in enumerate(words) if name.span.start <= w.start < name.span.end}
    rest = {at.get(name.span.start): name for name in kept if name.kind is NameKind.PERSON}
    told = {name.span.start: name for name in kept}
    for first, last in _runs(words, taken):
        if evidence := _evidence(words, first, last, lists, lexicon):
            start, sure, rule = evidence
            end = told.pop(rest[last].span.start).span.end if last in rest else words[last - 1].end
            doubtful = [name.span.end for name in doubted if name.span.start == words[start].start]
            span = Span(words[start].start, max([end, *doubtful]))
            name = Name(span=span, rule=rule, confidence=sure, text=span.of(text), kind=NameKind.PERSON)
            told[span.start] = name
    bodies = {_past(words, at[n.span.start], n.span.end) for n in kept if n.kind is NameKind.ORGANISATION}
    for name in doubted:
        if not _ends_body(words, at[name.span.start], bodies, lists) and not any(
            other.span.start < name.span.end and name.span.start < other.span.end for other in told.values()
        ):
            told[name.span.start] = name
    every = [told[start] for start in sorted(told)]
    return _beside(text, words, [_led(words, at, name, every, lists) for name in every], lists, lexicon)


def _beside(text: str, words: list[Token], names: list[Name], lists: Wording, lexicon: Lexicon) -> list[Name]:
    """The names with the persons that stand in one list with one: "Anna Weil, Budi Rahmat, dan Cici Lestari"."""
    persons = [name for name in names if name.kind is NameKind.PERSON]
    if not persons:
        return names
    at = {w.start: n for n, w in enumerate(words)}
    taken = {n for name in names for n, w in enumerate(words) if name.span.start <= w.start < name.span.end}
    ends = {_past(words, at[n.span.start], n.span.end): n for n in persons}
    starts = {at[name.span.start]: name for name in persons}
    out = {name.span.start: name for name in names}
    for first, last in _runs(words, taken):
        joints = _back(words, first, lists)
        beside = ends.get(joints) if joints < first else None
        onward = _onward(words, _aside(words, last), lists)
        beside = beside or (starts.get(onward) if onward > last else None)
        if beside and _of_list(words, first, last, lists, lexicon):
            span = Span(words[first].start, words[last - 1].end)
            sure = round(min(TOLD, beside.confidence), 3)
            name = Name(span=span, rule="in a list of persons", confidence=sure, text=span.of(text), kind=beside.kind)
            out[span.start] = name
            ends[_aside(words, last)] = name
    return [out[start] for start in sorted(out)]


def _past(words: list[Token], at: int, end: int) -> int:
    """The first word after a name and after the bracket that may follow it."""
    while at < len(words) and words[at].start < end:
        at += 1
    return _aside(words, at)


def _ends_body(words: list[Token], first: int, bodies: set[int], lists: Wording) -> bool:
    """Whether a word ends a list that an organisation's name begins: "Badan Cuaca" ", Iklim, dan" Gempa.

    Not right after a comma, where the person stands who leads it.
    """
    at = first
    if not at or words[at - 1].text.lower() not in lists.joins:
        return False
    while (joints := _back(words, at, lists)) < at:
        if joints in bodies:
            return True
        if not joints or not words[joints - 1].text[0].isupper():
            return False
        at = joints - 1
    return False


def _aside(words: list[Token], at: int) -> int:
    """Past a bracket that begins at a word: "Anna Weil (2 gol)"."""
    if at < len(words) and words[at].text == "(":
        return next((n + 1 for n in range(at, min(at + ASIDE, len(words))) if words[n].text == ")"), at)
    return at


def _back(words: list[Token], at: int, lists: Wording) -> int:
    """The first of the commas and joining words right before a word."""
    while at and (words[at - 1].text == "," or words[at - 1].text.lower() in lists.joins):
        at -= 1
    return at


def _onward(words: list[Token], at: int, lists: Wording) -> int:
    """The first word after the commas and joining words that begin at a word."""
    while at < len(words) and (words[at].text == "," or words[at].text.lower() in lists.joins):
        at += 1
    return at


def _of_list(words: list[Token], first: int, last: int, lists: Wording, lexicon: Lexicon) -> bool:
    """Whether a run of capitals can be one of a list of persons: two words or three, none a word of other names."""
    run = words[first:last]
    none = lists.heads | lists.things | lists.calendar | lists.small | lists.helpers | lists.inner
    titled = all(word.text.istitle() and word.text.isalpha() for word in run)
    return titled and 1 < len(run) < 4 and none.isdisjoint(w.text.lower() for w in run) and _personal(run, lexicon)


def _with_rest(text: str, words: list[Token], at: dict[int, int], found: list[Name], lists: Wording) -> list[Name]:
    """The names, of which a body's has what was taken for a person right after it: all of "PT Cahaya Anna Weil"."""
    kept: list[Name] = []
    for name in found:
        body = kept[-1] if kept else None
        beside = body is not None and text[body.span.end : name.span.start] == " "
        if body and beside and _is_rest(words, at[body.span.start], body, at[name.span.start], name, lists):
            span = Span(body.span.start, name.span.end)
            sure = min(body.confidence, name.confidence)
            kept[-1] = msgspec.structs.replace(body, span=span, text=span.of(text), confidence=sure)
        else:
            kept.append(name)
    return kept


def _is_rest(words: list[Token], first: int, body: Name, past: int, name: Name, lists: Wording) -> bool:
    """Whether a name is the rest of a body's before it: a doubted person's, without a rank.

    Not where an office before the body, or a word that ends companies, says that it is a person's.
    """
    if name.kind is not NameKind.PERSON or name.confidence >= JOINED or name.text.isupper():
        return False
    if body.kind is not NameKind.ORGANISATION or words[first].text.lower() not in lists.things:
        return False
    led = any(word.text.lower() in lists.offices | lists.titles for word in words[max(first - OFFICE, 0) : first])
    ended = words[past].text.lower() in lists.titles or words[past - 1].text.lower() in lists.company_ends
    return not led and not ended


def _without_degrees(text: str, words: list[Token], first: int, name: Name, lists: Wording) -> Name | None:
    """A name without the degrees that it ends with, which only persons have; None of degrees alone: "S.Sos."."""
    if "." not in name.text:
        return name
    last = _last(words, first, name)
    end = last
    while (size := _degree(words, first, end, lists)) and end > first:
        end -= size
    if end == last:
        return name
    if end <= first:
        return None
    if name.kind is not NameKind.PERSON and not words[end - 1].text.istitle():
        return name
    span = Span(name.span.start, words[end - 1].end)
    sure = max(name.confidence, TITLED)
    return msgspec.structs.replace(
        name, span=span, text=span.of(text), kind=NameKind.PERSON, confidence=sure, rule="before a degree"
    )


def _degree(words: list[Token], first: int, end: int, lists: Wording) -> int:
    """How many words before one are a degree with its stops, and the comma that may follow it."""
    at = end
    while at > first and words[at - 1].text in {",", "."}:
        at -= 1
    last = at
    while at > first and (words[at - 1].text == "." or _short(words[at - 1].text)) and last - at < DEGREE:
        at -= 1
        letters = "".join(word.text for word in words[at:last] if word.text != ".").lower()
        stops = any(word.text == "." for word in words[at : min(end, last + 1)])
        begun = at == first or words[at - 1].text != "."
        if begun and stops and letters in lists.degrees:
            return end - at
    return 0


def _short(word: str) -> bool:
    """Whether a word can be a part of a degree."""
    return word[0].isupper() and word.isalpha() and len(word) <= SHORT


def _last(words: list[Token], first: int, name: Name) -> int:
    """The first word after a name that begins at a word."""
    return next((n for n in range(first, len(words)) if words[n].start >= name.span.end), len(words))


def _with_forename(text: str, words: list[Token], found: list[Name], lists: Wording) -> list[Name]:
    """The names, of which a person's begins with such a forename as "La Ode", whatever was made of its words."""
    begun = [n for n, word in enumerate(words) if word.text in lists.forename_heads]
    low = tuple(word.text.lower() for word in words) if begun else ()
    persons = [name for name in found if begun and name.kind is NameKind.PERSON]
    for first in begun:
        past = wording.past(low, first, lists.forenames)
        if not past or not all(word.text[0].isupper() for word in words[first:past]):
            continue
        end = past
        while end < len(words) and end - first < BALINESE and words[end].text.istitle() and words[end].text.isalpha():
            if low[end] in lists.heads | lists.things:
                break
            end += 1
        starts = {words[n].start for n in range(first, end)}
        whole = [_last(words, first, name) for name in persons if name.span.start in starts]
        end = max([end, *whole])
        if end == past or (first and words[first - 1].text[-1].isalpha() and low[first - 1] in lists.spots):
            continue
        span = Span(words[first].start, words[end - 1].end)
        told = [
            _until(text, words, name, span.start) for name in found if name.span.start < span.start < name.span.end
        ]
        others = [name for name in found if name.span.end <= span.start or name.span.start >= span.end]
        sure = max(
            [
                TOLD,
                *(
                    n.confidence
                    for n in found
                    if n.kind is NameKind.PERSON and n.span.start < span.end < n.span.end + 1
                ),
            ]
        )
        own = Name(span=span, rule="after a forename", confidence=sure, text=span.of(text), kind=NameKind.PERSON)
        found = sorted([*others, *(name for name in told if name), own], key=lambda name: name.span.start)
    return found


def _until(text: str, words: list[Token], name: Name, start: int) -> Name | None:
    """What is left of a name before a place."""
    ends = [word.end for word in words if name.span.start <= word.start and word.end <= start]
    span = Span(name.span.start, ends[-1]) if ends else None
    return msgspec.structs.replace(name, span=span, text=span.of(text)) if span else None


def _of_initials(words: list[Token], first: int, name: Name, lists: Wording) -> Name:
    """A person told by initials rather than a body of that acronym: "MK (45)", "berinisial MK"."""
    if name.kind is NameKind.PERSON or not (1 < len(name.text) < 4 and name.text.isupper()):
        return name
    last = _last(words, first, name)
    aged = _age([word.text.lower() for word in words[last : last + 3]])
    named = first > 0 and words[first - 1].text.lower() in lists.initials
    if not (aged or named):
        return name
    sure = max(name.confidence, AGED)
    return msgspec.structs.replace(name, kind=NameKind.PERSON, confidence=sure, rule=INITIALS)


def _initialled(words: list[Token], found: list[Name], lists: Wording) -> list[Name]:
    """The names with the initials that a word announces and no one took for a name: "berinisial J"."""
    told = []
    for n in range(1, len(words)):
        word = words[n].text
        if words[n - 1].text.lower() not in lists.initials or not (
            word.isupper() and word.isalpha() and len(word) < 4
        ):
            continue
        if not any(name.span.start <= words[n].start < name.span.end for name in found):
            span = Span(words[n].start, words[n].end)
            told.append(Name(span=span, rule=INITIALS, confidence=AGED, text=word, kind=NameKind.PERSON))
    return sorted([*found, *told], key=lambda name: name.span.start) if told else found


def _apart(text: str, words: list[Token], first: int, name: Name, lists: Wording, lexicon: Lexicon) -> list[Name]:
    """A club and its player, where one name was made of both: "Persirandai" and "Anna Weil" after "kapten"."""
    last = next((n for n in range(first, len(words)) if words[n].start >= name.span.end), len(words))
    before = words[first - 1].text if first else ""
    run = words[first:last]
    if name.kind is NameKind.PERSON or before.lower() not in lists.offices or not 1 < len(run) < LONGEST:
        return [name]
    if not all(word.text.istitle() for word in run) or not lists.things.isdisjoint(word.text.lower() for word in run):
        return [name]
    kinds = [lexicon.kind(word.text) for word in run]
    split = max((n + 1 for n, kind in enumerate(kinds) if "O" in kind), default=0)
    if not 0 < split < len(run) or not any("P" in kind for kind in kinds[split:]):
        return [name]
    club, player = Span(name.span.start, run[split - 1].end), Span(run[split].start, name.span.end)
    sure = max(name.confidence, TOLD)
    return [
        Name(span=club, rule="before its player", confidence=sure, text=club.of(text), kind=NameKind.ORGANISATION),
        Name(span=player, rule="after a club", confidence=sure, text=player.of(text), kind=NameKind.PERSON),
    ]


def _without_office(text: str, words: list[Token], first: int, name: Name, lists: Wording) -> Name:
    """A person's name without the office that was taken for a part of it: "Anna Weil Direktur RSUD Randai"."""
    if name.kind is not NameKind.PERSON:
        return name
    for n in range(first + 1, len(words) - 1):
        if words[n].start >= name.span.end:
            break
        follows = words[n + 1].text
        if words[n].text.lower() in lists.offices and (follows.isupper() or follows.lower() in lists.things):
            span = Span(name.span.start, words[n - 1].end)
            return msgspec.structs.replace(name, span=span, text=span.of(text), confidence=max(name.confidence, TOLD))
    return name


def _without_rank(text: str, words: list[Token], first: int, name: Name, lists: Wording) -> Name:
    """An organisation's name without the rank of the person after it: "Polres Randai" of "Polres Randai AKP Anna"."""
    last = next((n for n in range(first, len(words)) if words[n].start >= name.span.end), len(words))
    if name.kind is not NameKind.ORGANISATION or last == len(words) or not words[last].text[0].isupper():
        return name
    end = last
    while end - first > 1 and words[end - 1].text.lower() in lists.titles - lists.many:
        end -= 1
    span = Span(name.span.start, words[end - 1].end) if end < last else name.span
    return msgspec.structs.replace(name, span=span, text=span.of(text))


def _without_town(text: str, words: list[Token], first: int, name: Name, lists: Wording, lexicon: Lexicon) -> Name:
    """A person's name without the town of the office or body before it: "Anna Weil" of "PTUN Randai Anna Weil".

    Of three words or more, of which lists hold the first in names of places and as no person's first name.
    """
    last = next((n for n in range(first, len(words)) if words[n].start >= name.span.end), len(words))
    if name.kind is not NameKind.PERSON or last - first < 3 or not first:
        return name
    before = words[first - 1].text
    told = (before.isupper() and len(before) > 1) or before.lower() in lists.offices | lists.things
    code = lexicon.code(words[first].text)
    if not told or lexicon.kind(words[first].text) != "L" or code[PERSONS][0] != "-":
        return name
    span = Span(words[first + 1].start, name.span.end)
    return msgspec.structs.replace(name, span=span, text=span.of(text))


def _with_first(
    text: str, words: list[Token], at: int, name: Name, found: list[Name], lists: Wording, lexicon: Lexicon
) -> Name:
    """A person's name with the first of its words, where that stands between an acronym and it: "DPR" Anna "Weil".

    A town is none of its words.
    """
    if name.kind is not NameKind.PERSON or at < 2 or any(n.span.end == words[at - 1].end for n in found):
        return name
    first, before = words[at - 1].text, words[at - 2].text
    if (
        not (first.istitle() and first.isalpha() and before.isupper() and len(before) > 1)
        or first.lower() in lists.nameless
    ):
        return name
    if "L" in (kind := lexicon.kind(first)) and "P" not in kind:
        return name
    span = Span(words[at - 1].start, name.span.end)
    return msgspec.structs.replace(name, span=span, text=span.of(text))


def _after_office(
    text: str, words: list[Token], at: int, name: Name, found: list[Name], lists: Wording, lexicon: Lexicon
) -> Name:
    """A person's name with its words after an office that no town or club is told with: all of "Jaksa Ester Weil".

    The office itself is no word of it.
    """
    if name.kind is not NameKind.PERSON:
        return name
    start = at + (words[at].text.lower() in lists.lone and words[at].end < name.span.end)
    taken = {other.span.end for other in found}
    while at - 2 < start <= at and start and words[start - 1].end not in taken:
        word = words[start - 1].text
        if not word.istitle() or word.lower() in lists.nameless or lexicon.kind(word) == "L":
            break
        start -= 1
    if start == at or not start or words[start - 1].text.lower() not in lists.lone:
        return name
    span = Span(words[start].start, name.span.end)
    sure = max(name.confidence, TOLD)
    return msgspec.structs.replace(name, span=span, text=span.of(text), confidence=sure, rule="after an office")


def _led(words: list[Token], at: dict[int, int], name: Name, every: list[Name], lists: Wording) -> Name:
    """A doubted person as the organisation that another one leads: "Direktur Nada Biru, Anna Weil, …"."""
    first = at[name.span.start]
    before = words[first - 1].text.lower() if first else ""
    led = before in lists.offices and before not in lists.relations
    if name.kind is not NameKind.PERSON or name.confidence >= LEADS or not led or "." in name.text:
        return name
    end = next((n for n in range(first, len(words)) if words[n].start >= name.span.end), len(words))
    leader = next(
        (other for other in every if end + 1 < len(words) and other.span.start == words[end + 1].start), None
    )
    if leader is None or leader.kind is not NameKind.PERSON or words[end].text != ",":
        return name
    past = next((n for n in range(end, len(words)) if words[n].start >= leader.span.end), len(words))
    more = past + 1 < len(words) and any(other.span.start == words[past + 1].start for other in every)
    closed = past < len(words) and words[past].text == "," and not more
    joined = past + 1 < len(words) and words[past + 1].text.lower() in lists.joins
    if not closed or joined or leader.confidence < name.confidence:
        return name
    return msgspec.structs.replace(name, kind=NameKind.ORGANISATION, rule="led by the person after it")


def _runs(words: list[Token], taken: set[int]) -> list[tuple[int, int]]:
    """The runs of words with a capital that are in no name; the stop of a title goes on with it ("Dr. Anna Weil")."""
    runs, at = list[tuple[int, int]](), 0
    while at < len(words):
        end = at
        while end < len(words) and end not in taken and _goes_on(words, at, end):
            end += 1
        if end > at:
            runs.append((at, end))
        at = max(end, at + 1)
    return runs


def _goes_on(words: list[Token], start: int, at: int) -> bool:
    """Whether a run that began before goes on with a word."""
    word = words[at].text
    if word[0].isupper():
        return word.replace("'", "").replace("’", "").isalpha()
    if at == start:
        return False
    if word == ".":
        return len(words[at - 1].text) <= 5 and at + 1 < len(words) and words[at + 1].text[0].isupper()
    return _hyphened(words, at if word == "-" else at - 1)


def _hyphened(words: Sequence[Token], at: int) -> bool:
    """Whether a hyphen joins the halves of a given name, as those of Korea and China are printed: "Ki-moon"."""
    if not 0 < at < len(words) - 1 or words[at].text != "-":
        return False
    left, right = words[at - 1], words[at + 1]
    glued = left.end == words[at].start and words[at].end == right.start
    halves = left.text.istitle() and right.text.islower() and left.text.lower() != right.text
    return glued and halves and len(left.text) <= HALF and len(right.text) <= HALF + 1


def _evidence(
    words: list[Token], first: int, last: int, lists: Wording, lexicon: Lexicon
) -> tuple[int, float, str] | None:
    """Where the person's name in a run begins, how sure that is, and by which rule."""
    low = [word.text.lower() for word in words]
    start = _start(words, first, last, lists)
    size, after = last - start, low[last : last + 3]
    small = start > 0 and words[start - 1].text.islower() and len(low[start - 1]) <= TITLE  # "dr Anna Weil"
    titled = (start > first or small) and _titled(low, start, last, lists)
    initials = size == 1 and words[start].text.isupper() and len(words[start].text) in {2, 3}
    if _age(after) and (1 < size <= LONGEST or titled or initials):
        return start, AGED, "age in brackets"
    halves = next((n for n in range(start + 2, last) if _hyphened(words, n)), 0)
    if halves and halves + 2 == last and len(words[halves - 2].text) <= HALF and words[halves - 2].text.istitle():
        return halves - 2, TITLED, "given name of two halves"
    if not _like_a_name(words[start:last], lists):
        return None
    if titled:
        return start, TITLED, "after a title or rank"
    if not _personal(words[start:last], lexicon):
        return None
    if start > first and (named := _named(words, start, last, lexicon)) < last - 1:
        if low[start - 1] in lists.offices and _listed(words[named:last], lists, lexicon):
            town = last - named > 2 and lexicon.kind(words[named].text) == "L"  # "Bupati Randai Anna Weil"
            return named + town, TOLD, "after an office"
        if low[start - 1] in lists.lone and _of_no_list(words[named:last], lists, lexicon):
            return named, TOLD, "after an office"
    if start != first:
        return None
    if size < 4 and after[:1] in ([","], ["("]) and _opened(words, low, start, last, lists, lexicon):
        return start, TOLD, OPENED
    if start and _cued(words, low, start, last, lists):
        return start, CUED, "after a cue"
    fresh = start == 0 or low[start - 1] in {",", ";", ":"} or lists.like_verb(low[start - 1])
    apposed = start > 1 and low[start - 1] == "," and after[:1] == [","] and _office_before(words, start - 1, lists)
    apposed = apposed or (after[:1] in ([], ["."], ["("]) and _cue_before(words, low, start - 1, lists))
    if size > 1 and (apposed or (fresh and _told_of(after, lists))):
        return start, TOLD, "before a verb of saying or an office"
    return None


def _start(words: list[Token], first: int, last: int, lists: Wording) -> int:
    """Where a name begins that ends a run: after titles, offices and what begins names of other things."""
    none = lists.heads | lists.things | lists.calendar | lists.small | lists.titles | lists.helpers | {"."}
    none |= lists.according
    while last > first and words[last - 1].text.lower() not in none:
        last -= 1
    cut = last - first > 1 and words[last - 1].text == "." and words[last - 2].text.lower() in lists.cut_names
    return last - 2 if cut else last  # "Moh. Anwar"


def _like_a_name(words: Sequence[Token], lists: Wording) -> bool:
    """Whether words have the form of a person's name: not too many, no acronym, no lone word that offices have."""
    if len(words) == 1 and (len(words[0].text) < 3 or words[0].text.lower() in lists.inner):
        return False
    return 0 < len(words) <= LONGEST and not any(word.text.isupper() and len(word.text) > 3 for word in words)


def _titled(low: Sequence[str], start: int, last: int, lists: Wording) -> bool:
    """Whether a title or rank, with its stop or without, stands before some words.

    Not where it ends or begins an office: "Direktur Jenderal X", "Dokter Spesialis Gizi".
    """
    at = start - 2 if low[start - 1] == "." else start - 1
    if at < 0 or low[at] not in lists.titles or low[at] in lists.kin:
        return False
    if low[at] not in lists.offices:
        return True
    ends = at > 0 and low[at - 1] in lists.heads | lists.things
    return not ends and lists.inner.isdisjoint(low[start:last])


def _cued(words: Sequence[Token], low: Sequence[str], start: int, last: int, lists: Wording) -> bool:
    """Whether a cue that follows a mark, or begins the sentence, stands before some words that go no further."""
    marked = start == 1 or not low[start - 2][0].isalnum()
    further = last < len(words) and (words[last].text[0].isupper() or low[last] in lists.name_joins | {"&"})
    return low[start - 1] in lists.after and marked and not further


def _told_of(after: Sequence[str], lists: Wording) -> bool:
    """Whether a verb of saying follows, or an office after a comma."""
    return bool(after) and (
        after[0] in lists.says or (after[0] == "," and len(after) > 1 and after[1] in lists.offices)
    )


def _office_before(words: Sequence[Token], comma: int, lists: Wording) -> bool:
    """Whether an office in its full form ends at a comma: a word of one, and capitals and its other words after it.

    A single word is none: "Dokter, Anna Weil, …" may be a list.
    """
    for n in range(comma - 1, max(comma - OFFICE, -1), -1):
        low = words[n].text.lower()
        if low in lists.offices and low not in lists.many:
            return n < comma - 1
        if not (words[n].text[0].isupper() or low in lists.inner):
            return False
    return False


def _introduced(words: list[Token], first: int, name: Name, lists: Wording, lexicon: Lexicon) -> Name:
    """A doubted place or body as the person that a title or the office that a sentence begins with says it is."""
    if name.kind is NameKind.PERSON or name.confidence >= OTHER:
        return name
    last = _last(words, first, name)
    after = words[last].text if last < len(words) else "."
    if last - first > 3:
        return name
    low = [word.text.lower() for word in words]
    titled = first > 0 and low[first - 1] == "." and _titled(low, first, last, lists)  # "H. Anna Weil"
    if not titled and (after not in ",(" or not _opened(words, low, first, last, lists, lexicon)):
        return name
    return msgspec.structs.replace(name, kind=NameKind.PERSON, confidence=TOLD, rule=OPENED)


def _opened(
    words: Sequence[Token], low: Sequence[str], start: int, last: int, lists: Wording, lexicon: Lexicon
) -> bool:
    """Whether a sentence begins with what somebody is, up to the comma before some words: "Petani lainnya, X, …".

    No verb stands before the comma and no other one; the words are those of no thing, nor common ones.
    """
    comma = start - 1
    if comma < 1 or comma > OFFICE or low[comma] != "," or low[0] not in lists.offices:
        return False
    before = range(comma)
    if low[0] in lists.many and words[comma - 1].text[0].isupper():
        return False  # "Warga Randai, Sarai, …"
    verbs = any(lists.like_verb(low[n]) and low[n] not in lists.nouns for n in before)
    other = any(not low[n][0].isalnum() or low[n] in lists.finite | lists.joins for n in before)
    run = words[start:last]
    named = all(word.text.istitle() and not _common(word.text, lexicon) and len(word.text) > 2 for word in run)
    return named and not verbs and not other


def _cue_before(words: Sequence[Token], low: Sequence[str], comma: int, lists: Wording) -> bool:
    """Whether a cue or a passive of saying leads to the office before a comma: "disampaikan Camat Randai, X"."""
    if comma < 2 or low[comma] != ",":
        return False
    n = comma
    while n and comma - n < OFFICE and (words[n - 1].text[0].isupper() or low[n - 1] in lists.inner):
        n -= 1
    led = n < comma and not lists.offices.isdisjoint(low[n:comma])
    return led and n > 0 and low[n - 1] in lists.after | lists.told | lists.according | lists.by


def _age(after: Sequence[str]) -> bool:
    """Whether words are an age in brackets."""
    return len(after) == 3 and after[0] == "(" and after[2] == ")" and after[1].isdigit() and len(after[1]) == 2


def _personal(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Whether lists of names hold the words rather in those of persons than of organisations."""
    codes = [lexicon.code(word.text) for word in words]
    return all(_weight(code[PERSONS]) >= _weight(code[ORGANISATIONS]) for code in codes)


def _named(words: Sequence[Token], start: int, last: int, lexicon: Lexicon) -> int:
    """Where a person's name begins in capitals after an office: past its words ("Direktur Kepatuhan Anna Weil").

    At their end where a word is among them that print has more often in small letters, the last is in capitals, or
    two are glued.
    """
    while start < last and _common(words[start].text, lexicon):
        start += 1
    run = words[start:last]
    glued = any(a.end == b.start and b.text.isalpha() for a, b in pairwise(run))
    none = glued or words[last - 1].text.isupper() or any(_common(word.text, lexicon) for word in run)
    return last if none else start


def _common(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is printed in small letters more often than with a capital."""
    ranks = lexicon.vocabulary.ranks
    most = len(ranks)
    return ranks.get(word.lower(), most) < ranks.get(word.capitalize(), most)


def _listed(words: Sequence[Token], lists: Wording, lexicon: Lexicon) -> bool:
    """Whether lists of names hold a word of these as a person's, and none is a word of offices."""
    held = any(_weight(lexicon.code(word.text)[PERSONS]) for word in words)
    return held and lists.inner.isdisjoint(word.text.lower() for word in words)


def _of_no_list(words: Sequence[Token], lists: Wording, lexicon: Lexicon) -> bool:
    """Whether no list of names holds a word of these, and none is a word of offices or in capitals."""
    held = any(lexicon.kind(word.text) != "-" or not word.text.istitle() for word in words)
    return not held and lists.inner.isdisjoint(word.text.lower() for word in words)


def _weight(places: str) -> int:
    """How often a word stands in the names of one list."""
    return sum(int(place) + 1 for place in places if place != "-")
