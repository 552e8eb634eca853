from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from kronik import page
from kronik.language import load
from kronik.records import BODY, Capture, Form, Labelled, Lang, Page, Place, Role
from kronik.recover import roles
from kronik.recover.body import body
from kronik.recover.roles import above as assigned
from kronik.recover.roles import clusters, containers, copies, cues, faint, features, fragments, inside, model, split
from kronik.recover.roles.cues import Lines
from kronik.recover.roles.sheet import Sheet

from .leaf import view

PARAGRAPHS = [
    "Warga Teluk Randu menyambut kapal pertama yang berlabuh sejak badai merusak dermaga kota itu tiga bulan lalu.",
    "Wali kota mengatakan, perbaikan dermaga selesai dua pekan lebih cepat daripada rencana semula pemerintah kota.",
    '"Kami bekerja siang dan malam, dan hari ini kami melihat hasilnya," kata wali kota kepada para wartawan.',
    "Kapal itu membawa beras, obat, dan semen untuk membangun kembali rumah warga di tiga kelurahan di tepi pantai.",
]
FLAT = f"""Kapal Pertama Berlabuh di Teluk Randu Setelah Badai

Senin, 6 Mei 2024 09:15 WIB

Kapal Cakrawala merapat di dermaga Teluk Randu, Senin, 6 Mei 2024. Foto: Sari Wijaya

LENTERA.COM, Teluk Randu - {PARAGRAPHS[0]}

Baca juga: Badai Merusak Dermaga Teluk Randu

{PARAGRAPHS[1]}

Advertising

{PARAGRAPHS[2]}

{PARAGRAPHS[3]} (sw/rd)

Berita terkait

Dermaga Lama Dibongkar Setelah Dua Puluh Tahun

12 hari lalu

Dermaga lama di sisi timur pelabuhan dibongkar untuk memberi tempat bagi gudang baru.

Baca Selengkapnya
"""


def label(text: str, form: Form = Form.TEXT, lang: str = "id") -> tuple[Page, tuple[Labelled, ...]]:
    leaf = page.read(Capture(id="leaf", form=form, payload=text, place=Place(file="leaf")))
    assert isinstance(leaf, Page)
    return leaf, roles.label(leaf, load(Lang(lang)))


def by_role(text: str, role: Role, form: Form = Form.TEXT) -> list[str]:
    leaf, labels = label(text, form)
    return [label.span.of(leaf.text).strip() for label in labels if label.role is role]


@pytest.mark.parametrize(
    ("role", "texts"),
    [
        (Role.HEADLINE, ["Kapal Pertama Berlabuh di Teluk Randu Setelah Badai"]),
        (Role.PUBLISHED, ["Senin, 6 Mei 2024 09:15 WIB"]),
        (Role.CAPTION, ["Kapal Cakrawala merapat di dermaga Teluk Randu, Senin, 6 Mei 2024."]),
        (Role.CREDIT, ["Foto: Sari Wijaya"]),
        (Role.DATELINE, ["LENTERA.COM, Teluk Randu -"]),
        (Role.PARAGRAPH, PARAGRAPHS),
        (Role.READ_ALSO, ["Baca juga: Badai Merusak Dermaga Teluk Randu"]),
        (Role.AD, ["Advertising"]),
        (Role.SIGNOFF, ["(sw/rd)"]),
        (Role.RELATED_HEADING, ["Berita terkait"]),
        (Role.RELATED_TITLE, ["Dermaga Lama Dibongkar Setelah Dua Puluh Tahun"]),
        (Role.RELATED_AGE, ["12 hari lalu"]),
        (Role.NAVIGATION, ["Baca Selengkapnya"]),
    ],
)
def test_every_part_of_a_flattened_article_has_its_role(role: Role, texts: list[str]) -> None:
    assert by_role(FLAT, role) == texts


def test_the_same_article_in_html_has_the_same_body() -> None:
    html = (
        "<nav><ul><li><a href=/>Beranda</a><li><a href=/kota>Kota</a></ul></nav><article><h1>Kapal Pertama</h1>"
        '<figure><img src=a.jpg><figcaption>Kapal Cakrawala.</figcaption></figure><div class="article-body">'
        + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
        + '</div></article><aside class="related"><h3>Berita terkait</h3><a href=/x>Dermaga Lama</a></aside>'
        "<footer><p>Hak cipta Lentera. Seluruh isi situs ini dilindungi.</p></footer>"
    )
    leaf, labels = label(html, Form.HTML)
    assert [passage.text for passage in body(leaf, labels)] == PARAGRAPHS


