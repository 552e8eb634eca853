"""Readings of what is longer than a day: months, years, quarters, seasons; and feasts and vague phrases."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kronik.when import feasts, values
from kronik.when.context import Context
from kronik.when.edtf import SEASONS
from kronik.when.match import DATE, DURATION, NO_TIME, TIME, Match, Value, code, side


def month(m: Match, at: Context) -> Value | None:
    """A month with or without its year."""
    number, year = m.get("mv"), m.get("4y")
    if year is None and (of := [k for k in m.kinds if k in "YE"]) and side(m) and of:
        year = at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0)
    if year is None and m.has("@i") and (year := at.year_told(m.kinds)) is None:
        return None
    if m.kinds[0] == "v" and m.has("LXR@") and not at.text[m.start].isupper():
        return None  # "may last years"
    if year is not None:
        return Value(DATE, values.monthly(year, number), m.has("U"))
    if not (m.has("UMlgtLXR") or _bare_month(m, at)):
        return None
    if m.kinds[-1] == "v" and m.has("U") and _NUMBER.match(at.line, m.end):
        return None  # "early Aug. 2"
    if (
        m.kinds[-1] == "v"
        and m.has("U")
        and not at.text[m.end - len(_LAST.split(at.line[m.start : m.end])[-1])].isupper()
    ):
        return None  # "early march to the city"
    first = at.near_month(number, m.start, {2: 0}.get(side(m), side(m)))
    if side(m) == 2:
        return Value(DATE, values.monthly(at.anchor.year, number), m.has("U"))
    return Value(DATE, values.monthly(first.year, first.month), m.has("U")) if first else None


def _bare_month(m: Match, at: Context) -> bool:
    """Whether a month's name alone is the month and not a person or a word: "and may", "di Jan Breydel"."""
    time, weak = at.words.time, m.has("v")
    if at.text[m.end : m.end + 1] == "-" and at.text[m.end + 1 : m.end + 2].isupper():
        return False  # a double name: "Sept-Vallons"
    if weak and not (at.text[m.start].isupper() and at.line[m.start : m.end] in time.weak):
        return False
    named = at.text[m.end : m.end + 2].strip().isupper()  # a capital right behind: "and March Hall", "dan Juni Sari"
    if at.whole(m.start, m.end) or (at.within(m.start) and not (named and (weak or at.before(m.start) in time.both))):
        return True
    return not weak and _among(m, at)


def _among(m: Match, at: Context) -> bool:
    """Whether a month's whole name stands among words that are none of a name: "inflasi Juli sebesar 2 persen".

    A name that persons bear counts only after another month was told: "Juni naik, Juli turun".
    """
    name, before = at.line[m.start : m.end], at.text[max(0, m.start - 24) : m.start]
    if len(name) < FULL or not at.text[m.start].isupper() or at.named(m.end):
        return False
    last = before.split()[-1:]
    if (last and last[0][:1].isupper()) or at.person(m.start):
        return False
    return name not in at.words.time.borne or MONTH.fullmatch(at.told) is not None


_NUMBER = re.compile(r"\.?\s?\d")
_LAST = re.compile(r"[\s\-–]")

FULL = 4
"""Letters of a month's name that is no abbreviation; "mei" and "may" are too many other things."""

MONTH = re.compile(r"\d{4}-\d\d")


def month_told(m: Match, at: Context) -> Value | None:
    """The month of that name before or after what was told: "in June 2009 and the following March"."""
    number, told = m.get("mv"), at.reference("month") or at.anchor
    move = 1 if m.has("»") else -1
    passed = told.month >= number if move > 0 else told.month <= number
    return Value(DATE, values.monthly(told.year + (move if passed else 0), number))


def first_months(m: Match, at: Context) -> Value | None:
    """The first or last months of a year: "the first three months of 2019", "tiga bulan pertama 2016"."""
    order = -1 if m.has("LF") else m.get("o")
    number = m.get("w" if m.has("w") else "1")
    year = m.get("4") or at.anchor.year + {-1: -1, 1: 1}.get(side(m._replace(kinds=m.kinds[1:])), 0)
    if order not in (1, -1) or number != int(number) or not 1 < number < YEAR:
        return None
    if number in (3, 6):
        letter, last = ("Q", 4) if number == 3 else ("H", 2)
        return Value(DATE, f"{year:04}-{letter}{1 if order == 1 else last}")
    first, end = (1, int(number)) if order == 1 else (YEAR + 1 - int(number), YEAR)
    return Value(DATE, f"{values.monthly(year, first)}/{values.monthly(year, end)}")


YEAR = 12
"""Months of a year."""


