"""Laws that hold for any text."""

from __future__ import annotations

import re
from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kronik import language
from kronik.records import Lang
from kronik.when import edtf, find
from kronik.when.lexicon import lexicon

PACKS = {code: language.load(Lang(code)) for code in ("id", "en")}

WORDS = {
    "id": "kemarin besok Selasa Minggu minggu lalu depan ini tahun bulan hari pukul 10.30 WIB 7/5 (18/6/2025) 21 "
    "November 2017 dua beberapa awal akhir setiap sekali hingga dan terakhir ke depan malam pagi abad ke-19 kuartal "
    'III H-3 Lebaran sekitar 1990-an 2016/2017 . , ( ) - / " “ ” \n kata akan di',
    "en": "yesterday tomorrow Tuesday last next this year month week day at 10:30 p.m. GMT 5/7 2017 November 21 21st "
    "two several early late every once to and ago later earlier tonight morning century 19th quarter second the of "
    '1990s Christmas about May march . , ( ) - / " “ ” \n said will in',
}

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def texts(code: str) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS[code].split(" ")), max_size=25).map(" ".join)


ANY = st.one_of(
    st.tuples(st.just("id"), st.one_of(texts("id"), st.text(max_size=120))),
    st.tuples(st.just("en"), st.one_of(texts("en"), st.text(max_size=120))),
)

DURATION = re.compile(r"P(?=.)(?:[\dX.]+(?:Y|M|W|D|DE|CE|Q|WE))*(?:T(?:[\dX.]+[HMS])+)?$")
SET = re.compile(r"XXXX-(?:WXX-(?:\d|WE)(?:T[A-Z]{2})?|\d\d(?:-\d\d)?|XX-(?:\d\d|XXT[A-Z]{2}))$|T\d\d:\d\d$")
REFERENCE = re.compile(r"(?:PAST|PRESENT|FUTURE)_REF$|BC\d{2,4}$")


@given(ANY, DAYS)
@example(("id", "21 Minggu ke 21 abad"), date(2000, 1, 1))  # an ordinal takes its number once
@settings(max_examples=300)
def test_spans_cut_the_text_they_claim_in_order_and_apart(given_text: tuple[str, str], anchor: date) -> None:
    code, text = given_text
    last = 0
    for found in find(text, pack=PACKS[code], anchor=anchor):
        assert text[found.start : found.end] == found.text
        assert last <= found.start < found.end
        last = found.end


@given(ANY, DAYS)
@settings(max_examples=300)
def test_no_value_is_outside_what_values_there_are(given_text: tuple[str, str], anchor: date) -> None:
    code, text = given_text
    for found in find(text, pack=PACKS[code], anchor=anchor):
        value = found.value.rstrip("~")
        if found.type == "DURATION" and value[0] == "P":
            assert all(DURATION.match(part) for part in value.split("/")), found
        elif found.type == "SET":
            assert all(SET.match(part) or DURATION.match(part) for part in value.split("/")), found
        elif not REFERENCE.match(value):
            assert edtf(value) is not None, found


RELATIVE = {
    "id": ("tahun lalu", "tahun depan", "dua tahun lalu", "10 tahun lagi", "awal tahun ini", "kuartal II tahun lalu"),
    "en": ("last year", "next year", "two years ago", "early this year", "ten years from now"),
}


@given(st.sampled_from([(c, t) for c, ts in RELATIVE.items() for t in ts]), st.integers(1950, 2090))
def test_shifting_the_anchor_by_a_year_shifts_years_by_one(pair: tuple[str, str], year: int) -> None:
    code, text = pair
    (before,) = find(text, pack=PACKS[code], anchor=date(year, 6, 15))
    (after,) = find(text, pack=PACKS[code], anchor=date(year + 1, 6, 15))
    assert int(after.value[:4]) == int(before.value[:4]) + 1
    assert after.value[4:] == before.value[4:]


@given(st.sampled_from([("id", "kemarin"), ("id", "lusa"), ("id", "35 hari lalu"), ("en", "tomorrow")]), DAYS)
def test_shifting_the_anchor_by_a_day_shifts_days_by_one(pair: tuple[str, str], anchor: date) -> None:
    code, text = pair
    (before,) = find(text, pack=PACKS[code], anchor=anchor)
    (after,) = find(text, pack=PACKS[code], anchor=anchor + timedelta(days=1))
    assert date.fromisoformat(after.value) - date.fromisoformat(before.value) == timedelta(days=1)


@given(st.integers(0, 6), DAYS)
def test_a_weekday_told_falls_on_it_within_a_week(number: int, anchor: date) -> None:
    name = language.load(Lang("id")).time.weekdays[number][0].capitalize()
    (found,) = find(f"kata camat, {name} malam", pack=PACKS["id"], anchor=anchor)
    day = date.fromisoformat(found.value[:10])
    assert day.weekday() == number
    assert timedelta(0) <= anchor - day < timedelta(days=7)


@given(DAYS, st.sampled_from(["id", "en"]))
def test_a_date_written_out_is_found_whatever_the_anchor(day: date, code: str) -> None:
    month = PACKS[code].time.months[day.month - 1][0].capitalize()
    text = f"on {month} {day.day}, {day.year}" if code == "en" else f"pada {day.day} {month} {day.year}"
    for anchor in (date(1999, 12, 31), date(2024, 2, 29)):
        (found,) = find(text, pack=PACKS[code], anchor=anchor)
        assert found.value == day.isoformat()


@given(ANY, DAYS)
def test_text_that_follows_changes_nothing_before_it(given_text: tuple[str, str], anchor: date) -> None:
    """A text is read from its start to its end, outside quotations and but for the citation of a sentence.

    Only where an expression is all there is, that is a reason to find it.
    """
    code, text = given_text
    text = re.sub(r"[\"“”]", "", text) + "\nAir pasang."
    alone = find(text, pack=PACKS[code], anchor=anchor)
    longer = find(text + " Sungai itu tenang.", pack=PACKS[code], anchor=anchor)
    assert longer[: len(alone)] == alone


@given(
    st.sampled_from(["id", "en"]).flatmap(
        lambda code: st.tuples(
            st.just(code),
            st.lists(st.sampled_from(sorted(lexicon(PACKS[code]).words)), max_size=12).map(" ".join),
        )
    ),
    DAYS,
)
@settings(max_examples=300)
def test_no_words_of_a_pack_break_it(given_text: tuple[str, str], anchor: date) -> None:
    code, text = given_text
    for found in find(text, pack=PACKS[code], anchor=anchor):
        assert found.value
