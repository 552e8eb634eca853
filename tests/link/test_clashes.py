"""What outlets tell differently of one story, side by side."""

from __future__ import annotations

from pathlib import Path

import pytest

from kronik.archive import Archive, Contradiction, export
from kronik.archive.links import clash
from kronik.language import load
from kronik.link import clashes
from kronik.records import Lang
from tests.archive.fiction import make

FIRE = "Api menghanguskan pasar ikan Labuan Peri, dan petugas Damkar Sarai memadamkannya menjelang subuh."


def told(folder: Path, *reports: tuple[str, str]) -> tuple[Contradiction, ...]:
    """What is told differently by reports of a fire, each an outlet and a sentence of its own."""
    with Archive.create(folder) as archive:
        for number, (outlet, sentence) in enumerate(reports):
            archive.add(
                make("Kebakaran Pasar Ikan Labuan Peri", FIRE, sentence, id=str(number),
                     url=f"https://{number}.example/api", outlet=outlet, published="2019-03-02")
            )  # fmt: skip
        (story,) = archive.stories()
        return archive.contradictions(story.id)


def test_figures_of_one_thing_stand_side_by_side_with_their_sentences(tmp_path: Path) -> None:
    (found,) = told(
        tmp_path / "arsip",
        ("Warta Contoh", "Sebanyak 12 orang tewas dalam kebakaran pasar itu."),
        ("Pos Contoh", "Kebakaran pasar itu menewaskan lima belas orang."),
        ("Kabar Contoh", "Dalam kebakaran itu 15 orang tewas."),
    )
    assert (found.kind, found.outlets) == ("figure", 3)
    assert {"orang", "tewas"} <= set(found.about)
    assert [(side.value, {t.member.outlet for t in side.tellings}) for side in found.sides] == [
        ("15", {"Pos Contoh", "Kabar Contoh"}),
        ("12", {"Warta Contoh"}),
    ]
    assert {t.mark.of(t.sentence) for t in found.sides[0].tellings} == {"lima belas", "15"}


def test_figures_of_other_things_are_no_contradiction(tmp_path: Path) -> None:
    assert not told(
        tmp_path / "arsip",
        ("Warta Contoh", "Sebanyak 12 orang tewas dalam kebakaran pasar itu."),
        ("Pos Contoh", "Sebanyak 40 kios pedagang ikan ludes, kata Damkar Sarai."),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harga ikan di pasar itu naik 24 persen sejak api.", "Harga ikan di pasar itu naik 24,2 persen sejak api."),
        ("Api menghanguskan 4 dari 9 kios ikan pasar itu.", "Api menghanguskan 7 dari 9 kios ikan pasar itu."),
        ("Satu kios ikan di pasar itu terbakar habis.", "Ada 12 kios ikan di pasar itu terbakar habis."),
        ("Rugi pedagang pasar itu Rp416,7 miliar untuk ikan.", "Rugi pedagang pasar itu Rp900,2 juta untuk ikan."),
        ("Harga ikan di pasar itu naik 24% menjelang subuh.", "Harga ikan di pasar itu naik 31% menjelang subuh."),
        (
            "Dapat bantuan Rima 40 ember ikan, Bagas 50 ember dari pasar itu.",
            "Dapat bantuan Rima 60 ember ikan, Bagas 70 ember dari pasar itu.",
        ),
        (
            "Pusat gempa di pasar ikan 3,07 lintang dan 112,24 bujur.",
            "Pusat gempa di pasar ikan 3,07 lintang dan 131,55 bujur.",
        ),
        (
            "Bantuan ikan pasar itu membuat Rima Sola membawa pulang 40 ember.",
            "Bantuan ikan pasar itu membuat Bagas Irawanto membawa pulang 70 ember.",
        ),
        (
            "Sidang Pasar Ikan Labuan Peri dibuka Rima, Jumat (1/3/2019).",
            "Pencuri tertangkap di Pasar Ikan Labuan Peri, Sabtu (2/3/2019).",
        ),
        (
            '"Kios di pasar itu sudah padam," kata Rima Sola kepada wartawan, Senin (4/3/2019).',
            '"Kios di pasar itu sudah padam," kata Rima Sola kepada wartawan, Selasa (5/3/2019).',
        ),
    ],
    ids=[
        "fewer decimals", "a part of", "one", "scale alone", "a rate", "a list", "degrees", "other names",
        "names alone around a date", "the day of a statement",
    ],
)  # fmt: skip
def test_what_may_be_one_thing_told_otherwise_is_no_contradiction(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path / "arsip", ("Laut", one), ("Pos", other)) == ()


