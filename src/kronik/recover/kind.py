"""What kind of page it is, and why: one outcome from the closed list.

The signs are few and each can be read off the page: what it declares itself to be, whether its address can be an
article's, how much text is left as body, how many cards of other articles it shows. The first row of the table whose
test holds decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from kronik.language import load
from kronik.page import hints
from kronik.records import Found, Missing, Moment, Outcome, Passage, Record, Role
from kronik.recover.lines import ENGLISH
from kronik.recover.paywall import Wall
from kronik.recover.view import View

TEXT = 250
"""Characters of body from which a page can be an article: two sentences of news. Chosen on indonesia-dev."""

STUB = 1_200
"""Characters of body up to which a page behind a paywall shows a stub: the longest teasers hold three paragraphs."""

CARDS = 8
"""Cards of other articles from which a page without an article's marks is a list."""

PICTURES = 4
"""Captions or pictures from which a page with little text is a gallery."""

_TEXT_TYPES = re.compile(r"article|blogposting|reportage|liveblog")
_LIST_TYPES = frozenset({"collectionpage", "itemlist", "website", "og:website", "searchresultspage", "profilepage"})
_GALLERY_PATH = re.compile(
    r"/(?:foto|fotos|photo|photos|gallery|galeri|galerie|galleries|bilder|slideshow|inpicture)[/s-]", re.I
)
_VIDEO_PATH = re.compile(r"/(?:video|videos|watch|tv)/", re.I)
_ARTICLE_PATH = re.compile(r"\d{4,}|(?:[^-/]+-){3,}[^/]*$|\.s?html?$|\.php\?|[?&](?:p|id|artid|news_?id)=\d+")


class Signs(Record):
    """What can be read off a page about its kind."""

    body: int
    """Characters of body text."""
    paragraphs: int
    cards: int
    pictures: int
    live: int
    """Live-blog entries."""
    front: bool
    """Its address is its site's front page."""
    deep: bool
    """Its address can be an article's."""
    texts: bool
    """It declares itself an article."""
    lists: bool
    """It declares itself a list or a site, and no article."""
    dated: bool
    headed: bool
    wall: Wall
    promised: int
    """Characters of the body that it declares."""
    types: tuple[str, ...]
    path: str
    error: str
    """The phrase that says the page is not there, in its heading or as a line of its own."""
    consent: str
    """The phrase that asks for consent."""
    fields: int
    """Fields of a form."""


def find(signs: Signs) -> tuple[Outcome, str]:
    """Say what the page is and why, in a sentence for a person."""
    for outcome, test, why in TABLE:
        if test(signs):
            return outcome, why.format(s=signs)
    return Outcome.NOT_ARTICLE, f"{signs.body} characters of text, but neither headline nor date"


Test = Callable[[Signs], bool]

