"""Whether two texts are one: how many runs of words of the shorter stand in the longer, counted exactly."""

from __future__ import annotations

from kronik.link.shingles import Runs

COPY = 0.45
"""Share of runs. Of 150 labelled pairs 12 of 13 copies and one that is none reach it; the next share is .44."""
LONGER = 0.1
"""What a run counts that the longer has more: a text inside another is a copy of it, but a report that takes half of
its background from a longer one is not."""
LEAST = 30
"""Runs that a text must have to be anybody's copy: less is a notice or a caption."""
SAME = 8
"""Runs that are enough where both texts have the same and stand under the same headline."""


def shared(one: Runs, other: Runs, *, titled: bool = False) -> float:
    """Give the share of the shorter text's runs that the longer has, a little less where that is much longer.

    It is 0 where one is too short to tell. `titled` says whether both stand under one headline: then texts that are
    the same word for word are told by less.
    """
    least, most = sorted((len(one), len(other)))
    if titled and least >= SAME and one == other:
        return 1.0
    return len(one & other) / (least + LONGER * (most - least)) if least >= LEAST else 0.0
