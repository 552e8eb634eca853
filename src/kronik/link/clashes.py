"""What reports of one story tell differently: figures, dates and names, each with the sentences that say so.

Two figures are of one thing where they count the same and stand among the same words: "12 orang tewas" and "15 orang
tewas" are, "12 orang tewas" and "15 orang luka" are not. Which of them is right is not asked, nor whether the later
one is only newer: the reader has sentence, outlet and time of each. A report that gives both figures explains itself
and is left out; so is a figure that only has fewer decimals.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import NamedTuple

from kronik.link.letters import latin

AROUND = 4
"""Words on either side of a figure, within its sentence, that say what it is of."""
LEAST = {"figure": 2, "date": 3}
"""Words besides the counted thing that two must share. Dates with two in common ("in a written statement") are mostly
of two events."""
ALIKE = 0.5
"""Share of the words around either of two figures that stand around both, rare ones counting more."""
WHOLE = 0.65
"""Share of the words of the shorter sentence that the longer must have. Of 57 contradictions judged by hand it
leaves out 2 of 20 that are one and 19 of 37 that are none."""
NEXT = 1.5
"""What that counts where the word next to the figure and what it counts is shared: "12 orang tewas"."""
FAR = 31
"""Days from which two dates are of two events, however alike their words are."""
OWN = 1
"""Days from its publication up to which a date is a report's own: today, yesterday or tomorrow of each."""
MONEY = "money"
"""What money counts."""
PARTS = "%"
"""What rates and shares are followed by: of those told like this none was of one thing."""
DEGREES = 180
"""From here on a figure is of no place on the globe."""
SHOWN = 4
"""Words that say what a contradiction is about."""
MOST = 12
"""Contradictions of a story that are shown: those that most outlets take part in."""


class Word(NamedTuple):
    """A word of a sentence, by its stem; the code points of the sentence where it stands."""

    stem: str
    start: int
    end: int
    small: bool
    """Whether it is one of the words that stand everywhere: it tells nothing, and is nothing that a figure counts."""


class Figure(NamedTuple):
    """A figure or date of a sentence."""

    kind: str
    """figure or date; toll where it is known what has become of those that are counted."""
    value: str
    """By which two are compared: 1500 for "1.500" and for "seribu lima ratus", 2031-06-04."""
    start: int
    end: int
    unit: str = ""
    """What it counts where no word behind it says so: the word before ("menit ke-23"), money, or of those that are
    counted what has become of them ("dead")."""


class Sentence(NamedTuple):
    """A sentence of a report, with what linking reads in it."""

    report: int
    """Which of the reports it is of."""
    outlet: str
    text: str
    words: tuple[Word, ...]
    """Without those of figures and times."""
    figures: tuple[Figure, ...]
    names: tuple[tuple[int, int], ...]
    """Where names of several words stand."""
    day: str | None = None
    """On which its report was published: 2031-06-04."""
    days: frozenset[str] = frozenset()
    """Which it tells of."""
    stated: tuple[int, int] | None = None
    """Where what is said stands, without who says it; None where all is."""
    before: bool = False
    """Whether it tells of a year or month that was over when its report was published."""


class Telling(NamedTuple):
    """A sentence that tells a value, and where in it."""

    sentence: Sentence
    start: int
    end: int


class Clash(NamedTuple):
    """One thing that reports tell differently."""

    kind: str
    """figure, date or name."""
    about: tuple[str, ...]
    """Words that its tellings share, as the first prints them; of a name, its words that are the same."""
    sides: tuple[tuple[str, tuple[Telling, ...]], ...]
    """Each value with the sentences that tell it, one a report; the value that most outlets tell in front."""

    @property
    def outlets(self) -> int:
        """How many outlets take part."""
        return len({telling.sentence.outlet for _, tellings in self.sides for telling in tellings})


class _Spot(NamedTuple):
    """A figure among its words."""

    sentence: Sentence
    figure: Figure
    unit: str
    around: frozenset[str]
    beside: frozenset[str]
    """Those next to the figure and what it counts."""
    plain: frozenset[str]
    """Those around it that are no names."""
    said: frozenset[str]
    """Those of the whole sentence."""
    named: frozenset[str]
    """Those of them that no report of the story writes in small letters: its names."""


