"""What an outlet's site puts around its articles: addresses, dates as printed, related lists with their ages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from babel import Locale

from content import Outlet, Written, plain

CLDR = {code: Locale(code) for code in ("id", "en")}
AGES = {
    "id": {"hour": "jam", "day": "hari", "week": "minggu", "month": "bulan", "year": "tahun"},
    "en": {"hour": "hour", "day": "day", "week": "week", "month": "month", "year": "year"},
}


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line of a related list, or one card of an index page."""

    title: str
    url: str
    day: date
    """The day on which the article truly appeared, in its outlet's zone."""
    age: str | None
    printed: str | None
    """The date, where the site prints dates rather than ages."""
    teaser: str


def local(moment: datetime, outlet: Outlet) -> datetime:
    """The moment in the outlet's zone."""
    return moment.astimezone(timezone(timedelta(hours=outlet.offset)))


def printed(moment: datetime, outlet: Outlet, style: str) -> str:
    """The moment as a page of this style prints it."""
    m = local(moment, outlet)
    names = CLDR[outlet.lang]
    month, day = names.months["format"]["wide"][m.month], names.days["format"]["wide"][m.weekday()]
    if outlet.lang == "id":
        return {
            "wordpress": f"{m.day} {month} {m:%Y}",
            "amp": f"{day}, {m:%d/%m/%Y %H:%M} {outlet.zone}",
            "table": f"{day}, {m.day} {month} {m:%Y} - {m:%H.%M} {outlet.zone}",
        }.get(style, f"{day}, {m.day} {month} {m:%Y} {m:%H:%M} {outlet.zone}")
    clock = m.strftime("%I:%M %p").lstrip("0")
    return {
        "wordpress": f"{month} {m.day}, {m:%Y}",
        "amp": f"{m.day} {month[:3]} {m:%Y}, {m:%H:%M} {outlet.zone}",
        "table": f"{day}, {m.day} {month} {m:%Y}",
    }.get(style, f"{month} {m.day}, {m:%Y} at {clock} {outlet.zone}")


def precise(moment: datetime, outlet: Outlet, style: str) -> str:
    """What of the moment a page of this style gives away: ISO 8601 with offset, or the day alone."""
    m = local(moment, outlet)
    day_only = style == "table" and outlet.lang == "en"
    return m.date().isoformat() if day_only else m.isoformat()


def address(article: Written, outlet: Outlet) -> str:
    """The address of an article on its outlet's site."""
    m = local(article.published, outlet)
    if article.kind in {"index", "not_article"}:
        return f"{outlet.home}/{article.slug}"
    if article.old_id:
        script = "berita.php" if outlet.lang == "id" else "story.php"
        return f"{outlet.home.replace('https', 'http')}/{script}?id={article.old_id}"
    section = article.section.lower().replace(" ", "-")
    return {
        "kabarlaut": f"{outlet.home}/{section}/{m:%y%m%d%H%M}/{article.address_name}",
        "lembahpos": f"{outlet.home}/{m:%Y/%m/%d}/{article.address_name}/",
        "straitcourier": f"{outlet.home}/{section}/{article.address_name}-{m:%Y%m%d}",
        "kawatnusa": f"{outlet.home}/{m:%Y%m%d}/{article.address_name}",
    }[outlet.code]


def fetched(article: Written, outlet: Outlet) -> str:
    """The address that a crawler asks for: AMP pages have one of their own and declare the article's."""
    url = address(article, outlet)
    if article.style != "amp":
        return url
    return {
        "kabarlaut": url.replace("//www.", "//amp."),
        "lembahpos": f"{url}amp/",
        "straitcourier": f"{url}?amp=1",
    }[outlet.code]


def picture(article: Written, outlet: Outlet) -> str:
    """The address of an article's lead picture."""
    return f"{outlet.home}/foto/{local(article.published, outlet):%Y/%m}/{article.address_name}.jpg"


def age(published: datetime, captured: datetime, outlet: Outlet) -> str:
    """How long before the capture something appeared, by the calendar of the outlet's zone.

    An outlet whose ages are "days" counts days for ever; the others go on to weeks, months and years, rounded down.
    """
    then, now = local(published, outlet), local(captured, outlet)
    days = (now.date() - then.date()).days
    if days == 0:
        return in_words(int((now - then).total_seconds() // 3600), "hour", outlet)
    if outlet.ages == "days" or days < 7:
        return in_words(days, "day", outlet)
    months = (now.year - then.year) * 12 + now.month - then.month - (now.day < then.day)
    if months < 1:
        return in_words(days // 7, "week", outlet)
    if months < 12:
        return in_words(months, "month", outlet)
    return in_words(months // 12, "year", outlet)


def in_words(amount: int, unit: str, outlet: Outlet) -> str:
    """An age in the outlet's language and manner."""
    word = AGES[outlet.lang][unit]
    if outlet.lang == "en":
        return f"{amount} {word}{'s' * (amount != 1)} ago"
    return f"{amount} {word} {'lalu' if outlet.ages == 'days' else 'yang lalu'}"


def teaser(article: Written) -> str:
    """What a list says under an article's title: its teaser, its standfirst, or its first sentence."""
    first = next((plain(b.text) for b in article.blocks if b.kind == "p"), "")
    return article.teaser or article.standfirst or first.split(". ")[0].rstrip(".") + "."


def item(article: Written, captured: datetime, outlet: Outlet, style: str) -> Item:
    """The article as a list of the outlet shows it on a page of this style captured then."""
    dated = style == "wordpress" and outlet.lang == "en"
    return Item(
        title=article.title,
        url=address(article, outlet),
        day=local(article.published, outlet).date(),
        age=None if dated else age(article.published, captured, outlet),
        printed=printed(article.published, outlet, style) if dated else None,
        teaser=teaser(article),
    )


def related(article: Written, everything: dict[str, Written], outlet: Outlet) -> list[Item]:
    """The related list of a page: what its editor chose, or the latest before the capture, its own story first."""
    if not article.captured:
        return []
    if article.related_to:
        chosen = [everything[name] for name in article.related_to]
    else:
        chosen = latest(article, everything)[: article.related]
    return [item(other, article.captured, outlet, article.style) for other in chosen]


def popular(article: Written, everything: dict[str, Written], outlet: Outlet) -> list[Item]:
    """The most-read list in the margin: five of the outlet's others, none of them in the related list."""
    if not article.captured:
        return []
    taken = {i.url for i in related(article, everything, outlet)}
    rest = [
        a
        for a in latest(article, everything)
        if address(a, outlet) not in taken and not (a.story and a.story == article.story)
    ]
    return [item(other, article.captured, outlet, article.style) for other in rest[:5]]


def latest(article: Written, everything: dict[str, Written]) -> list[Written]:
    """The outlet's other articles that stood on its site at the capture: own story first, then the latest."""
    assert article.captured
    others = [
        a
        for a in everything.values()
        if a.outlet == article.outlet
        and a.published < article.captured
        and a.kind not in APART
        and not (a.version_of or a.amp_of)
        and a.id not in {article.id, article.version_of, article.amp_of}
    ]
    own = article.story if article.kind != "index" else ""
    return sorted(others, key=lambda a: (not own or a.story != own, -a.published.timestamp()))


APART = {"index", "error_page", "consent_wall", "not_article"}
"""Kinds of page that no list points to."""