TABLE: tuple[tuple[Outcome, Test, str], ...] = (
    (Outcome.ERROR_PAGE, lambda s: bool(s.error) and s.body < STUB and not s.dated, "it says “{s.error}”"),
    (
        Outcome.CONSENT_WALL,
        lambda s: bool(s.consent) and s.body < TEXT and not s.texts and s.cards < CARDS,
        "it says “{s.consent}” and shows no article",
    ),
    (
        Outcome.LIVE_BLOG,
        lambda s: "liveblogposting" in s.types or s.live >= 3,
        "{s.live} entries with their own times",
    ),
    (Outcome.INDEX, lambda s: s.front and not s.texts, "its address is the front page, with {s.cards} cards"),
    (
        Outcome.INDEX,
        lambda s: s.cards >= CARDS and not s.texts and (s.lists or not s.deep) and s.body < 5 * STUB,
        "{s.cards} cards of other articles, and no mark of an article",
    ),
    (
        Outcome.INDEX,
        lambda s: s.cards >= CARDS and not s.dated and not s.texts and s.body < STUB,
        "{s.cards} cards of other articles beside {s.body} characters of text without a date",
    ),
    (
        Outcome.GALLERY,
        lambda s: _gallery(s) and s.body < STUB,
        "{s.pictures} pictures beside {s.body} characters of text",
    ),
    (
        Outcome.VIDEO,
        lambda s: (
            s.body < TEXT and s.headed and (s.types[:1] == ("videoobject",) or bool(_VIDEO_PATH.search(s.path)))
        ),
        "a video with {s.body} characters of text",
    ),
    (
        Outcome.PAYWALL,
        lambda s: s.wall.closed and (s.body < STUB or s.promised > 2 * s.body > 0),
        "{s.body} characters before a notice that the rest is for subscribers ({s.wall.rule})",
    ),
    (
        Outcome.NOT_ARTICLE,
        lambda s: s.fields >= 3 and not s.dated and not s.texts and s.body < STUB,
        "a form of {s.fields} fields",
    ),
    (
        Outcome.ARTICLE,
        lambda s: s.body >= TEXT and (s.headed or s.dated or s.paragraphs > 1),
        "{s.paragraphs} paragraphs, {s.body} characters",
    ),
    (Outcome.INDEX, lambda s: s.cards >= CARDS and not s.texts, "{s.cards} cards and hardly any text"),
    (Outcome.ARTICLE, lambda s: s.body > 0 and s.texts and s.headed, "short, but declared an article"),
    (Outcome.BRIEF, lambda s: s.headed and s.body == 0, "a headline and no body"),
    (Outcome.ARTICLE, lambda s: s.headed and s.dated, "short: {s.body} characters, with headline and date"),
    (Outcome.TOO_SHORT, lambda s: s.body < TEXT, "{s.body} characters of text"),
)
"""The order of the tests, surest first."""


def _gallery(s: Signs) -> bool:
    declared = any(t in ("imagegallery", "mediagallery") for t in s.types) or bool(_GALLERY_PATH.search(s.path))
    return s.headed and ((declared and s.pictures >= 1) or (s.pictures >= PICTURES and s.body < TEXT))


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
) -> Signs:
    """Read the signs off a page and what was found on it."""
    said = view.page.declaration
    address = said.canonical or view.page.url or ""
    path = urlsplit(address).path
    texts = any(_TEXT_TYPES.search(t) and not t.startswith(("og:", "microdata:")) for t in said.types)
    english = load(ENGLISH).page
    return Signs(
        body=sum(len(p.text) for p in body),
        paragraphs=sum(p.role is Role.PARAGRAPH for p in body),
        cards=cards,
        pictures=max(len(view.roles.get(Role.CAPTION, ())), _shown(view)),
        live=sum(p.role is Role.LIVE_ENTRY for p in body),
        front=bool(address) and not path.strip("/") and "=" not in urlsplit(address).query,
        deep=not address or bool(_ARTICLE_PATH.search(address.partition("://")[2].partition("/")[2])),
        texts=texts,
        lists=not texts and bool(_LIST_TYPES & set(said.types)),
        dated=isinstance(published, Found),
        headed=isinstance(headline, Found),
        wall=wall,
        promised=len(said.body),
        types=said.types,
        path=path,
        error=_says(view, headline, (*view.pack.page.errors, *english.errors)),
        consent=_line(view, (*view.pack.page.consent, *english.consent)),
        fields=sum(1 for block in view.page.blocks if block.near & hints.FORM and len(block.text) < 40),
    )


def _shown(view: View) -> int:
    """Count the pictures between the headline and the end of the body, or of the page where it has none."""
    blocks = view.page.blocks
    ends = [label.span.end for label in view.roles.get(Role.PARAGRAPH, ())]
    end = max(ends, default=len(view.page.text))
    starts = (blocks[i.at].span.start for i in view.page.images if i.at < len(blocks) and i.near & hints.GALLERY)
    return sum(view.heading_starts <= start <= end for start in starts)


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
