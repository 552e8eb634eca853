"""The articles of a story cut into sentences, with their figures, dates and names, and what they tell differently."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise

from kronik import when
from kronik.archive import codec, days, parts
from kronik.archive.stems import fold, forms, spans
from kronik.facts.sentences import split
from kronik.language import Pack, codes, load
from kronik.link.clashes import MONEY, Clash, Figure, Sentence, Word, clashes
from kronik.records import Expression, Found, Lang, Span

DAY = len("2031-06-04")
ORDINAL = 4
"""Letters that a prefix of ordinals has at most."""
NARROW = 1
"""Words between "orang" and "tewas" that still tell of all: "dipastikan", "dinyatakan"; more tell of whom."""
READ = 60
"""Articles of a story that are read: those most like the others. Reading one takes some 4 ms."""

_DIGITS = re.compile(r"(?<![\w.,:/+-])\d+(?:[.,]\d+)*(?![\w:/'’′-])")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[A-Z]{2})?$")
"""A day, or a part of it that has a name; a clock time is mostly told without its day."""
_SCALE = 1000
"""From here on a word alone is no figure: it belongs to digits that are glued to something ("Rp416,7 miliar")."""
_QUOTES = frozenset('"“”„«»')
_PART = re.compile(r"\s[^\W\d_]+\s")
"""What stands between the figures of "four of five"."""
_TOKENS = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_YEAR = re.compile(r"(?:1[89]|20)\d\d$")
"""Bare figures that are years more often than amounts."""
_PERIOD = re.compile(r"\d{4}(?:-\d\d)?$")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"([^\W\d_]+)[ .]{0,2}$")
_SIGNS = ("$", "€", "£", "¥")
_GROUPED = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$")
_NAMES = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: [^\W\d_a-zß-öø-ÿ][\w’'-]+)+")
"""Words with capitals side by side."""


def of(db: sqlite3.Connection, articles: list[tuple[int, str]]) -> tuple[Clash, ...]:
    """Give what articles tell differently; each is its row and its outlet, the most telling in front."""
    sentences: list[Sentence] = []
    for seq, outlet in articles[:READ]:
        (record,) = db.execute(
            "SELECT record FROM article JOIN version ON version.seq = article.version WHERE article.seq = ?", (seq,)
        ).fetchone()
        sentences += _sentences(seq, outlet, codec.readable(record))
    return clashes(sentences)


def _sentences(seq: int, outlet: str, article: codec.Readable) -> Iterator[Sentence]:
    lang = parts.language(article)
    pack = load(lang if lang in codes() else Lang("en"))
    anchor = article.published.value if isinstance(article.published, Found) else None
    day = days.told(anchor.edtf, lang) if anchor else ""
    for text in (parts.headline(article), *(passage.text for passage in article.body)):
        times = when.find(text, pack=pack, anchor=anchor)
        for span in split(text, Span(0, len(text)), pack.facts.abbreviations):
            said = _sentence(seq, outlet, lang, pack, text, span, times)
            if len(day) == DAY:
                within = [e for e in times if span.start <= e.start and e.end <= span.end]
                said = said._replace(day=day, before=any(_over(e.value, day) for e in within))
            yield said


def _sentence(
    seq: int, outlet: str, lang: Lang | None, pack: Pack, text: str, span: Span, times: tuple[Expression, ...]
) -> Sentence:
    said = span.of(text)
    inside = [e for e in times if span.start <= e.start and e.end <= span.end]
    hidden = [(e.start - span.start, e.end - span.start) for e in inside if e.type != "DURATION"]
    dated = [e for e in inside if _DAY.match(e.value)]
    quoted = _QUOTES.intersection(said)
    lasting = [(e.start - span.start, e.end - span.start) for e in inside if e.type == "DURATION"]
    figures = (
        [] if quoted else [Figure("date", e.value[:DAY], e.start - span.start, e.end - span.start) for e in dated]
    )
    counted = [f for f in amounts(said, pack) if not any(f.start < end and start < f.end for start, end in hidden)]
    whole = [_named(said, figure, lang, pack) for figure in _whole(said, counted)]
    figures += whole
    figures += [
        toll
        for toll in _tolls(said, whole, lang, pack)
        if not any(toll.start < end and start < toll.end for start, end in lasting)
    ]
    taken = hidden + [(figure.start, figure.end) for figure in figures]
    words = (
        Word(forms(word, lang)[1] or fold(word), start, end, pack.links.is_small(word))
        for start, end, word in spans(said)
        if not word[0].isdigit()
    )
    return Sentence(
        report=seq,
        outlet=outlet,
        text=said,
        words=tuple(w for w in words if not any(w.start < end and start < w.end for start, end in taken)),
        figures=tuple(figures),
        names=tuple(match.span() for match in _NAMES.finditer(said)),
        days=frozenset(e.value[:DAY] for e in dated),
        stated=_stated(said, pack),
    )


def _over(value: str, day: str) -> bool:
    """Whether a year or a month is over on a day: 2018, 2031-05."""
    return bool(_PERIOD.match(value)) and value < day[: len(value)]


def _stated(said: str, pack: Pack) -> tuple[int, int] | None:
    """Where what is said stands in a sentence, without who says it: after "X mengatakan", before ", kata X"."""
    for match in _WORDS.finditer(said):
        word = match[0].lower()
        if word in pack.facts.after and said[: match.start()].rstrip().endswith((",", "”", '"')):
            return 0, match.start()
        if word in pack.facts.says:
            return match.end(), len(said)
    return None


def _named(said: str, figure: Figure, lang: Lang | None, pack: Pack) -> Figure:
    """A figure with what it counts where the word before it says that: money, "magnitudo 5,9", "menit ke-23"."""
    head = said[: figure.start]
    for prefix in pack.links.ordinal:
        if head.lower().endswith(prefix):
            head = head[: -len(prefix)]
    if head.endswith(_SIGNS):
        return figure._replace(unit=MONEY)
    if any(start < len(head) <= end for start, end in (match.span() for match in _NAMES.finditer(said))):
        return figure
    found = _LAST.search(head)
    if not found or pack.links.is_small(found[1].lower()):
        return figure
    if fold(found[1]) in pack.links.money:
        return figure._replace(unit=MONEY)
    return figure._replace(unit=forms(found[1], lang)[1] or fold(found[1]))


def _tolls(said: str, figures: list[Figure], lang: Lang | None, pack: Pack) -> Iterator[Figure]:
    """The figures of those of whom their clause says what has become of them: dead, hurt, missing, damaged.

    Where a sentence says so twice ("three hurt badly, five slightly"), none tells of all.
    """
    everywhere = [match[0].lower() for match in _WORDS.finditer(said)]
    twice = {state for state, some in pack.links.states.items() if sum(word in some for word in everywhere) > 1}
    for start, end in _clauses(said, pack):
        inside = [figure for figure in figures if start <= figure.start and figure.end <= end]
        words = [(match[0].lower(), match.start()) for match in _WORDS.finditer(said, start, end)]
        states = {state for state, some in pack.links.states.items() if any(word in some for word, _ in words)}
        if len(inside) != 1 or len(states) != 1 or inside[0].unit == MONEY or states & twice:
            continue
        (figure,), (state,) = inside, states
        behind = [word for word, at in words if at >= figure.end]
        glued = any(figure.end <= at <= figure.end + 2 for _, at in words)
        persons = any(word in pack.links.persons for word, _ in words)
        of = behind[0] if glued else ""
        if any(word in pack.links.others for word in behind) or _narrowed(behind, pack.links.states[state], pack):
            continue
        if of in pack.links.persons or of in pack.links.states[state]:
            yield figure._replace(kind="toll", unit=f"{state} of persons")
        elif of and not pack.links.is_small(of):
            yield figure._replace(kind="toll", unit=f"{state} of {forms(of, lang)[1] or fold(of)}")
        elif persons:
            yield figure._replace(kind="toll", unit=f"{state} of persons")


def _narrowed(behind: list[str], state: tuple[str, ...], pack: Pack) -> bool:
    """Whether words between those that are counted and what has become of them say which ones they are."""
    at = next((n for n, word in enumerate(behind) if word in state), len(behind))
    between = [word for word in behind[1:at] if not pack.links.is_small(word)]
    return len(between) > NARROW


def _clauses(said: str, pack: Pack) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence between commas and words that join."""
    joins = "|".join(map(re.escape, pack.facts.joins))
    at = 0
    for match in re.finditer(rf"[,;:–]\s+|\s(?:{joins})\s" if joins else r"[,;:–]\s+", said, re.IGNORECASE):
        yield at, match.start()
        at = match.end()
    yield at, len(said)


