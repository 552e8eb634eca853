"""Offices beside names: "Menteri Pertahanan Sergei Shoigu", "Rob Gould, kepala bidang komunikasi FPL".

An office stands right before the name, or after it between commas. It begins at the first word that can head an
office and holds only words that can stand in one; where a word of another kind intervenes there is no office.
"""

from __future__ import annotations

import msgspec

from kronik.facts.story import Sentence
from kronik.facts.wording import Wording
from kronik.records import Name, NameKind, Span

LONGEST = 26
"""Words of the longest office that is looked for; ministries with their acronyms have some 15."""
APPOSITION = 8
"""Words of the longest description between commas whose first word heads no office that the pack knows."""
DEGREE = 6
"""Letters of the longest part of a degree: "Teol"."""
TELLING = 3
"""Words in small letters between an office's head and the name."""
DOUBTED = 0.5
"""Certainty under which what an office after a name ends with is no person of its own."""
LISTED = frozenset({".", ";"})
DASHES = frozenset({"–", "—", "-"})
PERSON = NameKind.PERSON
WHOLE = "office with what looks like a name in it"
OF_ANOTHER = "office of one who serves another"
RANK = "rank before the name"


class Office(msgspec.Struct, frozen=True):
    """An office as printed, where it stands, and an organisation named in it."""

    text: str
    span: Span
    organisation: str | None
    rule: str


def core(sentence: Sentence, name: Name, lists: Wording) -> tuple[int, int]:
    """The words of a name without titles, ranks and degrees: first, and the one after the last."""
    first, last = sentence.index(name.span.start), sentence.index(name.span.end)
    low = sentence.low
    while last - first > 1 and (low[first] in lists.titles or low[first] in ".,("):
        first += 1
    while last - first > 1 and (low[last - 1] in lists.degrees or low[last - 1] in ".,)"):
        last -= 1
    return first, last


def of(sentence: Sentence, first: int, last: int, lists: Wording) -> Office | None:
    """The office beside the words of a name, if the sentence tells one."""
    if sided := _of_somebody(sentence, first, last, lists) or _tied(sentence, first, lists):
        return sided
    told = before(sentence, first, lists) if first == 0 or sentence.low[first - 1] not in lists.joins else None
    apposed = first > 0 and sentence.low[first - 1] == ","
    if told and not apposed and _of_another(sentence, told, last, lists):
        told = None
    cued = first > 0 and sentence.low[first - 1] in lists.after | lists.according
    later = after(sentence, last, lists, cued=cued) if told is None or slight(told, lists) else None
    return later or told or _listed(sentence, first, lists)


def _of_somebody(sentence: Sentence, first: int, last: int, lists: Wording) -> Office | None:
    """The offices of two of whom one serves the other: "Juru bicara Menteri Layar X, Y": X is the "Menteri Layar"."""
    low = sentence.low
    later = sentence.name_at.get(last + 1) if low[last : last + 1] == (",",) else None
    if later and later.kind is PERSON:  # X
        told = before(sentence, first, lists)
        start = sentence.index(told.span.start) if told else 0
        own = _served(sentence, start, first, lists) if told else None
        return _office(sentence, own, sentence.index(told.span.end), OF_ANOTHER, lists) if told and own else None
    other = sentence.name_at.get(first - 2) if first > 1 and low[first - 1] == "," else None
    if other is None or other.kind is not PERSON:
        return None
    at = sentence.index(other.span.start)
    told = before(sentence, at, lists)
    start = sentence.index(told.span.start) if told else 0
    served = told is not None and _served(sentence, start, at, lists) is not None
    return _office(sentence, start, first - 1, OF_ANOTHER, lists) if served else None


