"""Sources that an article credits: outlets it took a report from, institutions and documents that a fact rests on.

A credit is a phrase of the pack ("dikutip dari", "menurut laporan") with a name right after it. Persons who are
quoted are no credits: their statements say who speaks. Of lines that are none of the report those count that say
where it stood first.
"""

from __future__ import annotations

from kronik.facts import outlets, reprints, signed, voices
from kronik.facts.outlets import FILLERS
from kronik.facts.story import Part, Sentence, Story, plain
from kronik.facts.wording import Wording, past
from kronik.records import Article, Credit, Found, Name, NameKind, Span

HOUSE = 5
"""Letters that the names of one house's outlets begin with alike."""
SAID = 14
"""Words from a cue to the outlet that it was said to: "kata X saat dihubungi kepada Y"."""
SHOWN = 12
"""Words from a report that a sentence begins with to the verb that says what it shows."""
RESTS = 8
"""Words before an act in which it is said to be broken: "dijerat Pasal 3 ayat 1 …"."""
TOLD = 20
"""Words after the name of a paper that a sentence begins with to what it reports."""
FILED = 12
"""Words of the longest dateline before a report's first sentence."""
DASHES = frozenset({"-", "–", "—"})
STATED = 3
"""Words from "dalam" to the word for a statement."""


def find(story: Story, article: Article) -> tuple[Credit, ...]:
    """The credits of the body, of the bylines and of lines that say where a report stood first, each source once."""
    own, dateline = _own(article), _dateline(article)
    found = [credit for s in story.sentences if s.part is Part.BODY for credit in _credits(s, story, own)]
    found += signed.find(story, article)
    found += reprints.find(article, story.pack)
    first: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda credit: credit.span.start):
        if credit.kind != "outlet" or outlets.letters(outlets.bare(credit.name)) not in {own, dateline} - {""}:
            first.setdefault(credit.name.casefold(), credit)
    return tuple(first.values())


def _own(article: Article) -> str:
    """The letters of the name that the article's own outlet goes by, which is no source of its."""
    outlet = article.outlet.value if isinstance(article.outlet, Found) else ""
    return outlets.letters(outlets.bare(outlet))


def _dateline(article: Article) -> str:
    """The letters of the outlet that the dateline names: "KABAR6.CO, JAKARTA"."""
    dateline = article.dateline.value if isinstance(article.dateline, Found) else None
    return outlets.letters(outlets.bare(dateline.outlet)) if dateline and dateline.outlet else ""


def _credits(sentence: Sentence, story: Story, own: str) -> list[Credit]:
    """The credits of one sentence."""
    lists = story.wording
    out: list[Credit] = []
    if credit := _stated(sentence, story):
        out.append(credit)
    at = 0
    while at < len(sentence.low):
        if sentence.low[at] not in lists.sourcing:
            at += 1
            continue
        told = _told_to(sentence, at, story, own) or _shown(sentence, at, story) or _paper(sentence, at, lists)
        if credit := told:
            out.append(credit)
            at += 1
            continue
        end = past(sentence.low, at, lists.quoted)
        if (
            end
            and sentence.low[end : end + 1] == (",",)
            and sentence.low[end + 1 : end + 2] in {(w,) for w in lists.based}
        ):
            end += 2  # "dikutip,dari tayangan X": a scraper's comma
        named = outlets.after(sentence, end, story) if end else None
        if named and _believed(sentence, at, *named, story):
            first, last = named
            out.append(_credit(sentence, at, first, last, story))
            at = last
            if credit := _further(sentence, at, story):
                out.append(credit)
            continue
        if end and (document := _statement(sentence, end, lists)):
            first, last = document
            out.append(_made(sentence, at, first, last, sentence.words(first, last), "document", 0.8))
            at = last
            continue
        if sentence.low[at] in lists.based and (credit := _institution(sentence, at, story)):
            out.append(credit)
        if sentence.low[at] in lists.told_by and (credit := _teller(sentence, at, story)):
            out.append(credit)
        if (act := _act(sentence, at, lists)) > 0 and not _broken(sentence, at, lists):
            out.append(_made(sentence, at, at, act, sentence.words(at, act), "document", 0.85))
            at = act
            continue
        if sentence.low[at] in lists.based and (written := _written(sentence, at, lists)):
            first, last = written
            out.append(_made(sentence, at, first, last, sentence.words(first, last), "document", 0.7))
            at = last
            continue
        end = past(sentence.low, at, lists.documents)
        if end and story.text[sentence.tokens[at].start].islower():
            out.append(_made(sentence, at, at, end, _bare(sentence.words(at, end), lists), "document", 0.6))
        at += 1
    return out


