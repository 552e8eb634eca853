"""The section that the article was filed under, and its tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from kronik.page import hints
from kronik.records import Found, Missing, Role
from kronik.recover import names, outlet
from kronik.recover.outlet import DOMAIN
from kronik.recover.trust import Candidate, choose, fold, may_fold
from kronik.recover.view import View

TRUST = ("json-ld articleSection", "meta article:section", "microdata articlesection", "link category")
"""The order of trust among declared sections; the others follow as they stand, then the address."""

LONGEST = 60
"""Code points of a section or tag; longer ones are sentences."""

MOST = 40
"""Tags kept; a page with more lists its whole index."""

_NAME = re.compile(r"(?=.*[^\W\d_])[^{}()<>=:;\"]+")
"""A section's name has a letter, and nothing of the program that should have filled it in."""

_KIND = re.compile(r"articles?|story|stories|posts?|page", re.I)
"""What templates call every page."""

_STEP = re.compile(r"\s*[>»›]\s*")
_SLUG = re.compile(r"[a-z]{3,}(?:-[a-z]+){0,2}$")
_GENERIC = re.compile(r"^(?:news|berita|read|article|articles|story|stories|amp|post|posts|web|archive|html)$")


def find(view: View) -> Found[str] | Missing:
    """Say which section the article stands in, as the page writes it.

    Missing:  "not-recognised".
    """
    return choose(_candidates(view), same=fold)


def _candidates(view: View) -> Iterator[Candidate[str]]:
    claims, declared = view.page.declaration.sections, False
    for claim in sorted(claims, key=lambda c: TRUST.index(c.rule) if c.rule in TRUST else len(TRUST)):
        name = re.split(r"\s*[|,;>/]\s*", claim.value)[0].strip()
        named = len(name) <= LONGEST and _NAME.fullmatch(name) and not DOMAIN.fullmatch(name)
        refused = "" if named and not _KIND.fullmatch(name) else "no name"
        declared = declared or not refused
        yield Candidate(value=name, rule=claim.rule, seen=claim.value, refused=refused)
    if declared:
        return
    heads = _heads(view)
    told = [*_linked(view), *_trail(view, heads), *_kicker(view), *_crumbs(view, heads)]
    yield from told
    slug = "" if told else _in_address(view.page.url)
    if slug and (not view.page.parents or any(_like(slug, text) for text in _labels(view, slug))):
        yield Candidate(value=slug, rule="first part of the address")


def _heads(view: View) -> frozenset[str]:
    """Give the headline as the page declares and shows it, folded."""
    shown = (text for text, _ in view.of(Role.HEADLINE))
    return frozenset(fold(text) for text in (*shown, *(claim.value for claim in view.page.declaration.titles)))


def _labels(view: View, slug: str) -> Iterator[str]:
    """Give the short lines and links of a page, in which its sections stand, that may be worded like `slug`."""
    for block in view.page.blocks:
        if len(block.text) <= SHORT and may_fold(block.text, slug):
            yield block.text
        for link in block.links:
            span = link.span
            if span.end - span.start <= SHORT and may_fold(view.page.text[span.start : span.start + 2], slug):
                yield span.of(view.page.text)


def _linked(view: View) -> Iterator[Candidate[str]]:
    """Give the text of the link to the folder that the page's address lies in, the innermost that one leads to.

    The text must be worded like the folder: a front page has buttons that lead there, too.
    """
    folders = _path(view.page.url)[:-1]
    found: dict[int, str] = {}
    if not folders or folders[0] in AUTHORS:
        return
    first, longest = f"/{folders[0]}", len(view.page.url or "")
    for block in view.page.blocks:
        for link in block.links:
            if len(link.url) < longest and first in link.url and link.span.end - link.span.start <= SHORT:
                depth = len(path := _path(link.url))
                text = " ".join(link.span.of(view.page.text).split())
                if path == folders[:depth] and _like(folders[depth - 1], text):
                    found[depth] = min(found.get(depth, text), text, key=len)
    if found:
        yield Candidate(value=found[max(found)], rule="link to its folder")


AUTHORS = frozenset(hints.WORDS["author"].split())
"""Folders of people, not of subjects."""


def _path(url: str | None) -> list[str]:
    """Give the parts of an address's path in small letters."""
    rest = (url or "").partition("#")[0].partition("?")[0]
    rest = rest.partition("//")[2].partition("/")[2] if "//" in rest else rest
    return [part for part in rest.lower().split("/") if part]


def _like(slug: str, text: str) -> bool:
    """Say whether a text is worded like a part of an address: "Sport & Spiel" like "sport", "Wärme" like "waerme"."""
    said = outlet.spelling(fold(text)).replace(" ", "")
    solid = re.sub(r"[^a-z0-9]", "", unquote(slug).lower())
    worded = said and len(said) <= LENGTHENED * len(solid) and not said.isdigit()
    return bool(worded) and (said.startswith(solid) or solid.startswith(said))


LENGTHENED = 3
"""How many times longer than its folder in the address a section's name may be."""


def _trail(view: View, heads: frozenset[str]) -> Iterator[Candidate[str]]:
    """Give the last step of the declared trail that is neither the page itself nor what templates call every page."""
    steps = [claim.value for claim in view.page.declaration.trail if fold(claim.value) not in heads][1:]
    named = [step for step in steps if not _GENERIC.match(step.lower())] or steps
    if named and len(named[-1]) <= LONGEST:
        yield Candidate(value=named[-1], rule="json-ld breadcrumb")


