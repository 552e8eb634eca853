from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.page import hints
from kronik.records import Outcome, Page, Refusal
from tests.page.leaves import opened, read, texts


def test_blocks_are_what_a_browser_sets_on_lines_of_its_own() -> None:
    assert texts("lead<p>one <b>t</b>wo</p>tail<ul><li>a<li>b</ul><h2>c</h2>") == [
        "lead",
        "one two",
        "tail",
        "a",
        "b",
        "c",
    ]


def test_inline_elements_are_joined_without_a_space_and_white_space_folds() -> None:
    assert texts("<p>  a<i>b</i>\n c&nbsp;&amp; <!-- x > y -->d<span> e</span></p>") == ["ab c & d e"]


def test_what_no_reader_sees_is_left_out() -> None:
    hidden = "<script>s</script><style>s</style><noscript>n</noscript><svg><text>v</text></svg><template>t</template>"
    assert texts(f"<p>seen</p>{hidden}<select><option>o</select><xmp><p>x</xmp><audio>a</audio>") == ["seen"]


def test_how_to_read_a_word_is_no_part_of_its_sentence() -> None:
    word = "<ruby>谷川<rp>(</rp><rt>たにがわ</rt><rp>)</rp></ruby>"
    assert texts(f"<p>{word}市場が再開した。</p>") == ["谷川市場が再開した。"]


def test_a_line_break_ends_a_block_and_one_alone_joins_the_next_to_it() -> None:
    page = opened("<td>one<br>two<br><br>three</td>")
    assert [(block.text, block.joined) for block in page.blocks] == [("one", ""), ("two", "\n"), ("three", "")]


def test_a_headline_over_two_lines_stays_one_block() -> None:
    assert texts("<h1>Jembatan baru<br>dibuka</h1>") == ["Jembatan baru dibuka"]


def test_links_are_absolute_and_cut_the_words_they_hold() -> None:
    page = opened('<p>Baca <a href="/x"> ini </a>, <a href=//b.example/y>itu</a> dan <a href="z?q=1">lain</a></p>')
    assert [(link.url, link.span.of(page.text)) for link in page.blocks[0].links] == [
        ("https://lentera.example/x", "ini"),
        ("https://b.example/y", "itu"),
        ("https://lentera.example/kota/2024/05/z?q=1", "lain"),
    ]


def test_a_link_around_blocks_is_a_link_in_each() -> None:
    page = opened('<a href="/x" class="card"><h3>Judul</h3><p>Isi kartu</p></a><p>bebas</p>')
    assert [len(block.links) for block in page.blocks] == [1, 1, 0]
    assert [block.linked for block in page.blocks] == [5, 9, 0]


def test_a_link_that_leads_nowhere_is_link_text_without_a_link() -> None:
    block = opened('<p><a href="#top">ke atas</a></p>').blocks[0]
    assert (block.links, block.linked) == ((), 7)


def test_hints_reach_the_blocks_inside() -> None:
    page = opened('<nav><ul><li>Menu</li></ul></nav><div class="articleBody"><p>Isi</p></div>')
    assert page.blocks[0].far & hints.NAV
    assert not page.blocks[1].far & hints.NAV
    assert page.blocks[1].near & hints.BODY


def test_a_hint_three_elements_up_is_far_and_not_near() -> None:
    block = opened("<aside><div><div><p>jauh</p></div></div></aside>").blocks[0]
    assert block.far & hints.ASIDE
    assert not block.near & hints.ASIDE


def test_inline_elements_with_a_meaning_are_marked() -> None:
    page = opened('<div>oleh <span class="author">Sari Wijaya</span>, <time datetime="2024-05-02">2 Mei</time></div>')
    marks = [(mark.span.of(page.text), mark.stamp) for mark in page.blocks[0].marks]
    assert marks == [("Sari Wijaya", ""), ("2 Mei", "2024-05-02")]


def test_siblings_share_a_group_and_parents_lead_up() -> None:
    page = opened("<section><div><p>a</p><p>b</p></div><p>c</p></section>")
    a, b, c = page.blocks
    assert a.group == b.group != c.group
    assert page.parents[a.group] == c.group


def test_pictures_know_the_block_that_follows() -> None:
    page = opened('<p>a</p><figure><img src="/f.jpg" alt="Jembatan"><figcaption>b</figcaption></figure>')
    (image,) = page.images
    assert (image.url, image.alt, image.at) == ("https://lentera.example/f.jpg", "Jembatan", 1)
    assert image.near & hints.FIGURE


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader_and_blocks_cut_the_text(text: str) -> None:
    page = read(text)
    if isinstance(page, Page):
        assert [block.span.of(page.text) for block in page.blocks] == [block.text for block in page.blocks]


