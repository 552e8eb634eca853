from __future__ import annotations

import pytest

from kronik.page import hints


@pytest.mark.parametrize(
    ("attributes", "wanted"),
    [
        (' class="article__body"', {"article", "body", "content"}),
        (' class="storyContent"', {"article", "body", "content"}),
        (' id="related-articles"', {"related"}),
        (' itemprop="datePublished"', {"date"}),
        (' class="c-byline-2"', {"author"}),
        (' class="photo_caption"', {"figure", "caption"}),
        (' rel="author"', {"author"}),
        (' style="display:none"', {"hidden"}),
        (' aria-hidden="true"', {"hidden"}),
        (' class="newslettersignup"', {"promo"}),
        (' class="mt-4 flex"', set()),
        (' href="/related/tags"', set()),
    ],
)
def test_attributes_hint_at_what_they_name(attributes: str, wanted: set[str]) -> None:
    found = set(hints.names(hints.of(attributes)))
    assert wanted <= found if wanted else not found


def test_every_word_has_a_known_hint() -> None:
    assert set(hints.WORDS) <= set(hints.BIT)


def test_memory_is_emptied_before_it_grows_without_end() -> None:
    for number in range(hints.KEPT + 10):
        hints.of(f' id="n{number}"')
    assert len(hints.remembered) <= hints.KEPT
