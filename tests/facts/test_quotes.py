from __future__ import annotations

import pytest

from kronik.facts import facts
from tests.facts.telling import article, told

WHO = "Menteri Perhubungan Dewi Hartono meninjau pelabuhan."


@pytest.mark.parametrize(
    ("passage", "said", "cue"),
    [
        ('"Kami siap membantu nelayan," kata Dewi Hartono, Rabu.', "Kami siap membantu nelayan,", "kata"),
        ("“Kami siap membantu nelayan,” ujarnya.", "Kami siap membantu nelayan,", "ujarnya"),
        ("”Kami siap membantu nelayan,” ujarnya.", "Kami siap membantu nelayan,", "ujarnya"),
        ('Dewi Hartono mengatakan, "Kami siap membantu nelayan."', "Kami siap membantu nelayan.", "mengatakan"),
        ('Kami siap membantu nelayan," ujarnya.', "Kami siap membantu nelayan,", "ujarnya"),
        ("&ldquo;Kami siap membantu nelayan,&rdquo; ujarnya.", "Kami siap membantu nelayan,", "ujarnya"),
        ("?Kami siap membantu nelayan,? ujarnya.", "Kami siap membantu nelayan,", "ujarnya"),
        ("?Kami siap membantu nelayan? tandasnya.", "Kami siap membantu nelayan", "tandasnya"),
        ("‚ÄúKami siap membantu nelayan,‚Äù jelas Dewi.", "Kami siap membantu nelayan,", "jelas"),
        ("â€œKami siap membantu nelayan,â€\x9d jelas Dewi.", "Kami siap membantu nelayan,", "jelas"),
        ('"Kami siap membantu nelayan," ujarya.', "Kami siap membantu nelayan,", "ujarya"),
        ('"Kami siap membantu nelayan," jelasn Dewi.', "Kami siap membantu nelayan,", "jelasn"),
        ('"Kami siap membantu nelayan," demikian Dewi Hartono.', "Kami siap membantu nelayan,", ""),
        ('"Kami siap membantu nelayan," Dewi Hartono, Kamis (15/5).', "Kami siap membantu nelayan,", ""),
        ('"Kami siap membantu nelayan," kelakar Dewi Hartono.', "Kami siap membantu nelayan,", "kelakar"),
    ],
)
def test_a_direct_statement_is_what_stands_inside_the_marks(passage, said, cue):
    (quote,) = told(WHO, passage).quotes
    assert (quote.text, quote.direct, quote.cue, quote.speaker) == (said, True, cue, "Dewi Hartono")


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ("Dewi Hartono mengatakan bahwa kapal itu aman.", "kapal itu aman"),
        ("Menurut Dewi Hartono, kapal itu aman.", "kapal itu aman"),
        ("Kapal itu aman, kata Dewi Hartono.", "Kapal itu aman"),
        ("Ia menilai kapal itu aman.", "kapal itu aman"),
        ("Dewi Hartono yang hadir di dermaga menegaskan kapal itu aman.", "kapal itu aman"),
        ("Dewi Hartono, petani di Randai, mengatakan bahwa kapal itu aman.", "kapal itu aman"),
    ],
)
def test_an_indirect_statement_is_the_clause_without_speaker_and_cue(passage, said):
    (quote,) = told(WHO, passage).quotes
    assert (quote.text, quote.direct, quote.speaker) == (said, False, "Dewi Hartono")


def test_marks_without_a_cue_are_no_statement():
    assert told(WHO, 'Kapal itu disebut warga "si manis" karena warnanya.').quotes == ()


def test_a_quotation_of_several_passages_is_one():
    (quote,) = told(WHO, '"Kami siap membantu. Kapal', "multiguna", 'itu aman," ujarnya.').quotes
    assert quote.text == "Kami siap membantu. Kapal\n\nmultiguna\n\nitu aman,"
    assert quote.speaker == "Dewi Hartono"


def test_a_passage_in_marks_is_of_the_speaker_of_the_next_that_goes_on():
    said = told(WHO, '"Kapal itu belum pernah diperiksa.', '"Cuaca baik," kata Budi Santoso, pelaut.').quotes
    assert [(quote.speaker, quote.rule) for quote in said] == [
        ("Budi Santoso", "quotation goes on"),
        ("Budi Santoso", "cue after the quotation"),
    ]


def test_a_whole_quotation_without_cue_is_of_the_one_spoken_of():
    (quote,) = told(WHO, 'Dewi Hartono kecewa. "Kapal itu belum pernah diperiksa petugas."').quotes
    assert (quote.speaker, quote.rule) == ("Dewi Hartono", "quotation by itself")


