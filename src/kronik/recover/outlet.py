"""Which outlet the page is of: as it declares, as its source says, as its title ends, its host, or its rights' owner.

The end of a title may be a section or a town as well, so it needs a witness: the link home, a logo of that name,
the owner of the rights, or the host, whose label spells it. On a page without an address and a line of rights, what
follows the headline in the title is the outlet, unless the page links it or calls it a section.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from kronik.page import address, hints
from kronik.records import NOWHERE, Dateline, Found, Image, Missing, Page
from kronik.recover import names
from kronik.recover.trust import Candidate, choose, fold, may_fold
from kronik.recover.view import View

TRUST = (
    "meta og:site_name",
    "json-ld publisher",
    "meta publisher",
    "meta dc.publisher",
    "meta application-name",
    "json-ld website",
)
"""The order of trust among declared names; then come the source, the end of the title, and the host."""

PARTED = re.compile(r"\s+[-–—|·•»›/]+\s+|\s*[|｜•]\s*|\s+::\s+")
"""What parts a headline from the outlet in a title."""

COLON = re.compile(r":\s+")
"""What parts an outlet from the headline after it, as the templates of blogs have it."""

WORDS, LETTERS = 6, 45
"""The longest name of an outlet: words, and code points."""

ARTICLE = re.compile(r"^[^\W\d_]{1,3} ")
"""A word as short as articles are before a name, which its host may leave out: "The Strait Courier"."""

SPELT, SHORTEST = 4, 3
"""Letters of a host's label from which it spells a name, in part and as a whole."""

EDGE = hints.HEADER | hints.NAV | hints.MENU | hints.FOOTER
"""Where a page shows its logo."""

SHOWN = 15
"""Code points from which a headline that the page shows may stand amid what its title has before the outlet."""

COPYRIGHT = re.compile(
    r"(?<!image )(?<!images )(?<!photo )(?<!photos )(?<!picture )"
    r"(?:©|\(c\)|copyright)(?:\s|©|\(c\)|\d{4}|[-–,]|by:?\s)*(?P<name>[^\W\d_][^.|–—,©\d]{2,40}?)(?=\s+[-–—|]\s|[.|–—,©\d]|$)",
    re.I,
)
"""The owner that a copyright line names: "© 2018 Ranah - suara dari bukit"."""

DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,7}", re.I)
"""An address as an outlet's name: "kabar-ranah.co.id"."""

LAST, LONGEST = 20, 160
"""Lines from the end of a page, and code points of one, in which the copyright stands."""


class Own(NamedTuple):
    """What the page's outlet goes by."""

    names: frozenset[str]
    """Every name, folded: declared, in its title, owner of its rights, its host."""
    titled: tuple[str, str, str] | None
    """The part of the title that something else on the page names, with its witness, and the title."""
    heads: frozenset[str]
    """The headline as the page declares and shows it, folded."""


def find(view: View, own: Own, line: Found[Dateline] | Missing = NOWHERE) -> Found[str] | Missing:
    """Say which outlet published the page, as it writes its own name.

    Args:     own: from `named`. line: the report's dateline, the last to be asked.
    Missing:  "not-recognised", where nothing is declared and the page has no address.
    """
    return choose((*_candidates(view, own), *_filed(view, line)), same=fold)


def _candidates(view: View, own: Own) -> Iterator[Candidate[str]]:
    """Give names before addresses and before the firms that run sites."""
    page = view.page
    declared = list(_said(page, own))
    others = {fold(c.value) for c in declared}
    good = [c for c in declared if not (c.refused or DOMAIN.fullmatch(c.value) or _runs(c))]
    good = [c for c in good if not TOP.search(c.value) or fold(TOP.sub("", c.value)) not in others]
    titled = [Candidate(value=name, rule=f"title and {by}", seen=title) for name, by, title in _seen(own)]
    addresses = [c for c in (*declared, *titled) if DOMAIN.fullmatch(c.value)]
    addresses += [c for c in titled if c.value.islower() and c not in addresses]
    yield from good
    if name := page.declared.outlet:
        yield Candidate(value=name, rule="source outlet")
    yield from (c for c in titled if c not in addresses)
    if not good and all(c.value.islower() for c in addresses):
        yield from _spelling(page)
    yield from addresses
    yield from (c for c in declared if c not in good and c not in addresses)
    if name := _site(page):
        yield Candidate(value=name, rule="host")
    yield from _copyright(page)
    yield from _ending(page, own.heads)


TOP = re.compile(r"\.\w{2,3}$")
"""The end of an address behind a name: "Kabar Ranah.id"."""


def _seen(own: Own) -> tuple[tuple[str, str, str], ...]:
    return (own.titled,) if own.titled else ()


