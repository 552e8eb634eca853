"""Small pages of lists: a few titles with their days or teasers, and no article."""

import pytest

import kronik
from kronik.records import Found, Outcome

TITLES = ("Persiran Ditahan Imbang Tamu", "Lifter Ranah Pecahkan Rekor", "Stadion Lembah Molor", "Bonus Belum Cair")
DAYS = (
    "Selasa, 5 Nov 2019 21:10 WITA",
    "Selasa, 5 Nov 2019 18:44 WITA",
    "Senin, 4 Nov 2019 12:05 WITA",
    "3 Nov 2019",
)


def page(form, heading="Indeks Olahraga"):
    items = (form.format(n=n, title=title, day=day) for n, (title, day) in enumerate(zip(TITLES, DAYS, strict=True)))
    return (
        f"<html><head><title>{heading}</title></head><body><h1>{heading}</h1><ul>{''.join(items)}</ul></body></html>"
    )


@pytest.mark.parametrize(
    "form",
    [
        "<li><span>{day}</span><a href='/o/{n}'>{title}</a></li>",
        "<li><div>{day}</div><a href='/o/{n}'>{title}</a></li>",
        "<li><h3><a href='/o/{n}'>{title}</a></h3><span>{day}</span></li>",
    ],
)
def test_a_few_titles_with_their_days_are_an_index(form):
    found = kronik.read(page(form))
    assert found.outcome is Outcome.INDEX
    assert [item.title for item in found.related] == list(TITLES)
    days = [item.published.edtf[:10] for item in found.related]
    assert days == ["2019-11-05", "2019-11-05", "2019-11-04", "2019-11-03"]
    assert not isinstance(found.published, Found)


def test_short_teasers_are_entries_and_an_age_stands_beside_its_section():
    cards = "".join(
        f"<div><h2><a href='/{n}'>{title}</a></h2><p>{teaser}</p><span>Daerah | {n + 1} jam yang lalu</span></div>"
        for n, (title, teaser) in enumerate(
            (
                ("Banjir Rendam Kota Silu", "Hujan deras sejak Sabtu membuat Sungai Silu meluap."),
                ("Silu Kirim 12 Perahu Karet", "Perahu diangkut dari gudang provinsi."),
                ("Tanggul Silu Diperbaiki", "Anggaran baru tersedia tahun depan."),
            )
        )
    )
    found = kronik.read(f"<html><body><h1>Berita Banjir Hari Ini</h1>{cards}<a href='?page=2'>Lagi</a></body></html>")
    assert found.outcome is Outcome.INDEX
    assert [item.age.seen for item in found.related] == [f"{n} jam yang lalu" for n in (1, 2, 3)]


PROSE = "".join(
    f"<p>Wali Kota Ranah, Sarwo Darmaya, membuka pasar ikan {day} pagi, kata kepala dinas di balai kota Ranah.</p>"
    for day in ("Senin", "Selasa", "Rabu", "Kamis")
)


@pytest.mark.parametrize("glued", ["2 jam lalu", "3 Mei 2019"])
def test_an_age_glued_to_a_title_is_none_of_it(glued):
    found = kronik.read(
        f"<html><body><h1>Pasar Ikan Ranah Dibuka</h1><p>3 Mei 2019</p><div>{PROSE}</div><div>Berita Terkait</div>"
        f"<ul><li><a href='/1'>Inflasi Januari 2,1 Persen<span>{glued}</span></a></li>"
        "<li><a href='/2'>Kurs U20 Melemah Tipis</a></li></ul></body></html>"
    )
    first, second = found.related
    assert first.title == "Inflasi Januari 2,1 Persen"
    assert first.span.of(found.text) == first.title
    assert (first.age or first.published).seen == glued
    assert (second.title, second.age, second.published) == ("Kurs U20 Melemah Tipis", None, None)


def test_an_age_behind_a_link_of_markdown_is_kept():
    prose = PROSE.replace("<p>", "").replace("</p>", "\n\n")
    listed = "### Berita Terkait\n\n- [Harga Ikan Naik Lagi](/1) 3 hari lalu\n"
    text = f"# Pasar Ikan Ranah Dibuka\n\n3 Mei 2019\n\n{prose}{listed}"
    (item,) = kronik.read(text).related
    assert (item.title, item.age.seen) == ("Harga Ikan Naik Lagi", "3 hari lalu")


FRONT = (
    ("bridge", "Bridge to close for six months", "Engineers found cracks in two of the pillars.", "1 Feb 2022"),
    ("school", "School wins science prize", "Pupils built a robot that sorts waste.", "31 Jan 2022"),
    ("cup", "Town out of the cup after penalties", "The keeper saved two but it was not enough.", ""),
    ("mayor", "Mayor to stand down", "She will leave office in May.", "30 Jan 2022"),
)


def test_an_item_has_the_teaser_and_the_day_of_its_own_card_and_the_page_its_own_title():
    cards = "".join(
        f"<section><h2><a href='/n/{slug}'>{title}</a></h2><p>{teaser}</p>{day and f'<time>{day}</time>'}</section>"
        for slug, title, teaser, day in FRONT
    )
    found = kronik.read(f"<title>The Marram Echo - News from Marram and beyond</title>{cards}")
    assert found.outcome is Outcome.INDEX
    assert [(item.title, item.teaser) for item in found.related] == [card[1:3] for card in FRONT]
    days = [item.published and item.published.edtf for item in found.related]
    assert days == ["2022-02-01", "2022-01-31", None, "2022-01-30"]
    assert found.headline.value.startswith("The Marram Echo")
    assert not found.body
