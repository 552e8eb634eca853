"""An office as it is printed beside a name, and what its words say.

`before` and `after` find offices, `roles` chooses among them; what both ask of words and names stands here.
"""

from __future__ import annotations

import msgspec

from kronik.facts.story import Sentence
from kronik.facts.wording import Wording
from kronik.records import NameKind, Span

LONGEST = 26
"""Words of the longest office that is looked for; ministries with their acronyms have some 15."""
APPOSITION = 8
"""Words of the longest description between commas whose first word heads no office that the pack knows."""
TELLING = 3
"""Words in small letters between an office's head and the name."""
DASHES = frozenset({"–", "—", "-"})
PERSON = NameKind.PERSON
WHOLE = "office with what looks like a name in it"
RANK = "rank before the name"


class Office(msgspec.Struct, frozen=True):
    """An office as printed, where it stands, and an organisation named in it."""

    text: str
    span: Span
    organisation: str | None
    rule: str


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


def cut(sentence: Sentence, start: int, end: int, rule: str, lists: Wording) -> Office | None:
    """The office from one word to before another, with the organisation last named in it."""
    while start < end - 1 and sentence.low[start] in lists.one:
        start += 1
    ends = lists.joins | lists.clause | DASHES | lists.articles | {",", "."}
    while end > start and sentence.low[end - 1] in ends:
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


def says(sentence: Sentence, end: int, lists: Wording) -> bool:
    """Whether the name at a word or after titles says something itself: no comma stands between it and its verb."""
    name = next((found for n in range(end, len(sentence.low)) if (found := sentence.name_at.get(n))), None)
    last = sentence.index(name.span.end) if name else len(sentence.low)
    return last < len(sentence.low) and sentence.low[last] in lists.cues


def begins_person(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a person is named from a word on, after titles and a comma."""
    while at < len(sentence.low) and (sentence.low[at] in lists.titled or sentence.low[at] == ","):
        at += 1
    name = sentence.name_at.get(at)
    return name is not None and name.kind is PERSON


def served(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether somebody's relation, aide or lawyer is told by the words before one: "juru bicara tim sukses" X.

    The tie heads them, and what follows it is in small letters.
    """
    low, start = sentence.low, at
    while start and at - start <= TELLING and lower(sentence, start - 1) and low[start - 1].isalpha():
        start -= 1
        if low[start] in lists.relations | lists.serving:
            return True
        if not (tells(low[start], lists) or low[start] in lists.inner):
            return False
    return start > 0 and at - start <= TELLING and low[start - 1] in lists.relations | lists.serving


def place(sentence: Sentence, at: int) -> bool:
    """Whether a place or an organisation begins at a word: a name of one, or a word in capitals that heads one."""
    name = sentence.name_at.get(at)
    return name.kind is not PERSON if name else sentence.tokens[at].text[0].isupper()


def lower(sentence: Sentence, at: int) -> bool:
    """Whether a word is printed in small letters: an apposition rather than the next item of a list."""
    return sentence.tokens[at].text[0].islower()


def tells(word: str, lists: Wording) -> bool:
    """Whether a word can tell more of the office before it: it is no verb and begins no clause."""
    return word.isalpha() and word not in lists.untelling and not lists.like_verb(word)
