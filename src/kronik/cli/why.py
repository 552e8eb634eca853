"""`kronik why`: where one field of one page came from, or why two articles of an archive are together."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from kronik import flow, sources
from kronik.archive import Archive
from kronik.cli.entity import only
from kronik.cli.options import Captured, Json, Language, language, moment
from kronik.errors import KronikError
from kronik.facts.why import LAYERS
from kronik.facts.why import explain as facts_explain
from kronik.records import Facts, Refusal, Told
from kronik.recover.why import ALSO, FIELDS, LISTS, PLAIN, Reason, explain, inferred, lines, role


def why(
    file: Annotated[str, typer.Argument(help="A page, or - for standard input; or the folder of an archive.")],
    field: Annotated[
        str,
        typer.Argument(
            help=f"Of a page: {', '.join((*FIELDS, *LISTS, *PLAIN))}, role:N for the block at code point N, facts, or"
            f" one layer of them: {', '.join(LAYERS)}. Of an archive: an article's id, or a person, organisation"
            " or place by id or name."
        ),
    ],
    other: Annotated[
        str | None, typer.Argument(help="Of an archive's article: one of these fields, or another article's id.")
    ] = None,
    json: Json = False,
    captured: Captured = None,
    lang: Language = None,
) -> None:
    """Say why a field or a fact is what it is: its value, its rule, where it stands, and what it beat.

    Of an archive: why an article states what it does; why two articles are in one story, or copies of one another, or
    not; why the names of a person, an organisation or a place are of one.
    """
    if (Path(file) / "kronik.db").is_file() or other is not None:
        with Archive.open(Path(file)) as store:
            _kept(store, field, other, json=json)
        return
    _known(field)
    run = flow.telling if field in FACTS else flow.run
    refused = False
    for _, answer in run(sources.open([file], captured=moment(captured)), jobs=1, lang=language(lang)):
        if isinstance(answer, Refusal):
            print(f"{answer.place}: {answer.outcome.value}: {answer.detail}", file=sys.stderr)
            refused = True
            continue
        told = answer if isinstance(answer, Told) else Told(article=answer, facts=Facts())
        if not json and str(told.article.place) != file:
            print(f"=== {told.article.place}")
        _print(_reasons(told, field), json=json)
    if refused:
        raise typer.Exit(1)


FACTS = ("facts", *LAYERS)
OF_PAGE = (*FIELDS, *LISTS, *PLAIN)
KNOWN = (*OF_PAGE, *FACTS)


def _known(field: str) -> None:
    if not _named(field):
        raise typer.BadParameter(f"{field!r} is no field; known are {', '.join(KNOWN)} and role:N")


def _named(field: str) -> bool:
    return field in (*KNOWN, *ALSO) or field.startswith("role:")


def _kept(store: Archive, one: str, other: str | None, *, json: bool) -> None:
    """Say why an article of an archive states what it does, or why the names of an entity are of one."""
    stored = store.article(one)
    if stored is None and other is None:
        _entity(store, one, json=json)
    elif stored is None or (other and not _named(other)):
        _together(store, one, other or "", json=json)
    else:
        field = other or "facts"
        if field == "captured" and (evidence := store.capture(stored.id)):
            _print(inferred(evidence), json=json)
            return
        sheet = store.register.sheet(stored.id)
        if sheet is None and field in FACTS:
            mend = f"`kronik facts {store.folder}` finds them"
            raise KronikError(f"The facts of {stored.id} are not known", place=str(store.folder), mend=mend)
        told = Told(article=stored.article, facts=sheet.facts if sheet else Facts())
        _print(_reasons(told, field), json=json)


def _entity(store: Archive, text: str, *, json: bool) -> None:
    """Print why the forms of an entity are of one."""
    found = only(store, text)
    for form in store.register.forms(found.id):
        value = f"{form.name}, {form.office}" if form.office else form.name
        rule = f"it is another form of {form.of}: {form.why}" if form.of else form.why or "it stands for the entity"
        articles = "1 article" if form.articles == 1 else f"{form.articles} articles"
        _print([Reason(field=found.kind, value=value, rule=rule, seen=articles)], json=json)


def _print(reasons: Iterable[Reason], *, json: bool) -> None:
    for reason in reasons:
        if json:
            sys.stdout.buffer.write(msgspec.json.encode(reason) + b"\n")
        else:
            sys.stdout.writelines(f"{line}\n" for line in lines(reason))
    sys.stdout.flush()


def _together(store: Archive, one: str, other: str, *, json: bool) -> None:
    found = store.why(one, other)
    if found is None:
        print(f"kronik: {store.folder}: it does not hold both. `kronik search` prints ids", file=sys.stderr)
        raise typer.Exit(1)
    if json:
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
    else:
        sys.stdout.writelines(f"{line}\n" for line in found.lines())
    sys.stdout.flush()


def _reasons(told: Told, field: str) -> Iterable[Reason]:
    article = told.article
    if field in FACTS:
        return facts_explain(told.facts, article, field)
    if field in (*OF_PAGE, *ALSO):
        return explain(article, field)
    number = field.removeprefix("role:")
    if not number.isdecimal() or int(number) >= len(article.text):
        raise typer.BadParameter(f"{field!r}: the page's text has code points 0 to {len(article.text) - 1}")
    reason = role(article, int(number))
    return (reason,) if reason else ()