def _kicker(view: View) -> Iterator[Candidate[str]]:
    """Give the nearest line over the headline, or the one under it, that the page marks as a kicker."""
    over = view.between(view.heading_starts - OVER, view.heading_starts)[-LINES:]
    ads = frozenset(map(fold, (*view.pack.page.ads, *view.pack.furniture.share)))
    for block in (*reversed(over), *view.between(view.heading_starts + 1, view.body_starts)[:1]):
        text = EDGES.sub("", block.links[0].span.of(view.page.text) if block.links else block.text)
        plain = 1 < len(text) <= KICKER and _NAME.fullmatch(text) and not re.search(r"\d|[.!?]$", text)
        listed = block.tag == "li" or block.far & (hints.NAV | hints.MENU | hints.ASIDE) or block.near & hints.BUTTON
        marked = block.near & hints.KICKER and not listed and view.role(block) in KICKERS
        if plain and marked and fold(text) not in ads:
            yield Candidate(value=text, rule="kicker", span=block.span, seen=block.text)
            return


EDGES = re.compile(r"^\W+|[\s/|–—-]+$")
LINES, OVER = 4, 150
"""Lines over the headline in which a kicker may stand, and code points."""

KICKERS = (Role.NAVIGATION, Role.OTHER, Role.TAG)
KICKER, SHORT = 30, 40
"""Code points of a kicker, and of the text of a link to a section."""


def _crumbs(view: View, heads: frozenset[str]) -> Iterator[Candidate[str]]:
    """Give the last step of a trail above the headline, the page itself left out: "Home > Business > …"."""
    above = view.between(0, view.heading_starts)
    firsts, shortest = {head[:1] for head in heads}, min(map(len, heads), default=0)
    for step, after in pairwise(above):
        if len(after.text) < shortest or after.text[:1].lower() not in firsts or step.tag != after.tag:
            continue
        headed = len(step.text) <= KICKER and fold(after.text) in heads
        if headed and _letters(step.text) and not any(_path(link.url) == [] for link in step.links):
            yield Candidate(value=step.text.strip(), rule="crumb trail", span=step.span, seen=step.text)
    for block in above:
        text = block.text
        if not (">" in text or "»" in text or "›" in text) or len(text) >= 3 * LONGEST:
            continue
        steps = [step for step in _STEP.split(text.strip()) if _letters(step)]
        while len(steps) > 1 and any(_begins(head, fold(steps[-1])) for head in heads):
            steps.pop()
        if len(steps) > 1 and len(steps[-1]) <= LONGEST:
            yield Candidate(value=steps[-1], rule="crumb trail", span=block.span, seen=block.text)


def _letters(step: str) -> bool:
    return any(map(str.isalpha, step))


def _begins(head: str, step: str) -> bool:
    return bool(step) and (head.startswith(step) or step.startswith(head))


def _in_address(url: str | None) -> str:
    """Give the first part of the path where it can be a section's name and something follows it."""
    try:
        path = urlsplit(url or "").path
    except ValueError:  # a bracket that opens no IPv6 address
        return ""
    parts = unquote(path).strip("/").split("/")
    first = parts[0].lower() if len(parts) > 1 else ""
    return first if _SLUG.match(first) and not _GENERIC.match(first) else ""


def tags(view: View) -> tuple[str, ...]:
    """Give the words that the article is filed under, as the page writes them, each once.

    The links that the page marks as tags where there are any, then the tags shown, else the declared keywords.
    """
    linked = [claim.value for claim in view.page.declaration.tags if claim.rule == "link tag"]
    kinds = (linked, _shown(view), _keywords(view))
    return next((kept for words in kinds if (kept := _each(w for w in words if not _byline(w, view)))), ())


def _byline(word: str, view: View) -> bool:
    """Say whether a word that stands among the tags names the article's makers."""
    return ":" in word and bool(names.opened(word, view.pack)[0])


def _shown(view: View) -> Iterator[str]:
    """Give the tags of the lines that hold tags: their links, or what marks and commas part."""
    for text, span in view.of(Role.TAG):
        if COUNTED.search(text):
            continue
        block = view.block(span)
        links = [link.span.of(view.page.text) for link in block.links] if block else []
        yield from links or re.split(r"\s*[,;|•·]\s*|\s*(?=#)", _OPENER.sub("", text))


COUNTED = re.compile(r"\(\d+\)\s*$")
"""Ends a line of the outlet's own index: a category and how many articles it has."""

_OPENER = re.compile(r"^[\w ]{2,24}:\s*|^\w{2,12}\s+(?=#)")
"""What a line of tags begins with: "Topik:", "Tags:", "Tags #"."""


def _keywords(view: View) -> Iterator[str]:
    told = [fold(claim.value) for claim in view.page.declaration.standfirsts]
    for claim in view.page.declaration.tags:
        words = re.split(r"\s*[,;|]\s*", claim.value)
        if not any(fold(" ".join(words[:RUN])) in text for text in told if len(words) > RUN):
            yield from words


RUN = 6
"""So many keywords in the order of the description are its words, cut apart by the template."""


def _each(words: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for word in words:
        clean = " ".join(word.split()).strip("# ")
        if 1 < len(clean) <= LONGEST and (folded := fold(clean)) and not clean.endswith((":", "...")):
            kept.setdefault(folded, clean)
    return tuple(kept.values())[:MOST]
