"""Tables, lists, numbered sections and slides: what stands among the paragraphs of a report, and belongs to it."""

import pytest

import kronik
from kronik.records import Outcome, Role
from kronik.recover.roles import containers
from tests.page.leaves import opened

PROSE = (
    "The harbour council of Brannoch raised the fee for small boats on Monday, by a third of what it was.",
    "Skippers had been told in March, said the clerk, Una Farrell, and nobody had written to her since.",
    "The money will go to the lamps of the old pier, which have been dark since the storm of last winter.",
)
LAST = "The next meeting of the harbour council is in October, when the lamps will be looked at again."
ROWS = (("Boat", "Old fee", "New fee"), ("Dinghy", "30", "40"), ("Yawl", "60", "80"))


def article(*inside):
    told = "".join(f"<p>{text}</p>" for text in PROSE)
    return (
        "<html><body><h1>Harbour fees go up</h1><p>By Lena Orr, 3 May 2016</p>"
        f"<div class='c-1'>{told}{''.join(inside)}</div><div>Cookies and terms</div></body></html>"
    )


def table(rows, title=""):
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{title and f'<caption>{title}</caption>'}{cells}</table>"


def of(found, role):
    return [passage.text for passage in found.body if passage.role is role]


def test_a_table_between_or_below_passages_is_the_reports():
    want = ["\t".join(row) for row in ROWS]
    assert of(kronik.read(article(table(ROWS), f"<p>{LAST}</p>")), Role.TABLE) == want
    assert of(kronik.read(article(table(ROWS))), Role.TABLE) == want
    titled = kronik.read(article(table(ROWS, "Fees at a glance"), f"<p>{LAST}</p>"))
    assert of(titled, Role.TABLE) == ["Fees at a glance", *want]
    assert titled.body[-1].text == LAST


def test_a_table_that_leads_elsewhere_is_none_of_it():
    linked = [(f"<a href='/{row[0]}'>{row[0]} fees of today</a>", row[1]) for row in ROWS]
    assert not of(kronik.read(article(table(linked), "<div>About</div>")), Role.TABLE)


def test_the_rows_of_a_table_in_markdown_are_the_reports():
    rows = "| Boat | Old fee |\n|---|---:|\n| Dinghy | 30 |\n| Yawl | 60 |"
    text = "\n\n".join(("# Harbour fees go up", "**3 May 2016** [Lena Orr](/lena)", *PROSE, rows, LAST))
    found = kronik.read(text)
    assert of(found, Role.TABLE) == ["Boat | Old fee", "Dinghy | 30", "Yawl | 60"]


def test_paragraphs_of_one_cell_are_paragraphs():
    cell = "<br><br>".join(PROSE)
    page = (
        "<html><head><title>Harbour fees go up</title></head><body>"
        "<table><tr><td><a href='/a'>Home</a><br><a href='/b'>Harbour</a></td>"
        f"<td><b>Harbour fees go up</b><br>3 May 2016<br><br>{cell}</td></tr></table></body></html>"
    )
    assert of(kronik.read(page), Role.PARAGRAPH) == list(PROSE)


def test_a_figure_of_two_lines_stays_in_its_row():
    found = kronik.read(article(table((ROWS[0], ("Dinghy", "30<br>(small)", "40"), ROWS[2])), f"<p>{LAST}</p>"))
    assert "Dinghy\t30\n(small)\t40" in of(found, Role.TABLE)


def test_a_heading_and_a_list_do_not_part_the_last_paragraph_from_the_report():
    names = ("Una Farrell, clerk", "Tom Ardle, pilot", "Nora Vane, lamps", "Ida Cole, ferry")
    listed = f"<h3>Who was at the meeting</h3><ol>{''.join(f'<li>{name}</li>' for name in names)}</ol>"
    told = "".join(f"<p>{text}</p>" for text in PROSE)
    found = kronik.read(
        "<html><body><header><h1>Harbour fees go up</h1><div>Posted on 3 May 2016 by admin</div></header>"
        f"<div class='entry-content'>{told}<p><strong>Read also:</strong> <a href='/2'>Lamps of the old pier</a></p>"
        f"{listed}<p>{LAST}</p></div><footer>Tags: <a rel='tag' href='/t'>pier</a></footer>"
        "<section class='related-posts'><h2>Related posts</h2><ul><li><a href='/a'>Fog over the bay</a></li>"
        "<li><a href='/b'>New ferry is late</a></li></ul></section></body></html>"
    )
    assert [passage.text for passage in found.body][-6:] == ["Who was at the meeting", *names, LAST]


