"""Every room, asked of a real server."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kronik.archive import Archive
from kronik.web import about, chart
from kronik.web.rooms import ROOMS
from tests.conftest import ROOT
from tests.link.test_archive import FERRY, articles
from tests.link.test_clashes import told
from tests.web import fiction
from tests.web.conftest import serving


class Tree(HTMLParser):
    """What a page holds: its elements with their attributes, its text, and whether every element is closed."""

    VOID = frozenset(
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
    )

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        assert not self.open, f"never closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def named(room: httpx.Client, headline: str) -> str:
    """The path of the article with a headline."""
    page = room.get("/search", params={"q": f'title:"{headline}"'}).text
    found = re.search(r'href="(/article/[a-z0-9]+)', page)
    assert found, headline
    return found[1]


@pytest.fixture(scope="session")
def ferry(room: httpx.Client) -> str:
    return named(room, "Feri Bandar Sirih Berlayar")


@pytest.fixture(scope="session")
def harbour(room: httpx.Client) -> str:
    return named(room, "Ferry to Lontar Island")


# ---- front ----------------------------------------------------------------------------------------------------


def test_the_front_page_lists_the_newest_first_under_the_day_that_was_printed(room):
    page = Tree(room.get("/").text)
    days = [attrs["datetime"] for attrs in page.all("time")]
    assert days == ["2023-05-08", "2023-05-08T14:00:00+08:00", "2023-05-08T10:53:00+07:00", "2023-05-07",
                    "2023-04-18", "2023-04-18T09:00:00+07:00", "2022-01-01"]  # fmt: skip
    assert page.text.index("Monday, 8 May 2023") < page.text.index("Ferry to Lontar") < page.text.index("Feri Bandar")
    assert page.text.index("Without a date") > page.text.index("1 January 2022")
    assert "6 articles" in page.text


def test_the_front_page_leads_to_every_outlet(room):
    assert '"/outlet?name=Warta+Teluk"' in room.get("/").text
    page = room.get("/outlet?name=Warta+Teluk").text
    assert ">3</a>" in page
    assert "Feri Bandar Sirih Berlayar" in page


def test_the_front_page_leads_to_every_year_with_its_number(room):
    page = room.get("/").text
    years = dict(re.findall(r'<li><a href="([^"]+)"><bdi>(\d{4})</bdi></a> <span class="n">\d+', page))
    assert list(years.values()) == ["2023", "2022"]
    for href, year in years.items():
        n = re.search(rf'<bdi>{year}</bdi></a> <span class="n">(\d+)', page)
        assert n
        assert f"{n[1]} article" in room.get(href.replace("&amp;", "&")).text


def test_an_empty_archive_says_how_to_fill_it(tmp_path):
    Archive.create(tmp_path / "kosong").close()
    with serving(tmp_path / "kosong") as site:
        page = httpx.get(site, headers={"accept-language": "en"})
        assert "holds no article yet" in page.text
        assert "kronik add" in page.text
        assert httpx.get(site + "/about").status_code == 200


# ---- search ---------------------------------------------------------------------------------------------------


def test_a_search_shows_outlet_date_and_the_words_that_matched(room):
    page = room.get("/search", params={"q": "berlayar"})
    tree = Tree(page.text)
    assert "<mark>Berlayar</mark>" in page.text
    assert "<mark>berlayar</mark>" in page.text
    assert "Warta Teluk 8 May 2023 10:53 WIB" in tree.text
    assert "2 articles" in tree.text


def test_results_go_by_date_when_asked(room):
    by_date = room.get("/search", params={"q": "feri OR ferry", "sort": "date"}).text
    stamps = re.findall(r'datetime="([^"]+)"', by_date)
    assert len(stamps) == 3
    assert stamps == sorted(stamps, reverse=True)


def test_nothing_found_offers_the_search_with_one_limit_less(room):
    page = Tree(room.get("/search", params={"q": "feri outlet:nowhere"}).text)
    ways = [
        attrs["href"] for attrs in page.all("a") if attrs["href"] in ("/search?q=feri", "/search?q=outlet%3Anowhere")
    ]
    assert "Nothing in the archive matches" in page.text
    assert len(set(ways)) == 2


def test_pages_of_results_follow_each_other_and_lose_nothing(tmp_path):
    with Archive.create(tmp_path / "many") as archive, archive.batch():
        for n in range(45):
            sheet = fiction.Sheet(f"n{n}", "Warta Teluk", "id", f"{fiction.T}{n}")
            headline = f"Perahu nomor {n} tiba"
            sheet.line(headline, fiction.Role.HEADLINE)
            sheet.passage("Perahu tiba di dermaga.")
            archive.add(sheet.article(headline, fiction.moment(f"2023-01-{n % 28 + 1:02}")))
    for sort in ("date", "match"):
        with serving(tmp_path / "many") as site:
            seen: list[str] = []
            path: str | None = f"/search?q=perahu&sort={sort}"
            while path:
                page = httpx.get(site + path).text
                seen += re.findall(r'href="(/article/[a-z0-9]+)', page)
                following = re.search(r'<link rel="next" href="([^"]+)"', page)
                path = following[1].replace("&amp;", "&") if following else None
            assert len(seen) == len(set(seen)) == 45


def facets(page: str) -> dict[str, tuple[str, int]]:
    """Each value that a search can be narrowed to, with its link and its number."""
    found = re.findall(
        r'<li(?: class="on")?><a href="([^"]+)"[^>]*><bdi[^>]*>([^<]+)</bdi>.*?<span class="n">(\d+)', page
    )
    return {name: (href.replace("&amp;", "&"), int(n)) for href, name, n in found}


def test_every_facet_narrows_to_as_many_articles_as_it_says(room):
    found = facets(room.get("/search", params={"q": "feri OR ferry"}).text)
    told = {"Warta Teluk": 2, "The Harbour Post": 1, "Indonesian": 2, "English": 1}
    assert told.items() <= {name: n for name, (_, n) in found.items()}.items()
    for name, (href, n) in found.items():
        page = room.get(href).text
        assert f"{n} article" in Tree(page).text
        back, _ = facets(page)[name]  # what was chosen leads back
        assert "3 articles" in Tree(room.get(back).text).text


def test_time_is_narrowed_step_by_step_and_widened_again(room):
    page = room.get("/search").text
    for name, n in (("2023", 4), ("May 2023", 3), ("8 May 2023", 2)):
        href, told = facets(page)[name]
        assert told == n
        page = room.get(href).text
        assert f"{n} articles" in Tree(page).text
    for name, n in (("8 May 2023", 3), ("May 2023", 4), ("2023", 6)):
        page = room.get(facets(page)[name][0]).text
        assert f"{n} articles" in Tree(page).text


def test_what_a_search_is_narrowed_to_can_be_taken_away(room):
    page = room.get(
        "/search", params={"q": 'berlayar outlet:"warta teluk" after:2023-05 before:2023-06 lang:id'}
    ).text
    chips = dict(re.findall(r'<a class="chip" href="([^"]+)"><bdi>([^<]+)', page))
    assert list(chips.values()) == ["Warta Teluk", "Indonesian", "May 2023"]
    assert "/search?q=berlayar+outlet%3A%22warta+teluk%22+lang%3Aid" in chips
    assert "Understood as" not in page


def test_attention_is_drawn_and_told_in_a_table(room):
    page = room.get("/search", params={"q": "feri OR ferry", "by": "month", "per": "thousand"}).text
    assert "from April 2023 to May 2023; the highest bar stands for 1,000.0" in page
    row = re.search(r'May 2023</a></th><td class="n">2</td><td class="n">3</td><td class="n">666.7</td>', page)
    assert row
    by_day = room.get("/search", params={"q": "feri OR ferry", "by": "day"}).text
    assert "Articles found from Tuesday, 18 April 2023 to Monday, 8 May 2023" in by_day
    for odd in ("by=century", "per=cent", "by=", "per="):
        assert "Articles found from" in room.get(f"/search?q=feri+OR+ferry&{odd}").text


def test_copies_are_one_hit_that_names_the_others(tmp_path):
    with Archive.create(tmp_path / "salinan") as archive:
        for outlet, url in (("Warta Teluk", fiction.T), ("The Harbour Post", fiction.P)):
            sheet = fiction.Sheet(outlet, outlet, "id", url + "kandas")
            sheet.line("Kapal Barang Kandas", fiction.Role.HEADLINE)
            for line in FERRY:
                sheet.passage(line)
            archive.add(sheet.article("Kapal Barang Kandas", fiction.moment("2023-03-01")))
    with serving(tmp_path / "salinan") as site:
        page = httpx.get(site + "/search?q=randai", headers={"accept-language": "en"}).text
    assert page.count('class="hit"') == 1
    assert "also in 1 other article" in page
    assert "2 articles" in page


ODD = [
    "@nasa", "20/05", "multi-agent", '"unclosed', "(((", ")))", "OR", "NOT", "-", "a:b:c", "after:",
    "after:2017-13-45", "before:31/02/2020", "title:", "outlet:", "kind:nothing", "*", "?", "\\", "\x00",
    "'; DROP TABLE article; --",
    "<script>alert(1)</script>", "%", "%%", "{{7*7}}", "\u202e", "🚢", "a" * 999, "\ud7ff", "+", "&&", "||", "~1",
]  # fmt: skip


@pytest.mark.parametrize("query", ODD)
@pytest.mark.parametrize("sort", ["match", "date"])
def test_an_odd_query_is_never_an_error(room, query, sort):
    reply = room.get("/search", params={"q": query, "sort": sort})
    assert reply.status_code == 200
    assert "<script>alert" not in reply.text
    Tree(reply.text)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_text_is_a_query(room, query):
    reply = room.get("/search", params={"q": query})
    assert reply.status_code == 200
    Tree(reply.text)


def test_a_date_that_does_not_exist_is_explained(room):
    assert "no date that exists" in room.get("/search", params={"q": "after:2017-13-45"}).text


def test_a_query_that_is_too_long_is_not_looked_up(room):
    reply = room.get("/search", params={"q": "a" * 1001})
    assert reply.status_code == 400
    assert "1,001 characters" in reply.text


MARKS = ["x", "m", "m-1", "m1e9", "🚢", "m²", "m99999999", "m" + "9" * 19, "d1", "d" + "9" * 18, "d" + "9" * 19]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("sort", ["match", "date"])
def test_a_page_mark_that_is_not_ours_gives_a_page_all_the_same(room, mark, sort):
    reply = room.get("/search", params={"q": "feri", "page": mark, "sort": sort})
    assert reply.status_code == 200
    assert "Feri" in reply.text


# ---- article --------------------------------------------------------------------------------------------------


def test_the_article_is_in_the_order_of_its_page(room, ferry):
    text = Tree(room.get(ferry).text).text
    order = [
        "Feri Bandar Sirih Berlayar Lagi",
        "Pelabuhan membuka loket",
        "Ratri Manggala writer",
        "Joko Ombak photographer",
        "Monday, 8 May 2023 10:53 WIB",
        "Updated 8 May 2023 12:10 WIB",
        "Feri KM Sirih Jaya merapat di dermaga dua. Joko Ombak",
        "WARTA TELUK, Bandar Sirih – Layanan feri",
        "Kapal pertama berangkat penuh",
        "Read also Gelombang Empat Meter",
        "Jadwal baru",
        "06.00 dari Bandar Sirih 12.30 dari Pulau Lontar",
        "Golongan Tarif lama Tarif baru",
        "Kami menunggu sejak subuh",
        "Pedagang ikan seperti",
        "Read also Harga Cakalang",
        "feri Bandar Sirih",
        "Related on the page",
        "18 Apr 2023 21 days before the page was saved (“21 hari lalu”)",
        "Syahbandar melarang",
        "How do we know?",
    ]
    at = len("the title of the page, which is the headline too, and the head of the room")
    for part in order:
        at = text.find(part, at)
        assert at >= 0, part


def test_lists_quotations_and_tables_are_such_elements(room, ferry):
    page = room.get(ferry).text
    tree = Tree(page)
    assert "<ul><li" in page
    assert tree.all("blockquote")
    assert len(tree.all("tr")) == 3
    assert [name for name, _ in tree.elements if name in ("h1", "h2")][:2] == ["h1", "h2"]


def test_the_moment_is_printed_in_the_readers_language_and_for_machines(room, ferry):
    english = room.get(ferry).text
    indonesian = room.get(ferry, headers={"accept-language": "id"}).text
    assert '<time datetime="2023-05-08T10:53:00+07:00">Monday, 8 May 2023 10:53 WIB</time>' in english
    assert '<time datetime="2023-05-08T10:53:00+07:00">Senin, 8 Mei 2023 10.53 WIB</time>' in indonesian


def test_a_link_of_the_page_leads_into_the_archive_where_the_archive_holds_it(room, ferry):
    links = [attrs for attrs in Tree(room.get(ferry).text).all("a") if attrs.get("class") in ("held", "out")]
    held = named(room, "Gelombang Empat Meter")
    assert [attrs["href"] for attrs in links] == [
        held,
        "https://lain.example/cakalang",
        held,  # another form of the same address
        "https://lain.example/dermaga",
    ]
    assert all("noreferrer" in (attrs["rel"] or "") for attrs in links if attrs["class"] == "out")


def test_a_title_without_an_address_leads_to_a_search_for_it(room, ferry):
    links = [attrs for attrs in Tree(room.get(ferry).text).all("a") if attrs.get("class") == "seek"]
    assert [attrs["href"] for attrs in links] == ["/search?q=title%3A%22Tanpa+alamat%22"]


def test_foreign_text_says_its_language(room, ferry):
    page = room.get(ferry).text
    assert '<html lang="en">' in page
    assert '<article class="story" lang="id">' in page


def test_every_field_says_how_it_is_known(room, ferry):
    text = Tree(room.get(ferry).text).text
    assert "line under the headline" in text
    assert "Seen Senin, 8 Mei 2023 10:53 WIB" in text
    assert "Beat 2023-05-09 date in the address , because less precise" in text
    assert "EDTF 2023-05-08T10:53:00+07:00" in text
    assert "not recognised on the page" in Tree(room.get(named(room, "Gelombang Empat Meter")).text).text


def test_the_copy_says_where_it_came_from(room, ferry):
    text = Tree(room.get(ferry).text).text
    assert "pages/feri.html" in text
    assert "Saved 9 May 2023 04:00 GMT" in text
    assert "Mac Roman mojibake: 3 characters" in text
    assert "1 advertising mark left out" in text


def test_an_older_version_says_so_and_leads_to_the_newest(room, harbour):
    newest = room.get(harbour).text
    assert "16,000" in newest
    older = re.search(r'href="(/article/[a-z0-9]+/[a-z0-9]+)">Version 1', newest)
    assert older
    page = room.get(older[1]).text
    assert "15,500" in page
    assert "This is version 1" in page
    assert f'href="{harbour}">Version 2' in page


def test_what_a_version_changed_is_marked(room, harbour):
    path = re.search(r'href="(/article/[^"]+/changes)"', room.get(harbour).text)
    assert path
    page = room.get(path[1]).text
    assert "<del> 15,500</del><ins> 16,000</ins>" in page
    assert "We have waited since dawn" not in page


def test_the_first_version_has_nothing_before_it(room, ferry):
    version = re.search(r'href="(/article/[^"]+)/reading"', room.get(ferry).text)
    assert version
    reply = room.get(version[1] + "/changes")
    assert reply.status_code == 404
    assert "This is the first version" in reply.text


def test_a_live_blog_gives_each_entry_its_time(room):
    page = Tree(room.get(named(room, "Langsung")).text)
    assert "Sunday, 7 May 2023" in page.text
    assert page.text.index("7 May 2023 08:00 WIB Kotak suara") < page.text.index("15:30 WIB Penghitungan")
    assert "Live blog" in page.text


def test_an_article_without_headline_date_or_outlet_is_still_a_page(room):
    found = re.findall(r'href="(/article/[a-z0-9]+)', room.get("/search", params={"q": "mercusuar"}).text)
    page = Tree(room.get(found[0]).text)
    assert "(no headline on the page)" in page.text
    assert "No date on the page" in page.text


def test_the_reading_room_shows_every_stretch_with_its_role(room, ferry):
    version = re.search(r'href="(/article/[^"]+/reading)"', room.get(ferry).text)
    assert version
    text = Tree(room.get(version[1]).text).text
    assert "navigation short line full of links Beranda" in text
    assert "headline largest heading Feri Bandar Sirih" in text


# ---- stories and outlets --------------------------------------------------------------------------------------


def test_a_story_is_told_day_by_day_with_its_outlets_side_by_side(tmp_path):
    with Archive.create(tmp_path / "cerita") as archive, archive.batch():
        for article in articles():
            archive.add(article)
    with Archive.open(tmp_path / "cerita") as archive:
        story = archive.story(archive.search("tenggelam title:feri").hits[0].id)
        assert story
        first = story.id
    with serving(tmp_path / "cerita") as site, httpx.Client(base_url=site, headers={"accept-language": "en"}) as room:
        page = Tree(room.get(f"/story/{first}").text)
        assert "3 articles" in page.text
        assert "3 outlets" in page.text
        days = [page.text.index(text) for text in ("18 Jan 2019", "19 Jan 2019", "Outlets side by side")]
        assert days == sorted(days)
        assert "1 day after the first" in page.text
        assert "Bendungan" not in page.text
        members = {attrs["href"] for attrs in page.all("a") if (attrs["href"] or "").startswith("/article/")}
        assert len(members) == 3
        for member in members:  # every article's id leads to the story, and its page to the story's
            assert room.get(str(member).replace("article", "story")).status_code == 200
            assert f'href="/story/{first}"' in room.get(str(member)).text
        assert f'href="/story/{first}"' in room.get("/").text
        assert f'href="/story/{first}"' in room.get("/stories").text
        assert room.get("/stories?page=x²").status_code == room.get("/stories?page=99").status_code == 200


def test_what_outlets_tell_differently_stands_side_by_side_with_its_sentences(tmp_path):
    told(tmp_path / "beda", ("Warta Contoh", "Sebanyak 12 orang tewas dalam kebakaran pasar itu."),
         ("Pos Contoh", "Kebakaran pasar itu menewaskan lima belas orang."))  # fmt: skip
    with Archive.open(tmp_path / "beda") as archive:
        (story,) = archive.stories()
    with serving(tmp_path / "beda") as site:
        page = httpx.get(f"{site}/story/{story.id}", headers={"accept-language": "en"}).text
        assert "Told differently" in page
        assert "<mark>lima belas</mark>" in page
        assert "<mark>12</mark>" in page
        for name in ("timeline", "contradictions"):
            found = httpx.get(f"{site}/api/stories/{story.id}/{name}").json()[name]
            assert found
    with serving(tmp_path / "beda", public=True) as site:
        assert "lima belas" not in httpx.get(f"{site}/story/{story.id}").text


def test_an_article_in_no_story_says_so(room):
    lone = named(room, "Langsung").replace("article", "story")
    reply = room.get(lone)
    assert reply.status_code == 404
    assert "is in a story with another" in reply.text


def test_an_article_leads_to_what_links_to_it(room, ferry):
    halted = named(room, "Gelombang Empat Meter")
    page = room.get(halted).text
    assert "Linked from" in page
    assert f'href="{ferry}"' in page


def test_an_outlet_tells_its_span_its_latest_and_what_is_most_linked_to(room):
    page = Tree(room.get("/outlet", params={"name": "warta  TELUK"}).text)
    assert "First in the archive 18 Apr 2023 Last in the archive 8 May 2023" in page.text
    assert "Most linked to by other articles Gelombang Empat Meter, Feri Berhenti 1" in page.text
    assert page.text.index("Feri Bandar Sirih Berlayar") < page.text.index("Langsung: Pemilihan")
    assert room.get("/outlet", params={"name": "nobody"}).status_code == 404
    assert "named “nobody”" in room.get("/outlet", params={"name": "nobody"}).text
    assert room.get("/outlet").status_code == 404


# ---- the other rooms ------------------------------------------------------------------------------------------


def test_the_counts_add_up(room):
    page = room.get("/about").text
    counts = [int(n) for n in re.findall(r'<td class="n">(\d+)</td>', page.partition("<tfoot>")[0])]
    assert f'<td class="n">{sum(counts)}</td>' in page.partition("<tfoot>")[2]
    assert "Error page" in page


def test_what_was_refused_is_listed_with_its_reason_and_place(room):
    text = Tree(room.get("/about").text).text
    assert "Empty nothing but white space kosong.html" in text
    assert "Error page The page says it was not found crawl.warc.gz, byte 4711" in text


def test_the_chart_has_its_numbers_in_a_table(room):
    page = room.get("/about").text
    assert "Articles from January 2022 to May 2023; the highest bar stands for 3" in page
    assert "<title>May 2023: 3</title>" in page
    assert re.search(r'May 2023</a></th><td class="n">3</td>', page)
    assert "1 article has no date." in page


def test_gaps_and_the_course_of_each_outlet_are_told(room):
    text = Tree(room.get("/about").text).text
    assert "In 1 stretch between them the archive has no article: Feb 2022 – Mar 2023" in text
    assert "Warta Teluk 3 Apr 2023 – May 2023" in text
    assert "The Harbour Post 1 May 2023" in text
    assert "No page of this archive reserves its text" in text


MONTHS = st.dictionaries(st.tuples(st.integers(1990, 2030), st.integers(1, 12)), st.integers(1, 9), max_size=9)


@given(months=MONTHS.map(lambda found: {f"{year}-{month:02}": n for (year, month), n in sorted(found.items())}))
def test_every_month_between_the_first_and_the_last_is_counted_or_in_one_gap(months):
    found = [chart.between(*(gap.split("/") * 2)[:2], "month") for gap in about.gaps(months)]
    missing = [month for gap in found for month in gap]
    every = chart.between(min(months), max(months), "month") if months else ()
    assert sorted([*missing, *months]) == list(every)


def test_help_gives_examples_that_work(room):
    examples = [
        attrs["href"] for attrs in Tree(room.get("/help").text).all("a") if "/search?" in (attrs["href"] or "")
    ]
    assert len(examples) >= 8
    assert all(room.get(address).status_code == 200 for address in examples)


@pytest.mark.parametrize("path", ["/nothing", "/article/none", "/article/none/none", "/article/none/none/saved",
                                  "/article/..%2f..%2fetc", "/static/none.css", "/static/../rooms.py"])  # fmt: skip
def test_what_is_not_here_gets_a_page_that_helps(room, path):
    reply = room.get(path)
    assert reply.status_code == 404
    assert "begin at the front page" in reply.text


def test_the_room_is_for_reading_only(room):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert room.request(method, "/search").status_code == 405


def test_a_damaged_archive_says_what_mends_it(tmp_path):
    (tmp_path / "rusak").mkdir()
    (tmp_path / "rusak" / "kronik.db").write_bytes(b"no database at all, but long enough to be one" * 100)
    with serving(tmp_path / "rusak") as site:
        reply = httpx.get(site + "/", headers={"accept-language": "en"})
    assert reply.status_code == 503
    assert "cannot be read" in reply.text


def test_a_page_added_while_the_room_is_open_is_seen_at_once(tmp_path):
    folder = tmp_path / "tumbuh"
    with Archive.create(folder) as archive:
        archive.add(fiction.halted())
    with serving(folder) as site:
        assert "Feri Bandar Sirih" not in httpx.get(site + "/").text
        with Archive.create(folder) as archive:
            archive.add(fiction.ferry())
        assert "Feri Bandar Sirih" in httpx.get(site + "/").text
        assert "<mark>Manggala</mark>" in httpx.get(site + "/search?q=manggala").text


# ---- language and addresses -----------------------------------------------------------------------------------


def test_the_language_in_the_address_stays_with_every_link(room, ferry):
    page = Tree(room.get(ferry, params={"ui": "id"}).text)
    inner = [attrs["href"] or "" for attrs in page.all("a")]
    ours = [href for href in inner if href.startswith("/") and not href.startswith("/api/")]
    assert ours
    assert all("ui=" in href for href in ours)
    assert "Dari mana kita tahu?" in page.text


def test_without_it_the_browser_decides(room):
    reply = room.get("/", headers={"accept-language": "id-ID,id;q=0.9"})
    assert '<html lang="id">' in reply.text
    assert reply.headers["content-language"] == "id"
    assert "Accept-Language" in reply.headers["vary"]


def test_switching_the_language_keeps_the_search(room):
    page = Tree(room.get("/search", params={"q": 'a & "b"', "sort": "date"}).text)
    tongues = [attrs["href"] for attrs in page.all("a") if "hreflang" in attrs]
    assert tongues[0] == "/search?ui=id&q=a+%26+%22b%22&sort=date"


@pytest.mark.parametrize("path", ["/", "/search?q=feri", "/about", "/help", "/nothing"])
def test_every_page_is_well_formed_and_has_its_landmarks(room, path):
    page = Tree(room.get(path).text)
    assert len(page.all("h1")) == len(page.all("main")) == 1
    assert page.all("header") and page.all("footer") and page.all("nav")
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_the_room_never_leaves_the_folder_as_it_found_it_changed(folder: Path, room):
    before = (folder / "kronik.db").read_bytes()
    for path in ("/", "/search?q=feri", "/about"):
        room.get(path)
    assert (folder / "kronik.db").read_bytes() == before


def test_every_address_of_the_room_is_documented_and_no_other():
    page = (ROOT / "docs" / "reading-room.md").read_text("utf-8")
    rows = re.findall(r"^\| `(/[^`?]*)", page, re.M)
    assert rows == [path for path, _ in ROOMS]