def clashes(sentences: Sequence[Sentence]) -> tuple[Clash, ...]:
    """Give what the reports of a story tell differently, the most told in front; one outlet alone cannot."""
    found = [*_figures(sentences), *_names(sentences)]
    found = [clash for clash in found if clash.outlets > 1 and len(clash.sides) > 1]
    found.sort(key=lambda clash: clash.kind != "toll")
    found = [clash for at, clash in enumerate(found) if not any(_again(clash, other) for other in found[:at])]
    found = [clash._replace(kind="figure") if clash.kind == "toll" else clash for clash in found]
    return tuple(sorted(found, key=lambda clash: (-clash.outlets, clash.kind, clash.about))[:MOST])


def _again(clash: Clash, other: Clash) -> bool:
    """Whether a clash has two tellings of another: it is told once."""
    if "name" in (clash.kind, other.kind):
        return False
    mine, theirs = (
        {(t.sentence.report, t.sentence.text, t.start) for _, tellings in one.sides for t in tellings}
        for one in (clash, other)
    )
    return len(mine & theirs) > 1


# ---- figures and dates ----------------------------------------------------------------------------------------


def _figures(sentences: Sequence[Sentence]) -> Iterator[Clash]:
    rare = Counter(stem for one in sentences for stem in {word.stem for word in one.words})
    common = {word.stem for one in sentences for word in one.words if one.text[word.start].islower()}
    groups: dict[tuple[str, str], list[_Spot]] = defaultdict(list)
    for sentence in sentences:
        for spot in _spots(sentence, common):
            groups[spot.figure.kind, spot.unit].append(spot)
    for (kind, _), spots in sorted(groups.items()):
        for things in _things(spots, rare):
            yield from _clash(kind, things)


def _spots(sentence: Sentence, common: set[str]) -> Iterator[_Spot]:
    """The figures and dates of a sentence, but for those of a list; one may be of what stands before it or behind."""
    found = [spot for figure in sentence.figures for spot in _of(sentence, figure, common)]
    counted = Counter((spot.figure.kind, spot.unit) for spot in found)
    where = [figure for figure in sentence.figures if _may_be_degrees(sentence, figure)]
    listed = {spot.figure for spot in found if counted[spot.figure.kind, spot.unit] > 1}
    listed.update(where if len(where) > 1 else ())
    return (spot for spot in found if spot.figure not in listed)


def _of(sentence: Sentence, figure: Figure, common: set[str]) -> Iterator[_Spot]:
    """A figure among its words, by each unit that it may have."""
    first, last = (sentence.stated if figure.kind != "date" else None) or (0, len(sentence.text))
    stated = [word for word in sentence.words if first <= word.start < last]
    before = [word for word in stated if word.end <= figure.start]
    after = [word for word in stated if word.start >= figure.end]
    said = frozenset(word.stem for word in stated if not word.small)
    if figure.kind != "figure":
        units = [figure.unit]
    elif PARTS in sentence.text[figure.end : figure.end + 2]:
        return
    else:
        counts = after and after[0].start - figure.end <= 2 and not after[0].small and figure.unit != MONEY
        units = [after[0].stem] if counts else []
        units += [figure.unit] if figure.unit and (not units or "." in figure.value) else []
    for unit in units:
        names = sentence.names if figure.kind != "date" else ()
        near = [*_nearest([word for word in before[::-1] if word.stem != unit], names)][::-1]
        behind = [*_nearest([word for word in after if word.stem != unit], names)]
        around = frozenset(word.stem for word in (*near, *behind))
        if len(around) >= LEAST.get(figure.kind, 0):
            yield _Spot(
                sentence=sentence,
                figure=figure,
                unit=unit,
                around=around,
                beside=frozenset(word.stem for word in (*near[-1:], *behind[:1])),
                plain=frozenset(word.stem for word in (*near, *behind) if sentence.text[word.start].islower()),
                said=said,
                named=said - common,
            )


