"""The register of an archive: its entities, and the facts of its articles, to be read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from kronik.archive import failure
from kronik.archive.facts import answers, decide, keys
from kronik.archive.facts.answers import Sheet
from kronik.archive.facts.decide import Decision
from kronik.archive.facts.gather import Part
from kronik.archive.types import Companion, Entity, Member, Naming


class Register:
    """What `Archive.register` gives. Every method raises ArchiveError where the database fails."""

    def __init__(self, db: sqlite3.Connection, folder: Path) -> None:
        self._db, self._folder = db, folder

    def entities(
        self, kind: str, name: str = "", limit: int = 50, cursor: str | None = None
    ) -> tuple[tuple[Entity, ...], str | None]:
        """Give entities of a kind, those in most articles in front, and the cursor of those that follow.

        name: only those of which a form holds these words, of the last of which the beginning is enough.
        Raises: QueryError for a cursor that is none.
        """
        with failure.told(self._folder):
            return answers.entities(self._db, kind, keys.key(name).split(), limit, cursor)

    def entity(self, name: str) -> Entity | None:
        """Give an entity by the id of any of its forms."""
        with failure.told(self._folder):
            return answers.entity(self._db, name)

    def named(self, text: str, kind: str | None = None) -> tuple[Entity, ...]:
        """Give every entity that an id or a name means."""
        with failure.told(self._folder):
            return answers.named(self._db, text, kind)

    def forms(self, name: str) -> tuple[Naming, ...]:
        """Give the forms of an entity, each with why it is one."""
        with failure.told(self._folder):
            return answers.forms(self._db, name)

    def ends(self, name: str) -> tuple[Member, ...]:
        """Give the first and the last dated article of an entity."""
        with failure.told(self._folder):
            return answers.ends(self._db, name)

    def months(self, name: str) -> dict[str, int]:
        """Count the articles of an entity by month."""
        with failure.told(self._folder):
            return answers.months(self._db, name)

    def company(self, name: str, limit: int = 12) -> dict[str, tuple[Companion, ...]]:
        """Give, by kind, whom the newest articles of an entity name beside it."""
        with failure.told(self._folder):
            return answers.company(self._db, name, limit)

    def articles(self, name: str, limit: int = 20, skip: int = 0) -> tuple[Member, ...]:
        """Give the articles that name an entity, the newest in front."""
        with failure.told(self._folder):
            return answers.sources(self._db, answers.articles(self._db, name, [Part.NAMED], limit, skip))

    def parts(self, name: str, parts: Sequence[Part], limit: int, skip: int = 0) -> tuple[Sheet, ...]:
        """Give the facts of the articles in which an entity has one of some parts, the newest in front."""
        with failure.told(self._folder):
            rows = answers.articles(self._db, name, parts, limit, skip)
            return tuple(answers.sheets(self._db, rows))

    def sheets(self, rows: Iterable[int] | None = None) -> Iterator[Sheet]:
        """Give the facts of articles by their rows; of all, in the order in which they came, where none are named."""
        with failure.told(self._folder):
            yield from answers.sheets(self._db, answers.all_rows(self._db) if rows is None else rows)

    def sheet(self, article: str) -> Sheet | None:
        """Give the facts of an article by its id; None where none are stored."""
        with failure.told(self._folder):
            row = self._db.execute("SELECT seq FROM article WHERE id = ?", (article,)).fetchone()
            return next(answers.sheets(self._db, row), None) if row else None

    def decisions(self) -> tuple[Decision, ...]:
        """Give all that users have decided, undone decisions too."""
        with failure.told(self._folder):
            return decide.every(self._db)
