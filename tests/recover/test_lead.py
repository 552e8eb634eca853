"""The caption and the credit are those of the lead picture, not of one further down."""

from __future__ import annotations

from kronik import page, recover
from kronik.records import Capture, Form, Found, Page, Picture, Place

TITLE = "Jembatan Gantung Muara Lestari Ditutup Dua Bulan"
LINE = "Pemerintah Kabupaten Sembilang menutup jembatan gantung Muara Lestari mulai pekan depan untuk perbaikan."
CAPTION = "Warga menyeberang jembatan gantung di Muara Lestari."


def picture(before: str = "", after: str = "", *, head: str = "") -> Picture | None:
    text = "".join(f"<p>{LINE} Bagian {number}.</p>" for number in range(8))
    body = f"<article><h1>{TITLE}</h1><p><time>8 Mei 2023</time></p>{before}{text}{after}<p>{LINE}</p></article>"
    html = f'<html lang="id"><head><title>{TITLE}</title>{head}</head><body>{body}</body></html>'
    leaf = page.read(Capture(id="p", form=Form.HTML, payload=html, place=Place(file="-"), url="https://t.example/a"))
    assert isinstance(leaf, Page)
    found = recover.article(leaf).picture
    return found.value if isinstance(found, Found) else None


def figure(caption: str, name: str = "jembatan.jpg") -> str:
    return f'<figure><img src="/{name}" alt=""><figcaption>{caption}</figcaption></figure>'


def test_a_caption_over_the_report_is_the_lead_pictures() -> None:
    lead = picture(figure(CAPTION))
    assert lead and lead.caption == CAPTION


def test_a_caption_deep_in_the_report_is_another_pictures() -> None:
    lead = picture(after=figure(f"{CAPTION} (Foto: Sari Melati)"))
    assert lead and (lead.caption, lead.credit) == (None, None)


def test_a_caption_deep_in_the_report_is_the_lead_pictures_where_the_page_declares_it() -> None:
    head = '<meta property="og:image" content="https://t.example/jembatan.jpg?w=1200">'
    lead = picture(after=figure(CAPTION), head=head)
    assert lead and lead.caption == CAPTION


def test_a_caption_that_is_nothing_but_a_credit_is_one() -> None:
    lead = picture(figure("Sari Melati / Kawat Teluk"))
    assert lead and (lead.caption, lead.credit) == (None, "Sari Melati / Kawat Teluk")