@pytest.mark.parametrize(
    ("days", "found"),
    [(("2019-03-02", "2019-03-02"), 1), (("2019-03-02", "2019-03-03"), 0), ((None, None), 0)],
    ids=["one day", "two days", "undated"],
)
def test_figures_that_change_from_day_to_day_are_held_against_those_of_one_day(
    tmp_path: Path, days: tuple[str | None, str | None], found: int
) -> None:
    """The price of each morning is right in the report of that morning."""
    with Archive.create(tmp_path / "arsip") as archive:
        for number, (day, price) in enumerate(zip(days, (40, 45), strict=True)):
            archive.add(
                make("Kebakaran Pasar Ikan Labuan Peri", FIRE, f"Ikan di pasar itu dijual {price} ribu keping.",
                     id=str(number), url=f"https://{number}.example/api", outlet=f"Pos {number}", published=day)
            )  # fmt: skip
        (story,) = archive.stories()
        assert len(archive.contradictions(story.id)) == found


def test_figures_told_on_other_days_of_one_day_are_held_against_each_other() -> None:
    one, other = (
        clashes.Sentence(
            report=number, outlet=f"Pos {number}", text=f"Api pasar menewaskan {dead} orang Jumat.",
            words=tuple(clashes.Word(stem, start, start + len(stem), small=False)
                        for stem, start in (("api", 0), ("pasar", 4), ("menewaskan", 10), ("orang", 24))),
            figures=(clashes.Figure("figure", dead, 21, 23),), names=(), day=f"2019-03-0{number}",
            days=frozenset({"2019-03-01"}),
        )
        for number, dead in ((2, "12"), (3, "15"))
    )  # fmt: skip
    (found,) = clashes.clashes([one, other])
    assert {value for value, _ in found.sides} == {"12", "15"}
    assert not clashes.clashes([one, other._replace(days=frozenset())])


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        ("Korban tewas akibat kebakaran di Labuan Peri bertambah menjadi tujuh orang.",
         "Hingga pagi delapan orang dipastikan tewas dan 16 orang masih hilang.", {"7", "8"}),
        ("Sebanyak 12 orang tewas dan 11 orang dinyatakan hilang.", "13 Warga Tewas, 11 Hilang", {"12", "13"}),
        ("Api merusak 140 rumah di Labuan Peri, kata Rima Sola.",
         "Kepala Damkar Bagas Irawanto mengatakan api merusak 310 rumah di Labuan Peri.", {"140", "310"}),
        ("Gempa bermagnitudo 5,9 mengguncang Labuan Peri sebelum api itu.",
         "Gempa bermagnitudo 6,1 di Labuan Peri mendahului api itu.", {"5.9", "6.1"}),
        ("Petugas menemukan bangkai kapal pada kedalaman 38 meter.",
         "Tim Damkar menemukan bangkai Kapal Motor Sinar Randai pada kedalaman 42 meter.", {"38", "42"}),
        ("Pada menit ke-48 Sarai menyamakan kedudukan lewat Yunus.",
         "Pada menit ke-49 Sarai menyamakan kedudukan lewat Yunus.", {"48", "49"}),
        ("Pedagang meminjam uang senilai Rp 15 miliar dari Bank Sarai.",
         "Pedagang meminjam uang senilai Rp 18 miliar dari Bank Sarai.", {"15000000000", "18000000000"}),
    ],
    ids=["other words", "dead beside missing", "two speakers", "the word before", "a long name", "a minute", "money"],
)  # fmt: skip
def test_figures_of_one_thing_are_found_in_other_words(
    tmp_path: Path, one: str, other: str, values: set[str]
) -> None:
    (found,) = told(tmp_path / "arsip", ("Laut", one), ("Pos", other))
    assert (found.kind, {side.value for side in found.sides}) == ("figure", values)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Api itu menewaskan 12 orang.", "Dua korban lainnya tewas di rumah sakit."),
        ("Api itu menewaskan 12 orang.", "Tiga orang pedagang ikan asal Desa Hulu yang tewas dimakamkan."),
        ("Api itu membuat lima orang terluka.", "Tiga orang luka berat, dan dua orang luka ringan."),
        ("Api itu menewaskan 12 orang.", "Pada 2017 api menewaskan 40 orang di pasar."),
        ("Api itu menewaskan 12 orang.", "Sebanyak 15 orang luka."),
    ],
    ids=["those beside others", "some of them", "parts of them", "another year", "another state"],
)
def test_what_has_become_of_others_is_no_contradiction(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path / "arsip", ("Laut", one), ("Pos", other)) == ()


def test_a_measure_that_falls_in_one_outlet_is_of_several_events() -> None:
    """Three earthquakes of a morning in one story."""
    reports = (("Pos", "70"), ("Laut", "5"), ("Pos", "10"))
    sentences = [
        clashes.Sentence(
            report=number, outlet=outlet, text=f"Gempa pasar sedalam {deep} meter pagi.",
            words=tuple(clashes.Word(stem, start, start + len(stem), small=False)
                        for stem, start in (("gempa", 0), ("pasar", 6), ("sedalam", 12), ("meter", 21 + len(deep)))),
            figures=(clashes.Figure("figure", deep, 20, 20 + len(deep)),), names=(), day="2019-03-02",
        )
        for number, (outlet, deep) in enumerate(reports)
    ]  # fmt: skip
    assert not clashes.clashes(sentences)
    assert clashes.clashes(sentences[:2])


