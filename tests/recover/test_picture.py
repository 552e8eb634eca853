"""The lead picture, its caption and its credit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kronik
from kronik import render
from kronik.language import load
from kronik.records import NOWHERE, Claim, Declaration, Role
from kronik.recover import picture

from .leaf import says, view

HEAD, BODY = (Role.HEADLINE, "Pasar dibuka lagi"), (Role.PARAGRAPH, "Pasar ikan di Ranah dibuka lagi.")
URL = "https://ranah.example/a/7"


@pytest.mark.parametrize(
    ("text", "code", "caption", "credit"),
    [
        ("Nelayan di Ranah, 3 Mei 2021. KNB Photo", "id", "Nelayan di Ranah, 3 Mei 2021.", "KNB Photo"),
        ("Nelayan di Ranah. Foto: Sinta Ranu/KNB", "id", "Nelayan di Ranah.", "Sinta Ranu/KNB"),
        ("Nelayan di Ranah (Foto: Sinta Ranu)", "id", "Nelayan di Ranah", "Sinta Ranu"),
        ("Nelayan di Ranah. (KNB/Sinta Ranu)", "id", "Nelayan di Ranah.", "KNB/Sinta Ranu"),
        ("Fishermen at Dale. Photograph: Ann Reed/Kawat", "en", "Fishermen at Dale.", "Ann Reed/Kawat"),
        ("Fishermen at Dale. © Ann Reed", "en", "Fishermen at Dale.", "Ann Reed"),
        ("Fischer in Dale. Bild: Anna Muldner", "de", "Fischer in Dale.", "Anna Muldner"),
        ("Nelayan di Ranah, 3 Mei 2021.", "id", "Nelayan di Ranah, 3 Mei 2021.", None),
        ("Nelayan kembali. Mereka senang melaut lagi", "id", "Nelayan kembali. Mereka senang melaut lagi", None),
    ],
)
def test_the_credit_is_cut_from_the_end_of_a_caption(text, code, caption, credit):
    assert picture.cut(text, load(code)) == (caption, credit)


def test_a_credit_in_a_line_of_its_own_belongs_to_the_caption_beside_it():
    leaf = view([HEAD, (Role.CAPTION, "Nelayan di Ranah."), (Role.CREDIT, "Foto: Sinta Ranu"), BODY])
    found = picture.find(leaf)
    assert (found.value.caption, found.value.credit) == ("Nelayan di Ranah.", "Sinta Ranu")
    assert found.span.of(leaf.page.text) == "Nelayan di Ranah."


def test_the_address_is_the_declared_one_made_absolute():
    leaf = view([HEAD, BODY], url=URL, declaration=says(pictures={"meta og:image": "/foto/7.jpg"}))
    assert picture.find(leaf).value.url == "https://ranah.example/foto/7.jpg"


def test_the_picture_that_every_page_shares_is_not_the_articles():
    claims = says(pictures={"meta og:image": "https://ranah.example/logo.png"})
    assert picture.find(view([HEAD, BODY], url=URL, declaration=claims)) == NOWHERE


def test_a_declared_caption_counts_where_none_is_printed():
    image = Claim(value="https://ranah.example/7.jpg", rule="json-ld image", seen="Nelayan di Ranah. Foto: KNB")
    found = picture.find(view([HEAD, BODY], declaration=Declaration(pictures=(image,))))
    assert (found.value.caption, found.value.credit) == ("Nelayan di Ranah.", "KNB")


def test_a_page_without_a_picture_has_none():
    assert picture.find(view([HEAD, BODY])) == NOWHERE


@given(st.text(max_size=120))
def test_caption_and_credit_together_say_no_more_than_the_line(text):
    caption, credit = picture.cut(text, load("id"))
    assert caption in text
    assert credit is None or credit in text


def test_a_button_beside_the_picture_is_no_caption():
    leaf = view(
        [
            HEAD,
            (Role.CAPTION, "Perbesar"),
            (Role.CAPTION, "Klik gambar untuk perbesar"),
            (Role.CAPTION, "Nelayan di Ranah."),
            BODY,
        ]
    )
    assert picture.find(leaf).value.caption == "Nelayan di Ranah."


def test_the_owner_of_a_picture_is_its_credit_with_or_without_a_year():
    assert picture.cut("Nelayan di Ranah ©2021 ranah.example", load("id")) == ("Nelayan di Ranah", "ranah.example")


def test_an_address_that_its_template_never_filled_in_is_none():
    claims = says(pictures={"meta og:image": "<?php echo base_url(); ?>foto/7.jpg"})
    assert picture.find(view([HEAD, BODY], url=URL, declaration=claims)) == NOWHERE


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1/5", True),
        ("Foto 2 dari 5", True),
        ("(3 of 12)", True),
        ("7/5", False),
        ("3 Mei 2009", False),
        ("12 kapal", False),
    ],
)
def test_a_line_that_counts_the_pictures_is_no_caption(line, told):
    assert picture.counter(line) is told


@pytest.mark.parametrize(
    ("text", "code", "caption"),
    [
        ("Image caption The station was closed for hours", "en", "The station was closed for hours"),
        ("Keterangan foto: Nelayan turun ke laut lagi", "id", "Nelayan turun ke laut lagi"),
        ("Foto: Nelayan (kiri) yang turun ke laut", "id", "Nelayan (kiri) yang turun ke laut"),
        ("Foto: Sinta Ranu", "id", "Foto: Sinta Ranu"),
        ("Caption competition closes on Monday", "en", "Caption competition closes on Monday"),
    ],
)
def test_a_caption_stands_without_its_label(text, code, caption):
    assert picture.bare(text, load(code)) == caption


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("The steps of her house.Credit...Ann Reed for Kawat", "The steps of her house.", "Ann Reed for Kawat"),
        ("Bendungan di Ranah, Rabu.KABAR RANAH/SINTA RANU", "Bendungan di Ranah, Rabu.", "KABAR RANAH/SINTA RANU"),
    ],
)
def test_a_credit_that_was_glued_to_its_caption_is_cut(text, caption, credit):
    assert picture.cut(text, load("en")) == (caption, credit)


def test_the_credit_that_closes_another_caption_is_that_pictures():
    figures = "".join(
        f"<figure><img src='{n}.jpg'><figcaption>{text}</figcaption></figure>"
        for n, text in enumerate(("Nelayan di dermaga Ranah.", "Kapal di Dale. Foto: Sinta Ranu/KAWAT"))
    )
    prose = "<p>Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak tinggi di selat itu.</p>"
    found = kronik.read(f"<html lang='id'><body><h1>Pasar dibuka lagi</h1>{figures}{prose}</body></html>").picture
    assert (found.value.caption, found.value.credit) == ("Nelayan di dermaga Ranah.", None)


def test_the_credit_behind_a_caption_is_believed_before_one_above_it():
    lines = [(Role.CREDIT, "Sinta Ranu,"), (Role.CAPTION, "Nelayan di Ranah."), (Role.CREDIT, "(KAWAT/Bima)")]
    assert picture.find(view([HEAD, *lines, BODY])).value.credit == "KAWAT/Bima"


def test_a_picture_without_words_is_printed_by_its_address():
    prose = "<p>Pasar ikan di Ranah dibuka lagi setelah tutup dua pekan karena ombak tinggi di selat itu.</p>"
    article = kronik.read(f"<html lang='id'><body><h1>Pasar dibuka lagi</h1><img src='7.jpg'>{prose}</body></html>")
    assert "Picture   7.jpg" in list(render.text(article))