def _tied(sentence: Sentence, first: int, lists: Wording) -> Office | None:
    """The office of one whose family is told of: "putra bungsu Presiden X"."""
    told = before(sentence, first, lists) if first and sentence.low[first - 1] != "," else None
    start = sentence.index(told.span.start) if told and kin(told, lists) else first
    past = start
    while past < first and sentence.low[past] in lists.kin | lists.slight:
        past += 1
    if told is None or not start < past < first or sentence.low[past] not in lists.offices - lists.relations:
        return None
    return _office(sentence, past, sentence.index(told.span.end), OF_ANOTHER, lists)


def _served(sentence: Sentence, start: int, end: int, lists: Wording) -> int | None:
    """Where the office begins of one whom another serves: after "juru bicara", "staf khusus" and their like."""
    low = sentence.low
    past = start
    while past < end and (low[past] in lists.relations or low[past] in lists.serving):
        past += 1
    serves = any(low[n] not in lists.former for n in range(start, past))
    return past if serves and past < end and low[past] in lists.heads else None


def slight(office: Office, lists: Wording) -> int:
    """How little an office tells of a person: 2 of a tie of family, 1 of one that many have, 0 of any other.

    "korban", "Jenderal", "salah satu pemain": any other office of the same person tells more.
    """
    if kin(office, lists):
        return 2
    first = office.text.split()[0].lower()
    plain = first in lists.slight and office.text[1:].islower()
    return int(plain or first in lists.some or office.rule == RANK)


def kin(office: Office, lists: Wording) -> bool:
    """Whether an office is a tie of family: any other tells more of a person."""
    words = office.text.lower().split()
    return next((word for word in words if word not in lists.former), words[0]) in lists.kin


def _listed(sentence: Sentence, first: int, lists: Wording) -> Office | None:
    """The office told once for a list of names: "dua hakim, yakni X dan Y"."""
    low = sentence.low
    at = first - 1
    between = lists.joins | lists.titles | {",", "(", ")"}
    while at > 0 and (at in sentence.name_at or low[at] in between or not sentence.tokens[at].text.islower()):
        at -= 1
    if (
        at > 0
        and low[at] in lists.offices - lists.owned
        and _opens(low, at - 1, lists)
        and at + 1 in sentence.name_at
    ):
        return _office(sentence, at, at + 1, "office of a list", lists)  # "yakni hakim X, Y, dan Z"
    if at <= 0 or not _opens(low, at, lists):
        return None
    for end in range(at, max(at - LONGEST, 0), -1):
        if _then(sentence, end, lists) < end:
            continue
        if end < at - 2 and low[end] == "," and not (_apart(sentence, end + 1) or low[end - 1].isdigit()):
            return None
        start = _reach(sentence, end, lists, comma=False)
        head = next((n for n in range(start, end) if low[n] in lists.offices), None)
        if head is not None:
            return _office(sentence, head, end, "office of a list", lists)
    return None


def _opens(low: tuple[str, ...], at: int, lists: Wording) -> bool:
    """Whether a list of persons follows a word: "yakni", "terdiri atas"."""
    return low[at] in lists.openers or (at > 0 and f"{low[at - 1]} {low[at]}" in lists.openers)


def again(sentence: Sentence, lists: Wording) -> list[Office]:
    """The descriptions by which a sentence speaks of the one named before: "Bek asal Spanyol itu …"."""
    low = sentence.low
    ends = [n for n in range(2, len(low)) if low[n] in lists.these]
    return [office for end in ends if (office := _again(sentence, end, lists))]


def _again(sentence: Sentence, end: int, lists: Wording) -> Office | None:
    """The description that ends before "itu" and begins a sentence; one that names something also a clause."""
    low = sentence.low
    start = end
    while start and end - start < APPOSITION and _describes(sentence, start - 1, lists):
        start -= 1
    while start < end and low[start] not in lists.heads:
        start += 1
    begins = start == 0 or low[start - 1] in lists.begins or not low[start - 1].isalnum()
    named = start == 0 or any(sentence.tokens[n].text[0].isupper() for n in range(start + 1, end))
    if end - start < 2 or not named or not begins or lists.offices.isdisjoint(low[start : start + 2]):
        return None
    return _office(sentence, start, end, "described again", lists)


