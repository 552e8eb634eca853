"""What kind of page it is, and why: one outcome from the closed list.

The signs are few and each can be read off the page: what it declares itself to be, whether its address can be an
article's, how much text is left as body, how many cards of other articles it shows. The first row of the table whose
test holds decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from urllib.parse import urlsplit

from kronik.language import load
from kronik.page import address, hints
from kronik.records import Block, Found, Missing, Moment, Outcome, Passage, Record, Role
from kronik.recover import picture
from kronik.recover.entries import STORIES, Entries
from kronik.recover.lines import ENGLISH
from kronik.recover.paywall import Wall
from kronik.recover.view import View

TEXT = 250
"""Characters of body from which a page can be an article: two sentences of news. Chosen on indonesia-dev."""

STUB = 1_200
"""Characters of body up to which a page behind a paywall shows a stub: the longest teasers hold three paragraphs."""

CARDS = 8
"""Cards of other articles from which a page without an article's marks is a list."""

FEW = 5
"""Cards from which a page without a date, an author and a text of its own is a list."""

TEASER = 150
"""Characters of a teaser: a list's body is hardly longer than so many for each card."""

PARAGRAPHS = 4
"""Paragraphs from which text without a date, an author or an article's address is one: an interview, a portrait."""

REPORTED = 3
"""Paragraphs of a report without a date and an author that is told by how it tells."""

WAYS = 2
"""Ways in which it must do so: a dateline, a stamp, each passage in which somebody says something."""

LONG = 3_000
"""Characters of the body of a notice that asks for consent at length."""

SMALL = 5_000
"""Characters of a whole page that shows a notice and its menus."""

FIELDS = 3
"""Fields of a form from which a page without an article is a form."""

PICTURES = 4
"""Captions from which a page with little text is a gallery."""

COUNTED = 3
"""Counters and captions from which it is one."""

_PUBLISHED = re.compile(r"json-ld datePublished|meta (?:og:)?article:published")
"""Claims that only templates of articles make; a WebPage's date is every page's."""

_LIST_TYPES = frozenset({"collectionpage", "itemlist", "website", "og:website", "searchresultspage", "profilepage"})
_GALLERY_PATH = re.compile(
    r"/(?:foto|fotos|photo|photos|gallery|galeri|galerie|galleries|bilder|slideshow|inpicture)[/s-]", re.I
)
_VIDEO_PATH = re.compile(r"/(?:video|videos|watch|tv)/", re.I)
_LIST_PATH = re.compile(
    r"^/(?:[a-z]{2}/)?(?:tags?|topics?|topik|authors?|penulis|autore?|auteur|kategori|categor(?:y|ies)|categoria|"
    r"rubrik|labels?|search|cari|suche|archives?|arsip|indeks)(?:/|$)",
    re.I,
)
"""Addresses under which content management systems keep their lists, in the languages of their authors."""

_ARTICLE_PATH = re.compile(
    r"\d{4,}|(?:[^-/]+-){3,}[^-/][^/]*/?$|\.s?html?$|\.php\?|[?&](?:p|id|artid|news_?id)=\d+|"
    r"(?:^|/)articles?/[a-z]*\d[a-z\d]{6,}$"
)


class Signs(Record, frozen=True):
    """What can be read off a page about its kind."""

    body: int
    """Characters of body text."""
    paragraphs: int
    tabled: int
    """Characters of the body that stand in tables."""
    cards: int
    pictures: int
    captions: int
    shown: int
    """Passages with a picture of a gallery before each, where hardly a passage has none."""
    small: bool
    """The whole page shows hardly more text than a notice and a menu."""
    live: int
    """Live-blog entries."""
    front: bool
    """Its address is its site's front page."""
    nameless: bool
    """Neither the page nor its source tells its address; of elements, for flattened text seldom has one."""
    tagged: bool
    """It has elements: it is no flattened text."""
    deep: bool
    """Its address can be an article's."""
    spelt: bool
    """Its address spells its headline, as no list's does."""
    texts: bool
    """It declares itself an article."""
    claims: bool
    """It declares when it was published, as only an article does (and, at some outlets, every page)."""
    lists: bool
    """It declares itself a list or a site, and no article."""
    dated: bool
    headed: bool
    signed: bool
    """Somebody is named as its author."""
    wall: Wall
    promised: int
    """Characters of the body that it declares."""
    types: tuple[str, ...]
    path: str
    titles: int
    """Titles that lead to other pages, of a page at a list's address; 0 of any other."""
    error: str
    """The phrase that says the page is not there, in its heading or as a line of its own."""
    consent: str
    """The phrase that asks for consent."""
    asking: int
    """Characters of the body that ask for consent."""
    fields: int
    """Fields of a form."""
    told: bool
    """Its source gives its headline, as a table of articles does."""
    counted: int = 0
    """Counters of pictures."""
    reported: bool = False
    """It tells as reports do: from a place, under a stamp, with what people said."""
    split: bool = False
    """It links the next part of its article."""
    entries: Entries = Entries()
    """What of it is entries of a list: titles of other stories, each with its text."""

    @property
    def own(self) -> int:
        """Characters of the body that are no entry's."""
        return self.body - self.entries.within


