"""Who made the article: writers, editors, translators, photographers, agencies, and initials at its end.

The writers come whole from the most trusted place that names any; editors and the rest from the lines that name
them. An outlet that signs its own article is an author only where nobody else is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from kronik.language import Pack, load
from kronik.page import hints
from kronik.records import (
    NOWHERE,
    Block,
    Byline,
    Claim,
    Dateline,
    Found,
    Labelled,
    Missing,
    Passage,
    Rival,
    Role,
    Span,
)
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
    ("link to an author",),
    ("json-ld creator", "json-ld creator organization", "json-ld contributor"),
    ("meta twitter:data1", "meta twitter:data2"),
    ("meta parsely-author", "meta cxenseparse:author", "meta sailthru.author", "meta dable:author"),
    ("meta dc.creator", "meta dcterms.creator", "meta citation_author", "meta creator", "meta content_author"),
    ("meta dc.author", "meta shareaholic:article_author_name"),
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

MARKED = (Role.CAPTION, Role.NAVIGATION, Role.SUBHEADING, Role.PARAGRAPH, Role.TAG)
"""Roles of lines that may hold a byline where the page marks an author in them, or leads to an author's page."""

LONGEST, BELOW, OVER = 120, 400, 150
"""Code points of a line that is a byline without being marked as one, and how far under the body or over the headline
it may stand."""

SIGNED = re.compile(r"\(\s*([^\W\d_]{2,5}(?:\s*[/-]\s*[^\W\d_]{2,5}){0,4})\s*\)\s*$")
"""Initials in brackets at the end: "(abc/def)"."""

SIGN = re.compile(r"[a-z]{2,6}(?:/[a-z]{2,6}){0,3}")
"""What a desk signs with in place of names: "srf/abc"."""

NAMED = re.compile(r"\(\s*([^()\d]{4,60})\s*\)\s*$")
"""A name in brackets that closes the article."""


def find(
    view: View, body: tuple[Passage, ...], own: frozenset[str], line: Found[Dateline] | Missing = NOWHERE
) -> tuple[Found[Byline], ...]:
    """Say who made the article, writers first, each with the rule that named them.

    Args:     own: the names of the outlet (`outlet.named`). line: the report's dateline, whose agency signs where
              nobody else does.
    Returns:  () where nobody is named. Names as printed; roles as in `Byline.role`.
    """
    beside = [*_beside(view), *_stamped(view, own), *_linked(view, own)]
    seen = [*_declared(view, own), *_lines(view), *beside, *_bold(view), *_headed(view, own)]
    writers = _writers([c for c in seen if c.value.role == "writer"], own)
    others = [_found(c) for c in seen if c.value.role != "writer"]
    signed = [_found(c) for c in _signed(view, body) if not (writers and names.agency(c.value.name, view.pack))]
    filed = [] if writers or signed else _agency(view, line)
    return tuple(_once([*writers, *filed, *others, *signed]))


def _agency(view: View, line: Found[Dateline] | Missing) -> list[Found[Byline]]:
    """Give the agency that the dateline names: "Sarai (AFP) -"."""
    if isinstance(line, Missing) or not (name := line.value.outlet) or not names.agency(name, view.pack):
        return []
    return [Found(value=Byline(name=name, role="agency"), rule="dateline", span=line.span, seen=line.seen)]


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
    solid = folded.replace(" ", "")
    if folded in own or solid in (short := _solid(own)):
        return True
    letters = "".join(word[0] for word in folded.split())
    return (
        (len(letters) > 1 and letters in short)
        or any(len(known) > GLUED and solid.startswith(known) for known in short)
        or any(len(known) >= LABEL and folded.startswith(f"{known} ") for known in short)
        or any(" " in known and folded.endswith(f" {known}") for known in own)
    )


@lru_cache(64)
def _solid(own: frozenset[str]) -> frozenset[str]:
    return frozenset(known.replace(" ", "") for known in own)


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
    """Give the names in tags, with the span where the page shows them in a byline.

    What stands in every page of an outlet is no byline: its own name, or a firm's, that a meta element alone gives.
    """
    lines = list(view.of(Role.BYLINE))
    for claim in view.page.declaration.authors:
        if claim.rule in LABELLED and not _opened(claim.seen, view):
            continue
        role = _role(claim)
        for name in _names(claim, view, own):
            span = _shown(name, lines)
            templates = span is None and claim.rule.startswith("meta ") and not names.christened(name)
            if templates and (_own(name, own) or names.firm(name) or names.organised(name, view.pack)):
                continue
            yield Candidate(value=Byline(name=name, role=role), rule=claim.rule, span=span, seen=claim.value)


