"""Copies of a page made by other tools: each is the page itself, at its own address, saved when the tool says."""

import pytest

from kronik import flow, page
from kronik.archive import identity
from kronik.page import address
from kronik.records import Article, Capture, Form, Page, Place
from kronik.when import iso

SITE = "https://warta-lembah.example"
OWN = f"{SITE}/desa/2019/08/jembatan-gantung-putus"
REPORT = (
    "<article><h1>Jembatan Gantung Putus</h1><p>Jembatan gantung di Dusun Sumber putus diterjang banjir.</p>"
    f'<p>Warga memutar lewat <a href="{{0}}{SITE}/tag/dusun-sumber">Dusun Sumber</a>.</p></article>'
)
BAR = (
    "<!-- BEGIN WAYBACK TOOLBAR INSERT --><div id='wm-ipp-base'><div id='wm-ipp'><div>29 captures</div>"
    "<div>11 Aug 2019 - 02 Jan 2023</div></div></div><!-- END WAYBACK TOOLBAR INSERT -->"
)
WAYBACK = (
    "<!DOCTYPE html><html><head>"
    f'<link rel="canonical" href="https://web.archive.org/web/20190813040506/{OWN}">'
    f"</head><body>{BAR}{REPORT.format('/web/20190813040506/')}</body></html>"
)
WOMBAT = (
    '<html><head><script>__wm.init("https://web.archive.org/web");\n  __wm.wombat('
    f'"{OWN}","20190813040506","https://web.archive.org/","web","/_static/",\n"1565669106");</script></head>'
    f"<body>{BAR.replace('<!-- BEGIN WAYBACK TOOLBAR INSERT -->', '')}{REPORT.format('https://web.archive.org/web/20190813040506/')}"
)
NOTED = (
    f'<html><head><meta property="og:url" content="http://web.archive.org/web/2019/{OWN}"></head><body>'
    f"{REPORT.format('')}</body></html>\n<!--\n     FILE ARCHIVED ON 04:05:06 Aug 13, 2019 AND RETRIEVED FROM THE\n"
    "     INTERNET ARCHIVE ON 10:11:12 Mar 03, 2021.\n-->"
)
TODAY = (
    f'<html><head><link rel="canonical" href="https://archive.ph/2019.08.13-040506/{OWN}"></head><body>'
    '<div id="HEADER"><div>archive.today webpage capture</div><div>Saved from</div>'
    f'</div><div id="CONTENT">{REPORT.format("https://archive.ph/o/aB3dE/")}</div></body></html>'
)
GOOGLE = (
    '<html><head></head><body><div id="bN015htcoyT__google-cache-hdr"><div><span>This is Google\'s cache of '
    f'<a href="{OWN}">{OWN}</a>.</span>&nbsp;<span>It is a snapshot of the page as it appeared on '
    f"Aug 13, 2019 04:05:06 GMT.</span></div></div>{REPORT.format('')}</body></html>"
)
SINGLE = (
    f"<!DOCTYPE html> <html lang=id><!--\n Page saved with SingleFile \n url: {OWN} \n saved date: Tue Aug 13 2019 "
    f"11:05:06 GMT+0700 (Waktu Indonesia Barat)\n--><meta charset=utf-8><body>{REPORT.format('')}"
)
WE = (
    f'<html><head><meta name="savepage-url" content="{OWN}"><meta name="savepage-title" content="Jembatan">'
    '<meta name="savepage-date" content="Tue Aug 13 2019 11:05:06 GMT+0700 (Western Indonesia Time)"></head><body>'
    f"{REPORT.format('')}"
)
SCRAPBOOK = (
    f'<html data-scrapbook-source="{OWN}" data-scrapbook-create="20190813040506123"><body>'
    f"{REPORT.format('')}</body></html>"
)
MONOLITH = f"<!-- Saved from {OWN} at 2019-08-13T04:05:06Z using monolith v2.7.0 -->\n<html><body>{REPORT.format('')}"
MIRROR = (
    f"<!DOCTYPE html>\n<html>\n<!-- Mirrored from {OWN[8:]} by HTTrack Website Copier/3.x [XR&CO'2014], "
    f"Tue, 13 Aug 2019 04:05:06 GMT -->\n<body>{REPORT.format('')}</body></html>"
)
BROWSER = f"<!DOCTYPE html>\n<!-- saved from url=(0062){OWN} -->\n<html><body>{REPORT.format('')}</body></html>"


def read(payload: str, **known: object) -> Page:
    """Read a copy whose file says nothing of itself, or what is `known`."""
    leaf = page.read(Capture(id="leaf", form=Form.HTML, payload=payload, place=Place(file="leaf"), **known))
    assert isinstance(leaf, Page), leaf
    return leaf


