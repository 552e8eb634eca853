"""Where pages come from: files, folders, web archives, tables, standard input.

    paths -> files.walk -> Stream (unpacked, with offsets) -> sniff.kind -> files.page | warc.read | tables.read

Everything that a source holds comes out once, in the order given: a `Capture`, still undecoded, or a `Refusal` with
the reason. Nothing that a file contains raises; a `SourceError` means that a path named by the user is not there or
may not be read, and it is raised before any work begins. Memory is bounded by one page, whatever the input.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kronik.records import Capture, Form, Moment, Outcome, Place, Refusal
from kronik.sources import files, sniff, tables, warc
from kronik.sources.files import File, Source
from kronik.sources.stream import Stream

__all__ = ["Reader", "open"]


def open(paths: Sequence[str], *, captured: Moment | None = None) -> Reader:
    """Make a reader of everything that the paths hold; "-" is standard input.

    Args:   captured: when the pages were fetched, for those that do not say so themselves.
    Raises: SourceError where a path does not exist or may not be read.
    """
    files.check(paths)
    return Reader(paths, captured)


class Reader(Iterator[Capture | Refusal]):
    """An iterator over all that the paths hold, which knows how far it is."""

    def __init__(self, paths: Sequence[str], captured: Moment | None) -> None:
        """Take stock of the files; none is opened yet."""
        sizes = [file.size if file.named else file.size or 0 for file in files.walk(paths)]
        self.total = None if None in sizes else sum(size for size in sizes if size is not None)
        """Bytes on disk, packed as they are; None where standard input or a pipe is among them."""
        self._before = 0
        self._stream: Stream | None = None
        self._captures = self._all(paths, captured)

    @property
    def done(self) -> int:
        """Bytes read so far, of `total`."""
        return self._before + (self._stream.consumed if self._stream else 0)

    def __next__(self) -> Capture | Refusal:
        return next(self._captures)

    def _all(self, paths: Sequence[str], captured: Moment | None) -> Iterator[Capture | Refusal]:
        for file in files.walk(paths):
            yield from self._one(file, captured)
            self._before += self.done - self._before if file.size is None else file.size
            self._stream = None

    def _one(self, file: File, captured: Moment | None) -> Iterator[Capture | Refusal]:
        if not file.named and file.size is None:
            what = "no regular file: a link to a folder, a broken link or a folder that may not be listed"
            yield _refuse(file, Outcome.NOT_HTML, what)
            return
        try:
            opened = file.open()
        except OSError as error:
            yield _refuse(file, Outcome.BAD_RECORD, f"the file cannot be opened: {error.strerror}")
            return
        with opened as raw:
            self._stream = Stream(raw)
            source = Source(file.name, file.id, file.path.parent, self._stream, captured)
            yield from _read(source, named=file.named)


def _read(source: Source, *, named: bool) -> Iterator[Capture | Refusal]:
    """Hand a file to the reader of its kind."""
    head = source.stream.peek(sniff.HEAD)
    kind, why = sniff.kind(source.file, head, named=named)
    if not head and source.stream.damage and kind is not sniff.Kind.WARC:
        yield files.broken(source.stream, source.id, source.place())
        return
    match kind:
        case sniff.Kind.HTML | sniff.Kind.TEXT:
            yield files.page(source, Form(kind.value))
        case sniff.Kind.WARC:
            yield from warc.read(source)
        case sniff.Kind.JSONL:
            yield from tables.read(source)
        case sniff.Kind.EMPTY | sniff.Kind.OTHER:
            outcome = Outcome.EMPTY if kind is sniff.Kind.EMPTY else Outcome.NOT_HTML
            yield Refusal(id=source.id, outcome=outcome, place=source.place(), detail=why)


def _refuse(file: File, outcome: Outcome, detail: str) -> Refusal:
    return Refusal(id=file.id, outcome=outcome, place=Place(file=file.name), detail=detail)
