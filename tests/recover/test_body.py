"""The passages of a report."""

import kronik
from kronik.records import Role

PROSE = (
    "Harga sembako di Pasar Induk Ranah naik menjelang musim hujan, kata kepala dinas perdagangan Ranah.",
    "Kenaikan tertinggi terjadi pada cabai rawit, sedangkan beras masih bertahan di kisaran semula.",
)
ROWS = (("Komoditas", "1 Maret", "8 Maret"), ("Beras", "Rp 14.000", "Rp 14.800"), ("Cabai", "Rp 62.000", "Rp 95.000"))


def page(rows):
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    paragraphs = [f"<p>{text}</p>" for text in PROSE]
    return (
        f"<html><body><h1>Harga Sembako Ranah Naik</h1><p>Jumat, 8 Maret 2024</p><article>{paragraphs[0]}"
        f"<table>{cells}</table>{paragraphs[1]}</article></body></html>"
    )


def test_a_row_of_a_table_is_one_passage_whose_cells_a_tab_parts():
    article = kronik.read(page(ROWS))
    told = [passage for passage in article.body if passage.role is Role.TABLE]
    assert [passage.text.split("\t") for passage in told] == [list(row) for row in ROWS]
    assert told[1].span.of(article.text).split("\n") == list(ROWS[1])


def test_a_headline_that_stands_over_the_report_once_more_is_no_passage():
    headline = "Harga Sembako Ranah Naik Lagi"
    paragraphs = "".join(f"<p>{text}</p>" for text in (headline, *PROSE))
    found = kronik.read(f'<head><meta property="og:title" content="{headline}"></head><body>{paragraphs}</body>')
    assert found.headline.value == headline
    assert [passage.text for passage in found.body] == list(PROSE)


def test_columns_of_prose_are_no_row():
    long = " ".join(PROSE * 2)
    told = kronik.read(page([(long, long.replace("Ranah", "Lembah"))])).body
    assert not any("\t" in passage.text for passage in told)
