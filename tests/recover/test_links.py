"""Read-also and related items as typed, dated links."""

from hypothesis import given
from hypothesis import strategies as st

from kronik import when
from kronik.records import Passage, Role
from kronik.recover import readalso, related

from .leaf import view

BODY = (Role.PARAGRAPH, "Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak.")
LIST = (Role.RELATED_HEADING, "Berita terkait")
ONE, TWO = "Harga Garam Naik di Ranah", "Ombak Tinggi, Nelayan Libur"


def title(text):
    return (Role.RELATED_TITLE, text)


def age(text):
    return (Role.RELATED_AGE, text)


def teaser(text):
    return (Role.RELATED_TEASER, text)


def found(leaf, **options):
    return related.find(leaf, related.lists(leaf), **options)


def told(items):
    return [(item.title, item.age.seen if item.age else None, item.teaser) for item in items]


def test_cards_with_the_age_between_two_titles_give_one_item_each():
    lines = [LIST]
    for name, days in ((ONE, 3), (TWO, 5)):
        lines += [title(name), age(f"{days} hari lalu"), title(name), teaser(f"Kisah {name} selengkapnya.")]
    assert told(found(view([BODY, *lines]))) == [
        (ONE, "3 hari lalu", f"Kisah {ONE} selengkapnya."),
        (TWO, "5 hari lalu", f"Kisah {TWO} selengkapnya."),
    ]


def test_cards_with_the_age_above_the_title():
    lines = [LIST, age("3 hari lalu"), title(ONE), age("5 hari lalu"), title(TWO)]
    assert told(found(view(lines))) == [(ONE, "3 hari lalu", None), (TWO, "5 hari lalu", None)]


def test_an_age_in_the_line_of_the_title():
    lines = [LIST, title(f"• {ONE} (5 hari yang lalu)"), title(TWO)]
    leaf = view(lines)
    items = found(leaf)
    assert told(items) == [(ONE, "5 hari yang lalu", None), (TWO, None, None)]
    assert [item.span.of(leaf.page.text) for item in items] == [ONE, TWO]


def test_brackets_that_hold_no_age_stay_in_the_title():
    assert told(found(view([LIST, title("Ombak Tinggi (Lagi)")]))) == [("Ombak Tinggi (Lagi)", None, None)]


def test_the_capture_turns_an_age_into_a_date():
    leaf = view([LIST, title(ONE), age("3 hari lalu")], captured=when.iso("2021-05-07"))
    assert found(leaf)[0].published.edtf == "2021-05-04"


def test_a_printed_date_needs_no_capture():
    item = found(view([LIST, title(ONE), age("4 Mei 2021")]))[0]
    assert (item.age, item.published.edtf) == (None, "2021-05-04")


def test_an_item_has_the_address_of_its_title():
    item = found(view([LIST, (Role.RELATED_TITLE, ONE, "https://ranah.example/garam")]))[0]
    assert item.url == "https://ranah.example/garam"


def test_a_title_that_comes_twice_comes_once_and_fuller():
    lines = [LIST, title(ONE), (Role.RELATED_HEADING, "Artikel terkait"), title(ONE), age("3 hari lalu")]
    assert told(found(view(lines))) == [(ONE, "3 hari lalu", None)]


def test_lists_that_every_page_shows_are_cards_and_not_related():
    leaf = view([LIST, title(ONE), (Role.RELATED_HEADING, "Terpopuler"), title(TWO)])
    assert told(found(leaf)) == [(ONE, None, None)]
    assert told(found(leaf, every=True)) == [(ONE, None, None), (TWO, None, None)]


def passages(leaf):
    return tuple(Passage(role=role.role, text="", span=role.span) for role in leaf.roles.get(Role.PARAGRAPH, ()))


def test_a_read_also_link_keeps_its_place_in_the_body():
    leaf = view([BODY, BODY, (Role.READ_ALSO, f"Baca juga: {ONE}"), BODY, (Role.READ_ALSO, f"Baca: {TWO}")])
    links = readalso.find(leaf, passages(leaf))
    assert [(link.title, link.after) for link in links] == [(ONE, 2), (TWO, 3)]
    assert [link.span.of(leaf.page.text) for link in links] == [ONE, TWO]


def test_a_read_also_link_has_its_address():
    leaf = view([BODY, (Role.READ_ALSO, f"Baca juga: {ONE}", "https://ranah.example/garam")])
    link = readalso.find(leaf, passages(leaf))[0]
    assert (link.title, link.url) == (ONE, "https://ranah.example/garam")


def test_an_opener_alone_is_no_link():
    assert readalso.find(view([BODY, (Role.READ_ALSO, "Baca juga:")]), ()) == ()


def test_the_words_of_a_title_that_begin_like_an_opener_stay():
    leaf = view([BODY, (Role.READ_ALSO, "Simak Cara Membeli Ikan Segar")])
    assert readalso.find(leaf, ())[0].title == "Simak Cara Membeli Ikan Segar"


ROLES = [Role.RELATED_TITLE, Role.RELATED_AGE, Role.RELATED_TEASER, Role.RELATED_HEADING, Role.READ_ALSO]


@given(st.lists(st.tuples(st.sampled_from(ROLES), st.text(max_size=30)), max_size=10))
def test_no_order_of_parts_breaks_the_cards(lines):
    leaf = view(lines)
    for item in found(leaf, every=True):
        assert item.title and item.span.end <= len(leaf.page.text)
    readalso.find(leaf, ())


def test_an_opener_over_a_list_of_links_is_no_title():
    leaf = view([BODY, (Role.READ_ALSO, "Baca Juga"), (Role.READ_ALSO, ONE, "https://ranah.example/garam")])
    assert [link.title for link in readalso.find(leaf, passages(leaf))] == [ONE]


def test_an_opener_before_a_quoted_title_is_cut():
    leaf = view([BODY, (Role.READ_ALSO, 'Simak Video "Nelayan Ranah Melaut Lagi"')])
    assert [link.title for link in readalso.find(leaf, passages(leaf))] == ['"Nelayan Ranah Melaut Lagi"']


def test_headings_and_single_words_are_no_items():
    assert told(found(view([LIST, title("Foto Terkait"), title("Perikanan"), title(ONE)]))) == [(ONE, None, None)]


def test_a_list_page_gives_its_long_links_with_the_dates_beside_them():
    card = (Role.OTHER, "Harga Garam Naik Dua Kali di Pasar Ranah", "https://ranah.example/garam")
    leaf = view([card, (Role.OTHER, "4 Mei 2021"), (Role.NAVIGATION, "Hukum", "https://ranah.example/hukum")])
    items = found(leaf, every=True)
    assert [(item.title, item.url, item.published.edtf) for item in items] == [(card[1], card[2], "2021-05-04")]
    assert found(leaf) == ()
