"""Who made the article: writers, editors, translators, photographers, agencies, and initials at its end.

The writers come whole from the most trusted place that names any; editors and the rest from the lines that name
them. An outlet that signs its own article is an author only where nobody else is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kronik.language import Pack, load
from kronik.page import hints
from kronik.records import Block, Byline, Claim, Found, Passage, Rival, Role, Span
from kronik.recover import lines, names
from kronik.recover.trust import Candidate, fold
from kronik.recover.view import View
from kronik.when.memo import by_pack

TRUST: tuple[tuple[str, ...], ...] = (
    ("json-ld author", "json-ld author organization"),
    ("microdata author", "microdata creator"),
    ("meta author", "meta authors", "meta byl"),
    ("meta article:author", "meta og:article:author", "meta articleauthor", "meta article_author"),
    ("byline line",),
    ("name beside the stamp",),
    ("name beside the outlet",),
    ("link author",),
    ("json-ld creator", "json-ld creator organization", "json-ld contributor"),
    ("meta parsely-author", "meta cxenseparse:author", "meta sailthru.author", "meta dable:author"),
    ("meta dc.creator", "meta dcterms.creator", "meta citation_author", "meta creator", "meta content_author"),
    ("bold name",),
    ("name under the headline",),
    ("source line",),
)
"""The order of trust for writers, most trusted first; the rules of one row stand together."""

ORGANIZATION = " organization"
"""Ends the rule of an author that the page declares to be no person."""

BOLD = 4
"""Words of a name that stands alone and bold; more are a heading."""

INITIALS = 40
"""Code points of a line of initials."""

GLUED = 8
"""Code points of an outlet's name from which a longer name that begins with it is its own, too."""

LABEL = 5
"""Code points of a host's label from which a longer name that begins with the word is the outlet's: "Ranah Media"."""

APART = 80
"""Code points between two names of one byline; a line further down names the makers of something else."""

BESIDE = (Role.PUBLISHED, Role.OTHER, Role.SIGNOFF)
"""Roles of lines that may hold a byline without being marked as one."""

LONGEST, BELOW = 120, 400
"""Code points of a line that is a byline without being marked as one, and how far under the body it may stand."""

SIGNED = re.compile(r"\(\s*([^\W\d_]{2,5}(?:\s*[/-]\s*[^\W\d_]{2,5}){0,4})\s*\)\s*$")
"""Initials in brackets at the end: "(abc/def)"."""

SIGN = re.compile(r"[a-z]{2,6}(?:/[a-z]{2,6}){0,3}")
"""What a desk signs with in place of names: "srf/abc"."""

NAMED = re.compile(r"\(\s*([^()\d]{4,60})\s*\)\s*$")
"""A name in brackets that closes the article."""


def find(view: View, body: tuple[Passage, ...], own: frozenset[str]) -> tuple[Found[Byline], ...]:
    """Say who made the article, writers first, each with the rule that named them.

    Args:     own: the names of the outlet (`outlet.named`).
    Returns:  () where nobody is named. Names as printed; roles as in `Byline.role`.
    """
    seen = [*_declared(view, own), *_lines(view), *_beside(view), *_bold(view), *_headed(view, own)]
    writers = _writers([c for c in seen if c.value.role == "writer"], own)
    others = [_found(c) for c in seen if c.value.role != "writer"]
    signed = [_found(c) for c in _signed(view, body) if not (writers and names.agency(c.value.name, view.pack))]
    return tuple(_once([*writers, *others, *signed]))


def _writers(seen: list[Candidate[Byline]], own: frozenset[str]) -> list[Found[Byline]]:
    """Give the names of the first row of the table that has any.

    The outlet's own name, and the sources that a line credits, count only where nobody else is named.
    """
    for outlets_too in (False, True):
        for row in TRUST if outlets_too else TRUST[:-1]:
            chosen = [c for c in seen if c.rule in row and (outlets_too or not _own(c.value.name, own))]
            first = chosen[0].rule.removesuffix(ORGANIZATION) if chosen else ""
            chosen = _together([c for c in chosen if c.rule.removesuffix(ORGANIZATION) == first])
            if chosen:
                return [_found(c, _rivals(c, chosen, seen), own) for c in chosen]
    return []


