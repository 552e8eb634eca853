"""Institutions that a fact rests on: "menurut data X", "Data X menunjukkan", "Pejabat X menyatakan dalam rilis"."""

from __future__ import annotations

import msgspec

from kronik.facts import outlets, voices
from kronik.facts.outlets import FILLERS
from kronik.facts.story import Sentence, Story
from kronik.facts.voices import Voice
from kronik.facts.wording import Wording
from kronik.records import Credit, Name, NameKind

LOOSE = 3
"""Words that say what a report is of and how new."""
SHOWN = 12
"""Words from a report that a sentence begins with to the verb that says what it shows."""
FILED = 12
"""Words of the longest dateline before a report's first sentence."""
DASHES = frozenset({"-", "–", "—"})
STATED = 3
"""Words from "dalam" to the word for a statement."""


class Written(msgspec.Struct, frozen=True):
    """Where what stands after a word like "berdasarkan" begins, and whether a report led there."""

    at: int
    report: int | None
    """The word for the report: "data", "survei"."""


def rested(sentence: Sentence, at: int, story: Story) -> list[Credit]:
    """The institutions that a fact rests on: "menurut data X dan Y", "laporan yang dirilis X", "menurut X"."""
    lists = story.wording
    written = _written(sentence, at + 1, lists)
    if written.report is None and sentence.low[at] not in lists.according:
        return []
    end = _end(sentence, written, lists)
    if end == written.at or _of_somebody(sentence, end) or not _credible(sentence, written, end, lists):
        return []
    if document := _document(sentence, at, written, end, lists):
        return [document]
    sure = 0.8 if written.report is not None and written.at in sentence.name_at else 0.6
    found = [_named(sentence, at, written.at, end, sure, story)]
    return found if written.report is None else [*found, *_also(sentence, at, end, story)]


def _document(sentence: Sentence, at: int, written: Written, end: int, lists: Wording) -> Credit | None:
    """The report by its own name, or the work, that stands where an institution would."""
    first = written.at
    if written.report is not None and _entitled(sentence, written.report, first, end):
        first = _title(sentence, written.report, lists)
        return outlets.made(sentence, at, first, end, sentence.words(first, end), "document", 0.7)
    if sentence.low[first - 1] in lists.works:
        return outlets.made(sentence, at, first, end, sentence.words(first, end), "document", 0.8)
    return None


def _also(sentence: Sentence, at: int, end: int, story: Story) -> list[Credit]:
    """The second of two institutions whose report it is: "data X" dan Y."""
    first = _and(sentence, end, story.wording)
    past = outlets.whole(sentence, first, _past(sentence, first), story.wording) if first else 0
    return [_named(sentence, at, first, past, 0.7, story)] if past and not _of_somebody(sentence, past) else []


def whose(sentence: Sentence, at: int, report: int, story: Story) -> Credit | None:
    """The institution whose report stands at a word: "melansir" rilis dari Dinas Layar."""
    written = _written(sentence, report, story.wording)
    end = _end(sentence, written, story.wording)
    told = written.report is not None and end > written.at and not _of_somebody(sentence, end)
    return _named(sentence, at, written.at, end, 0.7, story) if told else None


def _written(sentence: Sentence, at: int, lists: Wording) -> Written:
    """Past a report and the words that lead from it to whose it is: "data terbaru yang dihimpun oleh"."""
    low = sentence.low
    report, limit = None, min(at + FILLERS, len(low))
    while at < limit and _leads(sentence, at, lists):
        report = at if low[at] in lists.reports - lists.outcomes else report  # "hasil UN"
        at += 1
    if report is None or at >= len(low):
        return Written(at, report)
    led = _led(sentence, at, lists)
    return Written(led or at + _of_what(sentence, at, lists), report)


