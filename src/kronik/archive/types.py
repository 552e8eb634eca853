"""What the archive answers: every record that its callers see."""

from __future__ import annotations

from enum import StrEnum

from kronik.records import Article, Event, Moment, Name, Person, Quote, Record, Span, Spot, Url


class Added(StrEnum):
    """What adding a page changed."""

    NEW = "new"
    VERSION = "version"
    """The article was there and said something else."""
    SAME = "same"
    """The archive has this version. A page read again, by a reader that has learned, is stored as now read."""


class Version(Record, frozen=True):
    """One thing that an article said, and when it was seen saying it."""

    id: str
    captured: str | None
    """EDTF."""
    current: bool


class Revision(Record, frozen=True):
    """A version of an article, with what it changed against the one seen before it."""

    version: Version
    headline: str
    published: str | None
    modified: str | None
    """EDTF, as this version gives them."""
    changes: tuple[str, ...]
    """A line each, in reading order: what was inserted, removed, corrected; none for the first."""
    notes: tuple[str, ...]
    """Lines in which the article itself tells that it was corrected or updated."""


class Stored(Record, frozen=True):
    """An article of the archive."""

    id: str
    """The archive's id: short, the same in every archive. `article.id` is the source's."""
    article: Article
    outlet: str | None
    version: str
    """Id of the version that `article` is."""
    versions: int
    withheld: int | None = None
    """Characters of the body that the public is not shown; None where all of it is here."""
    reserved: tuple[str, ...] = ()
    """What its pages reserve, as it stands there; told to the public only."""


class Original(Record, frozen=True):
    """The payload that a version was read from, as it was read."""

    form: str
    charset: str | None
    payload: bytes
    """Text as UTF-8."""


class Outlet(Record, frozen=True):
    """An outlet with the span of its dated articles, in seconds since 1970 UTC."""

    name: str | None
    articles: int
    first: int | None
    last: int | None


class Page(Record, frozen=True):
    """A page as its source named it, and the article that it shows."""

    id: str
    url: Url | None
    article: str
    story: str | None = None
    """Id of the first article of its story; None where it is in none with another article."""
    copies: str | None = None
    """Id of the first article that has its text; None where no other has."""


class Known(Record, frozen=True):
    """How many articles have their facts stored."""

    articles: int
    told: int
    """Articles whose facts were looked for; that none were found is an answer, too."""
    older: int
    """Of these, found by other rules than this Kronik's."""
    faults: int
    """Of these, articles in which a bug of Kronik's was woken: they are whole, and without facts."""


class Member(Record, frozen=True):
    """An article in a story, among copies, or at an end of a link."""

    id: str
    headline: str
    url: Url | None
    outlet: str | None
    published: str | None
    """EDTF."""


class Step(Record, frozen=True):
    """A day of a story."""

    day: str | None
    """YYYY-MM-DD as its lead printed it; None where nothing in it is dated."""
    lead: Member
    """The article that is most like the others."""
    others: tuple[Member, ...]
    outlets: int
    """Outlets that report it."""


class Cast(Record, frozen=True):
    """A person or place that the articles of a story name."""

    id: str
    """Of the entity, as facts and searches know it."""
    name: str
    articles: int
    """Of the story, that name it."""


class Story(Record, frozen=True):
    """Articles that report one running event."""

    id: str
    """That of its first article. It changes when an earlier one comes; every member's id leads to the story."""
    headline: str
    """Of the article that is most like the others."""
    first: str | None
    last: str | None
    """Publication of its first and last article, EDTF."""
    outlets: tuple[str, ...]
    articles: int
    steps: tuple[Step, ...]
    """Its days, the first in front."""
    people: tuple[Cast, ...] = ()
    places: tuple[Cast, ...] = ()
    """Whom and where its articles name, the most named in front; none where the archive has no facts of them."""


class Telling(Record, frozen=True):
    """A sentence of an article that tells a value."""

    member: Member
    sentence: str
    mark: Span
    """Where in it the value stands."""


class Side(Record, frozen=True):
    """One of the values that articles give for one thing."""

    value: str
    """As a number (1500), a day (2031-06-04) or a name as printed."""
    tellings: tuple[Telling, ...]
    """Who tells it: one sentence an article, the earliest in front."""


class Contradiction(Record, frozen=True):
    """Something that the outlets of a story tell differently."""

    kind: str
    """figure, date or name."""
    about: tuple[str, ...]
    """Words that stand around every value, as the first article prints them."""
    sides: tuple[Side, ...]
    """The value that most articles tell in front."""
    outlets: int


class Dated(Record, frozen=True):
    """A step of a timeline."""

    day: str
    """EDTF, as precise as it was told."""
    precision: str
    """day, month, year and so on."""
    what: str
    """event: something told to have happened then; article: what was published that day."""
    text: str
    """The sentence that tells the event; the headline of the article that leads the day."""
    lead: Member
    """The article that tells it first; of a day's articles the one most like the others, or that says most."""
    others: tuple[Member, ...]
    outlets: int
    """Outlets that report it."""


class Copy(Record, frozen=True):
    """An article that has its text in common with others."""

    member: Member
    credits: int
    """How many of the others name its outlet as source; the original is the most credited, else the earliest."""
    shared: float | None
    """Share of the shorter text that it and the original have in common; None for the original itself, and where it
    is a copy of another copy."""