def test_labels_cover_every_block_once_and_in_order() -> None:
    leaf, labels = label(FLAT)
    covered = [(label.span.start, label.span.end) for label in labels]
    assert covered == sorted(covered)
    assert sum(end - start for start, end in covered) == sum(b.span.end - b.span.start for b in leaf.blocks)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from([*FLAT.split("\n"), "Baca juga:", "-", "(a/b)", "“", "x", "KPK", "dan 5 lagi,"]), max_size=25
    )
)
def test_any_order_of_lines_is_labelled_whole(lines: list[str]) -> None:
    leaf = page.read(Capture(id="leaf", form=Form.TEXT, payload="\n".join(lines), place=Place(file="leaf")))
    if isinstance(leaf, Page):
        labels = roles.label(leaf, load(Lang("id")))
        starts = {block.span.start for block in leaf.blocks}
        assert starts <= {label.span.start for label in labels}
        assert all(label.span.start < label.span.end for label in labels)
        body(leaf, labels)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("LENTERA.COM, Teluk Randu - Warga menyambut kapal.", "LENTERA.COM, Teluk Randu - "),
        ("TELUK RANDU, LENTERA.com- Warga menyambut kapal.", "TELUK RANDU, LENTERA.com- "),
        ("Teluk Randu (Lentera) -- Warga menyambut kapal.", "Teluk Randu (Lentera) -- "),
        ("Teluk Randu - Warga menyambut kapal.", "Teluk Randu - "),
        ("TELUK RANDU — Warga menyambut kapal.", "TELUK RANDU — "),
        ("- Warga menyambut kapal.", "- "),
        ("Hari-hari berlalu tanpa kapal.", ""),
        ("Wali kota – yang baru dilantik – menyambut kapal.", ""),
        ("Anti-Badai adalah nama kapal itu.", ""),
        ("Kapal itu berlabuh - akhirnya - di dermaga.", ""),
        ("Cases of FLUVID-19 are surging on both coasts.", ""),
    ],
)
def test_a_dateline_is_names_before_a_dash(text: str, line: str) -> None:
    assert text[: split.dateline(text)] == line


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Kapal itu pulang. (sw/rd)", "(sw/rd)"),
        ("Kapal itu pulang. (lentera.com/Sari)", "(lentera.com/Sari)"),
        ("Kapal itu pulang (lihat peta)", ""),
        ("Kapal itu pulang (sw)", ""),
        ("Ia berumur empat puluh. (40)", ""),
    ],
)
def test_a_signoff_is_initials_in_brackets_after_the_last_sentence(text: str, sign: str) -> None:
    assert text[split.signoff(text) :] == sign


def test_a_read_also_inside_a_line_is_cut_where_words_are_glued() -> None:
    line = f"{PARAGRAPHS[0]}Baca juga: Badai Merusak Dermaga{PARAGRAPHS[1]} {PARAGRAPHS[3]}"
    assert by_role(f"{PARAGRAPHS[2]}\n{line}\n{PARAGRAPHS[3]}", Role.READ_ALSO) == [
        "Baca juga: Badai Merusak Dermaga"
    ]


def test_a_sentence_that_a_tool_broke_at_a_name_stays_body() -> None:
    lines = "\n".join(PARAGRAPHS).replace(" selesai dua ", "\nselesai dua\n")
    leaf, labels = label(lines)
    assert [passage.text for passage in body(leaf, labels)] == PARAGRAPHS


def test_a_line_break_is_one_paragraph_again() -> None:
    verse = (
        f"<article><p>{PARAGRAPHS[0]}<br>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p></article>"
    )
    leaf, labels = label(verse, Form.HTML)
    assert body(leaf, labels)[0].text == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"


def test_likely_lines_far_from_the_report_are_another_storys() -> None:
    leaf, _ = label("\n".join([*PARAGRAPHS, *(f"Menu {n}" for n in range(12)), PARAGRAPHS[0] + " Lagi."]))
    shares = [1.0] * 4 + [0.0] * 12 + [1.0]
    assert clusters.largest(leaf, [0] * 17, shares) == [1.0] * 4 + [0.0] * 13


def test_paragraphs_of_which_the_model_is_sure_stand_apart_and_are_the_report_still() -> None:
    other = [f"{text} Berita ini masih berlanjut sampai kapal itu kembali ke dermaga kota." for text in PARAGRAPHS]
    leaf, _ = label("\n".join([*PARAGRAPHS * 4, *(f"Menu {n}" for n in range(12)), *other]))
    shares = [1.0] * 16 + [0.0] * 12 + [0.9] * 4
    assert sum(len(text) for text in other if len(text) >= clusters.PARAGRAPH) >= clusters.PROSE
    assert clusters.largest(leaf, [0] * 32, shares) == shares
    faint = [1.0] * 16 + [0.0] * 12 + [0.7] * 4
    assert clusters.largest(leaf, [0] * 32, faint) == [1.0] * 16 + [0.0] * 16


def test_a_programme_of_short_lines_outweighs_no_report() -> None:
    menu = [f"Menu {n}" for n in range(12)]
    leaf, _ = label("\n".join([*(f"Lomba dayung nomor {n}" for n in range(25)), *menu, *PARAGRAPHS]))
    shares = [0.9] * 25 + [0.0] * 12 + [0.8] * 4
    assert clusters.largest(leaf, [0] * 41, shares) == [0.0] * 37 + [0.8] * 4


def test_a_notice_of_consent_is_no_report_however_long_and_sure() -> None:
    leaf, _ = label("\n".join([*PARAGRAPHS, *(f"Menu {n}" for n in range(12)), *PARAGRAPHS * 3]))
    told = [0] * 16 + [cues.CONSENT] + [0] * 11
    assert clusters.largest(leaf, told, [1.0] * 4 + [0.0] * 12 + [1.0] * 12) == [1.0] * 4 + [0.0] * 24