def test_the_words_of_an_institution_follow_thus():
    said = told(WHO, '"Kapal itu sudah diperiksa," demikian keterangan resmi Balai Layar Randai, Kamis.').quotes
    assert [quote.speaker for quote in said] == ["Balai Layar Randai"]


def test_a_denied_verb_of_saying_is_no_statement():
    assert told(WHO, "Dewi Hartono tidak menjelaskan penyebab kapal itu tenggelam.").quotes == ()


def test_a_pronoun_is_whoever_spoke_last():
    said = told(WHO, '"Kapal aman," kata Budi Santoso, pelaut.', '"Cuaca baik sekali hari ini," ujarnya.').quotes
    assert [quote.speaker for quote in said] == ["Budi Santoso", "Budi Santoso"]


def test_they_are_nobody_in_particular():
    said = told(WHO, "Mereka mengatakan bahwa kapal itu aman sekali.").quotes
    assert all(quote.speaker is None for quote in said) or said == ()


def test_the_outlet_a_statement_was_taken_from_is_kept():
    (quote,) = told(WHO, '"Kapal itu aman," kata Dewi Hartono, dikutip dari Kabar Laut, Rabu.').quotes
    assert quote.via == "Kabar Laut"


def test_every_span_cuts_the_text_it_claims():
    page = article(
        WHO, '"Kami siap," kata Dewi Hartono. Ia menilai kapal itu aman.', "Menurutnya, cuaca baik sekali."
    )
    for quote in facts(page).quotes:
        assert quote.span.of(page.text) == quote.text


def test_a_question_keeps_its_mark():
    assert told(WHO, "Apakah kapal itu aman? Dewi Hartono tidak tahu. Kapan, ya? Ia pergi.").quotes == ()


def test_a_description_that_points_is_the_one_spoken_of():
    said = told(
        WHO, "Dewi Hartono mengatakan kapal itu aman.", "Perempuan asal Bandung itu yakin kapal itu kuat."
    ).quotes
    assert [quote.speaker for quote in said] == ["Dewi Hartono", "Dewi Hartono"]


def test_an_office_of_one_word_is_its_only_holder():
    said = told("Kapolri Jenderal Ahmad Fauzi tiba di Bandung.", '"Kapal itu aman," kata Kapolri, Senin.').quotes
    assert [quote.speaker for quote in said] == ["Ahmad Fauzi"]


def test_an_unnamed_resident_is_not_the_one_spoken_of():
    said = told(WHO, '"Kapal itu aman," kata warga.').quotes
    assert [quote.speaker for quote in said] == ["warga"]


def test_a_country_speaks_and_is_no_name_of_the_tagger():
    page = told("Israel mengatakan kapal itu aman.", "Kapal itu tiba.")
    assert [quote.speaker for quote in page.quotes] == ["Israel"]
    assert all(name.rule != "country" for name in page.names)


def test_a_day_after_the_speaker_is_no_part_of_the_statement():
    [quote] = told("Jembatan itu sudah rapuh sejak lama, kata Budi Santoso, Selasa (15/6/2021).").quotes
    assert quote.text == "Jembatan itu sudah rapuh sejak lama"


def test_a_mark_that_nothing_closes_ends_at_the_cue():
    [quote] = told('"Jembatan itu sudah rapuh, kata Budi Santoso, Selasa (15/6/2021).').quotes
    assert (quote.text, quote.direct, quote.speaker) == ("Jembatan itu sudah rapuh,", True, "Budi Santoso")


def test_a_sentence_of_its_own_tells_who_said_it():
    [quote] = told('"Saya ingin membuat kapal." Ucapan itu dilontarkan Budi Santoso, Selasa (15/6/2021).').quotes
    assert (quote.text, quote.speaker) == ("Saya ingin membuat kapal.", "Budi Santoso")


def test_what_somebody_calls_a_thing_is_said():
    [quote] = told('Ahli kapal itu, Budi Santoso, menyebutnya sebagai "karya terbaik Randai".').quotes
    assert (quote.text, quote.speaker) == ("karya terbaik Randai", "Budi Santoso")
    assert told('Budi Santoso mengaku sebagai "nelayan".').quotes == ()


def test_one_who_is_not_to_be_named_speaks():
    [quote] = told("Sumber di lingkungan pelabuhan yang enggan disebut namanya mengatakan kapal itu bocor.").quotes
    assert (quote.text, quote.speaker) == ("kapal itu bocor", "Sumber di lingkungan pelabuhan")