def find(signs: Signs) -> tuple[Outcome, str]:
    """Say what the page is and why, in a sentence for a person."""
    for outcome, test, why in TABLE:
        if test(signs):
            return outcome, why.format(s=signs)
    return Outcome.NOT_ARTICLE, f"{signs.body} characters of text, but neither headline nor date"


Test = Callable[[Signs], bool]

TABLE: tuple[tuple[Outcome, Test, str], ...] = (
    (
        Outcome.ERROR_PAGE,
        lambda s: bool(s.error) and s.body < STUB and s.small and not s.dated,
        "it says “{s.error}”",
    ),
    (
        Outcome.CONSENT_WALL,
        lambda s: bool(s.consent) and s.body - s.asking < TEXT and s.small and not s.texts and not s.dated,
        "it says “{s.consent}” and shows no article",
    ),
    (Outcome.LIVE_BLOG, lambda s: "liveblogposting" in s.types, "it declares itself a live blog"),
    (Outcome.LIVE_BLOG, lambda s: s.live >= 3, "{s.live} entries with their own times"),
    (Outcome.INDEX, lambda s: s.front and not s.texts, "its address is the front page, with {s.cards} cards"),
    (
        Outcome.INDEX,
        lambda s: s.titles > 1 and not (s.deep or s.texts or s.claims) and s.body < STUB,
        "its address is that of a list, with {s.titles} titles that lead elsewhere",
    ),
    (
        Outcome.INDEX,
        lambda s: _listed(s) and not s.deep and (s.lists or not s.claims) and s.body < STUB,
        "{s.cards} cards of other articles, and no mark of an article",
    ),
    (
        Outcome.INDEX,
        lambda s: _listed(s) and s.lists and not s.deep and s.body < TEASER * s.cards,
        "{s.cards} cards of other articles, and no more text than their teasers",
    ),
    (
        Outcome.INDEX,
        lambda s: _listed(s) and not s.dated and not s.claims and not s.spelt and s.body < STUB,
        "{s.cards} cards of other articles beside {s.body} characters of text without a date",
    ),
    (
        Outcome.INDEX,
        lambda s: _listed(s) and s.nameless and not s.claims and s.body < 2 * TEXT,
        "{s.cards} cards of other articles beside {s.body} characters of text, and no address of its own",
    ),
    (
        Outcome.INDEX,
        lambda s: _entries(s),
        "{s.entries.told} stories, each under a title that leads to it",
    ),
    (
        Outcome.INDEX,
        lambda s: len(s.entries.spans) >= FEW and s.entries.size > s.own < STUB and not _marked(s),
        "entries of {s.entries.size} characters beside {s.own} of its own, neither date nor author",
    ),
    (
        Outcome.GALLERY,
        lambda s: _gallery(s) and s.body < STUB,
        "{s.pictures} pictures beside {s.body} characters of text",
    ),
    (
        Outcome.VIDEO,
        lambda s: s.body < TEXT and s.headed and _video(s),
        "a video with {s.body} characters of text",
    ),
    (
        Outcome.PAYWALL,
        lambda s: s.wall.closed and (s.body < STUB or s.promised > 2 * s.body),
        "{s.body} characters before a notice that the rest is for subscribers ({s.wall.rule})",
    ),
    (
        Outcome.NOT_ARTICLE,
        lambda s: s.fields >= FIELDS and s.small and s.body < TEXT and not s.dated and not s.texts,
        "a form of {s.fields} fields",
    ),
    (
        Outcome.INDEX,
        lambda s: s.cards >= FEW and s.body < TEASER * s.cards and not (_marked(s) or (s.deep and s.body >= STUB)),
        "{s.cards} cards, no more text than their teasers, neither date nor author",
    ),
    (
        Outcome.NOT_ARTICLE,
        lambda s: not (_marked(s) or s.deep or _told_at_length(s) or _reports(s) or _given(s)),
        "text without a date or an author, at an address that is no article's",
    ),
    (
        Outcome.NOT_ARTICLE,
        lambda s: s.nameless and s.body < STUB and not (_marked(s) or _handed(s) or _split(s) or _reports(s)),
        "{s.body} characters of text without a date, an author or an address",
    ),
    (
        Outcome.NOT_ARTICLE,
        lambda s: not (s.paragraphs or s.live or s.told or _marked(s)) and s.tabled * 2 > s.body,
        "tables, and no paragraph",
    ),
    (
        Outcome.ARTICLE,
        lambda s: s.body >= TEXT and (s.headed or s.dated or s.paragraphs > 1 or s.body >= STUB),
        "{s.paragraphs} paragraphs, {s.body} characters",
    ),
    (Outcome.INDEX, lambda s: _listed(s) and not s.dated, "{s.cards} cards and hardly any text"),
    (Outcome.ARTICLE, lambda s: s.body > 0 and s.texts and s.headed, "short, but declared an article"),
    (
        Outcome.BRIEF,
        lambda s: s.headed and s.body == 0 and (_marked(s) or s.told or not s.tagged),
        "a headline and no body",
    ),
    (Outcome.ARTICLE, lambda s: s.headed and s.dated, "short: {s.body} characters, with headline and date"),
    (
        Outcome.ARTICLE,
        lambda s: s.dated and s.signed and s.body > 0,
        "short: {s.body} characters, with date and author",
    ),
    (Outcome.ARTICLE, lambda s: s.headed and s.told, "short: {s.body} characters under the headline of its source"),
    (Outcome.ARTICLE, lambda s: _reports(s), "short: {s.body} characters, told as reports are"),
    (Outcome.TOO_SHORT, lambda s: s.body < TEXT, "{s.body} characters of text"),
)
"""The order of the tests, surest first."""