def test_what_stands_under_linked_titles_outside_the_report_is_teasers() -> None:
    card = '<div><h3><a href="/{0}">Judul berita lain nomor {0}</a></h3><i>{0} jam lalu</i><p>{1}</p></div>'
    cards = "".join(card.format(number, PARAGRAPHS[1]) for number in range(3))
    leaf, _ = label(f"<div>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</div>{cards}", Form.HTML)
    shares = [1.0] * 4 + [0.1, 0.1, 0.8] * 3
    assert len(leaf.blocks) == len(shares)
    assert containers.teasers(leaf, shares) == [1.0] * 4 + [0.1, 0.1, 0.0] * 3
    assert containers.teasers(leaf, [*shares[:-1], 0.1]) == [*shares[:-1], 0.1]


def test_lines_between_the_likely_pieces_of_one_sentence_are_likely() -> None:
    leaf, _ = label("Ketua komisi kota itu,\nsari wijaya\n, berkata bahwa kapal akan kembali bulan depan.")
    assert fragments.together(leaf, [0, 0, 0], [0.9, 0.1, 0.8]) == [0.9, 0.8, 0.8]


LINE = " ".join([*PARAGRAPHS, "Hari pertama Senin (6 Mei 2024).", *PARAGRAPHS[:2]])


def test_what_stands_amid_a_line_that_is_nearly_all_report_is_the_reports() -> None:
    leaf, _ = label(LINE)
    assert len(leaf.blocks) == 7
    shares = [0.3, 0.9, 0.9, 0.9, 0.4, 0.9, 0.3]
    assert fragments.amid(leaf, [0] * 7, shares) == [0.3, 0.9, 0.9, 0.9, fragments.RAISED, 0.9, 0.3]
    assert fragments.amid(leaf, [0] * 4 + [cues.AD] + [0] * 2, shares) == shares
    assert fragments.amid(leaf, [0] * 7, menu := [0.9, 0.1, 0.1, 0.9, 0.1, 0.1, 0.9]) == menu


def test_lines_that_count_on_over_passages_are_subheadings() -> None:
    places = ["1. Dermaga Teluk Randu", "2) Pasar Ikan", "3. Gudang Lama"]
    told = [text.replace("kapal", f"kapal nomor {n}") for n in range(3) for text in PARAGRAPHS[1:]]
    lines = [PARAGRAPHS[0], *(line for n in range(3) for line in (places[n], *told[3 * n : 3 * n + 3]))]
    leaf, _ = label("\n".join(lines))
    shares = [0.1 if text in places else 0.9 for text in lines]

    def numbered(shares: list[float]) -> list[int]:
        return inside._numbered(Sheet(leaf, load(Lang("id")), [0] * len(lines), shares), len(lines) - 1)

    assert numbered(shares) == [1, 5, 9]
    assert numbered([*shares[:6], *[0.1] * 7]) == []


def test_numbered_sentences_are_a_list_though_pictures_part_them() -> None:
    told = [f"{n}. {text}" for n, text in enumerate((*PARAGRAPHS[:2], PARAGRAPHS[3]), 1)]
    lines = [
        PARAGRAPHS[0],
        PARAGRAPHS[1],
        *(line for text in told for line in ("Foto: Warta", "Konten tidak ada", text)),
    ]
    leaf, _ = label("\n".join(lines))
    sheet = Sheet(leaf, load(Lang("id")), [0] * len(lines), [0.9, 0.9, *[0.05] * (len(lines) - 2)])
    inside.passages(sheet)
    listed = [at for at, answer in enumerate(sheet.answers) if answer and answer[0] is Role.LIST]
    assert listed == [at for at, line in enumerate(lines) if line in told]
    assert sheet.answers[listed[0]] == (Role.LIST, "one of several numbered sentences")


def test_the_report_begins_with_the_first_sentence_of_its_line() -> None:
    line = " ".join(["Kapal itu datang.", "Warga menyambutnya.", *PARAGRAPHS, *PARAGRAPHS[:2]])
    leaf, _ = label(f"Kapal Cakrawala\n{line}")
    sheet = Sheet(leaf, load(Lang("id")), [0] * len(leaf.blocks), [0.1, *[0.9] * (len(leaf.blocks) - 1)])
    assert len(leaf.blocks[1].text) < 60 and sheet.first == 1


@pytest.mark.parametrize(
    "below", ["", "Baca juga: Badai Merusak Dermaga", "Berita terkait\n\nDermaga Lama Dibongkar"]
)
def test_a_short_last_sentence_is_the_reports(below: str) -> None:
    leaf, labels = label("\n\n".join([*PARAGRAPHS, "Kapal itu sudah pulang.", below]))
    assert body(leaf, labels)[-1].text == "Kapal itu sudah pulang."


def test_a_short_line_above_other_furniture_is_not_the_reports() -> None:
    shares = [0.9, 0.3, 0.1]
    leaf, _ = label(f"{PARAGRAPHS[0]}\nTolong nyalakan skrip.\nMasuk")
    assert clusters.edges(leaf, [0, 0, 0], shares) == shares
    assert clusters.edges(leaf, [0, 0, cues.RELATED], shares) == [0.9, clusters.RAISED, 0.1]


def test_a_short_sentence_between_passages_is_one() -> None:
    leaf, _ = label(f"{PARAGRAPHS[0]}\nTidak ada korban jiwa.\n{PARAGRAPHS[1]}")
    for share, role in ((0.3, Role.PARAGRAPH), (0.2, None)):
        sheet = Sheet(leaf, load(Lang("id")), [0, 0, 0], [0.9, share, 0.9])
        inside.passages(sheet)
        assert (sheet.answers[1] and sheet.answers[1][0]) == role


