from __future__ import annotations

import pytest

from kronik import language
from kronik.facts import dates, days, tell, triggers
from kronik.facts.events import worth
from kronik.records import Lang
from tests.facts.telling import article, told


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


def test_an_article_has_its_main_events_in_four_sentences():
    days = [f"Polisi menangkap Budi Santoso di Surabaya, Selasa (15/6/2021), kata jaksa {n}." for n in range(9)]
    assert len({event.span for event in told(*days).events}) <= 4


@pytest.mark.parametrize(
    ("sentence", "plover"),
    [
        ("Bupati Dewi Hartono menyelesaikan lawatannya ke Randai, Selasa (15/6/2021).", "CONSULT"),
        ("Kejaksaan menjadwalkan pemeriksaan Budi Santoso, Kamis (17/6/2021).", "ACCUSE"),
        ("Perusahaan PT Layar Biru dicabut izinnya, Selasa (15/6/2021).", "SANCTION"),
        ("Polisi mengungkap sebuah kasus penipuan di Randai, Selasa (15/6/2021).", "ACCUSE"),
    ],
)
def test_the_noun_of_a_verb_gives_its_type(sentence, plover):
    assert first(sentence).plover == plover


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Penyaringan calon pun dilakukan Bupati Dewi Hartono di Randai, Selasa (15/6/2021).", "Penyaringan"),
        ("Tiga perahu karam di Teluk Randai, Selasa (15/6/2021).", "karam"),
    ],
)
def test_a_noun_that_is_done_and_verbs_without_a_prefix_report_events(sentence, trigger):
    assert trigger in {event.trigger for event in told(sentence).events}


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
        (
            "Budi Santoso mengatakan pasar sepi. Selain itu, pihaknya akan menutup pasar itu, Kamis (17/6/2021).",
            "menutup",
            "Budi Santoso",
        ),
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


@pytest.mark.parametrize(
    ("sentence", "lang", "trigger", "status"),
    [
        ("Satpam Randai tidak memukul pedagang, Selasa (15/6/2021).", "id", "memukul", "denied"),
        ("Budi Santoso belum ditahan di Surabaya, Selasa (15/6/2021).", "id", "ditahan", "denied"),
        ("Camat Dewi Hartono tidak pernah menerima suap, Selasa (15/6/2021).", "id", "menerima suap", "denied"),
        ("Budi Santoso belum ditetapkan sebagai terdakwa, Selasa (15/6/2021).", "id", "ditetapkan", "denied"),
        ("Satpam Randai tidak hanya memukul pedagang, Selasa (15/6/2021).", "id", "memukul", "happened"),
        ("Penembakan itu tidak benar, kata polisi di Surabaya, Selasa (15/6/2021).", "id", "Penembakan", "denied"),
        ("Pertemuan itu akan digelar di Surabaya, Kamis (17/6/2021).", "id", "Pertemuan", "planned"),
        ("Camat Dewi Hartono membantah tuduhan itu, Selasa (15/6/2021).", "id", "membantah", "happened"),
        ("Soldiers did not attack the village on Tuesday.", "en", "attack", "denied"),
        ("The captain has not been arrested in Berlin.", "en", "arrested", "denied"),
        ("The guards didn't shoot the fishermen on Tuesday.", "en", "shoot", "denied"),
    ],
)
def test_what_is_negated_did_not_happen(sentence, lang, trigger, status):
    found = {event.trigger: event.status for event in told(sentence, lang=lang).events}
    assert found[trigger] == status


def test_a_word_that_helps_a_negated_verb_is_no_actor():
    assert first("Soldiers did not attack the village on Tuesday.", "en").who == ("Soldiers",)


def test_a_day_to_come_is_of_nothing_that_has_happened():
    events = told(
        "Camat Dewi Hartono mengumumkan lelang dimulai 20 Juli 2021.", "Pedagang Randai memblokir jembatan."
    ).events
    assert {event.trigger: (event.date, event.status) for event in events} == {
        "mengumumkan": (None, "happened"),
        "lelang": ("2021-07-20", "planned"),
        "dimulai": ("2021-07-20", "planned"),
        "memblokir": (None, "happened"),
    }


