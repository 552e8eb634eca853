"""The archive: one folder that holds the database, the index made from it, and a lock for the one who writes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from kronik.archive import check, codec, database, failure, fetch, naming, parts, schema, store
from kronik.archive.facts import keep, overrule, seek
from kronik.archive.facts.decide import Decision
from kronik.archive.facts.settle import Work, settle
from kronik.archive.index import Entry, Writer, document
from kronik.archive.links.linker import Linker
from kronik.archive.lock import Lock
from kronik.archive.progress import Progress
from kronik.archive.reading import Reading
from kronik.archive.types import Added, Entity, Problem, Report
from kronik.errors import ArchiveBusy, ArchiveError, ArchiveFull, NotAnArchive
from kronik.records import Article, Capture, Facts, Form, Place, Refusal, Told

BATCH = 500
"""Pages of one transaction: what a kill costs at most. Committing takes some 30 ms, so it is a tenth of a
millisecond for each page."""


class Archive(Reading):
    """An archive folder that is open: `Archive.create(path)` or `Archive.open(path)`, as a context manager."""

    def __init__(self, folder: Path, db: sqlite3.Connection, lock: Lock | None) -> None:
        """Use `create` or `open`."""
        super().__init__(folder, db)
        self._lock = lock
        self._writer: Writer | None = None
        self._linker: Linker | None = None
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
                raise NotAnArchive(
                    "This is a file, and an archive is a folder",
                    place=str(folder),
                    mend="Name a folder in front of the pages; where it is not there, it is made",
                )
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
