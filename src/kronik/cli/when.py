"""`kronik when`: the times that a text tells."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final

import msgspec
import typer

from kronik import language
from kronik.cli.options import Json, piped
from kronik.cli.options import language as code
from kronik.errors import SourceError
from kronik.records import Expression, Lang
from kronik.when import iso
from kronik.when.lines import Line, public, read
from kronik.when.tagger import find

Given = Annotated[
    list[str],
    typer.Argument(
        metavar="TEXT|FILE…",
        help="A text; with --json files of JSON lines. Without, or with -, standard input.",
        default_factory=list,
        show_default=False,
        callback=piped,
    ),
]
Anchor = Annotated[str | None, typer.Option(metavar="MOMENT", help="When the text was published: 2024-05-03.")]
Lang_ = Annotated[str, typer.Option("--lang", metavar="CODE", help="Its language, where a line names none.")]


def when(given: Given, anchor: Anchor = None, lang: Lang_ = "id", json: Json = False) -> None:
    """Find the times that a text tells, each with its value: DATE, TIME, DURATION or SET in TIMEX3."""
    chosen = code(lang) or Lang("id")
    if anchor is not None and iso(anchor) is None:
        raise typer.BadParameter(f"{anchor!r} is no date such as 2024-05-03 or 2024-05-03T10:00+07:00")
    if json:
        whole = [_lines(file, chosen, anchor) for file in given]
        if not all(whole):
            raise typer.Exit(1)
        return
    pack = language.load(chosen)
    for text in given:
        told = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text
        every = find(told, pack=pack, anchor=iso(anchor) if anchor else None)
        for found in every:
            print(shown(found))
        if anchor is None:
            _wanting(told, pack, every)


def _wanting(text: str, pack: language.Pack, found: Sequence[Expression]) -> None:
    """Tell on standard error which words count from a day that was not given."""
    spans = {(one.start, one.end) for one in found}
    wanting = [one.text for one in find(text, pack=pack, anchor=iso(ANY)) if (one.start, one.end) not in spans]
    if wanting:
        words = ", ".join(f"“{word}”" for word in dict.fromkeys(wanting))
        print(f"kronik: {words}: counted from the day of publication, so --anchor is wanted", file=sys.stderr)


ANY: Final = "2001-01-01"
"""Any day does to see which words want one."""


def shown(found: Expression) -> str:
    """An expression for a person: value, words, and why."""
    since = f", from {found.anchor}" if found.anchor else ""
    if found.stated:
        since += f" of the {found.whose}"
    return f"{found.value:<24} {found.type:<8} “{found.text}” ({found.rule}{since})"


def _lines(file: str, lang: Lang, anchor: str | None) -> bool:
    """Print one line of JSON for each line of a file; false where one was no text in JSON, which is told."""
    out, whole = sys.stdout.buffer, True
    for number, line in enumerate(_opened(file), 1):
        if not line.strip():
            continue
        try:
            given, found = read(line, lang=lang, anchor=anchor)
        except msgspec.DecodeError as error:
            whole = False
            _tell(str(error), file, number)
            continue
        if given.anchor and iso(given.anchor) is None:
            _tell(f"the anchor {given.anchor!r} is no date; only what needs none was found", file, number)
        if given.id is None:
            given = Line(text=given.text, id=number - 1)
        out.write(msgspec.json.encode(public(given, found)) + b"\n")
    out.flush()
    return whole


def _tell(what: str, file: str, number: int) -> None:
    print(f"kronik: {SourceError(what, place=f'{file}, line {number}')}", file=sys.stderr)


def _opened(file: str) -> Iterator[bytes]:
    """The lines of a file, or of standard input, without a byte order mark before the first."""
    if file == "-":
        yield from _marked(sys.stdin.buffer)
        return
    try:
        with Path(file).open("rb") as lines:
            yield from _marked(lines)
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", place=file) from error


def _marked(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield line if number else line.removeprefix(BOM_UTF8)
