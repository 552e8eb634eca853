"""Pages as content systems and portals mark them up: invented ones, each by the whole reader."""

from __future__ import annotations

from kronik import page, recover
from kronik.records import Article, Capture, Form, Found, Outcome, Page, Place, Role

TITLE = "Jembatan Gantung Muara Lestari Ditutup Dua Bulan"
STAMP = '<time class="entry-date" datetime="2023-05-08T10:00:00+07:00">8 Mei 2023</time>'
SARI = '<a class="url fn" href="/a">Sari Melati</a>'
FIRST = "Pemerintah Kabupaten Sembilang menutup jembatan gantung Muara Lestari mulai pekan depan untuk perbaikan."
BODY = (
    "Kepala Dinas Pekerjaan Umum, Rahmat Liman, mengatakan kabel penyangga jembatan sudah berkarat.",
    "Selama penutupan, warga menyeberang dengan perahu yang disediakan dinas perhubungan.",
    "Pedagang di kaki jembatan diminta pindah sementara ke terminal lama di sebelah utara pasar.",
)


def read(inner: str, *, head: str = "", lang: str = "id") -> Article:
    html = f'<html lang="{lang}"><head><title>{TITLE} - Kabar Teluk</title>{head}</head><body>{inner}</body></html>'
    leaf = page.read(Capture(id="p", form=Form.HTML, payload=html, place=Place(file="-")))
    assert isinstance(leaf, Page)
    return recover.article(leaf)


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def bylines(article: Article) -> list[tuple[str, str]]:
    return [(one.value.name, one.value.role) for one in article.bylines]


def body(article: Article) -> list[str]:
    return [passage.text for passage in article.body]


def test_the_name_behind_a_stamp_in_its_line_is_the_author() -> None:
    text = paragraphs(FIRST, *BODY)
    for meta in (
        f'<div>Posted on {STAMP}<span> by <span class="author vcard">{SARI}</span></span></div>',
        f"<div>Dipublikasikan {STAMP}<span> oleh {SARI}</span> | 2 komentar</div>",
        f'<div>Diposting pada {STAMP}{STAMP}<span> oleh <span class="author vcard">{SARI}</span></span></div>',
        "<div>Submitted by <span>Sari Melati</span> on <span>Mon, 05/08/2023 - 10:00</span></div>",
    ):
        assert bylines(read(f"<article><h1>{TITLE}</h1>{meta}{text}</article>")) == [("Sari Melati", "writer")], meta


def test_the_name_under_an_opener_alone_has_its_role() -> None:
    opened = (
        "<p>Reporter <br><a>Sari Melati</a></p><p>Editor<br><a>Joni Teluk</a></p><p>Senin, 8 Mei 2023 10:00 WIB</p>"
    )
    article = read(f"<article><h1>{TITLE}</h1>{opened}{paragraphs(FIRST, *BODY)}</article>")
    assert bylines(article) == [("Sari Melati", "writer"), ("Joni Teluk", "editor")]
    assert body(article) == [FIRST, *BODY]


def test_a_bar_parts_two_openers_and_a_place_may_stand_before_the_name() -> None:
    made = "<div>Penulis <a>Kontributor Muara Lestari, Sari Melati</a> | Editor <a>Joni Teluk</a></div>"
    article = read(f"<h1>{TITLE}</h1><div>Senin, 8 Mei 2023 10:00 WIB</div>{made}{paragraphs(FIRST, *BODY)}")
    assert bylines(article) == [("Sari Melati", "writer"), ("Joni Teluk", "editor")]


def test_a_stamp_below_the_standfirst_is_no_passage() -> None:
    lead = "Mit knapper Mehrheit hat der Stadtrat von Bad Lindach die Pläne für den Markt am Dienstag verworfen."
    text = paragraphs(
        lead,
        "08.05.2023, 21:14 Uhr | Von Anna Muldner",
        "Bad Lindach. Der Umbau des Marktes ist vom Tisch, dreizehn von fünfundzwanzig Räten stimmten dagegen.",
        "„Wir verlieren ein Jahr“, sagte die Bürgermeisterin nach der Sitzung. Ein Entwurf soll im Herbst folgen.",
    )
    article = read(f"<article><h1>Stadtrat verwirft Umbau des Marktes</h1>{text}</article>", lang="de")
    assert isinstance(article.published, Found)
    assert article.published.value.edtf == "2023-05-08T21:14"
    assert bylines(article) == [("Anna Muldner", "writer")]
    assert not any("Uhr" in passage for passage in body(article))


def test_a_short_sentence_behind_a_read_also_is_body_and_a_video_code_is_none() -> None:
    also = '<p><strong>Baca juga: <a href="/z">Perahu Penyeberangan Muara Lestari Ditambah</a></strong></p>'
    text = paragraphs(FIRST, *BODY) + also + paragraphs("[Gambas:Video Teluk]", "Perbaikan dimulai Juni.")
    article = read(f"<article><h1>{TITLE}</h1><p>Senin, 8 Mei 2023 10:00 WIB</p>{text}</article>")
    assert body(article) == [FIRST, *BODY, "Perbaikan dimulai Juni."]


def test_a_first_paragraph_with_a_dateline_in_an_element_of_its_own_is_body() -> None:
    text = f"<div>Muara Lestari, Kabar Teluk -- {FIRST}</div><div>{paragraphs(*BODY)}</div>"
    article = read(f"<h1>{TITLE}</h1><div>Senin, 8 Mei 2023 10:00 WIB</div>{text}")
    assert body(article)[0] == FIRST