class Neighbour(Record, frozen=True):
    """An article about the subject of another."""

    id: str
    headline: str
    url: Url | None
    outlet: str | None
    published: Moment | None
    words: tuple[str, ...]
    """The words and names that made it related, the weightiest in front."""


class Excerpt(Record, frozen=True):
    """A piece of an article in which words of the query stand."""

    text: str
    marks: tuple[Span, ...] = ()
    """Where the words stand, in code points of `text`."""


class Hit(Record, frozen=True):
    """An article that a search found."""

    id: str
    headline: str
    """"" where the page has none."""
    marks: tuple[Span, ...]
    """Where words of the query stand in the headline."""
    url: Url | None
    outlet: str | None
    language: str | None
    kind: str
    """Its outcome: article, live_blog, brief and so on."""
    published: Moment | None
    passages: tuple[Excerpt, ...]
    """Those that hold most of the query, in reading order; the article's opening where the query has no words."""
    versions: int
    copies: tuple[Member, ...] = ()
    """Articles with its text that the query finds, too, and that are shown by this hit alone."""


class Results(Record, frozen=True):
    """What a search found, and how its query was understood."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    cursor: str | None = None
    """Hand it back to get the hits that follow; None on the last page."""
    notes: tuple[str, ...] = ()
    """What was not read as it may have been meant, and what the index does not hold yet: a sentence each."""


class Tally(Record, frozen=True):
    """A value of a field, and how many of the articles that a query finds have it."""

    value: str
    """As a query writes it after the field's name."""
    name: str
    """For a reader."""
    articles: int


class Facets(Record, frozen=True):
    """How what a query finds is spread. Each number is that of the query narrowed to the value.

    Where the query is narrow in a field already, the values of that field are counted without its own limit.
    """

    total: int
    outlets: tuple[Tally, ...]
    languages: tuple[Tally, ...]
    kinds: tuple[Tally, ...]
    years: dict[str, int]
    months: dict[str, int]
    """Those of the year that the query is narrowed to; none where it is to no year."""
    days: dict[str, int]
    """Those of the month that the query is narrowed to."""
    stories: tuple[Tally, ...]
    """Running events of which it finds more than one article."""
    people: tuple[Tally, ...]
    places: tuple[Tally, ...]
    organisations: tuple[Tally, ...]


class Beat(Record, frozen=True):
    """A day, a week, a month or a year, and how much attention a query's subject had then."""

    time: str
    """2017-11-21, 2017-W47, 2017-11 or 2017."""
    articles: int
    """Those that the query finds."""
    of: int
    """All articles of that time in the archive."""

    @property
    def per_thousand(self) -> float:
        """Articles found for each thousand."""
        return 1000 * self.articles / self.of if self.of else 0.0


class Problem(Record, frozen=True):
    """One thing that is wrong in an archive."""

    what: str
    mended: bool = False


class Report(Record, frozen=True):
    """What a check found."""

    articles: int = 0
    versions: int = 0
    captures: int = 0
    indexed: int = 0
    """Documents in the index."""
    problems: tuple[Problem, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong, or nothing is any more."""
        return all(problem.mended for problem in self.problems)

    def lines(self) -> list[str]:
        """The report for a person."""
        counts = (
            f"{self.articles} articles in {self.versions} versions, {self.captures} pages read, "
            f"{self.indexed} articles in the index"
        )
        found = [f"{'mended' if p.mended else 'wrong'}: {p.what}" for p in self.problems]
        return [counts, *(found or ["nothing is wrong"])]


# ---- entities and facts ---------------------------------------------------------------------------------------


class Entity(Record, frozen=True):
    """A person, an organisation or a place, over all articles."""

    id: str
    kind: str
    """person, organisation or place."""
    name: str
    """As most articles print the form that stands for it."""
    role: str | None
    """The office or description that most articles tell of it."""
    articles: int
    code: str | None = None
    """Of a place that is known: its number in the table of places (GeoNames), or a country's code."""
    country: str | None = None
    lat: float | None = None
    lon: float | None = None


class Naming(Record, frozen=True):
    """A name as articles tell it of an entity."""

    id: str
    name: str
    office: str
    """The organisation or office told with it, folded; "" where none is."""
    role: str | None
    articles: int
    of: str | None
    """The name of the form that it is another form of; None for the one that stands for the entity."""
    why: str
    """The evidence for that."""


class Party(Record, frozen=True):
    """Who has a part in a fact."""

    id: str
    kind: str
    name: str
    settled: bool
    """Whether it is an entity; else the name does not tell who is meant."""


class Companion(Record, frozen=True):
    """Who is named beside an entity."""

    entity: Entity
    together: int
    """In how many of its newest articles."""


class Mention(Record, frozen=True):
    """A person, a place or an organisation in an article."""

    article: Member
    entity: Party | None
    fact: Person | Spot | Name
    sentence: str


class Statement(Record, frozen=True):
    """What somebody said, in an article."""

    article: Member
    quote: Quote
    sentence: str
    speaker: Party | None
    about: tuple[Party, ...]


class Happening(Record, frozen=True):
    """What an article reports."""

    article: Member
    event: Event
    sentence: str
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    where: Party | None