def _runs(said: Candidate[str]) -> bool:
    """Say whether a publisher is a firm, which may run many sites."""
    return said.rule.endswith("publisher") and any(map(names.firm, (said.value, *said.value.split(","))))


def _said(page: Page, own: Own) -> Iterator[Candidate[str]]:
    """Give the declared names, most trusted first, without their slogans."""
    claims = sorted((c for c in page.declaration.outlets if c.rule in TRUST), key=lambda c: TRUST.index(c.rule))
    others = [fold(claim.value) for claim in claims]
    for claim in claims:
        refused = "an address" if claim.value.startswith(("http:", "https:", "//")) else ""
        refused = refused if any(map(str.isalnum, claim.value)) else "no letter in it"
        refused = refused or ("the headline" if _headlined(claim.value, own.heads, page) else "")
        yield Candidate(value=_bare(claim.value, others, page), rule=claim.rule, seen=claim.value, refused=refused)


def _headlined(name: str, heads: frozenset[str], page: Page) -> bool:
    """Say whether what a page declares as its outlet is its headline: some templates fill every tag with it."""
    if len(name.split()) <= WORDS:
        return False
    said = fold(name)
    opened = any(len(head) >= SHOWN and said.startswith(head) for head in heads)
    return opened and said not in _homes(page, [name])


def _bare(name: str, others: list[str], page: Page) -> str:
    """Give a declared name without the slogan beside it: "Kabar Ranah | Suara dari bukit".

    Which part is the name is told by the host, by another tag, or by the link home.
    """
    if BARE.fullmatch(name):
        return name
    plain = WWW.sub("", ASIDE.sub("", name).strip())
    parts = [WWW.sub("", part.strip()) for part in PARTED.split(plain)]
    if len(parts) == 1 or _spells(label := _label(page), fold(plain), whole=True):
        return plain
    for whole in (True, False):
        for part in parts:
            site = DOMAIN.fullmatch(part) and part.lower() == _site(page)
            spelt = len(part) > SHORT and _spells(label, fold(part), whole=whole)
            if site or (fold(part) and not DOMAIN.fullmatch(part) and (fold(part) in others or spelt)):
                return part
    homes = _homes(page, parts)
    return next((part for part in parts if fold(part) in homes), plain)


WWW, ASIDE = re.compile(r"^www\.(?=[\w-]+\.)", re.I), re.compile(r"\s*\((?:[\w-]+\.)+\w+\)$|[(<]?\S+@[\w-]+\.\S+")
"""What stands before an address, and an address behind a name."""

BARE = re.compile(r"[^\W_]+(?: [^\W_]+)*")
"""A name of words alone, with nothing to cut."""


def _spelling(page: Page) -> Iterator[Candidate[str]]:
    """Give what the page calls itself that its host spells: its link home, its logo, the owner of its rights."""
    label = _label(page)
    links = (link for block in page.blocks if block.links for link in block.links if _leads(link.url, page))
    homes = [link.span.of(page.text) for link in links]
    logos = [LOGO.sub(" ", image.alt) for image in page.images if _logo(image)]
    owners = [owner for one in _copyright(page) if (owner := _owner(one))]
    for rule, said, whole in (("link home", homes, True), ("logo", logos, True), ("copyright line", owners, False)):
        for name in (EDGES.sub("", " ".join(text.split())) for text in said):
            capital = len(name) <= LETTERS and not name.islower() and not DOMAIN.fullmatch(name)
            if capital and _spells(label, fold(name), whole=whole):
                yield Candidate(value=name, rule=f"{rule} and host")
                break


def _owner(line: Candidate[str]) -> str:
    """Give the owner of the rights where it is a name of a few words and no address."""
    name = LEGAL.sub("", PARTED.split(line.value)[0])
    words = name.split()
    small = any(word[0].islower() for word in words) or len(words) > OWNER
    return "" if small or re.search(rf"{re.escape(name)}\.?\w", line.seen) else name


OWNER = 3
"""Words of an owner's name that the host begins to spell."""


def _leads(url: str, page: Page) -> bool:
    """Say whether an address is that of the page's own front page."""
    return ("/" not in url[9:-1] or "#" in url) and FRONT.match(url) is not None and _home(url, _site(page))


LOGO, EDGES = re.compile(r"\blogo\b", re.I), re.compile(r"^\W+|[^\w!?)]+$")
LEGAL = re.compile(r"\s+(?:GmbH|AG|Ltd|Inc|LLC|e\.?\s?V\b|all rights reserved).*$", re.I)
"""The form in law of a firm, and what stands behind it."""