def test_comments_longer_than_a_short_article_are_none_of_it() -> None:
    said = "Saya menyeberang di sana setiap hari dan tidak pernah melihat petugas memeriksa kabelnya, sungguh sayang."
    each = "".join(f'<div class="comment"><p>warga{n} 2 jam lalu</p><p>{said} Nomor {n}.</p></div>' for n in range(6))
    text = f'<div class="entry">{paragraphs(FIRST, *BODY)}</div><div id="comments"><h3>6 Komentar</h3>{each}</div>'
    article = read(f"<h1>{TITLE}</h1><div>Senin, 8 Mei 2023 10:00 WIB</div>{text}")
    assert body(article) == [FIRST, *BODY]
    assert article.outcome is Outcome.ARTICLE


def test_a_sentence_that_ends_with_a_date_is_a_caption_and_no_stamp() -> None:
    told = "Warga melintas di jembatan gantung Muara Lestari sebelum ditutup, Minggu (7/5/2023)."
    text = f"<figure><img src='a.jpg'><div>{told}</div></figure>{paragraphs(FIRST, *BODY)}"
    article = read(f"<h1>{TITLE}</h1><div>Senin, 8 Mei 2023 10:00 WIB</div>{text}")
    start = article.text.index(told)
    assert next(one.role for one in article.roles if one.span.start == start) is not Role.PUBLISHED


def test_the_number_of_a_part_is_cut_off_where_nothing_parts_the_two() -> None:
    for title, shown in ((f"{TITLE} Halaman all", TITLE), (f"{TITLE} Halaman 2", TITLE)):
        head = f'<meta property="og:title" content="{title}">'
        article = read(f"<h1>{shown}</h1><p>Senin, 8 Mei 2023 10:00 WIB</p>{paragraphs(FIRST, *BODY)}", head=head)
        assert isinstance(article.headline, Found)
        assert article.headline.value == TITLE
    head = '<meta property="og:title" content="Warga Bukukan Sejarah Desa dalam 300 Halaman 2">'
    article = read(f"<h1>Sejarah Desa</h1><p>Senin, 8 Mei 2023 10:00 WIB</p>{paragraphs(FIRST, *BODY)}", head=head)
    assert isinstance(article.headline, Found)
    assert article.headline.value.endswith("Halaman 2")


def test_titles_glued_in_one_line_are_items_of_their_own() -> None:
    titles = "Perahu Penyeberangan Ditambah", "Pedagang Pindah ke Terminal Lama"
    links = "".join(f'<a href="/{n}">{title}</a>' for n, title in enumerate(titles))
    below = f'<div class="related"><h3>Berita Terkait</h3><div>{links}</div></div>'
    article = read(f"<h1>{TITLE}</h1><p>Senin, 8 Mei 2023 10:00 WIB</p>{paragraphs(FIRST, *BODY)}{below}")
    assert [item.title for item in article.related] == list(titles)


def test_the_lists_of_a_short_report_are_body() -> None:
    places, papers = ("Pasar Lama, pukul 08.00", "Alun-alun, pukul 09.00"), ("KTP asli", "Surat keterangan sehat")
    items = ("".join(f"<li>{item}</li>" for item in each) for each in (places, papers))
    first, second = (f"<ul>{each}</ul>" for each in items)
    text = paragraphs(FIRST, "Perahu berangkat dari tempat berikut:") + first + paragraphs("Syarat naik:") + second
    article = read(f"<article><h1>{TITLE}</h1><p>Senin, 8 Mei 2023 10:00 WIB</p>{text}</article>")
    assert [passage.text for passage in article.body if passage.role is Role.LIST] == [*places, *papers]
    linked = second.replace("<li>", '<li><a href="/z">').replace("</li>", "</a></li>")
    article = read(
        f"<article><h1>{TITLE}</h1><p>Senin, 8 Mei 2023 10:00 WIB</p>{text.replace(second, linked)}</article>"
    )
    assert [passage.text for passage in article.body if passage.role is Role.LIST] == [*places]


def test_a_last_paragraph_that_closes_with_initials_is_body() -> None:
    last = "Pedagang meminta perbaikan selesai sebelum panen. (sar)"
    article = read(
        f"<article><h1>{TITLE}</h1><p>8 Mei 2023</p><div>{'<br><br>'.join((FIRST, *BODY, last))}</div></article>"
    )
    assert body(article)[-1] == last.removesuffix(" (sar)")
    assert bylines(article) == [("sar", "initials")]


def test_what_is_declared_of_another_article_is_not_believed() -> None:
    other = (
        '<link rel="canonical" href="https://teluk.example/2023/05/jembatan-gantung-ditutup">'
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Resep Gulai Ikan Paling Gurih",'
        '"url": "https://teluk.example/2021/01/resep-gulai", "datePublished": "2021-01-15T06:00:00+07:00",'
        '"author": {"@type": "Person", "name": "Rui Almonte"}}</script>'
    )
    made = "<p>Senin, 8 Mei 2023 10:00 WIB</p><p>Penulis: Sari Melati</p>"
    article = read(f"<article><h1>{TITLE}</h1>{made}{paragraphs(FIRST, *BODY)}</article>", head=other)
    assert isinstance(article.headline, Found)
    assert isinstance(article.published, Found)
    assert (article.headline.value, article.published.value.edtf) == (TITLE, "2023-05-08T10:00+07:00")
    assert bylines(article) == [("Sari Melati", "writer")]
    for own in ("https://teluk.example/2023/05/jembatan-gantung-ditutup", "https://www.teluk.example/amp/jembatan"):
        same = other.replace("https://teluk.example/2021/01/resep-gulai", own).replace(
            "Resep Gulai", "Jembatan Gantung"
        )
        article = read(f"<article><h1>{TITLE}</h1>{made}{paragraphs(FIRST, *BODY)}</article>", head=same)
        assert bylines(article) == [("Rui Almonte", "writer")], own
