"""Publication stamps in the layouts of many languages."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik import language
from kronik.records import Lang, Precision
from kronik.when import moment

NOW = datetime(2024, 6, 1, tzinfo=UTC)

STAMPS = [
    ("id", "Kamis, 4 Maret 2021 05:06 WIB", "2021-03-04T05:06+07:00"),
    ("id", "04/03/2021, 05:06 WIT", "2021-03-04T05:06+09:00"),
    ("id", "Kabar Lembah - 04/03/2021, 05:06 WIB", "2021-03-04T05:06+07:00"),
    ("id", "Kamis, 04 Mar 2021 | 05:06", "2021-03-04T05:06"),
    ("id", "Diterbitkan: Jum'at, 3 Pebruari 2006 pukul 19.30 WITA", "2006-02-03T19:30+08:00"),
    ("id", "Kam, 04 Mar 2021 05:06:07 WIB", "2021-03-04T05:06:07+07:00"),
    ("id", "4 Nop '98", "1998-11-04"),
    ("id", "Maret 2021", "2021-03"),
    ("id", "March 4, 2021", "2021-03-04"),  # software that nobody translated
    ("id", "Kamis, 4 Maret 2021 pukul 7.15 malam", "2021-03-04T19:15"),
    ("en", "Mar. 4, 2021 at 3:04 p.m. EST", "2021-03-04T15:04-05:00"),
    ("en", "July 4th, 2021 3 PM ET", "2021-07-04T15:00-04:00"),
    ("en", "Published 10:53 GMT, 4 March 2021", "2021-03-04T10:53+00:00"),
    ("en", "Updated 11:30 AM EDT, Thu July 1, 2021", "2021-07-01T11:30-04:00"),
    ("en", "2021-03-04 11:30 PM", "2021-03-04T23:30"),
    ("de", "04. März 2021, 15:44 Uhr", "2021-03-04T15:44"),
    ("fr", "Publié le 4 mars 2021 à 15h30", "2021-03-04T15:30"),
    ("fr", "1er mars 2021 à 09 h 05", "2021-03-01T09:05"),
    ("es", "4 de marzo de 2021 a las 10:30", "2021-03-04T10:30"),
    ("pt", "04/03/2021 15h44", "2021-03-04T15:44"),
    ("fi", "4. maaliskuuta 2021 klo 15.44", "2021-03-04T15:44"),
    ("hu", "2021. március 4. 15:44", "2021-03-04T15:44"),
    ("ja", "2021年3月4日 5時06分", "2021-03-04T05:06"),
    ("zh", "2021年3月4日 下午3:04", "2021-03-04T15:04"),
    ("ko", "2021년 3월 4일 오후 3:04", "2021-03-04T15:04"),
    ("th", "4 มีนาคม 2564 เวลา 15:44 น.", "2021-03-04T15:44"),  # the Buddhist era
    ("ar", "٤ مارس ٢٠٢١ 10:30", "2021-03-04T10:30"),
    ("vi", "4/3/2021, 15:44 (GMT+7)", "2021-03-04T15:44+07:00"),
]

HALVES = [
    ("es", "12 ago 2022 6:41 p.m."), ("es", "12/08/2022 06:41 PM"), ("es", "12 ago 2022, 6:41 p. m."),
    ("es", "12 de agosto de 2022, 6:41 de la tarde"), ("vi", "12/08/2022 06:41 PM"), ("vi", "12/08/2022 6:41 CH"),
    ("ms", "12 Ogos 2022 06:41 PM"), ("ms", "Ogos 12, 2022 @ 6:41pm"), ("ms", "12 Ogos 2022 6:41 petang"),
    ("ar", "12 أغسطس 2022 6:41 م"), ("ar", "12 أغسطس 2022 6:41 مساء"), ("ar", "12 أغسطس 2022 6:41 مساءً"),
    ("fr", "12 août 2022 à 6h41 du soir"), ("hi", "12 अगस्त 2022 6:41 शाम"), ("fa", "12/08/2022 6:41 ب.ظ"),
    ("el", "12 Αυγούστου 2022 6:41 μ.μ."), ("sw", "12 Agosti 2022 6:41 PM"), ("tr", "12 Ağustos 2022 06:41 PM"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text"), HALVES)
def test_the_half_of_the_day_is_read_in_its_language_and_in_english(code: str, text: str) -> None:
    found = moment(text, pack=language.load(Lang(code)), now=NOW)
    assert found is not None
    assert found.edtf == "2022-08-12T18:41"


@pytest.mark.parametrize(("code", "text"), [("ms", "12 Ogos 2022 6:41 pagi"), ("es", "12/08/2022 6:41 a.m.")])
def test_a_morning_stays_one(code: str, text: str) -> None:
    found = moment(text, pack=language.load(Lang(code)), now=NOW)
    assert found is not None
    assert found.edtf == "2022-08-12T06:41"


NONE = ["", "Dibaca 1.024 kali", "5 comments", "Kabar Lembah", "32 Februari 2021", "pukul 10.00", "0812-3456-7890"]


@pytest.mark.parametrize(("code", "text", "value"), STAMPS)
def test_a_stamp_is_read_in_its_language(code: str, text: str, value: str) -> None:
    found = moment(text, pack=language.load(Lang(code)), now=NOW)
    assert found is not None
    assert (found.edtf, found.seen) == (value, text)


@pytest.mark.parametrize("text", NONE)
def test_what_prints_no_date_is_none(text: str, indonesian: language.Pack) -> None:
    assert moment(text, pack=indonesian, now=NOW) is None


def test_the_weekday_decides_between_day_and_month(indonesian: language.Pack) -> None:
    """4 May 2012 was a Friday, 5 April a Thursday."""
    found = moment("Kamis (4/5/12)", pack=indonesian)
    assert found is not None
    assert found.edtf == "2012-04-05"


def test_a_reading_in_the_future_gives_way(english: language.Pack) -> None:
    found = moment("11/02/2024", pack=english, now=datetime(2024, 3, 1, tzinfo=UTC))
    assert found is not None
    assert found.edtf == "2024-02-11"


def test_a_stamp_without_a_year_needs_the_clock(indonesian: language.Pack) -> None:
    assert moment("Sabtu (1/6)", pack=indonesian) is None
    found = moment("Sabtu (1/6)", pack=indonesian, now=NOW)
    assert found is not None
    assert found.edtf == "2024-06-01"


def test_a_stamp_without_a_zone_is_bounded_in_the_zone_assumed(indonesian: language.Pack) -> None:
    at = moment("4 Maret 2021", pack=indonesian, zone=timezone(timedelta(hours=9)))
    assert at is not None
    assert (at.zone, at.precision) == (None, Precision.DAY)
    assert at.earliest == datetime(2021, 3, 3, 15, tzinfo=UTC)


@given(st.text(max_size=80), st.sampled_from(["id", "en", "ja", "ar", "he", "xx"]))
def test_no_text_breaks_it(text: str, code: str) -> None:
    found = moment(text, pack=language.load(Lang(code)), now=NOW)
    assert found is None or found.earliest <= found.latest
