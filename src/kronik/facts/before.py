"""The office that ends where a name begins: "Menteri Pertahanan Sergei Shoigu", "dua hakim, yakni X dan Y".

It begins at the first word that can head an office and holds only words that can stand in one; where a word of
another kind intervenes there is no office.
"""

from __future__ import annotations

from kronik.facts import office
from kronik.facts.office import APPOSITION, DASHES, LONGEST, PERSON, RANK, TELLING, WHOLE, Office
from kronik.facts.story import Sentence
from kronik.facts.wording import Wording
from kronik.records import Name

LOOSE = 2
"""Words that no list has among those before the word for an office: "pipelines executive"."""


def find(sentence: Sentence, first: int, lists: Wording) -> Office | None:
    """The office that ends where a name begins."""
    end, comma = _end(sentence, first, lists)
    if comma and (whole := _whole(sentence, end, first, lists)):
        return whole
    end = _then(sentence, end, lists)
    if comma and (one := _one(sentence, end, lists)):
        return one
    if (cued := _cued(sentence, end, lists)) is not None:
        heads = (n for n in range(cued, end) if sentence.low[n] in lists.heads)
        return office.cut(sentence, next(heads, cued), end, "between cue and name", lists)
    head = _head(sentence, end, lists, comma=comma)
    if head is None and comma and (told := _one_of(sentence, end, lists) or _opening(sentence, end, lists)):
        return told
    return _headed(sentence, head, end, first, lists, comma=comma)


def _end(sentence: Sentence, first: int, lists: Wording) -> tuple[int, bool]:
    """Where what stands before a name and its titles ends, and whether a comma parts them."""
    low = sentence.low
    end = _pair(sentence, first)
    while end and (_titles(low, end, lists) or _bracketed(low, end, lists)):
        end -= 3 if low[end - 1] == ")" else 1
    comma = end > 1 and low[end - 1] == ","
    while end > 1 and low[end - 1] == ",":
        end -= 1
    return end, comma


def _head(sentence: Sentence, end: int, lists: Wording, *, comma: bool) -> int | None:
    """The word that heads the office that ends before a word."""
    start = _reach(sentence, end, lists, comma=comma)
    heads = (n for n in range(start, end) if sentence.low[n] in lists.heads)
    head = next((n for n in heads if not (comma and n == end - 1 and _inside(sentence, n))), None)
    if head is None:
        return None
    return _last_time(sentence, head, end, lists) if lists.verbs else _modified(sentence, head, lists)


def _modified(sentence: Sentence, head: int, lists: Wording) -> int:
    """Where an office begins in a language that puts what it is of before it: "Randai Council leader".

    Those are capitals, names of bodies and places, and words that stand in offices.
    """
    low, tokens = sentence.low, sentence.tokens
    none = lists.small | lists.calendar | lists.grammar | lists.plain | lists.joins
    verbs = none | lists.deeds | lists.pasts
    at, loose = head, 0
    while at:
        name, word = sentence.name_at.get(at - 1), tokens[at - 1].text
        if name and name.kind is PERSON:
            break
        if tokens[at].text == "-" and tokens[at - 1].end == tokens[at].start and word.isalpha():
            at -= 1  # "Editor-in-Chief"
            continue
        dotted = word == "." and at > 1 and len(tokens[at - 2].text) == 1 and tokens[at - 2].text.isupper()
        joined = word == "-" and tokens[at - 1].end == tokens[at].start
        inner = word.islower() and low[at - 1] in lists.inner
        acts = at > 1 and low[at - 2] in lists.offices  # "analyst catches chief executive X"
        plain = word.islower() and word.isalpha() and len(word) > 1 and not low[at - 1].endswith(lists.participles)
        noun = plain and not acts and loose < LOOSE
        capital = word.isalpha() and word[0].isupper()
        acronym = word.isupper() and len(word) > 1
        stops = low[at - 1] in (verbs if word.islower() else none) and not acronym
        if stops or not (name or dotted or joined or inner or noun or capital):
            break
        loose += noun and not (inner or name)
        at -= 2 if dotted else 1
    if at and low[at - 1] in lists.small - lists.articles:
        while at < head and tokens[at].text.islower() and low[at] not in lists.inner:
            at += 1  # "last week coach X"
    while at + 2 <= head and tokens[at].text == "-" and tokens[at].end == tokens[at + 1].start:
        at += 2  # "34-year-old striker"
    while at < head and not tokens[at].text[0].isalpha():
        at += 1
    return at


