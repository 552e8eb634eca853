"""Outlet, section, tags, standfirst, paywall, next page: each as declared or shown."""

import pytest

import kronik
from kronik.records import (
    NOWHERE,
    Claim,
    Dateline,
    Declaration,
    Declared,
    Found,
    Image,
    Missing,
    Passage,
    Role,
    Span,
)
from kronik.recover import outlet, paywall, section, standfirst

from .leaf import says, view

HEAD = (Role.HEADLINE, "Pasar dibuka lagi")
BODY = (Role.PARAGRAPH, "Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak tinggi di selat.")
URL = "https://www.kabarranah.example/ekonomi/pasar-dibuka-lagi"


def published_by(leaf):
    return outlet.find(leaf, outlet.named(leaf.page))


def body():
    return (Passage(role=Role.PARAGRAPH, text=BODY[1], span=Span(0, 1)),)


@pytest.mark.parametrize(
    ("fields", "name", "rule"),
    [
        (
            {"declaration": says(outlets={"meta og:site_name": "Kabar Ranah"}), "url": URL},
            "Kabar Ranah",
            "meta og:site_name",
        ),
        ({"declared": Declared(outlet="ranah")}, "ranah", "source outlet"),
        ({"url": URL}, "kabarranah.example", "host"),
        ({"declaration": Declaration(canonical=URL)}, "kabarranah.example", "host"),
    ],
)
def test_the_outlet_is_what_the_page_its_source_or_its_host_says(fields, name, rule):
    found = published_by(view([HEAD, BODY], **fields))
    assert (found.value, found.rule) == (name, rule)


def test_the_outlet_is_the_owner_of_the_rights_where_nothing_else_names_it():
    found = published_by(view([HEAD, BODY, (Role.OTHER, "© 2018 Lembar Ranah - Suara dari bukit")]))
    assert (found.value, found.rule) == ("Lembar Ranah", "copyright line")


TITLE = says(titles={"title": "Pasar dibuka lagi - Kabar Ranah"})
HOME = (Role.NAVIGATION, "Kabar Ranah", "https://www.kabarranah.example/")


@pytest.mark.parametrize(
    ("lines", "fields", "name", "rule"),
    [
        ([HOME, HEAD, BODY], {"declaration": TITLE}, "Kabar Ranah", "title and link home"),
        ([HEAD, BODY], {"declaration": TITLE, "url": URL}, "Kabar Ranah", "title and host"),
        (
            [HEAD, BODY, (Role.OTHER, "© 2018 Kabar Ranah")],
            {"declaration": TITLE},
            "Kabar Ranah",
            "title and copyright line",
        ),
        (
            [HEAD, BODY],
            {"declaration": TITLE, "images": (Image(url="/logo.png", alt="Kabar Ranah", at=0),)},
            "Kabar Ranah",
            "title and logo",
        ),
        ([HEAD, BODY], {"declaration": TITLE, "tags": {0: "h1"}}, "Kabar Ranah", "end of the title"),
        (
            [HOME, HEAD, BODY],
            {"declaration": says(titles={"title": "Kabar Ranah: Pasar dibuka lagi"})},
            "Kabar Ranah",
            "title and link home",
        ),
        (
            [HEAD, BODY],
            {
                "declaration": says(titles={"title": "Pasar dibuka lagi | The Ranah"}),
                "url": "https://ranah.example/a",
            },
            "The Ranah",
            "title and host",
        ),
        (
            [HEAD, BODY],
            {"declaration": TITLE, "url": "https://bukit.example/a"},
            "bukit.example",
            "host",
        ),
    ],
)
def test_the_end_of_the_title_is_the_outlet_where_something_else_names_it(lines, fields, name, rule):
    found = published_by(view(lines, **fields))
    assert (found.value, found.rule) == (name, rule)


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ([HEAD, BODY, (Role.NAVIGATION, "Kabar Ranah", "https://x.example/ranah/")], {"declaration": TITLE}),
        ([HEAD, BODY], {"declaration": says(titles={"title": "Pasar dibuka lagi - halaman 2"})}),
        ([HEAD, BODY], {"declaration": says(titles={"title": "Pasar - dibuka lagi"})}),
        (
            [HEAD, BODY],
            {
                "declaration": says(titles={"title": "Pasar dibuka lagi", "meta og:title": "Pasar dibuka lagi"}),
                "images": (Image(url="/a.jpg", alt="Pasar dibuka lagi", at=1),),
            },
        ),
    ],
)
def test_sections_numbers_and_headlines_at_the_end_of_a_title_are_no_outlet(lines, fields):
    assert isinstance(published_by(view(lines, tags={0: "h1"}, **fields)), Missing)