def _written(sentence: Sentence, at: int, lists: Wording) -> tuple[int, int] | None:
    """The words of a report that no name stands behind, by what it is of: "berdasarkan laporan keuangan"."""
    low, first = sentence.low, at + 1
    if at > 0 and sentence.tokens[at].text.islower() and low[at - 1] not in lists.clause | lists.joins | {","}:
        return None
    if low[at] in lists.according | lists.fillers or first + 2 >= len(low) or low[first] not in lists.writings:
        return None
    none = lists.clause | lists.joins | lists.these | lists.speakers | lists.reports | lists.relative | lists.plain
    of = low[first + 1]
    told = of.isalpha() and sentence.tokens[first + 1].text.islower() and of not in none
    address = outlets.domain(sentence, first + 2) > first + 2
    return (first, first + 2) if told and not address and first + 1 not in sentence.name_at else None


def _stated(sentence: Sentence, story: Story) -> Credit | None:
    """An institution that says something in a statement of its own: "Pejabat X mengatakan dalam pernyataan itu"."""
    lists, low = story.wording, sentence.low
    for at in range(1, len(low) - 2):
        told = low[at] in lists.says and low[at + 1] in lists.clause
        if not told or lists.reports.isdisjoint(low[at + 2 : at + 2 + STATED]):
            continue
        voice = voices.before(sentence, at, lists)
        if voice is None or voice.kind not in {"name", "description"}:
            return None
        inside = (name for n in range(voice.first, voice.last) if (name := sentence.name_at.get(n)))
        body = next((name for name in inside if name.kind is NameKind.ORGANISATION), None)
        if body is None:
            return None
        first, last = sentence.index(body.span.start), sentence.index(body.span.end)
        text = plain(body.text)
        return _made(sentence, first, first, last, story.full.get(text.lower(), text), "institution", 0.7)
    return None


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
    if outlets.known(sentence.words(first, last).split(), lists):
        return True
    if name and name.kind is NameKind.PLACE and not outlets.official(sentence, first, story):
        return first - at > 1 and sentence.low[first - 1] in lists.fillers
    return sentence.low[at] not in lists.reports or first - at > 1 or outlets.official(sentence, first, story)


def _told_to(sentence: Sentence, at: int, story: Story, own: str) -> Credit | None:
    """Another outlet that somebody said something to: "kata X kepada Kabar Laut".

    Most say it to the page's own outlet, or to one of its house ("Tribunjogja.com"): where it is unknown, nobody's.
    """
    lists, low = story.wording, sentence.low
    if low[at] not in lists.told_to:
        return None
    if credit := _told_to_paper(sentence, at, lists, own):
        return credit
    before = low[max(0, at - SAID) : at]
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
    return _made(sentence, at, *named, name, "outlet", 0.8)


def _told_to_paper(sentence: Sentence, at: int, lists: Wording, own: str) -> Credit | None:
    """A paper by the word for one, which is another than the page's own: "kepada harian X"."""
    low = sentence.low
    first = past(low, at + 1, lists.papers_are) if at + 1 < len(low) else 0
    place = sentence.name_at.get(first)
    if not first or (place and place.kind is NameKind.PLACE):
        return None  # "kepada media Indonesia"
    if first >= len(low) or not outlets.capital(sentence, first) or low[first] in lists.calendar:
        return None
    end = outlets.before_day(sentence, first, outlets.run(sentence, first), lists)
    name = sentence.words(first, end)
    return None if outlets.letters(name) in own else _made(sentence, at, first, end, name, "outlet", 0.8)


