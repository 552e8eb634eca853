from __future__ import annotations

import pytest

from kronik.facts import called, names, tokens
from kronik.facts.wording import wording
from kronik.records import Lang, Name, NameKind, Span

LANG = Lang("id")


def persons(text: str, *doubted: str, bodies: tuple[str, ...] = ()) -> set[str]:
    """The persons of a sentence of which a tagger gave these, none surely, and some organisations."""
    given = [(part, NameKind.PERSON, 0.55) for part in doubted] + [(p, NameKind.ORGANISATION, 0.9) for p in bodies]
    found = []
    for part, kind, sure in given:
        span = Span(text.index(part), text.index(part) + len(part))
        found.append(Name(span=span, rule="test", confidence=sure, text=part, kind=kind))
    found.sort(key=lambda name: name.span.start)
    model = names.chain(LANG)
    assert model
    every = called.find(text, tokens.cut(text), found, wording(LANG), model.lexicon)
    return {name.text for name in every if name.kind is NameKind.PERSON}


@pytest.mark.parametrize(
    ("text", "doubted", "whole"),
    [
        ("Kepala Bidang Edukasi PTUN Sri Rahayu Wibisana hadir.", "Sri Rahayu Wibisana", "Sri Rahayu Wibisana"),
        ("Kepala PTUN Bandung Rahayu Wibisana hadir.", "Bandung Rahayu Wibisana", "Rahayu Wibisana"),
        ("Gubernur DKI Jakarta Wibisana hadir.", "Wibisana", "Wibisana"),
        ("Ia menemui Presiden Karim Rauf al-Tani di sana.", "Karim Rauf al-Tani", "Karim Rauf al-Tani"),
    ],
)
def test_a_person_has_all_of_the_name_and_no_town(text, doubted, whole):
    assert persons(text, doubted) == {whole}


def test_a_person_after_the_comma_of_a_body_is_none_of_its_words():
    body = "Ikatan Perupa Randai"
    assert persons(f"Ketua {body}, Bernard Joyo di Randai.", "Bernard Joyo", bodies=(body,)) == {"Bernard Joyo"}
    body = "Badan Cuaca"
    assert persons(f"Ia pegawai {body}, Iklim, dan Gempa di Randai.", "Gempa", bodies=(body,)) == set()


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Hal itu dikatakan Direktur Kepatuhan Arief Wibisana.", "Arief Wibisana"),
        ("Aktivis Asal SwediaMelansir hadir kemarin.", None),
        ("Polisi menahan 21 Tersangka Kasus Penipuan kemarin.", None),
        ("Ia ditolong Korban Tindak Kekerasan kemarin.", None),
    ],
)
def test_a_person_after_an_office_has_no_common_words(text, person):
    assert persons(text) == {person} - {None}


def test_a_player_is_told_from_the_club():
    club = "Persipura Boaz Wibisana"
    assert persons(f"Dan kapten {club} mencetak gol.", bodies=(club,)) == {"Boaz Wibisana"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Izin perusahaan seperti PT Anugerah Surya Wibisana dicabut.", set()),
        ("Direktur PT Anugerah Surya Wibisana hadir.", {"Surya Wibisana"}),
    ],
)
def test_a_company_has_its_whole_name(text, found):
    assert persons(text, "Surya Wibisana", bodies=("PT Anugerah",)) == found