def _headed(
    sentence: Sentence, head: int | None, end: int, first: int, lists: Wording, *, comma: bool
) -> Office | None:
    """The office from its head to where it ends, or the rank before the name where none is an office."""
    low = sentence.low
    if comma and head == 1 and low[0] in lists.where | lists.toward | lists.joins:
        return None  # "Kepada petugas, X mengaku": the one spoken to
    if comma and head and not lists.verbs and _governed(sentence, head, lists):
        return None  # "In a letter to other ministers, X"
    if head is None or lists.offices.isdisjoint(low[head:end]):
        return None if comma else _rank(sentence, end, first, lists)
    if not comma and low[end - 1] in lists.owned and low[end - 1] not in lists.kin:
        return None  # "sopirnya Budi": Budi's driver
    own = head if comma and low[head] not in lists.kin else _own(sentence, head, end, lists)
    return None if own is None else office.cut(sentence, own, end, "office before the name", lists)


def _governed(sentence: Sentence, head: int, lists: Wording) -> bool:
    """Whether a sentence begins with a preposition and one leads to an office: "In a letter to other ministers"."""
    low, at = sentence.low, head
    while at and low[at - 1] in lists.grammar - lists.clause:
        at -= 1
    return at > 0 and low[at - 1] in lists.clause and low[0] in lists.clause


def listed(sentence: Sentence, first: int, lists: Wording) -> Office | None:
    """The office told once for a list of names: "dua hakim, yakni X dan Y"."""
    low = sentence.low
    at = first - 1
    between = lists.joins | lists.titles | {",", "(", ")"}
    while at > 0 and (at in sentence.name_at or low[at] in between or not sentence.tokens[at].text.islower()):
        at -= 1
    if at <= 0:
        return None
    if low[at] in lists.offices - lists.owned and _opens(low, at - 1, lists) and at + 1 in sentence.name_at:
        return office.cut(sentence, at, at + 1, "office of a list", lists)  # "yakni hakim X, Y, dan Z"
    return _of_list(sentence, at, lists) if _opens(low, at, lists) else None


def _of_list(sentence: Sentence, at: int, lists: Wording) -> Office | None:
    """The office before the word that opens a list."""
    low = sentence.low
    for end in range(at, max(at - LONGEST, 0), -1):
        if _then(sentence, end, lists) < end:
            continue
        if end < at - 2 and low[end] == "," and not (_apart(sentence, end + 1) or low[end - 1].isdigit()):
            return None
        start = _reach(sentence, end, lists, comma=False)
        head = next((n for n in range(start, end) if low[n] in lists.offices), None)
        if head is not None:
            return office.cut(sentence, head, end, "office of a list", lists)
    return None


def _opens(low: tuple[str, ...], at: int, lists: Wording) -> bool:
    """Whether a list of persons follows a word: "yakni", "terdiri atas"."""
    return low[at] in lists.openers or (at > 0 and f"{low[at - 1]} {low[at]}" in lists.openers)


def _last_time(sentence: Sentence, head: int, end: int, lists: Wording) -> int:
    """Where an office begins whose first word stands twice: "Penjelasan Kepala Balai Kepala Balai Layar X"."""
    low = sentence.low
    again = [n for n in range(head + 1, end) if low[n] == low[head] and low[n - 1] not in lists.joins | lists.former]
    return again[-1] if again and not office.lower(sentence, again[-1]) else head


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
    if word in lists.office_ends and before in lists.offices - lists.titles:
        return False  # "Inspector General"
    return word in lists.titles or (before in lists.titles and (word in ".-" or word in lists.rank_ends))


def _bracketed(low: tuple[str, ...], end: int, lists: Wording) -> bool:
    """Whether a word of a rank in brackets stands before a word: "Mayjen TNI (Purn)"."""
    return end > 3 and low[end - 1] == ")" and low[end - 2] in lists.titles and low[end - 3] == "("


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
    return office.cut(sentence, head, end, WHOLE, lists)