def test_a_joke_is_said():
    quotes = told("Budi Santoso mengatakan kapalnya sudah tua.", '"Lebih tua dari saya," kelakarnya.').quotes
    assert [quote.speaker for quote in quotes] == ["Budi Santoso", "Budi Santoso"]


def test_a_thing_that_was_told_to_somebody_is_no_statement():
    assert told("Warga melaporkan kebakaran itu kepada polisi.").quotes == ()


def test_a_second_verb_of_saying_has_the_subject_of_the_first():
    said = told("Rui Almonte mengabulkan gugatan warga Desa Imbe dan menyatakan bahwa izin tambang itu batal.").quotes
    assert [quote.speaker for quote in said] == ["Rui Almonte"]
    court = told("Mahkamah mengabulkan gugatan warga Desa Imbe dan menyatakan bahwa izin tambang itu batal.").quotes
    assert not any("warga" in (quote.speaker or "") for quote in court)
    came = told("Rui Almonte datang dan mengatakan bahwa izin tambang itu sudah lama dicabut.").quotes
    assert [quote.speaker for quote in came] == ["Rui Almonte"]


def test_a_description_by_another_is_of_the_one_spoken_of():
    first = '"Harga turun," kata Siti Rahma. '
    (_, said) = told(first + "Suami Dewi Hartono itu mengatakan kapal sudah siap berlayar.").quotes
    assert said.speaker == "Siti Rahma"


def test_who_has_no_other_name_is_told_by_a_plain_word():
    (said,) = told('"Kapal itu terlalu mahal untuk kita semua," tulis penyimak yang lain.').quotes
    assert said.speaker == "penyimak"


def test_what_looks_like_a_person_in_an_office_does_not_speak():
    (said,) = told('"Kapal itu mahal," kata Ketua Yayasan Budi Santoso, Ahmad Fauzi, Senin (14/6).').quotes
    assert said.speaker == "Ahmad Fauzi"


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ("Balai Layar mencatat 63 orang meninggal dunia.", ["63 orang meninggal dunia"]),
        (
            "Sementara Balai Layar menyebut 71 orang tewas, sedangkan Dinas Laut melaporkan 58 jenazah di Randai.",
            ["71 orang tewas", "58 jenazah di Randai"],
        ),
        (
            "Kapal itu, menurut Dewi Hartono, akan karam sebelum tiba.",
            ["Kapal itu, menurut Dewi Hartono, akan karam sebelum tiba"],
        ),
        ("Kapal itu akan karam, menurut Dewi Hartono.", ["Kapal itu akan karam"]),
        ("Dikatakan, kapal itu akan karam sebelum tiba.", ["kapal itu akan karam sebelum tiba"]),
        ("Menurutnya, kapal itu akan karam sebelum tiba.", ["kapal itu akan karam sebelum tiba"]),
        ("Dewi Hartono menyampaikan pidato tentang kapal di depan nelayan.", []),
        ("Dewi Hartono menyatakan surat itu palsu.", ["surat itu palsu"]),
        ('Dewi Hartono menyebut angka itu "terlalu optimistis".', ["terlalu optimistis"]),
    ],
)
def test_tolls_and_what_stands_around_a_cue_are_statements_and_speeches_are_none(passage, said):
    first = '"Kapal itu belum pernah diperiksa," kata Menteri Perhubungan Dewi Hartono.'
    assert [quote.text for quote in told(first, passage).quotes][1:] == said


def test_a_pronoun_for_whom_the_sentence_before_is_about_is_believed_less_than_one_for_who_spoke():
    spoken_of = told("Budi Santoso tiba di Randai pada Senin.", '"Kapal itu aman," ujarnya.').quotes
    spoke = told('"Kapal itu aman," ujar Budi Santoso, pelaut.', '"Ombak tinggi," ujarnya.').quotes
    assert [quote.speaker for quote in (*spoken_of, *spoke)] == ["Budi Santoso"] * 3
    assert spoken_of[0].confidence <= 0.75 < spoke[1].confidence


