"""Headlines of a series, and figures of one event that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from kronik.archive import Archive
from kronik.link.series import series
from tests.archive.fiction import make


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Jadwal Kapal Nisia 10 Juni 2031", "Jadwal Kapal Roba Hari Ini 10 Juni 2031", True),
        ("Prakiraan Cuaca Nisia 3 Mei 2031: Cerah", "Prakiraan Cuaca Randai 3 Mei 2031: Hujan Petir", True),
        ("Jadwal Kapal Nisia 10 Juni 2031", "Kapal Nisia Karam 10 Juni 2031", False),
        ("Kapal Nisia Karam", "Kapal Nisia Karam, Dua Selamat", False),
        ("Gempa 10 Juni 2031 Guncang Nisia", "Gempa 10 Juni 2031 Guncang Nisia, Warga Mengungsi", False),
    ],
)
def test_headlines_that_tell_one_day_and_begin_alike_are_issues_of_a_series(
    one: str, other: str, found: bool
) -> None:
    assert series(one, other) is series(other, one) is found


def test_issues_of_a_daily_series_are_told_by_their_numbers() -> None:
    assert series("Pasut Labuan Peri Senin 10 Juni 2019", "Pasut Labuan Peri Selasa 11 Juni 2019")
    assert not series("Korban Tewas Jadi 19 Orang", "Feri Karam, 19 Orang Tewas")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("45 Soal Ujian Kimia Kelas 5 Kurikulum Randai dan Kunci Jawaban",
         "45 Soal Ujian Biologi Kelas 5 Kurikulum Randai dan Kunci Jawaban", True),
        ("45 Soal Ujian Mata Kimia Kelas 5 Kurikulum Randai dan Kunci Jawaban",
         "45 Soal Latihan Akhir Mata Biologi Kelas 5 Kurikulum Randai, Kunci Jawaban", True),
        ("Feri Randai Karam di Selat Peri, Tim Cari 19 Korban Hilang",
         "Feri Randai Kandas Lagi di Selat Peri, Tim Cari 19 Korban Hilang", False),
        ("Warga Labuan Peri Salurkan Hewan Kurban di Berbagai Wilayah",
         "Warga Labuan Peri Salurkan Hewan Qurban di Berbagai Wilayah", False),
        ("Feri Randai yang karam di Selat Peri dicari 19 orang regu",
         "Feri Randai yang hilang di Selat Peri dicari 19 orang regu", False),
        ("Feri Randai Karam di Selat Peri", "Feri Randai Hilang di Selat Peri", False),
        ("Polisi Tahan Bagas, Pemilik Feri Randai yang Karam di Selat Peri",
         "Polisi Periksa Bagas soal Feri Randai yang Karam di Selat Roba", False),
    ],
)  # fmt: skip
def test_headlines_of_one_form_filled_with_other_names_are_of_a_series(one: str, other: str, found: bool) -> None:
    assert series(one, other) is series(other, one) is found


@pytest.mark.parametrize(
    ("one", "other", "apart", "alone", "found"),
    [
        ("Korban Tewas Banjir Nisia Bertambah Jadi 5 Orang", "Korban Tewas Banjir Nisia Bertambah Jadi 7 Orang",
         5, True, False),
        ("Korban Tewas Banjir Nisia Bertambah Jadi 5 Orang", "Korban Tewas Banjir Nisia Bertambah Jadi 9 Orang",
         30, True, False),
        ("Korban Tewas Banjir Nisia Bertambah Jadi Lima Orang Pagi Ini",
         "Korban Tewas Banjir Nisia Bertambah Jadi Tujuh Orang Pagi Ini", 5, False, False),
        ("Evakuasi Feri Roba Selesai, 12 Tewas", "Evakuasi Selesai, 13 Penumpang Feri Roba Tewas", 1, False, False),
        ("Gempa M 5,9 Guncang Nisia", "Gempa M 6,1 Guncang Nisia", 1, False, False),
        ("Gempa M 5,9 Guncang Nisia", "Gempa M 3,4 Guncang Nisia", 67, False, True),
        ("Bupati Roba Didakwa Korupsi Rp 9 Miliar", "Bupati Roba Didakwa Korupsi Rp 11 Miliar", 24, False, False),
        ("Nisia Tekuk Roba 2-1 di Final", "Nisia Tekuk Roba 3-1 di Final", 2, False, False),
        ("Death toll from Nisia flood rises to 5", "Death toll from Nisia flood rises to 7", 24, True, False),
        ("Emas Nisia Naik Jadi Rp754.000 per Gram", "Emas Nisia Naik Jadi Rp757.000 per Gram", 24, False, True),
        ("Emas Nisia Naik Jadi Rp754.000 per Gram", "Emas Nisia Naik Jadi Rp755.000 per Gram", 2, False, False),
        ("Indeks Bursa Nisia Turun ke 6.331", "Indeks Bursa Nisia Turun ke 6.217", 48, True, True),
        ("Sinopsis Laut Biru Episode 7", "Sinopsis Laut Biru Episode 8", 2, True, True),
        ("Sinopsis Laut 17 Episode 17, Rima Pergi", "Sinopsis Laut 17 Episode 18, Rima Kembali", 2, True, True),
        ("Soal IPS Kelas 4 Semester 2", "Soal IPS Kelas 5 Semester 2", 0, True, True),
        ("Teka-teki Level 61, 62, 63", "Teka-teki Level 61, 64, 65", 0, True, True),
        ("Nisia U-16 Melawan Roba", "Nisia U-19 Melawan Roba", 3, False, True),
        ("Sejarah Nisia (1): Zaman Kapal", "Sejarah Nisia (2): Zaman Kereta", 0, True, True),
        ("Hasil Liga Nisia, Rabu (18/9/2031)", "Hasil Liga Nisia 2031, Rabu 18 September", 1, False, False),
        ("Hasil Liga Nisia Pekan Ini, Rabu 18/9", "Hasil Liga Nisia Pekan Ini, Kamis 19 September", 24, False, True),
        ("Gunung Nisia Meletus, Abu 400 Meter", "Gunung Roba Meletus, Abu 900 Meter", 1, True, True),
        ("Gunung Nisia Meletus, Abu 400 Meter", "Gunung Nisia Meletus, Abu 900 Meter", 1, True, False),
    ],
)  # fmt: skip
def test_days_parts_and_measures_of_other_days_make_a_series_and_figures_of_an_event_do_not(
    one: str, other: str, apart: int, alone: bool, found: bool
) -> None:
    assert series(one, other, apart=apart, alone=alone) is series(other, one, apart=apart, alone=alone) is found


def test_reports_of_a_toll_that_rises_within_a_day_are_one_story(tmp_path: Path) -> None:
    """From one outlet and from two; the price of each morning stays apart."""
    with Archive.create(tmp_path / "arsip") as archive:
        tolls = (("Pos", 5, "Randai"), ("Pos", 7, "Elok"), ("Kabar", 9, "Elok"))
        for number, (outlet, dead, found) in enumerate(tolls):
            archive.add(
                make(
                    f"Korban Tewas Banjir Nisia Bertambah Jadi {dead} Orang",
                    f"Korban tewas akibat banjir di Nisia bertambah menjadi {dead} orang, kata Bagas Irawanto.",
                    f"Korban terakhir ditemukan regu penolong di kampung {found} di tepi Sungai Nisia.",
                    id=str(number), url=f"https://{outlet.lower()}.example/{number}", outlet=outlet,
                )
            )  # fmt: skip
        for day in (3, 4, 5):
            archive.add(
                make(f"Harga Cabai Pasar Roba Hari Ini Rp4{day}.000 per Kilogram",
                     f"Pedagang pasar Roba menjual cabai Rp4{day}.000 per kilogram, kata Rima Sola.",
                     "Pembeli di pasar itu berkurang sejak hujan turun di kebun cabai Desa Hulu, katanya lagi.",
                     id=f"c{day}", url=f"https://pos.example/cabai{day}", outlet="Pos", published=f"2021-03-0{day}")
            )  # fmt: skip
        (story,) = archive.stories()
        assert story.articles == 3
        names = {stored.article.id: stored.id for stored in archive.articles()}
        told = archive.why(names["0"], names["2"])
        assert told is not None
        assert not told.series
        assert archive.why(names["c3"], names["c4"]).series
