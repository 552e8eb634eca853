"""Every record that passes between the stages, in the order in which they arise.

    Capture   what a source holds: the bytes or text of one page, and what the source says about it
    Refusal   what a source holds and cannot give: the record that is no page, the line that is no JSON
    Page      the capture made readable: blocks in reading order over one text
    Article   what the page says: each field Found with its rule, span and rivals, or Missing with a reason

A record is frozen, and a later stage makes a new one: nothing is filled in afterwards. `msgspec.Struct` is used
rather than a dataclass because a page makes some hundreds of them and the archive stores them as JSON: building
and encoding both run in C.

Spans count code points of `Page.text`. For flattened text that is the text exactly as it was given; for HTML it is
the visible text that `kronik.page` lays out, one block a line.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import UTC, datetime
from enum import StrEnum
from typing import Generic, Literal, NewType, TypeVar

import msgspec

T = TypeVar("T")

Url = NewType("Url", str)
"""An absolute http(s) address, as found: normal forms are made by `kronik.page.address`."""

Lang = NewType("Lang", str)
"""A language's ISO 639-1 code, the name of its file in `language/`."""


class Record(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all records: frozen, keyword-only, compared by value."""


# ---- where things stand ---------------------------------------------------------------------------------------


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A stretch of `Page.text` in code points, `start` in and `end` out."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that the span cuts."""
        return text[self.start : self.end]


class Place(Record, frozen=True):
    """Where on disk a page came from, so that an error can name it."""

    file: str
    """The path as the user gave it, "-" for standard input."""
    offset: int | None = None
    """Byte offset of the WARC record in its (compressed) file."""
    line: int | None = None
    """Line of a JSONL file, from 1."""

    def __str__(self) -> str:
        if self.offset is not None:
            return f"{self.file}, byte {self.offset}"
        if self.line is not None:
            return f"{self.file}, line {self.line}"
        return self.file


# ---- moments --------------------------------------------------------------------------------------------------


class Precision(StrEnum):
    """How fine a moment was printed; nothing finer is filled in."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    HOUR = "hour"
    MINUTE = "minute"
    SECOND = "second"


class Moment(Record, frozen=True):
    """A point of time at the precision that was seen.

    `earliest` and `latest` bound it: aware UTC instants, `latest` is the last second that still fits. A day without
    a zone is bounded as if printed in the zone that the finder was told to assume, and `zone` stays None.
    """

    seen: str
    """The words on the page, or the value of the tag."""
    edtf: str
    """EDTF level 1, or ISO 8601 with the offset printed: 2017-11-21T10:53:00+07:00, 2017-11, 2015~."""
    earliest: datetime
    latest: datetime
    precision: Precision
    zone: str | None = None
    """The zone as printed (WIB, +07:00, GMT); None where the page gives none."""

    @property
    def sort(self) -> datetime:
        """What a list of moments is ordered by: the earliest instant that fits, UTC."""
        return self.earliest.astimezone(UTC)

    @property
    def approximate(self) -> bool:
        """Whether the page itself said "about"."""
        return self.edtf.endswith(("~", "?", "%"))


class Age(Record, frozen=True):
    """A date told by its distance from the capture: "35 hari lalu". Stays an age until the capture day is known."""

    seen: str
    amount: int
    unit: str
    """second, minute, hour, day, week, month or year."""


class Bound(Record, frozen=True):
    """What one dated item with an age says of the capture: it fell between these two instants."""

    item: str
    """The item's article: whatever the caller knows it by."""
    age: Age
    published: Moment
    earliest: datetime
    latest: datetime


class Inferred(Record, frozen=True):
    """The capture as far as a page's own ages tell it."""

    moment: Moment | None
    """None where no item is known, or where the items contradict each other and no majority agrees."""
    bounds: tuple[Bound, ...]
    """Those that agree."""
    contradictions: tuple[Bound, ...] = ()
    """Those that do not: a misread age, a wrong date, or an item that is another article."""


class Expression(Record, frozen=True):
    """Words of running text that tell a time, and what they mean where they stand."""

    start: int
    end: int
    """Code points of the text that was read: `text[start:end] == expression.text`."""
    text: str
    type: str
    """TIMEX3: DATE, TIME, DURATION or SET."""
    value: str
    """TIMEX3, resolved (2017-11-21, 2017-W47, 2017-11-21TNI, P3D, XXXX-WXX-1, PRESENT_REF); an interval as EDTF, and
    EDTF's ~ where the words say "about"."""
    rule: str
    """Name of the grammar's rule."""
    approx: bool = False
    """Whether the words are vague: about, early, late, several."""
    anchor: str | None = None
    """The day that "today" was taken to be; None where the value needs none."""
    whose: Literal["publication", "quotation", "caption", "citation"] | None = None
    """Whose day that is; None with the anchor."""
    stated: Span | None = None
    """Where the text states that day; None for that of the publication."""


# ---- what a finder answers ------------------------------------------------------------------------------------


class Rival(Record, frozen=True):
    """A candidate that lost, and why."""

    value: str
    rule: str
    reason: str
    span: Span | None = None


class Found(Record, Generic[T], frozen=True, tag="found"):
    """A value with the rule that gave it, the place it stands, and what it beat."""

    value: T
    rule: str
    """Name of the rule, from the finder's order of trust ("json-ld datePublished", "line under the headline")."""
    span: Span | None = None
    """Where on the page; None when the value comes from a tag that is not part of the visible text."""
    seen: str = ""
    """The words or the tag's content from which the value was read."""
    rivals: tuple[Rival, ...] = ()


class Missing(Record, frozen=True, tag="missing"):
    """The field is not on the page, or nothing on the page could be believed."""

    reason: str
    """A short fixed word: "not-recognised", "only-future", "only-url", "clash"."""
    rivals: tuple[Rival, ...] = ()


# ---- sources: what is on disk ---------------------------------------------------------------------------------


class Form(StrEnum):
    """What kind of payload a capture holds."""

    HTML = "html"
    TEXT = "text"


class Declared(Record, frozen=True):
    """What the source (not the page) says of a page: a JSONL line's own fields. Evidence like any other."""

    title: str | None = None
    published: str | None = None
    lang: str | None = None
    outlet: str | None = None


class Capture(Record, frozen=True):
    """One saved page as a source holds it, undecoded."""

    id: str
    """The line's id, the file's name without its endings, or the WARC record's id."""
    form: Form
    payload: bytes | str
    """Bytes where the charset is still to be found, str where the source was already text."""
    place: Place
    url: Url | None = None
    captured: Moment | None = None
    """When it was fetched: the WARC date, the line's `captured`, or --captured."""
    charset: str | None = None
    """The charset of the HTTP header, a hint only."""
    declared: Declared = Declared()
    terms: tuple[str, ...] = ()
    """Lines of the HTTP header that may reserve what the page holds ("x-robots-tag: noarchive")."""


class Outcome(StrEnum):
    """How the reading of one page ended. Exactly one for each page; the counts add up to the pages read."""

    ARTICLE = "article"
    LIVE_BLOG = "live_blog"
    GALLERY = "gallery"
    VIDEO = "video"
    BRIEF = "brief"  # a headline and no body: a feed entry
    PAYWALL = "paywall"  # an article of which the page shows a stub
    INDEX = "index"  # front, section or tag page: a list of other articles
    ERROR_PAGE = "error_page"  # says "not found", whatever its HTTP status
    CONSENT_WALL = "consent_wall"
    NOT_ARTICLE = "not_article"  # a page, but no news: contact, login, product
    TOO_SHORT = "too_short"
    EMPTY = "empty"
    NOT_HTML = "not_html"  # a picture, a PDF, a script, a DNS record
    BAD_CHARSET = "bad_charset"
    BAD_RECORD = "bad_record"  # a line that is no JSON, a clipped or damaged archive record
    OVER_BUDGET = "over_budget"  # bytes, nodes, nesting or milliseconds
    CRASHED = "crashed"  # the worker process died on it
    FAULT = "fault"  # a bug of ours: the traceback is kept


KEPT = frozenset({Outcome.ARTICLE, Outcome.LIVE_BLOG, Outcome.GALLERY, Outcome.VIDEO, Outcome.BRIEF, Outcome.PAYWALL})
"""Outcomes that the archive stores as articles; pages of every other outcome are stored as refused."""


class Refusal(Record, frozen=True):
    """A page that did not become an article, and why."""

    id: str
    outcome: Outcome
    place: Place
    detail: str
    """One sentence for a person: what was wrong, and what to do where something can be done."""
    url: Url | None = None


# ---- page: the capture made readable --------------------------------------------------------------------------


class Link(Record, frozen=True, array_like=True):
    """A hyperlink inside a block."""

    url: str
    """Absolute where the page's address is known, else as written."""
    span: Span


class Mark(Record, frozen=True, array_like=True):
    """An inline element that says what it holds: a `<time>`, a span of class "author", a bold lead-in."""

    span: Span
    hints: int
    """Bits of `kronik.page.hints`."""
    stamp: str = ""
    """The `datetime` of a `<time>`."""


class Image(Record, frozen=True, array_like=True):
    """A picture that stands among the blocks."""

    url: str
    """Absolute where the page's address is known, else as written."""
    alt: str
    at: int
    """Index of the block that follows it; `len(page.blocks)` where none does."""
    near: int = 0
    far: int = 0
    group: int = 0


class Block(Record, frozen=True, array_like=True):
    """One visible line of a page: a paragraph, a heading, a cell, a line of flattened text.

    Hints are bits of `kronik.page.hints`. Where there are no tags all of them are 0 and `group` numbers the line,
    so that the pieces of one long line can be told to belong together.
    """

    span: Span
    text: str
    """`span.of(page.text)`, with mojibake mended: `at` leads from its offsets back to the page's."""
    tag: str = ""
    """The block element that holds it ("p", "h1", "li", "figcaption"); "" where there are no tags."""
    links: tuple[Link, ...] = ()
    marks: tuple[Mark, ...] = ()
    near: int = 0
    """Hints of its element, of the inline elements in it, and of the two elements around it."""
    far: int = 0
    """Hints of all elements around it, its own included."""
    node: int = 0
    """Number of its element; blocks that an element's own children interrupt share it."""
    group: int = 0
    """Number of the element around that: siblings share it. `Page.parents` leads further up."""
    style: str = ""
    """The class of its element, as written: paragraphs of one article mostly share it."""
    linked: int = 0
    """Characters of it that are link text."""
    strong: int = 0
    """Characters of it that are bold."""
    joined: str = ""
    """What joins it to the block before in one paragraph: a line break after `<br>`, a space where one long line
    of flattened text was cut; "" where it begins a paragraph."""
    shifts: tuple[tuple[int, int], ...] = ()
    """Where mending changed lengths: from this offset of `text` on, add so many to reach the page's offset."""

    def at(self, offset: int) -> int:
        """Give the offset in `Page.text` of an offset in `text`."""
        moved = 0
        for start, add in self.shifts:
            if offset < start:
                break
            moved = add
        return self.span.start + offset + moved

    def cut(self, start: int, end: int) -> Span:
        """Give the span in `Page.text` of a stretch of `text`."""
        return Span(self.at(start), self.at(end))

    def of(self, span: Span) -> str:
        """Give the part of `text` that lies in a span of the page."""
        if not self.shifts:
            return self.text[max(0, span.start - self.span.start) : max(0, span.end - self.span.start)]
        offsets = range(len(self.text) + 1)
        return self.text[bisect_left(offsets, span.start, key=self.at) : bisect_left(offsets, span.end, key=self.at)]


class Claim(Record, frozen=True):
    """One thing that a page says of itself in its tags, outside the text that a reader sees."""

    value: str
    rule: str
    """Where it stands: "json-ld datePublished", "meta og:title", "microdata author", "time datetime"."""
    seen: str = ""
    """The visible words of the element that carries it; "" where it is not shown."""


class Declaration(Record, frozen=True):
    """What a page says of itself. Evidence like any other: the finders decide which claim to believe.

    Each list is in the order of the page, JSON-LD of the article first, without repeats of one value by one rule.
    """

    types: tuple[str, ...] = ()
    """schema.org and OpenGraph types, lower case: "newsarticle", "og:article". The main thing's come first."""
    titles: tuple[Claim, ...] = ()
    standfirsts: tuple[Claim, ...] = ()
    published: tuple[Claim, ...] = ()
    modified: tuple[Claim, ...] = ()
    times: tuple[Claim, ...] = ()
    """Every `<time datetime>`, whatever it dates."""
    authors: tuple[Claim, ...] = ()
    outlets: tuple[Claim, ...] = ()
    sections: tuple[Claim, ...] = ()
    trail: tuple[Claim, ...] = ()
    """The steps that lead to the page, its own last in most."""
    tags: tuple[Claim, ...] = ()
    pictures: tuple[Claim, ...] = ()
    """Addresses of the lead picture; `seen` holds the caption declared with it."""
    languages: tuple[Claim, ...] = ()
    canonical: Url | None = None
    amp: Url | None = None
    next: str | None = None
    free: bool | None = None
    """isAccessibleForFree, or the content tier of OpenGraph; None where the page does not say."""
    body: str = ""
    """articleBody, a line for each of its lines; it often is a teaser only."""


class Page(Record, frozen=True):
    """One capture, decoded and laid out: the single type that every later stage reads."""

    id: str
    text: str
    blocks: tuple[Block, ...]
    """In reading order, spans rising and apart."""
    place: Place
    url: Url | None = None
    captured: Moment | None = None
    declared: Declared = Declared()
    """What the source said."""
    declaration: Declaration = Declaration()
    """What the page says of itself."""
    images: tuple[Image, ...] = ()
    """The pictures among the blocks, in reading order."""
    parents: tuple[int, ...] = ()
    """The element around each element that holds blocks, by number; element 0 is the page itself."""
    repairs: tuple[str, ...] = ()
    """What was mended on the way in, one sentence each."""
    packed: bytes = b""
    """The blocks in msgpack, as the kernel laid them out and may be handed them again; b"" where Python made them, or
    changed more than their addresses."""


class Role(StrEnum):
    """What a block is. The body is what is paragraph, subheading, list, quotation, table or live entry."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    PUBLISHED = "published"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    CREDIT = "credit"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    LIST = "list"
    QUOTATION = "quotation"
    TABLE = "table"
    LIVE_ENTRY = "live_entry"
    READ_ALSO = "read_also"
    RELATED_HEADING = "related_heading"
    RELATED_TITLE = "related_title"
    RELATED_AGE = "related_age"
    RELATED_TEASER = "related_teaser"
    AD = "ad"
    PROMO = "promo"
    SIGNOFF = "signoff"
    TAG = "tag"
    COMMENT = "comment"
    NAVIGATION = "navigation"
    OTHER = "other"


BODY = frozenset({Role.PARAGRAPH, Role.SUBHEADING, Role.LIST, Role.QUOTATION, Role.TABLE, Role.LIVE_ENTRY})


class Labelled(Record, frozen=True):
    """One stretch of the page with its role. Stretches cover every block once, in reading order."""

    span: Span
    role: Role
    rule: str
    """What decided: the name of a rule, or "model .97"."""


# ---- article: what the page says ------------------------------------------------------------------------------


class Byline(Record, frozen=True):
    """A person (or desk) who made the article."""

    name: str
    role: str = "writer"
    """writer, editor, translator, photographer, agency, or initials."""


class Dateline(Record, frozen=True):
    """Where, and through which outlet, the report was filed: "KABARLAUT.EXAMPLE, Tanjung Sarai -"."""

    place: str | None
    outlet: str | None


class Picture(Record, frozen=True):
    """The lead picture."""

    url: str | None
    caption: str | None
    credit: str | None


class Passage(Record, frozen=True):
    """One piece of the body."""

    role: Role
    text: str
    span: Span
    moment: Moment | None = None
    """The own time of a live-blog entry."""


class ReadAlso(Record, frozen=True):
    """A link to another article that stands inside the body."""

    title: str
    url: str | None
    span: Span
    after: int
    """How many passages of the body stand before it."""


class Related(Record, frozen=True):
    """An item of the related list (or a card of an index page)."""

    title: str
    url: str | None
    span: Span
    age: Age | None = None
    published: Moment | None = None
    """Printed on the item, or resolved from its age once the capture day is known."""
    teaser: str | None = None


class Article(Record, frozen=True):
    """All that one page says of itself. The record of `kronik read`, and what the archive stores."""

    id: str
    outcome: Outcome
    why: str
    """Why the outcome is what it is, for a person."""
    text: str
    """`Page.text`: what all spans count in."""
    url: Url | None
    canonical: Url | None
    """The address that the page declares its own, where it declares one."""
    outlet: Found[str] | Missing
    language: Found[str] | Missing
    headline: Found[str] | Missing
    standfirst: Found[str] | Missing
    published: Found[Moment] | Missing
    modified: Found[Moment] | Missing
    bylines: tuple[Found[Byline], ...]
    dateline: Found[Dateline] | Missing
    picture: Found[Picture] | Missing
    section: Found[str] | Missing
    tags: tuple[str, ...]
    body: tuple[Passage, ...]
    read_also: tuple[ReadAlso, ...]
    related: tuple[Related, ...]
    ads: tuple[Span, ...]
    captured: Moment | None
    paywalled: bool
    next_page: str | None
    roles: tuple[Labelled, ...]
    place: Place
    repairs: tuple[str, ...] = ()
    """What was mended before reading ("Mac Roman mojibake: 31 characters"); spans count in the text as given."""


NOWHERE = Missing(reason="not-recognised")
"""Nothing on the page was recognised as the field: it may not be there, or stand where no rule looks."""


# ---- facts: what the article reports --------------------------------------------------------------------------


class NameKind(StrEnum):
    """What a name names."""

    PERSON = "PER"
    ORGANISATION = "ORG"
    PLACE = "LOC"


class Fact(Record, frozen=True):
    """Base of what an article states: where it stands, what found it, and how sure that is."""

    span: Span
    """The words themselves; of an event, the sentence that reports it."""
    rule: str
    """Name of the rule or model that gave it."""
    confidence: float
    """How often facts found in this way are right, from 0 to 1 (docs/facts.md has the table)."""


class Name(Fact, frozen=True):
    """One mention of a person, organisation or place."""

    text: str
    kind: NameKind


class Person(Fact, frozen=True):
    """One person of the article; `span` is the fullest mention."""

    name: str
    """The fullest form on the page, without titles, ranks and honorifics."""
    aliases: tuple[str, ...] = ()
    """Its other forms on the page, in the order met."""
    role: str | None = None
    """The office or description as printed."""
    organisation: str | None = None
    """The organisation named inside the role."""
    evidence: Span | None = None
    """Where the role stands."""
    mentions: tuple[Span, ...] = ()
    """Every mention by name, in reading order."""


class Quote(Fact, frozen=True):
    """One attributed statement; `span` is what was said, without marks, speaker and cue."""

    text: str
    direct: bool
    """Whether it stands inside quotation marks."""
    speaker: str | None
    """The fullest name on the page of the person or institution that said it."""
    voice: Span | None
    """The words that name the speaker where the statement stands: a name, a pronoun, a description."""
    cue: str
    """The words of attribution as printed: "kata", "menurut"."""
    via: str | None = None
    """The outlet it was taken from."""
    chosen: str = ""
    """How the speaker was found: "named beside the cue", "subject of the sentence before"."""


class Credit(Fact, frozen=True):
    """A source that the article credits; `span` is the phrase that does."""

    name: str
    kind: str
    """outlet, institution or document."""
    phrase: str


class Spot(Fact, frozen=True):
    """A place of the article: a name with what it names where that is certain."""

    name: str
    id: str | None = None
    """Its number in the table of places (GeoNames); None where the name stays ambiguous or is not in the table."""
    country: str | None = None
    """ISO 3166-1 code."""
    lat: float | None = None
    lon: float | None = None
    rivals: tuple[str, ...] = ()
    """Ids of other places of that name."""


class Event(Fact, frozen=True):
    """Something reported as having happened, being planned, denied or alleged, by one sentence."""

    trigger: str
    """The verb or noun that reports it, as printed."""
    at: Span
    """Where the trigger stands."""
    who: tuple[str, ...] = ()
    whom: tuple[str, ...] = ()
    place: str | None = None
    date: str | None = None
    """TIMEX3 value."""
    plover: str | None = None
    """PLOVER type; None for events that have none."""
    status: str = "happened"
    """happened, planned, denied, alleged or hypothetical."""
    source: str | None = None
    """Who is credited with it, where its own sentence says."""


class Facts(Record, frozen=True):
    """All facts of one article. Spans count in `Article.text`."""

    names: tuple[Name, ...] = ()
    people: tuple[Person, ...] = ()
    quotes: tuple[Quote, ...] = ()
    dates: tuple[Expression, ...] = ()
    credits: tuple[Credit, ...] = ()
    places: tuple[Spot, ...] = ()
    events: tuple[Event, ...] = ()


class Told(Record, frozen=True):
    """An article with the facts that it states."""

    article: Article
    facts: Facts
    fault: str | None = None
    """The traceback of the bug of ours that its facts woke; then there are none, and the article is whole."""
