"""When an article was published, by the order of trust."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kronik import when
from kronik.records import Declaration, Found, Link, Missing, Role
from kronik.recover import modified, published, stamps
from kronik.recover.view import View

from .leaf import says, view

HEAD = (Role.HEADLINE, "Pasar ikan di Ranah dibuka lagi")
BODY = (Role.PARAGRAPH, "Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak.")
URL = "https://ranah.example/berita/pasar-ikan"


def find(*lines, lang="id", tags=None, **fields):
    leaf = view([HEAD, *lines, BODY], lang=lang, tags=tags, **{"url": URL, **fields})
    return published.find(leaf, stamps.every(leaf))


def changed(*lines, **fields):
    leaf = view([HEAD, *lines, BODY], **{"url": URL, **fields})
    every = stamps.every(leaf)
    return modified.find(leaf, every, published.find(leaf, every))


def stamp(text):
    return (Role.PUBLISHED, text)


def declared(**claims):
    return {"declaration": says(published=claims)}


@pytest.mark.parametrize(("lang", "hour"), [("id", 3), ("en", 10)])
def test_a_declared_moment_without_an_offset_is_of_the_zone_of_its_language_as_a_printed_one_is(lang, hour):
    for found in (
        find(lang=lang, **declared(**{"json-ld datePublished": "2021-05-04T10:53:00"})),
        find(stamp("4 May 2021 10:53"), lang=lang),
    ):
        assert found.value.earliest == datetime(2021, 5, 4, hour, 53, tzinfo=UTC)
        assert found.value.edtf == "2021-05-04T10:53" + (":00" if found.rule != "stamp line" else "")


def test_a_stamp_line_is_read_at_its_precision_and_in_its_zone():
    found = find(stamp("Selasa, 4 Mei 2021 10:53 WIB"))
    assert found.value == when.moment("Selasa, 4 Mei 2021 10:53 WIB", pack=view([]).pack)
    assert found.value.zone == "WIB"
    assert found.rule == "stamp line"
    assert found.seen == "Selasa, 4 Mei 2021 10:53 WIB"


def test_the_span_of_a_stamp_cuts_it_from_the_page():
    leaf = view([HEAD, stamp("Oleh Sinta | 4 Mei 2021"), BODY])
    found = published.find(leaf, stamps.every(leaf))
    assert found.span.of(leaf.page.text) == "4 Mei 2021"


@pytest.mark.parametrize("rule", ["json-ld datePublished", "microdata datepublished", "meta article:published_time"])
def test_what_an_article_declares_is_believed_before_a_line(rule):
    found = find(stamp("5 Mei 2021"), declaration=says(published={rule: "2021-05-04T10:53:00+07:00"}))
    assert found.rule == rule
    assert [(r.value, r.rule) for r in found.rivals] == [("5 Mei 2021", "stamp line")]


def test_a_meta_element_that_only_says_date_yields_to_the_stamp():
    assert find(stamp("4 Mei 2021"), declaration=says(published={"meta date": "2021-05-09"})).rule == "stamp line"


def test_two_witnesses_that_agree_outvote_one_that_stands_alone():
    claims = {"json-ld datePublished": "2021-05-01", "meta article:published_time": "2021-05-04T08:00:00+07:00"}
    found = find(stamp("4 Mei 2021 08.00 WIB"), declaration=says(published=claims))
    assert found.value.edtf.startswith("2021-05-04")


def test_what_print_and_address_agree_on_outvotes_a_tag_that_stands_alone():
    claims = says(published={"json-ld datePublished": "2021-02-02T02:02:02+07:00"})
    url = "https://ranah.example/2020/05/04/pasar-ikan"
    found = find(stamp("4 Mei 2020 08.00 WIB"), declaration=claims, url=url)
    assert found.value.edtf.startswith("2020-05-04")
    assert find(stamp("4 Mei 2020 08.00 WIB"), declaration=claims).value.edtf.startswith("2021-02-02")
    declared = Declaration(published=claims.published, canonical=url)
    assert find(stamp("4 Mei 2020"), declaration=declared, url=None).value.edtf.startswith("2020-05-04")


def test_a_bare_stamp_beside_one_that_says_published_is_the_change():
    lines = [stamp("7 Desember 2021 15.40 WIB"), stamp("Terbit: 7 Desember 2021 07.02 WIB")]
    assert find(*lines).value.edtf.startswith("2021-12-07T07:02")
    assert changed(*lines).value.edtf.startswith("2021-12-07T15:40")
    assert find(*lines[::-1]).value.edtf.startswith("2021-12-07T07:02")


def test_nothing_is_later_than_the_capture():
    captured = when.iso("2021-05-05")
    claims = {"json-ld datePublished": "2024-01-01", "meta pubdate": "2021-05-04"}
    found = find(captured=captured, declaration=says(published=claims))
    assert found.rule == "meta pubdate"
    assert found.rivals[0].reason == "only-future"
    assert find(captured=captured, declaration=says(published={"meta pubdate": "2024-01-01"})).reason == "only-future"


def test_an_address_only_corroborates():
    found = find(url="https://ranah.example/2021/05/04/pasar-ikan")
    assert found.reason == "only-url"
    assert found.rivals[0].value == "2021-05-04"


def test_a_line_far_from_the_heading_counts_where_the_address_agrees():
    far = (Role.OTHER, "Ditulis untuk Ranah pada 4 Mei 2021 oleh tim kami di pasar")
    leaf = view([HEAD, BODY, far], url="https://ranah.example/2021/05/04/pasar-ikan")
    found = published.find(leaf, stamps.every(leaf))
    assert (found.value.edtf, found.rule) == ("2021-05-04", "line that agrees with the address")


def test_lines_that_name_many_days_far_from_the_heading_date_nothing():
    cards = [(Role.OTHER, f"{day} Mei 2021") for day in (1, 4, 9, 11, 20)]
    leaf = view([HEAD, BODY, *cards])
    assert published.find(leaf, stamps.every(leaf)).reason == "clash"


def test_an_update_is_no_publication():
    assert find(stamp("Diperbarui: 5 Mei 2021")) == Missing(reason="not-recognised")
    assert changed(stamp("Diperbarui: 5 Mei 2021")).value.edtf == "2021-05-05"


def test_publication_and_update_in_one_line_are_told_apart():
    line = stamp("Terbit 3 Mei 2021 10.00 WIB | Diperbarui 5 Mei 2021 12.00 WIB")
    assert find(line).value.edtf.startswith("2021-05-03")
    assert changed(line).value.edtf.startswith("2021-05-05")


def test_a_modification_before_the_publication_is_refused():
    claims = says(published={"json-ld datePublished": "2021-05-04"}, modified={"json-ld dateModified": "2021-05-01"})
    assert changed(declaration=claims).reason == "before-publication"


def test_a_modification_at_the_moment_of_publication_says_nothing():
    claims = says(published={"json-ld datePublished": "2021-05-04"}, modified={"json-ld dateModified": "2021-05-04"})
    assert changed(declaration=claims).reason == "same-as-publication"


def test_an_instant_in_utc_is_told_in_the_zone_that_the_page_prints():
    claims = {"json-ld datePublished": "2021-05-03T22:30:00Z"}
    found = find(stamp("Selasa, 4 Mei 2021 05.30 WIB"), declaration=says(published=claims))
    assert found.value.edtf.startswith("2021-05-04T05:30")
    assert found.value.earliest == when.iso("2021-05-03T22:30:00Z").earliest


def test_a_clock_without_a_zone_takes_the_zone_of_the_same_clock_in_print():
    claims = {"json-ld datePublished": "2021-05-04 05:30:00"}
    found = find(stamp("Selasa, 4 Mei 2021 05.30 WIT"), declaration=says(published=claims))
    assert found.value.zone == "WIT"


def test_readers_days_are_those_that_the_page_prints():
    claims = {"json-ld datePublished": "2021-05-03T22:30:00Z"}
    found = find(stamp("4 Mei 2021"), declaration=says(published=claims))
    assert found.value.edtf == "2021-05-04"


def test_a_declared_day_gives_way_to_the_same_day_with_a_clock():
    found = find(stamp("4 Mei 2021 05.30 WIB"), declaration=says(published={"json-ld datePublished": "2021-05-04"}))
    assert found.value.edtf.startswith("2021-05-04T05:30")


def test_a_month_alone_dates_no_article():
    assert find(stamp("Mei 2021")).reason == "no-day"


def test_an_age_under_the_headline_is_a_date_once_the_capture_is_known():
    found = find(stamp("3 hari yang lalu"), captured=when.iso("2021-05-07"))
    assert found.value.edtf == "2021-05-04"


def test_the_source_is_believed_where_the_page_prints_nothing():
    leaf = view([HEAD, BODY])
    leaf = view([HEAD, BODY], declared=type(leaf.page.declared)(published="2021-05-04 08:00"))
    found = published.find(leaf, stamps.every(leaf))
    assert found.rule == "source published"


def test_prose_with_a_date_is_no_stamp():
    assert isinstance(find((Role.OTHER, "Banjir besar 4 Mei 2021 di Ranah dikenang warga")), Missing)


def test_a_date_in_a_caption_or_a_comment_heading_is_not_taken_before_the_stamp():
    found = find((Role.CAPTION, "Nelayan di Ranah, 1 Mei 2020."), stamp("4 Mei 2021"))
    assert found.value.edtf == "2021-05-04"


@given(st.lists(st.text(max_size=40), max_size=6))
def test_no_page_breaks_the_finder_and_spans_cut_what_was_seen(texts):
    leaf = view([(Role.PUBLISHED, text) for text in texts])
    found = published.find(leaf, stamps.every(leaf))
    if isinstance(found, Found) and found.span:
        assert found.seen in found.span.of(leaf.page.text)


@given(st.lists(st.sampled_from(["Iklan 3 Mei 2001", "Menu", "Masuk 9", "12 komentar"]), max_size=8))
def test_noise_below_the_article_leaves_the_date_as_it_is(noise):
    clean = [HEAD, stamp("4 Mei 2021"), BODY]
    noisy = view([*clean, *((Role.OTHER, line) for line in noise)])
    assert published.find(noisy, stamps.every(noisy)).value.edtf == "2021-05-04"


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        (
            "en",
            "This entry was posted in Markets by Sinta and tagged fish on 4 May 2021 at noon. Comments are closed.",
            "2021-05-04",
        ),
        (
            "de",
            "Dieser Beitrag wurde am Dienstag, 4. Mai 2021 um 10:53 Uhr veröffentlicht und unter Markt gespeichert.",
            "2021-05-04",
        ),
        ("id", "Tulisan ini dipublikasikan di Pasar oleh Sinta pada 4 Mei 2021.", "2021-05-04"),
    ],
)
def test_a_page_that_tells_of_itself_when_it_was_posted_is_dated_by_it(lang, text, day):
    leaf = view([HEAD, BODY, (Role.OTHER, "Bagikan"), (Role.PARAGRAPH, text)], lang=lang, url=URL)
    found = published.find(leaf, stamps.every(leaf))
    assert found.value.edtf.startswith(day)
    assert found.rule == "stamp line"


def test_a_page_that_tells_of_itself_without_a_verb_of_publishing_is_not_dated_by_it():
    leaf = view(
        [HEAD, BODY, (Role.PARAGRAPH, "This article tells of the flood of 4 May 2021 and what it left behind it.")]
    )
    assert isinstance(published.find(leaf, stamps.every(leaf)), Missing)


def test_a_stamp_behind_the_headline_in_its_own_line_is_found_by_the_declared_title():
    title = "Pasar ikan di Ranah dibuka lagi"
    leaf = view(
        [(Role.HEADLINE, f"{title} 04.05.2021 • Pasar, Umum"), BODY], declaration=says(titles={"title": title})
    )
    assert published.find(leaf, stamps.every(leaf)).value.edtf == "2021-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "04/05/2021 Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak.",
        "(4 Mei 2021) – Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan.",
        "Ranah, (04.05.2021). Pasar ikan dibuka lagi setelah tutup dua pekan.",
    ],
)
def test_a_date_that_opens_the_first_paragraph_dates_the_page(text):
    leaf = view([HEAD, (Role.SUBHEADING, "Pedagang senang"), (Role.PARAGRAPH, text)])
    found = published.find(leaf, stamps.every(leaf))
    assert (found.value.edtf, found.rule) == ("2021-05-04", "dateline")


def test_a_date_that_a_sentence_opens_with_is_the_reports():
    text = "4 Mei 2021 adalah hari pertama pasar ikan di Ranah dibuka lagi."
    leaf = view([HEAD, (Role.PARAGRAPH, text)])
    assert isinstance(published.find(leaf, stamps.every(leaf)), Missing)


def test_dates_of_captions_and_of_copyright_lines_are_not_the_pages():
    caption = (Role.CAPTION, "Pasar ikan pada pagi 2 Mei 2021 (Foto: Sinta)")
    rights = (Role.OTHER, "Copyright © 1998 Ranah. Terbit sejak 25 April 1998.")
    leaf = view([HEAD, BODY, caption, rights])
    assert isinstance(published.find(leaf, stamps.every(leaf)), Missing)


def test_a_date_in_a_menu_under_the_headline_yields_to_a_stamp_further_down():
    menu = (Role.NAVIGATION, "Edisi – 12 Mei 2012", "https://ranah.example/edisi")
    leaf = view([HEAD, menu, BODY, (Role.OTHER, "Diterbitkan 4 Mei 2021")])
    assert published.find(leaf, stamps.every(leaf)).value.edtf == "2021-05-04"


def test_a_date_whose_parts_stand_in_cells_is_one_date():
    assert find((Role.OTHER, "04 | 05 | 2021")).value.edtf == "2021-05-04"


def test_a_clock_behind_a_bar_belongs_to_the_date_before_it():
    assert find(stamp("Ranah | 4.5.2021 | 10:53")).value.edtf == "2021-05-04T10:53"


def test_a_tag_that_writes_the_local_clock_as_utc_is_read_in_the_zone_that_is_printed():
    found = find(stamp("Selasa, 04/05/2021 10:53 WIB"), **declared(**{"meta pubdate": "2021-05-04T10:53:20Z"}))
    assert found.value.edtf == "2021-05-04T10:53:20+07:00"


def test_no_zone_is_made_of_two_clocks_that_are_apart_as_no_zone_is():
    found = find(stamp("5.5.2021 07:25"), **declared(**{"json-ld datePublished": "2021-05-04T23:55:00+00:00"}))
    assert found.value.edtf == "2021-05-04T23:55:00+00:00"


def test_a_date_that_links_to_its_month_is_a_stamp_and_one_in_a_title_that_links_is_not():
    leaf = view([HEAD, stamp("4 Mei 2021 · Berita Ranah · 6 komentar"), BODY])
    head, line, body = leaf.page.blocks
    links = (Link(url="/2021/05/", span=line.cut(0, 10)), Link(url="/berita/", span=line.cut(13, 25)))
    line = msgspec.structs.replace(line, links=links, linked=22)
    linked = View(msgspec.structs.replace(leaf.page, blocks=(head, line, body)), leaf.labels, leaf.pack)
    found = published.find(linked, stamps.every(linked))
    assert found.value.edtf == "2021-05-04"
    assert isinstance(find((Role.OTHER, "Rapat 4 Mei 2021", "/rapat")), Missing)


def test_a_clock_behind_a_dot_belongs_to_the_day_before_it():
    found = find(stamp("Kabar Ranah · Selasa, 4 Mei 2021 · 10:53 WIB"))
    assert found.value.edtf == "2021-05-04T10:53+07:00"


STAND = stamp("Von Anna Muldner | Stand: 04.05.2021, 10:53 Uhr")


def test_when_a_text_is_of_is_its_change_where_something_else_dates_it():
    told = declared(**{"meta date": "2021-05-04T08:10:00+02:00"})
    found = find(STAND, lang="de", **told)
    assert (found.value.edtf, found.rule) == ("2021-05-04T08:10:00+02:00", "meta date")
    assert changed(STAND, lang="de", **told).value.edtf == "2021-05-04T10:53"


def test_when_a_text_is_of_dates_it_where_nothing_else_does():
    found = find(STAND, lang="de")
    assert (found.value.edtf, found.rule) == ("2021-05-04T10:53", "as-of line")
    assert isinstance(changed(STAND, lang="de"), Missing)


def test_a_text_is_of_no_day_before_its_publication():
    found = find(STAND, lang="de", **declared(**{"meta date": "2021-05-05T08:10:00+02:00"}))
    assert (found.value.edtf, found.rule) == ("2021-05-04T10:53", "as-of line")


def test_a_change_in_utc_is_told_in_the_zone_of_the_publication():
    said = says(
        published={"json-ld datePublished": "2021-05-04T10:53:00+07:00"},
        modified={"json-ld dateModified": "2021-05-04T05:10:00+00:00"},
    )
    found = changed(declaration=said)
    assert (found.value.edtf, found.rule) == (
        "2021-05-04T12:10:00+07:00",
        "json-ld dateModified, zone from the publication",
    )


def test_a_stamp_may_be_in_the_language_that_the_template_declares():
    found = find(stamp("Sarai, 12 ago 2022 6:41 p.m."), declaration=says(languages={"html lang": "es-MX"}))
    assert found.value.edtf == "2022-08-12T18:41"
