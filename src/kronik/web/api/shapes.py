"""What is asked of the API and what it answers. The OpenAPI document is made from these records.

A parameter that is not named here is refused, and so is one that comes twice: a filter that is silently dropped gives
wrong numbers. Where the archive's own records say it already (`Results`, `Story`, `Outlet`), they are answered as
they are.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from kronik.archive import (
    Companion,
    Contradiction,
    Copy,
    Dated,
    Entity,
    Happening,
    Member,
    Naming,
    Neighbour,
    Outlet,
    Statement,
    Story,
    Version,
)
from kronik.records import Record
from kronik.web.render import QUERY_LIMIT

Id = Annotated[str, Meta(pattern="^[a-z2-7]{12}$", description="An article's id, as every list gives it.")]
VersionId = Annotated[str, Meta(pattern="^[a-z2-7]{8}$", description="A version's id; without it the current one.")]
Text = Annotated[
    str,
    Meta(
        max_length=QUERY_LIMIT,
        description='What to find: words, "phrases", OR, -without, outlet: lang: kind: title: story: after: before:.'
        " Empty finds every article.",
    ),
]
Limit = Annotated[int, Meta(ge=1, le=100, description="Rows of one page.")]
Cursor = Annotated[
    str, Meta(pattern="^[md][0-9]{1,19}$", description="Where a page begins: the `cursor` of the page before it.")
]
Place = Annotated[int, Meta(ge=0, le=1 << 53, description="Where a page begins: the `cursor` of the page before it.")]
Sort = Annotated[
    Literal["match", "date"], Meta(description="Best match in front, or the newest. An empty query goes by date.")
]

Fold = Annotated[bool, Meta(description="Of articles with one text give only the first, which names the others.")]
By = Annotated[Literal["day", "week", "month", "year"], Meta(description="What is counted together.")]


class Asked(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what is asked: the named parts of the path, and the query."""


class Nothing(Asked, frozen=True):
    """No parameter."""


class Search(Asked, frozen=True):
    """One page of what a query finds."""

    q: Text = ""
    sort: Sort = "match"
    limit: Limit = 20
    cursor: Cursor | None = None
    fold: Fold = False


class Whole(Asked, frozen=True):
    """All that a query finds."""

    q: Text = ""


class Course(Asked, frozen=True):
    """What a query finds, over time."""

    q: Text = ""
    by: By = "month"


class One(Asked, frozen=True):
    """One article."""

    id: Id


class Said(One, frozen=True):
    """One article, in a version."""

    version: VersionId | None = None


class Near(One, frozen=True):
    """So many articles about the subject of one."""

    limit: Limit = 10


class Some(Asked, frozen=True):
    """One page of a list."""

    limit: Limit = 20
    cursor: Place = 0


# ---- what is answered -----------------------------------------------------------------------------------------


class Byline(Record, frozen=True):
    """Somebody who made the article."""

    name: str
    role: str


class Dateline(Record, frozen=True):
    """Where, and through which outlet, the report was filed."""

    place: str | None
    outlet: str | None


class Picture(Record, frozen=True):
    """The lead picture."""

    url: str | None
    caption: str | None
    credit: str | None


class LiveEntry(Record, frozen=True):
    """An entry of a live blog."""

    published: str | None
    text: str
    """Its passages, a line each."""


class Link(Record, frozen=True):
    """A link inside the body."""

    title: str
    url: str | None


class Related(Record, frozen=True):
    """An item of the page's related list."""

    title: str
    url: str | None
    age: str | None
    """As printed: "35 hari lalu"."""
    published: str | None
    teaser: str | None


class Public(Record, frozen=True):
    """An article, as `kronik read --json` prints it.

    Moments are ISO 8601 with their offset, or EDTF where less is known.
    """

    id: str
    """That of its source; the archive's own id stands in the address."""
    url: str | None
    canonical: str | None
    outcome: str
    why: str
    outlet: str | None
    language: str | None
    title: str | None
    standfirst: str | None
    published: str | None
    modified: str | None
    authors: tuple[str, ...]
    bylines: tuple[Byline, ...]
    dateline: Dateline | None
    picture: Picture | None
    body: tuple[str, ...]
    entries: tuple[LiveEntry, ...]
    """Those of a live blog; () of any other page."""
    tags: tuple[str, ...]
    section: str | None
    read_also: tuple[Link, ...]
    related: tuple[Related, ...]
    captured: str | None
    ads: int
    paywalled: bool
    next_page: str | None
    repairs: tuple[str, ...]


