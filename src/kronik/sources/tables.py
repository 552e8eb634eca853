"""Tables of pages: JSONL, one page a line.

    {"id", "html" or "text", "url", "title", "published", "captured", "lang", "outlet"}

Every field may be absent. `html` is the page itself or the name of a file below the table's folder. A line with a
title and nothing more is a text of that title: a headline is news too. Fields of other names are passed over, but a
line whose text can only stand in one of them is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from kronik.records import Capture, Declared, Form, Moment, Outcome, Place, Refusal, Url
from kronik.sources import sniff
from kronik.sources.files import Source, broken, load
from kronik.sources.stream import CHUNK, PAGE, Stream
from kronik.when.iso import iso

LINE = 2 * PAGE
"""Most bytes of one line: JSON escapes may double a page."""
NAME = 1024
"""Longest `html` that can be the name of a file."""


class Line(msgspec.Struct, frozen=True):
    """The fields of a line that are read."""

    id: str | int | None = None
    html: str | None = None
    text: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | int | float | None = None
    captured: str | int | float | None = None
    lang: str | None = None
    outlet: str | None = None


DECODER = msgspec.json.Decoder(Line)


def read(source: Source) -> Iterator[Capture | Refusal]:
    """Give the pages of a table in its order; a line that is none costs itself alone."""
    number = 0
    for number, raw in enumerate(_lines(source.stream), 1):
        if raw is None or raw.strip():
            yield _page(raw, source, source.place(line=number))
    if source.stream.damage is not None:
        yield broken(source.stream, f"{source.id}:{number + 1}", source.place(line=number + 1))


def _lines(stream: Stream) -> Iterator[bytes | None]:
    """Give each line, None for one that is too long; what stands before a damage is not a line."""
    if stream.peek(3) == b"\xef\xbb\xbf":
        stream.skip(3)
    while True:
        line = stream.until(b"\n", LINE)
        if line is None:
            if len(stream.peek(LINE)) < LINE:
                break
            _pass_line(stream)
        yield line
    if stream.damage is None and (last := stream.take(LINE)):
        yield last


def _pass_line(stream: Stream) -> None:
    while stream.until(b"\n", CHUNK) is None and stream.skip(CHUNK):
        pass


def _page(raw: bytes | None, source: Source, place: Place) -> Capture | Refusal:
    name = f"{source.id}:{place.line}"
    if raw is None:
        return _refuse(name, place, Outcome.OVER_BUDGET, f"the line is longer than {LINE >> 20} MiB")
    try:
        line = _decode(raw)
    except (msgspec.DecodeError, ValueError, RecursionError) as error:
        return _refuse(name, place, Outcome.BAD_RECORD, f"the line is no page in JSON: {error}")
    name = str(line.id) if line.id not in (None, "") else name
    content = _content(line, raw, name, source, place)
    if isinstance(content, Refusal):
        return content
    form, payload = content
    return Capture(
        id=name,
        form=form,
        payload=payload,
        place=place,
        url=Url(line.url) if line.url else None,
        captured=_captured(line) or source.captured,
        declared=Declared(
            title=line.title or None,
            published=None if line.published in (None, "") else str(line.published),
            lang=line.lang or None,
            outlet=line.outlet or None,
        ),
    )


def _decode(raw: bytes) -> Line:
    """Read a line as JSON, else as what scrapers write for it: bare tabs in strings, NaN, half an emoji.

    Raises: DecodeError, ValueError or RecursionError where it is neither.
    """
    try:
        return DECODER.decode(raw)
    except msgspec.ValidationError:
        raise
    except (msgspec.DecodeError, UnicodeDecodeError):
        fields = _fields(raw)
        return msgspec.convert(_whole(fields) if isinstance(fields, dict) else fields, Line)


def _fields(raw: bytes) -> object:
    """Read a line with what the standard forbids. Raises: ValueError or RecursionError where it is no JSON at all."""
    return json.loads(raw, strict=False, parse_constant=lambda _: None)


def _whole(fields: dict[str, object]) -> dict[str, object]:
    """Put U+FFFD where a string holds half a surrogate pair, which is no character."""
    return {
        name: value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else value
        for name, value in fields.items()
    }


def _content(line: Line, raw: bytes, name: str, source: Source, place: Place) -> tuple[Form, bytes | str] | Refusal:
    """Choose what of a line is the page."""
    if line.html and _is_name(line.html):
        data = _beside(line.html, name, source, place)
        return data if isinstance(data, Refusal) else (Form.HTML, data)
    form, payload = (Form.HTML, line.html) if line.html else (Form.TEXT, line.text or line.title)
    if not (line.html or line.text) and (other := _other(raw)):
        said = f"the line has no html and no text; name its field {other!r} so"
        return _refuse(name, place, Outcome.BAD_RECORD, said)
    if not payload:
        return _refuse(name, place, Outcome.EMPTY, "the line has neither html nor text nor title")
    if len(payload) > PAGE:
        return _refuse(name, place, Outcome.OVER_BUDGET, f"the page is larger than {PAGE >> 20} MiB")
    return form, payload


LONG = 200
"""Characters of a field of another name from which it can only be the page's text."""


def _other(raw: bytes) -> str | None:
    """Give the name of the longest field that is not read, where it is as long as a page's text."""
    try:
        fields = _fields(raw)
    except (ValueError, RecursionError):  # in what was passed over, which nobody looked at before
        return None
    assert isinstance(fields, dict)  # it was read as a line
    texts = {name: value for name, value in fields.items() if isinstance(value, str) and len(value) >= LONG}
    others = texts.keys() - set(Line.__struct_fields__)
    return max(others, key=lambda name: len(texts[name]), default=None)


def _is_name(html: str) -> bool:
    return len(html) <= NAME and "<" not in html and sniff.ending(html)[1] is sniff.Kind.HTML


def _beside(name: str, page: str, source: Source, place: Place) -> bytes | Refusal:
    """Read the file that a line names.

    A table may come from anyone, so it names no file outside its folder; links inside the folder are its owner's.
    """
    try:
        path = source.folder / name
        if PurePath(name).is_absolute() or ".." in PurePath(name).parts:
            return _refuse(page, place, Outcome.BAD_RECORD, f"{name} lies outside the folder of the table")
        if not path.is_file():
            return _refuse(page, place, Outcome.BAD_RECORD, f"there is no file {name} in {source.folder}")
        with path.open("rb") as file:
            return load(Stream(file), page, place)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        return _refuse(page, place, Outcome.BAD_RECORD, f"the file {name} cannot be read: {error}")


def _captured(line: Line) -> Moment | None:
    return None if line.captured in (None, "") else iso(str(line.captured))


def _refuse(name: str, place: Place, outcome: Outcome, detail: str) -> Refusal:
    return Refusal(id=name, outcome=outcome, place=place, detail=detail)
