"""The office that is told after a name: "Rob Gould, kepala bidang komunikasi FPL", "X (45) warga Randai".

It stands between commas, in brackets or after "selaku"; a few words in small letters between commas are one though
the pack knows none of them.
"""

from __future__ import annotations

import msgspec

from kronik.facts import office
from kronik.facts.office import APPOSITION, DASHES, LONGEST, PERSON, TELLING, WHOLE, Office
from kronik.facts.story import Sentence
from kronik.facts.wording import Wording
from kronik.records import NameKind

DEGREE = 6
"""Letters of the longest part of a degree: "Teol"."""
DOUBTED = 0.5
"""Certainty under which what an office after a name ends with is no person of its own."""
LISTED = frozenset({".", ";"})


class Lead(msgspec.Struct, frozen=True):
    """The word that what is told after a name begins with, and what leads to it."""

    at: int
    comma: bool
    """A comma or a dash."""
    linked: bool
    """"selaku", or the verb of an appointment."""
    aged: bool
    """The person's age, in brackets."""


def find(sentence: Sentence, last: int, lists: Wording, *, cued: bool = False) -> Office | None:
    """The office that is told after a name, between commas or with "selaku".

    After an age, and where the name stands right behind a cue, it needs no comma: "kata Budi warga Randai".
    """
    past = _past_brackets(sentence, last, lists)
    if bracketed := _bracketed(sentence, last, past, lists):
        return bracketed
    lead = _lead(sentence, last, past, lists)
    if lead.at >= len(sentence.low):
        return None
    if not (lead.comma or lead.linked):
        return _right_behind(sentence, lead, last, lists, cued=cued)
    if sentence.low[lead.at] in lists.heads:
        return _headed(sentence, lead, lists)
    return _unheaded(sentence, lead, lists, listed=sentence.low[last] == "(", cued=cued)


def _past_brackets(sentence: Sentence, last: int, lists: Wording) -> int:
    """Past the brackets that follow a name, and another name of the same person between them."""
    at = _bracket(sentence.low, last)
    other = _other_name(sentence, at, lists)
    return _bracket(sentence.low, other) if other > at else at


def _bracketed(sentence: Sentence, last: int, past: int, lists: Wording) -> Office | None:
    """The office that the bracket behind a name tells: "X (Branch Manager Layar Biru)"."""
    if past == last or sentence.low[last] != "(":
        return None
    told = sentence.low[last + 1] in lists.heads or _capitals(sentence, last + 1, past - 1, lists)
    return office.cut(sentence, last + 1, past - 1, "office in brackets", lists) if told else None


def _lead(sentence: Sentence, last: int, at: int, lists: Wording) -> Lead:
    """What leads from a name and its brackets to what is told of the person."""
    low = sentence.low
    aged = at > last and low[last + 1].isdigit()
    comma = at < len(low) and (low[at] == "," or low[at] in DASHES)
    at = _degrees(sentence, at + 1) if comma else at
    given = at if comma else _appointed(sentence, at, lists)
    linked = given > at or (at < len(low) and low[at] in lists.as_office)
    while given < len(low) and low[given] in lists.as_office:
        given += 1
    return Lead(given, comma, linked, aged)


def _right_behind(sentence: Sentence, lead: Lead, last: int, lists: Wording, *, cued: bool) -> Office | None:
    """The office that nothing parts from the name."""
    at = lead.at
    told = lead.aged or _titled(sentence, at, last) or (cued and office.lower(sentence, at))
    if not told or sentence.low[at] not in lists.heads:
        return None
    end = _extent(sentence, at, lists)
    if lists.offices.isdisjoint(sentence.low[at:end]):
        return None  # "Mohamed Salah"
    return office.cut(sentence, at, end, "office right after the name", lists)


def _headed(sentence: Sentence, lead: Lead, lists: Wording) -> Office | None:
    """The office whose first word can head one."""
    low, at = sentence.low, lead.at
    end = _extent(sentence, at, lists)
    if not lead.linked and end == at + 1 and _acts(sentence, at, lists):
        return None  # "Melihat Budi, polisi berhenti"
    if lists.offices.isdisjoint(low[at:end]):
        return None  # "adalah salah satu yang pertama"
    apposed = lead.comma and (not lead.linked or low[at - 1] in lists.one)
    wide = _apposition(sentence, at, lists) if apposed else None
    if wide and wide.span.end > sentence.tokens[end - 1].end:
        return wide
    apart = apposed and not office.lower(sentence, at)
    if apart and any(office.begins_person(sentence, n, lists) for n in range(at, end + 1)):
        body = sentence.name_at.get(end)  # "Budi, Wakil Bupati Ani": the office of the next
        doubted = body is not None and body.confidence < DOUBTED and not office.says(sentence, end, lists)
        return office.cut(sentence, at, sentence.index(body.span.end), WHOLE, lists) if body and doubted else None
    return office.cut(sentence, at, end, "office after the name", lists)