def test_reports_that_each_tell_of_their_own_day_are_of_two_events(tmp_path: Path) -> None:
    with Archive.create(tmp_path / "arsip") as archive:
        for number, day in enumerate(("2019-03-01", "2019-03-02")):
            archive.add(
                make("Kebakaran Pasar Ikan Labuan Peri", FIRE, "Pasar ikan itu dibersihkan petugas hari ini.",
                     id=str(number), url=f"https://{number}.example/api", outlet=f"Pos {number}", published=day)
            )  # fmt: skip
        (story,) = archive.stories()
        assert archive.contradictions(story.id) == ()


def test_a_report_that_gives_both_figures_takes_no_side(tmp_path: Path) -> None:
    assert not told(
        tmp_path / "arsip",
        ("Warta Contoh", "Sebanyak 12 orang tewas dalam kebakaran pasar itu."),
        ("Pos Contoh", "Sebanyak 15 orang tewas dalam kebakaran pasar itu, bukan 12 orang tewas dalam kebakaran."),
    )


def test_one_outlet_does_not_contradict_itself(tmp_path: Path) -> None:
    assert not told(
        tmp_path / "arsip",
        ("Warta Contoh", "Sebanyak 12 orang tewas dalam kebakaran pasar itu."),
        ("Warta Contoh", "Sebanyak 15 orang tewas dalam kebakaran pasar itu."),
    )


def test_a_name_that_is_spelt_in_two_ways_is_one_contradiction(tmp_path: Path) -> None:
    found = told(
        tmp_path / "arsip",
        ("Warta Contoh", "Kepala pasar Yunus Larengkeng meminta bantuan."),
        ("Pos Contoh", "Bantuan diminta kepala pasar, Yunus Larengkang."),
        ("Kabar Contoh", "Bantuan itu dijanjikan Bagas Irawanto."),
    )
    assert [(one.kind, {side.value for side in one.sides}) for one in found] == [
        ("name", {"Yunus Larengkeng", "Yunus Larengkang"})
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kata Menlu Nisia, pasar itu dibuka.", "Kata Kemenlu Nisia, pasar itu dibuka."),
        ("Pemenang Piala Nisia U-15 membantu pasar.", "Pemenang Piala Nisia U-16 membantu pasar."),
        ("Bantuan Rima Sola'wati tiba di pasar.", "Bantuan Rima Sola’wati tiba di pasar."),
    ],
    ids=["an office and its holder", "numbers", "another apostrophe"],
)
def test_names_that_are_others_or_the_same_are_no_contradiction(tmp_path: Path, one: str, other: str) -> None:
    assert told(tmp_path / "arsip", ("Laut", one), ("Pos", other)) == ()


def test_days_of_one_event_are_compared_as_dates(tmp_path: Path) -> None:
    (found,) = told(
        tmp_path / "arsip",
        ("Warta Contoh", "Pasar Labuan Peri terbakar pada Jumat (1/3/2019) menjelang subuh."),
        ("Pos Contoh", "Pasar Labuan Peri terbakar pada Sabtu (2/3/2019) menjelang subuh."),
    )
    assert (found.kind, [side.value for side in found.sides]) == ("date", ["2019-03-01", "2019-03-02"])


def test_every_telling_is_exported(tmp_path: Path) -> None:
    folder = tmp_path / "arsip"
    told(
        folder,
        ("Warta Contoh", "Sebanyak 12 orang tewas dalam kebakaran pasar itu."),
        ("Pos Contoh", "Sebanyak 15 orang tewas dalam kebakaran pasar itu."),
    )
    with Archive.open(folder) as archive:
        rows = list(export.contradictions(archive))
    assert [(row["number"], row["printed"], row["outlet"]) for row in rows] == [
        (1, "12", "Warta Contoh"),
        (1, "15", "Pos Contoh"),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("id", "dua puluh lima orang", "25"),
        ("id", "dua ratus tiga puluh rumah", "230"),
        ("id", "tiga ribu lima ratus jiwa", "3500"),
        ("id", "1,5 juta rupiah", "1500000"),
        ("id", "12.500 jiwa", "12500"),
        ("en", "twenty-five people", "25"),
        ("en", "12,500 residents", "12500"),
    ],
)
def test_figures_in_words_and_digits_have_one_value(lang: Lang, text: str, value: str) -> None:
    assert [figure.value for figure in clash.amounts(text, load(lang))] == [value]


def test_the_number_of_a_law_is_no_figure() -> None:
    assert not list(clash.amounts("melanggar UU Nomor 1", load(Lang("id"))))
