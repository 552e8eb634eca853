"""Which of the offices beside a name is its own, and by what description a sentence speaks of one named before.

An office stands right before the name (`before`) or after it between commas (`after`); where one of two serves the
other ("Juru bicara Menteri Layar X, Y") each has a part of what is printed.
"""

from __future__ import annotations

from kronik.facts import after, before, office
from kronik.facts.office import APPOSITION, PERSON, Office
from kronik.facts.story import Sentence
from kronik.facts.wording import Wording
from kronik.records import Name

OF_ANOTHER = "office of one who serves another"


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
    told = before.find(sentence, first, lists) if first == 0 or sentence.low[first - 1] not in lists.joins else None
    apposed = first > 0 and sentence.low[first - 1] == ","
    if told and not apposed and _of_another(sentence, told, last, lists):
        told = None
    cued = first > 0 and sentence.low[first - 1] in lists.after | lists.according
    later = after.find(sentence, last, lists, cued=cued) if told is None or office.slight(told, lists) else None
    return later or told or before.listed(sentence, first, lists)


def _of_somebody(sentence: Sentence, first: int, last: int, lists: Wording) -> Office | None:
    """The offices of two of whom one serves the other: "Juru bicara Menteri Layar X, Y": X is the "Menteri Layar"."""
    low = sentence.low
    later = sentence.name_at.get(last + 1) if low[last : last + 1] == (",",) else None
    if later and later.kind is PERSON:  # X
        told = before.find(sentence, first, lists)
        start = sentence.index(told.span.start) if told else 0
        own = _served(sentence, start, first, lists) if told else None
        return office.cut(sentence, own, sentence.index(told.span.end), OF_ANOTHER, lists) if told and own else None
    other = sentence.name_at.get(first - 2) if first > 1 and low[first - 1] == "," else None
    if other is None or other.kind is not PERSON:
        return None
    at = sentence.index(other.span.start)
    told = before.find(sentence, at, lists)
    start = sentence.index(told.span.start) if told else 0
    served = told is not None and _served(sentence, start, at, lists) is not None
    return office.cut(sentence, start, first - 1, OF_ANOTHER, lists) if served else None


def _tied(sentence: Sentence, first: int, lists: Wording) -> Office | None:
    """The office of one whose family is told of: "putra bungsu Presiden X"."""
    told = before.find(sentence, first, lists) if first and sentence.low[first - 1] != "," else None
    start = sentence.index(told.span.start) if told and office.kin(told, lists) else first
    past = start
    while past < first and sentence.low[past] in lists.kin | lists.slight:
        past += 1
    if told is None or not start < past < first or sentence.low[past] not in lists.offices - lists.relations:
        return None
    return office.cut(sentence, past, sentence.index(told.span.end), OF_ANOTHER, lists)


def _served(sentence: Sentence, start: int, end: int, lists: Wording) -> int | None:
    """Where the office begins of one whom another serves: after "juru bicara", "staf khusus" and their like."""
    low = sentence.low
    past = start
    while past < end and (low[past] in lists.relations or low[past] in lists.serving):
        past += 1
    serves = any(low[n] not in lists.former for n in range(start, past))
    return past if serves and past < end and low[past] in lists.heads else None


def _of_another(sentence: Sentence, told: Office, last: int, lists: Wording) -> bool:
    """Whether an office is of somebody else: "istri X", "pengacara X, Y"."""
    words = set(told.text.lower().split())
    if office.kin(told, lists) and not words.isdisjoint(lists.office_at):
        return True  # "anak emas dari keluarga X"
    first = sentence.index(told.span.end)
    if _closed(sentence, last) and office.served(sentence, first, lists):
        return True  # "Juru bicara tim sukses X, Y, …"
    if not words <= lists.relations or sentence.tokens[last - 1].start < told.span.start:
        return False
    return _apposed(sentence, last) or words <= lists.kin | lists.mates


def _apposed(sentence: Sentence, last: int) -> bool:
    """Whether a person's name follows a comma after another."""
    follows = sentence.name_at.get(last + 1)
    return sentence.low[last : last + 1] == (",",) and follows is not None and follows.kind is PERSON


def _closed(sentence: Sentence, last: int) -> bool:
    """Whether a person's name stands between commas after another, and no third name behind it: no list."""
    if not _apposed(sentence, last):
        return False
    end = sentence.index(sentence.name_at[last + 1].span.end)
    past = sentence.tokens[end + 1].text if end + 1 < len(sentence.tokens) else "."
    return end == len(sentence.tokens) or sentence.low[end] in ".(" or (sentence.low[end] == "," and past.islower())


def again(sentence: Sentence, lists: Wording) -> list[Office]:
    """The descriptions by which a sentence speaks of the one named before: "Bek asal Spanyol itu …"."""
    low = sentence.low
    ends = [n for n in range(2, len(low)) if low[n] in lists.these]
    return [told for end in ends if (told := _again(sentence, end, lists))]


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
    return office.cut(sentence, start, end, "described again", lists)


def _describes(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word can stand in such a description: of persons' names only one that a tie leads to."""
    word, name = sentence.low[at], sentence.name_at.get(at)
    if name and name.kind is PERSON:
        start = sentence.index(name.span.start)
        return start > 0 and sentence.low[start - 1] in lists.kin | lists.relations | lists.reigning
    return name is not None or word in lists.inner or office.tells(word, lists)
