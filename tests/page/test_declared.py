"""What a page declares of itself, in all the ways in which pages do."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.page import declared, html, jsonld
from kronik.records import Claim

URL = "https://ranah.example/2021/05/07/pasar-ikan"


def read(head="", body="", url=URL):
    text = f"<html lang='id-ID'><head>{head}</head><body>{body}</body></html>"
    return declared.read(html.lay(text.encode(), url).said, url, text)


def script(text):
    return f'<script type="application/ld+json">{text}</script>'


def values(claims):
    return [claim.value for claim in claims]


ARTICLE = """{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Pasar ikan &amp; garam dibuka",
  "datePublished": "2021-05-07T06:30:00+07:00", "dateModified": "2021-05-07T09:00:00+07:00",
  "author": [{"@type": "Person", "name": "Sinta Ranu"}, {"@type": "Organization", "name": "Kabar Ranah"}],
  "image": {"@type": "ImageObject", "url": "/foto/7.jpg", "caption": "Pasar pagi"}, "articleSection": "Ekonomi",
  "publisher": {"@type": "Organization", "name": "Ranah"}, "keywords": "pasar, ikan",
  "isAccessibleForFree": "False", "articleBody": "Pasar dibuka."}"""


def test_an_article_of_json_ld_gives_every_field():
    said = read(script(ARTICLE))
    assert said.types == ("newsarticle",)
    assert values(said.titles) == ["Pasar ikan & garam dibuka"]
    assert values(said.published) == ["2021-05-07T06:30:00+07:00"]
    assert values(said.modified) == ["2021-05-07T09:00:00+07:00"]
    assert said.authors == (
        Claim(value="Sinta Ranu", rule="json-ld author"),
        Claim(value="Kabar Ranah", rule="json-ld author organization"),
    )
    assert said.pictures == (Claim(value="/foto/7.jpg", rule="json-ld image", seen="Pasar pagi"),)
    assert values(said.sections) == ["Ekonomi"]
    assert values(said.outlets) == ["Ranah"]
    assert said.free is False
    assert said.body == "Pasar dibuka."


BROKEN = {
    "a control character in a string": ARTICLE.replace("garam dibuka", "garam\ndibuka"),
    "a comma before the end": ARTICLE.replace('"Pasar dibuka."}', '"Pasar dibuka.",}'),
    "comments": "/* data */\n// baris\n" + ARTICLE,
    "CDATA marks": "//<![CDATA[\n" + ARTICLE + "\n//]]>",
    "an HTML comment around it": "<!-- " + ARTICLE + " -->",
    "two values in one script": ARTICLE + '\n{"@type": "WebPage"}',
    "a byte order mark": "\ufeff" + ARTICLE,
    "entities for quotation marks": ARTICLE.replace("&amp;", "dan").replace('"', "&quot;"),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
def test_json_that_is_not_quite_json_is_mended(text):
    said = read(script(text))
    assert values(said.published) == ["2021-05-07T06:30:00+07:00"]
    assert values(said.authors)[0] == "Sinta Ranu"


def test_json_beyond_mending_still_gives_its_dates():
    said = read(script('{"@type": "NewsArticle", "headline": "Pasar "ikan" dibuka", "datePublished": "2021-05-07", '))
    assert values(said.published) == ["2021-05-07"]


def test_a_graph_is_entered_and_an_author_is_looked_up_by_its_id():
    graph = """{"@graph": [{"@type": "WebPage", "datePublished": "2020-01-01"},
      {"@type": "Article", "headline": "Judul", "author": {"@id": "#sinta"}, "datePublished": "2021-05-07"},
      {"@type": "Person", "@id": "#sinta", "name": "Sinta Ranu"}]}"""
    said = read(script(graph))
    assert values(said.authors) == ["Sinta Ranu"]
    assert values(said.published) == ["2021-05-07"]
    assert said.types[0] == "article"


def test_of_several_articles_the_page_is_the_one_with_its_address():
    listed = """[{"@type": "NewsArticle", "headline": "Lain", "url": "https://ranah.example/lain"},
      {"@type": "NewsArticle", "headline": "Ini", "mainEntityOfPage": {"@id": "https://ranah.example/2021/05/07/pasar-ikan"}}]"""
    assert values(read(script(listed)).titles) == ["Ini"]


def test_a_page_that_lists_many_articles_declares_none_of_them():
    listed = ",".join(f'{{"@type": "NewsArticle", "headline": "Judul {n}"}}' for n in range(5))
    assert read(script(f"[{listed}]")).titles == ()


def test_without_an_article_the_webpage_still_knows_its_dates():
    said = read(script('{"@type": "WebPage", "datePublished": "2021-05-07"}'))
    assert said.published == (Claim(value="2021-05-07", rule="json-ld webpage datePublished"),)


@pytest.mark.parametrize(
    ("meta", "field", "rule"),
    [
        ('property="og:title" content="Judul"', "titles", "meta og:title"),
        ('name="twitter:title" content="Judul"', "titles", "meta twitter:title"),
        ('property="article:published_time" content="2021-05-07"', "published", "meta article:published_time"),
        ('name="DC.date.issued" content="2021-05-07"', "published", "meta dc.date.issued"),
        ('itemprop="datePublished" content="2021-05-07"', "published", "meta datepublished"),
        ('name="pubdate" content="2021-05-07"', "published", "meta pubdate"),
        ('property="og:updated_time" content="2021-05-07"', "modified", "meta og:updated_time"),
        ('name="last-modified" content="2021-05-07"', "modified", "meta last-modified"),
        ('name="author" content="Sinta Ranu"', "authors", "meta author"),
        ('property="og:site_name" content="Ranah"', "outlets", "meta og:site_name"),
        ('property="og:image" content="/7.jpg"', "pictures", "meta og:image"),
        ('name="news_keywords" content="pasar, ikan"', "tags", "meta news_keywords"),
    ],
)
def test_a_meta_element_makes_the_claim_that_its_name_says(meta, field, rule):
    claims = getattr(read(f"<meta {meta}>"), field)
    assert [claim.rule for claim in claims] == [rule]


@pytest.mark.parametrize(
    "name", ["article:publisher", "article:expiration_time", "publisher-id", "fb:pages", "viewport"]
)
def test_a_meta_name_that_only_sounds_like_a_date_makes_no_date(name):
    said = read(f'<meta name="{name}" content="2021-05-07">')
    assert said.published == said.modified == ()


def test_microdata_and_time_elements_keep_the_words_that_a_reader_sees():
    said = read(body='<time itemprop="datePublished" datetime="2021-05-07T06:30">7 Mei 2021</time>')
    assert said.published == (Claim(value="2021-05-07T06:30", rule="microdata datepublished", seen="7 Mei 2021"),)
    assert said.times[0].seen == "7 Mei 2021"


def test_an_author_of_microdata_is_named_by_the_name_inside_it():
    said = read(body='<div itemprop="author">Oleh <span itemprop="name">Sinta Ranu</span>, wartawan</div>')
    assert values(said.authors) == ["Sinta Ranu"]


def test_the_links_of_the_head_are_absolute():
    links = {"canonical": "/2021/05/07/pasar-ikan", "amphtml": "amp", "next": "?page=2"}
    said = read("".join(f'<link rel="{rel}" href="{href}">' for rel, href in links.items()))
    assert said.canonical == URL
    assert said.amp == "https://ranah.example/2021/05/07/amp"
    assert said.next == f"{URL}?page=2"


def test_the_title_of_a_drawing_is_not_the_pages():
    said = read("<title>Judul - Ranah</title>", "<svg><title>Panah</title></svg>")
    assert values(said.titles) == ["Judul - Ranah"]


def test_the_language_of_the_page_is_what_its_root_says():
    assert values(read().languages) == ["id-ID"]


@given(st.text(max_size=300))
def test_no_script_breaks_the_reading(text):
    list(jsonld.nodes(jsonld.decode(text)))


KEYS = st.sampled_from(["@type", "@graph", "author", "name", "image", "headline", "url"])
SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=8)
json_values = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_no_shape_of_json_breaks_the_reading(value):
    read(script(json.dumps(value).replace("</", "<\\/")))


def test_a_script_nested_beyond_any_page_is_passed_over():
    assert read(script("[" * 100_000)).titles == ()


REFERRED = '{"@type": "NewsArticle", "name": "Pasar", "publisher": {"@id": "#org"}}, {"@id": "#org", "name": "Ranah"}'
NAMED = '{"@type": "WebSite", "name": "Ranah"}, {"@type": "NewsArticle", "headline": "Pasar dibuka"}'


@pytest.mark.parametrize(("nodes", "rule"), [(REFERRED, "json-ld publisher"), (NAMED, "json-ld website")])
def test_the_publisher_may_be_another_node_of_the_graph(nodes: str, rule: str) -> None:
    assert read(script(f'{{"@graph": [{nodes}]}}')).outlets == (Claim(value="Ranah", rule=rule),)