def _together(chosen: list[Candidate[Byline]]) -> list[Candidate[Byline]]:
    """Give the names that stand in one place: of names in lines, the first and those next to it.

    Microdata marks the authors of teasers, too: where the page shows some in a byline, the others are theirs.
    """
    if chosen and chosen[0].rule == "microdata author" and any(one.span for one in chosen):
        return [one for one in chosen if one.span]
    kept = chosen[:1]
    for before, one in pairwise(chosen):
        apart = one.span.start - before.span.end if one.span and before.span else 0
        if one.rule == "byline line" and apart > APART:
            break
        kept.append(one)
    return kept


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
        candidate.rule == "source line"
        or "organization" in candidate.rule
        or _own(byline.name, own)
        or _acronym(byline.name)
    ):
        byline = Byline(name=byline.name, role="agency")
    return Found(value=byline, rule=candidate.rule, span=candidate.span, seen=candidate.seen, rivals=rivals)


def _own(name: str, own: frozenset[str]) -> bool:
    """Say whether a name is the outlet's: as it writes it, its address, or what its letters stand for."""
    folded = fold(name)
    letters = "".join(word[0] for word in folded.split())
    short = {known.replace(" ", "") for known in own}
    solid = folded.replace(" ", "")
    glued = any(len(known) > GLUED and solid.startswith(known) for known in short)
    glued = glued or any(len(known) >= LABEL and folded.startswith(f"{known} ") for known in short)
    return folded in own or solid in short or glued or (len(letters) > 1 and letters in short)


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


def _declared(view: View, own: frozenset[str]) -> Iterator[Candidate[Byline]]:
    """Give the names in tags, with the span where the page shows them in a byline."""
    lines = list(view.of(Role.BYLINE))
    for claim in view.page.declaration.authors:
        role = _role(claim)
        for name in _names(claim, view, own):
            span = _shown(name, lines)
            yield Candidate(value=Byline(name=name, role=role), rule=claim.rule, span=span, seen=claim.value)


def _names(claim: Claim, view: View, own: frozenset[str]) -> list[str]:
    """Give the names of one claim; an organisation's name is not cut at commas, nor the outlet's at "and"."""
    if claim.value.startswith(("http:", "https:", "//", "@", "www.")) or _titles(claim.value, view):
        return []
    outlets = fold(claim.value) in own and names.believable(claim.value, view.pack)
    if outlets or claim.rule.endswith(ORGANIZATION) or names.agency(claim.value, view.pack):
        return [names.tidy(claim.value)] if fold(claim.value) not in names.desks(view.pack) else []
    signs = re.split(r"\s*[;,]\s*", claim.value)
    if all(SIGN.fullmatch(sign) for sign in signs):
        return [sign for sign in signs if not names.desk(sign, view.pack)]
    return names.split(claim.value, view.pack)


def _titles(name: str, view: View) -> bool:
    """Say whether what is declared as an author is the page's title: front pages fill every tag with it."""
    return len(name) > APART // 2 and any(fold(name) in fold(claim.value) for claim in view.page.declaration.titles)


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
    for text, span in _bylined(view):
        if MAILED.match(text):
            continue
        for role, opened, part, at in roles(text, view):
            if not opened and part.rstrip().endswith(":"):
                continue  # "Ana schrieb:" is no byline, nor is a label
            for name in names.split(part, view.pack):
                if not opened and not names.full(name, view.pack):
                    continue
                start = text.find(name, at)
                where = Span(span.start + start, span.start + start + len(name)) if start >= 0 else span
                credited = role == "agency" or (not opened and names.agency(name, view.pack))
                rule = "source line" if credited else "byline line"
                made = Byline(name=name, role="writer" if role == "agency" else role)
                yield Candidate(value=made, rule=rule, span=where, seen=text)