def test_flattened_text_alone_names_no_outlet():
    assert published_by(view([HEAD, BODY])) == Missing(reason="not-recognised")


@pytest.mark.parametrize(
    ("lines", "fields", "name", "rule"),
    [
        (
            [],
            {"declaration": says(sections={"json-ld articleSection": "Ekonomi"})},
            "Ekonomi",
            "json-ld articleSection",
        ),
        ([(Role.NAVIGATION, "Beranda > Hukum")], {}, "Hukum", "crumb trail"),
        ([], {"url": URL}, "ekonomi", "first part of the address"),
    ],
)
def test_the_section_is_declared_or_trailed_or_in_the_address(lines, fields, name, rule):
    found = section.find(view([*lines, HEAD, BODY], **fields))
    assert (found.value, found.rule) == (name, rule)


def test_an_address_that_names_no_section_gives_none():
    assert isinstance(section.find(view([HEAD, BODY], url="https://ranah.example/2021/05/pasar")), Missing)


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Tag: pasar, ikan laut", ("pasar", "ikan laut")),
        ("#pasar #ikan laut", ("pasar", "ikan laut")),
        ("pasar | ikan laut | pasar", ("pasar", "ikan laut")),
    ],
)
def test_shown_tags_are_cut_apart(line, tags):
    assert section.tags(view([HEAD, BODY, (Role.TAG, line)])) == tags


def test_links_that_are_marked_as_tags_win_over_keywords():
    claims = (Claim(value="pasar", rule="link tag"), Claim(value="ikan, garam", rule="meta keywords"))
    assert section.tags(view([HEAD, BODY], declaration=Declaration(tags=claims))) == ("pasar",)
    assert section.tags(view([HEAD, BODY], declaration=Declaration(tags=claims[1:]))) == ("ikan", "garam")


def test_a_standfirst_that_is_shown_has_its_span():
    leaf = view([HEAD, (Role.STANDFIRST, "Nelayan lega, pembeli kembali datang ke pasar."), BODY])
    found = standfirst.find(leaf, body(), HEAD[1])
    assert found.span.of(leaf.page.text) == found.value


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (BODY[1][:70] + "...", "opening-of-the-body"),
        ("Pasar dibuka lagi", "too-short"),
    ],
)
def test_a_description_that_says_nothing_more_is_no_standfirst(text, reason):
    leaf = view([HEAD, BODY], declaration=says(standfirsts={"meta og:description": text}))
    assert standfirst.find(leaf, body(), HEAD[1]).reason == reason


NOTICE = (Role.OTHER, "Artikel ini khusus pelanggan. Silakan berlangganan.")


def test_a_wall_is_closed_by_declaration_or_by_notice():
    assert paywall.find(view([HEAD, BODY], declaration=Declaration(free=False)), body()).rule == "isAccessibleForFree"
    assert paywall.find(view([HEAD, BODY, NOTICE]), body()).rule == "notice"
    assert not paywall.find(view([HEAD, BODY]), body()).closed


def test_a_page_that_declares_itself_free_is_free_whatever_it_advertises():
    assert not paywall.find(view([HEAD, BODY, NOTICE], declaration=Declaration(free=True)), body()).closed


def test_an_article_about_paywalls_is_none():
    told = (Role.PARAGRAPH, "Menurut penerbit, artikel ini khusus pelanggan akan dihapus bulan depan.")
    assert not paywall.find(view([HEAD, BODY, told]), body()).closed


