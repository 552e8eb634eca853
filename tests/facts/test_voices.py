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
