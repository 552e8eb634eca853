"""Places of an article: a name to the country, province or city it names, with code and coordinates.

Names of countries are the CLDR's in the article's language; cities are GeoNames' and Indonesia's provinces those of
ISO 3166-2 (the table's card says how it was made). A name is folded before it is looked up, so that accents, hyphens
and apostrophes do not tell places apart. Where several places bear a name, those of a country that the page names, of
the dateline's country or of the outlet's own come first; where that does not decide, the name stays ambiguous.

A namesake far away is not believed for its name alone: what a word of a village, a street or a mountain stands before
is looked for in those countries only, and a small town elsewhere only where the page names its country. A state
beside a town ("Cairo, Illinois") says the country, and that the town is another than its larger namesakes abroad.
"""

from __future__ import annotations

from functools import cache

import msgspec

from kronik import language
from kronik.facts.gazetteer import Site, fold, loose, table
from kronik.facts.story import Part, Sentence, Story, plain
from kronik.language.locales import locale
from kronik.records import Article, Found, Lang, Name, NameKind, Span, Spot

RULES = ("country named on the page", "country of the dateline", "the outlet's country")
"""What breaks ties between places of one name, the strongest first."""
KNOWN = 50
"""Thousands of people from which a town far away is meant by its name alone. Set: small towns of the table bear the
names of villages all over the world."""
BESIDE = 3
"""Words of the longest state that is looked for beside a town."""
LARGER = 8
"""How many times larger than any other a place must be to be meant when nothing else decides."""


@cache
def countries(code: Lang) -> dict[str, Site]:
    """Countries by folded name in a language and in English."""
    names: dict[str, Site] = {}
    for lang in dict.fromkeys((code or "en", "en")):
        known = locale(lang)
        for iso, name in known.territories.items() if known else ():
            if len(iso) == 2 and iso.isalpha() and iso not in ("ZZ", "EU", "UN", "EZ"):
                names.setdefault(fold(name), Site(iso, name, iso, None, None, 0))
    return names


@cache
def named(code: Lang) -> dict[str, str]:
    """Countries by the folded names that a pack adds to the CLDR's."""
    return {fold(alias): iso for alias, iso in language.load(code).facts.countries.items()}


def find(story: Story, article: Article) -> tuple[Spot, ...]:
    """The places named in the body and captions, each once."""
    mentions: dict[str, tuple[Span, float]] = {}
    states: dict[str, str] = {}
    for sentence in story.sentences:
        if sentence.part in (Part.BODY, Part.CAPTION):
            for name in sentence.names:
                if name.kind is NameKind.PLACE:
                    mentions.setdefault(plain(name.text), (name.span, name.confidence))
                    if state := _state(sentence, name, story):
                        states.setdefault(plain(name.text), state)
    choices = {text: _settled(candidates(text, story), states.get(text)) for text in mentions}
    near = _countries(choices, article, story)
    choices = {text: _local(text, found, near, story) for text, found in choices.items()}
    spots = (_spot(text, *mentions[text], choices[text], near, small=_small(text, story)) for text in mentions)
    return tuple(_within(spot, states.get(spot.name)) for spot in spots)


def _state(sentence: Sentence, name: Name, story: Story) -> str | None:
    """The country of the state that stands beside a name or that it is: "Cairo, Illinois", "the Georgia governor".

    A name that is a country's, too, is a state only before an office or where the page names another such state.
    """
    known = story.pack.facts.regions
    own = known.get(plain(name.text))
    at = sentence.index(name.span.end)
    if own:
        key = fold(name.text)
        if key not in countries(story.pack.code):
            return own
        office = at < len(sentence.low) and sentence.low[at] in story.wording.offices
        others = (other for other, country in known.items() if country == own and fold(other) != key)
        return own if office or any(story.has(other) for other in others) else None
    if sentence.low[at : at + 1] != (",",):
        return None
    beside = (sentence.words(at + 1, min(at + 1 + size, len(sentence.low))) for size in range(1, BESIDE + 1))
    return next((known[text] for text in beside if text in known), None)


def _settled(found: list[Site], state: str | None) -> list[Site]:
    """The places that a name can mean in the country of the state beside it: one alone only if it is large."""
    if state is None:
        return found
    inside = [site for site in found if site.country == state]
    return inside if len(inside) > 1 or all(site.people >= KNOWN for site in inside) else []


