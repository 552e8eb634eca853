"""The dates of an article. The page is fiction."""

from __future__ import annotations

from msgspec.structs import replace

from kronik.facts import facts, public
from kronik.records import Article, Labelled, Role
from tests.facts.telling import article

CAPTION = "Warga Lembah Hijau memanen kopi kemarin. Foto diambil Sabtu (5/6/2021)."


def captioned() -> Article:
    """A page published on 16 June 2021 whose second line is a picture's caption."""
    page = article("Panen kopi selesai kemarin.", CAPTION, "Pasar dibuka besok.")
    body = tuple(passage for passage in page.body if passage.text != CAPTION)
    caption = next(passage for passage in page.body if passage.text == CAPTION)
    return replace(page, body=body, roles=(Labelled(span=caption.span, role=Role.CAPTION, rule="said"),))


def test_a_caption_is_counted_from_its_own_day_and_says_so() -> None:
    page = captioned()
    dates = [(d["text"], d["value"], d["anchor"]) for d in public(facts(page), page)["dates"]]
    assert dates == [
        ("kemarin", "2021-06-15", "2021-06-16"),
        ("kemarin", "2021-06-04", "2021-06-05"),
        ("Sabtu (5/6/2021)", "2021-06-05", "2021-06-16"),
        ("besok", "2021-06-17", "2021-06-16"),
    ]