@pytest.mark.parametrize("mark", ["1. ", "• ", "- "])
def test_a_flattened_list_under_a_colon_is_the_reports(mark):
    items = [f"{number if mark == '1. ' else ''}{mark[1:] if mark == '1. ' else mark}" for number in (1, 2, 3)]
    names = ("Una Farrell, clerk", "Tom Ardle, pilot", "Nora Vane, lamps")
    lines = [f"{item}{name}" for item, name in zip(items, names, strict=True)]
    above = ("Harbour fees go up", "3 May 2016", *PROSE, "These were at the meeting:")
    text = "\n".join((*above, *lines, "Read more", "Fog"))
    found = kronik.read(text)
    assert len(of(found, Role.LIST)) == 3
    assert all(text.endswith(name) for text, name in zip(of(found, Role.LIST), names, strict=True))
    assert "These were at the meeting:" in of(found, Role.PARAGRAPH)


def test_numbered_sections_go_on_behind_a_newsletters_box():
    towns = ("Skerrow", "Marram Bay", "Port Gullane", "Tarn Head", "Little Cove")
    told = [f"<h2>{n}. {town}</h2><p>The bus to {town} goes on day {n}.</p>" for n, town in enumerate(towns, 1)]
    told.insert(4, "<div class='newsletter'>Sign up for our newsletter! <input><button>Sign up</button></div>")
    page = (
        "<html><body><h1>5 harbours to see this year</h1><p>June 30, 2021</p>"
        f"<p>Rents rose by a tenth last year, but not everywhere, as our table shows.</p>{''.join(told)}"
        "<p><em>Names have been changed.</em></p><div><h4>You may also like</h4><a href='/1'>How to haggle</a></div>"
        "</body></html>"
    )
    body = [passage.text for passage in kronik.read(page).body]
    assert body[-3:] == ["5. Little Cove", "The bus to Little Cove goes on day 5.", "Names have been changed."]
    assert not any("Sign up" in text for text in body)


SLIDES = (
    "Skippers carry the lamps to the pier, Monday (2/5/2016).",
    "Boats wait for the tide in the outer harbour.",
    "A child holds the rope of a dinghy.",
    "The last lamp is lit at the pier's end.",
)


@pytest.mark.parametrize("form", ["<p>{n}/4</p><p>{told}</p>", "<figure><figcaption>{told}</figcaption></figure>"])
def test_a_page_of_pictures_is_a_gallery(form):
    slides = "".join(
        f"<div><img src='{n}.jpg'>{form.format(n=n, told=told)}</div>" for n, told in enumerate(SLIDES, 1)
    )
    found = kronik.read(
        "<html><body><h1>Pictures: the lamps of Brannoch pier</h1><div>2 May 2016 16:10</div>"
        f"<p>Skippers brought the new lamps to the old pier.</p><div>{slides}</div>"
        "<h4>More pictures</h4><a href='/f/1'>Pictures: fog over the bay</a></body></html>"
    )
    assert found.outcome is Outcome.GALLERY
    assert of(found, Role.CAPTION) == list(SLIDES)


@pytest.mark.parametrize(("share", "between", "kept"), [(0.4, "li", True), (0.1, "li", False), (0.4, "div", False)])
def test_what_their_container_holds_does_not_part_a_doubtful_sentence_from_the_passages(share, between, kept):
    held = "".join(f"<{between}>Berth {n}</{between}>" for n in range(5))
    told = "".join(f"<p>{text}</p>" for text in PROSE)
    listed = f"<ul>{held}</ul>" if between == "li" else held
    page = opened(f"<div>{told}{listed}<p>{LAST}</p></div>")
    shares = [0.9] * 3 + [0.1] * 5 + [share]
    raised = containers.siblings(page, [0] * len(shares), shares)
    assert (raised[-1] > share) is kept


SHORT = (
    "RANAH ASRI - Bupati Ranah Asri Ina Wardani membuka pasar baru, Senin (2/1/2023), di tengah hujan deras.",
    '"Pasar ini milik warga," kata Ina saat memberi sambutan di depan ratusan pedagang.',
)


def note(*below):
    """A note of two sentences, and what stands below them."""
    told = "".join(f"<p>{text}</p>" for text in SHORT)
    return kronik.read(
        "<title>Bupati Buka Pasar Baru - Kabar Ranah</title><h1>Bupati Buka Pasar Baru</h1>"
        f"<p>Senin, 2 Januari 2023 10:00 WIB</p>{told}{''.join(below)}"
    )