@pytest.mark.parametrize(
    "copy",
    [WAYBACK, WOMBAT, NOTED, TODAY, GOOGLE, SINGLE, WE, SCRAPBOOK, MONOLITH, MIRROR],
    ids=lambda copy: copy[:60],
)
def test_a_copy_has_the_address_and_the_moment_that_its_tool_gives(copy):
    leaf = read(copy)
    assert address.normal(leaf.declaration.canonical or leaf.url) == address.normal(OWN) == address.normal(leaf.url)
    assert leaf.captured.earliest == iso("2019-08-13T04:05:06Z").earliest


@pytest.mark.parametrize("copy", [WAYBACK, WOMBAT, NOTED, TODAY, GOOGLE, SINGLE, BROWSER], ids=lambda copy: copy[:60])
def test_what_the_tool_put_into_a_copy_is_no_part_of_it(copy):
    leaf = read(copy)
    assert leaf.blocks[0].text == "Jembatan Gantung Putus"
    links = [link.url for block in leaf.blocks for link in block.links]
    assert links == ["https://warta-lembah.example/tag/dusun-sumber"]


def test_copies_of_one_page_are_one_article():
    ids = set()
    for copy in (WAYBACK, WOMBAT, TODAY, GOOGLE, SINGLE, MIRROR, BROWSER):
        article = flow.read(Capture(id="leaf", form=Form.HTML, payload=copy, place=Place(file="leaf")))
        assert isinstance(article, Article)
        ids.add(identity.article(article))
    assert len(ids) == 1


def test_a_copy_of_an_archive_says_that_it_was_mended():
    assert read(WAYBACK).repairs == ("saved by the Wayback Machine: its own address and marks were taken off",)
    assert read(SINGLE).repairs == ()


def test_a_page_saved_by_a_browser_has_its_address_alone():
    leaf = read(BROWSER)
    assert (leaf.url, leaf.captured) == (OWN, None)


def test_a_copy_of_a_copy_is_of_the_first_moment():
    """A page of an archive that an add-on saved later was captured when the archive took it."""
    again = SINGLE.replace(OWN, f"https://web.archive.org/web/20170102030405/{OWN}")
    leaf = read(again)
    assert leaf.url == OWN
    assert leaf.captured.edtf.startswith("2017-01-02T03:04:05")


def test_an_address_that_the_source_gives_stays_and_that_of_an_archive_is_traced():
    assert read(SINGLE, url="https://warta-lembah.example/amp/jembatan").url.endswith("/amp/jembatan")
    assert read(REPORT, url=f"https://arquivo.example/wayback/20190813040506mp_/{OWN}").url == OWN


def test_an_article_about_an_archive_stays_as_it_is():
    """Only a copy is changed: a link to an archived page in a report leads where it leads."""
    link = f"https://web.archive.org/web/20190813040506/{OWN}"
    leaf = read(f"<html><body><p>Laman itu <a href='{link}'>tersimpan</a> di arsip.</p><p>Tautan: {link}</p>")
    assert leaf.blocks[0].links[0].url == link
    assert leaf.blocks[1].text.endswith(link)
    assert (leaf.url, leaf.captured, leaf.repairs) == (None, None, ())


def test_an_element_that_is_never_closed_stays():
    assert [b.text for b in read(WOMBAT.replace("</div></div>", "</div>").split("<article>")[0] + "<p>Isi").blocks]


@pytest.mark.parametrize(
    ("copy", "own"),
    [
        ("https://web.archive.org/web/2019/warta-lembah.example/desa", "http://warta-lembah.example/desa"),
        (
            "https://web.archive.org/web/20190813040506if_/https:/warta-lembah.example/a",
            "https://warta-lembah.example/a",
        ),
        ("https://archive.today/20190813040506/https://warta-lembah.example/a", "https://warta-lembah.example/a"),
        (
            "https://webcache.googleusercontent.com/search?q=cache:aB3-dE6_hI9j:https://warta-lembah.example/a+&cd=1&hl=id",
            "https://warta-lembah.example/a",
        ),
    ],
)
def test_addresses_of_archives_lead_to_the_page(copy, own):
    assert address.archived(copy)[0] == own
    assert address.normal(copy) == address.normal(own)


@pytest.mark.parametrize(
    "plain", [OWN, "https://web.archive.org/", "https://warta-lembah.example/20190813040506/desa", "http:///web/x"]
)
def test_other_addresses_are_of_no_archive(plain):
    assert address.archived(plain) is None
