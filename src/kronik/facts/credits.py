"""Sources that an article credits: outlets it took a report from, institutions and documents that a fact rests on.

A credit is a phrase of the pack ("dikutip dari", "menurut laporan") with a name right after it. Persons who are
quoted are no credits: their statements say who speaks. Of lines that are none of the report those count that say
where it stood first.
"""

from __future__ import annotations

from kronik.facts import bodies, documents, lands, outlets, reprints, signed, voices
from kronik.facts.story import Part, Sentence, Story
from kronik.facts.wording import Wording, past
from kronik.records import Article, Credit, Found, NameKind

HOUSE = 5
"""Letters that the names of one house's outlets begin with alike."""
SAID = 14
"""Words from a cue to the outlet that it was said to: "kata X saat dihubungi kepada Y"."""
ISSUED = 8
"""Words before "diterbitkan" among which it is told what was published."""
NOTED = 4
"""Words from one for a paper to its name: "surat kabar lokal X"."""
EARLY = 4
"""Words before an outlet that reported what its sentence tells."""
SEEN = 3
"""Words from a verb of seeing to where something was seen."""
TOLD = 20
"""Words after the name of a paper that a sentence begins with to what it reports."""


def find(story: Story, article: Article) -> tuple[Credit, ...]:
    """The credits of the body, of the bylines and of lines that say where a report stood first, each source once."""
    own, names = _own(article), _self(article)
    found = [credit for s in story.sentences if s.part is Part.BODY for credit in _credits(s, story, own)]
    found += signed.find(story, article)
    found += reprints.find(article, story.pack)
    first: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda credit: credit.span.start):
        if names.isdisjoint({outlets.letters(outlets.bare(credit.name)), outlets.letters(credit.name)}):
            first.setdefault(_key(credit), credit)
    return tuple(first.values())


def _key(credit: Credit) -> str:
    """What makes a source the same: an act is told by its number, whatever it is called ("Perda Nomor 3")."""
    numbers = [word for word in credit.name.split() if word.isdigit()]
    return " ".join(numbers) if credit.kind == "document" and len(numbers) > 1 else credit.name.casefold()


def _own(article: Article) -> str:
    """The letters of the name that the article's own outlet goes by, which is no source of its."""
    outlet = article.outlet.value if isinstance(article.outlet, Found) else ""
    return outlets.letters(outlets.bare(outlet))


def _self(article: Article) -> frozenset[str]:
    """The letters of the article's own outlet, its address among them, and of the one that the dateline names."""
    outlet = article.outlet.value if isinstance(article.outlet, Found) else ""
    dateline = article.dateline.value if isinstance(article.dateline, Found) else None
    filed = dateline.outlet or "" if dateline else ""  # "KABAR6.CO, JAKARTA"
    return frozenset(outlets.letters(name) for name in (outlet, outlets.bare(outlet), outlets.bare(filed))) - {""}


def _credits(sentence: Sentence, story: Story, own: str) -> list[Credit]:
    """The credits of one sentence, by the first rule that finds one where a word may begin a phrase."""
    found = bodies.stated(sentence, story)
    at = 0
    while at < len(sentence.low):
        if sentence.low[at] in story.wording.sourcing:
            rules = (rule(sentence, at, story, own) for rule in RULES)
            told, past_it = next((one for one in rules if one), ([], at + 1))
            found += told
            at = max(past_it, at + 1)
        else:
            at += 1
    return found


Told = tuple[list[Credit], int] | None
"""The credits that begin at a word, and the word from which to look on."""


def _heard(sentence: Sentence, at: int, story: Story, own: str) -> Told:
    """Whom somebody spoke to, whose report a sentence begins with, and which paper tells it."""
    credit = (
        _told_to(sentence, at, story, own)
        or bodies.shown(sentence, at, story)
        or _paper(sentence, at, story)
        or _channel(sentence, at, story)
    )
    return ([credit], at + 1) if credit else None


