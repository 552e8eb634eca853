"""The days that moments and dates in queries cover."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.archive.days import asked, printed, second, told
from kronik.records import Moment, Precision


def moment(edtf: str, earliest: datetime, latest: datetime) -> Moment:
    return Moment(seen=edtf, edtf=edtf, earliest=earliest, latest=latest, precision=Precision.DAY)


@pytest.mark.parametrize(
    ("published", "lang", "day"),
    [
        ("2031-06-09T23:30:00+07:00", "id", "2031-06-09"),
        ("2031-06-09T17:30:00Z", "id", "2031-06-10"),
        ("2031-06-09T16:30:00+00:00", "id", "2031-06-09"),
        ("2031-06-09T17:30:00Z", "en", "2031-06-09"),
        ("2031-06-09T17:30:00Z", None, "2031-06-09"),
        ("2031-06-09T23:30", "id", "2031-06-09"),
        ("2031-06", "id", "2031-06"),
    ],
)
def test_an_article_has_the_day_of_its_readers(published: str, lang: str | None, day: str) -> None:
    assert told(published, lang) == day


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2017-11-21", (20171121, 20171121)),
        ("2017-11-21T00:30:00+07:00", (20171121, 20171121)),
        ("2017-02", (20170201, 20170228)),
        ("2016~", (20160101, 20161231)),
        ("2017-24", (20171201, 20180228)),
        ("201X", (20171201, 20180228)),
    ],
)
def test_a_moment_covers_the_days_that_were_printed(edtf: str, days: tuple[int, int]) -> None:
    """What is no calendar date (a season, a decade) covers what its bounds do, in the zone of Jakarta."""
    start, end = datetime(2017, 11, 30, 17, tzinfo=UTC), datetime(2018, 2, 28, 16, 59, 59, tzinfo=UTC)
    assert printed(moment(edtf, start, end)) == days


@pytest.mark.parametrize("hours", [-12, 0, 14])
@pytest.mark.parametrize("instant", [datetime.min, datetime.max])
def test_the_ends_of_the_calendar_are_days_too(instant: datetime, hours: int) -> None:
    edge = instant.replace(tzinfo=timezone(timedelta(hours=hours)))
    first, last = printed(moment("?", edge, edge))
    assert abs(first - last) < 10_000_000
    assert abs(second(moment("?", edge, edge))) < 1 << 40


@given(st.dates())
def test_a_day_reads_the_same_written_either_way(day) -> None:
    number = day.year * 10_000 + day.month * 100 + day.day
    assert asked(day.isoformat()) == asked(f"{day.day:02}/{day.month:02}/{day.year:04}") == (number, number)


@given(st.text("0123456789-/.", max_size=12))
def test_what_has_the_form_of_a_date_covers_at_least_a_day(text: str) -> None:
    try:
        bounds = asked(text)
    except Exception as error:
        assert "is no date that exists" in str(error)
    else:
        assert bounds is None or bounds[0] <= bounds[1]