MAILED = re.compile(r"(?:from|de|von|van|dari|da)\s*:[^<>]*<[^<>@]+@[^<>]+>\s*$", re.I)
"""The sender in the head of a mail: "From: Kabar Ranah <post@ranah.example>"."""


def _beside(view: View) -> Iterator[Candidate[Byline]]:
    """Give the names that are all of the line over the stamp, or all that stands before the date in its line.

    Where a page has no tags, nothing else says that they are names.
    """
    heads = [] if view.page.parents else view.roles.get(Role.HEADLINE, [])
    stamps = (
        label for label in view.roles.get(Role.PUBLISHED, ()) if heads and label.span.start > heads[0].span.start
    )
    for stamp in list(stamps)[:1]:
        text = view.text(stamp.span)
        before = text[: lines.first_date(text, 0, len(text), view.pack)]
        over = view.between(heads[0].span.end, stamp.span.start)[-1:]
        told = [(before, stamp.span), *((block.text, block.span) for block in over if view.role(block) in LOOSE)]
        for line, span in told:
            found = names.split(line, view.pack)
            outlets = len(found) == 1 and names.masthead(found[0], view.pack)
            if found and len(line) <= SHORT and (outlets or all(_personal(name, view) for name in found)):
                for name in found:
                    start = line.find(name)
                    where = Span(span.start + start, span.start + start + len(name)) if start >= 0 else span
                    rule = "source line" if outlets else "name beside the stamp"
                    yield Candidate(value=Byline(name=name), rule=rule, span=where, seen=line)
                return


LOOSE = (Role.OTHER, Role.STANDFIRST, Role.NAVIGATION, Role.CAPTION, Role.CREDIT, Role.SUBHEADING)
"""Roles that a line of names may have been given by mistake."""

SHORT, NAMED_BY = 60, 4
"""Code points of a line that is nothing but names, and words of one name in it."""


def _personal(name: str, view: View) -> bool:
    """Say whether a name is two to four capitalised words, or an agency."""
    words = name.split()
    person = 2 <= len(words) <= NAMED_BY and words[0][0].isupper() and words[-1][0].isupper()
    person = person and not names.masthead(name, view.pack)
    return names.agency(name, view.pack) or (person and names.full(name, view.pack))


def _bold(view: View) -> Iterator[Candidate[Byline]]:
    """Give the name that stands alone and bold: above the body, right under it, or over an office in the heading."""
    heading = view.between(view.heading_starts, view.body_starts)
    pairs = pairwise(heading)
    before = [*(one for one, under in pairs if one.strong and _office(under, view)), *heading[-1:]]
    after = view.between(view.body_ends, len(view.page.text))[:1]
    for block in (*before, *after):
        text = block.text.strip()
        named = 2 <= len(text.split()) <= BOLD and names.split(text, view.pack) == [text]
        if named and 2 * block.strong > len(text) and view.role(block) not in NAMELESS:
            yield Candidate(value=Byline(name=text), rule="bold name", span=block.span, seen=text)


def _headed(view: View, own: frozenset[str]) -> Iterator[Candidate[Byline]]:
    """Give the name that a line of the heading has before the outlet or an office, or alone above the stamp.

    "Sinta Ranu, Kabar Ranah", "Ann Reed, Staff Writer | 3 May". A name alone must stand between headline and stamp,
    unlinked, and share no word with what the page declares as its section or its tags.
    """
    heading = view.between(view.heading_starts, view.body_starts)
    for before, block, after in zip(heading, heading[1:], [*heading[2:], None], strict=False):
        if len(block.text) > SHORT or block.linked or view.role(block) not in (*LOOSE, Role.PUBLISHED):
            continue
        first, *rest = PARTED.split(block.text, maxsplit=2)
        if not _personal(first, view) or names.split(first, view.pack) != [first]:
            continue
        where = Span(block.span.start, block.span.start + len(first))
        if rest and (fold(rest[0]) in own or names.desk(rest[0], view.pack)):
            yield Candidate(value=Byline(name=first), rule="name beside the outlet", span=where, seen=block.text)
        headed = view.role(before) is Role.HEADLINE and after is not None and view.role(after) is Role.PUBLISHED
        if not rest and headed and not set(fold(first).split()) & _filed(view):
            yield Candidate(value=Byline(name=first), rule="name under the headline", span=where, seen=block.text)


