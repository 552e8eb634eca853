"""Options that more than one verb takes, said once."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated

import typer

from kronik import when
from kronik.language import codes
from kronik.language.locales import locale
from kronik.records import Lang, Moment


def piped(given: list[str] | None) -> list[str]:
    """Give what was named; standard input where nothing was, and something is piped in.

    Raises: typer.BadParameter where nothing is named and standard input is a keyboard.
    """
    if given:
        return given
    if sys.stdin.isatty():
        raise typer.BadParameter("nothing was named, and nothing is piped in")
    return ["-"]


Files = Annotated[
    list[str],
    typer.Argument(
        help="Pages: .html .txt .warc .jsonl (also .gz), folders; or - or nothing for what is piped in.",
        default_factory=list,
        show_default=False,
        callback=piped,
    ),
]
Folder = Annotated[Path, typer.Argument(metavar="ARCHIVE", help="The folder of the archive.")]
Json = Annotated[bool, typer.Option("--json", help="JSON, one object a line.")]
Captured = Annotated[
    str | None,
    typer.Option(metavar="MOMENT", help="When the pages were saved (2024-04-30), where they do not say."),
]
Language = Annotated[
    str | None, typer.Option("--lang", metavar="CODE", help="The pages' language, where it is known.")
]
Jobs = Annotated[int | None, typer.Option(min=1, help="Worker processes; one a core unless told.")]


def language(code: str | None) -> Lang | None:
    """Read the value of --lang.

    Raises: typer.BadParameter for what is no code of a language that has a pack or stands in the CLDR.
    """
    if code is None:
        return None
    low = Lang(code.lower())
    if re.fullmatch(r"[a-z]{2,3}", low) and (low in codes() or locale(low)):
        return low
    raise typer.BadParameter(f"{code!r} is no language code such as id or en")


def moment(text: str | None) -> Moment | None:
    """Read the value of --captured.

    Raises: typer.BadParameter for what is no date.
    """
    if text is None:
        return None
    if found := when.iso(text):
        return found
    raise typer.BadParameter(f"{text!r} is no date such as 2024-04-30 or 2024-04-30T16:00+07:00")
