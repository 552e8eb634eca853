"""Moments printed in the reader's language, and read back."""

from __future__ import annotations

import pytest

from kronik import language
from kronik.records import Lang, Moment
from kronik.when import edtf, format, iso, moment
from tests.when.languages import LANGUAGES


def same(left: Moment | None, right: Moment) -> bool:
    """Equal in all but the words they were seen in."""
    return left is not None and (left.edtf, left.precision, left.zone) == (right.edtf, right.precision, right.zone)


def whole(value: str) -> Moment:
    found = iso(value) or edtf(value)
    assert found is not None
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_printed_is_read_back(code: str) -> None:
    pack = language.load(Lang(code))
    for value in ("2017-11-21", "2017-11", "2015", "2017-11-21T10:53+07:00", "2017-11-21T22:53"):
        at = whole(value)
        text = format(at, code)
        assert same(moment(text, pack=pack), at), text


@pytest.mark.parametrize("code", ["id", "en", "de", "ja", "ar", "ru"])
@pytest.mark.parametrize(
    "value",
    ["2015~", "2017-11~", "199X", "18XX", "2017-W47", "2018-Q3", "2017-11-20/2017-11-22", "2017-11/2018-01"],
)
def test_what_has_no_words_of_its_own_is_read_back_too(code: str, value: str) -> None:
    at = whole(value)
    assert same(moment(format(at, code), pack=language.load(Lang(code))), at)


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ("id", "2017-11-21T10:53+07:00", "Selasa, 21 November 2017 10.53 +07:00"),
        ("id", "2017-11", "November 2017"),
        ("id", "2015~", "± 2015"),
        ("en", "2017-11-21", "Tuesday, November 21, 2017"),
        ("en", "2017-11-20/2017-11-22", "Monday, November 20, 2017 – Wednesday, November 22, 2017"),
        ("de", "2017-11-21", "Dienstag, 21. November 2017"),
        ("xx", "2017-11-21", "Tuesday, November 21, 2017"),
    ],
)
def test_a_moment_is_printed_no_finer_than_it_is(code: str, value: str, text: str) -> None:
    assert format(whole(value), code) == text


def test_the_zone_is_printed_as_the_page_printed_it(indonesian: language.Pack) -> None:
    at = moment("Kamis, 4 Maret 2021 05:06 WITA", pack=indonesian)
    assert at is not None
    assert format(at, indonesian).endswith(" WITA")
