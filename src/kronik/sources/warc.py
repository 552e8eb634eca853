"""Web archives: WARC 1.0 and 1.1, plain or packed, one page for each record that holds HTML.

The records are framed here rather than by a library because the libraries end silently, or raise and lose the rest,
where an archive is clipped or corrupt. A record counts only when its whole block was there, its packed member passed
its checksum, and another record or the end follows it. Anything else is refused once, with the byte at which it
begins and how many bytes were passed over to the next record.

Requests, metadata, revisits and the archive's own records are no pages and pass without a word. Responses and
resources that hold no HTML are refused by their media type, so that pages, refusals and records agree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from kronik.page import reserved
from kronik.records import Capture, Form, Moment, Outcome, Place, Refusal, Url
from kronik.sources import http, sniff
from kronik.sources.files import Source
from kronik.sources.stream import PAGE, Stream
from kronik.when.iso import iso

VERSION = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
"""ISO 28500:2017, section 5.1; 0.17 and 0.18 are the drafts that early crawlers wrote."""
MARK = b"WARC/"
CLOSE = b"\r\n\r\n"
"""ISO 28500:2017, section 4: what ends a record. Some writers leave it out; then the next record must follow."""
HEADER = 1 << 16
"""Most bytes of a record's header."""
LENGTH = re.compile(r"\d{1,15}")
HTML = frozenset({"text/html", "application/xhtml+xml"})
UNTOLD = frozenset({"", "application/octet-stream", "unk", "no-type"})
"""Media types that say nothing; "unk" and "no-type" are what crawlers write. The body is looked at instead."""
GONE = frozenset({404, 410})


class Record(msgspec.Struct, frozen=True):
    """One sound record."""

    offset: int
    headers: dict[str, str]
    block: bytes
    """The whole block, or its first 64 KiB where it is larger than a page may be."""
    clipped: bool


class _Unsound(Exception):
    """The bytes at hand are no sound record, for the reason given."""


def read(source: Source) -> Iterator[Capture | Refusal]:
    """Give the pages of an archive in its order, and a refusal for each record and stretch that gives none."""
    stream = source.stream
    if stream.damage is None and not stream.peek(1):
        yield Refusal(id=source.id, outcome=Outcome.EMPTY, place=source.place(), detail="the archive is empty")
    while True:
        _pass_blank(stream)
        start = stream.offset
        if stream.damage is None and not stream.peek(1):
            return
        try:
            record = _next(stream, start)
        except _Unsound as error:
            sound = stream.resume(start, MARK)
            lost = (stream.offset if sound else stream.consumed) - start
            yield _lost(source, start, f"{error}; {lost} bytes {'up to the next record' if sound else 'to the end'}")
            if not sound:
                return
            continue
        found = _page(record, source)
        if found is not None:
            yield found


def _lost(source: Source, start: int, what: str) -> Refusal:
    place = source.place(offset=start)
    return Refusal(id=f"{source.id}@{start}", outcome=Outcome.BAD_RECORD, place=place, detail=f"{what} were not read")


def _next(stream: Stream, start: int) -> Record:
    """Read one record and make sure of its end."""
    head = stream.until(b"\r\n\r\n", HEADER)
    if head is None:
        short = len(stream.peek(HEADER)) < HEADER
        raise _Unsound(_reason(stream) if short else "no record header ends here")
    version = VERSION.match(head)
    if version is None:
        raise _Unsound("no record begins here")
    headers = http.fields(head[version.end() :])
    length = headers.get("content-length", "")
    if not LENGTH.fullmatch(length) or "warc-type" not in headers:
        raise _Unsound("the record's header gives no type or no length")
    block = _block(stream, int(length))
    _confirm(stream)
    return Record(start, headers, block, clipped=len(block) < int(length))


def _block(stream: Stream, length: int) -> bytes:
    wanted = length if length <= PAGE else HEADER
    block = stream.take(wanted)
    if len(block) < wanted or stream.skip(length - wanted) < length - wanted:
        raise _Unsound(_reason(stream))
    return block


