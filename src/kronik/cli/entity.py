"""`kronik entity`: the people, organisations and places of an archive, and what a user decides about them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Annotated, Literal

import msgspec
import typer

from kronik.archive import Archive, Entity, Naming
from kronik.archive.facts.decide import Decision
from kronik.archive.facts.overrule import Undecidable
from kronik.cli.options import Folder, Json

MOST = 10
"""Entities that are listed where a name means several."""


def entity(
    archive: Folder,
    action: Annotated[
        Literal["list", "show", "merge", "split", "undo", "log"],
        typer.Argument(help="What to do; undo without a number takes back the last decision."),
    ],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ENTITY]...", help="Ids or names; of list, words of a name; of undo, a number."),
    ] = None,
    kind: Annotated[
        Literal["person", "organisation", "place"] | None, typer.Option(help="Only of this kind.")
    ] = None,
    name: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Of split: another's name.")] = None,
    article: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Of split: an article that means another.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Of list: so many of each kind.")] = 20,
    json: Json = False,
) -> None:
    """List and show the people, organisations and places of an archive; merge two, split one, or undo that.

    A decision holds whatever is added later, until it is undone.
    """
    asked = names or []
    if (name or article) and action != "split":
        raise typer.BadParameter("--name and --article go with split")
    with Archive.open(archive, write=action in ("merge", "split", "undo")) as store:
        match action:
            case "list":
                words = " ".join(asked)
                listed = list(_listed(store, kind, words, limit))
                if words and not listed:
                    raise _none(store, words, kind)
                _print(listed, json=json)
            case "show":
                _show(store, only(store, _one(asked, "show"), kind), json=json)
            case "log":
                _print(list(store.register.decisions()), json=json)
            case "merge":
                if len(asked) != 2:
                    raise typer.BadParameter("merge takes two: the entity that stays, and the one that is it, too")
                first, second = (only(store, one, kind) for one in asked)
                _print([store.merge(first, second, _now())], json=json)
            case "split":
                if bool(name) == bool(article):
                    raise typer.BadParameter("split takes --name or --article: what of the entity is another")
                whole = only(store, _one(asked, "split"), kind)
                _print([store.split(whole, _now(), names=name or (), articles=article or ())], json=json)
            case "undo":
                _print([store.undo(_number(store, asked), _now())], json=json)


def _now() -> datetime:
    return datetime.now(UTC)


def _one(asked: list[str], action: str) -> str:
    if len(asked) != 1:
        raise typer.BadParameter(f"{action} takes one entity, by id or by name; a name of several words in quotes")
    return asked[0]


def _number(store: Archive, asked: list[str]) -> int:
    """The decision to undo: the one named, else the last that holds."""
    if not asked:
        holding = [one.number for one in store.register.decisions() if one.undone is None]
        if not holding:
            raise Undecidable("There is no decision to undo", place=str(store.folder))
        return holding[-1]
    if len(asked) > 1 or not asked[0].isdecimal():
        raise typer.BadParameter("undo takes the number of a decision; `kronik entity ARCHIVE log` lists them")
    return int(asked[0])


def only(store: Archive, text: str, kind: str | None = None) -> Entity:
    """The one entity that a text means. Raises Undecidable where it means none, or several."""
    found = store.register.named(text, kind)
    if len(found) == 1:
        return found[0]
    if not found:
        raise _none(store, text, kind)
    listed = "\n".join(f"  {_line(one)}" for one in found[:MOST])
    more = f"\n  and {len(found) - MOST} more" if len(found) > MOST else ""
    raise Undecidable(f"{text!r} may be any of these; name one by its id:\n{listed}{more}")


def _none(store: Archive, text: str, kind: str | None) -> Undecidable:
    """What is said of a name that no entity has."""
    known = store.known()
    left = known.articles - known.told
    mend = f"The facts of {left} articles are not known: `kronik facts {store.folder}`" if left else ""
    return Undecidable(f"No {kind or 'entity'} of this archive is named {text!r}", place=str(store.folder), mend=mend)


def _listed(store: Archive, kind: str | None, words: str, limit: int) -> Iterator[Entity]:
    for one in (kind,) if kind else ("person", "organisation", "place"):
        yield from store.register.entities(one, words, limit)[0]


def _line(one: Entity) -> str:
    role = f", {one.role}" if one.role else ""
    articles = "1 article" if one.articles == 1 else f"{one.articles} articles"
    return f"{one.id}  {one.kind:<12}  {one.name}{role}: {articles}"


def _decided(one: Decision) -> str:
    undone = f" (undone {one.undone[:10]})" if one.undone else ""
    return f"{one.number}  {one.made[:10]}  {one.verb}: {one.told}{undone}"


def _print(found: list[Entity] | list[Decision], *, json: bool) -> None:
    for one in found:
        if json:
            sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
        else:
            sys.stdout.write(f"{_line(one) if isinstance(one, Entity) else _decided(one)}\n")
    sys.stdout.flush()


def _show(store: Archive, one: Entity, *, json: bool) -> None:
    """Print an entity with its forms and why they are of it."""
    register = store.register
    forms, ends, beside = register.forms(one.id), register.ends(one.id), register.company(one.id).get("person", ())
    if json:
        whole = {
            **msgspec.structs.asdict(one),
            "forms": forms,
            "first": ends[0] if ends else None,
            "last": ends[-1] if ends else None,
            "months": register.months(one.id),
            "beside": beside,
        }
        sys.stdout.buffer.write(msgspec.json.encode(whole) + b"\n")
        sys.stdout.flush()
        return
    lines = [_line(one)]
    told = zip(("first", "last"), (ends[0], ends[-1]) if ends else (), strict=False)
    lines += [f"  {end} {article.published} {article.id} {article.headline}" for end, article in told]
    lines += [f"  beside {other.entity.name} ({other.entity.id}) in {other.together}" for other in beside[:5]]
    lines.append("  forms")
    lines += [_form(form) for form in forms]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _form(form: Naming) -> str:
    office = f", {form.office}" if form.office else ""
    why = f": of {form.of}, because {form.why}" if form.of else f": {form.why}" if form.why else ""
    return f"    {form.articles:>5}  {form.name}{office}{why}"
