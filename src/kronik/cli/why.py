"""`kronik why`: where one field of one page came from, or why two articles of an archive are together."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from kronik import flow, sources
from kronik.archive import Archive
from kronik.cli.options import Captured, Json, Language, language, moment
from kronik.records import Article, Refusal
from kronik.recover.why import FIELDS, Reason, explain, lines, role


def why(
    file: Annotated[str, typer.Argument(help="A page, or - for standard input; or the folder of an archive.")],
    field: Annotated[
        str,
        typer.Argument(
            help=f"{', '.join(FIELDS)}, or role:N for the block at code point N; of an archive, an article's id."
        ),
    ],
    other: Annotated[str | None, typer.Argument(help="Of an archive, the id of another article.")] = None,
    json: Json = False,
    captured: Captured = None,
    lang: Language = None,
) -> None:
    """Say why a field is what it is: its value, its rule, where it stands, and what it beat.

    Of an archive and two articles: say why they are in one story, or copies of one another, or not.
    """
    if other is not None:
        _together(Path(file), field, other, json=json)
        return
    if field not in FIELDS and not field.startswith("role:"):
        raise typer.BadParameter(f"{field!r} is no field; known are {', '.join(FIELDS)} and role:N")
    for _, result in flow.run(sources.open([file], captured=moment(captured)), jobs=1, lang=language(lang)):
        if isinstance(result, Refusal):
            print(f"{result.place}: {result.outcome.value}: {result.detail}", file=sys.stderr)
            raise typer.Exit(1)
        for reason in _reasons(result, field):
            if json:
                sys.stdout.buffer.write(msgspec.json.encode(reason) + b"\n")
            else:
                sys.stdout.writelines(f"{line}\n" for line in lines(reason))
    sys.stdout.flush()


def _together(archive: Path, one: str, other: str, *, json: bool) -> None:
    with Archive.open(archive) as store:
        found = store.why(one, other)
    if found is None:
        print(f"kronik: {archive}: it does not hold both. `kronik search` prints ids", file=sys.stderr)
        raise typer.Exit(1)
    if json:
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in found.lines())
    sys.stdout.flush()


def _reasons(article: Article, field: str) -> tuple[Reason, ...]:
    if field in FIELDS:
        return explain(article, field)
    number = field.removeprefix("role:")
    if not number.isdecimal() or int(number) >= len(article.text):
        raise typer.BadParameter(f"{field!r}: the page's text has code points 0 to {len(article.text) - 1}")
    reason = role(article, int(number))
    return (reason,) if reason else ()