LABELLED = ("meta twitter:data1", "meta twitter:data2")
"""Tags that hold what another one labels: "Written by", "Reading time"."""


def _opened(label: str, view: View) -> bool:
    """Say whether a label opens the names of writers."""
    return names.opened(f"{label}: ", view.pack)[0] == "writer"


def _names(claim: Claim, view: View, own: frozenset[str]) -> list[str]:
    """Give the names of one claim; an organisation's name is not cut at commas, nor the outlet's at "and".

    What follows the outlet's name or a firm's is where it sits: "Kabar Ranah GmbH, Ranah, Sarai".
    """
    if claim.value.startswith(("http:", "https:", "//", "@", "www.")) or _titles(claim.value, view):
        return []
    outlets = fold(claim.value) in own and names.believable(claim.value, view.pack)
    value = MAIL.sub(" ", claim.value)
    if outlets or claim.rule.endswith(ORGANIZATION) or names.agency(claim.value, view.pack):
        return [names.tidy(claim.value)] if fold(claim.value) not in names.desks(view.pack) else []
    first, *rest = re.split(r"\s*[,;]\s*|\s+/\s+", value)
    if claim.rule.startswith("meta ") and names.organised(first, view.pack):
        return [names.tidy(value)]
    if rest and (names.firm(first) or (fold(first) in own and not any(map(names.christened, rest)))):
        return [names.tidy(first)]
    signs = re.split(r"\s*[;,]\s*", value)
    if all(SIGN.fullmatch(sign) for sign in signs):
        return [sign for sign in signs if not names.desk(sign, view.pack)]
    return names.split(value, view.pack)


MAIL = re.compile(r"[(<]?\S+@\S+")


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
    for text, span, marked in _bylined(view):
        if MAILED.match(text):
            continue
        for role, opened, part, at in roles(text, view):
            if not opened and part.rstrip().endswith(":"):
                continue  # "Ana schrieb:" is no byline, nor is a label
            split, alias = names.split(part, view.pack), []
            if not split:
                alias = _alias(part, span, view) if marked or opened else _sign(part, span, view)
            for name in split or alias:
                if not (opened or alias or (marked and name == part.strip()) or names.full(name, view.pack)):
                    continue
                start = text.find(name, at)
                where = Span(span.start + start, span.start + start + len(name)) if start >= 0 else span
                listed = (not opened or name.islower()) and names.agency(name, view.pack)
                credited = role == "agency" or listed
                rule = "source line" if credited else "byline line"
                made = Byline(name=name, role="writer" if role == "agency" else role)
                yield Candidate(value=made, rule=rule, span=where, seen=text)


def _alias(part: str, span: Span, view: View) -> list[str]:
    """Give the name that a member writes under, where the page marks it as an author's or links the author's page."""
    word = names.tidy(part)
    if not ALIAS.fullmatch(word) or names.desk(word, view.pack):
        return []
    block = view.block(span)
    marks = (
        mark.span.of(view.page.text).strip() for mark in (block.marks if block else ()) if mark.hints & hints.AUTHOR
    )
    return [word] if word in marks or _authored(span, view) else []


def _sign(part: str, span: Span, view: View) -> list[str]:
    """Give the sign that is all of a line of the heading: "bor"."""
    sign = part.strip()
    headed = view.heading_starts <= span.start < view.body_starts
    known = names.desk(sign, view.pack) or sign in {*view.pack.time.glue, *load(lines.ENGLISH).time.glue}
    return [sign] if headed and SIGN.fullmatch(sign) and len(sign) <= LETTERS and not known else []


LETTERS = 3
"""Letters of a sign that stands alone in the heading."""

ALIAS = re.compile(r"(?=.*[^\W\d_])[^\W_][\w.-]{1,29}")
"""A name of one word without regard to its letters: "bo_reed7"."""


def _authored(span: Span, view: View) -> bool:
    """Say whether a stretch links the page of an author."""
    block = view.block(span)
    links = block.links if block else ()
    inside = (link for link in links if link.span.start < span.end and link.span.end > span.start)
    return any(_leads(link.url) for link in inside)


def _leads(url: str) -> bool:
    """Say whether an address is that of an author's page: "/author/bo-reed/", "/autoren/bo-reed", "?author=7"."""
    return not AUTHORS.isdisjoint(url.lower().split("/")[:-1]) or "author=" in url


AUTHORS = frozenset(hints.WORDS["author"].split())
"""Words of the addresses of authors' pages."""


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