def _shown(sentence: Sentence, at: int, story: Story) -> Credit | None:
    """Whose report a sentence begins with: "Data Balai Layar menunjukkan", "Catatan polisi menyebut"."""
    lists, low = story.wording, sentence.low
    filed = 2 < at < FILED and low[at - 1] in DASHES
    if (at > 2 and not filed) or low[at] not in lists.reports or at in sentence.name_at:
        return None
    if not filed and not lists.offices.isdisjoint(low[:at]):
        return None  # "Deputi Bidang Analisis X"
    verb = next((n for n in range(at + 2, min(at + SHOWN, len(low))) if low[n] in lists.shows), None)
    if verb is None or "," in low[at:verb] or low[at + 1] in lists.relative:
        return None
    first = next(
        (n for n in range(at + 1, verb) if outlets.capital(sentence, n) and low[n] not in lists.calendar), None
    )
    name = sentence.name_at.get(first) if first is not None else None
    if first is None and low[at + 1] in lists.official:
        return _made(sentence, at, at, at + 2, sentence.words(at, at + 2), "document", 0.7)
    if first is None or (name and name.kind is NameKind.PERSON):
        return None
    if name and name.kind is NameKind.PLACE and not outlets.official(sentence, first, story):
        return None
    end = first
    while end < verb and (
        outlets.capital(sentence, end) or end in sentence.name_at or low[end] in {"(", ")"} | lists.joins
    ):
        end += 1
    text = sentence.words(first, end)
    return _made(sentence, at, first, end, story.full.get(text.lower(), text), "institution", 0.7)


def _paper(sentence: Sentence, at: int, lists: Wording) -> Credit | None:
    """A paper that reports something, by the word for one: "Surat kabar X, dikutip dari Y, mengabarkan"."""
    low = sentence.low
    first = past(low, at, lists.papers_are) if at == 0 or low[at - 1] in {",", ";"} else 0
    place = sentence.name_at.get(first) if first else None
    if place and place.kind is NameKind.PLACE:
        end = sentence.index(place.span.end)
        further = end if outlets.capital(sentence, end) else outlets.farther(sentence, place, lists)
        first = further or first  # "Surat kabar Italia Kabar Laut", "Media Italia, Kabar Laut,"
    if not first or first >= len(low) or not outlets.capital(sentence, first) or low[first] in lists.calendar:
        return None
    end = first
    while end < len(low) and (outlets.capital(sentence, end) or end in sentence.name_at):
        end += 1
    verbs = lists.told_by | lists.shows | lists.says
    if verbs.isdisjoint(low[end : end + TOLD]):
        return None
    return _made(sentence, at, first, end, sentence.words(first, end), "outlet", 0.8)


def _statement(sentence: Sentence, at: int, lists: Wording) -> tuple[int, int] | None:
    """The words of a statement without a name that stands after a phrase: "mengutip keterangan resmi"."""
    low = sentence.low
    if at >= len(low) or low[at] not in lists.reports or at in sentence.name_at:
        return None
    if at + 1 < len(low) and low[at + 1] in lists.speakers:
        return None  # "mengutip pernyataan seorang sopir"
    more = at + 1 < len(low) and low[at + 1].isalpha() and low[at + 1] not in lists.clause | lists.joins | lists.that
    return at, at + 1 + (more and at + 1 not in sentence.name_at and sentence.tokens[at + 1].text.islower())


def _bare(document: str, lists: Wording) -> str:
    """A document without the ending that says whose it is: "siaran persnya"."""
    for ending in lists.own:
        if document.endswith(ending) and document.removesuffix(ending).split()[0] in lists.documents:
            return document.removesuffix(ending)
    return document


def _act(sentence: Sentence, at: int, lists: Wording) -> int:
    """Where a law or order with its number ends: "Peraturan Daerah Nomor 3 Tahun 2021"; 0 where none begins."""
    low = sentence.low
    if low[at] not in lists.acts or not sentence.tokens[at].text[0].isupper():
        return 0
    number = next((n for n in range(at + 1, min(at + 9, len(low) - 1)) if low[n] in lists.numbered), None)
    if number is None or not low[number + 1][0].isdigit():
        return _filed(sentence, at)
    end = number + 2
    return end + 2 if end + 1 < len(low) and low[end] in lists.years and low[end + 1].isdigit() else end


