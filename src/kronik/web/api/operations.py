"""Which address puts which question. The document, the routes and the page to try them come from this table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kronik.archive import Archive, Facets, Results, Story
from kronik.archive.export.forms import FORMS, Form
from kronik.records import Record
from kronik.web.api import answers, shapes

Question = Callable[[Archive, Any], Any]


class Operation(Record, frozen=True):
    """One address under /api, answered to GET."""

    name: str
    path: str
    asked: type[shapes.Asked]
    answered: Any
    """The type of the answer, of which its schema is made; of a stream, that of a row."""
    put: Question | None = None
    """None for a stream."""
    form: str = "json"
    """json, ndjson, csv, or the name of a form of `archive.export`."""
    told: str = ""
    """One sentence on a stream; a question has its own docstring."""

    @property
    def summary(self) -> str:
        """One sentence."""
        return self.told or ((self.put.__doc__ or "").partition("\n")[0] if self.put else "")


NDJSON = (
    "Every article that a query finds, one JSON object a line; the first and the last line tell the query and the"
    " count."
)
CSV = (
    "Every article that a query finds, one row a line, under a heading; the first and the last row tell the query and"
    " the count."
)

WACZ = "The originals of what a query finds, in one file that ReplayWeb.page opens."
PARQUET = "Every article that a query finds, as Parquet."
SQLITE = "What a query finds as an SQLite file for Datasette and the like; a thousand articles at most."


def _form(form: Form) -> tuple[Operation, Operation]:
    """An article, and all that a query finds, in a form of other programs."""
    title = TITLES[form.name]
    return (
        Operation(
            name=form.name,
            path=f"/articles/{{id}}.{form.suffix}",
            asked=shapes.Said,
            answered=Any,
            put=answers.formed(form),
            form=form.name,
            told=f"An article as {title}.",
        ),
        Operation(
            name=f"all-{form.name}",
            path=f"/articles.{form.suffix}",
            asked=shapes.Whole,
            answered=Any,
            form=form.name,
            told=f"Every article that a query finds, as {title}.",
        ),
    )


TITLES = {
    "jsonld": "schema.org NewsArticle in JSON-LD",
    "ninjs": "IPTC ninjs 3.2",
    "bibtex": "a citation in BibTeX",
    "ris": "a citation in RIS",
    "csl": "a citation in CSL-JSON",
}
"""What the forms are called."""

FACTS = {
    "people": "The people",
    "organisations": "The organisations",
    "places": "The places",
    "quotes": "The attributed statements",
    "events": "The reported events",
}
"""The tables of facts, as a sentence begins with them."""

OPERATIONS = (
    Operation(name="search", path="/articles", asked=shapes.Search, answered=Results, put=answers.search),
    Operation(
        name="lines", path="/articles.ndjson", asked=shapes.Whole, answered=shapes.Public, form="ndjson", told=NDJSON
    ),
    Operation(name="rows", path="/articles.csv", asked=shapes.Whole, answered=str, form="csv", told=CSV),
    *(
        Operation(
            name=f"all-{form}", path=f"/articles.{form}", asked=shapes.Whole, answered=str, form=form, told=told
        )
        for form, told in (("parquet", PARQUET), ("sqlite", SQLITE), ("wacz", WACZ))
    ),
    *(
        Operation(
            name=f"{table}-{name}",
            path=f"/facts/{table}.{form}",
            asked=shapes.Whole,
            answered=Any if form == "ndjson" else str,
            form=form,
            told=f"{told} of the articles that a query finds, one a line, each with its sentence.",
        )
        for table, told in FACTS.items()
        for name, form in (("lines", "ndjson"), ("rows", "csv"))
    ),
    Operation(name="facets", path="/facets", asked=shapes.Whole, answered=Facets, put=answers.facets),
    Operation(
        name="attention",
        path="/attention",
        asked=shapes.Course,
        answered=shapes.Attention,
        put=answers.attention,
    ),
    *(operation for form in FORMS.values() for operation in _form(form)),
    Operation(name="article", path="/articles/{id}", asked=shapes.Said, answered=shapes.Public, put=answers.article),
    Operation(
        name="versions",
        path="/articles/{id}/versions",
        asked=shapes.One,
        answered=shapes.Versions,
        put=answers.versions,
    ),
    Operation(
        name="related",
        path="/articles/{id}/related",
        asked=shapes.Near,
        answered=shapes.Neighbours,
        put=answers.related,
    ),
    Operation(
        name="copies", path="/articles/{id}/copies", asked=shapes.One, answered=shapes.Copies, put=answers.copies
    ),
    Operation(name="links", path="/articles/{id}/links", asked=shapes.One, answered=shapes.Links, put=answers.links),
    Operation(name="stories", path="/stories", asked=shapes.Some, answered=shapes.Stories, put=answers.stories),
    Operation(name="story", path="/stories/{id}", asked=shapes.One, answered=Story, put=answers.story),
    *(
        Operation(
            name=table,
            path=f"/{table}",
            asked=shapes.Named,
            answered=shapes.Entities,
            put=answers.entities(kind),
            told=f"The {table} that the articles name, those in most of them in front.",
        )
        for table, kind in (("people", "person"), ("organisations", "organisation"), ("places", "place"))
    ),
    Operation(
        name="entity", path="/entities/{id}", asked=shapes.Someone, answered=shapes.Whoever, put=answers.entity
    ),
    Operation(
        name="said-by",
        path="/entities/{id}/quotes",
        asked=shapes.Doings,
        answered=shapes.Statements,
        put=answers.said_by,
    ),
    Operation(
        name="done-by",
        path="/entities/{id}/events",
        asked=shapes.Doings,
        answered=shapes.Happenings,
        put=answers.done_by,
    ),
    Operation(name="quotes", path="/quotes", asked=shapes.Told, answered=shapes.Statements, put=answers.quotes),
    Operation(name="events", path="/events", asked=shapes.Told, answered=shapes.Happenings, put=answers.events),
    Operation(
        name="timeline",
        path="/stories/{id}/timeline",
        asked=shapes.One,
        answered=shapes.Timeline,
        put=answers.timeline,
    ),
    Operation(
        name="contradictions",
        path="/stories/{id}/contradictions",
        asked=shapes.One,
        answered=shapes.Contradictions,
        put=answers.contradictions,
    ),
    Operation(name="outlets", path="/outlets", asked=shapes.Nothing, answered=shapes.Outlets, put=answers.outlets),
    Operation(
        name="outcomes", path="/outcomes", asked=shapes.Nothing, answered=shapes.Outcomes, put=answers.outcomes
    ),
    Operation(name="refusals", path="/refusals", asked=shapes.Some, answered=shapes.Refusals, put=answers.refusals),
)
"""Every address of the API. They are part of what programs rely on: one that was given out stays."""
