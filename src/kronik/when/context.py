"""Where an expression stands: its anchor, the words about it, and what was told before it.

The three questions that the words alone do not answer: which day is "today", does a bare "Thursday" lie ahead or
behind, and which year is "that year".
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, tzinfo
from typing import Literal, NamedTuple

import msgspec

from kronik.language.time import Unit
from kronik.records import Span
from kronik.when import tense
from kronik.when.letters import plain
from kronik.when.lexicon import Lexicon
from kronik.when.zones import fixed

SAME_YEAR = timedelta(days=200)
"""How far ahead a date without a year may lie, in a sentence that foretells nothing, and be of the anchor's year:
newspapers of January print "30 December" for last month's, and those of May "20 November" for this year's."""

SOON = timedelta(days=150)
"""The same for a month without a day: "he pleaded guilty in August", of last year's in January."""

WITHIN = timedelta(days=330)
"""How far ahead a date without a year may lie that a sentence foretells; beyond that a year would be told."""

FAR, NEAR = timedelta(60), timedelta(31)
"""Days without a year: farther from the anchor than the first, one near the day told last is of that day's year."""

MISPRINT = 45
"""Days from the anchor within which a weekday may mend a misprinted number."""

SURE = 7
"""Days from the anchor within which the numbers are believed against the weekday."""

SAID = 80
"""Code points before a date within which a word of attribution makes it the date of a saying."""

DAY = re.compile(r"\d{4}-\d\d-\d\d")
COARSE = re.compile(r"(\d{4})(?:-(\d\d))?(?![\dX-])")
"""The beginning of a value that tells a day; a value that tells a year or month."""

FOLLOWING = re.compile(r" ([^\W\d_][\w'’]*)")
"""The word right behind a place."""

OPENING = re.compile(r"(?:^|[.…!?:\n\"“‘'’”(–—\-])\s*$")
"""What stands before the first word of a sentence, a quotation or a line."""

TITLE = re.compile(r"(?: [^\W\d_a-z][\w'’]*){1,3} ([^\W\d_A-Z][\w'’]*)")
"""Words with a capital behind a place, and the first without one."""

BEFORE = re.compile(r"([^\s\"'“”‘’(]+)\s*[(\"'“‘]*$")
"""The word before a place, and the marks that open what stands there."""

ASIDE = " .,;:()\n"
"""Marks about a text that is one expression."""

NAME = re.compile(r"(?<![\w'’.\-])[^\W\d_a-z][\w'’\-]* $")
"""A word with a capital at the end of what stands before a place."""

Whose = Literal["publication", "quotation", "caption", "citation"]


class Today(NamedTuple):
    """The day that "today" is taken to be, whose it is, and where the text states it."""

    day: date
    whose: Whose = "publication"
    stated: Span | None = None