def test_a_day_of_another_sentence_is_of_the_report_or_of_nothing():
    old = told("Dewi Hartono mengkritik pasar itu.", "Pasar itu diresmikan di Randai pada 2 Maret lalu.").events
    assert {event.trigger: event.date for event in old} == {"mengkritik": None, "diresmikan": "2021-03-02"}
    new = told("Dewi Hartono mengkritik pasar itu.", "Ia hadir di pasar itu, Selasa (15/6/2021).").events
    assert new[0].date == "2021-06-15"


def test_a_day_in_a_clause_about_a_noun_belongs_to_the_verb_of_that_clause():
    events = told("Polisi menahan Budi Santoso, pemilik gudang yang terbakar Senin (7/6), Selasa (15/6/2021).").events
    assert {event.trigger: (event.who, event.date) for event in events} == {
        "menahan": (("Polisi",), "2021-06-15"),
        "terbakar": ((), "2021-06-07"),
    }


def test_what_is_reported_is_told_and_not_the_report():
    event = first("Lima nelayan dilaporkan tewas di Surabaya, Selasa (15/6/2021).")
    assert (event.trigger, event.who, event.status) == ("tewas", ("Lima nelayan",), "happened")


def test_who_said_it_is_no_object():
    events = told("Lima nelayan dinyatakan hilang, kata Camat Randai, Dewi Hartono, Selasa (15/6/2021).").events
    assert {event.trigger: event.whom for event in events}["hilang"] == ()


@pytest.mark.parametrize(
    ("sentence", "trigger", "who", "whom"),
    [
        ("Anna Weil was arrested by police in Berlin on Tuesday.", "arrested", ("police",), ("Anna Weil",)),
        ("Anna Weil has been sentenced in Berlin on Tuesday.", "sentenced", (), ("Anna Weil",)),
        ("Governor Anna Weil condemned the attack on Tuesday.", "attack", (), ()),
    ],
)
def test_english_tells_a_passive_and_a_noun_by_the_word_before(sentence, trigger, who, whom):
    found = {event.trigger: (event.who, event.whom) for event in told(sentence, lang="en").events}
    assert found[trigger] == (who, whom)


def test_a_figure_of_speech_reports_nothing():
    events = told("The plans were met with anger in Berlin on Tuesday.", lang="en").events
    assert "met" not in {event.trigger for event in events}


def test_somebodys_side_is_that_of_who_says_it():
    events = told(
        '"Sumur kami kering," kata Ahmad Fauzi.', "Camat Dewi Hartono mengatakan pihaknya menyiapkan tangki air."
    ).events
    assert {event.trigger: event.who for event in events}["menyiapkan"] == ("Dewi Hartono",)
    assert all(event.whom == () for event in events)


def test_any_of_a_group_is_nobody_named_only_later():
    first = "Nelayan kepiting di Surabaya merugi, Selasa (15/6/2021)."
    events = told(first, "Menurut Mustofa, nelayan kepiting, hujan turun.").events
    assert events[0].who == ("Nelayan kepiting",)


def test_a_later_verb_has_the_group_that_the_sentence_begins_with():
    found = {e.trigger: e.who for e in told("Soldiers fired tear gas and arrested 17 fishermen.", lang="en").events}
    assert found["arrested"] == ("Soldiers",)


def test_whose_lawyer_speaks_does_not_speak():
    [event] = told("Kuasa hukum Siti Rahma, Budi Santoso, mengaku lelah, Selasa (15/6/2021).").events
    assert (event.who, event.whom) == (("Budi Santoso",), ())


def test_an_event_of_several_days_has_them_all():
    event = first("Pasar malam itu digelar di Surabaya pada 14-16 Juni 2021.")
    assert event.date == "2021-06-14/2021-06-16"


