"""The list of other articles: cards of title, age or date, teaser and address.

Every outlet lays its cards out alike within a list, and no two lists alike: the age stands above the title or under
it, the title stands twice, a picture's text stands between. A list's first card tells its order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kronik import when
from kronik.records import Age, Labelled, Moment, Record, Related, Role, Span
from kronik.recover.trust import fold
from kronik.recover.view import View

PARTS = frozenset({Role.RELATED_TITLE, Role.RELATED_AGE, Role.RELATED_TEASER})

LONGEST_STAMP = 80
"""Code points of an age or date on a card."""


class Card(Record):
    """The stretches that make one card."""

    titles: tuple[Span, ...] = ()
    ages: tuple[Span, ...] = ()
    teasers: tuple[Span, ...] = ()


def find(view: View) -> tuple[Related, ...]:
    """Give the related items in reading order, each title once.

    Returns:  `age` where an age is printed, `published` where a date is, or where the capture makes one of the age.
    """
    items = (_item(card, view) for run in _runs(view.labels) for card in _cards(run, view))
    return tuple(_once(item for item in items if item.title))


def _once(items: Iterable[Related]) -> Iterator[Related]:
    """Give each title once; the first item of a title that has an age or an address stands for all."""
    kept: dict[str, Related] = {}
    for item in items:
        key = fold(item.title)
        best = kept.get(key)
        if best is None or _fullness(item) > _fullness(best):
            kept[key] = item
    yield from kept.values()


def _fullness(item: Related) -> int:
    return sum(part is not None for part in (item.url, item.age or item.published, item.teaser))


def _runs(labels: Iterable[Labelled]) -> Iterator[list[Labelled]]:
    """Give the stretches of the page where only cards stand; what is neither card nor article is passed over."""
    run: list[Labelled] = []
    for label in labels:
        if label.role in PARTS:
            run.append(label)
        elif label.role is Role.RELATED_HEADING or label.role is Role.PARAGRAPH:
            yield run
            run = []
    yield run


def _cards(run: list[Labelled], view: View) -> Iterator[Card]:
    """Cut a run into cards: at each new title, or at each age where the ages stand above their titles."""
    ages_first = bool(run) and run[0].role is Role.RELATED_AGE
    card = Card()
    for label in run:
        if _starts(label, card, view, ages_first):
            if card.titles:
                yield card
            card = Card()
        card = _with(card, label)
    if card.titles:
        yield card


def _starts(label: Labelled, card: Card, view: View, ages_first: bool) -> bool:
    if ages_first:
        return label.role is Role.RELATED_AGE and bool(card.titles)
    if label.role is not Role.RELATED_TITLE or not card.titles:
        return False
    return fold(view.text(label.span)) != fold(view.text(card.titles[0]))


def _with(card: Card, label: Labelled) -> Card:
    match label.role:
        case Role.RELATED_TITLE:
            return Card(titles=(*card.titles, label.span), ages=card.ages, teasers=card.teasers)
        case Role.RELATED_AGE:
            return Card(titles=card.titles, ages=(*card.ages, label.span), teasers=card.teasers)
        case _:
            return Card(titles=card.titles, ages=card.ages, teasers=(*card.teasers, label.span))


def _item(card: Card, view: View) -> Related:
    title = " ".join(view.text(card.titles[0]).split())
    age, published = _dated(card, view)
    url = next((url for span in (*card.titles, *card.teasers) if (url := view.url(span))), None)
    teasers = (" ".join(view.text(span).split()) for span in card.teasers)
    teaser = next((text for text in teasers if fold(text) != fold(title)), None)
    return Related(title=title, url=url, span=card.titles[0], age=age, published=published, teaser=teaser)


def _dated(card: Card, view: View) -> tuple[Age | None, Moment | None]:
    """Give the card's age and its moment: printed, or counted back from the capture."""
    captured = view.page.captured
    for span in card.ages:
        text = view.text(span)[:LONGEST_STAMP]
        if age := when.age(text, pack=view.pack):
            return age, when.ago(age, captured) if captured else None
        if moment := when.moment(text, pack=view.pack, now=captured.latest if captured else None):
            return None, moment
    return None, None