def test_a_sentence_amid_a_line_tells_no_reading_time() -> None:
    pack = load(Lang("id"))
    leaf, _ = label(LINE.replace(PARAGRAPHS[2], "Ia membaca semua komentar warga kota itu."))
    told = cues.of(pack).of(leaf, Lines.of(leaf))
    sheet = Sheet(leaf, pack, told, [0.9] * len(told))
    inside.passages(sheet)
    assert told[2] & cues.AGES
    assert sheet.answers[2] == (Role.PARAGRAPH, "model 0.90")


def test_a_caption_that_closes_with_photographer_and_agency_is_no_passage() -> None:
    told = "Kapal Cakrawala merapat di dermaga Teluk Randu pada hari Senin, 6 Mei 2024."
    lines = [*PARAGRAPHS[:3], f"{told} Sari Wijaya (warta/foto bersama)", f"{told} Sari Wijaya berdiri di depan."]
    leaf, labels = label("\n".join([*lines, *PARAGRAPHS]))
    assert lines[3] not in [passage.text for passage in body(leaf, labels)]
    assert lines[4] in [passage.text for passage in body(leaf, labels)]


def test_no_sentence_goes_on_with_a_line_that_ends_with_a_credit() -> None:
    leaf, _ = label("Ketua komisi kota itu,\nsari wijaya\n, berkata bahwa kapal akan kembali bulan depan.")
    assert fragments.together(leaf, [0, cues.CREDIT_TAIL, 0], [0.9, 0.1, 0.8]) == [0.9, 0.1, 0.8]


def test_a_doubtful_sentence_near_the_report_that_says_its_words_is_part_of_it() -> None:
    report = [
        "Kapal feri Cakrawala tertahan gelombang tinggi di Pelabuhan Randu sejak Senin malam.",
        "Penumpang kapal Cakrawala menginap di terminal pelabuhan, kata kepala syahbandar.",
    ]
    near = "Syahbandar pelabuhan mengizinkan kapal Cakrawala berangkat ketika gelombang mereda."
    other = "Harga cabai rawit melonjak menjelang perayaan panen raya pedagang sayur kabupaten."
    lines = ["Beranda", near, *report, "Galeri", other, near.replace("mereda", "surut"), "Tautan"]
    leaf, _ = label("\n".join(lines))
    none = [0] * 8
    raw = [0.0, 0.5, 0.9, 0.9, 0.0, 0.5, 0.5, 0.0]
    raised = [*raw[:6], clusters.RAISED, 0.0]
    assert clusters.topical(leaf, none, raw, raw) == raised, "what stands above the report introduces it"
    assert clusters.topical(leaf, none, [*raw[:6], 0.05, 0.0], raw)[6] == 0.5
    assert clusters.topical(leaf, [*none[:6], cues.MORE, 0], raw, raw) == raw
    apart = [0.0, 0.8, 0.9, 0.9, 0.0, 0.8, 0.0, 0.0]
    assert clusters.topical(leaf, none, apart, [0.0, 0.0, *apart[2:5], 0.0, 0.0, 0.0])[1] == clusters.RAISED


def test_lines_that_stand_again_and_again_part_nothing() -> None:
    lines = [part for text in PARAGRAPHS * 2 for part in (text, *["Isi Artikel"] * clusters.GAP, "Foto")]
    leaf, _ = label("\n".join(lines))
    shares = [0.9 if text in PARAGRAPHS else 0.0 for text in lines]
    assert clusters.largest(leaf, [0] * len(lines), shares) == shares


def test_a_faint_body_is_the_stretch_of_a_text_that_most_outweighs_the_rest() -> None:
    leaf, _ = label("\n".join([*(f"Menu {n}" for n in range(9)), *PARAGRAPHS, *(f"Menu {n}" for n in range(9))]))
    shares = [0.01] * 9 + [0.3, 0.1, 0.3, 0.3] + [0.05] + [0.01] * 8
    raised = faint.raised(leaf, [0] * 22, shares)
    assert [at for at, share in enumerate(raised) if share == faint.SURE] == [9, 11, 12]
    assert faint.raised(leaf, [0] * 22, [0.01] * 22) == [0.01] * 22
    assert faint.raised(leaf, [0] * 22, sure := [0.01] * 9 + [0.9] * 4 + [0.01] * 9) == sure


@pytest.mark.parametrize(
    "broken",
    [
        "Pantauan\nLentera Online\npada hari Senin menunjukkan bahwa kapal itu belum berangkat dari dermaga.",
        "Wali kota menunjuk Rui Cardoso untuk menggantikan\nAnton Surya\n. Ia memimpin dinas itu sejak awal tahun.",
        "Kapal itu, seperti dikutip dari\nWarta\n, membawa beras dan semen untuk tiga kelurahan di tepi pantai.",
    ],
)
def test_a_sentence_that_a_tool_broke_at_a_link_is_one_passage(broken: str) -> None:
    whole = " ".join(broken.split("\n"))
    leaf, labels = label("\n".join([*PARAGRAPHS, broken, PARAGRAPHS[0] + " Lagi.", PARAGRAPHS[1] + " Lagi."]))
    assert whole in [passage.text for passage in body(leaf, labels)]


