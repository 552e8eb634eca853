"""Why two articles are, or are not, together: each piece of evidence with its number, and what it would take."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from kronik.link import copies, headlines, meaning, series, shingles, stories, titles
from kronik.link.weights import Census, alike, pack, vector
from kronik.link.words import count, plain, terms, tokens
from kronik.records import Record


class Side(Record, frozen=True):
    """One of the two articles, as far as linking reads it."""

    id: str
    headline: str
    text: str
    hour: int
    """Since 1970 UTC; 0 where neither publication nor capture is known."""
    story: str
    copies: str
    lang: str | None = None
    """Of an article with a text."""
    meaning: bytes = b""
    """Of a headline without a text: `kronik.link.meaning`."""
    outlets: frozenset[str] = frozenset()
    """What tells its outlet: its name, and its site."""


class Why(Record, frozen=True):
    """The evidence for and against two articles being together."""

    together: bool
    """Whether they are in one story."""
    copy: bool
    """Whether they are in one group of copies."""
    what: str
    """What was compared: words; of articles of which one has no text, headlines."""
    likeness: float
    """From 0 to 1, a cosine; of headlines whose meaning is known, of that and of their letters."""
    hours: int | None
    """Between them; None where a date is unknown."""
    near: float
    """The likeness with the time between them, which is held against `needed`."""
    needed: float
    words: tuple[tuple[str, float], ...]
    """The words that they share, with the part of the likeness that each makes; the most in front."""
    shared: float
    """Share of the shorter text's runs of words that the longer has; copies have `copies.COPY` or more."""
    series: bool
    """Whether their headlines are of one series: issues by day or number, or one form with other names."""
    links: tuple[str, ...] = ()
    """How they link to one another: "A read_also B"."""
    noted: bool = True
    """Whether linking found the one from the other."""
    alone: tuple[bool, bool] = (False, False)
    """Whether each is in no story with another."""
    meaning: tuple[float, float] | None = None
    """Of two headlines without a text: how alike they are in what they mean, and the part of the likeness it is."""

    def lines(self) -> Iterator[str]:
        """The evidence for a person, a sentence a line."""
        yield "They are in one story." if self.together else "They are not in one story."
        part = (
            f"{self.shared:.0%} of the shorter text stands in the longer word for word; copies have {copies.COPY:.0%}"
        )
        yield f"Their texts are {'copies' if self.copy else 'no copies'} of one another: {part} or more."
        yield f"Their {self.what} are {self.likeness:.0%} alike, and they lie {self._apart()} apart."
        if self.meaning:
            alike, share = self.meaning
            yield f"What these headlines mean is {alike:.0%} alike, whatever their words; that is {share:.0%} of it."
        scale = "likeness and time together"
        yield f"That counts {self.near:.2f} ({scale}); two articles by themselves need {self.needed:.2f}."
        if self.words:
            yield "What they share, the most telling in front: " + ", ".join(word for word, _ in self.words) + "."
        if self.series:
            yield "Their headlines are of one form with other days, numbers or names: a series, which is no story."
        yield from (f"{link}: {self._weighed()}." for link in self.links)
        if self.together and self.near < self.needed:
            yield "They are together through other articles, which are like both."
        if not self.together and not self.series and self.near >= self.needed:
            yield self._parted()

    def _weighed(self) -> str:
        if (self.hours or 0) > stories.REACH:
            return f"a link over more than {stories.REACH // 24} days counts nothing"
        return "a link counts whatever the time between"

    def _parted(self) -> str:
        """Why two are not together that are near enough by themselves."""
        if not self.noted:
            return "Neither was found from the other: of their weightiest words they share too little."
        if self.alone == (True, True):
            return "When they were linked the archive knew less of their words: they counted less then."
        if any(self.alone):
            return "One of them is alone: to the story of the other, as a whole, it is too far."
        return "Each is nearer to others, and the two stories are too far apart as wholes to be joined."

    def _apart(self) -> str:
        if self.hours is None:
            return "an unknown time"
        if self.hours < 2:
            return "an hour" if self.hours else "less than an hour"
        return f"{self.hours} hours" if self.hours < 72 else f"{self.hours / 24:.0f} days"


def explain(
    one: Side,
    other: Side,
    census: Census,
    *,
    common: meaning.Common = meaning.NOTHING,
    links: tuple[str, ...] = (),
    noted: bool = True,
    alone: tuple[bool, bool] = (False, False),
) -> Why:
    """Say why two articles are together or not, by the measures that linking itself uses, as the archive now is."""
    mine, theirs = (vector(pack(count(side.headline, side.text)), census) for side in (one, other))
    brief = not (one.text and other.text)
    meant = None
    if brief:
        likeness, meant = _headed(one, other, census, common)
    else:
        likeness = float(alike(mine, theirs[np.newaxis, :])[0])
    titled = titles.same(one.headline, other.headline)
    hours = abs(one.hour - other.hour) if one.hour and other.hour else None
    near = stories.near(likeness, one.hour - other.hour, brief=brief, linked=bool(links))
    return Why(
        together=one.story == other.story,
        copy=one.copies == other.copies,
        what="headlines" if brief else "words",
        likeness=round(likeness, 3),
        hours=hours,
        near=round(near, 3),
        needed=round(stories.needed((not one.text) + (not other.text)), 3),
        words=_shared_words(one, dict(mine.tolist()), dict(theirs.tolist())),
        shared=round(copies.shared(shingles.runs(one.text), shingles.runs(other.text), titled=titled), 3),
        series=series.series(
            one.headline, other.headline, apart=hours, alone=series.alone(one.outlets, other.outlets)
        ),
        links=links,
        noted=noted,
        alone=alone,
        meaning=meant,
    )


def _headed(
    one: Side, other: Side, census: Census, common: meaning.Common
) -> tuple[float, tuple[float, float] | None]:
    """Give how alike two headlines are, and how alike what they mean is, with the part that it has."""
    both = [headlines.grams(side.headline, side.lang).tobytes() for side in (one, other)]
    alike = headlines.likeness(both, census)
    meanings, tongues = [one.meaning, other.meaning], [headlines.tongue(grams) for grams in both]
    meaning.join(alike, meanings, tongues, common)
    if not (all(meanings) and common.count):
        return float(alike[0, 1]), None
    left = common.left(meanings, tongues)
    return float(alike[0, 1]), (round(max(float(left[0] @ left[1]), 0.0), 3), round(common.share, 3))


def _shared_words(one: Side, mine: dict[int, float], theirs: dict[int, float]) -> tuple[tuple[str, float], ...]:
    parts: dict[int, tuple[str, float]] = {}
    for token in tokens(f"{one.headline}\n{one.text}"):
        for term in terms(token):
            if term in mine and term in theirs and term not in parts:
                parts[term] = (token if token[0].isupper() else plain(token), round(mine[term] * theirs[term], 3))
    return tuple(sorted(parts.values(), key=lambda part: (-part[1], part[0]))[:12])