def months(m: Match, at: Context) -> Value | None:
    """From month to month: "Mei-Juni 2025"."""
    (first, last), year = m.all("mv")[:2], m.all("4y")
    if not year and not (m.has("M") or at.within(m.start)):
        return None
    end = year[-1] if year else None
    if end is None:
        near = at.near_month(last, m.start, side(m))
        end = near.year if near else at.anchor.year
    begin = year[0] if len(year) > 1 else end - (first > last)
    return Value(DATE, f"{values.monthly(begin, first)}/{values.monthly(end, last)}")


def year(m: Match, at: Context) -> Value | None:
    """A year that something shows to be one: a unit, an edge, a word beside it, or the word before."""
    number = m.get("4y")
    if m.kinds == "4" and at.titled(m.start, m.end) and not at.described(m.end):
        return None
    if at.ancient(m.end):
        return Value(DATE, f"{BEFORE_CHRIST}{number:04}", m.has("U"))
    if (
        not m.has("YUlgtia")
        and not at.era(m.start, m.end)
        and not at.whole(m.start, m.end)
        and (at.counts(m.end) or not (_told_as_year(number, m, at) or _bare_year(number, m, at)))
    ):
        return None
    return Value(DATE, f"{number:04}", m.has("U"))


def short_year(m: Match, at: Context) -> Value | None:
    """A year of two digits of the last century, or of three: "sejak tahun 72", "tahun 358"; "in '98"."""
    if m.kinds == "y":
        return Value(DATE, f"{m.get('y'):04}") if at.within(m.start) else None
    number = m.get("9")
    digits = at.line[m.start : m.end].split()[-1]
    if not digits.isdecimal() or len(digits) not in (2, 3):
        return None
    if at.ancient(m.end):
        return Value(DATE, f"{BEFORE_CHRIST}{number:04}")
    if at.words.christian.match(at.line, m.end):
        return Value(DATE, f"{number:04}")
    if not at.within(m.start) or at.counts(m.end):
        return None
    return Value(DATE, f"{number + (1900 if number < 100 else 0):04}")


def _told_as_year(number: int, m: Match, at: Context) -> bool:
    """Whether a word before shows a year; "lebih dari 1000" is an amount."""
    amount = number % 100 == 0 and number < EARLIEST and at.about(m.start) is not None
    return 1000 <= number <= 2100 and not amount and at.within(m.start)


def _bare_year(number: int, m: Match, at: Context) -> bool:
    """Whether four digits after any word are a year: in a language that parts thousands, if no word before counts.

    After a capital they are part of a name ("Piala Sagara 2026"); 2000 is the number that news rounds to.
    """
    before, numbered = at.before(m.start), at.words.time.numbered
    earliest = (
        OLDEST if _OWNER.search(at.line, max(0, m.start - 3), m.start) else EARLIEST
    )  # "the court's 1898 ruling"
    if not numbered or number == 2000 or not earliest <= number <= at.anchor.year + AHEAD:
        return False
    lower = _APOSTROPHE.sub("", before).isalpha() and at.text[m.start - len(before) - 1].islower()
    return lower and before not in numbered and at.text[m.start - 1] == " "


_APOSTROPHE, _OWNER = re.compile(r"['’]"), re.compile(r"['’]\w $")

OLDEST, EARLIEST, AHEAD = 1700, 1945, 15
"""The years that news names without a word that says so: since the Second World War, somebody's own since earlier,
and as far as its plans go."""


def years(m: Match, at: Context) -> Value | None:
    """From year to year, or a year of two numbers: "periode 2020-2023", "tahun ajaran 2016/2017"."""
    first, last = m.get("2") or m.all("4")[:2]
    if "%" in m.kinds:
        return (
            Value(DURATION, f"{first:04}/{last:04}")
            if at.before(m.start) in at.words.time.between and first < last
            else None
        )
    if first >= last or not (
        m.has("Ya") or at.within(m.start) or at.opened(m.start) or at.whole(m.start, m.end) or _dashed(m, at)
    ):
        return None
    return Value(DATE if m.has("a") else DURATION, f"{first:04}/{last:04}")


def _dashed(m: Match, at: Context) -> bool:
    """Whether two years stand whole about a dash, which little else does: "Bupati Lembah Hijau 2019-2024"."""
    return re.fullmatch(r"(?:19|20)\d\d ?[-–] ?(?:19|20)\d\d", at.line[m.start : m.end]) is not None


def law(m: Match, at: Context) -> Value | None:
    """A number and a year: "Nomor 12 Tahun 2025" is a law, and no date at all; "70 tahun pada 2015" is none."""
    return NO_TIME if len(at.line[m.start : m.end].split()) == 3 else None