def test_a_clause_and_what_is_done_with_it_have_their_own_subjects():
    events = told("Warga pulang setelah Siti Rahma menutup pasar itu, Selasa (15/6/2021).").events
    assert {event.trigger: event.who for event in events}["menutup"] == ("Siti Rahma",)
    (*_, last) = told("Kementerian Layar menahan kapal milik Budi Santoso dengan menutup pelabuhan itu.").events
    assert (last.trigger, last.who) == ("menutup", ("Kementerian Layar",))


def test_what_a_speaker_asks_in_a_quotation_is_an_event_of_his():
    said = told(
        '"Kami mengimbau warga untuk menjauhi pantai karena ombak tinggi," kata Kepala Balai Layar, Budi Santoso.',
        "Ombak setinggi empat meter menghantam pantai Randai pada Minggu malam.",
    )
    asked = [event for event in said.events if event.trigger == "mengimbau"]
    assert [(event.who, event.plover) for event in asked] == [(("Budi Santoso",), "REQUEST")]


def test_what_a_clause_tells_to_have_been_done_by_somebody_is_a_word_for_an_event():
    page = article("Gol kedua yang dicetak oleh Budi Santoso menentukan laga itu.")
    (sentence,) = tell(page, language.load(Lang("id"))).body
    found = triggers.find(sentence, [True] * len(sentence.low), Lang("id"))
    assert "dicetak" in {sentence.words(one.first, one.last) for one in found}


@pytest.mark.parametrize(
    ("sentence", "lang", "plover"),
    [
        ("Banjir menewaskan dua warga di Randai, Selasa (15/6/2021).", "id", None),
        ("Kecelakaan bus itu menewaskan dua warga di Randai, Selasa (15/6/2021).", "id", None),
        ("Perahu itu dihantam gelombang tinggi di Randai, Selasa (15/6/2021).", "id", None),
        ("Perampok menewaskan dua warga di Randai, Selasa (15/6/2021).", "id", "ASSAULT"),
        ("A storm killed two farmers in Randai on Tuesday.", "en", None),
        ("Two farmers were killed in a crash in Randai on Tuesday.", "en", None),
        ("Robbers killed two farmers in Randai on Tuesday.", "en", "ASSAULT"),
    ],
)
def test_what_nobody_willed_is_no_assault(sentence, lang, plover):
    assert first(sentence, lang).plover == plover


def test_a_month_is_no_protest():
    events = told("The council met on March 4 in Randai.", lang="en").events
    assert "March" not in {event.trigger for event in events}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kasus positif flu di kapal pesiar Layar Biru bertambah pada Selasa (15/6/2021).",
        "Menteri Dewi Hartono mengatakan, tingkat hunian hotel melonjak pada Selasa (15/6/2021).",
    ],
)
def test_where_something_is_and_who_tells_of_it_does_nothing(sentence):
    verbs = {event.trigger: event.who for event in told(sentence).events}
    assert verbs.get("bertambah", verbs.get("melonjak")) == ()


def test_a_day_in_a_clause_about_a_noun_is_also_that_of_what_the_noun_names():
    page = article("Kebakaran hebat yang melanda pabrik itu pada Senin (14/6/2021) merugikan warga.")
    story = tell(page, language.load(Lang("id")))
    (sentence,) = story.body
    found = triggers.find(sentence, [True] * len(sentence.low), Lang("id"))
    noun = next(one for one in found if one.shape == "noun")
    assert days.of(sentence, noun, "happened", story, dates.find(page, story)) == ("2021-06-14", "happened")