def _office(block: Block, view: View) -> bool:
    """Say whether a line under a name in the heading tells who that is: a few words without a digit or a stop."""
    text = block.text
    told = view.role(block) is Role.OTHER and not block.linked and len(text) <= OFFICE
    return told and bool(OFFICES.fullmatch(text)) and text.split()[0].lower().strip(",") in _offices(view.pack)


@by_pack
def _offices(pack: Pack) -> frozenset[str]:
    """Give what persons are: the pack's words, and English."""
    return frozenset((*pack.facts.offices, *pack.page.desks, *load(lines.ENGLISH).facts.offices))


OFFICE = 100
OFFICES = re.compile(r"[A-ZÀ-Þ][^\W\d_]+,? [^\d.!?:;|]+")

PARTED = re.compile(r"\s*[,|·•]\s*|\s+[-–—]\s+")


def _filed(view: View) -> frozenset[str]:
    """Give the words of the page's section, tags and address, in which a person who writes has no place."""
    said = view.page.declaration
    claims = (claim.value for claim in (*said.sections, *said.tags))
    return frozenset(" ".join(map(fold, (*claims, view.page.url or "", said.canonical or ""))).split())


NAMELESS = (Role.HEADLINE, Role.STANDFIRST, Role.NAVIGATION, Role.RELATED_HEADING)
"""Roles of bold lines that name something else."""


def _bylined(view: View) -> Iterator[tuple[str, Span]]:
    """Give the lines of the role; where the page marks the names inside one, the marked stretches alone.

    A stamp may share its line with the names, and a line that is nothing else may begin with an opener.
    """
    form, said = names.openers(view.pack), _commented(view)
    for text, span in _whole(view):
        if span.start >= view.body_ends and (block := view.block(span)) and said & (block.near | block.far):
            continue
        stamped = not form.match(text) and lines.DIGIT.search(text)
        inner = _inner(view, span) if not form.search(text) else _behind(view, text, span) if stamped else []
        yield from inner or [(text, span)]
    first, last = view.heading_starts, view.body_ends + BELOW
    for label in (label for role in BESIDE for label in view.roles.get(role, ())):
        span = label.span
        if span.end - span.start <= 2 * LONGEST and first <= span.start <= last:
            text = view.text(span)
            if text[:1] != "(" and len(text) > LONGEST:
                continue
            if text[:1] == "(" and text[-1:] == ")":
                text, span = text[1:-1], Span(span.start + 1, span.end - 1)
            opener = form.match(text)
            if opener and (":" in opener[0] or text[opener.end() : opener.end() + 1].isupper()):
                yield text, span
            elif label.role is Role.PUBLISHED and not opener:
                yield from _behind(view, text, span) or _inner(view, span)


def _whole(view: View) -> Iterator[tuple[str, Span]]:
    """Give the lines of the role; an opener alone in its line with the names on the next."""
    form, opener = names.openers(view.pack), Span(0, 0)
    for text, span in view.of(Role.BYLINE):
        named = names.split(text, view.pack) if opener.end and span.start <= opener.end + 1 else []
        if named and all(_personal(name, view) for name in named):
            span = Span(opener.start, span.end)
            text = span.of(view.page.text)
        opener = span if form.fullmatch(text) else Span(0, 0)
        if not opener.end:
            yield text, span