def _listed(s: Signs) -> bool:
    return s.cards >= CARDS and not s.texts


def _entries(s: Signs) -> bool:
    """Say whether the text of a page is that of several stories which it leads to."""
    most = s.entries.told >= STORIES and 10 * s.entries.within >= 7 * s.body
    return most and not (s.texts or s.dated) and (s.lists or not s.claims)


def _marked(s: Signs) -> bool:
    """Say whether anything but its text marks the page as an article."""
    return s.dated or s.texts or s.claims or s.signed or s.spelt


def _split(s: Signs) -> bool:
    """Say whether a page is a part of an article: passages under a headline, no list's cards, and a next page."""
    return s.split and s.headed and s.paragraphs > 1 and not s.cards


def _told_at_length(s: Signs) -> bool:
    """Say whether a page without an article's marks tells enough under its headline to be one all the same."""
    return s.headed and s.paragraphs >= PARAGRAPHS and s.body >= max(STUB, 2 * TEASER * s.cards)


def _handed(s: Signs) -> bool:
    """Say whether the source or the page's metadata hands it on as an article."""
    return s.told or "og:article" in s.types


def _given(s: Signs) -> bool:
    """Say whether a source gives a text of several paragraphs under its headline, and no page of a list."""
    return (
        s.told and not s.tagged and s.paragraphs > 1 and not (s.cards or s.entries.spans or _LIST_PATH.search(s.path))
    )


def _reports(s: Signs) -> bool:
    """Say whether a page tells under its headline as reports do, in several paragraphs and beside few cards."""
    return s.reported and s.headed and s.paragraphs >= REPORTED and s.fields < FIELDS and s.cards < FEW


