from __future__ import annotations

import pytest

from kronik.facts import facts, why
from tests.facts.telling import article, told

WHO = "Menteri Perhubungan Dewi Hartono meninjau pelabuhan."


def speakers(*passages: str, lang: str = "id") -> list[str | None]:
    return [quote.speaker for quote in told(*passages, lang=lang).quotes]


def people(*passages: str, lang: str = "id") -> dict[str, str | None]:
    return {person.name: person.role for person in told(*passages, lang=lang).people}


def test_a_name_beside_the_cue_that_no_list_holds_is_nobody_else():
    (quote,) = told(WHO, '"Kapal itu belum pernah diperiksa," ucap Jaya.').quotes
    assert (quote.speaker, quote.confidence, quote.chosen) == (
        "Jaya",
        0.7,
        "printed beside the cue, in no known name",
    )


def test_it_is_given_the_longer_name_that_the_page_prints():
    said = speakers(WHO, "Ketua Fraksi Layar, Jaya Rusdi, hadir.", '"Kapal itu belum diperiksa," ucap Jaya.')
    assert said[-1] == "Jaya Rusdi"


def test_a_cue_without_a_speaker_is_not_of_who_spoke_before():
    said = told(
        '"Kapal itu sudah aman," kata Dewi Hartono.', '"Kapal itu karam di teluk," tulis keterangan video itu.'
    )
    assert [quote.speaker for quote in said.quotes] == ["Dewi Hartono", None]
    assert said.quotes[1].confidence <= 0.6


def test_the_one_of_itu_is_the_subject_before_though_no_list_holds_him():
    said = speakers(
        "Bupati Randai Dewi Hartono meninjau pelabuhan.",
        "Sebelumnya, Yohanis menuding Dewi menerima suap."
        ' "Buktinya ada di tangan saya," ujar politikus Partai Layar itu.',
    )
    assert said == ["Yohanis", "Yohanis"]


def test_katanya_is_neither_of_the_child_told_by_another_nor_of_the_dead():
    said = speakers(
        "Siti Sumirah menangis di depan hakim. Anaknya, Joko, tewas ditabrak truk.",
        '"Saya hanya minta keadilan," katanya.',
    )
    assert said == ["Siti Sumirah"]


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        ('"He should have gone months ago," said Penhale\'s former deputy, Bryn Callow.', "Bryn Callow"),
        ('"She was warned twice," Anna Weil, who left office in 2019, said of Penhale.', "Anna Weil"),
        (
            'Mr Penhale\'s wife, Anne Weil, declined to comment. "Please leave us alone," she told reporters.',
            "Anne Weil",
        ),
        (
            'The owner of the mill, Geoffrey Tull, said he had lost a boat. "All is gone now," he said.',
            "Geoffrey Tull",
        ),
        ('"This cannot be a coincidence," Soames added.', "Soames"),
    ],
)
def test_whoever_is_named_at_the_cue_speaks(passage, speaker):
    assert speakers("Mayor George Penhale opened the harbour.", passage, lang="en")[-1] == speaker


def test_he_is_no_woman():
    said = told("Mrs Anna Weil opened the harbour.", '"The harbour is safe again," he said.', lang="en").quotes
    assert [(quote.speaker, quote.chosen) for quote in said] == [(None, "a pronoun that cannot be Anna Weil")]


@pytest.mark.parametrize(
    ("passage", "said"),
    [
        ('"The harbour is safe again," Anna Weil told a press conference on Monday.', ["The harbour is safe again,"]),
        ('"The harbour is safe again," Anna Weil wrote in a letter to the council.', ["The harbour is safe again,"]),
        ("Anna Weil told a news conference that 12 boats were missing.", ["12 boats were missing"]),
        ("Anna Weil said on Monday the harbour was safe.", ["the harbour was safe"]),
        ("Anna Weil said in a statement.", []),
    ],
)
def test_to_whom_and_where_it_was_said_is_no_statement(passage, said):
    assert [quote.text for quote in told(passage, lang="en").quotes] == said


def test_a_statement_begins_after_all_that_is_told_of_its_speaker():
    (quote,) = told("Menurut Siti Aminah (52), warga Randai, air naik dalam sepuluh menit.").quotes
    assert (quote.text, quote.speaker) == ("air naik dalam sepuluh menit", "Siti Aminah")


def test_a_thing_and_its_place_are_no_statement():
    said = told("Juri menilai layang-layang dari menara pandang.")
    assert (said.quotes, said.people) == ((), ())


