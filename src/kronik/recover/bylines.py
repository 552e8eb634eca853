"""Who made the article: writers, editors, translators, photographers, agencies, and initials at its end.

The writers come whole from the most trusted place that names any; editors and the rest from the lines that name
them. An outlet that signs its own article is an author only where nobody else is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kronik.records import Byline, Claim, Found, Passage, Rival, Role, Span
from kronik.recover import names, outlet
from kronik.recover.trust import Candidate, fold
from kronik.recover.view import View

TRUST: tuple[tuple[str, ...], ...] = (
    ("json-ld author",),
    ("byline line",),
    ("microdata author", "microdata creator"),
    ("meta author", "meta authors", "meta byl"),
    ("meta article:author", "meta og:article:author", "meta articleauthor", "meta article_author"),
    ("link author",),
    ("json-ld creator", "json-ld contributor"),
    ("meta parsely-author", "meta cxenseparse:author", "meta sailthru.author", "meta dable:author"),
    ("meta dc.creator", "meta dcterms.creator", "meta citation_author", "meta creator", "meta content_author"),
    ("json-ld author organization", "json-ld creator organization"),
)
"""The order of trust for writers, most trusted first; the rules of one row stand together."""

SIGNED = re.compile(r"\(\s*([^\W\d_]{2,5}(?:\s*[/-]\s*[^\W\d_]{2,5}){0,4})\s*\)\s*$")
"""Initials in brackets at the end: "(abc/def)"."""

NAMED = re.compile(r"\(\s*([^()\d]{4,60})\s*\)\s*$")
"""A name in brackets that closes the article."""


def find(view: View, body: tuple[Passage, ...]) -> tuple[Found[Byline], ...]:
    """Say who made the article, writers first, each with the rule that named them.

    Returns:  () where nobody is named. Names as printed; roles as in `Byline.role`.
    """
    seen = [*_declared(view), *_lines(view)]
    writers = _writers([c for c in seen if c.value.role == "writer"], outlet.names(view))
    others = [_found(c) for c in seen if c.value.role != "writer"]
    signed = [_found(c) for c in _signed(view, body)]
    return tuple(_once([*writers, *others, *signed]))


def _writers(seen: list[Candidate[Byline]], own: frozenset[str]) -> list[Found[Byline]]:
    """Give the names of the first row of the table that has any; the outlet's own name only where none has."""
    for outlets_too in (False, True):
        for row in TRUST:
            chosen = [c for c in seen if c.rule in row and (outlets_too or fold(c.value.name) not in own)]
            chosen = [c for c in chosen if c.rule == chosen[0].rule]
            if chosen:
                return [_found(c, _rivals(c, chosen, seen), own) for c in chosen]
    return []


def _rivals(
    one: Candidate[Byline], chosen: list[Candidate[Byline]], seen: list[Candidate[Byline]]
) -> tuple[Rival, ...]:
    kept = {fold(c.value.name) for c in chosen}
    lost = {fold(c.value.name): c for c in seen if fold(c.value.name) not in kept}
    return tuple(
        Rival(value=c.value.name, rule=c.rule, reason=f"less trusted than {one.rule}", span=c.span)
        for c in lost.values()
    )


def _found(
    candidate: Candidate[Byline], rivals: tuple[Rival, ...] = (), own: frozenset[str] = frozenset()
) -> Found[Byline]:
    byline = candidate.value
    if byline.role == "writer" and (
        "organization" in candidate.rule or fold(byline.name) in own or _acronym(byline.name)
    ):
        byline = Byline(name=byline.name, role="agency")
    return Found(value=byline, rule=candidate.rule, span=candidate.span, seen=candidate.seen, rivals=rivals)


def _acronym(name: str) -> bool:
    """A name in capitals without a space is an agency's: AFP, ANTARA."""
    return name.isupper() and name.isascii() and " " not in name and 2 <= len(name) <= 8


def _once(found: list[Found[Byline]]) -> Iterator[Found[Byline]]:
    seen: set[tuple[str, str]] = set()
    for one in found:
        key = (fold(one.value.name), "writer" if one.value.role == "agency" else one.value.role)
        if key not in seen:
            seen.add(key)
            yield one


# ---- where names stand ----------------------------------------------------------------------------------------


def _declared(view: View) -> Iterator[Candidate[Byline]]:
    """Give the names in tags, with the span where the page shows them in a byline."""
    lines = list(view.of(Role.BYLINE))
    for claim in view.page.declaration.authors:
        role = _role(claim)
        for name in _names(claim, view):
            span = _shown(name, lines)
            yield Candidate(value=Byline(name=name, role=role), rule=claim.rule, span=span, seen=claim.value)


def _names(claim: Claim, view: View) -> list[str]:
    """Give the names of one claim; an organisation's name is not cut at its commas."""
    if claim.value.startswith(("http:", "https:", "//", "@", "www.")):
        return []
    if "organization" in claim.rule:
        return [claim.value] if not names.desk(claim.value, view.pack) else []
    return names.split(claim.value, view.pack)


def _role(claim: Claim) -> str:
    return {"json-ld editor": "editor", "json-ld translator": "translator"}.get(claim.rule, "writer")


def _shown(name: str, lines: list[tuple[str, Span]]) -> Span | None:
    for text, span in lines:
        at = text.lower().find(name.lower())
        if at >= 0:
            return Span(span.start + at, span.start + at + len(name))
    return None


def _lines(view: View) -> Iterator[Candidate[Byline]]:
    """Give the names of the lines that are bylines."""
    for text, span in view.of(Role.BYLINE):
        for role, part, at in roles(text, view):
            for name in names.split(part, view.pack):
                start = text.find(name, at)
                where = Span(span.start + start, span.start + start + len(name)) if start >= 0 else span
                yield Candidate(value=Byline(name=name, role=role), rule="byline line", span=where, seen=text)


def roles(text: str, view: View) -> Iterator[tuple[str, str, int]]:
    """Cut a byline at its openers: role, names, offset. "Penulis: A Editor: B" is two."""
    form = re.compile(rf"(?<!\w){names.openers(view.pack).pattern}", re.I)
    marks = [m for m in form.finditer(text) if m.start() == 0 or ":" in m[0] or "\n" in text[m.start() - 1]]
    if not marks or marks[0].start() > 0:
        yield "writer", text[: marks[0].start()] if marks else text, 0
    for mark, follower in zip(marks, [*marks[1:], None], strict=True):
        end = follower.start() if follower else len(text)
        yield names.opened(mark[0], view.pack)[0] or "writer", text[mark.end() : end], mark.end()


def _signed(view: View, body: tuple[Passage, ...]) -> Iterator[Candidate[Byline]]:
    """Give the initials or the name that close the article."""
    ends = [*view.of(Role.SIGNOFF)] or [(p.text, p.span) for p in body[-1:]]
    for text, span in ends:
        if found := SIGNED.search(text):
            for initials in re.split(r"\s*[/-]\s*", found[1]):
                byline = Byline(name=initials, role="initials")
                yield Candidate(value=byline, rule="sign-off", span=span, seen=found[0].strip())
        elif (found := NAMED.search(text)) and view.roles.get(Role.SIGNOFF):
            for name in names.split(found[1], view.pack):
                role = names.opened(found[1], view.pack)[0] or "editor"
                yield Candidate(value=Byline(name=name, role=role), rule="sign-off", span=span, seen=found[0])
