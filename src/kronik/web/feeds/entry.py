"""What stands in a feed, whatever its form. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import quote

from kronik import when
from kronik.archive import Hit, Member
from kronik.records import Moment, Record

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""What Atom is told of an article without a date: its `updated` may not be left out (RFC 4287, 4.1.2)."""


class Entry(Record, frozen=True):
    """One article of a feed."""

    id: str
    """The archive's."""
    url: str
    """Its page in the room."""
    title: str
    outlet: str | None
    original: str | None
    """The address that it was saved from."""
    summary: str
    published: datetime | None
    """In the offset that was printed; the earliest instant that fits where less than a time was printed."""

    @property
    def urn(self) -> str:
        """A name that stays wherever the archive is served. RFC 4151 has no authority for it, so it is a URN."""
        return f"urn:kronik:article:{self.id}"


class Feed(Record, frozen=True):
    """One page of a list of articles."""

    title: str
    about: str
    url: str
    """Of this page."""
    first: str
    """Of the first page, which is the feed itself."""
    next: str | None
    home: str
    """Of the room that shows the list."""
    language: str
    entries: tuple[Entry, ...]

    @property
    def updated(self) -> datetime:
        """When the newest of them was published: it changes only when the feed does."""
        return max((entry.published for entry in self.entries if entry.published), default=UNDATED)


def of_hit(hit: Hit, origin: str) -> Entry:
    """Make an entry of a hit of a search."""
    return Entry(
        id=hit.id,
        url=f"{origin}/article/{quote(hit.id)}",
        title=hit.headline,
        outlet=hit.outlet,
        original=hit.url,
        summary=" … ".join(passage.text for passage in hit.passages),
        published=instant(hit.published),
    )


def of_member(member: Member, origin: str) -> Entry:
    """Make an entry of an article of a story."""
    return Entry(
        id=member.id,
        url=f"{origin}/article/{quote(member.id)}",
        title=member.headline,
        outlet=member.outlet,
        original=member.url,
        summary="",
        published=instant(when.edtf(member.published) if member.published else None),
    )


def instant(moment: Moment | None) -> datetime | None:
    """Give a moment as an instant with its own offset, to the second; None for what no calendar of feeds can say."""
    if moment is None:
        return None
    try:
        printed = datetime.fromisoformat(moment.edtf)
    except ValueError:
        printed = moment.earliest
    printed = printed if printed.tzinfo and "T" in moment.edtf else moment.earliest
    return printed.replace(microsecond=0) if 1900 <= printed.year <= 9000 else None