def _gallery(s: Signs) -> bool:
    declared = any(t in ("imagegallery", "mediagallery") for t in s.types) or bool(_GALLERY_PATH.search(s.path))
    if not s.headed:
        return False
    counted = min(s.counted, s.captions) >= COUNTED
    shows = (s.captions >= PICTURES or counted) and s.body < TEXT
    return (declared and s.pictures >= 1) or shows or s.shown >= PICTURES


def _video(s: Signs) -> bool:
    return s.types[:1] == ("videoobject",) or bool(_VIDEO_PATH.search(s.path))


# ---- reading the signs ----------------------------------------------------------------------------------------


def signs(
    view: View,
    body: tuple[Passage, ...],
    cards: int,
    headline: Found[str] | Missing,
    published: Found[Moment] | Missing,
    wall: Wall,
    listed: Entries,
    *,
    split: bool = False,
) -> Signs:
    """Read the signs off a page and what was found on it."""
    said = view.page.declaration
    found = address.canonical(said, view.page.url) or view.page.url or ""
    own, path = address.normal(found), _path(found)
    english = load(ENGLISH).page
    text = sum(len(p.text) for p in body)
    small = len(view.page.text) < SMALL
    counters = [picture.counter(caption) for caption, _ in view.of(Role.CAPTION)]
    captions = len(counters) - sum(counters)
    return Signs(
        body=text,
        paragraphs=sum(p.role is Role.PARAGRAPH for p in body),
        tabled=sum(len(p.text) for p in body if p.role is Role.TABLE),
        cards=cards,
        pictures=max(captions, _shown(view)),
        captions=captions,
        shown=_slides(view, body) if text < STUB else 0,
        small=small,
        live=sum(p.role is Role.LIVE_ENTRY for p in body),
        front=bool(own) and found.startswith(("http://", "https://")) and "/" not in own and "?" not in own,
        nameless=not found and bool(view.page.parents),
        tagged=bool(view.page.parents),
        deep=not found or bool(_ARTICLE_PATH.search(found.partition("://")[2].partition("/")[2])),
        spelt=isinstance(headline, Found) and _spelt(path, headline.value),
        texts=view.declares_article,
        claims=any(_PUBLISHED.match(claim.rule) for claim in said.published),
        lists=not view.declares_article and bool(_LIST_TYPES & set(said.types)),
        dated=_own_date(published, listed, text - listed.within),
        headed=isinstance(headline, Found),
        signed=bool(said.authors or view.roles.get(Role.BYLINE)),
        wall=wall,
        promised=len(said.body),
        types=said.types,
        path=path,
        titles=sum(map(_titles, view.page.blocks)) if _LIST_PATH.search(path) else 0,
        asking=_asking(view, body) if small and text < LONG else 0,
        error=_says(view, headline, (*view.pack.page.errors, *english.errors)) if small and text < STUB else "",
        consent=_line(view, (*view.pack.page.consent, *english.consent)) if small and text < LONG else "",
        fields=sum(1 for b in view.page.blocks if b.near & hints.FORM and len(b.text) < 40) if small else 0,
        told=bool(view.page.declared.title),
        counted=sum(counters),
        reported=isinstance(published, Missing) and not view.declares_article and _reported(view, body),
        split=split,
        entries=listed,
    )


def _own_date(published: Found[Moment] | Missing, listed: Entries, own: int) -> bool:
    """Say whether a page is dated, and not only an entry of its list or the day on which the list was printed.

    Args:     own: characters of the body that are no entry's.
    """
    if isinstance(published, Missing) or listed.hold(published.span):
        return False
    return not (listed.size > own and _ANY_DATE.match(published.rule))


_ANY_DATE = re.compile(r"time |json-ld webpage |script |.*line (?:elsewhere|above)|line that agrees")
"""Rules whose dates a list may well print for itself or for its first entry: of `stamps.every`."""


def _reported(view: View, body: tuple[Passage, ...]) -> bool:
    """Say whether a page tells as reports do, in two ways or more."""
    ways = (Role.DATELINE in view.roles) + any(span.end <= view.body_starts for _, span in view.of(Role.PUBLISHED))
    said = frozenset((*view.pack.facts.after, *view.pack.facts.says))
    for passage in body:
        if ways >= WAYS:
            break
        ways += _tells(passage.text, said)
    return ways >= WAYS


