"""Time is linear in the length, whatever the text."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date

import pytest

from kronik.language import Pack
from kronik.records import Span
from kronik.when import age, find, iso, moment

MEGABYTE = 1_000_000
ANCHOR = date(2017, 11, 22)

HOSTILE = {
    "digits": "1",
    "dots": "1.",
    "slashes": "1/2/",
    "spaces": " ",
    "blank after a word": "hari" + " " * 40,
    "weekdays": "Senin ",
    "numbers and units": "2 tahun ",
    "two kinds each": "minggu lalu jam terakhir sekarang kemarin ",
    "brackets": "Senin (1/2) ",
    "quotes": '"kemarin" ',
    "open quotes": '"kemarin ',
    "citations": "dikutip dari Kabar Laut, Senin (16/11/2015), kemarin ",
    "cited without end": "16/11/2015 kemarin dikutip dari ",
    "glued": "seninselasarabu",
    "hyphens": "ke-1-2-",
    "addresses": "https://a.b/kemarin ",
    "at signs": "@",
    "letters beyond ASCII": "ñéİ",
}


def seconds(text: str, pack: Pack, captions: Sequence[Span] = ()) -> float:
    """The CPU time of reading a text, the lesser of two: a collection of garbage in between is not the tagger's."""

    def once() -> float:
        start = time.thread_time()
        find(text, pack=pack, anchor=ANCHOR, captions=captions)
        return time.thread_time() - start

    return min(once(), once())


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_ten_times_the_text_costs_some_ten_times_as_much(unit: str, indonesian: Pack) -> None:
    """Measured against itself: a quadratic step would cost a hundred times as much.

    A tenth of a megabyte is enough to tell, and keeps the suite fast; a whole one is read by `bench/when.py`.
    """
    short, long = (unit * (size // len(unit)) for size in (MEGABYTE // 100, MEGABYTE // 10))
    small = seconds(short, indonesian)
    assert seconds(long, indonesian) < 40 * small + 0.2


def test_a_caption_of_any_length_is_read_in_linear_time(indonesian: Pack) -> None:
    def spent(size: int) -> float:
        text = "kemarin 16/11/2015 " * (size // 19)
        return seconds(text, indonesian, captions=[Span(0, len(text))])

    small = spent(MEGABYTE // 100)
    assert spent(MEGABYTE // 10) < 40 * small + 0.2


def test_a_megabyte_without_a_time_has_none(indonesian: Pack) -> None:
    assert find("sungai gunung " * (MEGABYTE // 14), pack=indonesian, anchor=ANCHOR) == ()


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_a_megabyte_is_no_stamp_no_age_and_no_machine_date(unit: str, indonesian: Pack) -> None:
    text = unit * (MEGABYTE // len(unit))
    assert (moment(text, pack=indonesian), age(text, pack=indonesian), iso(text)) == (None, None, None)