def _leads(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word is of a report or leads to whose it is; "Tim" in capitals begins a name."""
    word = sentence.low[at]
    small = sentence.tokens[at].text.islower() or word in lists.reports
    return small and word in lists.reports | lists.fillers and at not in sentence.name_at


def _led(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past what a report is of and how, up to whose it is; 0 where no such word leads there.

    "data" penjualan ritel dari "X", "survei" yang dilakukan "X", "laporan" terbaru yang diterbitkan oleh "X".
    """
    low, end = sentence.low, at
    while end < len(low) and end - at < LOOSE and _loose(sentence, end, lists):
        end += 1
    clause = end + 1 < len(low) and low[end] in lists.relative and low[end + 1] in lists.issued
    lead = end + 2 if clause else end + 1 if end < len(low) and low[end] in lists.issued else end
    small = lists.fillers | lists.where if clause else lists.fillers
    while lead < len(low) and low[lead] in small:
        lead += 1
    lead = _past_makers(sentence, lead, lists) if clause else lead
    return lead if lead > end and lead < len(low) and outlets.capital(sentence, lead) else 0


def _past_makers(sentence: Sentence, at: int, lists: Wording) -> int:
    """Past those who made a report, up to where they work: "para peneliti dari" X; the same word if none are told."""
    low, end = sentence.low, at
    makers = lists.some | lists.speakers | lists.offices
    while end < len(low) and end - at < LOOSE and low[end] in makers and sentence.tokens[end].text.islower():
        end += 1
    led = end > at and end < len(low) and low[end] in lists.where | lists.fillers
    return end + 1 if led else at


def _loose(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word can say what a report is of: printed small, in no list of words that begin something else."""
    none = lists.clause | lists.joins | lists.that | lists.relative | lists.purpose | lists.official | lists.fillers
    none |= lists.offices | lists.speakers | lists.titles | lists.issued  # "laporan politikus Partai Layar"
    token = sentence.tokens[at]
    return token.text.isalpha() and token.text.islower() and token.text not in none and at not in sentence.name_at


def _of_what(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether a word says what a report is of, and an organisation's name follows: "data" pasar "Bursa Layar"."""
    body = sentence.name_at.get(at + 1)
    return body is not None and body.kind is NameKind.ORGANISATION and _loose(sentence, at, lists)


def _end(sentence: Sentence, written: Written, lists: Wording) -> int:
    """Where the institution that begins at a word ends; the same word where none does."""
    at = written.at
    name = sentence.name_at.get(at)
    if name is None:
        return _untagged(sentence, at, lists) if written.report is not None and at < len(sentence.low) else at
    led = written.report is not None and sentence.low[at] in lists.things | lists.official
    if name.kind is not NameKind.ORGANISATION and not led:
        return at
    end = sentence.index(name.span.end)
    return outlets.whole(sentence, at, end, lists)


def _credible(sentence: Sentence, written: Written, end: int, lists: Wording) -> bool:
    """Whether a name can be an institution's: no disease, platform or office, and for a saying no single word."""
    words = sentence.low[written.at : end]
    office = written.report is None and words[0] not in lists.official and not lists.offices.isdisjoint(words)
    if office or _disease(words) or (len(words) == 1 and words[0] in lists.fillers):
        return False
    said = written.report is not None and sentence.low[written.report] in lists.said
    return not said or written.at in sentence.name_at or len(words) > 1 or words[0] in lists.official


def _disease(words: tuple[str, ...]) -> bool:
    """Whether a name is one word and a number, and what a report is of: "data COVID-19"."""
    return len(words) == 3 and words[1] == "-"


def _untagged(sentence: Sentence, start: int, lists: Wording) -> int:
    """Where an institution ends that is no name: "pemerintah Randai", words in capitals; `start` if none does."""
    low = sentence.low
    if low[start] in lists.official and not outlets.capital(sentence, start):
        body = sentence.name_at.get(start + 1)
        return sentence.index(body.span.end) if body and body.kind is not NameKind.PERSON else start + 1
    end = start
    if low[start] not in lists.calendar | lists.titles | lists.offices | lists.acts | lists.reports:
        while end < len(low) and outlets.capital(sentence, end) and (end == start or low[end] not in lists.calendar):
            if end in sentence.name_at and low[start] not in lists.official:
                break
            end += 1
    numbered = end < len(low) and low[end] in lists.numbered
    return start if end == start or numbered else outlets.whole(sentence, start, end, lists)


def _of_somebody(sentence: Sentence, end: int) -> bool:
    """Whether a person's name follows: the institution is of an office, "Menurut Peneliti Layar Biru Ani Wei"."""
    name = sentence.name_at.get(end)
    return name is not None and name.kind is NameKind.PERSON


def _entitled(sentence: Sentence, report: int, first: int, end: int) -> bool:
    """Whether a report is called by an acronym of its own: "Laporan Harta Kekayaan (LHK)"."""
    short = sentence.tokens[end - 2].text if outlets.acronym(sentence, end - 3) else ""
    title = report > 1 and sentence.tokens[report].text[0].isupper() and first not in sentence.name_at
    return first == report + 1 and (title or short[:1] == sentence.tokens[report].text[0])


def _title(sentence: Sentence, report: int, lists: Wording) -> int:
    """The first of the reports in capitals that end with one: "Survei Pemantauan"."""
    while sentence.low[report - 1] in lists.reports and sentence.tokens[report - 1].text[0].isupper():
        report -= 1
    return report


def _and(sentence: Sentence, end: int, lists: Wording) -> int:
    """The first word of another institution whose report it is, too: "dan juga Kementerian Layar"; 0 if none."""
    low, at = sentence.low, end + 1
    if end >= len(low) or low[end] not in lists.joins & lists.inner:
        return 0
    while at < len(low) and low[at] in lists.helpers | lists.reports | lists.fillers:
        at += 1
    name = sentence.name_at.get(at)
    return at if name is not None and name.kind is NameKind.ORGANISATION and low[at] in lists.official else 0


def _past(sentence: Sentence, at: int) -> int:
    """Past the name that begins at a word."""
    return sentence.index(sentence.name_at[at].span.end)


def _named(sentence: Sentence, at: int, first: int, end: int, sure: float, story: Story) -> Credit:
    """The credit of an institution, by its fullest name on the page."""
    text = sentence.words(first, end)
    return outlets.made(sentence, at, first, end, story.full.get(text.lower(), text), "institution", sure)


def shown(sentence: Sentence, at: int, story: Story) -> Credit | None:
    """Whose report a sentence begins with: "Data Balai Layar menunjukkan", "Catatan polisi menyebut"."""
    lists, low = story.wording, sentence.low
    filed = 2 < at < FILED and low[at - 1] in DASHES | lists.that | lists.clause | {","}
    if (at > 2 and not filed) or low[at] not in lists.reports or at in sentence.name_at:
        return None
    if not filed and not lists.offices.isdisjoint(low[:at]):
        return None  # "Deputi Bidang Analisis X"
    reach = range(at + 2, min(at + SHOWN, len(low)))
    verb = next((n for n in reach if low[n] in lists.shows and low[n - 1] not in lists.relative), None)
    if verb is None or "," in low[at:verb] or low[at + 1] in lists.these:
        return None
    if low[at + 1] in lists.relative and low[at + 2] not in lists.issued:
        return None
    if any(_of_somebody(sentence, n) for n in range(at, verb)):
        return None
    first = next(
        (n for n in range(at + 1, verb) if outlets.capital(sentence, n) and low[n] not in lists.calendar), None
    )
    name = sentence.name_at.get(first) if first is not None else None
    if first is None and low[at + 1] in lists.official:
        return outlets.made(sentence, at, at, at + 2, sentence.words(at, at + 2), "document", 0.7)
    if first is None:
        return None
    if name and name.kind is NameKind.PLACE and not outlets.official(sentence, first, story):
        return None
    end = first
    while end < verb and (
        outlets.capital(sentence, end) or end in sentence.name_at or low[end] in {"(", ")"} | lists.joins
    ):
        end += 1
    return _named(sentence, at, first, end, 0.7, story)


def stated(sentence: Sentence, story: Story) -> list[Credit]:
    """An institution that says something in a statement of its own.

    "Pejabat X mengatakan dalam pernyataan itu", "tulis X dalam siaran pers", "Dalam keterangannya, X mengatakan".
    """
    body = _stating(sentence, story.wording) or _in_statement(sentence, story.wording)
    if body is None:
        return []
    first, last = sentence.index(body.span.start), sentence.index(body.span.end)
    return [_named(sentence, first, first, last, 0.7, story)]


def _stating(sentence: Sentence, lists: Wording) -> Name | None:
    """The institution of a voice behind or before whose verb a statement is named."""
    low = sentence.low
    for at in range(1, len(low) - 2):
        if low[at] in lists.says and low[at + 1] in lists.clause:
            voice = voices.before(sentence, at, lists) if _statement(sentence, at + 2, lists) else None
            if voice is not None:
                return _body(sentence, voice) if voice.kind in {"name", "description"} else None
        elif low[at] in lists.after and at + 1 in sentence.name_at:
            voice = voices.after(sentence, at + 1, lists)
            name = voice.name if voice else None
            within = voice is not None and voice.last < len(low) and low[voice.last] in lists.clause
            if voice and name and within and name.kind is NameKind.ORGANISATION:
                return name if _statement(sentence, voice.last + 1, lists) else None
    return None


def _in_statement(sentence: Sentence, lists: Wording) -> Name | None:
    """The institution that says something behind the statement with which a sentence begins."""
    low = sentence.low
    comma = next((n for n in range(2, min(len(low), STATED + 2)) if low[n] == ","), None)
    name = sentence.name_at.get(comma + 1) if comma else None
    if name is None or name.kind is not NameKind.ORGANISATION or low[0] not in lists.clause:
        return None
    verb = sentence.index(name.span.end)
    return name if _statement(sentence, 1, lists) and verb < len(low) and low[verb] in lists.says else None


def _statement(sentence: Sentence, at: int, lists: Wording) -> bool:
    """Whether one of the next words is for a statement, with an ending that says whose or without."""
    words = sentence.low[at : at + STATED]
    return any(word in lists.reports or voices.owned(word, lists) in lists.reports for word in words)


def _body(sentence: Sentence, voice: Voice) -> Name | None:
    """The first organisation that is named in a voice."""
    inside = (name for n in range(voice.first, voice.last) if (name := sentence.name_at.get(n)))
    return next((name for name in inside if name.kind is NameKind.ORGANISATION), None)
