"""How a language tells time: the [time] section of a pack.

Words are written in lower case. A word may stand in two lists: where one word is a weekday and a unit (Indonesian
"Minggu" Sunday, "minggu" week) the page's own capital letter tells. A form after the first in a list of months or
weekdays counts only beside a number if it has three letters or fewer: most are words of their own ("mar", "sat").
"""

from __future__ import annotations

from typing import Literal

import msgspec

Words = tuple[str, ...]
Unit = Literal[
    "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"
]
Part = Literal["TMO", "TMI", "TAF", "TEV", "TNI", "dawn", "am", "pm"]
"""TIMEX3's parts of a day; dawn is night (TNI) by its value and after midnight by its hours."""


class Beside(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that stand on one side of a unit, a weekday or a month and place it from the anchor."""

    last: Words = ()
    """The one before: "minggu lalu", "last week"."""
    this: Words = ()
    """The present one: "minggu ini", "this week"."""
    next: Words = ()
    """The one to come: "minggu depan", "next week"."""
    ago: Words = ()
    """Only with a number: "three days ago"."""
    ahead: Words = ()
    """Only with a number: "dua hari lagi", "two days from now"."""
    recent: Words = ()
    """A stretch that ends at the anchor: "lima tahun terakhir", "the past five years"."""
    coming: Words = ()
    """A stretch that begins at the anchor: "lima tahun ke depan", "the next five years"."""
    later: Words = ()
    """Counted from the date told before: "dua hari kemudian", "two days later"."""
    earlier: Words = ()
    """Counted back from the date told before: "sehari sebelumnya"."""
    preceding: Words = ()
    """The one before what was told: "tahun sebelumnya", "the previous year"."""
    following: Words = ()
    """The one after what was told: "hari berikutnya", "the following day"."""
    that: Words = ()
    """The one told before: "tahun itu", "that year"."""


class Time(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words and forms of time."""

    zone: str = "UTC"
    """The tz database zone in which a moment without a zone is bounded."""
    order: Literal["dmy", "mdy", "ymd"] = "dmy"
    """How 04/05/2012 is read where nothing else decides."""
    months: tuple[Words, ...] = ()
    """Twelve lists, January first: full names, short names, old spellings."""
    hijri: tuple[Words, ...] = ()
    """The twelve months of the Islamic calendar, Muharram first."""
    weekdays: tuple[Words, ...] = ()
    """Seven lists, Monday first."""
    weak: Words = ()
    """Full names that count only beside a number or after one of `within`: "may", "march"; halves beside a year."""
    borne: Words = ()
    """Names of months that persons bear: bare, they count only where another month was told before."""
    units: dict[Unit, Words] = {}
    """Every form of every unit."""
    academic: Words = ()
    """Years named by two numbers: "tahun ajaran" 2016/2017."""
    seasons: dict[Literal["SP", "SU", "FA", "WI"], Words] = {}
    """Seasons of the year by TIMEX3 code."""
    numbers: dict[str, float] = {}
    """Numbers in words, and the words for a half."""
    ordinals: dict[str, int] = {}
    """Ordinals in words; -1 is the last."""
    ordinal_before: Words = ()
    """What makes a number an ordinal before it: "ke-"."""
    ordinal_after: Words = ()
    """What makes a number an ordinal after it: "st", "th"."""
    decade_after: Words = ()
    """What makes a year a decade: 1990"-an", 1990"s"."""
    decades: dict[str, int] = {}
    """Decades by name, which count as those of two digits do: eighties = 198."""
    eras: Words = ()
    """Words before a decade of two digits that show it is one: "era" 90-an, "the" 90s (but "his 30s")."""
    whole: Words = ()
    """Words between a number and its unit that change neither: two "full" days."""
    vague: Words = ()
    """Numbers of no size: "beberapa", "several"."""
    quarters: dict[str, int] = {}
    """Quarters in one word: q1."""
    noons: dict[str, str] = {}
    """Clock times in one word: noon = "12:00"."""
    minutes: dict[str, int] = {}
    """Words before an hour that tell the minutes from it: "half past" = 30, "quarter to" = -15."""
    struck: Words = ()
    """Words behind an hour that make it a clock time: "o'clock"."""
    fused: dict[str, Unit | tuple[float, Unit]] = {}
    """One of a unit in one word, or as many as told: "sepekan", "setahun"; "fortnight" = [2, "week"]."""
    many: dict[str, Unit] = {}
    """Many of a unit in one word: "bertahun-tahun", "years"."""
    parts: dict[Part, Words] = {}
    """Parts of a day; am and pm for the halves."""
    periods: dict[Part, Words] = {}
    """More words for parts of a day, that count only beside a clock: the CLDR's, which are other words as well."""
    often: dict[Part, Words] = {}
    """Parts of days that make a set of the weekday before them: Friday "nights"."""
    hence: Words = ()
    """Words between a length and the day that it is counted from: a week "from" Friday."""
    days: dict[str, tuple[int, Unit]] = {}
    """Distance from the anchor by itself: kemarin = [-1, "day"], "today" = [0, "day"]."""
    dayparts: dict[str, tuple[int, Part]] = {}
    """A day and its part by themselves: "tadi malam" = [-1, "TNI"]."""
    told: dict[str, tuple[int, Unit | Part]] = {}
    """Distance from what was told before: "keesokan harinya" = [1, "day"], "the previous night" = [-1, "TNI"]."""
    after: Beside = Beside()
    """Words after the unit: "minggu lalu"."""
    before: Beside = Beside()
    """Words before the unit: "last week"."""
    then: Words = ()
    """Phrases for the time told before, whatever its size: "sejak saat itu", "since then"."""
    refs: dict[Literal["PRESENT_REF", "PAST_REF", "FUTURE_REF"], Words] = {}
    """Phrases of no measurable distance."""
    about: Words = ()
    """Words that make a value approximate: "sekitar", "about"."""
    edges: dict[Literal["START", "MID", "END"], Words] = {}
    """Words for a stretch of the unit that follows: "awal", "mid-"."""
    alternate: Words = ()
    """Words that make a set of every second: "every other"."""
    regular: Words = ()
    """Words after which a stretch of weekdays is a set: "open" Monday to Friday."""
    lasting: Words = ()
    """Words before a bare plural that is a length: "lasted" years."""
    of: Words = ()
    """Words between an ordinal in letters and the month whose day it is: "the first of" March."""
    between: Words = ()
    """Words before two ends of a stretch that `both` joins: "between" 2010 and 2015."""
    christian: Words = ()
    """Words beside a year of our era: "AD", "Masehi"."""
    attacks: dict[str, int] = {}
    """Days in numbers that are the name of what happened on them, each with its year: "9/11" = 2001."""
    every: Words = ()
    """Words that make a set of what follows: "setiap", "each"."""
    per: Words = ()
    """Words that make a rate of a unit, and of nothing else: "per"."""
    numbered_rates: bool = False
    """Whether a number before a rate multiplies it: "lima tahunan", but not "43 daily admissions"."""
    rates: dict[str, str] = {}
    """Sets by themselves, as TIMEX3 values: harian = "P1D"."""
    once: Words = ()
    """A number of times: "sekali", "kali", "once"; with a unit it makes a set."""
    until: Words = ()
    """Words between the ends of a stretch: "hingga", "to"."""
    both: Words = ()
    """Words that join two: "dan", "and"."""
    clocks: Words = ()
    """Words before a clock time that are used for nothing else: "pukul"."""
    hours: Words = ()
    """Words before a clock time that are common elsewhere: "at"."""
    dates: Words = ()
    """Words before the day of a month: "tanggal"."""
    zones: dict[str, float] = {}
    """Zone names of the language's own, in hours east of UTC, beside those of kronik.when.zones."""
    local: Words = ()
    """"Local time": a zone that is not told."""
    zoned: dict[str, str] = {}
    """Zones in words, each with the short name it stands for: "eastern time" = "et"."""
    glue: Words = ()
    """Words between day, month, year and clock that mean nothing by themselves: Spanish "de", English "of"."""
    clock: Words = (":", ".")
    """What stands between hour and minute."""
    within: Words = ()
    """Words before a bare year or month that show it is one: "pada", "sejak", "in", "since"."""
    numbered: Words = ()
    """Words before four digits that show they are no year: "nomor". A language that has some writes years alone
    without a dot or comma before the last three digits, so that every other four digits are a year."""
    articles: Words = ()
    """Articles: with one before it and a capital behind, a weekday or year is part of a name: "the Sunday Beacon"."""
    titles: Words = ()
    """Words before a weekday that is a name: "tabloid" Minggu Ria."""
    sites: Words = ()
    """Words that, with a capital before a day and month, make it the name of a street or a house: "Jalan"."""
    streets: Words = ()
    """Words that, with a capital behind a day and month, make it the name of a street or a house: 4 July "Avenue"."""
    since: Words = ()
    """Words before a day or month that has been: "sejak", "since"."""
    spans: Words = ()
    """Words before a bare part of a day that it bounds: "sejak" pagi, "hingga" malam."""
    ancient: Words = ()
    """Words after a year or century that was before Christ: "SM", "BC"."""
    counted: Words = ()
    """Words after a number that show it is no year: "orang", "people"."""
    will: Words = ()
    """Words after which a day without a year or week lies ahead: "akan", "will"."""
    said: Words = ()
    """Words of attribution: the weekday beside them is the day it was said, whatever was foretold before."""
    perhaps: Words = ()
    """The same, of words that are something else as well, and only where no verb of the past stands before them."""
    awaits: Words = ()
    """Words right before a day that lies ahead, whatever the sentence tells: "set for" Friday, "is on" Friday."""
    was: Words = ()
    """Verbs of what has been, in one word, that the endings of the past do not tell: "took", "fell"."""
    past_endings: Words = ()
    """Endings of verbs of what has been: -"ed"."""
    participles: Words = ()
    """Words before a form with such an ending that has no tense: "be" held, "the" planned."""
    present: Words = ()
    """Verbs right behind a day that lies ahead: Friday "is" the last day."""
    been: Words = ()
    """Phrases of what has been or did not come: "would have", "than expected"."""
    clauses: Words = ()
    """Words that begin a clause with a verb of its own: "which", "after"."""
    never: Words = ()
    """Phrases that hold a word of time and tell none: "black friday", "day to day"."""
    eve: bool = True
    """Whether a night right before a weekday is the one that leads to it: "malam Minggu" is Saturday's."""
    feasts: dict[str, str] = {}
    """Feasts: 12-25, easter-2, 11-thu4 (fourth Thursday of November), or COUNTRY:name as the holidays library has it;
    /2 after it for a feast of two days."""
    countdown: Words = ()
    """Letters of the count to and from a feast: "h" in H-3, which is counted from the feast's first or last day."""
    ago: Words = ()
    """Frames of an age, {0} for amount and unit: "{0} yang lalu", "{0} ago"."""
    past: dict[Unit, Words] = {}
    """By unit, whole forms of an age with {0} for the amount alone, as the CLDR gives them: "vor {0} Stunden"."""
    now: Words = ()
    """Phrases for an age of nothing: "baru saja", "just now"."""
