"""Ages: "35 hari lalu", "3 hours ago", read in any language and, once the capture is known, turned into dates.

What an age means has a width. Portals print whole units, cut off (2 weeks is 14 to 20 days) or rounded (moment.js
calls 11 days "2 weeks" in no release, but 45 days "2 months"), so an age of n weeks, months or years stands for
everything from n - 1/2 to just under n + 1 units. Days are counted by the calendar: n days ago is one day.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple

from kronik.language import Pack
from kronik.language.time import Time, Unit
from kronik.records import Age, Moment, Precision
from kronik.when.cldr import drawn, time
from kronik.when.edtf import edtf
from kronik.when.letters import plain
from kronik.when.memo import by_pack

LONGEST = 60
"""Code points; the longest CLDR form has 35."""

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}

_SMALLER: dict[Unit, tuple[int, Unit]] = {
    "minute": (60, "second"),
    "hour": (60, "minute"),
    "day": (24, "hour"),
    "week": (7, "day"),
    "month": (30, "day"),
    "year": (12, "month"),
}

_NUMBER = re.compile(r"\d{1,5}(?:[.,]\d{3})?")


class Reader(NamedTuple):
    """What a language's words of age become, compiled once."""

    phrases: dict[str, tuple[int, Unit]]
    """Ages without a number."""
    framed: tuple[re.Pattern[str], ...]
    """Amount and unit in the frames of the pack's own words."""
    whole: dict[str, tuple[str, Unit]]
    """The forms that are written out, {0} where the amount stands, by their letters without the spaces."""
    numbers: dict[str, float]
    units: dict[str, Unit]


def age(text: str, *, pack: Pack) -> Age | None:
    """The age that a short string tells; None where it tells none.

    The amount is a whole number of the unit printed; two units ("1 jam 20 menit lalu") are told in the smaller.
    """
    if not 2 <= len(text) <= LONGEST:
        return None
    reader = _reader(pack)
    line = " ".join(plain(text).split()).lstrip(" .,|·•()").rstrip(" .,|·•-–()")
    if line in reader.phrases:
        amount, unit = reader.phrases[line]
        return Age(seen=text, amount=amount, unit=unit)
    for frame in reader.framed:
        if match := frame.fullmatch(line):
            return _told(text, match.groupdict(), reader)
    return _written(text, line, reader)


def _written(text: str, line: str, reader: Reader) -> Age | None:
    """The age in a form that is written out; spaces of the form may be missing."""
    if not (number := _NUMBER.search(line)):
        return None
    seen = line[: number.start()] + "{0}" + line[number.end() :]
    form, unit = reader.whole.get(seen.replace(" ", ""), ("", "second"))
    if not form or not _gaps(seen) <= _gaps(form):
        return None
    return _aged(text, _amount(number[0], reader.numbers), unit)


def _gaps(text: str) -> set[int]:
    """Where spaces stand, counted in other characters."""
    return {match.start() - n for n, match in enumerate(re.finditer(" ", text))}


def _told(text: str, parts: dict[str, str | None], reader: Reader) -> Age | None:
    if one := parts["one"]:
        return Age(seen=text, amount=1, unit=reader.units[one])
    first, unit = _amount(parts["amount"] or "", reader.numbers), reader.units[parts["unit"] or ""]
    if more := parts["unit2"]:
        smaller = reader.units[more]
        if unit not in SECONDS or smaller not in SECONDS:
            return None
        first = first * SECONDS[unit] / SECONDS[smaller] + _amount(parts["amount2"] or "", reader.numbers)
        unit = smaller
    return _aged(text, first, unit)


def _aged(text: str, amount: float, unit: Unit) -> Age | None:
    if amount != int(amount):
        amount, unit = _halved(amount, unit)
    return Age(seen=text, amount=int(amount), unit=unit) if amount <= 99_999 else None


def _amount(text: str, numbers: dict[str, float]) -> float:
    return numbers[text] if text in numbers else int(text.replace(".", "").replace(",", "") or 0)


def _halved(amount: float, unit: Unit) -> tuple[float, Unit]:
    """Half a unit in the next smaller one; months and years in the calendar's usual lengths."""
    factor, name = _SMALLER.get(unit, (1, unit))
    return amount * factor, name


# ---- what the words become ------------------------------------------------------------------------------------


@by_pack
def _reader(pack: Pack) -> Reader:
    return _built(time(pack), drawn(pack.code))


def _built(words: Time, cldr: Time) -> Reader:
    units = {plain(form): unit for unit, forms in words.units.items() for form in forms}
    units |= {plain(form): unit for form, unit in words.fused.items() if isinstance(unit, str)}
    numbers = {plain(form): value for form, value in words.numbers.items()}
    whole: dict[str, tuple[str, Unit]] = {}
    for source in (cldr, words):
        for unit, forms in source.past.items():
            for form in (" ".join(plain(form).split()) for form in forms):
                whole.setdefault(form.replace(" ", ""), (form, unit))
    phrases = {plain(p): (-n, unit) for source in (cldr, words) for p, (n, unit) in source.days.items() if n <= 0}
    phrases |= {plain(p): (0, "second") for p in words.now}
    return Reader(
        phrases=phrases,
        framed=tuple(re.compile(_framed(frame, words, units, numbers)) for frame in words.ago if units),
        whole=whole,
        numbers=numbers,
        units=units,
    )


