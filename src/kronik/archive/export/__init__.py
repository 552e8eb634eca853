"""What leaves the archive: rows of one table, streamed, in a format that other programs read.

    articles   one row an article: its public JSON record
    members    one row a page: which article, story and group of copies it belongs to
    stories    one row a story: headline, span, outlets, people, places
    timeline   one row a step: an event that is told to have happened, or a day's articles, and who reports it
    contradictions  one row a sentence that tells what another outlet of its story tells differently
    copies     one row an article that has its text in common with others, with what it changed against the original
    versions   one row a version of an article, with what it changed, and what the article says of that itself

Beside the tables, articles leave in the forms of other programs:

    forms      JSON-LD, ninjs and citations, a document for each article
    wacz       what they were read from, as a web archive (warc, cdxj)
    views      an SQLite file with a column for every field

Nothing is capped: what a query finds is what is written. The caller says how many rows that were.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kronik import render
from kronik.archive.folder import Archive
from kronik.archive.types import Stored

Row = dict[str, Any]


def articles(archive: Archive, query: str | None = None) -> Iterator[Row]:
    """Give the public record of every article, or of every one that a query finds. `archive` is its id there."""
    return (_article(stored) for stored in archive.articles(query))


def members(archive: Archive) -> Iterator[Row]:
    """Give every page that was kept, by the id and address that its source gave."""
    for page in archive.pages():
        yield {
            "url": page.url,
            "id": page.id,
            "story": page.story,
            "copies": page.copies,
            "article": page.article,
        }


def stories(archive: Archive) -> Iterator[Row]:
    """Give every story, the one that went on last in front."""
    for story in archive.stories():
        yield {
            "story": story.id,
            "headline": story.headline,
            "first": story.first,
            "last": story.last,
            "articles": story.articles,
            "outlets": list(story.outlets),
            "people": [one.name for one in story.people],
            "places": [one.name for one in story.places],
        }


def timeline(archive: Archive, of: str | None = None) -> Iterator[Row]:
    """Give every step of every story, or of the story, person or place that an id names."""
    for name in [story.id for story in archive.stories()] if of is None else [of]:
        for step in archive.timeline(name):
            yield {
                "of": name,
                "day": step.day,
                "precision": step.precision,
                "what": step.what,
                "text": step.text,
                "article": step.lead.id,
                "outlet": step.lead.outlet,
                "published": step.lead.published,
                "url": step.lead.url,
                "outlets": step.outlets,
                "others": [other.id for other in step.others],
            }


def contradictions(archive: Archive) -> Iterator[Row]:
    """Give every sentence that tells what another outlet of its story tells differently, side by side."""
    for story in archive.stories():
        for number, found in enumerate(archive.contradictions(story.id), 1):
            for side in found.sides:
                for telling in side.tellings:
                    yield {
                        "story": story.id,
                        "number": number,
                        "kind": found.kind,
                        "about": list(found.about),
                        "value": side.value,
                        "printed": telling.mark.of(telling.sentence),
                        "article": telling.member.id,
                        "outlet": telling.member.outlet,
                        "published": telling.member.published,
                        "sentence": telling.sentence,
                    }


def copies(archive: Archive) -> Iterator[Row]:
    """Give every article that has its text in common with others, group by group, the original of each in front."""
    for group in archive.copied():
        original = group[0].member.id
        for copy in group:
            member = copy.member
            yield {
                "copies": original,
                "article": member.id,
                "headline": member.headline,
                "outlet": member.outlet,
                "published": member.published,
                "url": member.url,
                "credits": copy.credits,
                "shared": copy.shared,
                "changes": list(archive.changed(original, member.id)) if member.id != original else [],
            }


def versions(archive: Archive) -> Iterator[Row]:
    """Give every version of every article that has more than one, the first seen in front."""
    for stored in archive.articles():
        if stored.versions < 2:
            continue
        for revision in archive.revisions(stored.id):
            yield {
                "article": stored.id,
                "version": revision.version.id,
                "captured": revision.version.captured,
                "current": revision.version.current,
                "headline": revision.headline or None,
                "published": revision.published,
                "modified": revision.modified,
                "changes": list(revision.changes),
                "notes": list(revision.notes),
            }


def _article(stored: Stored) -> Row:
    return {**render.public(stored.article), "archive": stored.id, "versions": stored.versions}
