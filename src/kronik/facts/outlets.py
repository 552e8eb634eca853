"""Names of outlets and institutions as they are printed: where one begins after a phrase, and where it ends."""

from __future__ import annotations

import re

from kronik.facts import names as names_model
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.wording import Wording
from kronik.records import Name, NameKind

FILLERS = 6
"""Words between the phrase and the name: "dikutip dari laman resmi kantor berita X"."""
COMMON = 3000
"""Rank up to which a word is too common in small letters to be an outlet's name."""


def after(sentence: Sentence, at: int, story: Story) -> tuple[int, int] | None:
    """The words of the outlet that stands after a phrase."""
    low, names = sentence.low, sentence.name_at
    fillers = story.wording.fillers
    limit = min(at + FILLERS, len(low))
    while at < limit and low[at] in fillers and sentence.tokens[at].text.islower():
        at += 1
    if at + 1 < limit and low[at] in story.wording.reports and capital(sentence, at + 1):
        at += 1  # "dikutip dari informasi X"
    if at < limit and low[at] in fillers and not (at + 1 < len(low) and capital(sentence, at + 1)):
        return None  # "akun Instagram @layar": where it was said, and no outlet
    if at >= len(low) or low[at] in story.wording.calendar or low[at] in story.wording.acts:
        return None
    titled = at
    while titled < limit and low[titled] in story.wording.titled:
        titled += 1
    name = names.get(titled)
    if titled > at and name and name.kind is NameKind.PERSON:
        return None  # "according to Dr X"
    name = names.get(at)
    if name and name.kind is NameKind.PERSON and not known(plain(name.text).split(), story.wording):
        return (at, at + 1) if lone(name, story) and low[at + 1 : at + 2] == (",",) else None
    led = low[at - 1] in fillers and not (name and known(plain(name.text).split(), story.wording))
    if led and name and name.kind is NameKind.PLACE and (further := farther(sentence, name, story.wording)):
        return further, domain(sentence, run(sentence, further))
    if name:
        return at, domain(sentence, before_day(sentence, at, sentence.index(name.span.end), story.wording))
    if not capital(sentence, at):
        return (at, domain(sentence, at + 1)) if domain(sentence, at + 1) > at + 1 else None
    end = run(sentence, at)
    common = end == at + 1 and names_model.known(story.pack.code).within(low[at], COMMON)
    return None if common else (at, domain(sentence, before_day(sentence, at, end, story.wording)))


def run(sentence: Sentence, at: int) -> int:
    """Where the words in capitals that begin at a word end, one space between them at most."""
    tokens, end = sentence.tokens, at + 1
    while end < len(tokens) and capital(sentence, end) and tokens[end].start <= tokens[end - 1].end + 1:
        end += 1
    return end


def farther(sentence: Sentence, name: Name, lists: Wording) -> int:
    """The word after a place and a comma, where it is a name: "laman Inggris, Kabar Laut"; 0 else."""
    end = sentence.index(name.span.end)
    if end + 1 >= len(sentence.low) or sentence.low[end] != "," or not capital(sentence, end + 1):
        return 0
    return 0 if sentence.low[end + 1] in lists.calendar else end + 1


def lone(name: Name, story: Story) -> bool:
    """Whether a name of one word is met but once: an outlet may be taken for a person ("Melansir Layaria, …")."""
    return " " not in name.text.strip() and sum(other.text == name.text for other in story.names) == 1


def before_day(sentence: Sentence, first: int, end: int, lists: Wording) -> int:
    """Where a name ends without the day that follows it: "Antara Minggu (17/8)"."""
    while end - first > 1 and sentence.low[end - 1] in lists.calendar:
        end -= 1
    return end


def capital(sentence: Sentence, at: int) -> bool:
    """Whether a word is printed as a name: with a capital, or glued to a capital after it ("kabarKota")."""
    if at >= len(sentence.tokens):
        return False
    token = sentence.tokens[at]
    if token.text[0].isupper() or token.text[1:2].isupper():  # "iKabar"
        return True
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return bool(token.text.isalpha() and following and following.start == token.end and following.text[0].isupper())


def domain(sentence: Sentence, end: int) -> int:
    """Past the ending of an address that a name carries: "Kabar Laut.com"."""
    tokens = sentence.tokens
    while (
        end + 1 < len(tokens)
        and tokens[end].text == "."
        and tokens[end].start == tokens[end - 1].end
        and tokens[end + 1].start == tokens[end].end
        and tokens[end + 1].text.isalpha()
        and len(tokens[end + 1].text) <= 4
    ):
        end += 2
    return end


def known(words: list[str], lists: Wording) -> bool:
    """Whether words are the name of an outlet: one that is known, an address, or with a word that only such have."""
    low = [word.lower() for word in words]
    address = len(words) == 1 and re.fullmatch(r"[\w-]+(?:\.\w{2,4})+", words[0]) is not None
    return bool(low) and (" ".join(low) in lists.papers or address or not lists.press.isdisjoint(low))


def official(sentence: Sentence, at: int, story: Story) -> bool:
    """Whether a name begins as those of institutions do."""
    return sentence.low[at] in story.wording.official


def bare(name: str) -> str:
    """A name without what makes it an address: "www.kabarlaut.co.id" as "kabarlaut"."""
    return re.sub(r"^www\.|\.(?:com?|net|org|id)\b.*$", "", name.strip(), flags=re.IGNORECASE)


def letters(name: str) -> str:
    """The letters and digits of a name, in small letters."""
    return "".join(filter(str.isalnum, name.casefold()))
