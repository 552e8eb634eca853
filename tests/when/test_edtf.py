"""Values and what they bound."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.records import Precision
from kronik.when import edtf

VALUES = [
    ("2015", "2015", "2015-01-01", "2015-12-31", Precision.YEAR),
    ("2015~", "2015~", "2015-01-01", "2015-12-31", Precision.YEAR),
    ("199", "199X", "1990-01-01", "1999-12-31", Precision.DECADE),
    ("18", "18XX", "1800-01-01", "1899-12-31", Precision.CENTURY),
    ("2016-02", "2016-02", "2016-02-01", "2016-02-29", Precision.MONTH),
    ("2017-W47", "2017-W47", "2017-11-20", "2017-11-26", Precision.WEEK),
    ("2017-W46-WE", "2017-W46-WE", "2017-11-18", "2017-11-19", Precision.WEEK),
    ("2018-Q3", "2018-Q3", "2018-07-01", "2018-09-30", Precision.SEASON),
    ("2018-H2", "2018-H2", "2018-07-01", "2018-12-31", Precision.SEASON),
    ("2018-SU", "2018-SU", "2018-06-01", "2018-08-31", Precision.SEASON),
    ("2018-WI", "2018-WI", "2018-12-01", "2019-02-28", Precision.SEASON),
    ("2024-04-10/2024-04-16", "2024-04-10/2024-04-16", "2024-04-10", "2024-04-16", Precision.DAY),
]

NONE = ["", "P3D", "PRESENT_REF", "XXXX-WXX-1", "2017-02-30", "2017-13", "2017-W54", "2018/2017", "T10:00", "x/y"]


@pytest.mark.parametrize(("value", "spelt", "first", "last", "precision"), VALUES)
def test_a_value_bounds_what_it_means(value: str, spelt: str, first: str, last: str, precision: Precision) -> None:
    found = edtf(value)
    assert found is not None
    bounds = (found.earliest.date().isoformat(), found.latest.date().isoformat())
    assert (found.edtf, *bounds, found.precision) == (spelt, first, last, precision)


@pytest.mark.parametrize("value", NONE)
def test_what_bounds_nothing_is_no_moment(value: str) -> None:
    assert edtf(value) is None


def test_a_day_begins_where_the_zone_says() -> None:
    found = edtf("2021-03-04", zone=timezone(timedelta(hours=7)))
    assert found is not None
    assert found.earliest == datetime(2021, 3, 3, 17, tzinfo=UTC)
    assert found.zone is None


def test_night_runs_past_midnight() -> None:
    found = edtf("2021-03-04TNI")
    assert found is not None
    assert found.latest.date().isoformat() == "2021-03-05"


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_the_ends_of_the_calendar_are_bounded_in_any_zone(year: str) -> None:
    for hours in (-12, 0, 14):
        found = edtf(year, zone=timezone(timedelta(hours=hours)))
        assert found is not None
        assert found.earliest < found.latest


@given(st.text("0123456789-:TWQHXNIMOE/~?%Z+SUP", max_size=24))
def test_no_value_breaks_it_and_bounds_are_in_order(value: str) -> None:
    found = edtf(value)
    assert found is None or found.earliest <= found.latest