def _filed(view: View, line: Found[Dateline] | Missing) -> Iterator[Candidate[str]]:
    """Give the outlet of the dateline, a domain as addresses write it.

    An agency's dateline stands in other outlets' pages, initials are no name, and capitals do not tell how one is
    written.
    """
    if isinstance(line, Missing):
        return
    name = line.value.outlet or ""
    if DOMAIN.fullmatch(name):
        yield Candidate(value=name.lower(), rule="dateline", span=line.span, seen=line.seen)
    elif len(name) > SHORT and not name.isupper() and not names.agency(name, view.pack):
        yield Candidate(value=name, rule="dateline", span=line.span, seen=line.seen)


SHORT = 4
"""Code points of initials in a dateline."""


def signed(own: Own, line: Found[Dateline] | Missing) -> frozenset[str]:
    """Give every name that the outlet goes by, and the one in its dateline."""
    name = line.value.outlet if isinstance(line, Found) else None
    if not name:
        return own.names
    labels = [name.partition(".")[0]] if DOMAIN.fullmatch(name) else []
    return own.names | {fold(one) for one in (name, *labels)}


# ---- the title ------------------------------------------------------------------------------------------------


def _titled(page: Page, heads: frozenset[str]) -> tuple[str, str, str] | None:
    """Give the part of the title that something else on the page names, with its witness, and the title.

    A part with which the headline opens is none, whoever names it: pictures of the article repeat its headline.

    Args:     heads: the headline as the page declares and shows it, folded.
    """
    titles = [claim.value for claim in page.declaration.titles if claim.rule == "title"]
    parts = [(title, name, last) for title in titles for name, last in _parts(title)]
    colons = (title for title in titles if ": " in title)
    tails = [(title, name) for title in colons if len(name := COLON.split(title)[-1].strip()) <= LETTERS]
    if not (parts or tails):
        return None
    homes = _homes(page, [name for _, name, _ in parts])
    inner = frozenset(address.host(page.url or page.declaration.canonical).split(".")[:-2])
    logos, owners = _logos(page), {fold(owner.value) for owner in _copyright(page)}
    declared, label = _declared(page), _label(page)
    for title, name, last in parts:
        said = fold(name)
        if _opens(said, declared - {said} or declared) or (_opens(said, heads) and said not in homes):
            continue
        if said in homes:
            return name, "link home", title
        if last and {said, f"{said} logo", f"logo {said}"} & logos:
            return name, "logo", title
        if said in owners:
            return name, "copyright line", title
        if _spells(label, said, whole=not last) or (last and said.replace(" ", "") in inner):
            return name, "host", title
    for title, name in tails:  # "Pasar dibuka: Kabar Ranah"
        said = fold(name)
        if {f"{said} logo", f"logo {said}"} & logos and said and not _opens(said, heads):
            return name, "logo", title
    return None


def _parts(title: str) -> Iterator[tuple[str, bool]]:
    """Give the parts of a title that may be an outlet, the last first; with each whether it is the last."""
    parts = PARTED.split(title)
    ends = [parts[-1], parts[0]] if len(parts) > 1 else []
    for place, part in enumerate((*ends, *COLON.split(title)[:-1][:1])):
        if len(part) <= LETTERS and len(part.split()) <= WORDS and any(letter.isalpha() for letter in part):
            yield part.strip(), place == 0 and len(parts) > 1


def _opens(name: str, heads: frozenset[str]) -> bool:
    """Say whether a headline is a folded name, or opens with it."""
    return any(f"{head} ".startswith(f"{name} ") for head in heads)


def _declared(page: Page) -> frozenset[str]:
    """Give the headline as the page declares it, folded."""
    return frozenset(fold(claim.value) for claim in page.declaration.titles if claim.rule != "title")


def _heads(page: Page) -> frozenset[str]:
    """Give the headline as the page declares and shows it, folded."""
    return _declared(page) | {fold(block.text) for block in page.blocks if block.tag in ("h1", "h2")}


def _logos(page: Page) -> frozenset[str]:
    """Give what the pictures of the head and the foot of a page are called, folded."""
    return frozenset(fold(image.alt) for image in page.images if _logo(image))


def _logo(image: Image) -> bool:
    """Say whether a picture may be a page's logo."""
    near = image.far & EDGE or "logo" in f"{image.url} {image.alt}".lower()
    return bool(near) and len(image.alt) <= 2 * LETTERS