def test_a_sentence_that_a_tool_broke_is_no_headline() -> None:
    text = "Laporan itu dikutip dari kantor berita kota\nWarta\n, yang mengirim wartawan ke dermaga pada hari Senin."
    assert by_role("\n".join([text, *PARAGRAPHS]), Role.HEADLINE) == []


def test_a_page_has_lost_its_line_breaks_where_long_lines_hold_most_of_it() -> None:
    lines, _ = label("\n".join(PARAGRAPHS * 8))
    line, _ = label(" ".join(PARAGRAPHS * 8))
    half, _ = label("\n".join([" ".join(PARAGRAPHS * 3), *PARAGRAPHS * 5]))
    article, _ = label(" ".join(PARAGRAPHS * 2))
    assert [model.lost(leaf) for leaf in (lines, line, half, article)] == [False, True, False, False]


class Sure:
    """A network that has one answer."""

    def __init__(self, share: float) -> None:
        self.share = share

    def body(self, _page: Page, told: list[int], _lines: Lines) -> list[float]:
        return [self.share] * len(told)


def test_a_page_on_one_line_is_judged_by_a_network_of_its_own_unless_it_is_a_bare_article(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(model, "KEPT", Sure(0.9))
    texts = "\n".join(PARAGRAPHS), " ".join(PARAGRAPHS * 8), f"<p>{PARAGRAPHS[0]}</p>"
    forms = Form.TEXT, Form.TEXT, Form.HTML
    pages = [label(text, form)[0] for text, form in zip(texts, forms, strict=True)]
    for share, judged in ((0.4, 0.4), (0.6, 0.9)):
        monkeypatch.setattr(model, "JOINED", Sure(share))
        assert [model.body(leaf, [0] * len(leaf.blocks), Lines.of(leaf))[0] for leaf in pages] == [0.9, judged, 0.9]


def test_every_feature_has_a_name_and_every_weight_a_feature() -> None:
    leaf, _ = label(FLAT)
    rows = features.of(leaf, [0] * len(leaf.blocks))
    assert rows.shape == (len(features.NAMES), len(leaf.blocks))
    assert len(set(features.NAMES)) == len(features.NAMES) == model.KEPT.weights["W1"].shape[0]
    assert np.isfinite(rows).all()


def test_blocks_are_judged_alike_whether_the_kernel_or_python_has_written_them() -> None:
    leaf, _ = label(f"<main><h1>Kapal Baru</h1>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</main>", Form.HTML)
    told = [0] * len(leaf.blocks)
    assert leaf.packed
    assert (features.of(leaf, told) == features.of(replace(leaf, packed=b""), told)).all()


def test_a_cue_is_found_whatever_its_case_and_only_at_its_place() -> None:
    leaf = view([(Role.OTHER, line) for line in ("BACA JUGA: Kapal Berlabuh", *LINES)]).page
    bits = cues.of(load(Lang("id"))).of(leaf, Lines.of(leaf))
    told = {block.text: bit for block, bit in zip(leaf.blocks, bits, strict=True)}
    assert told["BACA JUGA: Kapal Berlabuh"] == cues.READ_ALSO
    assert told["Baca Penjelasan Juga:"] == 0
    assert told["Baca Juga:"] & cues.READ_ALSO_ALONE
    assert told["Anak itu suka baca juga menulis puisi."] == 0
    assert told['iklan.cmd.push(function() { iklan.show("a"); });'] == cues.SCRIPT
    assert told["Rapat dibuka pukul 10;"] == cues.SCRIPT
    assert told["Daftar {nama} tamu"] == 0
    assert told["Nelayan menambatkan perahu di Teluk Sembilang. (Foto: Sari Bulan)"] == cues.CREDIT_TAIL
    assert told["Nelayan menambatkan perahu di Teluk Sembilang (Antara)."] == cues.OUTLET_TAIL
    assert told["© 2021 Kabar Sembilang"] == cues.CREDIT_ALONE | cues.CREDIT_TAIL
    assert told["1.204 kali dibaca"] == cues.AGES
    assert told["Buku itu sudah 1.204 kali dibaca sejak dipinjamkan perpustakaan desa kepada warga."] == 0


LINES = (
    *("Baca Penjelasan Juga:", "Baca Juga:", "Anak itu suka baca juga menulis puisi.", "Daftar {nama} tamu"),
    *('iklan.cmd.push(function() { iklan.show("a"); });', "Rapat dibuka pukul 10;", "© 2021 Kabar Sembilang"),
    *("Nelayan menambatkan perahu di Teluk Sembilang. (Foto: Sari Bulan)", "1.204 kali dibaca"),
    "Nelayan menambatkan perahu di Teluk Sembilang (Antara).",
    "Buku itu sudah 1.204 kali dibaca sejak dipinjamkan perpustakaan desa kepada warga.",
)


@pytest.mark.shared
def test_bodies_of_real_pages_are_found(shared: Path) -> None:
    """A floor, on pages that the model knows: it may rise freely, and falls only by an explicit act."""
    folder = shared / "data" / "pages" / "fundus-dev"
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text("utf-8").splitlines()][::6]
    found = []
    for row in rows:
        html = gzip.decompress((folder / row["html"]).read_bytes())
        leaf = page.read(Capture(id=row["id"], form=Form.HTML, payload=html, place=Place(file="-"), url=row["url"]))
        assert isinstance(leaf, Page)
        told = {passage.text for passage in body(leaf, roles.label(leaf, load(Lang("en"))))}
        true = {" ".join(text.split()) for text in row.get("body_no_summary") or row["body"]}
        found.append(len(told & true) / len(true))
    assert sum(found) / len(found) > 0.85