def _confirm(stream: Stream) -> None:
    """Make sure that the record ends as records do, and that the packed member was whole."""
    member = stream.offset
    closed = stream.peek(len(CLOSE)) == CLOSE
    _pass_blank(stream)
    if stream.damage is not None and stream.packed and stream.damage.offset == member:
        raise _Unsound(_reason(stream))
    if not closed and stream.peek(len(MARK)) not in (b"", MARK):
        raise _Unsound("the record's length does not lead to its end")


def _reason(stream: Stream) -> str:
    return stream.damage.what if stream.damage else "the archive ends inside a record: it was cut off"


def _pass_blank(stream: Stream) -> None:
    while (byte := stream.peek(1)) and byte in b"\r\n":
        stream.skip(1)


def _page(record: Record, source: Source) -> Capture | Refusal | None:
    """Give the page of a record; None where the record is of a kind that holds none."""
    kind = record.headers["warc-type"].lower()
    if kind not in ("response", "resource"):
        return None
    response = _response(record, kind)
    if refused := _unwanted(record, response):
        return _refuse(record, source, *refused)
    try:
        body = http.body(response, PAGE)
    except http.TooLarge:
        return _refuse(record, source, Outcome.OVER_BUDGET, f"the body unpacks to more than {PAGE >> 20} MiB")
    except http.CORRUPT as error:
        return _refuse(record, source, Outcome.BAD_RECORD, f"the body cannot be unpacked ({error})")
    if refused := _unreadable(response, body):
        return _refuse(record, source, *refused)
    return Capture(
        id=_id(record, source),
        form=Form.HTML,
        payload=body,
        place=_place(record, source),
        url=_url(record),
        captured=_captured(record) or source.captured,
        charset=response.charset,
        terms=reserved.terms(response.headers.items()),
    )


def _response(record: Record, kind: str) -> http.Response:
    """Read the block as HTTP where it is HTTP; else the record's own header names the media type."""
    own = record.headers.get("content-type", "")
    if kind == "response" and (http.media(own) == "application/http" or record.block.startswith(b"HTTP/")):
        return http.parse(record.block)
    return http.Response(200, {"content-type": own}, record.block)


def _unwanted(record: Record, response: http.Response) -> tuple[Outcome, str] | None:
    """Say why a record is no page as far as its headers tell."""
    status, media = response.status, response.media
    if 300 <= status < 400:
        target = response.headers.get("location", "another address")
        return Outcome.NOT_ARTICLE, f"the server sent on to {target} ({status})"
    if status in GONE or status >= 500:
        return Outcome.ERROR_PAGE, f"the server answered {status}"
    if media not in HTML and media not in UNTOLD:
        return Outcome.NOT_HTML, f"the record holds {media}"
    if record.clipped:
        return Outcome.OVER_BUDGET, f"the record is larger than {PAGE >> 20} MiB"
    return None


def _unreadable(response: http.Response, body: bytes) -> tuple[Outcome, str] | None:
    """Say why a body is no page as far as its first bytes tell."""
    if not body:
        return Outcome.EMPTY, "the response has no body"
    if what := sniff.binary(body[: sniff.HEAD]):
        return Outcome.NOT_HTML, f"the body holds {what}"
    if response.media in UNTOLD and not sniff.markup(body[: sniff.HEAD]):
        return Outcome.NOT_HTML, "the server named no media type, and the body is no HTML"
    return None


def _refuse(record: Record, source: Source, outcome: Outcome, detail: str) -> Refusal:
    place = _place(record, source)
    return Refusal(id=_id(record, source), outcome=outcome, place=place, detail=detail, url=_url(record))


def _id(record: Record, source: Source) -> str:
    """Give the record's own id, or one from the file's name where a record has none."""
    own = record.headers.get("warc-record-id", "").strip("<> ")
    return own or f"{PurePath(source.id).name}@{record.offset}"


def _place(record: Record, source: Source) -> Place:
    return source.place(offset=record.offset)


def _url(record: Record) -> Url | None:
    """Give the target address; writers of WARC 1.0 followed its grammar and put it in angle brackets."""
    return Url(record.headers.get("warc-target-uri", "").strip("<> ")) or None


def _captured(record: Record) -> Moment | None:
    return iso(record.headers.get("warc-date", ""))
