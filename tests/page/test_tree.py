"""Broken markup is read as browsers read it: rules of section 13.2 of the HTML standard, one case each."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.page import hints
from kronik.records import Outcome, Page, Refusal
from tests.page.leaves import opened, read, texts


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        pytest.param("<p>satu<p>dua<div>tiga", ["satu", "dua", "tiga"], id="a block ends the paragraph before"),
        pytest.param("<ul><li>a<ul><li>b</ul><li>c", ["a", "b", "c"], id="an item ends the item of its own list"),
        pytest.param("<dl><dt>a<dd>b<dt>c", ["a", "b", "c"], id="terms and descriptions end each other"),
        pytest.param("<h1>a<h2>b</h1>c", ["a", "b", "c"], id="any heading's end ends the heading"),
        pytest.param("a</p>b", ["a", "b"], id="the end of no paragraph is an empty one"),
        pytest.param("a</br>b", ["a", "b"], id="the end of a line break is one"),
        pytest.param("<b>a<p>b</b>c</p>d", ["a", "bc", "d"], id="a formatting element ends inside its block"),
        pytest.param("<a href=/1>a<a href=/2>b", ["ab"], id="a link ends the link before"),
        pytest.param("<table>x<tr><td>a</table>b", ["x", "a", "b"], id="text in a table stands before it"),
        pytest.param("<table><tr><td>a<tr><td>b", ["a", "b"], id="rows and cells end by themselves"),
        pytest.param("<table><tr><p>x<td>a", ["x", "a"], id="a block in a row stands before the table"),
        pytest.param("<table><td>a<table><td>b</table>c</table>d", ["a", "b", "c", "d"], id="tables nest in cells"),
        pytest.param("<table><caption>k<tr><td>a", ["k", "a"], id="a row ends the caption"),
        pytest.param("a<select><div>x<option>y</select>b", ["ab"], id="a selection holds no text"),
        pytest.param("<select><input>a", ["a"], id="a field ends a selection"),
        pytest.param("a<template><p>x</template>b", ["ab"], id="a template is not shown"),
        pytest.param("<svg>x<p>a</svg>b", ["ab"], id="a paragraph ends a drawing"),
        pytest.param("<svg><title>x</title><text>y</text></svg>a", ["a"], id="a drawing holds no text"),
        pytest.param("<svg><![CDATA[x<p>]]></svg>a", ["a"], id="CDATA is text in a drawing"),
        pytest.param("a<![CDATA[x]]>b", ["ab"], id="CDATA is a comment elsewhere"),
        pytest.param("<script>'</p>'<!-- <script></script> --></script>a", ["a"], id="a script in a comment"),
        pytest.param("<style><p>x</style >a", ["a"], id="styles are no markup"),
        pytest.param("<noscript><img src=/x><p>x</noscript>a", ["a"], id="scripts are on"),
        pytest.param("<textarea><p>x</textarea>a", ["a"], id="what a field holds is not said"),
        pytest.param("<title>x</title>a", ["a"], id="the title is not on the page"),
        pytest.param("a<!-->b<!--->c<!-- x --!>d", ["abcd"], id="comments end in many ways"),
        pytest.param("a<!-- x", ["a"], id="a comment without an end goes to the end"),
        pytest.param("a<?php x ?>b", ["ab"], id="instructions are comments"),
        pytest.param("a</ >b</>c", ["abc"], id="an end tag without a name is none"),
        pytest.param("1 < 2 <3 <p>a", ["1 < 2 <3", "a"], id="a less-than sign begins no tag"),
        pytest.param("a<p", ["a"], id="a tag that does not end is dropped"),
        pytest.param("<P CLASS=x>a</P>b", ["a", "b"], id="names in capitals"),
        pytest.param("<pre>\n a  b</pre>", ["a b"], id="white space folds everywhere"),
        pytest.param("<button>a<button>b", ["a", "b"], id="a button ends a button"),
        pytest.param("<form>a<form>b</form>c", ["ab", "c"], id="forms do not nest"),
        pytest.param("<html><p>a</html>b", ["ab"], id="what follows the end belongs to the body"),
        pytest.param("<frameset><frame></frameset>", [], id="frames hold no text"),
        pytest.param("<image src=/x alt=y>a", ["a"], id="image is a picture"),
        pytest.param("<plaintext><p>x", [], id="plain text to the end"),
    ],
)
def test_broken_markup_is_read_as_browsers_read_it(html: str, wanted: list[str]) -> None:
    page = read(html)
    assert ([block.text for block in page.blocks] if isinstance(page, Page) else []) == wanted


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("&amp;&lt;&gt;&quot;", '&<>"'),
        ("&ampx &notit; &notin;", "&x ¬it; ∉"),
        ("&#65;&#x42;&#X43", "ABC"),
        ("&#150;&#x80;", "–€"),
        ("&#0;&#xD800;&#x110000;", "���"),
        ("a &b; &; & &#; &#x;", "a &b; &; & &#; &#x;"),
        ("&CounterClockwiseContourIntegral;", "∳"),
    ],
)
def test_entities_are_read_by_the_longest_name(written: str, read_as: str) -> None:
    assert texts(f"<p>kata {written}") == [f"kata {read_as}"]


def test_entities_in_addresses_may_lack_their_semicolon_and_then_are_none() -> None:
    page = opened('<a href="/x?a=1&copy=2&amp;b=3&lt">kata</a>')
    assert page.blocks[0].links[0].url == "https://lentera.example/x?a=1&copy=2&b=3<"


@pytest.mark.parametrize("written", ["class='byline'", "class=byline", 'CLASS = "byline"', 'x="a>b" class="byline"/'])
def test_attributes_are_read_however_they_are_quoted(written: str) -> None:
    assert opened(f"<p {written}>kata</p>").blocks[0].style == "byline"


def test_of_two_attributes_of_one_name_the_first_counts() -> None:
    assert opened("<p class=a class=b>kata").blocks[0].style == "a"


def test_bold_goes_on_in_the_paragraph_after_where_its_end_is_missing() -> None:
    assert [block.strong for block in opened("<p><b>satu</p><p>dua</p>").blocks] == [4, 3]


def test_a_paragraph_around_a_table_is_left_open_in_pages_of_the_nineties_alone() -> None:
    old, new = (opened(f"{doctype}<p class=lead><table><td>kata") for doctype in ("", "<!DOCTYPE html>"))
    assert old.blocks[0].far & hints.LEAD
    assert not new.blocks[0].far & hints.LEAD


MARKUP = st.lists(
    st.sampled_from(
        (
            *("<p>", "</p>", "<b>", "</b>", "<a href=/x>", "</a>", "<i class=byline>", "</i>", "<div>", "</div>"),
            *("<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<tbody>", "<caption>", "<colgroup>", "<col>"),
            *("<select>", "</select>", "<option>", "<template>", "</template>", "<svg>", "</svg>", "<foreignObject>"),
            *("<math>", "<mi>", "<form>", "</form>", "<li>", "<ul>", "</ul>", "<h1>", "</h1>", "<button>", "<nobr>"),
            *("<script>", "</script>", "<title>", "</title>", "<textarea>", "<head>", "</head>", "<body>", "</body>"),
            *("<html>", "<object>", "</object>", "<dd>", "<ruby>", "<rt>", "<br>", "<hr>", "<x-y>", "</x-y>", "teks"),
            *(
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "&amp",
                "&#",
                " ",
                "<",
                "/",
                ">",
                "=",
                "'",
                '"',
                "\u00a0",
                "<frameset>",
            ),
        )
    ),
    max_size=60,
).map("".join)


@given(MARKUP)
def test_no_markup_breaks_the_tree(html: str) -> None:
    page = read(html)
    if isinstance(page, Page):
        for block in page.blocks:
            assert block.span.of(page.text) == block.text
            assert block.group == page.parents[block.node] <= block.node


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<b>" * 20_000 + "<p>" * 20_000 + "a", id="formatting and paragraphs"),
        pytest.param("<div>" * 30_000 + "<p>a" * 30_000, id="paragraphs deep inside"),
        pytest.param("<a href=/x><div>" * 20_000 + "</a>" * 20_000, id="links that end out of turn"),
        pytest.param("<table><tr><td>" * 20_000 + "x", id="tables in tables"),
        pytest.param("<span itemprop=author>" * 20_000 + "x", id="authors in authors"),
        pytest.param("<li><div>" * 30_000, id="items and divisions"),
        pytest.param("<!-- " * 300_000, id="comments that do not end"),
        pytest.param("<script><!--" + "-" * 2_000_000, id="a script that does not end"),
        pytest.param("<p " + "a " * 1_000_000 + ">x", id="a million attributes"),
        pytest.param("&" * 3_000_000, id="ampersands"),
    ],
)
def test_what_is_made_to_cost_much_is_refused_before_it_does(html: str) -> None:
    start = time.process_time()
    answer = read(html)
    assert time.process_time() - start < 3
    if isinstance(answer, Refusal):
        assert answer.outcome in (Outcome.OVER_BUDGET, Outcome.EMPTY)
