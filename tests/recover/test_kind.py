"""What kind of page it is, and why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kronik
from kronik.records import Missing, Outcome, Role, Span
from kronik.recover import kind
from kronik.recover.entries import Entries
from kronik.recover.paywall import Wall

OPEN = Wall(closed=False)
PLAIN = kind.Signs(
    body=2_000,
    paragraphs=8,
    tabled=0,
    cards=4,
    pictures=0,
    captions=1,
    shown=0,
    small=False,
    live=0,
    front=False,
    nameless=False,
    tagged=True,
    deep=True,
    spelt=False,
    texts=False,
    claims=False,
    lists=False,
    dated=True,
    headed=True,
    signed=False,
    wall=OPEN,
    promised=0,
    types=(),
    path="/2021/05/pasar-ikan-dibuka-lagi",
    titles=0,
    error="",
    consent="",
    asking=0,
    fields=0,
    told=False,
)


LIST = Entries(told=5, within=1_800, size=2_200, spans=tuple(Span(n, n + 300) for n in range(0, 1_500, 300)))


def signs(**changes):
    return kind.Signs(**{**{f: getattr(PLAIN, f) for f in PLAIN.__struct_fields__}, **changes})


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, Outcome.ARTICLE),
        ({"dated": False}, Outcome.ARTICLE),
        ({"error": "halaman tidak ditemukan", "body": 60, "small": True, "dated": False}, Outcome.ERROR_PAGE),
        ({"error": "not found", "small": False}, Outcome.ARTICLE),
        ({"consent": "we use cookies", "body": 100, "small": True, "dated": False}, Outcome.CONSENT_WALL),
        ({"consent": "we use cookies"}, Outcome.ARTICLE),
        ({"types": ("liveblogposting",)}, Outcome.LIVE_BLOG),
        ({"live": 5}, Outcome.LIVE_BLOG),
        ({"front": True, "cards": 30, "body": 700}, Outcome.INDEX),
        ({"front": True, "texts": True}, Outcome.ARTICLE),
        ({"lists": True, "deep": False, "cards": 20, "body": 900}, Outcome.INDEX),
        ({"cards": 20, "body": 300, "dated": False}, Outcome.INDEX),
        ({"cards": 8, "body": 1_000, "dated": False, "spelt": True}, Outcome.ARTICLE),
        ({"cards": 20}, Outcome.ARTICLE),
        ({"path": "/foto/pasar", "pictures": 6, "body": 300}, Outcome.GALLERY),
        ({"types": ("imagegallery",), "pictures": 6, "body": 300}, Outcome.GALLERY),
        ({"types": ("videoobject",), "body": 90}, Outcome.VIDEO),
        ({"wall": Wall(closed=True, rule="notice"), "body": 400}, Outcome.PAYWALL),
        ({"wall": Wall(closed=True, rule="notice")}, Outcome.ARTICLE),
        ({"body": 0, "paragraphs": 0}, Outcome.BRIEF),
        ({"body": 0, "paragraphs": 0, "dated": False}, Outcome.TOO_SHORT),
        ({"body": 0, "paragraphs": 0, "dated": False, "tagged": False}, Outcome.BRIEF),
        ({"body": 100, "headed": False, "dated": False}, Outcome.TOO_SHORT),
        ({"body": 0, "headed": False, "dated": False}, Outcome.TOO_SHORT),
        ({"cards": 5, "body": 200, "dated": False}, Outcome.INDEX),
        ({"deep": False, "dated": False, "body": 900}, Outcome.NOT_ARTICLE),
        ({"deep": False, "dated": False, "paragraphs": 2}, Outcome.NOT_ARTICLE),
        ({"deep": False, "dated": False}, Outcome.ARTICLE),
        ({"deep": False, "dated": False, "cards": 20}, Outcome.INDEX),
        ({"cards": 20, "dated": False}, Outcome.ARTICLE),
        ({"nameless": True, "cards": 20, "body": 400}, Outcome.INDEX),
        ({"entries": LIST, "dated": False}, Outcome.INDEX),
        ({"entries": LIST}, Outcome.ARTICLE),
        ({"entries": LIST, "dated": False, "texts": True}, Outcome.ARTICLE),
        ({"entries": LIST, "dated": False, "claims": True}, Outcome.ARTICLE),
        ({"nameless": True, "dated": False, "body": 900}, Outcome.NOT_ARTICLE),
        ({"nameless": True, "dated": False}, Outcome.ARTICLE),
        ({"paragraphs": 0, "tabled": 1_900, "dated": False}, Outcome.NOT_ARTICLE),
        ({"paragraphs": 0, "tabled": 1_900}, Outcome.ARTICLE),
        ({"shown": 5, "body": 900}, Outcome.GALLERY),
        (
            {"consent": "we use cookies", "body": 900, "asking": 800, "small": True, "dated": False},
            Outcome.CONSENT_WALL,
        ),
        ({"nameless": True, "cards": 20, "body": 900}, Outcome.ARTICLE),
        ({"fields": 6, "small": True, "body": 90, "dated": False}, Outcome.NOT_ARTICLE),
    ],
)
def test_the_first_test_that_holds_decides(changes, outcome):
    found, why = kind.find(signs(**changes))
    assert found is outcome, why
    assert why


flags = st.booleans()


@given(
    st.builds(
        signs,
        body=st.integers(0, 9_000),
        cards=st.integers(0, 60),
        pictures=st.integers(0, 9),
        captions=st.integers(0, 9),
        live=st.integers(0, 9),
        front=flags,
        nameless=flags,
        deep=flags,
        texts=flags,
        claims=flags,
        lists=flags,
        dated=flags,
        headed=flags,
        signed=flags,
        small=flags,
        error=st.sampled_from(["", "oops"]),
        consent=st.sampled_from(["", "cookies"]),
    )
)
def test_every_page_is_of_one_kind_and_says_why(seen):
    outcome, why = kind.find(seen)
    assert outcome in Outcome
    assert why and "{" not in why


def test_a_short_text_under_the_headline_of_its_source_is_an_article_and_alone_too_short():
    short = {"body": 120, "paragraphs": 1, "headed": True, "dated": False, "texts": False}
    assert kind.find(signs(**short))[0] is Outcome.TOO_SHORT
    assert kind.find(signs(**short, told=True))[0] is Outcome.ARTICLE


@pytest.mark.parametrize(
    ("url", "deep"),
    [
        ("https://warta.example/cara-merawat-perahu-kayu/", True),
        ("https://warta.example/cara-merawat-perahu-kayu", True),
        ("https://warta.example/berita/ekonomi/", False),
        ("https://warta.example/tentang-kami/", False),
    ],
)
def test_an_address_of_four_words_can_be_an_articles_with_a_slash_at_its_end_too(url, deep):
    assert bool(kind._ARTICLE_PATH.search(url.partition("://")[2].partition("/")[2])) is deep


@pytest.mark.parametrize(
    ("path", "headline", "spelt"),
    [
        ("/2021/05/04/pasar-ikan-di-ranah-dibuka-lagi/", "Pasar Ikan di Ranah Dibuka Lagi", True),
        ("/pasar-ikan-di-ranah-dibuka-lagi/amp", "Pasar ikan di Ranah dibuka lagi", True),
        ("/news/fischer-oeffnen-haefen-nach-langem-sturm.html", "Fischer öffnen Häfen nach langem Sturm", True),
        ("/tag/pasar-ikan", "Pasar Ikan", False),
        ("/berita/ekonomi-dan-bisnis-hari-ini-lengkap", "Pasar ikan di Ranah dibuka lagi", False),
        ("/", "Pasar ikan di Ranah dibuka lagi", False),
    ],
)
def test_an_address_spells_a_headline_with_five_of_its_words(path, headline, spelt):
    assert kind._spelt(path, headline) is spelt


CARD = '<li><a href="/a{n}">Kontraktor Jembatan Ranah Ditahan Jaksa {n}</a> <small>{n} Juni 2023</small></li>'


@pytest.mark.parametrize("path", ["tag/jembatan-ranah", "penulis/sinta", "en/topics/bridges", "category/economy/"])
def test_a_short_page_at_the_address_of_a_list_is_one(path):
    cards = "".join(CARD.format(n=n) for n in (1, 2))
    page = f"<h1>jembatan ranah</h1><p>Kumpulan berita terbaru tentang jembatan ranah.</p><ul>{cards}</ul>"
    found = kronik.read(page, url=f"https://ranah.example/{path}")
    assert found.outcome is Outcome.INDEX
    assert isinstance(found.published, Missing)
    assert [item.published.edtf for item in found.related] == ["2023-06-01", "2023-06-02"]
    other = kronik.read(page, url="https://ranah.example/2023/06/jembatan-ranah-runtuh-lagi-pagi-ini.html")
    assert "of a list" not in getattr(other, "why", "")


def test_the_captions_of_a_gallery_are_its_body():
    pictures = "".join(
        f'<figure><img src="/f{n}.jpg"><figcaption>{n}/5 Layang-layang {n} di Pantai Ranah.</figcaption></figure>'
        for n in range(1, 6)
    )
    heading = "<h1>FOTO: Festival Layang-layang Ranah</h1><p>Minggu, 17/07/2022 16:40 WIB</p>"
    page = f"<html><body>{heading}{pictures}</body></html>"
    found = kronik.read(page, url="https://ranah.example/foto/festival-layang-layang")
    assert found.outcome is Outcome.GALLERY
    captions = [f"{n}/5 Layang-layang {n} di Pantai Ranah." for n in range(1, 6)]
    assert [passage.text for passage in found.body] == captions
    assert {passage.role for passage in found.body} == {Role.CAPTION}


def test_a_part_of_an_article_without_a_date_is_one():
    told = "".join(
        f"<p>{text}</p>"
        for text in (
            "The well at Karumba was dug by hand in 1911 and closed by letter in 2005.",
            "Nobody in the village could read the letter, so they took it to the teacher by the old road.",
            '"He read it twice," says Agnes Tolo, who chairs the committee. "Then he sat down by her."',
        )
    )
    page = "<html><head>{}</head><body><h1>How a village lost its well</h1>{}</body></html>"
    linked = '<link rel="next" href="https://upland.example/well?page=2">'
    assert kronik.read(page.format(linked, told)).outcome is Outcome.ARTICLE
    assert kronik.read(page.format("", told)).outcome is Outcome.NOT_ARTICLE


REPORT = (
    "RANAH ASRI - Bupati Ranah Asri Ina Wardani membuka pasar baru di tengah hujan deras.",
    '"Pasar ini milik warga," kata Ina saat memberi sambutan di depan ratusan pedagang.',
    "Ketua Paguyuban Pedagang, Slamet Wiryo, mengatakan hanya 60 persen pedagang kebagian kios. Sisanya menunggu.",
    "Dinas Perdagangan Ranah Asri berjanji menata ulang pembagian kios sebelum bulan puasa tiba.",
)


def told(*paragraphs, headline="Bupati Buka Pasar Baru"):
    body = "".join(f"<p>{text}</p>" for text in paragraphs)
    return f"<html lang='id'><title>{headline} - Kabar Ranah</title><h1>{headline}</h1>{body}</html>"


@pytest.mark.parametrize("paragraphs", [REPORT, ("3 jam yang lalu", *REPORT), (REPORT[3], *REPORT[1:])])
def test_a_report_without_a_date_and_an_author_is_an_article_by_how_it_tells(paragraphs):
    found = kronik.read(told(*paragraphs))
    assert found.outcome is Outcome.ARTICLE
    assert isinstance(found.published, Missing)


def test_a_page_about_the_paper_is_no_article_whatever_its_dash_and_its_motto():
    about = (
        "Kabar Ranah - Portal berita Ranah Asri sejak lama, dari warga dan untuk warga di lembah dan di pesisir.",
        'Semboyan kami adalah "berita untuk semua warga lembah", dan kami menjaganya dengan sungguh-sungguh.',
        "Kami menerima pertanyaan, saran dan kritik pembaca melalui surat elektronik dan telepon kantor kami.",
        "Hak jawab dan koreksi diatur oleh pedoman media siber, yang dapat dibaca pada laman tersendiri.",
    )
    assert kronik.read(told(*about, headline="Tentang Kami")).outcome is Outcome.NOT_ARTICLE


@pytest.mark.parametrize(
    ("changes", "outcome"),
    [
        ({}, Outcome.ARTICLE),
        ({"path": "/berita/ekonomi/"}, Outcome.ARTICLE),
        ({"path": "/tag/ekonomi/"}, Outcome.NOT_ARTICLE),
        ({"entries": LIST}, Outcome.INDEX),
        ({"told": False}, Outcome.NOT_ARTICLE),
        ({"tagged": True}, Outcome.NOT_ARTICLE),
    ],
)
def test_a_text_of_several_paragraphs_under_the_headline_of_its_source_is_an_article(changes, outcome):
    given = {"body": 400, "paragraphs": 3, "cards": 0, "dated": False, "deep": False, "tagged": False, "told": True}
    assert kind.find(signs(**{**given, **changes}))[0] is outcome


@pytest.mark.parametrize(
    ("path", "deep"), [("news/articles/c4ym7zy2rp9o", True), ("articles/latest", False), ("articles/page2", False)]
)
def test_the_id_behind_articles_is_an_articles(path, deep):
    assert bool(kind._ARTICLE_PATH.search(path)) is deep


SHOWN = ["Waves crash over the wall.", "A tree blocks the road.", "Sandbags are filled."]


def test_three_counted_pictures_with_captions_are_a_gallery_and_who_took_them_is_no_text_of_it():
    shown = "".join(f"<p>{n} of 3</p><img src={n}.jpg><p>{told} (Nell Arden)</p>" for n, told in enumerate(SHOWN, 1))
    found = kronik.read(f"<h1>Storm batters coast, in pictures</h1><p>Pictures: Nell Arden</p>{shown}")
    assert found.outcome is Outcome.GALLERY
    assert [passage.text for passage in found.body] == SHOWN
    assert [(byline.value.name, byline.value.role) for byline in found.bylines] == [("Nell Arden", "photographer")]


def test_a_short_report_is_an_article_by_how_it_tells():
    assert kronik.read(told(*REPORT[:2], "Pedagang lama senang.")).outcome is Outcome.ARTICLE
