"""Text wrapped at a width: its paragraphs are whole again, and spans lead back."""

from itertools import pairwise
from textwrap import fill

import pytest

from kronik.page.given import Given
from kronik.page.wrapped import joined
from kronik.records import Form
from tests.page.leaves import opened, texts

PARAGRAPHS = (
    "The ferry to Brannoch island was held at the pier for three hours on Tuesday after a crate of live crabs came "
    "open on the car deck, the harbour office said.",
    "Nobody was hurt. Two cars were moved by hand and a third was left where it stood until the last of the animals "
    "had been counted at half past four.",
    'Skipper Una Farrell said the crew had done well. "We were short of buckets," she told the town\'s paper.',
)
PAGE = """   Brannoch Herald

   Home | Harbour | Sport

           Crabs hold up the ferry

   By Lena Orr
   3 May 2016

{}

   Read more
     • Pier lamps to be mended
     • Buckets wanted at the harbour
"""


def wrapped(width: int, indent: str = "   ") -> str:
    told = [fill(one, width, initial_indent=indent, subsequent_indent=indent) for one in PARAGRAPHS]
    return PAGE.format("\n\n".join(told))


@pytest.mark.parametrize("width", [60, 66, 72, 78, 100])
def test_a_wrapped_page_has_its_paragraphs(width):
    lines = texts(wrapped(width), Form.TEXT)
    assert [line for line in lines if len(line) > 50] == list(PARAGRAPHS)
    assert "By Lena Orr" in lines
    assert "Pier lamps to be mended" in " ".join(lines)


def test_spans_count_in_the_text_as_given():
    page = opened(wrapped(66), Form.TEXT)
    for block in page.blocks:
        assert " ".join(block.span.of(page.text).split()) == block.text
    block = next(one for one in page.blocks if "third" in one.text)
    at = block.text.index("third")
    assert block.cut(at, at + 5).of(page.text) == "third"
    assert page.repairs == ("wrapped text: 5 lines were joined; spans count in the text as given",)


def test_what_a_mail_quotes_is_joined_without_its_marks():
    quoted = "\n>\n".join("> " + fill(one, 62).replace("\n", "\n> ") for one in PARAGRAPHS)
    assert list(PARAGRAPHS) == [
        line for line in joined(Given(quoted)).text.replace("> ", "").split("\n") if len(line) > 1
    ]


def test_items_stay_apart_and_go_on_below_their_mark():
    items = [fill(f"* {one}", 70, subsequent_indent="  ") for one in PARAGRAPHS]
    assert [line[2:] for line in joined(Given("\n".join(items))).text.split("\n")] == list(PARAGRAPHS)


def test_a_number_or_a_dash_in_mid_sentence_begins_no_item():
    text = "\n\n".join(
        (
            fill(PARAGRAPHS[0], 66),
            "The council will vote again on the old pier at its meeting on\n"
            "14. November was too early, said the clerk of the town's council\nof works.",
            fill(PARAGRAPHS[1], 66),
        )
    )
    assert "its meeting on 14. November was" in joined(Given(text)).text


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPHS),
        "\n".join(f"{town} beat {other} in the second round of the cup" for town, other in pairwise("ABCDEFGHIJK")),
        "\n".join(f"Kabupaten nomor {at:03}, 12 Mei 2016, Rp 1.200.000, sudah dibayar lunas" for at in range(30)),
        "港の事務所によると、火曜日にフェリーが三時間止まった。\n" * 9,
        "",
        "\n\n\n",
    ],
)
def test_lines_that_fit_no_width_stay(text):
    given = Given(text)
    assert joined(given) is given


COLUMN = """Empat Penambang Tewas di Bukit Ranah

BUKIT RANAH, LEMBAH — Empat penam-
bang emas tradisional tewas tertimbun lon-
gsor di Bukit Ranah, Kabupaten Lembah,
Jumat (8/11) petang. Anak-anak mereka, anak-
anak desa itu, menunggu di tepi jalan.

Kepala kantor Yohan Lake me-
ngatakan, proses pencarian dihentikan se-
mentara karena hujan.                       (KOR)
"""


def test_words_that_a_column_of_print_broke_are_whole_and_a_word_said_twice_keeps_its_hyphen():
    page = opened(COLUMN, Form.TEXT)
    assert [block.text for block in page.blocks] == [
        "Empat Penambang Tewas di Bukit Ranah",
        "BUKIT RANAH, LEMBAH — Empat penambang emas tradisional tewas tertimbun longsor di Bukit Ranah, Kabupaten "
        "Lembah, Jumat (8/11) petang. Anak-anak mereka, anak-anak desa itu, menunggu di tepi jalan.",
        "Kepala kantor Yohan Lake mengatakan, proses pencarian dihentikan sementara karena hujan."
        "                       (KOR)",
    ]
    assert page.blocks[1].span.of(page.text).startswith("BUKIT RANAH, LEMBAH — Empat penam-\nbang")


def test_two_broken_words_are_no_column():
    text = "Kapal itu berlabuh di dermaga la-\nma dan menunggu.\n\nWarga menyambutnya di tepi de-\nrmaga.\n\nSelesai."
    assert joined(Given(text)).text == text
