from __future__ import annotations

import pytest

from tests.facts.telling import told


def first(sentence: str, lang: str = "id"):
    return told(sentence, lang=lang).events[0]


def test_the_active_verb_has_its_subject_before_it_and_its_object_after():
    event = first("Polisi menangkap Budi Santoso di Surabaya, Selasa (15/6/2021).")
    assert (event.trigger, event.who, event.whom) == ("menangkap", ("Polisi",), ("Budi Santoso",))
    assert (event.place, event.date, event.plover, event.status) == ("Surabaya", "2021-06-15", "COERCE", "happened")


def test_the_passive_verb_has_them_the_other_way_round():
    event = first("Budi Santoso ditangkap polisi di Surabaya, Selasa (15/6/2021).")
    assert (event.who, event.whom) == (("polisi",), ("Budi Santoso",))


def test_the_actor_of_a_passive_may_follow_oleh():
    event = first("Budi Santoso ditangkap pada Selasa (15/6/2021) oleh polisi di Surabaya.")
    assert event.who == ("polisi",)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Menteri Dewi Hartono akan mengunjungi Surabaya, Kamis (17/6/2021).", "planned"),
        ("Budi Santoso diduga membunuh Ahmad Fauzi di Surabaya, Selasa (15/6/2021).", "alleged"),
    ],
)
def test_what_is_planned_or_alleged_did_not_happen(sentence, status):
    assert first(sentence).status == status


def test_an_article_has_its_main_events_in_three_sentences():
    days = [f"Polisi menangkap Budi Santoso di Surabaya, Selasa (15/6/2021), kata jaksa {n}." for n in range(9)]
    assert len({event.span for event in told(*days).events}) <= 3


def test_a_light_verb_takes_the_noun_that_tells_what_was_done():
    event = first("Bupati Dewi Hartono melakukan pemantauan di Pasar Randai, Selasa (15/6/2021).")
    assert event.trigger == "melakukan pemantauan"


def test_a_sentence_may_report_two_events():
    events = told("Polisi menangkap Budi Santoso dan menyita dua kapal di Surabaya, Selasa (15/6/2021).").events
    assert [event.trigger for event in events] == ["menangkap", "menyita"]


def test_the_actor_of_a_passive_may_be_told_by_a_tie_and_a_name():
    assert first("Siti Rahma dibunuh suaminya, Budi Santoso, di Surabaya, Selasa (15/6/2021).").who == (
        "Budi Santoso",
    )


def test_an_event_told_twice_is_one():
    again = ["Polisi menangkap Budi Santoso di Surabaya, Selasa (15/6/2021)."] * 2
    assert len(told(*again).events) == 1


@pytest.mark.parametrize(
    ("sentence", "plover"),
    [
        ("Police arrested three fishermen in Berlin on Tuesday.", "COERCE"),
        ("Thousands of farmers protested in Berlin on Tuesday.", "PROTEST"),
        ("The two governments agreed to share the harbour on Tuesday.", "AGREE"),
        ("The council rejected the plan for a new harbour on Tuesday.", "REJECT"),
    ],
)
def test_english_events_have_their_type(sentence, plover):
    assert first(sentence, "en").plover == plover


def test_a_question_and_a_quotation_report_nothing():
    assert told('"Polisi menangkap Budi Santoso," kata Ahmad Fauzi.').events == ()