@pytest.mark.parametrize(
    ("link", "url"),
    [
        (f"{URL}?page=2", f"{URL}?page=2"),
        (f"{URL}/2", f"{URL}/2"),
        ("https://www.kabarranah.example/ekonomi/harga-garam", None),
        ("https://elsewhere.example/2", None),
        (None, None),
    ],
)
def test_the_next_page_is_a_part_of_the_same_article(link, url):
    assert paywall.next_page(view([HEAD, BODY], url=URL, declaration=Declaration(next=link))) == url


@pytest.mark.parametrize("name", ["http:", "-1) {", "Article", "gaya.kabar-ranah.co.id", "2021"])
def test_what_is_no_name_is_no_section(name):
    claims = says(sections={"json-ld articleSection": name})
    assert isinstance(section.find(view([HEAD, BODY], declaration=claims)), Missing)


def test_headings_and_makers_among_the_tags_are_none():
    claims = tuple(
        Claim(value=word, rule="link tag") for word in ("Topik:", "Editor: Sinta Ranu", "Lainnya...", "pasar")
    )
    assert section.tags(view([HEAD, BODY], declaration=Declaration(tags=claims))) == ("pasar",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"RANAH.EXAMPLE, Ranah -- {BODY[1]}", "opening-of-the-body"),
        (f"<b>Ranah</b> &ndash; {BODY[1]}", "opening-of-the-body"),
        ("Pedagang menata ikan di Pasar Ranah (Foto: Sinta Ranu)", "a caption"),
    ],
)
def test_a_description_is_read_without_dateline_and_markup(text, reason):
    claims = says(standfirsts={"meta description": text})
    found = standfirst.find(view([HEAD, BODY], declaration=claims), body(), HEAD[1])
    assert isinstance(found, Missing)
    assert found.rivals[0].reason == reason


def test_keywords_that_are_the_words_of_the_description_are_no_tags():
    text = "Nelayan Ranah kembali melaut setelah dua pekan menganggur"
    claims = says(standfirsts={"meta description": text}, tags={"meta keywords": ", ".join(text.split())})
    assert section.tags(view([HEAD, BODY], declaration=claims)) == ()


def test_the_categories_of_an_outlet_with_their_counts_are_no_tags():
    assert section.tags(view([HEAD, BODY, (Role.TAG, "Perikanan (15)"), (Role.TAG, "pasar")])) == ("pasar",)


def test_where_the_pages_address_is_unknown_its_next_part_is_told_by_a_number():
    for link, kept in (
        ("https://ranah.example/pasar/2", True),
        ("https://ranah.example/2021/banjir-di-ranah", False),
    ):
        leaf = view([HEAD, BODY], declaration=Declaration(next=link))
        assert (paywall.next_page(leaf) == link) is kept


@pytest.mark.parametrize(
    ("words", "link", "url"),
    [
        ("Halaman Selanjutnya »", f"{URL}?page=2", f"{URL}?page=2"),
        ("2", f"{URL}?page=2", f"{URL}?page=2"),
        ("Next page", "?page=2", f"{URL}?page=2"),
        ("Berikutnya", f"{URL}/2", f"{URL}/2"),
        ("3", f"{URL}?page=3", None),
        ("Banjir di Ranah", f"{URL}?page=2", None),
        ("Halaman Selanjutnya", "https://kabarranah.example/ekonomi?page=2", None),
    ],
)
def test_a_link_that_says_so_leads_to_the_next_page(words, link, url):
    assert paywall.next_page(view([HEAD, BODY, (Role.NAVIGATION, words, link)], url=URL)) == url


def test_on_the_second_page_the_third_is_next():
    lines = [HEAD, BODY, *((Role.NAVIGATION, str(n), f"{URL}?page={n}") for n in (1, 3, 4))]
    assert paywall.next_page(view(lines, url=f"{URL}?page=2")) == f"{URL}?page=3"


LINE = Found(value=Dateline(place="Padangsari", outlet="Bukit Kita"), rule="opening of the body", seen="Padangsari -")