def _stamped(view: View, own: frozenset[str]) -> Iterator[Candidate[Byline]]:
    """Give the name that shares the line of a stamp with nothing but dates: "3 May 2021 | 13:10 | Ann Reed"."""
    for label in view.roles.get(Role.PUBLISHED, ()) if view.page.parents else ():
        span = label.span
        if not view.heading_starts - OVER <= span.start < view.body_starts or span.end - span.start > STAMPED:
            continue
        text = view.text(span)
        parts = [part for part in PARTS.split(text) if part]
        if len(parts) == 1 or not any(" " in part and not lines.DIGIT.search(part) for part in parts):
            continue
        told = [part for part in parts if lines.spare(part, view.pack)]
        if len(told) != 1 or names.openers(view.pack).match(told[0]):
            continue
        name = names.tidy(told[0])
        known = names.christened(name) or (_marks_author(view, span) and not _common(name, view))
        if known and _personal(name, view) and not _own(name, own) and not set(fold(name).split()) & _filed(view):
            at = span.start + text.find(name)
            where = Span(at, at + len(name))
            yield Candidate(value=Byline(name=name), rule="name beside the stamp", span=where, seen=text)


STAMPED = 90
"""Code points of a line of a stamp and a name."""

PARTS = re.compile(r"\s*[|·•∙,/]\s*|\s+[-–—]\s+")

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
        bold = named and 2 * block.strong > len(text) and view.role(block) not in NAMELESS
        if bold and (names.christened(text) or not (block.near & hints.HEADING or _common(text, view))):
            yield Candidate(value=Byline(name=text), rule="bold name", span=block.span, seen=text)


def _common(name: str, view: View) -> bool:
    """Say whether a name has a word that the page writes small elsewhere, or that stands small in no name."""
    particles = load(lines.ENGLISH).facts.particles
    words = [word for word in names.words(name) if word not in particles]
    text = view.page.text
    small = (word.lower() for word in words)
    return any(map(str.islower, words)) or any(
        word in text and re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in small
    )


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
        headed = view.role(before) is Role.HEADLINE and after is not None and view.role(after) is Role.PUBLISHED
        opener = names.openers(view.pack).match(first) if headed and not rest else None
        if opener and names.split(first, view.pack) == [first[opener.end() :]]:
            where = Span(block.span.start + opener.end(), block.span.end)
            yield Candidate(value=Byline(name=first[opener.end() :]), rule="byline line", span=where, seen=block.text)
        if not _personal(first, view) or names.split(first, view.pack) != [first]:
            continue
        where = Span(block.span.start, block.span.start + len(first))
        if rest and (fold(rest[0]) in own or names.desk(rest[0], view.pack)):
            yield Candidate(value=Byline(name=first), rule="name beside the outlet", span=where, seen=block.text)
        if not rest and headed and not set(fold(first).split()) & _filed(view):
            yield Candidate(value=Byline(name=first), rule="name under the headline", span=where, seen=block.text)


def _linked(view: View, own: frozenset[str]) -> Iterator[Candidate[Byline]]:
    """Give the name in the heading that is all of a line and leads to the page of an author."""
    for block in view.between(view.heading_starts - OVER, view.body_starts):
        if not block.links or len(block.text) > SHORT or not _leads(block.links[0].url):
            continue
        text = block.text.strip(" ,")
        told = view.role(block) in NAMELESS[:2] or names.openers(view.pack).match(text) or _own(text, own)
        if not told and _personal(text, view):
            yield Candidate(value=Byline(name=text), rule="link to an author", span=block.span, seen=text)


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


def _bylined(view: View) -> Iterator[tuple[str, Span, bool]]:
    """Give the lines of the role; where the page marks the names inside one, the marked stretches alone.

    A stamp may share its line with the names, and a line that is nothing else may begin with an opener.

    Returns:  text, span, and whether the page marks it as a name above the article's end.
    """
    below = any(label.span.start >= view.body_ends for label in view.roles.get(Role.BYLINE, ()))
    form, said = names.openers(view.pack), _commented(view) if below else 0
    for text, span in _whole(view):
        block = view.block(span)
        if block and ((span.start >= view.body_ends and said & (block.near | block.far)) or _pictured(block, view)):
            continue
        if glued := _glued(text, view):
            text, span = text[glued:], Span(span.start + glued, span.end)
        stamped = not form.match(text) and lines.DIGIT.search(text)
        inner = _inner(view, span) if not form.search(text) else _behind(view, text, span) if stamped else []
        for part, where in inner or [(text, span)]:
            yield part, where, bool(inner) and span.start < view.body_ends
    first, last, near = view.heading_starts - OVER, view.body_ends + BELOW, view.body_starts + BELOW
    for role in (*BESIDE, *MARKED):
        labels, free = view.roles.get(role, ()), role in BESIDE
        for label in labels[bisect_left(labels, first, key=_start) :]:
            start, end = label.span.start, label.span.end
            if start > (last if free else near):
                break
            if end - start <= 2 * LONGEST and (free or _hinted(view, start)):
                yield from _loose(view, label)


