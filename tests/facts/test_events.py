from __future__ import annotations

import pytest

from kronik.facts.events import worth
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


@pytest.mark.parametrize(
    ("sentence", "trigger", "who"),
    [
        (
            "PT Layar Biru memastikan akan melakukan penyelidikan di Surabaya.",
            "melakukan penyelidikan",
            "PT Layar Biru",
        ),
        ("Menurut Budi Santoso pemerintah membangun pelabuhan di Surabaya.", "membangun", "pemerintah"),
        ("Pengumuman itu disampaikan pihak PT Layar Biru di Surabaya.", "Pengumuman", "PT Layar Biru"),
        ("Kedatangan Budi Santoso disambut meriah warga di Surabaya.", "disambut", "warga"),
        ("Budi Santoso dianiaya seniornya di Surabaya.", "dianiaya", "seniornya"),
        ("Kemarin Layar Wira meluncurkan kapal di Surabaya.", "meluncurkan", "Layar Wira"),
    ],
)
def test_the_actor_stands_where_the_sentence_tells_it(sentence, trigger, who):
    found = {event.trigger: event.who for event in told(sentence).events}
    assert found[trigger] == (who,)


def test_a_later_verb_shares_the_subject_of_the_first():
    events = told("Budi Santoso meninggalkan rumahnya setelah menerima ancaman, Selasa (15/6/2021).").events
    assert {event.who for event in events} == {("Budi Santoso",)}


def test_both_who_met_are_told_after_a_noun():
    event = first("Pertemuan antara Budi Santoso dan Ahmad Fauzi berlangsung di Surabaya.")
    assert event.who == ("Budi Santoso", "Ahmad Fauzi")


def test_who_is_asked_is_to_do_it():
    found = {e.trigger: e.who for e in told("Budi Santoso meminta wartawan untuk meninggalkan lokasi.").events}
    assert found["meninggalkan"] == ("wartawan",)


@pytest.mark.parametrize(
    ("sentence", "trigger", "who"),
    [
        ("Kendaraan itu tetap menghantam tiang di Surabaya, Selasa (15/6/2021).", "menghantam", "Kendaraan"),
        ("Budi Santoso mengumumkan bahwa perusahaannya menerima bantuan.", "menerima bantuan", "perusahaannya"),
        ("PSSI Randai Utama di lapangan basah itu, tadi, menaklukkan lawannya.", "menaklukkan", "Randai Utama"),
        ("Budi Santoso mengatakan pasar sepi. Selain itu, pihaknya akan menutup pasar.", "menutup", "Budi Santoso"),
    ],
)
def test_who_acts_may_be_a_plain_phrase_or_open_the_sentence(sentence, trigger, who):
    found = {event.trigger: event.who for event in told(sentence).events}
    assert who in " ".join(found[trigger])


def test_a_short_text_has_its_likeliest_event_alone():
    found = told("Harga cabai ada di sana.", "Kondisi itu merugikan dan membingungkan.").events
    assert len(found) <= 1


def test_a_noun_within_a_name_reports_nothing():
    events = told("Budi Santoso membuka pameran Forum Musyawarah Layar di Surabaya.").events
    assert "Musyawarah" not in {event.trigger for event in events}


def test_a_place_that_says_where_another_is_acts_in_nothing():
    assert first("Sebuah rumah di Desa Randai, Kecamatan Sukun terbakar pada Selasa (15/6/2021).").who == ()


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


def test_a_verb_of_saying_may_be_what_is_reported():
    found = {e.trigger: e.who for e in told("Budi Santoso mengaku lelah, Selasa (15/6/2021).").events}
    assert found == {"mengaku": ("Budi Santoso",)}


@pytest.mark.parametrize(
    ("sure", "fit", "is_told"), [(0.9, 0.1, True), (0.5, 0.1, False), (0.5, 0.6, True), (1, 0.01, False)]
)
def test_the_surer_a_sentence_the_more_of_its_words_are_told(sure, fit, is_told):
    assert worth(sure, fit) is is_told
