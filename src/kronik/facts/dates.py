"""The dates of an article: every expression of time in what it tells, and the stamp of its publication."""

from __future__ import annotations

from kronik.facts.story import Part, Story
from kronik.records import Article, Expression, Found, Moment
from kronik.when import tagger


def find(article: Article, story: Story) -> tuple[Expression, ...]:
    """The expressions of the body, captions and headline in order, with the stamp of publication where it is printed.

    The text is read at one go with the furniture blanked out, so that what a paragraph leaves unsaid ("that year")
    finds the paragraph before, and offsets stay those of the page. A caption counts from the day that it states.
    """
    anchor = article.published.value if isinstance(article.published, Found) else None
    captions = [span for span, part in story.passages if part is Part.CAPTION]
    found = list(tagger.find(_blanked(story), pack=story.pack, anchor=anchor, captions=captions))
    if (stamp := _stamp(article, anchor)) and not any(e.start < stamp.end and stamp.start < e.end for e in found):
        found.append(stamp)
    return tuple(sorted(found, key=lambda expression: expression.start))


def _blanked(story: Story) -> str:
    """The article's text with everything that tells nothing as spaces."""
    pieces: list[str] = []
    at = 0
    for span, _ in story.passages:
        start = max(span.start, at)
        if span.end > start:
            pieces += [" " * (start - at - 1) + "\n" * (start > at), story.text[start : span.end]]
            at = span.end
    return "".join(pieces)


def _stamp(article: Article, moment: Moment | None) -> Expression | None:
    """The printed stamp of publication as an expression."""
    published = article.published
    if not isinstance(published, Found) or moment is None or published.span is None:
        return None
    start, end = published.span.start, published.span.end
    return Expression(
        start=start,
        end=end,
        text=article.text[start:end],
        type="TIME" if "T" in moment.edtf else "DATE",
        value=_minutes(moment.edtf),
        rule="published",
    )


def _minutes(value: str) -> str:
    """A machine moment without its seconds, as TIMEX3 values are written here."""
    head, _, clock = value.partition("T")
    return f"{head}T{clock[:5]}{clock[8:] if clock[5:6] == ':' else clock[5:]}" if clock else value