def _start(label: Labelled) -> int:
    return label.span.start


def _hinted(view: View, start: int) -> bool:
    """Say whether a block may tell an author, by a hint or a link."""
    block = view.starting.get(start)
    if block is None:
        return False
    told = (block.near | block.far) & hints.AUTHOR
    return bool(told or (block.links and len(block.text) <= LONGEST and _leads(block.links[0].url)))


def _pictured(block: Block, view: View) -> bool:
    """Say whether a line is a picture's: its element says so, it is more than a name, and it leads to no author."""
    if not block.near & (hints.FIGURE | hints.CAPTION | hints.CREDIT):
        return False
    form, text = names.openers(view.pack), block.text
    named = form.search(text) or len(names.split(text, view.pack)) == 1
    return not (form.match(text) or (named and len(text) <= SHORT) or _authored(block.span, view))


def _loose(view: View, label: Labelled) -> Iterator[tuple[str, Span, bool]]:
    """Give what names the authors in a line of another role."""
    span, role = label.span, label.role
    if span.start < view.heading_starts or role in MARKED:
        yield from _marked(view, label)
        return
    text = view.text(span)
    if text[:1] == "(" and text[-1:] == ")":
        text, span = text[1:-1], Span(span.start + 1, span.end - 1)
    elif len(text) > LONGEST:
        return
    opener = names.openers(view.pack).match(text)
    if opener:
        told = ":" in opener[0] or text[opener.end() : opener.end() + 1].isupper()
        if told or (role is Role.PUBLISHED and _marks_author(view, span)):
            yield text, span, False
    elif role is Role.PUBLISHED:
        yield from _in_stamp(view, text, span)


def _marked(view: View, label: Labelled) -> Iterator[tuple[str, Span, bool]]:
    """Give what names the authors in a line that only the page's own marks make a byline."""
    span, text = label.span, view.text(label.span)
    if (glued := _glued(text, view)) and _under_author(view, span):
        yield text[glued:], Span(span.start + glued, span.end), True
    elif len(text) <= LONGEST and _marks_author(view, span):
        if names.openers(view.pack).match(text):
            yield text, span, False
        elif label.role is Role.PUBLISHED:
            yield from _in_stamp(view, text, span)


def _in_stamp(view: View, text: str, span: Span) -> Iterator[tuple[str, Span, bool]]:
    """Give what names the authors in the line of a stamp."""
    for part, where in _behind(view, text, span) or _inner(view, span):
        yield part, where, _marks_author(view, span)


def _glued(text: str, view: View) -> int:
    """Say how long the opener is that a name follows without a space; 0 where none does."""
    found = RUN_ON.match(text)
    return found.end() if found and names.openers(view.pack).fullmatch(found[0]) else 0


RUN_ON = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?=[A-ZÀ-Þ])")
"""An opener before a name without a space: "ByAnn Reed"."""


def _under_author(view: View, span: Span) -> bool:
    """Say whether a line stands in the heading, inside an element that tells an author."""
    block = view.block(span)
    return bool(block and block.far & hints.AUTHOR) and view.heading_starts <= span.start < view.body_starts


def _marks_author(view: View, span: Span) -> bool:
    """Say whether the page says that a line tells an author: by its element, a mark in it, or where it leads."""
    block = view.block(span)
    if block is None:
        return False
    marked = block.near & hints.AUTHOR or any(mark.hints & hints.AUTHOR for mark in block.marks)
    return bool(marked) or _authored(span, view)


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
        or (" " in m["opener"] and (ahead[-1] == "." or names.opened(m[0], view.pack)[0] not in ("", "writer")))
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
                role = "agency" if names.agency(initials, view.pack) else "initials"
                byline = Byline(name=initials, role=role)
                yield Candidate(value=byline, rule="sign-off", span=span, seen=found[0].strip())
        elif (found := NAMED.search(text)) and view.roles.get(Role.SIGNOFF):
            for name in names.split(found[1], view.pack):
                role = names.opened(found[1], view.pack)[0] or "editor"
                yield Candidate(value=Byline(name=name, role=role), rule="sign-off", span=span, seen=found[0])
