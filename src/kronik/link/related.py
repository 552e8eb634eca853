"""What to search for to find the articles about one subject, and in which order to show what was found."""

from __future__ import annotations

import re

import numpy as np

from kronik.link.weights import Census
from kronik.link.words import TITLE_WEIGHT, terms, tokens

ASKED = 15
"""Words of the search, by judgement: the cost grows with them."""
OPENING = 120
"""Words of the text, after the headline, that the search is drawn from."""
NAME = 1.5
"""What a word counts more that is written with a capital: most of them are names."""
HALF = 60.0
"""Days after which a match counts three quarters, and ever nearer to half later on."""

_HAS_LETTER = re.compile(r"[^\W\d_]")


def asked(headline: str, text: str, census: Census) -> dict[str, float]:
    """Give the words that say most of what an article is about, as written, with their weights; the heaviest first.

    Of the forms of one word the first that stands in the article is asked for.
    """
    said: dict[int, float] = {}
    form: dict[int, str] = {}
    title = tokens(headline)
    for at, token in enumerate((*title, *tokens(text[: OPENING * 12])[:OPENING])):
        for term in terms(token)[:1]:
            said[term] = said.get(term, 0.0) + (TITLE_WEIGHT if at < len(title) else 1.0)
            form.setdefault(term, token)
    if not said:
        return {}
    rarity = census.rarity(np.fromiter(said, dtype=np.uint32, count=len(said))).tolist()
    weight = {
        form[term]: (1 + np.log(count)) * rare * (NAME if form[term][0].isupper() else 1.0)
        for (term, count), rare in zip(said.items(), rarity, strict=True)
        if _HAS_LETTER.search(form[term]) and len(form[term]) > 2
    }
    best = sorted(weight, key=lambda word: (-weight[word], word))[:ASKED]
    return {word: float(weight[word]) for word in best}


def fresh(score: float, days: float) -> float:
    """Give what a match counts that is so many days apart from the article."""
    return score * (0.5 + 0.5 * float(0.5 ** (abs(days) / HALF)))