def _within(spot: Spot, state: str | None) -> Spot:
    """A place with the country of the state beside it, where the place itself stays open."""
    if state is None or spot.id:
        return spot
    return msgspec.structs.replace(spot, country=state, rule="state beside it")


def _local(text: str, found: list[Site], near: list[set[str]], story: Story) -> list[Site]:
    """The places that a name can mean without those far away that its name alone tells of.

    What is no larger than a village or a street, or is a mountain or a river, is in a country that the page is about;
    a small town that is in none of these is a namesake.
    """
    own = fold(_bare(text, story)) == fold(story.filed)
    about = set().union(*(near[:1] + near[2:] if own else near))  # what a dateline names does not tell where it lies
    if _small(text, story):
        return [site for site in found if site.country in about or site.id == site.country]
    if len({site.country for site in found}) == 1 and found[0].country not in about and found[0].people < KNOWN:
        return []
    return found


def candidates(text: str, story: Story) -> list[Site]:
    """The places that a name can mean, the largest first."""
    aliases = named(story.pack.code)
    bare = _bare(text, story)
    for form in dict.fromkeys((text, bare)):
        key = fold(form)
        country = countries(story.pack.code).get(key)
        if key in aliases:
            return [Site(aliases[key], form, aliases[key], None, None, 0)]
        if country:
            return [country]
        found = table().find(key) or table().find(loose(form))
        if found:
            return sorted(found, key=lambda site: -site.people)
    return []


def _small(text: str, story: Story) -> bool:
    """Whether a name begins with a word of a village, a street, a mountain and the like."""
    words = text.split()
    first = words[0].lower().strip(".")
    return len(words) > 1 and first in story.wording.spots and first not in story.pack.facts.wide


def _bare(text: str, story: Story) -> str:
    """A name without the kind of place before it ("Kabupaten X") and the bracket after it."""
    words = text.split(" (")[0].split()
    while len(words) > 1 and words[0].islower():
        words.pop(0)
    if len(words) > 1 and words[0].lower().strip(".") in story.wording.spots:
        words.pop(0)
    return " ".join(words)


def _countries(choices: dict[str, list[Site]], article: Article, story: Story) -> list[set[str]]:
    """The countries that break ties, in order of weight: those named or sure, the dateline's, the outlet's."""
    large = (found for text, found in choices.items() if not _small(text, story))
    sole = [found[0] for found in large if len({site.country for site in found}) == 1]
    named = {site.country for site in sole if site.id == site.country or site.people >= KNOWN or site.lat is None}
    dateline = article.dateline.value.place if isinstance(article.dateline, Found) else None
    filed = candidates(dateline, story) if dateline else []
    home = story.pack.facts.home
    return [named, {filed[0].country} if filed else set(), {home} if home else set()]


def _spot(text: str, span: Span, sure: float, found: list[Site], near: list[set[str]], *, small: bool) -> Spot:
    """The place that a name means, if that is certain."""
    site, rule = _chosen(found, near)
    if small and len(found) > 1 and not _one_place(found):
        site, rule = None, "ambiguous"
    rivals = tuple(s.id for s in found if s is not site)[:5]
    if site is None:
        return Spot(span=span, rule=rule, confidence=round(sure, 3), name=text, rivals=rivals)
    return Spot(
        span=span,
        rule=rule,
        confidence=round(sure * (1 if len(found) == 1 else 0.9), 3),
        name=text,
        id=site.id,
        country=site.country,
        lat=site.lat,
        lon=site.lon,
        rivals=rivals,
    )


def _chosen(found: list[Site], near: list[set[str]]) -> tuple[Site | None, str]:
    """The one place that is meant, and what decided; None where nothing does."""
    if not found:
        return None, "not in the table"
    if len(found) == 1:
        return found[0], "only place of that name"
    for level, rule in zip(near, RULES, strict=True):
        some = [site for site in found if site.country in level]
        if some and (len(some) == 1 or some[0].people >= LARGER * max(some[1].people, 1) or _one_place(some)):
            return some[0], rule
    if found[0].people >= LARGER * max(found[1].people, 1):
        return found[0], "much the largest of that name"
    return None, "ambiguous"


def _one_place(some: list[Site]) -> bool:
    """Whether places of one name lie so close together that they are one to a reader: a regency and its town."""
    first, *rest = some
    return all(
        site.lat is not None
        and first.lat is not None
        and site.lon is not None
        and first.lon is not None
        and abs(site.lat - first.lat) < 0.6
        and abs(site.lon - first.lon) < 0.6
        for site in rest
    )
