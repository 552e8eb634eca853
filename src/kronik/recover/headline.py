"""The headline: as the page declares it or shows it, without the outlet's name or the number of a part.

Pages say their headline some six times, and seldom twice alike: the tags for sharing carry " - Outlet", the title
element a section too, the visible heading a kicker. Each is cleaned first, then the first that can be believed wins;
where the page shows the same words, the value and its span are those of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from kronik.language import Pack, load
from kronik.language.page import Words
from kronik.page import hints
from kronik.records import Found, Missing, Role, Span
from kronik.recover import heading, outlet
from kronik.recover.entries import Entries
from kronik.recover.lines import ENGLISH
from kronik.recover.trust import Candidate, choose, fold, may_fold
from kronik.recover.view import View

TRUST = (
    "meta og:title",
    "json-ld headline",
    "source title",
    "line that the body repeats",
    "headline block",
    "line over the stamp",
    "microdata headline",
    "meta twitter:title",
    "meta headline",
    "meta title",
    "meta parsely-title",
    "meta sailthru.title",
    "meta dc.title",
    "meta citation_title",
    "title",
    "json-ld name",
)
"""The order of trust, most trusted first. On pages of 60 outlets the sharing title is the headline more often than
any other, the JSON-LD next; the visible block comes after both only because it may hold a kicker."""

OWN = frozenset({"json-ld headline", "headline block", "microdata headline"})
"""Rules whose titles tell what the headline is without its outlet: others are cut down to them."""

SHORTEST, LONGEST = 3, 400
"""Code points of a headline: the shortest seen is one word of Chinese, the longest a court's."""

SEPARATOR = re.compile(r"\s+[-–—|·•:»›]+\s+|\s*\|\s*|\s*[：｜_]\s*|\s+::\s+")
"""What stands between a headline and the names around it; a colon only between spaces."""

COLON = re.compile(r"(?P<name>[^:]{2,40}):\s+(?=\S)")
"""An outlet's name before the headline: "Ranah: Pasar dibuka". Other words before a colon are the headline's own."""


def find(view: View, own: frozenset[str], listed: Entries | None = None) -> Found[str] | Missing:
    """Say what the article is headed.

    Args:     own: the names of the outlet (`outlet.named`). listed: the entries of a page that is a list, whose
              titles are not its own.
    Returns:  the words without outlet, section or part number; the span where the page shows them.
    Missing:  "not-recognised"; "only-the-outlet" where every title names nothing but the outlet.
    """
    seen = _candidates(view, own)
    if listed is not None:
        theirs = frozenset(fold(view.page.blocks[places[0]].text) for places in listed.owned)
        seen = [c if fold(c.value) not in theirs else replace(c, refused="an-entry") for c in seen]
    best = choose(seen, same=fold)
    if isinstance(best, Missing):
        return best
    text, span = _shown(view, best)
    return Found(value=text, rule=best.rule, span=span, seen=best.seen, rivals=best.rivals)


def _candidates(view: View, names: frozenset[str]) -> list[Candidate[str]]:
    """Give every title that was said, cleaned, most trusted first."""
    said, form = list(_said(view)), part(view.pack)
    plain = {title: clean(title, names, frozenset(), form) for title in {one.value for one in said}}
    own = frozenset(fold(plain[one.value]) for one in said if one.rule in OWN)
    known = own if view.page.declaration.titles else _flattened(view, plain)
    final = {title: clean(text, names, known, form) for title, text in plain.items()}
    whole = any(one.rule in OWN and not _short(final[one.value]) for one in said if not one.refused)
    cleaned = [_cleaned(one, final[one.value], cut=whole and _short(final[one.value])) for one in said]
    searched = _searched(cleaned)
    return sorted(cleaned, key=lambda c: (searched and c.rule == "meta og:title", TRUST.index(c.rule)))


def _flattened(view: View, plain: dict[str, str]) -> frozenset[str]:
    """Give the lines that one of the titles begins with, where a title element was flattened into the text."""
    lines = {fold(block.text) for block in view.page.blocks if SHORTEST < len(block.text) < LONGEST}
    titles = [fold(title) for title in plain.values()]
    return frozenset(line for line in lines if " " in line and any(t.startswith(f"{line} ") for t in titles))


def _cleaned(said: Candidate[str], text: str, *, cut: bool) -> Candidate[str]:
    refused = said.refused or (
        "cut-short" if cut else "" if SHORTEST <= len(text) <= LONGEST else "too-short" if text else "only-the-outlet"
    )
    return Candidate(value=text or said.value, rule=said.rule, span=said.span, seen=said.value, refused=refused)


def _short(title: str) -> bool:
    """Say whether a title was cut short: it is long and ends with dots."""
    return len(title) >= CUT and title.endswith(("...", "…"))


CUT = 50
"""Code points from which dots at the end of a title say that it was cut; a shorter one may just trail off."""


