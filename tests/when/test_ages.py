"""Ages, and the dates that they are once the capture is known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from babel.dates import format_timedelta
from hypothesis import given
from hypothesis import strategies as st

from kronik import language
from kronik.language.locales import locale
from kronik.records import Age, Lang
from kronik.when import age, ago, edtf, iso
from tests.when.languages import LANGUAGES

AGES = [
    ("id", "35 hari lalu", 35, "day"),
    ("id", "3 jam yang lalu", 3, "hour"),
    ("id", "sejam lalu", 1, "hour"),
    ("id", "setengah jam lalu", 30, "minute"),
    ("id", "dua pekan lalu", 2, "week"),
    ("id", "1 jam 20 menit lalu", 80, "minute"),
    ("id", "Sekitar 2 bulan lalu", 2, "month"),
    ("id", "Kemarin", 1, "day"),
    ("id", "baru saja", 0, "second"),
    ("en", "2 weeks ago", 2, "week"),
    ("en", "an hour ago", 1, "hour"),
    ("en", "about 3 hours ago", 3, "hour"),
    ("en", "just now", 0, "second"),
    ("de", "vor 3 Stunden", 3, "hour"),
    ("fr", "il y a 2 jours", 2, "day"),
    ("ja", "3時間前", 3, "hour"),
    ("ar", "قبل ٣ أيام", 3, "day"),
]

NONE = ["", "hari", "35", "35 hari lagi", "Presiden lalu", "harga 35 hari", "lima tahun terakhir"]


@pytest.mark.parametrize(("code", "text", "amount", "unit"), AGES)
def test_an_age_is_read(code: str, text: str, amount: int, unit: str) -> None:
    assert age(text, pack=language.load(Lang(code))) == Age(seen=text, amount=amount, unit=unit)


@pytest.mark.parametrize("text", NONE)
def test_what_tells_no_age_is_none(text: str, indonesian: language.Pack) -> None:
    assert age(text, pack=indonesian) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_reads_the_ages_that_babel_writes(code: str) -> None:
    pack = language.load(Lang(code))
    for unit, amount, distance in (
        ("minute", 2, timedelta(minutes=2)),
        ("hour", 3, timedelta(hours=3)),
        ("day", 5, timedelta(days=5)),
        ("week", 2, timedelta(weeks=2)),
        ("month", 1, timedelta(days=30)),
        ("year", 4, timedelta(days=4 * 365)),
    ):
        text = format_timedelta(-distance, granularity=unit, add_direction=True, locale=locale(code) or code)
        found = age(text, pack=pack)
        assert found is not None, text
        assert (found.amount, found.unit) == (amount, unit), text


@pytest.mark.parametrize(
    ("unit", "amount", "value"),
    [
        ("day", 35, "2024-03-26"),
        ("day", 0, "2024-04-30"),
        ("week", 2, "2024-04-10/2024-04-19"),
        ("month", 2, "2024-01-31/2024-03-15"),
        ("year", 1, "2022-05-01/2023-10-29"),
        ("hour", 3, "2024-04-29/2024-04-30"),
    ],
)
def test_an_age_is_as_wide_as_its_words(unit: str, amount: int, value: str) -> None:
    captured = edtf("2024-04-30")
    assert captured is not None
    assert ago(Age(seen="", amount=amount, unit=unit), captured).edtf == value


def test_hours_are_counted_from_the_clock_of_the_capture() -> None:
    captured = iso("2024-04-30T10:15:00+07:00")
    assert captured is not None
    at = ago(Age(seen="", amount=3, unit="hour"), captured)
    assert at.edtf == "2024-04-30T06:15+07:00/2024-04-30T07:15+07:00"
    assert at.latest == datetime(2024, 4, 30, 0, 15, tzinfo=UTC)


@given(
    st.integers(0, 4000),
    st.sampled_from(["second", "minute", "hour", "day", "week", "month", "year"]),
    st.datetimes(datetime(1995, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
)
def test_nothing_is_published_after_it_was_captured(amount: int, unit: str, at: datetime) -> None:
    captured = iso(at.replace(microsecond=0).isoformat())
    assert captured is not None
    found = ago(Age(seen="", amount=amount, unit=unit), captured)
    assert found.earliest <= found.latest
    assert found.earliest <= captured.latest


@given(st.text(max_size=70))
def test_no_text_breaks_it(text: str) -> None:
    for code in ("id", "en", "ar"):
        found = age(text, pack=language.load(Lang(code)))
        assert found is None or found.amount >= 0