def _behind(view: View, text: str, span: Span) -> list[tuple[str, Span]]:
    """Give the byline that stands behind a stamp in its line: "Posted on 3 May by Ann Reed | 2 comments"."""
    for opener in names.openers(view.pack).finditer(text):
        marked = [one for one in _inner(view, span) if one[1].start == span.start + opener.end()]
        if marked:
            return marked
        if text[opener.start() - 1] == " " and (":" in opener[0] or text[opener.end() : opener.end() + 1].isupper()):
            end = BAR.search(text, opener.end())
            stop = end.start() if end else len(text)
            return [(text[opener.start() : stop], Span(span.start + opener.start(), span.start + stop))]
    return []


BAR = re.compile(r"\s*[|•·]")


def _commented(view: View) -> int:
    """Give the hint of readers' comments; 0 where the page marks the report so, too."""
    report = view.between(view.body_starts, view.body_ends)
    return 0 if any(hints.COMMENT & (block.near | block.far) for block in report) else hints.COMMENT


def _inner(view: View, span: Span) -> list[tuple[str, Span]]:
    """Give the stretches of a line that the page marks as names."""
    block = view.block(span)
    marks = [m for m in block.marks if m.hints & hints.AUTHOR] if block and block.span == span else []
    return [(mark.span.of(view.page.text).strip(), mark.span) for mark in marks]


def roles(text: str, view: View) -> Iterator[tuple[str, bool, str, int]]:
    """Cut a byline at its openers: role, whether it was opened, names, offset. "Penulis: A Editor: B" is two."""
    form = names.openers(view.pack)
    marks = [
        m
        for m in form.finditer(text)
        if not (ahead := text[: m.start()].strip())
        or ":" in m[0]
        or text[m.start() - 1] == "\n"
        or ahead[-1] in "|•·;/"
        or (ahead[-1] == "." and " " in m["opener"])
    ]
    if not marks or text[: marks[0].start()].strip():
        yield "writer", False, text[: marks[0].start()] if marks else text, 0
    for mark, follower in zip(marks, [*marks[1:], None], strict=False):
        end = lines.first_date(text, mark.end(), follower.start() if follower else len(text), view.pack)
        stamp = lines.openers(view.pack).search(text, mark.end(), end)
        end = stamp.start() if stamp else end
        named = text[mark.end() : end] if end == len(text) else LEADS.sub("", text[mark.end() : end])
        yield names.opened(mark[0], view.pack)[0] or "writer", True, named, mark.end()


LEADS = re.compile(r"(?:\s+[a-zà-ÿ]{1,4})+\s*$")
"""What leads from a name to the stamp behind it: "by Ann Reed on 3 May"."""


def _alone(view: View) -> Iterator[tuple[str, Span]]:
    """Give the lines in or under the body that are nothing but initials."""
    for block in view.between(view.body_starts, view.body_ends + BELOW):
        if len(block.text) < INITIALS and SIGNED.fullmatch(block.text) and view.role(block) is not Role.AD:
            yield block.text, block.span


def _signed(view: View, body: tuple[Passage, ...]) -> Iterator[Candidate[Byline]]:
    """Give the initials or the name that close the article."""
    last = [(passage.text, passage.span) for passage in body[-1:]]
    for text, span in [*view.of(Role.SIGNOFF)] or [*_alone(view)] or last:
        if found := SIGNED.search(text):
            for initials in re.split(r"\s*[/-]\s*", found[1]):
                byline = Byline(name=initials, role="initials")
                yield Candidate(value=byline, rule="sign-off", span=span, seen=found[0].strip())
        elif (found := NAMED.search(text)) and view.roles.get(Role.SIGNOFF):
            for name in names.split(found[1], view.pack):
                role = names.opened(found[1], view.pack)[0] or "editor"
                yield Candidate(value=Byline(name=name, role=role), rule="sign-off", span=span, seen=found[0])
