from __future__ import annotations

import pytest

from kronik.page import hints
from tests.page.leaves import opened


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        ('class="article__body"', {"article", "body", "content"}),
        ('class="storyContent"', {"article", "body", "content"}),
        ('id="related-articles"', {"related"}),
        ('itemprop="datePublished"', {"date"}),
        ('class="c-byline-2"', {"author"}),
        ('class="photo_caption"', {"figure", "caption"}),
        ('rel="author"', {"author"}),
        ('style="display:none"', {"hidden"}),
        ('aria-hidden="true"', {"hidden"}),
        ("hidden", {"hidden"}),
        ('class="newslettersignup"', {"promo"}),
        ('class="HTMLByline"', {"author"}),
        ('class="mt-4 flex\tread--more"', {"related"}),
        ('class="mt-4 flex"', set()),
        ('href="/related/tags"', set()),
        ("", set()),
    ],
)
def test_attributes_hint_at_what_they_name(attributes: str, wanted: set[str]) -> None:
    found = set(hints.names(opened(f"<div {attributes}>kata</div>").blocks[0].near))
    assert wanted <= found if wanted else not found


def test_every_word_has_a_known_hint() -> None:
    assert set(hints.WORDS) <= set(hints.BIT)


def test_a_name_means_the_same_after_a_hundred_thousand_others() -> None:
    before = opened('<p class="byline">kata</p>').blocks[0].near
    opened("".join(f'<p id="n{number}">kata</p>' for number in range(50_000)))
    assert opened('<p class="byline">kata</p>').blocks[0].near == before
