from __future__ import annotations

import pytest

from tests.facts.telling import told


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Kapal itu tenggelam, seperti dikutip dari Kabar Laut, Rabu.", "Kabar Laut", "outlet"),
        ("Kapal itu tenggelam, dilansir laman kabarlaut.com, Rabu.", "kabarlaut.com", "outlet"),
        ("Berdasarkan data Bank Indonesia, harga naik.", "Bank Indonesia", "institution"),
        (
            "Hal itu diatur dalam Peraturan Daerah Nomor 3 Tahun 2020 tentang nelayan.",
            "Peraturan Daerah Nomor 3 Tahun 2020",
            "document",
        ),
        ("Kapal itu aman, berdasarkan PMK 20/PMK.04/2015.", "PMK 20/PMK.04/2015", "document"),
        ("Mengutip keterangan resmi, kapal itu aman.", "keterangan resmi", "document"),
        ("Berdasarkan data Lumbira, harga naik.", "Lumbira", "institution"),
    ],
)
def test_a_phrase_credits_the_source_after_it(sentence, name, kind):
    (credit,) = told(sentence).credits
    assert (credit.name, credit.kind) == (name, kind)


def test_a_person_who_speaks_is_no_credit():
    assert told('"Kapal aman," kata Budi Santoso, pelaut.').credits == ()


def test_a_source_credited_twice_is_credited_once():
    found = told("Kapal tenggelam, dikutip dari Kabar Laut.", "Hujan turun, dikutip dari Kabar Laut.").credits
    assert [credit.name for credit in found] == ["Kabar Laut"]