def _own(sentence: Sentence, head: int, end: int, lists: Wording) -> int | None:
    """Where the office of a name begins when what stands before it is told of the person named before.

    "Ani, istri tersangka kasus X, Budi": Budi is the "tersangka". "Budi (33), tersangka pembunuhan juragan Rusdi":
    Rusdi is the "juragan". None where nothing of it is the name's own.
    """
    low = sentence.low
    if head and low[head - 1] == ")" and _ends_person(sentence, head):
        joined = [n for n in range(head + 1, end) if low[n] in lists.offices and low[n - 1] in lists.joins]
        return joined[-1] if joined else head  # "Budi (25) warga Randai dan penumpang Rusdi"
    if not office.lower(sentence, head) or not _follows_person(sentence, head):
        return head
    if office.says(sentence, end, lists) and low[head] not in lists.relations:
        return head  # "… Rusdi, juru bicara Balai Layar Budi mengatakan"
    if low[head] in lists.kin:
        past = next((n for n in range(head, end) if low[n] not in lists.relations), end)
        return past if past < end and low[past] in lists.offices else head
    inner = [n for n in range(head + 2, end) if low[n] in lists.offices and low[n - 1] not in lists.inner]
    return inner[-1] if inner else None


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
    for words in lists.lately:
        start = last - len(words)
        if start >= 0 and low[start:last] == words and not _in_town(sentence, start):
            counted = start > 0 and low[start - 1] in lists.numbers  # "dua periode"
            return start - counted
    return spare


def _in_town(sentence: Sentence, at: int) -> bool:
    """Whether a word is the end of a name in capitals: "Bupati Randai Baru"."""
    return at > 1 and all(sentence.tokens[n].text.istitle() for n in (at - 1, at))


def _one(sentence: Sentence, end: int, lists: Wording) -> Office | None:
    """A few words after "seorang" up to a comma before the name, whatever they are: "Seorang insinyur, X"."""
    low = sentence.low
    start = next((n for n in range(end - 1, max(end - TELLING - 3, -1), -1) if low[n] in lists.one), None)
    if start and not lists.verbs and low[start - 1][0].isalnum() and low[start - 1] not in lists.cued:
        return None  # "Aside from the obvious, X"
    if start is None or not all(n in sentence.name_at or office.tells(low[n], lists) for n in range(start + 1, end)):
        return None
    return office.cut(sentence, start + 1, end, "after seorang", lists)


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
    return None if _named(sentence, start, end, lists) else office.cut(sentence, start, past, "one of many", lists)


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
    return office.cut(sentence, 0, end, "opening description", lists)


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
        elif name or not office.tells(low[at - 1], lists):
            return None
        else:
            at -= 1
    return at if at and at < end and low[at - 1] in cues and low[at] not in lists.pronouns else None


def _rank(sentence: Sentence, start: int, first: int, lists: Wording) -> Office | None:
    """A rank that stands before a name as its only office: "Jenderal Listyo"."""
    ranks = [n for n in range(start, first) if sentence.low[n] in lists.offices]
    if ranks and not lists.verbs:
        ranks[0] = _modified(sentence, ranks[0], lists)  # "former police lieutenant"
    return office.cut(sentence, ranks[0], first, RANK, lists) if ranks else None


def _reach(sentence: Sentence, end: int, lists: Wording, *, comma: bool) -> int:
    """How far to the left of a word the words go that can stand in an office."""
    low, names = sentence.low, sentence.name_at
    at = end
    while at and end - at < LONGEST:
        word = low[at - 1]
        name = names.get(at - 1)
        if name and name.kind is PERSON and not _reaches(sentence, name, end):
            start = sentence.index(name.span.start)
            if not (comma and start and office.served(sentence, start, lists)):
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
            or (word in lists.office_at and at < end and office.place(sentence, at))
            or (word in lists.some and at > 1 and at < end and low[at - 2] in lists.relations)
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
        if at - back < 1 or not office.tells(sentence.low[at - back], lists) or at - back in sentence.name_at:
            return False
        if sentence.low[at - back - 1] in lists.offices:
            word = sentence.low[at - back]
            return not (lists.third and word.endswith(lists.third)) and word not in lists.deeds | lists.pasts
        of = sentence.low[at - back - 1] in lists.name_joins and at - back > 1
        if of and not lists.verbs and sentence.low[at - back - 2] in lists.offices:
            return True  # "minister of mines and energy"
    return False


def _apart(sentence: Sentence, at: int) -> bool:
    """Whether a place or an organisation follows a comma after another: "Kelurahan X, Kecamatan Y"."""
    name, left = sentence.name_at.get(at), sentence.name_at.get(at - 2)
    whole = name is not None and name.kind is not PERSON
    return whole and (left.kind is not PERSON if left else sentence.tokens[at - 2].text[0].isupper())


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
