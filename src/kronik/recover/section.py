"""The section that the article was filed under, and its tags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote, urlsplit

from kronik.records import Found, Missing, Role
from kronik.recover import names
from kronik.recover.outlet import DOMAIN
from kronik.recover.trust import Candidate, choose, fold
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
    claims = view.page.declaration.sections
    for claim in sorted(claims, key=lambda c: TRUST.index(c.rule) if c.rule in TRUST else len(TRUST)):
        name = re.split(r"\s*[|,;>/]\s*", claim.value)[0].strip()
        named = len(name) <= LONGEST and _NAME.fullmatch(name) and not DOMAIN.fullmatch(name)
        refused = "" if named and not _KIND.fullmatch(name) else "no name"
        yield Candidate(value=name, rule=claim.rule, seen=claim.value, refused=refused)
    yield from _crumbs(view)
    if slug := _in_address(view.page.url):
        yield Candidate(value=slug, rule="first part of the address")


def _crumbs(view: View) -> Iterator[Candidate[str]]:
    """Give the last step of a trail above the headline: "Home > Business"."""
    for block in view.between(0, view.heading_starts):
        text = block.text
        if not (">" in text or "»" in text or "›" in text) or len(text) >= 3 * LONGEST:
            continue
        steps = _STEP.split(text)
        if len(steps) > 1 and 0 < len(steps[-1]) <= LONGEST:
            yield Candidate(value=steps[-1], rule="crumb trail", span=block.span, seen=block.text)


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
