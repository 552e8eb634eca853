"""The archive: one folder that holds the database, the index made from it, and a lock for the one who writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import tantivy

from kronik.archive import check, codec, database, failure, fetch, naming, parts, saved, schema, search, spread, store
from kronik.archive.facts import keep, overrule, seek
from kronik.archive.facts.answers import Sheet
from kronik.archive.facts.decide import Decision
from kronik.archive.facts.register import Register
from kronik.archive.facts.settle import Work, settle
from kronik.archive.index import Entry, Index, Writer, document
from kronik.archive.links import answers, capture, members
from kronik.archive.links.census import load as census
from kronik.archive.links.linker import Linker
from kronik.archive.lock import Lock
from kronik.archive.progress import Progress
from kronik.archive.saved import Saved
from kronik.archive.types import (
    Added,
    Beat,
    Contradiction,
    Copy,
    Dated,
    Entity,
    Facets,
    Known,
    Member,
    Neighbour,
    Original,
    Outlet,
    Page,
    Problem,
    Report,
    Results,
    Revision,
    Stored,
    Story,
    Version,
)
from kronik.errors import ArchiveBusy, ArchiveDamaged, ArchiveError, ArchiveFull, NotAnArchive
from kronik.link.weights import Census
from kronik.link.why import Why
from kronik.records import Article, Capture, Facts, Form, Inferred, Outcome, Place, Refusal, Told

BATCH = 500
"""Pages of one transaction: what a kill costs at most. Committing takes some 30 ms, so it is a tenth of a
millisecond for each page."""


class Archive:
    """An archive folder that is open: `Archive.create(path)` or `Archive.open(path)`, as a context manager."""

    def __init__(self, folder: Path, db: sqlite3.Connection, lock: Lock | None) -> None:
        """Use `create` or `open`."""
        self.folder = folder
        self._db = db
        self._lock = lock
        self._index = Index(folder)
        self._writer: Writer | None = None
        self._linker: Linker | None = None
        self._counted: tuple[int, Census] | None = None
        self._known = spread.Known()
        self._pending: list[Entry] = []
        self._work = Work()
        self._change = 0
        self._uncommitted = 0
        self._batches = 0

    @classmethod
    def create(cls, path: str | Path) -> Self:
        """Open the archive at a path for writing; make it where there is none.

        Raises: ArchiveBusy, ArchiveFull; NotAnArchive where the folder holds something else.
        """
        folder = Path(path)
        with failure.told(folder):
            if folder.exists() and not folder.is_dir():
                raise NotAnArchive("This is a file, and an archive is a folder", place=str(folder))
            if folder.exists() and not (folder / "kronik.db").exists() and any(_others(folder)):
                raise NotAnArchive(
                    "The folder holds other files and no archive", place=str(folder), mend="Name an empty or new one"
                )
            folder.mkdir(parents=True, exist_ok=True)
        return cls._open_to_write(folder)

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False) -> Self:
        """Open an archive that is there. To read, it takes no lock, and one writer may be at work meanwhile.

        Raises: NotAnArchive; with `write` also ArchiveBusy and ArchiveFull.
        """
        folder = Path(path)
        if not (folder / "kronik.db").is_file():
            raise NotAnArchive("There is no archive here", place=str(folder), mend="`kronik add` makes one")
        if write:
            return cls._open_to_write(folder)
        with database.opened(folder, write=False) as db:
            if schema.current(db):
                archive = cls(folder, db, None)
                archive._link_up_if_free()
                archive._catch_up_if_free()
                return archive
        db.close()
        cls._open_to_write(folder).close()  # takes the steps that are missing
        return cls.open(folder)

    @classmethod
    def _open_to_write(cls, folder: Path, *, wait: bool = True) -> Self:
        with ExitStack() as undo:
            lock = Lock(folder)
            lock.take(wait=wait)
            undo.callback(lock.release)
            with database.opened(folder, write=True) as db:
                schema.migrate(db)
                archive = cls(folder, db, lock)
                archive._catch_up()
                archive._link_up()
                archive._reserve_up()
                archive._name_up()
            undo.pop_all()
        return archive

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the archive, with everything committed that was added."""
        try:
            self._commit()
            if self._writer:
                self._writer.close()
        finally:
            self._writer = None
            self._db.close()
            if self._lock:
                self._lock.release()

    # ---- writing ----------------------------------------------------------------------------------------------

    def add(self, article: Article, capture: Capture | None = None, told: Told | None = None) -> Added:
        """Store a page that is an article, with what it was read from and, where they were found, its facts.

        Outside a batch it is committed at once.

        Raises: ArchiveFull, ArchiveBusy; then everything committed before is stored, and nothing of this page.
        """
        with self._writing():
            change = store.add(self._db, article, capture)
            if change.change is not None and change.shown is not None:
                keep.follow(self._db, change.seq, change.shown, told, self._work)
                self._queue(change.seq, change.change, change.shown, new=change.added is Added.NEW)
                self._linked().link(change.seq, change.shown)
                self._follow(naming.learn(self._db, parts.outlet(change.shown), parts.address(change.shown)))
            elif told and not keep.held(self._db, change.seq):
                shown = fetch.shows(self._db, change.seq)
                keep.follow(self._db, change.seq, shown, told, self._work)
                self._queue(change.seq, store.touch(self._db, change.seq), shown)
        return change.added

    def tell(self, row: int, facts: Facts, fault: str | None = None) -> None:
        """Store the facts of an article of `untold`, in place of those it had; `fault` says why there are none."""
        with self._writing():
            keep.remember(self._db, row, facts, self._work, fault)
            self._follow([row])

    def merge(self, one: Entity, other: Entity, now: datetime) -> Decision:
        """Make an entity a part of another, for good. Raises Undecidable where that makes no sense."""
        with self._writing():
            return overrule.merge(self._db, one, other, now, self._work)

    def split(
        self, entity: Entity, now: datetime, *, names: Sequence[str] = (), articles: Sequence[str] = ()
    ) -> Decision:
        """Split off names of an entity, or the entity as some articles name it. Raises Undecidable."""
        with self._writing():
            if names:
                return overrule.split_names(self._db, entity, list(names), now, self._work)
            decision, rows = overrule.split_articles(self._db, entity, list(articles), now, self._work)
            self._follow(rows)
            return decision

    def undo(self, number: int, now: datetime) -> Decision:
        """Undo what a user decided. Raises Undecidable where no such decision holds."""
        with self._writing():
            decision, rows = overrule.undo(self._db, number, now, self._work)
            self._follow(rows)
            return decision

    def _follow(self, rows: Iterable[int]) -> None:
        """Have the index follow articles in which other forms appear now."""
        for row in rows:
            self._queue(row, store.touch(self._db, row), fetch.shows(self._db, row))

    def _queue(self, seq: int, change: int, shown: Article, *, new: bool = False) -> None:
        """Have the index follow a change once it is committed."""
        self._change = change
        terms = seek.terms(self._db, seq, parts.language(shown))
        made = document(shown, terms, seq=seq, change=change, outlet=fetch.outlet(self._db, seq))
        self._pending.append(Entry(seq, made, new))

    def refuse(self, refusal: Refusal, capture: Capture | None = None) -> None:
        """Store that a page became no article, and why."""
        with self._writing():
            store.refuse(self._db, refusal, capture)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Commit what is added inside together: every so many pages, and at the end, however the block ends."""
        self._batches += 1
        try:
            yield
        finally:
            self._batches -= 1
            if not self._batches:
                self._commit()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold a transaction around the block; commit it unless a batch holds more."""
        self._writable()
        try:
            with failure.told(self.folder):
                if not self._db.in_transaction:
                    self._db.execute("BEGIN IMMEDIATE")
                yield
            self._uncommitted += 1
            if not self._batches or self._uncommitted >= BATCH:
                self._commit()
        except BaseException:
            self._rollback()
            raise

    def _writable(self) -> None:
        if self._lock is None:
            raise ArchiveError("The archive was opened for reading only", place=str(self.folder))

    def _commit(self) -> None:
        if not self._uncommitted:
            return
        try:
            with failure.told(self.folder):
                if self._linker:
                    self._linker.save()
                settle(self._db, self._work)
                self._db.execute("COMMIT")
        except BaseException:
            self._rollback()
            raise
        self._uncommitted = 0
        self._work = Work()
        pending, self._pending = self._pending, []
        if pending:
            self._put(pending, self._change)

    def _rollback(self) -> None:
        self._pending, self._work = [], Work()
        self._linker = None  # what it counted is undone
        self._uncommitted = 0
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def _linked(self) -> Linker:
        if self._linker is None:
            self._linker = Linker(self._db)
        return self._linker

    def _link_up(self) -> None:
        """Link the articles that an archive held before it knew links."""
        progress = self._progress("articles are linked", fetch.left_to_link(self._db))
        while rows := fetch.unlinked(self._db, BATCH):
            progress.on(len(rows))
            with self._writing():
                for seq, record in rows:
                    self._linked().link(seq, codec.article(record))

    def _link_up_if_free(self) -> None:
        """Go on where linking was killed, unless another process is at it or nobody may write here."""
        if fetch.unlinked(self._db, 1):
            with suppress(ArchiveBusy, ArchiveFull):
                self._open_to_write(self.folder, wait=False).close()

    def _reserve_up(self) -> None:
        """Note what the pages reserve that an archive held before it asked; their HTTP headers are not known."""
        progress = self._progress("pages are asked what they reserve")
        while rows := fetch.unasked(self._db, BATCH):
            progress.on(len(rows))
            with self._writing():
                for version, original in rows:
                    page = Capture(id="", form=Form(original.form), payload=original.payload, place=Place(file=""))
                    store.reserve(self._db, version, page)

    def _name_up(self) -> None:
        """Name the outlets that an archive held before it knew what hosts are called."""
        if naming.missing(self._db):
            progress = self._progress("outlets are named")
            with self.batch():
                for outlet, url in naming.told(self._db):
                    progress.on(1)
                    with self._writing():
                        self._follow(naming.learn(self._db, outlet, url))

    # ---- the index follows ------------------------------------------------------------------------------------

    def _put(self, entries: Iterable[Entry], change: int) -> None:
        if self._writer is None:
            self._writer = self._index.writer()
        self._writer.put(entries, change=change)

    def _catch_up(self) -> None:
        """Bring the index to where the database is."""
        followed, last = self._index.followed(), fetch.change(self._db)
        if followed is None or followed > last:  # none, of another form, or of a database that was replaced
            self._rebuild()
            return
        progress = self._progress("the search index follows the database")
        while rows := fetch.changed(self._db, followed, BATCH):
            progress.on(len(rows))
            followed = rows[-1][1]
            self._put(_entries(self._db, rows, new=False), followed)

    def _rebuild(self) -> None:
        """Make the index anew from the database; searches see the old one until it is ready."""
        if self._writer:
            self._writer.close()
            self._writer = None
        progress = self._progress("the search index is made anew")
        writer = self._index.rewriter()
        followed = 0
        while rows := fetch.changed(self._db, followed, BATCH):
            progress.on(len(rows))
            followed = rows[-1][1]
            writer.put(_entries(self._db, rows, new=True), change=followed)
        writer.put((), change=followed)
        writer.close()

    def _progress(self, what: str, total: int | None = None) -> Progress:
        """Begin a step over so many articles, else over all; long where an older Kronik made the archive."""
        return Progress(self.folder, what, fetch.last(self._db) if total is None else total)

    def _catch_up_if_free(self) -> None:
        """Bring the index up to date, unless another process is doing so or nobody may write here."""
        if self._index.followed() == fetch.change(self._db):
            return
        lock = Lock(self.folder)
        try:
            lock.take(wait=False)
            self._catch_up()
            if self._writer:
                self._writer.close()
        except (ArchiveBusy, ArchiveFull):
            pass  # searches say what is missing
        finally:
            self._writer = None
            lock.release()

    # ---- reading ----------------------------------------------------------------------------------------------

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

    # ---- checking ---------------------------------------------------------------------------------------------

    def check(self, *, repair: bool = False) -> Report:
        """Verify the database, its records and the index; with `repair`, build the index anew if it is wrong.

        A database file that is damaged is not looked into any further. Raises: ArchiveError where `repair` is asked
        of an archive that was opened for reading.
        """
        if repair:
            self._writable()
        if damage := list(check.damage(self._db)):
            return Report(problems=tuple(Problem(what=what) for what in damage))
        with failure.told(self.folder):
            problems = [Problem(what=what) for what in (*check.references(self._db), *check.records(self._db))]
            astray = list(check.agreement(self._db, self._index))
            if astray and repair:
                self._rebuild()
            mended = bool(astray) and repair and not list(check.agreement(self._db, self._index))
            problems += [Problem(what=what, mended=mended) for what in astray]
            articles, versions, captures = fetch.sizes(self._db)
        searcher = self._index.searcher()
        return Report(
            articles=articles,
            versions=versions,
            captures=captures,
            indexed=searcher.num_docs if searcher else 0,
            problems=tuple(problems),
        )


def _entries(db: sqlite3.Connection, rows: list[tuple[int, int, bytes, str | None]], *, new: bool) -> Iterator[Entry]:
    for seq, change, record, outlet in rows:
        article = codec.article(record)
        terms = seek.terms(db, seq, parts.language(article))
        yield Entry(seq, document(article, terms, seq=seq, change=change, outlet=outlet), new)


def _others(folder: Path) -> Iterator[Path]:
    """What in a folder is no part of an archive that was just being made when its process ended."""
    return (path for path in folder.iterdir() if path.name not in ("lock", "index", "index.new", "index.old"))