@pytest.mark.parametrize(
    ("passage", "speaker", "text"),
    [
        ("The ferry sank off Sarai, the coast guard said.", "coast guard", "The ferry sank off Sarai"),
        ("Two people were hurt, Randai Vale Police said on Tuesday.", "Randai Vale Police", "Two people were hurt"),
        ("The men were later freed, police said in a statement.", "police", "The men were later freed"),
        ("Prices rose 5% in May, according to the Randai Office.", "Randai Office", "Prices rose 5% in May"),
        ("Mayor Anna Weil told CTV the plan was dead.", "Anna Weil", "the plan was dead"),
        ("Mayor Anna Weil told the Courier the plan was dead.", "Anna Weil", "the plan was dead"),
        ("Sarai Motors said Tuesday it will cut jobs.", "Sarai Motors", "it will cut jobs"),
        ("The Courier reported last week that ministers had blocked it.", "Courier", "ministers had blocked it"),
        ("Revenue fell to a new low, the company reported in May.", "company", "Revenue fell to a new low"),
        ("State media reported that the captain had been freed.", "State media", "the captain had been freed"),
        ('Asked whether it was over, Weil replied: "Only if they talk."', "Weil", "Only if they talk."),
        ('"They asked, \'Is it over?\'" Tom Weil said.', "Tom Weil", "They asked, 'Is it over?'"),
        ("It was closed when the Courier declared the deal was dead.", "Courier", "the deal was dead"),
        ("The pattern was on hold in May, the analysis said.", "analysis", "The pattern was on hold in May"),
        ("The deal was signed in May, Weil told the CTV.", "Weil", "The deal was signed in May"),
        ("Asked if he was ill, Weil said he would stay here.", "Weil", "he would stay here"),
        ("Weil, whose wife is ill, said he would stay here.", "Weil", "he would stay here"),
        ('"I am not going," Weil, 45, said on Monday.', "Weil", "I am not going,"),
        ("Prime Minister Tom Hale's office said the talks were off.", "Tom Hale's office", "the talks were off"),
        ("Asked about it by a newspaper, Anna Weil laughed and simply said it was dead.", "Anna Weil", "it was dead"),
        ("The Weil administration had argued that the rule was wrong.", "Weil administration", "the rule was wrong"),
        ("Anna Weil, a former officer who responded, said the town was empty.", "Anna Weil", "the town was empty"),
        ("Mayor Anna Weil told reporters the plan was dead.", "Anna Weil", "the plan was dead"),
        ("Anna Weil spoke to residents but denied taking any money.", "Anna Weil", "taking any money"),
        ("The company, which makes cars, said that it would close.", "company", "it would close"),
        ('"Nine are missing," a coast guard spokesman said.', "coast guard spokesman", "Nine are missing,"),
        ('"People are fed up," according to Anna Weil, who runs a bar.', "Anna Weil", "People are fed up,"),
    ],
)  # fmt: skip
def test_english_statements_that_name_who_says_it_last(passage, speaker, text):
    (quote,) = told(passage, lang="en").quotes
    assert (quote.speaker, quote.text) == (speaker, text)


@pytest.mark.parametrize(
    "passage",
    [
        "Mayor Anna Weil told reporters about the plan for the harbour.",
        "Mayor Anna Weil told the Courier last month at the summit in Sarai.",
        "She wore it with a hat, pointed pumps, and a diamond anklet.",
        "Tom Weil called the police while on his way to the harbour.",
        "These six expert-recommended plants are all pretty low maintenance.",
        "On Monday, the mayor said on the radio, and later on television, that he would go.",
        'Mayor Anna Weil, known as "the Rock", met the team.',
        'Robert "Bob" Tran met the team.',
    ],
)
def test_english_sentences_without_such_a_statement(passage):
    assert [q.text for q in told(passage, lang="en").quotes if not q.text.startswith("he would")] == []


def test_the_second_half_of_a_quotation_is_of_the_same_speaker():
    said = told(
        'Anna Weil lost her boat. "I was with him," Ms Weil said. "I held on."',
        '"We tried," said Mr Hale, "but we failed."',
        lang="en",
    ).quotes
    assert [(q.speaker, q.text) for q in said] == [
        ("Anna Weil", "I was with him,"),
        ("Anna Weil", "I held on."),
        ("Hale", "We tried,"),
        ("Hale", "but we failed."),
    ]


def test_a_last_name_begins_a_sentence_about_the_person():
    said = told(
        'Mayor Ann Lee met her rival, Tom Dunne. Dunne rejected it. "Nonsense," he told reporters.', lang="en"
    )
    assert [quote.speaker for quote in said.quotes] == ["Tom Dunne"]


def test_a_body_is_not_its_spokesman():
    said = told(
        "The ferry sank off Sarai on Sunday, the coast guard said.",
        "Boats pulled 73 people out of the water, coast guard spokesman Tom Weil told reporters.",
        lang="en",
    )
    assert [quote.speaker for quote in said.quotes] == ["coast guard", "Tom Weil"]


def test_whom_an_aside_is_told_to_says_nothing():
    (quote,) = told('Tom Weil, who leads it since 2009, told the CTV: "We will rebuild it."', lang="en").quotes
    assert (quote.speaker, quote.text) == ("Tom Weil", "We will rebuild it.")