@pytest.mark.parametrize(
    ("sentence", "lang", "trigger", "status"),
    [
        ("DPRD Randai mendesak polisi menangkap Budi Santoso di Surabaya.", "id", "menangkap", "planned"),
        ("Warga meminta Budi Santoso dipecat, Selasa (15/6/2021).", "id", "dipecat", "planned"),
        ("Warga meminta maaf dan menutup pasar itu, Selasa (15/6/2021).", "id", "menutup", "happened"),
        ("Warga Randai mendesak pencopotan Budi Santoso, Selasa (15/6/2021).", "id", "pencopotan", "planned"),
        ("Polisi akan menahan Budi Santoso jika menolak diperiksa di Surabaya.", "id", "menolak", "hypothetical"),
        ("Camat Dewi Hartono mengancam akan menggugat perusahaan itu.", "id", "mengancam", "happened"),
        ("Workers at the harbour threatened to strike in Berlin.", "en", "strike", "planned"),
        ("Mayor Anna Weil urged the council to reject the plan on Tuesday.", "en", "urged", "happened"),
        ("Mayor Anna Weil urged the council to reject the plan on Tuesday.", "en", "reject", "planned"),
        ("Mayor Anna Weil demanded an investigation in Berlin.", "en", "investigation", "planned"),
    ],
)
def test_what_is_only_wanted_did_not_happen(sentence, lang, trigger, status):
    assert {event.trigger: event.status for event in told(sentence, lang=lang).events}[trigger] == status


@pytest.mark.parametrize(
    ("sentence", "lang", "trigger", "who"),
    [
        ("Polisi urung menahan Budi Santoso di Surabaya.", "id", "menahan", ("Polisi",)),
        ("Polisi Randai gagal menangkap Budi Santoso di Surabaya.", "id", "menangkap", ("Polisi Randai",)),
        ("Kunjungan kerja Budi Santoso ke Surabaya dibatalkan, Selasa (15/6/2021).", "id", "Kunjungan kerja", None),
        ("The guards refused to release Anna Weil.", "en", "release", None),
        ("The rally was called off in Berlin on Tuesday.", "en", "rally", None),
    ],
)
def test_what_failed_or_was_dropped_is_denied(sentence, lang, trigger, who):
    [event] = [event for event in told(sentence, lang=lang).events if event.trigger == trigger]
    assert event.status == "denied"
    assert who is None or event.who == who


@pytest.mark.parametrize(
    ("sentence", "lang", "days"),
    [
        (
            "Mayor Anna Weil condemned the attack and will visit Berlin on Saturday.",
            "en",
            {"condemned": (None, "happened"), "attack": (None, "happened"), "will visit": ("2021-06-19", "planned")},
        ),
        (
            "Camat Dewi Hartono berjanji akan membangun pasar bulan depan.",
            "id",
            {"berjanji": (None, "happened"), "membangun": ("2021-07", "planned")},
        ),
        (
            "Polisi Randai akan menyelidiki penyebab kecelakaan itu mulai Senin.",
            "id",
            {"menyelidiki": ("2021-06-21", "planned"), "kecelakaan": (None, "happened")},
        ),
        (
            "Workers threatened to strike on Saturday.",
            "en",
            {"threatened": (None, "happened"), "strike": ("2021-06-19", "planned")},
        ),
        (
            "Camat Dewi Hartono menerangkan, Budi Santoso ditangkap di Randai pada Senin (14/6).",
            "id",
            {"menerangkan": (None, "happened"), "ditangkap": ("2021-06-14", "happened")},
        ),
        (
            "Polisi menangkap Budi Santoso pada Jumat (11/6) dan menggeledah rumahnya pada Senin (14/6).",
            "id",
            {"menangkap": ("2021-06-11", "happened"), "menggeledah": ("2021-06-14", "happened")},
        ),
    ],
)
def test_a_day_and_a_plan_are_of_one_verb_alone(sentence, lang, days):
    found = {event.trigger: (event.date, event.status) for event in told(sentence, lang=lang).events}
    assert {trigger: found.get(trigger) for trigger in days} == days


