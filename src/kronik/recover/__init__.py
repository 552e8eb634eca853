"""Page -> Article: what each block is, and from that every field of the article.

    unfold      a flattened page whose lines were joined, in lines again
    roles       what each stretch of the page is
    body        the passages of the article
    lines, stamps, published, modified      when
    live        when each entry of a live blog
    names, bylines                          who
    headline, standfirst, dateline, section, outlet, picture
    readalso, related                       links to other articles
    paywall, kind                           what sort of page it is
    trust       one value among candidates, with the evidence
    why         the evidence told to a person

Each field is found by a finder that answers Found or Missing and knows no other finder's business; they are joined
here and nowhere else. Pure: no clock, no file, no network.
"""

from __future__ import annotations

from kronik.language import load
from kronik.language.identify import identify
from kronik.page import address
from kronik.records import Article, Found, Lang, Missing, Outcome, Page, Role
from kronik.recover import body as bodies
from kronik.recover import (
    bylines,
    dateline,
    entries,
    headline,
    kind,
    live,
    modified,
    outlet,
    paywall,
    picture,
    published,
    readalso,
    related,
    roles,
    section,
    stamps,
    standfirst,
    unfold,
)
from kronik.recover.view import View

__all__ = ["article"]

PROSE, LINES, SAMPLE = 100, 12, 2_000
"""The language is told from the longest lines that are prose: so long, so many, so many characters in all."""

ENOUGH = 600
"""Characters of prose that tell a language from its next of kin: Indonesian from Malay, Danish from Norwegian. Where
there are fewer, the page's other lines have their say, too."""


def article(page: Page, *, lang: Lang | None = None) -> Article:
    """Give all that a page says of itself.

    Args:     page: its `captured` moment, where known, dates the ages and bounds the dates.
              lang: the language, where the caller knows it; else it is told from the text and the page's own claim.
    Returns:  an Article whose outcome says what kind of page it is; every field Found with its rule and span, or
              Missing with a reason.
    Raises:   nothing that depends on the page.
    """
    spoken = language(page, lang)
    pack = load(spoken.value if isinstance(spoken, Found) else Lang("en"))
    page = unfold.page(page, pack)
    view = View(page, roles.label(page, pack), pack)
    body = bodies.body(page, view.labels)
    own = outlet.named(page)
    head = headline.find(view, own.names)
    body = bodies.under(head.value if isinstance(head, Found) else "", body)
    line = dateline.find(view, body, own.names)
    seen = stamps.every(view)
    when = published.find(view, seen)
    changed = modified.find(view, seen, when)
    body = live.timed(view, body, when, changed)
    wall = paywall.find(view, body)
    listed = related.lists(view)
    dated = when if isinstance(when, Found) else changed
    stories = entries.find(view)
    cards, leads_on = sum(len(run.cards) for run in listed), paywall.next_page(view)
    signs = kind.signs(view, body, cards, head, dated, wall, stories, split=leads_on is not None)
    outcome, why = kind.find(signs)
    if outcome is Outcome.INDEX:
        when = Missing(reason="index")
        head = headline.find(view, own.names, stories)
    items = related.find(view, listed, every=outcome is Outcome.INDEX, stories=stories)
    if outcome is Outcome.INDEX:
        teasers = {item.teaser for item in items}
        body = tuple(passage for passage in body if passage.text not in teasers)
    return Article(
        id=page.id,
        outcome=outcome,
        why=why,
        text=page.text,
        url=page.url,
        canonical=address.canonical(page.declaration, page.url),
        outlet=outlet.find(view, own, line),
        language=spoken,
        headline=head,
        standfirst=standfirst.find(view, body, head.value if isinstance(head, Found) else ""),
        published=when,
        modified=changed,
        bylines=bylines.find(view, body, outlet.signed(own, line), line),
        dateline=line,
        picture=picture.find(view),
        section=section.find(view),
        tags=section.tags(view),
        body=bodies.captioned(view, body) if outcome is Outcome.GALLERY else body,
        read_also=readalso.find(view, body),
        related=items,
        ads=tuple(label.span for label in view.roles.get(Role.AD, ())),
        captured=page.captured,
        paywalled=wall.closed,
        next_page=leads_on,
        roles=view.labels,
        place=page.place,
        repairs=page.repairs,
    )


def language(page: Page, lang: Lang | None) -> Found[str] | Missing:
    """Say which language the page is in: the caller's word, else its text, with its own claim as a hint."""
    if lang is not None:
        return Found(value=lang, rule="told by the caller")
    claims = [claim.value for claim in page.declaration.languages]
    hint = page.declared.lang or (claims[0] if claims else None)
    prose = [block.text for block in page.blocks if len(block.text) >= PROSE and 2 * block.linked < len(block.text)]
    sample = " ".join(sorted(prose, key=len, reverse=True)[:LINES])
    if len(sample) < ENOUGH:
        sample = " ".join([sample, *(block.text for block in page.blocks[: 4 * LINES])])
    return identify(sample[:SAMPLE], hint=hint)