class Context(msgspec.Struct, frozen=True, gc=False):
    """What resolves an expression. Positions count in `line`, which has the text's length."""

    text: str
    """As it was given: where a capital letter tells."""
    line: str
    words: Lexicon
    anchor: date
    clock: datetime | None = None
    """The anchor's local clock, where it has one."""
    offset: str = ""
    """The offset that a clock time without a zone has, as ISO 8601 writes it; "" where none is known."""
    told: str = ""
    """The value told last in the story: what "that day" and "two days later" refer to."""
    day: date | None = None
    """The day told last, be it only that on which somebody spoke: where a clock time without a day falls."""

    whose: Whose = "publication"
    stated: Span | None = None
    """Whose day the anchor is, and where the text states it."""

    def before(self, start: int) -> str:
        """The word before a position, without the quotation mark or bracket that opens what follows.

        "" where a quotation ends between: the title of 'Panen Raya' 2025 has nothing to do with the year.
        """
        found = BEFORE.search(self.line[max(0, start - 24) : start])
        return found[1] if found else ""

    def opened(self, start: int) -> bool:
        """Whether a bracket stands right before a position."""
        return self.line[max(0, start - 1) : start] == "("

    def within(self, start: int) -> bool:
        """Whether the word before shows that a bare year or month follows."""
        about = self.about(start)
        return self._shows(start) or (about is not None and self._shows(about))

    def _shows(self, start: int) -> bool:
        word = self.before(start)
        return word in self.words.within or (word in self.words.closing and self._to(start))

    def whole(self, start: int, end: int) -> bool:
        """Whether the text is this expression and nothing else: what was asked for is a time."""
        about = self.about(start)
        first = start if about is None else about
        return not (self.line[:first].strip(ASIDE) or self.line[end:].strip(ASIDE))

    def person(self, start: int) -> bool:
        """Whether a form of address stands before: a name follows."""
        word = self.before(start)
        return word.rstrip(".") in self.words.persons and self.text[start - len(word) - 1].isupper()

    def site(self, start: int) -> bool:
        """Whether the word before makes a day and month the name of a street or a house: "Jalan 17 Agustus"."""
        word = self.before(start)
        return word in self.words.time.sites and self.text[start - len(word) - 1].isupper()

    def street(self, end: int) -> bool:
        """Whether the word behind makes a day and month the name of a street or a house: "4 July Avenue"."""
        found = FOLLOWING.match(self.text, end)
        return found is not None and found[1][0].isupper() and found[1].lower() in self.words.time.streets

    def behind(self, end: int) -> str:
        """The word behind a place, "" where there is none."""
        found = FOLLOWING.match(self.line, end)
        return found[1] if found else ""

    def upper(self, end: int) -> bool:
        """Whether a word with a capital follows."""
        found = FOLLOWING.match(self.text, end)
        return found is not None and found[1][0].isupper()

    def opens(self, start: int) -> bool:
        """Whether a sentence begins here."""
        return OPENING.search(self.text[max(0, start - 4) : start]) is not None

    def named(self, end: int) -> bool:
        """Whether a capital follows on a word that is none of time: the word before it is part of a name."""
        found = FOLLOWING.match(self.text, end)
        return found is not None and found[1][0].isupper() and plain(found[1]) not in self.words.words

    def titled(self, start: int, end: int) -> bool:
        """Whether an article before and a capital behind make a part of a name: "the 2026 Harbour Games"."""
        return self.before(start) in self.words.time.articles and self.named(end)

    def described(self, end: int) -> bool:
        """Whether capitals and then a common word follow: "the 2012 Republican primary", but not "the 2026 Games"."""
        found = TITLE.match(self.text, end)
        word = found[1] if found else ""
        words, time = self.words, self.words.time
        small = (time.glue, time.within, time.both, words.participles, words.was, words.cues)
        return bool(word) and not any(word in forms for forms in small) and not word.endswith(time.past_endings)

    def capital(self, start: int) -> bool:
        """Whether the word right before a position, in its sentence, begins with a capital."""
        found = NAME.search(self.text, max(0, start - 24), start)
        return found is not None and found.end() == start

    def about(self, start: int) -> int | None:
        """Where the words begin that make what follows approximate ("sekitar"); None where there are none."""
        word = self.line[max(0, start - 16) : start].rstrip().rpartition(" ")[2]
        if word not in self.words.vague:
            return None
        found = self.words.before.search(self.line, max(0, start - 24), start)
        return found.start() if found else None

    def counts(self, end: int) -> bool:
        """Whether the word after a number shows that it counts things: "2.019 orang", "2000 meter"."""
        return self.words.counted.match(self.line, end) is not None

    def edge(self, word: str) -> bool:
        """Whether a word is one for a stretch of the unit behind it: "early"."""
        found = self.words.words.get(word)
        return found is not None and "U" in found.kinds

    def loose(self, start: int, end: int) -> bool:
        """Whether words without a meaning stand within an expression."""
        return not set(self.line[start:end].split()[1:-1]).isdisjoint(self.words.time.glue)

    def followed(self, end: int) -> bool:
        """Whether a word follows that is not one of those without a meaning between times."""
        found = FOLLOWING.match(self.line, end)
        return found is not None and found[1] not in self.words.time.glue and found[1] not in self.words.time.both

    def year_told(self, kinds: str) -> int | None:
        """The year told before, where an expression names it: "July 22 that year"."""
        named = "Y" in kinds and ("@" in kinds or "i" in kinds)
        year = COARSE.match(self.told) or DAY.match(self.told) if named else None
        return int(year[0][:4]) if year else None

    def governs(self, end: int) -> bool:
        """Whether the word that ends here governs what follows: an article or a capital does, on the same line."""
        found = FOLLOWING.match(self.text, end)
        return found is not None and (found[1].lower() in self.words.participles or found[1][0].isupper())

    def era(self, start: int, end: int) -> bool:
        """Whether the era stands beside a year: "AD 79"."""
        before, behind = self.words.era
        beside = behind.match(self.text, end) or before.search(self.text, max(0, start - 6), start)
        return beside is not None

    def ancient(self, end: int) -> bool:
        """Whether the word after a year or century puts it before Christ."""
        return self.words.ancient.match(self.line, end) is not None

    def ahead(self, start: int, end: int | None = None) -> bool:
        """Whether the sentence foretells what stands from `start` to `end`."""
        return tense.tense(self._place(), start, end) > 0

    def past(self, start: int) -> bool:
        """Whether a verb of the past governs a date here: "died in", but not "approved the"."""
        return tense.past(self._place(), start)

    def regular(self, start: int) -> bool:
        """Whether a word close before tells of what is so every week: "open" Monday to Friday."""
        return tense.regular(self._place(), start)

    def _place(self) -> tense.Place:
        return tense.Place(self.text, self.line, self.words)

    def reference(self, unit: Unit = "day") -> date | None:
        """The first day of what the story told last; None where that is nothing, or coarser than the unit."""
        if DAY.match(self.told):
            return date.fromisoformat(self.told[:10])
        coarse = COARSE.match(self.told)
        if coarse and unit in (("year", "decade", "century") if not coarse[2] else ("year", "month", "decade")):
            return date(int(coarse[1]), int(coarse[2] or 1), 1)
        return None

    def spoken(self, start: int) -> bool:
        """Whether a word of attribution stands close before: the date is that of the saying, not of the story."""
        return tense.said(self._place(), start, SAID)

    # ---- days without a year or a week -----------------------------------------------------------------------

    def weekday(self, number: int, start: int, side: int = 0, end: int | None = None) -> date:
        """The day of that weekday: strictly before (-1) or after (1) the anchor, in its week (2), or by the tense.

        The tense is told before it, or behind its `end`.
        """
        distance = (number - self.anchor.weekday()) % 7
        if side == 2:
            return self.anchor + timedelta(number - self.anchor.weekday())
        if side > 0:
            return self.anchor + timedelta(distance or 7)
        if side < 0:
            return self.anchor - timedelta(7 - distance)
        if distance == 0 or self.ahead(start, end):
            return self.anchor + timedelta(distance)
        return self.anchor - timedelta(7 - distance)

    def near(self, month: int, day: int, start: int, side: int = 0, weekday: int | None = None) -> date | None:
        """The day of that month and day nearest by tense and year; with a weekday, in a year in which it fits.

        Within a week of the anchor the weekday is the misprint.
        """
        years = range(self.anchor.year - 1, self.anchor.year + 2)
        days = [d for year in years if (d := day_of(year, month, day))]
        if weekday is not None and not any(abs((d - self.anchor).days) <= SURE for d in days):
            far = (self.anchor.year - n for n in range(2, 7))
            days += [d for year in far if (d := day_of(year, month, day))]
            days = [d for d in days if d.weekday() == weekday] or days[:3]
        found = self._nearest(days, start, side)
        return found if side or weekday is not None else self._beside(found, month, day)

    def _beside(self, found: date | None, month: int, day: int) -> date | None:
        """A day found far from the anchor, or the one of another year that lies near the day told last."""
        told = date.fromisoformat(self.told[:10]) if DAY.match(self.told) else None
        if not found or not told or told.year == found.year or abs(found - self.anchor) <= FAR:
            return found
        other = day_of(told.year, month, day)
        return other if other and abs(other - told) <= NEAR else found

    def near_month(self, month: int, start: int, side: int = 0) -> date | None:
        """The first of that month in the nearest year by tense."""
        this = self.anchor.replace(day=1)
        days = [
            date(year, month, 1) for year in range(self.anchor.year - 1, self.anchor.year + 2) if 1 <= year <= 9999
        ]
        if side < 0:
            days = [d for d in days if d < this]
        elif side > 0:
            days = [d for d in days if d > this]
        found = self._nearest(days, start, side, SOON)
        year = COARSE.match(self.told)
        if found and found > self.anchor and year and not side and self._to(start):
            return date(int(year[1]), month, 1)  # "from early 2015 to November", told in May 2016
        return found

    def _nearest(self, days: list[date], start: int, side: int, reach: timedelta = SAME_YEAR) -> date | None:
        past = [d for d in days if d <= self.anchor]
        coming = [d for d in days if d >= self.anchor]
        if side < 0 or (not side and self.before(start) in self.words.time.since and not self.ahead(start)):
            return max(past, default=None)
        if side > 0:
            return min(coming, default=None)
        same = next((d for d in days if d.year == self.anchor.year), None)
        soon = min(coming, default=None)
        if past and same and same > self.anchor and self.past(start):
            return max(past)
        if same and same <= self.anchor:
            nearer = soon is not None and soon - self.anchor < self.anchor - same
            return soon if nearer and self.ahead(start) else same
        if same and (same - self.anchor <= reach or (same - self.anchor <= WITHIN and self.ahead(start))):
            return same
        return max(past, default=soon)

    def _to(self, start: int) -> bool:
        """Whether a word for the end of a stretch stands before."""
        return self.words.until.search(self.line, max(0, start - 24), start) is not None

    # ---- clocks ------------------------------------------------------------------------------------------------

    def shift(self, zone: str | None, value: str) -> str:
        """The offset of a printed zone on that day, "" where the zone is not known."""
        if not zone:
            return self.offset
        found: tzinfo | None = fixed(zone, tuple(self.words.time.zones.items()))
        if found is None:
            return ""
        return datetime.fromisoformat(value).replace(tzinfo=found).isoformat()[-6:]


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