@pytest.mark.parametrize(
    ("sentence", "lang", "trigger", "who", "whom"),
    [
        ("Menurut Budi Santoso, rapat akan ditunda di Surabaya, Kamis (17/6/2021).", "id", "ditunda", (), ()),
        ("Menurut Camat Randai, Budi Santoso, rapat ditunda di Surabaya.", "id", "ditunda", (), ()),
        ("Menurut Budi Santoso, Ahmad Fauzi ditangkap polisi.", "id", "ditangkap", ("polisi",), ("Ahmad Fauzi",)),
        ("Detective Anna Weil said the suspects were detained.", "en", "detained", (), ("suspects",)),
        ("Rapat Komisi Layar ditunda di Surabaya, Selasa (15/6/2021).", "id", "ditunda", (), ()),
        ("Jenazah Budi Santoso ditemukan warga di Surabaya.", "id", "ditemukan", ("warga",), ("Budi Santoso",)),
        ("DPRD Randai mendesak polisi menangkap Budi Santoso.", "id", "mendesak", ("DPRD Randai",), ("polisi",)),
        ("Mengutip Layar, KPU menetapkan Budi Santoso di Surabaya.", "id", "menetapkan", ("KPU",), ("Budi Santoso",)),
        ("Workers at the harbour threatened to strike in Berlin.", "en", "strike", ("Workers",), ()),
    ],
)
def test_neither_who_tells_it_nor_whose_it_is_is_taken_for_who_acts(sentence, lang, trigger, who, whom):
    found = {event.trigger: (event.who, event.whom) for event in told(sentence, lang=lang).events}
    assert found[trigger] == (who, whom)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        (
            "Presiden Budi Santoso dan Wakil Presiden Ahmad Fauzi meresmikan pasar di Surabaya.",
            ("Budi Santoso", "Ahmad Fauzi"),
        ),
        ("Rekan bisnis Ahmad, Budi Santoso, membantah tuduhan itu.", ("Budi Santoso",)),
        ("Budi Santoso, Siti Rahma, dan Ahmad Fauzi meninjau pasar.", ("Budi Santoso", "Siti Rahma", "Ahmad Fauzi")),
    ],
)
def test_those_whom_an_and_joins_act_together(sentence, who):
    assert first(sentence).who == who


@pytest.mark.parametrize(
    ("sentence", "lang", "words"),
    [
        ("Bus bernomor polisi B 7123 XX itu membawa nelayan ke Surabaya.", "id", {"bernomor"}),
        ("Kapal berbobot 312 GT dan berbendera Layar itu menabrak dermaga.", "id", {"berbobot", "berbendera"}),
        ("Ayah korban tabrak lari di Randai, Budi Santoso, meminta pelaku dihukum.", "id", {"lari", "tabrak"}),
        ("Camat Dewi Hartono mengimbau warga menahan diri, Selasa (15/6/2021).", "id", {"menahan", "menahan diri"}),
        ("Kantor berita Layar melaporkan gempa mengguncang Randai.", "id", {"melaporkan"}),
        ("Revenue declined to 12 million as demand for boats fell.", "en", {"declined", "declined to", "demand"}),
        ("The ship sank near Berlin on March 4.", "en", {"March"}),
        ("The council discussed a proposed harbour in Berlin.", "en", {"proposed"}),
    ],
)
def test_words_that_only_look_like_events_are_none(sentence, lang, words):
    assert words.isdisjoint({event.trigger for event in told(sentence, lang=lang).events})


@pytest.mark.parametrize(
    ("sentence", "lang", "trigger", "plover"),
    [
        ("Banjir bandang menewaskan lima nelayan di Randai, Selasa (15/6/2021).", "id", "menewaskan", None),
        ("Budi Santoso menewaskan lima nelayan di Randai, Selasa (15/6/2021).", "id", "menewaskan", "ASSAULT"),
        ("Five fishermen were killed in a crash near Berlin on Tuesday.", "en", "killed", None),
        ("Five fishermen were killed by soldiers near Berlin on Tuesday.", "en", "killed", "ASSAULT"),
    ],
)
def test_a_flood_assaults_nobody(sentence, lang, trigger, plover):
    assert {event.trigger: event.plover for event in told(sentence, lang=lang).events}[trigger] == plover


def test_a_price_is_what_rises_and_not_whose_it_is():
    assert first("Harga emas batangan PT Layar Biru naik, Selasa (15/6/2021).").who == ()


