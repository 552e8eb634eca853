"""What stands inside an article and is none of it: the [furniture] section of a pack.

The words around an article, which finders read too, are in [page]; here is what only the labeller needs.
"""

from __future__ import annotations

import msgspec

Words = tuple[str, ...]


class Furniture(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Phrases by which a line is told to be no part of the report. Matched without regard to case."""

    promo: Words = ()
    """Phrases inside a line that asks readers to follow, subscribe, join, donate or install."""
    share: Words = ()
    """Whole lines of buttons: share, print, save, comment, size of type."""
    notice: Words = ()
    """Phrases inside a line of copyright, terms, disclosure or machine translation."""
    comments: Words = ()
    """Openers of a comment section."""
    contents: Words = ()
    """Headings of what an article holds: "Table of contents"."""
    menu: Words = ()
    """Sections of a site, as its menu names them: "Home", "Politics", "Sport"."""
    tags: Words = ()
    """Labels before what an article is filed under: "Tags", "Topik"."""
    ages: Words = ()
    """Phrases of a reading time or a number of views: "menit baca", "min read"."""
    outlets: Words = ()
    """Names of agencies that stand alone as a credit; common to all languages that print them."""