def _describes(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word can stand in such a description: of persons' names only one that a tie leads to."""
    word, name = sentence.low[at], sentence.name_at.get(at)
    if name and name.kind is PERSON:
        start = sentence.index(name.span.start)
        return start > 0 and sentence.low[start - 1] in lists.kin | lists.relations | lists.reigning
    return name is not None or word in lists.inner or _tells(word, lists)


def _of_another(sentence: Sentence, told: Office, last: int, lists: Wording) -> bool:
    """Whether an office is of somebody else: "istri X", "pengacara X, Y"."""
    words = set(told.text.lower().split())
    if kin(told, lists) and not words.isdisjoint(lists.office_at):
        return True  # "anak emas dari keluarga X"
    if not words <= lists.relations or sentence.tokens[last - 1].start < told.span.start:
        return False
    follows = sentence.name_at.get(last + 1)
    apposed = sentence.low[last : last + 1] == (",",) and follows is not None and follows.kind is PERSON
    return apposed or words <= lists.kin | lists.mates


def before(sentence: Sentence, first: int, lists: Wording) -> Office | None:
    """The office that ends where a name begins."""
    low = sentence.low
    end = _pair(sentence, first)
    while end and _titles(low, end, lists):
        end -= 1
    comma = end > 1 and low[end - 1] == ","
    while end > 1 and low[end - 1] == ",":
        end -= 1
    if comma and (whole := _whole(sentence, end, first, lists)):
        return whole
    end = _then(sentence, end, lists)
    if comma and (one := _one(sentence, end, lists)):
        return one
    if (cued := _cued(sentence, end, lists)) is not None:
        cued = next((n for n in range(cued, end) if low[n] in lists.heads), cued)  # "Menurut hitungan pengacara, X"
        return _office(sentence, cued, end, "between cue and name", lists)
    start = _reach(sentence, end, lists, comma=comma)
    heads = (n for n in range(start, end) if low[n] in lists.heads)
    head = next((n for n in heads if not (comma and n == end - 1 and _inside(sentence, n))), None)
    head = _last_time(sentence, head, end, lists) if head is not None else None
    if head is None and comma and (one := _one_of(sentence, end, lists)):
        return one
    if head is None and comma and (told := _opening(sentence, end, lists)):
        return told
    if comma and head == 1 and low[0] in lists.where | lists.toward | lists.joins:
        return None  # "Kepada petugas, X mengaku": the one spoken to
    if head is None or not any(low[n] in lists.offices for n in range(head, end)):
        return None if comma else _rank(sentence, end, first, lists)
    if not comma and low[end - 1] in lists.owned and low[end - 1] not in lists.kin:
        return None  # "sopirnya Budi": Budi's driver
    own = head if comma and low[head] not in lists.kin else _own(sentence, head, end, lists)
    return None if own is None else _office(sentence, own, end, "office before the name", lists)


def _last_time(sentence: Sentence, head: int, end: int, lists: Wording) -> int:
    """Where an office begins whose first word stands twice: "Penjelasan Kepala Balai Kepala Balai Layar X"."""
    low = sentence.low
    again = [n for n in range(head + 1, end) if low[n] == low[head] and low[n - 1] not in lists.joins | lists.former]
    return again[-1] if again and not _lower(sentence, again[-1]) else head


def _pair(sentence: Sentence, first: int) -> int:
    """Where the name of a pair printed as one begins ("Anna Weil-Budi Rahmat"): its office is of both."""
    name = sentence.name_at.get(first)
    paired = first > 1 and sentence.low[first - 1] == "-" and name is sentence.name_at.get(first - 2)
    return sentence.index(name.span.start) if name and paired else first


def _inside(sentence: Sentence, at: int) -> bool:
    """Whether a word ends the name of an organisation of several: "The Randai Reporter"."""
    name, token = sentence.name_at.get(at), sentence.tokens[at]
    return (
        name is not None and name.kind is not PERSON and name.span.start < token.start and token.end == name.span.end
    )


def _titles(low: tuple[str, ...], end: int, lists: Wording) -> bool:
    """Whether the word before one is a title or a rank, the stop after one, or the end of one ("Komisaris Besar")."""
    word, before = low[end - 1], low[end - 2] if end > 1 else ""
    return word in lists.titles or (before in lists.titles and (word == "." or word in lists.rank_ends))


def _whole(sentence: Sentence, end: int, first: int, lists: Wording) -> Office | None:
    """The office of one named between commas, of whom a sentence tells or whom a cue names: "Ketua Layar Biru, X,".

    What stands in it cannot be the name of another person, even where it looks like one: two are joined otherwise.
    """
    low = sentence.low
    inside = [name for n in range(max(end - TELLING, 0), end) if (name := sentence.name_at.get(n))]
    reached = sentence.name_at.get(_reach(sentence, end, lists, comma=False) - 1)
    looks = next((name for name in [*inside, reached] if name and name.kind is PERSON), None)
    own = sentence.name_at.get(first)
    if looks is None or own is None or own is looks:
        return None
    start, last = sentence.index(looks.span.start), sentence.index(own.span.end)
    head = start if low[start] in lists.offices and " " in looks.text else _reach(sentence, start, lists, comma=False)
    if low[head] not in lists.heads or not lists.relations.isdisjoint(low[head:start]):
        return None
    follows = low[last] if last < len(low) else "."
    past = low[last + 1] if last + 1 < len(low) else "."
    cued = head > 0 and low[head - 1] in lists.after | lists.according
    ends = follows in lists.clause | {".", "("} or (follows == "," and past in lists.calendar)
    said = (follows == "," and past in lists.cues and head == 0) or (
        follows in lists.cues and (head == 0 or low[head - 1] == ",")
    )
    goes_on = head == 0 and follows == "," and past.islower() and past not in lists.joins
    goes_on = goes_on and sentence.tokens[last + 1].text == past
    apart = head == start and (head == 0 or cued or low[head - 1] == ",")
    if head == start and not apart:
        return None
    if not (apart or said or goes_on or (cued and ends)):
        return None
    return _office(sentence, head, end, WHOLE, lists)


def _own(sentence: Sentence, head: int, end: int, lists: Wording) -> int | None:
    """Where the office of a name begins when what stands before it is told of the person named before.

    "Ani, istri tersangka kasus X, Budi": Budi is the "tersangka". "Budi (33), tersangka pembunuhan juragan Rusdi":
    Rusdi is the "juragan". None where nothing of it is the name's own.
    """
    low = sentence.low
    if head and low[head - 1] == ")" and _ends_person(sentence, head):
        joined = [n for n in range(head + 1, end) if low[n] in lists.offices and low[n - 1] in lists.joins]
        return joined[-1] if joined else head  # "Budi (25) warga Randai dan penumpang Rusdi"
    if not _lower(sentence, head) or not _follows_person(sentence, head):
        return head
    if _says(sentence, end, lists) and low[head] not in lists.relations:
        return head  # "… Rusdi, juru bicara Balai Layar Budi mengatakan"
    if low[head] in lists.kin:
        past = next((n for n in range(head, end) if low[n] not in lists.relations), end)
        return past if past < end and low[past] in lists.offices else head
    inner = [n for n in range(head + 2, end) if low[n] in lists.offices and low[n - 1] not in lists.inner]
    return inner[-1] if inner else None


def _says(sentence: Sentence, end: int, lists: Wording) -> bool:
    """Whether the name at a word or after titles says something itself: no comma stands between it and its verb."""
    name = next((found for n in range(end, len(sentence.low)) if (found := sentence.name_at.get(n))), None)
    last = sentence.index(name.span.end) if name else len(sentence.low)
    return last < len(sentence.low) and sentence.low[last] in lists.cues


def _follows_person(sentence: Sentence, at: int) -> bool:
    """Whether a comma, and a person before that, with an age or without, stand before a word."""
    return at > 1 and sentence.low[at - 1] == "," and _ends_person(sentence, at - 1)


def _ends_person(sentence: Sentence, end: int) -> bool:
    """Whether a person's name, or the age in brackets behind one, ends before a word."""
    low = sentence.low
    if low[end - 1] == ")":
        end = next((n for n in range(end - 2, max(end - 8, -1), -1) if low[n] == "("), 0)
        if end and low[end + 1].isdigit() and low[end + 2] == ")" and sentence.tokens[end - 1].text[0].isupper():
            return True  # "Anna Weil alias Wei (33)": an age
    name = sentence.name_at.get(end - 1)
    return name is not None and name.kind is PERSON


def _then(sentence: Sentence, end: int, lists: Wording) -> int:
    """Where an office ends that is told with when it was held: "pelatih sebelumnya", "Bupati periode 2019-2024"."""
    low, last = sentence.low, end
    while last and (low[last - 1].isdigit() or low[last - 1] in DASHES):
        last -= 1
    spare = last if last < end - 1 and low[last].isdigit() and low[end - 1].isdigit() else end  # "2018-2020"
    return next(
        (last - len(words) for words in lists.lately if low[max(0, last - len(words)) : last] == words), spare
    )


def _one(sentence: Sentence, end: int, lists: Wording) -> Office | None:
    """A few words after "seorang" up to a comma before the name, whatever they are: "Seorang insinyur, X"."""
    low = sentence.low
    start = next((n for n in range(end - 1, max(end - TELLING - 3, -1), -1) if low[n] in lists.one), None)
    if start is None or not all(n in sentence.name_at or _tells(low[n], lists) for n in range(start + 1, end)):
        return None
    return _office(sentence, start + 1, end, "after seorang", lists)


def _one_of(sentence: Sentence, end: int, lists: Wording) -> Office | None:
    """Whoever a clause or a place describes before the comma: "Seorang saksi mata yang melintas di lokasi, X".

    It begins with a word for one of many, or with an office where the sentence begins.
    """
    low = sentence.low
    start = next((n for n in range(max(end - LONGEST, 0), end) if _begins_one(sentence, n, lists)), None)
    if start is None:
        return None
    past = next((n for n in range(start + 1, end) if low[n] in lists.relative | lists.office_at), end)
    clause = past < end and low[past] in lists.relative
    if not clause and (low[start] not in lists.some or not lists.cues.isdisjoint(low[past:end])):
        return None
    if past == end or past - start > APPOSITION or lists.offices.isdisjoint(low[start:past]):
        return None
    return None if _named(sentence, start, end, lists) else _office(sentence, start, past, "one of many", lists)


def _begins_one(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether the description of one of many can begin at a word, or any at the beginning of the sentence."""
    low = sentence.low
    if at == 0:
        return low[0] in lists.heads
    return low[at] in lists.some & lists.heads and (low[at - 1] in lists.begins or not low[at - 1].isalnum())


def _named(sentence: Sentence, start: int, end: int, lists: Wording) -> bool:
    """Whether a person is named between two words, but for one whose mate or relative is told of."""
    ties = lists.mates | (lists.relations & lists.kin)
    persons = (n for n in range(start, end) if (name := sentence.name_at.get(n)) and name.kind is PERSON)
    return any(ties.isdisjoint(sentence.low[max(n - 3, 0) : n]) for n in persons)


def _opening(sentence: Sentence, end: int, lists: Wording) -> Office | None:
    """A description that a sentence begins with, between its first word and the comma before a name.

    Its head need be in no list: nothing but what a person is stands there in capitals, all but small words.
    """
    low = sentence.low
    if not 1 < end <= LONGEST or low[0] in lists.clause | lists.small | lists.that | lists.according | lists.where:
        return None
    if any(low[n] in lists.helpers or (low[n] in lists.grammar and low[n] not in lists.inner) for n in range(end)):
        return None  # "Selama di Randai, X", "Baca juga …"
    named = sentence.name_at.get(0)
    loose = [n for n in range(end) if sentence.tokens[n].text.islower() and n not in sentence.name_at]
    fits = all(low[n] in lists.inner | lists.office_at for n in loose) and all(
        low[n][0].isalnum() for n in range(end)
    )
    if named or not fits or low[0].startswith(lists.verbs) or len(loose) > 3:
        return None
    return _office(sentence, 0, end, "opening description", lists)


def _cued(sentence: Sentence, end: int, lists: Wording) -> int | None:
    """Where what stands between a cue and a name begins: "kata pemilik warung Budi" tells what Budi is."""
    low, at = sentence.low, end
    cues = lists.after | lists.according
    while at and end - at < LONGEST and low[at - 1] not in cues:
        name = sentence.name_at.get(at - 1)
        if low[at - 1] == ")":
            opened = next((n for n in range(at - 2, max(at - 8, -1), -1) if low[n] == "("), None)
            if opened is None:
                return None
            at = opened
        elif (name and name.kind is not PERSON) or low[at - 1] in lists.inner or low[at - 1] in lists.office_at:
            at -= 1
        elif name or not _tells(low[at - 1], lists):
            return None
        else:
            at -= 1
    return at if at and at < end and low[at - 1] in cues and low[at] not in lists.pronouns else None


def _rank(sentence: Sentence, start: int, first: int, lists: Wording) -> Office | None:
    """A rank that stands before a name as its only office: "Jenderal Listyo"."""
    ranks = [n for n in range(start, first) if sentence.low[n] in lists.offices]
    return _office(sentence, ranks[0], first, RANK, lists) if ranks else None


def _reach(sentence: Sentence, end: int, lists: Wording, *, comma: bool) -> int:
    """How far to the left of a word the words go that can stand in an office."""
    low, names = sentence.low, sentence.name_at
    at = end
    while at and end - at < LONGEST:
        word = low[at - 1]
        name = names.get(at - 1)
        if name and name.kind is PERSON and not _reaches(sentence, name, end):
            start = sentence.index(name.span.start)
            if not (comma and start and low[start - 1] in lists.relations):
                break
            at, comma = start, False
        elif word == ")":
            opened = next((n for n in range(at - 2, max(at - 8, -1), -1) if low[n] == "("), None)
            if opened is None:
                break
            at = opened
        elif word.isdigit() and at > 2 and low[at - 2] == "-":
            at -= 3  # "Presiden ke-6 X"
        elif word in lists.calendar:
            break
        elif (
            name
            or word in lists.inner
            or (word == "," and (_listing(sentence, at, lists) or (comma and _apart(sentence, at))))
            or sentence.tokens[at - 1].text[0].isupper()
            or word.isdigit()
            or (word in lists.office_at and at < end and _place(sentence, at))
        ):
            at -= 1
        elif _telling(sentence, at, lists):
            at -= 1  # "aktivis iklim", "petani bawang merah": what more words tell of the office
        else:
            break
    return at


def _telling(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether the word before one, and at most two before that, tell more of the office that they follow."""
    for back in range(1, TELLING + 1):
        if at - back < 1 or not _tells(sentence.low[at - back], lists) or at - back in sentence.name_at:
            return False
        if sentence.low[at - back - 1] in lists.offices:
            return True
    return False


def _apart(sentence: Sentence, at: int) -> bool:
    """Whether a place or an organisation follows a comma after another: "Kelurahan X, Kecamatan Y"."""
    name, left = sentence.name_at.get(at), sentence.name_at.get(at - 2)
    whole = name is not None and name.kind is not PERSON
    return whole and (left.kind is not PERSON if left else sentence.tokens[at - 2].text[0].isupper())


def _place(sentence: Sentence, at: int) -> bool:
    """Whether a place or an organisation begins at a word: a name of one, or a word in capitals that heads one."""
    name = sentence.name_at.get(at)
    return name.kind is not PERSON if name else sentence.tokens[at].text[0].isupper()


def _tells(word: str, lists: Wording) -> bool:
    """Whether a word can tell more of the office before it: it is no verb and begins no clause."""
    return word.isalpha() and word not in lists.untelling and not lists.like_verb(word)


def _reaches(sentence: Sentence, name: Name, end: int) -> bool:
    """Whether a name goes on to a word or past it: it is of the one whose office is looked for."""
    return end < len(sentence.tokens) and name.span.end > sentence.tokens[end].start


def _listing(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a comma before a word is inside the name of an office: "Menteri Pendidikan, Riset, dan Teknologi"."""
    if at + 1 < len(sentence.low) and sentence.low[at] in lists.joins:
        follows = sentence.tokens[at + 1].text
        return follows[0].isupper() and at + 1 not in sentence.name_at and follows.lower() not in lists.offices
    while at < len(sentence.low) and sentence.tokens[at].text[0].isupper():
        name = sentence.name_at.get(at)
        if name and name.kind is PERSON:
            return False
        follows = sentence.low[at + 1] if at + 1 < len(sentence.low) else "."
        if follows in lists.joins or follows == "&":
            return True
        at += 2 if follows == "," else 1
        if at < len(sentence.low) and follows == "," and sentence.low[at] in lists.joins:
            return True
    return False


def after(sentence: Sentence, last: int, lists: Wording, *, cued: bool = False) -> Office | None:
    """The office that is told after a name, between commas or with "selaku".

    After an age, and where the name stands right behind a cue, it needs no comma: "kata Budi warga Randai".
    """
    low = sentence.low
    at = _bracket(low, last)
    other = _other_name(sentence, at, lists)
    at = _bracket(low, other) if other > at else at
    bracket = last < at < len(low) + 1 and low[last] == "("
    if bracket and (low[last + 1] in lists.heads or _capitals(sentence, last + 1, at - 1, lists)):
        return _office(sentence, last + 1, at - 1, "office in brackets", lists)
    aged = at > last and low[last + 1].isdigit()
    comma = at < len(low) and (low[at] == "," or low[at] in DASHES)
    at = _degrees(sentence, at + 1) if comma else at
    given = at if comma else _appointed(sentence, at, lists)
    linked = given > at or (at < len(low) and low[at] in lists.as_office)
    at = given
    while at < len(low) and low[at] in lists.as_office:
        at += 1
    if (
        not (comma or linked or at >= len(low))
        and low[at] in lists.heads
        and (aged or _titled(sentence, at, last) or (cued and _lower(sentence, at)))
    ):
        end = _extent(sentence, at, lists)
        if lists.offices.isdisjoint(low[at:end]):
            return None  # "Mohamed Salah"
        return _office(sentence, at, end, "office right after the name", lists)
    if not (comma or linked) or at >= len(low):
        return None
    if low[at] not in lists.heads:
        free = comma and (not linked or low[at - 1] in lists.one)
        listed = low[last] == "("
        wide = _apposition(sentence, at, lists, listed=listed) if free and not cued else None
        return wide or (_foreign(sentence, at, lists) if free else None)
    end = _extent(sentence, at, lists)
    if not linked and end == at + 1 and _acts(sentence, at, lists):
        return None  # "Melihat Budi, polisi berhenti"
    if lists.offices.isdisjoint(low[at:end]):
        return None  # "adalah salah satu yang pertama"
    wide = _apposition(sentence, at, lists) if comma and not linked else None
    if wide and wide.span.end > sentence.tokens[end - 1].end:
        return wide
    apart = comma and not linked and not _lower(sentence, at)
    if apart and any(_begins_person(sentence, n, lists) for n in range(at, end + 1)):
        body = sentence.name_at.get(end)  # "Budi, Wakil Bupati Ani": the office of the next
        doubted = body is not None and body.confidence < DOUBTED and not _says(sentence, end, lists)
        return _office(sentence, at, sentence.index(body.span.end), WHOLE, lists) if body and doubted else None
    return _office(sentence, at, end, "office after the name", lists)


def _appointed(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past the verb of an appointment and the words before it: "X resmi dilantik sebagai …"; else the same word."""
    low, past = sentence.low, at
    while past < len(low) and low[past] in lists.helpers:
        past += 1
    given = past < len(low) - 1 and low[past] in lists.appointed and low[past + 1] in lists.become
    if past < len(low) - 1 and low[past] in lists.become - lists.as_office and low[past + 1] in lists.offices:
        return at if _lower(sentence, past + 1) else past + 1  # "X menjadi Kapolda": in small letters it may be play
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
    if any(_begins_person(sentence, n, lists) for n in range(at, end)):
        return None
    body = sentence.name_at.get(end + 1) if low[end] == "," else None
    if body is not None and body.kind is NameKind.ORGANISATION:
        end = sentence.index(body.span.end)
    return _office(sentence, at, end, "office after the name", lists)


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
    if end is None or end == at or not _lower(sentence, at) or not low[at].isalpha():
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
    return _office(sentence, at, end, "apposition", lists)


def _begins_person(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a person is named from a word on, after titles and a comma."""
    while at < len(sentence.low) and (sentence.low[at] in lists.titled or sentence.low[at] == ","):
        at += 1
    name = sentence.name_at.get(at)
    return name is not None and name.kind is PERSON


def _lower(sentence: Sentence, at: int) -> bool:
    """Whether a word is printed in small letters: an apposition rather than the next item of a list."""
    return sentence.tokens[at].text[0].islower()


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
            and _begins_person(sentence, end + 2, lists)
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
    return within and _place(sentence, at + 1) and sentence.low[at + 1] not in lists.heads


def _told_on(sentence: Sentence, start: int, lists: Wording) -> int:
    """Where the words end that tell more of the office before them: "penyanyi opera", "pengamat pasar modal X"."""
    low, end = sentence.low, start
    told = low[start - 1] in lists.offices or (low[start - 1] in lists.inner and low[start - 1] not in lists.grammar)
    if not told or not low[start - 1].isalpha():
        return start
    while end < len(low) and end - start < TELLING and _lower(sentence, end) and _tells(low[end], lists):
        end += 1
    if end == len(low):
        return start
    named = sentence.tokens[end].text[0].isupper() and not _begins_person(sentence, end, lists)
    stops = low[end] in lists.relative | lists.office_at | {",", "."} or low[end] in lists.cues
    return end if named or stops else start


def _office(sentence: Sentence, start: int, end: int, rule: str, lists: Wording) -> Office | None:
    """The office from one word to before another, with the organisation last named in it."""
    while start < end - 1 and sentence.low[start] in lists.one:
        start += 1
    while end > start and sentence.low[end - 1] in lists.joins | lists.clause | DASHES | {",", "."}:
        end -= 1
    if start == end:
        return None
    span = Span(sentence.tokens[start].start, sentence.tokens[end - 1].end)
    inside = [n for n in sentence.names if span.start <= n.span.start and n.span.end <= span.end + 1]
    named = [n for n in inside if n.kind is NameKind.ORGANISATION]
    text = sentence.words(start, end)
    if text.count("(") > text.count(")"):
        text += ")"
    return Office(text, span, named[0].text if named else None, rule)