@pytest.mark.parametrize(
    ("below", "kept"),
    [
        ("<p>Pembangunan menelan Rp 12 miliar dan selesai dalam 18 bulan. (<b>Joko Wiranto</b>)</p>", "Pembangunan"),
        ("<p>Pedagang senang.</p><p>Ia menangis.</p>", "Ia menangis."),
        ("<p>Pedagang lama mengancam mogok.(iw/lk)</p>", "Pedagang lama mengancam mogok."),
    ],
)
def test_the_last_sentence_of_a_note_is_the_reports(below, kept):
    assert note(below).body[-1].text.startswith(kept)


def test_a_list_right_below_a_note_is_the_reports_and_one_that_leads_elsewhere_is_not():
    items = ("Buka pukul 06.00", "Tutup pukul 17.00", "Parkir gratis")
    assert of(note("<ul>", *(f"<li>{item}</li>" for item in items), "</ul>"), Role.LIST) == list(items)
    assert not of(note("<ul>", *(f"<li><a href='/{item[:4]}'>{item}</a></li>" for item in items), "</ul>"), Role.LIST)


@pytest.mark.parametrize(
    "below", ["", "<p>Pasar itu memiliki 240 kios dan sebuah tempat parkir di lantai dasar.</p>"]
)
def test_a_quotation_set_apart_below_a_passage_is_the_reports_unless_it_was_pulled_out_of_it(below):
    said = '"Pasar ini untuk semua orang, bukan untuk segelintir orang." - Ina Wardani'
    assert of(note(f"<blockquote>{said}</blockquote>", below), Role.QUOTATION) == [said]
    assert not of(note(f"<blockquote>{SHORT[1][:25]}</blockquote>", below), Role.QUOTATION)


def test_a_quotation_of_markdown_between_passages_is_the_reports():
    lines = (
        "* [Sea](/sea)",
        "* [Town](/town)",
        "# Harbour fees go up",
        "By Lena Orr",
        "3 May 2016",
        *PROSE[:2],
        "## No other way",
        SAID,
        PROSE[2],
        LAST,
    )
    assert of(kronik.read("\n\n".join(lines)), Role.QUOTATION) == [SAID.lstrip("> ")]


SAID = '> "We looked at every lamp," Farrell told the meeting.'


@pytest.mark.parametrize("line", ["2 dari 5 halaman", "Halaman: 1 2 3", "Dibaca: 1.245 kali", "(adv)"])
def test_a_pager_a_count_of_readers_and_a_mark_of_what_is_paid_are_no_passages(line):
    found = note(f"<p>Pasar itu memiliki 240 kios di dua lantai.</p><p>{line}</p>")
    assert found.body[-1].text == "Pasar itu memiliki 240 kios di dua lantai."
    assert not found.bylines


def test_the_mark_of_what_is_paid_closes_a_passage_and_signs_nothing():
    found = note("<p>Pasar itu memiliki 240 kios di dua lantai. (adv)</p>")
    assert found.body[-1].text == "Pasar itu memiliki 240 kios di dua lantai."
    assert found.ads
    assert not found.bylines


CLOSING = "(Reporting by Hanna Osey in Marram and Mig Corte in Veldan; Writing by Ruth Alder; Editing by Sam Pyke)"


@pytest.mark.parametrize(
    "line", [CLOSING, "Kawat Press writer Jim Polk in Brannoch contributed to this report.", "___", "_______________"]
)
def test_who_made_a_report_stands_below_it_and_is_none_of_it(line):
    found = kronik.read(article(f"<p>{LAST}</p><p>{line}</p>"))
    assert found.body[-1].text == LAST
    assert line not in [passage.text for passage in found.body]


def test_a_rule_and_a_helper_below_it_are_no_passages():
    found = kronik.read(article(f"<p>{LAST}</p><p>___</p><p>Jim Polk contributed to this report.</p>"))
    assert found.body[-1].text == LAST


def test_brackets_that_name_no_maker_stay():
    told = "(The lamps of the old pier were lit for the first time in the year of the great storm.)"
    assert kronik.read(article(f"<p>{LAST}</p><p>{told}</p>")).body[-1].text == told


def test_the_words_that_a_report_is_filed_under_are_no_passage():
    links = "<a href='/t/pasar'>pasar</a>, <a href='/t/ranah'>ranah</a>"
    found = note(f"<p>Pasar itu memiliki 240 kios di dua lantai.</p><p>Tags: {links}</p>")
    assert found.body[-1].text == "Pasar itu memiliki 240 kios di dua lantai."
    assert found.tags == ("pasar", "ranah")


def test_a_quotation_with_who_said_it_below_is_the_reports():
    said = "<blockquote><p>Pasar ini untuk semua orang, bukan untuk segelintir.</p><footer>Ina</footer></blockquote>"
    assert "Pasar ini untuk semua orang, bukan untuk segelintir." in [p.text for p in note(said).body]
