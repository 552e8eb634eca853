"""Addresses: made absolute, brought to a normal form, and traced to the outlet that registered them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik.page import address
from kronik.records import Declaration, Url

PAGE = "https://www.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi"

SAME = [
    "http://ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi/",
    "https://m.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi?utm_source=kabar&utm_medium=surat",
    "https://www.ranah.example.co.id:443/2021/05/07/pasar-ikan-dibuka-lagi#komentar",
    "https://amp.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi/amp",
    "https://www-ranah-example-co-id.cdn.ampproject.org/c/s/www.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi",
    "https://www.google.co.id/amp/s/amp.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi",
    "https://www.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi?page=all",
    "https://www.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi/page/2/",
    "https://www.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi/print",
    "https://WWW.Ranah.Example.co.id/2021/05/07/pasar-ikan-dibuka-lagi?fbclid=AbC",
    "https://www.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi/index.html",
]

OTHER = [
    "https://www.ranah.example.co.id/2021/05/08/pasar-ikan-dibuka-lagi",
    "https://www.ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi?id=7",
    "https://www.sawah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi",
    "https://www.ranah.example.co.id:8080/2021/05/07/pasar-ikan-dibuka-lagi",
]


@pytest.mark.parametrize("variant", SAME)
def test_the_views_of_one_article_share_a_normal_form(variant):
    assert address.normal(variant) == address.normal(PAGE) == "ranah.example.co.id/2021/05/07/pasar-ikan-dibuka-lagi"


@pytest.mark.parametrize("other", OTHER)
def test_other_articles_have_another_normal_form(other):
    assert address.normal(other) != address.normal(PAGE)


def test_the_order_of_a_query_does_not_matter_and_what_it_says_does():
    assert address.normal("http://a.example/?b=2&a=1") == address.normal("http://a.example/?a=1&b=2")
    assert address.normal("http://a.example/?a=1") != address.normal("http://a.example/?a=2")


@given(st.text(max_size=80))
def test_no_string_breaks_the_normal_form(text):
    address.normal(text)
    address.host(text)
    address.absolute(text, PAGE)


@given(st.sampled_from(SAME + OTHER))
def test_the_normal_form_is_its_own_normal_form(url):
    assert address.normal(f"https://{address.normal(url)}") == address.normal(url)


@pytest.mark.parametrize(
    ("href", "base", "absolute"),
    [
        ("/berita/7", PAGE, "https://www.ranah.example.co.id/berita/7"),
        ("../08/lain", PAGE, "https://www.ranah.example.co.id/2021/05/08/lain"),
        ("//foto.example/a.jpg", PAGE, "https://foto.example/a.jpg"),
        ("HTTP://Foto.example/a.jpg", None, "HTTP://Foto.example/a.jpg"),
        ("/berita/7", None, None),
        ("javascript:void(0)", PAGE, None),
        ("mailto:surat@ranah.example", PAGE, None),
        ("#atas", PAGE, None),
        ("http://[kurung", PAGE, "http://[kurung"),
        ("//[kurung", PAGE, None),
    ],
)
def test_a_link_is_absolute_or_none(href, base, absolute):
    assert address.absolute(href, base) == absolute


@pytest.mark.parametrize(
    ("host", "site"),
    [
        ("www.ranah.co.id", "ranah.co.id"),
        ("olahraga.ranah.co.id", "ranah.co.id"),
        ("news.dale-post.co.uk", "dale-post.co.uk"),
        ("www.dale-post.com", "dale-post.com"),
        ("dale-post.com", "dale-post.com"),
        ("ranah.my.id", "ranah.my.id"),
        ("10.0.0.7", "10.0.0.7"),
        ("localhost", "localhost"),
        ("", ""),
    ],
)
def test_a_host_belongs_to_the_name_that_was_registered(host, site):
    assert address.site(host) == site


@pytest.mark.parametrize(
    ("declared", "url", "believed"),
    [
        ("https://www.ranah.example.co.id/a/1", PAGE, True),
        ("https://www.ranah.example.co.id/", PAGE, False),  # a template that forgot it
        ("https://elsewhere.example/a/1", PAGE, False),
        ("https://elsewhere.example/a/1", None, True),
        ("https://www.ranah.example.co.id/", "https://www.ranah.example.co.id/", True),
        (PAGE, f"https://ranah-example.cdn.ampproject.org/c/s/{PAGE[8:]}", True),
        ("https://elsewhere.example/a/1", f"https://ranah-example.cdn.ampproject.org/c/s/{PAGE[8:]}", False),
    ],
)
def test_a_canonical_address_is_believed_on_its_own_site_and_as_deep(declared, url, believed):
    said = Declaration(canonical=Url(declared))
    assert address.canonical(said, url) == (declared if believed else None)
