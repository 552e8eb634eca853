"""What an open archive answers: its articles, searches, stories, facts and counts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import tantivy

from kronik.archive import failure, fetch, saved, search, spread
from kronik.archive.facts import keep
from kronik.archive.facts.answers import Sheet
from kronik.archive.facts.register import Register
from kronik.archive.index import Index
from kronik.archive.links import answers, capture, members
from kronik.archive.links.census import load as census
from kronik.archive.saved import Saved
from kronik.archive.types import (
    Beat,
    Contradiction,
    Copy,
    Dated,
    Facets,
    Known,
    Member,
    Neighbour,
    Original,
    Outlet,
    Page,
    Results,
    Revision,
    Stored,
    Story,
    Version,
)
from kronik.errors import ArchiveDamaged
from kronik.link.weights import Census
from kronik.link.why import Why
from kronik.records import Capture, Inferred, Outcome, Refusal


class Reading:
    """An archive folder that is open, as far as it is asked; `kronik.archive.folder.Archive` writes, too."""

    def __init__(self, folder: Path, db: sqlite3.Connection) -> None:
        """Answer from a folder and the connection to its database."""
        self.folder = folder
        self._db = db
        self._index = Index(folder)
        self._counted: tuple[int, Census] | None = None
        self._known = spread.Known()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Answer what is asked inside from one state of the records, whatever is added meanwhile."""
        if self._db.in_transaction:
            yield
            return
        with failure.told(self.folder):
            self._db.execute("BEGIN")
        try:
            yield
        finally:
            self._db.execute("ROLLBACK")  # nothing was written

    def article(self, name: str, version: str | None = None) -> Stored | None:
        """Give an article by its id, its address, or both an id and a version's id."""
        with failure.told(self.folder):
            return fetch.version(self._db, name, version) if version else fetch.article(self._db, name)

    def parts(self, name: str) -> tuple[str, ...]:
        """Give the ids of the parts of an article split over pages, in order; its own where it is whole."""
        with failure.told(self.folder):
            return fetch.parts(self._db, name)

    def whole(self, name: str) -> Stored | None:
        """Give an article with the body of all its parts as one; what one page alone says is as on its first."""
        with failure.told(self.folder):
            return fetch.whole(self._db, name)

    def versions(self, name: str) -> tuple[Version, ...]:
        """Give the versions of an article, the one seen first in front; none where there is no such article."""
        with failure.told(self.folder):
            return fetch.versions(self._db, name)

    def original(self, name: str, version: str | None = None) -> Original | None:
        """Give what a version was read from, byte for byte; the current version where none is named."""
        with failure.told(self.folder):
            return fetch.original(self._db, name, version)

    def held(self, urls: Iterable[str]) -> dict[str, str]:
        """Give the article's id for each address that the archive holds, in whatever form it is written."""
        with failure.told(self.folder):
            return fetch.held(self._db, urls)

    def search(
        self,
        text: str,
        *,
        limit: int = 20,
        cursor: str | None = None,
        sort: search.Sort = "match",
        fold: bool = False,
        since: int = 0,
        excerpt: int | None = None,
    ) -> Results:
        """Find articles. See `kronik.archive.query` for the language; an empty text finds all, newest first.

        `fold`: of articles with one text only the first is a hit, and names the others; `total` counts them all.
        `since`: of the articles that arrived after the one that was the `last` then.
        `excerpt`: passages are cut from so many first characters of the body, and the rest is not shown.

        Raises: QueryError for a date that does not exist; ArchiveDamaged where there is no index to search.
        """
        with failure.told(self.folder):
            results = search.search(
                self._db, self._searcher(), text,
                limit=limit, cursor=cursor, sort=sort, fold=fold, since=since, excerpt=excerpt,
            )  # fmt: skip
            if lag := self._lag():
                note = f"The index does not hold the last {'change' if lag == 1 else f'{lag} changes'} yet"
                results = msgspec.structs.replace(results, notes=(*results.notes, note))
            return results

    def told(self, text: str, *, limit: int = 20, cursor: str | None = None) -> tuple[tuple[Sheet, ...], str | None]:
        """Give the facts of the articles that a query finds, the newest in front, and the cursor of the next ones.

        Raises: as `search`.
        """
        with failure.told(self.folder):
            rows, following = search.newest(self._db, self._searcher(), text, limit, cursor)
            return tuple(self.register.sheets(rows)), following

    def facets(self, text: str) -> Facets:
        """Count what a query finds by outlet, language, kind, time, story, and by who and what it names.

        Raises: as `search`.
        """
        with failure.told(self.folder):
            searcher = self._searcher()
            return spread.facets(self._db, searcher, search.ground(self._db, searcher), text, self._known)

    def times(self, text: str, unit: spread.Unit) -> dict[str, int]:
        """Count what a query finds in each day, week, month or year that has any, the first in front.

        Raises: as `search`.
        """
        with failure.told(self.folder):
            searcher = self._searcher()
            return spread.times(searcher, search.ground(self._db, searcher), text, unit, self._known)

    def attention(self, text: str, unit: spread.Unit = "month") -> tuple[Beat, ...]:
        """Count what a query finds in each day, week, month or year, beside all articles of that time.

        Raises: as `search`.
        """
        return spread.attention(self.times(text, unit), self.times("", unit))

    def articles(self, query: str | None = None) -> Iterator[Stored]:
        """Give every article, or every one that a query finds, in the order in which they came; never capped."""
        with failure.told(self.folder):
            if query is None:
                yield from fetch.articles(self._db)
            else:
                yield from search.matching(self._db, self._searcher(), query)

    def known(self) -> Known:
        """Count the articles whose facts are stored."""
        with failure.told(self.folder):
            return keep.known(self._db)

    def untold(self, *, again: bool = False) -> Iterator[Capture]:
        """Give the articles without facts as what `flow.recall` reads; `again`: with facts of other rules, too."""
        with failure.told(self.folder):
            yield from keep.untold(self._db, again=again)

    def sheets(self, query: str | None = None) -> Iterator[Sheet]:
        """Give the facts of every article, or of every one that a query finds, in the order in which they came."""
        with failure.told(self.folder):
            if query is None:
                yield from self.register.sheets()
            else:
                found = search.rows(self._db, self._searcher(), query)
                yield from self.register.sheets(seq for seqs in found for seq in seqs)

    @property
    def register(self) -> Register:
        """The entities of the archive, and the facts of its articles."""
        return Register(self._db, self.folder)

    def pages(self) -> Iterator[Page]:
        """Give every page that was kept, as its source named it, with the article that it shows."""
        with failure.told(self.folder):
            yield from fetch.pages(self._db)

    def counts(self) -> dict[Outcome, int]:
        """Count the pages that were read, by how their reading ended."""
        with failure.told(self.folder):
            return fetch.counts(self._db)

    def size(self) -> int:
        """Count the articles."""
        with failure.told(self.folder):
            return fetch.sizes(self._db)[0]

    def ids(self, start: int, limit: int) -> tuple[str, ...]:
        """Give the ids of so many articles, in the order in which they came, from the `start`th on."""
        with failure.told(self.folder):
            return fetch.ids(self._db, start, limit)

    def outlets(self) -> tuple[Outlet, ...]:
        """Count the articles of each outlet, the largest in front."""
        with failure.told(self.folder):
            return fetch.outlets(self._db)

    def change(self) -> int:
        """Give the number of the last change: what was counted before it holds for as long as it stays."""
        with failure.told(self.folder):
            return fetch.change(self._db)

    def months(self) -> dict[str, int]:
        """Count the articles of each month (YYYY-MM, as printed), the first in front."""
        with failure.told(self.folder):
            return fetch.months(self._db)

    def calendar(self) -> dict[str, dict[str, int]]:
        """Count the articles of each outlet by month (YYYY-MM, as printed), the first in front."""
        with failure.told(self.folder):
            return fetch.calendar(self._db)

    def reservations(self) -> dict[str, int]:
        """Count the articles by what their pages reserve, the most frequent in front."""
        with failure.told(self.folder):
            return fetch.reservations(self._db)

    def refusals(self, limit: int = 100) -> tuple[Refusal, ...]:
        """Give the pages that became no article, and why, the last read in front."""
        with failure.told(self.folder):
            return fetch.refusals(self._db, limit)

    def last(self) -> int:
        """Give the number of the article that arrived last; 0 where there is none."""
        with failure.told(self.folder):
            return fetch.last(self._db)

    def searches(self) -> tuple[Saved, ...]:
        """Give the saved searches, by name. Raises ArchiveError naming a file that is none."""
        return saved.every(self.folder)

    def saved(self, name: str) -> Saved | None:
        """Give a saved search; None where there is none of this name."""
        return saved.one(self.folder, name)

    def keep(self, search: Saved) -> None:
        """Save a search, in the place of one of its name. Raises ArchiveError for a name that is none."""
        saved.save(self.folder, search)

    def forget(self, name: str) -> bool:
        """Take a saved search away; whether there was one."""
        return saved.remove(self.folder, name)

    def related(self, name: str, limit: int = 10) -> tuple[Neighbour, ...]:
        """Give the articles about the subject of one, the closest in words and time in front, without its copies."""
        with failure.told(self.folder):
            return answers.near(self._db, self._searcher(), self._census(), name, limit)

    def story(self, name: str) -> Story | None:
        """Give the story that an article is part of; None where it is in none with another article."""
        with failure.told(self.folder):
            return answers.story(self._db, name)

    def stories(self) -> Iterator[Story]:
        """Give every story, the one that went on last in front."""
        with failure.told(self.folder):
            yield from answers.stories(self._db)

    def timeline(self, name: str) -> tuple[Dated, ...]:
        """Give the dated steps of an article's story, or of a person, organisation or place by its entity's id."""
        with failure.told(self.folder):
            return answers.timeline(self._db, name)

    def contradictions(self, name: str) -> tuple[Contradiction, ...]:
        """Give what the outlets of an article's story tell differently: figures, dates, names, side by side."""
        with failure.told(self.folder):
            return answers.contradictions(self._db, name)

    def running(self, most: int) -> tuple[Story, ...]:
        """Give the stories with the most articles of the last days of the archive, the most in front."""
        with failure.told(self.folder):
            return members.running(self._db, most)

    def cited(self, outlet: str, most: int) -> tuple[tuple[Member, int], ...]:
        """Give the articles of an outlet to which most others link by address, with how many do."""
        with failure.told(self.folder):
            return members.cited(self._db, outlet, most)

    def copies(self, name: str) -> tuple[Copy, ...]:
        """Give the articles that have one text with this one, itself among them, the original in front."""
        with failure.told(self.folder):
            return answers.copies(self._db, name)

    def changed(self, one: str, other: str) -> tuple[str, ...]:
        """Give what one article changed against another, such as a copy against its original: a line each."""
        with failure.told(self.folder):
            return answers.changed(self._db, one, other)

    def revisions(self, name: str) -> tuple[Revision, ...]:
        """Give the versions of an article with what each inserted, removed and corrected, and says of that itself."""
        with failure.told(self.folder):
            return answers.revisions(self._db, name)

    def copied(self) -> Iterator[tuple[Copy, ...]]:
        """Give every group of copies."""
        with failure.told(self.folder):
            yield from answers.copied(self._db)

    def linked(self, name: str) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
        """Give the articles that this one's own links name, and those whose links name this one."""
        with failure.told(self.folder):
            return answers.linked(self._db, name)

    def capture(self, name: str) -> Inferred | None:
        """Give what was inferred of the capture of an article's page: the bounds, and what contradicts them."""
        with failure.told(self.folder):
            return capture.evidence(self._db, name)

    def why(self, one: str, other: str) -> Why | None:
        """Say why two articles are together or not; None where the archive does not hold both."""
        with failure.told(self.folder):
            return answers.why(self._db, self._census(), one, other)

    def _census(self) -> Census:
        """In how many articles each term stands, read again once the archive has changed by a tenth."""
        now = fetch.change(self._db)
        if self._counted is None or now > self._counted[0] * 1.1:
            self._counted = now, census(self._db)
        return self._counted[1]

    def _searcher(self) -> tantivy.Searcher:
        searcher = self._index.searcher()
        if searcher is None:
            raise ArchiveDamaged(
                "There is no search index that can be opened", place=str(self.folder), mend="`kronik check --repair`"
            )
        return searcher

    def _lag(self) -> int:
        """How many changes of the database the index lacks."""
        return max(fetch.change(self._db) - (self._index.followed() or 0), 0)