def _choice(words: Mapping[str, object]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) or "(?!)"


def _framed(frame: str, words: Time, units: Mapping[str, str], numbers: Mapping[str, float]) -> str:
    """A frame with one or two amounts and units in the place of {0}."""
    amount, unit = rf"\d{{1,5}}|{_choice(numbers)}", _choice(units)
    one = _choice(words.fused)
    second = rf"(?:[ ,]+(?:[^\W\d]+ )?(?P<amount2>\d{{1,2}}) ?(?P<unit2>{unit}))?"
    pair = rf"(?:(?P<one>{one})|(?P<amount>{amount}) ?(?P<unit>{unit})){second}"
    about = "".join(rf"(?:{re.escape(plain(w))} )?" for w in words.about)
    before, _, after = plain(frame).partition("{0}")
    return about + re.escape(before) + pair + re.escape(after)


# ---- ages into dates ------------------------------------------------------------------------------------------


def ago(age: Age, captured: Moment, *, zone: tzinfo | None = None) -> Moment:
    """When something of that age was published, seen from the capture, as wide as the words are.

    A day's age is one day; a capture known to the day only makes ages in hours as wide as that day. `zone` is where
    days begin: by default the capture's own offset.
    """
    zone = zone or _zone(captured)
    first, last = captured.earliest.astimezone(zone), captured.latest.astimezone(zone)
    if age.unit == "day":
        return _between(age.seen, _back(first, age.amount), _back(last, age.amount), zone)
    if age.unit in SECONDS:
        return _instants(age, first, last, zone)
    oldest = _calendar(first.date(), age.amount + 1, age.unit) + timedelta(days=1)
    youngest = _half(last.date(), age)
    return _between(age.seen, oldest, youngest, zone, Precision(age.unit))


def _zone(captured: Moment) -> tzinfo:
    """The capture's offset: the one printed, or else, of whole days, the one in which they begin at midnight."""
    start = captured.edtf.partition("/")[0].rstrip("~?%")
    try:
        at = datetime.fromisoformat(start)
    except ValueError:
        return UTC
    if at.tzinfo:
        return at.tzinfo
    ahead = at.replace(tzinfo=UTC) - captured.earliest
    whole = not (captured.latest - captured.earliest + timedelta(seconds=1)) % timedelta(days=1)
    return timezone(ahead) if whole and "T" not in start and abs(ahead) < timedelta(hours=15) else UTC


def _back(at: datetime, days: int) -> date:
    return at.date() - timedelta(days=min(days, at.date().toordinal() - 1))


def _calendar(day: date, amount: int, unit: str) -> date:
    """The day that many weeks, months or years before; the month's last day where it is too short."""
    if unit == "week":
        return day - timedelta(weeks=min(amount, day.toordinal() // 7 - 1))
    months = day.year * 12 + day.month - 1 - amount * (12 if unit == "year" else 1)
    year, month = max(months // 12, 1), months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def forward(day: date, age: Age) -> date:
    """The day that many weeks, months or years later."""
    if age.unit == "week":
        return day + timedelta(weeks=min(age.amount, 100_000))
    months = day.year * 12 + day.month - 1 + age.amount * (12 if age.unit == "year" else 1)
    year, month = min(months // 12, 9999), months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _half(day: date, age: Age) -> date:
    """The day n - 1/2 units before: the youngest that rounding could call n."""
    halves = {"week": 3, "month": 15, "year": 182}
    return min(_calendar(day, age.amount, age.unit) + timedelta(days=halves[age.unit]), day)


def _between(seen: str, first: date, last: date, zone: tzinfo, precision: Precision = Precision.DAY) -> Moment:
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    made = edtf(value, zone=zone, seen=seen)
    assert made is not None  # two dates of the calendar in order
    return Moment(seen=seen, edtf=made.edtf, earliest=made.earliest, latest=made.latest, precision=precision)


def _instants(age: Age, first: datetime, last: datetime, zone: tzinfo) -> Moment:
    """An age in seconds, minutes or hours: cut off, so up to one unit older than it says."""
    unit = timedelta(seconds=SECONDS[age.unit])
    distance = min(age.amount * unit, timedelta(days=36_500))
    earliest, latest = first - distance - unit + timedelta(seconds=1), last - distance
    if earliest.date() == latest.date() and last - first < timedelta(hours=1):
        value = f"{earliest.isoformat(timespec='minutes')}/{latest.isoformat(timespec='minutes')}"
        precision = Precision(age.unit)
    else:
        value = _between(age.seen, earliest.date(), latest.date(), zone).edtf
        precision = Precision.DAY
    return Moment(
        seen=age.seen,
        edtf=value,
        earliest=earliest.astimezone(UTC),
        latest=latest.astimezone(UTC),
        precision=precision,
    )