def _whole(said: str, figures: list[Figure]) -> Iterator[Figure]:
    """Leave out figures that say little of a thing: one, those in brackets alone, and both of "four of five"."""
    parts = {
        number for number, (one, other) in enumerate(pairwise(figures)) if _PART.fullmatch(said, one.end, other.start)
    }
    for number, figure in enumerate(figures):
        alone = said[figure.start - 1 : figure.start] == "(" and said[figure.end : figure.end + 1] == ")"
        if figure.value != "1" and not alone and not parts & {number, number - 1}:
            yield figure


def amounts(text: str, pack: Pack) -> Iterator[Figure]:
    """The figures of a sentence, in digits or words: "1,5 juta" is 1500000. Numbers of laws and rooms are none."""
    numbers = pack.time.numbers
    found = [match.span() for match in _TOKENS.finditer(text)]
    at = 0
    while at < len(found):
        first = at
        start, end = found[at]
        if text[start:end].isdigit() and text[max(0, start - ORDINAL) : start].lower().endswith(pack.links.ordinal):
            yield Figure("figure", text[start:end], start, end)
            at += 1
            continue
        value, at = _read(text, found, at, numbers)
        if at == first + 1 and value and value >= _SCALE and text[found[first][0]].isalpha():
            continue
        named = first and text[slice(*found[first - 1])].lower() in pack.facts.numbered
        if value is not None and not named:
            yield Figure("figure", f"{value:.12g}", found[first][0], found[at - 1][1])