def _unheaded(sentence: Sentence, lead: Lead, lists: Wording, *, listed: bool, cued: bool) -> Office | None:
    """A description between commas whose first word heads no office that the pack knows."""
    if not lead.comma or (lead.linked and sentence.low[lead.at - 1] not in lists.one):
        return None
    wide = None if cued else _apposition(sentence, lead.at, lists, listed=listed)
    return wide or _foreign(sentence, lead.at, lists)


def _appointed(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past the verb of an appointment and the words before it: "X resmi dilantik sebagai …"; else the same word."""
    low, past = sentence.low, at
    while past < len(low) and low[past] in lists.helpers:
        past += 1
    given = past < len(low) - 1 and low[past] in lists.appointed and low[past + 1] in lists.become
    if past < len(low) - 1 and low[past] in lists.become - lists.as_office and low[past + 1] in lists.offices:
        lower = office.lower(sentence, past + 1)  # "X menjadi kapolda": in small letters it may be play
        return at if lower else past + 1
    return past + 2 if given else at


def _capitals(sentence: Sentence, start: int, end: int, lists: Wording) -> bool:
    """Whether words in capitals, in a bracket, hold one that can head an office: "(Branch Manager Layar Biru)"."""
    words = sentence.tokens[start:end]
    return (
        len(words) > 1
        and all(w.text[0].isupper() for w in words)
        and not lists.offices.isdisjoint(sentence.low[start:end])
    )


def _acts(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word that anybody or an institution may be called by has a verb of its own behind it."""
    low, past = sentence.low, at + 1
    while past < len(low) and low[past] in lists.helpers:
        past += 1
    return low[at] in lists.many and past < len(low) and (lists.like_verb(low[past]) or low[past] in lists.cues)


def _other_name(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past another name of the same person: "Anna Weil (45) alias Wei, ketua"."""
    low, end = sentence.low, at
    while end < len(low) and low[end] in lists.alias | lists.alias_with | lists.titles:
        end += 1
    if lists.alias.isdisjoint(low[at:end]) or end >= len(low) or not sentence.tokens[end].text[0].isupper():
        return at
    name = sentence.name_at.get(end)
    return sentence.index(name.span.end) if name else end + 1


def _degrees(sentence: Sentence, at: int) -> int:
    """Past degrees after a name, and the comma after them: "Anna Weil, S.Si, M.Pd, ketua"."""
    tokens, end = sentence.tokens, at
    while end < len(tokens) and (tokens[end].text == "." or _degree(tokens[end].text)):
        end += 1
    told = "." in sentence.low[at:end] and end < len(tokens) and tokens[end].text == ","
    return _degrees(sentence, end + 1) if told else at


def _degree(word: str) -> bool:
    """Whether a word can be a part of a degree."""
    return word[0].isupper() and word.isalpha() and len(word) <= DEGREE


def _foreign(sentence: Sentence, at: int, lists: Wording) -> Office | None:
    """An office in capitals whose head does not stand first: "Sales & Marketing Director, PT X"."""
    tokens, end = sentence.tokens, at
    while end < len(tokens) and (tokens[end].text[0].isupper() or tokens[end].text in "&/"):
        end += 1
    low = sentence.low
    if end == len(tokens) or end - at > APPOSITION or low[end] not in lists.clause | lists.cues | {","}:
        return None
    if lists.offices.isdisjoint(sentence.low[at:end]):
        return None
    if any(office.begins_person(sentence, n, lists) for n in range(at, end)):
        return None
    body = sentence.name_at.get(end + 1) if low[end] == "," else None
    if body is not None and body.kind is NameKind.ORGANISATION:
        end = sentence.index(body.span.end)
    return office.cut(sentence, at, end, "office after the name", lists)


def _titled(sentence: Sentence, at: int, last: int) -> bool:
    """Whether an office in capitals stands right after a name that it is no part of: "X Direktur RSUD Y"."""
    return at == last and sentence.tokens[at].text[0].isupper() and not sentence.tokens[at].text.isupper()


def _apposition(sentence: Sentence, at: int, lists: Wording, *, listed: bool = False) -> Office | None:
    """A few words in small letters between commas after a name, none of which can begin a clause or be a verb.

    In a list of persons with their initials in brackets it may end with the item: "X (AB), pihak swasta."
    """
    low = sentence.low
    marks = DASHES if low[at - 1] in DASHES else frozenset({","})
    marks |= lists.relative | (LISTED if listed else frozenset())
    end = next((n for n in range(at, min(at + APPOSITION + 1, len(low))) if low[n] in marks), None)
    if end is None or end == at or not office.lower(sentence, at) or not low[at].isalpha():
        return None
    if (
        low[at] in lists.acts_bare
        or low[at] in lists.grammar - lists.office_at
        or low[at] in lists.numbers | lists.alias | lists.alias_with
    ):
        return None  # "Ronaldo, ada …", "Emil, sapaan akrabnya"
    if any(
        low[n] in lists.verbal
        or (low[n].startswith(lists.verbs) and n not in sentence.name_at and low[n] not in lists.office_at)
        for n in range(at, end)
    ):
        return None
    return office.cut(sentence, at, end, "apposition", lists)


def _bracket(low: tuple[str, ...], at: int) -> int:
    """Past a bracket that follows a name: its age, its short form."""
    if at < len(low) and low[at] == "(":
        closed = next((n for n in range(at + 1, min(at + 8, len(low))) if low[n] == ")"), None)
        return at if closed is None else closed + 1
    return at


def _extent(sentence: Sentence, at: int, lists: Wording) -> int:
    """How far to the right of its first word an office goes; a place after a comma belongs to it ("warga X, Y")."""
    low, names = sentence.low, sentence.name_at
    end = at
    while end < len(low) and end - at < LONGEST:
        name = names.get(end)
        if low[end] == "(":
            past = _bracket(low, end)
            if past == end:
                break
            end = past
        elif low[end] == ",":
            place = names.get(end + 1)
            if not place or place.kind is not NameKind.PLACE or (names.get(end - 1) or place).kind is PERSON:
                break
            end += 1
        elif (
            low[end] in lists.joins
            and low[end + 1 : end + 2]
            and low[end + 1] in lists.offices
            and office.begins_person(sentence, end + 2, lists)
        ):
            break  # "warga X dan pembonceng Y": the office of the next
        elif (name and name.kind is not PERSON) or (low[end] in lists.inner and low[end] != "."):
            end += 1
        elif name and low[end - 1] in lists.relations | lists.offices and end > at:
            end = sentence.index(name.span.end)
        elif (sentence.tokens[end].text[0].isupper() and not name) or _led(sentence, end, at, lists):
            end += 1
        else:
            more = _told_on(sentence, end, lists) if end > at else end
            if more == end:
                break
            end = more
    return end


def _led(sentence: Sentence, at: int, head: int, lists: Wording) -> bool:
    """Whether a word leads from an office to its place: "wisatawan asal X"."""
    within = head < at < len(sentence.low) - 1 and sentence.low[at] in lists.office_at
    return within and office.place(sentence, at + 1) and sentence.low[at + 1] not in lists.heads


def _leads_on(low: tuple[str, ...], at: int, lists: Wording) -> bool:
    """Whether small words lead on from an office to a word: "spokeswoman for the" agency, "professor of" law."""
    first = at
    while first and low[first - 1] in lists.name_joins | lists.office_at | lists.articles:
        first -= 1
    return 0 < first < at and low[first - 1] in lists.offices


def _told_on(sentence: Sentence, start: int, lists: Wording) -> int:
    """Where the words end that tell more of the office before them: "penyanyi opera", "pengamat pasar modal X"."""
    low, at = sentence.low, start
    of = not lists.verbs and _leads_on(low, start, lists)
    if not lists.verbs and low[start] in lists.office_at and low[start - 1] in lists.offices:
        at, of = start + 1, True  # "an expert in law at X"
    told = of or low[at - 1] in lists.offices or (low[at - 1] in lists.inner and low[at - 1] not in lists.grammar)
    if not told or not low[at - 1].isalpha():
        return start
    end = at
    while end < len(low) and end - at < TELLING and office.lower(sentence, end) and office.tells(low[end], lists):
        end += 1
    if end == len(low) or (of and end == at):
        return start
    named = sentence.tokens[end].text[0].isupper() and not office.begins_person(sentence, end, lists)
    stops = low[end] in lists.relative | lists.office_at | {",", "."} or low[end] in lists.cues
    return end if named or stops else start