def _homes(page: Page, names: list[str]) -> frozenset[str]:
    """Give the texts of the links to the page's own front page, folded, that may be one of some names."""
    own, sizes = _site(page), {size for name in names for size in range(len(name) - SPARE, len(name) + SPARE + 1)}
    links = [
        link
        for block in page.blocks
        if block.links
        for link in block.links
        if ("/" not in (url := link.url)[9:-1] or "#" in url)  # one step behind the host is enough to say no
        and (span := link.span).end - span.start in sizes
        and FRONT.match(url)
    ]
    return frozenset(fold(link.span.of(page.text)) for link in links if _home(link.url, own))


SPARE = 8
"""Code points of marks and spaces by which two texts differ that fold to one."""

FRONT = re.compile(r"/(?:#|$)|(?:\w+:)?//[^/?#]+/?(?:#|$)")
"""How the address of a front page looks: most links are others, and need not be taken apart."""


def _home(url: str, own: str) -> bool:
    """Say whether an address is that of the front page of the site `own`, or of any where that is not known."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket that opens no IPv6 address
        return False
    front = parts.path in ("", "/") and not parts.query and bool(parts.path or parts.netloc)
    return front and (not parts.netloc or not own or own == address.site(address.host(url)))


def _site(page: Page) -> str:
    return address.site(address.host(page.url or page.declaration.canonical))


def _label(page: Page) -> str:
    """Give what names the outlet in the page's host, without hyphens: "kabarranah" of "www.kabar-ranah.co.id"."""
    return _site(page).partition(".")[0].replace("-", "")


def _spells(label: str, name: str, *, whole: bool) -> bool:
    """Say whether a host's label spells a folded name, be it without its article and accents, and in part."""
    for form in (name, ARTICLE.sub("", name), name.translate(UMLAUTS)):
        plain = _ascii(form).replace(" ", "")
        some = plain.startswith(label) or label.startswith(plain)
        if len(plain) >= SPELT <= len(label) and (plain == label if whole else some):
            return True
        if len(plain) >= SHORTEST and plain == label:
            return True
    return False


def spelling(folded: str) -> str:
    """Give folded words as addresses write them: "wärme" is "waerme"."""
    return _ascii(folded.translate(UMLAUTS))


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "å": "aa", "æ": "ae", "ł": "l", "đ": "d"})
"""How letters are written where a host has none of them."""


def _ending(page: Page, heads: frozenset[str]) -> Iterator[Candidate[str]]:
    """Give what ends the title after one of the headlines that the page shows or declares, folded."""
    filed = {fold(claim.value) for claim in (*page.declaration.sections, *page.declaration.tags)}
    for title in (claim.value for claim in page.declaration.titles if claim.rule == "title"):
        name = PARTED.split(title)[-1].strip()
        rest = fold(title.removesuffix(name)) if (name, True) in _parts(title) and _proper(name) else ""
        told = any(head == rest or (len(head) >= SHOWN and head in rest) for head in heads)
        if told and fold(name) not in heads | filed and not _linked(page, name):
            yield Candidate(value=name, rule="end of the title", seen=title)


def _linked(page: Page, name: str) -> bool:
    """Say whether a name is the text of a link, as a section's is."""
    sizes = range(len(name) - SPARE, len(name) + SPARE + 1)
    spans = [link.span for block in page.blocks if block.links for link in block.links]
    near = [span.of(page.text) for span in spans if span.end - span.start in sizes]
    folded = fold(name) if near else ""
    return any(may_fold(text, folded) and fold(text) == folded for text in near)


def _proper(name: str) -> bool:
    """Say whether a name is written as one: it has no digit and begins with no small letter."""
    return not name[0].islower() and not any(letter.isdigit() for letter in name)


# ---- the owner of the rights ----------------------------------------------------------------------------------


def _copyright(page: Page) -> Iterator[Candidate[str]]:
    """Give the names that the last lines of the page claim its rights for."""
    for block in page.blocks[-LAST:]:
        if owned(block.text[:LONGEST]) and (found := COPYRIGHT.search(block.text[:LONGEST])):
            yield Candidate(value=found["name"].strip(), rule="copyright line", span=block.span, seen=block.text)


def owned(text: str) -> bool:
    """Say whether a line claims rights."""
    low = text.lower()
    return "copyright" in low or "©" in low or "(c)" in low


def named(page: Page) -> Own:
    """Give every name that a page's outlet goes by."""
    host = _site(page)
    said = [claim.value for claim in page.declaration.outlets]
    owner = [candidate.value for candidate in _copyright(page)]
    heads = _heads(page)
    titled = _titled(page, heads)
    labels = [name.partition(".")[0] for name in (host, *said) if DOMAIN.fullmatch(name)]
    every = {fold(name) for name in (*said, *(titled or ())[:1], *owner, page.declared.outlet or "", host, *labels)}
    return Own(names=frozenset(every - {""}), titled=titled, heads=heads)
