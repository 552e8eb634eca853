"""The capture day that related items tell."""

from __future__ import annotations

from datetime import timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from kronik.records import Age, Moment
from kronik.when import ago, edtf, infer, iso

WIB = timezone(timedelta(hours=7))


def days(amount: int) -> Age:
    return Age(seen=f"{amount} hari lalu", amount=amount, unit="day")


def day(value: str) -> Moment:
    found = edtf(value, zone=WIB)
    assert found is not None
    return found


def stamp(value: str) -> Moment:
    found = iso(value)
    assert found is not None
    return found


def test_one_item_with_a_known_date_dates_the_capture_and_the_others() -> None:
    found = infer([("banjir", days(35), stamp("2024-03-26T14:05:00+07:00"))])
    assert found.moment is not None
    assert found.moment.edtf == "2024-04-30"
    assert ago(days(37), found.moment).edtf == "2024-03-24"


def test_nothing_known_tells_nothing() -> None:
    assert infer([]).moment is None


def test_bounds_of_all_items_intersect() -> None:
    month = Age(seen="sebulan lalu", amount=1, unit="month")
    wide = infer([("pasar", month, day("2024-03-26"))], zone=WIB)
    narrow = infer([("pasar", month, day("2024-03-26")), ("banjir", days(35), day("2024-03-26"))], zone=WIB)
    assert wide.moment is not None
    assert narrow.moment is not None
    assert "/" in wide.moment.edtf
    assert narrow.moment.edtf == "2024-04-30"


def test_a_contradiction_is_reported_and_outvoted() -> None:
    items = [
        ("a", days(35), day("2024-03-26")),
        ("b", days(34), day("2024-03-27")),
        ("c", days(3), day("2024-03-26")),
    ]
    found = infer(items, zone=WIB)
    assert found.moment is not None
    assert found.moment.edtf == "2024-04-30"
    assert [bound.item for bound in found.contradictions] == ["c"]


def test_two_that_contradict_each_other_tell_nothing() -> None:
    found = infer([("a", days(1), day("2024-03-26")), ("b", days(9), day("2024-03-26"))], zone=WIB)
    assert found.moment is None
    assert len(found.contradictions) == 2


def test_full_days_of_24_hours_are_understood_where_calendar_days_contradict() -> None:
    """33 and 34 full days before one instant may lie in one calendar day."""
    items = [
        ("a", days(34), stamp("2024-03-26T08:05:00+07:00")),
        ("b", days(33), stamp("2024-03-26T22:05:00+07:00")),
    ]
    found = infer(items)
    assert found.moment is not None
    assert not found.contradictions


def test_a_page_was_not_captured_before_it_was_published() -> None:
    year = Age(seen="setahun lalu", amount=1, unit="year")
    published = day("2024-04-29")
    found = infer([("a", year, day("2023-04-29"))], zone=WIB, published=published)
    assert found.moment is not None
    assert found.moment.earliest == published.earliest


@given(st.dates(min_value=day("2001").earliest.date()), st.lists(st.integers(0, 3000), min_size=1, max_size=5))
def test_items_of_one_capture_always_agree_on_it(captured: object, ages: list[int]) -> None:
    at = edtf(str(captured))
    assert at is not None
    items = []
    for n in ages:
        published = edtf(ago(days(n), at).edtf)
        assert published is not None
        items.append((str(n), days(n), published))
    found = infer(items)
    assert found.moment is not None
    assert found.moment.edtf == str(captured)
    assert not found.contradictions


def test_a_capture_that_would_lie_before_the_page_itself_is_a_contradiction() -> None:
    """Five days after 10 March is long before the page: the item is another article of that title."""
    found = infer([("panen", days(5), day("2021-03-10"))], zone=WIB, published=day("2023-01-02"))
    assert found.moment is None
    assert [bound.item for bound in found.contradictions] == ["panen"]
