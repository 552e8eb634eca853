"""Names of outlets and institutions as they are printed: where one begins after a phrase, and where it ends."""

from __future__ import annotations

import re

from kronik.facts import names as names_model
from kronik.facts.story import Sentence, Story, plain
from kronik.facts.wording import Wording
from kronik.records import Credit, Name, NameKind, Span

FILLERS = 6
"""Words between the phrase and the name: "dikutip dari laman resmi kantor berita X"."""
GLUED = 2
"""Letters of a word that is too short to be told from the beginning of a name."""
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
    if name and name.kind is NameKind.PERSON and not _known_here(sentence, at, name, story.wording):
        end = sentence.index(name.span.end)
        dated = low[end : end + 1] == (",",) and end + 1 < len(low) and low[end + 1] in story.wording.calendar
        return (
            (at, end)
            if met_once(name, story) and (dated or (end == at + 1 and low[end : end + 1] == (",",)))
            else None
        )
    led = low[at - 1] in fillers and not (name and known(plain(name.text).split(), story.wording))
    if led and name and name.kind is NameKind.PLACE and (further := farther(sentence, name, story.wording)):
        return further, domain(sentence, run(sentence, further))
    if name:
        return at, domain(sentence, before_day(sentence, at, sentence.index(name.span.end), story.wording))
    common = names_model.known(story.pack.code).within(low[at], COMMON)
    if not capital(sentence, at):
        end = domain(sentence, at + 1)
        return (at, end) if end > at + 1 or (low[at] in story.wording.papers and not common) else None
    end = run(sentence, at)
    common = common and end == at + 1 and low[at] not in story.wording.papers
    return None if common else (at, domain(sentence, before_day(sentence, at, end, story.wording)))


def _known_here(sentence: Sentence, at: int, name: Name, lists: Wording) -> bool:
    """Whether what the tagger takes for a person is an outlet: by its words, or by the address that it goes on to."""
    end = domain(sentence, sentence.index(name.span.end))
    return known(plain(name.text).split(), lists) or known(sentence.words(at, end).split(), lists)


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


def met_once(name: Name, story: Story) -> bool:
    """Whether a name is met but once: an outlet may be taken for a person ("Melansir Layaria, …")."""
    return sum(other.text == name.text for other in story.names) == 1


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
    """Past the rest of an address that a name carries: "Kabar Laut.com", "randai.kabarlaut.com"."""
    tokens, at = sentence.tokens, end
    while (
        at + 1 < len(tokens)
        and tokens[at].text == "."
        and tokens[at].start == tokens[at - 1].end
        and tokens[at + 1].start == tokens[at].end
        and tokens[at + 1].text.isalpha()
    ):
        at += 2
        if len(tokens[at - 1].text) <= ENDING:
            end = at
    return end


ENDING = 4
"""Letters of what an address ends with."""


def known(words: list[str], lists: Wording) -> bool:
    """Whether words are the name of an outlet: one that is known, an address, or with a word that only such have."""
    low = [word.lower() for word in words]
    address = len(words) == 1 and re.fullmatch(r"(?:[\w-]+\.)+\w{2,4}", words[0]) is not None
    return bool(low) and (" ".join(low) in lists.papers or address or not lists.press.isdisjoint(low))


def paper(name: Name | None, lists: Wording) -> bool:
    """Whether a name is that of an outlet, or its address."""
    return name is not None and known(plain(name.text).split(), lists)


def whole(sentence: Sentence, first: int, end: int, lists: Wording) -> int:
    """Where a name ends that the tagger cut short: "Kementerian Energi" dan Sumber Daya Mineral (ESDM).

    Words in capitals right behind it are of it. What a comma or "dan" parts from it is where an acronym in brackets
    follows, or where the name begins as those of institutions do and no other name begins there.
    """
    end = _onward(sentence, end, lists)
    at = end
    while (step := _joined(sentence, at, lists)) and _goes_on(sentence, step, lists):
        at = _onward(sentence, step, lists)
    if at > end and acronym(sentence, at):
        return at + 3
    apart = end < at and (sentence.low[end] == "," or end + 1 in sentence.name_at)
    end = at if sentence.low[first] in lists.official and not apart else end
    end += 2 if _numbered(sentence, end) else 0
    return end + 3 if acronym(sentence, end) else end


def _numbered(sentence: Sentence, at: int) -> bool:
    """Whether a number is joined to a name by a hyphen: "Satgas Banjir-20"."""
    tokens = sentence.tokens[at - 1 : at + 2]
    joined = len(tokens) == 3 and tokens[0].end == tokens[1].start and tokens[1].end == tokens[2].start
    return joined and tokens[1].text == "-" and tokens[2].text.isdigit()


def acronym(sentence: Sentence, at: int) -> bool:
    """Whether an acronym in brackets begins at a word: "(BMKG)"."""
    tokens = sentence.tokens[at : at + 3]
    shape = len(tokens) == 3 and tokens[0].text == "(" and tokens[2].text == ")"
    return shape and tokens[1].text[0].isupper() and tokens[1].text[1:].isalpha() and len(tokens[1].text) > 1


def _onward(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past the words in capitals that go on with a name, one space between them."""
    tokens = sentence.tokens
    while at < len(tokens) and tokens[at].start <= tokens[at - 1].end + 1 and _goes_on(sentence, at, lists):
        at += 1
    return at


def _goes_on(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word can be a later one of an institution's name: printed as a name, and no person's nor a day."""
    if at >= len(sentence.tokens) or not sentence.tokens[at].text[0].isupper():
        return False
    name = sentence.name_at.get(at)
    begins = name is not None and sentence.index(name.span.start) == at and sentence.low[at] in lists.official
    return not begins and not (name and name.kind is NameKind.PERSON) and sentence.low[at] not in lists.calendar


def _joined(sentence: Sentence, at: int, lists: Wording) -> int:
    """The word after a comma or a small word inside a name; 0 where none stands."""
    low = sentence.low
    if low[at : at + 1] == (",",):
        return at + 2 if at + 1 < len(low) and low[at + 1] in lists.joins else at + 1
    return at + 1 if at < len(low) and low[at] in (lists.joins & lists.inner) | lists.name_joins else 0


def official(sentence: Sentence, at: int, story: Story) -> bool:
    """Whether a name begins as those of institutions do."""
    return sentence.low[at] in story.wording.official


def unglued(name: str, lists: Wording) -> str:
    """A name without the small word that a scraper glued to it: "darikabarLaut"."""
    glued = next((word for word in lists.fillers if len(word) > GLUED and name.startswith(word)), "")
    rest = name.removeprefix(glued)
    return rest if rest[:1].islower() and rest != rest.lower() else name


def bare(name: str) -> str:
    """A name without what makes it an address: "www.kabarlaut.co.id" as "kabarlaut"."""
    return re.sub(r"^www\.|\.(?:com?|net|org|id)\b.*$", "", name.strip(), flags=re.IGNORECASE)


def letters(name: str) -> str:
    """The letters and digits of a name, in small letters."""
    return "".join(filter(str.isalnum, name.casefold()))


def made(sentence: Sentence, at: int, first: int, last: int, name: str, kind: str, sure: float) -> Credit:
    """The credit of a source by its name, from the word that the phrase before it begins with to the name's last."""
    span = Span(sentence.tokens[at].start, sentence.tokens[max(first, last) - 1].end)
    return Credit(
        span=span,
        rule=f"phrase before {kind}" if kind != "document" else "document named",
        confidence=sure,
        name=name,
        kind=kind,
        phrase=plain(span.of(sentence.text)),
    )
