"""An archive as the public may see it: which article there is, and an excerpt; nothing of what its page reserves.

Law differs, so this is the careful side of it. Of a body the opening is shown, as a search engine would; of a page
that reserves its text (`kronik.page.reserved`), nothing but headline, outlet, date, authors and address. The original
page is never shown. All of it is done here, before anything that serves: no form of an answer can forget it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from kronik.archive import failure, fetch, parts
from kronik.archive.facts.answers import Sheet
from kronik.archive.facts.gather import Part
from kronik.archive.facts.register import Register
from kronik.archive.folder import Archive
from kronik.archive.types import Contradiction, Dated, Hit, Original, Results, Stored
from kronik.records import Article, Found, Missing, Picture, Role, Span

EXCERPT = 400
"""Characters of a body that are shown: one or two opening paragraphs."""

SHOWN = frozenset(
    {Role.HEADLINE, Role.PUBLISHED, Role.BYLINE, Role.DATELINE, Role.CREDIT, Role.TAG, Role.READ_ALSO,
     Role.RELATED_HEADING, Role.RELATED_TITLE, Role.RELATED_AGE}
)  # fmt: skip
"""What of the page's text is left for "how do we know?"; the rest, whatever it was taken for, may hold its body."""

LEADS = frozenset({Role.STANDFIRST, Role.CAPTION})
"""What is left besides, where nothing is reserved."""

RESERVED = Missing(reason="reserved")


class PublicRegister(Register):
    """The entities, and which articles name them; no facts of articles, for each shows a sentence of a body."""

    def sheet(self, article: str) -> Sheet | None:  # noqa: ARG002 - for everybody
        """Give nothing."""
        return None

    def sheets(self, rows: Iterable[int] | None = None) -> Iterator[Sheet]:  # noqa: ARG002 - likewise
        """Give nothing."""
        return iter(())

    def parts(
        self,
        name: str,  # noqa: ARG002 - likewise
        parts: Sequence[Part],  # noqa: ARG002 - likewise
        limit: int,  # noqa: ARG002 - likewise
        skip: int = 0,  # noqa: ARG002 - likewise
    ) -> tuple[Sheet, ...]:
        """Give nothing."""
        return ()


class PublicArchive(Archive):
    """An archive that is opened for reading and gives what the public may see."""

    def article(self, name: str, version: str | None = None) -> Stored | None:
        """Give an article with an excerpt of its body."""
        stored = super().article(name, version)
        return self._cut(stored) if stored else None

    def articles(self, query: str | None = None) -> Iterator[Stored]:
        """Give every article that a query finds, each with an excerpt of its body."""
        return map(self._cut, super().articles(query))

    def original(self, name: str, version: str | None = None) -> Original | None:  # noqa: ARG002 - for everybody
        """Give nothing: originals are not for the public."""
        return None

    def search(self, text: str, **options: Any) -> Results:  # noqa: ANN401 - those of `Archive.search`
        """Find articles; each with its best passage of the excerpt, where its page reserves nothing.

        Of the rest of a body nothing is shown, so that no number of searches puts it together.
        """
        results = super().search(text, excerpt=EXCERPT, **options)
        return msgspec.structs.replace(results, hits=tuple(map(self._hit, results.hits)))

    @property
    def register(self) -> Register:
        """The entities, and which articles name them."""
        return PublicRegister(self._db, self.folder)

    def timeline(self, name: str) -> tuple[Dated, ...]:
        """Give the days of publication alone: events are told by sentences of bodies."""
        return tuple(step for step in super().timeline(name) if step.what == "article")

    def contradictions(self, name: str) -> tuple[Contradiction, ...]:  # noqa: ARG002 - told by sentences, too
        """Give nothing."""
        return ()

    def reserved(self, name: str) -> tuple[str, ...]:
        """Give what the pages of an article reserve, as it stands there."""
        with failure.told(self.folder):
            return fetch.reserved(self._db, name)

    def _hit(self, hit: Hit) -> Hit:
        passages = () if self.reserved(hit.id) else hit.passages[:1]
        return msgspec.structs.replace(hit, passages=passages)

    def _cut(self, stored: Stored) -> Stored:
        said = self.reserved(stored.id)
        article, withheld = excerpt(stored.article, reserved=bool(said))
        return msgspec.structs.replace(stored, article=article, withheld=withheld, reserved=said)


def excerpt(article: Article, *, reserved: bool) -> tuple[Article, int]:
    """Give an article with the opening of its body, or none where it is reserved, and the characters left out.

    The text keeps its length, so that every span stays right: what is not shown is blank.
    """
    body = tuple(parts.opening(article.body, 0 if reserved else EXCERPT))
    withheld = sum(len(passage.text) for passage in article.body) - sum(len(p.text.rstrip("…")) for p in body)
    shown = SHOWN if reserved else SHOWN | LEADS
    spans = [label.span for label in article.roles if label.role in shown]
    cut = msgspec.structs.replace(
        article,
        body=body,
        text=_only(article.text, [*spans, *(passage.span for passage in body)]),
        repairs=(*article.repairs, f"an excerpt for the public: {withheld} characters of the body are withheld"),
    )
    if not reserved:
        return cut, withheld
    picture = cut.picture
    if isinstance(picture, Found):
        picture = Found(
            value=Picture(url=picture.value.url, caption=None, credit=picture.value.credit), rule=picture.rule
        )
    related = tuple(msgspec.structs.replace(item, teaser=None) for item in cut.related)
    return msgspec.structs.replace(cut, standfirst=RESERVED, picture=picture, related=related), withheld


def _only(text: str, spans: list[Span]) -> str:
    """The text with everything outside of some spans blank; lines stay lines."""
    kept, at = [], 0
    for span in sorted(spans, key=lambda span: (span.start, span.end)):
        start = max(span.start, at)
        kept.append(_blank(text[at:start]))
        kept.append(text[start : max(span.end, start)])
        at = max(span.end, start)
    return "".join([*kept, _blank(text[at:])])


def _blank(text: str) -> str:
    return "".join("\n" if sign == "\n" else " " for sign in text)
