"""Articles of fiction, made in one line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from kronik.records import (
    NOWHERE,
    Article,
    Capture,
    Form,
    Found,
    Moment,
    Outcome,
    Passage,
    Place,
    Precision,
    Role,
    Span,
    Url,
)


def day(text: str) -> Moment:
    """A day as a page prints it, without a zone."""
    start = datetime.fromisoformat(text).replace(tzinfo=UTC) - timedelta(hours=7)
    end = start + timedelta(days=1, seconds=-1)
    return Moment(seen=text, edtf=text, earliest=start, latest=end, precision=Precision.DAY)


def make(
    headline: str = "Jembatan Sungai Elok Dibuka",
    *body: str,
    id: str = "satu",
    url: str | None = "https://warta.example/jembatan",
    outlet: str | None = "Warta Contoh",
    lang: str | None = "id",
    published: Moment | str | None = "2021-03-04",
    captured: str | None = None,
    outcome: Outcome = Outcome.ARTICLE,
) -> Article:
    """An article with nothing but what is named."""
    body = body or ("Warga Kota Elok menyeberangi jembatan baru itu sejak pagi.",)
    text = "\n".join((headline, *body))
    passages, at = [], len(headline) + 1
    for paragraph in body:
        passages.append(Passage(role=Role.PARAGRAPH, text=paragraph, span=Span(at, at + len(paragraph))))
        at += len(paragraph) + 1
    moment = day(published) if isinstance(published, str) else published
    return Article(
        id=id,
        outcome=outcome,
        why="a headline and a body",
        text=text,
        url=Url(url) if url else None,
        canonical=None,
        outlet=Found(value=outlet, rule="test") if outlet else NOWHERE,
        language=Found(value=lang, rule="test") if lang else NOWHERE,
        headline=Found(value=headline, rule="test") if headline else NOWHERE,
        standfirst=NOWHERE,
        published=Found(value=moment, rule="test") if moment else NOWHERE,
        modified=NOWHERE,
        bylines=(),
        dateline=NOWHERE,
        picture=NOWHERE,
        section=NOWHERE,
        tags=(),
        body=tuple(passages),
        read_also=(),
        related=(),
        ads=(),
        captured=day(captured) if captured else None,
        paywalled=False,
        next_page=None,
        roles=(),
        place=Place(file="halaman.jsonl", line=1),
    )


def capture(article: Article) -> Capture:
    """The page from which such an article would have been read."""
    return Capture(
        id=article.id,
        form=Form.TEXT,
        payload=article.text,
        place=article.place,
        url=article.url,
        captured=article.captured,
    )