def test_body_roles_are_what_the_body_is_made_of() -> None:
    leaf, labels = label(FLAT)
    assert {passage.role for passage in body(leaf, labels)} <= BODY


def test_the_line_over_the_stamp_is_the_headline_however_short() -> None:
    lines = ["Pasar Dibuka", "Senin, 6 Maret 2023 10:00 WIB", "Pasar Wonosuko dibuka lagi setelah banjir surut. " * 4]
    assert by_role("\n".join(lines), Role.HEADLINE) == ["Pasar Dibuka"]
    assert by_role("\n".join(lines), Role.PUBLISHED) == ["Senin, 6 Maret 2023 10:00 WIB"]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Jembatan Lembah Batu Dibuka - Warta Lembah", "Jembatan Lembah Batu Dibuka"),  # with the name of its site
        (  # for search engines
            "Jembatan Baru Lembah Batu: Jadwal, Tarif dan Rute | Warta",
            "Warga Sambut Jembatan Baru di Lembah Batu",
        ),
    ],
)
def test_a_title_gives_way_to_the_headline_above_the_body(title: str, headline: str) -> None:
    menu = [f"Rubrik {number}" for number in range(60)]
    story = [headline, "Senin, 6 Maret 2023 10:00 WIB", *["Warga menyambut jembatan itu. " * 6] * 3]
    text = "\n".join([title, *menu, *story])
    assert by_role(text, Role.HEADLINE) == [headline]
    assert by_role(text, Role.PUBLISHED) == ["Senin, 6 Maret 2023 10:00 WIB"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        (
            "Kapal pertama sejak badai itu membawa beras dan semen untuk warga Teluk Randu, kata wali kota.",
            "standfirst",
        ),
        ("Dapatkan penawaran terbaik kami setiap pagi, langsung di kotak surat Anda, tanpa bayaran.", "caption"),
        ("Kapal Cakrawala dengan beras dan semen untuk warga di dermaga Teluk Randu setelah badai", "caption"),
        ("Kapal Cakrawala. LENTERA/Sari Wijaya.", "caption"),
        ("LENTERA/Sari Wijaya", "credit"),
    ],
)
def test_a_sentence_of_the_reports_words_between_stamp_and_body_is_its_standfirst(line: str, role: str) -> None:
    leaf, _ = label("\n".join(["Kapal Berlabuh", "Senin, 6 Mei 2024 09:15 WIB", line, *PARAGRAPHS]))
    sheet = Sheet(leaf, load(Lang("id")), [0] * 7, [0.0, 0.0, 0.1, *[0.9] * 4])
    sheet.headline = 0
    assigned.head(sheet)
    assert sheet.answers[2] is not None
    assert sheet.answers[2][0] == role


def test_a_trail_of_sections_that_ends_with_the_headline_is_none_nor_is_a_kicker() -> None:
    title = "Warga Sambut Jembatan Baru di Lembah Batu"
    story = [title, "Senin, 6 Maret 2023 10:00 WIB", *["Warga menyambut jembatan itu di lembah. " * 6] * 3]
    menu = [f"Rubrik {number}" for number in range(30)]
    for over in ("BerandaLembah" + title, "Jembatan di Lembah Batu"):
        assert by_role("\n".join([*menu, over, *story]), Role.HEADLINE) == [title]


def test_the_sentences_of_one_paragraph_are_likely_together() -> None:
    long = " ".join(PARAGRAPHS * 2)
    leaf, _ = label("\n".join([*PARAGRAPHS * 4, long, *PARAGRAPHS * 4]))
    pieces = [at for at, block in enumerate(leaf.blocks) if block.group == leaf.blocks[16].group]
    assert len(pieces) > 1
    shares = [0.9] * len(leaf.blocks)
    shares[pieces[1]] = 0.2
    answer = fragments.whole(leaf, [0] * len(shares), shares)
    assert {answer[at] for at in pieces} == {answer[pieces[0]]}
    assert 0.7 < answer[pieces[0]] < 0.9
    told = [0] * len(shares)
    told[pieces[1]] = cues.READ_ALSO
    assert fragments.whole(leaf, told, shares)[pieces[1]] == 0.2


def test_a_text_of_one_short_paragraph_is_its_body() -> None:
    text = "Harga cabai di Pasar Wonosuko turun menjadi Rp 30.000 per kilogram pada Selasa, kata kepala pasar."
    assert by_role(text, Role.PARAGRAPH) == [text]


def test_a_body_in_an_element_named_after_pictures_is_still_the_body() -> None:
    cards = "".join(f'<div class="card"><a href="/{n}">Judul lain nomor {n}</a></div>' for n in range(12))
    prose = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    leaf, labels = label(f'<h1>Kapal Berlabuh</h1><div class="caption teaser">{prose}</div>{cards}', Form.HTML)
    assert [one.span.of(leaf.text) for one in labels if one.role in BODY] == PARAGRAPHS


