"""The archive: one folder with the records (SQLite, the truth) and a search index made from them (Tantivy).

    with Archive.create("news.kronik") as archive:      # to write; `Archive.open(path)` to read
        with archive.batch():
            archive.add(article, capture)               # Added.NEW, VERSION or SAME
            archive.refuse(refusal, capture)
        results = archive.search('banjir "rumah warga" after:2017-11', sort="date")

A page is stored once however often it is added; an article that has changed gets a new version. One process
writes, any number read meanwhile. `kronik.archive.query` tells the query language, `kronik.archive.identity` how
ids are made, `kronik.archive.schema` the tables.
"""

from kronik.archive.folder import Archive
from kronik.archive.public import PublicArchive
from kronik.archive.saved import Saved
from kronik.archive.types import (
    Added,
    Beat,
    Cast,
    Companion,
    Contradiction,
    Copy,
    Dated,
    Entity,
    Excerpt,
    Facets,
    Happening,
    Hit,
    Known,
    Member,
    Mention,
    Naming,
    Neighbour,
    Original,
    Outlet,
    Page,
    Party,
    Problem,
    Report,
    Results,
    Revision,
    Side,
    Statement,
    Step,
    Stored,
    Story,
    Tally,
    Telling,
    Version,
)

__all__ = [
    "Added",
    "Archive",
    "Beat",
    "Cast",
    "Companion",
    "Contradiction",
    "Copy",
    "Dated",
    "Entity",
    "Excerpt",
    "Facets",
    "Happening",
    "Hit",
    "Known",
    "Member",
    "Mention",
    "Naming",
    "Neighbour",
    "Original",
    "Outlet",
    "Page",
    "Party",
    "Problem",
    "PublicArchive",
    "Report",
    "Results",
    "Revision",
    "Saved",
    "Side",
    "Statement",
    "Step",
    "Stored",
    "Story",
    "Tally",
    "Telling",
    "Version",
]