def _quoted(sentence: Sentence, at: int, story: Story, own: str) -> Told:
    """The outlet after a phrase, and where that one has it from; the page itself is none: "dikutip X dari Y"."""
    end = _past_phrase(sentence, at, story.wording)
    named = outlets.after(sentence, end, story) if end else None
    if named is None or not _believed(sentence, at, *named, story):
        return None
    further = _further(sentence, named[1], story)
    name = outlets.letters(sentence.words(*named))
    if further and own and name.startswith(own[:HOUSE]):
        return [further], named[1] + 1
    return [_credit(sentence, at, *named, story), *([further] if further else [])], named[1]


def _past_phrase(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past a phrase before an outlet, and past a scraper's comma: "dikutip,dari tayangan X"; 0 where none begins."""
    end = past(sentence.low, at, lists.quoted)
    comma = end and sentence.low[end : end + 1] == (",",) and end + 1 < len(sentence.low)
    return end + 2 if comma and sentence.low[end + 1] in lists.based else end


def _stating(sentence: Sentence, at: int, story: Story, _own: str) -> Told:
    """The statement without a name after a phrase, or whose it is: "melansir rilis dari Dinas Layar"."""
    end = _past_phrase(sentence, at, story.wording)
    document = documents.statement(sentence, end, story.wording) if end else None
    if document is None:
        return None
    if whose := bodies.whose(sentence, at, end, story):
        return [whose], document[1]
    return [outlets.made(sentence, at, *document, sentence.words(*document), "document", 0.8)], document[1]


def _rested(sentence: Sentence, at: int, story: Story, _own: str) -> Told:
    """The institution that a fact rests on, the outlet after "menurut", or the one that reported."""
    lists, low = story.wording, sentence.low
    found: list[Credit] = []
    if low[at] in lists.based:
        found = bodies.rested(sentence, at, story) or _press(sentence, at, lists) or _page(sentence, at, story)
    teller = _teller(sentence, at, story) if low[at] in lists.told_by else None
    found += [teller] if teller else []
    return (found, at + 1) if found else None


def _documented(sentence: Sentence, at: int, story: Story, _own: str) -> Told:
    """The act, the report or the document that a fact rests on."""
    lists, low = story.wording, sentence.low
    if (act := documents.act(sentence, at, lists)) > 0 and not documents.broken(sentence, at, lists):
        return [outlets.made(sentence, at, at, act, sentence.words(at, act), "document", 0.85)], act
    if low[at] in lists.based and (written := documents.written(sentence, at, lists)):
        return [outlets.made(sentence, at, *written, sentence.words(*written), "document", 0.7)], written[1]
    end = past(low, at, lists.documents)
    if end and sentence.tokens[at].text[0].islower():
        last = documents.whose(sentence, end, lists)
        name = documents.bare(sentence.words(at, last), lists)
        return [outlets.made(sentence, at, at, last, name, "document", 0.6)], at + 1
    return None


RULES = (_heard, _quoted, _stating, _rested, _documented)
"""The rules, in the order in which they are asked."""


def _further(sentence: Sentence, at: int, story: Story) -> Credit | None:
    """Where the outlet that was just credited has it from: "dikutip Antara" dari "Layar News"."""
    lists = story.wording
    if at >= len(sentence.low) or sentence.low[at] not in lists.based & lists.fillers:
        return None
    named = outlets.after(sentence, at + 1, story)
    if named is None or not _believed(sentence, at, *named, story):
        return None
    return _credit(sentence, at, *named, story)


def _believed(sentence: Sentence, at: int, first: int, last: int, story: Story) -> bool:
    """Whether a name after a phrase is a source: no place, and after a report alone an outlet or an institution."""
    lists, name = story.wording, sentence.name_at.get(first)
    if sentence.low[first] in lists.reports or not lists.numbered.isdisjoint(sentence.low[first : last + 1]):
        return False  # "Laporan Hasil Layar", "Laporan Polisi Nomor 3"
    if sentence.low[at] in lists.reports and not lists.awaited.isdisjoint(sentence.low[max(0, at - 2) : at]):
        return False  # "menunggu laporan dari Balai Layar"
    if sentence.low[at] in lists.issued - lists.channelled and not _of_report(sentence, at, lists):
        return outlets.known(sentence.words(first, last).split(), lists)  # "obligasi yang diterbitkan PT Layar"
    if outlets.known(sentence.words(first, last).split(), lists):
        return True
    if name and name.kind is NameKind.PLACE and not outlets.official(sentence, first, story):
        return first - at > 1 and sentence.low[first - 1] in lists.fillers
    return sentence.low[at] not in lists.reports or first - at > 1 or outlets.official(sentence, first, story)


def _of_report(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether what was published is a report or a work, by a word before the verb."""
    return not (lists.reports | lists.works).isdisjoint(sentence.low[max(0, at - ISSUED) : at])


def _told_to(sentence: Sentence, at: int, story: Story, own: str) -> Credit | None:
    """Another outlet that somebody said something to: "kata X kepada Kabar Laut".

    Most say it to the page's own outlet, or to one of its house ("Tribunjogja.com"): where it is unknown, nobody's.
    """
    lists, low = story.wording, sentence.low
    if low[at] not in lists.told_to:
        return None
    if credit := _told_to_paper(sentence, at, lists, own):
        return credit
    before = low[max(0, at - SAID) : at + 1]
    if not any(word in lists.telling or voices.owned(word, lists) in lists.after for word in before):
        return None
    named = outlets.after(sentence, at + 1, story)
    name = sentence.words(*named) if named else ""
    if (
        named is None
        or not own
        or not outlets.known(name.split(), lists)
        or outlets.letters(name)[:HOUSE] == own[:HOUSE]
    ):
        return None
    return outlets.made(sentence, at, *named, name, "outlet", 0.8)


def _told_to_paper(sentence: Sentence, at: int, lists: Wording, own: str) -> Credit | None:
    """A paper by the word for one, which is another than the page's own: "kepada harian X"."""
    low = sentence.low
    first = past(low, at + 1, lists.papers_are) if at + 1 < len(low) else 0
    place = sentence.name_at.get(first)
    if not first or (place and place.kind is NameKind.PLACE):
        return None  # "kepada media Indonesia"
    if first >= len(low) or not outlets.capital(sentence, first) or low[first] in lists.calendar:
        return None
    end = outlets.domain(sentence, outlets.before_day(sentence, first, outlets.run(sentence, first), lists))
    name = sentence.words(first, end)
    return None if outlets.letters(name) in own else outlets.made(sentence, at, first, end, name, "outlet", 0.8)


def _paper(sentence: Sentence, at: int, story: Story) -> Credit | None:
    """A paper that reports something, by the word for one: "Surat kabar X, dikutip dari Y, mengabarkan"."""
    low, lists = sentence.low, story.wording
    reported = at > 0 and low[at - 1] in lists.reports
    begins = reported or at == 0 or low[at - 1] in {",", ";"}
    first = past(low, at, lists.papers_are) if begins else 0
    first = _behind_land(sentence, _noted(sentence, first), story) if first else 0
    if not first or first >= len(low) or not outlets.capital(sentence, first) or low[first] in lists.calendar:
        return None
    end = first
    while end < len(low) and (outlets.capital(sentence, end) or end in sentence.name_at):
        end += 1
    if reported and end - first == 1 and not outlets.known([sentence.tokens[first].text], lists):
        return None  # "laporan media Barat"
    if (lists.told_by | lists.shows | lists.says).isdisjoint(low[end : end + TOLD]):
        return None
    return outlets.made(sentence, at, first, end, sentence.words(first, end), "outlet", 0.8)


def _noted(sentence: Sentence, at: int) -> int:
    """Past the words that say what kind of paper it is: "media" terkemuka X, "media" lokal, X."""
    first = at
    while first < len(sentence.low) and first < at + NOTED and sentence.tokens[first].text.islower():
        first += 1
    return first + (first > at and sentence.low[first : first + 1] == (",",))


def _behind_land(sentence: Sentence, first: int, story: Story) -> int:
    """The first word of a paper's name behind its country ("Media Italia, X", "Surat kabar Italia X"); 0 if none."""
    place = sentence.name_at.get(first)
    land = first < len(sentence.low) and lands.land(sentence.tokens[first].text, story.pack.code)
    if land and outlets.capital(sentence, first + 1):
        return first + 1
    if place and place.kind is NameKind.PLACE:
        end = sentence.index(place.span.end)
        further = end if outlets.capital(sentence, end) else outlets.farther(sentence, place, story.wording)
        return further or (0 if land else first)
    return 0 if land else first


def _channel(sentence: Sentence, at: int, story: Story) -> Credit | None:
    """Whose channel or page something was said on or seen on: "di kanal YouTube X", "dilihat pada laman X"."""
    lists, low = story.wording, sentence.low
    led = at > 0 and low[at - 1] in lists.clause | lists.where
    first = past(low, at, lists.channels) if led else 0
    if not first and led and low[at] in lists.fillers and not lists.seen.isdisjoint(low[max(0, at - SEEN) : at]):
        first = at + 1
    while first and first < len(low) and low[first] in lists.fillers and sentence.tokens[first].text.islower():
        first += 1
    if not first or first >= len(low) or not sentence.tokens[first].text[0].isupper() or low[first] in lists.calendar:
        return None
    name = sentence.name_at.get(first)
    end = sentence.index(name.span.end) if name else outlets.run(sentence, first)
    end = outlets.before_day(sentence, first, outlets.domain(sentence, end), lists)
    return outlets.made(sentence, at, first, end, sentence.words(first, end), "outlet", 0.7)


def _credit(sentence: Sentence, at: int, first: int, last: int, story: Story) -> Credit:
    """The credit of a phrase and the name after it."""
    name = outlets.unglued(sentence.words(first, last), story.wording)
    if name.count("(") > name.count(")"):
        name += ")"
    return outlets.made(
        sentence, at, first, last, story.full.get(name.lower(), name), _kind(sentence, first, story), 0.9
    )


def _kind(sentence: Sentence, first: int, story: Story) -> str:
    """What a source is that a phrase names: an institution by its first word, a work by the word before it."""
    if outlets.official(sentence, first, story):
        return "institution"
    return "document" if sentence.low[first - 1] in story.wording.works else "outlet"


def _press(sentence: Sentence, at: int, lists: Wording) -> list[Credit]:
    """An outlet after "menurut" by a word that only names of outlets have, or by its name: "Berdasarkan Antara"."""
    low, start = sentence.low, at + 1
    if low[at] in lists.based & lists.fillers:
        return []  # "dari"
    while start < len(low) and low[start] in lists.reports | lists.fillers and start not in sentence.name_at:
        start += 1
    end = start
    while end < len(low) and (outlets.capital(sentence, end) or (low[end] == "-" and end > start)):
        end += 1
    named = end > start and outlets.known([sentence.tokens[start].text], lists)
    if lists.press.isdisjoint(low[start:end]) and not named:
        return []
    return [outlets.made(sentence, at, start, end, sentence.words(start, end), "outlet", 0.8)]


def _page(sentence: Sentence, at: int, story: Story) -> list[Credit]:
    """The page that a sentence begins with: "Dari laman kabarlaut.com, …"."""
    low, lists = sentence.low, story.wording
    led = at == 0 and low[at] in lists.based & lists.fillers and low[1:2] and low[1] in lists.fillers
    led = led and sentence.tokens[1].text.islower()
    named = outlets.after(sentence, at + 1, story) if led else None
    return [_credit(sentence, at, *named, story)] if named else []


def _teller(sentence: Sentence, at: int, story: Story) -> Credit | None:
    """An outlet that reported: "Kantor berita X melaporkan", "… itu, demikian X melaporkan"."""
    before, low = at - 1, sentence.low
    while before > 0 and low[before] in story.wording.helpers:
        before -= 1
    name = sentence.name_at.get(before)
    first, last = before, before + 1
    if name:
        first, last = sentence.index(name.span.start), sentence.index(name.span.end)
    thus = first > 0 and low[first - 1] in story.wording.thus and outlets.capital(sentence, first)
    if thus:
        return outlets.made(sentence, first, first, last, sentence.words(first, last), "outlet", 0.8)
    known = outlets.known(sentence.words(first, last).split(), story.wording) and outlets.capital(sentence, first)
    if not known and (name is None or name.kind is not NameKind.ORGANISATION):
        return None
    closes = known and {low[first - 1], low[first - 2]} & {","}
    if outlets.official(sentence, first, story) or (first > EARLY and not closes):
        return None
    return outlets.made(sentence, first, first, last, sentence.words(first, last), "outlet", 0.8 if known else 0.7)