def test_faint_passages_are_a_body_only_together_and_only_where_there_is_no_other() -> None:
    leaf, _ = label(f"<div>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</div><p>{PARAGRAPHS[0]}</p>", Form.HTML)
    none = [0] * 5
    assert faint.raised(leaf, none, [0.2, 0.3, 0.3, 0.2, 0.1]) == [0.97, 0.97, 0.97, 0.97, 0.1]
    assert faint.raised(leaf, none, [0.2, 0.9, 0.9, 0.2, 0.4]) == [0.2, 0.9, 0.9, 0.2, 0.4]
    assert faint.raised(leaf, none, [0.6, 0.1, 0.1, 0.1, 0.1]) == [0.6, 0.1, 0.1, 0.1, 0.1]


def test_where_the_model_believes_nothing_the_most_sentences_of_one_container_are_the_body() -> None:
    leaf, _ = label(f"<div>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</div><p>{PARAGRAPHS[0]}</p>", Form.HTML)
    assert faint.raised(leaf, [0] * 5, [0.0] * 5) == [0.97, 0.97, 0.97, 0.97, 0.0]
    cards = "".join(f"<div><p>{text}</p></div>" for text in PARAGRAPHS)
    leaf, _ = label(cards, Form.HTML)
    assert faint.raised(leaf, [0] * 4, [0.0] * 4) == [0.0] * 4


def test_the_parts_of_a_list_each_in_an_element_of_its_own_are_a_faint_body_together() -> None:
    parts = "".join(f"<div><div><p>{text}</p></div></div>" for text in PARAGRAPHS)
    leaf, _ = label(f"<section>{parts}</section><div><p>{PARAGRAPHS[0]}</p></div>", Form.HTML)
    assert faint.raised(leaf, [0] * 5, [0.2, 0.3, 0.2, 0.2, 0.0]) == [0.97] * 4 + [0.0]


def test_a_call_of_a_function_between_passages_is_no_report_however_likely() -> None:
    code = "googletag.cmd.push(function() { googletag.display('div-gpt-ad-1'); });"
    leaf, labels = label("\n\n".join([*PARAGRAPHS[:2], code, *PARAGRAPHS[2:]]))
    assert [passage.text for passage in body(leaf, labels)] == PARAGRAPHS


def test_a_sentence_goes_on_after_the_gap_behind_a_swallowed_title() -> None:
    text = "Baca: Badai Merusak Dermaga Teluk Randu  Wali kota mengatakan, perbaikan selesai lebih cepat."
    assert text[split.after_title(text) :] == "Wali kota mengatakan, perbaikan selesai lebih cepat."
    alone = "Baca: Badai Merusak Dermaga Teluk Randu"
    assert split.after_title(alone) == len(alone)


def test_only_short_lines_above_a_dateline_are_captions() -> None:
    def captions(above: str) -> list[int]:
        leaf, _ = label("\n\n".join([above, f"KOMPAS.COM, Teluk Randu - {PARAGRAPHS[0]}", *PARAGRAPHS[1:]]))
        count = len(leaf.blocks)
        sheet = Sheet(leaf, load(Lang("id")), [0] * count, [1.0] * count)
        assigned.above_dateline(sheet)
        return [place for place, answer in enumerate(sheet.answers) if answer and answer[0] is Role.CAPTION]

    assert captions("Kapal Cakrawala merapat di dermaga Teluk Randu yang baru.") == [0]
    assert captions(" dan ".join(PARAGRAPHS)) == []


def test_a_subheading_that_opens_a_section_of_its_own_is_body_where_the_model_half_believes_it() -> None:
    sections = "".join(
        f"<section><h2 class='k{place}'>Bagian {place}</h2><p>{text}</p></section>"
        for place, text in enumerate(PARAGRAPHS)
    )
    leaf, _ = label(f"<article>{sections}</article>", Form.HTML)

    def subheadings(share: float) -> list[int]:
        sheet = Sheet(leaf, load(Lang("id")), [0] * 8, [share, 0.9] * 4)
        inside.passages(sheet)
        return [place for place, answer in enumerate(sheet.answers) if answer and answer[0] is Role.SUBHEADING]

    assert subheadings(0.45) == [2, 4, 6]
    assert subheadings(0.3) == []


def test_a_sentence_between_two_of_its_own_markup_is_the_third() -> None:
    leaf, _ = label("".join(f"<div><p class='t'>{text}</p></div>" for text in PARAGRAPHS), Form.HTML)
    sheet = Sheet(leaf, load(Lang("id")), [0] * 4, [0.9, 0.35, 0.9, 0.2])
    inside.passages(sheet)
    assert sheet.answers[1] == (Role.PARAGRAPH, "a sentence between sentences")
    assert sheet.answers[3] is None


def test_prose_of_the_markup_in_which_nearly_all_is_likely_is_body_too() -> None:
    paragraphs = [f"{text} Demikian bagian {place}." for place, text in enumerate(PARAGRAPHS * 2)]
    leaf, _ = label("".join(f"<div><p class='t'>{text}</p></div>" for text in paragraphs), Form.HTML)
    shares = [0.9, 0.9, 0.3, 0.9, 0.9, 0.9, 0.9, 0.1]
    raised = [0.9, 0.9, clusters.RAISED, 0.9, 0.9, 0.9, 0.9, 0.1]
    assert containers.alike(leaf, [0] * 8, shares) == raised
    few = [0.9, 0.9, 0.3, 0.3, 0.3, 0.3, 0.3, 0.9]
    assert containers.alike(leaf, [0] * 8, few) == few


