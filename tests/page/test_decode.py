from __future__ import annotations

import pytest

from kronik.records import Form, Outcome, Refusal
from tests.page.leaves import opened, read

LINE = "Wali kota Teluk Randu – “kami siap” – membuka jembatan, 5 €."


@pytest.mark.parametrize("named", ["iso-8859-1", "utf-8", "windows-1251", "nonsense"])
def test_utf8_is_tried_before_the_meta_tag_is_believed(named: str) -> None:
    page = opened(f'<meta charset="{named}"><p>{LINE}</p>'.encode())
    assert page.text == LINE


@pytest.mark.parametrize(
    ("charset", "line"),
    [
        ("cp1252", LINE),
        ("shift_jis", "市長は新しい橋を開通させた。"),
        ("gb18030", "市长为新桥剪彩。"),
        ("windows-1251", "Мэр открыл новый мост."),
        ("euc-kr", "시장이 새 다리를 열었다."),
        ("iso-8859-9", "Başkan köprüyü açtı, yağmur durdu."),
    ],
)
@pytest.mark.parametrize("where", ["meta", "header"])
def test_a_named_charset_is_used_where_the_bytes_are_not_utf8(charset: str, line: str, where: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if where == "meta" else ""
    page = opened(f"{meta}<p>{line}</p>".encode(charset), charset=charset if where == "header" else None)
    assert page.text == line


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_byte_order_marks_and_their_absence_in_utf16_are_understood(charset: str) -> None:
    assert opened(f"<p>{LINE} Hujan reda menjelang sore di seluruh kota.</p>".encode(charset)).text.startswith(LINE)


def test_latin_text_that_names_nothing_is_windows_1252_and_says_so() -> None:
    page = opened("<p>Le maire a inauguré le pont hier.</p>".encode("cp1252"))
    assert page.text == "Le maire a inauguré le pont hier."
    assert "windows-1252" in page.repairs[0]


def test_a_clipped_last_character_does_not_change_the_charset() -> None:
    page = opened("<p>Hujan di Teluk Randu – 5 €".encode()[:-1])
    assert page.text.startswith("Hujan di Teluk Randu –")
    assert "damaged" in page.repairs[0]


def test_a_few_damaged_bytes_cost_only_themselves() -> None:
    page = opened("<p>Über die Brücke führt ein Weg, größer und schöner.</p>".encode() * 3 + b"<p>Gr\xfc\xdfe</p>")
    assert page.text.startswith("Über die Brücke führt ein Weg, größer und schöner.")


def test_nuls_in_html_are_dropped_and_counted() -> None:
    page = opened("<p>Kapal\0 itu\0 kembali.</p>")
    assert page.text == "Kapal itu kembali."
    assert page.repairs == ("2 NUL characters were dropped",)


def test_nuls_in_flat_text_stay_where_spans_count_them() -> None:
    page = opened("Kapal itu\0\nkembali ke pelabuhan.", Form.TEXT)
    assert [block.span.of(page.text) for block in page.blocks] == ["Kapal itu", "kembali ke pelabuhan."]


@pytest.mark.parametrize(
    ("payload", "outcome"),
    [
        (b"", Outcome.EMPTY),
        (" \n\t ", Outcome.EMPTY),
        ("<script>var a = 1</script><!-- nothing -->", Outcome.EMPTY),
        (bytes(range(256)) * 40, Outcome.BAD_CHARSET),
        (b"x" * 8_000_001, Outcome.OVER_BUDGET),
        ("<b>" * 800_001, Outcome.OVER_BUDGET),
    ],
)
def test_what_is_no_page_is_refused_by_name(payload: bytes | str, outcome: Outcome) -> None:
    refusal = read(payload)
    assert isinstance(refusal, Refusal)
    assert refusal.outcome is outcome
    assert refusal.detail