def test_a_last_name_is_not_the_child_so_called():
    found = people(
        "Polisi menangkap Jumadi alias Jojo (33), tersangka pembunuhan juragan ikan Haji Latif (61), di pelabuhan.",
        "Anak sulungnya, Rahman Latif, menyaksikan penangkapan itu.",
        "Jumadi pernah mencuri perahu milik Latif.",
    )
    assert found["Latif"] == "juragan ikan"
    assert found["Rahman Latif"] == "Anak sulungnya"
    assert found["Jumadi"] == "tersangka"


def test_a_wife_told_by_her_husbands_office_leaves_it_to_him():
    found = people("Jaksa memeriksa Siti Aminah, istri tersangka kasus suap dermaga, Ahmad Fauzi, Selasa.")
    assert found["Ahmad Fauzi"] == "tersangka kasus suap dermaga"


def test_a_title_and_a_last_name_are_rather_the_father_than_the_daughter_who_has_it_amid_hers():
    found = told(
        "Walter Quimby, who kept the lighthouse, died on Monday.",
        "His daughter, Eleanor Quimby Hayes, said the cause was pneumonia.",
        '"The light does the writing," Mr. Quimby told a reporter.',
        lang="en",
    )
    assert found.quotes[-1].speaker == "Walter Quimby"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Kiper PSR Randai Budi Santoso absen dua bulan. Tim RANDAI kalah.", "Budi Santoso"),
        ("Wali Kota Dewi Hartono membantah gedung itu mewah.", "Dewi Hartono"),
    ],
)
def test_a_person_is_cut_from_team_and_town(sentence, name):
    assert name in people(sentence)


def test_an_organisation_ends_before_a_rank():
    names = told("Kepala Satuan Lalu Lintas Polres Sukawening AKP Dewi Hartono hadir.").names
    (body,) = [name.text for name in names if name.kind.value == "ORG"]
    assert body.endswith("Polres Sukawening")


def test_an_office_within_capitals_ends_before_the_person_in_english():
    found = told("Council President Otis Greer read the tally.", lang="en")
    assert [(name.text, name.kind.value) for name in found.names] == [("Otis Greer", "PER")]


def test_a_doctor_is_no_outlet():
    said = '"The warnings were clear," according to Dr Alan Rao, an engineer who wrote the report.'
    assert told(said, lang="en").credits == ()


def test_why_says_how_the_speaker_was_found():
    one = article(WHO, '"Kami siap membantu nelayan," ujarnya.')
    (reason,) = why.explain(facts(one), one, "quotes")
    assert reason.rule == "cue after the quotation; speaker: a pronoun: subject of the sentence before"


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        # one who is not to be named, and a source, end what "-nya" meant
        ('Seorang warga yang enggan disebut namanya mengatakan, jalan rusak. "Tak ada gunanya," cetusnya.', "warga"),
        ('Sumber di kepolisian menyebut RT kabur. "Dia lari ke hutan jati," ucapnya.', "Sumber di kepolisian"),
        # initials, a person apart between commas, one told with the name of another
        ('Kepala Desa Sumber Randai, Paijo, diam. "Saya pusing sekali," ujarnya.', "Paijo"),
        ('Manajer Kebun Randai, drh. Anjar Kuncoro, menyadarinya. "Gemboknya utuh," katanya.', "Anjar Kuncoro"),
        ("Mantan sekretaris era Presiden Ahmad Fauzi ini menegaskan kapal itu aman sekali.", "Dewi Hartono"),
        # a noun that no list holds, with "itu"; the one accused; an account
        ('"Kapal itu belum pernah diperiksa," tutur alumnus Universitas Layar itu.', "Dewi Hartono"),
        ('"Kapal itu belum pernah diperiksa," tulis akun Instagram @layarbiru, Kamis.', "akun Instagram @layarbiru"),
        ('"Kapal itu belum pernah diperiksa," begitu isi pengumuman tersebut.', None),
        ('Budi Laksana: "Saya takut kapal itu karam."', "Budi Laksana"),
    ],
)
def test_the_speaker_is_whom_the_words_before_tell_and_nobody_where_they_tell_none(passage, speaker):
    said = speakers('"Kami siap membantu nelayan," kata Menteri Perhubungan Dewi Hartono.', passage)[-1]
    assert (speaker is None and said is None) or (speaker and said and speaker in said)


