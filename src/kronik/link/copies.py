"""Whether two texts are one: how many runs of words of the shorter stand in the longer, counted exactly."""

from __future__ import annotations

from kronik.link.shingles import Runs

COPY = 0.46
"""Share of the shorter text's runs. On the labelled pairs copies begin at .49 and other reports end at .43."""
LEAST = 30
"""Runs that a text must have to be anybody's copy: less is a notice or a caption."""


def shared(one: Runs, other: Runs) -> float:
    """Give the share of the shorter text's runs that the longer has; 0 where one is too short to tell."""
    least = min(len(one), len(other))
    return len(one & other) / least if least >= LEAST else 0.0
