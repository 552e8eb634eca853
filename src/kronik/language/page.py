"""The words around an article: the [page] section of a pack.

Words are matched without regard to case. An opener is what a line starts with, its colon or space left out.
"""

from __future__ import annotations

import msgspec

Words = tuple[str, ...]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Openers, headings and notices by which a page tells what a line is."""

    bylines: dict[str, Words] = {}
    """Openers of a byline by role: writer, editor, translator, photographer, agency; one with a colon needs it."""
    stations: Words = ()
    """Words between who wrote and the place where: "Ann Reed in Ranah"."""
    posted: Words = ()
    """Openers between which and the name the place stands where the person works: "Kontributor Ranah, Ana Sari"."""
    joins: Words = ()
    """Words between the names of a byline: "dan", "and"."""
    desks: Words = ()
    """What stands where a name should and is none: "Admin", "Redaksi", "Staff"; a whole byline or its last word."""
    published: Words = ()
    """Openers of a stamp of publication."""
    updated: Words = ()
    """Openers of a stamp of modification."""
    as_of: Words = ()
    """Those among `published` that tell of when the text is: the day of a change where something else dates it."""
    itself: Words = ()
    """What an article calls itself where it tells its own date: "this entry", "artikel ini"."""
    helped: Words = ()
    """What closes a line that tells who helped: X "contributed to this report"."""
    corrected: Words = ()
    """Openers of a line that tells of a correction: "Ralat", "Correction", "This article was amended"."""
    day_first: Words = ()
    """Country domains where the day comes before the month, though the language's [time] has the month first."""
    small: Words = ()
    """Words that a headline writes small among its capitals."""
    read_also: Words = ()
    """Openers of a link to another article inside the body."""
    related: Words = ()
    """Headings over a list of other articles."""
    popular: Words = ()
    """Headings over a list that every page of the outlet shows alike: the most read, the latest."""
    more: Words = ()
    """Link texts that close a teaser: "Baca selengkapnya"."""
    credits: Words = ()
    """Openers of a picture's credit: "Foto:", "Photo by"."""
    captions: Words = ()
    """Labels of a caption; one of a single word needs a colon: "Image caption"."""
    mastheads: Words = ()
    """Words that names of outlets begin or end with and names of places do not: "harian", "herald"."""
    ads: Words = ()
    """Whole lines that mark an advertisement."""
    errors: Words = ()
    """Phrases of a page that says it is not there."""
    consent: Words = ()
    """Phrases of a page that asks for consent and shows nothing else."""
    paywall: Words = ()
    """Phrases of a notice that the rest is for subscribers."""
    page_suffix: Words = ()
    """What a portal appends to the headline of a split article, before the number: "Halaman", "Page"."""
    next: Words = ()
    """Link texts that lead to the next part of a split article: "Next page", "Halaman selanjutnya"."""