def _searched(candidates: list[Candidate[str]]) -> bool:
    """Say whether the sharing title is the one written for search engines, and the JSON-LD the editors'.

    So it is where the title element repeats the sharing title and the JSON-LD has another wording: at 6 outlets of
    the 8 in fundus-dev where the three differ so. A kicker before the same words is no other wording.
    """
    said = {c.rule: fold(c.value) for c in reversed(candidates) if not c.refused}
    shared, linked = said.get("meta og:title"), said.get("json-ld headline")
    if not shared or not linked or shared.endswith(linked):
        return False
    return said.get("title", "").startswith(shared)


def _said(view: View) -> Iterator[Candidate[str]]:
    for claim in view.page.declaration.titles:
        if claim.rule in TRUST:
            yield Candidate(value=claim.value, rule=claim.rule)
    if title := view.page.declared.title:
        yield Candidate(value=" ".join(title.split()), rule="source title")
    for text, span in list(view.of(Role.HEADLINE))[:1]:
        refused = heading.refused(text, span, view)
        yield Candidate(value=" ".join(text.split()), rule="headline block", span=span, refused=refused)
    labelled = [span for text, span in view.of(Role.HEADLINE) if not heading.refused(text, span, view)]
    if not labelled and (block := heading.over_the_stamp(view)):
        refused = heading.refused(block.text, block.span, view)
        yield Candidate(
            value=" ".join(block.text.split()), rule="line over the stamp", span=block.span, refused=refused
        )
    bare = not (view.page.declaration.titles or view.page.declared.title)
    if (bare or not labelled) and (block := heading.repeated(view)):
        yield Candidate(value=" ".join(block.text.split()), rule="line that the body repeats", span=block.span)


def _shown(view: View, best: Found[str]) -> tuple[str, Span | None]:
    """Give the headline as the page shows it, with its span; as declared, without one, where it does not."""
    if best.span is not None:
        return best.value, best.span
    wanted, value, titled = fold(best.value), best.value, hints.HEADING | hints.TITLE
    for block in view.page.blocks:
        marked = block.near & titled and may_fold(block.text, wanted)
        if (marked or block.text == value) and fold(block.text) == wanted:
            return " ".join(block.text.split()), block.span
    return best.value, None


# ---- cleaning -------------------------------------------------------------------------------------------------


def clean(title: str, names: frozenset[str], known: frozenset[str], form: re.Pattern[str]) -> str:
    """Give a title without what stands around the headline; "" where nothing else is left.

    Args:     names: the outlet's names, folded. known: other wordings of the headline, folded; where cutting at a
              separator leaves one of them, the rest goes. form: what a part number looks like (`part`).
    """
    title = _first(title, known, form)
    if fold(title) in names:
        return ""
    while cut := _cut(title, names, known):
        title = _first(cut, known, form)
    return "" if fold(title) in names else title


def _first(title: str, known: frozenset[str], form: re.Pattern[str]) -> str:
    """Give a title without the number of its part; where nothing parts the two, the rest must be a known wording."""
    title = " ".join(title.split())
    found = form.search(title)
    if found is None:
        return title
    rest = title[: found.start()].strip()
    return rest if found["apart"] or found["all"] or fold(rest) in known else title


def _cut(title: str, names: frozenset[str], known: frozenset[str]) -> str:
    """Cut one name from the end or the start of a title; "" where none stands there."""
    if fold(title) in known:
        return ""
    if (colon := COLON.match(title)) and (fold(colon["name"]) in names or fold(title[colon.end() :]) in known):
        return title[colon.end() :]
    marks = list(SEPARATOR.finditer(title))
    for mark in reversed(marks):
        head, tail = title[: mark.start()], title[mark.end() :]
        if head and (fold(head) in known or _named(tail, names)):
            return head
    for mark in marks:
        head, tail = title[: mark.start()], title[mark.end() :]
        if tail and (fold(tail) in known or _named(head, names)):
            return tail
    return ""


def _named(text: str, names: frozenset[str]) -> bool:
    """Say whether a stretch is the outlet's name, or the name with a section or suffix beside it."""
    if outlet.DOMAIN.fullmatch(text.strip()):
        return True
    folded = fold(text)
    solid = folded.replace(" ", "")
    for name in names:
        plain = name.replace(" ", "")
        if folded == name or solid == plain:
            return True
        near = len(folded.split()) <= len(name.split()) + 3
        if len(plain) > 3 and near and (f" {name} " in f" {folded} " or solid.startswith(plain)):
            return True
    return False


def part(pack: Pack) -> re.Pattern[str]:
    """Give the form of what portals append to the headline of a split article: " - Halaman 2", "Halaman all"."""
    return _part(pack.page.page_suffix)


@lru_cache(64)
def _part(suffixes: Words) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted({*suffixes, *load(ENGLISH).page.page_suffix})))
    number = r"(?:\d{1,2}|(?P<all>all|semua))"
    return re.compile(rf"\s*(?:(?P<apart>[-–—|,(\[])\s*|\s)(?:{words})\.?\s*{number}\s*[)\]]?\s*$", re.I)
