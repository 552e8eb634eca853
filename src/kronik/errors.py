"""What can go wrong, as one tree. Each error names the place and, where there is one, the mend.

    KronikError
    ├── SourceError       a file that is absent, unreadable or of no known kind
    ├── PackError         a language pack with a wrong or missing key
    ├── Exhausted         a page needs more memory than one may cost (kronik.kernel)
    ├── QueryError        a search that cannot mean anything (a date that does not exist)
    └── ArchiveError
        ├── NotAnArchive      the folder holds no archive (or something else)
        ├── ArchiveBusy       another process is writing
        ├── ArchiveFull       no space left, or the folder may not be written
        └── ArchiveDamaged    the database does not pass its own check

Three things are kept apart. A field that is not on the page is a value (`Missing`). A page that is no article is an
outcome (`Outcome`). An error is neither: the command cannot go on. A bug raises whatever Python raises.
"""

from __future__ import annotations


class KronikError(Exception):
    """Base of all. `str(error)` is one line for a person: place, what is wrong, what mends it."""

    def __init__(self, what: str, *, place: str = "", mend: str = "") -> None:
        """Say what is wrong at which place, and the command or step that mends it."""
        super().__init__(what, place, mend)
        self.what, self.place, self.mend = what, place, mend

    def __str__(self) -> str:
        head = f"{self.place}: {self.what}" if self.place else self.what
        return f"{head}. {self.mend}" if self.mend else head


class SourceError(KronikError):
    """A file that is absent, unreadable or of no known kind."""


class PackError(KronikError):
    """A language pack with a wrong or missing key."""


class QueryError(KronikError):
    """A search that cannot mean anything."""


class ArchiveError(KronikError):
    """The archive cannot do what was asked."""


class NotAnArchive(ArchiveError):
    """The folder holds no archive."""


class ArchiveBusy(ArchiveError):
    """Another process is writing to the archive."""


class ArchiveFull(ArchiveError):
    """No space is left, or the folder may not be written."""


class ArchiveDamaged(ArchiveError):
    """The database does not pass its own check."""