def _broken(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether an act is one that somebody is said to have broken, by a word before it."""
    return not lists.broken.isdisjoint(sentence.low[max(0, at - RESTS) : at])


def _filed(sentence: Sentence, at: int) -> int:
    """Where an act ends that is named by its number in the files: "PMK 20/PMK.04/2015"; 0 where none is."""
    tokens = sentence.tokens
    end = at + 1
    while end < len(tokens) and (end == at + 1 or tokens[end].start == tokens[end - 1].end):
        end += 1
    while end > at and tokens[end - 1].text in ".,;:)":
        end -= 1
    words = [token.text for token in tokens[at + 1 : end]]
    return end if words and words[0][0].isdigit() and "/" in words else 0


def _credit(sentence: Sentence, at: int, first: int, last: int, story: Story) -> Credit:
    """The credit of a phrase and the name after it."""
    name = sentence.words(first, last)
    if name.count("(") > name.count(")"):
        name += ")"
    kind = "institution" if outlets.official(sentence, first, story) else "outlet"
    return _made(sentence, at, first, last, story.full.get(name.lower(), name), kind, 0.9)


def _institution(sentence: Sentence, at: int, story: Story) -> Credit | None:
    """An institution that a fact rests on: "menurut data X", "berdasarkan laporan X", "menurut X"."""
    lists, low = story.wording, sentence.low
    start = at + 1
    limit, small = min(at + FILLERS, len(low)), lists.reports | lists.fillers
    while start < limit and low[start] in small and start not in sentence.name_at:
        start += 1
    written = any(word in lists.reports for word in low[at + 1 : start])
    if written and _of_what(sentence, start, lists):
        start += 1
    name: Name | None = sentence.name_at.get(start)
    if name is None and written and start < len(low) and (end := _untagged(sentence, start, lists)) > start:
        return _made(sentence, at, start, end, sentence.words(start, end), "institution", 0.6)
    body = name is not None and (
        name.kind is NameKind.ORGANISATION or (written and sentence.low[start] in lists.things | lists.official)
    )
    if name is None or not body or not (written or low[at] in lists.according):
        return _press(sentence, at, start, lists)
    end = sentence.index(name.span.end)
    text = plain(name.text)
    return _made(sentence, at, start, end, story.full.get(text.lower(), text), "institution", 0.8 if written else 0.6)


def _of_what(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word says what a report is of, and an organisation's name follows: "data" pasar "Bursa Layar"."""
    body = sentence.name_at.get(at + 1)
    if body is None or body.kind is not NameKind.ORGANISATION or at in sentence.name_at:
        return False
    none = lists.clause | lists.joins | lists.that | lists.relative | lists.purpose | lists.official | lists.fillers
    none |= lists.offices | lists.speakers | lists.titles  # "laporan politikus Partai Layar"
    return sentence.tokens[at].text.isalpha() and sentence.tokens[at].text.islower() and sentence.low[at] not in none


def _untagged(sentence: Sentence, start: int, lists: Wording) -> int:
    """Where an institution ends that is no name: "pemerintah Randai", words in capitals; `start` if none does."""
    low, names = sentence.low, sentence.name_at
    if low[start] in lists.official:
        body = names.get(start + 1)
        return sentence.index(body.span.end) if body and body.kind is not NameKind.PERSON else start + 1
    end = start
    if low[start] not in lists.calendar | lists.titles | lists.offices:
        while end < len(low) and outlets.capital(sentence, end) and end not in names:
            end += 1
    return end


def _press(sentence: Sentence, at: int, start: int, lists: Wording) -> Credit | None:
    """An outlet after "menurut" by a word that only names of outlets have: "Menurut Pulau News"."""
    end = start
    while end < len(sentence.low) and (outlets.capital(sentence, end) or (sentence.low[end] == "-" and end > start)):
        end += 1
    if sentence.low[at] not in lists.according or not any(word in lists.press for word in sentence.low[start:end]):
        return None
    return _made(sentence, at, start, end, sentence.words(start, end), "outlet", 0.8)


def _teller(sentence: Sentence, at: int, story: Story) -> Credit | None:
    """An outlet that reported: "Kantor berita X melaporkan"."""
    before = at - 1
    while before > 0 and sentence.low[before] in story.wording.helpers:
        before -= 1
    name = sentence.name_at.get(before)
    first, last = before, before + 1
    if name:
        first, last = sentence.index(name.span.start), sentence.index(name.span.end)
    known = outlets.known(sentence.words(first, last).split(), story.wording) and outlets.capital(sentence, first)
    if not known and (name is None or name.kind is not NameKind.ORGANISATION):
        return None
    if outlets.official(sentence, first, story) or first > 4:
        return None
    return _made(sentence, first, first, last, sentence.words(first, last), "outlet", 0.8 if known else 0.7)


def _made(sentence: Sentence, at: int, first: int, last: int, name: str, kind: str, sure: float) -> Credit:
    span = Span(sentence.tokens[at].start, sentence.tokens[max(first, last) - 1].end)
    return Credit(
        span=span,
        rule=f"phrase before {kind}" if kind != "document" else "document named",
        confidence=sure,
        name=name,
        kind=kind,
        phrase=plain(span.of(sentence.text)),
    )