def test_the_outlet_of_the_dateline_is_the_last_source():
    leaf = view([HEAD, BODY])
    found = outlet.find(leaf, outlet.named(leaf.page), LINE)
    assert (found.value, found.rule) == ("Bukit Kita", "dateline")
    leaf = view([HEAD, BODY], url=URL)
    assert outlet.find(leaf, outlet.named(leaf.page), LINE).rule == "host"


def test_a_domain_in_the_dateline_is_the_outlet_as_addresses_write_it():
    line = Found(value=Dateline(place="Ranah", outlet="KABARRANAH.EXAMPLE"), rule="opening of the body", seen="")
    leaf = view([HEAD, BODY])
    assert outlet.find(leaf, outlet.named(leaf.page), line).value == "kabarranah.example"


@pytest.mark.parametrize("name", ["AFP", "Reuters", "BK", "KABAR RANAH"])
def test_an_agency_initials_and_capitals_in_the_dateline_are_not_the_outlet(name):
    leaf = view([HEAD, BODY])
    line = Found(value=Dateline(place="Padangsari", outlet=name), rule="opening of the body", seen="")
    assert outlet.find(leaf, outlet.named(leaf.page), line) == NOWHERE


REPORT = (
    "<p>Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak tinggi di selat itu.</p>"
    "<p>Kepala pasar Bima Arwana mengatakan pedagang kembali berjualan sejak Selasa pagi di kios lama mereka.</p>"
    "<p>Nelayan di dermaga mengaku senang karena harga ikan naik setelah pasar tutup begitu lama.</p>"
)


def read(above, *, below=""):
    html = f"<html lang='id'><head><title>Pasar dibuka lagi</title></head><body>{above}{REPORT}{below}</body></html>"
    return kronik.read(html)


LEDE = "Pedagang ikan di pasar mengaku senang berjualan kembali."


@pytest.mark.parametrize(
    "line",
    [f"<p class='standfirst'>{LEDE}</p>", f"<p class='dek'>{LEDE}</p>", f"<h2>{LEDE}</h2>", f"<div>{LEDE}</div>"],
)
def test_a_line_under_the_headline_that_is_marked_or_stands_over_the_stamp_is_the_standfirst(line):
    found = read(f"<h1>Pasar dibuka lagi</h1>{line}<p>Selasa, 4 Mei 2021 10:53 WIB</p>").standfirst
    assert found.value == LEDE


def test_a_bold_first_passage_is_the_standfirst():
    bold = "<p><b>Ranah. Pasar ikan yang tutup dua pekan karena ombak dibuka lagi, Selasa pagi.</b></p>"
    found = read(f"<h1>Pasar dibuka lagi</h1>{bold}").standfirst
    assert found.value.startswith("Ranah. Pasar ikan yang tutup")


def test_a_heading_of_sections_is_no_standfirst():
    above, more = "<h1>Pasar dibuka lagi</h1><h2>Kios lama dipakai kembali oleh mereka</h2>", "<h2>Harga ikan</h2>"
    article = read(above, below=more + REPORT.replace("Pasar", "Kios"))
    assert isinstance(article.standfirst, Missing)


def test_the_headline_again_is_no_standfirst():
    leaf = view([HEAD, (Role.STANDFIRST, HEAD[1]), BODY])
    assert standfirst.find(leaf, body(), HEAD[1]).reason == "same-as-headline"


def test_the_last_step_of_a_trail_is_no_section_where_it_is_empty():
    leaf = view([(Role.OTHER, "Dari: Kabar Ranah <pos@ranah.example>"), HEAD, BODY])
    assert section.find(leaf) == NOWHERE


def test_the_copyright_of_a_picture_names_no_outlet():
    assert published_by(view([HEAD, (Role.OTHER, "Image copyright Bima Arwana"), BODY])) == NOWHERE


def test_the_words_behind_an_articles_number_may_differ_from_part_to_part():
    own = "https://kabarranah.example/read/141200678/jalan-ambles-di-ranah?page=all"
    lines = [HEAD, BODY, (Role.NAVIGATION, "2", "https://kabarranah.example/read/141200678/x?page=2")]
    assert paywall.next_page(view(lines, url=own)) == lines[2][2]
