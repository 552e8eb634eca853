from __future__ import annotations

import pytest

from tests.facts.telling import told


def people(*passages: str, lang: str = "id") -> dict[str, str | None]:
    return {person.name: person.role for person in told(*passages, lang=lang).people}


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Menteri Perhubungan Dewi Hartono meninjau pelabuhan.", "Dewi Hartono", "Menteri Perhubungan"),
        ("Kapolres Bogor AKBP Hendra Wijaya memeriksa saksi.", "Hendra Wijaya", "Kapolres Bogor"),
        (
            "Budi Santoso, kepala bidang komunikasi perusahaan, menolak hadir.",
            "Budi Santoso",
            "kepala bidang komunikasi",
        ),
        ("Direktur Utama PT Samudra Jaya, Ahmad Fauzi, hadir.", "Ahmad Fauzi", "Direktur Utama PT Samudra Jaya"),
        ("Siti Aminah (34), warga Bandung, mengaku lega.", "Siti Aminah", "warga Bandung"),
    ],
)
def test_an_office_belongs_to_the_person_it_stands_beside(sentence, name, role):
    found = people(sentence)
    assert name in found
    assert set(role.split()[:2]) <= set((found[name] or "").split())


def test_ranks_and_honorifics_are_no_part_of_a_name():
    found = people("Kapolres Bogor AKBP Hendra Wijaya memanggil Bapak Ahmad Fauzi.")
    assert set(found) == {"Hendra Wijaya", "Ahmad Fauzi"}


def test_a_shorter_form_is_the_same_person():
    facts = told("Menteri Perhubungan Dewi Hartono tiba.", '"Kami siap membantu nelayan," kata Dewi di Jakarta.')
    (person,) = facts.people
    assert person.name == "Dewi Hartono"
    assert "Dewi" in person.aliases
    assert len(person.mentions) == 2


def test_a_shared_last_name_joins_nobody():
    assert len(people("Ahmad Santoso bertemu Budi Santoso di Jakarta.")) == 2


def test_a_tie_of_family_is_not_the_office_of_the_one_named():
    assert people("Istri Budi Santoso hadir di pengadilan.").get("Budi Santoso") is None


def test_glued_text_still_has_its_person():
    found = people("PresidenJoko Santosomengatakan harga beras turun.", "Joko Santoso tiba di Jakarta.")
    assert "Joko Santoso" in found


def test_the_organisation_stands_apart():
    (person,) = told("Direktur Utama PT Samudra Jaya, Ahmad Fauzi, hadir.").people
    assert person.organisation == "PT Samudra Jaya"


def test_english_names_need_a_reason():
    found = people("President Anna Weil met Robert Hale, a farmer, in Berlin. Grey Morning came.", lang="en")
    assert found["Anna Weil"] == "President"
    assert "Robert Hale" in found
    assert "Grey Morning" not in found


def test_another_name_of_the_one_just_named_is_no_second_person():
    people = told(
        "Polisi menangkap Rahmat Wijaya alias Slamet di Surabaya. Slamet mengaku menyesal.",
        "Menteri Sosial Bambang Hartono atau Gus Bambi membuka pasar itu. Gus Bambi lalu pulang.",
    ).people
    assert [person.name for person in people] == ["Rahmat Wijaya", "Bambang Hartono"]


def test_the_beginnings_of_a_name_are_the_same_person():
    (person,) = told("Gubernur Ahmad Heriyanto membuka pasar itu.", "Menurut Aher, pasar itu besar sekali.").people
    assert (person.name, person.aliases) == ("Ahmad Heriyanto", ("Aher",))


def test_two_persons_of_a_choice_stay_two():
    people = told("Warga dapat memilih Budi Santoso atau Dewi Hartono sebagai ketua.").people
    assert len(people) == 2


def test_an_office_holds_a_list_and_no_verb():
    (one, two) = told(
        "Kepala Badan Meteorologi, Klimatologi, dan Geofisika, Dewi Hartono, tiba di Surabaya.",
        "Polisi menangkap Budi Santoso.",
    ).people
    assert one.role == "Kepala Badan Meteorologi, Klimatologi, dan Geofisika"
    assert two.role is None
