"""The search index: Tantivy, made from the database and never trusted over it.

A document is the current version of an article. Its words are folded and stemmed here, so that Tantivy only splits
at spaces: it has no Indonesian stemmer, and the highlighter has to match words exactly as the index does.

The folder notes how far the index has followed the database: the highest `article.change` it holds. The note is
written after the index has been committed, so a kill in between leaves a note that is too low, and following again
from there gives the same index. What the index lacks is added when the archive is opened.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import msgspec
import tantivy

from kronik.archive import days, failure, parts
from kronik.archive.facts import keys
from kronik.archive.facts.seek import Terms
from kronik.archive.stems import fold, form, stems, words
from kronik.records import Article, Found, Lang, Record

HEAP = 32_000_000
"""Bytes that new documents may take before Tantivy writes them out as a segment: some 10,000 articles."""

NOTE = "followed.json"

GAP = " \u00b6 "
"""Stands between two parts of an article, so that no phrase reaches across. No word is spelt so."""

UNDATED = 0
_SHIFT, _EPOCH = 26, 1 << 36
"""An article's place in a list by date is one number without ties: its second, counted from some 2,200 years
before 1970, then the 26 low bits of its row."""


LOTS = 64
"""Parts into which the articles are drawn, evenly and without regard to what they are: one is a sample of them."""


def lot(seq: int) -> int:
    """The lot that an article of a row is in."""
    return seq * 2_654_435_761 % (1 << 32) * LOTS >> 32  # Knuth's multiplicative hash: rows in turn fall apart


class Followed(Record, frozen=True):
    """How far an index has followed its database, and how its terms were made."""

    change: int
    form: str


class Entry(NamedTuple):
    """A document on its way into the index."""

    seq: int
    document: tantivy.Document
    new: bool
    """Whether the index holds no document of this row: then there is none to delete."""


def order(article: Article, seq: int) -> int:
    """The article's place in a list by date: higher is newer, and no two are equal. Undated ones come last."""
    second = UNDATED
    if isinstance(article.published, Found):
        second = min(max(days.second(article.published.value) + _EPOCH, 1), (1 << 37) - 1)
    return second << _SHIFT | seq & (1 << _SHIFT) - 1