def decade(m: Match, at: Context) -> Value | None:
    """The nineties; one of two digits only where something shows that it counts years, not things."""
    if at.counts(m.end):
        return None  # "1.600-an kali"
    beside = {at.before(m.start), *at.line[m.start : m.end].split()[:1]}
    if m.has("ð") and not m.has("YE") and beside.isdisjoint(at.words.time.eras):
        return None
    return Value(DATE, f"{m.get('8ð'):03}", m.has("U"))


BEFORE_CHRIST = "BC"
"""TIMEX3's mark of a year or century before Christ."""


def century(m: Match, at: Context) -> Value | None:
    """The n-th century; the 19th begins in 1800."""
    number = m.get("o1r")
    if number and at.ancient(m.end):
        return Value(DATE, f"{BEFORE_CHRIST}{number - 1:02}", m.has("U"))
    return Value(DATE, f"{number - 1:02}", m.has("U")) if number and 1 <= number <= 25 else None


def quarter(m: Match, at: Context) -> Value | None:
    """The n-th quarter or half of a year, or its last."""
    number, year = m.get("1orwǫ"), _quartered(m, at)
    letter, most = _QUARTER if m.has("Qǫ") else _HALF
    number = most if number == -1 else number
    if number is None or year is None or not 1 <= number <= most:
        return None
    return Value(DATE, f"{year:04}-{letter}{int(number)}", m.has("U"))


_QUARTER, _HALF = ("Q", 4), ("H", 2)


def quarters(m: Match, at: Context) -> Value | None:
    """From quarter to quarter, or two that follow each other: "triwulan II-IV 2023", "semester I dan II 2024"."""
    (first, last), year = m.all("1orǫ")[:2], _quartered(m, at)
    letter, most = _QUARTER if m.has("Qǫ") else _HALF
    if year is None or not 1 <= first < last <= most or (m.has("%") and last != first + 1):
        return None
    return Value(DATE, f"{year:04}-{letter}{int(first)}/{year:04}-{letter}{int(last)}")


def _quartered(m: Match, at: Context) -> int | None:
    """The year of a quarter or half; None where nothing shows it to be a year's.

    "Semester 2" is a student's, "paruh kedua" a match's; "Semester I" is a year's.
    """
    if (year := m.get("4y")) is not None:
        return int(year)
    weak = at.line[m.start : m.end].split()[0] in at.words.time.weak
    shown = m.kinds.lstrip("U-")[0] == "B" and not weak and (m.has("r") or at.within(m.start))
    if not m.has("YQLlgtǫ") and not shown:
        return None
    return at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0)


def week_of(m: Match, at: Context) -> Value | None:
    """The n-th week of a month."""
    number, year = m.get("o") or -1, m.get("4y")
    if m.kinds[0] in "FL" and not at.loose(m.start, m.end):
        return None  # "last week, March sales"
    near: date | None
    if year is not None and not m.has("mv"):
        last = date(year, 12, 28).isocalendar().week
        return Value(DATE, f"{year:04}-W{number if number > 0 else last:02}") if -1 <= number <= last else None
    if m.has("mv"):
        near = at.near_month(m.get("mv"), m.start, _side_of(m)) if year is None else date(year, m.get("mv"), 1)
    else:
        near = date.fromisoformat(values.of_month(at.anchor, {-1: -1, 1: 1}.get(_side_of(m), 0)) + "-01")
    value = values.week_of_month(near.year, near.month, number) if near else None
    return Value(DATE, value, True) if value else None


def _side_of(m: Match) -> int:
    """The side that a month's own word names: "the last" before a week counts within it."""
    return side(m._replace(kinds=m.kinds[m.kinds.find("W") + 1 :]))


def season(m: Match, at: Context) -> Value | None:
    """A season of a year."""
    year, name = m.get("4y"), m.get("s")
    if year is None and m.has("Y"):
        year = at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0)
    if year is None:
        year = at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0)
        first = SEASONS[name]
        if side(m) < 0 and at.anchor.month > first + 2:  # the last one is this year's once it is over
            year += 1
        if side(m) < 0 and at.anchor.month < first - 9:  # in January the winter of last year is still this one
            year -= 1
        if side(m) == 1 and at.anchor.month < first:  # in May, the summer to come
            year -= 1
    return Value(DATE, f"{year:04}-{name}", m.has("U"))