def test_both_are_the_two_of_the_sentence_before():
    events = told(
        "Presiden Budi Santoso dan Perdana Menteri Ahmad Fauzi bertemu di Surabaya.",
        "Keduanya menandatangani perjanjian dagang.",
    ).events
    assert {event.trigger: event.who for event in events}["menandatangani"] == ("Budi Santoso", "Ahmad Fauzi")


@pytest.mark.parametrize(
    ("sentence", "trigger", "who", "whom"),
    [
        ("Camat Budi Santoso didampingi Lurah Siti Rahma meninjau pasar.", "meninjau", ("Budi Santoso",), ()),
        ("Polisi mendatangi lokasi sebelum jenazah itu dibawa ke Surabaya.", "dibawa", (), ()),
        ("Dikutip dari laman CNN, katedral itu menduduki peringkat pertama.", "menduduki", ("katedral",), ()),
        ("Kementerian Layar mencatat jumlah penumpang naik, Selasa (15/6/2021).", "naik", (), ()),
    ],
)
def test_who_stands_outside_the_clause_of_a_verb_does_not_act_in_it(sentence, trigger, who, whom):
    found = {event.trigger: (event.who, event.whom) for event in told(sentence).events}
    assert found[trigger] == (who, whom)


def test_a_verb_that_only_tells_that_a_noun_is_done_is_no_second_event():
    events = told("Pertemuan Menteri Dewi Hartono dan Budi Santoso digelar di Surabaya, Selasa (15/6/2021).").events
    assert [event.trigger for event in events] == ["Pertemuan"]


@pytest.mark.parametrize(
    ("sentence", "trigger", "who", "whom"),
    [
        ("Kejaksaan memeriksa lima anggota dewan pekan lalu.", "memeriksa", ("Kejaksaan",), ("lima anggota dewan",)),
        ("Polisi menetapkan 7 orang tersangka di Surabaya.", "menetapkan", ("Polisi",), ("7 orang tersangka",)),
        ("Dinas Layar berkoordinasi dengan aparat penegak hukum.", "berkoordinasi", None, ("aparat penegak hukum",)),
        ("Harga ikan di kapal pesiar Surabaya bertambah, Selasa (15/6/2021).", "bertambah", (), ()),
    ],
)
def test_some_of_a_number_are_acted_on_and_places_do_nothing(sentence, trigger, who, whom):
    found = {event.trigger: (event.who, event.whom) for event in told(sentence).events}
    assert found[trigger][1] == whom
    assert who is None or found[trigger][0] == who


@pytest.mark.parametrize(
    ("sentence", "trigger", "who"),
    [
        (
            "Seperti dilaporkan kantor berita Xinhua, polisi China menangkap dua orang.",
            "menangkap",
            ("polisi China",),
        ),
        ("Menteri Kemaritiman dan Investasi Budi Santoso meresmikan pasar itu.", "meresmikan", ("Budi Santoso",)),
        ("Camat Budi Santoso membatalkan lomba karena perahu nelayan belum tiba.", "tiba", ()),
        ("Camat Dewi Hartono meminta Budi Santoso mengusut kasus itu.", "mengusut", ("Budi Santoso",)),
        ("Jika usulan itu dikabulkan pemerintah, Budi Santoso menyarankan rapat.", "dikabulkan", ("pemerintah",)),
        ("Pemerintah selalu membangun pasar di Surabaya.", "membangun", ("Pemerintah",)),
    ],
)
def test_the_subject_is_that_of_the_verbs_own_clause(sentence, trigger, who):
    assert {event.trigger: event.who for event in told(sentence).events}[trigger] == who


def test_all_of_a_group_are_asked_and_a_truce_is_nobody():
    assert first("Camat Dewi Hartono meminta semua pihak bersabar.").whom == ("semua pihak",)
    assert first("Soldiers killed a reporter in Berlin on Tuesday.", "en").whom == ("a reporter",)
    assert first("Rebels demanded a truce in Berlin on Tuesday.", "en").whom == ()