def _schema() -> tantivy.Schema:
    # Signed numbers: tantivy-py 0.27 makes a signed term of what it is told to delete, which no unsigned field holds.
    builder = tantivy.SchemaBuilder()
    for name in ("seq", "change", "order"):
        builder.add_integer_field(name, indexed=True, fast=True)
    for name in ("first", "last", "year", "month", "day", "form"):
        builder.add_integer_field(name, indexed=True, fast=True)
    builder.add_integer_field("lot", indexed=True)
    for name in ("outlet_name", "lang", "kind"):  # fast: they are counted, too
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    for name in ("outlet", "by", "event"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in ("text", "stems", "title", "title_stems", "outlet_words", "said", "said_stems"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    return builder.build()


SCHEMA = _schema()

UNTOLD = Terms()
"""What the index holds of facts where none are known."""


def document(
    article: Article, told: Terms = UNTOLD, *, seq: int, change: int, outlet: str | None = None
) -> tantivy.Document:
    """Give what the index holds of an article and its facts; `outlet`: what the archive calls the article's."""
    lang = parts.language(article)
    title = words(parts.headline(article))
    bodies = [title, *map(words, parts.texts(article))]
    doc = tantivy.Document()
    doc.add_integer("seq", seq)
    doc.add_integer("change", change)
    doc.add_integer("order", order(article, seq))
    doc.add_integer("lot", lot(seq))
    if isinstance(article.published, Found):
        first, last = days.printed(article.published.value)
        doc.add_integer("first", first)
        doc.add_integer("last", last)
        for name, part in (("year", 10_000), ("month", 100), ("day", 1)):
            if first // part == last // part:  # what it covers lies within one
                doc.add_integer(name, first // part)
    doc.add_text("kind", article.outcome.value)
    if lang:
        doc.add_text("lang", lang)
    if called := outlet or parts.outlet(article):
        doc.add_text("outlet", " ".join(called.lower().split()))
        doc.add_text("outlet_name", " ".join(called.split()))
        doc.add_text("outlet_words", " ".join(map(fold, words(called))))
    doc.add_text("title", " ".join(map(fold, title)))
    doc.add_text("title_stems", " ".join(stems(title, lang)))
    doc.add_text("text", GAP.join(" ".join(map(fold, body)) for body in bodies))
    doc.add_text("stems", GAP.join(" ".join(stems(body, lang)) for body in bodies))
    _tell(doc, told, lang)
    return doc


def _tell(doc: tantivy.Document, told: Terms, lang: Lang | None) -> None:
    for name in told.forms:
        doc.add_integer("form", keys.number(name))
    for field, terms in (("by", told.by), ("event", told.events)):
        for term in terms:
            doc.add_text(field, term)
    if told.said:
        said = list(map(words, told.said))
        doc.add_text("said", GAP.join(" ".join(map(fold, some)) for some in said))
        doc.add_text("said_stems", GAP.join(" ".join(stems(some, lang)) for some in said))


class Index:
    """The index of one archive folder."""

    def __init__(self, archive: Path) -> None:
        self.folder = archive / "index"
        self._archive = archive
        self._index: tantivy.Index | None = None
        self._searcher: tantivy.Searcher | None = None
        self._stamp: tuple[int, int] | None = None
        self._inode = 0

    def followed(self) -> int | None:
        """The change up to which the index is complete; None where there is no index that can be used."""
        try:
            note = msgspec.json.decode((self.folder / NOTE).read_bytes(), type=Followed)
        except (OSError, msgspec.DecodeError):
            return None
        return note.change if note.form == form() and self.searcher() else None

    def searcher(self) -> tantivy.Searcher | None:
        """A view of the index as it was last committed, the same until the next; None where none can be opened."""
        try:
            status = (self.folder / NOTE).stat()
        except OSError:  # none yet, or just being replaced
            return self._searcher
        stamp = (status.st_ino, status.st_mtime_ns)
        if stamp != self._stamp:
            if not self._reloaded():
                self._index = _open(self.folder) or self._open_read_only()
            self._searcher = self._index.searcher() if self._index else None
            self._stamp = stamp
        return self._searcher

    def _reloaded(self) -> bool:
        """Follow the index that is open to its last commit, with the files that stay as they are; not to another."""
        try:
            before, self._inode = self._inode, self.folder.stat().st_ino
            if self._index is None or before != self._inode or not os.access(self.folder, os.W_OK):
                return False
            self._index.reload()
        except (ValueError, OSError):
            return False
        return True

    def _open_read_only(self) -> tantivy.Index | None:
        """Open an index that may not be written, from a folder of links to its files.

        Tantivy makes a lock file to read, too. Where nobody may write, nothing can change that it would guard.
        """
        if os.access(self.folder, os.W_OK):
            return None
        links = Path(tempfile.mkdtemp(prefix="kronik-index-"))
        weakref.finalize(self, shutil.rmtree, links, ignore_errors=True)
        for file in self.folder.iterdir():
            if file.suffix != ".lock":
                (links / file.name).symlink_to(file.absolute())
        return _open(links)

    def writer(self) -> Writer:
        """Open for adding. The caller holds the archive's lock. Raises ArchiveFull where it may not be written."""
        return Writer(self.folder, self.folder, self._archive)

    def rewriter(self) -> Writer:
        """Open an empty index that takes the place of this one when it is closed."""
        new = self.folder.with_suffix(".new")
        with failure.told(self._archive):
            shutil.rmtree(new, ignore_errors=True)
            new.mkdir()
        return Writer(new, self.folder, self._archive)


def _open(folder: Path) -> tantivy.Index | None:
    try:
        index = tantivy.Index(SCHEMA, path=str(folder))
        index.config_reader("manual")
        index.reload()
    except (ValueError, OSError):
        return None
    return index


class Writer:
    """The one writer of an index. What is put is found by searches once `put` returns."""

    def __init__(self, folder: Path, place: Path, archive: Path) -> None:
        self._folder, self._place, self._archive = folder, place, archive
        try:
            self._writer = tantivy.Index(SCHEMA, path=str(folder)).writer(HEAP, 1)
            # What a killed writer left half done has the names that this one will want to give.
            self._writer.garbage_collect_files()
        except (ValueError, OSError) as error:
            raise failure.disk(str(error), archive) from error

    def put(self, documents: Iterable[Entry], *, change: int) -> None:
        """Commit documents; the index has then followed the database up to `change`."""
        try:
            for entry in documents:
                if not entry.new:
                    self._writer.delete_documents_by_term("seq", entry.seq)
                self._writer.add_document(entry.document)
            self._writer.commit()
            self._write(Followed(change=change, form=form()))
        except (ValueError, OSError) as error:
            raise failure.disk(str(error), self._archive) from error

    def _write(self, followed: Followed) -> None:
        note = self._folder / NOTE
        new = note.with_suffix(".new")
        with new.open("wb") as file:
            file.write(msgspec.json.encode(followed))
            file.flush()
            os.fsync(file.fileno())
        new.replace(note)

    def close(self) -> None:
        """Let merges that are under way end, let go of the index, and put it in its place."""
        try:
            self._writer.wait_merging_threads()
            if self._folder != self._place:
                self._replace()
        except (ValueError, OSError) as error:
            raise failure.disk(str(error), self._archive) from error

    def _replace(self) -> None:
        """Put the new index where the old one is; a reader of the old one keeps what it has open."""
        old = self._place.with_suffix(".old")
        shutil.rmtree(old, ignore_errors=True)
        if self._place.exists():
            self._place.rename(old)
        self._folder.rename(self._place)
        shutil.rmtree(old, ignore_errors=True)