def season_here(m: Match, at: Context) -> Value | None:
    """A season without a year, after an article and a word that shows a time: "in the fall"; by the tense."""
    article = at.before(m.start)
    if article not in at.words.time.articles or at.behind(m.end) in at.words.time.of or at.text[m.start].isupper():
        return None
    start = m.start - len(article) - 1
    if not at.within(start) or at.before(start) in at.words.time.articles or at.followed(m.end):
        return None
    begins = [date(at.anchor.year + n, SEASONS[m.get("s")], 1) for n in (-1, 0, 1)]
    if at.ahead(m.start):
        begins = [day for day in begins if day > at.anchor - SEASON]
    elif at.past(start):
        begins = [day for day in begins if day <= at.anchor]
    nearest = min(begins, key=lambda day: abs(day - at.anchor))
    return Value(DATE, f"{nearest.year:04}-{m.get('s')}")


SEASON = timedelta(91)
"""A season's length."""


# ---- feasts and phrases ---------------------------------------------------------------------------------------


def feast(m: Match, at: Context) -> Value | None:
    """A feast of a year told or the nearest by tense; H-3 counts from its first day, H+3 from its last."""
    if not at.words.time.feasts or (m.kinds == "V" and (at.named(m.end) or at.text[m.end : m.end + 1] == "-")):
        return None  # "Festival Waisak Lembah Hijau"
    year = m.get("4") or (at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0) if side(m) and m.has("Y") else None)
    spec = m.get("V")
    if year is None and side(m) == 2:
        year = at.anchor.year
    if year is None and side(m):
        found = feasts.beside(spec, at.anchor, side(m))
    elif year is None:
        found = feasts.near(spec, at.anchor, ahead=at.ahead(m.start))
        if found and found[0] - at.anchor > feasts.NEAR and at.past(m.start):
            found = feasts.beside(spec, at.anchor, -1)
    else:
        found = feasts.in_hijri(spec, year) if year < feasts.LATEST_HIJRI else feasts.in_year(spec, year)
    if found is None:
        return None
    day, last = found
    count = m.get("O")
    if count is not None:
        day = (day if count < 0 else last) + timedelta(count)
    part = m.get("p")
    if part in ("am", "pm"):
        return None
    if part is not None:
        eve = m.kinds.index("p") < m.kinds.index("V") and part in ("TNI", "TEV")
        return Value(TIME, (day - timedelta(eve)).isoformat() + code(part))
    return Value(DATE, day.isoformat(), m.has("U"))


def islamic_day(m: Match, at: Context) -> Value | None:
    """A day of the Islamic calendar; of the year told, by either calendar, or the nearest.

    Within a day, for months begin when the moon is seen; a weekday beside it tells the day.
    """
    days = feasts.islamic(m.get("ĥ"), at.anchor, year=m.get("4"), day=m.get("1o"))
    weekday = m.get("deđ")
    if days is None or weekday is None:
        return Value(DATE, days[0].isoformat() + "~", True) if days else None
    about = (days[0] + timedelta(shift) for shift in (0, -1, 1))
    day = next((day for day in about if day.weekday() == weekday), None)
    return Value(DATE, day.isoformat()) if day else None


def islamic_month(m: Match, at: Context) -> Value | None:
    """A month of the Islamic calendar, as the days that it spans."""
    if m.kinds == "ĥ" and not at.within(m.start) and _borne(m, at):
        return None
    year = m.get("4") or (at.anchor.year + {-1: -1, 1: 1}.get(side(m), 0) if m.has("Y") else None)
    days = feasts.islamic(m.get("ĥ"), at.anchor, year=year, ahead=side(m) == 1 or at.ahead(m.start))
    return Value(DATE, "/".join(day.isoformat() for day in days), True) if days else None


def _borne(m: Match, at: Context) -> bool:
    """Whether a month's name is a person's: one that persons bear, or one behind another name."""
    before = at.text[max(0, m.start - 24) : m.start]
    behind = before[-1:] == " " and before.split()[-1][:1].isupper() and not before.isupper()
    return at.line[m.start : m.end] in at.words.time.borne or behind or at.named(m.end) or at.person(m.start)


def then(_: Match, at: Context) -> Value | None:
    """The time told before, as it was told."""
    return Value(DATE, at.told or "PAST_REF")


def vague(m: Match, at: Context) -> Value | None:
    """A phrase of no measurable distance; with a capital before another it is a name: "The Future Fund"."""
    last = at.text[m.start : m.end].split()[-1]
    titled = at.named(m.end) or at.behind(m.end) in at.words.time.of  # "The Future of Work"
    if last[0].isupper() and titled and (len(last) < m.end - m.start or not at.opens(m.start)):
        return None
    return Value(DATE, m.get("P"))
