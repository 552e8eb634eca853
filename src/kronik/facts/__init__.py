"""Article -> Facts: names, people, quotes, dates, sources, places, events. Pure; each fact with its span and rule.

`facts` joins the finders in the order in which they need one another: names are found first, persons are gathered
from names, statements find their speakers among the persons, events their actors and dates.
"""

from __future__ import annotations

from kronik import language
from kronik.facts import credits, dates, events, lands, names, people, places, quotes, spread, story
from kronik.facts.public import public
from kronik.facts.story import Sentence, Story
from kronik.language import Pack
from kronik.records import Article, Facts, Found, Lang

__all__ = ["facts", "public", "tell"]


def facts(article: Article) -> Facts:
    """Give the facts that an article states.

    Returns:  nothing but names and dates where the language has no model of names; spans count in `article.text`.
    Source:   models of kronik/models/names-*; the [facts] section of the language's pack.
    Cost:     some 13 ms for an article of 2,100 characters that was not read before (bench/facts.py); linear.
    """
    code = article.language.value if isinstance(article.language, Found) else ""
    pack = language.load(Lang(code)) if code else Pack(code=Lang(""), name="")
    told = tell(article, pack)
    found = dates.find(article, told)
    cast = people.find(told)
    said = quotes.find(told, cast)
    credited = credits.find(told, article)
    return Facts(
        names=tuple(name for name in told.names if name.rule != lands.RULE),
        people=cast.people,
        quotes=quotes.credited(said, credited, told),
        dates=found,
        credits=credited,
        places=places.find(told, article),
        events=events.find(told, cast, said, found, credited),
    )


def tell(article: Article, pack: Pack) -> Story:
    """Lay an article out: its telling parts cut into sentences, words and names."""
    parts = story.passages(article)
    cut = story.cut(article.text, parts, pack)
    read = spread.over(names.find(article.text, [span for span, _, _ in cut], pack))
    if pack.facts.offices:
        read = lands.over(article.text, read, pack.code)
    sentences = tuple(
        Sentence(text=article.text, span=span, part=part, passage=number, tokens=tokens, names=found)
        for (span, part, number), (tokens, found) in zip(cut, read, strict=True)
    )
    headline = article.headline.value if isinstance(article.headline, Found) else ""
    published = article.published.value.edtf if isinstance(article.published, Found) else ""
    dateline = article.dateline.value.place if isinstance(article.dateline, Found) else None
    return Story(
        text=article.text,
        passages=tuple(parts),
        sentences=sentences,
        pack=pack,
        headline=headline,
        filed=dateline or "",
        published=published,
    )
