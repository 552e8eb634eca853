"""Machine dates: the forms that pages hold, and what is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.records import Precision
from kronik.when import iso

FORMS = [
    ("2021-03-04T05:06:07+07:00", "2021-03-04T05:06:07+07:00"),
    ("2021-03-04T05:06:07+0700", "2021-03-04T05:06:07+07:00"),
    ("2021-03-04T05:06:07+07", "2021-03-04T05:06:07+07:00"),
    ("2021-03-04T05:06:07Z", "2021-03-04T05:06:07+00:00"),
    ("2021-03-04T05:06:07.890Z", "2021-03-04T05:06:07+00:00"),
    ("2021-03-04 05:06:07", "2021-03-04T05:06:07"),
    ("2021-03-04 05:06:07 WITA", "2021-03-04T05:06:07+08:00"),
    ("2021-03-04T05:06", "2021-03-04T05:06"),
    ("2021-03-04T05:06:07+07:00[Asia/Jakarta]", "2021-03-04T05:06:07+07:00"),
    ("2021/03/04", "2021-03-04"),
    ("2021-3-4", "2021-03-04"),
    ("2021-03", "2021-03"),
    ("2021", "2021"),
    ("20210304", "2021-03-04"),
    ("20210304T050607Z", "2021-03-04T05:06:07+00:00"),
    ("20210304050607", "2021-03-04T05:06:07"),
    ("Thu, 4 Mar 2021 05:06:07 +0700", "2021-03-04T05:06:07+07:00"),
    ("Kam, 04 Mar 2021 05:06:07 WIB", "2021-03-04T05:06:07+07:00"),
    ("04 Mar 21 05:06 GMT", "2021-03-04T05:06+00:00"),
    ("Thu Mar 4 05:06:07 WIT 2021", "2021-03-04T05:06:07+09:00"),
    ("Thu Mar 04 2021 05:06:07 GMT+0700 (Western Indonesia Time)", "2021-03-04T05:06:07+07:00"),
    ("1614809167", "2021-03-03T22:06:07+00:00"),
    ("1614809167000", "2021-03-03T22:06:07+00:00"),
    ("2021-03-04T24:00:00", "2021-03-05T00:00:00"),
]

NONE = [
    "",
    "yesterday",
    "03/04/2021",  # day and month cannot be told apart
    "2021-02-30",
    "2021-03-04T25:00",
    "2021-03-04 05:06 PM",  # half a day is no part of ISO 8601
    "0000-00-00 00:00:00",
    "0001-01-01T00:00:00",
    "1970-01-01T00:00:00Z",
    "12345678",
    "99999999999",
]


@pytest.mark.parametrize(("text", "value"), FORMS)
def test_a_machine_date_is_read_as_it_stands(text: str, value: str) -> None:
    found = iso(text)
    assert found is not None
    assert found.edtf == value
    assert found.seen == text


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_machine_date_is_none(text: str) -> None:
    assert iso(text) is None


def test_what_is_not_printed_is_not_filled_in() -> None:
    month = iso("2021-03")
    assert month is not None
    assert (month.precision, month.zone) == (Precision.MONTH, None)
    assert month.earliest == datetime(2021, 3, 1, tzinfo=UTC)
    assert month.latest == datetime(2021, 3, 31, 23, 59, 59, tzinfo=UTC)


def test_a_zone_with_no_known_offset_leaves_the_clock_local() -> None:
    found = iso("2021-03-04 05:06:07 XQZ")
    assert found is not None
    assert found.edtf == "2021-03-04T05:06:07"


@given(st.datetimes(datetime(1990, 1, 2), datetime(2099, 12, 30), timezones=st.just(UTC)))
def test_every_instant_survives_isoformat(at: datetime) -> None:
    at = at.replace(microsecond=0)
    found = iso(at.isoformat())
    assert found is not None
    assert found.earliest == at


@given(st.text(max_size=100))
def test_no_text_breaks_it(text: str) -> None:
    found = iso(text)
    assert found is None or found.earliest <= found.latest