def test_initials_that_begin_a_sentence_are_its_subject():
    said = speakers(
        "Polisi menangkap SW (34), ayah tiri korban, di Randai.",
        'Kapolres Randai Kompol Bima Arya menerangkan penangkapan itu. "Kami jerat dia," terangnya.',
        "SW tidak melawan saat ditangkap. Kepada penyidik dia mengaku kesal karena korban rewel.",
    )
    assert said[-1] == "SW"


def test_a_degree_ends_a_sentence_and_is_nobody():
    passages = (
        "Bupati Randai Sri Wahyuni menilai proyek itu lambat.",
        '"Saya kecewa," ujar Kepala Dinas Kelautan, Ir. Gatot Prayuda, M.T. Ia menambahkan, pekerja lelah sekali.',
    )
    assert speakers(*passages)[-1] == "Gatot Prayuda"
    assert "M.T" not in people(*passages)


def test_a_name_inside_the_office_of_another_does_not_speak():
    said = speakers(
        WHO,
        '"Pagar itu ditinggikan," kata Manajer Humas Kereta Layar Randai, Iksan Hendri, Senin. Ia mengatakan pagar'
        " itu selesai.",
    )
    assert said == ["Iksan Hendri", "Iksan Hendri"]


def test_a_clause_between_commas_has_the_speaker_before_it():
    said = speakers("Dewi Hartono, yang mendampingi Presiden Ahmad Fauzi, mengatakan kapal itu aman.")
    assert said == ["Dewi Hartono"]


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        ('Leader of Randai Council, Coun Graham Tull, said: "She has done the decent thing."', "Graham Tull"),
        ('His opposite number, Gianluca Perroni, was sent off. "No comment," he said.', "Gianluca Perroni"),
        (
            '"It was hawkish," said Bernt Olesund, an economist, adding that he expects two more hikes.',
            "Bernt Olesund",
        ),
        ('Sunita Rao, 22, whose brother was killed, said: "They came at night."', "Sunita Rao"),
        ('"It was chaos," recalled Amir Said, 34, a taxi driver.', "Amir Said"),
        ('Mayor Corwin Tate called it "a once-in-a-century chance".', "Corwin Tate"),
        ('According to Professor Saul Whitby, "there is no money left".', "Saul Whitby"),
        ('Police said it was "not being treated as an attack".', "Police"),
    ],
)
def test_english_speakers_are_those_that_the_sentence_tells(passage, speaker):
    said = speakers('"We won," said the manager, Hamish Dornan.', passage, lang="en")
    assert said[1:] and set(said[1:]) == {speaker}


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        ("Menurut seorang sumber, Budi Laksana menyampaikan keputusan itu kemarin.", "seorang sumber"),
        ("Namun, ilmuwan lain meragukan bahwa kapal itu aman.", "ilmuwan lain"),
        ('"Kapal itu tidak boleh berlayar," jelas deskripsi tersebut.', None),
        ("Dua orang remaja ini mengakui bahwa mereka bersalah sekali.", "Dua orang remaja"),
    ],
)
def test_others_texts_and_several_are_not_the_one_spoken_of(passage, speaker):
    said = speakers('"Kapal itu aman," kata ilmuwan kelautan Dewi Hartono.', passage)[-1]
    assert said == speaker


def test_after_words_of_nobody_known_a_pronoun_is_nobody():
    said = speakers(
        '"Kapal itu aman," kata Dewi Hartono. "Kapal itu karam," tulis keterangan video. "Kami pergi," ujarnya.'
    )
    assert said == ["Dewi Hartono", None, None]