class Rate(Record, frozen=True):
    """A day, a week, a month or a year."""

    time: str
    """2017-11-21, 2017-W47, 2017-11 or 2017."""
    articles: int
    """Those that the query finds."""
    of: int
    """All articles of that time in the archive."""
    per_thousand: float


class Attention(Record, frozen=True):
    """What a query finds, time by time, from the first to the last of which it finds an article.

    Times of which the archive has no article are left out; articles whose page told less than the unit are in none.
    """

    by: str
    attention: tuple[Rate, ...]


class Versions(Record, frozen=True):
    """The versions of an article, the one seen first in front."""

    versions: tuple[Version, ...]


class Neighbours(Record, frozen=True):
    """Articles about the subject of one, the closest in front, with the words that they share."""

    related: tuple[Neighbour, ...]


class Copies(Record, frozen=True):
    """The articles that have one text with this one, itself among them, the earliest in front; none if alone."""

    copies: tuple[Copy, ...]


class Links(Record, frozen=True):
    """The articles of the archive that an article's own links name, and those whose links name it."""

    to: tuple[Member, ...]
    by: tuple[Member, ...]


class Stories(Record, frozen=True):
    """Stories, the one that went on last in front."""

    stories: tuple[Story, ...]
    cursor: int | None
    """Hand it back to get the stories that follow; None on the last page."""


class Timeline(Record, frozen=True):
    """What happened in a story and what was published of it, by day; events as far as the archive has facts."""

    timeline: tuple[Dated, ...]


class Contradictions(Record, frozen=True):
    """What the outlets of a story tell differently, what most take part in in front."""

    contradictions: tuple[Contradiction, ...]


class Outlets(Record, frozen=True):
    """The outlets of the archive, the largest in front."""

    outlets: tuple[Outlet, ...]


class Outcomes(Record, frozen=True):
    """How the pages that were read ended; the numbers add up to the pages."""

    pages: int
    outcomes: dict[str, int]


class Refused(Record, frozen=True):
    """A page that became no article, and why."""

    id: str
    url: str | None
    outcome: str
    why: str
    place: str


class Refusals(Record, frozen=True):
    """Pages that became no article, the last read in front."""

    refusals: tuple[Refused, ...]


class Problem(Record, frozen=True):
    """What went wrong (RFC 9457)."""

    title: str
    status: int
    detail: str
    type: str = "about:blank"


# ---- entities and facts ---------------------------------------------------------------------------------------

EntityId = Annotated[str, Meta(pattern="^[a-z2-7]{10,12}$", description="The id of a person, organisation or place.")]
Name = Annotated[str, Meta(max_length=QUERY_LIMIT, description="Words of a name; of the last, a beginning.")]
Mark = Annotated[
    str,
    Meta(pattern="^[0-9]{1,15}-[a-z2-7]{10}$", description="Where a page begins: the last one's `cursor`."),
]
Skip = Annotated[int, Meta(ge=0, le=1 << 31, description="Articles to pass over: the `cursor` of the page before.")]


class Named(Asked, frozen=True):
    """Some of the people, places or organisations."""

    name: Name = ""
    limit: Limit = 50
    cursor: Mark | None = None


class Someone(Asked, frozen=True):
    """One person, organisation or place."""

    id: EntityId


class Doings(Asked, frozen=True):
    """Facts in which an entity has a part, from so many articles."""

    id: EntityId
    limit: Limit = 20
    cursor: Skip = 0


class Told(Asked, frozen=True):
    """Facts of the articles that a query finds, so many articles at a time."""

    q: Text = ""
    limit: Limit = 20
    cursor: Cursor | None = None


class Entities(Record, frozen=True):
    """People, places or organisations, those in most articles in front."""

    entities: tuple[Entity, ...]
    cursor: str | None


class Whoever(Record, frozen=True):
    """A person, organisation or place over all articles."""

    entity: Entity
    forms: tuple[Naming, ...]
    first: Member | None
    last: Member | None
    months: dict[str, int]
    """Articles by month."""
    beside: tuple[Companion, ...]
    """Who is named in its newest articles, too."""


class Statements(Record, frozen=True):
    """What was said, article by article."""

    quotes: tuple[Statement, ...]
    cursor: int | str | None


class Happenings(Record, frozen=True):
    """What is reported, article by article."""

    events: tuple[Happening, ...]
    cursor: int | str | None