def test_a_paragraph_stands_once_and_a_copy_of_the_whole_report_not_at_all() -> None:
    long = [" ".join([text] * 4) for text in PARAGRAPHS]
    html = f"{''.join(f'<p>{text}</p>' for text in [*long, long[0]])}<div>{' '.join(long)}</div>"
    leaf, _ = label(f"<article>{html}</article>", Form.HTML)
    assert copies.dropped(leaf, [0.9] * 6) == [0.9] * 4 + [0.0] * 2


def test_a_reading_time_inside_the_report_is_no_part_of_it() -> None:
    texts = [PARAGRAPHS[0], "3 min read", *PARAGRAPHS[1:]]
    leaf, _ = label(f"<article>{''.join(f'<p>{text}</p>' for text in texts)}</article>", Form.HTML, lang="en")
    told = cues.of(load(Lang("en"))).of(leaf, Lines.of(leaf))
    sheet = Sheet(leaf, load(Lang("en")), told, [0.9] * 5)
    inside.passages(sheet)
    assert sheet.answers[1] == (Role.OTHER, "a reading time or a wall's notice")


def test_a_doubtful_sentence_at_the_edge_of_the_report_is_part_of_it_and_one_inside_is_not() -> None:
    leaf, _ = label("\n\n".join([*PARAGRAPHS, "Menu", *(f"{text} Lagi." for text in PARAGRAPHS)]))
    shares = [0.3, 0.9, 0.3, 0.9, 0.0, 0.4, 0.1, 0.3, 0.3]
    raised = [clusters.RAISED, 0.9, 0.3, 0.9, 0.0, clusters.RAISED, 0.1, clusters.RAISED, clusters.RAISED]
    assert clusters.edges(leaf, [0] * 9, shares) == raised
    assert clusters.edges(leaf, [0] * 5 + [cues.PROMO] + [0] * 3, shares)[5] == 0.4


def test_three_headings_of_one_markup_over_passages_are_subheadings_and_two_are_not() -> None:
    def subheadings(count: int) -> list[int]:
        texts = (PARAGRAPHS * 2)[: count + 1]
        sections = "".join(f"<div><h3>Bagian {n}</h3></div><p>{text}</p>" for n, text in enumerate(texts[1:]))
        leaf, _ = label(f"<p>{texts[0]}</p>{sections}", Form.HTML)
        sheet = Sheet(leaf, load(Lang("id")), [0] * len(leaf.blocks), [0.9, *[0.05, 0.9] * count])
        inside.passages(sheet)
        return [place for place, answer in enumerate(sheet.answers) if answer and answer[0] is Role.SUBHEADING]

    assert subheadings(3) == [1, 3, 5]
    assert subheadings(2) == []


def test_the_half_likely_lines_beside_a_short_body_are_body_too() -> None:
    lines = [PARAGRAPHS[0], "Tercatat di tiga kota:", "Teluk Randu, Tanjung Sarai", "Wanarejo"]
    menu = "".join(f"<div>Menu nomor {number}</div>" for number in range(40))
    leaf, _ = label(f"<div>{''.join(f'<p>{text}</p>' for text in lines)}</div>{menu}", Form.HTML)
    shares = [0.9, 0.4, 0.5, 0.2, *[0.1] * 40]
    sure = faint.SURE
    assert faint.raised(leaf, [0] * 44, shares) == [0.9, sure, sure, 0.2, *[0.1] * 40]


def test_a_heading_that_holds_the_declared_title_and_its_stamp_is_the_headline() -> None:
    title = "Kapal Pertama Berlabuh di Teluk Randu"
    paragraphs = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    html = f"""<title>{title} | Lentera</title><h2>Lentera Teluk Randu</h2>
        <div class="article"><h1>{title}<br><small>06.05.2024 • Pelabuhan</small></h1>{paragraphs}</div>
        <h1>Lentera</h1>"""
    leaf = page.read(Capture(id="1", form=Form.HTML, payload=html, place=Place(file="-")))
    assert isinstance(leaf, Page)
    labels = roles.label(leaf, load(Lang("id")))
    heads = [label.span.of(leaf.text) for label in labels if label.role is Role.HEADLINE]
    assert heads and heads[0].startswith(title)


def test_a_request_to_readers_that_was_broken_at_its_links_is_one() -> None:
    broken = ["Simak", "breaking news", "dan", "berita pilihan", "kami di WhatsApp Channel Lentera. Pilih saluran:"]
    text = "\n".join([*PARAGRAPHS, *broken, "https://kanal.example/lentera", ". Pastikan sudah terpasang."])
    assert by_role(text, Role.PROMO) == [*broken, "https://kanal.example/lentera", ". Pastikan sudah terpasang."]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["teluk randu", "kapal cakrawala"], ["teluk randu", "kapal cakrawala"]),
        (["Teluk RanduKapal Cakrawala"], ["Teluk RanduKapal Cakrawala"]),
        (["Kapal Cakrawala di YouTube"], []),
        (["komentar"], []),
    ],
)
def test_tags_are_told_by_small_letters_or_by_the_names_that_were_glued(lines: list[str], found: list[str]) -> None:
    assert by_role("\n".join([*PARAGRAPHS, *lines]), Role.TAG) == found