def test_of_whom_it_is_told_what_he_will_do_another_still_tells():
    said = speakers(
        '"Kapal itu aman," kata Dewi Hartono. Lalu, Budi Laksana akan dibantu dua nakhoda. "Mereka siap," katanya.'
    )
    assert said == ["Dewi Hartono", "Dewi Hartono"]


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        (
            "Kepala Desa Dewi Hartono mengatakan jalan desa itu rusak. Hal senada dikatakan Camat Randai,"
            ' Nuri Puspita. "Sudah kami usulkan," katanya.',
            "Nuri Puspita",
        ),
        (
            "Ketua RW 05, Dewi Hartono, mengatakan jalan rusak sejak lama. Hal yang sama diungkapkan warga lain,"
            " Nuri Basri. Menurutnya, anggaran perbaikan sudah ada.",
            "Nuri Basri",
        ),
        (
            "Menteri Dewi Hartono mundur. Saat ditanya soal mundurnya Dewi, Budi Rusdi enggan berkomentar."
            ' "Tanya yang bersangkutan saja," elaknya.',
            "Budi Rusdi",
        ),
        (
            "Menteri Layar Dewi Hartono tiba. Ia didampingi Bupati Budi Rusdi."
            ' "Semoga pelabuhan ini berguna," katanya.',
            "Dewi Hartono",
        ),
        (
            "Ketua Partai Layar Budi Rusdi menunjuk putra bungsunya, Karim Rusdi, sebagai calon bupati."
            ' Karim hadir. "Ia ikut seleksi seperti yang lain," ujar Rusdi.',
            "Budi Rusdi",
        ),
        (
            "Gubernur Budi Rusdi hadir. Juru bicara tim pemenangan Budi, Nuri Puspita, membantahnya."
            " Ia mengatakan survei mereka berbeda.",
            "Nuri Puspita",
        ),
    ],
)
def test_whom_katanya_means(passage, speaker):
    assert speakers(passage)[-1] == speaker


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        ('"Kita tunggu saja," kata Menhub. Menteri Perhubungan (Menhub) Dewi Hartono tiba.', "Dewi Hartono"),
        ("Menteri Perhubungan (Menhub) Dewi Hartono tiba. Menhub mengatakan pelabuhan itu siap.", "Dewi Hartono"),
        (
            'Menteri Perhubungan (Menhub) Dewi Hartono tiba. "Semua siap," kata sang menteri.',
            "Dewi Hartono",
        ),
        ("Wapres Dewi Hartono tiba. Wapres mengatakan pelabuhan itu sudah siap.", "Dewi Hartono"),
        ("Petani Randai Dewi Hartono tiba. Petani mengatakan harga garam itu jatuh.", "Petani"),
    ],
)
def test_the_short_form_of_an_office_is_whose_office_has_it(passage, speaker):
    assert speakers(passage)[0] == speaker


def test_who_speaks_is_among_the_people_though_taken_for_a_place():
    assert people('Petani lainnya, Kaslan, hanya bisa pasrah. "Mau bagaimana lagi," keluhnya.') == {
        "Kaslan": "Petani"
    }


@pytest.mark.parametrize(
    ("passage", "speaker"),
    [
        (
            "Sekretaris Daerah Randai, H. Budi Rusdi yang hadir mewakili Bupati Randai, H. Karim Hartono, mengatakan"
            " bahwa jalan itu akan dibangun.",
            "Budi Rusdi",
        ),
        ("Budi Rusdi, yang memimpin rapat, menyebutkan usulan dari warga itu masuk akal.", "Budi Rusdi"),
        ("Direktur Ekspor Layar, Budi Rusdi mencatat, nilai ekspor garam masih sangat kecil.", "Budi Rusdi"),
        ("Istri Karim, Mei Ling, kepada wartawan mengatakan suaminya sempat sakit.", "Mei Ling"),
        ("Budi Rusdi menyadari curhat tersebut bukan tugas petugas.", "Budi Rusdi"),
        ("Warga itu tiba. dr Budi Rusdi, Sp.PD, menegaskan kabar itu tidak benar.", "Budi Rusdi"),
        (
            "Wakil Presiden Budi Rusdi hadir bersama Ibu Siti Budi Rusdi. Budi Rusdi mengatakan jalan akan dibangun.",
            "Budi Rusdi",
        ),
    ],
)
def test_who_says_it_beside_others(passage, speaker):
    assert [quote.speaker for quote in told(passage).quotes] == [speaker]


@pytest.mark.parametrize(
    "passage", ["Budi Rusdi menulis surat itu ke Bupati Randai.", "Warga menyampaikan hal itu ke Randai."]
)
def test_a_thing_that_goes_somewhere_is_no_statement(passage):
    assert told(passage).quotes == ()


def test_initials_that_a_word_announces_are_a_person():
    assert people("Korban diketahui berinisial J, warga Randai.") == {"J": "warga Randai"}


def test_neighbours_are_nobody_by_name_and_initials_do_not_say_it():
    said = speakers("Tetangga korban Dewi Hartono hadir. Tetangga mengaku sempat mendengar keributan itu.")
    assert said == ["Tetangga"]
    said = speakers(
        '"Tambang itu liar," kata Dewi Hartono. Polisi menahan pria berinisial AN.', '"Lapor saja," pungkasnya.'
    )
    assert said == ["Dewi Hartono", "Dewi Hartono"]