TAGGED = st.lists(
    st.sampled_from(
        ("<p>", "</p>", "<div class=card>", "</div>", "<a href=/x>", "</a>", "<b>", "</b>", "<br>", "<td>")
    )
    | st.sampled_from(("teks", " ", "a &lt; b", "<!--", "-->", "<time>", "</time>", "<li>", "\u00a0", "<")),
    max_size=40,
).map("".join)


@given(TAGGED)
def test_every_span_lies_in_its_block_whatever_the_tags(html: str) -> None:
    page = read(html)
    if isinstance(page, Page):
        for block in page.blocks:
            assert block.span.of(page.text) == block.text == block.text.strip()
            inner = [link.span for link in block.links] + [mark.span for mark in block.marks]
            assert all(block.span.start <= span.start <= span.end <= block.span.end for span in inner)
            assert 0 <= block.linked <= len(block.text)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<div>" * 10_000 + "dalam", id="10,000 nested tags"),
        pytest.param(
            "".join(f"<p>Paragraf ke-{n} tentang kota itu.</p>" for n in range(50_000)), id="50,000 paragraphs"
        ),
        pytest.param("<!-- x -->teks " * 50_000, id="50,000 comments"),
        pytest.param('<a href="/x">tautan</a> ' * 30_000, id="30,000 links in one block"),
        pytest.param("&amp;&#x1F600;&bogus;" * 100_000, id="entities"),
    ],
)
def test_a_monstrous_page_costs_seconds_at_most(html: str) -> None:
    """1.5 s is the budget of a page on a free core; the test allows for a busy one."""
    start = time.process_time()
    assert isinstance(read(html), Page)
    assert time.process_time() - start < 3


def test_what_holds_for_the_whole_page_is_no_hint() -> None:
    (block,) = opened('<body class="has-sidebar comments-open"><p>Kapal pertama berlabuh.</p>').blocks
    assert not block.far & (hints.ASIDE | hints.COMMENT)


@pytest.mark.parametrize("root", ["<rss version='2.0'>", "<feed xmlns='x'>", "<rdf:RDF xmlns='x'>"])
def test_a_feed_is_a_list_and_no_page(root: str) -> None:
    refusal = read(f'<?xml version="1.0"?>\n{root}<channel><title>Lentera</title><item><title>Kapal</title></item>')
    assert isinstance(refusal, Refusal) and refusal.outcome is Outcome.INDEX


WIRE = """<pre>
BARGE ADRIFT OFF PORT RANDU

By NED CALLOW
Lembar Wire

PORT RANDU, Nov. 3 (LW) -- A barge with forty tons of rice
aboard broke loose off Port Randu on Monday, the harbour
master said.
   A tug was <b>on its way</b>,
he added.
</pre><p>Archive of 1997.</p>"""


def test_the_lines_of_a_pre_are_kept_and_its_wrapped_ones_are_paragraphs():
    page = opened(WIRE)
    assert [(block.text, block.joined) for block in page.blocks] == [
        ("BARGE ADRIFT OFF PORT RANDU", ""),
        ("By NED CALLOW", ""),
        ("Lembar Wire", "\n"),
        (
            "PORT RANDU, Nov. 3 (LW) -- A barge with forty tons of rice aboard broke loose off Port Randu on Monday, "
            "the harbour master said.",
            "",
        ),
        ("A tug was on its way,", ""),
        ("he added.", "\n"),
        ("Archive of 1997.", ""),
    ]
    assert [block.tag for block in page.blocks][-2:] == ["pre", "p"]


@pytest.mark.parametrize(
    ("end", "cut"),
    [
        ("<p>The ferry was hel", True),
        ('<p>The ferry was held.</p><p class="no', True),
        ("<script>var lamps = [1, 2", True),
        ("<p>The ferry was held.", True),
        ("<p>The ferry was held.</p>", False),
        ("<p>The ferry was held.</p></body></html>", False),
        ("<p>The ferry was held.</p></body></html><!-- served in 3 ms", False),
    ],
)
def test_a_file_that_ends_in_the_middle_of_its_page_says_so(end: str, cut: bool) -> None:
    page = opened(f"<!doctype html><html><body><h1>Ferry held at Brannoch</h1>{end}")
    assert (page.repairs == ("the file ends in the middle of its page: what is behind is missing",)) is cut


def test_a_piece_of_html_ends_where_it_ends() -> None:
    assert opened("<p>The ferry was held</p> at the pier").repairs == ()