def _tells(text: str, said: frozenset[str]) -> bool:
    """Say whether a passage quotes somebody, by a verb of the language where its pack has some, or a name says."""
    words = _WORD.findall(text)
    verbs = [at for at, word in enumerate(words) if word.lower() in said]
    if QUOTED.search(text):
        return bool(verbs) or not said
    return any(at > 1 and words[at - 1][0].isupper() for at in verbs)


QUOTED = re.compile(r"[\"“„«»](?:[^\s\"“”„«»]+\s+){2,}[^\s\"“”„«»]+[\"“”»«]")
"""A quotation of three words or more."""

_WORD = re.compile(r"[^\W\d_]+")


def _titles(block: Block) -> bool:
    """Say whether a block is a title that leads to another page, and no menu's."""
    led = 2 * block.linked > len(block.text) >= TITLE
    return led and not block.far & (hints.NAV | hints.FOOTER | hints.MENU)


TITLE = 25
"""Characters of a title among other links."""


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:  # a bracket that opens no IPv6 address
        return ""


def _spelt(path: str, headline: str) -> bool:
    """Say whether the last part of an address that has so many words is made of those of the headline."""
    parts = [words for part in path.lower().split("/") if len(words := _SLUG.findall(part)) >= SPELT]
    said = set(_SLUG.findall(_ascii(headline)))
    slug = parts[-1] if parts else []
    alike = sum(word in said or _UMLAUT.sub(r"\1", word) in said for word in slug)
    return alike >= SPELT and 4 * alike >= 3 * len(slug)


def _ascii(text: str) -> str:
    """Give words as addresses spell them: no accents, small letters."""
    apart = unicodedata.normalize("NFKD", text.replace("ß", "ss")).lower()
    return "".join(c for c in apart if not unicodedata.combining(c))


SPELT = 5
"""Words of an address that are a headline's: a section's or a tag's address has fewer."""

_SLUG = re.compile(r"[a-z]{2,}")
_UMLAUT = re.compile(r"([aou])e")
"""German addresses spell "ä" as "ae"."""


def _shown(view: View) -> int:
    """Count the pictures between the headline and the end of the body, or of the page where it has none."""
    blocks = view.page.blocks
    ends = [label.span.end for label in view.roles.get(Role.PARAGRAPH, ())]
    end = max(ends, default=len(view.page.text))
    starts = (blocks[i.at].span.start for i in view.page.images if i.at < len(blocks) and i.near & hints.GALLERY)
    return sum(view.heading_starts <= start <= end for start in starts)


def _slides(view: View, body: tuple[Passage, ...]) -> int:
    """Count the passages that have a picture of a gallery before each; 0 where one in five has none."""
    blocks = view.page.blocks
    pictures = [blocks[i.at].span.start for i in view.page.images if i.at < len(blocks) and i.near & hints.GALLERY]
    edges = [view.heading_starts, *(passage.span.start for passage in body)]
    shown = sum(any(a < at <= b for at in pictures) for a, b in pairwise(edges))
    return shown if 5 * shown >= 4 * len(body) else 0


def _asking(view: View, body: tuple[Passage, ...]) -> int:
    """Count the characters of passages that hold a phrase of consent."""
    phrases = (*view.pack.page.consent, *load(ENGLISH).page.consent)
    return sum(len(p.text) for p in body if any(phrase in p.text.lower() for phrase in phrases))


def _says(view: View, headline: Found[str] | Missing, phrases: tuple[str, ...]) -> str:
    """Give the phrase that the title or a short line of the page holds, "" where none does."""
    titles = [claim.value for claim in view.page.declaration.titles[:3]]
    head = [headline.value] if isinstance(headline, Found) else []
    for text in (*head, *titles):
        if found := _holds(text, phrases, 60):
            return found
    return _line(view, phrases) if len(view.page.blocks) < 60 else ""


def _line(view: View, phrases: tuple[str, ...]) -> str:
    return next((phrase for phrase, _ in view.saying(phrases, 160)), "")


def _holds(text: str, phrases: tuple[str, ...], longest: int) -> str:
    low = text.lower()
    return next((p for p in phrases if p in low), "") if len(text) <= longest else ""