def _nearest(words: Sequence[Word], names: Sequence[tuple[int, int]]) -> Iterator[Word]:
    """The nearest words, those of a name together counting as one."""
    left, name = AROUND, None
    for word in words:
        if word.small:
            continue
        within = next((place for place in names if place[0] <= word.start < place[1]), None)
        if within is None or within != name:
            left -= 1
        name = within
        if left < 0:
            return
        yield word


def _may_be_degrees(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure may be of longitude or latitude: two such in one sentence are a place."""
    fine = (
        figure.kind == "figure"
        and figure.unit != MONEY
        and len(figure.value.partition(".")[2]) > 1
        and Decimal(figure.value) <= DEGREES
    )
    return fine and not sentence.text.startswith(PARTS, figure.end)


def _things(spots: list[_Spot], rare: Counter[str]) -> Iterator[list[_Spot]]:
    """Figures of one thing: each is like the first of its group."""
    groups: list[list[_Spot]] = []
    for spot in spots:
        near = max(groups, key=lambda group: _alike(group[0], spot, rare), default=None)
        if near is not None and _alike(near[0], spot, rare) >= ALIKE:
            near.append(spot)
        else:
            groups.append([spot])
    return (group for group in groups if len({spot.figure.value for spot in group}) > 1)


def _alike(one: _Spot, other: _Spot, rare: Counter[str]) -> float:
    shared = one.around & other.around
    kind = one.figure.kind
    if kind == "toll":
        apart = one.named - other.said and other.named - one.said
        return 0.0 if apart or one.sentence.before or other.sentence.before or not _of_one_day(one, other) else 1.0
    if len(shared) < LEAST[kind] or not (_of_one_day if kind == "figure" else _of_one_event)(one, other):
        return 0.0
    if one.named - other.said and other.named - one.said:
        return 0.0
    if kind == "figure" and one.sentence.before != other.sentence.before:
        return 0.0
    if len(one.said & other.said) < WHOLE * min(len(one.said), len(other.said)):
        return 0.0

    def weight(stems: Iterable[str]) -> float:
        return sum(1 / math.sqrt(rare[stem]) for stem in stems)

    part = weight(shared) / weight(one.around | other.around)
    return part * NEXT if one.unit and one.beside & other.beside else part


def _of_one_day(one: _Spot, other: _Spot) -> bool:
    """Whether figures were told of one day or, where not both tell of one, on one day."""
    if one.sentence.days and other.sentence.days:
        return not one.sentence.days.isdisjoint(other.sentence.days)
    return one.sentence.day is not None and one.sentence.day == other.sentence.day


def _of_one_event(one: _Spot, other: _Spot) -> bool:
    """Whether dates may be of one event: not far apart, with words that are no names, and not each of its own day."""
    if _days(one.figure.value, other.figure.value) > FAR or one.plain.isdisjoint(other.plain):
        return False
    if one.sentence.day is None or other.sentence.day is None or one.sentence.day == other.sentence.day:
        return True
    since = [_days(spot.figure.value, spot.sentence.day) for spot in (one, other) if spot.sentence.day]
    return since[0] != since[1] or since[0] > OWN


def _days(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def _clash(kind: str, spots: list[_Spot]) -> Iterator[Clash]:
    told = defaultdict[int, set[str]](set)
    for spot in spots:
        told[spot.sentence.report].add(spot.figure.value)
    sides: dict[str, dict[int, Telling]] = defaultdict(dict)
    for spot in spots:
        if len(told[spot.sentence.report]) == 1:
            telling = Telling(spot.sentence, spot.figure.start, spot.figure.end)
            sides[spot.figure.value].setdefault(spot.sentence.report, telling)
    if len(sides) > 1 and not _rounded(kind, list(sides)) and not (kind == "figure" and _falls(spots)):
        shared = Counter(stem for spot in spots for stem in spot.around)
        same = {
            spots[0].unit,
            *spots[0].unit.split(),
            *(stem for stem, count in shared.most_common(SHOWN) if count > 1),
        }
        if kind == "toll":
            all_words = Counter(stem for spot in spots for stem in spot.said)
            same = {stem for stem, count in all_words.most_common(SHOWN) if count > 1}
        told_first = spots[0].sentence
        about = {word.stem: told_first.text[word.start : word.end] for word in told_first.words if word.stem in same}
        yield Clash(kind, tuple(about.values()), _sides(sides))


def _falls(spots: list[_Spot]) -> bool:
    """Whether an outlet tells less later on: what is counted of one event grows, so these are of several."""
    last: dict[str, Decimal] = {}
    for spot in spots:  # in the order of their time
        value = Decimal(spot.figure.value)
        if value < last.get(spot.sentence.outlet, value):
            return True
        last[spot.sentence.outlet] = value
    return False


def _rounded(kind: str, values: list[str]) -> bool:
    """Whether figures are one, told with more or fewer decimals: 24 and 24.2, 48 and 48.54."""
    if kind == "date":
        return False
    finest = max(values, key=lambda value: len(value.partition(".")[2]))
    exact = Decimal(finest)
    for value in values:
        step = Decimal(1).scaleb(-len(value.partition(".")[2]))
        if Decimal(value) not in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)):
            return False
    return True


def _sides(sides: dict[str, dict[int, Telling]]) -> tuple[tuple[str, tuple[Telling, ...]], ...]:
    ordered = sorted(sides.items(), key=lambda side: (-len(side[1]), side[0]))
    return tuple((value, tuple(tellings.values())) for value, tellings in ordered)


# ---- names ----------------------------------------------------------------------------------------------------


def _names(sentences: Sequence[Sentence]) -> Iterator[Clash]:
    """Names of several words that differ in the spelling of one."""
    told: dict[str, dict[int, Telling]] = defaultdict(dict)
    for sentence in sentences:
        for start, end in sentence.names:
            name = " ".join(sentence.text[start:end].split())
            told[name].setdefault(sentence.report, Telling(sentence, start, end))
    keys = {name: tuple(word.strip("-'") for word in latin(name).replace("’", "'").split()) for name in told}
    by = defaultdict[str, set[str]](set)
    for name in told:
        for word in keys[name]:
            by[word].add(name)
    common = {word for sentence in sentences for word in sentence.text.split() if word.islower()}
    for group in _spellings(sorted(told), keys, by, common):
        reports = Counter(report for name in group for report in told[name])
        sides = {name: {r: t for r, t in told[name].items() if reports[r] == 1} for name in group}
        yield Clash("name", _same([keys[name] for name in group]), _sides({n: t for n, t in sides.items() if t}))


def _spellings(
    names: list[str], keys: dict[str, tuple[str, ...]], by: dict[str, set[str]], common: set[str]
) -> Iterator[list[str]]:
    """Groups of names each of which is spelt almost like another."""
    left = dict.fromkeys(names)
    for name in names:
        group, ahead = list[str](), [name] if name in left else []
        left.pop(name, None)
        while ahead:
            one = ahead.pop()
            group.append(one)
            near = sorted({other for word in keys[one] for other in by[word] if other in left})
            near = [other for other in near if _misspelt(keys[one], keys[other], common)]
            for other in near:
                del left[other]
            ahead += near
        if len(group) > 1:
            yield group


def _same(keys: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(word for word in keys[0] if all(word in key for key in keys[1:]))


def _misspelt(one: tuple[str, ...], other: tuple[str, ...], common: set[str]) -> bool:
    """Whether two names are the same but for a letter or two of one of their words, which are no common ones."""
    if len(one) != len(other):
        return False
    differ = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(differ) != 1 or min(map(len, differ[0])) < 4 or common.intersection(differ[0]):
        return False
    if differ[0][0].endswith(differ[0][1]) or differ[0][1].endswith(differ[0][0]):  # a minister and the ministry
        return False
    if any(letter.isdigit() for letter in "".join(differ[0])):
        return False
    return _apart(*differ[0]) <= (2 if len(differ[0][0]) > 6 else 1)


def _apart(one: str, other: str) -> int:
    """Letters to put in, take out or change (Levenshtein, 1965)."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, row[0] = row[0], at
        for to, sign in enumerate(other, 1):
            last, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, last + (letter != sign))
    return row[-1]