def _read(text: str, found: list[tuple[int, int]], at: int, numbers: dict[str, float]) -> tuple[float | None, int]:
    """What the word that stands at a place and those after it count, None if nothing; and the place after them."""
    value, at = _one(text, found, at, numbers)
    if value is None:
        return None, at
    whole, parts = 0.0, [value]
    while at < len(found) and text[found[at - 1][1] : found[at][0]] in (" ", "-"):
        more, behind = _one(text, found, at, numbers)
        if more is None or text[found[at][0]].isdigit():
            break
        if more >= 1000:
            whole, parts = whole + more * (sum(parts) or 1), []
        elif more in (10, 100) and parts and parts[-1] < 10:
            parts[-1] *= more
        elif not parts or parts[-1] >= 20 > more or parts[-1] >= 100 > more:
            parts.append(more)
        else:
            break
        at = behind
    return whole + sum(parts), at


def _one(text: str, found: list[tuple[int, int]], at: int, numbers: dict[str, float]) -> tuple[float | None, int]:
    start, end = found[at]
    if text[start].isdigit():
        return _value(text, start, text[start:end]), at + 1
    if at + 1 < len(found) and (two := numbers.get(text[start : found[at + 1][1]].lower())) is not None:
        return two, at + 2
    return numbers.get(text[start:end].lower()), at + 1


def _value(text: str, start: int, token: str) -> float | None:
    """What digits mean: groups of three are thousands in every language, other marks are decimal."""
    if not _DIGITS.match(text, start) or _YEAR.match(token):
        return None
    if mark := _GROUPED.match(token):
        return float(token.replace(mark[1], ""))
    plain = token.replace(",", ".")
    return float(plain) if plain.count(".") < 2 else None
